"""The questions of a guide in the order they are asked, and where an interview is among them.

A state is `section.question`; besides those there are `opening`, where every
interview begins, and `closing`.
"""

from collections.abc import Collection

import msgspec

from vivavoce.domain.guide import Guide, Question, Section
from vivavoce.domain.profile import SETTLED, Profile

CLOSING = "closing"


class Place(msgspec.Struct, frozen=True, kw_only=True):
    """A question and the section it stands in. `at` is its place in the guide, from 0."""

    at: int
    section: Section
    question: Question

    @property
    def state(self) -> str:
        """The name of this place in the journal."""
        return f"{self.section.id}.{self.question.id}"


class Agenda:
    """All places of a guide, in order."""

    def __init__(self, guide: Guide) -> None:
        pairs = [
            (section, question) for section in guide.sections for question in section.questions
        ]
        self.places = [
            Place(at=at, section=section, question=question)
            for at, (section, question) in enumerate(pairs)
        ]

    def at_state(self, state: str) -> Place | None:
        """Return the place that `state` names, or None when the guide has no such place."""
        return next((place for place in self.places if place.state == state), None)

    def of_question(self, question_id: str | None) -> Place | None:
        """Return the place of the question with this id, or None."""
        return next((place for place in self.places if place.question.id == question_id), None)

    def first_open(
        self, profile: Profile, asked: Collection[str], *, after: Place | None = None
    ) -> Place | None:
        """Return the first question still to be asked, beyond `after`; None: there is none.

        A question is done with once it was asked, or when everything it would collect
        is settled already.
        """
        begin = after.at + 1 if after is not None else 0
        for place in self.places[begin:]:
            if place.question.id not in asked and not is_settled(place.question, profile):
                return place
        return None


def is_settled(question: Question, profile: Profile) -> bool:
    """Whether everything `question` collects is known, refused or not to be had."""
    return bool(question.collects) and all(
        name in profile and profile[name].status in SETTLED for name in question.collects
    )
