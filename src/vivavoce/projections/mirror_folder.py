"""The files of a mirror: replaced whole, one folder at a time, on disk before anybody relies on it.

    organizations/{organization}/manifest.json
    organizations/{organization}/interviews/{interview}.json
    not-in-the-journal/{organization}/{interview}.json   what this journal never knew
    .mirror.json                                         up to where the journal is mirrored
    .mirror.lock                                         held by the mirror at work

Called on threads, never on the event loop: a disk may take its time.
"""

import fcntl
import os
import re
import time
from collections.abc import Iterator, Mapping
from contextlib import suppress
from pathlib import Path
from urllib.parse import quote

import msgspec

from vivavoce.domain.ids import InterviewId, OrganizationId
from vivavoce.errors import CannotStart
from vivavoce.stores.sqlite.folder import sync_folder

ORGANIZATIONS = "organizations"
INTERVIEWS = "interviews"
ASIDE = "not-in-the-journal"
POSITION = ".mirror.json"
LOCK = ".mirror.lock"
OWN = ".mirror."  # what the names of both begin with
PART = ".part"  # what is being written; one that is left behind was cut short

FORMAT = 1

# Another mirror that was killed releases its lock when the kernel has reaped it.
LOCK_PATIENCE_S = 3.0
LOCK_RETRY_S = 0.05

_INTERVIEW = re.compile(r"[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}\.json")


class Position(msgspec.Struct, frozen=True, kw_only=True):
    """Up to where a journal is mirrored: the position of an event, and its hash in hex."""

    format: int = FORMAT
    position: int = 0
    hash: str = ""


class Page(msgspec.Struct, frozen=True, kw_only=True):
    """Some files of interviews, all in one folder, which is named as in `interview_folder`."""

    folder: str
    files: list[Path]


class MirrorFolder:
    """The folder at `path`, held from `claim` to `release`."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self._lock = -1

    def is_held(self) -> bool:
        """Whether it is held, and nobody has removed it since."""
        return self._lock >= 0 and (self.path / POSITION).exists()

    def claim(self) -> None:
        """Make the folder if need be and hold it against a second mirror.

        Raises:
            CannotStart: another mirror holds it, it is no folder, or it holds what no
                mirror wrote: the older system's interviews, perhaps, or a data folder.
            OSError: it cannot be made or written now.
        """
        self.release()
        try:
            self._make(self.path)
        except (FileExistsError, NotADirectoryError) as error:
            raise CannotStart(f"{self.path} is not a folder; choose another for the mirror.") from (
                error
            )
        strangers = sorted(
            entry.name for entry in self.path.iterdir() if not entry.name.startswith(OWN)
        )
        if strangers and not (self.path / POSITION).exists():
            raise CannotStart(
                f"{self.path} holds {strangers[0]}, and that no mirror wrote; "
                "choose an empty folder for the mirror."
            )
        lock = os.open(self.path / LOCK, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o600)
        try:
            self._wait_for(lock)
            if not (self.path / POSITION).exists():
                # First of all files, so that what follows is known to be a mirror's.
                self.write_position(Position())
        except BaseException:
            os.close(lock)
            raise
        self._lock = lock

    def release(self) -> None:
        """Let another mirror have the folder."""
        if self._lock >= 0:
            os.close(self._lock)
            self._lock = -1

    def position(self) -> Position | None:
        """Return up to where the journal is mirrored, None when that cannot be read."""
        try:
            found = msgspec.json.decode((self.path / POSITION).read_bytes(), type=Position)
        except (FileNotFoundError, msgspec.MsgspecError, UnicodeDecodeError):
            return None
        return found if found.format == FORMAT and found.position >= 0 else None

    def write_position(self, position: Position) -> None:
        """Keep up to where the journal is mirrored. Only once the files are on disk."""
        self.write({POSITION: msgspec.json.encode(position) + b"\n"})

    def write(self, files: Mapping[str, bytes]) -> None:
        """Replace each of `files`, by its path in the folder; all are on disk when it returns.

        Should the power fail, each is the old one or the new one, never half of one.

        Raises:
            OSError: the disk is full, or fails. Some may have been replaced.
        """
        unfinished = {}
        try:
            for name, content in files.items():
                path = self.path / name
                self._make(path.parent)
                part = path.with_name(f".{path.name}{PART}")
                unfinished[part] = path
                _write_whole(part, content)
            for part, path in unfinished.items():
                part.replace(path)
        except BaseException:
            for part in unfinished:
                with suppress(OSError):
                    part.unlink(missing_ok=True)
            raise
        for folder in {path.parent for path in unfinished.values()}:
            sync_folder(folder)

    def interview_pages(self, size: int) -> Iterator[Page]:
        """Yield the files of interviews, at most `size` at a time; remove what was cut short.

        Files may be removed meanwhile.
        """
        for folder in self._interview_folders(ORGANIZATIONS):
            name = str(folder.relative_to(self.path))
            files: list[Path] = []
            with os.scandir(folder) as entries:
                for entry in entries:
                    if entry.name.endswith(PART):
                        Path(entry.path).unlink(missing_ok=True)
                    elif _INTERVIEW.fullmatch(entry.name):
                        files.append(Path(entry.path))
                    if len(files) == size:
                        yield Page(folder=name, files=files)
                        files = []
            if files:
                yield Page(folder=name, files=files)

    def remove(self, interview: InterviewId) -> bool:
        """Remove every file of an interview, also one put aside; tell whether there was one."""
        if self._lock < 0 and not (self.path / POSITION).exists():
            return False  # no mirror wrote what is here
        gone = set()
        for folder in [*self._interview_folders(ORGANIZATIONS), *self._folders(ASIDE)]:
            for name in (f"{interview}.json", f".{interview}.json{PART}"):
                with suppress(FileNotFoundError):
                    (folder / name).unlink()
                    gone.add(folder)
        for folder in gone:
            sync_folder(folder)
        return bool(gone)

    def put_aside(self, path: Path) -> None:
        """Move a file of an interview that the journal never knew out of the way."""
        kept = self.path / ASIDE / path.parent.parent.name / path.name
        self._make(kept.parent)
        path.replace(kept)
        sync_folder(kept.parent)
        sync_folder(path.parent)

    def _interview_folders(self, top: str) -> Iterator[Path]:
        return (
            folder / INTERVIEWS for folder in self._folders(top) if (folder / INTERVIEWS).is_dir()
        )

    def _folders(self, top: str) -> list[Path]:
        parent = self.path / top
        return [each for each in parent.iterdir() if each.is_dir()] if parent.is_dir() else []

    def _make(self, folder: Path) -> None:
        """Make a folder and those above it, readable by their owner only."""
        if folder.is_dir():
            return
        if folder.parent != folder:
            self._make(folder.parent)
        with suppress(FileExistsError):
            folder.mkdir(mode=0o700)
        if not folder.is_dir():
            raise NotADirectoryError(str(folder))
        sync_folder(folder.parent)

    def _wait_for(self, lock: int) -> None:
        deadline = time.monotonic() + LOCK_PATIENCE_S
        while True:
            try:
                fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
            except BlockingIOError as error:
                if time.monotonic() > deadline:
                    raise CannotStart(
                        f"Another mirror writes to {self.path}; stop it, or choose another folder."
                    ) from error
                time.sleep(LOCK_RETRY_S)
            else:
                return


def interview_path(organization: OrganizationId, interview: InterviewId) -> str:
    """Return where the file of an interview is, in the folder."""
    return f"{interview_folder(organization)}/{interview}.json"


def interview_folder(organization: OrganizationId) -> str:
    """Return where the files of an organization's interviews are, in the folder."""
    return f"{ORGANIZATIONS}/{_folder_name(organization)}/{INTERVIEWS}"


def manifest_path(organization: OrganizationId) -> str:
    """Return where the manifest of an organization is, in the folder."""
    return f"{ORGANIZATIONS}/{_folder_name(organization)}/manifest.json"


def _folder_name(organization: OrganizationId) -> str:
    """Return the name of an organization, safe as that of one folder, whatever it is."""
    name = quote(organization, safe="", errors="replace") or "%"
    return name.replace(".", "%2E") if name.strip(".") == "" else name


def _write_whole(path: Path, content: bytes) -> None:
    descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
    with os.fdopen(descriptor, "wb") as file:
        file.write(content)
        file.flush()
        os.fsync(file.fileno())
