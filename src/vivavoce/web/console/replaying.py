"""An interview as it once stood: its first events, folded, and nothing after them."""

from collections.abc import Sequence
from datetime import datetime

import msgspec

from vivavoce.domain.interview import Interview
from vivavoce.errors import DamagedRecord
from vivavoce.journal.codec import decode
from vivavoce.journal.records import replay_before, time_of
from vivavoce.journal.store import Record
from vivavoce.service.callers import Caller
from vivavoce.service.interviews import Interviews
from vivavoce.web.console.answers import said_at
from vivavoce.web.console.telling import Told, told

LOST = Told(what="Lost to damage of the disk")


class Past(msgspec.Struct, frozen=True, kw_only=True):
    """An interview right after one of its events."""

    interview: Interview
    record: Record  # the event it stands at
    at: datetime  # UTC; when that came about; of words in a copy, when they were said
    next_after_s: float | None  # until the next event; None: this is the last


async def past(interviews: Interviews, caller: Caller, now: Interview, seq: int) -> Past:
    """Return an interview as it stood right after event `seq`.

    Args:
        now: as it stands, and so was read and checked as a whole.
        seq: 1 to its version; what is outside is taken for the nearest of these.

    Raises:
        NotFound: it is out of the caller's reach, or was erased a moment ago.
    """
    seq = min(max(seq, 1), now.version)
    # A repair that stands further on may tell what is lost before it.
    limit = None if now.lost or now.unproved else seq + 1
    records = await interviews.events(caller, now.id, limit=limit)
    # Of a lost event there may be no record; before the first there is, nothing can be told.
    seq = max(seq, records[0].seq)
    then = replay_before(now.id, records, seq + 1)
    count = sum(each.seq <= seq for each in records)
    record = records[count - 1]
    gap_s = _gap_s(records[: count + 1]) if count < len(records) else None
    return Past(interview=then, record=record, at=came_about(record), next_after_s=gap_s)


def came_about(record: Record) -> datetime:
    """Return when what a record tells came about (UTC); of what is lost, when it was recorded."""
    at = time_of(record)
    if record.content is None:
        return at
    try:
        return said_at(decode(record.name, record.content), at)
    except DamagedRecord:
        return at


def _gap_s(records: Sequence[Record]) -> float:
    """Return how long it was from the last but one of these records to the last."""
    record, later = records[-2:]
    if record.recorded_at_us != later.recorded_at_us:
        return max((time_of(later) - time_of(record)).total_seconds(), 0.0)
    return max((_moment(records) - _moment(records[:-1])).total_seconds(), 0.0)


def _moment(records: Sequence[Record]) -> datetime:
    """Return when the last of these records came about.

    A copy records all it takes over at one moment: what was learned goes with the words before it.
    """
    last = records[-1]
    for record in reversed(records):
        if record.recorded_at_us != last.recorded_at_us:
            break
        if (at := came_about(record)) != time_of(record):
            return at
    return time_of(last)


def told_by(record: Record, now: Interview, labels: dict[str, str]) -> Told:
    """Return what a record tells, in words; also of one that is lost or erased."""
    if record.content is None or record.seq in now.lost:
        return LOST
    try:
        return told(decode(record.name, record.content), labels)
    except DamagedRecord:
        return LOST
