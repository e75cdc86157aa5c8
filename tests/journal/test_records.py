"""The chain proves an interview whole, and what was erased from it gone (I10)."""

import hashlib
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from tests.strategies import events, histories, interview_ids, moments
from vivavoce.domain.events import AnyEvent, MessageAdded, Speaker
from vivavoce.domain.evolving import fold
from vivavoce.domain.ids import InterviewId, MessageId
from vivavoce.errors import DamagedRecord, Malformed
from vivavoce.journal.chain import digest_of, genesis, hash_of, new_salt
from vivavoce.journal.records import replay, seal, time_of, verify
from vivavoce.journal.store import Record
from vivavoce.testing.clock import NOON
from vivavoce.testing.stories import Story, said

ID = InterviewId("0193b0c0-0000-7000-8000-000000000001")
OTHER_ID = InterviewId("0193b0c0-0000-7000-8000-000000000002")

Facts = list[tuple[AnyEvent, datetime]]

# Histories are slow to make up; what could go wrong here shows with a few.
few = settings(max_examples=30, deadline=None)


def sealed(facts: Facts, *, interview: InterviewId = ID) -> list[Record]:
    """Return each fact as an append of its own would have recorded it."""
    records: list[Record] = []
    for event, at in facts:
        head = records[-1].hash if records else genesis(interview)
        records += seal(interview, [event], after=len(records), head=head, actor="owner:7", at=at)
    return records


def told() -> list[Record]:
    story = Story(ID)
    appends = [story.open(said("One.")), story.say("Two."), story.reply("Three."), story.say()]
    return [record for append in appends for record in append.records]


def erased(record: Record) -> Record:
    return replace(record, content=None, salt=None)


# --- what is computed ---


def test_the_chain_is_computed_as_documented() -> None:
    """Whoever wants to check an export in another language needs only this (I10)."""

    def sha256(*parts: bytes) -> bytes:
        return hashlib.sha256(b"".join(parts)).digest()

    at = datetime(2026, 1, 2, 3, 4, 5, 678901, tzinfo=UTC)
    event = MessageAdded(id=MessageId("m"), speaker=Speaker.CANDIDATE, text="Tere!")
    [record] = seal(ID, [event], after=0, head=genesis(ID), actor="köster", at=at)
    content = b'{"id":"m","speaker":"candidate","text":"Tere!"}'
    actor = "köster".encode()
    assert record.content == content
    assert record.salt is not None
    assert len(record.salt) == 16
    assert record.recorded_at_us == 1_767_323_045_678_901
    assert record.previous == sha256(b"vivavoce/1 ", ID.encode())
    assert record.digest == sha256(record.salt, len(actor).to_bytes(4, "big"), actor, content)
    assert record.hash == sha256(
        record.previous,
        (1).to_bytes(8, "big"),
        record.recorded_at_us.to_bytes(8, "big"),
        len(b"message-added").to_bytes(4, "big"),
        b"message-added",
        record.digest,
    )


def test_the_same_words_never_have_the_same_digest() -> None:
    """Else guessing an erased answer would be proof of it (I10)."""
    assert new_salt() != new_salt()
    event = said("Yes.")
    one, two = (
        seal(ID, [event], after=0, head=genesis(ID), actor="candidate", at=NOON) for _ in range(2)
    )
    assert one[0].digest != two[0].digest


@few
@given(interview_ids(), st.lists(events(), max_size=5), moments())
def test_sealing_numbers_and_links_records_without_gap(
    interview: InterviewId, facts: list[AnyEvent], at: datetime
) -> None:
    """(I3)"""
    records = seal(interview, facts, after=7, head=b"h" * 32, actor="system", at=at)
    assert [record.seq for record in records] == list(range(8, 8 + len(facts)))
    assert [r.previous for r in records] == [b"h" * 32, *(r.hash for r in records)][: len(records)]
    assert all(time_of(record) == at for record in records)


def test_times_are_kept_to_the_microsecond_also_before_1970() -> None:
    for at in (NOON + timedelta(microseconds=1), datetime(1969, 12, 31, 23, 59, tzinfo=UTC)):
        [record] = seal(ID, [said("Hi.")], after=0, head=genesis(ID), actor="system", at=at)
        assert time_of(record) == at


def test_of_events_of_which_one_cannot_be_stored_none_is_sealed() -> None:
    """(I4)"""
    with pytest.raises(Malformed):
        seal(ID, [said("Hi."), said("\ud800")], after=0, head=genesis(ID), actor="x", at=NOON)


# --- what is proved ---


@few
@given(histories())
def test_what_was_sealed_verifies_and_replays_to_the_same_interview(facts: Facts) -> None:
    records = sealed(facts)
    verify(ID, records)
    assert replay(ID, records) == fold(ID, facts)


@few
@given(histories(), st.data())
def test_erasing_any_records_leaves_a_chain_that_verifies(
    facts: Facts, data: st.DataObject
) -> None:
    """(I10)"""
    records = sealed(facts)
    gone = data.draw(st.sets(st.sampled_from(range(len(records))), min_size=1))
    records = [erased(r) if at in gone else r for at, r in enumerate(records)]
    verify(ID, records)
    with pytest.raises(DamagedRecord, match=f"Event {min(gone) + 1} .* was erased"):
        replay(ID, records)


@few
@given(histories(max_size=4), st.data())
def test_one_flipped_bit_anywhere_is_found_and_its_event_named(
    facts: Facts, data: st.DataObject
) -> None:
    """(I10)"""
    records = sealed(facts)
    at = data.draw(st.sampled_from(range(len(records))))
    field = data.draw(
        st.sampled_from(["content", "salt", "digest", "previous", "hash", "name", "actor"])
    )
    value = getattr(records[at], field)
    raw = bytearray(value.encode() if isinstance(value, str) else value)
    bit = data.draw(st.integers(0, 8 * len(raw) - 1))
    raw[bit // 8] ^= 1 << bit % 8
    changed = raw.decode(errors="replace") if isinstance(value, str) else bytes(raw)
    records[at] = replace(records[at], **{field: changed})
    with pytest.raises(DamagedRecord, match=f"Event {at + 1} of {ID}"):
        verify(ID, records)


@few
@given(histories(max_size=4), st.data())
def test_a_changed_time_is_found(facts: Facts, data: st.DataObject) -> None:
    """(I10)"""
    records = sealed(facts)
    at = data.draw(st.sampled_from(range(len(records))))
    changed = records[at].recorded_at_us ^ 1 << data.draw(st.integers(0, 62))
    records[at] = replace(records[at], recorded_at_us=changed)
    with pytest.raises(DamagedRecord, match=f"Event {at + 1} of {ID}"):
        verify(ID, records)


TAMPERED: dict[str, tuple[Callable[[list[Record]], list[Record]], int]] = {
    "the first is missing": (lambda told: told[1:], 1),
    "one in the middle is missing": (lambda told: told[:2] + told[3:], 3),
    "two are exchanged": (lambda told: [told[0], told[2], told[1], *told[3:]], 2),
    "two are exchanged and renumbered": (
        lambda told: [told[0], replace(told[2], seq=2), replace(told[1], seq=3), *told[3:]],
        2,
    ),
    "one comes twice": (lambda told: [*told[:2], told[1], *told[2:]], 3),
    "one is renumbered away": (
        lambda told: told[:2] + [replace(r, seq=r.seq - 1) for r in told[3:]],
        3,
    ),
    "other words with a salt and digest of their own": (
        lambda told: [*told[:2], forged(told[2]), *told[3:]],
        3,
    ),
    "other words, the salt erased": (
        lambda told: [*told[:2], replace(told[2], content=b"{}", salt=None), *told[3:]],
        3,
    ),
    "the words erased, the salt left behind": (
        lambda told: [*told[:2], replace(told[2], content=None), *told[3:]],
        3,
    ),
}


def forged(record: Record) -> Record:
    salt, content = b"s" * 16, b'{"id":"m","speaker":"candidate","text":"I never said that."}'
    return replace(
        record, salt=salt, content=content, digest=digest_of(salt, record.actor, content)
    )


@pytest.mark.parametrize("name", TAMPERED)
def test_whatever_was_done_to_the_records_is_found(name: str) -> None:
    """(I10)"""
    tamper, seq = TAMPERED[name]
    records = tamper(told())
    for check in (verify, replay):
        with pytest.raises(DamagedRecord, match=f"Event {seq} of {ID}"):
            check(ID, records)


def test_records_of_another_interview_are_not_this_ones() -> None:
    """(I10)"""
    theirs = told()
    with pytest.raises(DamagedRecord, match=f"Event 1 of {OTHER_ID}"):
        verify(OTHER_ID, theirs)
    mine = sealed([(said("Hi."), NOON)] * 6, interview=OTHER_ID)
    transplanted = [*mine[:3], theirs[3], *mine[4:]]
    with pytest.raises(DamagedRecord, match=f"Event 4 of {OTHER_ID}"):
        verify(OTHER_ID, transplanted)


def test_a_record_made_up_from_the_digest_on_breaks_the_next_link() -> None:
    """(I10)"""
    records = told()
    false = forged(records[2])
    false = replace(
        false, hash=hash_of(false.previous, 3, false.name, false.recorded_at_us, false.digest)
    )
    records[2] = false
    with pytest.raises(DamagedRecord, match="Event 4"):
        verify(ID, records)


# --- what is told ---


def test_nothing_verifies_but_tells_of_no_interview() -> None:
    verify(ID, [])
    with pytest.raises(DamagedRecord, match="has no events"):
        replay(ID, [])


def test_an_interview_that_does_not_begin_with_its_opening_is_damaged() -> None:
    with pytest.raises(DamagedRecord, match="does not open"):
        replay(ID, sealed([(said("Hi."), NOON)]))


def test_content_nobody_can_read_names_its_event() -> None:
    records = told()
    [strange] = seal(ID, [said("Hi.")], after=5, head=records[4].hash, actor="x", at=NOON)
    strange = chained(replace(strange, name="mood-changed"), after=records[4])
    with pytest.raises(DamagedRecord, match=rf"Event 6 of {ID}: .*newer Vivavoce"):
        replay(ID, [*records, strange])


def chained(record: Record, *, after: Record) -> Record:
    """Return `record` as somebody who knows the rules would have linked it."""
    fields: dict[str, Any] = {"seq": after.seq + 1, "previous": after.hash}
    link = hash_of(after.hash, after.seq + 1, record.name, record.recorded_at_us, record.digest)
    return replace(record, **fields, hash=link)
