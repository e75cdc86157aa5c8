"""The stored bytes of one interview, as they are: what an examination goes by.

Nothing here trusts a type, a length or an order. Text comes as bytes.
"""

from collections.abc import Iterator
from typing import Any

import apsw
import msgspec

from vivavoce.domain.ids import InterviewId
from vivavoce.journal.chain import SALT_BYTES, digest_of
from vivavoce.journal.store import Record
from vivavoce.stores.sqlite.rows import to_id

HASH_BYTES = 32

EVENT_COLUMNS = (
    "position, interview, seq, CAST(name AS BLOB), recorded_at, CAST(actor AS BLOB), "
    "CAST(content AS BLOB), salt, glimpse, digest, hash"
)
# All but the number and the id. First what is written with a row, as `INSERT_INTERVIEW` has it.
ROW_NAMES = (
    "organization",
    "status",
    "state",
    "version",
    "guide",
    "guide_version",
    "interviewer",
    "language",
    "opened_at",
    "updated_at",
    "owed_since",
    "due_at",
    "messages",
    "last_speaker",
    "progress",
    "damaged",
    "erased_at",
)
TEXTS = {
    "organization",
    "status",
    "state",
    "guide",
    "guide_version",
    "interviewer",
    "language",
    "last_speaker",
    "damaged",
}
ROW_COLUMNS = ", ".join(f"CAST({name} AS BLOB)" if name in TEXTS else name for name in ROW_NAMES)


class Stored(msgspec.Struct, kw_only=True):
    """A row of `events` as it is. After an examination: as it should be."""

    position: int
    interview: Any
    seq: Any
    name: Any
    recorded_at: Any
    actor: Any
    content: Any
    salt: Any
    glimpse: Any
    digest: Any
    hash: Any

    @property
    def is_legible(self) -> bool:
        """Whether every value is of the kind that was written."""
        return (
            isinstance(self.seq, int)
            and text_of(self.name) is not None
            and is_time(self.recorded_at)
            and text_of(self.actor) is not None
            and isinstance(self.content, bytes | None)
            and isinstance(self.salt, bytes | None)
            and is_hash(self.digest)
            and is_hash(self.hash)
        )

    @property
    def is_blank(self) -> bool:
        """Whether it was erased, or lost and stepped over."""
        return self.content is None and self.salt is None

    @property
    def is_proved(self) -> bool:
        """Whether the digest proves who did what; of a blank one nothing is left to prove."""
        if not self.is_legible:
            return False
        return self.is_blank or self.told == self.digest

    @property
    def told(self) -> bytes | None:
        """The digest that content, salt and actor make; None when one of them is illegible."""
        actor = text_of(self.actor)
        if actor is None or not isinstance(self.content, bytes) or not is_salt(self.salt):
            return None
        return digest_of(self.salt, actor, self.content)

    def record(self, interview: InterviewId, previous: bytes) -> Record:
        """Return it as a record behind hash `previous`; it must be legible."""
        return Record(
            interview=interview,
            seq=self.seq,
            name=self.name.decode(),
            recorded_at_us=self.recorded_at,
            actor=self.actor.decode(),
            content=self.content,
            salt=self.salt,
            digest=self.digest,
            previous=previous,
            hash=self.hash,
        )


class Chart(msgspec.Struct, kw_only=True):
    """All that is stored of one interview."""

    id: InterviewId
    row: dict[str, Any] | None  # of `interviews`, by column; None when there is none
    events: list[Stored]  # in commit order

    def said(self, name: str) -> str | None:
        """Return a text of the row, None when there is none or it is illegible."""
        return text_of(self.row[name]) if self.row is not None else None

    def number(self, name: str) -> int | None:
        """Return a number of the row, None when there is none or it is illegible."""
        value = self.row[name] if self.row is not None else None
        return value if isinstance(value, int) else None

    @property
    def is_erased(self) -> bool:
        """Whether every word of it was removed on purpose."""
        return self.row is not None and self.row["erased_at"] is not None


def chart(connection: apsw.Connection, interview: bytes) -> Chart:
    """Return what is stored of the interview with the 16 bytes `interview` as id."""
    with connection:  # one moment for both: a server may be writing
        row = connection.execute(
            f"SELECT {ROW_COLUMNS} FROM interviews WHERE id = ?",  # noqa: S608 - names of ours
            (interview,),
        ).fetchone()
        events = list(stored(connection, interview))
    return Chart(
        id=to_id(interview),
        row=dict(zip(ROW_NAMES, row, strict=True)) if row is not None else None,
        events=events,
    )


def stored(connection: apsw.Connection, interview: bytes) -> Iterator[Stored]:
    """Give the rows of events that name `interview`, in commit order."""
    for row in connection.execute(
        f"SELECT {EVENT_COLUMNS} FROM events WHERE interview = ? ORDER BY position",  # noqa: S608 - names of ours
        (interview,),
    ):
        yield Stored(**dict(zip(Stored.__struct_fields__, row, strict=True)))


def text_of(value: Any) -> str | None:
    """Return bytes as the text they are, None when they are none."""
    if not isinstance(value, bytes):
        return None
    try:
        return value.decode()
    except UnicodeDecodeError:
        return None


def is_hash(value: Any) -> bool:
    """Tell whether `value` can be a hash or digest."""
    return isinstance(value, bytes) and len(value) == HASH_BYTES


def is_time(value: Any) -> bool:
    """Tell whether `value` can be microseconds since 1970: within a thousand years of it."""
    return isinstance(value, int) and abs(value) < 2**55


def is_salt(value: Any) -> bool:
    """Tell whether `value` can be a salt."""
    return isinstance(value, bytes) and len(value) == SALT_BYTES
