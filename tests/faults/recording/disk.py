"""What a disk may hold after a power cut: a tree of folders and files, each half remembered.

A file's bytes are safe once the file was synced, its name once its folder was; nothing
else is, and no order is promised between what is not. Real file systems promise more.
(POSIX, fsync: https://pubs.opengroup.org/onlinepubs/9799919799/functions/fsync.html.)
"""

import os
import random
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from pathlib import Path, PurePosixPath
from typing import NamedTuple, TypeVar

from tests.faults.recording.trace import (
    Create,
    MakeFolder,
    Operation,
    Remove,
    Rename,
    Send,
    SyncBegun,
    SyncDone,
    Truncate,
    Write,
)

SECTOR_BYTES = 512

# What became of the changes that were not synced: nothing, everything, a beginning of
# them, a beginning and half a write, any of them, any sectors of them.
MODES = ("none", "all", "prefix", "torn", "subset", "sectors")

Change = Write | Truncate
Image = dict[str, bytes]  # path to bytes
Wanted = Callable[[str], bool]


def every(path: str) -> bool:
    """Want every file."""
    return True


class File:
    """Bytes that are safe, and the changes since."""

    def __init__(self, content: bytes = b"") -> None:
        self.safe = bytearray(content)
        self.pending: list[Change] = []
        self.synced = 0  # changes that left `pending`

    def take(self, change: Change) -> None:
        self.pending.append(change)

    @property
    def mark(self) -> int:
        """How many changes a sync that begins now will cover."""
        return self.synced + len(self.pending)

    def sync(self, mark: int) -> None:
        for change in self.pending[: mark - self.synced]:
            _change(self.safe, change)
        del self.pending[: max(0, mark - self.synced)]
        self.synced = max(self.synced, mark)

    def image(self, mode: str, rng: random.Random) -> bytes:
        found = bytearray(self.safe)
        for change in self._surviving(mode, rng):
            _change(found, change)
        return bytes(found)

    def _surviving(self, mode: str, rng: random.Random) -> Iterable[Change]:
        match mode:
            case "torn":
                return _torn(self.pending, rng)
            case "sectors":
                parts = [part for change in self.pending for part in _sectors(change)]
                return _surviving(parts, "subset", rng)
            case _:
                return _surviving(self.pending, mode, rng)


class NameChange(NamedTuple):
    """One step within a folder: it happens whole or not at all."""

    names: dict[str, "Node | None"]


class Folder:
    """Names that are safe, and the steps since."""

    def __init__(self) -> None:
        self.safe: dict[str, Node] = {}
        self.now: dict[str, Node] = {}
        self.pending: list[NameChange] = []
        self.synced = 0

    def take(self, change: NameChange) -> None:
        _rename(self.now, change)
        self.pending.append(change)

    @property
    def mark(self) -> int:
        """How many steps a sync that begins now will cover."""
        return self.synced + len(self.pending)

    def sync(self, mark: int) -> None:
        for change in self.pending[: mark - self.synced]:
            _rename(self.safe, change)
        del self.pending[: max(0, mark - self.synced)]
        self.synced = max(self.synced, mark)

    def image(self, mode: str, rng: random.Random) -> dict[str, "Node"]:
        names = dict(self.safe)
        # A name is never half there.
        whole = {"torn": "prefix", "sectors": "subset"}.get(mode, mode)
        for change in _surviving(self.pending, whole, rng):
            _rename(names, change)
        return names


Node = File | Folder
T = TypeVar("T")


class Disk:
    """The recorded folder after the operations applied so far.

    Args:
        folder: a copy of what it was when the recording began; all of it counts as safe.
        inodes: the numbers its files and folders had in the original, by relative path.
    """

    def __init__(self, folder: Path, inodes: Mapping[str, int]) -> None:
        self._nodes: dict[int, Node] = {}
        self._root = self._scan(folder, ".", inodes)
        self._syncing: dict[tuple[int, int], tuple[Node, int]] = {}

    def apply(self, operation: Operation) -> None:
        match operation:
            case Create(path, inode):
                self._name(path, inode, File())
            case MakeFolder(path, inode):
                self._name(path, inode, Folder())
            case Rename(old, new):
                folder, old_name = self._place(old)
                other, new_name = self._place(new)
                assert folder is other, "a move to another folder is not modelled"
                folder.take(NameChange({old_name: None, new_name: folder.now[old_name]}))
            case Remove(path):
                folder, name = self._place(path)
                folder.take(NameChange({name: None}))
            case Write(inode) | Truncate(inode):
                file = self._nodes[inode]
                assert isinstance(file, File), operation
                file.take(operation)
            case SyncBegun(inode, by):
                node = self._nodes[inode]
                self._syncing[inode, by] = node, node.mark
            case SyncDone(inode, by):
                node, mark = self._syncing.pop((inode, by))
                node.sync(mark)
            case Send():
                pass

    def image(self, mode: str, rng: random.Random, *, wanted: Wanted = every) -> Image:
        """Return the files a power cut might leave now, of those that are `wanted`."""
        return dict(_walk(self._root, "", wanted, mode, rng))

    def _scan(self, folder: Path, path: str, inodes: Mapping[str, int]) -> Folder:
        made = Folder()
        self._nodes[inodes[path]] = made
        for entry in sorted(folder.iterdir()):
            place = os.path.normpath(f"{path}/{entry.name}")
            if entry.is_dir():
                node: Node = self._scan(entry, place, inodes)
            else:
                node = self._nodes[inodes[place]] = File(entry.read_bytes())
            made.safe[entry.name] = made.now[entry.name] = node
        return made

    def _name(self, path: str, inode: int, node: Node) -> None:
        self._nodes[inode] = node
        folder, name = self._place(path)
        folder.take(NameChange({name: node}))

    def _place(self, path: str) -> tuple[Folder, str]:
        *folders, name = PurePosixPath(path).parts
        place = self._root
        for folder in folders:
            found = place.now[folder]
            assert isinstance(found, Folder), path
            place = found
        return place, name


def _walk(
    folder: Folder, at: str, wanted: Wanted, mode: str, rng: random.Random
) -> Iterator[tuple[str, bytes]]:
    for name, node in folder.image(mode, rng).items():
        path = f"{at}{name}"
        if isinstance(node, Folder):
            yield from _walk(node, f"{path}/", wanted, mode, rng)
        elif wanted(path) and not path.endswith("-shm"):  # that one is mapped, not written
            yield path, node.image(mode, rng)


def inodes(folder: Path) -> dict[str, int]:
    """Return the numbers of `folder` and all in it, by relative path."""
    found = [folder, *folder.rglob("*")]
    return {os.path.relpath(path, folder): path.stat().st_ino for path in found}


def contents(folder: Path) -> Image:
    """Return the files below `folder`, path to bytes."""
    return {
        os.path.relpath(path, folder): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file() and not path.name.endswith("-shm")
    }


def _rename(names: dict[str, Node], change: NameChange) -> None:
    for name, node in change.names.items():
        if node is None:
            names.pop(name, None)
        else:
            names[name] = node


def _surviving(pending: Sequence[T], mode: str, rng: random.Random) -> Sequence[T]:
    """Return which changes survive, each of them whole."""
    match mode:
        case "none":
            return []
        case "all":
            return pending
        case "prefix":
            return pending[: rng.randint(0, len(pending))]
        case "subset":
            return [change for change in pending if rng.random() < 0.5]
        case _:
            raise AssertionError(f"no such mode: {mode}")


def _torn(pending: Sequence[Change], rng: random.Random) -> Iterator[Change]:
    """Return a beginning of the changes, the last of them perhaps in part."""
    whole = rng.randint(0, len(pending))
    yield from pending[:whole]
    for change in pending[whole : whole + 1]:
        if isinstance(change, Write):
            yield change._replace(data=change.data[: rng.randrange(len(change.data))])


def _sectors(change: Change) -> Iterator[Change]:
    """Return what a disk does at once: a change of size, or what falls into one sector."""
    if isinstance(change, Truncate):
        yield change
        return
    at = 0
    while at < len(change.data):
        offset = change.offset + at
        end = at + SECTOR_BYTES - offset % SECTOR_BYTES
        yield Write(change.inode, offset, change.data[at:end])
        at = end


def _change(content: bytearray, change: Change) -> None:
    match change:
        case Truncate(_, size):
            del content[size:]
            content.extend(bytes(size - len(content)))
        case Write(_, offset, data):
            content.extend(bytes(max(0, offset - len(content))))
            content[offset : offset + len(data)] = data
