"""What no hash chain proves: every page, every index, and the rows of the small tables."""

import apsw

from vivavoce.stores.sqlite.scan import UNREADABLE
from vivavoce.upkeep.registry import misfits
from vivavoce.upkeep.structure import examine_structure
from vivavoce.upkeep.verify import Report

_HAS_GUIDES = "SELECT EXISTS (SELECT 1 FROM sqlite_schema WHERE name = 'guides')"
_TABLES = "SELECT name FROM sqlite_schema WHERE type = 'table'"
_CHECK = "SELECT integrity_check FROM pragma_integrity_check(?)"


def check_tables(connection: apsw.Connection, report: Report) -> None:
    """Note pages and indexes that do not hang together, and rows that make no sense.

    Guides are held against the hash they were kept under. It reads every page of the file,
    as it stands at one moment.
    """
    structure = examine_structure(connection)
    if structure.problems:
        concerned = structure.concerned - {"?"} or concerned_tables(connection)
        named = ", ".join(sorted(concerned))
        of = f" of {named}" if named else ""
        report.add(None, None, f"Pages{of} are damaged: {structure.problems[0]}.")
    if not connection.execute(_HAS_GUIDES).get:
        return  # a backup of a version that had none of the small tables yet
    try:
        for misfit in misfits(connection):
            # A link to nobody is a page that does not open; nothing was altered or lost by it.
            if misfit.table != "links":
                report.add(None, None, misfit.what)
    except UNREADABLE as error:
        if structure.is_sound:  # a moment ago
            report.add(None, None, f"Pages are damaged: {error}.")


def concerned_tables(connection: apsw.Connection) -> set[str]:
    """Return the tables that a check of their own finds damaged, them or an index of theirs.

    The check of all ends where a page is so damaged that it cannot even be told of.
    """
    concerned = set()
    try:
        tables = [str(name) for (name,) in connection.execute(_TABLES)]
    except UNREADABLE:
        return set()
    for table in tables:
        try:
            told = connection.execute(_CHECK, (table,)).fetchall()
        except UNREADABLE:
            told = []
        if told != [("ok",)]:
            concerned.add(table)
    return concerned
