"""Tables cut into parts, with the very SQL that the manual gives for it."""

import re
from pathlib import Path

import psycopg

PAGE = Path(__file__).parents[2] / "docs" / "how-to" / "distribute-the-database.md"

# By which column each table is cut.
KEYS = {
    "interviews": "id",
    "events": "interview",
    "claims": "interview",
    "search_words": "interview",
}


def cut(database_url: str) -> None:
    """Cut the tables of a database that has our schema, as the page says."""
    [script] = re.findall(
        r"<!-- runs: partition -->\n```sql\n(.*?)```", PAGE.read_text("utf-8"), re.DOTALL
    )
    with psycopg.connect(database_url, autocommit=True) as connection:
        connection.execute(script.encode())
        parts = connection.execute(
            "SELECT inhparent::regclass::text, count(*) FROM pg_inherits "
            "WHERE inhparent IN (SELECT oid FROM pg_class WHERE relkind = 'p') GROUP BY 1"
        ).fetchall()
    assert dict(parts) == dict.fromkeys(KEYS, 4)
