"""Data folders of commands, where interviews may be in a shared database instead."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

from vivavoce.errors import CannotStart
from vivavoce.settings import from_environment


def data_folder(data: Path | None, *, doing: str, instead: str) -> Path:
    """Return the data folder, for a command that is about the files in it.

    Args:
        doing: what the command does with the folder, as in "`backup` copies".
        instead: what does the same for PostgreSQL.

    Raises:
        CannotStart: interviews are in a database. What is in the folder is then none of them,
            or all of an earlier time: nobody should believe that this was about the present.
    """
    settings = from_environment(data=data)
    if settings.database_url is not None:
        raise CannotStart(
            f"{doing} a data folder, and VIVAVOCE_DATABASE_URL says that interviews are in "
            f"PostgreSQL: {instead}, or unset the variable if you mean the folder."
        )
    return settings.data


@contextmanager
def node_folder(data: Path, database_url: str | None) -> Iterator[Path]:
    """Give the folder that this command, as a node of its own, may call its own.

    On a shared database it is a new one, gone afterwards: `data` may be that of a node that
    runs, and nothing that matters is in it.
    """
    if database_url is None:
        yield data
        return
    with TemporaryDirectory(prefix="vivavoce-") as folder:
        yield Path(folder)
