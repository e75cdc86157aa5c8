"""A review's form: what a person typed becomes values of the guide's types, and no more."""

from typing import Any

import pytest

from vivavoce.authoring.reading import parse_guide
from vivavoce.domain.guide import Guide, Information, Option, ValueType
from vivavoce.domain.profile import Profile, ProfileValue
from vivavoce.errors import Malformed, Refused
from vivavoce.web.console.review_values import text_of, value_of
from vivavoce.web.console.reviewing import Edits, edits


def item(type_: ValueType) -> Information:
    return Information(id="x", label="X", type=type_, options=[Option(id="a"), Option(id="b")])


@pytest.mark.parametrize(
    ("type_", "text", "value"),
    [
        (ValueType.TEXT, "Two\nlines.", "Two\nlines."),
        (ValueType.LIST, "one\n\n two \n", ["one", "two"]),
        (ValueType.NUMBER, "3", 3),
        (ValueType.NUMBER, "-3.5", -3.5),
        (ValueType.NUMBER, "1.5e-07", 1.5e-7),
        (ValueType.BOOLEAN, "yes", True),
        (ValueType.BOOLEAN, "no", False),
        (ValueType.CHOICE, "b", "b"),
        (ValueType.DATE, "2026-11-26", "2026-11-26"),
        (ValueType.DATE, "2026", "2026"),
        (ValueType.EMAIL, "ada@example.org", "ada@example.org"),
        (ValueType.PHONE, "+372 5555 5555", "+372 5555 5555"),
        (ValueType.URL, "https://example.org/a", "https://example.org/a"),
    ],
)
def test_a_text_becomes_a_value_of_the_items_type_and_is_shown_as_it_was(
    type_: ValueType, text: str, value: Any
) -> None:
    found = value_of(item(type_), text)
    assert found == value
    assert type(found) is type(value)
    assert value_of(item(type_), text_of(found)) == value


@pytest.mark.parametrize(
    ("type_", "text"),
    [
        (ValueType.NUMBER, "many"),
        (ValueType.NUMBER, "1_0"),
        (ValueType.NUMBER, "\u0663"),
        (ValueType.NUMBER, "nan"),
        (ValueType.NUMBER, "1e999"),
        (ValueType.NUMBER, "9" * 5_000),
        (ValueType.BOOLEAN, "perhaps"),
        (ValueType.CHOICE, "c"),
        (ValueType.DATE, "some day"),
        (ValueType.DATE, "2026-02-30"),
        (ValueType.EMAIL, "ada"),
        (ValueType.PHONE, "call me"),
        (ValueType.URL, "the usual one"),
    ],
)
def test_what_is_no_such_value_is_refused_with_the_way_out(type_: ValueType, text: str) -> None:
    with pytest.raises(Malformed, match=r"^“.{1,60}” is no .*; (write|choose) one ") as refused:
        value_of(item(type_), text)
    assert refused.value.field == "x"


@pytest.mark.parametrize(
    ("type_", "text"),
    [
        (ValueType.TEXT, "a\0b"),
        (ValueType.TEXT, "word " * 20_000),
        (ValueType.LIST, "\n".join("x" * 300)),
    ],
)
def test_what_cannot_be_kept_is_refused(type_: ValueType, text: str) -> None:
    with pytest.raises(Malformed) as refused:
        value_of(item(type_), text)
    assert refused.value.field == "x"


GUIDE = """
id: g
version: "1"
title: G
information:
  - { id: role, label: Role }
  - { id: motto, label: Motto }
  - { id: names, label: Names, type: list }
  - { id: start, label: Start, type: date }
opening: Hello.
sections: [{ id: s, questions: [{ id: q, ask: What?, collects: [role] }] }]
closing: { say: Goodbye. }
review: { collects: [motto, names, start], by: human }
"""


@pytest.fixture
def guide() -> Guide:
    return parse_guide(GUIDE, name="g")


def asked(form: dict[str, str], guide: Guide | None, profile: Profile) -> Edits:
    """Return what a form asks for, in which nothing is amiss."""
    found = edits(form, guide, profile)
    found.check()
    return found


def test_only_what_was_changed_on_the_page_changes(guide: Guide) -> None:
    """Somebody else may have filled in the rest since the page was shown."""
    profile = {
        "motto": ProfileValue(value="Filled in since."),
        "names": ProfileValue(value=["Lumi"]),
    }
    form = {"was.motto": "", "item.motto": "", "was.names": "Lumi", "item.names": "Lumi\r\nAino"}
    names = ProfileValue(value=["Lumi", "Aino"])
    assert asked(form, guide, profile).changes == {"names": names}
    assert asked(form, guide, {"names": names}).changes == {}


def test_a_field_that_was_emptied_is_taken_back(guide: Guide) -> None:
    form = {"was.names": "Lumi", "item.names": " "}
    assert asked(form, guide, {"names": ProfileValue(value=["Lumi"])}).changes == {"names": None}
    assert asked(form, guide, {}).changes == {}


def test_what_the_review_does_not_collect_is_left_alone(guide: Guide) -> None:
    """Also in a form that no page of ours made."""
    for name in ("other", "role"):
        assert asked({f"was.{name}": "a", f"item.{name}": "b"}, guide, {}).changes == {}
    assert asked({"item.motto": "b"}, guide, {}).changes == {}
    assert asked({"was.motto": "", "item.motto": "b"}, None, {}).changes == {}


def test_what_cannot_be_read_is_told_field_by_field_and_nothing_is_saved(guide: Guide) -> None:
    form = {"was.motto": "", "item.motto": "Kindly.", "was.start": "", "item.start": "some day"}
    found = edits(form, guide, {})
    assert found.unreadable == {
        "start": "“some day” is no date; write one such as 2026-11-26, 2026-11 or 2026."
    }
    with pytest.raises(Malformed, match="Nothing was saved"):
        found.check()


def test_words_written_against_an_older_text_do_not_overwrite_a_newer_one_unseen(
    guide: Guide,
) -> None:
    """(I12)"""
    form = {"was.motto": "Old.", "item.motto": "Mine."}
    theirs = {"motto": ProfileValue(value="Theirs.")}
    found = edits(form, guide, theirs)
    assert found.outdated == {"motto"}
    with pytest.raises(Refused, match="Nothing was saved"):
        found.check()
    # Whoever has seen theirs may put the own words in their place.
    seen = {"was.motto": "Theirs.", "item.motto": "Mine."}
    assert asked(seen, guide, theirs).changes == {"motto": ProfileValue(value="Mine.")}
    # Who wrote the same takes nothing back, nor what it rests on.
    assert asked(form, guide, {"motto": ProfileValue(value="Mine.")}).changes == {}
