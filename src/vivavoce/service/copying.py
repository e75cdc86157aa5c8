"""Copying an interview up to some turn, to go on from there in another way.

The copy is a new interview, whole in one append or not there (I4), and its original stays as
it is, byte for byte.
"""

import asyncio
from collections.abc import Sequence
from contextlib import suppress

import msgspec

from vivavoce.domain.copying import Plan, copied
from vivavoce.domain.events import AnyEvent, MessageAdded
from vivavoce.domain.evolving import fold
from vivavoce.domain.guide import Guide
from vivavoce.domain.ids import GuideId, InterviewId
from vivavoce.domain.interview import Interview
from vivavoce.errors import (
    IdTaken,
    InterviewClosed,
    Malformed,
    NotFound,
    TooLarge,
)
from vivavoce.interviewers.registry import Interviewers
from vivavoce.journal.codec import NAMES
from vivavoce.journal.records import told_by
from vivavoce.journal.store import Record
from vivavoce.service.callers import Caller
from vivavoce.service.clock import Clock
from vivavoce.service.ids import new_id
from vivavoce.service.interviews import Interviews, Standing
from vivavoce.service.library import Library
from vivavoce.service.turns import Turns

SAID = NAMES[MessageAdded]

# One append holds all of a copy, and half of what may wait for a commit at any time.
COPY_BYTES_MAX = 32 * 1024 * 1024

# How long copying waits for the next words of a machine that has them: as long as opening does.
PATIENCE_S = 2.0


class _Prepared(msgspec.Struct, frozen=True, kw_only=True):
    """What a copy begins with, and the guide it follows."""

    events: list[AnyEvent]
    guide: Guide


class Copies:
    """Makes copies of interviews."""

    def __init__(
        self,
        interviews: Interviews,
        library: Library,
        interviewers: Interviewers,
        turns: Turns,
        clock: Clock,
    ) -> None:
        self._interviews = interviews
        self._library = library
        self._interviewers = interviewers
        self._turns = turns
        self._clock = clock

    async def copy(
        self,
        caller: Caller,
        interview: InterviewId,
        until: int | None = None,
        *,
        guide: GuideId | None = None,
        interviewer: str | None = None,
        id: InterviewId | None = None,
    ) -> tuple[Standing, bool]:
        """Make a new interview of what was said in another one; tell whether it is new.

        The original stays as it is. Copying to the same id again returns the copy as it stands,
        whatever became of the original. If a machine has the next word, it is waited for a
        moment, as for opening words.

        Args:
            until: the seq of the last event that goes along; None: all that happened so far.
            guide: follow the newest version of this guide; None: the version the original
                follows. What the profile holds goes along as far as that guide has it, too.
            interviewer: who leads the copy; None: who led the original then.
            id: of the copy; None: a new one.

        Raises:
            NotFound: no such interview, out of the caller's reach, or no such guide.
            InterviewClosed: its candidate withdrew.
            Malformed: no such interviewer, no event `until`, or a guide that cannot be read.
            TooLarge: it holds more than `COPY_BYTES_MAX` up to there.
            IdTaken: another interview has that id.
            DamagedRecord, StoreUnavailable: as for any command.
        """
        if id is not None:
            with suppress(NotFound):
                return _copy_of(interview, await self._interviews.get(caller, id)), False
        prepared = await self._prepare(caller, interview, until, guide, interviewer)
        new = id or InterviewId(new_id())
        standing, is_new = await self._interviews.begin(
            caller, new, prepared.events, prepared.guide
        )
        if is_new and standing.interview.owes_reply:
            await self._turns.settle(new, patience_s=PATIENCE_S)
            standing = await self._interviews.get(caller, new)
        return _copy_of(interview, standing), is_new

    async def _prepare(
        self,
        caller: Caller,
        interview: InterviewId,
        until: int | None,
        guide: GuideId | None,
        interviewer: str | None,
    ) -> _Prepared:
        standing = await self._interviews.get(caller, interview)
        if standing.interview.withdrawal is not None:
            raise InterviewClosed(
                f"The candidate withdrew from interview {interview}, so what was said in it is "
                "not copied."
            )
        version = standing.interview.version
        if until is not None and not 1 <= until <= version:
            raise Malformed(f"until takes a seq of the interview, 1 to {version:,}.", field="until")
        records = _whole(await self._interviews.events(caller, interview), until or version)
        if sum(len(record.content or b"") for record in records) > COPY_BYTES_MAX:
            raise TooLarge(
                f"Interview {interview} holds more than {COPY_BYTES_MAX // 2**20} MiB up to "
                "there; copy it up to an earlier turn.",
                field="until",
            )
        # On threads: of thousands of events it takes tenths of a second.
        told = await asyncio.to_thread(told_by, interview, records)
        original = await asyncio.to_thread(fold, interview, told)
        assert original is not None, "an interview that was read has an opening"
        plan = await self._plan(original, guide, interviewer)
        now = self._clock.now()
        events = await asyncio.to_thread(copied, original, told, plan, now=now)
        return _Prepared(events=events, guide=plan.guide)

    async def _plan(
        self, original: Interview, guide: GuideId | None, interviewer: str | None
    ) -> Plan:
        organization = original.organization
        reference, followed = original.guide, None
        if guide is not None:
            reference, followed = await self._library.newest(organization, guide)
        is_same = reference.hash == original.guide.hash
        own = await self._library.pinned(organization, original.guide)
        name = interviewer or original.interviewer
        self._interviewers.must_be_set_up(name, followed or own)
        return Plan(
            reference=reference,
            guide=followed or own,
            own=None if is_same else own,
            interviewer=name,
            withheld=await self._library.left_to_review(original),
        )


def _whole(records: Sequence[Record], until: int) -> list[Record]:
    """Return the records up to `until`, without what an interviewer learned but did not say yet.

    A reply is one decision (I4): what goes before its words goes along with them, or not at all.
    """
    taken = [record for record in records if record.seq <= until]
    while taken[-1].name != SAID and taken[-1].actor.startswith("interviewer:"):
        taken.pop()
    return taken


def _copy_of(original: InterviewId, standing: Standing) -> Standing:
    """Return `standing`, the copy of `original` that was asked for.

    Raises:
        IdTaken: it is another interview.
    """
    origin = standing.interview.copy_of
    if origin is None or origin.interview != original:
        raise IdTaken(
            f"Interview id {standing.interview.id} is taken by an interview that is no copy of "
            f"{original}; choose another."
        )
    return standing
