"""One turn: the reply that an interview owes, asked of whoever leads it, and stored.

Whoever leads is asked about the interview as it stood at one version. As soon as it is
another turn, because more was said, somebody took over or it ended, the asking is given
up: what would come of it is of no use to anybody (I6).
"""

import asyncio
import random

from msgspec.structs import replace

from vivavoce import observability
from vivavoce.domain.events import Usage
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
from vivavoce.interviewers.following import followed
from vivavoce.interviewers.framed import is_framed
from vivavoce.interviewers.interviewer import Interviewer, Reply, View, well_formed
from vivavoce.interviewers.registry import LLM, Interviewers
from vivavoce.interviewers.scripted import NAME as SCRIPTED
from vivavoce.interviewers.scripted.course import Course
from vivavoce.journal.feed import Draft, Feed, Subscription
from vivavoce.service.claims import Claims
from vivavoce.service.fallbacks import Fallbacks
from vivavoce.service.ids import new_id
from vivavoce.service.interviews import Interviews
from vivavoce.service.outcomes import Outcome
from vivavoce.service.reviews import Reviews
from vivavoce.service.spending import Budgets
from vivavoce.service.vitals import Vitals

# However often whoever leads tries by itself, after so long the candidate is told; sooner
# where the guide wants its fallback sooner, but nobody is cut off before the least.
REPLY_TIMEOUT_S = 120.0
REPLY_TIMEOUT_S_MIN = 30.0

# Somebody who failed without saying why may do better at once.
ATTEMPTS_MAX = 3
RETRY_BASE_S = 0.2

# What was given up has so long to clean up; then it is left to itself.
GRACE_S = 2.0


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
        # A slow model of one's own may need longer than others, and once more with objections.
        self._timeout_s = max(REPLY_TIMEOUT_S, 2 * interviewers.timeout_s)

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
        except ReplyUnfit as error:
            return await self._stand_in(view, error)
        except (InterviewerUnavailable, InterviewerUnusable) as error:
            return await self._fallbacks.unavailable(view, error)
        try:
            return await self._give(view, reply)
        except (Malformed, IdTaken) as error:
            if view.interview.interviewer == SCRIPTED:
                raise
            usage = _of_model(reply.usage, reply.author)
            return await self._stand_in(view, ReplyUnfit(str(error), usage=usage))

    async def _make(self, view: View) -> Reply:
        """Ask whoever leads.

        Raises:
            MovedOn: it is another turn by now.
            OverBudget, InterviewerUnusable, ReplyUnfit, InterviewerUnavailable.
        """
        interviewer = self._leader(view)
        if view.interview.owner_asks is not None and view.interview.interviewer != LLM:
            return await self._fallbacks.script(view)  # it is put in the owner's words
        if self._spends(view):
            await self._budgets.check(view)
        for attempt in range(1, ATTEMPTS_MAX + 1):
            try:
                return well_formed(await self._ask(interviewer, view))
            except (InterviewerUnavailable, InterviewerUnusable, ReplyUnfit, MovedOn):
                raise
            except Exception as error:
                if attempt == ATTEMPTS_MAX:
                    raise self._unexpected(view, error) from error
                await asyncio.sleep(RETRY_BASE_S * 2**attempt * random.uniform(0.5, 1.5))  # noqa: S311 - jitter
        raise AssertionError("the last attempt returns or raises")

    def _leader(self, view: View) -> Interviewer:
        """Return who leads."""
        name = view.interview.interviewer
        try:
            interviewer = self._interviewers.find(name)
        except Malformed as error:
            raise InterviewerUnusable(f"This server knows no interviewer called {name}.") from error
        assert interviewer is not None, "nobody of ours owes this reply"
        return interviewer

    def _spends(self, view: View) -> bool:
        """Whether the reply may cost tokens: a model makes it, or somebody who counted some."""
        name = view.interview.interviewer
        if name == LLM:
            return not is_framed(Course(view))
        return name != SCRIPTED and bool(view.interview.usage.tokens)

    async def _ask(self, interviewer: Interviewer, view: View) -> Reply:
        """Return the reply, unless the interview moves on first."""
        interview = view.interview.id
        draft = new_id()
        is_over = False

        def tell(text: str) -> None:
            if not is_over:
                legible = text.encode("utf-8", "replace").decode()  # no half of a character
                self._feed.tell(interview, Draft(id=draft, text=legible))

        is_watched = self._feed.may_be_watched(interview)
        timeout_s = min(
            self._timeout_s, max(view.guide.rules.fallback_after_s, REPLY_TIMEOUT_S_MIN)
        )
        if view.interview.handed_over is not None:
            # Whoever led before may have followed the candidate into another language.
            view = followed(view)
        with self._feed.subscribe(interview, is_page=False) as news:
            if await self._has_moved_on(view):
                raise MovedOn
            asked = replace(view, tell=tell, is_watched=is_watched)
            making = asyncio.create_task(interviewer.reply(asked))
            watching = asyncio.create_task(self._moves_on(view, news))
            try:
                await asyncio.wait(
                    {making, watching},
                    timeout=timeout_s,
                    return_when=asyncio.FIRST_COMPLETED,
                )
                if making.cancelled():
                    raise InterviewerUnavailable("The interviewer gave up.")
                if making.done():
                    return making.result()
                if watching.done():
                    raise MovedOn
                raise InterviewerUnavailable(f"No reply came within {timeout_s:.0f} seconds.")
            finally:
                is_over = True
                self._feed.take_back(interview, draft)
                await self._end(view, making, watching)

    async def _moves_on(self, view: View, news: Subscription) -> None:
        """Return once it is another turn than the one of `view`."""
        while not await self._has_moved_on(view):
            await news.wait()
            news.take()

    async def _has_moved_on(self, view: View) -> bool:
        try:
            standing = await self._interviews.owed_view(view.interview.id)
        except VivavoceError:
            return True  # erased, or set aside; or whoever looks next is told
        return standing is None or not is_same_turn(view.interview, standing.interview)

    async def _end(self, view: View, *tasks: asyncio.Task[object]) -> None:
        """Cancel what is left of `tasks`; what does not end for all that is left to itself."""
        for task in tasks:
            task.cancel()
        _, late = await asyncio.wait(tasks, timeout=GRACE_S)
        if late:
            observability.warning(
                "turn:stubborn",
                "An interviewer that was given up goes on; what it says is not heard",
                interviewId=view.interview.id,
                interviewer=view.interview.interviewer,
            )

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
            return await self._fallbacks.unavailable(view, error)
        reply = replace(reply, usage=error.usage, condensed=error.condensed)
        return await self._give(view, reply)

    async def _give(self, view: View, reply: Reply) -> Outcome:
        is_script = view.interview.interviewer == SCRIPTED
        if not is_script and not await self._claims.confirm(view.interview.id):
            self._discard(view)
            return Outcome.DONE  # somebody else has taken it up
        review = self._reviews.wanted(view, reply)
        try:
            is_stored = await self._interviews.give_reply(view, reply, review=review)
        except StaleVersion:
            is_stored = False
        self._vitals.used(_of_model(reply.usage, reply.author))
        return Outcome.AGAIN if is_stored else self._discard(view)

    def _discard(self, view: View) -> Outcome:
        self._vitals.discarded += 1
        observability.info(
            "turn:discarded", "A late reply was discarded", interviewId=view.interview.id
        )
        return Outcome.AGAIN

    def _unexpected(self, view: View, error: Exception) -> InterviewerUnavailable:
        # What an error of somebody else's says may be people's words; its kind is not.
        reason = str(error) if isinstance(error, VivavoceError) else type(error).__name__
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
    same = ("heard", "asked", "interviewer", "state", "guide", "turn_from", "owner_asks")
    return now.owes_reply and all(getattr(now, name) == getattr(asked, name) for name in same)


def _of_model(usage: Usage | None, author: str | None) -> Usage | None:
    """Return `usage`, naming the model whose it is."""
    return usage if usage is None or usage.model else replace(usage, model=author)
