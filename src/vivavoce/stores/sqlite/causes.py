"""Why SQLite failed, as the operating system put it.

SQLite says "disk I/O error" or even "database disk image is malformed" and keeps the
reason to itself, one number for each of its files (`SQLITE_FCNTL_LAST_ERRNO`,
https://www.sqlite.org/c3ref/c_fcntl_begin_atomic_write.html). It makes a difference:
a sector that cannot be read now is no damage, and a quota that is used up is no
broken disk.
"""

import ctypes
import errno
import os
from contextlib import suppress

import apsw

# A write that was refused because the file may not grow; SQLite itself knows only ENOSPC.
NO_ROOM = frozenset({errno.EDQUOT, errno.EFBIG})

# For these SQLite calls the file corrupt: IOERR_CORRUPTFS becomes CORRUPT on its way up.
UNREADABLE = frozenset({errno.EIO, errno.ENXIO})

READING = frozenset({apsw.SQLITE_IOERR_READ, apsw.SQLITE_IOERR_CORRUPTFS})


class NoRoom(apsw.FullError):
    """The file may not grow: a quota, or the largest file that is allowed."""


class Unreadable(apsw.Error):
    """The disk did not give what is stored. Nothing was written, and the bytes may be whole."""


def explained(connection: apsw.Connection, error: BaseException) -> BaseException:
    """Return `error`, which `connection` just raised, or a more exact one in its place.

    What the disk said stays known until it says something else. So bytes that make no
    sense are taken for unreadable ones on a connection that has met those before.
    """
    if not isinstance(error, apsw.IOError | apsw.CorruptError):
        return error
    said = _errnos(connection)
    if isinstance(error, apsw.CorruptError):
        return Unreadable(_words(said)) if said & UNREADABLE else error
    code = getattr(error, "extendedresult", 0)  # an error that never was SQLite's has none
    if code == apsw.SQLITE_IOERR_SHORT_READ:
        return apsw.CorruptError(str(error))  # the file ends where it should go on
    if code in READING:
        return Unreadable(_words(said))
    # Only a write: after a failed sync nobody knows what the file holds, quota or not.
    if code == apsw.SQLITE_IOERR_WRITE and said and said <= NO_ROOM:
        return NoRoom(_words(said))
    if not said:
        return error
    told = apsw.IOError(f"{error} ({_words(said)})")
    told.__cause__ = error
    return told


def _words(errnos: set[int]) -> str:
    return ", ".join(os.strerror(number) for number in sorted(errnos))


class _Methods(ctypes.Structure):
    """`sqlite3_io_methods` as far as `xFileControl` (https://www.sqlite.org/c3ref/io_methods.html)."""

    _fields_ = [
        ("version", ctypes.c_int),
        ("earlier", ctypes.c_void_p * 9),  # xClose to xCheckReservedLock
        ("control", ctypes.CFUNCTYPE(ctypes.c_int, ctypes.c_void_p, ctypes.c_int, ctypes.c_void_p)),
    ]


class _File(ctypes.Structure):
    """`sqlite3_file` (https://www.sqlite.org/c3ref/file.html)."""

    _fields_ = [("methods", ctypes.POINTER(_Methods))]


def _errnos(connection: apsw.Connection) -> set[int]:
    """Return the last error number of the database file and of its log, without zeros."""
    number = ctypes.c_int(0)
    log = ctypes.c_void_p()
    found = set()
    with suppress(Exception):  # a disk that cannot say why has failed all the same
        connection.file_control("main", apsw.SQLITE_FCNTL_LAST_ERRNO, ctypes.addressof(number))
        found.add(number.value)
        connection.file_control("main", apsw.SQLITE_FCNTL_JOURNAL_POINTER, ctypes.addressof(log))
        methods = _File.from_address(log.value).methods if log.value else None
        if methods:
            methods.contents.control(log, apsw.SQLITE_FCNTL_LAST_ERRNO, ctypes.addressof(number))
            found.add(number.value)
    return found - {0}
