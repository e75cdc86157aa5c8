"""Finishing turns: a candidate's words without a reply are work, found in the journal (I6).

A reply is produced as often as it takes and stored once: it is appended at the
version it was decided upon, so of two attempts one loses. What a crash left
undone is found through the store's index of owed replies, at start and every
few seconds.
"""

import asyncio
import random
from collections.abc import Callable
from datetime import datetime, timedelta

from vivavoce import observability
from vivavoce.domain.ids import InterviewId
from vivavoce.errors import DamagedRecord, NotFound, StaleVersion, VivavoceError
from vivavoce.interviewers.registry import Interviewers
from vivavoce.journal.store import PAGE_MAX, Store
from vivavoce.service.clock import Clock
from vivavoce.service.interviews import Interviews
from vivavoce.service.vitals import Vitals

REPLY_TIMEOUT_S = 60.0
ATTEMPTS_MAX = 3
RETRY_BASE_S = 0.2
SWEEP_EVERY_S = 3.0

# Replies produced at the same time; the rest wait in memory as ids only.
TURNS_MAX = 200

# An interview whose turn failed is left alone this long before the sweep tries again.
REST_AFTER_FAILURE = timedelta(seconds=30)


class Turns:
    """Produces owed replies and meets deadlines, until closed."""

    def __init__(
        self,
        interviews: Interviews,
        interviewers: Interviewers,
        store: Store,
        vitals: Vitals,
        clock: Clock,
    ) -> None:
        self._interviews = interviews
        self._interviewers = interviewers
        self._store = store
        self._vitals = vitals
        self._clock = clock
        self._running: dict[InterviewId, asyncio.Task[None]] = {}
        self._rests: dict[InterviewId, datetime] = {}
        self._places = asyncio.Semaphore(TURNS_MAX)
        self._closing = False
        self._sweeper: asyncio.Task[None] | None = None
        self._warming: asyncio.Task[None] | None = None

    def start(self, *, warm: Callable[[], object] | None = None) -> None:
        """Look for owed replies and deadlines now, and from then on every few seconds.

        Args:
            warm: what replies need before the first can be made. It is called on a thread,
                so that messages are acknowledged meanwhile; replies to somebody wait for it.
        """
        if warm is not None:
            self._warming = asyncio.create_task(_get_warm(warm), name="turn-warming")
        self._sweeper = asyncio.create_task(self._sweep_for_ever(), name="turn-sweeper")

    def schedule(self, interview: InterviewId) -> None:
        """See to it that the reply `interview` owes is produced soon.

        A turn under way notices by itself that more was said meanwhile.
        """
        running = self._running.get(interview)
        # One that has just ended, but was not taken off the list yet, notices nothing more.
        if self._closing or (running is not None and not running.done()):
            return
        task = asyncio.create_task(self._take_turn(interview))
        self._running[interview] = task
        task.add_done_callback(lambda ended: self._ended(interview, ended))

    async def settle(self, interview: InterviewId, *, patience_s: float) -> None:
        """Wait until the turn under way in `interview` has ended, `patience_s` at the most."""
        task = self._running.get(interview)
        if task is not None:
            await asyncio.wait({task}, timeout=patience_s)

    async def owed(self) -> int:
        """Return how many interviews owe a reply."""
        return sum((await self._store.owed_counts()).values())

    async def sweep(self) -> int:
        """Start every turn that is owed and meet every deadline; return how many were owed."""
        now = self._clock.now()
        # A rest is over, too, when the clock was set back: it would last for years (I6).
        self._rests = {
            id_: until
            for id_, until in self._rests.items()
            if timedelta(0) < until - now <= REST_AFTER_FAILURE
        }
        # Those that rest are among the longest owed; they must not hide the others.
        owed = await self._store.owed(limit=PAGE_MAX + len(self._rests))
        for summary in owed:
            if summary.id not in self._rests:
                self.schedule(summary.id)
        for summary in await self._store.due(now):
            try:
                await self._interviews.meet_deadline(summary.id)
            except VivavoceError as error:
                observability.warning(
                    "deadline:failed", str(error), interviewId=summary.id, code=error.code
                )
        return len(owed)

    async def close(self, *, patience_s: float) -> None:
        """Start no more turns; let those under way finish within `patience_s`, then end them.

        What is not finished stays owed, and the next start finishes it.
        """
        self._closing = True
        if self._sweeper is not None:
            self._sweeper.cancel()
            await asyncio.gather(self._sweeper, return_exceptions=True)
        running = set(self._running.values())
        if running:
            _, late = await asyncio.wait(running, timeout=patience_s)
            for task in late:
                task.cancel()
            await asyncio.gather(*late, return_exceptions=True)

    async def _sweep_for_ever(self) -> None:
        while True:
            try:
                await self.sweep()
            except VivavoceError as error:  # a disk that fails, or damage where it looked
                observability.warning("turn:sweep-failed", str(error), code=error.code)
            except Exception as error:
                # Whatever it was: without the sweep, interviews would be stuck.
                observability.error("turn:sweep-failed", "The sweep failed", cause=error)
            await asyncio.sleep(SWEEP_EVERY_S * random.uniform(0.8, 1.2))  # noqa: S311 - jitter

    def _ended(self, interview: InterviewId, turn: asyncio.Task[None]) -> None:
        if self._running.get(interview) is turn:
            del self._running[interview]

    async def _take_turn(self, interview: InterviewId) -> None:
        async with self._places:
            for attempt in range(1, ATTEMPTS_MAX + 1):
                try:
                    while await self._answer(interview):
                        pass
                except (NotFound, DamagedRecord):
                    # Erased meanwhile, or it or its guide cannot be read, as was reported.
                    self._rests[interview] = self._clock.now() + REST_AFTER_FAILURE
                    return
                except Exception as error:
                    if attempt == ATTEMPTS_MAX or self._closing:
                        self._give_up(interview, error)
                        return
                    await asyncio.sleep(RETRY_BASE_S * 2**attempt * random.uniform(0.5, 1.5))  # noqa: S311 - jitter
                else:
                    return

    async def _answer(self, interview: InterviewId) -> bool:
        """Produce one reply, if one is owed; tell whether more may be owed now."""
        view = await self._interviews.owed_view(interview)
        if view is None:
            return False
        # Opening words need little; an answer has to be understood.
        if self._warming is not None and not self._warming.done() and view.interview.transcript:
            await asyncio.shield(self._warming)
            return True  # more may have been said meanwhile
        interviewer = self._interviewers.find(view.interview.interviewer)
        if interviewer is None:
            return False
        reply = await asyncio.wait_for(interviewer.reply(view), REPLY_TIMEOUT_S)
        try:
            stored = await self._interviews.give_reply(view, reply)
        except StaleVersion:
            stored = False
        if not stored:
            self._vitals.discarded += 1
            observability.info(
                "turn:discarded", "A late reply was discarded", interviewId=interview
            )
        return True

    def _give_up(self, interview: InterviewId, error: Exception) -> None:
        """Leave the reply owed: the sweep comes back to it."""
        self._rests[interview] = self._clock.now() + REST_AFTER_FAILURE
        observability.error(
            "turn:failed",
            "No reply could be produced; it stays owed",
            cause=None if isinstance(error, VivavoceError) else error,
            interviewId=interview,
            reason=str(error) or type(error).__name__,
        )


async def _get_warm(warm: Callable[[], object]) -> None:
    try:
        await asyncio.to_thread(warm)
    except Exception as error:
        # Replies are tried all the same; what fails then is told with the interview.
        observability.warning("turn:cold", "Warming up failed", reason=str(error))
