"""The data folder: created with private permissions, used by one server at a time."""

import errno
import fcntl
import os
import time
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path

from vivavoce.errors import CannotStart

LOCK = "lock"

# A server that was killed releases its lock when the kernel has reaped it, a
# moment after its port is free; a restart in the same breath should not fail.
LOCK_PATIENCE_S = 3.0
LOCK_RETRY_S = 0.002  # a look takes microseconds, and callers wait while we do

# Room for the write-ahead log of a start-up; with less the first commit fails anyway.
FREE_BYTES_MIN = 1024 * 1024


class DataFolder:
    """A locked data folder. The lock ends with `release` or with the process."""

    def __init__(self, path: Path, lock: int, made: Sequence[Path] = ()) -> None:
        self.path = path
        self._lock = lock
        self._made = made

    @property
    def journal(self) -> Path:
        """The database file."""
        return self.path / "journal.db"

    def release(self) -> None:
        """Let another server have the folder."""
        if self._lock >= 0:
            os.close(self._lock)
            self._lock = -1

    def undo(self) -> None:
        """Remove what `claim` made, if it is new and empty: a start that failed leaves nothing."""
        if self.path in self._made and [each.name for each in self.path.iterdir()] == [LOCK]:
            with suppress(OSError):
                (self.path / LOCK).unlink()
                for folder in self._made:  # the innermost first
                    folder.rmdir()


def claim(path: Path, *, patience_s: float = LOCK_PATIENCE_S) -> DataFolder:
    """Create `path` if need be (mode 0700) and lock it against a second server.

    Raises:
        CannotStart: it cannot be written, is full, is no folder, or is in use.
    """
    try:
        if _free_bytes(path) < FREE_BYTES_MIN:
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))
        missing = [folder for folder in (path, *path.parents) if not folder.exists()]
        path.mkdir(mode=0o700, parents=True, exist_ok=True)
        for made in missing:
            sync_folder(made.parent)
        lock = os.open(path / LOCK, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o600)
    except OSError as error:
        raise CannotStart(explain(path, error)) from error
    deadline = time.monotonic() + patience_s
    while not _try_lock(lock):
        if time.monotonic() > deadline:
            os.close(lock)
            raise CannotStart(
                f"Data folder {path} is in use by another Vivavoce; stop it, "
                "or choose another folder with --data."
            )
        time.sleep(LOCK_RETRY_S)
    return DataFolder(path, lock, missing)


def sync_folder(folder: Path) -> None:
    """Put new entries of `folder` on disk, or a power cut may take the files with their names."""
    descriptor = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def _free_bytes(path: Path) -> int:
    """Return what is free on the disk where `path` is or would be made."""
    while not path.exists() and path != path.parent:
        path = path.parent
    status = os.statvfs(path)
    if not status.f_blocks:
        return FREE_BYTES_MIN  # no disk of the ordinary kind; the first write will tell
    return status.f_bavail * status.f_frsize


def _try_lock(descriptor: int) -> bool:
    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    return True


def explain(path: Path, error: OSError) -> str:
    """Return what is wrong with the data folder, in one sentence with the way out."""
    match error.errno:
        case errno.EROFS | errno.EACCES | errno.EPERM:
            return f"Data folder {path} cannot be written: {error.strerror}. Make it writable."
        case errno.ENOSPC | errno.EDQUOT:
            return f"The disk of data folder {path} is full; free some space."
        case errno.EEXIST | errno.ENOTDIR:
            return f"{path} is not a folder; choose another with --data."
        case _:
            return f"Data folder {path} cannot be used: {error.strerror}."
