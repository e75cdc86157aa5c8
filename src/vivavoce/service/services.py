"""Everything a request may need, in one hand, and the use cases that need several of it."""

from contextlib import suppress
from typing import Any

import msgspec

from vivavoce.domain.commands import ChangeGuide, HandOver, OpenInterview, RequestReview, Resume
from vivavoce.domain.events import Candidate, GuideRef
from vivavoce.domain.guide import Guide
from vivavoce.domain.ids import GuideId, InterviewId, MessageId
from vivavoce.domain.interview import HUMAN, Interview, Status
from vivavoce.domain.moving import GuideMove, preview, state_after
from vivavoce.domain.text import check_label
from vivavoce.errors import Malformed, NotFound
from vivavoce.interviewers.registry import Interviewers
from vivavoce.journal.feed import Feed
from vivavoce.journal.group_commit import GroupCommit
from vivavoce.journal.store import Cursor, Spent, Summary
from vivavoce.projections.mirror import Mirror
from vivavoce.projections.search import SearchIndex
from vivavoce.service.access import Access
from vivavoce.service.callers import Caller
from vivavoce.service.clock import Clock
from vivavoce.service.ids import new_id
from vivavoce.service.interviews import Interviews, Standing
from vivavoce.service.library import Library, reference_to
from vivavoce.service.organizations import Organizations
from vivavoce.service.spending import Budgets
from vivavoce.service.turns import Turns
from vivavoce.service.unsaved import Unsaved
from vivavoce.service.vitals import Vitals

# How long opening an interview waits for the opening words. A script has them at
# once; a model may take longer, and its words then arrive like any reply.
OPENING_PATIENCE_S = 2.0


class Services(msgspec.Struct, frozen=True, kw_only=True):
    """The running system behind the API, the pages and the embedding program."""

    interviews: Interviews
    interviewers: Interviewers
    turns: Turns
    budgets: Budgets
    unsaved: Unsaved
    library: Library
    access: Access
    organizations: Organizations
    search: SearchIndex
    mirror: Mirror | None = None
    journal: GroupCommit
    feed: Feed
    vitals: Vitals
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
            self._must_be_set_up(interviewer, plan)
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
            self._must_be_set_up(interviewer, standing.guide)
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

    async def preview_guide(
        self, caller: Caller, interview: InterviewId, to: str | None = None
    ) -> GuideMove:
        """Return what moving an interview to another version of its guide would mean.

        Args:
            to: which version, as for `Library.find`; None: the newest.

        Raises:
            NotFound: no such interview, out of the caller's reach, or no such version.
            Malformed: this program cannot read that version any more.
        """
        standing = await self.interviews.get(caller, interview)
        reference, plan = await self._version(standing, to)
        return preview(standing.interview, standing.guide, plan, to=reference)

    async def change_guide(
        self,
        caller: Caller,
        interview: InterviewId,
        to: str | None = None,
        *,
        expected: int | None = None,
    ) -> Interview:
        """Move an interview to another version of its guide; return it as it stands then (I9).

        Moving it to the version it is on changes nothing.

        Args:
            to: which version, as for `Library.find`; None: the newest.
            expected: refuse unless the interview is at this version.

        Raises:
            NotFound: no such interview, out of the caller's reach, or no such version.
            Malformed: `to` is no text that could name one, or this program cannot read
                that version any more.
            InterviewClosed, StaleVersion, StoreUnavailable: as for any command.
        """
        standing = await self.interviews.get(caller, interview)
        check_label(to, field="to")
        reference, plan = await self._version(standing, to)

        def change(now: Interview) -> ChangeGuide:
            return ChangeGuide(guide=reference, state=state_after(now, plan))

        after, _ = await self.interviews.carry_out(caller, interview, change, expected=expected)
        return after

    async def find_interviews(
        self,
        caller: Caller,
        *,
        words: str | None = None,
        status: str | None = None,
        guide: str | None = None,
        after: Cursor | None = None,
        limit: int = 50,
    ) -> list[Summary]:
        """Return the caller's interviews, newest first, those with all of `words` said in them."""
        ids = await self.search.find(caller.organization, words) if words else None
        return await self.interviews.find(
            caller, status=status, guide=guide, ids=ids, after=after, limit=limit
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

    def _must_be_set_up(self, interviewer: str, guide: Guide) -> None:
        if self.interviewers.is_set_up(interviewer, guide):
            return
        problem = self.interviewers.problem(interviewer, guide)
        raise Malformed(
            problem or f"No interviewer called {interviewer} is set up.", field="interviewer"
        )

    async def _version(self, standing: Standing, to: str | None) -> tuple[GuideRef, Guide]:
        """Return a version of an interview's guide, and the reference that pins it."""
        now = standing.interview
        reference = reference_to(await self.library.find(now.organization, now.guide.id, to))
        return reference, await self.library.pinned(now.organization, reference)


def takeover_words(standing: Standing) -> str | None:
    """Return what the guide says when a person takes over, in the candidate's language."""
    guide, interview = standing.guide, standing.interview
    if guide is None or guide.takeover is None or guide.takeover.say is None:
        return None
    from vivavoce.interviewers.language import language_of
    from vivavoce.interviewers.scripted.wording import Wording

    language = language_of(guide, interview.language)
    return Wording(guide, interview, language).text(guide.takeover.say)
