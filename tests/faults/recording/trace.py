"""What a program told the disk and the network, as `iorecord.c` wrote it down."""

import os
import struct
from collections.abc import Iterator
from enum import IntEnum
from pathlib import Path
from typing import NamedTuple

MAGIC = 0x10EC04D
ENTRY = struct.Struct("<IIIIQqQQ")  # `struct entry` of iorecord.c


class Kind(IntEnum):
    """As in iorecord.c."""

    CREATE = 1
    WRITE = 2
    TRUNCATE = 3
    SYNC_BEGUN = 4
    SYNC_DONE = 5
    RENAME = 6
    REMOVE = 7
    MAKE_FOLDER = 8
    SEND = 9
    SENT_SHORT = 10


class Create(NamedTuple):
    """A file got a name. Paths are relative to the recorded folder."""

    path: str
    inode: int


class MakeFolder(NamedTuple):
    path: str
    inode: int


class Rename(NamedTuple):
    """What was at `new` is gone."""

    old: str
    new: str


class Remove(NamedTuple):
    """A file's name or an empty folder."""

    path: str


class Write(NamedTuple):
    inode: int
    offset: int
    data: bytes


class Truncate(NamedTuple):
    inode: int
    size: int


class SyncBegun(NamedTuple):
    """A sync of a file or a folder: it covers what came before, once it is done."""

    inode: int
    by: int  # the thread, to find the end of it


class SyncDone(NamedTuple):
    inode: int
    by: int


class Send(NamedTuple):
    """Bytes that go out on a connection from now on."""

    connection: int
    data: bytes


Operation = Create | MakeFolder | Rename | Remove | Write | Truncate | SyncBegun | SyncDone | Send


def read_trace(log: Path, folder: Path) -> list[Operation]:
    """Return what was recorded about `folder`, in order.

    Raises:
        AssertionError: the log is damaged, or tells of something that is not modelled.
    """
    trace: list[Operation] = []
    sending: dict[tuple[int, int], int] = {}  # where a thread's last send on a socket stands
    for kind, thread, inode, number, paths, data in _entries(log):
        match kind:
            case Kind.CREATE:
                trace.append(Create(_below(paths, folder), inode))
            case Kind.MAKE_FOLDER:
                trace.append(MakeFolder(_below(paths, folder), inode))
            case Kind.RENAME:
                assert number in {0, 1}, "two names were exchanged, which is not modelled"
                old, new = paths.split(b"\0")
                trace.append(Rename(_below(old, folder), _below(new, folder)))
            case Kind.REMOVE:
                trace.append(Remove(_below(paths, folder)))
            case Kind.WRITE:
                trace.append(Write(inode, number, data))
            case Kind.TRUNCATE:
                trace.append(Truncate(inode, number))
            case Kind.SYNC_BEGUN:
                trace.append(SyncBegun(inode, thread))
            case Kind.SYNC_DONE:
                trace.append(SyncDone(inode, thread))
            case Kind.SEND:
                sending[thread, inode] = len(trace)
                trace.append(Send(inode, data))
            case Kind.SENT_SHORT:
                at = sending[thread, inode]
                sent = trace[at]
                assert isinstance(sent, Send)
                trace[at] = Send(inode, sent.data[:number])
    return trace


def _entries(log: Path) -> Iterator[tuple[Kind, int, int, int, bytes, bytes]]:
    content = log.read_bytes()
    at = 0
    while at < len(content):
        magic, kind, _, thread, inode, number, path_bytes, data_bytes = ENTRY.unpack_from(
            content, at
        )
        assert magic == MAGIC, f"{log} is damaged at byte {at}"
        at += ENTRY.size
        paths = content[at : at + path_bytes]
        at += path_bytes
        yield Kind(kind), thread, inode, number, paths, content[at : at + data_bytes]
        at += data_bytes


def _below(path: bytes, folder: Path) -> str:
    """Return `path` relative to `folder`."""
    return os.path.relpath(os.fsdecode(path), folder)
