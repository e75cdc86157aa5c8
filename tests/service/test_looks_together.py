"""An organization's look, changed and read on several nodes."""

import asyncio
from pathlib import Path

from tests.service.conftest import OWNER
from vivavoce.running import running

ACME = OWNER.organization


async def test_parts_of_a_look_that_nodes_change_at_the_same_moment_are_all_kept(
    tmp_path: Path, database_url: str
) -> None:
    """And whoever changes it, or erases by it, sees at once what another node keeps."""
    async with (
        running(tmp_path / "one", database_url=database_url) as one,
        running(tmp_path / "other", database_url=database_url) as other,
    ):
        mine, theirs = one.services.organizations, other.services.organizations
        assert (await theirs.look(ACME)).retention_days is None
        for days in range(1, 11):
            colour = f"#{days:06x}"
            await asyncio.gather(
                mine.change_look(ACME, retention_days=days),
                theirs.change_look(ACME, colour=colour),
                theirs.change_look(ACME, name=f"Acme {days}"),
            )
            for organizations in (mine, theirs):
                look = await organizations.look_now(ACME)
                assert (look.retention_days, look.colour) == (days, colour)
                assert look.name == f"Acme {days}"
