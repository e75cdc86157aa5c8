"""Power cuts without cutting power: what the disk was told is recorded, then replayed hostilely.

SQLite runs on a file system of ours that passes everything on and writes it down.
Afterwards every moment of the recording is a moment at which the power may have
failed. What had been synced by then is on the disk; of the rest anything may be:
nothing, everything, a beginning, half a write, any writes in any order, any sectors
of them. Each such image is a folder that the next start has to cope with.
"""

import random
import threading
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any, NamedTuple

import apsw

BASE = "unix"  # SQLite's own: locks and shared memory are inherited
SECTOR_BYTES = 512

MODES = ("none", "all", "prefix", "torn", "subset", "sectors")


class Create(NamedTuple):
    name: str


class Write(NamedTuple):
    name: str
    offset: int
    data: bytes


class Truncate(NamedTuple):
    name: str
    size: int


class Sync(NamedTuple):
    name: str
    with_folder: bool  # the first sync of a new log or journal takes the folder along


class Delete(NamedTuple):
    name: str
    synced: bool


class Ack(NamedTuple):
    """Somebody was told that something is durable."""

    what: Any
    name: str = ""


Operation = Create | Write | Truncate | Sync | Delete | Ack
Change = Write | Truncate


# --- recording ---


class Recorder(apsw.VFS):
    """The file system of everything SQLite opens while this is installed."""

    def __init__(self) -> None:
        super().__init__("power-loss-recorder", BASE, makedefault=True)
        self.trace: list[Operation] = []
        # Held around doing and noting, so that the trace has the order of what was done.
        self.lock = threading.Lock()

    def ack(self, what: Any) -> None:
        """Note that somebody is told now."""
        with self.lock:
            self.trace.append(Ack(what))

    def xOpen(self, name: Any, flags: list[int]) -> "RecordedFile":  # noqa: N802 - SQLite's name
        return RecordedFile(self, name, flags)

    def xDelete(self, name: str, syncdir: bool) -> None:  # noqa: N802 - SQLite's name
        with self.lock:
            super().xDelete(name, syncdir)
            self.trace.append(Delete(Path(name).name, bool(syncdir)))


class RecordedFile(apsw.VFSFile):
    def __init__(self, recorder: Recorder, name: Any, flags: list[int]) -> None:
        path = Path(name if isinstance(name, str) else name.filename()) if name else None
        self._name = path.name if path else ""
        self._recorder = recorder
        self._is_new = False
        with recorder.lock:
            if path is not None and not path.exists():
                recorder.trace.append(Create(self._name))
                self._is_new = not flags[0] & apsw.SQLITE_OPEN_MAIN_DB
            super().__init__(BASE, name, flags)

    def xWrite(self, data: bytes, offset: int) -> None:  # noqa: N802 - SQLite's name
        with self._recorder.lock:
            super().xWrite(data, offset)
            if self._name:
                self._recorder.trace.append(Write(self._name, offset, bytes(data)))

    def xTruncate(self, size: int) -> None:  # noqa: N802 - SQLite's name
        with self._recorder.lock:
            super().xTruncate(size)
            if self._name:
                self._recorder.trace.append(Truncate(self._name, size))

    def xSync(self, flags: int) -> None:  # noqa: N802 - SQLite's name
        with self._recorder.lock:
            super().xSync(flags)
            if self._name:
                self._recorder.trace.append(Sync(self._name, self._is_new))
                self._is_new = False


@contextmanager
def recording() -> Iterator[Recorder]:
    """Record everything SQLite does to its files within the block."""
    recorder = Recorder()
    try:
        yield recorder
    finally:
        recorder.unregister()


# --- replaying ---


class Inode:
    """A file's bytes: those that are safe, and the changes that may or may not be."""

    def __init__(self) -> None:
        self.safe = bytearray()
        self.pending: list[Change] = []


class Medium:
    """What a disk may hold after the operations applied so far.

    Names are as fragile as bytes: a file that was made may be missing, and one that
    was deleted may be back, until the folder was synced.
    """

    def __init__(self) -> None:
        self._named: dict[str, Inode] = {}
        self._safely_named: dict[str, Inode] = {}
        self._pending_names: list[tuple[str, Inode | None]] = []
        self.acknowledged: list[Any] = []

    def apply(self, operation: Operation) -> None:
        match operation:
            case Create(name):
                self._name(name, Inode())
            case Write(name) | Truncate(name):
                self._inode(name).pending.append(operation)
            case Sync(name, with_folder):
                inode = self._inode(name)
                for change in inode.pending:
                    _change(inode.safe, change)
                inode.pending.clear()
                if with_folder:
                    self._sync_folder()
            case Delete(name, synced):
                self._name(name, None)
                if synced:
                    self._sync_folder()
            case Ack(what):
                self.acknowledged.append(what)

    def image(self, mode: str, rng: random.Random) -> dict[str, bytes]:
        """Return the files a power cut might leave now."""
        names = dict(self._safely_named)
        count = len(self._pending_names)
        survive = {"none": 0, "all": count}.get(mode, rng.randint(0, count))
        for name, inode in self._pending_names[:survive]:
            _rename(names, name, inode)
        return {name: _survivors(inode, mode, rng) for name, inode in names.items()}

    def _inode(self, name: str) -> Inode:
        if name not in self._named:  # made by somebody else than SQLite
            self._name(name, Inode())
        return self._named[name]

    def _name(self, name: str, inode: Inode | None) -> None:
        _rename(self._named, name, inode)
        self._pending_names.append((name, inode))

    def _sync_folder(self) -> None:
        self._safely_named = dict(self._named)
        self._pending_names.clear()


def _rename(names: dict[str, Inode], name: str, inode: Inode | None) -> None:
    if inode is None:
        names.pop(name, None)
    else:
        names[name] = inode


def _survivors(inode: Inode, mode: str, rng: random.Random) -> bytes:
    found = bytearray(inode.safe)
    for change in _surviving(inode.pending, mode, rng):
        _change(found, change)
    return bytes(found)


def _surviving(pending: Sequence[Change], mode: str, rng: random.Random) -> Iterator[Change]:
    match mode:
        case "none":
            return
        case "all":
            yield from pending
        case "prefix":
            yield from pending[: rng.randint(0, len(pending))]
        case "torn":
            whole = rng.randint(0, len(pending))
            yield from pending[:whole]
            for change in pending[whole : whole + 1]:
                if isinstance(change, Write):
                    yield change._replace(data=change.data[: rng.randrange(len(change.data))])
        case "subset":
            yield from (change for change in pending if rng.random() < 0.5)
        case "sectors":
            for change in pending:
                parts = _sectors(change) if isinstance(change, Write) else [change]
                yield from (part for part in parts if rng.random() < 0.5)
        case _:
            raise AssertionError(f"no such mode: {mode}")


def _sectors(write: Write) -> Iterator[Write]:
    at = 0
    while at < len(write.data):
        offset = write.offset + at
        end = at + SECTOR_BYTES - offset % SECTOR_BYTES
        yield Write(write.name, offset, write.data[at:end])
        at = end


def _change(content: bytearray, change: Change) -> None:
    match change:
        case Truncate(_, size):
            del content[size:]
            content.extend(bytes(size - len(content)))
        case Write(_, offset, data):
            content.extend(bytes(max(0, offset - len(content))))
            content[offset : offset + len(data)] = data
