"""A database whose tables are made once, and emptied after each test."""

import psycopg

from vivavoce.stores.postgres import open_postgres
from vivavoce.stores.tables import INTERVIEWS, REGISTRY

# In an order in which no row goes before those that refer to it.
TABLES = (
    *("events", "claims", "search_words", "search_organizations", INTERVIEWS.name),
    *(table.name for table in reversed(REGISTRY)),
)


async def make_tables(database_url: str) -> None:
    """Bring an empty database to the present schema."""
    async with open_postgres(database_url):
        pass


def empty_tables(database_url: str) -> None:
    """Leave nothing of what a test stored."""
    with psycopg.connect(database_url) as connection:
        for table in TABLES:
            connection.execute(f"DELETE FROM {table}".encode())
