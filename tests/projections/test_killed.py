"""`kill -9` of an import and of a mirror in the middle: run again, they end whole."""

import logging
import os
import random
import signal
import time
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import apsw
import pytest

from tests.harness import ServerProcess
from tests.projections.commands import begun, events_in, transcripts, vivavoce, write_older

pytestmark = pytest.mark.faults

SEED = int(os.environ.get("VIVAVOCE_TEST_SEED", "20"))
INTERVIEWS = 400

KILLS = [
    pytest.param(3, id="3-kills"),
    pytest.param(300, id="soak", marks=[pytest.mark.soak, pytest.mark.timeout(3600)]),
]


@pytest.mark.parametrize("kills", KILLS)
async def test_an_import_that_is_killed_is_run_again_and_doubles_nothing(
    tmp_path: Path, kills: int
) -> None:
    """(I2, I4)"""
    chance = random.Random(SEED)
    older, data, whole = tmp_path / "older", tmp_path / "data", tmp_path / "whole"
    write_older(older, INTERVIEWS)
    done = vivavoce("import", older, "--data", whole)
    assert done.returncode == 0, done.stderr
    halfway = 0
    for _ in range(kills):
        if _imported(data) == INTERVIEWS:
            data = tmp_path / f"data-{chance.random()}"
        with begun("import", older, "--data", data):
            _wait_for_more(lambda data=data: _imported(data), chance)  # type: ignore[misc]
        halfway += _imported(data) < INTERVIEWS
    done = vivavoce("import", older, "--data", data)
    assert done.returncode == 0, done.stderr
    assert await events_in(data) == await events_in(whole)
    logging.getLogger(__name__).info("%d kills, %d of them in the middle", kills, halfway)
    assert halfway > 0, "no kill fell into the middle of the import"


@pytest.mark.parametrize("kills", KILLS)
async def test_a_mirror_that_is_killed_is_run_again_and_is_whole(
    tmp_path: Path, kills: int
) -> None:
    chance = random.Random(SEED)
    data, mirror = tmp_path / "data", tmp_path / "mirror"
    done = vivavoce("import", write_older(tmp_path / "older", INTERVIEWS), "--data", data)
    assert done.returncode == 0, done.stderr
    halfway = 0
    for _ in range(kills):
        if _mirrored(mirror) == INTERVIEWS:
            mirror = tmp_path / f"mirror-{chance.random()}"
        with begun("mirror", mirror, "--data", data):
            _wait_for_more(lambda mirror=mirror: _mirrored(mirror), chance)  # type: ignore[misc]
        halfway += len(transcripts(mirror)) < INTERVIEWS
    done = vivavoce("mirror", mirror, "--data", data, "--once")
    assert done.returncode == 0, done.stderr
    assert not list(mirror.rglob("*.part"))
    assert len(transcripts(mirror)) == INTERVIEWS

    # And what it holds is what the journal holds, to the last word and date.
    again = tmp_path / "again"
    done = vivavoce("import", mirror, "--data", again)
    assert done.returncode == 0, done.stderr
    assert await events_in(again) == await events_in(data)
    logging.getLogger(__name__).info("%d kills, %d of them in the middle", kills, halfway)
    assert halfway > 0, "no kill fell into the middle of the mirroring"


def _wait_for_more(count: Callable[[], int], chance: random.Random) -> None:
    """Return once something was added to what is there already, and a moment later."""
    before = count()
    wanted = before + chance.randint(1, max(1, (INTERVIEWS - before) // 3))
    deadline = time.monotonic() + 60
    while count() < wanted:
        assert time.monotonic() < deadline, f"it never came to {wanted}"
        time.sleep(0.001)
    time.sleep(chance.uniform(0, 0.02))


def test_a_worker_that_starts_again_serves_though_its_mirrors_folder_is_anothers_by_now(
    tmp_path: Path,
) -> None:
    """(I6, I12)"""
    target = tmp_path / "mirror"
    with ServerProcess(tmp_path, options=("--mirror", str(target))) as server:
        server.start()
        interview = server.open_interview()["id"]
        file = target / f"organizations/default/interviews/{interview}.json"
        while not file.exists():
            time.sleep(0.01)
        (target / ".mirror.json").rename(tmp_path / "kept")
        os.kill(server.workers()[0], signal.SIGKILL)
        while "serve:restarted" not in server.stdout.read_text("utf-8"):
            time.sleep(0.01)
        server.wait_ready()
        assert "that no mirror wrote" in server.get("/api/v1/health").json["mirror_failing"]
        (tmp_path / "kept").rename(target / ".mirror.json")
        while server.get("/api/v1/health").json["mirror_failing"] is not None:
            time.sleep(0.05)


def _imported(data: Path) -> int:
    """Return how many interviews the journal of a folder holds, also while it is written."""
    if not (data / "journal.db").exists():
        return 0
    try:
        with closing(
            apsw.Connection(str(data / "journal.db"), flags=apsw.SQLITE_OPEN_READONLY)
        ) as connection:
            return int(connection.execute("SELECT count(*) FROM interviews").get)
    except (apsw.SQLError, apsw.BusyError, apsw.CantOpenError, apsw.ReadOnlyError):
        return 0  # it is being made


def _mirrored(mirror: Path) -> int:
    return sum(1 for _ in mirror.glob("organizations/*/interviews/*.json"))
