"""What was written before rows told more is not called damaged, and is repaired with it."""

from pathlib import Path

import apsw
import pytest

from tests.upkeep.damage import examined
from vivavoce.domain.ids import GuideId
from vivavoce.running import running
from vivavoce.service.bootstrap import DEFAULT_ORGANIZATION
from vivavoce.service.callers import owner_of

OWNER = owner_of(DEFAULT_ORGANIZATION)


@pytest.fixture
async def folder(tmp_path: Path) -> Path:
    """A data folder with an interview that rests for a reason."""
    data = tmp_path / "data"
    async with running(data, owner_key="an owner's key") as system:
        services = system.services
        standing, _ = await services.open_interview(OWNER, GuideId("agent-hiring"))
        interview = standing.interview.id
        await services.interviews.add_message(OWNER, interview, "Somebody who keeps our books.")
        await services.turns.settle(interview, patience_s=5.0)
        await services.interviews.cancel(OWNER, interview, "No longer needed.")
    return data


def change(data: Path, sql: str) -> None:
    connection = apsw.Connection(str(data / "journal.db"))
    connection.execute(sql)
    assert connection.changes(), "nothing was changed"
    connection.close()


def whats(data: Path) -> list[str]:
    return [one.what for one in examined(data).findings if not one.is_harmless]


SHORTER = """
    UPDATE events SET glimpse = CAST(json_remove(CAST(glimpse AS TEXT), '$[4]', '$[3]') AS BLOB)
    WHERE json_array_length(CAST(glimpse AS TEXT)) = 5
"""


async def test_a_row_that_does_not_know_how_far_it_is_is_whole(folder: Path) -> None:
    assert whats(folder) == []
    change(folder, "UPDATE interviews SET progress = NULL")
    change(folder, SHORTER)
    assert whats(folder) == []


async def test_a_row_that_says_it_is_farther_than_its_events_tell_is_not(folder: Path) -> None:
    change(folder, "UPDATE interviews SET progress = 999")
    assert whats(folder) == ["Its row says otherwise than its events: progress."]
