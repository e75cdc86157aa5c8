"""How PostgreSQL looks for words: through their index alone, however large the table is."""

from collections.abc import AsyncIterator
from typing import Any

import pytest

from vivavoce.domain.ids import InterviewId, OrganizationId
from vivavoce.journal.words import WORD_CHARS_MAX, Phrase, Said
from vivavoce.stores.postgres import PostgresDatabase, open_postgres, packing, search
from vivavoce.stores.postgres.search_vectors import SEGMENT, query, vector

ACME = OrganizationId("acme")
BRIDGE = Phrase(words=("bridge",), is_whole=True)
INTERVIEW = InterviewId("0197a3c0-0000-7000-8000-000000000001")

MANY = 5 * SEGMENT

# A message of two, in several segments; every fourth has the word.
_FILL = """
    INSERT INTO search_words (interview, seq, organization, place, words)
    SELECT gen_random_uuid(), 2, 1, n, (
        '''1.' || n / %s || '.word'':1 ''1.' || n / %s || '.'
        || CASE n %% 4 WHEN 0 THEN 'bridge' ELSE 'tunnel' END || ''':2'
    )::tsvector
    FROM generate_series(0, %s - 1) AS n
"""


@pytest.fixture
async def database(database_url: str) -> AsyncIterator[PostgresDatabase]:
    async with open_postgres(database_url) as database:
        yield database


async def plan(database: PostgresDatabase, sql: str, parameters: tuple[Any, ...]) -> str:
    """Return the plan of a statement as text."""
    rows = await database.connections.rows(f"EXPLAIN {sql}", parameters)
    return "\n".join(row[0] for row in rows)


async def test_no_search_reads_the_whole_table(database: PostgresDatabase) -> None:
    await database.connections.change(_FILL, (SEGMENT, SEGMENT, MANY))
    await database.connections.change("ANALYZE")
    asked = packing.texts(
        query([BRIDGE], organization=1, segment=segment) for segment in range(512)
    )
    for sql in (search._LOOK, search._FIND):
        told = await plan(database, sql, (asked, 1, MANY, 501, 501))
        assert "search_words_found" in told
        assert "Seq Scan on search_words" not in told


async def test_what_is_common_is_not_copied_into_statistics(database: PostgresDatabase) -> None:
    """(I10) An erasure would not reach it."""
    await database.connections.change(_FILL, (SEGMENT, SEGMENT, 1_000))
    await database.connections.change("ANALYZE search_words")
    asked = "SELECT count(*) FROM pg_stats WHERE tablename = 'search_words' AND attname = 'words'"
    assert await database.connections.rows(asked) == [(0,)]


async def test_the_longest_words_of_the_largest_numbers_fit(database: PostgresDatabase) -> None:
    words = ["\U0002f81a" * WORD_CHARS_MAX, "\U0002f81a"]
    text = vector(words, organization=2**62, place=2**62)
    stored = await database.connections.rows("SELECT length(%s::tsvector)", (text,))
    assert stored == [(2,)]


async def test_a_place_that_was_not_read_last_is_not_written_to(database: PostgresDatabase) -> None:
    """(I5) And what was to be added with it is not added."""
    said = [Said(organization=ACME, interview=INTERVIEW, seq=2, words=["bridge"])]
    assert await database.words.add(said, position=7, revision=0)
    assert not await database.words.add(said, position=9, revision=0)
    assert not await database.words.add([], position=9, revision=0)
    progress = await database.words.progress()
    assert (progress.position, progress.revision) == (7, 1)
    assert await database.words.find(ACME, [BRIDGE], limit=10) == [INTERVIEW]
    await database.words.clear(revision=0)
    assert await database.words.find(ACME, [BRIDGE], limit=10) == [INTERVIEW]
    await database.words.clear(revision=1)
    assert await database.words.find(ACME, [BRIDGE], limit=10) == []
    assert await database.words.add(said, position=7, revision=2)
