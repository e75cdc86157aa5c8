"""From what the service tells to what the contract shows."""

from datetime import datetime
from typing import Any

import msgspec

from vivavoce.api.bodies import (
    EventItem,
    InterviewBody,
    InterviewItem,
    ProfileItem,
    Receipt,
    ReviewBody,
    TranscriptItem,
)
from vivavoce.api.model_bodies import UsageBody
from vivavoce.domain.coverage import coverage
from vivavoce.domain.events import Candidate, Usage
from vivavoce.domain.interview import Interview, Review, Status
from vivavoce.domain.transcript import Message
from vivavoce.journal.records import time_of, time_text
from vivavoce.journal.store import Record, Summary
from vivavoce.journal.verifying import REPAIRED
from vivavoce.service import receipts
from vivavoce.service.callers import Caller
from vivavoce.service.interviews import Standing

NULL = msgspec.Raw(b"null")

# Fields of events that are the organization's business: its own notes, what an agent keeps
# beside the words (its instructions may be among it), and what a model cost.
NOT_THE_CANDIDATES = {
    "interview-opened": ("metadata",),
    "agent-items-changed": ("added",),
    "message-added": ("usage",),
    "transcript-condensed": ("usage",),
    "review-given": ("usage",),
}
_MARKS = {b'"%b"' % name.encode() for names in NOT_THE_CANDIDATES.values() for name in names}


def time_or_none(at: datetime | None) -> str | None:
    """Return `at` as the contract writes times, None for None."""
    return None if at is None else time_text(at)


def receipt_body(receipt: receipts.Receipt) -> Receipt:
    """Return the durability receipt."""
    return Receipt(
        id=receipt.id,
        seq=receipt.seq,
        version=receipt.version,
        recorded_at=time_text(receipt.recorded_at),
        hash=receipt.hash,
    )


def transcript_item(message: Message) -> TranscriptItem:
    """Return one message."""
    return TranscriptItem(
        id=message.id,
        seq=message.seq,
        speaker=message.speaker,
        text=message.text,
        recorded_at=time_text(message.recorded_at),
        author=message.author,
    )


def interview_body(standing: Standing, caller: Caller, *, link: str | None) -> InterviewBody:
    """Return an interview as it stands, without what is not the caller's to see."""
    interview, guide = standing.interview, standing.guide
    return InterviewBody(
        id=interview.id,
        status=interview.status,
        state=interview.state,
        version=interview.version,
        guide=interview.guide.id,
        guide_version=interview.guide.version,
        guide_hash=interview.guide.hash,
        interviewer=interview.interviewer,
        language=interview.language,
        candidate=interview.candidate,
        metadata=None if caller.is_candidate else interview.metadata,
        link=link,
        opened_at=time_text(interview.opened_at),
        updated_at=time_text(interview.updated_at),
        owed_since=time_or_none(interview.owed_since),
        delayed_since=time_or_none(interview.delay.since if interview.delay else None),
        delay_reason=interview.delay.reason if interview.delay else None,
        owner_asks=interview.owner_asks,
        review=None if caller.is_candidate else review_body(interview.review),
        usage=None if caller.is_candidate else usage_body(interview.usage),
        disposition=interview.disposition,
        summary=interview.summary,
        reason=interview.reason,
        lost=list(interview.lost),
        profile=profile_body(interview),
        coverage=(
            coverage(guide, interview.profile, language=interview.language) if guide else None
        ),
        transcript=[transcript_item(message) for message in interview.transcript],
    )


def review_body(review: Review | None) -> ReviewBody | None:
    """Return a review, None for None."""
    if review is None:
        return None
    return ReviewBody(
        reviewer=review.reviewer,
        requested_at=time_text(review.requested_at),
        given=review.is_given,
    )


def usage_body(usage: Usage) -> UsageBody:
    """Return what models' providers counted."""
    return UsageBody(
        requests=usage.requests,
        input_tokens=usage.input_tokens,
        output_tokens=usage.output_tokens,
        cost_usd=dollars(usage.cost_microusd),
    )


def dollars(microusd: int | None) -> float | None:
    """Return millionths of a US dollar as US dollars, None for None."""
    return None if microusd is None else microusd / 1_000_000


def profile_body(interview: Interview) -> dict[str, ProfileItem]:
    """Return the profile, field by field."""
    return {
        name: ProfileItem(value=entry.value, status=entry.status, sources=entry.sources)
        for name, entry in interview.profile.items()
    }


def interview_item(summary: Summary) -> InterviewItem:
    """Return an interview for a list."""
    return InterviewItem(
        id=summary.id,
        status=Status(summary.status) if summary.status in set(Status) else None,
        state=summary.state,
        version=summary.version,
        guide=summary.guide,
        guide_version=summary.guide_version,
        interviewer=summary.interviewer,
        language=summary.language,
        candidate=Candidate(name=summary.candidate_name, email=summary.candidate_email),
        opened_at=time_text(summary.opened_at),
        updated_at=time_text(summary.updated_at),
        owed_since=time_or_none(summary.owed_since),
        messages=summary.messages,
        last_speaker=summary.last_speaker,
        last_text=summary.last_text,
        damaged=summary.damaged,
    )


def event_item(record: Record, caller: Caller) -> EventItem:
    """Return one event; its data is the stored JSON, byte for byte.

    A candidate does not see the fields of `NOT_THE_CANDIDATES`.
    """
    content = record.content
    if caller.is_candidate and content is not None:
        content = _for_candidates(record.name, content)
    data = NULL if content is None else msgspec.Raw(content)
    return EventItem(
        seq=record.seq,
        event=record.name,
        recorded_at=time_text(time_of(record)),
        actor=record.actor,
        data=data,
        hash=record.hash.hex(),
        prev=record.previous.hex(),
    )


def _for_candidates(name: str, content: bytes) -> bytes:
    """Return an event's JSON without what is not for candidates."""
    if not any(field in content for field in _MARKS):
        return content
    told = msgspec.json.decode(content)
    _hide(name, told)
    # A repair may tell lost events again.
    for substitute in told.get("substitutes", {}).values() if name == REPAIRED else ():
        _hide(substitute["event"], substitute["data"])
    return msgspec.json.encode(told)


def _hide(name: str, data: dict[str, Any]) -> None:
    for field in NOT_THE_CANDIDATES.get(name, ()):
        data.pop(field, None)
