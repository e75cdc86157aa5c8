"""What a disk may hold when the power fails.

What had been synced by then is on it. Of the rest anything may be: nothing,
everything, a beginning, half a write, any writes in any order, the length of a file
without its bytes, any sectors of a write, and where a sector was just being written,
neither what was nor what should be there.

Garbage stays within the bytes that were written: SQLite relies on a disk that does not
touch the bytes beside them ("powersafe overwrite", https://www.sqlite.org/psow.html).
Within them it survives: frames of the log carry checksums, and pages of the database
are only written when the log that holds them is synced.
"""

import random
from collections.abc import Iterator
from typing import NamedTuple

from tests.faults.power.recorder import renamed
from tests.faults.power.trace import (
    Change,
    Create,
    Delete,
    Naming,
    Operation,
    Rename,
    Sync,
    SyncFolder,
    Truncate,
    Write,
    folder_of,
)

SECTOR_BYTES = 512

MODES = ("none", "all", "prefix", "torn", "subset", "grown", "sectors", "garbage")
DECIDED = ("none", "all")  # leave nothing to chance


class Part(NamedTuple):
    """So much of a pending change reached the disk."""

    change: int  # which one
    start: int
    stop: int
    noise: int = 0  # other than 0: these bytes are garbage, grown from this seed


class Kept(NamedTuple):
    """A file that is there after a cut. Equal for files with equal bytes of the same origin."""

    name: str
    inode: int
    generation: int
    parts: tuple[Part, ...]


Cut = tuple[Kept, ...]
"""What a power cut left: equal cuts of one medium give equal files."""


class Inode:
    """A file's bytes: those that are safe, and the changes that may or may not be."""

    def __init__(self, number: int, safe: bytes = b"") -> None:
        self.number = number
        self.generation = 0  # counts the syncs
        self.safe = bytearray(safe)
        self.pending: list[Change] = []

    def sync(self) -> None:
        for change in self.pending:
            _apply(self.safe, change)
        self.generation += bool(self.pending)
        self.pending.clear()

    def after(self, parts: tuple[Part, ...]) -> bytes:
        """Return the bytes that are there when only `parts` of the pending changes are."""
        found = bytearray(self.safe)
        for part in parts:
            change = self.pending[part.change]
            if isinstance(change, Write):
                data = change.data[part.start : part.stop]
                if part.noise:
                    data = random.Random(part.noise).randbytes(len(data))
                change = Write(change.name, change.offset + part.start, data)
            _apply(found, change)
        return bytes(found)


class Medium:
    """What a disk may hold after the operations applied so far.

    Names are as fragile as bytes: a file that was made may be missing, and one that
    was deleted may be back, until the folder was synced.

    Args:
        base: what is safely on the disk at the beginning.
        without: files whose names begin like this are left out, all that is done to them too.
    """

    def __init__(self, base: dict[str, bytes] | None = None, *, without: str = "\0") -> None:
        self._without = without
        self._inodes: dict[int, Inode] = {}
        self._safely_named: dict[str, int] = {}
        for name, content in (base or {}).items():
            self._safely_named[name] = self._make(content).number
        self._named = dict(self._safely_named)
        self._pending: list[tuple[Naming, int]] = []  # and the inode of what was created

    def apply(self, operation: Operation) -> None:
        """Let `operation` be done; what it means for the disk is only settled by a sync."""
        match operation:
            case Create(name) | Write(name) | Truncate(name) | Sync(name) | Delete(name) if (
                name.startswith(self._without)
            ):
                pass
            case Write(name) | Truncate(name):
                self._inode_of(name).pending.append(operation)
            case Sync(name):
                self._inode_of(name).sync()
            case SyncFolder(folder):
                self._sync_folder(folder)
            case Create() | Delete() | Rename():
                made = self._make().number if isinstance(operation, Create) else 0
                _rename(self._named, operation, made)
                self._pending.append((operation, made))
            case _:
                pass  # an acknowledgement changes nothing

    def cut(self, mode: str, chance: random.Random) -> Cut:
        """Let the power fail now; `chance` decides what `mode` leaves open."""
        names = dict(self._safely_named)
        for naming, made in _surviving_names(self._pending, mode, chance):
            _rename(names, naming, made)
        return tuple(
            Kept(name, number, inode.generation, tuple(_survivors(inode.pending, mode, chance)))
            for name, number in sorted(names.items())
            for inode in [self._inodes[number]]
        )

    def files(self, cut: Cut) -> dict[str, bytes]:
        """Return the files of a cut made since the last operation, by name."""
        return {kept.name: self._inodes[kept.inode].after(kept.parts) for kept in cut}

    def _make(self, content: bytes = b"") -> Inode:
        inode = Inode(len(self._inodes) + 1, content)
        self._inodes[inode.number] = inode
        return inode

    def _inode_of(self, name: str) -> Inode:
        return self._inodes[self._named[name]]

    def _sync_folder(self, folder: str) -> None:
        waiting = self._pending
        self._pending = []
        for naming, made in waiting:
            places = {folder_of(naming.name)}
            if isinstance(naming, Rename):
                places.add(folder_of(naming.new_name))
            if folder in places:
                _rename(self._safely_named, naming, made)
                if isinstance(naming, Rename):  # what was made in that folder moved with it
                    self._pending = [(_moved(one, naming), at) for one, at in self._pending]
            else:
                self._pending.append((naming, made))


def _moved(naming: Naming, by: Rename) -> Naming:
    return naming._replace(name=renamed(naming.name, by.name, by.new_name))


def _rename(names: dict[str, int], naming: Naming, made: int) -> None:
    match naming:
        case Create(name):
            names[name] = made
        case Delete(name):
            names.pop(name, None)
        case Rename(old, new):
            moving = [name for name in names if renamed(name, old, new) != name]
            moved = {renamed(name, old, new): names.pop(name) for name in moving}
            names.update(moved)


def _apply(content: bytearray, change: Change) -> None:
    match change:
        case Truncate(_, size):
            del content[size:]
            content.extend(bytes(size - len(content)))
        case Write(_, offset, data):
            content.extend(bytes(max(0, offset - len(content))))
            content[offset : offset + len(data)] = data


# --- what survives ---


def _surviving_names(
    pending: list[tuple[Naming, int]], mode: str, chance: random.Random
) -> list[tuple[Naming, int]]:
    """A file system that keeps a journal of names keeps a beginning; others promise nothing."""
    if mode in {"subset", "grown", "sectors", "garbage"}:
        return [one for one in pending if chance.random() < 0.6]
    return pending[: _beginning(len(pending), mode, chance)]


def _beginning(length: int, mode: str, chance: random.Random) -> int:
    """Return how many of `length` operations survive as a beginning; the ends are likelier."""
    if mode in {"none", "all"}:
        return length if mode == "all" else 0
    drawn = chance.random()
    return 0 if drawn < 0.15 else length if drawn < 0.4 else chance.randint(0, length)


def _survivors(pending: list[Change], mode: str, chance: random.Random) -> Iterator[Part]:
    match mode:
        case "none" | "all" | "prefix":
            count = _beginning(len(pending), mode, chance)
            yield from (_whole(pending, at) for at in range(count))
        case "torn":
            count = _beginning(len(pending), mode, chance)
            yield from (_whole(pending, at) for at in range(count))
            torn = pending[count] if count < len(pending) else None
            if isinstance(torn, Write):
                yield Part(count, 0, chance.randrange(len(torn.data)))
        case "subset":
            share = chance.choice((0.2, 0.5, 0.9))
            yield from (
                _whole(pending, at) for at in range(len(pending)) if chance.random() < share
            )
        case "grown":
            # A part of no bytes, at the end of the write, makes the file as long: zeros.
            for at in range(len(pending)):
                whole = _whole(pending, at)
                yield whole if chance.random() < 0.5 else Part(at, whole.stop, whole.stop)
        case "sectors" | "garbage":
            yield from _sectors(pending, mode, chance)
        case _:
            raise AssertionError(f"no such mode: {mode}")


def _whole(pending: list[Change], at: int) -> Part:
    change = pending[at]
    return Part(at, 0, len(change.data) if isinstance(change, Write) else 0)


def _sectors(pending: list[Change], mode: str, chance: random.Random) -> Iterator[Part]:
    """Let each sector of each write survive on its own, or be spoilt."""
    share = chance.choice((0.5, 0.9))
    for at, change in enumerate(pending):
        if not isinstance(change, Write):
            if chance.random() < share:
                yield _whole(pending, at)
            continue
        start = 0
        while start < len(change.data):
            end = start + SECTOR_BYTES - (change.offset + start) % SECTOR_BYTES
            stop = min(end, len(change.data))
            drawn = chance.random()
            if drawn < share:
                yield Part(at, start, stop)
            elif mode == "garbage" and drawn > 0.95:
                yield Part(at, start, stop, noise=chance.randrange(1, 2**32))
            start = stop
