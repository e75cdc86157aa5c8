"""What nodes tell each other: the texts of notifications, written and understood.

`<node> <kind> <what>`: who tells it, and what it is about. Of batches it is told after their
commits (`teller.py`), of everything else in the same transaction, so nobody hears of what is
not committed. The server takes up to
8,000 bytes (https://www.postgresql.org/docs/15/sql-notify.html); what would be longer only
says that there was much.
"""

import binascii
import struct
from base64 import b64decode, b64encode
from collections.abc import Sequence

import msgspec

from vivavoce.domain.ids import InterviewId
from vivavoce.journal.news import Move
from vivavoce.journal.store import Append

CHANNEL = "vivavoce"

TELL = f"SELECT pg_notify('{CHANNEL}', %s)"

# The same in a transaction that waits for no disk and no standby. Nothing is lost with it.
TELL_AT_ONCE = f"""
    SELECT set_config('synchronous_commit', 'off', true), pg_notify('{CHANNEL}', %s)
"""

BYTES_MAX = 7_900

_COMMITTED, _MUCH, _ERASED, _REVOKED, _DRAFTED = "cmerd"

# An interview's id, the version before and the version after.
_MOVE = struct.Struct("!16sII")
_VERSION_MAX = 2**32 - 1
_ID_CHARACTERS = 32

# How many interviews or keys a revocation names. Pages of more of them are turned away before
# they are told anything more, though not at once; so are those of a key whose id is no UUID.
NAMED_MAX = 200

# SQL for the end of a revocation's text: the ids in the rows of `ended`.
NAMED = f"""
    coalesce(left(
        string_agg(DISTINCT translate(ended::text, '-', ''), '')
            FILTER (WHERE ended::text ~ '^[0-9a-f]{{8}}(-[0-9a-f]{{4}}){{3}}-[0-9a-f]{{12}}$'),
        {_ID_CHARACTERS * NAMED_MAX}
    ), '')
"""


class Piece(msgspec.Struct, frozen=True, array_like=True):
    """Words of a draft that follow its first `offset` characters; None takes it back."""

    interview: str
    draft: str
    offset: int
    text: str | None


class Committed(msgspec.Struct, frozen=True):
    """A batch was committed; `moves` is None when it moved more than could be told."""

    node: str
    moves: list[Move] | None


class Erased(msgspec.Struct, frozen=True):
    """Every word of an interview is gone."""

    node: str
    interview: InterviewId


class Revoked(msgspec.Struct, frozen=True):
    """Somebody may not come in any more.

    `ended` are ids of interviews whose links were withdrawn, and of keys that were revoked or
    of which a session was ended.
    """

    node: str
    ended: list[str]


class Drafted(msgspec.Struct, frozen=True):
    """Words of replies that `node` is making; none tell that it is alive."""

    node: str
    pieces: list[Piece]


Told = Committed | Erased | Revoked | Drafted

_pieces_of = msgspec.json.Decoder(list[Piece])


def committed(node: str, appends: Sequence[Append]) -> str:
    """Return what is told of a batch."""
    if any(append.summary.version > _VERSION_MAX for append in appends):
        return much(node)
    moves = b"".join(
        [
            _MOVE.pack(_id_bytes(append.interview), append.expected, append.summary.version)
            for append in appends
        ]
    )
    text = f"{node} {_COMMITTED} {b64encode(moves).decode()}"
    return text if len(text) <= BYTES_MAX else much(node)


def much(node: str) -> str:
    """Return what is told of more than can be told."""
    return f"{node} {_MUCH}"


def erased(node: str, interview: InterviewId) -> str:
    """Return what is told of an erasure."""
    return f"{node} {_ERASED} {_id_bytes(interview).hex()}"


def revoked(node: str) -> str:
    """Return what is told of keys, links or sessions that were ended, up to `NAMED`."""
    return f"{node} {_REVOKED} "


def drafted(node: str, pieces: Sequence[Piece]) -> str:
    """Return what is told of drafts; who makes the pieces sees to their length."""
    return f"{node} {_DRAFTED} {msgspec.json.encode(pieces).decode()}"


def understood(text: str) -> Told | None:
    """Return what `text` tells; None when it makes no sense, because others may notify, too."""
    node, _, rest = text.partition(" ")
    kind, _, what = rest.partition(" ")
    if not node:
        return None
    try:
        match kind:
            case "c":
                moves = list(_MOVE.iter_unpack(b64decode(what, validate=True)))
                return Committed(
                    node, [Move(_id(id), after, version) for id, after, version in moves]
                )
            case "m":
                return Committed(node, None)
            case "e":
                return Erased(node, _id(bytes.fromhex(what)))
            case "r":
                ids = [what[at : at + _ID_CHARACTERS] for at in range(0, len(what), _ID_CHARACTERS)]
                return Revoked(node, [_id(bytes.fromhex(id)) for id in ids])
            case "d":
                return Drafted(node, _pieces_of.decode(what))
    except (ValueError, binascii.Error, struct.error, msgspec.MsgspecError):
        return None
    return None


def _id_bytes(interview: InterviewId) -> bytes:
    return bytes.fromhex(interview.replace("-", ""))


def _id(data: bytes) -> InterviewId:
    """Return an interview's id of its 16 bytes.

    Raises:
        ValueError: they are not 16.
    """
    if len(data) != _ID_CHARACTERS // 2:
        raise ValueError("an id has 16 bytes")
    digits = data.hex()
    return InterviewId(f"{digits[:8]}-{digits[8:12]}-{digits[12:16]}-{digits[16:20]}-{digits[20:]}")
