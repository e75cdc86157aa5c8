"""An interview in one row: what lists and recovery go by."""

from datetime import datetime

from vivavoce.domain.guide import Guide
from vivavoce.domain.interview import Interview, Status
from vivavoce.domain.profile import SETTLED, Profile
from vivavoce.journal.store import Summary, Withdrawn

LAST_TEXT_CHARS = 160
REASON_CHARS = 160

# Nothing of less is kept apart: an interview with one answer is begun, and one that lacks one
# is not whole, however much its guide requires.
THOUSAND = 1000


def summary_at(
    interview: Interview, *, due_at: datetime | None, progress: float | None = None
) -> Summary:
    """Return the row of `interview`.

    Args:
        due_at: when its guide's time limits ask for something.
        progress: see `progress_in`.
    """
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
        progress=progress,
        reason=_reason(interview),
        withdrawn=_withdrawn(interview),
    )


def progress_in(guide: Guide | None, profile: Profile) -> float | None:
    """Return the settled share of what `guide` requires, in thousandths, as `coverage` has it.

    None without a guide: nobody knows what it required.
    """
    if guide is None:
        return None
    # With each append: as lean as it can be.
    left_to_review = guide.left_to_review
    required = settled = 0
    for item in guide.information:
        if item.required and item.id not in left_to_review:
            required += 1
            known = profile.get(item.id)
            settled += known is not None and known.status in SETTLED
    if settled == required:
        return 1.0
    share = round(settled * THOUSAND / required)
    return min(max(share, int(settled > 0)), THOUSAND - 1) / THOUSAND


def _reason(interview: Interview) -> str | None:
    if interview.status is Status.ACTIVE or interview.reason is None:
        return None
    return interview.reason[:REASON_CHARS]


def _withdrawn(interview: Interview) -> Withdrawn | None:
    if interview.withdrawal is None:
        return None
    return "erasure-asked" if interview.withdrawal.erasure_asked else "withdrawn"
