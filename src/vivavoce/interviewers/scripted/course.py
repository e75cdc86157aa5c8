"""Where an interview goes next, and the reply that takes it there."""

import functools
from collections.abc import Mapping

from vivavoce.domain.events import Speaker
from vivavoce.domain.guide import Text
from vivavoce.domain.interview import HUMAN, OPENING
from vivavoce.domain.profile import Profile, ProfileValue, apply_changes
from vivavoce.domain.transcript import Transcript
from vivavoce.interviewers.agenda import (
    CLOSING,
    CONSENT,
    SUMMARY,
    Agenda,
    Place,
    is_over_time,
)
from vivavoce.interviewers.interviewer import Reply, View
from vivavoce.interviewers.language import language_of
from vivavoce.interviewers.listening import (
    dealt_with,
    last_place,
    listen,
    questions_asked,
    turns_taken,
)
from vivavoce.interviewers.scripted.ear import Ear
from vivavoce.interviewers.scripted.wording import Wording, paragraph, paragraphs

Changes = Mapping[str, ProfileValue | None]

DECLINED = "declined"  # no consent
STOPPED = "stopped"  # the candidate wanted to stop
CUT_SHORT = "cut_short"  # the guide's max_turns were used up

# How much of a summary a message has room for, beside the words around it.
SUMMARY_CHARS_MAX = 7_000


class Course:
    """One reply in the making: the interview, its guide, and the ways on from here.

    Args:
        transcript: what was said, as it is to be read; None: as it was said.
    """

    def __init__(self, view: View, transcript: Transcript | None = None) -> None:
        self.guide = view.guide
        self.interview = view.interview
        self.transcript = view.interview.transcript if transcript is None else transcript
        self.agenda = Agenda(view.guide)
        self.language = language_of(view.guide, view.interview.language)
        self.phrases = self.language.phrases
        self.wording = Wording(view.guide, view.interview, self.language)
        self.ear = Ear(
            view.guide,
            view.interview.profile,
            self.language,
            view.interview.language,
            view.interview.transcript,
        )
        self.heard = listen(self.transcript)
        self._over_time: dict[str, bool] = {}  # by section

    @functools.cached_property
    def has_spoken(self) -> bool:
        """Whether a machine has said anything yet; a person does not greet for it."""
        return any(
            message.speaker is Speaker.INTERVIEWER
            and message.author != HUMAN
            and not message.on_takeover
            for message in self.transcript
        )

    @property
    def has_begun(self) -> bool:
        """Whether the opening is behind: a machine has spoken, and put consent if there is any.

        Somebody who led from outside, or a function, may have spoken without it.
        """
        if not self.has_spoken:
            return False
        is_past = self.guide.consent is None or self.interview.state != OPENING
        return is_past or CONSENT in questions_asked(self.transcript)

    @property
    def is_at_consent(self) -> bool:
        """Whether consent is what is talked about; an owner may have moved on from it."""
        is_put = self.heard.question == CONSENT
        return self.interview.state == CONSENT or (is_put and self.interview.state == OPENING)

    @property
    def is_last_turn(self) -> bool:
        """Whether the candidate has said as much as the guide has room for."""
        return turns_taken(self.interview.transcript) >= self.guide.rules.max_turns

    @functools.cached_property
    def required(self) -> frozenset[str]:
        """The ids of the required information items."""
        return frozenset(item.id for item in self.guide.information if item.required)

    def is_over_time(self, place: Place) -> bool:
        """Whether more time was spent in the section of `place` than it is meant to take."""
        if place.section.id not in self._over_time:
            over = is_over_time(place, self.agenda, self.interview.transcript)
            self._over_time[place.section.id] = over
        return self._over_time[place.section.id]

    def learn(self, changes: Changes) -> Profile:
        """Let what is said from now on know of `changes`; return the profile with them."""
        self.wording.profile = apply_changes(self.interview.profile, dict(changes))
        return self.wording.profile

    # Beginning.

    def open(self) -> Reply:
        """Greet, and ask for consent or the first question, or the one an owner chose."""
        opening = self.wording.text(self.guide.opening)
        if self.guide.consent is not None:
            ask = self.wording.text(self.guide.consent.ask)
            return Reply(say=paragraphs(opening, ask), move=CONSENT, question=CONSENT)
        return self.begin(opening)

    def begin(self, lead: str) -> Reply:
        """Ask the first question, or the one an owner chose."""
        place = self.agenda.at_state(self.interview.state)
        if place is not None:
            return self.ask(place, {}, lead)
        return self.go_on(None, {}, lead)

    # On.

    def go_on(self, place: Place | None, changes: Changes, lead: str) -> Reply:
        """Ask the next open question, after `place` if there is one; without any, close."""
        changes = {**changes, **self.agenda.applicable_again(self.learn(changes))}
        following = self.following(place, self.learn(changes))
        if following:
            return self.ask(following[0], changes, lead)
        return self.close(changes, lead)

    def following(self, place: Place | None, profile: Profile) -> list[Place]:
        """Return the questions still to be asked, in turn, that there is time for."""
        done = dealt_with(self.transcript, self.agenda, profile)
        return [
            following
            for following in self.agenda.open_in_turn(profile, done, after=place)
            if not self._has_no_time_for(following)
        ]

    def ask(
        self, place: Place, changes: Changes, lead: str, *, wording: str = "{question}"
    ) -> Reply:
        """Put the question at `place`, with the words on the way into its section."""
        self.learn(changes)
        ask = wording.format(question=self.wording.text(place.question.ask))
        transition = self._transition(place)
        # Opening words and the way into a topic are a paragraph of their own.
        say = paragraph(lead, ask)
        if transition or not self.has_spoken:
            say = paragraphs(paragraph(lead, transition), ask)
        return Reply(say=say, changes=dict(changes), move=place.state, question=place.question.id)

    def go_on_unread(self) -> Reply:
        """Go on without reading what was said: the last resort, which listens to nothing."""
        place = self.agenda.of_question(self.heard.question)
        if self.interview.state == CONSENT or place is None:
            again = self.wording.said[-1] if self.wording.said else ""
            return Reply(say=again or self.phrases.leave or "…", question=self.heard.question)
        return self.go_on(place, {}, self.phrases.leave)

    def open_count(self, place: Place) -> int:
        """Return how many questions are left, the one at `place` included."""
        profile = self.interview.profile
        done = dealt_with(self.transcript, self.agenda, profile) | {place.question.id}
        return 1 + len(self.agenda.open_places(profile, done))

    def _transition(self, place: Place) -> str:
        """Return the words on the way into the section of `place`, if it is a new one."""
        before = last_place(self.transcript, self.agenda)
        if before is not None and before.section.id == place.section.id:
            return ""
        transition = place.section.transition
        words = self.wording.text(transition) if transition is not None else ""
        # Somebody who went back comes into a section for the second time.
        return "" if words and self.wording.was_said(words) else words

    def _has_no_time_for(self, place: Place) -> bool:
        """Whether the topic has taken its time and this question asks for nothing required."""
        return not self.required & set(place.question.collects) and self.is_over_time(place)

    # To the end.

    def close(self, changes: Changes, lead: str) -> Reply:
        """Sum up, then ask the closing question, then say the last words: what is still due."""
        changes = {**changes, **self.agenda.not_applicable(self.learn(changes))}
        self.learn(changes)
        asked = questions_asked(self.transcript)
        if self.guide.closing.summary_check and SUMMARY not in asked:
            summary = self.summary()
            if summary:
                say = paragraphs(lead, summary, self.phrases.summary_check)
                return Reply(say=say, changes=dict(changes), move=SUMMARY, question=SUMMARY)
        ask = self.guide.closing.ask
        greeting = lead if not self.has_spoken else ""
        if ask is None or CLOSING in asked:
            return self.end(CLOSING, changes, greeting)
        say = self.wording.text(ask)
        return Reply(
            say=paragraphs(greeting, say) if greeting else paragraph(lead, say),
            changes=dict(changes),
            move=CLOSING,
            question=CLOSING,
        )

    def summary(self) -> str:
        """Return what was learned and what is missing; "" when nothing was learned."""
        lines = self.wording.summary_lines()
        if not lines:
            return ""
        while sum(map(len, lines)) > SUMMARY_CHARS_MAX:
            lines.pop()
        summed_up = self.phrases.summary.format(lines="\n".join(lines)) or "\n".join(lines)
        missing = ", ".join(self.wording.missing_labels()[:20])
        still_open = self.phrases.summary_missing.format(labels=missing) if missing else ""
        return paragraphs(summed_up, still_open)

    def end(
        self,
        state: str | None,
        changes: Changes | None = None,
        lead: str = "",
        *,
        disposition: str = "completed",
        say: Text | None = None,
    ) -> Reply:
        """Say the last words. Without a `state`, the one where it was cut short stays."""
        self.learn(changes or {})
        last = self.wording.text(self.guide.closing.say if say is None else say)
        return Reply(
            say=paragraphs(lead, last),
            changes=dict(changes or {}),
            move=state,
            done=True,
            disposition=disposition,
        )
