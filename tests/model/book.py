"""The model: what Vivavoce should do, in the plainest words there are.

It shares no code with the product's rules. A story is a few lists and a status; each
method does what the request of that name should do, or raises what it should raise.
"""

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from typing import Any

from vivavoce.errors import (
    DamagedRecord,
    IdTaken,
    InterviewClosed,
    NotFound,
    Refused,
    StaleVersion,
    VivavoceError,
)

ACTIVE, PAUSED, REVIEW = "active", "paused", "pending_review"
COMPLETED, CANCELLED = "completed", "cancelled"
MACHINE, HUMAN = "machine", "human"
CANDIDATE, INTERVIEWER = "candidate", "interviewer"

# A machine that hears this says goodbye and ends the interview.
FAREWELL = "bye"


@dataclass(frozen=True)
class Said:
    """One message, as the model keeps it."""

    id: str
    speaker: str
    text: str
    seq: int


@dataclass
class Story:
    """One interview."""

    id: str
    organization: str
    interviewer: str = MACHINE
    status: str = ACTIVE
    state: str = "opening"
    guide: str = "1"
    is_owed: bool = True  # somebody waits for the next words: the opening, too
    is_erased: bool = False
    is_damaged: bool = False
    names: list[str] = field(default_factory=lambda: ["interview-opened"])
    said: list[Said] = field(default_factory=list)
    profile: dict[str, tuple[Any, str, tuple[str, ...]]] = field(default_factory=dict)

    @property
    def version(self) -> int:
        return len(self.names)

    @property
    def owes_reply(self) -> bool:
        """Whether a machine has to speak."""
        return (
            self.is_owed
            and self.status == ACTIVE
            and self.interviewer == MACHINE
            and not self.is_erased
            and not self.is_damaged
        )

    def find(self, id: str) -> Said | None:
        return next((said for said in self.said if said.id == id), None)

    # --- what is asked of it ---

    def say(self, id: str, speaker: str, text: str) -> None:
        known = self.find(id)
        if known is not None:
            if known.speaker != speaker:
                raise IdTaken
            return
        if self.status in {COMPLETED, CANCELLED, REVIEW}:
            raise InterviewClosed
        self._hear(id, speaker, text)

    def pause(self) -> None:
        if self.status != PAUSED:
            self._must_be_open()
            if self.status == REVIEW:
                raise Refused
            self._become(PAUSED, "interview-paused")

    def resume(self) -> None:
        if self.status == COMPLETED:
            raise InterviewClosed
        if self.status != ACTIVE:
            self._become(ACTIVE, "interview-resumed")

    def cancel(self) -> None:
        if self.status != CANCELLED:
            self._must_be_open()
            self._become(CANCELLED, "interview-cancelled")

    def complete(self) -> None:
        if self.status != COMPLETED:
            self._must_be_open()
            self._become(COMPLETED, "interview-completed")
            self.is_owed = False

    def request_review(self) -> None:
        if self.status != REVIEW:
            self._must_be_open()
            self._become(REVIEW, "review-requested")

    def hand_over(self, interviewer: str) -> None:
        if self.interviewer != interviewer:
            self._must_be_open()
            self.names.append("interviewer-changed")
            self.interviewer = interviewer

    def move(self, state: str) -> None:
        if self.state != state:
            self._must_be_open()
            self.names.append("state-changed")
            self.state = state

    def follow(self, guide: str) -> None:
        """Go on by another version of the guide; both have the same places."""
        if self.guide != guide:
            self._must_be_open()
            self.names.append("guide-changed")
            self.guide = guide

    def learn(self, name: str, value: Any) -> None:
        """Set a field of the profile, or (None) take it back."""
        wanted = None if value is None else (value, "obtained", ())
        known = self.profile.get(name)
        if known == wanted and (wanted is None or type(known[0]) is type(value)):  # type: ignore[index]
            return
        self._must_be_open()
        self.names.append("profile-updated")
        if wanted is None:
            del self.profile[name]
        else:
            self.profile[name] = wanted

    def reply(self, id: str) -> None:
        """The machine answers all that was said, in one decision."""
        heard = next((said for said in reversed(self.said) if said.speaker == CANDIDATE), None)
        self.names.append("profile-updated")
        turn = f"turn {len(self.said)}"
        self.profile["turn"] = (turn, "partial", (heard.id,) if heard else ())
        self._hear(id, INTERVIEWER, f"{turn}: {heard.text if heard else 'welcome'}")
        if heard is not None and heard.text == FAREWELL:
            self._become(COMPLETED, "interview-completed")

    def _hear(self, id: str, speaker: str, text: str) -> None:
        self.names.append("message-added")
        self.said.append(Said(id, speaker, text, self.version))
        self.is_owed = speaker == CANDIDATE

    def _become(self, status: str, name: str) -> None:
        self.names.append(name)
        self.status = status

    def _must_be_open(self) -> None:
        if self.status in {COMPLETED, CANCELLED}:
            raise InterviewClosed


class Book:
    """All stories of all organizations, and the receipts that were given."""

    def __init__(self) -> None:
        self.stories: dict[str, Story] = {}
        self.receipts: dict[tuple[str, str], Any] = {}

    def open(self, id: str, organization: str) -> None:
        """Begin a story; beginning it again changes nothing, if it is the same owner's."""
        known = self.stories.get(id)
        if known is None:
            self.stories[id] = Story(id, organization)
        elif known.organization != organization or known.is_erased:
            raise IdTaken
        elif known.is_damaged:
            raise DamagedRecord

    def ask(
        self,
        organization: str,
        id: str,
        request: Callable[[Story], None],
        *,
        expected: int | None = None,
    ) -> None:
        """Do what `request` does, if the caller may, and the story is at `expected` still.

        Raises:
            VivavoceError: what the caller is to be told; nothing has changed then.
        """
        story = self.reach(organization, id)
        after = replace(story, names=[*story.names], said=[*story.said], profile={**story.profile})
        request(after)
        if after != story and expected is not None and expected != story.version:
            raise StaleVersion
        self.stories[id] = after

    def reach(self, organization: str, id: str) -> Story:
        story = self.stories.get(id)
        if story is None or story.is_erased or story.organization != organization:
            raise NotFound
        if story.is_damaged:
            raise DamagedRecord
        return story

    def erase(self, organization: str, id: str) -> None:
        """Remove every word; also of a story nobody can read any more."""
        story = self.stories.get(id)
        if story is None or story.is_erased or story.organization != organization:
            raise NotFound
        story.is_erased = True

    def owed(self) -> list[Story]:
        """Every story whose reply a machine owes."""
        return [story for story in self.stories.values() if story.owes_reply]


def outcome(request: Callable[[], None]) -> type[VivavoceError] | None:
    """Do `request`; return what it raises, None when it is granted."""
    try:
        request()
    except VivavoceError as error:
        return type(error)
    return None
