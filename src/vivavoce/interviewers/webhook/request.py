"""What the service is told, as JSON: the interview, its guide, and what was said.

Documented in docs/how-to/write-a-webhook-interviewer.md; services are written against it, so
fields are added and never change. The candidate's e-mail address is left out: nobody needs it
to decide what to ask, and whoever does has the interview's id.
"""

import hashlib
from datetime import datetime
from typing import Any, Literal

import msgspec

from vivavoce.domain.coverage import Coverage, coverage
from vivavoce.domain.guide import Information, Question
from vivavoce.domain.ids import InterviewId, MessageId
from vivavoce.domain.interview import Interview
from vivavoce.domain.profile import Profile
from vivavoce.interviewers.agenda import Place
from vivavoce.interviewers.listening import turns_taken
from vivavoce.interviewers.scripted.course import Course

# Of the transcript's texts, the latest; an interview of hours has about a tenth of that.
TRANSCRIPT_CHARS_MAX = 256 * 1024


class CandidateBody(msgspec.Struct, frozen=True, kw_only=True):
    """The candidate, as far as a service needs to know."""

    name: str | None


class InterviewBody(msgspec.Struct, frozen=True, kw_only=True):
    """The interview as it stands."""

    id: InterviewId
    status: str
    state: str
    version: int
    language: str
    candidate: CandidateBody
    metadata: dict[str, Any]


class ItemBody(msgspec.Struct, frozen=True, kw_only=True):
    """Something to be learned; its texts in the interview's language."""

    id: str
    label: str
    type: str
    required: bool
    hint: str | None
    options: list[dict[str, str]]
    unit: str | None


class ProbeBody(msgspec.Struct, frozen=True, kw_only=True):
    """A follow-up that the guide has for a question."""

    kind: str
    when: str
    ask: str | None
    generate: str | None


class QuestionBody(msgspec.Struct, frozen=True, kw_only=True):
    """One question. `open`: it is still to be asked, as the script would see it."""

    id: str
    section: str
    state: str
    ask: str
    wording: str
    collects: list[str]
    open: bool
    max_probes: int
    probes: list[ProbeBody]


class GuideBody(msgspec.Struct, frozen=True, kw_only=True):
    """The guide that the interview is pinned to."""

    id: str
    version: str
    hash: str
    title: str
    mode: str
    information: list[ItemBody]
    questions: list[QuestionBody]


class MessageBody(msgspec.Struct, frozen=True, kw_only=True):
    """One message."""

    id: MessageId
    seq: int
    speaker: str
    text: str
    recorded_at: datetime
    author: str | None
    question: str | None
    probe: str | None
    corrects: MessageId | None  # the candidate's earlier message that it puts right


class ObjectionBody(msgspec.Struct, frozen=True, kw_only=True):
    """What was wrong with the answer before."""

    code: str
    sentence: str


class Data(msgspec.Struct, frozen=True, kw_only=True):
    """Everything a service decides upon."""

    interview: InterviewBody
    guide: GuideBody
    transcript: list[MessageBody]
    earlier_messages: int  # so many of the oldest were left out
    profile: Profile
    coverage: Coverage
    reply_to: list[MessageId]
    turns_left: int
    objections: list[ObjectionBody]


class ReplyRequested(msgspec.Struct, frozen=True, kw_only=True):
    """The request, as Standard Webhooks has it: a type, when it happened, the data."""

    type: Literal["reply.requested"] = "reply.requested"
    timestamp: datetime
    data: Data


def body_of(course: Course, objections: list[ObjectionBody]) -> bytes:
    """Return the request about the turn of `course` as UTF-8 JSON."""
    interview, guide = course.interview, course.guide
    latest = _latest(interview)
    return msgspec.json.encode(
        ReplyRequested(
            timestamp=interview.owed_since or interview.updated_at,
            data=Data(
                interview=InterviewBody(
                    id=interview.id,
                    status=interview.status,
                    state=interview.state,
                    version=interview.version,
                    language=interview.language,
                    candidate=CandidateBody(name=interview.candidate.name),
                    metadata=interview.metadata,
                ),
                guide=_guide(course),
                transcript=latest,
                earlier_messages=len(interview.transcript) - len(latest),
                profile=interview.profile,
                coverage=coverage(guide, interview.profile, language=interview.language),
                reply_to=[message.id for message in course.heard.turn],
                turns_left=max(0, guide.rules.max_turns - turns_taken(interview.transcript)),
                objections=objections,
            ),
        )
    )


def id_of(interview: Interview, attempt: int) -> str:
    """Return the id of the request about the turn that `interview` owes.

    It is the same however often that turn is asked for, after a crash too, so that a service
    can tell a repeat; but another one when it is asked to do better (`attempt` 1, 2, …).
    """
    turn = (
        interview.id,
        interview.heard,
        interview.asked,
        interview.state,
        interview.guide.hash,
        attempt,
    )
    return f"msg_{hashlib.sha256(msgspec.json.encode(turn)).hexdigest()[:32]}"


def _latest(interview: Interview) -> list[MessageBody]:
    """Return the latest messages, at most `TRANSCRIPT_CHARS_MAX` characters of text, in order."""
    found: list[MessageBody] = []
    left = TRANSCRIPT_CHARS_MAX
    for message in reversed(interview.transcript):
        left -= len(message.text)
        if left < 0 and found:
            break
        found.append(
            MessageBody(
                id=message.id,
                seq=message.seq,
                speaker=message.speaker,
                text=message.text,
                recorded_at=message.recorded_at,
                author=message.author,
                question=message.question,
                probe=message.probe,
                corrects=message.corrects,
            )
        )
    return found[::-1]


def _guide(course: Course) -> GuideBody:
    guide, pinned = course.guide, course.interview.guide
    here = course.agenda.at_state(course.interview.state)
    still_open = {place.question.id for place in course.following(here, course.interview.profile)}
    return GuideBody(
        id=guide.id,
        version=guide.version,
        hash=pinned.hash,
        title=guide.in_language(guide.title, course.interview.language),
        mode=guide.mode,
        information=[_item(item, course) for item in guide.asked_for],
        questions=[
            _question(place, course, is_open=place.question.id in still_open)
            for place in course.agenda.places
        ],
    )


def _item(item: Information, course: Course) -> ItemBody:
    guide, language = course.guide, course.interview.language
    return ItemBody(
        id=item.id,
        label=guide.in_language(item.label, language),
        type=item.type,
        required=item.required,
        hint=guide.in_language(item.hint, language) if item.hint is not None else None,
        options=[
            {"id": option.id, "label": option.shown(language, guide.language)}
            for option in item.options
        ],
        unit=item.unit,
    )


def _question(place: Place, course: Course, *, is_open: bool) -> QuestionBody:
    question = place.question
    return QuestionBody(
        id=question.id,
        section=place.section.id,
        state=place.state,
        ask=course.wording.text(question.ask),
        wording=question.wording,
        collects=question.collects,
        open=is_open,
        max_probes=question.max_probes,
        probes=_probes(question, course),
    )


def _probes(question: Question, course: Course) -> list[ProbeBody]:
    return [
        ProbeBody(
            kind=probe.kind,
            when=probe.when,
            ask=course.wording.text(probe.ask) if probe.ask is not None else None,
            generate=probe.generate,
        )
        for probe in question.probes
    ]
