"""From events to sealed records, and back from records to the interview they tell of."""

from collections.abc import Sequence
from datetime import UTC, datetime, timedelta

from vivavoce.domain.events import AnyEvent
from vivavoce.domain.ids import InterviewId
from vivavoce.domain.interview import Interview, fold
from vivavoce.errors import DamagedRecord
from vivavoce.journal.chain import digest_of, genesis, hash_of, new_salt
from vivavoce.journal.codec import NAMES, decode, encode
from vivavoce.journal.store import Record

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
        records: all of them, from seq 1, none erased.

    Raises:
        DamagedRecord: one is missing, altered or unreadable; the message names its seq.
    """
    verify(interview, records)
    events = []
    for record in records:
        if record.content is None:
            raise DamagedRecord(f"Event {record.seq} of {interview} was erased.")
        try:
            event = decode(record.name, record.content)
        except DamagedRecord as error:
            raise DamagedRecord(f"Event {record.seq} of {interview}: {error}") from error
        events.append((event, time_of(record)))
    try:
        told = fold(interview, events)
    except ValueError as error:
        raise DamagedRecord(f"Interview {interview}: {error}.") from error
    if told is None:
        raise DamagedRecord(f"Interview {interview} has no events.")
    return told


def verify(interview: InterviewId, records: Sequence[Record]) -> None:
    """Check that `records`, from seq 1 on, are whole and unaltered (I10).

    An erased record is checked by its digest alone.

    Raises:
        DamagedRecord: the first seq that is missing or was altered is named.
    """
    head = genesis(interview)
    for seq, record in enumerate(records, start=1):
        if record.seq != seq:
            raise DamagedRecord(f"Event {seq} of {interview} is missing.")
        if record.content is not None and record.salt is not None:
            digest = digest_of(record.salt, record.actor, record.content)
        elif record.content is None and record.salt is None:
            digest = record.digest
        else:  # erasing removes both; words without their salt prove nothing
            raise DamagedRecord(f"Event {seq} of {interview} is incomplete.")
        link = hash_of(head, seq, record.name, record.recorded_at_us, digest)
        if (record.previous, record.digest, record.hash) != (head, digest, link):
            raise DamagedRecord(f"Event {seq} of {interview} is not what was recorded.")
        head = link


def time_of(record: Record) -> datetime:
    """Return when the record was made (UTC)."""
    return _EPOCH + timedelta(microseconds=record.recorded_at_us)


def time_text(at: datetime) -> str:
    """Return `at` (UTC) as RFC 3339 with microseconds, also when there are none."""
    return at.isoformat(timespec="microseconds").replace("+00:00", "Z")
