"""What every database of ours keeps of keys and looks: rows in the order of their columns."""

from typing import Any

import msgspec

from vivavoce.journal.moments import to_us, to_us_or_none
from vivavoce.journal.registry import Key, Look


def key_row(key: Key) -> tuple[Any, ...]:
    """Return id, organization, name, role, hash, created_at and revoked_at."""
    return (
        key.id,
        key.organization,
        key.name,
        key.role,
        key.hash,
        to_us(key.created_at),
        to_us_or_none(key.revoked_at),
    )


def look_row(look: Look) -> tuple[Any, ...]:
    """Return organization, name, colour, logo, logo_type, sites and retention_days."""
    return (
        look.organization,
        look.name,
        look.colour,
        look.logo,
        look.logo_type,
        msgspec.json.encode(look.sites).decode(),
        look.retention_days,
    )


def to_sites(stored: Any) -> tuple[str, ...]:
    """Return the sites of a row; none when they make no sense (I7)."""
    try:
        return msgspec.json.decode(stored, type=tuple[str, ...])
    except (msgspec.DecodeError, TypeError):
        return ()
