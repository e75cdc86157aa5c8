"""From what the service tells to what the contract shows."""

from datetime import datetime

import msgspec

from vivavoce.api.bodies import (
    EventItem,
    InterviewBody,
    InterviewItem,
    NoteBody,
    ProfileItem,
    Receipt,
    ReviewBody,
    TranscriptItem,
    WithdrawalBody,
)
from vivavoce.api.model_bodies import UsageBody
from vivavoce.api.withheld import Withheld
from vivavoce.domain.coverage import coverage
from vivavoce.domain.events import Candidate, Usage
from vivavoce.domain.interview import Note, Review, Status, Withdrawal
from vivavoce.domain.profile import Profile
from vivavoce.domain.transcript import Message
from vivavoce.journal.records import time_of, time_text
from vivavoce.journal.store import Record, Summary
from vivavoce.service import receipts
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
        corrects=message.corrects,
    )


def note_body(note: Note) -> NoteBody:
    """Return a note, for members of the organization."""
    return NoteBody(
        id=note.id, seq=note.seq, text=note.text, recorded_at=time_text(note.recorded_at)
    )


def withdrawal_body(withdrawal: Withdrawal | None) -> WithdrawalBody | None:
    """Return that the candidate withdrew, None for None."""
    if withdrawal is None:
        return None
    return WithdrawalBody(at=time_text(withdrawal.at), erasure_asked=withdrawal.erasure_asked)


def interview_body(
    standing: Standing, withheld: Withheld | None, *, link: str | None
) -> InterviewBody:
    """Return an interview as it stands, to a candidate without what is withheld."""
    interview, guide = standing.interview, standing.guide
    if withheld is not None:
        interview = withheld.left_of(interview)
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
        metadata=interview.metadata if withheld is None else None,
        link=link,
        opened_at=time_text(interview.opened_at),
        updated_at=time_text(interview.updated_at),
        owed_since=time_or_none(interview.owed_since),
        delayed_since=time_or_none(interview.delay.since if interview.delay else None),
        delay_reason=interview.delay.reason if interview.delay else None,
        owner_asks=interview.owner_asks,
        review=review_body(interview.review) if withheld is None else None,
        usage=usage_body(interview.usage) if withheld is None else None,
        disposition=interview.disposition,
        summary=interview.summary,
        reason=interview.reason if withheld is None else withheld.reason_in(interview),
        withdrawal=withdrawal_body(interview.withdrawal),
        copy_of=interview.copy_of,
        notes=[note_body(note) for note in interview.notes] if withheld is None else None,
        lost=list(interview.lost),
        profile=profile_body(
            interview.profile if withheld is None else withheld.profile_in(interview)
        ),
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


def profile_body(profile: Profile) -> dict[str, ProfileItem]:
    """Return the profile, field by field."""
    return {
        name: ProfileItem(value=entry.value, status=entry.status, sources=entry.sources)
        for name, entry in profile.items()
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
        progress=summary.progress,
        reason=summary.reason,
        withdrawn=summary.withdrawn,
        damaged=summary.damaged,
    )


def event_item(record: Record, withheld: Withheld | None) -> EventItem:
    """Return one event; its data is the stored JSON, byte for byte where nothing is withheld."""
    content = record.content
    if withheld is not None and content is not None:
        content = withheld.told(record.name, content)
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
