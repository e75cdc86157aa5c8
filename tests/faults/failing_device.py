"""A block device that can be told to fail each write, and to be well again.

A file system of one file, served by a process of its own over FUSE's protocol
(include/uapi/linux/fuse.h), and a loop device on that file: so a real ext4 or XFS meets real
I/O errors, and Linux does to its page cache what it does to everybody's.
"""

import contextlib
import ctypes
import errno
import mmap
import os
import stat
import struct
import subprocess
import sys
import time
from collections.abc import Iterator
from enum import IntEnum
from pathlib import Path

import pytest

from tests.faults import loops

SIZES_MIB = {"ext4": 24, "xfs": 320}
SERVED_WITHIN_S = 20.0

HEADER = struct.Struct("<IIQQIIIHH")  # length, opcode, request, node, uid, gid, pid, -, -
ANSWER = struct.Struct("<IiQ")  # length, negative errno, request
INIT_OUT = struct.Struct("<IIIIHHIIHHI28x")
ATTRIBUTES = struct.Struct("<6Q10I")
ENTRY = struct.Struct("<4Q2I")
ATTR_OUT = struct.Struct("<QII")
OPEN_OUT = struct.Struct("<QII")
READ_IN = struct.Struct("<QQI")  # handle, offset, size
WRITE_IN = struct.Struct("<QQIIQII")  # handle, offset, size, …

PROTOCOL = 7, 31
BIG_WRITES, MAX_PAGES = 1 << 5, 1 << 22  # flags of INIT
DIRECT_IO = 1  # of OPEN: no second page cache between the device and us
BYTES_MAX = 1024 * 1024
VALID_S = 3600

ROOT, FILE = 1, 2  # the two nodes there are
NAME = "disk"


class Opcode(IntEnum):
    """The requests that are answered, and three that want no answer."""

    LOOKUP = 1
    FORGET = 2
    GETATTR = 3
    OPEN = 14
    READ = 15
    WRITE = 16
    STATFS = 17
    RELEASE = 18
    FSYNC = 20
    FLUSH = 25
    INIT = 26
    INTERRUPT = 36
    BATCH_FORGET = 42


class FailingDevice:
    """A file system on a device that can fail. Make one with `failing_device`."""

    def __init__(self, image: Path, control: mmap.mmap, disk: loops.Disk) -> None:
        self._empty = dict(_data(image))
        self._image = image
        self._control = control
        self.disk = disk

    def fail(self) -> None:
        """Let every write and sync of the device fail from now on."""
        self._control[0] = 1

    def heal(self) -> None:
        """Let the device work again."""
        self._control[0] = 0

    def clear(self) -> None:
        """Make the file system as good as new; it must not be mounted."""
        size = self._image.stat().st_size
        with self._image.open("r+b") as file:
            file.truncate(0)
            file.truncate(size)
            for offset, content in self._empty.items():
                os.pwrite(file.fileno(), content, offset)


@contextlib.contextmanager
def failing_device(folder: Path, kind: str) -> Iterator[FailingDevice]:
    """A new file system on such a device in `folder`, not mounted; skips where it cannot be had."""
    loops.need_root_and(f"mkfs.{kind}", "mount", "losetup")
    if not Path("/dev/fuse").exists():
        pytest.skip("no device fails here: the kernel has no FUSE")
    folder.mkdir()
    image, served, at = (folder / name for name in ("image", "served", "mounted"))
    served.mkdir()
    at.mkdir()
    with image.open("xb") as file:
        file.truncate(SIZES_MIB[kind] * 1024 * 1024)
    loops.run(f"mkfs.{kind}", "-q", str(image))
    (folder / "control").write_bytes(bytes(1))
    command = [sys.executable, "-m", __name__, *map(str, (image, folder / "control", served))]
    with contextlib.ExitStack() as stack:
        with (folder / "control").open("r+b") as file:
            control = stack.enter_context(mmap.mmap(file.fileno(), 1))
        server = subprocess.Popen(command)
        stack.callback(_end, server, served)
        _wait_until_served(server, served)
        device = loops.run("losetup", "--find", "--show", str(served / NAME)).strip()
        stack.callback(loops.run, "losetup", "--detach", device)
        made = FailingDevice(image, control, loops.Disk(Path(device), at, kind))
        stack.callback(_put_away, made)
        yield made


def _data(image: Path) -> Iterator[tuple[int, bytes]]:
    """Yield what a sparse file holds, with the offsets."""
    with image.open("rb") as file:
        end = 0
        with contextlib.suppress(OSError):  # ENXIO: there is no more
            while True:
                start = os.lseek(file.fileno(), end, os.SEEK_DATA)
                end = os.lseek(file.fileno(), start, os.SEEK_HOLE)
                yield start, os.pread(file.fileno(), end - start, start)


def _wait_until_served(server: "subprocess.Popen[bytes]", served: Path) -> None:
    deadline = time.monotonic() + SERVED_WITHIN_S
    while not (served / NAME).exists():
        assert server.poll() is None, "the device's file cannot be served"
        assert time.monotonic() < deadline, f"no file was served in {SERVED_WITHIN_S} s"
        time.sleep(0.005)


def _put_away(device: FailingDevice) -> None:
    device.heal()
    if loops.is_mounted(device.disk.at):
        device.disk.unmount()


def _end(server: "subprocess.Popen[bytes]", served: Path) -> None:
    if loops.is_mounted(served):
        loops.run("umount", "--lazy", str(served))
    try:
        server.wait(10)
    except subprocess.TimeoutExpired:
        server.kill()
        server.wait()
        raise AssertionError(f"{served} is still in use") from None


# --- the process that serves ---


class Server:
    """Answers the kernel's requests about the one file."""

    def __init__(self, connection: int, image: mmap.mmap, control: mmap.mmap) -> None:
        self._connection = connection
        self._image = image
        self._control = control

    def serve(self) -> None:
        """Serve until the file system is unmounted."""
        while True:
            try:
                request = os.read(self._connection, BYTES_MAX + 4096)
            except OSError as error:
                if error.errno == errno.ENODEV:
                    return
                if error.errno in {errno.EINTR, errno.EAGAIN, errno.ENOENT}:
                    continue
                raise
            _, opcode, number, node, *_ = HEADER.unpack_from(request)
            if opcode in {Opcode.FORGET, Opcode.BATCH_FORGET, Opcode.INTERRUPT}:
                continue
            try:
                body = self._answer(opcode, node, memoryview(request)[HEADER.size :])
                head = ANSWER.pack(ANSWER.size + len(body), 0, number)
            except OSError as error:
                body, head = b"", ANSWER.pack(ANSWER.size, -(error.errno or errno.EIO), number)
            with contextlib.suppress(FileNotFoundError):  # whoever asked was interrupted
                os.writev(self._connection, [head, body])

    def _answer(self, opcode: int, node: int, body: memoryview) -> bytes:
        match opcode:
            case Opcode.INIT:
                flags = BIG_WRITES | MAX_PAGES
                pages = BYTES_MAX // 4096
                return INIT_OUT.pack(*PROTOCOL, 0, flags, 16, 12, BYTES_MAX, 1, pages, 0, 0)
            case Opcode.LOOKUP if bytes(body[:-1]) == NAME.encode():
                return ENTRY.pack(FILE, 0, VALID_S, VALID_S, 0, 0) + self._attributes(FILE)
            case Opcode.LOOKUP:
                raise OSError(errno.ENOENT, "no such file")
            case Opcode.GETATTR:
                return ATTR_OUT.pack(VALID_S, 0, 0) + self._attributes(node)
            case Opcode.OPEN:
                return OPEN_OUT.pack(0, DIRECT_IO, 0)
            case Opcode.READ:
                _, offset, size = READ_IN.unpack_from(body)
                return self._image[offset : offset + size]
            case Opcode.WRITE:
                self._check()
                _, offset, size, *_ = WRITE_IN.unpack_from(body)
                self._image[offset : offset + size] = body[WRITE_IN.size : WRITE_IN.size + size]
                return struct.pack("<II", size, 0)
            case Opcode.FSYNC:
                self._check()
                return b""
            case Opcode.FLUSH | Opcode.RELEASE:
                return b""
            case Opcode.STATFS:
                return bytes(80)
            case _:
                raise OSError(errno.ENOSYS, "not needed")

    def _check(self) -> None:
        if self._control[0]:
            raise OSError(errno.EIO, "told to fail")

    def _attributes(self, node: int) -> bytes:
        is_file = node == FILE
        size = len(self._image) if is_file else 0
        mode = stat.S_IFREG | 0o600 if is_file else stat.S_IFDIR | 0o700
        times = [0] * 6
        return ATTRIBUTES.pack(node, size, size // 512, *times, mode, 1, 0, 0, 0, 4096, 0)


def mount(connection: int, at: str) -> None:
    options = f"fd={connection},rootmode=40000,user_id=0,group_id=0"
    libc = ctypes.CDLL(None, use_errno=True)
    if libc.mount(b"vivavoce-test", at.encode(), b"fuse", 0, options.encode()) != 0:
        raise OSError(ctypes.get_errno(), os.strerror(ctypes.get_errno()), at)


def main(image: str, control: str, at: str) -> None:
    """Serve `image` as a file below `at`, failing while the first byte of `control` is not 0."""
    connection = os.open("/dev/fuse", os.O_RDWR)
    with Path(image).open("r+b") as content, Path(control).open("r+b") as orders:
        mount(connection, at)
        Server(connection, mmap.mmap(content.fileno(), 0), mmap.mmap(orders.fileno(), 1)).serve()


if __name__ == "__main__":
    main(*sys.argv[1:])
