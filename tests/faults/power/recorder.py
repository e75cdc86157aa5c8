"""Writing down what is done to the files below a folder, in the order in which it is done.

SQLite runs on a file system of ours that passes everything on and takes notes. Of files
written without SQLite only what is synced or renamed is noted: what nobody synced, a
power cut may take, and these recordings assume that it does.
"""

import os
import stat
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import apsw
import pytest

from tests.faults.power.trace import (
    Create,
    Delete,
    Mark,
    Rename,
    Sync,
    SyncFolder,
    Trace,
    Truncate,
    Write,
    folder_of,
)

BASE = "unix"  # SQLite's own: locks and shared memory are inherited

SYNCED_WITH_FOLDER = (
    apsw.SQLITE_OPEN_WAL | apsw.SQLITE_OPEN_MAIN_JOURNAL | apsw.SQLITE_OPEN_SUPER_JOURNAL
)


class Recorder(apsw.VFS):
    """The file system of everything SQLite opens while this is installed.

    Args:
        root: names in the trace are relative to this folder; the rest is passed over.
    """

    def __init__(self, root: Path) -> None:
        super().__init__("power-loss-recorder", BASE, makedefault=True)
        self._root = root.resolve()
        self.trace: Trace = []
        # Held around doing and noting, so that the trace has the order of what was done.
        self.lock = threading.Lock()
        self.named = set(files_below(self._root))  # whose creation needs no note any more
        self.databases: set[str] = set()  # every file that SQLite opened

    def mark(self, what: Mark) -> None:
        """Note that somebody is told something now, or asks for it."""
        with self.lock:
            self.trace.append(what)

    def name_of(self, path: str | Path) -> str | None:
        """Return how the trace calls the file or folder at `path`, None if it is elsewhere."""
        path = Path(path)
        if path != self._root and self._root not in path.parents:
            return None
        name = path.relative_to(self._root).as_posix()
        return "" if name == "." else name

    def take_name(self, name: str) -> None:
        """Note that there is a file of this name, unless that is known. Call with the lock."""
        if name not in self.named:
            self.named.add(name)
            self.trace.append(Create(name))

    def xOpen(self, name: Any, flags: list[int]) -> "RecordedFile":  # noqa: N802 - SQLite's name
        return RecordedFile(self, name, flags)

    def xDelete(self, name: str, syncdir: bool) -> None:  # noqa: N802 - SQLite's name
        with self.lock:
            super().xDelete(name, syncdir)
            called = self.name_of(name)
            if called is not None:
                self.named.discard(called)
                self.trace.append(Delete(called))
                if syncdir:
                    self.trace.append(SyncFolder(folder_of(called)))


class RecordedFile(apsw.VFSFile):
    def __init__(self, recorder: Recorder, name: Any, flags: list[int]) -> None:
        path = name if name is None or isinstance(name, str) else name.filename()
        self._recorder = recorder
        self._name = recorder.name_of(path) if path else None
        # SQLite syncs the folder along with the first sync of a log or journal, which need
        # not be a new one: who made it may have died before syncing it.
        self._syncs_folder = bool(flags[0] & SYNCED_WITH_FOLDER)
        with recorder.lock:
            super().__init__(BASE, name, flags)
            if self._name is not None:
                recorder.databases.add(self._name)
                recorder.take_name(self._name)

    def xWrite(self, data: bytes, offset: int) -> None:  # noqa: N802 - SQLite's name
        with self._recorder.lock:
            super().xWrite(data, offset)
            if self._name is not None:
                self._recorder.trace.append(Write(self._name, offset, bytes(data)))

    def xTruncate(self, size: int) -> None:  # noqa: N802 - SQLite's name
        with self._recorder.lock:
            super().xTruncate(size)
            if self._name is not None:
                self._recorder.trace.append(Truncate(self._name, size))

    def xSync(self, flags: int) -> None:  # noqa: N802 - SQLite's name
        with self._recorder.lock:
            super().xSync(flags)
            if self._name is not None:
                self._recorder.trace.append(Sync(self._name))
                if self._syncs_folder:
                    self._recorder.trace.append(SyncFolder(folder_of(self._name)))
                    self._syncs_folder = False


@contextmanager
def recording(root: Path) -> Iterator[Recorder]:
    """Record what is done to the files below `root` within the block."""
    recorder = Recorder(root)
    with pytest.MonkeyPatch.context() as patch:
        _note_syncs_and_renames(recorder, patch)
        try:
            yield recorder
        finally:
            recorder.unregister()


def _note_syncs_and_renames(recorder: Recorder, patch: pytest.MonkeyPatch) -> None:
    for name in ("fsync", "fdatasync"):
        patch.setattr(os, name, _noting_sync(recorder, getattr(os, name)))
    for name in ("rename", "replace"):
        patch.setattr(os, name, _noting_rename(recorder, getattr(os, name)))


def _noting_sync(recorder: Recorder, really_sync: Callable[[int], None]) -> Callable[[int], None]:
    def sync(descriptor: int) -> None:
        with recorder.lock:
            really_sync(descriptor)
            path = Path(f"/proc/self/fd/{descriptor}").resolve()
            name = recorder.name_of(path)
            if name is None:
                return
            if stat.S_ISDIR(os.fstat(descriptor).st_mode):
                recorder.trace.append(SyncFolder(name))
                return
            recorder.take_name(name)
            if name not in recorder.databases:
                recorder.trace += [Truncate(name, 0), Write(name, 0, path.read_bytes())]
            recorder.trace.append(Sync(name))

    return sync


def _noting_rename(recorder: Recorder, really_rename: Callable[..., None]) -> Callable[..., None]:
    def rename(old: Any, new: Any, **options: Any) -> None:
        with recorder.lock:
            name = recorder.name_of(Path(old).absolute())
            new_name = recorder.name_of(Path(new).absolute())
            really_rename(old, new, **options)
            if name is not None and new_name is not None:
                recorder.trace.append(Rename(name, new_name))
                recorder.named = {renamed(each, name, new_name) for each in recorder.named}

    return rename


def renamed(name: str, old: str, new: str) -> str:
    """Return what `name` is called after `old`, a file or a folder, has become `new`."""
    if name == old or name.startswith(old + "/"):
        return new + name[len(old) :]
    return name


def files_below(root: Path) -> dict[str, bytes]:
    """Return the bytes of every file below `root`, by its name from there."""
    return {
        path.relative_to(root).as_posix(): path.read_bytes()
        for path in sorted(root.rglob("*"))
        if path.is_file() and not path.name.endswith("-shm")
    }
