"""One data folder, one server."""

import os
import re
import stat
import subprocess
import sys
import time
from pathlib import Path

import pytest

from tests.stores.files import fill, small_disk
from vivavoce.errors import CannotStart
from vivavoce.stores.sqlite.folder import claim


def test_a_data_folder_is_made_for_its_owner_alone(tmp_path: Path) -> None:
    folder = claim(tmp_path / "a" / "b" / "data")
    assert stat.S_IMODE(folder.path.stat().st_mode) == 0o700
    assert folder.journal == tmp_path / "a" / "b" / "data" / "journal.db"
    folder.release()


def test_a_second_server_is_refused_with_a_way_out(tmp_path: Path) -> None:
    folder = claim(tmp_path)
    sentence = f"Data folder {tmp_path} is in use by another Vivavoce; stop it, or choose another"
    with pytest.raises(CannotStart, match=re.escape(sentence)):
        claim(tmp_path, patience_s=0.0)
    folder.release()
    claim(tmp_path, patience_s=0.0).release()


def test_releasing_twice_does_not_take_the_folder_from_the_next_one(tmp_path: Path) -> None:
    first = claim(tmp_path)
    first.release()
    second = claim(tmp_path)
    first.release()
    with pytest.raises(CannotStart):
        claim(tmp_path, patience_s=0.0)
    second.release()


HOLD = """
import sys, time
from pathlib import Path
from vivavoce.stores.sqlite.folder import claim
claim(Path(sys.argv[1]))
print("claimed", flush=True)
time.sleep(60)
"""


def test_a_killed_server_leaves_the_folder_free_within_the_patience(tmp_path: Path) -> None:
    with subprocess.Popen(
        [sys.executable, "-c", HOLD, str(tmp_path)], stdout=subprocess.PIPE, text=True
    ) as holder:
        assert holder.stdout is not None
        assert holder.stdout.readline() == "claimed\n"
        with pytest.raises(CannotStart):
            claim(tmp_path, patience_s=0.0)
        holder.kill()
        began = time.monotonic()
        claim(tmp_path, patience_s=5.0).release()
        assert time.monotonic() - began < 3.0


def test_a_lock_is_not_inherited_by_programs_that_are_started(tmp_path: Path) -> None:
    folder = claim(tmp_path)
    with subprocess.Popen([sys.executable, "-c", "input()"], stdin=subprocess.PIPE) as child:
        folder.release()
        claim(tmp_path, patience_s=0.0).release()
        child.communicate(b"\n")


@pytest.mark.parametrize("under", ["", "deeper"])
def test_a_file_in_the_place_of_the_folder_is_refused(tmp_path: Path, under: str) -> None:
    (tmp_path / "data").write_text("mine")
    path = tmp_path / "data" / under
    with pytest.raises(CannotStart, match=f"{re.escape(str(path))} is not a folder; choose"):
        claim(path)
    assert (tmp_path / "data").read_text() == "mine"


def test_a_disk_that_cannot_be_written_is_refused(tmp_path: Path) -> None:
    with small_disk(tmp_path / "disk", size_bytes=2 * 1024 * 1024) as disk:
        subprocess.run(["mount", "-o", "remount,ro", str(disk)], check=True)
        with pytest.raises(CannotStart, match=r"cannot be written: .* Make it writable"):
            claim(disk / "data")


@pytest.mark.skipif(os.geteuid() == 0, reason="root may write anywhere")
def test_a_folder_that_cannot_be_written_is_refused(tmp_path: Path) -> None:
    tmp_path.chmod(0o500)
    with pytest.raises(CannotStart, match=r"cannot be written: .* Make it writable"):
        claim(tmp_path)


def test_a_full_disk_is_refused_and_the_folder_stays_free(tmp_path: Path) -> None:
    with small_disk(tmp_path / "disk", size_bytes=2 * 1024 * 1024) as disk:
        ballast = fill(disk)
        with pytest.raises(CannotStart, match="is full; free some space"):
            claim(disk)
        ballast.unlink()
        claim(disk, patience_s=0.0).release()
