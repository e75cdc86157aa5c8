"""What a backup says of itself: `backup.json`, written last, so that without it there is none."""

import errno
import hashlib
import os
import re
import stat
from datetime import datetime
from io import BufferedReader
from pathlib import Path

import msgspec
from msgspec.structs import replace

from vivavoce.errors import CannotStart, DamagedRecord

MANIFEST = "backup.json"
FORMAT = 1

# What a backup may hold. The manifest is signed by nobody: whoever can write the backup can
# write it, too, and a name in it must lead nowhere else.
_NAME = re.compile(r"journal\.db|secret|guides/[^/\0]+\.ya?ml")
_ESSENTIAL = "journal.db"

_NO_FILE = "it is no ordinary file of this backup"

_CHUNK_BYTES = 1024 * 1024


class File(msgspec.Struct, frozen=True, kw_only=True):
    """One file of a backup, as it was when it was written."""

    bytes: int
    sha256: str  # lower-case hex


class Damage(msgspec.Struct, frozen=True, kw_only=True):
    """Something that is not as it was recorded.

    `interview` is None when it cannot be told whose it is, `seq` when it concerns the
    interview as a whole.
    """

    interview: str | None
    seq: int | None
    why: str


class Manifest(msgspec.Struct, frozen=True, kw_only=True):
    """A backup: when and by what it was made, what it holds, and every file's checksum."""

    format: int = FORMAT
    vivavoce: str  # version of the program
    schema: int  # of the database
    created_at: datetime  # UTC; the backup holds everything acknowledged before
    organizations: int
    interviews: int  # the erased ones included
    erased: int
    events: int
    last_position: int  # of the last event in commit order
    verified: bool  # pages, guides and every hash chain were checked after the copy
    damaged: list[Damage]  # what the folder it was made from had lost already
    files: dict[str, File]  # by path inside the backup, with `/`
    checksum: str = ""  # SHA-256 of this manifest, written with an empty checksum


def write_manifest(folder: Path, manifest: Manifest) -> Manifest:
    """Write and sync the manifest of the backup in `folder`; return it as it stands there."""
    signed = replace(manifest, checksum=_checksum(manifest))
    write_private(folder / MANIFEST, _rendered(signed))
    return signed


def read_manifest(folder: Path) -> Manifest:
    """Return what the backup in `folder` says of itself.

    Raises:
        CannotStart: there is no finished backup, or a newer version wrote it.
        DamagedRecord: the manifest is not what was written, or names what no backup holds.
    """
    try:
        with _opened(folder, MANIFEST) as file:
            content = file.read()
    except (FileNotFoundError, NotADirectoryError) as error:
        raise CannotStart(
            f"{folder} is no backup, or an unfinished one: it has no {MANIFEST}. "
            "Choose another backup."
        ) from error
    except OSError as error:
        raise CannotStart(f"{folder / MANIFEST} cannot be read: {error.strerror}.") from error
    try:
        version = msgspec.json.decode(content, type=_OnlyFormat).format
        if version > FORMAT:
            raise CannotStart(
                f"{folder} was written by a newer Vivavoce (format {version}; this one knows "
                f"{FORMAT}). Install that version."
            )
        manifest = msgspec.json.decode(content, type=Manifest)
    except (msgspec.MsgspecError, ValueError) as error:
        raise DamagedRecord(
            f"{folder / MANIFEST} makes no sense: {error}. Choose another backup."
        ) from error
    if content != _rendered(manifest) or manifest.checksum != _checksum(manifest):
        raise DamagedRecord(f"{folder / MANIFEST} is not what was written. Choose another backup.")
    _check_names(folder, manifest)
    return manifest


def _check_names(folder: Path, manifest: Manifest) -> None:
    for name in manifest.files:
        if not _NAME.fullmatch(name):
            raise DamagedRecord(
                f"{folder / MANIFEST} names the file {name!r}, which no backup holds. "
                "Choose another backup."
            )
    if _ESSENTIAL not in manifest.files:
        raise DamagedRecord(f"{folder / MANIFEST} names no {_ESSENTIAL}. Choose another backup.")


def altered_files(folder: Path, manifest: Manifest) -> dict[str, str]:
    """Return what is wrong with the files of a backup: name to reason; empty when all match."""
    wrong = {}
    for name, file in manifest.files.items():
        try:
            with _opened(folder, name) as opened:
                size = os.fstat(opened.fileno()).st_size
                if size != file.bytes:
                    wrong[name] = f"has {size:,} bytes instead of {file.bytes:,}"
                elif hashlib.file_digest(opened, "sha256").hexdigest() != file.sha256:
                    wrong[name] = "is not what was written"
        except FileNotFoundError:
            wrong[name] = "is missing"
        except OSError as error:
            wrong[name] = f"cannot be read: {error.strerror}"
    return wrong


def checksum(path: Path) -> File:
    """Return size and SHA-256 of a file.

    No connection of this process may hold locks on it: closing any descriptor drops them.
    """
    with path.open("rb") as file:
        digest = hashlib.file_digest(file, "sha256")
        return File(bytes=file.tell(), sha256=digest.hexdigest())


def copy_private(backup: Path, name: str, to: Path, file: File) -> None:
    """Copy and sync the file `name` of a backup, which has to be `file` also while it is read.

    Raises:
        DamagedRecord: it is not.
    """
    to.parent.mkdir(mode=0o700, exist_ok=True)
    digest = hashlib.sha256()
    descriptor = os.open(to, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(descriptor, "wb") as writing, _opened(backup, name) as reading:
        while chunk := reading.read(_CHUNK_BYTES):
            digest.update(chunk)
            writing.write(chunk)
        writing.flush()
        os.fsync(writing.fileno())
    if digest.hexdigest() != file.sha256:
        raise DamagedRecord(f"{backup / name} is not what was written. Choose another backup.")


def _opened(folder: Path, name: str) -> BufferedReader:
    """Open an ordinary file of the backup in `folder` for reading, following no link from there.

    Raises:
        OSError: there is none, or it is something else, or it cannot be read.
    """
    *folders, last = name.split("/")
    inside = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
    try:
        for part in folders:
            outside = inside
            inside = os.open(part, os.O_RDONLY | os.O_DIRECTORY | os.O_NOFOLLOW, dir_fd=inside)
            os.close(outside)
        # Not to wait for who writes, should it be a pipe.
        descriptor = os.open(last, os.O_RDONLY | os.O_NOFOLLOW | os.O_NONBLOCK, dir_fd=inside)
    except OSError as error:
        if error.errno in (errno.ELOOP, errno.ENOTDIR, errno.ENXIO):
            raise OSError(error.errno, _NO_FILE) from error
        raise
    finally:
        os.close(inside)
    if not stat.S_ISREG(os.fstat(descriptor).st_mode):
        os.close(descriptor)
        raise OSError(errno.EISDIR, _NO_FILE)
    return os.fdopen(descriptor, "rb")


def write_private(path: Path, content: bytes) -> None:
    """Write and sync a new file that only its owner may read."""
    descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
    with os.fdopen(descriptor, "wb") as file:
        file.write(content)
        file.flush()
        os.fsync(file.fileno())


def _checksum(manifest: Manifest) -> str:
    return hashlib.sha256(_rendered(replace(manifest, checksum=""))).hexdigest()


def _rendered(manifest: Manifest) -> bytes:
    return msgspec.json.format(msgspec.json.encode(manifest), indent=2) + b"\n"


class _OnlyFormat(msgspec.Struct):
    format: int
