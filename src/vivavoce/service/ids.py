"""Making ids, and accepting those that others made."""

import re
import uuid

import uuid_utils

from vivavoce.errors import Malformed

# What `uuid.UUID` takes for a UUID includes `0x…`, `1_000…` and digits of other scripts.
_CANONICAL = re.compile(r"[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}")
_ANY_SPELLING = re.compile(
    r"(urn:uuid:)?\{?[0-9a-f]{8}-?([0-9a-f]{4}-?){3}[0-9a-f]{12}\}?", re.ASCII | re.IGNORECASE
)


def new_id() -> str:
    """Return a new UUIDv7: ids made later sort later, which keeps indexes compact."""
    return str(uuid_utils.uuid7())


def canonical_id(text: str, *, field: str) -> str:
    """Return any spelling of a UUID as 36 lower-case characters.

    Raises:
        Malformed: it is no UUID.
    """
    # Nearly all ids arrive canonical; asking that first spares the parser.
    if _CANONICAL.fullmatch(text):
        return text
    if not _ANY_SPELLING.fullmatch(text):
        raise Malformed(f"{field} is no UUID.", field=field)
    return str(uuid.UUID(text.lower()))
