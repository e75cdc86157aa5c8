"""What tells a journal from every other one, wherever it is and whatever is added to it."""

import hashlib
from pathlib import Path

import apsw
import msgspec

from vivavoce.errors import CannotStart
from vivavoce.stores.postgres import moves
from vivavoce.stores.postgres.connecting import Line
from vivavoce.stores.sqlite.secret import SECRET

_FIRST_ORGANIZATION = """
    SELECT id, created_at FROM organizations ORDER BY created_at, id LIMIT 1
"""


def name_of(data: Path, source: apsw.Connection) -> str:
    """Return the name of the journal in the folder `data`, opened as `source`.

    Raises:
        CannotStart: it is empty.
    """
    first = source.execute(_FIRST_ORGANIZATION).fetchone()
    if first is None:
        raise CannotStart(f"There is nothing in {data} that could be moved.")
    return _name(_secret(data), *first)


async def is_at(line: Line, data: Path, journal: str) -> bool:
    """Tell whether the journal called so in the folder `data` is what a database holds."""
    first = await moves.first_of(line)
    if first is None:
        return False
    secret, id, created_at = first
    # A folder without a secret has nothing to compare: the first node there made one.
    is_known = bool(_secret(data))
    return _name((secret or b"") if is_known else b"", id, created_at) == journal


def _secret(data: Path) -> bytes:
    return (data / SECRET).read_bytes() if (data / SECRET).exists() else b""


def _name(secret: bytes, id: str, created_at: int) -> str:
    return hashlib.sha256(msgspec.json.encode((secret.hex(), id, created_at))).hexdigest()
