"""A mirror whose disk is full, hangs, refuses or is somebody else's: told, and in nobody's way."""

import threading
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.faults.mounts import fill, small_disk
from tests.harness import until
from tests.projections.mirrors import mirroring, names, texts, told
from vivavoce.domain.ids import GuideId, InterviewId
from vivavoce.errors import CannotStart, NotFound, StoreUnavailable
from vivavoce.projections import mirror as module
from vivavoce.projections.mirror import Mirror
from vivavoce.projections.mirror_folder import MirrorFolder
from vivavoce.running import mirror_of, running
from vivavoce.service.bootstrap import DEFAULT_ORGANIZATION
from vivavoce.service.callers import Caller, owner_of
from vivavoce.service.interviews import Interviews
from vivavoce.service.services import Services
from vivavoce.stores.sqlite import SqliteDatabase
from vivavoce.testing.stories import keep

OWNER = owner_of(DEFAULT_ORGANIZATION)


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


class Disk:
    """The mirror's disk: everything that touches it waits while it hangs."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self.is_awaited = threading.Event()
        self._goes = threading.Event()
        self._goes.set()
        for name in ("claim", "is_held", "position", "write", "remove", "release"):
            monkeypatch.setattr(MirrorFolder, name, self._awaiting(getattr(MirrorFolder, name)))

    def hang(self) -> None:
        self.is_awaited.clear()
        self._goes.clear()

    def go_on(self) -> None:
        self._goes.set()

    def _awaiting(self, method: Callable[..., Any]) -> Callable[..., Any]:
        def call(*arguments: Any) -> Any:
            if not self._goes.is_set():
                self.is_awaited.set()
                assert self._goes.wait(60)
            return method(*arguments)

        return call


@pytest.fixture
def disk(monkeypatch: pytest.MonkeyPatch) -> Iterator[Disk]:
    monkeypatch.setattr(module, "PATIENCE_S", 0.2)
    monkeypatch.setattr(module, "FOLLOW_EVERY_S", 0.02)
    monkeypatch.setattr(module, "RETRY_EVERY_S", 0.05)
    disk = Disk(monkeypatch)
    yield disk
    disk.go_on()


async def opened(services: Services) -> InterviewId:
    standing, _ = await services.open_interview(OWNER, GuideId("agent-hiring"))
    return standing.interview.id


def mirror_in(services: Services) -> Mirror:
    assert services.mirror is not None
    return services.mirror


async def test_nothing_waits_for_a_mirror_whose_disk_hangs(tmp_path: Path, disk: Disk) -> None:
    """(I1, I12)"""
    async with running(tmp_path / "data", mirror=tmp_path / "mirror") as started:
        services = started.services
        disk.hang()
        interview = await opened(services)
        await until(disk.is_awaited.is_set)
        for n in range(20):
            await services.interviews.add_message(OWNER, interview, f"Words {n}")
        assert names(tmp_path) == set(), "all acknowledged, and the mirror still hangs"
        mirror = mirror_in(services)
        await until(lambda: mirror.failing == "its disk does not answer")
        disk.go_on()
        await until(lambda: mirror.failing is None)
    assert "Words 19" in (
        tmp_path / f"mirror/organizations/default/interviews/{interview}.json"
    ).read_text("utf-8")


async def test_an_erasure_stands_though_the_mirrors_disk_hangs_and_its_file_goes_later(
    tmp_path: Path, disk: Disk, caplog: pytest.LogCaptureFixture
) -> None:
    """(I10, I12)"""
    async with running(tmp_path / "data", mirror=tmp_path / "mirror") as started:
        services = started.services
        interview = await opened(services)
        await until(lambda: interview in names(tmp_path))
        disk.hang()
        with pytest.raises(StoreUnavailable, match="is erased, but its file in the mirror"):
            await services.erase_interview(OWNER, interview)
        with pytest.raises(NotFound):
            await services.interviews.get(OWNER, interview)
        mirror = mirror_in(services)
        assert mirror.failing == "its disk does not answer"
        assert "mirror:erasure-late" in [getattr(r, "event_name", "") for r in caplog.records]
        disk.go_on()
        await until(lambda: names(tmp_path) == set())
        await until(lambda: mirror.failing is None)


async def test_of_many_that_are_erased_together_every_file_goes_once_the_disk_answers(
    tmp_path: Path, disk: Disk
) -> None:
    """(I10) The first that cannot be removed does not make the others forgotten."""
    async with running(tmp_path / "data", mirror=tmp_path / "mirror") as started:
        services = started.services
        interviews = {await opened(services) for _ in range(3)}
        await until(lambda: names(tmp_path) == interviews)
        at = {each: (await services.interviews.get(OWNER, each)) for each in interviews}
        versions = {each: standing.interview.version for each, standing in at.items()}
        disk.hang()
        with pytest.raises(StoreUnavailable, match="is erased, but its file in the mirror"):
            await services.erase_interviews(OWNER, versions)
        disk.go_on()
        await until(lambda: names(tmp_path) == set())


async def test_a_calm_stop_leaves_a_disk_that_hangs_and_the_next_mirror_removes_what_was_erased(
    tmp_path: Path, disk: Disk
) -> None:
    """(I10, I13)"""
    data, target = tmp_path / "data", tmp_path / "mirror"
    async with running(data, mirror=target) as started:
        erased, kept = await opened(started.services), await opened(started.services)
        await until(lambda: names(target) == {erased, kept})
        disk.hang()
        with pytest.raises(StoreUnavailable):
            await started.services.erase_interview(OWNER, erased)
    assert names(target) == {erased, kept}, "it has stopped, and the disk hangs all the while"
    disk.go_on()
    async with running(data, mirror=target):
        await until(lambda: names(target) == {kept})


async def test_a_start_does_not_wait_for_a_disk_that_hangs(tmp_path: Path, disk: Disk) -> None:
    """(I8)"""
    disk.hang()
    async with running(tmp_path / "data", mirror=tmp_path / "mirror") as started:
        interview = await opened(started.services)
        disk.go_on()
        await until(lambda: names(tmp_path) == {interview})


async def test_an_erasure_that_was_not_confirmed_is_looked_after(
    tmp_path: Path, disk: Disk, monkeypatch: pytest.MonkeyPatch
) -> None:
    """(I10)"""
    async with running(tmp_path / "data", mirror=tmp_path / "mirror") as started:
        services = started.services
        erased, kept = await opened(services), await opened(services)
        await until(lambda: names(tmp_path) == {erased, kept})
        erase = Interviews.erase

        async def unconfirmed(self: Interviews, caller: Caller, interview: InterviewId) -> None:
            if interview == erased:
                await erase(self, caller, interview)
            raise StoreUnavailable("No confirmation came.")

        monkeypatch.setattr(Interviews, "erase", unconfirmed)
        for interview in (erased, kept):
            with pytest.raises(StoreUnavailable, match="No confirmation"):
                await services.erase_interview(OWNER, interview)
        await until(lambda: names(tmp_path) == {kept})


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
        assert mirror.failing == "Permission denied"
        other = await told(database, "Hi.")
        with pytest.raises(PermissionError):
            await mirror.catch_up()
        assert texts(target, other) == ["Hi."], "it holds nobody up"
        monkeypatch.undo()
        await mirror.catch_up()
        assert names(target) == {str(other.id)}


@pytest.mark.parametrize("is_held", [True, False])
async def test_a_restart_goes_on_without_a_folder_that_is_anothers_and_takes_it_once_it_is_free(
    tmp_path: Path, disk: Disk, monkeypatch: pytest.MonkeyPatch, is_held: bool
) -> None:
    """(I8, I12)"""
    monkeypatch.setattr("vivavoce.projections.mirror_folder.LOCK_PATIENCE_S", 0.1)
    data, target = tmp_path / "data", tmp_path / "mirror"
    another = MirrorFolder(target)
    if is_held:
        another.claim()
    else:
        (target / "organizations").mkdir(parents=True)
    with pytest.raises(CannotStart):
        async with running(data, mirror=target):
            pass
    async with running(data, mirror=target, is_restart=True) as started:
        interview = await opened(started.services)
        mirror = mirror_in(started.services)
        assert mirror.failing is not None
        assert str(target) in mirror.failing
        if is_held:
            another.release()
        else:
            (target / "organizations").rmdir()
        await until(lambda: names(target) == {interview})


async def test_what_no_mirror_wrote_is_not_erased_either(
    database: SqliteDatabase, target: Path
) -> None:
    story = await told(database, "Hello.")
    path = target / "organizations" / "acme" / "interviews" / f"{story.id}.json"
    path.parent.mkdir(parents=True)
    path.write_text("of the older system")
    async with mirroring(database, target) as mirror:
        await mirror.start(may_refuse=False)
        await mirror.erase(story.id)
    assert path.exists()
