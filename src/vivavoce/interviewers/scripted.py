"""The interviewer that needs no model: it follows the guide word for word.

Pure: what it says depends on nothing but the view, so asking it again after a
crash gives the same reply. What it did before it reads off the transcript, where
every message carries the question it put.
"""

from collections.abc import Mapping

from vivavoce.domain.events import Speaker
from vivavoce.domain.guide import Probe, ProbeKind, ProbeWhen, Question, Text, ValueType
from vivavoce.domain.profile import ProfileValue, apply_changes
from vivavoce.interviewers.agenda import CLOSING, Agenda, Place
from vivavoce.interviewers.capture import Reading, read
from vivavoce.interviewers.interviewer import Reply, View
from vivavoce.interviewers.language import language_of
from vivavoce.interviewers.listening import (
    last_question,
    listen,
    probes_put,
    questions_asked,
    turns_taken,
    was_answered,
)
from vivavoce.interviewers.understanding import Intent, intent_of

NAME = "scripted"

Changes = Mapping[str, ProfileValue | None]


class ScriptedInterviewer:
    """Leads an interview by its guide: asks in order, probes by rule, skips what is known."""

    async def reply(self, view: View) -> Reply:
        """Return what to say next; never waits and never fails."""
        return _Turn(view).reply()


class _Turn:
    """One reply in the making."""

    def __init__(self, view: View) -> None:
        self.guide = view.guide
        self.interview = view.interview
        self.transcript = view.interview.transcript
        self.agenda = Agenda(view.guide)
        self.language = language_of(view.guide, view.interview.language)
        self.phrases = self.language.phrases
        self.heard = listen(self.transcript)
        self.turns = sum(said.speaker is Speaker.INTERVIEWER for said in self.transcript)

    def reply(self) -> Reply:
        if self.turns == 0:
            return self._opening()
        asked = self.agenda.of_question(self.heard.question)
        reading = self._reading(asked)
        is_last = turns_taken(self.transcript) >= self.guide.rules.max_turns
        if self.heard.question == CLOSING == self.interview.state:
            return (None if is_last else self._explain_closing(reading)) or self._end(CLOSING)
        if is_last:
            return self._end(None, reading.changes, self.phrases.limit)
        if asked is not None and asked.state == self.interview.state:
            return self._stay(asked, reading) or self._go_on(asked, reading, self._lead(reading))
        return self._follow_owner(reading)

    def _opening(self) -> Reply:
        """Greet and ask the first question, or the one an owner chose."""
        opening = self._in_language(self.guide.opening)
        place = self.agenda.at_state(self.interview.state) or self.agenda.first_open(
            self.interview.profile, ()
        )
        return self._ask(place, {}, opening) if place else self._close({}, opening)

    def _reading(self, asked: Place | None) -> Reading:
        if asked is not None:
            return read(
                asked.question,
                self.heard,
                guide=self.guide,
                profile=self.interview.profile,
                language=self.language,
            )
        turn = self.heard.turn
        return Reading(intent=intent_of(turn[-1].text, self.language) if turn else Intent.ANSWER)

    # With the question that is on the table.

    def _stay(self, place: Place, reading: Reading) -> Reply | None:
        """Explain the question or probe the answer; None when neither is due."""
        question = place.question
        if reading.intent in {Intent.UNCLEAR, Intent.QUESTION}:
            explained = self._explained(reading.intent, question.clarify, question.ask)
            if explained is None:
                return None
            return Reply(say=explained, changes=dict(reading.changes), question=question.id)
        probe = self._probe(question, reading)
        if probe is None:
            return None
        return Reply(
            say=_paragraph(self._acknowledged(reading), self._in_language(probe.ask)),
            changes=dict(reading.changes),
            question=question.id,
            probe=probe.kind,
        )

    def _explained(self, intent: Intent, clarify: Text | None, ask: Text) -> str | None:
        """Return the question in other words; None when it was put in all there are."""
        if self.heard.explanations > (clarify is not None):
            return None
        again = self.phrases.again.format(question=self._in_language(ask))
        if intent is Intent.QUESTION:
            return _paragraph(self.phrases.cannot_answer, again)
        explanation = self._in_language(clarify) if clarify is not None else again
        known = any(explanation in message.text for message in self.heard.said[1:])
        return again if known else explanation

    def _probe(self, question: Question, reading: Reading) -> Probe | None:
        """Return the next probe whose rule applies and whose words were not used yet."""
        put = probes_put(self.transcript, question.id)
        if not reading.due or len(put) >= question.max_probes:
            return None
        probes = [probe for probe in question.probes if probe.when in reading.due]
        probes += self._plain_probe(reading)
        for probe in probes:
            wording = self._in_language(probe.ask)
            if not any(wording in message.text for message in put):
                return probe
        return None

    def _plain_probe(self, reading: Reading) -> list[Probe]:
        """Return the probe that every unreadable value gets when the guide has none for it."""
        item = reading.unread
        ask = self.phrases.unclear.get(item.type) if item else None
        if item is None or ask is None:
            return []
        if item.type is ValueType.CHOICE:
            labels = [option.labels[0] if option.labels else option.id for option in item.options]
            ask = ask.format(options=", ".join(labels))
        return [Probe(kind=ProbeKind.CLARIFY, ask=ask, when=ProbeWhen.UNCLEAR)]

    # On to another one.

    def _go_on(self, place: Place | None, reading: Reading, lead: str) -> Reply:
        """Ask the first open question, after `place` if there is one; without any, close."""
        profile = apply_changes(self.interview.profile, dict(reading.changes))
        asked = questions_asked(self.transcript)
        following = self.agenda.first_open(profile, asked, after=place)
        if following is None:
            return self._close(reading.changes, lead)
        return self._ask(following, reading.changes, lead)

    def _follow_owner(self, reading: Reading) -> Reply:
        """Go on where an owner put the interview, or where one left who led it by hand."""
        lead = self._acknowledged(reading)
        if self.interview.state == CLOSING:
            return self._close(reading.changes, lead)
        place = self.agenda.at_state(self.interview.state)
        if place is None:
            return self._go_on(None, reading, lead)
        if self.heard.question is not None or not self._was_put(place):
            return self._ask(place, reading.changes, lead)
        if self._is_answered(place):
            return self._go_on(place, reading, lead)
        return self._ask(place, reading.changes, lead, wording=self.phrases.come_back)

    def _was_put(self, place: Place) -> bool:
        return place.question.id in questions_asked(self.transcript)

    def _is_answered(self, place: Place) -> bool:
        """Whether anything came of a question that was put before somebody else spoke."""
        if not place.question.collects:
            return was_answered(self.transcript, place.question.id)
        return any(name in self.interview.profile for name in place.question.collects)

    def _ask(
        self, place: Place, changes: Changes, lead: str, *, wording: str = "{question}"
    ) -> Reply:
        ask = wording.format(question=self._in_language(place.question.ask))
        transition = self._transition(place)
        # Opening words and the way into a topic are a paragraph of their own.
        joined = _paragraph(lead, ask)
        if transition or self.turns == 0:
            joined = "\n\n".join(filter(None, [_paragraph(lead, transition), ask]))
        return Reply(
            say=joined, changes=dict(changes), move=place.state, question=place.question.id
        )

    def _transition(self, place: Place) -> str:
        """Return the words on the way into the section of `place`, if it is a new one."""
        before = self.agenda.of_question(last_question(self.transcript))
        if before is not None and before.section.id == place.section.id:
            return ""
        transition = place.section.transition
        return self._in_language(transition) if transition is not None else ""

    # To the end.

    def _close(self, changes: Changes, lead: str) -> Reply:
        """Ask the closing question; without one, or when it was asked, say the last words."""
        ask = self.guide.closing.ask
        greeting = lead if self.turns == 0 else ""
        if ask is None or CLOSING in questions_asked(self.transcript):
            return self._end(CLOSING, changes, greeting)
        say = self._in_language(ask)
        return Reply(
            say=f"{greeting}\n\n{say}" if greeting else _paragraph(lead, say),
            changes=dict(changes),
            move=CLOSING,
            question=CLOSING,
        )

    def _explain_closing(self, reading: Reading) -> Reply | None:
        ask = self.guide.closing.ask
        if ask is None or reading.intent not in {Intent.UNCLEAR, Intent.QUESTION}:
            return None
        explained = self._explained(reading.intent, None, ask)
        return None if explained is None else Reply(say=explained, question=CLOSING)

    def _end(self, state: str | None, changes: Changes | None = None, lead: str = "") -> Reply:
        """Say the closing words. Without a `state`, the one where it was cut short stays."""
        say = "\n\n".join(filter(None, [lead, self._in_language(self.guide.closing.say)]))
        return Reply(say=say, changes=dict(changes or {}), move=state, done=True)

    # Words.

    def _in_language(self, text: Text) -> str:
        return self.guide.in_language(text, self.interview.language)

    def _lead(self, reading: Reading) -> str:
        """Return the words on the way from a question that was dealt with, or given up."""
        if reading.intent in {Intent.UNCLEAR, Intent.QUESTION}:
            return self.phrases.leave
        return self._acknowledged(reading)

    def _acknowledged(self, reading: Reading) -> str:
        """Return words that say: I heard you. The same ones never come twice running."""
        if reading.intent is Intent.UNCLEAR:
            return ""
        if reading.intent is Intent.QUESTION:
            return self.phrases.cannot_answer
        ways = {
            Intent.REFUSAL: self.phrases.refusal_accepted,
            Intent.UNKNOWN: self.phrases.unknown_accepted,
        }.get(reading.intent, self.phrases.acknowledged)
        return ways[self.turns % len(ways)] if ways else ""


def _paragraph(*sentences: str) -> str:
    return " ".join(filter(None, sentences))
