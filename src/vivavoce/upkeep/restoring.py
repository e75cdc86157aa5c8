"""Putting a damaged value back to what it was, where the hash chain proves what that is.

A hash of 32 bytes cannot be met by chance. So where one value of a record is damaged,
likely originals are tried until the record's digest or hash is met again: then the value
is what was recorded, bit for bit. What is merely likely is never put back.
"""

from collections.abc import Callable, Iterator

from msgspec.structs import replace

from vivavoce.errors import DamagedRecord
from vivavoce.journal.chain import digest_of, hash_of
from vivavoce.journal.codec import CLASSES, RETIRED, decode
from vivavoce.upkeep.charts import Stored, is_hash, is_salt, is_time, text_of

# One flipped bit is looked for in contents up to this; it takes a hash for each bit.
FLIPPED_BYTES_MAX = 8 * 1024

# A reply follows what it answers within moments, so a lost time is looked for this near
# its neighbours. A second or less.
NEAR_US = 100_000

ACTORS = ("candidate", "system", "interviewer:scripted", "import")


class Neighbours:
    """What is known around a record: the times of others, who else acted, what follows.

    Args:
        times: microseconds since 1970 of the events beside it, and of the interview's row.
        actors: who acted in the interview.
        proves: whether what follows in the chain follows this hash; None: nothing follows.
    """

    def __init__(
        self,
        times: list[int],
        actors: set[str],
        proves: Callable[[bytes], bool] | None,
    ) -> None:
        self.times = times
        self.actors = actors
        self.proves = proves


def restored(row: Stored, seq: int, head: bytes, beside: Neighbours) -> Stored | None:
    """Return `row` as it was recorded at `seq` behind hash `head`, None when nothing proves it."""
    row = replace(row, seq=seq)
    told = row.told
    if told is not None and told != row.digest:
        redone = replace(row, digest=told)
        if redone.is_legible and redone.hash == hash_of(
            head, seq, row.name.decode(), row.recorded_at, told
        ):
            return redone
        row = _by_digest(row, beside.actors) or row
    elif told is None and not row.is_blank:
        row = _by_digest(row, beside.actors) or row
    if not row.is_blank and row.told != row.digest:
        return None
    whole = _by_link(row, head, beside)
    return whole if whole is not None and whole.is_legible else None


def proved(row: Stored, seq: int, actors: set[str]) -> Stored | None:
    """Return `row` with content that its digest proves; None when nothing does."""
    row = replace(row, seq=seq)
    if not row.is_proved:
        row = _by_digest(row, actors) or row
    if not row.is_proved:
        return None
    # The name is not proved; content that does not go with it shows that it is damaged.
    name = row.name.decode()
    return row if name not in CLASSES or row.is_blank or _goes_with(name, row) else None


def _by_link(row: Stored, head: bytes, beside: Neighbours) -> Stored | None:
    """Return `row` with the name, time or hash that make its link right."""
    digest, seq, at = row.digest, row.seq, row.recorded_at
    if not is_hash(digest):
        return None
    name = text_of(row.name)
    if is_time(at):
        for likely in (name, *CLASSES, *RETIRED):
            if likely is not None and hash_of(head, seq, likely, at, digest) == row.hash:
                return replace(row, name=likely.encode())
    if name is None:
        return None
    if is_time(at):
        made = hash_of(head, seq, name, at, digest)
        if beside.proves(made) if beside.proves else _is_last(row, name, beside):
            return replace(row, hash=made)
    for moment in _moments(at, beside.times):
        if hash_of(head, seq, name, moment, digest) == row.hash:
            return replace(row, recorded_at=moment)
    return None


def _is_last(row: Stored, name: str, beside: Neighbours) -> bool:
    """Tell whether all of a last event but its hash is known to be right.

    Its digest proves who did what, the interview's row knows its time, and its name is
    the one its content goes with.
    """
    return row.recorded_at in beside.times and row.content is not None and _goes_with(name, row)


def _goes_with(name: str, row: Stored) -> bool:
    try:
        decode(name, row.content)
    except DamagedRecord:
        return False
    return True


def _by_digest(row: Stored, actors: set[str]) -> Stored | None:
    """Return `row` with the salt, actor or content that make its digest right."""
    if not (is_hash(row.digest) and isinstance(row.content, bytes) and is_salt(row.salt)):
        return None
    for likely in {*actors, *ACTORS}:
        if digest_of(row.salt, likely, row.content) == row.digest:
            return replace(row, actor=likely.encode())
    actor = text_of(row.actor)
    if actor is None:
        return None
    for salt in _flipped(row.salt):
        if digest_of(salt, actor, row.content) == row.digest:
            return replace(row, salt=salt)
    if len(row.content) <= FLIPPED_BYTES_MAX:
        for content in _flipped(row.content):
            if digest_of(row.salt, actor, content) == row.digest:
                return replace(row, content=content)
    return None


def _flipped(value: bytes) -> Iterator[bytes]:
    """Give `value` with each of its bits flipped."""
    changed = bytearray(value)
    for at in range(len(changed)):
        for bit in range(8):
            changed[at] ^= 1 << bit
            yield bytes(changed)
            changed[at] ^= 1 << bit


def _moments(at: object, times: list[int]) -> Iterator[int]:
    yield from times
    if isinstance(at, int):
        yield from (at ^ 1 << bit for bit in range(63))
    for time in times:
        for distance in range(1, NEAR_US):
            yield time + distance
            yield time - distance
