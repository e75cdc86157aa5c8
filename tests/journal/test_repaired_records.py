"""A repair excuses exactly the events it names, and nothing else (I3, I10)."""

import pytest
from msgspec.structs import replace

from vivavoce.domain.events import InterviewRepaired, MessageAdded, Substitute
from vivavoce.domain.ids import InterviewId
from vivavoce.domain.interview import Status
from vivavoce.errors import DamagedRecord
from vivavoce.journal.chain import digest_of, hash_of
from vivavoce.journal.codec import encode
from vivavoce.journal.records import replay, replay_before, seal, time_of, verify
from vivavoce.journal.store import Record
from vivavoce.journal.verifying import ChainCheck
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


FORGED = encode(said("I stole it."))
SALT = b"s" * 16


@pytest.mark.parametrize(
    "forgery",
    [
        {"content": FORGED},
        {"content": FORGED, "salt": SALT},
        {"content": FORGED, "salt": None},
        {"content": FORGED, "salt": SALT, "digest": digest_of(SALT, "system", FORGED)},
        {"content": None, "salt": SALT},
        {"content": None, "salt": None, "digest": b"d" * 32},
        {"content": None, "salt": None, "recorded_at_us": 1},
        {"content": None, "salt": None, "name": "state-changed"},
    ],
    ids=", ".join,
)
def test_whatever_stands_where_a_repair_gave_up_is_proved_or_found(
    forgery: dict[str, object],
) -> None:
    """(I10) The seal that was left, or none: nobody may fill the place in."""
    whole = told()
    sealed = [replace(r, content=None, salt=None) if r.seq == 4 else r for r in whole]
    missing = without(whole, 4)
    forged = replace(whole[3], **{"actor": "system", **forgery})
    for left, bridges in ((sealed, {}), (missing, {5: bridge(missing[3])})):
        records = repaired(left, 6, InterviewRepaired(lost=(4,), bridges=bridges))
        verify(ID, records)
        filled = [*records[:3], forged, *(r for r in records[3:] if r.seq != 4)]
        filled[4] = replace(filled[4], previous=forged.hash)  # as the store reads it
        for check in (verify, replay):
            with pytest.raises(DamagedRecord, match=f"Event 4 of {ID}"):
                check(ID, filled)


def test_a_line_that_comes_again_before_a_gap_is_not_excused_with_it() -> None:
    """(I10) As in an export that somebody added a line to."""
    left = without(told(), 4)
    records = repaired(left, 6, InterviewRepaired(lost=(4,), bridges={5: bridge(left[3])}))
    records.insert(3, replace(records[2], content=FORGED, salt=SALT))
    with pytest.raises(DamagedRecord, match=f"Event 4 of {ID} is not what was recorded"):
        verify(ID, records)


def test_what_a_repair_names_as_lost_is_not_told_even_if_it_is_there() -> None:
    """(I3) Every reader steps over it, whichever way it came back."""
    records = repaired(told(), 6, InterviewRepaired(lost=(4,), messages=1))
    verify(ID, records)
    interview = replay(ID, records)
    assert [message.seq for message in interview.transcript] == [2, 3, 5, 6]
    assert interview.lost == (4,)


def test_before_the_damage_a_later_repair_leads_over_an_earlier_gap() -> None:
    """(I7) It was repaired, and damaged again in front of the repair."""
    left = without(told(), 3)
    repair = InterviewRepaired(lost=(3,), bridges={4: bridge(left[2])}, messages=1)
    records = repaired(left, 6, repair)
    interview = replay_before(ID, records, 6)
    assert [message.seq for message in interview.transcript] == [2, 4, 5]
    assert (interview.version, interview.lost, interview.lost_messages) == (5, (3,), None)
    assert replay_before(ID, records, 3).lost == ()
    assert replay_before(ID, records, 8) == replay(ID, records)
    with pytest.raises(DamagedRecord, match="has no events"):
        replay_before(ID, records, 1)


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


@pytest.mark.parametrize("read", range(1, 6))
def test_an_interview_may_be_erased_while_its_records_are_checked(read: int) -> None:
    """(I10) The first of them still had their words, the repair has lost its own."""
    left = without(told(), 3, 4)
    records = repaired(left, 6, InterviewRepaired(lost=(3, 4), bridges={5: bridge(left[2])}))
    check = ChainCheck(ID)
    for at, record in enumerate(records):
        check.take(record if at < read else replace(record, content=None, salt=None))
    check.settle_erased()
    assert (check.faults, check.breaks) == ([], {})


def test_an_erasure_excuses_no_more_than_its_repair_could() -> None:
    """(I10)"""
    records = [replace(record, content=None, salt=None) for record in without(told(), 3)]
    check = ChainCheck(ID)
    for record in records:
        check.take(record)
    check.settle_erased()
    assert [fault.of(ID) for fault in check.faults] == [f"Event 3 of {ID} is missing."]
