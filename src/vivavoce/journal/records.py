"""From events to sealed records, and back from records to the interview they tell of."""

from collections.abc import Iterator, Sequence
from datetime import UTC, datetime, timedelta

import msgspec

from vivavoce.domain.events import AnyEvent, InterviewRepaired, Substitute
from vivavoce.domain.ids import InterviewId
from vivavoce.domain.interview import Interview, fold
from vivavoce.errors import DamagedRecord
from vivavoce.journal.chain import digest_of, hash_of, new_salt
from vivavoce.journal.codec import NAMES, decode, encode
from vivavoce.journal.store import Record
from vivavoce.journal.verifying import ChainCheck

_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
_MICROSECOND = timedelta(microseconds=1)


def seal(
    interview: InterviewId,
    events: Sequence[AnyEvent],
    *,
    after: int,
    head: bytes,
    actor: str,
    at: datetime,
) -> list[Record]:
    """Return `events` as the records that follow version `after`, chained to hash `head`.

    Raises:
        Malformed: an event cannot be encoded; nothing is kept of any (no poison).
    """
    recorded_at_us = (at - _EPOCH) // _MICROSECOND
    records = []
    for seq, event in enumerate(events, start=after + 1):
        name = NAMES[type(event)]
        content = encode(event)
        salt = new_salt()
        digest = digest_of(salt, actor, content)
        link = hash_of(head, seq, name, recorded_at_us, digest)
        record = Record(
            interview=interview,
            seq=seq,
            name=name,
            recorded_at_us=recorded_at_us,
            actor=actor,
            content=content,
            salt=salt,
            digest=digest,
            previous=head,
            hash=link,
        )
        records.append(record)
        head = link
    return records


def replay(interview: InterviewId, records: Sequence[Record]) -> Interview:
    """Return the interview these records tell of, having checked every byte of them.

    Args:
        interview: whose records they are.
        records: all of them, from seq 1. None is erased or missing, but for those that a
            later repair names as lost.

    Raises:
        DamagedRecord: one is missing, altered or unreadable; the message names its seq.
    """
    verify(interview, records)
    events = [(_decoded(record), time_of(record)) for record in records]
    try:
        told = fold(interview, _stepped_over(interview, records, events))
    except ValueError as error:
        raise DamagedRecord(f"Interview {interview}: {error}.") from error
    if told is None:
        raise DamagedRecord(f"Interview {interview} has no events.")
    return told


def verify(interview: InterviewId, records: Sequence[Record]) -> None:
    """Check that `records`, from seq 1 on, are whole and unaltered (I10).

    An erased record is checked by its digest alone. Missing or illegible ones are
    accepted where a later repair names them, and nowhere else.

    Raises:
        DamagedRecord: the first seq that is missing or was altered is named.
    """
    check = ChainCheck(interview)
    for record in records:
        check.take(record)
    if check.faults:
        raise DamagedRecord(check.faults[0].of(interview))


def _decoded(record: Record) -> AnyEvent | DamagedRecord:
    """Return what a record says, or why that cannot be told."""
    if record.content is None:
        return DamagedRecord(f"Event {record.seq} of {record.interview} was erased.")
    try:
        return decode(record.name, record.content)
    except DamagedRecord as error:
        return DamagedRecord(f"Event {record.seq} of {record.interview}: {error}")


def _stepped_over(
    interview: InterviewId,
    records: Sequence[Record],
    events: Sequence[tuple[AnyEvent | DamagedRecord, datetime]],
) -> Iterator[tuple[AnyEvent | None, datetime]]:
    """Give the events from seq 1 without gap: for a lost one its substitute, else None.

    Raises:
        DamagedRecord: one makes no sense, and no repair names it.
    """
    repairs = [event for event, _ in events if isinstance(event, InterviewRepaired)]
    lost = {seq for repair in repairs for seq in repair.lost}
    substitutes = {
        seq: substitute for repair in repairs for seq, substitute in repair.substitutes.items()
    }
    at = events[0][1] if events else _EPOCH
    seq = 0
    for record, (event, recorded_at) in zip(records, events, strict=True):
        for missing in range(seq + 1, record.seq):
            yield _substitute(interview, missing, substitutes.get(missing), at)
        seq, at = record.seq, recorded_at
        if isinstance(event, DamagedRecord):
            if seq not in lost:
                raise event
            yield _substitute(interview, seq, substitutes.get(seq), at)
        else:
            yield event, at


def _substitute(
    interview: InterviewId, seq: int, substitute: Substitute | None, at: datetime
) -> tuple[AnyEvent | None, datetime]:
    if substitute is None:
        return None, at
    try:
        told = decode(substitute.event, msgspec.json.encode(substitute.data))
    except DamagedRecord as error:
        raise DamagedRecord(f"The substitute for event {seq} of {interview}: {error}") from error
    return told, substitute.recorded_at


def time_of(record: Record) -> datetime:
    """Return when the record was made (UTC)."""
    return _EPOCH + timedelta(microseconds=record.recorded_at_us)


def time_text(at: datetime) -> str:
    """Return `at` (UTC) as RFC 3339 with microseconds, also when there are none."""
    return at.isoformat(timespec="microseconds").replace("+00:00", "Z")
