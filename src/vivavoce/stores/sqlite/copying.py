"""Copying a database that a server is writing, as it stood at one moment.

SQLite's backup (https://www.sqlite.org/backup.html) copies pages and begins again when
somebody writes in between. Here the source's read transaction is held all the time, so
it never has to: writers go on into the write-ahead log, which cannot be cut meanwhile.
"""

import os
import time
from collections.abc import Callable
from pathlib import Path

import apsw

from vivavoce.stores.sqlite.causes import explained

# A step of 1 MiB; after each the copied bytes go to the disk, so that the sync at the end
# does not queue a gigabyte before the server's own.
STEP_PAGES = 256

# How long it rests after a step, as a multiple of what the step took: three quarters of
# the disk's time are the writers'.
REST = 3


def copy_database(
    source: apsw.Connection, target: Path, *, progress: Callable[[int, int], None]
) -> None:
    """Copy `source` into the new file `target`, synced, without a log beside it.

    Args:
        source: opened for reading; nobody else may use the connection meanwhile.
        progress: called with pages copied and pages in all.

    Raises:
        apsw.Error: a page cannot be read, or the target not be written.
    """
    os.close(os.open(target, os.O_CREAT | os.O_EXCL | os.O_RDWR, 0o600))
    copy = apsw.Connection(str(target))
    try:
        # Nobody sees the file before it is whole and synced, so it needs no journal.
        copy.pragma("journal_mode", "off")
        copy.pragma("synchronous", "off")
        source.execute("BEGIN")
        try:
            source.execute("SELECT 1 FROM sqlite_schema LIMIT 1").fetchall()
            _copy_pages(source, copy, target, progress)
        except apsw.Error as error:
            raise explained(source, error) from error
        finally:
            source.execute("ROLLBACK")
    finally:
        copy.close()


def _copy_pages(
    source: apsw.Connection,
    copy: apsw.Connection,
    target: Path,
    progress: Callable[[int, int], None],
) -> None:
    descriptor = os.open(target, os.O_RDWR)
    try:
        with copy.backup("main", source, "main") as backup:
            while not backup.done:
                began = time.monotonic()
                backup.step(STEP_PAGES)
                os.fdatasync(descriptor)
                took_s = time.monotonic() - began
                progress(backup.page_count - backup.remaining, backup.page_count)
                time.sleep(REST * took_s)
        os.fsync(descriptor)
        if hasattr(os, "posix_fadvise"):
            # Whoever checks the copy is to see what the disk has.
            os.posix_fadvise(descriptor, 0, 0, os.POSIX_FADV_DONTNEED)
    finally:
        os.close(descriptor)
