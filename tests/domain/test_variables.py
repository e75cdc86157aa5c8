"""Variables in texts: what they become, and what is none."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vivavoce.domain.variables import Variable, fill, variables_in

VALUES = {"candidate.name": "Ada", "role": "{tenure}", "tenure": "five years", "blank": ""}


@pytest.mark.parametrize(
    ("text", "filled"),
    [
        ("Hello {candidate.name|there}!", "Hello Ada!"),
        ("Hello {nobody|there}!", "Hello there!"),
        ("Hello { nobody | you there }!", "Hello you there!"),
        ("Hello {nobody}, welcome", "Hello, welcome"),
        ("Hello {nobody|} and welcome", "Hello and welcome"),
        ("{nobody} Welcome", "Welcome"),
        ("Welcome {nobody}", "Welcome"),
        ("Welcome {nobody}\nback", "Welcome\nback"),
        ("Welcome  back", "Welcome  back"),
        ("a {nobody} {nobody} b", "a b"),
        ("a {blank} b", "a b"),
        ("{role|?}", "{tenure}"),
        ("{candidate.name}{tenure}", "Adafive years"),
        ("{{role}} and {{{candidate.name}}}", "{role} and {Ada}"),
        ("{} { } {Role} {a b} {role", "{} { } {Role} {a b} {role"),
        ("{nobody|{candidate.name}}", "{nobody|Ada}"),
    ],
)
def test_a_variable_is_replaced_once_and_everything_else_stays(text: str, filled: str) -> None:
    assert fill(text, VALUES.get) == filled


def test_the_variables_of_a_text_are_told() -> None:
    assert variables_in("{a} {b.c-d|else} {e| } {{f}} {G}") == [
        Variable("a", None),
        Variable("b.c-d", "else"),
        Variable("e", ""),
    ]


@given(st.text(alphabet="ab {}|\n.,", max_size=40), st.text(alphabet="a{}| ", max_size=5))
def test_any_text_can_be_filled(text: str, value: str) -> None:
    filled = fill(text, lambda _: value)
    if not variables_in(text):
        assert filled == text.replace("{{", "{").replace("}}", "}")
    assert len(filled) <= len(text) + len(value) * len(variables_in(text))


@given(st.text(max_size=40))
def test_escaped_braces_come_back(text: str) -> None:
    assert fill(text.replace("{", "{{").replace("}", "}}"), VALUES.get) == text
