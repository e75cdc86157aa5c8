"""The look at a whole interview before it counts as completed.

A machine that was asked to read it owes its part like a reply: found through the same
index, tried again, given once. Until a person decides, the interview stays in review.
"""

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
from vivavoce.interviewers.interviewer import Reply, Reviewed, View
from vivavoce.interviewers.registry import Interviewers
from vivavoce.service.callers import Caller
from vivavoce.service.interviews import Interviews
from vivavoce.service.outcomes import Outcome
from vivavoce.service.rests import Rests
from vivavoce.service.vitals import Vitals

COMPLETED = "completed"  # the disposition of an interview that came to its end


class Reviews:
    """Asks for reviews and has machines make theirs."""

    def __init__(
        self,
        interviews: Interviews,
        interviewers: Interviewers,
        rests: Rests,
        vitals: Vitals,
    ) -> None:
        self._interviews = interviews
        self._interviewers = interviewers
        self._rests = rests
        self._vitals = vitals

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
        """Have the machine make the review that `view` owes."""
        try:
            reviewed = await self._make(view)
        except Exception as error:
            return self._later(view, error)
        return await self._give(view, reviewed)

    async def _make(self, view: View) -> Reviewed:
        review = view.interview.review
        assert review is not None, "no review was asked for"
        assert review.reviewer is not None, "a person is to review it"
        reviewer = self._interviewers.reviewer(review.reviewer, view.guide)
        if reviewer is None:
            raise InterviewerUnusable(f"No reviewer called {review.reviewer} is set up.")
        try:
            return await reviewer.review(view)
        except ReplyUnfit as error:
            # It is for a person to fill in then; asking over and over brings nothing else.
            self._vitals.unfit += 1
            observability.warning(
                "review:unfit", "Nothing fit came of a review", **_facts(view, error)
            )
            return Reviewed(changes={}, author=review.reviewer, usage=error.usage)

    async def _give(self, view: View, reviewed: Reviewed) -> Outcome:
        now = view.interview
        assert now.review is not None, "no review was asked for"
        reviewer = now.review.reviewer
        assert reviewer is not None, "a person is to review it"
        command = GiveReview(
            reviewer=reviewer,
            version=now.version,
            changes=reviewed.changes,
            author=reviewed.author,
            usage=reviewed.usage,
            latency_ms=reviewed.latency_ms,
        )
        caller = Caller(organization=now.organization, actor=f"reviewer:{reviewer}")
        try:
            _, records = await self._interviews.carry_out(caller, now.id, command)
        except Malformed as error:
            observability.warning(
                "review:unfit", "Nothing fit came of a review", **_facts(view, error)
            )
            nothing = Reviewed(changes={}, author=reviewed.author, usage=reviewed.usage)
            return await self._give(view, nothing)
        if not records:
            self._vitals.discarded += 1
        elif reviewed.usage is not None:
            self._vitals.used(reviewed.usage.model or reviewed.author, reviewed.usage)
        return Outcome.AGAIN

    def _later(self, view: View, error: Exception) -> Outcome:
        at_least_s = error.retry_after_s if isinstance(error, InterviewerUnavailable) else None
        self._rests.begin(view.interview.id, at_least_s=at_least_s or 0.0)
        observability.warning(
            "review:delayed", "A review is delayed; it is tried again", **_facts(view, error)
        )
        return Outcome.LATER


def _facts(view: View, error: Exception) -> dict[str, str]:
    """Return what a log line tells of a review that waits for its reviewer."""
    reason = str(error) if isinstance(error, VivavoceError) else type(error).__name__
    return {"interviewId": view.interview.id, "reason": reason}
