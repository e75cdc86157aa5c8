"""From events to sealed records, and back from records to the interview they tell of."""

from collections.abc import Iterable, Iterator, Sequence
from contextlib import suppress
from datetime import UTC, datetime, timedelta

import msgspec
from msgspec.structs import replace

from vivavoce.domain.events import AnyEvent, InterviewRepaired, Substitute
from vivavoce.domain.evolving import evolve, fold
from vivavoce.domain.ids import InterviewId
from vivavoce.domain.interview import Interview
from vivavoce.errors import DamagedRecord
from vivavoce.journal.chain import digest_of, hash_of, new_salt
from vivavoce.journal.codec import NAMES, decode, encode
from vivavoce.journal.store import Record
from vivavoce.journal.verifying import REPAIRED, ChainCheck

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
    return _folded(interview, told_by(interview, records))


def continued(interview: Interview, head: bytes, records: Sequence[Record]) -> Interview | None:
    """Return `interview` as it stands after `records`, having checked every byte of them.

    Args:
        head: the hash that `interview` ends with.
        records: those that follow its version.

    Returns:
        None when they do not simply go on with it: one is missing, erased, altered or
        unreadable, or a repair. Whoever needs to know why replays all of them.
    """
    for record in records:
        if record.content is None or record.salt is None or record.name == REPAIRED:
            return None
        digest = digest_of(record.salt, record.actor, record.content)
        head = hash_of(head, interview.version + 1, record.name, record.recorded_at_us, digest)
        event = _decoded(record)
        if head != record.hash or isinstance(event, DamagedRecord):
            return None
        interview = evolve(interview, event, time_of(record))
    return interview


def told_by(
    interview: InterviewId, records: Sequence[Record]
) -> list[tuple[AnyEvent | None, datetime]]:
    """Return what `records` tell, one for each seq from 1, having checked every byte of them.

    Args:
        interview: whose records they are.
        records: all of them, from seq 1, as for `replay`.

    Returns:
        Each event with the time it was recorded (UTC); None for one that is lost.

    Raises:
        DamagedRecord: one is missing, altered or unreadable; the message names its seq.
    """
    verify(interview, records)
    lost, substitutes = _named(records)
    return list(_stepped_over(interview, records, lost, substitutes))


def replay_before(interview: InterviewId, records: Sequence[Record], seq: int) -> Interview:
    """Return the interview as it stood before event `seq`, for whoever checked that far.

    It ends sooner where an event says nothing any more. Lost ones are stepped over also
    where the repair that names them comes later; the interview tells of them then, too.

    Args:
        interview: whose records they are.
        records: those before `seq`, and repairs from there on.
        seq: the first that is at fault.

    Raises:
        DamagedRecord: not even its opening is told.
    """
    lost, substitutes = _named(records)
    before = [record for record in records if record.seq < seq]
    events: list[tuple[AnyEvent | None, datetime]] = []
    with suppress(DamagedRecord):
        events.extend(_stepped_over(interview, before, lost, substitutes))
    told = _folded(interview, events)
    gone = {at for at in lost.difference(substitutes) if at <= told.version}
    unproved = {at for at in substitutes if at <= told.version}
    if gone <= {*told.lost} and unproved <= {*told.unproved}:
        return told
    return replace(
        told,
        lost=tuple(sorted({*told.lost, *gone})),
        unproved=tuple(sorted({*told.unproved, *unproved})),
        lost_messages=None if gone else told.lost_messages,
    )


def verify(interview: InterviewId, records: Sequence[Record]) -> None:
    """Check that `records`, from seq 1 on, are whole and unaltered (I10).

    An erased record is checked by its digest alone. Missing ones are accepted where a
    later repair names them, and nowhere else.

    Raises:
        DamagedRecord: the first seq that is missing or was altered is named.
    """
    check = ChainCheck(interview)
    for record in records:
        check.take(record)
    if check.faults:
        raise DamagedRecord(check.faults[0].of(interview))


def _folded(
    interview: InterviewId, events: Iterable[tuple[AnyEvent | None, datetime]]
) -> Interview:
    try:
        told = fold(interview, events)
    except ValueError as error:
        raise DamagedRecord(f"Interview {interview}: {error}.") from error
    if told is None:
        raise DamagedRecord(f"Interview {interview} has no events.")
    return told


def _named(records: Sequence[Record]) -> tuple[set[int], dict[int, Substitute]]:
    """Return the seqs that repairs name as lost and not as there, and what stands in for them."""
    lost: set[int] = set()
    bridged: set[int] = set()
    substitutes: dict[int, Substitute] = {}
    for record in records:
        if record.name != REPAIRED or record.content is None:
            continue
        event = _decoded(record)
        if isinstance(event, InterviewRepaired):
            lost.update(event.lost)
            bridged.update(event.bridges)
            substitutes.update(event.substitutes)
    # What a repair bridges to is there, and was proved by that.
    lost -= bridged.intersection(record.seq for record in records if record.content is not None)
    return lost, {seq: told for seq, told in substitutes.items() if seq in lost}


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
    lost: set[int],
    substitutes: dict[int, Substitute],
) -> Iterator[tuple[AnyEvent | None, datetime]]:
    """Give the events from seq 1 without gap: for a lost one its substitute, else None.

    Whatever stands in the place of a lost one is not looked at: nobody vouches for it.

    Raises:
        DamagedRecord: one makes no sense, and no repair names it.
    """
    at = time_of(records[0]) if records else _EPOCH
    seq = 0
    for record in records:
        for missing in range(seq + 1, record.seq):
            yield _substitute(interview, missing, substitutes.get(missing), at)
        seq, at = record.seq, time_of(record)
        if seq in lost:
            yield _substitute(interview, seq, substitutes.get(seq), at)
            continue
        event = _decoded(record)
        if isinstance(event, DamagedRecord):
            raise event
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
