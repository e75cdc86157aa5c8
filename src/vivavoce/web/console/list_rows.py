"""One row of the list of interviews, in words."""

from collections.abc import Mapping, Sequence
from datetime import datetime, timedelta
from typing import Any

from vivavoce.counted import counted
from vivavoce.domain.events import Speaker
from vivavoce.domain.guide import Guide
from vivavoce.domain.interview import (
    EXPIRED,
    HUMAN,
    IDLE,
    OVER_BUDGET,
    UNAVAILABLE,
    WITHDRAWN,
    Status,
)
from vivavoce.journal.store import Summary
from vivavoce.projections.search_hits import FoundInterview, Hit
from vivavoce.web.console.leading import name_of

# A model takes its seconds; what is owed for longer than this is worth a look.
LATE_AFTER = timedelta(seconds=20)

# A word may be as long as a message.
PART_CHARS_MAX = 240

RESTS = {
    IDLE: "Nobody wrote for as long as the guide waits",
    UNAVAILABLE: "Whoever leads could not be reached",
    OVER_BUDGET: "The tokens a model may use are used up",
    EXPIRED: "Its time was over",
    WITHDRAWN: "",  # said apart
}
WITHDREW = {
    "withdrawn": "The candidate withdrew",
    "erasure-asked": "The candidate withdrew and asks for erasure",
}
UNITS = ((86_400, "day"), (3_600, "hour"), (60, "minute"))
LED = frozenset({Status.ACTIVE, Status.PAUSED})


def row(
    summary: Summary,
    guides: Mapping[str, Guide],
    now: datetime,
    found: FoundInterview | None = None,
) -> dict[str, Any]:
    """Return an interview as the list shows it.

    Args:
        guides: the newest version of each, by id.
        found: the words that were searched for in it.
    """
    guide = guides.get(summary.guide)
    return {
        "id": summary.id,
        "candidate": {"name": summary.candidate_name, "email": summary.candidate_email},
        "guide_title": summary.guide if guide is None else title_of(guide),
        "status": summary.status,
        "leads": name_of(summary.interviewer) if summary.status in LED else "",
        "why": _why(summary, guide),
        "withdrew": WITHDREW.get(summary.withdrawn or "", ""),
        "percent": None if summary.progress is None else _percent(summary.progress),
        "last_message": (
            {"speaker": summary.last_speaker, "text": summary.last_text}
            if summary.last_text
            else None
        ),
        "hits": [_hit(hit) for hit in found.hits] if found is not None else [],
        "more_hits": found.more if found is not None else 0,
        "updated_at": summary.updated_at,
        "waiting": _waiting(summary, now),
        "damaged": summary.damaged,
    }


def _hit(hit: Hit) -> dict[str, Any]:
    parts: Sequence[tuple[str, bool]] = [
        (text if len(text) <= PART_CHARS_MAX else text[: PART_CHARS_MAX - 1] + "…", is_found)
        for text, is_found in hit.excerpt
    ]
    return {"message": hit.message, "speaker": hit.speaker, "parts": parts}


def _percent(share: float) -> int:
    """Return a share in whole hundredths; only all of it is 100."""
    return 100 if share >= 1.0 else min(round(share * 100), 99)


def title_of(guide: Guide) -> str:
    """Return what a guide is called in its own language."""
    return guide.in_language(guide.title, guide.language)


def _why(summary: Summary, guide: Guide | None) -> str:
    """Return why an interview rests or was ended, "" when there is nothing to say."""
    if summary.status not in {Status.PAUSED, Status.CANCELLED} or summary.reason is None:
        return ""
    if summary.reason == IDLE and guide is not None and guide.version == summary.guide_version:
        patience_s = guide.rules.idle_pause_after_s
        if patience_s:
            return f"Nobody wrote for {_lasting(patience_s)}"
    return RESTS.get(summary.reason, summary.reason)


def _lasting(seconds: int) -> str:
    """Return how long something lasts, in the largest unit that it fills."""
    for unit_s, unit in UNITS:
        if seconds >= unit_s:
            return counted(round(seconds / unit_s), unit)
    return counted(seconds, "second")


def _waiting(summary: Summary, now: datetime) -> dict[str, Any] | None:
    """Return what an interview waits for, and since when, if that is worth a look."""
    if summary.status == Status.PENDING_REVIEW:
        if summary.owed_since is not None:
            return {"what": "being read", "since": summary.owed_since}
        return {"what": "waits for you", "since": summary.updated_at}
    if summary.status != Status.ACTIVE:
        return None
    if summary.owed_since is not None:
        is_late = now - summary.owed_since > LATE_AFTER
        return {"what": "reply delayed", "since": summary.owed_since} if is_late else None
    if summary.interviewer == HUMAN and summary.last_speaker == Speaker.CANDIDATE:
        return {"what": "waits for you", "since": summary.updated_at}
    return None
