"""A backup: a folder that holds all of a data folder that cannot be computed again.

It is made beside a running server, from another process: the database as it stood at
one moment (`stores/sqlite/copying.py`), the secret that links are derived from, the
owner's guide files, and last `backup.json`, by which it can be checked and restored.
"""

from datetime import UTC, datetime
from importlib.metadata import version
from pathlib import Path

import apsw

from vivavoce.errors import CannotStart, DamagedRecord, ReadFailed, StoreUnavailable
from vivavoce.stores.sqlite.connection import translated
from vivavoce.stores.sqlite.copying import copy_database
from vivavoce.stores.sqlite.moved import refuse_unfinished
from vivavoce.stores.sqlite.scan import UNREADABLE, last_position, open_beside
from vivavoce.stores.sqlite.secret import SECRET
from vivavoce.upkeep.manifest import Manifest, checksum, write_manifest, write_private
from vivavoce.upkeep.new_folder import new_folder
from vivavoce.upkeep.verify import JOURNAL, Progress, Report, nobody, verify_journal

GUIDES = "guides"


def back_up(
    data: Path, to: Path, *, progress: Progress = nobody, is_verified: bool = True
) -> Manifest:
    """Make a backup of the folder `data` as the new folder `to`, and return its manifest.

    It holds everything that was acknowledged before the call. A server may be running
    on the folder or not, and start or stop meanwhile; its writers are left three
    quarters of the disk's time. While it is made it is called `<to>.part`; `to` appears whole and
    synced, or not at all.

    Args:
        progress: called with how much is done and how much there is: pages while copying,
            then events while checking.
        is_verified: check the copy: its pages and indexes, its guides, every hash chain. What
            is damaged is copied as it is, and named in the manifest.

    Raises:
        CannotStart: there is no data folder, a move to it is not over, or `to` exists already;
            nothing was done.
        StoreUnavailable: the disk is full, or fails; `ReadFailed` when it does not give a page.
        DamagedRecord: the database is so damaged that its pages cannot be copied.
    """
    if to.exists() or to.is_symlink():
        raise CannotStart(f"{to} exists already; choose another name for the backup.")
    refuse_unfinished(data)
    source = open_beside(data / JOURNAL)
    try:
        with new_folder(to) as unfinished:
            began = datetime.now(UTC)
            _copy_journal(source, data, unfinished, progress)
            _copy_files(data, unfinished)
            manifest = _describe(unfinished, began, is_verified=is_verified, progress=progress)
            return write_manifest(unfinished, manifest)
    finally:
        source.close()


def _copy_journal(source: apsw.Connection, data: Path, to: Path, progress: Progress) -> None:
    try:
        with translated():
            copy_database(source, to / JOURNAL, progress=progress)
    except DamagedRecord as error:
        raise DamagedRecord(
            f"{data / JOURNAL} cannot be copied whole. {error} See `vivavoce doctor --data {data}`."
        ) from error
    except ReadFailed as error:
        raise ReadFailed(
            f"{data / JOURNAL} cannot be copied whole. {error} If it stays so, see "
            f"`vivavoce doctor --data {data}`."
        ) from error
    except StoreUnavailable as error:
        raise StoreUnavailable(f"The backup {to} could not be made. {error}") from error


def _copy_files(data: Path, to: Path) -> None:
    """Copy the secret and the owner's guides; both are small."""
    if (data / SECRET).exists():
        write_private(to / SECRET, _read(data / SECRET))
    guides = data / GUIDES
    sources = sorted([*guides.glob("*.yaml"), *guides.glob("*.yml")])
    if sources:
        (to / GUIDES).mkdir(mode=0o700)
    for path in sources:
        write_private(to / GUIDES / path.name, _read(path))


def _read(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError as error:
        raise CannotStart(
            f"{path} cannot be read: {error.strerror}. Make it readable, or take it away."
        ) from error


def _describe(folder: Path, began: datetime, *, is_verified: bool, progress: Progress) -> Manifest:
    """Return the manifest of a backup that is all there but for it."""
    report = Report(kind="backup", path=str(folder))
    if is_verified:
        report = verify_journal(folder, kind="backup", progress=progress)
    paths = sorted(path for path in folder.rglob("*") if path.is_file())
    files = {path.relative_to(folder).as_posix(): checksum(path) for path in paths}
    journal = open_beside(folder / JOURNAL, is_still=True)
    try:
        if not is_verified:
            report.interviews = _count(journal, "SELECT count(*) FROM interviews", report)
            report.erased = _count(journal, "SELECT count(erased_at) FROM interviews", report)
            report.events = _count(journal, "SELECT count(*) FROM events", report)
        return Manifest(
            vivavoce=version("vivavoce"),
            schema=int(journal.pragma("user_version")),
            created_at=began,
            organizations=_count(journal, "SELECT count(*) FROM organizations", report),
            interviews=report.interviews,
            erased=report.erased,
            events=report.events,
            last_position=last_position(journal),
            verified=is_verified,
            damaged=report.damaged,
            files=files,
        )
    finally:
        journal.close()


def _count(connection: apsw.Connection, query: str, report: Report) -> int:
    try:
        return int(connection.execute(query).get)
    except UNREADABLE as error:
        report.add(None, None, f"The database is damaged: {error}.")
        return 0
