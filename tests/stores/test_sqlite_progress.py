"""How far an interview is: rows from before it was kept, and lists that find by it quickly."""

from pathlib import Path

import apsw
import pytest
from msgspec.structs import replace

from tests.stores.files import alter
from vivavoce.domain.events import InterviewPaused, InterviewResumed
from vivavoce.domain.ids import GuideId
from vivavoce.journal.store import Cursor, Filters
from vivavoce.stores.finding import page_of
from vivavoce.stores.sqlite import finding, open_sqlite
from vivavoce.stores.sqlite.connection import open_writer
from vivavoce.stores.sqlite.migrate import APPLICATION_ID, migrations
from vivavoce.stores.sqlite.rows import SENSELESS, to_blob
from vivavoce.stores.sqlite.salvage import salvage
from vivavoce.testing.clock import NOON
from vivavoce.testing.stories import ACME, Story, keep

BEFORE = 4


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "journal.db"


def older(path: Path, *stories: Story) -> None:
    """Make a database as the version before left it, with the rows of `stories`."""
    connection = open_writer(path)
    for number, script in migrations()[:BEFORE]:
        connection.execute(script)
        connection.pragma("user_version", number)
    connection.pragma("application_id", APPLICATION_ID)
    for story in stories:
        [record] = story.open().records
        connection.execute(
            "INSERT INTO interviews (id, organization, status, state, version, guide,"
            " guide_version, interviewer, language, opened_at, updated_at, messages)"
            " VALUES (?, 'acme', 'active', 'opening', 1, 'hiring', '1', 'scripted', 'en', 1, 1, 0)",
            (to_blob(story.id),),
        )
        connection.execute(
            "INSERT INTO events (interview, seq, name, recorded_at, actor, content, salt, glimpse,"
            " digest, hash) VALUES (?, 1, ?, ?, ?, ?, ?, ?, ?, ?)",
            (
                to_blob(story.id),
                record.name,
                record.recorded_at_us,
                record.actor,
                record.content,
                record.salt,
                b'["Ada",null,null]',
                record.digest,
                record.hash,
            ),
        )
    connection.close()


async def test_of_rows_from_before_nothing_is_known_until_something_happens(path: Path) -> None:
    story, other = Story(), Story()
    older(path, story, other)
    async with open_sqlite(path) as database:
        store = database.store
        before = await store.find(Filters(organization=ACME))
        assert [(one.candidate_name, one.progress, one.damaged) for one in before] == [
            ("Ada", None, None),
            ("Ada", None, None),
        ]
        assert await store.find(Filters(organization=ACME, progress_min=0.0)) == []
        append = story.say()
        await keep(store, replace(append, summary=replace(append.summary, progress=0.5)))
        [known] = await store.find(Filters(organization=ACME, progress_min=0.0))
        assert (known.id, known.progress) == (story.id, 0.5)


async def test_rows_from_before_are_salvaged_with_the_others(path: Path) -> None:
    """(I7) SQLite does not write rows anew for a column that is added."""
    stories = [Story() for _ in range(3)]
    older(path, *stories)
    later = Story()
    async with open_sqlite(path) as database:
        await keep(database.store, later.open())
    found = salvage(path, path.with_name("salvaged.db"))
    assert (found.rows["interviews"], found.left_out) == (4, 0)
    async with open_sqlite(path.with_name("salvaged.db")) as database:
        for story in (*stories, later):
            assert await database.store.head(story.id) is not None


@pytest.mark.parametrize("value", ["7000", "-1"])
async def test_a_share_that_is_none_is_damage_and_hides_no_row(path: Path, value: str) -> None:
    """(I7)"""
    hurt, sound = Story(), Story()
    async with open_sqlite(path) as database:
        await keep(database.store, hurt.open(), sound.open())
        alter(path, f"UPDATE interviews SET progress = {value} WHERE id = ?", to_blob(hurt.id))
        found = await database.store.find(Filters(organization=ACME))
        assert {one.id: one.damaged for one in found} == {hurt.id: SENSELESS, sound.id: None}


async def test_why_an_interview_rests_is_in_its_row_and_in_no_other_file(path: Path) -> None:
    """(I10) It stands with the words, and is erased with them."""
    story = Story()
    async with open_sqlite(path) as database:
        store = database.store
        await keep(store, story.open(), story.tell(InterviewPaused(reason="A private matter.")))
        resting = await store.head(story.id)
        assert resting is not None
        assert resting.reason == "A private matter."
        await keep(store, story.tell(InterviewResumed()))
        resumed = await store.head(story.id)
        assert resumed is not None
        assert resumed.reason is None
        await store.erase(story.id, NOON)
    assert b"private matter" not in path.read_bytes()


@pytest.mark.parametrize(
    "narrowed",
    [
        {},
        {"status": "active"},
        {"guide": GuideId("hiring")},
        {"progress_min": 1.0},
        {"progress_below": 0.5, "status": "paused"},
        {"opened_from": NOON, "opened_before": NOON},
        {"guide": GuideId("hiring"), "progress_min": 0.1, "opened_from": NOON},
    ],
    ids=lambda narrowed: "+".join(narrowed) or "nothing",
)
@pytest.mark.parametrize("way", ["first", "on", "back"])
async def test_lists_walk_along_an_index_and_sort_nothing(
    path: Path, narrowed: dict[str, object], way: str
) -> None:
    async with open_sqlite(path):
        connection = apsw.Connection(str(path))
        cursor = Cursor(opened_at=NOON, id=Story().id)
        sql, parameters = page_of(
            finding.LIST,
            Filters(organization=ACME, **narrowed),  # type: ignore[arg-type]  # names of fields, checked by use
            cursor if way == "on" else None,
            cursor if way == "back" else None,
        )
        plan = [
            row[3] for row in connection.execute(f"EXPLAIN QUERY PLAN {sql}", (*parameters, 50))
        ]
        connection.close()
    index = "interviews_by_status" if "status" in narrowed else "interviews_newest"
    assert index in plan[0], plan
    assert not any("TEMP B-TREE" in step for step in plan), plan
