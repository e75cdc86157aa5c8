"""File systems of their own on loop devices, which can lose their power.

The ioctl is the one that file systems are tested with (`godown` of xfstests): the file
system ends at once, what it had not written is gone, and mounting it again is what a
reboot does. Needs root, and `mkfs` of the file system's kind.
"""

import contextlib
import errno
import fcntl
import os
import shutil
import struct
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

# _IOR('X', 125, __u32), include/uapi/linux/fs.h and fs/xfs/libxfs/xfs_fs.h
IOC_SHUTDOWN = 0x8004587D
WITHOUT_FLUSHING_THE_LOG = 2

SIZES_MIB = {"ext4": 64, "xfs": 320}  # the least that mkfs.xfs takes is 300
BUSY_WITHIN_S = 10.0


class Disk:
    """A file system in a file, mounted or not.

    Args:
        device: the file or device it is made on.
        at: where it is mounted.
    """

    def __init__(self, device: Path, at: Path, kind: str) -> None:
        self._device = device
        self.at = at
        self.kind = kind

    def mount(self) -> None:
        # A loop device made by `mount` ends with the mount.
        loop = [] if self._device.is_block_device() else ["-o", "loop"]
        run("mount", "-t", self.kind, *loop, str(self._device), str(self.at))

    def cut(self) -> None:
        """Cut the power, and mount what is left."""
        self.lose_power()
        self.unmount()
        self.mount()

    def lose_power(self) -> None:
        """Let the file system end now; whoever uses it gets errors."""
        try:
            descriptor = os.open(self.at, os.O_RDONLY | os.O_DIRECTORY)
        except OSError as error:
            if error.errno == errno.EIO:
                return  # it has ended by itself: XFS does when its log cannot be written
            raise
        try:
            fcntl.ioctl(descriptor, IOC_SHUTDOWN, struct.pack("I", WITHOUT_FLUSHING_THE_LOG))
        finally:
            os.close(descriptor)

    def unmount(self) -> None:
        """Unmount it once nobody uses it any more.

        Raises:
            AssertionError: somebody still does. It goes when they do.
        """
        deadline = time.monotonic() + BUSY_WITHIN_S
        while (done := attempt("umount", str(self.at))).returncode != 0:
            if time.monotonic() > deadline:
                run("umount", "--lazy", str(self.at))
                raise AssertionError(f"{self.at} is still in use: {done.stderr.strip()}")
            time.sleep(0.01)


@contextlib.contextmanager
def disk(folder: Path, kind: str) -> Iterator[Disk]:
    """A new file system in `folder`, mounted; skips where none can be had.

    Args:
        kind: `ext4` or `xfs`.
    """
    need_root_and(f"mkfs.{kind}", "mount", "losetup")
    folder.mkdir(parents=True, exist_ok=True)
    image, at = folder / f"{kind}.image", folder / kind
    at.mkdir()
    with image.open("xb") as file:
        file.truncate(SIZES_MIB[kind] * 1024 * 1024)
    run(f"mkfs.{kind}", "-q", str(image))
    made = Disk(image, at, kind)
    try:
        made.mount()
        yield made
    finally:
        try:
            if is_mounted(at):
                made.unmount()
        finally:
            see_released(image)
            image.unlink()


def need_root_and(*programs: str) -> None:
    """Skip the test where file systems cannot be made and mounted."""
    if sys.platform != "linux" or os.geteuid() != 0:
        pytest.skip("real file systems are cut as root on Linux only")
    missing = [name for name in programs if shutil.which(name) is None]
    if missing:
        pytest.skip(f"no real file system is cut here: {', '.join(missing)} is not installed")
    if not Path("/dev/loop-control").exists():
        pytest.skip("no real file system is cut here: the kernel has no loop devices")


def is_mounted(at: Path) -> bool:
    """Tell whether something is mounted at `at`, also when it answers no more."""
    mounts = Path("/proc/self/mounts").read_text().splitlines()
    return str(at) in {line.split()[1] for line in mounts}


def see_released(image: Path) -> None:
    """Check that no loop device holds `image` any more; release it if one does."""
    deadline = time.monotonic() + BUSY_WITHIN_S
    while left := run("losetup", "--noheadings", "--output", "NAME", "-j", str(image)).split():
        if time.monotonic() > deadline:
            for device in left:
                run("losetup", "--detach", device)
            raise AssertionError(f"{image} was still held by {left}")
        time.sleep(0.01)


def attempt(*command: str) -> "subprocess.CompletedProcess[str]":
    return subprocess.run(command, capture_output=True, text=True, check=False)


def run(*command: str) -> str:
    """Run a command that must succeed; return what it prints."""
    done = attempt(*command)
    assert done.returncode == 0, f"{' '.join(command)}: {done.stderr.strip()}"
    return done.stdout
