"""A folder to drill on: a copy of the data folder, or an empty one, on the same disk.

The original is read as a backup reads it, and nothing else is done to it.

A drill that was killed leaves its folder, and people's words in it; the next drill removes
that. What is certainly a dead drill's it knows by a file in it, which a living drill has locked,
and which is gone from a folder that was kept on purpose.
"""

import contextlib
import fcntl
import os
import shutil
import tempfile
from collections.abc import Callable
from pathlib import Path

import msgspec

from vivavoce.errors import CannotStart
from vivavoce.upkeep.backup import back_up
from vivavoce.upkeep.restore import restore

JOURNAL = "journal.db"

# The file a living drill has locked, and what it says.
MARK = "drill.lock"
MARKED = b"A drill of vivavoce goes on here; the next one removes what is left of it.\n"


class Scratch(msgspec.Struct, frozen=True, kw_only=True):
    """Where a drill takes place: `folder` holds the data folder and the server's log."""

    folder: Path
    is_copy: bool
    lock: int  # descriptor of the locked file that tells this is a living drill's

    @property
    def data(self) -> Path:
        """The data folder to drill on."""
        return self.folder / "data"

    @property
    def log(self) -> Path:
        """What the server wrote, all runs."""
        return self.folder / "server.log"

    def remove(self) -> None:
        """Remove everything."""
        shutil.rmtree(self.folder, ignore_errors=True)
        os.close(self.lock)

    def keep(self) -> None:
        """Leave it for people to look at; no later drill removes it."""
        with contextlib.suppress(OSError):
            (self.folder / MARK).unlink()
        os.close(self.lock)


def make_scratch(
    data: Path, *, on_copied: Callable[[int, int], None] = lambda done, total: None
) -> Scratch:
    """Make a folder beside `data`, so on its disk, with a copy of it if there is anything.

    Args:
        on_copied: called with how much of the database was copied, and how much there is.

    Raises:
        CannotStart: nothing can be written there.
        StoreUnavailable, DamagedRecord: `data` cannot be copied.
    """
    beside = data.absolute().parent
    while not beside.exists():
        beside = beside.parent
    prefix = f"{data.name}.drill-"
    remove_left_behind(beside, prefix)
    try:
        folder = Path(tempfile.mkdtemp(prefix=prefix, dir=beside))
        lock = _mark(folder)
    except OSError as error:
        raise CannotStart(
            f"The drill needs a folder in {beside}, which cannot be made ({error.strerror}); "
            "choose another place with --data."
        ) from error
    scratch = Scratch(folder=folder, is_copy=(data / JOURNAL).exists(), lock=lock)
    try:
        if scratch.is_copy:
            copy = folder / "copy"
            back_up(data, copy, progress=on_copied, is_verified=False)
            restore(copy, scratch.data)
            shutil.rmtree(copy)
    except BaseException:
        scratch.remove()
        raise
    return scratch


def remove_left_behind(beside: Path, prefix: str) -> None:
    """Remove the folders in `beside` that drills left which are not running any more."""
    with contextlib.suppress(OSError):
        for folder in beside.iterdir():
            if folder.name.startswith(prefix) and not folder.is_symlink():
                _remove_if_left(folder)


def _remove_if_left(folder: Path) -> None:
    with contextlib.suppress(OSError):  # no mark, or its drill is alive
        lock = os.open(folder / MARK, os.O_RDWR | os.O_NOFOLLOW)
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
            if os.read(lock, len(MARKED) + 1) == MARKED:
                shutil.rmtree(folder)
        finally:
            os.close(lock)


def _mark(folder: Path) -> int:
    """Mark a folder as a living drill's; return the descriptor that is held as long as it lives."""
    unlocked = folder / f"{MARK}.new"  # under its name it is locked from the first moment on
    lock = os.open(unlocked, os.O_RDWR | os.O_CREAT | os.O_EXCL, 0o600)
    fcntl.flock(lock, fcntl.LOCK_EX)
    os.write(lock, MARKED)
    unlocked.rename(folder / MARK)
    return lock
