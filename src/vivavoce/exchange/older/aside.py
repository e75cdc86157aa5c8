"""What of an older interview has no place in an event: kept as it was, in the metadata."""

from datetime import datetime
from typing import Any

import msgspec

from vivavoce.exchange.older.member import MEMBER
from vivavoce.exchange.older.plain import storable
from vivavoce.exchange.older.times import moment

# Members that become events, whole.
PLACED = {"id", "transcript", "candidateProfile", MEMBER}

# Members of an entry of the history that its event tells.
TOLD_OF_A_MOVE = {"from", "to", "state", "timestamp", "at"}

# The opening holds it, and an event may be 1 MiB.
METADATA_BYTES_MAX = 512 * 1024


def not_placed(
    document: dict[str, Any], *, created_at: datetime, last_at: datetime, is_completed: bool
) -> dict[str, Any]:
    """Return the members of `document` that its events do not tell; what is null says nothing.

    Args:
        created_at: when the interview was opened.
        last_at: of its last event.
        is_completed: whether that is its completion.
    """
    dates = {
        "createdAt": created_at,
        "updatedAt": last_at,
        "completedAt": last_at if is_completed else None,
    }
    return {
        name: value
        for name, value in document.items()
        if name not in PLACED
        and value is not None
        and not (name in dates and moment(value) == dates[name] is not None)
        and not (name == "stateHistory" and _is_told(value))
    }


def fitted(older: dict[str, Any]) -> tuple[dict[str, Any], list[str]]:
    """Return `older` fit to be stored, its largest members left out until it has room.

    Also returned is what was left out, in words.
    """
    kept: dict[str, Any] = storable(older)
    sizes = {name: len(msgspec.json.encode(value)) for name, value in kept.items()}
    left_out = []
    while sum(sizes.values()) > METADATA_BYTES_MAX:
        largest = max(sizes, key=lambda name: sizes[name])
        left_out.append(f"its member `{largest}` of {sizes.pop(largest):,} bytes")
        kept.pop(largest)
    return kept, left_out


def _is_told(history: Any) -> bool:
    """Whether the moves say all that a history says: which state was entered, and when."""
    return isinstance(history, list) and all(
        isinstance(entry, str) or (isinstance(entry, dict) and not entry.keys() - TOLD_OF_A_MOVE)
        for entry in history
    )
