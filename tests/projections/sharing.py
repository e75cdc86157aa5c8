"""Nodes on one database, with their searches."""

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from typing import Any

from vivavoce.domain.ids import InterviewId, OrganizationId
from vivavoce.journal.store import Store
from vivavoce.projections.shared_search import SharedSearch
from vivavoce.stores.postgres import PostgresDatabase, open_postgres
from vivavoce.testing.stories import ACME, Story, keep, said


class Node:
    """A database as one node has it open, and its search."""

    def __init__(self, database: PostgresDatabase, url: str) -> None:
        self.url = url
        self.store = database.store
        self.words = database.words
        self.search = SharedSearch(database.store, database.words)
        self._connections = database.connections

    async def sql(self, statement: str) -> list[tuple[Any, ...]]:
        """Run one statement, and return its rows if it has any."""

        async def run(line: Any) -> list[tuple[Any, ...]]:
            cursor = await line.execute(statement.encode(), prepare=False)
            return await cursor.fetchall() if cursor.description is not None else []

        return await self._connections.run(run)

    async def indexed(self) -> list[tuple[Any, ...]]:
        """Return interview, place and words of every row, in the order they came."""
        return await self.sql("SELECT interview::text, place, words::text FROM search_words")


@asynccontextmanager
async def started(url: str) -> AsyncIterator[Node]:
    async with open_postgres(url) as database:
        node = Node(database, url)
        yield node
        await node.search.close()


async def told(store: Store, *texts: str, organization: OrganizationId = ACME) -> InterviewId:
    """Store an interview in which these messages were said, and return its id."""
    story = Story(organization=organization)
    await keep(store, story.open(*map(said, texts)))
    return story.id


async def until(holds: Callable[[], Awaitable[bool]]) -> None:
    """Return once `holds` says so."""
    async with asyncio.timeout(30):
        while not await holds():  # noqa: ASYNC110 - it tells nobody
            await asyncio.sleep(0.01)
