"""Small file systems that can be filled up, and folders that cannot be written."""

import contextlib
import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest


@contextlib.contextmanager
def small_disk(at: Path, *, size_kib: int) -> Iterator[Path]:
    """A disk of its own at `at`; skips where none can be mounted."""
    at.mkdir()
    with _mounted(at, "-t", "tmpfs", "-o", f"size={size_kib}k,mode=0700", "vivavoce-test"):
        yield at


class Disk:
    """An ext4 file system in a file: a real one, with a journal that can be aborted.

    Args:
        image: the file.
        at: the folder it is mounted on.
    """

    def __init__(self, image: Path, at: Path) -> None:
        self.image = image
        self.at = at

    def break_down(self) -> None:
        """Let the file system find an error in itself: it turns read-only at once."""
        source = next(
            line.split()[0]
            for line in Path("/proc/mounts").read_text().splitlines()
            if line.split()[1] == str(self.at)
        )
        trigger = Path("/sys/fs/ext4") / Path(source).name / "trigger_fs_error"
        trigger.write_text("tested on purpose")

    def repair(self) -> None:
        """What an operator does: unmount, check, mount again."""
        subprocess.run(["umount", str(self.at)], check=True)
        done = subprocess.run(
            ["e2fsck", "-fy", str(self.image)], capture_output=True, text=True, check=False
        )
        assert done.returncode in {0, 1}, done.stdout
        subprocess.run([*MOUNT_EXT4, str(self.image), str(self.at)], check=True)


MOUNT_EXT4 = ["mount", "-o", "loop,errors=remount-ro"]


@contextlib.contextmanager
def ext4_disk(folder: Path, *, size_mib: int) -> Iterator[Disk]:
    """A disk of its own at `folder`/disk; skips where none can be made."""
    if shutil.which("mkfs.ext4") is None:
        pytest.skip("a real file system needs mkfs.ext4 (e2fsprogs)")
    at = folder / "disk"
    at.mkdir()
    # In memory where that can be: what is tested is the file system, not the disk below.
    memory = Path("/dev/shm")
    with tempfile.TemporaryDirectory(dir=memory if memory.is_dir() else folder) as below:
        image = Path(below) / "disk.ext4"
        with image.open("wb") as file:
            file.truncate(size_mib * 1024 * 1024)
        subprocess.run(["mkfs.ext4", "-q", "-F", "-m", "0", str(image)], check=True)
        with _mounted(at, *MOUNT_EXT4[1:], str(image)):
            yield Disk(image, at)


@contextlib.contextmanager
def read_only(folder: Path) -> Iterator[None]:
    """Let nobody write to `folder`, not even root; skips where that cannot be done."""
    if os.geteuid() != 0:
        mode = folder.stat().st_mode
        folder.chmod(0o500)
        try:
            yield
        finally:
            folder.chmod(mode)
        return
    with _mounted(folder, "--bind", str(folder)):
        subprocess.run(["mount", "-o", "remount,ro,bind", str(folder)], check=True)
        yield


@contextlib.contextmanager
def _mounted(at: Path, *arguments: str) -> Iterator[None]:
    if sys.platform != "linux":
        pytest.skip("disks of any size are made with Linux's mount")
    done = subprocess.run(
        ["mount", *arguments, str(at)], capture_output=True, text=True, check=False
    )
    if done.returncode != 0:
        pytest.skip(f"nothing can be mounted here (it needs root): {done.stderr.strip()}")
    try:
        yield
    finally:
        subprocess.run(["umount", "--lazy", str(at)], check=True)


def fill(disk: Path, *, leave_kib: int = 0) -> Path:
    """Fill the disk up to `leave_kib`; return the file that does it."""
    ballast = disk / "ballast"
    status = os.statvfs(disk)
    size = status.f_bavail * status.f_frsize - leave_kib * 1024
    with ballast.open("wb", buffering=0) as file, contextlib.suppress(OSError):
        left = memoryview(b"x" * max(0, size))
        while left:
            left = left[file.write(left) :]
    return ballast
