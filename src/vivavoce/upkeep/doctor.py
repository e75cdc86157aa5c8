"""Examining a whole data folder: files, pages, tables, every interview, the search index.

Reads only, and beside a running server. Where pages are damaged, a copy is taken and
every row that can be found in it is put into a temporary database, so that the rest of
the examination sees all there is; a repair does the same, and keeps the result.
"""

import tempfile
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from datetime import UTC, datetime
from pathlib import Path

import apsw

from vivavoce.errors import CannotStart
from vivavoce.journal.moments import to_time
from vivavoce.stores.sqlite.migrate import APPLICATION_ID, migrate, migrations
from vivavoce.stores.sqlite.moved import refuse_unfinished
from vivavoce.stores.sqlite.salvage import Salvaged, salvage, snapshot
from vivavoce.stores.sqlite.salvage_copy import NO_ROOM
from vivavoce.stores.sqlite.scan import open_beside
from vivavoce.upkeep.charts import Chart, is_time
from vivavoce.upkeep.diagnosis import Diagnosis
from vivavoce.upkeep.files import examine_files, examine_leftovers
from vivavoce.upkeep.findings import Report
from vivavoce.upkeep.registry import examine_registry
from vivavoce.upkeep.search import examine_search
from vivavoce.upkeep.structure import Structure, examine_structure, is_damage
from vivavoce.upkeep.ward import ReadGuide, Ward

JOURNAL = "journal.db"

# What is being done, how far it is, how much there is of it.
Progress = Callable[[str, int, int], None]

LAST_ERASED = "SELECT max(erased_at) FROM interviews"

REPAIR = "Stop the server and run `vivavoce doctor --repair`."
RESTORE = "Restore it from a backup; what can still be read of it can be exported."


def tell_nobody(what: str, done: int, total: int) -> None:
    """Tell nobody how far it is."""


def examine(data: Path, *, read_guide: ReadGuide, progress: Progress = tell_nobody) -> Report:
    """Look for everything that is not as it should be in the folder `data`.

    Args:
        read_guide: parses the source of a kept guide.

    Raises:
        CannotStart: there is no database, it is another program's or of a newer version,
            a move to it is not over, or there is no room for the temporary copy of a damaged one.
    """
    journal = data / JOURNAL
    if not journal.is_file():
        raise CannotStart(f"There is no {journal}; name a data folder with --data.")
    refuse_unfinished(data)
    report = Report(data=data, findings=[])
    examine_files(data, report)
    with readable(journal, report, progress) as connection:
        organizations = examine_interviews(connection, report, read_guide, progress)
        examine_registry(connection, report, organizations)
        erased_at = connection.execute(LAST_ERASED).get
        last = int(connection.execute("SELECT coalesce(max(position), 0) FROM events").get)
    examine_leftovers(data, to_time(erased_at) if is_time(erased_at) else None, report)
    examine_search(data, last, report)
    return report


@contextmanager
def readable(journal: Path, report: Report, progress: Progress) -> Iterator[apsw.Connection]:
    """Open the database for reading, or a salvaged copy of it when its pages are damaged."""
    structure, connection = _opened(journal, progress)
    if connection is not None and structure.is_sound:
        try:
            yield connection
        finally:
            connection.close()
        return
    if connection is not None:
        connection.close()
    _note_pages(structure, report)
    with tempfile.TemporaryDirectory(prefix="vivavoce-doctor-") as folder:
        copy, whole = Path(folder) / "copy.db", Path(folder) / "salvaged.db"
        try:
            unreadable = snapshot(journal, copy)
            found = salvage(copy, whole, progress=lambda done, of: progress("pages", done, of))
        except (OSError, apsw.FullError) as error:
            if isinstance(error, OSError) and error.errno not in NO_ROOM:
                raise CannotStart(
                    f"{journal} is damaged, and no copy to look into can be made ({error}); "
                    "name another place with TMPDIR."
                ) from error
            raise CannotStart(
                f"{journal} is damaged, and there is no room for a copy to look into "
                f"({error}); free some space, or name another place with TMPDIR."
            ) from error
        copy.unlink()
        found.unreadable += unreadable
        note_salvaged(found, journal, report)
        connection = open_beside(whole)
        try:
            yield connection
        finally:
            connection.close()


def examine_interviews(
    connection: apsw.Connection,
    report: Report,
    read_guide: ReadGuide,
    progress: Progress = tell_nobody,
) -> set[str]:
    """Note what is wrong with each interview; return the organizations they belong to."""
    organizations = set()
    ward = Ward(connection, read_guide, datetime.now(UTC))
    total = len(ward)
    for found, diagnosis in ward.diagnoses():
        report.interviews += 1
        report.events += len(found.events)
        if diagnosis.told is not None:
            organizations.add(str(diagnosis.told.organization))
        _note(found, diagnosis, report)
        _note_guide(diagnosis, ward, report)
        progress("interviews", report.interviews, total)
    progress("interviews", total, total)
    return organizations


def _opened(journal: Path, progress: Progress) -> tuple[Structure, apsw.Connection | None]:
    """Return what the pages are like, and a connection unless it is the header that is damaged.

    Raises:
        CannotStart: it is not damaged, but another program's or of a newer version.
    """
    progress("structure", 0, 1)
    try:
        connection = open_beside(journal)
    except CannotStart as error:
        if isinstance(error.__cause__, apsw.Error):
            if not is_damage(error.__cause__):
                raise  # somebody else has it, or it may not be opened
        elif not _is_ours(journal):
            raise
        return Structure(problems=[f"its header makes no sense: {error}"], concerned={"?"}), None
    if not is_present(connection):
        connection.close()
        raise CannotStart(
            f"{journal} was written by an older Vivavoce; start a server on it once, which brings "
            "it up to date."
        )
    try:
        structure = examine_structure(connection)
    except CannotStart:
        connection.close()
        raise
    progress("structure", 1, 1)
    return structure, connection


def is_present(connection: apsw.Connection) -> bool:
    """Tell whether the header names our program, and the present schema."""
    told = [connection.pragma(name) for name in ("application_id", "user_version")]
    return told == [APPLICATION_ID, migrations()[-1][0]]


def _is_ours(journal: Path) -> bool:
    """Tell whether the tables are exactly ours, whatever number the header gives them."""
    beside = apsw.Connection(str(journal), flags=apsw.SQLITE_OPEN_READONLY)
    with closing(beside), closing(apsw.Connection(":memory:")) as fresh:
        migrate(fresh, name="memory")
        return _schema(beside) == _schema(fresh)


def _schema(connection: apsw.Connection) -> list[tuple[str, str]]:
    return list(
        connection.execute("SELECT name, coalesce(sql, '') FROM sqlite_schema ORDER BY name")
    )


def _note_pages(structure: Structure, report: Report) -> None:
    named = sorted(structure.concerned - {"?"})
    of = f" of {', '.join(named)}" if named else ""
    report.add(
        "pages",
        f"Pages{of} in {report.data / JOURNAL} are damaged: {structure.problems[0]}"
        + (f" (and {len(structure.problems) - 1} more)" if len(structure.problems) > 1 else "")
        + ".",
        f"{REPAIR} Every row that can be found is kept, byte for byte.",
    )


def note_salvaged(found: Salvaged, journal: Path, report: Report) -> None:
    """Note what the disk did not give of the pages, and what of them is of no table."""
    if found.unreadable:
        report.add(
            "pages",
            f"The disk does not give {found.unreadable:,} "
            f"{'page' if found.unreadable == 1 else 'pages'} of {journal}.",
            f"Copy the folder to another disk before it gets worse. {REPAIR}",
        )
    if found.left_out:
        report.add(
            "pages",
            f"{found.left_out:,} {'row' if found.left_out == 1 else 'rows'} on damaged pages "
            "make no sense in any table, and are left out.",
            "They stay in the file that a repair keeps; compare with the latest backup.",
        )


def _note(found: Chart, diagnosis: Diagnosis, report: Report) -> None:
    what = " ".join(diagnosis.problems)
    if diagnosis.hopeless is not None:
        told = diagnosis.hopeless if diagnosis.hopeless in what else f"{what} {diagnosis.hopeless}"
        # It is set aside, if it has a row to say so in, and that is all there is to do.
        is_done = found.row is None or found.row["damaged"] is not None
        report.add(
            "interviews", told.strip(), RESTORE, interview=found.id, is_beyond_repair=is_done
        )
    elif diagnosis.problems:
        whose = None if diagnosis.is_nobodys else found.id
        report.add("interviews", what, _way_out(diagnosis), interview=whose)


def _way_out(diagnosis: Diagnosis) -> str:
    if diagnosis.appended:
        return f"{REPAIR} What is left is kept, the loss is recorded, and the interview goes on."
    if diagnosis.is_nobodys:
        return f"{REPAIR} It is taken out."
    return f"{REPAIR} Nothing of it is lost."


def _note_guide(diagnosis: Diagnosis, ward: Ward, report: Report) -> None:
    told = diagnosis.told
    if told is None or ward.shelf.guide(told.organization, told.guide.hash) is not None:
        return
    report.add(
        "interviews",
        f"Version {told.guide.version} of its guide {told.guide.id} cannot be read, so that "
        "no machine knows what to ask next.",
        "A built-in guide comes back with the next start; add your own again with `vivavoce guide "
        "add FILE`, or move the interview to another version with `vivavoce guide move`.",
        interview=diagnosis.id,
        is_harmless=told.machine_owes_since is None,
    )
