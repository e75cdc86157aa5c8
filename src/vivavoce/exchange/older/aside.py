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
    """Return `older` fit to be stored: trimmed, entry by entry of its largest members.

    A member that has no entries to leave out goes whole. Also returned is what was left
    out, in words.
    """
    kept: dict[str, Any] = storable(older)
    sizes = {name: _bytes(value) for name, value in kept.items()}
    left_out = []
    while (excess_bytes := sum(sizes.values()) - METADATA_BYTES_MAX) > 0:
        name = max(sizes, key=lambda name: sizes[name])
        value, size_bytes = kept[name], sizes[name]
        rest = _trimmed(value, excess_bytes)
        if rest:
            kept[name], sizes[name] = rest, _bytes(rest)
            left_out.append(
                f"{len(value) - len(rest):,} of the {len(value):,} entries of its member `{name}` "
                f"({size_bytes - sizes[name]:,} bytes)"
            )
        else:
            del kept[name], sizes[name]
            left_out.append(f"its member `{name}` of {size_bytes:,} bytes")
    return kept, left_out


def _trimmed(value: Any, excess_bytes: int) -> Any:
    """Return `value` with entries left out that hold more than `excess_bytes`, None when none stay.

    The largest of an object, the last of a list: the places of the others stay the same.
    """
    if isinstance(value, list):
        places = list(reversed(range(len(value))))
        entry_bytes = [_bytes(item) + len(",") for item in value]
    elif isinstance(value, dict):
        entry_bytes = [_bytes(key) + _bytes(item) + len(":,") for key, item in value.items()]
        places = sorted(range(len(value)), key=lambda n: (entry_bytes[n], n), reverse=True)
    else:
        return None
    dropped: set[int] = set()
    for place in places:
        if excess_bytes < 0:
            break
        dropped.add(place)
        excess_bytes -= entry_bytes[place]
    if isinstance(value, list):
        return value[: len(value) - len(dropped)] or None
    kept = {key: item for n, (key, item) in enumerate(value.items()) if n not in dropped}
    return kept or None


def _bytes(value: Any) -> int:
    return len(msgspec.json.encode(value))


def _is_told(history: Any) -> bool:
    """Whether the moves say all that a history says: which state was entered, and when."""
    return isinstance(history, list) and all(
        isinstance(entry, str) or (isinstance(entry, dict) and not entry.keys() - TOLD_OF_A_MOVE)
        for entry in history
    )
