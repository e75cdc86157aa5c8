"""A batch costs one statement, however much is in it, and looks up only what it is about."""

import re

import psycopg
import pytest

from tests.postgres import PostgresServer
from vivavoce.journal.store import Append
from vivavoce.stores.postgres import appending, open_postgres, packing, writer
from vivavoce.testing.stories import Story


def name_of(database_url: str) -> str:
    return database_url.rpartition("/")[2]


TELLING = "SELECT set_config"


class Asked:
    """What a server was asked in one database, as the server itself tells it."""

    def __init__(self, server: PostgresServer, database_url: str) -> None:
        self._server = server
        self._name = name_of(database_url)
        server.sql(f"ALTER DATABASE {self._name} SET log_statement = 'all'")
        self._seen = len(server.logged())
        self.told = 0  # how often other nodes were told something

    def since(self) -> list[str]:
        """Return the beginnings of the statements since the last call, but of telling others."""
        logged = self._server.logged()[self._seen :]
        self._seen += len(logged)
        told = rf"@{self._name} LOG:  (?:statement|execute [^:]+):\s+(\w+)\s+(\w+)"
        asked = [" ".join(words) for words in re.findall(told, logged)]
        self.told += logged.count("pg_notify(")
        return [words for words in asked if words != TELLING]


@pytest.mark.parametrize("size", [1, 10, 100, 1000])
async def test_a_batch_is_one_statement_whatever_its_size(
    size: int, postgres: PostgresServer, database_url: str
) -> None:
    stories = [Story() for _ in range(size)]
    asked = Asked(postgres, database_url)
    async with open_postgres(database_url) as database:
        await database.store.append([story.open() for story in stories])
        asked.since()
        for _ in range(3):
            await database.store.append([story.say() for story in stories])
            assert asked.since() == ["WITH moved"]
        more = [Story().open() for _ in range(size - 1)]
        await database.store.append([stories[0].say(), *more])
        assert asked.since() == ["WITH moved"], "opening and moving are one statement, too"
    asked.since()
    assert 1 <= asked.told <= 5, "others are told at most once for each batch"


async def test_only_a_batch_with_something_stale_asks_once_more(
    postgres: PostgresServer, database_url: str
) -> None:
    """(I5) Once, for all of them."""
    asked = Asked(postgres, database_url)
    stories = [Story() for _ in range(20)]
    async with open_postgres(database_url) as database:
        await database.store.append([story.open() for story in stories])
        stale = [story.say() for story in stories[:10]]
        asked.since()
        await database.store.append([*stale, *[story.say() for story in stories[10:]]])
        await database.store.append(stale)
        first, *_ = found = asked.since()
        assert first == "WITH moved"
        assert found == ["WITH moved", "WITH moved", "SELECT id"]


@pytest.mark.parametrize("known", [0, 3, 30])
async def test_a_batch_looks_its_interviews_up_in_a_table_that_was_small_when_it_was_planned(
    known: int, database_url: str
) -> None:
    """Going through all interviews for each append took 20 times as long with 900 of them."""
    async with open_postgres(database_url) as database:
        if known:
            await database.store.append([Story().open() for _ in range(known)])
    batch = [moved() for _ in range(100)]
    statement = appending.statement(batch, base=0)
    with psycopg.connect(database_url) as line:
        packing.register(line.adapters)
        if known:
            line.execute("ANALYZE")
        for name, value in writer.SESSION.items():
            line.execute("SELECT set_config(%s, %s, true)", (name, value))
        explained = line.execute(f"EXPLAIN {statement.sql}".encode(), statement.parameters)
        plan = "\n".join(row[0] for row in explained)
    assert "Index Cond: (id = given.id)" in plan, plan
    assert "Join Filter" not in plan, plan


def moved() -> Append:
    story = Story()
    story.open()
    return story.say()
