"""What a power cut leaves of a backup: all of it, or nothing that is taken for one."""

from pathlib import Path

from tests.faults.power.reading import FAILURES, JOURNAL, digest_of, leave, start
from tests.faults.power.recordings import Copy, Recording
from vivavoce.errors import VivavoceError
from vivavoce.upkeep.manifest import altered_files, read_manifest


def promised_copies(recording: Recording, moment: int) -> int:
    """Return how many backups were told to be made after so many operations."""
    return sum(copy.safe_at < moment for copy in recording.copies)


def fault_in_copies(recording: Recording, moment: int, folder: Path) -> str | None:
    """Return what is wrong with the backups among the files below `folder`."""
    for copy in recording.copies:
        at = folder / copy.folder
        if not at.exists():
            if copy.safe_at < moment:
                return f"no backup: {copy.folder} was told to be made"
            continue
        if not _is_accepted(at):
            return f"half a backup: {copy.folder} is there and cannot be restored"
        if fault := _fault_in_copy(recording, copy, at):
            return fault
    for copy in recording.copies:
        unfinished = folder / f"{copy.folder}.part"
        if _is_accepted(unfinished) and (fault := _fault_in_copy(recording, copy, unfinished)):
            return fault
    return None


def _is_accepted(folder: Path) -> bool:
    """Tell whether a restore would take what is in `folder`."""
    try:
        return not altered_files(folder, read_manifest(folder))
    except VivavoceError:
        return False


def _fault_in_copy(recording: Recording, copy: Copy, at: Path) -> str | None:
    try:
        connection = start(at / Path(JOURNAL).name)
    except FAILURES as error:
        return f"damaged backup: {type(error).__name__}: {error}"
    try:
        state = recording.states.get(digest_of(connection))
    finally:
        leave(connection)
    if state is None:
        return f"altered backup: {copy.folder} holds what never was committed"
    if state < copy.floor:
        return f"old backup: state {copy.floor} was acknowledged before, it holds state {state}"
    return None
