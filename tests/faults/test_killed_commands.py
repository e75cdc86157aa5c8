"""Commands die at exact system calls: run again they end whole, and the live folder is as it was.

Each call that writes, syncs, cuts, opens, makes, moves or removes a file is a place to die:
before it, after it, and in the middle of a write. The soak test takes every one of them.
"""

import itertools
import logging
import random
import shutil
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import apsw
import pytest

from tests.faults.forking import START, Commands
from tests.faults.shim import Action, Calls, Shim
from vivavoce import Vivavoce
from vivavoce.stores.sqlite.migrate import APPLICATION_ID, migrations

pytestmark = pytest.mark.faults

PLACES = (
    Calls.WRITE
    | Calls.SYNC
    | Calls.TRUNCATE
    | Calls.OPEN
    | Calls.RENAME
    | Calls.REMOVE
    | Calls.MAKE
)
ACTIONS = (Action.DIE_BEFORE, Action.DIE_AFTER, Action.DIE_HALFWAY)
KILLED = -9

everyday_or_soak = pytest.mark.parametrize(
    "kills",
    [
        pytest.param(8, id="8-kills"),
        pytest.param(100_000, id="soak", marks=pytest.mark.soak),
    ],
)


@pytest.fixture
def commands(shim_library: Path, tmp_path: Path) -> Iterator[Commands]:
    """A warm process whose every file below the test's folder is watched."""
    with Commands(tmp_path, environment=_shim(shim_library, tmp_path).environment) as commands:
        yield commands


@pytest.fixture
def shim(shim_library: Path, tmp_path: Path) -> Iterator[Shim]:
    """The faults of `commands`."""
    shim = _shim(shim_library, tmp_path)
    yield shim
    shim.close()


def _shim(library: Path, folder: Path) -> Shim:
    return Shim(library, folder / "iofault.control", match="/watched/")


@pytest.fixture
async def folder(tmp_path: Path) -> Path:
    """A place for data folders, with one in it: `data`, with some interviews."""
    folder = tmp_path / "watched"
    folder.mkdir()
    async with Vivavoce.open(folder / "data") as vivavoce:
        for number in range(4):
            interview = await vivavoce.open_interview("agent-hiring")
            for turn in range(3):
                await interview.add_message(f"What matters is number {number}, {turn}. {'x' * 300}")
    return folder


class Killing:
    """Runs one command again and again, each time killed somewhere else."""

    def __init__(self, commands: Commands, shim: Shim, *arguments: str) -> None:
        self._commands = commands
        self._shim = shim
        self._arguments = arguments

    def count(self) -> int:
        """Run the command undisturbed; return at how many places it might have died."""
        self._shim.order(PLACES, Action.WAIT, at=2**60)
        assert self._run() == 0, self._commands.printed[-2000:]
        return self._shim.seen

    def until_through(
        self, places: int, kills: int, *, clear: Callable[[], None], check: Callable[[int], None]
    ) -> None:
        """Kill it at up to `kills` of its `places`, evenly chosen, the last beyond its end.

        Args:
            clear: makes everything as it was before the command.
            check: is given where the command died.
        """
        began = time.monotonic()
        step = max(1, places // kills)
        actions = itertools.cycle(ACTIONS)
        died = 0
        for at in range(1 + random.Random(places).randrange(step), 2 * places + step, step):
            clear()
            self._shim.order(PLACES, next(actions), at=at, alone=True)
            code = self._run()
            has_died = self._shim.fired > 0
            self._shim.relax()
            assert code == (KILLED if has_died else 0), self._commands.printed[-2000:]
            check(at)
            died += has_died
            if not has_died:
                break
        logging.getLogger(__name__).info(
            "%s: %d kills at %d places in %.1f s",
            self._arguments[0],
            died,
            places,
            time.monotonic() - began,
        )
        assert died >= min(kills, places) / 2

    def again(self) -> int:
        """Run it undisturbed."""
        return self._run()

    def _run(self) -> int:
        return self._commands.run(*self._arguments)


def stored(data: Path) -> list[tuple[object, ...]]:
    """Return what a data folder has: each event by place, name and time, and each organization."""
    connection = apsw.Connection(str(data / "journal.db"))
    try:
        assert connection.pragma("integrity_check") == "ok"
        assert connection.pragma("user_version") == migrations()[-1][0]
        return [
            *connection.execute(
                "SELECT interview, seq, name, recorded_at FROM events ORDER BY interview, seq"
            ),
            *connection.execute("SELECT id FROM organizations ORDER BY id"),
        ]
    finally:
        connection.close()


def remove(*paths: Path) -> None:
    for path in paths:
        shutil.rmtree(path, ignore_errors=True)


@everyday_or_soak
def test_a_first_start_that_dies_anywhere_is_made_good_by_the_next(
    commands: Commands, shim: Shim, tmp_path: Path, kills: int
) -> None:
    (tmp_path / "watched").mkdir()
    data = tmp_path / "watched" / "new"
    start = Killing(commands, shim, START, str(data))
    places = start.count()
    whole = stored(data)

    def check(at: int) -> None:
        assert start.again() == 0, f"{at}: {commands.printed[-2000:]}"
        assert stored(data) == whole
        assert (data / "secret").stat().st_size == 32
        assert [path.name for path in data.iterdir() if "new" in path.name] == []

    start.until_through(places, kills, clear=lambda: remove(data), check=check)


@everyday_or_soak
def test_a_migration_that_dies_anywhere_is_made_good_by_the_next_start(
    commands: Commands, shim: Shim, folder: Path, kills: int
) -> None:
    older = folder / "older"
    older.mkdir()
    make_older(older / "journal.db", events_of=folder / "data" / "journal.db")
    data = folder / "migrated"
    start = Killing(commands, shim, START, str(data))

    def clear() -> None:
        remove(data)
        shutil.copytree(older, data)

    clear()
    places = start.count()
    whole = stored(data)
    assert len(whole) > 20

    def check(at: int) -> None:
        assert start.again() == 0, f"{at}: {commands.printed[-2000:]}"
        assert stored(data) == whole
        assert commands.run("verify", str(data)) == 0

    start.until_through(places, kills, clear=clear, check=check)


def make_older(path: Path, *, events_of: Path) -> None:
    """Make a journal as the first version would have, with the events of a present one."""
    connection = apsw.Connection(str(path))
    [(_, first), *_] = migrations()
    connection.execute(first)
    connection.pragma("application_id", APPLICATION_ID)
    connection.pragma("user_version", 1)
    connection.execute("ATTACH ? AS present", (str(events_of),))
    tables = [
        str(row[0])
        for row in connection.execute("SELECT name FROM main.sqlite_schema WHERE type = 'table'")
    ]
    for table in tables:
        columns = ", ".join(
            str(row[0])
            for row in connection.execute("SELECT name FROM pragma_table_info(?, 'main')", (table,))
        )
        connection.execute(
            f"INSERT INTO main.{table} ({columns}) SELECT {columns} FROM present.{table}"
        )
    connection.close()


@everyday_or_soak
def test_a_backup_that_dies_anywhere_leaves_a_whole_one_or_none_and_the_folder_as_it_was(
    commands: Commands, shim: Shim, folder: Path, kills: int
) -> None:
    data, target = folder / "data", folder / "backup"
    before = stored(data)
    backup = Killing(commands, shim, "backup", str(target), "--data", str(data))
    places = backup.count()

    def check(at: int) -> None:
        if target.exists():
            assert commands.run("verify", str(target)) == 0, f"half a backup after {at}"
        else:
            assert backup.again() == 0, f"{at}: {commands.printed[-2000:]}"
        assert stored(target) == before
        assert stored(data) == before
        assert [path.name for path in folder.iterdir() if "part" in path.name] == []

    backup.until_through(places, kills, clear=lambda: remove(target), check=check)
    assert commands.run(START, str(data)) == 0


@everyday_or_soak
def test_a_restore_that_dies_anywhere_leaves_a_whole_folder_or_none(
    commands: Commands, shim: Shim, folder: Path, kills: int
) -> None:
    data, backup, target = folder / "data", folder / "backup", folder / "restored"
    assert commands.run("backup", str(backup), "--data", str(data)) == 0
    before = stored(data)
    restore = Killing(commands, shim, "restore", str(backup), "--data", str(target))
    places = restore.count()

    def check(at: int) -> None:
        if not (target / "journal.db").exists():
            assert restore.again() == 0, f"{at}: {commands.printed[-2000:]}"
        assert stored(target) == before
        assert commands.run("verify", str(target)) == 0
        assert commands.run("verify", str(backup)) == 0

    restore.until_through(places, kills, clear=lambda: remove(target), check=check)
    assert commands.run(START, str(target)) == 0


@everyday_or_soak
def test_a_mirror_that_dies_anywhere_catches_up_and_is_the_same(
    commands: Commands, shim: Shim, folder: Path, kills: int
) -> None:
    data, target = folder / "data", folder / "mirror"
    before = stored(data)
    mirror = Killing(commands, shim, "mirror", str(target), "--data", str(data), "--once")
    places = mirror.count()
    whole = mirrored(target)
    assert len(whole) >= 4

    def check(at: int) -> None:
        for path in target.rglob("*.json"):
            assert path.read_text().endswith("}\n"), f"half a file after {at}: {path}"
        assert mirror.again() == 0, f"{at}: {commands.printed[-2000:]}"
        assert mirrored(target) == whole
        assert stored(data) == before

    mirror.until_through(places, kills, clear=lambda: remove(target), check=check)


def mirrored(folder: Path) -> dict[str, bytes]:
    """Return the interviews of a mirror, by file."""
    return {
        str(path.relative_to(folder)): path.read_bytes()
        for path in sorted(folder.rglob("interviews/*.json"))
    }


@everyday_or_soak
def test_an_import_that_dies_anywhere_is_completed_without_doubling_anything(
    commands: Commands, shim: Shim, folder: Path, kills: int
) -> None:
    data, older, target = folder / "data", folder / "older", folder / "imported"
    assert commands.run("mirror", str(older), "--data", str(data), "--once") == 0
    importing = Killing(commands, shim, "import", str(older), "--data", str(target))
    places = importing.count()
    whole = stored(target)
    assert len(whole) > 20

    def check(at: int) -> None:
        assert importing.again() == 0, f"{at}: {commands.printed[-2000:]}"
        assert stored(target) == whole

    # Each takes three times as long as a start.
    importing.until_through(places, kills // 2, clear=lambda: remove(target), check=check)
    assert importing.again() == 0, "once more changes nothing"
    assert stored(target) == whole
    assert commands.run("verify", str(target)) == 0


def test_the_shim_sees_what_commands_do(commands: Commands, shim: Shim, folder: Path) -> None:
    """Otherwise the tests above would prove nothing."""
    seen = {}
    for calls in (Calls.WRITE, Calls.SYNC, Calls.OPEN, Calls.RENAME, Calls.MAKE):
        target = folder / f"backup-{calls.name}"
        shim.order(calls, Action.WAIT, at=2**60)
        assert commands.run("backup", str(target), "--data", str(folder / "data")) == 0
        seen[calls.name] = shim.seen
    shim.relax()
    assert all(seen.values()), seen
