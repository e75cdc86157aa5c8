"""An interview as it once stood: its first events, folded, and nothing after them."""

import msgspec

from vivavoce.domain.interview import Interview
from vivavoce.errors import DamagedRecord
from vivavoce.journal.codec import decode
from vivavoce.journal.records import replay_before
from vivavoce.journal.store import Record
from vivavoce.service.callers import Caller
from vivavoce.service.interviews import Interviews
from vivavoce.web.console.telling import Told, told

LOST = Told(what="Lost to damage of the disk")


class Past(msgspec.Struct, frozen=True, kw_only=True):
    """An interview right after one of its events."""

    interview: Interview
    record: Record  # the event it stands at
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
    record = [each for each in records if each.seq <= seq][-1]
    later = next((each for each in records if each.seq > seq), None)
    gap_s = (later.recorded_at_us - record.recorded_at_us) / 1e6 if later is not None else None
    return Past(
        interview=then,
        record=record,
        next_after_s=max(gap_s, 0.0) if gap_s is not None else None,
    )


def told_by(record: Record, now: Interview, labels: dict[str, str]) -> Told:
    """Return what a record tells, in words; also of one that is lost or erased."""
    if record.content is None or record.seq in now.lost:
        return LOST
    try:
        return told(decode(record.name, record.content), labels)
    except DamagedRecord:
        return LOST
