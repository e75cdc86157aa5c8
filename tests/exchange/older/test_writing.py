"""What a mirror writes: the older layout, and everything needed to get the same interview back."""

import json
from datetime import UTC, datetime
from typing import Any

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st
from msgspec.structs import replace

from tests import strategies
from tests.exchange.older.documents import (
    CONTEXT,
    DOCUMENT,
    document,
    interview_of,
    read,
    steady,
)
from vivavoce.domain.events import (
    AgentItemsChanged,
    AnyEvent,
    InterviewCompleted,
    InterviewerChanged,
    InterviewRepaired,
    MessageAdded,
    ProfileUpdated,
    ReplyDelayed,
    ReviewGiven,
    ReviewRequested,
    Speaker,
    StateChanged,
    TranscriptCondensed,
    Usage,
)
from vivavoce.domain.ids import InterviewId, MessageId, OrganizationId
from vivavoce.domain.interview import Interview, Review
from vivavoce.domain.profile import ProfileValue
from vivavoce.exchange.older.reading import identify, read_interview
from vivavoce.exchange.older.writing import interview_file, manifest_file
from vivavoce.journal.chain import genesis
from vivavoce.journal.records import replay, seal
from vivavoce.journal.registry import Organization
from vivavoce.journal.store import Record

SESSION = InterviewId("4f8f8f8e-7b7a-4000-8000-000000000001")
NOON = datetime(2026, 5, 4, 12, 0, 0, 5_000, tzinfo=UTC)


def recorded(interview: InterviewId, events: list[tuple[AnyEvent, datetime]]) -> list[Record]:
    records: list[Record] = []
    head = genesis(interview)
    for event, at in events:
        records += seal(interview, [event], after=len(records), head=head, actor="owner", at=at)
        head = records[-1].hash
    return records


def mirrored(interview: InterviewId, events: list[tuple[AnyEvent, datetime]]) -> dict[str, Any]:
    """Return the document that a mirror writes of these events."""
    records = recorded(interview, events)
    written = interview_file(replay(interview, records), records)
    found: dict[str, Any] = json.loads(written)
    return found


def read_back(told: dict[str, Any], *, organization: str) -> Interview:
    context = replace(CONTEXT, organization=OrganizationId(organization), older=organization)
    interview = identify(told, name="x", older=organization)
    planned = read_interview(told, interview, context)
    assert planned.is_ours, planned.remarks
    return interview_of(planned)


@steady(50)
@given(strategies.interview_ids(), strategies.histories())
def test_an_interview_read_from_its_mirror_is_the_same_interview(
    interview: InterviewId, history: list[tuple[AnyEvent, datetime]]
) -> None:
    assume(not any(isinstance(event, InterviewRepaired) for event, _ in history))
    records = recorded(interview, history)
    told = replay(interview, records)
    again = read_back(mirrored(interview, history), organization=told.organization)
    assert again == told


@steady(20)
@given(strategies.histories(max_size=4))
def test_a_mirror_of_whatever_was_repaired_is_read_as_a_plain_file(
    history: list[tuple[AnyEvent, datetime]],
) -> None:
    history = [each for each in history if not isinstance(each[0], InterviewRepaired)]
    history.append((InterviewRepaired(lost=()), NOON))
    told = mirrored(SESSION, history)
    planned = read(told)
    said = [event for event, _ in history if isinstance(event, MessageAdded)]
    assert not planned.is_ours
    assert "events were lost" in planned.remarks[0]
    assert [m.text for m in interview_of(planned).transcript] == [m.text for m in said if m.text]


def test_the_older_layout_is_there_for_those_who_know_only_that() -> None:
    opened, *rest = read(DOCUMENT).events
    told = mirrored(SESSION, [opened, *rest, (InterviewCompleted(), NOON)])
    assert [name for name in told if name in DOCUMENT] == list(DOCUMENT)
    assert told["status"] == "completed"
    assert told["currentState"] == "skills.expertise"
    assert told["completedAt"] == told["updatedAt"] == "2026-05-04T12:00:00.005Z"
    assert told["createdAt"] == DOCUMENT["createdAt"]
    for name in ("id", "candidateId", "teamId", "interviewerId"):
        assert told[name] == DOCUMENT[name]
    for entry, before in zip(told["transcript"], DOCUMENT["transcript"], strict=True):
        assert entry["id"] == before["id"]
        assert entry["speaker"] == before["speaker"]
        assert entry["message"] == before["message"]
        assert entry["timestamp"] == before["timestamp"]
    assert told["candidateProfile"] == {
        "role": "Keeps our data tidy",
        "preferences": {"communication": "briefly, in writing", "timezone": "EET"},
        "personality": {"tone": "dry", "traits": ["calm", "exact"]},
        "suggestedName": "Tidy",
    }
    assert told["stateHistory"] == [
        {"from": "opening", "to": "skills.expertise", "timestamp": DOCUMENT["updatedAt"]}
    ]


def test_the_older_layout_holds_what_it_can_of_models_takeovers_and_reviews() -> None:
    """Who spoke, where it stands and what was found; the rest is in our member, and comes back."""
    model = MessageAdded(
        id=MessageId("4f8f8f8e-7b7a-4000-8000-00000000000c"),
        speaker=Speaker.INTERVIEWER,
        text="Which letters are they?",
        author="acme:small",
        usage=Usage(input_tokens=900, output_tokens=30, requests=1),
        latency_ms=700,
    )
    names = ProfileUpdated(changes={"names": ProfileValue(value=["Billie", "Penny"])})
    happened: list[AnyEvent] = [
        ReplyDelayed(reason="interviewer-unavailable"),
        TranscriptCondensed(until=model.id, text="Letters.", author="acme:small"),
        model,
        InterviewerChanged(left="llm", entered="scripted", reason="interviewer-unavailable"),
        AgentItemsChanged(added=({"role": "user", "content": "Letters."},)),
        ReviewRequested(reviewer="llm"),
        names,
        ReviewGiven(author="acme:small"),
    ]
    events = [*read(DOCUMENT).events, *((event, NOON) for event in happened)]
    told = mirrored(SESSION, events)
    assert told["status"] == "pending_review"
    assert told["transcript"][-1]["message"] == "Which letters are they?"
    assert told["transcript"][-1]["speakerLLM"] == "acme:small"
    assert told["candidateProfile"]["names"] == ["Billie", "Penny"]
    again = read_back(told, organization="acme")
    assert again.review == Review(reviewer="llm", requested_at=NOON, is_given=True)
    assert again.usage == Usage(input_tokens=900, output_tokens=30, requests=1)
    assert again.condensed is not None


def test_a_mirror_can_be_read_without_our_member_too() -> None:
    told = mirrored(SESSION, read(DOCUMENT).events)
    del told["vivavoce"]
    interview, again = interview_of(read(DOCUMENT)), interview_of(read(told))
    assert [(m.id, m.text, m.recorded_at, m.author) for m in again.transcript] == [
        (m.id, m.text, m.recorded_at, m.author) for m in interview.transcript
    ]
    assert again.profile["preferences.timezone"] == interview.profile["preferences.timezone"]
    assert (again.status, again.state) == (interview.status, interview.state)


@pytest.mark.parametrize("change", ["word", "more", "less", "id"])
def test_a_transcript_that_somebody_changed_wins_over_our_member(change: str) -> None:
    told = mirrored(SESSION, read(DOCUMENT).events)
    transcript = told["transcript"]
    if change == "word":
        transcript[0]["message"] = "Which skills?"
    elif change == "more":
        transcript.append({**transcript[1], "id": "another", "message": "And Go"})
    elif change == "less":
        transcript.pop()
    else:
        transcript[1]["id"] = "another"
    planned = read(told)
    texts = [message.text for message in interview_of(planned).transcript]
    assert texts == [entry["message"] for entry in transcript]
    if change != "word":  # a word that was changed fits all the same
        assert "transcript beside it was changed" in planned.remarks[0]


@steady(60)
@given(st.data())
def test_anything_in_our_member_is_used_or_passed_over_and_never_a_crash(
    data: st.DataObject,
) -> None:
    told = mirrored(SESSION, read(DOCUMENT).events)
    events = told["vivavoce"]["events"]
    junk = st.none() | st.integers() | st.text(st.characters()) | st.lists(st.integers())
    place = data.draw(st.integers(0, len(events) - 1))
    name = data.draw(st.sampled_from([*events[place], *events[place]["data"]]))
    holder = events[place] if name in events[place] else events[place]["data"]
    holder[name] = data.draw(junk)
    interview = interview_of(read(told))
    assert [message.text for message in interview.transcript] == [
        entry["message"] for entry in DOCUMENT["transcript"]
    ]


def test_files_are_indented_utf_8_with_a_line_end_in_the_same_order_each_time() -> None:
    events = read(document(candidateProfile={"role": "Analüütik 😀", "z": 1, "a": 2})).events
    records = recorded(SESSION, events)
    content = interview_file(replay(SESSION, records), records)
    assert content == interview_file(replay(SESSION, records), records)
    assert b"\n    {\n" in content
    assert "Analüütik 😀".encode() in content
    assert content.endswith(b"}\n")


def test_a_change_of_one_message_shows_as_such_in_a_diff() -> None:
    events = read(DOCUMENT).events
    before = json.dumps(mirrored(SESSION, events), indent=2).splitlines()
    said = MessageAdded(
        id=MessageId("4f8f8f8e-7b7a-4000-8000-00000000000c"),
        speaker=Speaker.INTERVIEWER,
        text="Thank you.",
    )
    more = [*events, (said, NOON), (StateChanged(left="skills.expertise", entered="x"), NOON)]
    after = json.dumps(mirrored(SESSION, more), indent=2).splitlines()
    assert len([line for line in before if line not in after]) <= 5


def test_a_manifest_names_the_organization() -> None:
    acme = Organization(id=OrganizationId("acme"), name="Acme & Söhne", created_at=NOON)
    assert json.loads(manifest_file(acme)) == {
        "id": "acme",
        "name": "Acme & Söhne",
        "createdAt": "2026-05-04T12:00:00.005Z",
    }
