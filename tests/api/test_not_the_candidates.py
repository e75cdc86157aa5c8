"""What an event tells its organization and not the candidate, wherever it stands."""

from datetime import UTC, datetime

import msgspec
import pytest

from vivavoce.api.render import event_item
from vivavoce.api.withheld import NOT_THE_CANDIDATES, Withheld
from vivavoce.domain.events import (
    AgentItemsChanged,
    AnyEvent,
    GuideRef,
    InterviewOpened,
    InterviewRepaired,
    MessageAdded,
    NoteAdded,
    ProfileUpdated,
    ReviewGiven,
    ReviewRequested,
    Speaker,
    Substitute,
    TranscriptCondensed,
    Usage,
)
from vivavoce.domain.ids import GuideId, InterviewId, MessageId, NoteId, OrganizationId
from vivavoce.domain.profile import ProfileValue
from vivavoce.journal.codec import CLASSES, NAMES, decode, encode
from vivavoce.journal.store import Record

INTERVIEW = InterviewId("018f8f8e-7b7a-7000-8000-000000000001")
MESSAGE = MessageId("018f8f8e-7b7a-7000-8000-000000000002")
HOUSE = OrganizationId("house")
THEIRS = Withheld(fields=frozenset({"verdict", "cost_microusd"}))
UNKNOWN = Withheld(fields=None)  # one of its guides cannot be read
USED = Usage(input_tokens=3, cost_microusd=77)
GUIDE = GuideRef(id=GuideId("g"), version="1", hash="0" * 64)
OPENED = InterviewOpened(
    organization=HOUSE,
    guide=GUIDE,
    interviewer="scripted",
    language="en",
    metadata={"note": "cost_microusd"},
)
ROLE = ProfileValue(value="Helper")
JUDGED = ProfileUpdated(
    changes={"verdict": ProfileValue(value="cost_microusd"), "role": ROLE, "cost_microusd": None}
)
# Each holds `cost_microusd`, in what is not the candidate's.
TOLD: list[AnyEvent] = [
    OPENED,
    MessageAdded(id=MESSAGE, speaker=Speaker.INTERVIEWER, text="Hello.", usage=USED),
    TranscriptCondensed(until=MESSAGE, text="cost_microusd", author="a:cost_microusd", usage=USED),
    ReviewRequested(reason="cost_microusd", reviewer="llm"),
    ReviewGiven(author="a:cost_microusd", usage=USED, latency_ms=1),
    JUDGED,
    ProfileUpdated(changes={"verdict": ProfileValue(value="cost_microusd")}),
    AgentItemsChanged(added=({"note": "cost_microusd"},)),
    NoteAdded(id=NoteId("cost_microusd"), text="cost_microusd"),
    InterviewRepaired(
        lost=(1, 2, 3),
        substitutes={
            1: Substitute(
                event="interview-opened",
                recorded_at=datetime(2026, 1, 1, tzinfo=UTC),
                data=msgspec.to_builtins(OPENED),
            ),
            2: Substitute(
                event="profile-updated",
                recorded_at=datetime(2026, 1, 1, tzinfo=UTC),
                data=msgspec.to_builtins(JUDGED),
            ),
            3: Substitute(
                event="note-added",
                recorded_at=datetime(2026, 1, 1, tzinfo=UTC),
                data={"id": "cost_microusd", "text": "cost_microusd"},
            ),
        },
    ),
]


def record_of(event: AnyEvent) -> Record:
    return Record(
        interview=INTERVIEW,
        seq=2,
        name=NAMES[type(event)],
        recorded_at_us=0,
        actor="system",
        content=encode(event),
        salt=b"",
        digest=b"",
        previous=b"",
        hash=b"",
    )


def test_what_models_used_is_hidden_wherever_it_is_told() -> None:
    telling = {name for name, kind in CLASSES.items() if "usage" in kind.__struct_fields__}
    assert telling == {name for name, fields in NOT_THE_CANDIDATES.items() if "usage" in fields}


def test_what_is_hidden_are_fields_that_events_have() -> None:
    for name, fields in NOT_THE_CANDIDATES.items():
        assert set(fields) <= set(CLASSES[name].__struct_encode_fields__)


@pytest.mark.parametrize("event", TOLD, ids=lambda event: NAMES[type(event)])
def test_the_organization_sees_all_and_the_candidate_what_is_theirs(event: AnyEvent) -> None:
    record = record_of(event)
    assert bytes(event_item(record, None).data) == record.content
    for withheld in (THEIRS, UNKNOWN):
        theirs = event_item(record, withheld)
        assert b"cost_microusd" not in bytes(theirs.data)
        assert (theirs.seq, theirs.event, theirs.hash) == (2, record.name, "")


def told(event: AnyEvent, withheld: Withheld) -> AnyEvent:
    return decode(NAMES[type(event)], bytes(event_item(record_of(event), withheld).data))


def test_of_a_profile_what_a_review_fills_is_taken_out_and_nothing_else() -> None:
    assert told(JUDGED, THEIRS) == ProfileUpdated(changes={"role": ROLE})


def test_what_tells_of_a_review_alone_keeps_its_place_and_is_empty() -> None:
    assert told(TOLD[3], THEIRS) == ReviewRequested()
    assert bytes(event_item(record_of(TOLD[4]), THEIRS).data) == b"{}"
    assert told(TOLD[6], THEIRS) == ProfileUpdated(changes={})


def test_while_nobody_knows_what_a_review_was_to_fill_no_field_is_told() -> None:
    assert told(JUDGED, UNKNOWN) == ProfileUpdated(changes={})


def test_an_event_without_anything_of_that_kind_is_told_byte_for_byte() -> None:
    record = record_of(MessageAdded(id=MESSAGE, speaker=Speaker.CANDIDATE, text='"usage"'))
    assert bytes(event_item(record, THEIRS).data) == record.content
    plain = record_of(ProfileUpdated(changes={"role": ROLE, "x": ProfileValue(value=[1.5, {}])}))
    assert bytes(event_item(plain, THEIRS).data) == plain.content
