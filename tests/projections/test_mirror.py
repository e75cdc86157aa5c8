"""A folder that shows the journal as it stands: current, private, and never in the way."""

import asyncio
import json
import shutil
import stat
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

import apsw
import pytest

from tests.harness import until
from tests.projections.mirrors import (
    add_organization,
    brought_up,
    files,
    mirroring,
    names,
    shown,
    texts,
    told,
)
from vivavoce.domain.ids import OrganizationId
from vivavoce.domain.interview import Interview
from vivavoce.errors import CannotStart
from vivavoce.exchange.older.writing import interview_file
from vivavoce.journal.store import Record
from vivavoce.projections import mirror as module
from vivavoce.projections import mirror_sweep as sweeping
from vivavoce.projections.mirror import Mirror
from vivavoce.projections.mirror_folder import MirrorFolder, Page
from vivavoce.running import mirror_of
from vivavoce.stores.sqlite import SqliteDatabase, open_sqlite
from vivavoce.stores.sqlite.rows import to_blob
from vivavoce.testing.clock import NOON
from vivavoce.testing.stories import ACME, OTHER, Story, keep

DAMAGED = "mirror:damaged"

# --- current ---


async def test_every_interview_has_its_file_in_its_organizations_folder(
    database: SqliteDatabase, target: Path
) -> None:
    one, other = await told(database, "Hello."), await told(database, "Hi.", organization=OTHER)
    await brought_up(database, target)
    assert texts(target, one) == ["Hello."]
    assert shown(target, other.id, OTHER)["transcript"][0]["message"] == "Hi."
    manifest = json.loads((target / "organizations" / ACME / "manifest.json").read_bytes())
    assert manifest["name"] == f"The {ACME}"


async def test_what_is_said_later_is_written_into_the_same_file(
    database: SqliteDatabase, target: Path
) -> None:
    story = await told(database, "Hello.")
    async with mirroring(database, target) as mirror:
        await mirror.catch_up()
        await keep(database.store, story.reply("How are you?"), story.say("Fine."))
        await mirror.catch_up()
        assert texts(target, story) == ["Hello.", "How are you?", "Fine."]


async def test_several_changes_are_one_write(
    database: SqliteDatabase, target: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    story = await told(database, *map(str, range(50)))
    other = await told(database)
    for n in range(100):
        await keep(database.store, story.say(f"More {n}"), other.say(f"More {n}"))
    monkeypatch.setattr(module, "STEP", 20)
    written: list[str] = []
    write = MirrorFolder.write

    def counted(self: MirrorFolder, changed: dict[str, bytes]) -> None:
        written.extend(name for name in changed if "interviews" in name)
        write(self, changed)

    monkeypatch.setattr(MirrorFolder, "write", counted)
    await brought_up(database, target)
    assert len(written) == 2
    assert len(texts(target, story)) == 150


async def test_a_mirror_goes_on_where_it_stood(database: SqliteDatabase, target: Path) -> None:
    first = await told(database, "Hello.")
    await brought_up(database, target)
    (target / "organizations" / ACME / "interviews" / f"{first.id}.json").write_text("mine")
    second = await told(database, "Hi.")
    await brought_up(database, target)
    assert texts(target, second) == ["Hi."]
    kept = target / "organizations" / ACME / "interviews" / f"{first.id}.json"
    assert kept.read_text() == "mine", "what did not change is not written again"


async def test_it_follows_by_itself_until_it_is_closed(
    database: SqliteDatabase, target: Path
) -> None:
    mirror = mirror_of(database, target)
    await mirror.start()
    story = await told(database, "Hello.")
    await until(lambda: str(story.id) in names(target))
    last = await told(database, "Just before the end.")
    await mirror.close()
    assert texts(target, last) == ["Just before the end."]


async def test_files_and_folders_are_readable_by_their_owner_only(
    database: SqliteDatabase, target: Path
) -> None:
    await told(database, "Hello.")
    await brought_up(database, target / "deep" / "down")
    for path in [target, *target.rglob("*")]:
        assert stat.S_IMODE(path.stat().st_mode) == (0o700 if path.is_dir() else 0o600), path


async def test_an_organization_with_a_wild_name_stays_inside_the_folder(
    database: SqliteDatabase, target: Path
) -> None:
    for name in ("../../up", "..", ".", "a/b", "Ä %2E"):
        await add_organization(database, OrganizationId(name))
        await told(database, "Hello.", organization=OrganizationId(name))
    await brought_up(database, target)
    assert len(list(target.glob("organizations/*/interviews/*.json"))) == 5
    assert {path.name for path in target.parent.iterdir()} == {
        "journal.db",
        "journal.db-shm",
        "journal.db-wal",
        "mirror",
    }


async def test_a_calm_stop_does_not_wait_for_a_mirror_that_is_far_behind(
    database: SqliteDatabase, target: Path
) -> None:
    """(I13)"""
    stories = [await told(database, f"Number {n}.") for n in range(module.LAST_MAX + 1)]
    mirror = mirror_of(database, target)
    await mirror.start()
    await mirror.close()
    assert names(target) == set(), "much was left to do, so it was left"
    await brought_up(database, target)
    assert names(target) == {str(story.id) for story in stories}


# --- after a crash ---


async def test_files_that_were_cut_short_are_cleared_away(
    database: SqliteDatabase, target: Path
) -> None:
    story = await told(database, "Hello.")
    await brought_up(database, target)
    part = target / "organizations" / ACME / "interviews" / f".{story.id}.json.part"
    part.write_text('{"id": "ha')
    await brought_up(database, target)
    assert not part.exists()
    assert texts(target, story) == ["Hello."]


@pytest.mark.parametrize(
    "position",
    [
        '{"format":1,"position":1000000,"hash":"00"}',  # the journal is an earlier backup
        '{"format":1,"position":1,"hash":"00"}',  # another journal
        '{"format":2,"position":1,"hash":"00"}',
        '{"format":1,"position":-5,"hash":""}',
        "no json",
        "",
        "\0\0\0",
    ],
)
async def test_a_position_that_makes_no_sense_has_the_mirror_made_anew(
    database: SqliteDatabase, target: Path, position: str
) -> None:
    story = await told(database, "Hello.")
    await brought_up(database, target)
    (target / "organizations" / ACME / "interviews" / f"{story.id}.json").unlink()
    (target / ".mirror.json").write_text(position)
    await brought_up(database, target)
    assert texts(target, story) == ["Hello."]


async def test_what_another_journal_knew_is_put_aside_and_not_lost(
    folder: Path, target: Path
) -> None:
    async with open_sqlite(folder / "journal.db") as database:
        await add_organization(database, ACME)
        lost = await told(database, "Only here.")
        await brought_up(database, target)
    (folder / "another").mkdir()
    async with open_sqlite(folder / "another" / "journal.db") as database:
        await add_organization(database, ACME)
        story = await told(database, "Hello.")
        await brought_up(database, target)
    assert names(target) == {str(story.id)}
    aside = target / "not-in-the-journal" / ACME / f"{lost.id}.json"
    assert "Only here." in aside.read_text("utf-8")


# --- erased ---


async def test_an_erased_interviews_file_vanishes(database: SqliteDatabase, target: Path) -> None:
    """(I10)"""
    story = await told(database, "Forget me.")
    async with mirroring(database, target) as mirror:
        await mirror.catch_up()
        await database.store.erase(story.id, NOON)
        await mirror.erase(story.id)
        await mirror.catch_up()
    assert not any(b"Forget me." in content for content in files(target).values())
    assert names(target) == set()


async def test_one_erased_while_nobody_mirrored_vanishes_too(
    database: SqliteDatabase, target: Path
) -> None:
    """(I10)"""
    story, kept = await told(database, "Forget me."), await told(database, "Keep me.")
    await brought_up(database, target)
    await database.store.erase(story.id, NOON)
    await brought_up(database, target)
    assert names(target) == {str(kept.id)}


async def test_one_erased_before_the_mirror_was_made_never_appears(
    database: SqliteDatabase, target: Path
) -> None:
    story = await told(database, "Forget me.")
    await database.store.erase(story.id, NOON)
    await brought_up(database, target)
    assert names(target) == set()


async def test_an_erasure_amid_a_catch_up_leaves_nothing_behind(
    database: SqliteDatabase, target: Path
) -> None:
    stories = [await told(database, f"Forget {n}.") for n in range(60)]
    async with mirroring(database, target) as mirror:
        catching_up = asyncio.create_task(mirror.catch_up())
        for story in stories[::2]:
            await mirror.erase(story.id)
            await database.store.erase(story.id, NOON)
            await mirror.erase(story.id)
        await catching_up
    assert names(target) == {str(story.id) for story in stories[1::2]}


async def test_a_sweep_goes_through_many_pages_and_ends_early_when_it_is_to_stop(
    database: SqliteDatabase, target: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """(I10, I13)"""
    monkeypatch.setattr(sweeping, "PAGE", 4)
    stories = [await told(database, f"Number {n}.") for n in range(30)]
    await brought_up(database, target)
    for story in stories[::2]:
        await database.store.erase(story.id, NOON)
    pages = 0
    interview_pages = MirrorFolder.interview_pages

    def counted(self: MirrorFolder, size: int) -> Iterator[Page]:
        nonlocal pages
        for page in interview_pages(self, size):
            pages += 1
            if pages == 2:
                stopped = asyncio.run_coroutine_threadsafe(_stop(mirror), loop)
                stopped.result()
            yield page

    loop = asyncio.get_running_loop()
    monkeypatch.setattr(MirrorFolder, "interview_pages", counted)
    async with mirroring(database, target) as mirror:
        await mirror.catch_up()
    assert pages == 2, "the rest is left to the next mirror"
    monkeypatch.setattr(MirrorFolder, "interview_pages", interview_pages)
    await brought_up(database, target)
    assert names(target) == {str(story.id) for story in stories[1::2]}


async def _stop(mirror: Mirror) -> None:
    """Tell `mirror` to stop, as `close` does first of all."""
    mirror._stopping.set()


# --- damage ---


def damage(folder: Path, story: Story) -> None:
    connection = apsw.Connection(str(folder / "journal.db"))
    connection.execute(
        "UPDATE events SET content = ? WHERE interview = ? AND seq = 1",
        (b"{}", to_blob(story.id)),
    )
    connection.close()


async def test_a_damaged_interview_keeps_its_last_good_file_and_is_told(
    database: SqliteDatabase,
    folder: Path,
    target: Path,
    caplog: pytest.LogCaptureFixture,
) -> None:
    """(I7)"""
    story, other = await told(database, "Hello."), await told(database, "Hi.")
    await brought_up(database, target)
    damage(folder, story)
    await keep(database.store, story.say("After the damage."), other.say("Still here."))
    mirror = await brought_up(database, target)
    assert texts(target, story) == ["Hello."]
    assert texts(target, other) == ["Hi.", "Still here."]
    assert mirror.damaged == {story.id}
    assert [getattr(record, "event_name", "") for record in caplog.records].count(
        "mirror:damaged"
    ) == 1


async def test_one_that_meets_a_mistake_of_ours_stops_nobody_else(
    database: SqliteDatabase,
    target: Path,
    monkeypatch: pytest.MonkeyPatch,
    caplog: pytest.LogCaptureFixture,
) -> None:
    """(I7)"""
    story, other = await told(database, "Hello."), await told(database, "Hi.")

    def mistaken(interview: Interview, records: Sequence[Record]) -> bytes:
        if interview.id == story.id:
            raise ValueError("a mistake with this one interview")
        return interview_file(interview, records)

    monkeypatch.setattr("vivavoce.running.interview_file", mistaken)
    async with mirroring(database, target) as mirror:
        await mirror.catch_up()
        await keep(database.store, story.say("Once more."), other.say("Still here."))
        await mirror.catch_up()
        assert mirror.damaged == {story.id}
    assert texts(target, other) == ["Hi.", "Still here."]
    logged = [each for each in caplog.records if getattr(each, "event_name", "") == DAMAGED]
    assert len(logged) == 1
    assert logged[0].exc_info is not None, "with the traceback, for it is ours to mend"


async def test_a_folder_that_is_removed_meanwhile_is_made_again(
    database: SqliteDatabase, target: Path
) -> None:
    story = await told(database, "Hello.")
    async with mirroring(database, target) as mirror:
        await mirror.catch_up()
        shutil.rmtree(target)
        await mirror.catch_up()
    assert texts(target, story) == ["Hello."]


# --- folders of others ---


def older(target: Path) -> None:
    (target / "organizations" / "acme" / "interviews").mkdir(parents=True)


def file(target: Path) -> None:
    target.write_text("x")


@pytest.mark.parametrize("spoil", [older, file])
async def test_what_no_mirror_wrote_is_not_touched(
    database: SqliteDatabase, target: Path, spoil: Callable[[Path], None]
) -> None:
    spoil(target)
    with pytest.raises(CannotStart, match=r"choose an(other|) "):
        await brought_up(database, target)


async def test_a_folder_has_one_mirror_at_a_time(
    database: SqliteDatabase, target: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("vivavoce.projections.mirror_folder.LOCK_PATIENCE_S", 0.1)
    async with mirroring(database, target) as mirror:
        await mirror.catch_up()
        with pytest.raises(CannotStart, match="Another mirror writes to"):
            await brought_up(database, target)
    await brought_up(database, target)
