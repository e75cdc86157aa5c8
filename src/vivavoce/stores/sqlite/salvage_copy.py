"""Copying a file off a disk that does not give all of it."""

import errno
import os
from pathlib import Path

from vivavoce.stores.sqlite.salvage_pages import GONE, PAGE_BYTES

NO_ROOM = frozenset({errno.ENOSPC, errno.EDQUOT, errno.EFBIG})

# Read at once where nothing is wrong.
STEP_PAGES = 256


def copy_legible(source: Path, into: Path) -> int:
    """Copy `source` to `into`; return how many of its pages the disk did not give.

    Those are zero in the copy, which is as long as the source.

    Raises:
        OSError: the copy cannot be written.
    """
    gone = 0
    reading = os.open(source, os.O_RDONLY)
    try:
        with into.open("wb") as writing:
            left = os.fstat(reading).st_size
            at = 0
            while left > 0:
                part, unread = _read(reading, at, min(left, STEP_PAGES * PAGE_BYTES))
                if not part:
                    break  # it became shorter
                writing.write(part)
                gone += unread
                at += len(part)
                left -= len(part)
    finally:
        os.close(reading)
    return gone


def _read(descriptor: int, at: int, size: int) -> tuple[bytes, int]:
    """Return bytes of the file, zero where the disk gives none, and how many pages those are.

    The disk's own sectors are no larger than our pages.
    """
    try:
        return os.pread(descriptor, size, at), 0
    except OSError as error:
        if error.errno not in GONE:
            raise
    parts = []
    gone = 0
    for page in range(at, at + size, PAGE_BYTES):
        wanted = min(PAGE_BYTES, at + size - page)
        try:
            parts.append(os.pread(descriptor, wanted, page).ljust(wanted, b"\0"))
        except OSError as error:
            if error.errno not in GONE:
                raise
            parts.append(bytes(wanted))
            gone += 1
    return b"".join(parts), gone
