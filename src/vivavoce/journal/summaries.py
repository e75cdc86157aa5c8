"""An interview in one row: what lists and recovery go by."""

from datetime import datetime

from vivavoce.domain.interview import Interview
from vivavoce.journal.store import Summary

LAST_TEXT_CHARS = 160


def summary_at(interview: Interview, *, due_at: datetime | None) -> Summary:
    """Return the row of `interview`; `due_at` is when its guide's time limits ask for something."""
    last = interview.transcript.last
    return Summary(
        id=interview.id,
        organization=interview.organization,
        status=interview.status,
        state=interview.state,
        version=interview.version,
        guide=interview.guide.id,
        guide_version=interview.guide.version,
        interviewer=interview.interviewer,
        language=interview.language,
        candidate_name=interview.candidate.name,
        candidate_email=interview.candidate.email,
        opened_at=interview.opened_at,
        updated_at=interview.updated_at,
        owed_since=interview.machine_owes_since,
        due_at=due_at,
        messages=len(interview.transcript),
        last_speaker=last.speaker if last else None,
        last_text=last.text[:LAST_TEXT_CHARS] if last else None,
    )
