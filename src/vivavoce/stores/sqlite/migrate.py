"""Bringing a database file to the present schema, one numbered file after the other."""

from importlib.resources import files

import apsw

from vivavoce.errors import CannotStart

# Marks the file as ours, in its header: "Viva" in ASCII.
APPLICATION_ID = 0x56697661


def migrations() -> list[tuple[int, str]]:
    """Return (number, SQL) of every migration, in order from 1."""
    folder = files("vivavoce.stores.sqlite") / "migrations"
    scripts = sorted(
        (entry for entry in folder.iterdir() if entry.name.endswith(".sql")),
        key=lambda entry: entry.name,
    )
    return [(int(entry.name.split("_")[0]), entry.read_text("utf-8")) for entry in scripts]


def migrate(connection: apsw.Connection, *, name: str) -> int:
    """Apply what is missing, each migration in a transaction of its own; return the version.

    Raises:
        CannotStart: the file was written by a newer Vivavoce, or is another program's.
    """
    known = migrations()
    version = int(connection.pragma("user_version"))
    is_empty = not connection.execute("SELECT count(*) FROM sqlite_schema").get
    check_schema(version, int(connection.pragma("application_id")), name=name, is_empty=is_empty)
    for number, script in known[version:]:
        connection.execute("BEGIN IMMEDIATE")
        try:
            connection.execute(script)
            connection.pragma("application_id", APPLICATION_ID)
            connection.pragma("user_version", number)
            connection.execute("COMMIT")
        except BaseException:
            if connection.in_transaction:
                connection.execute("ROLLBACK")
            raise
    return known[-1][0]


def check_schema(version: int, application: int, *, name: str, is_empty: bool) -> None:
    """Accept a file whose header says schema `version` of program `application`.

    A file that is new, or whose creation was cut short, says 0 and 0 and is empty.

    Raises:
        CannotStart: the file was written by a newer Vivavoce, or is another program's.
    """
    newest = migrations()[-1][0]
    is_new = application == version == 0 and is_empty
    if application != APPLICATION_ID and not is_new:
        raise CannotStart(f"{name} belongs to another program; choose another data folder.")
    if version > newest:
        raise CannotStart(
            f"{name} was written by a newer Vivavoce (schema {version}; this one knows "
            f"{newest}). Install that version, or choose another data folder."
        )
