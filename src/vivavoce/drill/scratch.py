"""A folder to drill on: a copy of the data folder, or an empty one, on the same disk.

The original is read as a backup reads it, and nothing else is done to it.
"""

import shutil
import tempfile
from collections.abc import Callable
from pathlib import Path

import msgspec

from vivavoce.errors import CannotStart
from vivavoce.upkeep.backup import back_up
from vivavoce.upkeep.restore import restore

JOURNAL = "journal.db"


class Scratch(msgspec.Struct, frozen=True, kw_only=True):
    """Where a drill takes place: `folder` holds the data folder and the server's log."""

    folder: Path
    is_copy: bool

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
    try:
        folder = Path(tempfile.mkdtemp(prefix=f"{data.name}.drill-", dir=beside))
    except OSError as error:
        raise CannotStart(
            f"The drill needs a folder in {beside}, which cannot be made ({error.strerror}); "
            "choose another place with --data."
        ) from error
    scratch = Scratch(folder=folder, is_copy=(data / JOURNAL).exists())
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
