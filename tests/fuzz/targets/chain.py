"""Stored chains: whatever was altered in one is noticed, whatever is whole is told (I7, I10).

Input: one byte that says what to alter and one that says where, then events, each on a
line of its own: its name, a space, its content.
"""

from msgspec.structs import replace

from vivavoce.domain.ids import InterviewId
from vivavoce.errors import DamagedRecord
from vivavoce.journal.chain import digest_of, genesis, hash_of
from vivavoce.journal.records import replay, verify
from vivavoce.journal.store import Record

INTERVIEW = InterviewId("00000000-0000-4000-8000-000000000001")
SALT = bytes(16)
OPENED = (
    b'{"organization":"acme","guide":{"id":"plain","version":"1","hash":"c0"},'
    b'"interviewer":"scripted","language":"en"}'
)
RECORDS_MAX = 20


def run(data: bytes) -> None:
    """Read a chain that is whole, then the same with one part altered."""
    records = _sealed(data[2:])
    verify(INTERVIEW, records)
    try:
        told = replay(INTERVIEW, records)
        assert told.version == len(records)
    except DamagedRecord:
        pass  # whole, but of events that make no sense
    altered = _altered(records, what=data[0], at=data[1]) if len(data) > 2 else []
    if altered:
        try:
            verify(INTERVIEW, altered)
        except DamagedRecord:
            return
        raise AssertionError("an alteration was not noticed")


def _sealed(data: bytes) -> list[Record]:
    """Return the events that `data` spells out, chained as if we had written them."""
    records: list[Record] = []
    head = genesis(INTERVIEW)
    lines = [b"interview-opened " + OPENED, *data.split(b"\n")][:RECORDS_MAX]
    for seq, line in enumerate(lines, start=1):
        kind, _, content = line.partition(b" ")
        name = kind.decode(errors="replace")
        digest = digest_of(SALT, "candidate", content)
        link = hash_of(head, seq, name, seq, digest)
        records.append(
            Record(
                interview=INTERVIEW,
                seq=seq,
                name=name,
                recorded_at_us=seq,
                actor="candidate",
                content=content,
                salt=SALT,
                digest=digest,
                previous=head,
                hash=link,
            )
        )
        head = link
    return records


def _altered(records: list[Record], *, what: int, at: int) -> list[Record]:
    """Return the chain with one part of one record altered."""
    place = at % len(records)
    record = records[place]
    changes = [
        replace(record, seq=record.seq + 1),
        replace(record, name="message-added" if record.name != "message-added" else "altered"),
        replace(record, recorded_at_us=record.recorded_at_us + 1),
        replace(record, actor="owner"),
        replace(record, content=(record.content or b"") + b" "),
        replace(record, content=None),
        replace(record, salt=bytes(15) + b"\x01"),
        replace(record, digest=bytes(32)),
        replace(record, previous=bytes(32)),
        replace(record, hash=bytes(32)),
    ]
    chosen = what % (len(changes) + 1)
    if chosen == len(changes):
        # Leaving out the last one is no alteration: such a chain is whole, and shorter.
        return records[:place] + records[place + 1 :] if place < len(records) - 1 else []
    return [*records[:place], changes[chosen], *records[place + 1 :]]
