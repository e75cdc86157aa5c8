"""The power fails under the server as it is shipped: nothing any answer told of is lost.

`vivavoce serve` is recorded from outside, system call by system call, while clients talk to
it. Then the power is cut after each call, in every way a disk may take that, and what is left
is held against the answers that had been sent by then.
"""

import logging
import os
import random
import subprocess
import sys
from pathlib import Path

import pytest

from tests.faults.preloading import build
from tests.faults.recording.cuts import Cut, boundaries, cuts, plan
from tests.faults.recording.disk import MODES, contents, every
from tests.faults.recording.journal import Promised, Truth, read
from tests.faults.recording.promises import Connections, Version
from tests.faults.recording.recorder import SOURCE, Recording
from tests.faults.recording.serving import (
    ACKNOWLEDGE_FIRST,
    FOLD_SOONER,
    SYNC_LESS,
    SYNC_NO_FILE,
    SYNC_NO_FOLDER,
    record,
)
from tests.faults.recording.survey import Survey, survey
from tests.faults.recording.trace import Create, MakeFolder, Remove, Send, SyncDone
from tests.harness import OWNER_KEY, ServerProcess
from tests.stores.files import quick_folder
from vivavoce import Vivavoce

pytestmark = [pytest.mark.faults, pytest.mark.timeout(600)]

EVERYDAY_IMAGES = 5_100
SOAK_IMAGES = 350_000
BESIDE_A_BACKUP = 600
STARTS = 6

OFTEN = pytest.mark.parametrize(
    ("images", "acknowledgements"),
    [
        pytest.param(EVERYDAY_IMAGES, 80, id="everyday"),
        pytest.param(SOAK_IMAGES, 2_000, id="soak", marks=pytest.mark.soak),
    ],
)


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The compiled recorder; skips where it cannot be compiled."""
    return build(SOURCE, tmp_path_factory.mktemp("iorecord"))


@OFTEN
async def test_a_power_cut_at_any_call_of_a_first_start_loses_nothing_acknowledged(
    library: Path, images: int, acknowledgements: int
) -> None:
    """(I1, I3, I4)"""
    with quick_folder() as place:
        recording = await record(place, library, acknowledgements=acknowledgements)
        await check(recording, images=images)


@OFTEN
async def test_a_power_cut_while_the_log_is_folded_in_loses_nothing_acknowledged(
    library: Path, images: int, acknowledgements: int
) -> None:
    """(I1, I3, I4)"""
    with quick_folder() as place:
        recording = await record(place, library, FOLD_SOONER, acknowledgements=acknowledgements)
        assert times_folded(recording) > 3
        await check(recording, images=images)


@OFTEN
async def test_a_power_cut_around_a_calm_stop_and_the_next_start_loses_nothing_acknowledged(
    library: Path, images: int, acknowledgements: int
) -> None:
    """(I1, I3, I4, I13)"""
    with quick_folder() as place:
        recording = await record(place, library, acknowledgements=acknowledgements // 2, runs=2)
        removed = [op.path for op in recording.trace() if isinstance(op, Remove)]
        assert removed.count("data/journal.db-wal") == 2, "the log was left behind by a calm stop"
        await check(recording, images=images)


async def test_a_power_cut_while_a_backup_is_made_leaves_server_and_backup_whole(
    library: Path,
) -> None:
    """(I1, I4) What was acknowledged before the backup began is in it."""
    with quick_folder() as place:
        recording = await record(
            place, library, acknowledgements=20, pause_s=0.2, meanwhile=back_up
        )
        found = survey(recording, images=BESIDE_A_BACKUP)
        logging.getLogger(__name__).info("beside a backup: %s", found)
        assert found.complaints == {}, f"{len(found.complaints)} images"
        whole = contents(recording.after / "copy")
        for cut in cuts(recording, plan(boundaries(recording, is_copy)), wanted=is_copy):
            copied = {path.removeprefix("copy/"): data for path, data in cut.image.items()}
            assert copied in ({}, whole), cut.name
        truth = Truth(recording.after / "data")
        rows, _ = read(recording.after / "copy" / "journal.db")
        assert promised_before(recording, "copy.part", truth) <= len(rows) in truth.ends
        assert rows == truth.rows[: len(rows)]


@pytest.mark.parametrize("synchronous", ["normal", "off"])
async def test_a_server_that_syncs_less_is_caught(library: Path, synchronous: str) -> None:
    """Were it not, the tests above would prove nothing."""
    found = await surveyed(library, SYNC_LESS.format(synchronous=synchronous))
    assert found.kinds["lost"] > found.images / 20
    assert (found.kinds["damaged"] > 0) is (synchronous == "off")


async def test_a_server_that_acknowledges_before_the_commit_is_caught(library: Path) -> None:
    """Were it not, the tests above would prove nothing."""
    found = await surveyed(library, ACKNOWLEDGE_FIRST)
    assert found.kinds["lost"] > 10
    assert found.kinds.keys() == {"lost"}


async def test_a_server_that_syncs_no_folder_or_no_file_of_its_own_is_caught(
    library: Path,
) -> None:
    """Then links that were given out end with the power, or half a secret is left."""
    unnamed = await surveyed(library, SYNC_NO_FOLDER)
    assert "the secret of a link" in "".join(unnamed.complaints.values())
    unwritten = await surveyed(library, SYNC_NO_FILE)
    assert unwritten.kinds["in part"] > 0


async def surveyed(library: Path, alteration: str) -> Survey:
    with quick_folder() as place:
        recording = await record(place, library, alteration, acknowledgements=20)
        found = survey(recording)
    logging.getLogger(__name__).info("with a defect: %s", found)
    return found


async def check(recording: Recording, *, images: int) -> None:
    """Look into images of the journal at every call, and start on a few whole folders."""
    found = survey(recording, images=images)
    logging.getLogger(__name__).info("%s", found)
    assert found.complaints == {}, f"{len(found.complaints)} images"
    assert found.promises > 100
    chance = random.Random(images)
    places = chance.sample(boundaries(recording, every), STARTS)
    for cut in cuts(recording, {at: [chance.choice(MODES)] for at in places}, wanted=every):
        await start_on(cut)


async def start_on(cut: Cut) -> None:
    """Start on what a power cut left: what was promised is there, and work goes on (I6)."""
    promised = {promise.interview: promise for promise in cut.promises if type(promise) is Version}
    with quick_folder() as folder:
        for path, content in cut.image.items():
            (folder / path).parent.mkdir(parents=True, exist_ok=True)
            (folder / path).write_bytes(content)
        async with Vivavoce.open(folder / "data", owner_key=OWNER_KEY) as vv:
            for id_, promise in promised.items():
                interview = await vv.interview(id_)
                assert (await interview.now()).version >= promise.version, cut.name
                await interview.reply(timeout_s=20)
            another = await vv.open_interview("agent-hiring")
            await another.add_message("On we go.")
            assert await another.reply(timeout_s=20) is not None, cut.name


def back_up(server: ServerProcess) -> None:
    """Make a backup in a process of its own, which is recorded, too."""
    data, copy = server.data, server.data.with_name("copy")
    line = [sys.executable, "-m", "vivavoce.cli.main", "backup", str(copy), "--data", str(data)]
    subprocess.run(line, env=os.environ | server.environment, check=True, capture_output=True)


def is_copy(path: str) -> bool:
    return path.startswith("copy/")


def promised_before(recording: Recording, folder: str, truth: Truth) -> int:
    """Return how many events had been promised when `folder` was made."""
    connections, promised = Connections(), Promised(truth)
    for operation in recording.trace():
        if isinstance(operation, Send):
            for promise in connections.take(operation.connection, operation.data):
                promised.take(promise)
        if isinstance(operation, MakeFolder) and operation.path == folder:
            return promised.events
    raise AssertionError(f"{folder} was never made")


def times_folded(recording: Recording) -> int:
    """Count how often the database itself was synced after its log was made."""
    trace = recording.trace()
    created = {op.path: op.inode for op in trace if isinstance(op, Create)}
    first_answer = next(at for at, op in enumerate(trace) if isinstance(op, Send))
    return sum(
        isinstance(op, SyncDone) and op.inode == created["data/journal.db"]
        for op in trace[first_answer:]
    )
