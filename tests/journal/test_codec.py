"""Events as named JSON: what was written stays readable, byte for byte."""

import contextlib
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from tests.strategies import EVENTS, events
from vivavoce.domain.events import (
    AnyEvent,
    Candidate,
    InterviewCancelled,
    InterviewCompleted,
    InterviewerChanged,
    InterviewOpened,
    InterviewResumed,
    MessageAdded,
    ProfileUpdated,
    ReviewRequested,
    Speaker,
    StateChanged,
    Usage,
)
from vivavoce.domain.ids import MessageId
from vivavoce.domain.profile import ProfileValue
from vivavoce.errors import DamagedRecord, Malformed, TooLarge
from vivavoce.journal.codec import CLASSES, CONTENT_BYTES_MAX, NAMES, RETIRED, decode, encode

# One line for each event, in the bytes that journals hold; one file for each release that
# added some. Lines are added, never changed: old journals cannot be changed either.
GOLDEN = sorted(Path(__file__).with_name("golden").glob("events-v*.jsonl"))

MESSAGE = MessageAdded(id=MessageId("m1"), speaker=Speaker.CANDIDATE, text="Hello.")


class Line(msgspec.Struct):
    """A line of a golden file; `data` keeps its bytes."""

    event: str
    data: msgspec.Raw


def golden_lines() -> list[tuple[str, bytes]]:
    decoder = msgspec.json.Decoder(Line)
    lines = [line for path in GOLDEN for line in decoder.decode_lines(path.read_bytes())]
    return [(line.event, bytes(line.data)) for line in lines]


@settings(deadline=None)
@given(events())
def test_encoding_what_was_decoded_gives_the_same_bytes(event: AnyEvent) -> None:
    content = encode(event)
    again = decode(NAMES[type(event)], content)
    assert again == event
    assert encode(again) == content


@settings(deadline=None)
@given(st.sampled_from(list(EVENTS)).flatmap(lambda kind: EVENTS[kind]))
def test_content_is_plain_json_in_utf_8_on_one_line(event: AnyEvent) -> None:
    content = encode(event)
    assert b"\n" not in content
    assert isinstance(json.loads(content.decode()), dict)


@pytest.mark.parametrize(("name", "content"), golden_lines())
def test_what_earlier_releases_wrote_is_read_and_written_unchanged(
    name: str, content: bytes
) -> None:
    event = decode(name, content)
    assert NAMES[type(event)] == name
    assert encode(event) == content


def test_every_event_that_is_written_today_has_a_golden_line() -> None:
    assert {name for name, _ in golden_lines()} >= CLASSES.keys()


def test_every_kind_of_event_has_a_name_and_no_two_the_same() -> None:
    assert set(NAMES) == set(AnyEvent.__args__)
    assert len(NAMES) == len(CLASSES)
    assert not RETIRED.keys() & CLASSES.keys(), "a retired name is never written again"


def test_fields_of_a_newer_program_are_passed_over() -> None:
    content = b'{"id":"m1","speaker":"candidate","text":"Hello.","mood":{"joy":0.7}}'
    assert decode("message-added", content) == MESSAGE


def test_fields_an_older_program_did_not_know_get_their_defaults() -> None:
    opened = decode(
        "interview-opened",
        b'{"organization":"acme","guide":{"id":"hiring","version":"1","hash":"c0"},'
        b'"interviewer":"scripted","language":"en"}',
    )
    assert isinstance(opened, InterviewOpened)
    assert (opened.candidate, opened.metadata) == (Candidate(), {})
    assert decode("interview-completed", b"{}") == InterviewCompleted(disposition="completed")
    handed = decode("interviewer-changed", b'{"from":"llm","to":"human"}')
    assert handed == InterviewerChanged(left="llm", entered="human", reason=None, speaks=False)
    assert decode("review-requested", b"{}") == ReviewRequested(reason=None, reviewer=None)
    assert decode("interview-resumed", b"{}") == InterviewResumed(ask=None)


def test_a_retired_event_is_read_as_what_took_its_place() -> None:
    def to_state_changed(old: dict[str, Any]) -> tuple[str, dict[str, Any]]:
        return "state-changed", {"from": old["was"], "to": old["now"]}

    event = decode(
        "section-entered",
        b'{"was":"opening","now":"work"}',
        retired={"section-entered": to_state_changed},
    )
    assert event == StateChanged(left="opening", entered="work")


@pytest.mark.parametrize("content", [b"{}", b"[]", b"7", b"null", b"{", b'{"was":1,"now":2}'])
def test_damaged_content_of_a_retired_event_is_damage(content: bytes) -> None:
    """(I7)"""

    def upcast(old: dict[str, Any]) -> tuple[str, dict[str, Any]]:
        return "state-changed", {"from": old["was"].strip(), "to": old["now"]}

    with pytest.raises(DamagedRecord, match="section-entered"):
        decode("section-entered", content, retired={"section-entered": upcast})


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"{",
        b"[]",
        b"null",
        b'"message"',
        b"\xff\xfe",
        b'{"id":"m1","speaker":"candidate"}',  # no text
        b'{"id":"m1","speaker":"somebody","text":"Hello."}',
        b'{"id":"m1","speaker":"candidate","text":7}',
        b'{"id":"m1","speaker":"candidate","text":"\\ud800"}',
        b'{"id":"m1","speaker":"candidate","text":"\xc3"}',
        b'{"id":"m1","speaker":"candidate","text":"Hello."} and more',
        b'{"mood":' + b"[" * 100_000 + b"]" * 100_000 + b"}",
    ],
    ids=lambda content: content[:40].decode("latin-1"),
)
def test_garbage_is_damage(content: bytes) -> None:
    """(I7)"""
    with pytest.raises(DamagedRecord, match="message-added"):
        decode("message-added", content)


@settings(deadline=None)
@given(st.sampled_from(sorted(CLASSES)), st.binary(max_size=60))
def test_no_bytes_do_worse_than_to_be_damage(name: str, content: bytes) -> None:
    """(I7)"""
    with contextlib.suppress(DamagedRecord):
        decode(name, content)


def test_a_name_nobody_knows_may_come_from_a_newer_program() -> None:
    with pytest.raises(DamagedRecord, match=r"'mood-changed'.*newer Vivavoce"):
        decode("mood-changed", b"{}")


@pytest.mark.parametrize(
    "event",
    [
        msgspec.structs.replace(MESSAGE, text="\ud83d"),
        InterviewCancelled(reason="\udc00"),
        msgspec.structs.replace(MESSAGE, text={"a", object()}),
    ],
    ids=["half a surrogate pair", "the other half", "no text"],
)
def test_what_cannot_be_stored_is_refused_before_it_may_enter_a_batch(event: AnyEvent) -> None:
    with pytest.raises(Malformed, match="cannot be stored"):
        encode(event)


@pytest.mark.parametrize(
    "event",
    [
        replace(MESSAGE, latency_ms=12.7),
        replace(MESSAGE, usage=Usage(cost_microusd=12.5)),  # type: ignore[arg-type]  # the point
        replace(MESSAGE, speaker="somebody"),
        replace(MESSAGE, text=None),
        ProfileUpdated(changes={"role": ProfileValue(status="known")}),  # type: ignore[arg-type]  # the point
    ],
)
def test_what_could_not_be_read_again_is_refused_as_well(event: AnyEvent) -> None:
    """No poison: Python checks no types when an event is made (I1, I7)."""
    with pytest.raises(Malformed, match="could not be read again"):
        encode(event)


def test_endless_nesting_is_refused() -> None:
    nested: list[Any] = []
    nested.append(nested)
    opened = decode("interview-opened", dict(golden_lines())["interview-opened"])
    with pytest.raises(Malformed, match="cannot be stored"):
        encode(msgspec.structs.replace(opened, metadata={"nested": nested}))


def test_content_of_a_mebibyte_is_kept_and_a_byte_more_is_refused() -> None:
    longest = "x" * (CONTENT_BYTES_MAX - len(encode(MESSAGE)) + len(MESSAGE.text))
    grown: Callable[[str], AnyEvent] = lambda text: msgspec.structs.replace(MESSAGE, text=text)  # noqa: E731
    assert len(encode(grown(longest))) == CONTENT_BYTES_MAX
    with pytest.raises(TooLarge, match=r"1,048,577 bytes is too large; at most 1,048,576"):
        encode(grown(longest + "x"))
