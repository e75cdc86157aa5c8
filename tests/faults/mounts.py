"""Small file systems that can be filled up, and folders that cannot be written."""

import contextlib
import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest


@contextlib.contextmanager
def small_disk(at: Path, *, size_kib: int) -> Iterator[Path]:
    """A disk of its own at `at`; skips where none can be mounted."""
    at.mkdir()
    with _mounted(at, "-t", "tmpfs", "-o", f"size={size_kib}k,mode=0700", "vivavoce-test"):
        yield at


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
    with ballast.open("wb") as file, contextlib.suppress(OSError):
        file.write(b"x" * max(0, size))
    return ballast
