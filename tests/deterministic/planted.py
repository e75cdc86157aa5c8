"""Mistakes a developer could make in the durable core, each a subclass of the real part.

The simulation is worth its seconds only as long as it finds every one of them.
"""

import asyncio
from collections.abc import Sequence
from typing import Any

import msgspec

from tests.deterministic.disk import SimulatedStore
from tests.deterministic.process import Parts
from vivavoce.domain.events import MessageAdded
from vivavoce.domain.ids import InterviewId
from vivavoce.domain.interview import Interview
from vivavoce.errors import StaleVersion, StoreUnavailable
from vivavoce.journal.codec import decode
from vivavoce.journal.group_commit import GroupCommit, Then, Waiter
from vivavoce.journal.store import Append, Appended
from vivavoce.service.interviews import Interviews
from vivavoce.service.live import Held, LiveInterviews
from vivavoce.service.outcomes import Outcome
from vivavoce.service.receipts import Receipt, receipt_of
from vivavoce.service.turns import Turns


def _nothing() -> None:
    """Do nothing more once committed: it was done already."""


class AcknowledgesBeforeTheCommit(GroupCommit):
    """Tells callers that it is stored, and stores it then."""

    async def _commit(self, batch: list[Waiter]) -> None:
        for append, done, then, _ in batch:
            if not done.done():
                then()
                done.set_result(Appended(version=append.summary.version))
        await super()._commit([(append, done, _nothing, size) for append, done, _, size in batch])


class GoesOnAfterAFailedCommit(GroupCommit):
    """Takes what was not confirmed for stored, as far as memory goes."""

    def _fail(self, batch: list[Waiter], error: StoreUnavailable) -> None:
        for append, done, then, _ in batch:
            if not done.done():
                then()
                done.set_result(Appended(version=append.summary.version))
        super()._fail(batch, error)


class ForgetsToWakeItsWriter(GroupCommit):
    """Clears the sign that something has arrived after a commit, not before it looks."""

    async def _run(self) -> None:
        while True:
            await self._arrived.wait()
            if not self._waiting and self._closing:
                return
            if self._waiting:
                batch = self._next_batch()
                await self._commit(batch)
                self._waiting_bytes -= sum(size for *_, size in batch)
            self._arrived.clear()


class PublishesBeforeTheCommit(GroupCommit):
    """Shows live pages what is about to be stored."""

    async def _commit(self, batch: list[Waiter]) -> None:
        for append, *_ in batch:
            self._feed.publish(append.interview, append.records)
        await super()._commit(batch)


class AnswersRepeatsFromMemory(Interviews):
    """Knows every message it was asked to store, and answers a repeat at once."""

    def __init__(self, store: Any, journal: GroupCommit, live: LiveInterviews, clock: Any) -> None:
        super().__init__(store, journal, live, clock)
        self._promised: dict[str, Receipt] = {}
        commit = journal.append

        async def remember(append: Append, *, then: Then = _nothing) -> Appended:
            for record in append.records:
                event = decode(record.name, record.content or b"")
                if isinstance(event, MessageAdded):
                    self._promised[event.id] = receipt_of(record, event.id, is_repeat=True)
            return await commit(append, then=then)

        journal.append = remember  # type: ignore[method-assign]

    async def add_message(self, *args: Any, **options: Any) -> Receipt:
        known = self._promised.get(options["id"])
        return known or await super().add_message(*args, **options)


class AnswersRepeatsAnew(Interviews):
    """Gives a repeat the receipt of the latest event instead of the first one's."""

    async def add_message(self, *args: Any, **options: Any) -> Receipt:
        receipt = await super().add_message(*args, **options)
        if not receipt.is_repeat:
            return receipt
        records = await self._store.read(args[1])
        return receipt_of(records[-1], receipt.id, is_repeat=True)


class KeepsWhatMayBeWrong(LiveInterviews):
    """Does not let go of an interview whose commit had an unknown outcome."""

    def forget(self, interview: InterviewId) -> None:
        pass


class KeepsAnOlderStory(LiveInterviews):
    """Lets a commit that nobody waited for pass another entry by."""

    def advance(self, held: Held, interview: Interview, head: bytes) -> None:
        held.interview, held.head = interview, head


class NeverLooksForOwedReplies(Turns):
    """Answers what it hears of, and forgets what a crash interrupted."""

    async def sweep(self) -> int:
        return 0


class LeavesOutWhatFailedOnce(Turns):
    """Never comes back to an interview whose turn ended without a reply."""

    def __init__(self, *parts: Any, **more: Any) -> None:
        super().__init__(*parts, **more)
        self._given_up: set[InterviewId] = set()

    async def _take_turn(self, interview: InterviewId) -> Outcome:
        outcome = await super()._take_turn(interview)
        if outcome is Outcome.LATER:
            self._given_up.add(interview)
        return outcome

    def schedule(self, interview: InterviewId) -> None:
        if interview not in self._given_up:
            super().schedule(interview)


class StoresHalfADecision(SimulatedStore):
    """Writes event by event: a process that dies in between leaves a part."""

    async def append(self, appends: Sequence[Append]) -> list[Appended | StaleVersion]:
        for append in appends:
            row = self.disk.rows.get(append.interview)
            if len(append.records) > 1 and row and row.summary.version == append.expected:
                row.records.append(append.records[0])
                await asyncio.sleep(0.001)
                self._die_if_dead()
                row.records.pop()
        return await super().append(appends)


class ConfirmsTheStale(SimulatedStore):
    """Confirms a whole batch as soon as one of it is in time."""

    async def append(self, appends: Sequence[Append]) -> list[Appended | StaleVersion]:
        results = await super().append(appends)
        fresh = [result for result in results if isinstance(result, Appended)]
        return [
            Appended(version=append.summary.version) if fresh else result
            for append, result in zip(appends, results, strict=True)
        ]


class Planted(msgspec.Struct, frozen=True):
    """A mistake, and the complaint that names it: a regular expression.

    To stumble over what it leads to does not count: any world that is broken enough
    raises something.
    """

    parts: Parts
    complaint: str


STUCK = r"^STUCK|clients are not done"

PLANTED: dict[str, Planted] = {
    "acknowledges before the commit": Planted(
        Parts(journal=AcknowledgesBeforeTheCommit), r"^(LOST|MOVED)"
    ),
    "goes on after a failed commit": Planted(Parts(journal=GoesOnAfterAFailedCommit), r"^LOST"),
    "forgets to wake its writer": Planted(Parts(journal=ForgetsToWakeItsWriter), STUCK),
    "publishes before the commit": Planted(
        Parts(journal=PublishesBeforeTheCommit), r"^a page (saw a gap|missed the end)"
    ),
    "answers repeats from memory": Planted(
        Parts(interviews=AnswersRepeatsFromMemory), r"^(LOST|MOVED)"
    ),
    "answers repeats anew": Planted(Parts(interviews=AnswersRepeatsAnew), r"^another receipt"),
    # Every later append of it is stale, so that whoever sends one sends it for ever.
    "keeps what may be wrong": Planted(Parts(live=KeepsWhatMayBeWrong), STUCK),
    "keeps an older story": Planted(Parts(live=KeepsAnOlderStory), r"^an older story"),
    "never looks for owed replies": Planted(Parts(turns=NeverLooksForOwedReplies), STUCK),
    "leaves out what failed once": Planted(Parts(turns=LeavesOutWhatFailedOnce), STUCK),
    # Half of it is there, which makes no sense to anybody: nobody can go on with it.
    "stores half a decision": Planted(
        Parts(store=StoresHalfADecision), rf"{STUCK}|^a page missed the end"
    ),
    "confirms the stale": Planted(Parts(store=ConfirmsTheStale), r"^(LOST|MOVED)"),
}
"""What was planted, what it does wrong, and how that is told."""
