"""A review's form: what a person typed becomes values of the guide's types, and no more."""

from typing import Any

import pytest

from vivavoce.authoring.reading import parse_guide
from vivavoce.domain.guide import Guide, Information, Option, ValueType
from vivavoce.domain.profile import ProfileValue
from vivavoce.errors import Malformed
from vivavoce.web.console.reviewing import edits, text_of, value_of


def item(type_: ValueType) -> Information:
    return Information(id="x", label="X", type=type_, options=[Option(id="a"), Option(id="b")])


@pytest.mark.parametrize(
    ("type_", "text", "value"),
    [
        (ValueType.TEXT, "Two\nlines.", "Two\nlines."),
        (ValueType.LIST, "one\n\n two \n", ["one", "two"]),
        (ValueType.NUMBER, "3", 3),
        (ValueType.NUMBER, "3.5", 3.5),
        (ValueType.BOOLEAN, "yes", True),
        (ValueType.BOOLEAN, "no", False),
        (ValueType.CHOICE, "b", "b"),
        (ValueType.DATE, "2026-11-26", "2026-11-26"),
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
    [(ValueType.NUMBER, "many"), (ValueType.BOOLEAN, "perhaps"), (ValueType.CHOICE, "c")],
)
def test_what_is_no_such_value_is_refused_by_name(type_: ValueType, text: str) -> None:
    with pytest.raises(Malformed, match=f'"{text}" is no .* for x'):
        value_of(item(type_), text)


GUIDE = """
id: g
version: "1"
title: G
information: [{ id: motto, label: Motto }, { id: names, label: Names, type: list }]
opening: Hello.
sections: [{ id: s, questions: [{ id: q, ask: What?, collects: [motto] }] }]
closing: { say: Goodbye. }
review: { collects: [names], by: human }
"""


@pytest.fixture
def guide() -> Guide:
    return parse_guide(GUIDE, name="g")


def test_only_what_was_changed_on_the_page_changes(guide: Guide) -> None:
    """Somebody else may have filled in the rest since the page was shown."""
    profile = {
        "motto": ProfileValue(value="Filled in since."),
        "names": ProfileValue(value=["Lumi"]),
    }
    form = {"was.motto": "", "item.motto": "", "was.names": "Lumi", "item.names": "Lumi\r\nAino"}
    names = ProfileValue(value=["Lumi", "Aino"])
    assert edits(form, guide, profile) == {"names": names}
    assert edits(form, guide, {"names": names}) == {}


def test_a_field_that_was_emptied_is_taken_back(guide: Guide) -> None:
    form = {"was.names": "Lumi", "item.names": " "}
    assert edits(form, guide, {"names": ProfileValue(value=["Lumi"])}) == {"names": None}
    assert edits(form, guide, {}) == {}


def test_fields_that_the_guide_does_not_have_are_left_alone(guide: Guide) -> None:
    assert edits({"was.other": "a", "item.other": "b"}, guide, {}) == {}
    assert edits({"item.motto": "b"}, guide, {}) == {}
    assert edits({"was.motto": "a", "item.motto": "b"}, None, {}) == {}
