"""A backup appears whole or not at all, beside whatever else goes on (I1, I10, I12)."""

import asyncio
import json
import os
import shutil
import signal
import stat
import subprocess
import sys
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

import apsw
import pytest

from tests.stores.faulty_disk import FAILED_READ, faulty_disk
from tests.stores.files import alter, contents, fill, in_another_program, quick_folder, small_disk
from tests.upkeep.folders import PAGE_BYTES, erase, flip, make_folder, overwrite, pages_of
from vivavoce.errors import CannotStart, DamagedRecord, StoreUnavailable
from vivavoce.journal.records import verify as verify_records
from vivavoce.stores.sqlite import copying, open_sqlite
from vivavoce.stores.sqlite.causes import Unreadable
from vivavoce.stores.sqlite.rows import to_blob
from vivavoce.stores.sqlite.scan import open_beside
from vivavoce.testing.guides_contract import guide
from vivavoce.testing.registry_contract import key, organization
from vivavoce.testing.stories import Story, keep
from vivavoce.upkeep.backup import back_up
from vivavoce.upkeep.manifest import MANIFEST, read_manifest
from vivavoce.upkeep.verify import verify


@pytest.fixture(scope="module")
def made() -> Iterator[tuple[Path, list[Story]]]:
    with quick_folder() as folder:
        yield folder / "data", make_folder(folder / "data")


@pytest.fixture
def stories(made: tuple[Path, list[Story]]) -> list[Story]:
    return made[1]


@pytest.fixture
def data(made: tuple[Path, list[Story]]) -> Iterator[Path]:
    with quick_folder() as folder:
        shutil.copytree(made[0], folder / "data")
        yield folder / "data"


@pytest.fixture
def to(data: Path) -> Path:
    return data.with_name("backup")


def beside(data: Path) -> set[str]:
    return {path.name for path in data.parent.iterdir()} - {data.name}


def test_a_backup_holds_what_cannot_be_computed_again_and_says_so(
    data: Path, to: Path, stories: list[Story]
) -> None:
    (data / "search.db").write_bytes(b"computed")
    (data / "server.json").write_bytes(b"passing")
    manifest = back_up(data, to)
    files = {"journal.db", "secret", "guides/mine.yaml"}
    assert manifest.files.keys() == files
    found = {path.relative_to(to).as_posix() for path in to.rglob("*") if path.is_file()}
    assert found == {*files, MANIFEST}
    assert manifest == read_manifest(to)
    assert (manifest.interviews, manifest.verified, manifest.damaged) == (len(stories), True, [])
    assert manifest.events == manifest.last_position == sum(story.version for story in stories)
    assert beside(data) == {"backup"}


def test_a_backup_is_private(data: Path, to: Path) -> None:
    back_up(data, to)
    for path in [to, *to.rglob("*")]:
        mode = stat.S_IMODE(path.stat().st_mode)
        assert mode == (0o700 if path.is_dir() else 0o600), path


def test_looking_at_a_backup_leaves_nothing_in_it(data: Path, to: Path) -> None:
    back_up(data, to)
    before = {path: path.read_bytes() for path in to.rglob("*") if path.is_file()}
    assert verify(to).is_whole
    assert {path: path.read_bytes() for path in to.rglob("*") if path.is_file()} == before


def test_a_folder_whose_server_was_killed_is_backed_up_with_its_log(tmp_path: Path) -> None:
    """What was acknowledged may stand in the log alone."""
    script = """
import asyncio, os, sys
from pathlib import Path
from vivavoce.stores.sqlite import open_sqlite
from vivavoce.testing.guides_contract import guide
from vivavoce.testing.registry_contract import key, organization
from vivavoce.testing.stories import Story, keep

async def main():
    async with open_sqlite(Path(sys.argv[1])) as database:
        story = Story()
        await keep(database.store, story.open(), story.say(), story.reply())
        os._exit(0)

asyncio.run(main())
"""
    (tmp_path / "data").mkdir()
    in_another_program(script, tmp_path / "data" / "journal.db")
    assert (tmp_path / "data" / "journal.db-wal").stat().st_size > 0
    assert back_up(tmp_path / "data", tmp_path / "backup").events == 3


async def test_a_backup_is_one_moment_of_a_store_that_writes_all_the_while(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Also from within the process that serves: its locks stay its own (I4)."""
    monkeypatch.setattr(copying, "STEP_PAGES", 3)
    data = tmp_path / "data"
    data.mkdir()
    story, other = Story(), Story()
    async with open_sqlite(data / "journal.db") as database:
        await keep(database.store, story.open(), other.open())
        await keep(database.store, *[story.say("x" * 2 * PAGE_BYTES) for _ in range(40)])
        before = story.version + other.version
        backing = asyncio.create_task(asyncio.to_thread(back_up, data, tmp_path / "backup"))
        written = 0
        while not backing.done():
            await keep(database.store, other.say("y" * PAGE_BYTES))
            written += 1
        manifest = await backing
        assert written > 1
        assert before <= manifest.events <= before + written
        assert in_another_program(TAKE_IT_ALONE, data / "journal.db") == "busy\n"
        verify_records(other.id, await database.store.read(other.id))
    assert verify(tmp_path / "backup").is_whole


# Who could have the file to himself while a store is open would take the log away from it.
TAKE_IT_ALONE = """
import apsw, sys
connection = apsw.Connection(sys.argv[1])
connection.pragma("locking_mode", "exclusive")
try:
    connection.execute("BEGIN EXCLUSIVE")
except apsw.BusyError:
    print("busy")
"""


@pytest.mark.parametrize("target", ["data", "data/journal.db"])
def test_nothing_that_exists_is_written_over(data: Path, target: str) -> None:
    before = contents(data)
    with pytest.raises(CannotStart, match="exists already; choose another name"):
        back_up(data, data.parent / target)
    assert contents(data) == before
    assert beside(data) == set()


def test_a_folder_that_is_none_is_told_of(tmp_path: Path) -> None:
    with pytest.raises(CannotStart, match=r"There is no .*journal\.db"):
        back_up(tmp_path, tmp_path / "backup")
    assert list(tmp_path.iterdir()) == []


def test_a_guide_that_cannot_be_read_is_named(data: Path, to: Path) -> None:
    (data / "guides" / "broken.yaml").mkdir()
    with pytest.raises(CannotStart, match=r"guides/broken\.yaml cannot be read"):
        back_up(data, to)
    assert beside(data) == set()


def test_a_full_disk_is_told_of_and_leaves_nothing(data: Path, tmp_path: Path) -> None:
    with small_disk(tmp_path / "disk", size_bytes=256 * 1024) as disk:
        fill(disk).write_bytes(b"x" * 100_000)
        with pytest.raises(StoreUnavailable, match="full; free some space"):
            back_up(data, disk / "backup")
        assert [path.name for path in disk.iterdir()] == ["ballast"]


def test_a_page_that_the_disk_does_not_give_is_no_damage_and_no_riddle(
    data: Path, to: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What SQLite says of it alone is "not an error" (I12)."""
    monkeypatch.setattr(copying, "STEP_PAGES", 3)
    with faulty_disk() as disk:
        source = open_beside(data / "journal.db")

        def fail(done: int, total: int) -> None:
            disk.fail_at(1, FAILED_READ, for_ever=False, counting={"read"})

        with pytest.raises(Unreadable):
            copying.copy_database(source, to, progress=fail)
        with suppress(apsw.Error):  # the same again
            source.close()


# A backup that stops where it is told to, until its standard input ends.
HALTING = """
import sys
from pathlib import Path
from vivavoce.stores.sqlite import copying
from vivavoce.upkeep.backup import back_up

copying.STEP_PAGES = 5
calls = 0

def halt(done, total):
    global calls
    calls += 1
    if calls == int(sys.argv[3]):
        print("halted", flush=True)
        sys.stdin.read()

back_up(Path(sys.argv[1]), Path(sys.argv[2]), progress=halt)
print("done", flush=True)
"""


def halted(data: Path, to: Path, *, at: int) -> subprocess.Popen[str]:
    """Return a backup under way that has halted at its `at`-th step."""
    process = subprocess.Popen(
        [sys.executable, "-c", HALTING, str(data), str(to), str(at)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )
    assert process.stdout is not None
    assert process.stdout.readline() == "halted\n"
    return process


@pytest.mark.parametrize("at", [1, 3, 8])
def test_a_backup_that_is_killed_leaves_none_and_can_be_made_again(
    data: Path, to: Path, at: int
) -> None:
    with halted(data, to, at=at) as process:
        process.send_signal(signal.SIGKILL)
    assert not to.exists()
    assert beside(data) == {"backup.part"}
    with pytest.raises(CannotStart, match="unfinished"):
        read_manifest(to.with_name("backup.part"))
    assert back_up(data, to).verified
    assert beside(data) == {"backup"}
    assert verify(to).is_whole


def test_two_backups_at_once_do_not_mix(data: Path, to: Path) -> None:
    """One with the same name is refused; another is made."""
    with halted(data, to, at=2) as process:
        with pytest.raises(CannotStart, match="is being written by another Vivavoce"):
            back_up(data, to)
        other = to.with_name("other")
        assert back_up(data, other).verified
        out, _ = process.communicate("")
        assert out == "done\n"
    assert read_manifest(to).files == read_manifest(other).files
    assert beside(data) == {"backup", "other"}


async def test_a_server_may_start_write_and_stop_while_a_backup_is_made(
    data: Path, to: Path, stories: list[Story]
) -> None:
    """The backup is of the moment when it began, and the folder suffers nothing (I4)."""
    before = sum(story.version for story in stories)
    other = Story()
    with halted(data, to, at=2) as process:
        async with open_sqlite(data / "journal.db") as database:
            await keep(database.store, other.open(), *[other.say("x" * 9_000) for _ in range(20)])
        async with open_sqlite(data / "journal.db") as database:
            verify_records(other.id, await database.store.read(other.id))
        assert process.communicate("")[0] == "done\n"
    assert read_manifest(to).events == before
    assert verify(to).is_whole
    report = await asyncio.to_thread(verify, data)
    assert (report.is_whole, report.events) == (True, before + other.version)


def test_a_flipped_bit_in_any_file_of_a_backup_is_found(data: Path, to: Path) -> None:
    manifest = back_up(data, to)
    for name in manifest.files:
        size = (to / name).stat().st_size
        for at in {0, size // 3, size // 2, size - 1}:
            flip(to / name, at)
            try:
                report = verify(to)
                assert f"{name} is not what was written." in [d.why for d in report.damaged]
            except (CannotStart, DamagedRecord) as error:
                assert name == "journal.db"
                is_header = at < 100 or "schema" in str(error)
                assert is_header, "only where that is damaged nothing more can be said"
            flip(to / name, at)
    for at in range((to / MANIFEST).stat().st_size):
        flip(to / MANIFEST, at)
        with pytest.raises((CannotStart, DamagedRecord), match=MANIFEST):
            verify(to)
        flip(to / MANIFEST, at)
    assert verify(to).is_whole


@pytest.mark.parametrize("name", ["journal.db", "secret", "guides/mine.yaml"])
def test_a_file_that_is_missing_or_cut_short_is_found(data: Path, to: Path, name: str) -> None:
    back_up(data, to)
    with (to / name).open("r+b") as file:
        file.truncate((to / name).stat().st_size - 1)
    assert any(name in damage.why for damage in verify(to).damaged)
    (to / name).unlink()
    assert f"{name} is missing." in [damage.why for damage in verify(to).damaged]


def test_a_damaged_folder_is_copied_as_far_as_it_goes_and_not_called_whole(
    data: Path, to: Path, stories: list[Story]
) -> None:
    where = "WHERE interview = ? AND seq = 3"
    alter(data / "journal.db", f"UPDATE events SET salt = NULL {where}", to_blob(stories[0].id))
    page = pages_of(data / "journal.db", "events")[-1]
    overwrite(data / "journal.db", (page - 1) * PAGE_BYTES, bytes(PAGE_BYTES))
    manifest = back_up(data, to)
    assert manifest.verified
    assert (stories[0].id, 3) in [(d.interview, d.seq) for d in manifest.damaged]
    assert any("cannot be read" in damage.why for damage in manifest.damaged)


@pytest.mark.parametrize(
    ("name", "table"),
    [
        ("guides", "guides"),
        ("keys", "keys"),
        ("organizations", "organizations"),
        ("sqlite_autoindex_events_1", "events"),
        ("interviews_newest", "interviews"),
    ],
)
def test_a_backup_whose_pages_hold_rubbish_is_not_called_whole(
    data: Path, to: Path, name: str, table: str
) -> None:
    """No hash chain proves guides, keys and indexes; a restored server needs them all."""
    for page in pages_of(data / "journal.db", name):
        overwrite(data / "journal.db", (page - 1) * PAGE_BYTES, b"\xa5" * PAGE_BYTES)
    manifest = back_up(data, to)
    told = f"Pages of {table} are damaged"
    assert any(told in damage.why for damage in manifest.damaged), manifest.damaged
    for place in (to, data):
        assert any(told in damage.why for damage in verify(place).damaged)


def test_a_guide_that_is_not_what_was_kept_is_named(data: Path, to: Path) -> None:
    """Its page is sound, and every answer is explained by its questions (I9)."""
    asyncio.run(keep_guide(data, "name: As it was\n"))
    assert back_up(data, to).damaged == []
    alter(data / "journal.db", "UPDATE guides SET source = replace(source, 'was', 'saw')")
    manifest = back_up(data, to.with_name("later"))
    told = ["A version of guide hiring 1 is not what was kept."]
    assert [damage.why for damage in manifest.damaged] == told
    assert [damage.why for damage in verify(data).damaged] == told


async def keep_guide(data: Path, source: str) -> None:
    """Keep a guide in a folder that nobody serves."""
    async with open_sqlite(data / "journal.db") as database:
        await database.registry.add_organization(organization(), key())
        await database.registry.add_guide(guide(source))


def test_what_cannot_be_opened_is_not_copied(data: Path, to: Path) -> None:
    os.truncate(data / "journal.db", 3 * PAGE_BYTES)
    with pytest.raises((CannotStart, DamagedRecord), match=r"journal\.db"):
        back_up(data, to)
    assert beside(data) == set()


def run(*arguments: str | Path) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "vivavoce.cli.main", *map(str, arguments)]
    return subprocess.run(command, capture_output=True, text=True, check=False, timeout=60)


def test_the_commands_say_in_their_exit_codes_how_it_went(
    data: Path, to: Path, stories: list[Story]
) -> None:
    erase(data, stories[0])
    done = run("backup", to, "--data", data)
    assert (done.returncode, done.stderr) == (0, "")
    assert f"{len(stories)} interviews" in done.stdout
    assert done.stdout.endswith("bytes, verified.\n")
    assert run("backup", to, "--data", data).returncode == 2
    unchecked = run("backup", to.with_name("two"), "--data", data, "--no-verify", "--json")
    assert json.loads(unchecked.stdout)["verified"] is False
    assert "1 of them erased" in run("verify", to).stdout
    assert run("restore", to, "--data", data).returncode == 2
    restored = run("restore", to, "--data", data.with_name("new"))
    assert restored.returncode == 0
    assert "--erased-in" in restored.stdout
    flip(to / "journal.db", PAGE_BYTES + 100)
    found = run("verify", to, "--json")
    assert found.returncode == 1
    assert json.loads(found.stdout)["damages"] >= 1
    assert run("restore", to, "--data", data.with_name("newer")).returncode == 1
    assert run("verify", data.with_name("not-there")).returncode == 2
    assert run("verify", "--data", data).returncode == 0


def test_the_backup_command_fails_when_the_folder_is_damaged(
    data: Path, to: Path, stories: list[Story]
) -> None:
    where = "WHERE interview = ? AND seq = 3"
    alter(data / "journal.db", f"UPDATE events SET salt = NULL {where}", to_blob(stories[0].id))
    done = run("backup", to, "--data", data)
    assert done.returncode == 1
    assert f"Event 3 of {stories[0].id}" in done.stderr
    assert "vivavoce doctor" in done.stderr
    assert to.exists()


@pytest.mark.parametrize("name", ["mine.txt", "photos"])
def test_a_folder_of_somebody_else_that_is_in_the_way_is_left_alone(
    data: Path, to: Path, name: str
) -> None:
    """Only what an interrupted backup left is replaced."""
    (theirs := to.with_name("backup.part")).mkdir()
    if name == "photos":
        (theirs / name).mkdir()
    (theirs / "journal.db").write_text("begun")
    (theirs / "mine.txt").write_text("irreplaceable")
    with pytest.raises(CannotStart, match=r"mine\.txt|photos"):
        back_up(data, to)
    assert (theirs / "mine.txt").read_text() == "irreplaceable"
    assert (theirs / "journal.db").exists()


def test_a_target_below_a_file_is_said_so(data: Path, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(CannotStart, match="is not a folder"):
        back_up(data, tmp_path / "file" / "backup")
