"""Rows are found whatever is broken around them, and only rows (I7)."""

import shutil
from pathlib import Path

import apsw
import pytest

from vivavoce.stores.sqlite import open_sqlite
from vivavoce.stores.sqlite.connection import open_writer
from vivavoce.stores.sqlite.migrate import migrate
from vivavoce.stores.sqlite.salvage import salvage, snapshot, tables_of
from vivavoce.stores.sqlite.salvage_log import fold_log
from vivavoce.stores.sqlite.salvage_pages import PAGE_BYTES
from vivavoce.testing.stories import Story, keep, said

Rows = dict[str, list[tuple[object, ...]]]


@pytest.fixture
async def database(tmp_path: Path) -> Path:
    """A database of 30 interviews, some of whose events go on over several pages."""
    path = tmp_path / "journal.db"
    async with open_sqlite(path) as opened:
        for n in range(30):
            story = Story()
            await keep(
                opened.store,
                story.open(said(f"Number {n}.")),
                story.say("x" * (n * 700)),
                story.reply("ü" * 40),
            )
    return path


def rows_of(path: Path) -> Rows:
    connection = apsw.Connection(str(path))
    found = {
        table: connection.execute(f"SELECT rowid, * FROM {table} ORDER BY rowid").fetchall()
        for table in tables_of(connection)
    }
    connection.close()
    return found


def salvaged(path: Path) -> Rows:
    into = path.with_name("salvaged.db")
    salvage(path, into)
    connection = apsw.Connection(str(into))
    assert connection.execute("PRAGMA integrity_check").get == "ok"
    connection.close()
    return rows_of(into)


def test_of_a_sound_file_everything_is_found_and_nothing_else(database: Path) -> None:
    assert salvaged(database) == rows_of(database)


@pytest.mark.parametrize("damage", ["the header", "the root", "every page but leaves"])
def test_without_the_pages_that_lead_to_them_all_rows_are_found(
    database: Path, damage: str
) -> None:
    before = rows_of(database)
    content = bytearray(database.read_bytes())
    for at in range(0, len(content), PAGE_BYTES):
        is_leaf = content[at] == 13 or content[at] == 0
        is_hit = {
            "the header": at == 0,
            "the root": content[at] == 5,
            "every page but leaves": not is_leaf,
        }[damage]
        if is_hit:
            content[at : at + PAGE_BYTES] = bytes(PAGE_BYTES)
    assert content != database.read_bytes()
    database.write_bytes(content)
    assert salvaged(database) == before


def test_a_page_whose_header_is_gone_is_searched_for_its_rows(database: Path) -> None:
    before = rows_of(database)
    content = bytearray(database.read_bytes())
    leaf = next(
        at for at in range(PAGE_BYTES, len(content), PAGE_BYTES)
        if content[at] == 13 and b"Number 7." in content[at : at + PAGE_BYTES]
    )  # fmt: skip
    content[leaf : leaf + 8] = b"\xff" * 8
    database.write_bytes(content)
    assert salvaged(database) == before


def test_of_an_event_that_goes_on_over_a_lost_page_nothing_is_made_up(database: Path) -> None:
    before = rows_of(database)
    content = bytearray(database.read_bytes())
    at = next(
        at
        for at in range(0, len(content), PAGE_BYTES)
        if content[at + 4 : at + PAGE_BYTES] == b"x" * (PAGE_BYTES - 4)
    )
    content[at : at + PAGE_BYTES] = bytes(PAGE_BYTES)
    database.write_bytes(content)
    after = salvaged(database)
    assert set(after["events"]) < set(before["events"])
    assert len(before["events"]) - len(after["events"]) == 1
    assert after["interviews"] == before["interviews"]


async def test_a_log_is_folded_in_as_sqlite_does_it(tmp_path: Path) -> None:
    """(I1) Also when SQLite cannot open the file that the log belongs to."""
    path, copy = tmp_path / "journal.db", tmp_path / "copy.db"
    async with open_sqlite(path) as opened:
        for n in range(20):
            story = Story()
            await keep(opened.store, story.open(said(f"Number {n}.")), story.say("x" * 5_000))
        shutil.copyfile(path, copy)
        log = tmp_path / "copy.db-wal"
        shutil.copyfile(tmp_path / "journal.db-wal", log)
    assert fold_log(log, copy) > 20
    log.unlink()
    assert rows_of(copy) == rows_of(path)


def test_what_a_log_did_not_commit_or_holds_damaged_is_not_folded_in(tmp_path: Path) -> None:
    path, copy = tmp_path / "journal.db", tmp_path / "copy.db"
    log, its_log = tmp_path / "journal.db-wal", tmp_path / "copy.db-wal"
    writer = open_writer(path)
    writer.wal_autocheckpoint(0)
    migrate(writer, name="journal.db")
    writer.wal_checkpoint(mode=apsw.SQLITE_CHECKPOINT_TRUNCATE)
    add = "INSERT INTO organizations VALUES (?, 'Acme', 1)"
    writer.execute(add, ("first",))
    shorter = log.stat().st_size
    writer.execute(add, ("second",))
    longer, database = log.read_bytes(), path.read_bytes()
    assert len(longer) > shorter
    torn, flipped = longer[:-1], longer[:-1] + bytes([longer[-1] ^ 1])
    for held, organizations in ((longer, 2), (torn, 1), (flipped, 1)):
        copy.write_bytes(database)
        its_log.write_bytes(held)
        assert fold_log(its_log, copy) > 0
        its_log.unlink()
        assert len(rows_of(copy)["organizations"]) == organizations
    for nonsense in (b"", b"x" * 31, b"x" * 5_000):
        its_log.write_bytes(nonsense)
        assert fold_log(its_log, copy) == 0
    writer.close()


async def test_a_snapshot_holds_what_the_log_holds_beside_a_writer(tmp_path: Path) -> None:
    path = tmp_path / "journal.db"
    async with open_sqlite(path) as opened:
        story = Story()
        await keep(opened.store, story.open(said("Hi.")))
        snapshot(path, tmp_path / "copy.db")
        await keep(opened.store, story.say("Later."))
    assert len(rows_of(tmp_path / "copy.db")["events"]) == 2


def test_what_fits_no_column_any_more_is_kept_as_bytes(database: Path) -> None:
    """The row is damaged, but there; its interview is named by it."""
    connection = apsw.Connection(str(database))
    connection.pragma("ignore_check_constraints", True)
    connection.execute("UPDATE events SET name = CAST(X'ff00' AS TEXT) WHERE position = 5")
    connection.close()
    [row] = [row for row in salvaged_raw(database) if row[0] == 5]
    assert row[1] == b"\xff\x00"


def salvaged_raw(path: Path) -> list[tuple[object, ...]]:
    salvage(path, path.with_name("salvaged.db"))
    connection = apsw.Connection(str(path.with_name("salvaged.db")))
    found = connection.execute("SELECT position, CAST(name AS BLOB) FROM events").fetchall()
    connection.close()
    return found
