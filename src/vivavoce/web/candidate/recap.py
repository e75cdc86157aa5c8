"""Where somebody was who comes back: computed from the journal, so it is true on any device."""

from datetime import datetime, timedelta

import msgspec

from vivavoce.domain.interview import Status
from vivavoce.domain.transcript import Message
from vivavoce.service.interviews import Standing
from vivavoce.web.candidate.asking import is_open, open_question
from vivavoce.web.candidate.learned import learned

# After so long one does not know any more where one was.
BREAK = timedelta(hours=4)
# Who paused, left and came back; whoever has just pressed Pause is still here.
PAUSE_TOLD_AFTER = timedelta(minutes=10)

LABELS_MAX = 6


class Recap(msgspec.Struct, frozen=True, kw_only=True):
    """What to tell whoever comes back. `labels` are what was talked about, latest last."""

    last_here_at: datetime  # UTC: when they last said something
    labels: list[str]
    question: Message | None  # what waits for an answer, None when nothing does


def recap(standing: Standing, now: datetime, *, arrives: bool) -> Recap | None:
    """Return what to tell whoever looks at an interview, None when they know where they are.

    Args:
        now: UTC.
        arrives: the link was just opened on a device that did not know it.
    """
    interview = standing.interview
    heard = interview.transcript.find(interview.heard) if interview.heard is not None else None
    if heard is None or not is_open(interview):
        return None
    was_away = now - heard.recorded_at >= BREAK
    is_paused = interview.status is Status.PAUSED and now - interview.updated_at >= PAUSE_TOLD_AFTER
    if not (was_away or is_paused or arrives):
        return None
    return Recap(
        last_here_at=heard.recorded_at,
        labels=[item.label for item in learned(standing)][-LABELS_MAX:],
        question=open_question(interview),
    )
