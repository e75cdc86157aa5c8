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
NOT_GIVEN = frozenset({errno.EIO, errno.ENXIO})

# Behind the end of the largest database there can be (2**48 bytes).
BEHIND_BYTES = 2**50

READING = frozenset({apsw.SQLITE_IOERR_READ, apsw.SQLITE_IOERR_CORRUPTFS})


class NoRoom(apsw.FullError):
    """The file may not grow: a quota, or the largest file that is allowed."""


class Unreadable(apsw.Error):
    """The disk did not give what is stored. Nothing was written, and the bytes may be whole."""


def explained(connection: apsw.Connection, error: BaseException) -> BaseException:
    """Return `error`, which `connection` just raised, or a more exact one in its place.

    What the disk said is told once: bytes that make no sense later on are damage.
    """
    if not isinstance(error, apsw.IOError | apsw.CorruptError):
        return error
    said = _errnos(connection)
    if isinstance(error, apsw.CorruptError):
        return Unreadable(_words(said)) if said & NOT_GIVEN else error
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


_Read = ctypes.CFUNCTYPE(
    ctypes.c_int, ctypes.c_void_p, ctypes.c_void_p, ctypes.c_int, ctypes.c_int64
)


class _Methods(ctypes.Structure):
    """`sqlite3_io_methods` as far as `xFileControl` (https://www.sqlite.org/c3ref/io_methods.html)."""

    _fields_ = [
        ("version", ctypes.c_int),
        ("close", ctypes.c_void_p),
        ("read", _Read),
        ("others", ctypes.c_void_p * 7),  # xWrite to xCheckReservedLock
        ("control", ctypes.CFUNCTYPE(ctypes.c_int, ctypes.c_void_p, ctypes.c_int, ctypes.c_void_p)),
    ]


class _File(ctypes.Structure):
    """`sqlite3_file` (https://www.sqlite.org/c3ref/file.html)."""

    _fields_ = [("methods", ctypes.POINTER(_Methods))]


def _errnos(connection: apsw.Connection) -> set[int]:
    """Return the last error number of the database file and of its log, without zeros.

    The next call returns nothing unless there was another error in between.
    """
    found = set()
    with suppress(Exception):  # a disk that cannot say why has failed all the same
        for pointer in (apsw.SQLITE_FCNTL_FILE_POINTER, apsw.SQLITE_FCNTL_JOURNAL_POINTER):
            file = ctypes.c_void_p()
            connection.file_control("main", pointer, ctypes.addressof(file))
            methods = _File.from_address(file.value).methods if file.value else None
            if methods:
                found.add(_take_errno(file, methods.contents))
    return found - {0}


def _take_errno(file: ctypes.c_void_p, methods: _Methods) -> int:
    """Return a file's last error number and have SQLite forget it.

    Only a read that meets the end of the file makes it do so.
    """
    number = ctypes.c_int(0)
    methods.control(file, apsw.SQLITE_FCNTL_LAST_ERRNO, ctypes.addressof(number))
    if number.value:
        methods.read(file, ctypes.create_string_buffer(1), 1, BEHIND_BYTES)
    return number.value
