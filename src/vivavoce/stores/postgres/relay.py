"""What other nodes do, passed on to this one: at once by notifications, and by looking.

A connection of its own listens. What it hears is gathered while what was heard before is being
read, so that under load one statement reads what many notifications told of. Once a second it
is looked for whatever was not told: a lost notification delays, and never loses.

Through a pooler nobody can listen; then it is looked oftener.
"""

import asyncio
import random
from collections.abc import Awaitable, Callable, Iterable, Mapping
from contextlib import aclosing, suppress

import psycopg

from vivavoce.domain.ids import InterviewId
from vivavoce.errors import StoreUnavailable, VivavoceError
from vivavoce.journal.news import Hearer, Move
from vivavoce.journal.store import Record
from vivavoce.stores.postgres import drafts, looking, telling
from vivavoce.stores.postgres.connecting import Gate, Line, connected, why
from vivavoce.stores.postgres.connections import Connections

# How soon what was not told is found, listening and not.
LOOK_EVERY_S = 1.0
LOOK_EVERY_S_UNTOLD = 0.3

# A database that is silent for longer is taken for lost: callers are better off elsewhere.
LOOK_PATIENCE_S = 3.0

# While nobody tells of it, erasures are looked for, and pages are asked anew who they are, as
# often as that: for so long a node may not have noticed either.
COMPARE_EVERY_S = 5.0
DOUBT_EVERY_S = 30.0

# A silent connection is asked whether it is one.
PING_EVERY_S = 5.0
PING_PATIENCE_S = 5.0

RECONNECT_S = (0.1, 5.0)

# Drafts are told so often at the most, and a node that has some is heard of so often at least.
DRAFTS_EVERY_S = 0.1
ALIVE_EVERY_S = 1.0

# More heard of at once than this is not told apart any more.
MOVES_MAX = 20_000

_LISTEN = f"LISTEN {telling.CHANNEL}"


class Relay:
    """Hears of other nodes: see `journal.news.News`.

    Args:
        node: this one, whose own notifications are nothing new.
    """

    def __init__(self, gate: Gate, connections: Connections, *, node: str) -> None:
        self._gate = gate
        self._connections = connections
        self._node = node
        self._outbox = drafts.Outbox()
        self._others = drafts.Others()
        self._has_words = asyncio.Event()
        self._heard = asyncio.Event()
        self._moves: dict[InterviewId, Move] = {}
        self._is_much = False  # more was moved than has been told
        self._seen = 0
        self._timeline: int | None = None  # of the server that was listened to last
        self._tasks: list[asyncio.Task[None]] = []
        self.is_listening = False
        self.ignored = 0  # notifications that made no sense

    async def start(
        self,
        hearer: Hearer,
        *,
        on_look: Callable[[StoreUnavailable | None], None] = lambda error: None,
    ) -> None:
        self._seen = await looking.horizon(self._connections)
        self._tasks = [
            asyncio.create_task(self._listen_for_ever(hearer), name="news-listening"),
            asyncio.create_task(self._read_for_ever(hearer), name="news-reading"),
            asyncio.create_task(self._look_for_ever(hearer, on_look), name="news-looking"),
            asyncio.create_task(self._tell_for_ever(), name="news-drafts"),
        ]

    async def records(self, after: Mapping[InterviewId, int]) -> dict[InterviewId, list[Record]]:
        return await looking.records(
            self._connections, {each: (seq, looking.ALL) for each, seq in after.items()}
        )

    async def close(self) -> None:
        for task in self._tasks:
            task.cancel()
        await asyncio.gather(*self._tasks, return_exceptions=True)
        self._tasks = []

    def tell(self, interview: InterviewId, draft_id: str, text: str | None) -> None:
        self._outbox.put(interview, draft_id, text)
        if self._outbox.is_waiting:
            self._has_words.set()

    # Being told.

    async def _listen_for_ever(self, hearer: Hearer) -> None:
        pause_s = RECONNECT_S[0]
        while True:
            try:
                async with connected(self._gate) as line:
                    if line.is_pooled:
                        return
                    await line.execute(_LISTEN)
                    self.is_listening = True
                    pause_s = RECONNECT_S[0]
                    # Whatever was told before was told to nobody.
                    self._others.forget_all(hearer)
                    if self._timeline not in (None, line.server.timeline):
                        # Another server was promoted. Where it had not everything yet, what is
                        # held here is of a past that is no more.
                        hearer.lost_track()
                    self._timeline = line.server.timeline
                    hearer.revoked()
                    await self._compare(hearer)
                    await self._listen(line, hearer)
            except (psycopg.Error, OSError, VivavoceError) as error:
                if self.is_listening:
                    hearer.cut_off(why(error) or type(error).__name__)
            except Exception as error:
                hearer.failed(error)
            finally:
                self.is_listening = False
            await asyncio.sleep(pause_s * random.uniform(0.5, 1.0))  # noqa: S311 - jitter
            pause_s = min(2 * pause_s, RECONNECT_S[1])

    async def _listen(self, line: Line, hearer: Hearer) -> None:
        """Take notifications until the connection breaks."""
        while True:
            async with aclosing(line.notifies(timeout=PING_EVERY_S)) as notifications:
                async for notified in notifications:
                    self._take(notified.payload, hearer)
            async with asyncio.timeout(PING_PATIENCE_S):
                await line.execute("SELECT 1")
            if self._gate.is_past(line):
                raise StoreUnavailable("Another server has taken its place.")

    def _take(self, payload: str, hearer: Hearer) -> None:
        if payload.startswith(f"{self._node} "):
            return
        told = telling.understood(payload)
        if told is None:
            self.ignored += 1
            if self.ignored == 1:
                hearer.disturbed(telling.CHANNEL)
            return
        self._others.heard(told.node)
        match told:
            case telling.Committed(moves=None):
                self._is_much = True
                self._heard.set()
            case telling.Committed(moves=moves):
                self._gather(moves or ())
            case telling.Erased(interview=interview):
                hearer.look_again([interview])
            case telling.Revoked(ended=ended):
                hearer.revoked(ended)
            case telling.Drafted(node=node, pieces=pieces):
                self._others.take(node, pieces, hearer)

    def _gather(self, moves: Iterable[Move]) -> None:
        """Have what was moved read soon, together with what is told meanwhile."""
        for move in moves:
            before = self._moves.get(move.interview)
            if before is not None:
                after = (
                    None
                    if before.after is None or move.after is None
                    else min(before.after, move.after)
                )
                move = Move(move.interview, after, max(before.version, move.version))  # noqa: PLW2901 - the two are one
            self._moves[move.interview] = move
        if len(self._moves) > MOVES_MAX:
            self._moves.clear()
            self._is_much = True
        self._heard.set()

    # Reading what was told.

    async def _read_for_ever(self, hearer: Hearer) -> None:
        while True:
            await self._heard.wait()
            self._heard.clear()
            moves, self._moves = list(self._moves.values()), {}
            is_much, self._is_much = self._is_much, False
            await self._outlive(hearer, self._pass_on(moves, hearer))
            if is_much:
                await self._outlive(hearer, self._compare(hearer))

    async def _pass_on(self, moves: list[Move], hearer: Hearer) -> None:
        """Publish the records of what was moved and is watched here, each interview's in order."""
        wanted = hearer.moved(moves)
        until = {move.interview: move.version for move in moves}
        few = {
            interview: (after, until[interview])
            for interview, after in wanted.items()
            if until[interview] - after <= looking.RECORDS_MAX
        }
        found = {}
        try:
            if few:
                found = await looking.records(self._connections, few)
        finally:
            for interview, records in found.items():
                hearer.publish(interview, records)
            if left := [interview for interview in wanted if interview not in found]:
                hearer.look_again(left)

    async def _compare(self, hearer: Hearer) -> None:
        """Look where everything stands that is watched here."""
        watched = hearer.watched()
        standing = await looking.standing(self._connections, watched)
        if gone := [interview for interview in watched if interview not in standing]:
            hearer.look_again(gone)
        moves = [Move(interview, None, version) for interview, version in standing.items()]
        await self._pass_on(moves, hearer)

    # Looking.

    async def _look_for_ever(
        self, hearer: Hearer, on_look: Callable[[StoreUnavailable | None], None]
    ) -> None:
        now = asyncio.get_running_loop().time
        compared_at = doubted_at = now()
        while True:
            every_s = LOOK_EVERY_S if self.is_listening else LOOK_EVERY_S_UNTOLD
            await asyncio.sleep(every_s * random.uniform(0.9, 1.1))  # noqa: S311 - jitter
            self._others.forget_silent(hearer)
            error = await self._outlive(hearer, self._look(hearer))
            on_look(error)
            if self.is_listening:
                continue
            if now() - compared_at >= COMPARE_EVERY_S:
                compared_at = now()
                await self._outlive(hearer, self._compare(hearer))
            if now() - doubted_at >= DOUBT_EVERY_S:
                doubted_at = now()
                hearer.revoked()

    async def _look(self, hearer: Hearer) -> None:
        try:
            async with asyncio.timeout(LOOK_PATIENCE_S):
                seen = await looking.since(self._connections, self._seen)
        except TimeoutError as error:
            raise StoreUnavailable(f"No answer in {LOOK_PATIENCE_S:.0f} seconds.") from error
        if seen.moves is None:
            hearer.lost_track()
        else:
            self._gather(seen.moves)
        if seen.end < self._seen:
            self._is_much = True  # another server, which has not come as far: see where all stands
            self._heard.set()
            self._seen = seen.horizon
        else:
            self._seen = max(self._seen, seen.horizon)  # it may go back: see `horizon`

    async def _outlive(self, hearer: Hearer, work: Awaitable[None]) -> StoreUnavailable | None:
        """Wait for `work`; return why the database did not answer, if it did not."""
        try:
            await work
        except StoreUnavailable as error:
            return error
        except Exception as error:
            # Whatever it was: without this task pages would stand still.
            hearer.failed(error)
        return None

    # Telling of drafts.

    async def _tell_for_ever(self) -> None:
        while True:
            if not self._outbox.is_waiting:
                self._has_words.clear()
                with suppress(TimeoutError):  # then it is told that we are there
                    async with asyncio.timeout(ALIVE_EVERY_S if self._outbox.is_open else None):
                        await self._has_words.wait()
            text = telling.drafted(self._node, self._outbox.take())
            with suppress(VivavoceError):  # whoever misses a piece waits for the message
                await self._connections.rows(telling.TELL_AT_ONCE, (text,))
            await asyncio.sleep(DRAFTS_EVERY_S)
