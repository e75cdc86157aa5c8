"""Damaged rows concern those who ask for them (I7)."""

import asyncio
from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from tests.journal.observing import Tally
from tests.stores.files import alter
from vivavoce.errors import DamagedRecord
from vivavoce.journal.feed import Feed
from vivavoce.journal.group_commit import GroupCommit
from vivavoce.journal.records import verify
from vivavoce.journal.store import Appended, Cursor, Filters
from vivavoce.stores.sqlite import SqliteDatabase, open_sqlite
from vivavoce.stores.sqlite.rows import to_blob
from vivavoce.testing.clock import NOON
from vivavoce.testing.stories import ACME, HOUR, Story, ids, keep, said


@pytest.fixture
async def database(tmp_path: Path) -> AsyncIterator[SqliteDatabase]:
    async with open_sqlite(tmp_path / "journal.db") as database:
        yield database


async def test_what_follows_a_missing_event_is_not_passed_off_as_the_beginning(
    tmp_path: Path, database: SqliteDatabase
) -> None:
    """(I10)"""
    story = Story()
    await keep(database.store, story.open(*[said("Hi.")] * 4))
    alter(
        tmp_path / "journal.db",
        "DELETE FROM events WHERE interview = ? AND seq = 2",
        to_blob(story.id),
    )
    for limit in (None, 1, 2):
        with pytest.raises(DamagedRecord, match=f"Event 2 of {story.id} is missing"):
            await database.store.read(story.id, after=2, limit=limit)
    with pytest.raises(DamagedRecord, match=f"Event 2 of {story.id} is missing"):
        verify(story.id, await database.store.read(story.id))
    [last] = await database.store.read(story.id, after=4)
    assert last.seq == 5


@pytest.mark.parametrize("column", ["name", "actor"])
async def test_bytes_that_are_no_text_are_damage_of_that_interview(
    tmp_path: Path, database: SqliteDatabase, column: str
) -> None:
    story, other = Story(), Story()
    await keep(database.store, story.open(said("Hi.")), other.open())
    alter(
        tmp_path / "journal.db",
        f"UPDATE events SET {column} = CAST(X'61ff' AS TEXT) WHERE interview = ? AND seq = 2",
        to_blob(story.id),
    )
    with pytest.raises(DamagedRecord, match=f"Event 2 of {story.id} cannot be read"):
        await database.store.read(story.id)
    assert len(await database.store.read(other.id)) == 1
    followed = await database.store.follow()
    assert [(f.record.interview, f.record.seq) for f in followed] == [
        (story.id, 1),
        (story.id, 2),
        (other.id, 1),
    ]


@pytest.mark.parametrize(
    "change",
    [
        "status = CAST(X'ff' AS TEXT)",
        "opened_at = 9223372036854775807",
        "opened_at = -9223372036854775808",
        "updated_at = 9223372036854775807",
        "owed_since = 9223372036854775807",
        "due_at = -9223372036854775808",
    ],
)
async def test_a_row_that_makes_no_sense_is_listed_as_damaged_and_hides_no_other(
    tmp_path: Path, database: SqliteDatabase, change: str
) -> None:
    stories = [Story(opened_at=NOON + n * HOUR) for n in range(3)]
    await keep(database.store, *[story.open(due_at=NOON) for story in stories])
    alter(
        tmp_path / "journal.db",
        f"UPDATE interviews SET {change} WHERE id = ?",
        to_blob(stories[1].id),
    )
    whole = [stories[0].id, stories[2].id]
    found = await database.store.find(Filters(organization=ACME))
    assert {summary.id for summary in found} == {story.id for story in stories}
    assert {summary.id for summary in found if summary.damaged} == {stories[1].id}
    assert ids(await database.store.owed()) == whole
    assert ids(await database.store.due(NOON + HOUR)) == whole
    with pytest.raises(DamagedRecord):
        await database.store.head(stories[1].id)
    await database.store.quarantine(stories[1].id, "for a test")
    head = await database.store.head(stories[1].id)
    assert head is not None
    assert head.damaged == "for a test"


@pytest.mark.parametrize("us", ["9223372036854775807", "-9223372036854775808"])
async def test_pages_come_to_an_end_although_a_date_makes_no_sense(
    tmp_path: Path, database: SqliteDatabase, us: str
) -> None:
    stories = [Story(opened_at=NOON + n * HOUR) for n in range(3)]
    await keep(database.store, *[story.open() for story in stories])
    alter(
        tmp_path / "journal.db",
        f"UPDATE interviews SET opened_at = {us} WHERE id = ?",
        to_blob(stories[1].id),
    )
    seen = set()
    after = None
    for _ in range(10):
        page = await database.store.find(Filters(organization=ACME), after=after, limit=1)
        if not page:
            break
        seen.add(page[0].id)
        after = Cursor(opened_at=page[0].opened_at, id=page[0].id)
    else:
        pytest.fail("the list never ends")
    assert seen >= {stories[0].id, stories[2].id}


async def test_an_opening_whose_events_stand_there_already_fails_alone(
    tmp_path: Path, database: SqliteDatabase
) -> None:
    """(I7) Its row is lost; whoever wants to begin it again takes no neighbour along."""
    story = Story()
    await keep(database.store, story.open(said("Hi.")))
    alter(tmp_path / "journal.db", "DELETE FROM interviews WHERE id = ?", to_blob(story.id))
    stories = [Story(), Story(story.id), Story()]
    journal = GroupCommit(database.store, Feed(), Tally())
    waiting = [asyncio.create_task(journal.append(each.open())) for each in stories]
    results = await asyncio.gather(*waiting, return_exceptions=True)
    assert [type(result) for result in results] == [Appended, DamagedRecord, Appended]
    assert str(results[1]).startswith(f"Interview {story.id} has events")
    assert len(await database.store.read(story.id)) == 2
    await keep(database.store, stories[0].say("And on."))
    await journal.close()
