"""When an interview needs attention although nobody speaks."""

from datetime import UTC, datetime, timedelta

from vivavoce.domain.interview import Interview, Status

LATEST = datetime.max.replace(tzinfo=UTC)


def idle_at(interview: Interview, idle_pause_after: timedelta | None) -> datetime | None:
    """Return when an interview that stays silent is to be paused, or None.

    While the interviewer owes the next word, whether machine or person, the silence
    is ours and does not count.
    """
    if idle_pause_after is None or interview.status is not Status.ACTIVE:
        return None
    if interview.owed_since is not None:
        return None
    return _later(interview.updated_at, idle_pause_after)


def expires_at(interview: Interview, expires_after: timedelta | None) -> datetime | None:
    """Return when an unfinished interview is to be cancelled, or None.

    Somebody who takes up a cancelled or reviewed interview grants it the full time
    again; otherwise the next timer would undo the decision at once.
    """
    if expires_after is None or interview.status not in {Status.ACTIVE, Status.PAUSED}:
        return None
    return _later(interview.reopened_at or interview.opened_at, expires_after)


def due_at(
    interview: Interview,
    *,
    idle_pause_after: timedelta | None,
    expires_after: timedelta | None,
) -> datetime | None:
    """Return the earliest moment at which `MeetDeadline` decides something, or None."""
    idle = idle_at(interview, idle_pause_after)
    expiry = expires_at(interview, expires_after)
    if idle is None or expiry is None:
        return idle or expiry
    return min(idle, expiry)


def _later(moment: datetime, wait: timedelta) -> datetime | None:
    """Return `moment` (UTC) + `wait`, None beyond the last moment there is: that never comes."""
    return moment + wait if wait <= LATEST - moment else None
