"""A restored folder is whole or not there, and a server goes on with it (I1, I6, I10)."""

import asyncio
import os
import re
import shutil
import signal
import stat
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import apsw
import pytest
from msgspec.structs import replace

from tests.stores.files import contents, fill, quick_folder, small_disk
from tests.upkeep.folders import erase, flip, make_folder
from vivavoce.domain.events import Speaker
from vivavoce.domain.ids import GuideId
from vivavoce.errors import CannotStart, DamagedRecord, StoreUnavailable
from vivavoce.journal.registry import Role
from vivavoce.running import running
from vivavoce.service.bootstrap import DEFAULT_ORGANIZATION
from vivavoce.service.callers import owner_of
from vivavoce.stores.sqlite.migrate import migrations
from vivavoce.testing.stories import Story
from vivavoce.upkeep.backup import back_up
from vivavoce.upkeep.manifest import (
    MANIFEST,
    Manifest,
    checksum,
    read_manifest,
    write_manifest,
)
from vivavoce.upkeep.restore import restore
from vivavoce.upkeep.verify import verify


@pytest.fixture(scope="module")
def made() -> Iterator[tuple[Path, list[Story], Manifest]]:
    """A backup, whose it is, and what it says; each test takes a copy."""
    with quick_folder() as folder:
        stories = make_folder(folder / "data")
        manifest = back_up(folder / "data", folder / "backup")
        yield folder, stories, manifest


@pytest.fixture
def folder(made: tuple[Path, list[Story], Manifest]) -> Iterator[Path]:
    """Holds the `backup` and the `data` it is of."""
    with quick_folder() as folder:
        shutil.copytree(made[0], folder, dirs_exist_ok=True)
        yield folder


@pytest.fixture
def stories(made: tuple[Path, list[Story], Manifest]) -> list[Story]:
    return made[1]


def test_a_restored_folder_holds_what_the_backup_does_and_is_private(
    folder: Path, stories: list[Story]
) -> None:
    told: list[tuple[int, int]] = []
    manifest = restore(
        folder / "backup", new := folder / "new", progress=lambda *at: told.append(at)
    )
    assert manifest == read_manifest(folder / "backup")
    assert told[-1][0] == told[-1][1] == sum(file.bytes for file in manifest.files.values())
    assert verify(new).events == sum(story.version for story in stories)
    assert (new / "guides" / "mine.yaml").read_text() == "id: mine\n"
    for path in [new, *new.rglob("*")]:
        mode = stat.S_IMODE(path.stat().st_mode)
        assert mode == (0o700 if path.is_dir() else 0o600), path


def test_an_empty_folder_may_be_restored_into(folder: Path) -> None:
    (folder / "new").mkdir()
    restore(folder / "backup", folder / "new")
    assert verify(folder / "new").is_whole


def test_a_folder_with_anything_in_it_is_left_alone(folder: Path) -> None:
    before = contents(folder / "data")
    with pytest.raises(CannotStart, match="not empty; choose another folder, or move it away"):
        restore(folder / "backup", folder / "data")
    assert contents(folder / "data") == before
    with pytest.raises(CannotStart, match="not empty"):
        restore(folder / "backup", folder / "data" / "secret")


def test_an_unfinished_backup_is_refused(folder: Path) -> None:
    (folder / "backup" / MANIFEST).unlink()
    with pytest.raises(CannotStart, match="unfinished"):
        restore(folder / "backup", folder / "new")
    assert not (folder / "new").exists()


@pytest.mark.parametrize("name", ["journal.db", "secret", "guides/mine.yaml", MANIFEST])
def test_an_altered_backup_is_refused_by_the_name_of_the_file(folder: Path, name: str) -> None:
    """Before anything is written."""
    flip(folder / "backup" / name, 7)
    with pytest.raises(DamagedRecord, match=name):
        restore(folder / "backup", folder / "new")
    (folder / "backup" / name).unlink()
    with pytest.raises((DamagedRecord, CannotStart), match=name):
        restore(folder / "backup", folder / "new")
    assert {path.name for path in folder.iterdir()} == {"data", "backup"}


@pytest.mark.parametrize(
    "name",
    ["../evil", "/evil", "guides/../../evil.yaml", "guides/sub/evil.yaml", "guides/evil", "lock"],
)
def test_a_manifest_that_names_what_no_backup_holds_is_refused(folder: Path, name: str) -> None:
    """Whoever can write a backup must not write elsewhere with its owner's hands."""
    (folder / "in").mkdir()
    (folder / "backup").rename(backup := folder / "in" / "backup")
    manifest = read_manifest(backup)
    name = name.replace("/evil", f"{folder}/evil") if name.startswith("/") else name
    (folder / "in" / "evil").write_text("Planted.")
    files = {**manifest.files, name: checksum(folder / "in" / "evil")}
    write_manifest(backup, replace(manifest, files=files))
    (folder / "out").mkdir()
    for refusing in (
        lambda: read_manifest(backup),
        lambda: verify(backup),
        lambda: restore(backup, folder / "out" / "new"),
    ):
        with pytest.raises(DamagedRecord, match="which no backup holds"):
            refusing()
    assert list((folder / "out").iterdir()) == []
    assert not (folder / "evil").exists()


def test_a_backup_without_a_database_is_none(folder: Path) -> None:
    manifest = read_manifest(folder / "backup")
    files = {name: file for name, file in manifest.files.items() if name != "journal.db"}
    write_manifest(folder / "backup", replace(manifest, files=files))
    with pytest.raises(DamagedRecord, match=r"names no journal\.db"):
        restore(folder / "backup", folder / "new")
    assert not (folder / "new").exists()


@pytest.mark.parametrize("name", ["secret", "journal.db", "guides", MANIFEST])
def test_a_link_in_a_backup_is_not_followed(folder: Path, name: str) -> None:
    """What it leads to may be anybody's."""
    (folder / "backup" / name).rename(folder / "elsewhere")
    (folder / "backup" / name).symlink_to(folder / "elsewhere")
    with pytest.raises((DamagedRecord, CannotStart), match=f"{name}.* no ordinary file"):
        restore(folder / "backup", folder / "new")
    assert not (folder / "new").exists()
    if name != MANIFEST:
        assert any("no ordinary file" in damage.why for damage in verify(folder / "backup").damaged)


def test_nothing_waits_for_a_pipe_in_a_backup(folder: Path) -> None:
    (folder / "backup" / "secret").unlink()
    os.mkfifo(folder / "backup" / "secret")
    with pytest.raises(DamagedRecord, match=r"secret.* no ordinary file"):
        restore(folder / "backup", folder / "new")


def test_a_backup_may_be_named_by_a_link(folder: Path) -> None:
    (folder / "latest").symlink_to("backup")
    restore(folder / "latest", folder / "new")
    assert verify(folder / "new").is_whole


@pytest.mark.parametrize("newer", [{"format": 2}, {"schema": 1_000}], ids=str)
def test_a_backup_of_a_newer_version_is_refused(folder: Path, newer: dict[str, int]) -> None:
    manifest = read_manifest(folder / "backup")
    write_manifest(folder / "backup", replace(manifest, **newer))
    with pytest.raises(CannotStart, match="newer Vivavoce"):
        restore(folder / "backup", folder / "new")
    assert not (folder / "new").exists()


def test_a_full_disk_leaves_nothing(folder: Path, tmp_path: Path) -> None:
    with small_disk(tmp_path / "disk", size_bytes=256 * 1024) as disk:
        fill(disk).write_bytes(b"x" * 100_000)
        with pytest.raises(StoreUnavailable, match="full; free some space"):
            restore(folder / "backup", disk / "new")
        assert [path.name for path in disk.iterdir()] == ["ballast"]


def test_a_disk_of_its_own_cannot_appear_at_once(folder: Path, tmp_path: Path) -> None:
    with small_disk(tmp_path / "disk", size_bytes=4 * 1024 * 1024) as disk:
        with pytest.raises(CannotStart, match="choose a folder on it"):
            restore(folder / "backup", disk)
        assert list(disk.iterdir()) == []
        restore(folder / "backup", disk / "data")
    assert [path.name for path in tmp_path.iterdir()] == ["disk"]


def test_what_was_erased_later_is_erased_again_by_what_a_newer_folder_knows(
    folder: Path, stories: list[Story]
) -> None:
    """(I10)"""
    erase(folder / "data", stories[1], stories[4])
    restore(folder / "backup", folder / "forgetful")
    assert verify(folder / "forgetful").erased == 0
    assert b"Candidate 1" in (folder / "forgetful" / "journal.db").read_bytes()

    back_up(folder / "data", folder / "newer")
    for number, newer in enumerate(["data", "newer"]):
        restore(folder / "backup", new := folder / f"new-{number}", erased_in=[folder / newer])
        report = verify(new)
        assert (report.is_whole, report.erased) == (True, 2)
        for content in contents(new).values():
            assert b"Candidate 1" not in content
            assert b"Candidate 4" not in content
        assert b"Candidate 2" in (new / "journal.db").read_bytes()


def test_a_backup_of_an_older_version_is_brought_forward_before_it_is_erased_in(
    folder: Path, stories: list[Story]
) -> None:
    """It had no links yet, which go with the words (I10)."""
    journal = folder / "backup" / "journal.db"
    connection = apsw.Connection(str(journal))
    small = ("looks", "spending", "sign_ins", "sessions", "links", "keys", "guides")
    later = (*small, "organizations")
    for table in later:
        connection.execute(f"DROP TABLE {table}")
    for index in ("interviews_newest", "interviews_by_status", "interviews_ended"):
        connection.execute(f"DROP INDEX {index}")
    connection.execute("DROP INDEX events_withdrawn")
    connection.execute("ALTER TABLE interviews DROP COLUMN progress")
    for index in ("interviews_newest", "interviews_by_status"):
        [made] = re.findall(rf"CREATE INDEX {index} [^;]+;", migrations()[0][1])
        connection.execute(made)
    connection.pragma("user_version", 1)
    connection.close()
    manifest = read_manifest(folder / "backup")
    files = {**manifest.files, "journal.db": checksum(journal)}
    write_manifest(folder / "backup", replace(manifest, schema=1, files=files))
    assert verify(folder / "backup").is_whole
    erase(folder / "data", stories[1])
    restore(folder / "backup", folder / "new", erased_in=[folder / "data"])
    report = verify(folder / "new")
    assert (report.is_whole, report.erased) == (True, 1)
    assert b"Candidate 1" not in (folder / "new" / "journal.db").read_bytes()


def test_where_the_erasures_should_be_there_has_to_be_something(folder: Path) -> None:
    with pytest.raises(CannotStart, match=r"There is no .*nowhere/journal\.db"):
        restore(folder / "backup", folder / "new", erased_in=[folder / "nowhere"])
    assert {path.name for path in folder.iterdir()} == {"data", "backup"}


# A restore that kills itself after so many files.
DYING = """
import os, signal, sys
from pathlib import Path
from vivavoce.upkeep.restore import restore

files = 0

def die(done, total):
    global files
    files += 1
    if files == int(sys.argv[3]):
        os.kill(os.getpid(), signal.SIGKILL)

restore(Path(sys.argv[1]), Path(sys.argv[2]), progress=die)
"""


@pytest.mark.parametrize("files", [1, 2, 3])
def test_a_restore_that_is_killed_leaves_nothing_and_can_be_made_again(
    folder: Path, files: int
) -> None:
    command = [sys.executable, "-c", DYING, str(folder / "backup"), str(folder / "new"), str(files)]
    assert subprocess.run(command, check=False, timeout=60).returncode == -signal.SIGKILL
    assert not (folder / "new").exists()
    restore(folder / "backup", folder / "new")
    assert verify(folder / "new").is_whole
    assert {path.name for path in folder.iterdir()} == {"data", "backup", "new"}


async def test_a_restored_server_goes_on_where_the_backup_ends(tmp_path: Path) -> None:
    """Links open the same interviews, keys open the same doors, owed replies are made (I6)."""
    owner = owner_of(DEFAULT_ORGANIZATION)
    data, new = tmp_path / "data", tmp_path / "new"
    async with running(data, owner_key="the-owners-key") as system:
        services = system.services
        await services.turns.close(patience_s=5)  # from now on nobody replies
        standing, _ = await services.open_interview(owner, GuideId("agent-hiring"))
        interview = standing.interview.id
        await services.interviews.add_message(owner, interview, "A bookkeeper.")
        token = await services.access.link(DEFAULT_ORGANIZATION, interview)
        await asyncio.to_thread(back_up, data, tmp_path / "backup")
    restore(tmp_path / "backup", new)
    async with running(new) as system:
        services = system.services
        assert (await services.access.recognise("the-owners-key")).role is Role.OWNER
        assert (await services.access.recognise(token)).interview == interview
        assert await services.access.link(DEFAULT_ORGANIZATION, interview) == token
        async with asyncio.timeout(20):
            now = (await services.interviews.get(owner, interview)).interview
            while now.owes_reply:
                await asyncio.sleep(0.01)
                now = (await services.interviews.get(owner, interview)).interview
        assert [message.speaker for message in now.transcript][-1] is Speaker.INTERVIEWER
        assert "A bookkeeper." in [message.text for message in now.transcript]
    assert (await asyncio.to_thread(verify, new)).is_whole


def test_a_folder_that_cannot_be_made_is_told_of(folder: Path) -> None:
    with pytest.raises(CannotStart, match=r"cannot be|exists already"):
        restore(folder / "backup", folder / "backup" / "secret" / "new")
    assert (folder / "backup" / "secret").is_file()
