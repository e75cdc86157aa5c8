"""The look at a whole interview before it counts as completed.

A machine that was asked to read it owes its part like a reply: found through the same
index, tried again, given once. Until a person decides, the interview stays in review.
"""

from datetime import timedelta

from msgspec.structs import replace

from vivavoce import observability
from vivavoce.domain.commands import GiveReview, RequestReview
from vivavoce.domain.guide import Guide, ReviewBy
from vivavoce.errors import (
    InterviewerUnavailable,
    InterviewerUnusable,
    Malformed,
    ReplyUnfit,
    VivavoceError,
)
from vivavoce.interviewers.interviewer import Reply, Reviewed, Reviewer, View, well_formed_review
from vivavoce.interviewers.registry import Interviewers
from vivavoce.service.callers import Caller
from vivavoce.service.clock import Clock
from vivavoce.service.interviews import Interviews
from vivavoce.service.outcomes import Outcome
from vivavoce.service.rests import Rests
from vivavoce.service.spending import Budgets
from vivavoce.service.vitals import Vitals

# Nobody waits for a machine's review as for a reply, but a person may wait to decide.
PATIENCE = timedelta(hours=1)

COMPLETED = "completed"  # the disposition of an interview that came to its end


class Reviews:
    """Asks for reviews and has machines make theirs."""

    def __init__(
        self,
        interviews: Interviews,
        interviewers: Interviewers,
        rests: Rests,
        budgets: Budgets,
        vitals: Vitals,
        clock: Clock,
    ) -> None:
        self._interviews = interviews
        self._interviewers = interviewers
        self._rests = rests
        self._budgets = budgets
        self._vitals = vitals
        self._clock = clock

    def wanted(self, view: View, reply: Reply) -> RequestReview | None:
        """Return the review to ask for when `reply` ends the interview, or None."""
        if not reply.done or reply.disposition != COMPLETED:
            return None
        return self.of(view.guide)

    def of(self, guide: Guide | None) -> RequestReview | None:
        """Return the review that a guide wants, None when it wants none or nobody could give it.

        A model that was never set up fills in nothing, and a person was not asked for.
        """
        if guide is None or guide.review is None:
            return None
        if guide.review.by is ReviewBy.HUMAN:
            return RequestReview()
        name = guide.review.by.value
        is_there = self._interviewers.reviewer(name, guide) is not None
        return RequestReview(reviewer=name) if is_there else None

    async def take(self, view: View) -> Outcome:
        """Have the machine make the review that `view` owes.

        What may pass is tried again, for `PATIENCE` at the most; then, and at once where
        trying again is of no use, the review is left to a person.
        """
        try:
            await self._budgets.check(view)
            reviewed = well_formed_review(await self._reviewer(view).review(view))
        except InterviewerUnavailable as error:
            if self._has_waited_long(view):
                return await self._leave(view, error)
            return self._later(view, error)
        except Exception as error:
            return await self._leave(view, error)
        try:
            return await self._give(view, reviewed)
        except Malformed as error:
            usage = reviewed.usage and replace(reviewed.usage, model=reviewed.author)
            return await self._leave(view, ReplyUnfit(str(error), usage=usage))

    def _reviewer(self, view: View) -> Reviewer:
        reviewer = self._interviewers.reviewer(_name(view), view.guide)
        if reviewer is None:
            raise InterviewerUnusable(f"No reviewer called {_name(view)} is set up.")
        return reviewer

    async def _leave(self, view: View, error: Exception) -> Outcome:
        """Leave the review to a person, who decides about it anyway."""
        self._vitals.unfit += isinstance(error, ReplyUnfit)
        observability.warning("review:left", "A review is left to a person", **_facts(view, error))
        if not isinstance(error, VivavoceError):
            observability.error(
                "review:failed",
                "A reviewer failed",
                cause=error,
                interviewId=view.interview.id,
                reviewer=_name(view),
            )
        usage = getattr(error, "usage", None)
        return await self._give(view, Reviewed(changes={}, author=_name(view), usage=usage))

    async def _give(self, view: View, reviewed: Reviewed) -> Outcome:
        now, reviewer = view.interview, _name(view)
        command = GiveReview(
            reviewer=reviewer,
            version=now.version,
            changes=reviewed.changes,
            author=reviewed.author,
            usage=reviewed.usage,
            latency_ms=reviewed.latency_ms,
        )
        caller = Caller(organization=now.organization, actor=f"reviewer:{reviewer}")
        _, records = await self._interviews.carry_out(caller, now.id, command)
        if reviewed.usage is not None:
            model = reviewed.usage.model or reviewed.author
            self._vitals.used(replace(reviewed.usage, model=model))
        self._vitals.discarded += not records
        return Outcome.AGAIN

    def _has_waited_long(self, view: View) -> bool:
        assert view.interview.review is not None, "no review was asked for"
        waited = self._clock.now() - view.interview.review.requested_at
        return not -PATIENCE < waited < PATIENCE

    def _later(self, view: View, error: InterviewerUnavailable) -> Outcome:
        self._rests.begin(view.interview.id, at_least_s=error.retry_after_s or 0.0)
        observability.warning(
            "review:delayed", "A review is delayed; it is tried again", **_facts(view, error)
        )
        return Outcome.LATER


def _name(view: View) -> str:
    """Return which machine is to review it."""
    review = view.interview.review
    assert review is not None, "no review was asked for"
    assert review.reviewer is not None, "a person is to review it"
    return review.reviewer


def _facts(view: View, error: Exception) -> dict[str, str]:
    """Return what a log line tells of a review that waits for its reviewer."""
    reason = str(error) if isinstance(error, VivavoceError) else type(error).__name__
    return {"interviewId": view.interview.id, "reason": reason}
