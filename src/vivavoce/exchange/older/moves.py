"""The older history of states: which place was entered when."""

from collections.abc import Callable, Iterator
from datetime import datetime
from typing import Any

from vivavoce.domain.events import StateChanged
from vivavoce.domain.guide import Guide
from vivavoce.domain.interview import OPENING
from vivavoce.exchange.older.messages import label
from vivavoce.exchange.older.statuses import place_of
from vivavoce.exchange.older.times import moment

# Several versions of that system called them differently.
STATE_NAMES = ("to", "state", "newState", "currentState", "name")
TIME_NAMES = ("timestamp", "at", "enteredAt", "changedAt", "time", "date")

Moved = tuple[StateChanged, datetime]


def read_moves(
    history: list[Any], *, guide: Guide, began_at: datetime, remark: Callable[[str], None]
) -> Iterator[Moved]:
    """Return the moves of a history in its order; staying is none.

    An entry without a date happened when the one before it did, the first when the
    interview began. `remark` is told of entries that name no state.
    """
    state, at = OPENING, began_at
    for entry in history:
        theirs, at = _entered(entry), _moved_at(entry) or at
        if theirs is None:
            remark("an entry of its stateHistory names no state")
            continue
        entered = place_of(theirs, guide) or theirs
        yield from move(state, entered, theirs, at)
        state = entered


def move(left: str, entered: str, theirs: str, at: datetime) -> list[Moved]:
    """Return the move from one place to another, none when it is the same.

    Where ours has another name, the reason tells theirs.
    """
    if left == entered:
        return []
    reason = theirs if theirs != entered else None
    return [(StateChanged(left=left, entered=entered, reason=reason), at)]


def _entered(entry: Any) -> str | None:
    """Return the state that an entry names, None when it names none."""
    if not isinstance(entry, dict):
        return _label(entry)
    return next((name for key in STATE_NAMES if (name := _label(entry.get(key)))), None)


def _moved_at(entry: Any) -> datetime | None:
    if not isinstance(entry, dict):
        return None
    return next((at for key in TIME_NAMES if (at := moment(entry.get(key))) is not None), None)


def _label(value: Any) -> str | None:
    return label(value) if isinstance(value, str) else None
