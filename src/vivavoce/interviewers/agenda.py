"""The questions of a guide in the order they are asked, and where an interview is among them.

A state is `section.question`; besides those there are `opening`, where every
interview begins, `consent`, `summary` and `closing`.
"""

from collections.abc import Collection
from datetime import timedelta

import msgspec

from vivavoce.domain.conditions.condition import kept_condition_holds
from vivavoce.domain.guide import Guide, Question, Section
from vivavoce.domain.profile import SETTLED, FieldStatus, Profile, ProfileValue
from vivavoce.domain.transcript import Transcript

# The states besides those of the guide's questions, in the order they are passed.
CONSENT = "consent"
SUMMARY = "summary"
CLOSING = "closing"

# What the interviewer asks to be sure: shall it end here? No question of a guide can be
# called so, because ids hold no such sign.
STOP = "?stop"

# A longer silence is a break, not time spent on a topic.
BREAK = timedelta(minutes=5)


class Place(msgspec.Struct, frozen=True, kw_only=True):
    """A question and the section it stands in. `at` is its place in the guide, from 0."""

    at: int
    section: Section
    question: Question

    @property
    def state(self) -> str:
        """The name of this place in the journal."""
        return f"{self.section.id}.{self.question.id}"

    def is_relevant(self, profile: Profile) -> bool | None:
        """Whether the conditions on this question hold; None: not enough is known to say."""
        verdict: bool | None = True
        for condition in (self.section.relevant, self.question.relevant):
            holds = True if condition is None else kept_condition_holds(condition, profile)
            if holds is False:
                return False
            verdict = verdict and holds
        return verdict


class Agenda:
    """All places of a guide, in order."""

    def __init__(self, guide: Guide) -> None:
        pairs = [
            (section, question) for section in guide.sections for question in section.questions
        ]
        self.guide = guide
        self.places = [
            Place(at=at, section=section, question=question)
            for at, (section, question) in enumerate(pairs)
        ]
        self._by_question = {place.question.id: place for place in reversed(self.places)}

    def at_state(self, state: str) -> Place | None:
        """Return the place that `state` names, or None when the guide has no such place."""
        return next((place for place in self.places if place.state == state), None)

    def of_question(self, question_id: str | None) -> Place | None:
        """Return the place of the question with this id, or None."""
        return self._by_question.get(question_id or "")

    def collecting(self, item_id: str) -> list[Place]:
        """Return the places whose questions ask for this information item."""
        return [place for place in self.places if item_id in place.question.collects]

    def open_places(self, profile: Profile, done: Collection[str]) -> list[Place]:
        """Return the questions still to be asked, in the guide's order.

        A question is done with once it was dealt with, when everything it would collect
        is settled already, and when its condition does not hold.
        """
        return [
            place
            for place in self.places
            if place.question.id not in done
            and not is_settled(place.question, profile)
            and place.is_relevant(profile)
        ]

    def open_in_turn(
        self, profile: Profile, done: Collection[str], *, after: Place | None = None
    ) -> list[Place]:
        """Return the questions still to be asked, in the order in which they come up.

        First those beyond `after`, then those before it that have become due meanwhile,
        because a condition holds now or because they were left to go back.
        """
        places = self.open_places(profile, done)
        begin = after.at if after is not None else -1
        beyond = [place for place in places if place.at > begin]
        return beyond + places[: len(places) - len(beyond)]

    def not_applicable(self, profile: Profile) -> dict[str, ProfileValue]:
        """Return the items that no question asks for, because no condition on one holds."""
        found = {}
        for item in self.guide.information:
            places = self.collecting(item.id) if item.id not in profile else []
            if places and all(place.is_relevant(profile) is False for place in places):
                found[item.id] = ProfileValue(status=FieldStatus.NOT_APPLICABLE)
        return found

    def applicable_again(self, profile: Profile) -> dict[str, ProfileValue | None]:
        """Return the items marked as not applicable whose condition may hold after all."""
        return {
            item.id: None
            for item in self.guide.information
            if item.id in profile
            and profile[item.id].status is FieldStatus.NOT_APPLICABLE
            and not profile[item.id].sources
            and any(place.is_relevant(profile) is not False for place in self.collecting(item.id))
        }


def is_settled(question: Question, profile: Profile) -> bool:
    """Whether everything `question` collects is known, refused or not to be had."""
    return bool(question.collects) and all(
        name in profile and profile[name].status in SETTLED for name in question.collects
    )


def is_over_time(place: Place, agenda: Agenda, transcript: Transcript) -> bool:
    """Whether more time was spent in the section of `place` than it is meant to take.

    Silences of more than `BREAK` count as one.
    """
    budget = place.section.time_budget
    if budget is None:
        return False
    spent = timedelta()
    within = False
    previous = None
    for message in transcript:
        if previous is not None and within:
            spent += min(message.recorded_at - previous, BREAK)
        previous = message.recorded_at
        if message.question is not None:
            asked = agenda.of_question(message.question)
            within = asked is not None and asked.section.id == place.section.id
    return spent > timedelta(minutes=budget)
