"""A mirror that one node keeps of what all of them write."""

from pathlib import Path

import pytest

from tests.harness import until
from tests.service.conftest import OWNER
from tests.service.programmed import opened
from vivavoce import running as module
from vivavoce.running import running


async def test_what_another_node_erases_vanishes_from_the_mirror_of_this_one(
    database_url: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """(I10) An erasure leaves no event that a mirror could follow."""
    monkeypatch.setattr(module, "MIRROR_SWEPT_EVERY_S", 0.05)
    key, folder = "an owner's key", tmp_path / "mirror"
    async with (
        running(tmp_path / "a", database_url=database_url, owner_key=key, mirror=folder),
        running(tmp_path / "b", database_url=database_url, owner_key=key) as other,
    ):
        interview = await opened(other.services, interviewer="scripted")
        await until(lambda: _files(folder, interview) == 1)
        await other.services.turns.settle(interview, patience_s=10)
        await other.services.erase_interview(OWNER, interview)
        await until(lambda: _files(folder, interview) == 0)


def _files(folder: Path, interview: str) -> int:
    return len(list(folder.rglob(f"{interview}.json")))
