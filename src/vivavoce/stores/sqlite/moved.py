"""The mark of a data folder whose interviews are elsewhere, or not all there yet.

Two servers that both go on from one journal would each acknowledge words that the other
never sees, so a marked folder is served by nobody. Where they have arrived, a file remembers
from where: the same move, run again, has nothing left to do.
"""

import os
import re
from contextlib import suppress
from datetime import datetime
from pathlib import Path

import msgspec

from vivavoce.errors import CannotStart
from vivavoce.stores.sqlite.folder import explain, sync_folder

NAME = "moved"
UNFINISHED = f"{NAME}.new"

ARRIVED = "arrived"


class MovedTo(msgspec.Struct, frozen=True, kw_only=True, tag="to", tag_field="moved"):
    """The interviews of this folder go on in a database."""

    database: str  # as people are told of it, without a password
    at: datetime  # UTC


class MovedFrom(msgspec.Struct, frozen=True, kw_only=True, tag="from", tag_field="moved"):
    """Interviews of a database are on their way to this folder."""

    database: str
    journal: str  # names this move


Mark = MovedTo | MovedFrom

_decoder: msgspec.json.Decoder[Mark] = msgspec.json.Decoder(Mark)


class Arrival(msgspec.Struct, frozen=True, kw_only=True):
    """The interviews of a database came to this folder, all of them."""

    journal: str  # names the move
    at: datetime  # UTC


class AlreadyMoved(CannotStart):
    """A run before this one has done all there was to do."""

    def __init__(self, source: str, target: str, at: datetime) -> None:
        super().__init__(
            f"{source} was moved to {target} on {at:%Y-%m-%d} already; there is nothing left to do."
        )


def mark_of(folder: Path) -> Mark | None:
    """Return the mark of a data folder, None if it has none.

    Raises:
        CannotStart: it cannot be read.
    """
    path = folder / NAME
    try:
        return _decoder.decode(path.read_bytes())
    except FileNotFoundError:
        return None
    except OSError as error:
        raise CannotStart(explain(folder, error)) from error
    except msgspec.DecodeError as error:
        raise CannotStart(
            f"{path} cannot be understood; it says that the interviews are elsewhere. Remove it "
            "if you know better."
        ) from error


def put_mark(folder: Path, mark: Mark) -> None:
    """Mark a data folder, on disk when this returns.

    Raises:
        CannotStart: it cannot be written.
    """
    _put(folder, NAME, mark)


def arrival_of(folder: Path) -> Arrival | None:
    """Return which interviews came to a data folder by a move, None if none did."""
    with suppress(OSError, msgspec.DecodeError):
        return msgspec.json.decode((folder / ARRIVED).read_bytes(), type=Arrival)
    return None


def put_arrival(folder: Path, arrival: Arrival) -> None:
    """Remember in a data folder what came to it, on disk when this returns.

    Raises:
        CannotStart: it cannot be written.
    """
    _put(folder, ARRIVED, arrival)


def _put(folder: Path, name: str, content: Mark | Arrival) -> None:
    unfinished = folder / UNFINISHED
    try:
        descriptor = os.open(unfinished, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
        with os.fdopen(descriptor, "wb") as file:
            file.write(msgspec.json.encode(content) + b"\n")
            file.flush()
            os.fsync(file.fileno())
        unfinished.replace(folder / name)
        sync_folder(folder)
    except OSError as error:
        raise CannotStart(explain(folder, error)) from error


def remove_mark(folder: Path) -> None:
    """Let a data folder be served, on disk when this returns."""
    (folder / NAME).unlink(missing_ok=True)
    sync_folder(folder)


def refuse_elsewhere(folder: Path, *, name: str, journal: Path) -> None:
    """Accept a data folder for a node on the database called `name`: it hides no interviews.

    Raises:
        CannotStart: it has interviews of its own, or they were moved to another database.
    """
    mark = mark_of(folder)
    if mark is None and journal.exists():
        raise CannotStart(
            f"Data folder {folder} has interviews of its own; move them to the database with "
            "`vivavoce move --to`, or give this node another folder with --data."
        )
    if isinstance(mark, MovedTo) and not re.search(rf"\bdbname {re.escape(name)}\b", mark.database):
        raise CannotStart(
            f"The interviews of data folder {folder} were moved to {mark.database}, which is not "
            "this one; give its --database-url, or another folder with --data."
        )


def refuse_moved(folder: Path) -> None:
    """Accept a data folder whose interviews are all there, and only there.

    Raises:
        CannotStart: it is marked.
    """
    match mark_of(folder):
        case MovedTo(database=database, at=at):
            raise CannotStart(
                f"The interviews of data folder {folder} were moved to {database} on "
                f"{at:%Y-%m-%d}; give its --database-url, or remove {folder / NAME} to go on here "
                "without what was said there since."
            )
        case MovedFrom() as mark:
            raise CannotStart(unfinished(folder, mark))


def refuse_unfinished(folder: Path) -> None:
    """Accept a data folder for a look into it or a copy, unless not everything is there yet.

    Raises:
        CannotStart: interviews are on their way to it.
    """
    mark = None
    with suppress(CannotStart):  # whoever would serve tells of a mark that cannot be read
        mark = mark_of(folder)
    if isinstance(mark, MovedFrom):
        raise CannotStart(unfinished(folder, mark))


def unfinished(folder: Path, mark: MovedFrom) -> str:
    """Return what to tell of a folder to which not everything has come yet."""
    return (
        f"Data folder {folder} is not whole yet, its interviews come from {mark.database}; "
        "finish with `vivavoce move --from`, or remove the folder."
    )
