"""A repair that is cut off anywhere can be run again, and loses nothing on the way."""

import logging
import os
import random
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.stores.files import small_disk
from tests.upkeep import damage
from tests.upkeep.damage import PAGE, alter, blob, copy_of, interviews_in, repaired, rows_of
from vivavoce.errors import CannotStart
from vivavoce.upkeep.verify import verify

pytestmark = pytest.mark.faults

SEED = int(os.environ.get("VIVAVOCE_TEST_SEED", "20"))

# Repairs the folder in its first argument, having said that it begins.
REPAIR = """
import sys
from pathlib import Path
from tests.upkeep.damage import repaired
print("begins", flush=True)
repaired(Path(sys.argv[1]))
"""


def break_page(data: Path) -> None:
    """Damage the last page of events, so that a new file has to be made."""
    content = bytearray((data / "journal.db").read_bytes())
    at = content.rindex(b"what this agent should know") // PAGE * PAGE
    content[at : at + 8] = bytes(8)
    (data / "journal.db").write_bytes(content)


def break_rows(data: Path) -> None:
    """Damage something of every interview, with sound pages."""
    for interview in rows_of(data).rows:
        alter(data, "DELETE FROM events WHERE interview = ? AND seq = 4", blob(interview))
        alter(data, "UPDATE interviews SET state = 'x' WHERE id = ?", blob(interview))


@pytest.mark.parametrize("break_it", [break_page, break_rows])
@pytest.mark.parametrize(
    "kills", [pytest.param(2, id="2-kills"), pytest.param(200, id="soak", marks=pytest.mark.soak)]
)
async def test_a_repair_killed_at_any_moment_is_finished_by_the_next(
    whole: Path, data: Path, break_it: Callable[[Path], None], kills: int
) -> None:
    """(I1)"""
    chance = random.Random(SEED)
    break_it(data)
    broken = (data / "journal.db").read_bytes()
    repaired(data)
    expected = rows_of(data)
    took_s = duration_of(data, broken)
    in_time = 0
    for _ in range(kills):
        renew(data, broken)
        process = started(data)
        time.sleep(chance.uniform(0, took_s))
        process.send_signal(signal.SIGKILL)
        in_time += process.wait() == -signal.SIGKILL
        assert (data / "journal.db").exists()
        assert repaired(data).after.concerned == set()
        assert same_but_for_repairs(rows_of(data), expected)
        assert verify(data).is_whole
        assert not repaired(data).done
        assert not list(data.glob("*.repairing*"))
    logging.getLogger(__name__).info("%d repairs, %d of them killed in time", kills, in_time)


def same_but_for_repairs(rows: damage.Rows, expected: damage.Rows) -> bool:
    """Compare what is stored but for the repairs themselves, which hold times and salts."""

    def plain(of: damage.Rows) -> dict[str, list[object]]:
        return {
            id_: [row[1:4] if row[3] == b"interview-repaired" else row for row in events]
            for id_, events in of.events.items()
        }

    return plain(rows) == plain(expected)


def started(data: Path) -> subprocess.Popen[str]:
    process = subprocess.Popen(
        [sys.executable, "-c", REPAIR, str(data)],
        stdout=subprocess.PIPE,
        text=True,
        cwd=Path(__file__).parents[2],
    )
    assert process.stdout is not None
    assert process.stdout.readline() == "begins\n"
    process.stdout.close()
    return process


def duration_of(data: Path, broken: bytes) -> float:
    """Return how many seconds a repair takes that nobody kills."""
    renew(data, broken)
    process = started(data)
    began = time.monotonic()
    assert process.wait() == 0
    return time.monotonic() - began


def renew(data: Path, broken: bytes) -> None:
    for path in data.glob("journal.db*"):
        path.unlink()
    (data / "journal.db").touch(0o600)
    (data / "journal.db").write_bytes(broken)


async def test_the_file_as_it_was_is_kept_beside_the_new_one(data: Path) -> None:
    break_page(data)
    broken = (data / "journal.db").read_bytes()
    done = repaired(data)
    assert [copy.read_bytes() for copy in done.copies] == [broken]
    assert done.copies[0].stat().st_mode & 0o077 == 0


async def test_without_a_copy_the_old_file_of_damaged_pages_is_kept_all_the_same(
    data: Path,
) -> None:
    break_page(data)
    broken = (data / "journal.db").read_bytes()
    done = repaired(data, is_copied=False)
    assert [copy.read_bytes() for copy in done.copies] == [broken]


@pytest.mark.skipif(os.geteuid() != 0, reason="only root can give files away")
def test_the_new_file_and_the_copy_belong_to_whom_the_database_belonged(data: Path) -> None:
    """The server may run as somebody else than who repairs."""
    break_page(data)
    os.chown(data / "journal.db", 65_534, 65_534)
    done = repaired(data)
    for path in (data / "journal.db", *done.copies):
        assert (path.stat().st_uid, path.stat().st_gid) == (65_534, 65_534)


async def test_without_a_copy_rows_are_repaired_in_place(data: Path) -> None:
    break_rows(data)
    assert not repaired(data, is_copied=False).copies
    assert not list(data.glob("journal.db.damaged*"))


def test_without_room_for_a_copy_nothing_is_touched(data: Path, tmp_path: Path) -> None:
    """(I12)"""
    with small_disk(tmp_path / "disk", size_bytes=8 * 1024 * 1024) as disk:
        folder = copy_of(data, disk / "data")
        break_rows(folder)
        before = (folder / "journal.db").read_bytes()
        with pytest.raises(CannotStart, match=r"no room for a copy.*--no-copy"):
            repaired(folder)
        assert (folder / "journal.db").read_bytes() == before
        assert repaired(folder, is_copied=False).after.concerned == set()


async def test_a_folder_killed_with_words_in_its_log_loses_none_to_a_repair(
    whole: Path, data: Path
) -> None:
    """(I1) What is in the log alone is folded in before anything else, header or not."""
    hold = subprocess.Popen(
        [sys.executable, "-c", SAY_AND_WAIT, str(data)],
        stdout=subprocess.PIPE,
        text=True,
        cwd=Path(__file__).parents[2],
    )
    assert hold.stdout is not None
    interview = hold.stdout.readline().strip()
    hold.kill()
    hold.wait()
    hold.stdout.close()
    assert (data / "journal.db-wal").stat().st_size > PAGE
    content = bytearray((data / "journal.db").read_bytes())
    content[:PAGE] = bytes(PAGE)
    (data / "journal.db").write_bytes(content)
    repaired(data)
    told = {str(id_): told for id_, told in (await interviews_in(data)).items()}
    texts = [message.text for message in told[interview].transcript]  # type: ignore[union-attr]
    assert texts[-1] == "Acknowledged a moment before the end."


SAY_AND_WAIT = """
import asyncio, sys
from vivavoce.embedded import Vivavoce
async def main():
    async with Vivavoce.open(sys.argv[1]) as vv:
        interview = await vv.open_interview("agent-hiring")
        await interview.pause()
        await interview.add_message("Acknowledged a moment before the end.")
        print(interview.id, flush=True)
        await asyncio.sleep(60)
asyncio.run(main())
"""
