"""`verify` finds what is missing or altered in a folder, and names the interview (I7, I10)."""

import asyncio
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import apsw
import pytest

from tests.stores.files import alter, in_another_program, quick_folder
from tests.upkeep.folders import PAGE_BYTES, erase, make_folder, overwrite, pages_of
from vivavoce.errors import CannotStart, DamagedRecord
from vivavoce.stores.sqlite import open_sqlite
from vivavoce.stores.sqlite.rows import to_blob, to_id
from vivavoce.stores.sqlite.scan import Share, events
from vivavoce.testing.clock import NOON
from vivavoce.testing.stories import Story, keep
from vivavoce.upkeep import stored_journal
from vivavoce.upkeep.verify import Report, verify


@pytest.fixture(scope="module")
def made() -> Iterator[tuple[Path, list[Story]]]:
    """A folder and its interviews; each test takes a copy."""
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


def named(report: Report) -> set[str]:
    """Return the interviews that something is said to be wrong with."""
    return {damage.interview for damage in report.damaged if damage.interview is not None}


def test_what_is_whole_is_told_to_be_and_counted(data: Path, stories: list[Story]) -> None:
    report = verify(data)
    assert report.is_whole
    assert (report.kind, report.interviews, report.erased) == ("folder", len(stories), 0)
    assert report.events == sum(story.version for story in stories)


def test_erased_interviews_verify_by_their_digests(data: Path, stories: list[Story]) -> None:
    erase(data, stories[0], stories[3])
    report = verify(data)
    assert report.is_whole
    assert report.erased == 2
    assert report.events == sum(story.version for story in stories)


@pytest.mark.parametrize(
    "change",
    [
        "content = CAST('{' || substr(CAST(content AS TEXT), 2, 30) || '}' AS BLOB)",
        "salt = zeroblob(16)",
        "digest = zeroblob(32)",
        "hash = zeroblob(32)",
        "name = 'state-changed'",
        "name = CAST(X'ff' AS TEXT)",
        "actor = 'owner:somebody-else'",
        "actor = CAST(X'ff' AS TEXT)",
        "recorded_at = recorded_at + 1",
        "recorded_at = -9223372036854775808",
        "salt = NULL",
        "content = NULL",
        "content = NULL, salt = NULL",
    ],
)
@pytest.mark.parametrize("seq", [1, 5, 17])
def test_a_value_that_was_altered_is_found_where_it_stands(
    data: Path, stories: list[Story], change: str, seq: int
) -> None:
    """Nothing else is blamed: neither other interviews nor the events beside it."""
    story = stories[2]
    where = "WHERE interview = ? AND seq = ?"
    alter(data / "journal.db", f"UPDATE events SET {change} {where}", to_blob(story.id), seq)
    report = verify(data)
    assert [(d.interview, d.seq) for d in report.damaged] == [(story.id, seq)]


@pytest.mark.parametrize(
    ("first", "last"), [(1, 1), (4, 4), (4, 9), (17, 17), (10, 17), (1, 17)], ids=str
)
def test_events_that_are_gone_are_missed(
    data: Path, stories: list[Story], first: int, last: int
) -> None:
    """At the end the row of the interview knows that there were more."""
    story = stories[4]
    connection = apsw.Connection(str(data / "journal.db"))
    connection.execute(
        "DELETE FROM events WHERE interview = ? AND seq BETWEEN ? AND ?",
        (to_blob(story.id), first, last),
    )
    connection.close()
    report = verify(data)
    assert [(d.interview, d.seq) for d in report.damaged] == [(story.id, first)]
    assert "missing" in report.damaged[0].why


@pytest.mark.parametrize(
    ("sql", "told"),
    [
        ("UPDATE interviews SET version = version - 1 WHERE id = ?", "its last event is"),
        ("UPDATE interviews SET version = version + 2 WHERE id = ?", "missing"),
        ("DELETE FROM interviews WHERE id = ?", "no row of interviews"),
        ("UPDATE interviews SET erased_at = 1 WHERE id = ?", "still holds words"),
    ],
)
def test_a_row_of_interviews_that_tells_something_else_is_found(
    data: Path, stories: list[Story], sql: str, told: str
) -> None:
    alter(data / "journal.db", sql, to_blob(stories[1].id))
    report = verify(data)
    assert named(report) == {stories[1].id}
    assert [told in damage.why for damage in report.damaged] == [True]


def test_an_event_that_names_no_interview_is_missed_where_it_belongs(
    data: Path, stories: list[Story]
) -> None:
    where = "WHERE interview = ? AND seq = 3"
    alter(
        data / "journal.db",
        f"UPDATE events SET interview = X'00' {where}",
        to_blob(stories[0].id),
    )
    report = verify(data)
    assert named(report) == {stories[0].id}
    assert any("makes no sense" in damage.why for damage in report.damaged)


@pytest.mark.parametrize("table", ["events", "interviews"])
@pytest.mark.parametrize("content", [bytes(PAGE_BYTES), b"\xff" * PAGE_BYTES], ids=["00", "ff"])
def test_behind_a_page_that_cannot_be_read_it_goes_on(
    data: Path, stories: list[Story], table: str, content: bytes, made: tuple[Path, list[Story]]
) -> None:
    """Every page in turn; exactly those who had events on it are named (I7)."""
    journal = data / "journal.db"
    whole = journal.read_bytes()
    for page in pages_of(journal, table):
        journal.write_bytes(whole)
        overwrite(journal, (page - 1) * PAGE_BYTES, content)
        report = verify(data)
        assert not report.is_whole
        readable = events_readable(journal, made[0] / "journal.db")
        if table == "events":
            lost = {story.id for story in stories if readable.get(story.id, 0) < story.version}
            assert named(report) == lost, f"page {page}"
            assert report.events == sum(readable.values()), f"page {page}"


def events_readable(journal: Path, whole: Path) -> dict[str, int]:
    """Return how many events of each interview can still be read one by one."""
    damaged, sound = apsw.Connection(str(journal)), apsw.Connection(str(whole))
    found: dict[str, int] = {}
    for position, interview in sound.execute("SELECT position, interview FROM events"):
        try:
            row = damaged.execute("SELECT * FROM events WHERE position = ?", (position,)).fetchone()
        except apsw.Error:
            continue
        if row is not None:
            found[to_id(interview)] = found.get(to_id(interview), 0) + 1
    damaged.close()
    sound.close()
    return found


@pytest.mark.parametrize("keep_bytes", [0, 50, 100, PAGE_BYTES, 3 * PAGE_BYTES])
def test_a_database_that_is_cut_short_is_found_damaged(data: Path, keep_bytes: int) -> None:
    with (data / "journal.db").open("r+b") as file:
        file.truncate(keep_bytes)
    with pytest.raises((DamagedRecord, CannotStart)):
        verify(data)


def test_where_nothing_is_nothing_can_be_verified(tmp_path: Path) -> None:
    with pytest.raises(CannotStart, match="nothing to verify"):
        verify(tmp_path)
    with pytest.raises(CannotStart, match="nothing to verify"):
        verify(tmp_path / "not-there")


async def test_a_folder_is_verified_while_its_store_writes_and_erases(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It is read in pieces, and what happens in between is no damage."""
    monkeypatch.setattr(stored_journal, "PIECE_EVENTS", 7)
    stories = [Story() for _ in range(8)]
    async with open_sqlite(tmp_path / "journal.db") as database:
        await database.store.append([story.open() for story in stories])
        rounds = 0
        for erased in stories[4:]:
            for _ in range(12):
                await database.store.append([story.say() for story in stories[:4]])
                await keep(database.store, erased.say())
            verifying = asyncio.create_task(asyncio.to_thread(verify, tmp_path))
            await database.store.erase(erased.id, NOON)
            while not verifying.done():
                await keep(database.store, stories[0].say())
            report = await verifying
            rounds += 1
            assert report.is_whole, report.damaged
        assert (await asyncio.to_thread(verify, tmp_path)).erased == rounds


def test_a_journal_that_is_shared_out_to_processes_is_told_of_alike(
    data: Path, stories: list[Story], monkeypatch: pytest.MonkeyPatch
) -> None:
    erase(data, stories[5])
    alter(
        data / "journal.db",
        "UPDATE events SET interview = X'' WHERE interview = ? AND seq = 3",
        to_blob(stories[0].id),
    )
    page = pages_of(data / "journal.db", "events")[-2]
    overwrite(data / "journal.db", (page - 1) * PAGE_BYTES, bytes(PAGE_BYTES))
    alone = verify(data)
    monkeypatch.setattr(stored_journal, "SHARED_EVENTS_MIN", 0)
    shared = verify(data, processes=3)
    for report in (alone, shared):
        report.damaged.sort(key=repr)
    assert shared == alone
    assert alone.erased == 1


FAR = 2**40
VERIFY = """
import sys
from pathlib import Path
from vivavoce.upkeep.verify import verify
report = verify(Path(sys.argv[1]), processes=int(sys.argv[2]))
print(report.interviews, report.events, *[damage.why for damage in report.damaged], sep="\\n")
"""


@pytest.mark.parametrize("processes", [1, 2])
@pytest.mark.parametrize("far", [FAR, 2**63 - 1])
def test_a_position_far_away_from_all_others_does_not_keep_it_from_ending(
    data: Path, stories: list[Story], processes: int, far: int
) -> None:
    """One damaged number in a small folder; who is to mend it needs the answer."""
    last = "(SELECT max(position) FROM events)"
    alter(data / "journal.db", f"UPDATE events SET position = ? WHERE position = {last}", far)
    told = in_another_program(VERIFY, data, str(processes)).split("\n")
    assert told == [str(len(stories)), str(sum(story.version for story in stories)), ""]


@pytest.mark.parametrize("is_index_whole", [True, False])
def test_neither_does_one_on_a_page_that_cannot_be_read(
    data: Path, stories: list[Story], is_index_whole: bool
) -> None:
    last = "(SELECT max(position) FROM events)"
    alter(data / "journal.db", f"UPDATE events SET position = ? WHERE position = {last}", FAR)
    lost = [pages_of(data / "journal.db", "events")[-1]]
    if not is_index_whole:
        lost += pages_of(data / "journal.db", "sqlite_autoindex_events_1")
        row = "UPDATE interviews SET version = ? WHERE id = ?"
        alter(data / "journal.db", row, FAR, to_blob(stories[0].id))
    for page in lost:
        overwrite(data / "journal.db", (page - 1) * PAGE_BYTES, bytes(PAGE_BYTES))
    interviews, events, *told = in_another_program(VERIFY, data, "1").split("\n")
    assert int(interviews) == len(stories)
    assert 0 < int(events) < sum(story.version for story in stories)
    assert any("cannot be read" in why for why in told)


def test_what_lies_behind_a_page_that_cannot_be_read_is_found_however_far(
    data: Path, stories: list[Story]
) -> None:
    """The gap is sound, so nothing is said to be lost in it."""
    numbers = "WHERE position > (SELECT max(position) / 2 FROM events)"
    connection = apsw.Connection(str(data / "journal.db"))
    connection.execute(f"UPDATE events SET position = position + {FAR} {numbers}")
    connection.close()
    assert verify(data).damaged == []
    page = pages_of(data / "journal.db", "events")[
        len(pages_of(data / "journal.db", "events")) // 3
    ]
    overwrite(data / "journal.db", (page - 1) * PAGE_BYTES, bytes(PAGE_BYTES))
    connection = apsw.Connection(str(data / "journal.db"), flags=apsw.SQLITE_OPEN_READONLY)
    lost: list[tuple[int, int]] = []
    found = [row[0] for row in events(connection, on_lost=lambda *at: lost.append(at))]
    connection.close()
    total = sum(story.version for story in stories)
    known = {*range(1, total + 1)} - {position % FAR for position in found}
    assert known
    assert known <= {number for first, last in lost for number in range(first, last + 1)}
    assert sum(last - first + 1 for first, last in lost) < total
    assert max(found) > FAR


@pytest.mark.parametrize("of", [1, 2, 3, 7])
def test_shares_hold_every_interview_once(of: int) -> None:
    connection = apsw.Connection(":memory:")
    values = [bytes([byte]) * 16 for byte in range(256)] + [b"", 7, "text"]
    connection.execute("CREATE TABLE ids (id)")
    connection.executemany("INSERT INTO ids VALUES (?)", [(value,) for value in values])
    shares = [Share(number, of) for number in range(of)]
    for share in shares:
        query = f"SELECT id FROM ids WHERE {share.where('id')}"
        held = [value for (value,) in connection.execute(query)]
        assert held == [value for value in values if share.has(value)]
    assert all([share.has(value) for share in shares].count(True) == 1 for value in values)


def test_what_was_repaired_is_whole_again_with_a_note_of_what_is_lost(
    data: Path, stories: list[Story]
) -> None:
    where = "WHERE interview = ? AND seq = 3"
    alter(data / "journal.db", f"UPDATE events SET salt = NULL {where}", to_blob(stories[0].id))
    assert not verify(data).is_whole
    command = [sys.executable, "-m", "vivavoce.cli.main", "doctor", "--repair", "--data", str(data)]
    subprocess.run(command, check=False, capture_output=True, timeout=60)
    report = verify(data)
    assert report.is_whole, report.damaged
    assert [(r.interview, r.lost) for r in report.repaired] == [(stories[0].id, [3])]
