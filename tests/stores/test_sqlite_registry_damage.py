"""Times in the registry are for people: one that makes no sense keeps nobody out (I7)."""

from datetime import UTC, datetime
from pathlib import Path

import pytest

from tests.service.conftest import OWNER
from tests.stores.files import alter
from vivavoce.authoring.reading import built_in_guides
from vivavoce.domain.ids import GuideId, InterviewId
from vivavoce.errors import Unauthenticated
from vivavoce.running import running
from vivavoce.testing.clock import ManualClock

KEY = "an owner's key"
LATEST = datetime.max.replace(tzinfo=UTC)
EARLIEST = datetime.min.replace(tzinfo=UTC)

DAMAGE = {
    "too late": ("9000000000000000000", LATEST),
    "too early": ("-9000000000000000000", EARLIEST),
}


async def filled(data: Path) -> tuple[InterviewId, str, str]:
    """Fill a folder with one of each; return the interview, its link's token, and a cookie."""
    async with running(data, owner_key=KEY, clock=ManualClock()) as started:
        services = started.services
        standing, _ = await services.open_interview(OWNER, GuideId("agent-hiring"))
        interview = standing.interview.id
        token = await services.access.link(OWNER.organization, interview)
        await services.access.offer_sign_in(started.opening.owner)
        return interview, token, await services.access.sign_in(KEY)


@pytest.mark.parametrize("damage", DAMAGE)
@pytest.mark.parametrize(
    ("table", "column"),
    [
        ("guides", "created_at"),
        ("keys", "created_at"),
        ("organizations", "created_at"),
        ("links", "created_at"),
        ("sessions", "expires_at"),
        ("sign_ins", "expires_at"),
    ],
)
async def test_a_time_that_makes_no_sense_keeps_nothing_from_working(
    tmp_path: Path, table: str, column: str, damage: str
) -> None:
    """(I7) The folder starts, and its keys, links and interviews are there as before."""
    value, nearest = DAMAGE[damage]
    interview, token, cookie = await filled(tmp_path / "data")
    alter(
        tmp_path / "data" / "journal.db",
        f"UPDATE {table} SET {column} = {value} WHERE rowid = (SELECT min(rowid) FROM {table})",
    )
    async with running(tmp_path / "data", clock=ManualClock()) as started:
        services = started.services
        assert [each.id for each in await services.interviews.find(OWNER)] == [interview]
        assert (await services.access.recognise(KEY)).organization == OWNER.organization
        assert (await services.access.recognise(token)).interview == interview
        assert len(await services.access.keys(OWNER.organization)) == 1
        assert len(await services.organizations.all()) == 1
        assert len(await services.library.all(OWNER.organization)) == len(built_in_guides())
        if (table, nearest) != ("sessions", EARLIEST):
            assert (await services.access.recognise_session(cookie)).key is not None


async def test_a_key_whose_revocation_has_a_senseless_time_stays_revoked(tmp_path: Path) -> None:
    await filled(tmp_path / "data")
    alter(tmp_path / "data" / "journal.db", "UPDATE keys SET revoked_at = 9000000000000000000")
    async with running(tmp_path / "data", owner_key="another", clock=ManualClock()) as started:
        with pytest.raises(Unauthenticated, match="was revoked"):
            await started.services.access.recognise(KEY)
        keys = await started.services.access.keys(OWNER.organization)
        assert {key.revoked_at for key in keys} == {LATEST, None}
