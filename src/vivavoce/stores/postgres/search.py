"""The words of all messages, in PostgreSQL. The promises are those of `journal.words.Words`."""

from collections.abc import Awaitable, Callable, Sequence
from typing import Any, TypeVar

from vivavoce.domain.ids import InterviewId, OrganizationId
from vivavoce.errors import VivavoceError
from vivavoce.journal.words import VERSION, Phrase, Place, Progress, Said, WordsDamaged
from vivavoce.stores.postgres import packing, search_tables, search_vectors
from vivavoce.stores.postgres.connecting import Line
from vivavoce.stores.postgres.connections import Connections

T = TypeVar("T")

# Where a query finds little, the next one is about so many times as many segments.
GROWTH = 32
SEGMENTS_MAX = 512

_PROGRESS = """
    SELECT version, position, revision,
           coalesce((SELECT min(position) FROM events), 0),
           coalesce((SELECT max(position) FROM events), 0)
    FROM search_progress
"""

_ORGANIZATIONS = """
    SELECT organization, number, messages FROM search_organizations
    WHERE organization = ANY(%s::text[])
"""

_LAST_NUMBER = "SELECT coalesce(max(number), 0) FROM search_organizations"

_ADD = """
    WITH moved AS (
        UPDATE search_progress SET position = %s, revision = revision + 1
        WHERE revision = %s RETURNING only_row
    ), counted AS (
        INSERT INTO search_organizations (organization, number, messages)
        SELECT * FROM unnest(%s::text[], %s::bigint[], %s::bigint[])
        WHERE EXISTS (SELECT FROM moved)
        ON CONFLICT (organization) DO UPDATE SET messages = excluded.messages
    ), added AS (
        INSERT INTO search_words (interview, seq, organization, place, words)
        SELECT interview, seq, organization, place, words::tsvector
        FROM unnest(%s::uuid[], %s::bigint[], %s::bigint[], %s::bigint[], %s::text[])
            AS said (interview, seq, organization, place, words)
        WHERE EXISTS (SELECT FROM moved)
    )
    SELECT count(*) FROM moved
"""

# Segment by segment: asked for several at once, the planner takes their words for so common that
# it reads the whole table. The organization is in each word that is asked for, too: one wall is
# enough, two are seen.
_LOOK = """
    SELECT place, interview::text, seq
    FROM unnest(%s::text[]) AS asked (words)
    CROSS JOIN LATERAL (
        SELECT place, interview, seq FROM search_words
        WHERE words @@ asked.words::tsquery AND organization = %s AND place < %s
        ORDER BY place DESC LIMIT %s
    ) AS segment
    ORDER BY place DESC LIMIT %s
"""

_FIND = f"""
    SELECT max(place), interview, count(*) FROM ({_LOOK}) AS found
    GROUP BY interview ORDER BY max(place) DESC
"""  # noqa: S608 - clauses of ours

_CONTENTS = """
    SELECT events.interview::text, events.seq, events.name, events.content
    FROM unnest(%s::uuid[], %s::bigint[]) AS asked (interview, seq)
    JOIN events ON events.interview = asked.interview AND events.seq = asked.seq
    WHERE events.content IS NOT NULL
"""

# A node that is stopped in the middle must not keep its locks. Everybody locks tables first, in
# this order, and then the row of how far the index is.
_REVISE = """
    SET LOCAL idle_in_transaction_session_timeout = '5s';
    LOCK TABLE search_progress, search_words IN ROW EXCLUSIVE MODE;
    UPDATE search_progress SET revision = revision + 1
"""

# A statement of its own, so that it sees what was added while the one before waited.
_ERASE = "DELETE FROM search_words WHERE interview = ANY(%s::uuid[])"

_LOCK_TO_CLEAR = """
    SET LOCAL idle_in_transaction_session_timeout = '5s';
    LOCK TABLE search_progress, search_organizations IN ROW EXCLUSIVE MODE;
    LOCK TABLE search_words IN ACCESS EXCLUSIVE MODE
"""
_BEGIN_ANEW = """
    UPDATE search_progress SET version = %s, position = 0, revision = revision + 1
    WHERE revision = %s
"""
_CLEAR = ("DELETE FROM search_organizations", "TRUNCATE search_words")

_LEAD = """
    UPDATE search_indexer SET node = %s, until = clock_timestamp() + %s * interval '1 second'
    WHERE (node = %s OR until < clock_timestamp())
        AND (SELECT max(version) FROM search_progress) <= %s
"""
_LEAVE = "UPDATE search_indexer SET node = '', until = 'epoch' WHERE node = %s"

_TIDY = """
    DELETE FROM search_words WHERE interview IN (
        SELECT id FROM interviews
        WHERE erased_at >
            (extract(epoch FROM clock_timestamp() - interval '1 day') * 1000000)::bigint
    )
"""


class PostgresWords:
    """Words in four tables beside the journal.

    Args:
        node: names this process as no other.
    """

    def __init__(self, connections: Connections, *, node: str) -> None:
        self._connections = connections
        self._node = node

    async def progress(self) -> Progress:
        found = await self._rows(_PROGRESS)
        if len(found) != 1:
            raise WordsDamaged(is_missing=True)
        version, position, revision, first, last = found[0]
        return Progress(
            version=version, position=position, revision=revision, first=first, last=last
        )

    async def add(self, said: Sequence[Said], *, position: int, revision: int) -> bool:
        async def add(line: Line) -> bool:
            known = await _known(line, {message.organization for message in said})
            row = await _one(line, _ADD, (position, revision, *_placed(said, known)))
            return bool(row[0])

        return await self._run(add)

    async def find(
        self, organization: OrganizationId, phrases: Sequence[Phrase], *, limit: int
    ) -> list[InterviewId]:
        rows = await self._latest(_FIND, organization, phrases, before=None, limit=limit)
        return [*dict.fromkeys(InterviewId(interview) for _, interview, _ in rows)]

    async def look(
        self,
        organization: OrganizationId,
        phrases: Sequence[Phrase],
        *,
        before: int | None,
        limit: int,
    ) -> list[Place]:
        rows = await self._latest(_LOOK, organization, phrases, before=before, limit=limit)
        return [
            Place(number=place, interview=InterviewId(interview), seq=seq)
            for place, interview, seq in rows
        ]

    async def contents(
        self, places: Sequence[Place]
    ) -> dict[tuple[InterviewId, int], tuple[str, bytes]]:
        asked = (
            packing.uuids([place.interview for place in places]),
            packing.numbers([place.seq for place in places]),
        )
        found = await self._connections.rows(_CONTENTS, asked)
        return {(InterviewId(id), seq): (name, content) for id, seq, name, content in found}

    async def erase(self, interviews: Sequence[InterviewId]) -> None:
        async def erase(line: Line) -> None:
            async with line.transaction():
                await line.execute(_REVISE, prepare=False)
                await line.execute(_ERASE, (packing.uuids(interviews),))

        if interviews:
            await self._run(erase)

    async def clear(self, *, revision: int) -> None:
        async def clear(line: Line) -> None:
            async with line.transaction():
                await line.execute(_LOCK_TO_CLEAR, prepare=False)
                if (await line.execute(_BEGIN_ANEW, (VERSION, revision))).rowcount == 1:
                    for statement in _CLEAR:
                        await line.execute(statement)

        await self._run(clear)

    async def renew(self, damage: WordsDamaged) -> None:
        async def renew(line: Line) -> None:
            await search_tables.renew(line, damage)

        await self._connections.run(renew, deadline_s=search_tables.RENEW_DEADLINE_S)

    async def lead(self, *, lease_s: float) -> bool:
        async def lead(line: Line) -> bool:
            return (
                await line.execute(_LEAD, (self._node, lease_s, self._node, VERSION))
            ).rowcount == 1

        return await self._run(lead)

    async def leave(self) -> None:
        async def leave(line: Line) -> None:
            await line.execute(_LEAVE, (self._node,))

        await self._run(leave)

    async def tidy(self) -> None:
        async def tidy(line: Line) -> None:
            await line.execute(_TIDY)

        await self._run(tidy)

    async def _latest(
        self,
        sql: str,
        organization: OrganizationId,
        phrases: Sequence[Phrase],
        *,
        before: int | None,
        limit: int,
    ) -> list[tuple[Any, ...]]:
        """Return rows of `_LOOK` or `_FIND` about the latest `limit` messages.

        The newest segment is asked first; where little is found, ever more of them at a time.
        """
        known = await self._rows(_ORGANIZATIONS, (packing.texts([organization]),))
        if not known:
            return []
        [(_, number, messages)] = known
        end = messages if before is None else min(messages, before)
        found: list[tuple[Any, ...]] = []
        last, many, left = (end - 1) // search_vectors.SEGMENT, 1, limit
        while last >= 0 and left > 0:
            first = max(last - many + 1, 0)
            asked = packing.texts(
                search_vectors.query(phrases, organization=number, segment=segment)
                for segment in range(last, first - 1, -1)
            )
            rows = await self._rows(sql, (asked, number, end, left, left))
            found += rows
            here = sum(row[2] for row in rows) if sql is _FIND else len(rows)
            last, left = first - 1, left - here
            if here * GROWTH <= left:
                many = min(many * GROWTH, SEGMENTS_MAX)
        return found

    async def _rows(self, sql: str, parameters: Sequence[Any] = ()) -> list[tuple[Any, ...]]:
        return await _soundly(self._connections.rows(sql, parameters))

    async def _run(self, work: Callable[[Line], Awaitable[T]]) -> T:
        return await _soundly(self._connections.run(work))


async def _soundly(use: Awaitable[T]) -> T:
    """Return what comes of using the index.

    Raises:
        WordsDamaged: the server says that it cannot be used as it is.
    """
    try:
        return await use
    except VivavoceError as error:
        if isinstance(error.__cause__, search_tables.MISSING):
            raise WordsDamaged(is_missing=True) from error
        if isinstance(error.__cause__, search_tables.SENSELESS):
            raise WordsDamaged(is_missing=False) from error
        raise


async def _known(
    line: Line, organizations: set[OrganizationId]
) -> dict[OrganizationId, tuple[int, int]]:
    """Return the number of each organization, and how many messages of it were taken in."""
    cursor = line.cursor(binary=True)
    await cursor.execute(_ORGANIZATIONS, (packing.texts(organizations),))
    known = {
        OrganizationId(organization): (int(number), int(messages))
        for organization, number, messages in await cursor.fetchall()
    }
    if new := sorted(organizations - known.keys()):
        [last] = await _one(line, _LAST_NUMBER)
        known |= {organization: (last + n, 0) for n, organization in enumerate(new, 1)}
    return known


def _placed(
    said: Sequence[Said], known: dict[OrganizationId, tuple[int, int]]
) -> list[packing.Packed]:
    """Return the columns of `_ADD`: organizations as they are then, and messages."""
    numbers, places, vectors = [], [], []
    for message in said:
        number, place = known[message.organization]
        known[message.organization] = (number, place + 1)
        numbers.append(number)
        places.append(place)
        vectors.append(search_vectors.vector(message.words, organization=number, place=place))
    return [
        packing.texts(known),
        packing.numbers([number for number, _ in known.values()]),
        packing.numbers([messages for _, messages in known.values()]),
        packing.uuids([message.interview for message in said]),
        packing.numbers([message.seq for message in said]),
        packing.numbers(numbers),
        packing.numbers(places),
        packing.texts(vectors),
    ]


async def _one(line: Line, sql: str, parameters: Sequence[Any] = ()) -> tuple[Any, ...]:
    cursor = line.cursor(binary=True)
    await cursor.execute(sql.encode(), parameters)
    row = await cursor.fetchone()
    assert row is not None, "an aggregate gives one row"
    return row
