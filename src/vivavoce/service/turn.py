"""One turn: the reply that an interview owes, asked of whoever leads it, and stored.

Whoever leads is asked about the interview as it stood at one version. As soon as it is
another turn, because more was said, somebody took over or it ended, the asking is given
up: what would come of it is of no use to anybody (I6).
"""

import asyncio
import random
from contextlib import suppress

from msgspec.structs import replace

from vivavoce import observability
from vivavoce.domain.interview import Interview
from vivavoce.errors import (
    IdTaken,
    InterviewerUnavailable,
    InterviewerUnusable,
    Malformed,
    OverBudget,
    ReplyUnfit,
    StaleVersion,
    VivavoceError,
)
from vivavoce.interviewers.interviewer import Interviewer, Reply, View
from vivavoce.interviewers.registry import Interviewers
from vivavoce.interviewers.scripted import NAME as SCRIPTED
from vivavoce.journal.feed import Draft, Feed, Subscription
from vivavoce.service.claims import Claims
from vivavoce.service.fallbacks import Fallbacks
from vivavoce.service.ids import new_id
from vivavoce.service.interviews import Interviews
from vivavoce.service.outcomes import Outcome
from vivavoce.service.reviews import Reviews
from vivavoce.service.spending import Budgets
from vivavoce.service.vitals import Vitals

# However often whoever leads tries by itself, after so long the candidate is told.
REPLY_TIMEOUT_S = 120.0

# Somebody who failed without saying why may do better at once.
ATTEMPTS_MAX = 3
RETRY_BASE_S = 0.2


class MovedOn(Exception):
    """The interview is at another turn than the one that was asked about."""


class Turn:
    """Makes one owed reply at a time, of any interview."""

    def __init__(
        self,
        interviews: Interviews,
        interviewers: Interviewers,
        feed: Feed,
        vitals: Vitals,
        *,
        claims: Claims,
        budgets: Budgets,
        fallbacks: Fallbacks,
        reviews: Reviews,
    ) -> None:
        self._interviews = interviews
        self._interviewers = interviewers
        self._feed = feed
        self._vitals = vitals
        self._claims = claims
        self._budgets = budgets
        self._fallbacks = fallbacks
        self._reviews = reviews

    async def take(self, view: View) -> Outcome:
        """Make the reply that `view` asks for, or what takes its place.

        Raises:
            VivavoceError: it could not be stored, or read; nothing is lost by asking again.
        """
        try:
            reply = await self._make(view)
        except MovedOn:
            return self._discard(view)
        except OverBudget as error:
            return await self._fallbacks.over_budget(view, error)
        except InterviewerUnusable as error:
            return await self._fallbacks.unusable(view, error)
        except ReplyUnfit as error:
            return await self._stand_in(view, error)
        except InterviewerUnavailable as error:
            return await self._fallbacks.unavailable(view, error)
        try:
            return await self._give(view, reply)
        except (Malformed, IdTaken) as error:
            if view.interview.interviewer == SCRIPTED:
                raise
            return await self._stand_in(view, ReplyUnfit(str(error)))

    async def _make(self, view: View) -> Reply:
        """Ask whoever leads.

        Raises:
            MovedOn: it is another turn by now.
            OverBudget, InterviewerUnusable, ReplyUnfit, InterviewerUnavailable.
        """
        interviewer = self._leader(view)
        if view.interview.interviewer != SCRIPTED:
            await self._budgets.check(view)
        for attempt in range(1, ATTEMPTS_MAX + 1):
            try:
                return await self._ask(interviewer, view)
            except (InterviewerUnavailable, InterviewerUnusable, ReplyUnfit, MovedOn):
                raise
            except TimeoutError as error:
                raise InterviewerUnavailable(
                    f"No reply came within {REPLY_TIMEOUT_S:.0f} seconds."
                ) from error
            except Exception as error:
                if attempt == ATTEMPTS_MAX:
                    raise self._unexpected(view, error) from error
                await asyncio.sleep(RETRY_BASE_S * 2**attempt * random.uniform(0.5, 1.5))  # noqa: S311 - jitter
        raise AssertionError("the last attempt returns or raises")

    def _leader(self, view: View) -> Interviewer:
        name = view.interview.interviewer
        try:
            interviewer = self._interviewers.find(name)
        except Malformed as error:
            raise InterviewerUnusable(f"This server knows no interviewer called {name}.") from error
        assert interviewer is not None, "nobody of ours owes this reply"
        return interviewer

    async def _ask(self, interviewer: Interviewer, view: View) -> Reply:
        """Return the reply, unless the interview moves on first."""
        interview = view.interview.id
        draft = new_id()
        is_over = False

        def tell(text: str) -> None:
            if not is_over:
                self._feed.tell(interview, Draft(id=draft, text=text))

        is_watched = self._feed.watching(interview) > 0
        with self._feed.subscribe(interview, is_page=False) as news:
            asked = replace(view, tell=tell, is_watched=is_watched)
            making = asyncio.create_task(interviewer.reply(asked))
            watching = asyncio.create_task(self._moves_on(view, news))
            try:
                async with asyncio.timeout(REPLY_TIMEOUT_S):
                    await asyncio.wait({making, watching}, return_when=asyncio.FIRST_COMPLETED)
                if not making.done():
                    raise MovedOn
                return making.result()
            finally:
                is_over = True
                self._feed.take_back(interview, draft)
                await _end(making, watching)

    async def _moves_on(self, view: View, news: Subscription) -> None:
        """Return once it is another turn than the one of `view`."""
        interview = view.interview.id
        while True:
            await news.wait()
            news.take()
            try:
                standing = await self._interviews.owed_view(interview)
            except VivavoceError:
                return  # erased, or set aside; or whoever stores the reply is told
            if standing is None or not is_same_turn(view.interview, standing.interview):
                return

    async def _stand_in(self, view: View, error: ReplyUnfit) -> Outcome:
        """Let the fallback make this one reply: it was an unfit one, not a bad interviewer."""
        self._vitals.unfit += 1
        observability.warning(
            "turn:unfit",
            "What the interviewer wanted to say was not fit to be said",
            interviewId=view.interview.id,
            interviewer=view.interview.interviewer,
            reason=str(error),
        )
        reply = await self._fallbacks.stand_in(view)
        if reply is None:
            unavailable = InterviewerUnavailable(str(error))
            return await self._fallbacks.unavailable(view, unavailable, code=error.code)
        return await self._give(view, replace(reply, usage=error.usage))

    async def _give(self, view: View, reply: Reply) -> Outcome:
        if not await self._claims.confirm(view.interview.id):
            self._discard(view)
            return Outcome.DONE  # somebody else has taken it up
        review = self._reviews.wanted(view, reply)
        try:
            is_stored = await self._interviews.give_reply(view, reply, review=review)
        except StaleVersion:
            is_stored = False
        if not is_stored:
            return self._discard(view)
        if reply.usage is not None:
            self._vitals.used(reply.usage.model or reply.author or "", reply.usage)
        return Outcome.AGAIN

    def _discard(self, view: View) -> Outcome:
        self._vitals.discarded += 1
        observability.info(
            "turn:discarded", "A late reply was discarded", interviewId=view.interview.id
        )
        return Outcome.AGAIN

    def _unexpected(self, view: View, error: Exception) -> InterviewerUnavailable:
        reason = str(error) or type(error).__name__
        observability.error(
            "turn:failed",
            "No reply could be made; it stays owed",
            cause=None if isinstance(error, VivavoceError) else error,
            interviewId=view.interview.id,
            interviewer=view.interview.interviewer,
            reason=reason,
        )
        return InterviewerUnavailable(f"The interviewer failed: {reason}.")


def is_same_turn(asked: Interview, now: Interview) -> bool:
    """Whether the reply that `asked` owes is the one that is owed `now`."""
    return now.owes_reply and (now.heard, now.asked, now.interviewer, now.state, now.guide) == (
        asked.heard,
        asked.asked,
        asked.interviewer,
        asked.state,
        asked.guide,
    )


async def _end(*tasks: asyncio.Task[object]) -> None:
    """Cancel what is left of `tasks` and wait until they have ended."""
    for task in tasks:
        task.cancel()
    with suppress(asyncio.CancelledError):
        await asyncio.gather(*tasks, return_exceptions=True)
