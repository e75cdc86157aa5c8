"""Dates, texts and values of another program become ones that can be stored."""

from datetime import UTC, datetime
from typing import Any

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.exchange.older.documents import steady
from vivavoce.domain.values import check_plain
from vivavoce.exchange.older.ids import interview_id, message_id, organization_id
from vivavoce.exchange.older.plain import storable, storable_text
from vivavoce.exchange.older.times import moment, written

MARCH = datetime(2024, 3, 1, 10, 0, 0, 123_000, tzinfo=UTC)


@pytest.mark.parametrize(
    "told",
    [
        "2024-03-01T10:00:00.123Z",
        "2024-03-01T10:00:00.123",  # without a zone it is UTC
        "2024-03-01 12:00:00.123+02:00",
        " 2024-03-01T10:00:00.123000Z ",
        1_709_287_200_123,
        1_709_287_200_123.0,
        "1709287200123",
        1_709_287_200.123,
    ],
)
def test_a_moment_is_read_to_the_millisecond_however_it_was_written(told: object) -> None:
    assert moment(told) == MARCH


@pytest.mark.parametrize(
    "told",
    [None, True, "", "yesterday", {}, [], 10**400, float("inf"), "9" * 5000, "0001-01-01T00+23:00"],
)
def test_what_is_no_moment_is_none(told: object) -> None:
    assert moment(told) is None


@steady(100)
@given(
    st.datetimes(
        timezones=st.just(UTC),
        min_value=datetime(1000, 1, 1),  # noqa: DTZ001 Hypothesis wants naive bounds
        max_value=datetime(2999, 12, 31),  # noqa: DTZ001 Hypothesis wants naive bounds
    )
)
def test_a_moment_that_was_written_is_read_again(at: datetime) -> None:
    assert moment(written(at)) == at


def test_milliseconds_are_written_as_the_older_system_did() -> None:
    assert written(MARCH) == "2024-03-01T10:00:00.123Z"
    assert written(MARCH.replace(microsecond=123_456)) == "2024-03-01T10:00:00.123456Z"


WILD = st.recursive(
    st.none()
    | st.booleans()
    | st.integers()
    | st.floats()
    | st.text(st.characters())
    | st.sampled_from(["\ud83d", "\0", "\ud83d\ude00", 10**30]),
    lambda inner: st.lists(inner) | st.dictionaries(st.text(st.characters()), inner),
    max_leaves=30,
)


@steady(100)
@given(WILD)
def test_any_value_becomes_one_that_can_be_stored(value: Any) -> None:
    check_plain(storable(value), field="value", bytes_max=2**30)


@steady(100)
@given(WILD)
def test_a_value_that_can_be_stored_stays_as_it_is(value: Any) -> None:
    once = storable(value)
    assert msgspec.json.encode(storable(once)) == msgspec.json.encode(once)


def test_nesting_without_end_becomes_a_text() -> None:
    nested: Any = "deep inside"
    for _ in range(200):
        nested = [nested]
    kept = storable(nested)
    check_plain(kept, field="value", bytes_max=1024)
    assert "deep inside" in msgspec.json.encode(kept).decode()


def test_halves_that_belong_together_are_joined() -> None:
    assert storable_text("\ud83d\ude00") == "😀"
    assert storable_text("a\ud83dz\0") == "a\N{REPLACEMENT CHARACTER}z\N{REPLACEMENT CHARACTER}"


def test_uuids_stay_and_other_ids_become_the_same_uuid_each_time() -> None:
    assert interview_id("acme", "4F8F8F8E-7B7A-4000-8000-000000000001").endswith("-000000000001")
    made = interview_id("acme", "session_17")
    assert made == interview_id("acme", "session_17")
    assert made != interview_id("other", "session_17")
    assert message_id(made, "msg-1") != message_id(interview_id("acme", "other"), "msg-1")
    interview_id("\ud800", "\ud800")  # names come out of JSON and of folders


@steady(100)
@given(st.text(st.characters()))
def test_any_organization_gets_a_name_that_is_allowed_here(older: str) -> None:
    name = organization_id(older)
    assert organization_id(name) == name
    assert organization_id(older) == name


def test_an_organization_keeps_its_name_if_it_can() -> None:
    assert organization_id("acme-2") == "acme-2"
    assert organization_id("Acme & Sons").startswith("acme-sons-")
    assert organization_id("Acme & Sons") != organization_id("Acme – Sons")
