"""The search index beside the journal. Whatever is wrong with it is harmless: it is made anew."""

from pathlib import Path

import apsw

from vivavoce.upkeep.findings import Report


def examine_search(data: Path, last_position: int, report: Report) -> None:
    """Look whether the index is whole, and how far it has followed the journal."""
    path = data / "search.db"
    if not path.exists():
        return
    try:
        connection = apsw.Connection(str(path), flags=apsw.SQLITE_OPEN_READONLY)
        try:
            told = connection.execute("PRAGMA quick_check(1)").get
            position = int(connection.execute("SELECT position FROM progress").get or 0)
        finally:
            connection.close()
    except (apsw.Error, TypeError, ValueError) as error:
        told, position = str(error), 0
    if told != "ok":
        report.add(
            "search",
            f"The search index is damaged: {told}.",
            "Nothing needs to be done: it is made anew when it is used next. Or stop the "
            f"server and remove {path}.",
            is_harmless=True,
        )
    elif position != last_position:
        report.add(
            "search",
            f"The search index stands at event {position:,} of {last_position:,}.",
            "Nothing needs to be done: it catches up while a server runs, and before a search.",
            is_harmless=True,
        )
