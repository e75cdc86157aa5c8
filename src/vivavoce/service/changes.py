"""How every change of an interview is made: read it, decide, append, let it stand there.

One after the other for each interview, at the version it was decided upon (I5), whole
(I4), and known to others only once it is committed (I1).

Where other nodes write, too, it is decided upon what is held, which may be a moment behind.
What is then appended is refused by the store and decided again. What is refused here, or
already done, appends nothing; so it is believed only once the store has confirmed that
nothing happened meanwhile.
"""

import asyncio
import random
from collections.abc import Callable, Sequence
from datetime import datetime

from vivavoce.domain.commands import AnyCommand
from vivavoce.domain.decide import decide
from vivavoce.domain.events import AnyEvent
from vivavoce.domain.evolving import evolve, fold
from vivavoce.domain.guide import Guide
from vivavoce.domain.ids import InterviewId
from vivavoce.domain.interview import Interview
from vivavoce.errors import (
    DamagedRecord,
    Malformed,
    NotFound,
    Overloaded,
    StaleVersion,
    StoreUnavailable,
    VivavoceError,
)
from vivavoce.journal.chain import genesis
from vivavoce.journal.group_commit import GroupCommit
from vivavoce.journal.records import seal
from vivavoce.journal.store import Append, Record, Store, Summary
from vivavoce.service.callers import Caller
from vivavoce.service.clock import Clock
from vivavoce.service.live import Held, LiveInterviews
from vivavoce.service.spending import spent_in
from vivavoce.service.summaries import summary_of

# Two browser tabs and a timer are the most writers one interview has, so a third
# stale read in a row means a bug, not bad luck.
ATTEMPTS_MAX = 3

# With other nodes there may be more, and whoever holds the interview in memory is quicker than
# who has to read it again. From the third attempt on others are given so long to finish.
ATTEMPTS_MAX_SHARED = 12
PAUSE_S = 0.03

# Changes of one interview are made one after the other; more than these do not wait (I12).
WAITING_MAX = 1_000


class _Behind(Exception):
    """What was decided upon is not what is stored any more; decide again."""


class Changes:
    """Makes changes.

    `on_owed` is called on the event loop when a machine owes a reply or a review from now on.
    """

    def __init__(
        self, store: Store, journal: GroupCommit, live: LiveInterviews, clock: Clock
    ) -> None:
        self._store = store
        self._journal = journal
        self._live = live
        self._clock = clock
        self.on_owed: Callable[[InterviewId], None] = lambda interview: None

    async def begin(
        self, caller: Caller, id: InterviewId, events: Sequence[AnyEvent], guide: Guide
    ) -> Interview:
        """Let there be an interview that begins with `events`, all of them or none (I4).

        Args:
            events: the first of them opens it; all are recorded now, by `caller`.
            guide: the one that it follows afterwards.

        Raises:
            StaleVersion: an interview with this id was begun before.
            Malformed, StoreUnavailable: as for any command.
        """
        now = self._clock.now()
        records = seal(id, events, after=0, head=genesis(id), actor=caller.actor, at=now)
        interview = fold(id, [(event, now) for event in events])
        assert interview is not None, "an interview begins with its opening"
        held = Held(interview, records[-1].hash, guide)
        append = Append(
            interview=id, expected=0, records=records, summary=summary_of(interview, held)
        )

        def committed() -> None:
            self._live.hold(held)
            if interview.machine_owes_since is not None:
                self.on_owed(interview.id)

        await self._journal.append(append, then=committed)
        return interview

    async def carry_out(
        self,
        caller: Caller,
        interview: InterviewId,
        command: AnyCommand | Callable[[Interview], AnyCommand],
        *,
        expected: int | None = None,
    ) -> tuple[Interview, list[Record]]:
        """Decide `command` and append what follows.

        Args:
            command: or what makes it of the interview as it stands when it is decided.
            expected: refuse unless the interview is at this version. A repeat that
                decides nothing is answered all the same.

        Returns:
            The interview as it stands afterwards, and the new records; none when there
            was nothing left to do.

        Raises:
            NotFound: no such interview, or out of the caller's reach.
            StaleVersion: the interview is not at `expected`.
            Refused, Malformed: the decision; nothing was written.
            StoreUnavailable: outcome unknown; the same command may be sent again.
        """
        for attempt in range(ATTEMPTS_MAX_SHARED if self._live.is_shared else ATTEMPTS_MAX):
            if attempt >= ATTEMPTS_MAX - 1 and self._live.is_shared:
                await asyncio.sleep(PAUSE_S * random.random())  # noqa: S311 - jitter
            held = await self.reach(caller, interview)
            if held.waiting >= WAITING_MAX:
                raise Overloaded(f"{held.waiting:,} changes of interview {interview} are waiting.")
            held.waiting += 1
            try:
                async with held.lock:
                    if not (held.is_behind or self._live.is_superseded(held)):
                        return await self._decide(held, command, caller.actor, expected)
            except _Behind:
                continue
            except StaleVersion:
                if expected is not None and held.interview.version != expected:
                    raise
                # That much at least is stored, or the store could not tell.
                self._live.put_behind(held, held.interview.version + 1)
            finally:
                held.waiting -= 1
        if expected is not None:
            raise StaleVersion(f"Interview {interview} is being changed by others; read it again.")
        raise StoreUnavailable(f"Interview {interview} is being changed by others; try again.")

    async def _decide(
        self,
        held: Held,
        command: AnyCommand | Callable[[Interview], AnyCommand],
        actor: str,
        expected: int | None,
    ) -> tuple[Interview, list[Record]]:
        now = self._clock.now()
        try:
            asked = command(held.interview) if callable(command) else command
            events = decide(held.interview, asked, now)
        except VivavoceError:
            await self._confirm(held)
            raise
        if not events:
            await self._confirm(held)
            return held.interview, []
        if expected is not None and held.interview.version != expected:
            await self._confirm(held)
            raise StaleVersion(
                f"Interview {held.interview.id} is at version {held.interview.version}, "
                f"not {expected}; read it again."
            )
        try:
            return await self._commit(held, events, actor, now)
        except (StaleVersion, Overloaded, Malformed):
            raise  # nothing was written
        except BaseException:
            # Unconfirmed, or the caller gave up waiting: what is stored is unknown, so
            # the next one reads it.
            self._live.forget(held.interview.id)
            raise

    async def _confirm(self, held: Held) -> None:
        """See to it that `held` is what is stored, because nothing will be appended to it.

        Raises:
            _Behind: it was not; it is forgotten.
        """
        if self._live.is_shared and not await self._live.is_current(held):
            raise _Behind

    async def _commit(
        self, held: Held, events: Sequence[AnyEvent], actor: str, now: datetime
    ) -> tuple[Interview, list[Record]]:
        before = held.interview
        records = seal(before.id, events, after=before.version, head=held.head, actor=actor, at=now)
        after = before
        for event in events:
            after = evolve(after, event, now)
        head = records[-1].hash
        # By another guide other limits hold, from the same commit on.
        follows = held if after.guide is before.guide else await self._live.prepare(after, head)
        append = Append(
            interview=before.id,
            expected=before.version,
            records=records,
            summary=summary_of(after, follows),
            spent=spent_in(events, now),
        )

        def committed() -> None:
            if follows is held:
                self._live.advance(held, after, head)
            else:
                self._live.hold(follows)
            if after.machine_owes_since is not None:
                self.on_owed(after.id)

        await self._journal.append(append, then=committed)
        return after, records

    async def reach(self, caller: Caller, interview: InterviewId, *, fresh: bool = False) -> Held:
        """Return an interview as it is held, if it is the caller's to reach.

        Args:
            fresh: see `LiveInterviews.get`.

        Raises:
            NotFound: no such interview, or out of the caller's reach.
            DamagedRecord: it is set aside.
        """
        try:
            held = await self._live.get(interview, fresh=fresh)
        except DamagedRecord:
            # Even that something is damaged is nobody else's business.
            await self.get_summary(caller, interview)
            raise
        if not caller.reaches(held.interview.organization, interview):
            raise NotFound(f"There is no interview {interview}.")
        return held

    async def get_summary(self, caller: Caller, interview: InterviewId) -> Summary:
        """Return the interview's row, also when the rest of it is damaged.

        Raises:
            NotFound: no such interview, or out of the caller's reach.
        """
        summary = await self._store.head(interview)
        if summary is None or not caller.reaches(summary.organization, interview):
            raise NotFound(f"There is no interview {interview}.")
        return summary
