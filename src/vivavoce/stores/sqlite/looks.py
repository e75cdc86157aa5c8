"""SQL of the table of looks, and of the links that let somebody in.

Text comes as bytes, because damage may have left some that is none; what makes no sense of
a look is left out, so that a candidate's page never fails for a logo (I7).
"""

from collections.abc import Sequence
from typing import Any

from vivavoce.domain.ids import OrganizationId
from vivavoce.journal.registry import Look
from vivavoce.stores.keeping import to_sites
from vivavoce.stores.sqlite.rows import legible

LINK_COLUMNS = "hash, interview, organization, generation, created_at, revoked_at"

LOOK = """
    SELECT CAST(name AS BLOB), CAST(colour AS BLOB), logo, CAST(logo_type AS BLOB),
           CAST(sites AS BLOB), retention_days
    FROM looks WHERE organization = ?
"""

SET_LOOK = """
    INSERT INTO looks (organization, name, colour, logo, logo_type, sites, retention_days)
    VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)
    ON CONFLICT (organization) DO UPDATE SET
        name = excluded.name, colour = excluded.colour, logo = excluded.logo,
        logo_type = excluded.logo_type, sites = excluded.sites,
        retention_days = excluded.retention_days
"""

SWAP_LOOK = f"""
    {SET_LOOK}
    WHERE (looks.name, looks.colour, looks.logo, looks.logo_type, looks.sites,
           looks.retention_days)
        IS (?8, ?9, ?10, ?11, ?12, ?13)
"""

OPEN_LINKS = f"""
    SELECT {LINK_COLUMNS} FROM links
    WHERE organization = ?1 AND revoked_at IS NULL
        AND (?2 IS NULL OR (created_at, hash) < (?2, ?3))
    ORDER BY created_at DESC, hash DESC LIMIT ?4
"""  # noqa: S608 - column names of ours

# Hashes travel as JSON text, so that any number of them is one parameter.
REVOKE_LINKS = """
    UPDATE links SET revoked_at = ?1
    WHERE organization = ?2 AND revoked_at IS NULL
        AND hash IN (SELECT unhex(value) FROM json_each(?3))
"""


def to_look(organization: OrganizationId, row: Sequence[Any]) -> Look:
    """Return a look as its row tells it."""
    name, colour, logo, logo_type, sites, days = row
    is_logo = isinstance(logo, bytes) and logo_type is not None
    return Look(
        organization=organization,
        name=None if name is None else legible(name),
        colour=None if colour is None else legible(colour),
        logo=logo if is_logo else None,
        logo_type=legible(logo_type) if is_logo else None,
        sites=to_sites(sites),
        retention_days=days if isinstance(days, int) and days > 0 else None,
    )
