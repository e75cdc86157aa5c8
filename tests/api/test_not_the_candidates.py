"""What an event tells its organization and not the candidate, wherever it stands."""

from datetime import UTC, datetime

import msgspec
import pytest

from vivavoce.api.render import NOT_THE_CANDIDATES, event_item
from vivavoce.domain.events import (
    AgentItemsChanged,
    AnyEvent,
    GuideRef,
    InterviewOpened,
    InterviewRepaired,
    MessageAdded,
    ReviewGiven,
    Speaker,
    Substitute,
    TranscriptCondensed,
    Usage,
)
from vivavoce.domain.ids import GuideId, InterviewId, MessageId, OrganizationId
from vivavoce.journal.codec import CLASSES, NAMES, encode
from vivavoce.journal.store import Record
from vivavoce.service.callers import Caller, owner_of

INTERVIEW = InterviewId("018f8f8e-7b7a-7000-8000-000000000001")
MESSAGE = MessageId("018f8f8e-7b7a-7000-8000-000000000002")
HOUSE = OrganizationId("house")
CANDIDATE = Caller(organization=HOUSE, actor="candidate", interview=INTERVIEW)
USED = Usage(input_tokens=3, cost_microusd=77)
GUIDE = GuideRef(id=GuideId("g"), version="1", hash="0" * 64)
OPENED = InterviewOpened(
    organization=HOUSE,
    guide=GUIDE,
    interviewer="scripted",
    language="en",
    metadata={"note": "cost_microusd"},
)
# Each holds `cost_microusd`, in what is not the candidate's.
TOLD: list[AnyEvent] = [
    OPENED,
    MessageAdded(id=MESSAGE, speaker=Speaker.INTERVIEWER, text="Hello.", usage=USED),
    TranscriptCondensed(until=MESSAGE, text="They spoke.", author="a:b", usage=USED),
    ReviewGiven(author="a:b", usage=USED),
    AgentItemsChanged(added=({"note": "cost_microusd"},)),
    InterviewRepaired(
        lost=(1,),
        substitutes={
            1: Substitute(
                event="interview-opened",
                recorded_at=datetime(2026, 1, 1, tzinfo=UTC),
                data=msgspec.to_builtins(OPENED),
            )
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


def test_what_is_hidden_are_fields_that_events_have() -> None:
    for name, fields in NOT_THE_CANDIDATES.items():
        assert set(fields) <= set(CLASSES[name].__struct_encode_fields__)


@pytest.mark.parametrize("event", TOLD, ids=lambda event: NAMES[type(event)])
def test_the_organization_sees_all_and_the_candidate_what_is_theirs(event: AnyEvent) -> None:
    record = record_of(event)
    assert bytes(event_item(record, owner_of(HOUSE)).data) == record.content
    theirs = event_item(record, CANDIDATE)
    assert b"cost_microusd" not in bytes(theirs.data)
    assert (theirs.seq, theirs.event, theirs.hash) == (2, record.name, "")


def test_an_event_without_anything_of_that_kind_is_told_byte_for_byte() -> None:
    record = record_of(MessageAdded(id=MESSAGE, speaker=Speaker.CANDIDATE, text='"usage"'))
    assert msgspec.json.decode(event_item(record, CANDIDATE).data) == msgspec.json.decode(
        record.content or b""
    )
    plain = record_of(MessageAdded(id=MESSAGE, speaker=Speaker.CANDIDATE, text="Hello."))
    assert bytes(event_item(plain, CANDIDATE).data) == plain.content
