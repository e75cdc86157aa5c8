"""What each message, page and reply asks of PostgreSQL goes by the interview's key.

Then tables can be cut into parts or spread over machines, and whoever holds an interview's
part answers alone. Proved on tables that are cut: no part is gone through, and what is about
one interview looks into one part.
"""

import asyncio
from collections.abc import Iterator, Sequence
from typing import Any

import psycopg
import pytest

from tests.postgres import FreshDatabases
from tests.stores import partitioning, statements
from vivavoce.domain.ids import InterviewId
from vivavoce.journal.store import Append, Spent
from vivavoce.stores.postgres import (
    appending,
    claims,
    looking,
    open_postgres,
    packing,
    rows,
    search,
    writer,
)
from vivavoce.testing.stories import Story

# The path of every message, page and reply. Each has its statements below.
HOT = {
    *("appending.MOVED", "appending.OPENED", "appending.ADDED", "appending.STANDING"),
    "writer.FREE",
    *("rows.READ_EVENTS", "rows.SUMMARIES", "rows.VERSIONS", "rows.REPAIRS", "rows.HASH_BEFORE"),
    *("rows.QUARANTINE", "rows.ERASE_INTERVIEW", "rows.ERASE_EVENTS"),
    *("claims.CLAIM", "claims.RELEASE", "claims.LET_REST"),
    *("looking.WANTED", "search.CONTENTS"),
}

# Now and then, along an index: by position, by what is owed or due, by organization.
SWEEPS = {
    *("claims.TAKE_OWED", "looking.SINCE", "search.TIDY", "search.PROGRESS"),
    *("rows.FOLLOW_EVENTS", "rows.LAST_POSITION", "rows.OWED_COUNTS", "rows.COUNT"),
    *("rows.ENDED_COUNT", "rows.ERASURE_ASKED", "horizon.HORIZON"),
}

# Commands of an operator, and the start of a node: everything in these modules.
UPKEEP = {"migrate", "moves", "giving", "receiving", "scan"}

SPENT = Spent(month="2026-11", model="m", requests=1, input_tokens=1, output_tokens=1)
REPAIRED = "interview-repaired"
ONE = InterviewId("00000000-0000-4000-8000-000000000001")
ALL = [InterviewId(f"00000000-0000-4000-8000-{n:012x}") for n in range(600)]
MANY = ALL[:40]

Asked = tuple[str, Sequence[Any] | dict[str, Any]]


def append_of(appends: Sequence[Append]) -> Asked:
    made = appending.statement(appends, base=0)
    return made.sql, made.parameters


def opening(interviews: Sequence[InterviewId], *, spent: bool = False) -> list[Append]:
    return [_spending(Story(id).open(), spent) for id in interviews]


def moving(interviews: Sequence[InterviewId], *, spent: bool = False) -> list[Append]:
    stories = [Story(id) for id in interviews]
    for story in stories:
        story.open()
    return [_spending(story.say(), spent) for story in stories]


def _spending(append: Append, spent: bool) -> Append:
    return Append(
        interview=append.interview,
        expected=append.expected,
        records=append.records,
        summary=append.summary,
        spent=(SPENT,) if spent else (),
    )


def asked_about(interviews: list[InterviewId]) -> dict[str, Asked]:
    """Return every statement of the hot path as it is asked about `interviews`."""
    ids = packing.uuids(interviews)
    numbers = packing.numbers([1] * len(interviews))
    held = {"ids": ids, "node": "node", "lease_s": 1.0}
    # Those already there move, as many others are opened.
    new = [InterviewId(f"f{id[1:]}") for id in interviews]
    return {
        "append": append_of(moving(interviews)),
        "append, opening": append_of(opening(new)),
        "append, both": append_of(moving(interviews[:1]) + opening(new)),
        "append, spending": append_of(moving(interviews, spent=True)),
        "append, opening and spending": append_of(opening(new, spent=True)),
        "append, both and spending": append_of(moving(interviews[:1]) + opening(new, spent=True)),
        "standing": (appending.STANDING, (ids,)),
        "free": (writer.FREE, (ids,)),
        "versions": (rows.VERSIONS, (ids,)),
        "claim": (claims._CLAIM, held),
        "release": (claims._RELEASE, (ids, "node")),
        "let rest": (claims._LET_REST, held),
        "watched": (looking._WANTED, (ids, numbers, numbers)),
        "found words": (search._CONTENTS, (ids, numbers)),
    }


def asked_about_one(interview: InterviewId) -> dict[str, Asked]:
    return {
        **asked_about([interview]),
        "read": (rows.READ_EVENTS, (interview, 1, None)),
        "head": (rows.HEAD, (interview,)),
        "repairs": (rows.REPAIRS, (interview, REPAIRED)),
        "hash before": (rows.HASH_BEFORE, (interview, 2)),
        "set aside": (rows.QUARANTINE, ("damaged", interview)),
        "erase": (rows.ERASE_INTERVIEW, (1, interview, None)),
        "erase events": (rows.ERASE_EVENTS, (interview,)),
    }


@pytest.fixture(scope="module")
def line(fresh_databases: FreshDatabases) -> Iterator[psycopg.Connection]:
    """Give a database with cut tables and some interviews; each test's changes are undone."""
    with fresh_databases.one() as url:
        asyncio.run(_fill(url))
        partitioning.cut(url)
        with psycopg.connect(url) as connection:
            packing.register(connection.adapters)
            connection.execute("ANALYZE")
            connection.commit()
            yield connection


async def _fill(url: str) -> None:
    async with open_postgres(url) as database:
        await database.store.append(opening(ALL))
        await database.store.claim(ALL, node="node", lease_s=3600)


@pytest.fixture(autouse=True)
def _undone(line: psycopg.Connection) -> Iterator[None]:
    yield
    line.rollback()


def test_every_statement_about_interviews_is_known_to_be_hot_or_not() -> None:
    """A new one is put into one of the sets above, and a hot one also among those asked here."""
    found = {name for name in statements.find() if name.partition(".")[0] not in UPKEEP}
    assert found == HOT | SWEEPS


@pytest.mark.parametrize("name", sorted(asked_about_one(ONE)))
def test_what_is_about_one_interview_looks_into_one_part_by_its_key(
    name: str, line: psycopg.Connection
) -> None:
    touched = by_key(line, asked_about_one(ONE)[name])
    for table in partitioning.KEYS:
        parts = {part for part in touched if part.rpartition("_")[0] == table}
        assert len(parts) <= 1, f"{name} looks into {parts}"


@pytest.mark.parametrize("name", sorted(asked_about([ONE])))
def test_what_is_about_many_interviews_finds_each_by_its_key(
    name: str, line: psycopg.Connection
) -> None:
    by_key(line, asked_about(MANY)[name])


@pytest.mark.parametrize(
    "sql",
    [
        "UPDATE interviews SET version = version WHERE version = 1",
        "SELECT * FROM events WHERE position > 0",
        "SELECT * FROM events WHERE seq = 1",
        "SELECT * FROM interviews WHERE owed_since IS NULL",
        "SELECT * FROM interviews WHERE id > gen_random_uuid()",
        "SELECT * FROM events JOIN interviews ON interviews.version = events.seq",
    ],
)
def test_a_statement_without_the_key_is_rejected(sql: str, line: psycopg.Connection) -> None:
    """The proof would fail if somebody wrote one."""
    with pytest.raises(AssertionError, match="without the key"):
        by_key(line, (sql, ()))


def test_one_part_holds_a_share_of_the_interviews(line: psycopg.Connection) -> None:
    """Or else looking into one of them would prove nothing."""
    found = line.execute("SELECT tableoid, count(*) FROM interviews GROUP BY 1").fetchall()
    assert len(found) == 4


def by_key(line: psycopg.Connection, asked: Asked) -> set[str]:
    """Carry out a statement; return the parts of tables in which it looked for rows.

    Raises:
        AssertionError: it looked for them in another way than by the interview's key.
    """
    sql, parameters = asked
    # A few hundred rows are sooner gone through than looked up; what is asked is whether they
    # can be looked up. The session of group commit has these settings in any case.
    for name, value in writer.SESSION.items():
        line.execute("SELECT set_config(%s, %s, true)", (name, value))
    explained = line.execute(f"EXPLAIN (ANALYZE, FORMAT JSON) {sql}".encode(), parameters)
    row = explained.fetchone()
    assert row is not None
    touched = set()
    for node in _nodes(row[0][0]["Plan"]):
        table, _, part = node.get("Relation Name", "").rpartition("_")
        if table not in partitioning.KEYS or not part.isdigit() or "Scan" not in node["Node Type"]:
            continue
        key = f"({partitioning.KEYS[table]} = "
        conditions = node.get("Index Cond", "")
        assert key in conditions, f"{node['Node Type']} of {table} without the key: {sql}"
        if node["Actual Loops"]:
            touched.add(node["Relation Name"])
    return touched


def _nodes(plan: dict[str, Any]) -> Iterator[dict[str, Any]]:
    yield plan
    for child in plan.get("Plans", ()):
        yield from _nodes(child)
