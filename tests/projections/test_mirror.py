"""A folder that shows the journal as it stands: current, private, and never in the way."""

import asyncio
import json
import shutil
import stat
import threading
from collections.abc import AsyncIterator, Callable, Iterator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

import apsw
import pytest

from tests.faults.mounts import fill, small_disk
from tests.harness import until
from tests.stores.files import quick_folder
from vivavoce.domain.ids import GuideId, InterviewId, OrganizationId
from vivavoce.errors import CannotStart, StoreUnavailable
from vivavoce.journal.registry import Organization, Role
from vivavoce.projections import mirror as module
from vivavoce.projections.mirror import Mirror
from vivavoce.projections.mirror_folder import MirrorFolder
from vivavoce.running import mirror_of, running
from vivavoce.service.access import new_key
from vivavoce.service.bootstrap import DEFAULT_ORGANIZATION
from vivavoce.service.callers import owner_of
from vivavoce.stores.sqlite import SqliteDatabase, open_sqlite
from vivavoce.stores.sqlite.rows import to_blob
from vivavoce.testing.clock import NOON
from vivavoce.testing.stories import ACME, OTHER, Story, keep, said


@pytest.fixture
def folder() -> Iterator[Path]:
    with quick_folder() as folder:
        yield folder


@pytest.fixture
async def database(folder: Path) -> AsyncIterator[SqliteDatabase]:
    async with open_sqlite(folder / "journal.db") as database:
        for name in (ACME, OTHER):
            await add_organization(database, name)
        yield database


@pytest.fixture
def target(folder: Path) -> Path:
    return folder / "mirror"


async def add_organization(database: SqliteDatabase, name: OrganizationId) -> None:
    owner = new_key(name, f"key of {name}", name="first owner", role=Role.OWNER, at=NOON)
    organization = Organization(id=name, name=f"The {name}", created_at=NOON)
    assert await database.registry.add_organization(organization, owner)


@asynccontextmanager
async def mirroring(database: SqliteDatabase, target: Path) -> AsyncIterator[Mirror]:
    """A mirror that does nothing by itself."""
    mirror = mirror_of(database, target, is_considerate=False)
    try:
        yield mirror
    finally:
        await mirror.close()


async def brought_up(database: SqliteDatabase, target: Path) -> Mirror:
    """Bring the mirror up to date in one go, as `mirror --once` does."""
    async with mirroring(database, target) as mirror:
        await mirror.catch_up()
    return mirror


async def told(database: SqliteDatabase, *texts: str, organization: OrganizationId = ACME) -> Story:
    story = Story(organization=organization)
    await keep(database.store, story.open(*map(said, texts)))
    return story


def shown(target: Path, interview: InterviewId, organization: str = ACME) -> dict[str, Any]:
    path = target / "organizations" / organization / "interviews" / f"{interview}.json"
    found: dict[str, Any] = json.loads(path.read_bytes())
    return found


def texts(target: Path, story: Story) -> list[str]:
    return [entry["message"] for entry in shown(target, story.id)["transcript"]]


def files(target: Path) -> dict[str, bytes]:
    return {
        str(path.relative_to(target)): path.read_bytes()
        for path in target.rglob("*")
        if path.is_file()
    }


def names(target: Path) -> set[str]:
    return {path.stem for path in target.rglob("interviews/*")}


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


# --- a sick disk ---


async def test_a_full_disk_is_told_and_retried_and_the_interviews_go_on(
    database: SqliteDatabase, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """(I12)"""
    monkeypatch.setattr(module, "RETRY_EVERY_S", 0.05)
    monkeypatch.setattr(module, "FOLLOW_EVERY_S", 0.02)
    with small_disk(tmp_path / "disk", size_kib=512) as disk:
        mirror = mirror_of(database, disk / "mirror")
        await mirror.start()
        try:
            story = await told(database, "Hello.")
            await until(lambda: str(story.id) in names(disk))
            ballast = fill(disk)
            await keep(database.store, story.say("x" * 20_000))
            await until(lambda: mirror.failing is not None)
            assert mirror.failing == "No space left on device"
            await keep(database.store, story.say("The interview goes on."))
            assert texts(disk / "mirror", story) == ["Hello."], "the old file or the new one"
            ballast.unlink()
            await until(lambda: mirror.failing is None)
            assert len(texts(disk / "mirror", story)) == 3
            assert not list(disk.rglob("*.part"))
        finally:
            await mirror.close()


async def test_a_disk_that_is_full_from_the_start_stops_nothing(
    database: SqliteDatabase, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """(I12)"""
    monkeypatch.setattr(module, "RETRY_EVERY_S", 0.05)
    monkeypatch.setattr(module, "FOLLOW_EVERY_S", 0.02)
    with small_disk(tmp_path / "disk", size_kib=512) as disk:
        ballast = fill(disk)
        mirror = mirror_of(database, disk / "mirror")
        await mirror.start()
        try:
            story = await told(database, "Hello.")
            await until(lambda: mirror.failing is not None)
            ballast.unlink()
            await until(lambda: str(story.id) in names(disk))
        finally:
            await mirror.close()


async def test_nothing_waits_for_a_mirror_whose_disk_hangs(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """(I1, I12)"""
    hangs, may_go_on = threading.Event(), threading.Event()
    write = MirrorFolder.write

    def hang(self: MirrorFolder, changed: dict[str, bytes]) -> None:
        if any("interviews" in name for name in changed):
            hangs.set()
            assert may_go_on.wait(60)
        write(self, changed)

    monkeypatch.setattr(MirrorFolder, "write", hang)
    try:
        async with running(tmp_path / "data", mirror=tmp_path / "mirror") as started:
            services, owner = started.services, owner_of(DEFAULT_ORGANIZATION)
            opened, _ = await services.open_interview(owner, GuideId("agent-hiring"))
            await until(hangs.is_set)
            for n in range(20):
                await services.interviews.add_message(owner, opened.interview.id, f"Words {n}")
            assert names(tmp_path) == set(), "all acknowledged, and the mirror still hangs"
            may_go_on.set()
    finally:
        may_go_on.set()
    assert "Words 19" in (
        tmp_path / f"mirror/organizations/default/interviews/{opened.interview.id}.json"
    ).read_text("utf-8")


async def test_a_file_that_cannot_be_removed_is_an_error_to_who_erases(
    database: SqliteDatabase, target: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    story = await told(database, "Hello.")

    def refuse(self: MirrorFolder, interview: InterviewId) -> bool:
        raise PermissionError(13, "Permission denied")

    async with mirroring(database, target) as mirror:
        await mirror.catch_up()
        monkeypatch.setattr(MirrorFolder, "remove", refuse)
        with pytest.raises(StoreUnavailable, match="could not be removed"):
            await mirror.erase(story.id)


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
