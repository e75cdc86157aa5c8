"""One reply of the interviewer that needs no model.

Pure: what it says depends on nothing but the view, so asking it again after a
crash gives the same reply. What it did before it reads off the transcript, where
every message carries the question it put.
"""

from msgspec.structs import replace

from vivavoce import observability
from vivavoce.domain.guide import ProbeKind, ProbeWhen
from vivavoce.domain.profile import ProfileValue, apply_changes
from vivavoce.domain.text import MESSAGE_BYTES_MAX
from vivavoce.domain.transcript import Message
from vivavoce.interviewers.agenda import CLOSING, STOP, SUMMARY, Place, is_settled
from vivavoce.interviewers.amending import amended
from vivavoce.interviewers.interviewer import Reply, View
from vivavoce.interviewers.listening import probes_put, questions_asked, was_answered
from vivavoce.interviewers.scripted import framing
from vivavoce.interviewers.scripted.capture import Reading, read
from vivavoce.interviewers.scripted.consent import ask_anew, consent, declined, taken_back
from vivavoce.interviewers.scripted.corrections import Correction, correction
from vivavoce.interviewers.scripted.course import CUT_SHORT, Changes, Course
from vivavoce.interviewers.scripted.ear import WORDED
from vivavoce.interviewers.scripted.overheard import overheard
from vivavoce.interviewers.scripted.probing import next_probe
from vivavoce.interviewers.scripted.revising import (
    Revised,
    corrections_in,
    revised,
    without_replaced,
    without_what_it_rested_on,
)
from vivavoce.interviewers.scripted.staying import ASKS_BACK, stay
from vivavoce.interviewers.scripted.wording import paragraph, paragraphs
from vivavoce.interviewers.understanding.asides import Aside, aside_of
from vivavoce.interviewers.understanding.intents import Intent, intent_of

NAME = "scripted"

# However often somebody asks back, jokes or insults: then the question is left.
SAID_ABOUT_ONE_QUESTION_MAX = 8

SAYS_ENOUGH = frozenset({Aside.STOP, Aside.LATER})
# Follow-ups to what said nothing yet: "noted, thank you" before one of them would be untrue.
ASK_AGAIN = frozenset({ProbeWhen.VAGUE, ProbeWhen.UNCLEAR})


class ScriptedInterviewer:
    """Leads an interview by its guide: asks in order, probes by rule, skips what is known."""

    async def reply(self, view: View) -> Reply:
        """Return what to say next; never waits and never fails."""
        try:
            return fitting_one_message(reply_to(view))
        except Exception as error:
            # A mistake of ours must not stop the interview (I6): the words are kept, the
            # question is left, and somebody should look.
            observability.error(
                "interviewer:failed",
                "An answer could not be replied to as it should",
                interviewId=view.interview.id,
                reason=type(error).__name__,
            )
            return Course(view).go_on_unread()


def fitting_one_message(reply: Reply) -> Reply:
    """Return `reply`, its words cut to what one message may hold.

    Guides are checked so that they do not come near it; a kept one may be older.
    """
    encoded = reply.say.encode()
    if len(encoded) <= MESSAGE_BYTES_MAX:
        return reply
    return replace(reply, say=encoded[: MESSAGE_BYTES_MAX - 3].decode(errors="ignore") + "…")


def reply_to(view: View) -> Reply:
    """Return what to say next in `view`."""
    read = without_replaced(view)
    course = Course(read, amended(view.interview.transcript))
    corrections = corrections_in(course) if course.has_begun else []
    reply = _revised(course, read, corrections) if corrections else _reply(course)
    return reply if read is view else without_what_it_rested_on(reply, view, read, course)


def _revised(course: Course, view: View, corrections: list[Message]) -> Reply:
    """Take in what was put right, and say so; then reply to the rest, or come back to what is open.

    Who takes back the consent has ended the interview.
    """
    found = revised(course, corrections)
    after = Course(_with_changes(view, found.changes), course.transcript)
    taken = [taken_back(after, message) for message in found.consent]
    if taken and taken[-1] is not False:
        reply = declined(after) if taken[-1] else ask_anew(after)
        return replace(reply, changes={**found.changes, **reply.changes})
    is_waiting = bool(after.heard.turn) or after.interview.owner_asks is not None
    is_replied_to = is_waiting or after.is_at_consent
    reply = _reply(after) if is_replied_to else _come_back(after, found)
    return replace(
        reply,
        say=(paragraphs if is_replied_to else paragraph)(found.words, reply.say),
        changes={**found.changes, **reply.changes},
    )


def _with_changes(view: View, changes: Changes) -> View:
    profile = apply_changes(view.interview.profile, dict(changes))
    return replace(view, interview=replace(view.interview, profile=profile))


def _come_back(course: Course, found: Revised) -> Reply:
    """Put what is open once more, or go on where a correction has made it needless.

    What was put right in words that could not be read is asked for first.
    """
    question, state = course.heard.question, course.interview.state
    if course.is_last_turn:
        return course.end(None, {}, course.phrases.limit, disposition=CUT_SHORT)
    if question == SUMMARY == state:
        last = framing.has_rounds_enough(course)
        return framing.summed_up_again(course, {}, "", is_last_round=last)
    if question == STOP or question == CLOSING == state:
        return framing.put_again(course, question)
    if found.unread is not None:
        place, item = found.unread
        clearer = course.wording.unused(course.wording.unclear(item))
        if clearer is not None:
            kind, id_ = ProbeKind.CLARIFY, place.question.id
            return Reply(say=clearer, move=place.state, question=id_, probe=kind)
    return _Turn(course).come_back()


def _reply(course: Course) -> Reply:
    if not course.has_begun:
        return course.open()
    question, state = course.heard.question, course.interview.state
    if course.is_at_consent:
        return consent(course)
    if course.interview.owner_asks is not None:
        return _Turn(course).put(course.interview.owner_asks)
    if not course.heard.turn and (question == STOP or question == state in {SUMMARY, CLOSING}):
        return framing.put_again(course, question)
    if question == CLOSING == state:
        return framing.closing(course)
    if question == STOP:
        return framing.stop(course)
    if question == SUMMARY == state:
        return framing.summary(course)
    return _Turn(course).reply()


class _Turn:
    """A turn about one of the guide's questions, or after somebody else led."""

    def __init__(self, course: Course) -> None:
        self.course = course
        self.phrases = course.phrases
        self.place = course.agenda.of_question(course.heard.question)
        self.reading = self._read()

    def reply(self) -> Reply:
        place, course = self.place, self.course
        corrected = self._correction(place) if place is not None else None
        if course.is_last_turn:
            changes = self._changes_of(corrected) if corrected else self.reading.changes
            return course.end(None, changes, self.phrases.limit, disposition=CUT_SHORT)
        if place is None or place.state != course.interview.state or not course.heard.turn:
            return self._follow_owner()
        if corrected is not None:
            return self._correct(place, corrected)
        if self._is_exhausted(place):
            return self.course.go_on(place, self.reading.changes, self.phrases.leave)
        staying = stay(self.course, place, self.reading)
        if staying is not None:
            return staying
        changes = self._with_overheard(place)
        return self._probe(place, changes) or self.course.go_on(place, changes, self._lead())

    def come_back(self) -> Reply:
        """Put the question on the table once more, unless there is nothing left to ask in it."""
        place, course = self.place, self.course
        if place is None or place.state != course.interview.state:
            return self._follow_owner()
        profile, last = course.interview.profile, course.heard.said[-1]
        is_done = last.probe is None and is_settled(place.question, profile)
        if is_done or place.is_relevant(profile) is False:
            return course.go_on(place, {}, "")
        words = self._question(place) if last.probe is None else self._without_thanks(last.text)
        again = self.phrases.come_back.format(question=words)
        return Reply(say=again, question=place.question.id, probe=last.probe)

    def put(self, question: str) -> Reply:
        """Put a question of the owner's, in the owner's words, where the interview stands.

        What the candidate said before is taken in; the next turn goes on by the guide.
        """
        is_answered = bool(self.course.heard.turn)
        changes = self._with_overheard(self.place) if self.place and is_answered else {}
        return Reply(say=paragraph(self._acknowledged(), question), changes=changes)

    def _read(self) -> Reading:
        heard = self.course.heard
        if self.place is not None and heard.turn:
            return read(self.place.question, heard, self.course.ear)
        text = heard.turn[-1].text if heard.turn else ""
        language = self.course.language
        return Reading(intent=intent_of(text, language), aside=aside_of(text, language))

    def _is_exhausted(self, place: Place) -> bool:
        """Whether so much was said about the question, without an answer, that it is left."""
        has_answer = self.reading.intent not in ASKS_BACK and self.reading.aside is None
        return not has_answer and len(self.course.heard.said) >= SAID_ABOUT_ONE_QUESTION_MAX

    # What is no answer.

    def _correction(self, place: Place) -> Correction | None:
        """Return the correction of an earlier answer that one of the latest messages is."""
        if self.reading.aside in SAYS_ENOUGH or self.reading.intent is Intent.REFUSAL:
            return None  # "Sorry, this is too much": it apologises, and corrects nothing
        if len(self.course.heard.said) >= SAID_ABOUT_ONE_QUESTION_MAX:
            return None  # the same words over and over
        for message in self.course.heard.turn:
            if any(said.seq < message.seq for said in self.reading.said):
                return None  # the question was answered already: it is that answer that changes
            found = correction(
                message,
                place=place,
                agenda=self.course.agenda,
                ear=self.course.ear,
                wording=self.course.wording,
            )
            if found is not None:
                return found
        return None

    def _correct(self, place: Place, found: Correction) -> Reply:
        """Say what is different now, and put the question on the table again."""
        changes = self._changes_of(found)
        self.course.learn(changes)
        words = framing.corrected_words(self.course, found.item.id)
        again = self.phrases.come_back.format(question=self._question(place))
        return Reply(say=paragraph(words, again), changes=dict(changes), question=place.question.id)

    def _changes_of(self, found: Correction) -> Changes:
        return {found.item.id: found.value}

    # What is one.

    def _with_overheard(self, place: Place) -> dict[str, ProfileValue | None]:
        """Return what was learned, from the answer and beside it."""
        reading, course = self.reading, self.course
        if reading.intent is not Intent.ANSWER or reading.aside or reading.is_foreign:
            return dict(reading.changes)
        learned, contradicts = overheard(
            place.question,
            course.heard.turn,
            agenda=course.agenda,
            ear=course.ear,
            wording=course.wording,
        )
        if contradicts:
            due = reading.due | {ProbeWhen.CONTRADICTS} if reading.due else reading.due
            self.reading = replace(reading, due=due)
        return {**learned, **reading.changes}

    def _probe(self, place: Place, changes: dict[str, ProfileValue | None]) -> Reply | None:
        course, question = self.course, place.question
        if course.is_over_time(place):
            return None
        probe = next_probe(
            question,
            self.reading.due,
            self.reading.unread,
            put=len(probes_put(course.transcript, question.id)),
            profile=course.learn(changes),
            wording=course.wording,
        )
        if probe is None:
            return None
        kind, words = probe
        lead = "" if self.reading.due & ASK_AGAIN else self._acknowledged()
        say = paragraph(lead, words)
        return Reply(say=say, changes=changes, question=question.id, probe=kind)

    # After somebody else led.

    def _follow_owner(self) -> Reply:
        """Go on where an owner put the interview, or where one left who led it by hand."""
        course, changes = self.course, self.reading.changes
        if self.reading.aside is Aside.STOP:
            return framing.ask_to_stop(course)
        lead = self._acknowledged()
        if course.interview.state == CLOSING:
            return course.close(changes, lead)
        place = course.agenda.at_state(course.interview.state)
        if place is None:
            return course.go_on(None, changes, lead)
        if course.heard.question not in {None, place.question.id} or not self._was_put(place):
            return course.ask(place, changes, lead)
        if self._is_answered(place):
            return course.go_on(place, changes, lead)
        return course.ask(place, changes, lead, wording=self.phrases.come_back)

    def _was_put(self, place: Place) -> bool:
        return place.question.id in questions_asked(self.course.transcript)

    def _is_answered(self, place: Place) -> bool:
        """Whether anything came of a question that was put before somebody else spoke."""
        if not place.question.collects:
            return was_answered(self.course.transcript, place.question.id)
        return any(name in self.course.interview.profile for name in place.question.collects)

    # Words.

    def _question(self, place: Place) -> str:
        return self.course.wording.text(place.question.ask)

    def _without_thanks(self, text: str) -> str:
        """Return words of ours without those that they began with, taking up an answer."""
        thanks = (f"{words} " for words in (*self.phrases.acknowledged, *self.phrases.noted))
        return next((text.removeprefix(each) for each in thanks if text.startswith(each)), text)

    def _lead(self) -> str:
        """Return the words on the way from a question that was dealt with, or given up."""
        if self.reading.intent in ASKS_BACK or self.reading.aside is not None:
            return self.phrases.leave
        return self._acknowledged()

    def _acknowledged(self) -> str:
        """Return words that say: I heard you. The same ones never come twice running."""
        if not self.course.heard.turn or self.reading.intent is Intent.UNCLEAR:
            return ""
        if self.reading.intent is Intent.QUESTION:
            return self.phrases.cannot_answer
        ways = {
            Intent.REFUSAL: self.phrases.refusal_accepted,
            Intent.UNKNOWN: self.phrases.unknown_accepted,
        }.get(self.reading.intent) or self._heard_words()
        return self.course.wording.rotated(ways)

    def _heard_words(self) -> tuple[str, ...]:
        """Return dry words after a number, a date or a choice, and plain ones after a story."""
        types = {
            item.type
            for item in self.course.guide.information
            if self.place is not None and item.id in self.place.question.collects
        }
        is_dry = bool(types) and not types & WORDED
        return (is_dry and self.phrases.noted) or self.phrases.acknowledged
