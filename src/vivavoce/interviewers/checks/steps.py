"""Whether the step a reply takes is one that the guide knows and allows just here."""

from collections.abc import Iterator

from vivavoce.domain.guide import Mode, ProbeKind, Question, ValueType, Wording
from vivavoce.domain.interview import OPENING
from vivavoce.domain.profile import SETTLED, Profile, apply_changes
from vivavoce.domain.variables import fill
from vivavoce.interviewers.agenda import (
    CLOSING,
    CONSENT,
    STOP,
    SUMMARY,
    Agenda,
    Place,
    is_over_time,
)
from vivavoce.interviewers.checks.bearing import Bearing
from vivavoce.interviewers.checks.guide_words import GuideWords, squeezed
from vivavoce.interviewers.checks.objection import Code, Objection
from vivavoce.interviewers.interviewer import Reply, View
from vivavoce.interviewers.language import load, normal, normalised
from vivavoce.interviewers.listening import (
    last_place,
    listen,
    probes_put,
    questions_asked,
    turns_taken,
)
from vivavoce.interviewers.scripted.course import CUT_SHORT, DECLINED, STOPPED
from vivavoce.interviewers.understanding.answer import AnswerStatus, Asked
from vivavoce.interviewers.understanding.asides import Aside, aside_of
from vivavoce.interviewers.understanding.intents import Intent, intent_of
from vivavoce.interviewers.understanding.understand import understand

FRAMING = (CONSENT, SUMMARY, CLOSING, STOP)
STATES = frozenset({OPENING, CONSENT, SUMMARY, CLOSING})
WANTS_TO_END = frozenset({Aside.STOP, Aside.LATER, Aside.INSULT})
STOPPING_CHARS_MAX = 400
TURN_MAX = 5  # of many messages in a row the latest tell whether somebody wants to stop


class Steps:
    """Looks at where one reply goes; `words` are the freely worded part of it."""

    def __init__(self, view: View, reply: Reply, words: str, guide_words: GuideWords) -> None:
        self.view = view
        self.words = words
        self.reply = reply
        self.guide_words = guide_words
        self.agenda = Agenda(view.guide)
        self.transcript = view.interview.transcript
        self.profile: Profile = apply_changes(view.interview.profile, reply.changes)
        self.place = self.agenda.of_question(reply.question)

    def objections(self) -> Iterator[Objection]:
        """Yield what is wrong with the question, the probe, the place and the end."""
        yield from self._about_question()
        yield from self._about_probe()
        yield from self._about_bearing()
        yield from self._about_place()
        if self.reply.done:
            yield from self._about_end()

    def _about_question(self) -> Iterator[Objection]:
        asked = self.reply.question
        if asked is None or asked in FRAMING:
            return
        if self.place is None:
            yield Objection(
                code=Code.UNKNOWN_QUESTION,
                sentence="Name a question of the guide by its id, or none.",
            )
            return
        is_current = self._is_on_table(self.place)
        if self.place.is_relevant(self.profile) is False and not is_current:
            yield Objection(
                code=Code.UNKNOWN_QUESTION,
                sentence=(
                    f"Do not ask {self.place.question.id}: by what is known it does not apply; "
                    "take another open question."
                ),
            )
        elif self._has_to_be_verbatim(self.place) and not self._is_verbatim(self.place.question):
            yield Objection(
                code=Code.NOT_VERBATIM,
                sentence=f"Put the question {self.place.question.id} word for word as it stands.",
            )

    def _has_to_be_verbatim(self, place: Place) -> bool:
        """Whether the question is put for the first time, and in no words but the guide's."""
        is_fixed = (
            place.question.wording is Wording.VERBATIM or self.view.guide.mode is Mode.STRUCTURED
        )
        is_new = place.question.id not in questions_asked(self.transcript)
        return is_fixed and is_new and self.reply.probe is None

    def _is_verbatim(self, question: Question) -> bool:
        said = squeezed(self.reply.say)
        wording = self.guide_words.wording
        before = wording.profile
        try:
            # Its variables may be filled by what was learned just now, or before.
            for profile in (before, self.profile):
                wording.profile = profile
                if squeezed(wording.text(question.ask)) in said:
                    return True
        finally:
            wording.profile = before
        ask = self.view.guide.in_language(question.ask, self.view.interview.language)
        return squeezed(fill(ask, lambda _: None)) in said

    def _about_probe(self) -> Iterator[Objection]:
        probe = self.reply.probe
        if probe is None:
            return
        if self.place is None:
            yield Objection(
                code=Code.UNKNOWN_PROBE,
                sentence="Name the question of the guide that the probe follows up.",
            )
            return
        question = self.place.question
        put = probes_put(self.transcript, question.id)
        clarified = any(message.probe == ProbeKind.CLARIFY for message in put)
        if probe == ProbeKind.CLARIFY and not clarified:
            return  # whoever was not understood may always say so, once
        if probe not in {each.kind for each in question.probes}:
            yield Objection(
                code=Code.UNKNOWN_PROBE,
                sentence=f"Follow up {question.id} only by the kinds of probe it lists, or go on.",
            )
        elif self._is_followed_up_enough(self.place):
            yield _too_many_probes(question.id)

    def _about_bearing(self) -> Iterator[Objection]:
        """Yield what is wrong with the words in which a question of the guide is put."""
        place, words = self.place, self.words
        if place is None or not words or self.reply.done:
            return
        bearing = Bearing(self.view, place, self.guide_words)
        if bearing.is_beside_the_point(words):
            yield Objection(
                code=Code.BESIDE_THE_POINT,
                sentence=(
                    f"Ask what {place.question.id} asks, nearer to the guide's words or to what "
                    "the candidate just said."
                ),
            )
        is_named = self.reply.probe is not None
        heard = listen(self.transcript)
        if is_named or heard.question != place.question.id or bearing.is_still_open(self.profile):
            return
        if bearing.is_follow_up(words, heard.turn) and self._is_followed_up_enough(place):
            yield _too_many_probes(place.question.id)

    def _is_followed_up_enough(self, place: Place) -> bool:
        if is_over_time(place, self.agenda, self.transcript):
            return True
        bearing = Bearing(self.view, place, self.guide_words)
        return bearing.follow_ups() >= place.question.max_probes

    def _about_place(self) -> Iterator[Objection]:
        move = self.reply.move
        if move is None or move in STATES or move == self.view.interview.state:
            return
        if self.agenda.at_state(move) is None:
            yield Objection(
                code=Code.UNKNOWN_PLACE,
                sentence="Move only to a place of the guide, written as section.question.",
            )
        elif self.place is not None and self.place.state != move:
            yield Objection(
                code=Code.UNKNOWN_PLACE,
                sentence=f"Move to {self.place.state}, where the question you put stands.",
            )

    # The end.

    def _about_end(self) -> Iterator[Objection]:
        if turns_taken(self.transcript) >= self.view.guide.rules.max_turns:
            return
        disposition = self.reply.disposition
        is_declined = disposition == DECLINED and self.view.interview.state in {OPENING, CONSENT}
        if is_declined or self._wants_to_end():
            return
        if disposition in {STOPPED, CUT_SHORT}:
            yield Objection(
                code=Code.DONE_TOO_EARLY,
                sentence="Go on with the interview: the candidate has not asked to stop.",
            )
            return
        missing = self._still_to_ask()
        if missing:
            yield Objection(
                code=Code.DONE_TOO_EARLY,
                sentence=f"Do not end yet: ask {missing[0].question.id} first, which is required.",
            )

    def _still_to_ask(self) -> list[Place]:
        """Return the questions not put yet that ask for required information still open."""
        required = {
            item.id
            for item in self.view.guide.information
            if item.required
            and (item.id not in self.profile or self.profile[item.id].status not in SETTLED)
        }
        asked = questions_asked(self.transcript)
        return [
            place
            for place in self.agenda.open_places(self.profile, asked)
            if required.intersection(place.question.collects)
        ]

    def _wants_to_end(self) -> bool:
        heard = listen(self.transcript)
        language = self.guide_words.language
        for message in heard.turn[-TURN_MAX:]:
            text = message.text[:STOPPING_CHARS_MAX]
            if aside_of(text, language) in WANTS_TO_END:
                return True
            if intent_of(text, language) is Intent.REFUSAL and heard.question in FRAMING:
                return True
            said = f" {normal(text)} "
            for code in dict.fromkeys((language.code, "en")):
                words = normalised(load(code).asides.stop_words)
                if any(f" {word} " in said for word in words):
                    return True
            if heard.question == STOP and self._agrees(text):
                return True
        return False

    def _agrees(self, text: str) -> bool:
        read = understand(text, Asked(type=ValueType.BOOLEAN), self.guide_words.language)
        return read.status is AnswerStatus.OBTAINED and read.value is True

    def _is_on_table(self, place: Place) -> bool:
        current = last_place(self.transcript, self.agenda)
        return current is not None and current.question.id == place.question.id


def _too_many_probes(question: str) -> Objection:
    return Objection(
        code=Code.TOO_MANY_PROBES,
        sentence=(
            f"Leave {question} now and go on: it was followed up for as often or as long as the "
            "guide allows."
        ),
    )
