"""Everything a request may need, in one hand, and the use cases that need several of it."""

from collections.abc import Mapping
from contextlib import suppress
from typing import Any

from vivavoce.domain.commands import (
    HandOver,
    OpenInterview,
    RequestReview,
    Resume,
    Withdraw,
)
from vivavoce.domain.events import Candidate
from vivavoce.domain.ids import GuideId, InterviewId, MessageId, NoteId
from vivavoce.domain.interview import HUMAN, Interview, Note, Status
from vivavoce.errors import Malformed, NotFound
from vivavoce.interviewers.registry import Interviewers
from vivavoce.journal.feed import Feed
from vivavoce.journal.group_commit import GroupCommit
from vivavoce.journal.store import Cursor, Spent, Summary
from vivavoce.projections.mirror import Mirror
from vivavoce.projections.searching import Search
from vivavoce.service.access import Access
from vivavoce.service.callers import Caller
from vivavoce.service.clock import Clock
from vivavoce.service.copying import Copies
from vivavoce.service.guide_moves import GuideMoves
from vivavoce.service.ids import new_id
from vivavoce.service.interviews import Standing
from vivavoce.service.narrowing import Narrowing
from vivavoce.service.organizations import Organizations
from vivavoce.service.recent import Recent
from vivavoce.service.retention import Retention
from vivavoce.service.spending import Budgets
from vivavoce.service.takeover import takeover_words
from vivavoce.service.turns import Turns
from vivavoce.service.unsaved import Unsaved
from vivavoce.service.vitals import Vitals

# How long opening an interview waits for the opening words. A script has them at
# once; a model may take longer, and its words then arrive like any reply.
OPENING_PATIENCE_S = 2.0


class Services(GuideMoves, frozen=True, kw_only=True):
    """The running system behind the API, the pages and the embedding program."""

    interviewers: Interviewers
    turns: Turns
    budgets: Budgets
    unsaved: Unsaved
    access: Access
    organizations: Organizations
    retention: Retention
    search: Search
    mirror: Mirror | None = None
    journal: GroupCommit
    feed: Feed
    vitals: Vitals
    recent: Recent
    clock: Clock

    async def open_interview(
        self,
        caller: Caller,
        guide: GuideId,
        *,
        id: InterviewId | None = None,
        candidate: Candidate | None = None,
        interviewer: str = "scripted",
        language: str | None = None,
        metadata: dict[str, Any] | None = None,
    ) -> tuple[Standing, bool]:
        """Begin an interview and wait a moment for its opening words; tell whether it is new.

        Opening the same id again returns the interview as it stands, also when its guide
        was retired since, or its interviewer is not known any more.

        Raises:
            NotFound: no such guide.
            Malformed: no such interviewer, a language the guide does not speak, or a
                text that cannot be stored.
            IdTaken, StoreUnavailable.
        """
        try:
            self.interviewers.find(interviewer)
            reference, plan = await self.library.newest(caller.organization, guide)
            self.interviewers.must_be_set_up(interviewer, plan)
        except (NotFound, Malformed):
            if id is not None:
                with suppress(NotFound):
                    return await self.interviews.get(caller, id), False
            raise
        if language is not None and language.split("-")[0] not in plan.languages + [
            spoken.split("-")[0] for spoken in plan.languages
        ]:
            raise Malformed(
                f"Guide {guide} does not speak {language!r}; "
                f"it speaks {', '.join(plan.languages)}.",
                field="language",
            )
        command = OpenInterview(
            id=id or InterviewId(new_id()),
            organization=caller.organization,
            guide=reference,
            interviewer=interviewer,
            language=language or plan.language,
            candidate=candidate or Candidate(),
            metadata=metadata or {},
        )
        standing, is_new = await self.interviews.open(caller, command, plan)
        if is_new:
            await self.turns.settle(command.id, patience_s=OPENING_PATIENCE_S)
            standing = await self.interviews.get(caller, command.id)
        return standing, is_new

    async def hand_over(
        self,
        caller: Caller,
        interview: InterviewId,
        interviewer: str,
        *,
        expected: int | None = None,
    ) -> Interview:
        """Let `interviewer` lead from here on; return the interview as it stands then.

        A reply that the one before is still making is of no use any more, and is never
        stored. When a person takes over, the candidate is told in the guide's words. One who
        is left alone after failures is tried all the same, once.

        Args:
            expected: refuse unless the interview is at this version.

        Raises:
            NotFound: no such interview, or out of the caller's reach.
            Malformed: nobody is called `interviewer`, or it was never set up here.
            InterviewClosed, StaleVersion, StoreUnavailable: as for any command.
        """
        self.interviewers.find(interviewer)
        standing = await self.interviews.get(caller, interview)
        if standing.guide is not None:
            self.interviewers.must_be_set_up(interviewer, standing.guide)
        if interviewer != standing.interview.interviewer:
            self.interviewers.try_again(interviewer, standing.guide)
        say = takeover_words(standing) if interviewer == HUMAN else None
        command = HandOver(
            interviewer=interviewer, say=say, say_id=MessageId(new_id()) if say else None
        )
        after, _ = await self.interviews.carry_out(caller, interview, command, expected=expected)
        return after

    async def resume(
        self,
        caller: Caller,
        interview: InterviewId,
        *,
        ask: str | None = None,
        only_paused: bool = False,
        expected: int | None = None,
    ) -> Interview:
        """Take an interrupted interview up again; return it as it stands then.

        Whoever leads is tried at once, also when it is left alone after failures for a while.

        Args:
            ask: a question that whoever leads puts next, in these words.
            only_paused: refuse where it is more than a pause that ends.
            expected: refuse unless the interview is at this version.

        Raises:
            NotFound: no such interview, or out of the caller's reach.
            Refused: there is something to `ask`, and the interview is active already.
            Malformed, InterviewClosed, StaleVersion, StoreUnavailable: as for any command.
        """
        self.try_again(await self.interviews.get(caller, interview))
        command = Resume(ask=ask, only_paused=only_paused)
        after, _ = await self.interviews.carry_out(caller, interview, command, expected=expected)
        return after

    async def withdraw(
        self,
        caller: Caller,
        interview: InterviewId,
        erase: bool = False,
        *,
        expected: int | None = None,
    ) -> Interview:
        """Note that the candidate takes no part any more; return the interview as it stands then.

        What is open ends with it, for good. `erase` tells that the candidate wants what was
        said to be erased; an owner does that. Again it changes nothing, unless the words are
        to be erased only now.

        Raises:
            NotFound, StaleVersion, StoreUnavailable: as for any command.
        """
        command = Withdraw(erase=erase)
        after, _ = await self.interviews.carry_out(caller, interview, command, expected=expected)
        return after

    async def note(
        self,
        caller: Caller,
        interview: InterviewId,
        text: str,
        id: NoteId | None = None,
        *,
        expected: int | None = None,
    ) -> Note:
        """Keep a note of the organization's beside an interview: see `Interviews.add_note`."""
        note, _ = await self.interviews.add_note(caller, interview, text, id=id, expected=expected)
        return note

    @property
    def copies(self) -> Copies:
        """Who makes copies of interviews."""
        return Copies(self.interviews, self.library, self.interviewers, self.turns, self.clock)

    async def copy(
        self,
        caller: Caller,
        interview: InterviewId,
        until: int | None = None,
        *,
        guide: GuideId | None = None,
        interviewer: str | None = None,
        id: InterviewId | None = None,
    ) -> Standing:
        """Return a copy of what was said in an interview up to some turn: see `Copies.copy`."""
        standing, _ = await self.copies.copy(
            caller, interview, until, guide=guide, interviewer=interviewer, id=id
        )
        return standing

    def try_again(self, standing: Standing) -> None:
        """Have whoever leads a resting interview tried once, now that a person wants it to go on.

        To be called before the interview goes on: its turn begins at once.
        """
        now = standing.interview
        if now.status is not Status.ACTIVE and now.interviewer in self.interviewers.names:
            self.interviewers.try_again(now.interviewer, standing.guide)

    async def request_review(
        self,
        caller: Caller,
        interview: InterviewId,
        *,
        reason: str | None = None,
        expected: int | None = None,
    ) -> Interview:
        """Ask for a look at the whole interview; return it as it stands then.

        The guide says who reads it first: a model, when one is set up, or a person alone.
        To approve it afterwards is to complete it, to send it back is to resume it.

        Raises:
            NotFound: no such interview, or out of the caller's reach.
            InterviewClosed, StaleVersion, StoreUnavailable: as for any command.
        """
        standing = await self.interviews.get(caller, interview)
        wanted = self.turns.reviews.of(standing.guide)
        command = RequestReview(reason=reason, reviewer=wanted.reviewer if wanted else None)
        after, _ = await self.interviews.carry_out(caller, interview, command, expected=expected)
        return after

    async def spending(self, caller: Caller, month: str | None = None) -> list[Spent]:
        """Return what the models of the caller's organization were used for in a month.

        Args:
            month: such as `2026-11` (UTC); None: this one.

        Returns:
            One entry for each model, by name.
        """
        return await self.budgets.spent(caller.organization, month)

    async def find_interviews(
        self,
        caller: Caller,
        *,
        words: str | None = None,
        status: str | None = None,
        guide: str | None = None,
        within: Narrowing | None = None,
        after: Cursor | None = None,
        limit: int = 50,
    ) -> list[Summary]:
        """Return the caller's interviews, newest first, those with all of `words` said in them.

        Args:
            words: see `Search.find`.
            status, guide: short for a `within` of these.
        """
        ids = await self.search.find(caller.organization, words) if words else None
        narrowing = within or Narrowing(status=status, guide=guide)
        return await self.interviews.find(
            caller, within=narrowing, ids=ids, after=after, limit=limit
        )

    async def erase_interview(self, caller: Caller, interview: InterviewId) -> None:
        """Remove every word of an interview from journal, search and mirror, for ever.

        Raises:
            NotFound: no such interview, or out of the caller's reach.
            StoreUnavailable: the erasure was not confirmed, or the interview is erased and
                its file in the mirror could not be removed yet, which is said; the mirror
                removes it as soon as it can.
        """
        # From the index first: should we die in between, the interview is still there to
        # be erased again. And once more, for words said meanwhile. The mirror is last: it
        # may be on a disk that hangs, and compares itself with the journal when it starts.
        await self.interviews.get_summary(caller, interview)
        await self.search.erase(interview)
        try:
            try:
                await self.interviews.erase(caller, interview)
            finally:
                # Also when it was not confirmed: the words are gone then, or will be found again.
                self.feed.interrupt(interview)
                await self.search.erase(interview)
        except BaseException:
            if self.mirror is not None:
                self.mirror.compare_soon()
            raise
        if self.mirror is not None:
            await self.mirror.erase(interview)

    async def erase_interviews(
        self, caller: Caller, versions: Mapping[InterviewId, int]
    ) -> list[InterviewId]:
        """Erase several interviews, as `erase_interview` does one, in a fraction of the time.

        Args:
            versions: the version that each has to be at. One that is at another, or not there,
                is left alone; should it change only now, it stays, and search finds what is
                said later.

        Returns:
            Those that were erased.

        Raises:
            StoreUnavailable: some of them may be erased; ask for the same again.
        """
        present = [
            interview
            for interview, version in versions.items()
            if await self._is_at(caller, interview, version)
        ]
        erased = []
        await self.search.erase(*present)
        try:
            try:
                for interview in present:
                    with suppress(NotFound):
                        if await self.interviews.erase(
                            caller, interview, expected=versions[interview]
                        ):
                            erased.append(interview)
            finally:
                for interview in present:
                    self.feed.interrupt(interview)
                await self.search.erase(*present)
        except BaseException:
            if self.mirror is not None:
                self.mirror.compare_soon()
            raise
        if self.mirror is not None:
            await self.mirror.erase(*erased)
        return erased

    async def _is_at(self, caller: Caller, interview: InterviewId, version: int) -> bool:
        try:
            return (await self.interviews.get_summary(caller, interview)).version == version
        except NotFound:
            return False
