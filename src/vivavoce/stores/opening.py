"""Opening whichever database interviews are kept in. From here on nobody knows of a dialect."""

from collections.abc import AsyncIterator, Callable, Iterator
from contextlib import AsyncExitStack, asynccontextmanager, contextmanager
from typing import TYPE_CHECKING

from vivavoce.errors import CannotStart, StoreBroken, VivavoceError
from vivavoce.journal.database import Database
from vivavoce.stores.sqlite import SqliteDatabase, open_sqlite
from vivavoce.stores.sqlite.folder import DataFolder
from vivavoce.stores.sqlite.moved import refuse_elsewhere, refuse_moved
from vivavoce.stores.sqlite.secret import SECRET, link_secret

if TYPE_CHECKING:
    from types import ModuleType


class OnlyHere:
    """A file in the data folder, which is locked: nobody else writes to it."""

    news = None
    time = None
    words = None

    def __init__(self, database: SqliteDatabase, folder: DataFolder) -> None:
        self.store = database.store
        self.registry = database.registry
        self._folder = folder

    async def link_secret(self) -> bytes:
        return link_secret(self._folder.path / SECRET)

    @asynccontextmanager
    async def alone(self) -> AsyncIterator[None]:
        yield


@asynccontextmanager
async def open_database(
    folder: DataFolder,
    url: str | None,
    *,
    on_broken: Callable[[StoreBroken], None] = lambda error: None,
    on_folding: Callable[[VivavoceError | None], None] = lambda error: None,
) -> AsyncIterator[Database]:
    """Open the database at `url`, or the one in the data folder when there is none.

    Args:
        folder: this node's own; it is locked.
        on_broken, on_folding: see `stores.sqlite.open_sqlite`.

    Raises:
        CannotStart: it cannot be reached or used; nothing was touched.
    """
    if url is None:
        refuse_moved(folder.path)
        async with open_sqlite(
            folder.journal, on_broken=on_broken, on_folding=on_folding
        ) as database:
            yield OnlyHere(database, folder)
        return
    async with AsyncExitStack() as stack:
        try:
            refuse_elsewhere(folder.path, name=_postgres().name_of(url), journal=folder.journal)
            shared = await stack.enter_async_context(_postgres().open_postgres(url))
        except CannotStart:
            folder.undo()
            raise
        yield shared


async def has_begun(url: str) -> bool:
    """Tell whether the database at `url` has tables of ours; nothing is touched.

    Raises:
        CannotStart: it cannot be reached, or must not be used.
    """
    return bool(await _postgres().has_begun(url))


def _postgres() -> "ModuleType":
    """Return the package for PostgreSQL.

    Raises:
        CannotStart: the driver is missing.
    """
    with driver_needed():
        from vivavoce.stores import postgres
    return postgres


@contextmanager
def driver_needed() -> Iterator[None]:
    """Import what needs PostgreSQL's driver, which not everybody has.

    Raises:
        CannotStart: it is missing.
    """
    try:
        yield
    except ImportError as error:
        raise CannotStart(
            "PostgreSQL needs its driver: install Vivavoce as vivavoce[postgres]."
        ) from error
