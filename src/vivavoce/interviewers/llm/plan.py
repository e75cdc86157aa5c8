"""What of the guide is on the table in one turn: where the interview is and what may be asked.

Conditions, time budgets and what is dealt with are the script's (`Agenda`, `Course`), so a
model and the script may take turns in one interview: both read the same place off it.
"""

import functools

from vivavoce.domain.conditions.condition import kept_condition_holds
from vivavoce.domain.guide import Mode, Probe, Wording
from vivavoce.interviewers.agenda import Place
from vivavoce.interviewers.listening import probes_put, questions_asked
from vivavoce.interviewers.scripted.course import Course
from vivavoce.interviewers.scripted.turn import SAID_ABOUT_ONE_QUESTION_MAX


class Plan:
    """The guide at one turn. `here` is where the interview stands, None outside its questions."""

    def __init__(self, course: Course) -> None:
        self.course = course
        self.here: Place | None = course.agenda.at_state(course.interview.state)
        self.asked = questions_asked(course.transcript)
        self.open = [
            place
            for place in course.following(self.here, course.interview.profile)
            if place is not self.here
        ]

    @property
    def is_moved(self) -> bool:
        """Whether somebody put the interview at `here`, whose question is to be asked now."""
        if self.here is None:
            return False
        last, id_ = self.course.heard.question, self.here.question.id
        return id_ not in self.asked or (last is not None and last != id_)

    @property
    def is_exhausted(self) -> bool:
        """Whether so much was said about the question that it is to be left."""
        return len(self.course.heard.said) >= SAID_ABOUT_ONE_QUESTION_MAX

    @functools.cached_property
    def dealt_with(self) -> list[Place]:
        """The questions that were asked and left, in order; one may go back to them."""
        current = {place.question.id for place in self.open}
        return [
            place
            for place in self.course.agenda.places
            if place.question.id in self.asked
            and place is not self.here
            and place.question.id not in current
        ]

    def may_choose(self, question: str | None) -> Place | None:
        """Return the place of a question that a model was shown; None: it was not."""
        shown = [*([self.here] if self.here else []), *self.open, *self.dealt_with]
        return next((place for place in shown if place.question.id == question), None)

    def hidden_before(self, chosen: Place, following: list[Place]) -> Place | None:
        """Return what has become due before `chosen` by what was just learned, if anything.

        A model was not shown it, because its condition did not hold yet. `following` is what
        is to be asked now.
        """
        shown = {place.question.id for place in self.open}
        for place in following:
            if place is chosen:
                return None
            if place is not self.here and place.question.id not in shown:
                return place
        return None

    def is_unsettled_before(self, chosen: Place) -> bool:
        """Whether a question before `chosen` may become due by what is being learned."""
        begin = self.here.at if self.here is not None else -1
        profile = self.course.interview.profile
        return any(
            place.is_relevant(profile) is None
            for place in self.course.agenda.places
            if begin < place.at < chosen.at and place.question.id not in self.asked
        )

    def is_verbatim(self, place: Place) -> bool:
        """Whether the question at `place` is put in the guide's words."""
        is_structured = self.course.guide.mode is Mode.STRUCTURED
        return is_structured or place.question.wording is Wording.VERBATIM

    def words(self, place: Place) -> str:
        """Return the guide's words for the question at `place`."""
        return self.course.wording.text(place.question.ask)

    # Following up.

    @functools.cached_property
    def probes_left(self) -> int:
        """How many follow-ups the current question may still have."""
        here = self.here
        if here is None or self.is_moved or self.course.is_over_time(here):
            return 0
        put = len(probes_put(self.course.transcript, here.question.id))
        return max(0, here.question.max_probes - put)

    @functools.cached_property
    def probes(self) -> list[tuple[Probe, str | None]]:
        """The guide's follow-ups that may still come, with their words if they have some."""
        here = self.here
        if here is None or self.probes_left == 0:
            return []
        left = []
        for probe in here.question.probes:
            words = self.course.wording.text(probe.ask) if probe.ask is not None else None
            was_said = words is not None and self.course.wording.was_said(words)
            if not was_said and _holds(probe, self.course):
                left.append((probe, words))
        return left


def _holds(probe: Probe, course: Course) -> bool:
    profile = course.interview.profile
    return probe.relevant is None or bool(kept_condition_holds(probe.relevant, profile))
