"""The row of an interview that is held, whose guide is known."""

from vivavoce.domain.deadlines import due_at
from vivavoce.domain.interview import Interview
from vivavoce.journal.store import Summary
from vivavoce.journal.summaries import progress_in, summary_at
from vivavoce.service.live import Held


def summary_of(interview: Interview, held: Held) -> Summary:
    """Return the row of `interview`, whose guide `held` knows."""
    return summary_at(
        interview,
        due_at=due_at(
            interview,
            idle_pause_after=held.idle_pause_after,
            expires_after=held.expires_after,
        ),
        progress=progress_in(held.guide, interview.profile),
    )
