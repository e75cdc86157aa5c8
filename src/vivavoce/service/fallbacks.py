"""What happens when whoever leads an interview cannot make the reply it owes.

The reply is tried again for as long as the guide says; then the script leads on from the
same place, or the interview pauses. Since when it is being tried is an event, so a crash
does not begin it anew, and both sides are told.
"""

from msgspec.structs import replace

from vivavoce import observability
from vivavoce.domain.commands import AnyCommand, DelayReply, HandOver, Pause
from vivavoce.domain.events import Usage
from vivavoce.domain.guide import Fallback
from vivavoce.domain.interview import OVER_BUDGET, UNAVAILABLE, Delay, Interview
from vivavoce.errors import (
    InterviewerUnavailable,
    InterviewerUnusable,
    OverBudget,
    Refused,
    ReplyUnfit,
    StaleVersion,
    VivavoceError,
)
from vivavoce.interviewers.following import followed
from vivavoce.interviewers.interviewer import Interviewer, Reply, View
from vivavoce.interviewers.scripted import NAME as SCRIPTED
from vivavoce.journal.store import Record
from vivavoce.service.callers import SYSTEM, Caller
from vivavoce.service.clock import Clock
from vivavoce.service.interviews import Interviews
from vivavoce.service.outcomes import Outcome
from vivavoce.service.rests import REST_MAX_S, Rests
from vivavoce.service.vitals import Vitals

Trouble = InterviewerUnavailable | InterviewerUnusable | ReplyUnfit

# A restart with what was missing takes less; longer nobody is kept waiting for a person.
UNUSABLE_PATIENCE_S = 30.0


class Fallbacks:
    """Carries on where an interviewer cannot."""

    def __init__(
        self,
        interviews: Interviews,
        script: Interviewer,
        rests: Rests,
        vitals: Vitals,
        clock: Clock,
    ) -> None:
        self._interviews = interviews
        self._script = script
        self._rests = rests
        self._vitals = vitals
        self._clock = clock

    async def unavailable(self, view: View, error: Trouble) -> Outcome:
        """Note the delay, once, and rest; when it has lasted too long, let others carry on.

        Who cannot be used as things are set up may be put right in a moment, by a restart
        with the key that was missing; who waits for it is not kept for long.
        """
        now = view.interview
        usage = _spent_on(error)
        command = DelayReply(
            in_reply_to=now.heard, interviewer=now.interviewer, reason=error.code, usage=usage
        )
        standing, records = await self._carry_out(view, command)
        self._vitals.used(usage)
        if records and now.delay is None:
            self._vitals.delayed += 1
            observability.warning(
                "turn:delayed", "A reply is delayed; it is tried again", **_facts(view, error)
            )
        delay = standing.delay
        if delay is None or standing.heard != now.heard:
            return Outcome.AGAIN  # another turn by now
        left_s = self._patience_left_s(view, delay, error)
        if left_s > 0 or now.interviewer == SCRIPTED:
            at_most_s = min(left_s, REST_MAX_S) if left_s > 0 else REST_MAX_S
            asked_for_s = error.retry_after_s if isinstance(error, InterviewerUnavailable) else None
            self._rests.begin(now.id, at_least_s=asked_for_s or 0.0, at_most_s=max(at_most_s, 0.1))
            return Outcome.LATER
        return await self._carry_on(replace(view, interview=standing), error)

    async def over_budget(self, view: View, error: OverBudget) -> Outcome:
        """Pause politely until a person decides."""
        return await self._pause(view, error, reason=OVER_BUDGET)

    async def stand_in(self, view: View) -> Reply | None:
        """Return what the script says in the interviewer's place; None when it may not."""
        if view.guide.rules.fallback is not Fallback.SCRIPTED:
            return None
        return await self.script(view)

    async def script(self, view: View) -> Reply:
        """Return what the script says, in the language the candidate was followed into."""
        return replace(await self._script.reply(followed(view)), author=SCRIPTED)

    async def _carry_on(self, view: View, error: Trouble) -> Outcome:
        if view.guide.rules.fallback is Fallback.PAUSE:
            return await self._pause(view, error, reason=UNAVAILABLE)
        left = view.interview.interviewer
        command = HandOver(interviewer=SCRIPTED, reason=error.code, only_from=left)
        _, records = await self._carry_out(view, command)
        if records:
            self._vitals.fallbacks += 1
            observability.warning("turn:fallback", "The script leads on", **_facts(view, error))
        return Outcome.AGAIN

    async def _pause(self, view: View, error: VivavoceError, *, reason: str) -> Outcome:
        try:
            _, records = await self._carry_out(
                view, Pause(reason=reason), expected=view.interview.version
            )
        except (StaleVersion, Refused):
            return Outcome.AGAIN  # it stands elsewhere by now
        if records:
            self._vitals.fallbacks += 1
            observability.warning("turn:paused", "The interview pauses", **_facts(view, error))
        return Outcome.AGAIN

    def _patience_left_s(self, view: View, delay: Delay, error: Trouble) -> float:
        """Return for how many seconds more the reply is tried before others carry on.

        None are left when the clock was set far back: it might last for years.
        """
        patience_s: float = view.guide.rules.fallback_after_s
        if isinstance(error, InterviewerUnusable):
            patience_s = min(patience_s, UNUSABLE_PATIENCE_S)
        waited_s = (self._clock.now() - delay.since).total_seconds()
        return patience_s - max(waited_s, 0.0) if waited_s > -patience_s else 0.0

    async def _carry_out(
        self, view: View, command: AnyCommand, *, expected: int | None = None
    ) -> tuple[Interview, list[Record]]:
        caller = Caller(organization=view.interview.organization, actor=SYSTEM)
        return await self._interviews.carry_out(
            caller, view.interview.id, command, expected=expected
        )


def _spent_on(error: Trouble) -> Usage | None:
    """Return what was tried in vain, a summary that nobody keeps included."""
    usage: Usage | None = error.usage
    condensed = error.condensed if isinstance(error, ReplyUnfit) else None
    if condensed is None or condensed.usage is None:
        return usage
    both: Usage = (usage or Usage()) + condensed.usage
    return replace(both, model=condensed.author)


def _facts(view: View, error: VivavoceError) -> dict[str, str]:
    """Return what a log line tells of an interview that waits for its interviewer."""
    return {
        "interviewId": view.interview.id,
        "interviewer": view.interview.interviewer,
        "code": error.code,
        "reason": str(error),
    }
