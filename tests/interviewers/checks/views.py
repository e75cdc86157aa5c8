"""Interviews as an interviewer sees them, made without going through all that leads there."""

from collections.abc import Sequence
from datetime import UTC, datetime

from vivavoce.domain.events import Candidate, GuideRef
from vivavoce.domain.guide import Guide
from vivavoce.domain.ids import InterviewId, OrganizationId
from vivavoce.domain.interview import Interview
from vivavoce.domain.profile import Profile
from vivavoce.domain.transcript import Message, Transcript
from vivavoce.interviewers.interviewer import View

OPENED_AT = datetime(2026, 11, 26, 11, tzinfo=UTC)


def view_of(
    guide: Guide,
    messages: Sequence[Message] = (),
    *,
    language: str = "en",
    profile: Profile | None = None,
    state: str = "opening",
) -> View:
    """Return an interview that is led by a model and has come to the end of `messages`."""
    interview = Interview(
        id=InterviewId("0193b0c0-0000-7000-8000-000000000001"),
        organization=OrganizationId("acme"),
        guide=GuideRef(id=guide.id, version=guide.version, hash="c0" * 32),
        interviewer="llm",
        language=language,
        candidate=Candidate(name="Ada"),
        metadata={},
        opened_at=OPENED_AT,
        updated_at=OPENED_AT,
        state=state,
        transcript=Transcript(messages),
        profile=profile or {},
        version=len(messages) + 1,
    )
    return View(interview=interview, guide=guide)
