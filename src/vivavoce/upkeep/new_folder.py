"""A new folder that appears whole or not at all."""

import errno
import fcntl
import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from vivavoce.errors import CannotStart, StoreUnavailable, VivavoceError
from vivavoce.stores.sqlite.folder import sync_folder

# What a backup and a restored data folder are made of, beside the database's own files.
OURS = {"journal.db", "secret", "guides", "backup.json"}


@contextmanager
def new_folder(to: Path) -> Iterator[Path]:
    """Give a private folder beside `to` to fill; it becomes `to`, synced, when the block ends.

    The files in it are for the block to sync. It is called `<to>.part` until then; what an
    interrupted run left there is replaced, anything else is left alone. When the block
    raises, nothing stays.

    Raises:
        CannotStart: somebody is filling it at this moment, something else is in the way, `to`
            exists and is not empty, or it cannot be made.
        StoreUnavailable: the disk is full.
    """
    to = to.resolve()
    unfinished = to.with_name(f"{to.name}.part")
    try:
        lock = _claim(unfinished)
    except OSError as error:
        raise _explained(unfinished, error) from error
    try:
        yield unfinished
        for folder in (unfinished, *(path for path in unfinished.rglob("*") if path.is_dir())):
            sync_folder(folder)
        unfinished.rename(to)
        sync_folder(to.parent)
    except BaseException as error:
        shutil.rmtree(unfinished, ignore_errors=True)
        if isinstance(error, OSError):
            raise _explained(to, error) from error
        raise
    finally:
        os.close(lock)


def _claim(folder: Path) -> int:
    """Make `folder`, empty and locked against a second program; return the lock.

    It ends with the descriptor, or the process.
    """
    missing = [parent for parent in folder.parents if not parent.exists()]
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    for made in missing:
        sync_folder(made.parent)
    lock = os.open(folder, os.O_RDONLY | os.O_DIRECTORY | os.O_NOFOLLOW)
    try:
        fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        if not os.path.samestat(folder.stat(), os.fstat(lock)):
            raise FileNotFoundError  # who held it has just made another one of it
    except (BlockingIOError, FileNotFoundError) as error:
        os.close(lock)
        raise CannotStart(
            f"{folder} is being written by another Vivavoce; wait for it, or choose another name."
        ) from error
    strangers = sorted(left.name for left in folder.iterdir() if not _is_ours(left))
    if strangers:
        os.close(lock)
        raise CannotStart(
            f"{folder} is in the way and holds {strangers[0]}, which no interrupted run left "
            "there; move it away, or choose another name."
        )
    folder.chmod(0o700)
    for left in folder.iterdir():
        if left.is_dir() and not left.is_symlink():
            shutil.rmtree(left)
        else:
            left.unlink()
    return lock


def _is_ours(left: Path) -> bool:
    """Tell whether an interrupted run may have left this."""
    return left.name in OURS or left.name.startswith("journal.db-")


def _explained(path: Path, error: OSError) -> VivavoceError:
    match error.errno:
        case errno.ENOSPC | errno.EDQUOT:
            return StoreUnavailable(
                f"The disk of {path} is full; free some space, or choose another disk."
            )
        case errno.EEXIST | errno.ENOTDIR if not path.parent.is_dir():
            return CannotStart(
                f"{path} cannot be made, for {path.parent} is not a folder; choose another name."
            )
        case errno.ENOTEMPTY | errno.EEXIST | errno.ENOTDIR:
            return CannotStart(f"{path} exists already; choose another name.")
        case errno.EBUSY | errno.EXDEV:
            return CannotStart(
                f"{path} is a disk of its own and cannot appear at once; choose a folder on it."
            )
        case _:
            return CannotStart(f"{path} cannot be written: {error.strerror}.")
