"""`vivavoce`, sabotaged as the first argument says: what a drill has to find out."""

import asyncio
import sys
from collections.abc import Sequence
from typing import Any

from vivavoce.cli.main import main
from vivavoce.errors import StaleVersion
from vivavoce.journal.store import Append, Appended
from vivavoce.service.turns import Turns
from vivavoce.stores.sqlite.store import SqliteStore

COMMIT_AFTER_S = 0.1


def hasty() -> None:
    """Acknowledge now, commit a little later, in order."""
    committed = SqliteStore.append
    last: list[asyncio.Task[Any]] = []

    async def later(store: SqliteStore, appends: Sequence[Append], before: Any) -> None:
        await asyncio.sleep(COMMIT_AFTER_S)
        await asyncio.gather(*before)
        await committed(store, appends)

    async def append(self: SqliteStore, appends: Sequence[Append]) -> list[Appended | StaleVersion]:
        last[:] = [asyncio.create_task(later(self, appends, last[:]))]
        return [Appended(version=append.records[-1].seq) for append in appends]

    SqliteStore.append = append  # type: ignore[method-assign]


def mute() -> None:
    """Never reply in the interviews whose id is even."""
    schedule = Turns.schedule

    def schedule_some(self: Turns, interview: Any) -> None:
        if int(interview[-1], 16) % 2:
            schedule(self, interview)

    Turns.schedule = schedule_some  # type: ignore[method-assign]


if __name__ == "__main__":
    {"hasty": hasty, "mute": mute}[sys.argv.pop(1)]()
    main()
