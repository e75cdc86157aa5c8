"""Finishing turns: a candidate's words without a reply are work, found in the journal (I6).

A reply is produced as often as it takes and stored once: it is appended at the
version it was decided upon, so of two attempts one loses. What a crash left
undone is found through the store's index of owed replies, at start and every
few seconds.
"""

import asyncio
import random
from collections.abc import Callable

from vivavoce import observability
from vivavoce.domain.ids import InterviewId
from vivavoce.errors import DamagedRecord, NotFound, StoreUnavailable, VivavoceError
from vivavoce.interviewers.registry import Interviewers
from vivavoce.interviewers.scripted import NAME as SCRIPTED
from vivavoce.interviewers.scripted import ScriptedInterviewer
from vivavoce.journal.feed import Feed
from vivavoce.journal.store import Store, Summary
from vivavoce.service.claims import Claims
from vivavoce.service.clock import Clock
from vivavoce.service.fallbacks import Fallbacks
from vivavoce.service.interviews import Interviews
from vivavoce.service.outcomes import Outcome
from vivavoce.service.rests import REST_MAX_S, Rests
from vivavoce.service.reviews import Reviews
from vivavoce.service.spending import Budgets
from vivavoce.service.turn import Turn
from vivavoce.service.vitals import Vitals

SWEEP_EVERY_S = 3.0

# What is owed is taken in shares of so many, with a pause in between in which the replies to
# it are made: nodes that start together get about as much each, and the store is not flooded.
SHARE = 100
PAUSE_S = 0.2

# Replies that somebody outside is asked for at the same time; the rest wait in memory as ids
# only. The script waits for nobody.
TURNS_MAX = 2_000


class Turns:
    """Has owed replies and reviews made and deadlines met, until closed."""

    def __init__(
        self,
        interviews: Interviews,
        interviewers: Interviewers,
        store: Store,
        vitals: Vitals,
        clock: Clock,
        *,
        feed: Feed,
        budgets: Budgets,
    ) -> None:
        self._interviews = interviews
        self._store = store
        self._clock = clock
        self._rests = Rests(clock)
        self._claims = Claims(store)
        self.reviews = Reviews(interviews, interviewers, self._rests, budgets, vitals, clock)
        self._turn = Turn(
            interviews,
            interviewers,
            feed,
            vitals,
            claims=self._claims,
            budgets=budgets,
            fallbacks=Fallbacks(interviews, ScriptedInterviewer(), self._rests, vitals, clock),
            reviews=self.reviews,
        )
        self._running: dict[InterviewId, asyncio.Task[None]] = {}
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
        self._claims.start()
        self._sweeper = asyncio.create_task(self._sweep_for_ever(), name="turn-sweeper")

    @property
    def resting(self) -> int:
        """How many interviews are left alone for a while, since their turn failed."""
        return len(self._rests)

    def schedule(self, interview: InterviewId) -> None:
        """See to it that what `interview` is owed is made soon.

        A turn under way notices by itself that more was said meanwhile.
        """
        running = self._running.get(interview)
        # One that has just ended, but was not taken off the list yet, notices nothing more.
        if self._closing or (running is not None and not running.done()):
            return
        task = asyncio.create_task(self._take_turns(interview))
        self._running[interview] = task
        task.add_done_callback(lambda ended: self._ended(interview, ended))

    async def settle(self, interview: InterviewId, *, patience_s: float) -> None:
        """Wait until the turn under way in `interview` has ended, `patience_s` at the most."""
        task = self._running.get(interview)
        if task is not None:
            await asyncio.wait({task}, timeout=patience_s)

    async def owed(self) -> int:
        """Return how many interviews a machine owes a reply or a review."""
        return sum((await self._store.owed_counts()).values())

    async def sweep(self) -> int:
        """Start every turn that is owed and that nobody takes, and meet every deadline.

        Returns:
            How many turns were begun.
        """
        self._rests.prune()
        begun = await self._take_owed()
        due = await self._store.due(self._clock.now())
        random.shuffle(due)  # other nodes meet them, too; each begins somewhere else
        for summary in due:
            self._interviews.stands_at(summary.id, summary.version)
            try:
                await self._interviews.meet_deadline(summary.id)
            except VivavoceError as error:
                observability.warning(
                    "deadline:failed", str(error), interviewId=summary.id, code=error.code
                )
        return begun

    async def _take_owed(self) -> int:
        """Begin the turns that are owed, share by share; return how many that were."""
        begun = 0
        while not self._closing:
            # Those that rest, or are under way, are the longest owed; they must not hide others.
            busy = {*self._rests.resting(), *self._running}
            owed = await self._claims.take(limit=SHARE, without=busy)
            begun += len(owed)
            turns = [turn for each in owed if (turn := self._begin(each)) is not None]
            if len(owed) < SHARE or not turns:
                break
            await asyncio.wait(turns, timeout=PAUSE_S)
        return begun

    def _begin(self, taken: Summary) -> asyncio.Task[None] | None:
        """Start the turn of an interview that was taken, and return it; None while closing."""
        self._interviews.stands_at(taken.id, taken.version)
        self.schedule(taken.id)
        turn = self._running.get(taken.id)
        if turn is None:
            self._claims.let_go(taken.id)
        return turn

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
        await self._claims.close()

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

    async def _take_turns(self, interview: InterviewId) -> None:
        """Take the turns of `interview` until nothing more is owed, or it has to rest."""
        try:
            outcome = Outcome.AGAIN
            while outcome is Outcome.AGAIN and not self._closing:
                outcome = await self._take_turn(interview)
        except (NotFound, DamagedRecord):
            # Erased meanwhile, or it or its guide cannot be read, as was reported.
            self._rests.begin(interview, at_least_s=REST_MAX_S)
        except StoreUnavailable as error:
            # What is wrong is told by whoever notices first; the reply is one of many.
            self._rests.begin(interview)
            observability.warning(
                "turn:put-off",
                "The store did not answer; the reply stays owed",
                interviewId=interview,
                reason=str(error),
            )
        except Exception as error:
            self._rests.begin(interview)
            observability.error(
                "turn:failed",
                "No reply could be made; it stays owed",
                cause=None if isinstance(error, VivavoceError) else error,
                interviewId=interview,
                reason=str(error) if isinstance(error, VivavoceError) else type(error).__name__,
            )
        finally:
            self._claims.let_go(interview, rest_s=self._rests.left_s(interview))

    async def _take_turn(self, interview: InterviewId) -> Outcome:
        """Make what is owed now, if anything is."""
        # What is claimed here, nobody else answers, whichever node was told more meanwhile.
        is_sure = interview in self._claims
        view = await self._interviews.owed_view(interview, is_sure=is_sure)
        if view is None:
            self._rests.forget(interview)
            return Outcome.DONE
        # Opening words need little; an answer has to be understood.
        if self._warming is not None and not self._warming.done() and view.interview.transcript:
            await asyncio.shield(self._warming)
            return Outcome.AGAIN  # more may have been said meanwhile
        if view.interview.owes_reply and view.interview.interviewer == SCRIPTED:
            # It has its words at once and costs nobody anything: the version is enough (I5).
            return await self._turn.take(view)
        if not await self._claims.hold(interview):
            return Outcome.DONE  # somebody else makes it
        async with self._places:
            if view.interview.owes_review:
                return await self.reviews.take(view)
            return await self._turn.take(view)


async def _get_warm(warm: Callable[[], object]) -> None:
    try:
        await asyncio.to_thread(warm)
    except Exception as error:
        # Replies are tried all the same; what fails then is told with the interview.
        observability.warning("turn:cold", "Warming up failed", reason=str(error))
