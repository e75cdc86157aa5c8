"""A page of a search where nodes share a database, against a bare query of the same index.

As in `search`, with the index in PostgreSQL and the journal empty. What is measured is what a
person waits for: how far the index is, the messages found, their contents, their excerpts.
The bare query gives the latest fifty places, out of the segments that have to be asked for them:
the newest two, of which one is full; all of them where the word is rare.
"""

import time
from collections.abc import Iterable, Sequence
from functools import partial

from benchmarks import harness
from benchmarks.harness import Plan, in_turn, ratios
from tests.postgres import PostgresServer
from vivavoce.journal.store import Followed
from vivavoce.journal.words import Phrase, Said
from vivavoce.projections.search_messages import message_of
from vivavoce.projections.search_tokens import Tokens
from vivavoce.projections.search_words import wanted
from vivavoce.projections.shared_search import SharedSearch
from vivavoce.stores.postgres import PostgresDatabase, open_postgres
from vivavoce.stores.postgres.connecting import Line
from vivavoce.stores.postgres.search_vectors import SEGMENT, query

MESSAGES = 100_000
GOAL = 10.0
ROUNDS = 9

# Of `search.CASES`, what is found in the latest messages already.
EVERYWHERE = {"common", "beginning"}

_NUMBER = "SELECT number, messages FROM search_organizations WHERE organization = %s"
_BARE = """
    SELECT place FROM search_words WHERE words @@ %s::tsquery ORDER BY place DESC LIMIT 50
"""
_EVENTS = """
    INSERT INTO events (interview, seq, position, name, recorded_at, actor, content, digest, hash)
    VALUES (%s, %s, %s, %s, 0, '', %s, '', '')
"""
_SIZE = """
    SELECT pg_size_pretty(pg_total_relation_size('search_words') / count(*))
    FROM search_words
"""


async def run(plan: Plan) -> list[harness.Line]:
    # Here, because `search` makes these lines part of its own.
    from benchmarks.search import CASES, OURS, measured_ms, pages_of

    messages = plan.many(MESSAGES)
    lines = []
    with PostgresServer(plan.new_folder("search-shared") / "server") as server:
        server.start()
        async with open_postgres(server.url()) as database:
            search = SharedSearch(database.store, database.words)
            tokens = Tokens()
            took_s = await _fill(database, tokens, pages_of(messages))
            [(number, many)] = await database.connections.rows(_NUMBER, (OURS,))
            [(each,)] = await database.connections.rows(_SIZE)
            await database.connections.change("ANALYZE")
            for name, (words, about) in CASES.items():
                last = (many - 1) // SEGMENT
                segments = range(max(last - 1, 0) if name in EVERYWHERE else 0, last + 1)
                phrases: list[Phrase] = tokens.phrases(wanted(words))
                asked = " | ".join(
                    f"({query(phrases, organization=number, segment=segment)})"
                    for segment in segments
                )
                pages, bares = await in_turn(
                    plan.rounds(ROUNDS),
                    measured_ms(partial(search.hits, OURS, words)),
                    measured_ms(partial(database.connections.rows, _BARE, (asked,))),
                )
                found = await search.hits(OURS, words)
                lines.append(
                    harness.Line(
                        name=f"search on PostgreSQL, {name}",
                        rounds=ratios(pages, bares),
                        goal=GOAL,
                        told=f"{min(pages):.2f} ms a page of {len(found.found)} interviews, "
                        f"{min(bares):.2f} ms bare; {about}; {messages:,} messages of {each}, "
                        f"indexed in {took_s:.0f} s",
                    )
                )
            await search.close()
    return lines


async def _fill(
    database: PostgresDatabase, tokens: Tokens, pages: Iterable[Sequence[Followed]]
) -> float:
    """Put pages into journal and index; return how many seconds the index took."""
    took_s = 0.0
    for page in pages:
        await _keep(database, page)
        began = time.monotonic()
        await _add(database, tokens, page)
        took_s += time.monotonic() - began
    return took_s


async def _add(database: PostgresDatabase, tokens: Tokens, page: Sequence[Followed]) -> None:
    """Take in a page as the indexer does."""
    said = []
    for followed in page:
        record = followed.record
        message = message_of(record.name, record.content)
        assert message is not None, "each record of the benchmark is a message"
        said.append(
            Said(
                organization=followed.organization,
                interview=record.interview,
                seq=record.seq,
                words=tokens.words(message.text),
            )
        )
    progress = await database.words.progress()
    last = page[-1].position
    assert await database.words.add(said, position=last, revision=progress.revision)


async def _keep(database: PostgresDatabase, page: Sequence[Followed]) -> None:
    """Put the events of a page where excerpts are made from."""
    rows = [
        (
            each.record.interview,
            each.record.seq,
            each.position,
            each.record.name,
            each.record.content,
        )
        for each in page
    ]

    async def insert(line: Line) -> None:
        async with line.transaction():
            await line.cursor().executemany(_EVENTS, rows)

    await database.connections.run(insert)
