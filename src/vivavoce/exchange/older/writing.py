"""An interview as the older system would have written it, for `vivavoce mirror`.

What that layout has no place for is in one member of its own (`member.py`), so that
importing a mirror gives the same interviews back.
"""

import json
from collections.abc import Sequence
from typing import Any

from vivavoce.domain.events import InterviewCompleted, MessageAdded, Speaker, StateChanged
from vivavoce.domain.interview import Interview, Status
from vivavoce.domain.transcript import Message
from vivavoce.errors import DamagedRecord
from vivavoce.exchange.older.member import MEMBER, write_member
from vivavoce.exchange.older.messages import REQUESTER
from vivavoce.exchange.older.profiles import write_profile
from vivavoce.exchange.older.times import written
from vivavoce.journal.codec import NAMES, decode
from vivavoce.journal.records import time_of
from vivavoce.journal.registry import Organization
from vivavoce.journal.store import Record

MOVED, SPOKEN = NAMES[StateChanged], NAMES[MessageAdded]


def interview_file(interview: Interview, records: Sequence[Record]) -> bytes:
    """Return the file of `interview`, whose journal `records` are, none of them erased.

    Indented UTF-8 JSON, members always in the same order, a line end at the end: so
    that what changed is what a diff shows.
    """
    older = interview.metadata.get("older")
    known: dict[str, Any] = older if isinstance(older, dict) else {}
    document = {
        "id": interview.id,
        "candidateId": known.get("candidateId"),
        "teamId": known.get("teamId"),
        "interviewerId": known.get("interviewerId", interview.interviewer),
        "status": interview.status,
        "currentState": interview.state,
        "transcript": [_message(message) for message in interview.transcript],
        "candidateProfile": write_profile(interview.profile),
        "stateHistory": _moves(records),
        "createdAt": written(interview.opened_at),
        "updatedAt": written(interview.updated_at),
        "completedAt": _completed_at(interview, records),
        MEMBER: write_member(records),
    }
    return _file(document)


def manifest_file(organization: Organization) -> bytes:
    """Return the manifest of an organization."""
    return _file(
        {
            "id": organization.id,
            "name": organization.name,
            "createdAt": written(organization.created_at),
        }
    )


def _file(document: dict[str, Any]) -> bytes:
    return json.dumps(document, ensure_ascii=False, indent=2).encode() + b"\n"


def _message(message: Message) -> dict[str, Any]:
    is_candidate = message.speaker is Speaker.CANDIDATE
    is_requester = is_candidate and message.author == REQUESTER
    entry: dict[str, Any] = {
        "id": message.id,
        "speaker": REQUESTER if is_requester else message.speaker.value,
        "message": message.text,
        "timestamp": written(message.recorded_at),
    }
    metadata = {"questionType": message.probe, "followUpTo": message.in_reply_to}
    entry["metadata"] = {name: value for name, value in metadata.items() if value is not None}
    if not is_candidate and message.author is not None:
        entry["speakerLLM"] = message.author
    return entry


def _moves(records: Sequence[Record]) -> list[dict[str, Any]]:
    moves = []
    for record in records:
        if record.name == MOVED:
            try:
                event = decode(record.name, record.content or b"")
            except DamagedRecord:
                continue  # lost, and named so by a repair
            assert isinstance(event, StateChanged)
            moves.append(
                {
                    "from": event.left,
                    "to": event.entered,
                    "timestamp": written(time_of(record)),
                }
            )
    return moves


def _completed_at(interview: Interview, records: Sequence[Record]) -> str | None:
    """Return when the interview was completed, None while it is not."""
    if interview.status is not Status.COMPLETED:
        return None
    ended = [record for record in records if record.name == NAMES[InterviewCompleted]]
    return written(time_of(ended[-1])) if ended else None
