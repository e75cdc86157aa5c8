"""When the candidate puts an earlier answer right: the question it answered is read again.

The correction counts as the answer from the first: what rested on the words before rests on the
new ones, or on nothing any more.
"""

from collections.abc import Sequence
from functools import cached_property

import msgspec
from msgspec.structs import replace

from vivavoce.domain.events import Speaker
from vivavoce.domain.guide import Information, ValueType
from vivavoce.domain.ids import MessageId
from vivavoce.domain.profile import FieldStatus, Profile, ProfileValue
from vivavoce.domain.transcript import Message
from vivavoce.interviewers.agenda import CONSENT, Place
from vivavoce.interviewers.amending import answered, late_corrections, replaced_by
from vivavoce.interviewers.interviewer import Reply, View
from vivavoce.interviewers.listening import Heard, listen
from vivavoce.interviewers.scripted import framing
from vivavoce.interviewers.scripted.capture import SOURCES_MAX, Reading, fitting, read
from vivavoce.interviewers.scripted.course import Changes, Course
from vivavoce.interviewers.scripted.ear import Ear
from vivavoce.interviewers.scripted.overheard import overheard
from vivavoce.interviewers.scripted.wording import paragraph
from vivavoce.interviewers.understanding.answer import AnswerStatus
from vivavoce.interviewers.understanding.intents import Intent

# Of one reply: what else was changed is in the profile, and in the summary.
TOLD_MAX = 3

WITHOUT_ANSWER = frozenset({Intent.UNCLEAR, Intent.QUESTION, Intent.NOTHING})


class Revised(msgspec.Struct, frozen=True, kw_only=True):
    """What corrections of earlier answers come to: what is different now, and words that say so.

    `consent` are those among them that put right what was said about the consent. `unread` is
    the first question that one of them answers in words no value could be made out of.
    """

    changes: dict[str, ProfileValue | None]
    words: str
    consent: tuple[Message, ...] = ()
    unread: tuple[Place, Information] | None = None


def without_replaced(view: View) -> View:
    """Return `view` without what rests on words that the answer in this turn takes the place of.

    "Five." "What kind of work was that?" "Sorry, six": the question is still on the table, so
    the latest words answer it anew.
    """
    said = view.interview.transcript
    turn = listen(said).turn
    late = late_corrections(turn, said)
    now = {message.id for message in late}
    early = [each for each in turn if each.corrects is not None and each.id not in now]
    replaced = replaced_by(early, said) if early else set()
    known = view.interview.profile
    profile = {name: known[name] for name in known if not replaced & set(known[name].sources)}
    if len(profile) == len(known):
        return view
    return replace(view, interview=replace(view.interview, profile=profile))


def without_what_it_rested_on(reply: Reply, view: View, read: View, course: Course) -> Reply:
    """Return `reply` to `read`, so that nothing in `view` rests on words that were replaced.

    What the question collects stays as it was, unless the answer says something else.
    """
    place = course.agenda.of_question(course.heard.question)
    own = place.question.collects if place is not None else []
    gone = view.interview.profile.keys() - read.interview.profile.keys() - set(own)
    return replace(reply, changes={**dict.fromkeys(sorted(gone)), **reply.changes})


def corrections_in(course: Course) -> list[Message]:
    """Return the messages that wait for a reply and put an earlier answer right.

    Of several that put the same one right, the last.
    """
    said = course.interview.transcript
    late = late_corrections(listen(said).turn, said)
    return [message for message in late if course.transcript.find(message.id) is not None]


def revised(course: Course, corrections: Sequence[Message]) -> Revised:
    """Return what `corrections` come to."""
    said = course.interview.transcript
    changes: dict[str, ProfileValue | None] = {}
    unread: tuple[Place, Information] | None = None
    # Each question is read again once, however many of its answers were put right.
    by_question: dict[str | None, list[Message]] = {}
    for message in corrections:
        asked = answered(message, said)
        by_question.setdefault(asked.question if asked is not None else None, []).append(message)
    consent = by_question.pop(CONSENT, [])
    for question, messages in by_question.items():
        place = course.agenda.of_question(question)
        revision = _Revision(course, messages, place)
        changes |= revision.changes
        item = revision.unread
        if place is not None and item is not None and unread is None:
            unread = (place, item)
    profile = course.learn(changes)
    changes |= course.agenda.applicable_again(profile)
    words = _words(course, changes if unread is None else _without(changes, unread[1].id))
    return Revised(changes=changes, words=words, consent=tuple(consent), unread=unread)


def _without(changes: Changes, name: str) -> Changes:
    return {each: value for each, value in changes.items() if each != name}


class _Revision:
    """What was put right of the answer to one question: what it says instead, the latest last.

    What rested on the words that are replaced does not any more.
    """

    def __init__(self, course: Course, corrections: Sequence[Message], place: Place | None) -> None:
        self.course = course
        read = (course.transcript.find(each.id) for each in corrections)
        self.messages = tuple(each for each in read if each is not None)
        self.message = self.messages[-1]
        self.place = place
        self.replaced = replaced_by(corrections, course.interview.transcript)
        self.own = frozenset(place.question.collects) if place is not None else frozenset()
        profile = course.interview.profile
        self.rested = {
            name for name, known in profile.items() if self.replaced & set(known.sources)
        }
        self.reading = self._reading()

    @property
    def unread(self) -> Information | None:
        """What was told anew, in words no value could be made out of; None: nothing was."""
        item = self.reading.unread if self.reading is not None else None
        return item if item is not None and item.id in self.changes else None

    @cached_property
    def changes(self) -> Changes:
        """What is different now."""
        reading = self.reading
        if reading is not None and (reading.aside or reading.intent in WITHOUT_ANSWER):
            return {}  # it says nothing instead, so what was said before stays
        changes = self._own_changes(reading) if reading is not None else {}
        for name in sorted(self.rested - self.own):
            changes[name] = self._elsewhere(name)
        changes |= self._overheard()
        known = self.course.interview.profile
        return {name: value for name, value in changes.items() if known.get(name) != value}

    def _reading(self) -> Reading | None:
        """Read the question again whose answer is another now; None: it was none of the guide's.

        Nothing is known of it yet, so that a refusal takes back what was said.
        """
        if self.place is None:
            return None
        course, question = self.course, self.place.question
        heard = Heard(
            question=question.id,
            said=tuple(each for each in course.transcript if each.question == question.id),
            answers=tuple(each for each in course.transcript if self._answers(each)),
            turn=self.messages,
        )
        return read(question, heard, self._ear(self.own))

    def _answers(self, message: Message) -> bool:
        if message.speaker is not Speaker.CANDIDATE or self.place is None:
            return False
        asked = answered(message, self.course.transcript)
        return asked is not None and asked.question == self.place.question.id

    def _own_changes(self, reading: Reading) -> dict[str, ProfileValue | None]:
        """Return what the question collects, as far as it is not somebody else's by now.

        What an owner has put down by hand does not rest on what is corrected.
        """
        known = self.course.interview.profile
        changes: dict[str, ProfileValue | None] = {}
        for name, value in reading.changes.items():
            before = known.get(name)
            if name in self.rested or before is None or before.status is not FieldStatus.OBTAINED:
                changes[name] = _as_settled_as(before, value, self.course.wording.items[name])
        return changes

    def _elsewhere(self, name: str) -> ProfileValue | None:
        """Return what is known of an item that the same words told, asked for something else."""
        course, item = self.course, self.course.wording.items.get(name)
        before = course.interview.profile[name]
        sources = tuple(each for each in before.sources if each not in self.replaced)
        places = course.agenda.collecting(name)
        if item is not None and item.type is not ValueType.TEXT:
            question = places[0].question if places else None
            on = self.message.recorded_at.date()
            found = course.ear.understand(self.message.text, item, question, on)
            if sources and found.status is AnswerStatus.OBTAINED:
                return _resting_on(before, fitting(found.value), (*sources, self.message.id))
        if not sources:
            return None  # unless it is overheard again, below
        return _resting_on(before, self._with_new_words(before.value), sources)

    def _with_new_words(self, value: object) -> object:
        """Return free words in which those that are replaced stand, with the new ones instead."""
        said = self.course.interview.transcript
        for message in self.messages:
            old = said.find(message.corrects) if message.corrects is not None else None
            if isinstance(value, str) and old is not None and old.text.strip() in value:
                value = fitting(value.replace(old.text.strip(), message.text.strip()))
        return value

    def _overheard(self) -> dict[str, ProfileValue | None]:
        if self.place is None:
            return {}
        course = self.course
        alone = {
            name
            for name in self.rested - self.own
            if set(course.interview.profile[name].sources) <= self.replaced
        }
        learned, _ = overheard(
            self.place.question,
            self.messages,
            agenda=course.agenda,
            ear=self._ear(alone),
            wording=course.wording,
        )
        return learned

    def _ear(self, unknown: frozenset[str] | set[str]) -> Ear:
        """Return an ear that knows nothing of the items called `unknown` yet."""
        course = self.course
        known = course.interview.profile
        profile: Profile = {name: known[name] for name in known if name not in unknown}
        return Ear(
            course.guide, profile, course.language, course.interview.language, course.transcript
        )


def _as_settled_as(
    before: ProfileValue | None, value: ProfileValue | None, item: Information
) -> ProfileValue | None:
    """Return free words as settled as those they replace: nobody asks for more of them now."""
    if before is None or before.status is not FieldStatus.OBTAINED:
        return value
    if value is None or value.value is None or item.type is not ValueType.TEXT:
        return value
    return replace(value, status=FieldStatus.OBTAINED)


def _resting_on(
    before: ProfileValue, value: object, sources: tuple[MessageId, ...]
) -> ProfileValue:
    return replace(before, value=value, sources=sources[-SOURCES_MAX:])


def _words(course: Course, changes: Changes) -> str:
    """Return words that say what is different now; plain thanks where nothing is."""
    told = [
        framing.corrected_words(course, name, replaces=True)
        for name, value in changes.items()
        if value is not None and value.value is not None and name in course.wording.items
    ]
    if any(told):
        return paragraph(*told[:TOLD_MAX])
    is_refused = any(value and value.status is FieldStatus.REFUSED for value in changes.values())
    thanks = course.phrases.refusal_accepted if is_refused else course.phrases.acknowledged
    return course.wording.rotated(thanks)
