"""One plain sentence about what people said: is it safe? And what an owner should know besides.

The sentence is about acknowledged words alone, and these are on disk, whatever else goes
wrong (I1). What it adds is what keeps new ones from getting there.
"""

import msgspec

from vivavoce.counted import counted
from vivavoce.errors import DISK_FULL
from vivavoce.service.recent import Disk
from vivavoce.service.services import Services

SAFE = "Everything said so far is safe."

# Below this much, or this share, of the file system, somebody should make room.
LOW_BYTES = 500_000_000
LOW_SHARE = 0.02


class Safety(msgspec.Struct, frozen=True, kw_only=True):
    """How things stand, in words."""

    is_well: bool  # new answers are stored, and nothing is lost from view
    sentence: str
    notes: tuple[str, ...] = ()


def safety(services: Services, disk: Disk | None) -> Safety:
    """Return how things stand now.

    Args:
        disk: the room on the data folder's file system, None when it did not say.
    """
    vitals = services.vitals
    notes = tuple(_notes(services, disk))
    if vitals.failing == DISK_FULL:
        sentence = f"The disk is full: new answers wait on people’s devices. {SAFE}"
    elif vitals.failing is not None:
        sentence = f"New answers cannot be stored and wait on people’s devices. {SAFE}"
        notes = (vitals.failing, *notes)
    elif vitals.damaged:
        are = "is" if vitals.damaged == 1 else "are"
        sentence = (
            f"{counted(vitals.damaged, 'interview')} {are} set aside because the record is "
            "damaged. Everything else said so far is safe."
        )
    elif vitals.unsaved:
        sentence = (
            f"{counted(vitals.unsaved, 'message')} that a program did not wait for: not stored "
            "yet. Everything acknowledged so far is safe."
        )
    elif vitals.crowd.reason is not None:
        sentence = f"There are too many callers: some are asked to come again. {SAFE}"
        notes = (vitals.crowd.reason, *notes)
    else:
        return Safety(is_well=True, sentence=SAFE, notes=notes)
    return Safety(is_well=False, sentence=sentence, notes=notes)


def _notes(services: Services, disk: Disk | None) -> list[str]:
    vitals, mirror = services.vitals, services.mirror
    notes = []
    if disk is not None and disk.free_bytes < max(LOW_BYTES, LOW_SHARE * disk.size_bytes):
        notes.append(
            f"Only {disk.free_bytes / 1e6:,.0f} MB are left on the disk; make room before it is "
            "full."
        )
    if errors := vitals.errors_in_window():
        notes.append(
            f"{counted(errors, 'save')} failed in the last 24 hours. None of them was "
            "acknowledged; who sent them was told, and sends them again."
        )
    if vitals.read_errors:
        notes.append(
            f"The disk did not give what {counted(vitals.read_errors, 'request')} needed since "
            "the start. Have it looked at, and make a backup."
        )
    if vitals.unfolded is not None:
        notes.append(vitals.unfolded)
    if mirror is not None and mirror.failing is not None:
        notes.append(f"The mirror is behind: {mirror.failing}")
    if mirror is not None and mirror.damaged:
        notes.append(f"The mirror leaves out {counted(len(mirror.damaged), 'damaged interview')}.")
    return notes
