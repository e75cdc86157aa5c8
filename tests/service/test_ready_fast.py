"""What a start costs does not depend on how many interviews are stored (I8)."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import apsw
import pytest

from tests.service.conftest import OWNER, Start
from vivavoce.domain.ids import GuideId
from vivavoce.stores.sqlite.rows import COUNT

TABLES = ("interviews", "events")


@pytest.fixture
def statements() -> Iterator[set[str]]:
    """Every statement that any connection runs from now on."""
    seen: set[str] = set()

    def trace(cursor: apsw.Cursor, sql: str, bindings: Any) -> bool:
        seen.add(sql.strip())
        return True

    def hook(connection: apsw.Connection) -> None:
        connection.exec_trace = trace

    apsw.connection_hooks.append(hook)
    yield seen
    apsw.connection_hooks.remove(hook)


async def test_a_start_reads_interviews_and_events_only_where_an_index_leads(
    start: Start, statements: set[str], tmp_path: Path
) -> None:
    """Counting goes along an index made for it; everything else looks a few rows up."""
    async with start() as system:
        for _ in range(3):
            await system.services.open_interview(OWNER, GuideId("agent-hiring"))
    statements.clear()
    async with start() as system:
        await system.services.turns.sweep()
    reads = {sql for sql in statements if sql.startswith("SELECT") and uses(sql)}
    assert len(reads) >= 3, statements
    with apsw.Connection(str(tmp_path / "data" / "journal.db")) as connection:
        for sql in reads:
            for step in plan(connection, sql):
                through_all = step.startswith("SCAN") and "USING" not in step
                assert not (through_all and uses(step)), f"{step}: {sql}"


def uses(text: str) -> bool:
    """Tell whether one of the large tables is named in a statement or a step of its plan."""
    return bool(set(TABLES) & set(text.replace(".", " ").split()))


def plan(connection: apsw.Connection, sql: str) -> list[str]:
    """Return the steps SQLite takes for a statement."""
    # Any value will do: what is bound does not change the plan.
    bindings: list[Any] = [None] * sql.count("?")
    return [row[3] for row in connection.execute(f"EXPLAIN QUERY PLAN {sql}", bindings)]


async def test_counting_interviews_does_not_look_at_them(start: Start, tmp_path: Path) -> None:
    """(I8) With 100,000 of them a start took a quarter longer."""
    async with start():
        pass
    with apsw.Connection(str(tmp_path / "data" / "journal.db")) as connection:
        [step] = plan(connection, COUNT)
    assert "COVERING INDEX" in step
