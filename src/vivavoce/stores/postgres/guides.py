"""SQL of the table of guides.

`chosen` orders the versions of a guide: the highest is the newest. Below zero is what was
retired; its place among the others is the number without the sign.
"""

from collections.abc import Sequence
from typing import Any

from vivavoce.domain.ids import GuideId, OrganizationId
from vivavoce.journal.moments import to_time, to_us
from vivavoce.journal.registry import GuideVersion

GUIDE_COLUMNS = "organization, id, version, hash, source, created_at"

# Held while a version of one of its guides is added or retired: what is the newest is
# read and written in two steps, and another node may do the same.
LOCK_GUIDES = "SELECT id FROM organizations WHERE id = %s FOR UPDATE"

ADD_GUIDE = """
    INSERT INTO guides (organization, id, version, hash, source, created_at, chosen)
    SELECT %(organization)s::text, %(id)s::text, %(version)s::text, %(hash)s::text,
           %(source)s::text, %(created_at)s::bigint, coalesce(max(abs(chosen)), 0) + 1
    FROM guides WHERE organization = %(organization)s AND id = %(id)s
    ON CONFLICT (organization, hash) DO UPDATE SET chosen = excluded.chosen
    WHERE guides.chosen <> excluded.chosen - 1
"""

RETIRE_GUIDE = """
    UPDATE guides SET chosen = -chosen WHERE organization = %s AND id = %s AND chosen > 0
"""

GUIDE_VERSIONS = """
    SELECT id, version, hash, created_at FROM guides
    WHERE organization = %s AND id = %s ORDER BY abs(chosen) DESC
"""

# Retiring turns what was chosen below zero: the lowest was the newest. Ids come in the order
# of their bytes on every server, whatever its locale.
RETIRED_GUIDES = f"""
    SELECT {GUIDE_COLUMNS} FROM guides AS retired
    WHERE organization = %s AND chosen = (
        SELECT min(chosen) FROM guides
        WHERE organization = %s AND id = retired.id HAVING max(chosen) < 0
    )
    ORDER BY id COLLATE "C"
"""  # noqa: S608 - column names of ours

NEWEST_GUIDES = f"""
    SELECT {GUIDE_COLUMNS} FROM guides AS newest
    WHERE organization = %s AND chosen > 0 AND chosen = (
        SELECT max(chosen) FROM guides
        WHERE organization = %s AND id = newest.id
    )
    ORDER BY id COLLATE "C"
"""  # noqa: S608 - column names of ours


def guide_row(guide: GuideVersion) -> dict[str, Any]:
    """Return the parameters of `ADD_GUIDE`."""
    return {
        "organization": guide.organization,
        "id": guide.id,
        "version": guide.version,
        "hash": guide.hash,
        "source": guide.source,
        "created_at": to_us(guide.created_at),
    }


def to_guide(row: Sequence[Any]) -> GuideVersion:
    """Return the version in a row of `GUIDE_COLUMNS`."""
    return GuideVersion(
        organization=OrganizationId(row[0]),
        id=GuideId(row[1]),
        version=row[2],
        hash=row[3],
        source=row[4],
        created_at=to_time(row[5]),
    )
