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
from collections.abc import Callable, Collection, Iterator
from contextlib import closing, contextmanager
from datetime import UTC, datetime
from pathlib import Path

import apsw
import msgspec

from vivavoce.domain.events import GuideRef
from vivavoce.errors import CannotStart
from vivavoce.stores.sqlite.causes import explained
from vivavoce.stores.sqlite.connection import open_writer, settle
from vivavoce.stores.sqlite.folder import claim, sync_folder
from vivavoce.stores.sqlite.salvage import Salvaged, beside, copy_with_log, salvage
from vivavoce.stores.sqlite.salvage_copy import NO_ROOM, copy_legible
from vivavoce.upkeep.applying import apply, set_aside
from vivavoce.upkeep.doctor import (
    JOURNAL,
    Progress,
    examine,
    is_present,
    note_salvaged,
    tell_nobody,
)
from vivavoce.upkeep.files import make_private
from vivavoce.upkeep.findings import Finding, Report
from vivavoce.upkeep.registry_repair import bring_back, mend_registry
from vivavoce.upkeep.structure import DAMAGE, examine_structure, is_damage
from vivavoce.upkeep.tables import concerned_tables
from vivavoce.upkeep.ward import ReadGuide, Ward

# No other row tells that one of these is missing.
_COUNTS_MISSING = (
    "Pages of spending were damaged: counts of what models cost may be missing; each interview "
    "still tells what its own messages cost."
)


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
        CannotStart: a server runs on the folder, something else reads the database, there
            is none, or no room for the copy: nothing was changed. Or the disk failed: what
            was done is whole, and it may be run again.
    """
    if not (data / JOURNAL).is_file():
        raise CannotStart(f"There is no {data / JOURNAL}; name a data folder with --data.")
    folder = claim(data)
    try:
        with _in_one_sentence(folder.journal):
            before = examine(data, read_guide=read_guide, progress=progress)
            done = Repair(before=before, after=before, copies=[], done=[])
            if before.is_well:
                return done
            now = clock()
            done.done += make_private(data)
            found = None
            if not all(_is_beside_the_database(finding) for finding in before.findings):
                at_hand = {hashlib.sha256(one.encode()).hexdigest(): one for one in sources}
                shelf = _Shelf(read_guide, at_hand)
                found = _repair_database(folder.journal, done, now, shelf, is_copied, progress)
            done.after = examine(data, read_guide=read_guide, progress=progress)
            if found is not None:
                left_out = Salvaged(rows={}, left_out=found.left_out)
                note_salvaged(left_out, folder.journal, done.after)
            return done
    finally:
        folder.release()


def _repair_database(
    journal: Path,
    done: Repair,
    now: datetime,
    shelf: "_Shelf",
    is_copied: bool,
    progress: Progress,
) -> Salvaged | None:
    """Repair pages, then rows; return what was found for a new file, None without one."""
    if is_copied:
        done.copies = _copied(journal, now)
    settle(journal)
    found = _make_sound(journal, done, now, progress)
    with closing(open_writer(journal)) as connection:
        _mend(connection, done, now, shelf, progress)
        is_written = found is not None or connection.total_changes() > 0 or bool(done.done)
        connection.wal_checkpoint(mode=apsw.SQLITE_CHECKPOINT_TRUNCATE)
    if not is_written:
        _forget(done.copies)  # they are what is there
    return found


def _is_beside_the_database(finding: Finding) -> bool:
    """Tell whether nothing in the database would be changed for the sake of `finding`."""
    return finding.is_harmless or finding.is_beyond_repair or finding.area == "files"


@contextmanager
def _in_one_sentence(journal: Path) -> Iterator[None]:
    """Say what stops a repair, and the way out.

    Raises:
        CannotStart: instead of what SQLite and the disk say.
    """
    try:
        yield
    except (apsw.BusyError, apsw.LockedError) as error:
        raise CannotStart(
            f"Another program has {journal} open; end it (a backup, a follower, a shell), and "
            "run this again."
        ) from error
    except apsw.FullError as error:
        raise CannotStart(_no_room(journal)) from error
    except (apsw.IOError, OSError) as error:
        if isinstance(error, OSError) and error.errno in NO_ROOM:
            raise CannotStart(_no_room(journal)) from error
        raise CannotStart(
            f"The disk failed under {journal} ({error}); copy the folder to another disk, and "
            "repair it there."
        ) from error


def _no_room(journal: Path) -> str:
    return f"There is no room to repair {journal}; free some space, and run this again."


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
        if copy_legible(path, unfinished):
            # The disk does not give all of it, and may do so later: the file itself is kept.
            unfinished.unlink()
            os.link(path, copy)
        else:
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


def _forget(copies: list[Path]) -> None:
    for copy in copies:
        copy.unlink(missing_ok=True)
    copies.clear()


def _make_sound(journal: Path, done: Repair, now: datetime, progress: Progress) -> Salvaged | None:
    """See to it that SQLite can read every page: by new indexes, or by a new file.

    Returns:
        What was found for the new file; None without one.
    """
    is_folded_in = _is_folded_in(journal, done)
    if is_folded_in and _has_sound_tables(journal, done):
        return None
    _keep(journal, journal, done, now)
    unreadable = 0 if is_folded_in else _fold_in(journal, done, now)
    unfinished = journal.with_name(f"{journal.name}.repairing")
    found = salvage(journal, unfinished, progress=lambda n, of: progress("pages", n, of))
    _give_to_owner(unfinished, journal)
    _sync(unfinished)
    for left in [*beside(unfinished), *beside(journal)]:
        left.unlink(missing_ok=True)
    unfinished.replace(journal)
    sync_folder(journal.parent)
    rows = ", ".join(f"{count:,} {table}" for table, count in found.rows.items() if count)
    done.done.append(f"Every row that could be found is in a new file: {rows or 'none'}.")
    if unreadable + found.unreadable:
        done.done.append(f"Pages that the disk did not give: {unreadable + found.unreadable:,}.")
    if found.left_out:
        done.done.append(f"Rows that make no sense in any table, left out: {found.left_out:,}.")
    if not found.rows["interviews"] and not found.rows["events"]:
        done.done.append("No interview was among them: restore a backup.")
    return found


def _fold_in(journal: Path, done: Repair, now: datetime) -> int:
    """Put a copy with the write-ahead log folded in in place of the database; see `copy_with_log`.

    The file itself, which the disk may not give wholly, is not written. When this is cut
    off the log is still there, or the copy already holds what it holds.
    """
    folded = journal.with_name(f"{journal.name}.repairing-copy")
    unreadable = copy_with_log(journal, folded)
    _give_to_owner(folded, journal)
    _sync(folded)
    folded.replace(journal)
    sync_folder(journal.parent)
    log = beside(journal)[0]
    if log.exists() and log.stat().st_size:
        _keep(log, journal, done, now)
    for left in beside(journal):
        left.unlink(missing_ok=True)
    return unreadable


def _keep(path: Path, journal: Path, done: Repair, now: datetime) -> None:
    """Keep a file that is about to be replaced, unless there is a copy of it."""
    kept = _kept(path, journal, now)
    if not kept.exists():
        os.link(path, kept)
        done.copies.append(kept)


def _is_folded_in(journal: Path, done: Repair) -> bool:
    """Fold the write-ahead log into the database; tell whether SQLite could.

    Raises:
        CannotStart, apsw.Error: it could not, but not because of what is stored.
    """
    try:
        connection = open_writer(journal)
    except CannotStart as error:
        if _is_damaged(error.__cause__):
            return False
        if isinstance(error.__cause__, apsw.BusyError):
            _forget(done.copies)  # nothing was changed
        raise
    try:
        connection.wal_checkpoint(mode=apsw.SQLITE_CHECKPOINT_TRUNCATE)
        return bool(connection.execute("SELECT count(*) FROM sqlite_schema").get)
    except (apsw.BusyError, apsw.LockedError):
        _forget(done.copies)  # nothing was changed
        raise
    except apsw.Error as error:
        if _is_damaged(explained(connection, error)):
            return False
        raise
    finally:
        connection.close()


def _is_damaged(error: BaseException | None) -> bool:
    # The folder was claimed, so it is no disk for reading only; a damaged header says so.
    return is_damage(error) or isinstance(error, apsw.ReadOnlyError)


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
        if "spending" in (structure.concerned - {"?"} or concerned_tables(connection)):
            done.done.append(_COUNTS_MISSING)
        if structure.concerned & (tables | {"?"}):
            return False
        try:
            connection.execute("REINDEX")
        except (*DAMAGE, apsw.ConstraintError):
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
            try:
                apply(connection, found, diagnosis)
            except apsw.ConstraintError as error:
                # Damage that nobody has thought of costs one interview, not all (I7).
                set_aside(connection, found, f"It could not be repaired: {error}.")
                done.done.append(f"Interview {found.id} could not be repaired: {error}.")
                continue
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
