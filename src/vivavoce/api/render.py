"""From what the service tells to what the contract shows."""

from datetime import datetime

import msgspec

from vivavoce.api.bodies import (
    EventItem,
    InterviewBody,
    InterviewItem,
    ProfileItem,
    Receipt,
    TranscriptItem,
)
from vivavoce.domain.coverage import coverage
from vivavoce.domain.events import Candidate
from vivavoce.domain.interview import Interview, Status
from vivavoce.domain.transcript import Message
from vivavoce.journal.records import time_of, time_text
from vivavoce.journal.store import Record, Summary
from vivavoce.service import receipts
from vivavoce.service.callers import Caller
from vivavoce.service.interviews import Standing

NULL = msgspec.Raw(b"null")


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

    A candidate does not see the owner's metadata in the first event.
    """
    data = NULL if record.content is None else msgspec.Raw(record.content)
    if caller.is_candidate and record.name == "interview-opened" and record.content is not None:
        opened = msgspec.json.decode(record.content)
        opened.pop("metadata", None)
        data = msgspec.Raw(msgspec.json.encode(opened))
    return EventItem(
        seq=record.seq,
        event=record.name,
        recorded_at=time_text(time_of(record)),
        actor=record.actor,
        data=data,
        hash=record.hash.hex(),
        prev=record.previous.hex(),
    )
