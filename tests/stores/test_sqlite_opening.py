"""Opening a database: durable settings, the present schema, nobody else's file."""

import os
import re
import sqlite3
import stat
from collections.abc import Callable, Iterator
from pathlib import Path

import apsw
import pytest

from tests.stores.files import contents, in_another_program
from vivavoce.errors import CannotStart
from vivavoce.projections.search import open_search
from vivavoce.stores.sqlite import open_sqlite
from vivavoce.stores.sqlite.connection import open_reader, open_writer
from vivavoce.stores.sqlite.folder import claim
from vivavoce.stores.sqlite.migrate import APPLICATION_ID, migrate, migrations
from vivavoce.stores.sqlite.store import _append
from vivavoce.testing.stories import Story, keep

NEWEST = migrations()[-1][0]


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "journal.db"


async def open_and_close(path: Path) -> None:
    async with open_sqlite(path):
        pass


# --- settings ---


def test_every_commit_is_synced_into_a_write_ahead_log(path: Path) -> None:
    """(I1)"""
    connection = open_writer(path)
    settings = {
        name: connection.pragma(name)
        for name in ("journal_mode", "synchronous", "secure_delete", "foreign_keys")
    }
    assert settings == {
        "journal_mode": "wal",
        "synchronous": 2,  # FULL; what SQLite does not understand it takes for 1, NORMAL
        "secure_delete": 1,
        "foreign_keys": 1,
    }
    connection.close()


def test_where_commits_would_not_be_durable_nothing_starts(path: Path) -> None:
    """(I1)"""
    usual = apsw.vfs_names()[0]
    apsw.set_default_vfs("unix-dotfile")  # knows no write-ahead log
    try:
        with pytest.raises(CannotStart, match="did not accept journal_mode=WAL"):
            open_writer(path)
    finally:
        apsw.set_default_vfs(usual)


def test_a_reader_cannot_write(path: Path) -> None:
    open_writer(path).close()
    reader = open_reader(path)
    with pytest.raises(apsw.ReadOnlyError):
        reader.execute("CREATE TABLE mine (x)")
    reader.close()


def test_there_is_nothing_to_read_where_there_is_no_database(path: Path) -> None:
    with pytest.raises(CannotStart, match=re.escape(str(path))):
        open_reader(path)
    assert contents(path.parent) == {}


# --- the schema ---


def schema(path: Path) -> list[tuple[object, ...]]:
    connection = sqlite3.connect(path)
    found = connection.execute(
        "SELECT type, name, tbl_name, sql FROM sqlite_schema ORDER BY type, name"
    ).fetchall()
    settings = [
        connection.execute(f"PRAGMA {name}").fetchone()
        for name in ("user_version", "application_id", "journal_mode")
    ]
    connection.close()
    return found + settings


@pytest.fixture
def at_version(path: Path) -> Callable[[int], None]:
    """Make a database as the version with that many migrations left it."""

    def make(version: int) -> None:
        connection = open_writer(path)
        for number, script in migrations()[:version]:
            connection.execute(script)
            connection.pragma("user_version", number)
        connection.pragma("application_id", APPLICATION_ID)
        connection.close()

    return make


@pytest.mark.parametrize("version", range(NEWEST + 1))
async def test_a_schema_reached_by_migrations_equals_a_fresh_one(
    path: Path, tmp_path: Path, at_version: Callable[[int], None], version: int
) -> None:
    at_version(version)
    await open_and_close(path)
    fresh = tmp_path / "fresh.db"
    await open_and_close(fresh)
    assert schema(path) == schema(fresh)


def test_migrations_are_numbered_without_gap() -> None:
    assert [number for number, _ in migrations()] == list(range(1, NEWEST + 1))


async def test_opening_what_is_up_to_date_changes_nothing(path: Path) -> None:
    await open_and_close(path)
    before = contents(path.parent)
    await open_and_close(path)
    assert contents(path.parent) == before


async def test_what_was_stored_is_there_after_closing_and_opening(path: Path) -> None:
    """(I1)"""
    story = Story()
    async with open_sqlite(path) as database:
        await keep(database.store, opening := story.open(), saying := story.say("Hello."))
    assert list(contents(path.parent)) == ["journal.db"], "a calm stop leaves one file"
    async with open_sqlite(path) as database:
        assert await database.store.read(story.id) == [*opening.records, *saying.records]
        assert await database.store.head(story.id) == saying.summary


@pytest.mark.parametrize("remains", [b"", "empty"], ids=["an empty file", "an empty database"])
async def test_a_creation_that_was_cut_short_is_completed(path: Path, remains: bytes | str) -> None:
    if isinstance(remains, bytes):
        path.write_bytes(remains)
    else:
        open_writer(path).close()
    await open_and_close(path)
    assert schema(path)[-3:] == [(NEWEST,), (APPLICATION_ID,), ("wal",)]


# --- files that are not ours to open ---


def a_newer_version(path: Path) -> None:
    connection = sqlite3.connect(path)
    connection.execute(f"PRAGMA user_version = {NEWEST + 1}")
    connection.execute(f"PRAGMA application_id = {APPLICATION_ID}")
    connection.execute("CREATE TABLE moods (mood TEXT)")
    connection.commit()
    connection.close()


def another_program(path: Path) -> None:
    connection = sqlite3.connect(path)
    connection.execute("PRAGMA application_id = 0x0f055112")
    connection.execute("CREATE TABLE trees (kind TEXT)")
    connection.commit()
    connection.close()


def a_program_that_only_counts_versions(path: Path) -> None:
    connection = sqlite3.connect(path)
    connection.execute("PRAGMA user_version = 1")
    connection.execute("CREATE TABLE trees (kind TEXT)")
    connection.commit()
    connection.close()


def a_program_that_marks_nothing(path: Path) -> None:
    connection = sqlite3.connect(path)
    connection.execute("CREATE TABLE interviews (kind TEXT)")
    connection.commit()
    connection.close()


def garbage(path: Path) -> None:
    path.write_bytes(b"This is my diary.\n" * 1000)


def a_few_bytes(path: Path) -> None:
    path.write_bytes(b"SQLite format 3\0" + b"\x10\0")


NOT_OURS: dict[str, tuple[Callable[[Path], None], str]] = {
    "a newer version": (a_newer_version, f"schema {NEWEST + 1}.*Install that version"),
    "another program's": (another_program, "belongs to another program"),
    "another program's, version 1": (a_program_that_only_counts_versions, "another program"),
    "another program's, unmarked": (a_program_that_marks_nothing, "another program"),
    "garbage": (garbage, "damaged or no database; restore a backup, or move it away"),
    "a few bytes": (a_few_bytes, "damaged or no database"),
}


@pytest.mark.parametrize("kind", NOT_OURS)
async def test_what_is_not_ours_is_refused_with_nothing_touched(path: Path, kind: str) -> None:
    make, sentence = NOT_OURS[kind]
    make(path)
    before = contents(path.parent)
    changed_at = path.stat().st_mtime_ns
    with pytest.raises(CannotStart, match=sentence) as caught:
        await open_and_close(path)
    assert str(path) in str(caught.value)
    assert contents(path.parent) == before
    assert path.stat().st_mtime_ns == changed_at


# Its beginning was written, the rest was not: it seems to be another program's, or a newer one's.
TORN = b"SQLite format 3\0" + bytes.fromhex("1000 0202 00402020") + bytes(16) + b"\0\0\0\2"


@pytest.mark.parametrize(
    "remains",
    [
        bytes(512),
        b"\xa5" * 512,
        TORN.ljust(512, b"\0"),
        TORN.ljust(60, b"\0") + b"\x7f" * 4 + APPLICATION_ID.to_bytes(8, "big") + bytes(440),
    ],
    ids=["zeros", "garbage", "torn", "torn and garbage"],
)
@pytest.mark.parametrize("is_writing", [False, True], ids=["at rest", "while writing"])
async def test_a_first_page_spoilt_while_the_log_was_folded_in_is_taken_from_the_log(
    path: Path, tmp_path: Path, remains: bytes, is_writing: bool
) -> None:
    """(I1) The power failed in the middle of its first sector; the log is synced before."""
    story, elsewhere = Story(), tmp_path / "elsewhere"
    elsewhere.mkdir()
    writer = open_writer(elsewhere / "journal.db")
    migrate(writer, name="journal.db")
    for append in (story.open(), story.say("Acknowledged.")):
        _append(writer, [append])
    files = contents(elsewhere)
    writer.close()
    log = files["journal.db-wal"]
    files["journal.db"] = remains + files["journal.db"][len(remains) :]
    if is_writing:  # the next commit's first page was spoilt as well
        files["journal.db-wal"] += bytes([0, 0, 0, 1]) + bytes(4) + log[16:24] + bytes(8 + 4096)
    for name, content in files.items():
        (tmp_path / name).write_bytes(content)
    async with open_sqlite(path) as database:
        assert len(await database.store.read(story.id)) == 2
        await keep(database.store, story.say())


async def test_a_damaged_file_with_a_log_that_does_not_mend_it_is_refused_untouched(
    path: Path, tmp_path: Path
) -> None:
    garbage(path)
    log = bytes.fromhex("377f0682 002de218 00001000 00000000") + b"salt" * 4
    path.with_name("journal.db-wal").write_bytes(log + bytes(24 + 4096))
    before = contents(tmp_path)
    with pytest.raises(CannotStart, match="damaged or no database"):
        await open_and_close(path)
    assert contents(tmp_path) == before


@pytest.mark.parametrize("make", [a_newer_version, another_program, a_program_that_marks_nothing])
async def test_what_is_not_ours_is_told_also_by_its_write_ahead_log(
    path: Path, tmp_path: Path, make: Callable[[Path], None]
) -> None:
    """A program that was killed leaves a file whose header says nothing yet."""
    elsewhere = tmp_path / "elsewhere" / "journal.db"
    elsewhere.parent.mkdir()
    holder = sqlite3.connect(elsewhere)
    holder.execute("PRAGMA journal_mode = WAL")
    holder.execute("SELECT * FROM sqlite_schema").fetchall()
    make(elsewhere)
    for name, content in contents(elsewhere.parent).items():
        (tmp_path / name).write_bytes(content)
    holder.close()
    before = contents(tmp_path)
    assert set(before) == {"journal.db", "journal.db-wal"}
    with pytest.raises(CannotStart, match=r"newer Vivavoce|another program"):
        await open_and_close(path)
    assert contents(tmp_path) == before


async def test_a_folder_in_the_place_of_the_file_is_refused(path: Path) -> None:
    path.mkdir()
    with pytest.raises(CannotStart, match=re.escape(str(path))):
        await open_and_close(path)


# --- permissions and other programs ---


@pytest.fixture
def generous_umask() -> Iterator[None]:
    before = os.umask(0)
    yield
    os.umask(before)


@pytest.mark.usefixtures("generous_umask")
async def test_nobody_else_may_read_what_people_said(tmp_path: Path) -> None:
    folder = claim(tmp_path / "deep" / "data")
    async with open_sqlite(folder.journal) as database:
        await keep(database.store, Story().open())
        search = open_search(folder.path / "search.db", database.store)
        modes = {
            path.name: stat.S_IMODE(path.stat().st_mode) for path in sorted(folder.path.iterdir())
        }
        await search.close()
    folder.release()
    assert stat.S_IMODE(folder.path.stat().st_mode) == 0o700
    assert set(modes.values()) == {0o600}, modes
    assert set(modes) >= {"journal.db", "journal.db-wal", "journal.db-shm", "search.db", "lock"}


LOOK = """
import sqlite3, sys
connection = sqlite3.connect(sys.argv[1])
print(connection.execute("SELECT count(*) FROM events").fetchone()[0])
connection.close()
"""


async def test_another_program_that_looks_into_the_file_takes_nothing_away(path: Path) -> None:
    """(I1) The last one to close a database removes its log: it must not think that it is."""
    story = Story()
    async with open_sqlite(path) as database:
        await keep(database.store, story.open())
        assert in_another_program(LOOK, path) == "1\n"
        await keep(database.store, story.say("Hello."))
        assert in_another_program(LOOK, path) == "2\n"
        files = contents(path.parent)
        assert "journal.db-wal" in files
