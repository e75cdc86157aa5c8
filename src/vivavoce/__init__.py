"""Vivavoce: interviews that survive anything.

Everything public for programs that embed Vivavoce is here; see `Vivavoce.open`.
"""

from typing import TYPE_CHECKING, Any

from vivavoce.errors import (
    CannotStart,
    DamagedRecord,
    IdTaken,
    InterviewClosed,
    InterviewerUnavailable,
    InterviewerUnusable,
    Malformed,
    NotFound,
    Refused,
    ReplyUnfit,
    StaleVersion,
    StoreUnavailable,
    VivavoceError,
)

if TYPE_CHECKING:
    from vivavoce.domain.events import Usage
    from vivavoce.domain.profile import ProfileValue
    from vivavoce.embedded import LiveInterview, Vivavoce
    from vivavoce.interviewers.interviewer import Interviewer, Reply, Reviewed, Reviewer, View
    from vivavoce.journal.store import Spent
    from vivavoce.service.receipts import Receipt

__all__ = [
    "CannotStart",
    "DamagedRecord",
    "IdTaken",
    "InterviewClosed",
    "Interviewer",
    "InterviewerUnavailable",
    "InterviewerUnusable",
    "LiveInterview",
    "Malformed",
    "NotFound",
    "ProfileValue",
    "Receipt",
    "Refused",
    "Reply",
    "ReplyUnfit",
    "Reviewed",
    "Reviewer",
    "Spent",
    "StaleVersion",
    "StoreUnavailable",
    "Usage",
    "View",
    "Vivavoce",
    "VivavoceError",
]

_HOMES = {
    "Interviewer": "vivavoce.interviewers.interviewer",
    "LiveInterview": "vivavoce.embedded",
    "ProfileValue": "vivavoce.domain.profile",
    "Receipt": "vivavoce.service.receipts",
    "Reply": "vivavoce.interviewers.interviewer",
    "Reviewed": "vivavoce.interviewers.interviewer",
    "Reviewer": "vivavoce.interviewers.interviewer",
    "Spent": "vivavoce.journal.store",
    "Usage": "vivavoce.domain.events",
    "View": "vivavoce.interviewers.interviewer",
    "Vivavoce": "vivavoce.embedded",
}


def __getattr__(name: str) -> Any:
    # Imported when asked for, so that `vivavoce --help` need not wait for the whole system.
    if name in _HOMES:
        from importlib import import_module

        return getattr(import_module(_HOMES[name]), name)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
