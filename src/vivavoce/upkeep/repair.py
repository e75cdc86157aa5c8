"""Repairing a data folder: what bytes allow is recovered, what is lost is recorded by appending.

Nothing that can be read and proved is changed. A row of `interviews`, an index and the
words lists show are made again from events. A value the hash chain proves is put back.
What is lost for good is named in an `interview-repaired`, behind everything else. Bytes
that make no sense are taken out of the database; the copy made before keeps them.

Each step is whole when it is cut off anywhere, and all of them may be run again.
"""

import hashlib
import os
import shutil
from collections.abc import Callable, Collection
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path

import apsw
import msgspec

from vivavoce.domain.events import GuideRef
from vivavoce.errors import CannotStart
from vivavoce.stores.sqlite.connection import open_writer, settle
from vivavoce.stores.sqlite.folder import claim, sync_folder
from vivavoce.stores.sqlite.salvage import beside, salvage
from vivavoce.stores.sqlite.salvage_log import fold_log
from vivavoce.upkeep.applying import apply, set_aside
from vivavoce.upkeep.doctor import JOURNAL, Progress, examine, is_present, tell_nobody
from vivavoce.upkeep.files import make_private
from vivavoce.upkeep.findings import Report
from vivavoce.upkeep.registry_repair import bring_back, mend_registry
from vivavoce.upkeep.structure import examine_structure
from vivavoce.upkeep.ward import ReadGuide, Ward


class Repair(msgspec.Struct, kw_only=True):
    """What a repair did."""

    before: Report
    after: Report
    copies: list[Path] = []  # what the files were before
    done: list[str] = []  # in sentences; empty: nothing needed to be


def repair(
    data: Path,
    *,
    read_guide: ReadGuide,
    sources: Collection[str] = (),
    is_copied: bool = True,
    progress: Progress = tell_nobody,
    clock: Callable[[], datetime] = lambda: datetime.now(UTC),
) -> Repair:
    """Recover what can be recovered in the folder `data`; the server must be stopped.

    Args:
        sources: guides that are at hand; where the hash of one that was kept shows that it is
            the same, it is kept again.
        is_copied: copy the database files first. Pages that have to be salvaged leave the
            old file behind in any case.

    Raises:
        CannotStart: a server runs on the folder, there is no database, or no room for
            the copy; nothing was changed.
    """
    if not (data / JOURNAL).is_file():
        raise CannotStart(f"There is no {data / JOURNAL}; name a data folder with --data.")
    folder = claim(data)
    try:
        before = examine(data, read_guide=read_guide, progress=progress)
        done = Repair(before=before, after=before, copies=[], done=[])
        if before.is_well:
            return done
        now = clock()
        done.done += make_private(data)
        if all(finding.is_harmless or finding.area == "files" for finding in before.findings):
            done.after = examine(data, read_guide=read_guide, progress=progress)
            return done
        if is_copied:
            done.copies = _copied(folder.journal, now)
        settle(folder.journal)
        _make_sound(folder.journal, done, now, progress)
        at_hand = {hashlib.sha256(source.encode()).hexdigest(): source for source in sources}
        with closing(open_writer(folder.journal)) as connection:
            _mend(connection, done, now, _Shelf(read_guide, at_hand), progress)
            connection.wal_checkpoint(mode=apsw.SQLITE_CHECKPOINT_TRUNCATE)
        done.after = examine(data, read_guide=read_guide, progress=progress)
        return done
    finally:
        folder.release()


def _copied(journal: Path, now: datetime) -> list[Path]:
    """Copy the database files beside themselves; return the copies."""
    log = beside(journal)[0]
    files = [journal, log] if log.exists() and log.stat().st_size else [journal]
    needed = sum(path.stat().st_size for path in files)
    # And as much again: a damaged file is salvaged into a new one.
    if shutil.disk_usage(journal.parent).free < 2 * needed + 16 * 1024 * 1024:
        raise CannotStart(
            f"There is no room for a copy of {journal} ({needed / 1024 / 1024:,.1f} MiB, and the "
            "same to work in); free some space, or repair without a copy: --no-copy."
        )
    copies = []
    for path in files:
        copy = _kept(path, journal, now)
        unfinished = copy.with_name(f"{copy.name}.part")
        unfinished.touch(mode=0o600)
        shutil.copyfile(path, unfinished)
        _give_to_owner(unfinished, journal)
        _sync(unfinished)
        unfinished.replace(copy)
        copies.append(copy)
    sync_folder(journal.parent)
    return copies


def _kept(path: Path, journal: Path, now: datetime) -> Path:
    """Return the name under which a file is kept as it was."""
    end = path.name.removeprefix(journal.name)
    return journal.with_name(f"{journal.name}.damaged-{now:%Y%m%dT%H%M%SZ}{end}")


def _make_sound(journal: Path, done: Repair, now: datetime, progress: Progress) -> None:
    """See to it that SQLite can read every page: by new indexes, or by a new file."""
    if not _is_folded_in(journal):
        log = beside(journal)[0]
        fold_log(log, journal)
        _sync(journal)
        if log.exists() and log.stat().st_size and not _kept(log, journal, now).exists():
            log.replace(_kept(log, journal, now))
            done.copies.append(_kept(log, journal, now))
        for left in beside(journal):
            left.unlink(missing_ok=True)
    elif _has_sound_tables(journal, done):
        return
    unfinished = journal.with_name(f"{journal.name}.repairing")
    found = salvage(journal, unfinished, progress=lambda n, of: progress("pages", n, of))
    _give_to_owner(unfinished, journal)
    _sync(unfinished)
    kept = _kept(journal, journal, now)
    if not kept.exists():
        os.link(journal, kept)
        done.copies.append(kept)
    for left in [*beside(unfinished), *beside(journal)]:
        left.unlink(missing_ok=True)
    unfinished.replace(journal)
    sync_folder(journal.parent)
    rows = ", ".join(f"{count:,} {table}" for table, count in found.rows.items() if count)
    done.done.append(f"Every row that could be found is in a new file: {rows or 'none'}.")
    if not found.rows["interviews"] and not found.rows["events"]:
        done.done.append("No interview was among them: restore a backup.")


def _is_folded_in(journal: Path) -> bool:
    """Fold the write-ahead log into the database; tell whether SQLite could."""
    try:
        connection = open_writer(journal)
    except CannotStart:
        return False
    try:
        connection.wal_checkpoint(mode=apsw.SQLITE_CHECKPOINT_TRUNCATE)
        return bool(connection.execute("SELECT count(*) FROM sqlite_schema").get)
    except apsw.Error:
        return False
    finally:
        connection.close()


def _has_sound_tables(journal: Path, done: Repair) -> bool:
    """Make indexes again if only they are damaged; tell whether all pages are sound now."""
    connection = open_writer(journal)
    try:
        structure = examine_structure(connection)
        if not is_present(connection):
            return False
        if structure.is_sound:
            return True
        tables = {
            name
            for (name,) in connection.execute("SELECT name FROM sqlite_schema WHERE type = 'table'")
        }
        if structure.concerned & (tables | {"?"}):
            return False
        try:
            connection.execute("REINDEX")
        except apsw.Error:
            return False
        is_sound = examine_structure(connection).is_sound
        if is_sound:
            done.done.append(f"Made again: {', '.join(sorted(structure.concerned))}.")
        return is_sound
    finally:
        connection.close()


def _mend(
    connection: apsw.Connection, done: Repair, now: datetime, shelf: "_Shelf", progress: Progress
) -> None:
    """Repair the rows of a database whose pages are sound."""
    mend_registry(connection, shelf.at_hand, done.done)
    pinned: set[tuple[str, GuideRef]] = set()
    organizations: set[str] = set()
    ward = Ward(connection, shelf.read, now)
    total = len(ward)
    for at, (found, diagnosis) in enumerate(ward.diagnoses(), 1):
        if diagnosis.hopeless is not None:
            set_aside(connection, found, diagnosis.hopeless)
        elif not diagnosis.is_whole:
            apply(connection, found, diagnosis)
            whose = "" if diagnosis.is_nobodys else f"Interview {found.id}: "
            done.done.append(whose + " ".join(diagnosis.problems))
        if diagnosis.told is not None:
            organizations.add(str(diagnosis.told.organization))
            pinned.add((str(diagnosis.told.organization), diagnosis.told.guide))
        progress("repairing", at, total)
    bring_back(connection, organizations, pinned, shelf.at_hand, now, done.done)


class _Shelf(msgspec.Struct, frozen=True):
    """How guides are read, and which are at hand, by hash."""

    read: ReadGuide
    at_hand: dict[str, str]


def _give_to_owner(path: Path, journal: Path) -> None:
    """Let whoever owns the database own `path`: a server may not run as who repairs."""
    if os.geteuid() == 0:
        status = journal.stat()
        os.chown(path, status.st_uid, status.st_gid)


def _sync(path: Path) -> None:
    descriptor = os.open(path, os.O_RDWR)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
