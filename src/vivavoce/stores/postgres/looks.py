"""SQL of the table of looks, and of the links that let somebody in."""

from collections.abc import Sequence
from typing import Any

from vivavoce.domain.ids import OrganizationId
from vivavoce.journal.registry import Look
from vivavoce.stores.keeping import to_sites

LINK_COLUMNS = "hash, interview, organization, generation, created_at, revoked_at"

LOOK = """
    SELECT name, colour, logo, logo_type, sites, retention_days
    FROM looks WHERE organization = %s
"""

SET_LOOK = """
    INSERT INTO looks (organization, name, colour, logo, logo_type, sites, retention_days)
    VALUES (%s, %s, %s, %s, %s, %s, %s)
    ON CONFLICT (organization) DO UPDATE SET
        name = excluded.name, colour = excluded.colour, logo = excluded.logo,
        logo_type = excluded.logo_type, sites = excluded.sites,
        retention_days = excluded.retention_days
"""

SWAP_LOOK = f"""
    {SET_LOOK}
    WHERE (looks.name, looks.colour, looks.logo, looks.logo_type, looks.sites,
           looks.retention_days)
        IS NOT DISTINCT FROM (%s::text, %s::text, %s::bytea, %s::text, %s::text, %s::bigint)
"""

# Two statements, because a planner that does not know whether there is a place to go on from
# does not walk along the index.
OPEN_LINKS = f"""
    SELECT {LINK_COLUMNS} FROM links
    WHERE organization = %s AND revoked_at IS NULL
    ORDER BY created_at DESC, hash DESC LIMIT %s
"""  # noqa: S608 - column names of ours

OPEN_LINKS_AFTER = f"""
    SELECT {LINK_COLUMNS} FROM links
    WHERE organization = %s AND revoked_at IS NULL AND (created_at, hash) < (%s, %s)
    ORDER BY created_at DESC, hash DESC LIMIT %s
"""  # noqa: S608 - column names of ours

# In one order on every node, so that two of them do not wait for each other.
REVOKE_LINKS = """
    UPDATE links SET revoked_at = %s WHERE hash IN (
        SELECT hash FROM links
        WHERE hash = ANY(%s::bytea[]) AND organization = %s AND revoked_at IS NULL
        ORDER BY hash FOR UPDATE
    )
"""


def to_look(organization: OrganizationId, row: Sequence[Any]) -> Look:
    """Return a look as its row tells it; sites that make no sense are left out (I7)."""
    name, colour, logo, logo_type, sites, days = row
    is_logo = logo is not None and logo_type is not None
    return Look(
        organization=organization,
        name=name,
        colour=colour,
        logo=logo if is_logo else None,
        logo_type=logo_type if is_logo else None,
        sites=to_sites(sites),
        retention_days=days if days is not None and days > 0 else None,
    )
