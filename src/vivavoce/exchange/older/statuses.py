"""How the older system called the status of an interview and the places in it."""

import re
from collections.abc import Collection

from vivavoce.domain.events import Speaker
from vivavoce.domain.guide import Guide
from vivavoce.domain.interview import OPENING, Status
from vivavoce.domain.profile import SETTLED, Profile

STATUSES = {
    "active": Status.ACTIVE,
    "in_progress": Status.ACTIVE,
    "ongoing": Status.ACTIVE,
    "open": Status.ACTIVE,
    "pending": Status.ACTIVE,  # made, and not begun: the opening words are owed
    "started": Status.ACTIVE,
    "created": Status.ACTIVE,
    "paused": Status.PAUSED,
    "on_hold": Status.PAUSED,
    "suspended": Status.PAUSED,
    "interrupted": Status.PAUSED,
    "pending_review": Status.PENDING_REVIEW,
    "review": Status.PENDING_REVIEW,
    "completed": Status.COMPLETED,
    "complete": Status.COMPLETED,
    "done": Status.COMPLETED,
    "finished": Status.COMPLETED,
    "closed": Status.COMPLETED,
    "archived": Status.COMPLETED,
    "cancelled": Status.CANCELLED,
    "canceled": Status.CANCELLED,
    "aborted": Status.CANCELLED,
    "abandoned": Status.CANCELLED,
    "expired": Status.CANCELLED,
    "failed": Status.CANCELLED,
    "error": Status.CANCELLED,
    "terminated": Status.CANCELLED,
}
"""Their statuses. One that is not here rests as paused: no machine speaks until a person looked."""

SPEAKERS = {
    "candidate": Speaker.CANDIDATE,
    "requester": Speaker.CANDIDATE,
    "interviewer": Speaker.INTERVIEWER,
}

# What a word in the name of a place tells: the information item it is about.
TOLD = {
    "role": "role",
    "expertise": "expertise",
    "skill": "expertise",
    "skills": "expertise",
    "communication": "preferences.communication",
    "hours": "preferences.working_hours",
    "autonomy": "preferences.autonomy",
    "personality": "personality",
    "character": "personality",
}
# These are about several items: the first that is still open.
TOLD_OF_MANY = {
    "preferences": (
        "preferences.communication",
        "preferences.working_hours",
        "preferences.autonomy",
    ),
}
BEGINNINGS = frozenset({"greeting", "greet", "intro", "introduction", "welcome", "start", "init"})
CLOSING = "closing"
ENDS = frozenset({"closing", "close", "summary", "final", "finalizing", "wrap", "review", "done"})
ENDS |= {"completed", "complete", "confirmation", "confirm", "end", "finished"}


def status_of(status: object) -> Status | None:
    """Return our status for theirs, or None when theirs is unknown."""
    if not isinstance(status, str):
        return None
    return STATUSES.get("_".join(_words(status)))


def place_of(state: str, guide: Guide) -> str | None:
    """Return the place in `guide` that their state names, or None when none can be told."""
    places = _places(guide)
    if state in {*places, OPENING, CLOSING}:
        return state
    words = _words(state)
    items = [TOLD[word] for word in words if word in TOLD]
    items += [item for word in words for item in TOLD_OF_MANY.get(word, ())]
    for item in items:
        for place, collects in places.items():
            if item in collects:
                return place
    if ENDS & {*words}:
        return CLOSING
    return OPENING if BEGINNINGS & {*words} else None


def names_one_item(state: str, guide: Guide) -> bool:
    """Whether their state leaves no doubt which question was on the table."""
    if state in _places(guide):
        return True
    words = _words(state)
    return len({TOLD[word] for word in words if word in TOLD}) == 1 and not (
        TOLD_OF_MANY.keys() & {*words}
    )


def open_place(place: str, guide: Guide, profile: Profile) -> str:
    """Return the first place from `place` on where something is still to be learned.

    An interview that goes on must not be asked what the profile tells already.
    """
    places = _places(guide)
    if place not in places:
        return place
    names = list(places)
    following = names[names.index(place) :]
    return next((name for name in following if _is_open(places[name], profile)), CLOSING)


def question_at(place: str, guide: Guide) -> str | None:
    """Return the id of the question asked at `place`, or None when it is none of the guide's."""
    return place.partition(".")[2] if place in _places(guide) else None


def _is_open(collects: Collection[str], profile: Profile) -> bool:
    return not any(name in profile and profile[name].status in SETTLED for name in collects)


def _places(guide: Guide) -> dict[str, list[str]]:
    """Return the guide's places in order, with the items that are asked for at each."""
    return {
        f"{section.id}.{question.id}": question.collects
        for section in guide.sections
        for question in section.questions
    }


def _words(name: str) -> list[str]:
    """Return the words of a name in whatever style: `gatherRole`, `GATHER_ROLE`, `gather role`."""
    apart = re.sub(r"(?<=[a-z])(?=[A-Z])", " ", name)
    return [word.lower() for word in re.split(r"[\W_]+", apart) if word]
