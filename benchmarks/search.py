"""The first page of a search in a million messages, against a bare query of the same index.

The journal is empty: the index is filled through its own code with records as the journal
would give them, half of them another organization's. What is measured is what a person waits
for: that nothing new is in the journal, the messages found with their excerpts, grouped by
interview. The bare query gives fifty row numbers and stops; it is asked on the index's own
thread as well, as everything a server asks it. Without that it is told beside it. Then the same
where nodes share a database: see `search_shared`.
"""

import itertools
import random
import time
from collections.abc import Awaitable, Callable, Iterator
from functools import partial

import apsw
import msgspec

from benchmarks import search_shared
from benchmarks.harness import Line, Plan, in_turn, ratios
from vivavoce.domain.ids import InterviewId, OrganizationId
from vivavoce.journal.store import PAGE_MAX, Followed, Record
from vivavoce.projections.search import SearchIndex
from vivavoce.projections.search_file import add, open_file, table_of
from vivavoce.projections.search_words import query_of
from vivavoce.service.ids import new_id
from vivavoce.stores.sqlite import open_sqlite
from vivavoce.stores.sqlite.worker import Worker

MESSAGES = 1_000_000
A_CONVERSATION = 20
WORDS = 30
VOCABULARY = 30_000
COMMON, RARE, THEIRS = "bridges", "xylophone", "quokka"
RARELY = 997

OURS, OTHERS = OrganizationId("ours"), OrganizationId("others")
BARE = "SELECT rowid FROM {table} WHERE {table} MATCH ? ORDER BY rowid DESC LIMIT 50"
GOAL = 10.0
ROUNDS, TIMES = 9, 20

# What is searched for, and why somebody may wait for it.
CASES = {
    "common": (f'"{COMMON}"', "half of our messages have the word"),
    "beginning": ("bridge", "the same by the beginning of the word"),
    "rare": (f'"{RARE}"', "one in a thousand has it"),
    "another's": (f'"{THEIRS}"', "half of another organization's have it, none of ours"),
}


async def run(plan: Plan) -> list[Line]:
    messages = plan.many(MESSAGES)
    folder = plan.new_folder("search")
    connection = open_file(folder / "search.db")
    began = time.monotonic()
    for page in pages_of(messages):
        add(page, connection)
    took_s = time.monotonic() - began
    connection.execute("UPDATE progress SET position = 0, hash = x''")  # as the empty journal
    table = table_of(connection, OURS)
    assert table is not None
    lines = []
    async with open_sqlite(folder / "journal.db") as database:
        worker = Worker(connection, name="search")
        search = SearchIndex(database.store, folder / "search.db", worker)
        reader = apsw.Connection(str(folder / "search.db"), flags=apsw.SQLITE_OPEN_READONLY)
        for name, (words, about) in CASES.items():
            bare = partial(_bare, BARE.format(table=table), query_of(words))
            pages, bares = await in_turn(
                plan.rounds(ROUNDS),
                measured_ms(partial(search.hits, OURS, words)),
                measured_ms(partial(worker.run, bare)),
            )
            on_its_own = min([_once_ms(partial(bare, reader)) for _ in range(TIMES)])
            found = await search.hits(OURS, words)
            lines.append(
                Line(
                    name=f"search, {name}",
                    rounds=ratios(pages, bares),
                    goal=GOAL,
                    told=f"{min(pages):.2f} ms a page of {len(found.found)} interviews, "
                    f"{min(bares):.3f} ms bare ({on_its_own:.3f} without its thread); {about}; "
                    f"{messages:,} messages, "
                    f"indexed in {took_s:.0f} s",
                )
            )
        reader.close()
        await search.close()
    return [*lines, *await search_shared.run(plan)]


def pages_of(messages: int) -> Iterator[list[Followed]]:
    """Give the records of so many messages, as the journal gives them to its followers."""
    rng = random.Random(1)
    letters = "etaoinshrdlucmfwypvbgkjqxz"
    vocabulary = ["".join(rng.choices(letters, k=rng.randint(3, 9))) for _ in range(VOCABULARY)]
    weights = list(itertools.accumulate(1 / (n + 1) for n in range(VOCABULARY)))
    interviews = {OURS: new_id(), OTHERS: new_id()}
    page: list[Followed] = []
    for number in range(messages):
        organization = OURS if number % 2 else OTHERS
        if number % (2 * A_CONVERSATION) < 2:
            interviews[organization] = new_id()
        words = rng.choices(vocabulary, cum_weights=weights, k=WORDS)
        if number % 4 < 2:
            words.insert(5, COMMON if organization == OURS else THEIRS)
        if number % RARELY == 0:
            words.insert(9, RARE)
        page.append(_said(number + 1, organization, interviews[organization], " ".join(words)))
        if len(page) == PAGE_MAX:
            yield page
            page = []
    if page:
        yield page


def _said(position: int, organization: OrganizationId, interview: str, text: str) -> Followed:
    content = msgspec.json.encode({"id": new_id(), "speaker": "candidate", "text": text})
    record = Record(
        interview=InterviewId(interview),
        seq=position,
        name="message-added",
        recorded_at_us=position,
        actor="candidate",
        content=content,
        salt=b"",
        digest=b"",
        previous=b"",
        hash=b"",
    )
    return Followed(position=position, organization=organization, record=record)


def _bare(sql: str, query: str, connection: apsw.Connection) -> None:
    connection.execute(sql, (query,)).fetchall()


def _once_ms(call: Callable[[], object]) -> float:
    began = time.perf_counter()
    call()
    return (time.perf_counter() - began) * 1_000


def measured_ms(measured: Callable[[], Awaitable[object]]) -> Callable[[], Awaitable[float]]:
    """Return what measures one call, in milliseconds, the mean of several."""

    async def measure() -> float:
        began = time.perf_counter()
        for _ in range(TIMES):
            await measured()
        return (time.perf_counter() - began) / TIMES * 1_000

    return measure
