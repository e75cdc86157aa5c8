"""The power fails under the commands that write files: a file is the old one, the new one or none.

`vivavoce backup`, `restore` and `mirror` are recorded as the server is, and the power is cut
after each of their system calls.
"""

import logging
import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from tests.faults.preloading import build
from tests.faults.recording.cuts import Cut, boundaries, cuts, plan
from tests.faults.recording.disk import MODES, Image, contents
from tests.faults.recording.recorder import SOURCE, Recording
from tests.faults.recording.serving import SYNC_NO_FILE, altered
from tests.harness import ServerProcess, plain_guide
from tests.stores.files import quick_folder
from vivavoce.errors import CannotStart, DamagedRecord
from vivavoce.upkeep.restore import restore

pytestmark = pytest.mark.faults

IMAGES = 400  # at least one at each system call
INTERVIEWS = 3

Complaint = Callable[[Image], str | None]


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The compiled recorder; skips where it cannot be compiled."""
    return build(SOURCE, tmp_path_factory.mktemp("iorecord"))


@pytest.fixture(scope="module")
def data(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A data folder with some interviews, to be copied."""
    folder = tmp_path_factory.mktemp("recorded-files")
    talk(folder, folder / "data", opened=INTERVIEWS)
    return folder / "data"


@pytest.fixture
def recording(tmp_path: Path, data: Path) -> Recording:
    """A recording that has not begun, of a folder with a data folder in it."""
    recording = Recording(tmp_path / "recording")
    shutil.copytree(data, recording.after / "data")
    return recording


def test_a_power_cut_leaves_a_whole_backup_or_one_that_is_refused(
    recording: Recording, library: Path
) -> None:
    record_command(recording, library, "backup", "{}/copy", "--data", "{}/data")
    whole = below(contents(recording.after), "copy/")
    assert "backup.json" in whole

    def complaint(image: Image) -> str | None:
        found, part = below(image, "copy/"), below(image, "copy.part/")
        if found not in ({}, whole):
            return f"half a backup under its name: {differing(found, whole)}"
        return None if part in ({}, whole) or is_refused(part) else "an unfinished one is taken"

    cut_everywhere(recording, complaint)


def test_a_power_cut_leaves_a_whole_restored_folder_or_none(
    recording: Recording, library: Path
) -> None:
    command(recording.after, {}, "backup", "{}/copy", "--data", "{}/data")
    record_command(recording, library, "restore", "{}/copy", "--data", "{}/again")
    whole = below(contents(recording.after), "again/")
    assert "journal.db" in whole

    def complaint(image: Image) -> str | None:
        found = below(image, "again/")
        return None if found in ({}, whole) else f"half a folder: {differing(found, whole)}"

    cut_everywhere(recording, complaint)


def test_a_power_cut_leaves_old_or_new_files_in_a_mirror_and_never_a_position_ahead_of_them(
    recording: Recording, library: Path, tmp_path: Path
) -> None:
    command(recording.after, {}, "mirror", "{}/mirror", "--data", "{}/data", "--once")
    talk(tmp_path, recording.after / "data", opened=1)
    record_command(recording, library, "mirror", "{}/mirror", "--data", "{}/data", "--once")
    old, new = (below(contents(at), "mirror/") for at in (recording.before, recording.after))
    changed = {path for path in new if old.get(path) != new[path] and path.endswith(".json")}
    assert len(changed) > INTERVIEWS

    def complaint(image: Image) -> str | None:
        found = below(image, "mirror/")
        for path in changed:
            if found.get(path) not in {old.get(path), new[path]}:
                return f"neither old nor new: {path}"
        if found[".mirror.json"] == new[".mirror.json"] and differing(found, new) & changed:
            return f"the position is ahead of {differing(found, new)}"
        return None

    cut_everywhere(recording, complaint)


def test_a_backup_that_is_not_synced_is_caught(recording: Recording, library: Path) -> None:
    """Were it not, the tests above would prove nothing."""
    environment = altered(recording.place / "altered", SYNC_NO_FILE)
    record_command(recording, library, "backup", "{}/copy", "--data", "{}/data", **environment)
    whole = below(contents(recording.after), "copy/")
    # It has its name after the very last call, where one image may be whole by chance.
    found = [below(cut.image, "copy/") for cut in every_cut(recording, images=5 * IMAGES)]
    assert any(image not in ({}, whole) for image in found)


def talk(folder: Path, data: Path, *, opened: int) -> None:
    """Let a server open some interviews and hear something in each there is."""
    with ServerProcess(folder, data=data) as server:
        server.start()
        server.add_guide(plain_guide(12))
        for _ in range(opened):
            server.open_interview("plain")
        for found in server.get("/api/v1/interviews").json["items"]:
            server.say(found["id"], "Words that are kept.")
            server.settled(found["id"])
        assert server.terminate() == 0


def command(folder: Path, environment: dict[str, str], *arguments: str) -> None:
    """Run a command of Vivavoce; `{}` stands for the folder."""
    line = [sys.executable, "-m", "vivavoce.cli.main", *(a.format(folder) for a in arguments)]
    done = subprocess.run(
        line, env=os.environ | environment, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr


def record_command(
    recording: Recording, library: Path, *arguments: str, **environment: str
) -> None:
    command(recording.after, {**recording.begin(library), **environment}, *arguments)
    recording.check()


def cut_everywhere(recording: Recording, complaint: Complaint) -> None:
    """Hold what each power cut leaves against `complaint`, and that nothing is gone afterwards."""
    before = journal_of(contents(recording.before))
    wrong, images = {}, 0
    for cut in every_cut(recording):
        images += 1
        assert journal_of(cut.image) == before, "it changed the data folder"
        found = complaint(cut.image)
        if found is not None:
            wrong[cut.name] = found
    assert wrong == {}, f"{len(wrong)} of {images} images"
    calls = boundaries(recording, is_kept)
    logging.getLogger(__name__).info("%d images at %d system calls", images, len(calls))
    # The command has ended: everything is there, whatever was not synced.
    for last in cuts(recording, {calls[-1]: MODES}, wanted=is_kept):
        assert complaint(last.image) is None
        made = {path for path in contents(recording.after) if not path.startswith("data/")}
        assert set(filter(is_kept, made)) <= last.image.keys()


def every_cut(recording: Recording, *, images: int = IMAGES) -> Iterator[Cut]:
    what = plan(boundaries(recording, is_kept), images)
    return cuts(recording, what, wanted=is_kept)


def is_kept(path: str) -> bool:
    """Want what matters after a cut: not the lock files, nor the index of search."""
    return not path.endswith(("lock", "search.db", "search.db-wal", "server.json"))


def below(image: Image, folder: str) -> Image:
    return {
        path.removeprefix(folder): content
        for path, content in image.items()
        if path.startswith(folder)
    }


def journal_of(image: Image) -> Image:
    """Return the journal's files; an empty log is none, and whoever reads makes one."""
    files = below(image, "data/journal.db")
    return {name: content for name, content in files.items() if content}


def differing(found: Image, expected: Image) -> set[str]:
    paths = found.keys() | expected.keys()
    return {path for path in paths if found.get(path) != expected.get(path)}


def is_refused(part: Image) -> bool:
    """Tell whether nothing can be restored from a backup of these files."""
    with quick_folder() as folder:
        for path, content in part.items():
            (folder / "part" / path).parent.mkdir(parents=True, exist_ok=True)
            (folder / "part" / path).write_bytes(content)
        try:
            restore(folder / "part", folder / "restored")
        except (CannotStart, DamagedRecord):
            return not (folder / "restored").exists()
    return False
