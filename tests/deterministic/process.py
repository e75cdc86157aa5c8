"""One server process of a simulation: the real services on a simulated store, and its death."""

import asyncio
import contextlib
import contextvars
import random
from collections.abc import Callable, Coroutine, Sequence
from types import SimpleNamespace
from typing import Any, TypeVar, cast

import msgspec

from tests.deterministic.disk import Disk, SimulatedStore, VirtualClock
from tests.deterministic.ledger import Sent
from tests.deterministic.loop import RUNNING_IN, TaskList
from vivavoce.domain.events import GuideRef
from vivavoce.domain.guide import Guide
from vivavoce.domain.ids import GuideId, OrganizationId
from vivavoce.domain.profile import ProfileValue
from vivavoce.errors import StoreBroken
from vivavoce.interviewers.interviewer import Reply, View
from vivavoce.interviewers.registry import Interviewers
from vivavoce.journal.feed import Feed
from vivavoce.journal.group_commit import GroupCommit
from vivavoce.running import TURN_PATIENCE_S, UNSAVED_PATIENCE_S
from vivavoce.service.interviews import Interviews
from vivavoce.service.library import Library
from vivavoce.service.live import LiveInterviews
from vivavoce.service.services import Services
from vivavoce.service.spending import Budgets
from vivavoce.service.turns import Turns
from vivavoce.service.unsaved import Unsaved
from vivavoce.service.vitals import Vitals

T = TypeVar("T")

MACHINE = "machine"
GUIDE = GuideId("simulated")
VERSIONS = tuple(GuideRef(id=GUIDE, version=label, hash=label * 64) for label in "12")


class NoAnswer(Exception):
    """The process died, or the line broke: the outcome is unknown to who asked."""


class Parts(msgspec.Struct, frozen=True):
    """Which classes a process is made of. Planted bugs are subclasses of the real ones."""

    store: type[SimulatedStore] = SimulatedStore
    journal: type[GroupCommit] = GroupCommit
    live: type[LiveInterviews] = LiveInterviews
    interviews: type[Interviews] = Interviews
    turns: type[Turns] = Turns


class Shelf(Library):
    """Two versions of one guide. They are looked up in the store, which takes its time."""

    def __init__(self, store: SimulatedStore, guides: Sequence[Guide]) -> None:
        self._store = store
        self._guides = guides

    async def pinned(self, organization: OrganizationId, reference: GuideRef) -> Guide:
        await self._store.look_up()
        return self._guides[VERSIONS.index(reference)]


class Machine:
    """An interviewer that takes its time, fails, hangs, and decides several things at once."""

    def __init__(self, disk: Disk) -> None:
        self._disk = disk
        self.failing = 0.0

    async def reply(self, view: View) -> Reply:
        chance = self._disk.chance
        await asyncio.sleep(chance.choice((0.0, 0.0, 0.001, 0.05, 1.0)))
        if self._disk.strikes(self.failing):
            if chance.random() < 0.3:
                await asyncio.sleep(3600)  # it never answers: the turn has to give up by itself
            raise RuntimeError("the model is down")
        heard = view.interview.heard
        turn = f"turn {view.interview.version}"
        return Reply(
            say=f"In {turn} to {heard}",
            changes={"turn": ProfileValue(value=turn, sources=(heard,) if heard else ())},
            move=turn,
        )


class Process:
    """A process that was started on `disk`. Make one on the simulation's loop."""

    def __init__(
        self,
        disk: Disk,
        guides: Sequence[Guide],
        parts: Parts,
        *,
        on_broken: Callable[["Process"], None],
    ) -> None:
        self.is_alive = True
        self.is_stopping = False
        self.unsaved_here: list[Sent] = []
        self._disk = disk
        self._tasks: TaskList = []
        self._waiting: dict[asyncio.Future[Any], None] = {}
        self._context = contextvars.copy_context()
        self._context.run(RUNNING_IN.set, self._tasks)
        self.machine = Machine(disk)
        self._context.run(self._build, guides, parts, lambda error: on_broken(self))

    def _build(
        self, guides: Sequence[Guide], parts: Parts, on_broken: Callable[[StoreBroken], None]
    ) -> None:
        clock = VirtualClock()
        interviewers = Interviewers()
        interviewers.register(MACHINE, self.machine)
        self.store = parts.store(self._disk)
        self.vitals, self.feed = Vitals(clock), Feed()
        self.journal = parts.journal(self.store, self.feed, self.vitals, on_broken=on_broken)
        # Room for two interviews, so that they are let go of and read again all the time.
        self.live = parts.live(
            self.store, Shelf(self.store, guides), self.vitals, interviews_max=2, messages_max=60
        )
        self.interviews = parts.interviews(self.store, self.journal, self.live, clock)
        self.unsaved = Unsaved(self.interviews, self.vitals)
        self.turns = parts.turns(
            self.interviews,
            interviewers,
            self.store,
            self.vitals,
            clock,
            feed=self.feed,
            budgets=Budgets(self.store, clock),
        )
        self.interviews.on_owed = self.turns.schedule
        self.turns.start()

    @property
    def pages(self) -> Services:
        """What a live page needs of the services."""
        nobody_is_revoked = SimpleNamespace(
            revocations=0, watch=lambda caller, look: contextlib.nullcontext()
        )
        return cast(
            Services,
            SimpleNamespace(interviews=self.interviews, feed=self.feed, access=nobody_is_revoked),
        )

    def spawn(self, work: Coroutine[Any, Any, T]) -> asyncio.Task[T]:
        """Run `work` in this process: it dies with it."""
        return asyncio.get_running_loop().create_task(work, context=self._context)

    async def answer(
        self, work: Coroutine[Any, Any, T], *, patience_s: float, chance: random.Random
    ) -> T:
        """Have this process do `work` for somebody outside, and return its answer.

        Raises:
            NoAnswer: it died meanwhile, or took longer than `patience_s`. Some who give
                up take their request back, others leave it to its fate.
        """
        task = self.spawn(work)
        task.add_done_callback(_look_at)
        death: asyncio.Future[None] = asyncio.get_running_loop().create_future()
        self._waiting[death] = None
        try:
            await asyncio.wait(
                (task, death), timeout=patience_s, return_when=asyncio.FIRST_COMPLETED
            )
            if self.is_alive and task.done() and not task.cancelled():
                return task.result()
            if self.is_alive and chance.random() < 0.5:
                task.cancel()
            raise NoAnswer
        finally:
            self._waiting.pop(death)

    def kill(self) -> None:
        """End it as `kill -9` does: nothing more of it reaches the disk or anybody outside."""
        self.is_alive = False
        self.store.is_dead = True
        for death in self._waiting:
            if not death.done():
                death.set_result(None)
        for task in self._tasks:
            task.cancel()

    async def stop(self) -> None:
        """Stop calmly, in the order of `running`: finish what was accepted, then end (I13)."""
        self.is_stopping = True
        await asyncio.wait({self.spawn(self._stop())})  # it may be killed while it stops
        self.kill()

    async def _stop(self) -> None:
        await self.turns.close(patience_s=TURN_PATIENCE_S)
        await self.unsaved.flush(patience_s=UNSAVED_PATIENCE_S)
        await self.journal.close()

    async def gone(self) -> None:
        """Wait until the last of its tasks has ended.

        A task may hear of its death once and go on, because what it waited for came in
        the same moment (`asyncio.wait_for` in Python 3.11): it is told again.
        """
        for _ in range(100):
            if all(task.done() for task in self._tasks):
                return
            for task in self._tasks:
                task.cancel()
            await asyncio.sleep(0.001)
        raise AssertionError("some tasks of a killed process cannot be ended")


def _look_at(task: asyncio.Task[Any]) -> None:
    """Take notice of an error that nobody waits for any more."""
    if not task.cancelled():
        task.exception()
