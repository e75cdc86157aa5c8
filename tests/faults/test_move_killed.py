"""A move that is killed anywhere is finished by the next one, and never are both places open."""

import itertools
import logging
import random
import shutil
import subprocess
import sys
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

import psycopg
import pytest

from tests.postgres import FreshDatabases
from tests.upkeep.moving import everything_at, everything_in, order_at, order_in, rich_folder
from vivavoce.stores.postgres import open_postgres
from vivavoce.stores.sqlite.moved import AlreadyMoved, MovedFrom, MovedTo, mark_of
from vivavoce.upkeep.move.down import move_down
from vivavoce.upkeep.move.up import move_up
from vivavoce.upkeep.verify import verify

pytestmark = pytest.mark.faults

everyday_or_soak = pytest.mark.parametrize(
    "kills",
    [pytest.param(4, id="4-kills"), pytest.param(1_000, id="soak", marks=pytest.mark.soak)],
)

# Runs a move in small pieces and dies before or after what it does for the n-th time: a
# statement, a sync or a new name. What does not go through Python (SQLite's own commits) lies
# between two of these.
PROGRAM = """
import asyncio, os, signal, sys
from pathlib import Path
import psycopg
from vivavoce.stores.postgres import scan
from vivavoce.stores.sqlite import giving
from vivavoce.upkeep.move.down import move_down
from vivavoce.upkeep.move.up import move_up

which, data, url, at, when = sys.argv[1:]
giving.PIECE_EVENTS = scan.PIECE_EVENTS = 5
done = 0

def step(moment):
    global done
    done += moment == "before"
    if done == int(at) and moment == when:
        os.kill(os.getpid(), signal.SIGKILL)

def counted(function):
    async def in_steps(*arguments, **options):
        step("before")
        result = await function(*arguments, **options)
        step("after")
        return result
    return in_steps

def counted_at_once(function):
    def in_steps(*arguments, **options):
        step("before")
        result = function(*arguments, **options)
        step("after")
        return result
    return in_steps

psycopg.AsyncCursor.execute = counted(psycopg.AsyncCursor.execute)
os.fsync = counted_at_once(os.fsync)
Path.replace = counted_at_once(Path.replace)
Path.unlink = counted_at_once(Path.unlink)

if which == "up":
    asyncio.run(move_up(Path(data), url))
else:
    asyncio.run(move_down(url, Path(data)))
print(done)
"""


@pytest.fixture(scope="module")
def rich() -> Iterator[Path]:
    with rich_folder() as folder:
        yield folder


def run(which: str, data: Path, url: str, *, at: int = 0, when: str = "before") -> int | None:
    """Move in a process of its own; return how many steps it took, None if it was killed."""
    done = subprocess.run(
        [sys.executable, "-c", PROGRAM, which, str(data), url, str(at), when],
        capture_output=True,
        text=True,
        check=False,
    )
    if done.returncode == -9:
        return None
    assert done.returncode == 0, done.stderr
    return int(done.stdout)


def places(steps: int, kills: int) -> Iterator[tuple[int, str]]:
    """Give where to die: evenly chosen, and always around the end, where places change over.

    All of them, before and after, when that many kills are asked for.
    """
    if kills >= steps:
        yield from itertools.product(range(1, steps + 1), ("before", "after"))
        return
    chance = random.Random(steps)
    last = range(max(1, steps - 8), steps + 1)
    chosen = {*chance.sample(last, min(len(last), kills // 2))}
    stride = max(1, steps // max(1, kills - len(chosen)))
    chosen |= set(range(1 + chance.randrange(stride), steps, stride))
    for at in sorted(chosen):
        yield at, chance.choice(["before", "after"])


def is_open(url: str) -> bool:
    """Tell whether nodes would start on a database that something was moved to."""
    with psycopg.connect(url) as connection:
        if connection.execute("SELECT to_regclass('moves')").fetchone() == (None,):
            return False
        marks = connection.execute("SELECT count(*) FROM moves").fetchone()
        used = connection.execute("SELECT count(*) FROM organizations").fetchone()
    return marks == (0,) and used != (0,)


@everyday_or_soak
async def test_a_move_to_postgresql_that_dies_anywhere_is_finished_by_the_next(
    rich: Path, tmp_path: Path, fresh_databases: FreshDatabases, kills: int
) -> None:
    """(I1, I3, I10, I12) At no moment are the folder and the database both open."""
    whole, order = everything_in(rich), order_in(rich)
    with fresh_databases.one() as url:
        steps = run("up", shutil.copytree(rich, tmp_path / "undisturbed"), url)
    assert steps is not None
    died = 0
    for at, when in places(steps, kills):
        data = shutil.copytree(rich, tmp_path / f"data-{at}-{when}")
        with fresh_databases.one() as url:
            died += run("up", data, url, at=at, when=when) is None
            assert not (is_open(url) and mark_of(data) is None), f"both are open: {at} {when}"
            with suppress(AlreadyMoved):  # whoever sees it die runs it again, whatever it had done
                await move_up(data, url)
            assert isinstance(mark_of(data), MovedTo)
            assert everything_at(url) == whole, f"{at} {when}"
            assert order_at(url) == order
            async with open_postgres(url):
                pass
        shutil.rmtree(data)
    logging.getLogger(__name__).info("%d kills in %d steps", died, steps)
    assert died >= min(kills, steps) // 2


@everyday_or_soak
async def test_a_move_to_a_folder_that_dies_anywhere_is_finished_by_the_next(
    rich: Path, tmp_path: Path, fresh_databases: FreshDatabases, kills: int
) -> None:
    """(I1, I3, I10, I12) At no moment are the folder and the database both open."""
    whole, order = everything_in(rich), order_in(rich)

    async def moved_up(name: str, url: str) -> None:
        await move_up(shutil.copytree(rich, tmp_path / name), url)

    with fresh_databases.one() as url:
        await moved_up("source", url)
        steps = run("down", tmp_path / "undisturbed", url)
    assert steps is not None
    died = 0
    for at, when in places(steps, kills):
        data = tmp_path / f"data-{at}-{when}"
        with fresh_databases.one() as url:
            await moved_up(f"source-{at}-{when}", url)
            died += run("down", data, url, at=at, when=when) is None
            is_served = (data / "journal.db").exists() and mark_of(data) is None
            assert not (is_open(url) and is_served), f"both are open: {at} {when}"
            assert mark_of(data) is None or isinstance(mark_of(data), MovedFrom)
            with suppress(AlreadyMoved):
                await move_down(url, data)
            assert everything_in(data) == whole, f"{at} {when}"
            assert order_in(data) == order
            assert verify(data).is_whole
    logging.getLogger(__name__).info("%d kills in %d steps", died, steps)
    assert died >= min(kills, steps) // 2
