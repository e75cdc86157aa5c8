"""A repair excuses exactly the events it names, and nothing else (I3, I10)."""

import pytest
from msgspec.structs import replace

from vivavoce.domain.events import InterviewRepaired, MessageAdded, Substitute
from vivavoce.domain.ids import InterviewId
from vivavoce.domain.interview import Status
from vivavoce.errors import DamagedRecord
from vivavoce.journal.chain import hash_of
from vivavoce.journal.codec import encode
from vivavoce.journal.records import replay, seal, time_of, verify
from vivavoce.journal.store import Record
from vivavoce.testing.stories import Story, said

ID = InterviewId("0193b0c0-0000-7000-8000-000000000001")


def told() -> list[Record]:
    """Six events: opened, then one to five said, the third by the interviewer."""
    story = Story(ID)
    appends = [story.open(said("One.")), story.say("Two."), story.reply("Three.")]
    appends += [story.say("Four."), story.say("Five.")]
    return [record for append in appends for record in append.records]


def without(records: list[Record], *seqs: int) -> list[Record]:
    """Return what is left, each record with the hash that stands before it now."""
    left: list[Record] = []
    for record in records:
        if record.seq not in seqs:
            previous = left[-1].hash if left else records[0].previous
            left.append(replace(record, previous=previous))
    return left


def bridge(record: Record) -> str:
    return hash_of(
        record.previous, record.seq, record.name, record.recorded_at_us, record.digest
    ).hex()


def repaired(left: list[Record], last: int, repair: InterviewRepaired) -> list[Record]:
    head = left[-1].hash
    at = time_of(left[-1])
    return [*left, *seal(ID, [repair], after=last, head=head, actor="system", at=at)]


def test_missing_events_are_stepped_over_where_a_repair_names_and_bridges_them() -> None:
    left = without(told(), 3, 4)
    behind = left[2]
    repair = InterviewRepaired(lost=(3, 4), bridges={5: bridge(behind)}, messages=2)
    records = repaired(left, 6, repair)
    verify(ID, records)
    interview = replay(ID, records)
    assert [message.text for message in interview.transcript] == ["One.", "Four.", "Five."]
    assert [message.seq for message in interview.transcript] == [2, 5, 6]
    assert (interview.version, interview.lost, interview.lost_messages) == (7, (3, 4), 2)


def test_lost_events_at_the_end_need_no_bridge_and_keep_their_places() -> None:
    """(I3)"""
    records = repaired(without(told(), 5, 6), 6, InterviewRepaired(lost=(5, 6)))
    verify(ID, records)
    interview = replay(ID, records)
    assert records[-1].seq == interview.version == 7
    assert interview.lost_messages is None, "nobody could tell"


@pytest.mark.parametrize(
    "repair",
    [
        InterviewRepaired(lost=()),
        InterviewRepaired(lost=(3,)),
        InterviewRepaired(lost=(2, 4)),
        InterviewRepaired(lost=(5, 6)),
    ],
    ids=lambda repair: str(repair.lost),
)
def test_what_a_repair_does_not_name_is_damage_as_ever(repair: InterviewRepaired) -> None:
    left = without(told(), 3, 4)
    bridged = replace(repair, bridges={5: bridge(left[2])})
    records = repaired(left, 6, bridged)
    for check in (verify, replay):
        with pytest.raises(DamagedRecord, match=f"Events 3 to 4 of {ID} are missing"):
            check(ID, records)


@pytest.mark.parametrize("bridges", [{}, {5: ""}, {5: "c0" * 32}, {6: "c0" * 32}])
def test_a_break_that_no_repair_bridges_is_damage(bridges: dict[int, str]) -> None:
    records = repaired(without(told(), 3, 4), 6, InterviewRepaired(lost=(3, 4), bridges=bridges))
    with pytest.raises(DamagedRecord, match=f"Event 5 of {ID} is not what was recorded"):
        verify(ID, records)


@pytest.mark.parametrize(
    "change",
    [
        {"name": "state-changed"},
        {"recorded_at_us": 1},
        {"content": b"{}"},
        {"content": None, "salt": None, "digest": b"d" * 32},
    ],
    ids=lambda change: next(iter(change)),
)
def test_the_record_behind_a_break_is_proved_by_the_bridge(change: dict[str, object]) -> None:
    left = without(told(), 3, 4)
    repair = InterviewRepaired(lost=(3, 4), bridges={5: bridge(left[2])})
    records = repaired(left, 6, repair)
    records[2] = replace(records[2], **change)
    with pytest.raises(DamagedRecord, match=f"Event 5 of {ID}"):
        verify(ID, records)


def test_a_repair_that_was_altered_excuses_nothing() -> None:
    left = without(told(), 3, 4)
    repair = InterviewRepaired(lost=(3, 4), bridges={5: bridge(left[2])})
    records = repaired(left, 6, repair)
    records[-1] = replace(records[-1], content=encode(replace(repair, messages=0)))
    with pytest.raises(DamagedRecord, match=f"Events 3 to 4 of {ID} are missing"):
        verify(ID, records)


def test_nothing_behind_a_repair_is_excused_by_it() -> None:
    records = repaired(told(), 6, InterviewRepaired(lost=(8,)))
    [late] = seal(
        ID, [said("Late.")], after=8, head=records[-1].hash, actor="x", at=time_of(records[-1])
    )
    with pytest.raises(DamagedRecord, match=f"Event 8 of {ID} is missing"):
        verify(ID, [*records, late])


def test_a_lost_event_whose_seal_is_left_is_checked_like_an_erased_one() -> None:
    records = told()
    records[3] = replace(records[3], content=None, salt=None)
    verify(ID, records)
    with pytest.raises(DamagedRecord, match=f"Event 4 of {ID} was erased"):
        replay(ID, records)
    records = repaired(records, 6, InterviewRepaired(lost=(4,), messages=1))
    verify(ID, records)
    interview = replay(ID, records)
    assert [message.seq for message in interview.transcript] == [2, 3, 5, 6]
    assert interview.lost == (4,)


def test_a_substitute_stands_in_for_what_is_lost_and_only_for_that() -> None:
    records = told()
    words = MessageAdded(id=said("").id, speaker=said("").speaker, text="What was said, perhaps.")
    substitute = Substitute(
        event="message-added",
        recorded_at=time_of(records[3]),
        data={"id": words.id, "speaker": "candidate", "text": words.text},
    )
    records[3] = replace(records[3], content=None, salt=None)
    repair = InterviewRepaired(lost=(4,), substitutes={4: substitute})
    stray = replace(repair, substitutes={4: substitute, 3: substitute})
    interview = replay(ID, repaired(records, 6, repair))
    assert replay(ID, repaired(records, 6, stray)).transcript == interview.transcript
    texts = [message.text for message in interview.transcript]
    assert texts == ["One.", "Two.", "What was said, perhaps.", "Four.", "Five."]
    assert (interview.lost, interview.unproved) == ((), (4,))


def test_an_opening_that_is_lost_is_told_by_its_substitute() -> None:
    records = told()
    opened = Substitute(
        event="interview-opened",
        recorded_at=time_of(records[0]),
        data={
            "organization": "acme",
            "guide": {"id": "hiring", "version": "1", "hash": "c0" * 32},
            "interviewer": "scripted",
            "language": "en",
        },
    )
    left = without(records, 1)
    bridges = {2: bridge(left[0])}
    with pytest.raises(DamagedRecord, match="does not open"):
        replay(ID, repaired(left, 6, InterviewRepaired(lost=(1,), bridges=bridges)))
    repair = InterviewRepaired(lost=(1,), bridges=bridges, substitutes={1: opened})
    assert replay(ID, repaired(left, 6, repair)).opened_at == time_of(records[0])


def test_a_repair_tells_where_the_interview_stood_when_the_events_do_not() -> None:
    repair = InterviewRepaired(lost=(6,), status="completed", state="work", interviewer="human")
    interview = replay(ID, repaired(without(told(), 6), 6, repair))
    assert interview.status is Status.COMPLETED
    assert (interview.state, interview.interviewer) == ("work", "human")
    assert interview.owed_since is None


def test_a_repaired_interview_that_was_erased_still_verifies() -> None:
    """Nothing of it is left that a missing repair could pass off (I10)."""
    left = without(told(), 3, 4)
    records = repaired(left, 6, InterviewRepaired(lost=(3, 4), bridges={5: bridge(left[2])}))
    blank = [replace(record, content=None, salt=None) for record in records]
    verify(ID, blank)
    with pytest.raises(DamagedRecord, match=f"Events 3 to 4 of {ID} are missing"):
        verify(ID, [*records[:-1], blank[-1]])
