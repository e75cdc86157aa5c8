"""Texts: nearly everything is kept, and what is not is refused with a reason."""

import pytest

from tests.strategies import AWKWARD_TEXTS
from vivavoce.domain.text import (
    LABEL_BYTES_MAX,
    MESSAGE_BYTES_MAX,
    check_label,
    check_message,
    check_name,
)
from vivavoce.errors import Malformed, TooLarge


@pytest.mark.parametrize("text", [*AWKWARD_TEXTS, "x", "\u200b", "\x1b", "a\n\n\nb"])
def test_nearly_everything_is_a_message(text: str) -> None:
    check_message(text)


@pytest.mark.parametrize("text", ["", " ", "\t\r\n", "\u00a0\u2003\u3000", "\x1c\x85"])
def test_a_message_or_name_of_nothing_but_white_space_is_malformed(text: str) -> None:
    with pytest.raises(Malformed, match="say is empty; write at least one character"):
        check_message(text, field="say")
    with pytest.raises(Malformed, match="language is empty"):
        check_name(text, field="language")


@pytest.mark.parametrize("text", ["", " ", "\n"])
def test_a_label_may_be_empty_or_missing(text: str) -> None:
    check_label(text, field="reason")
    check_label(None, field="reason")


@pytest.mark.parametrize(
    ("character", "size_bytes"), [("x", 1), ("é", 2), ("€", 3), ("🌉", 4), ("\x07", 1)]
)
def test_a_message_holds_32_kib_of_utf_8_and_not_a_byte_more(
    character: str, size_bytes: int
) -> None:
    count, rest = divmod(MESSAGE_BYTES_MAX, size_bytes)
    longest = character * count + "x" * rest
    check_message(longest)
    with pytest.raises(TooLarge, match="32,769 bytes; at most 32,768"):
        check_message(longest + "x")


def test_a_label_holds_1_kib_of_utf_8_and_not_a_byte_more() -> None:
    longest = "🌉" * (LABEL_BYTES_MAX // 4)
    check_label(longest, field="reason")
    with pytest.raises(TooLarge) as caught:
        check_label(longest + "x", field="reason")
    assert caught.value.field == "reason"
    assert caught.value.code == "too-large"


def test_nul_is_malformed_and_its_place_is_named() -> None:
    with pytest.raises(Malformed, match="NUL character at position 3") as caught:
        check_message("ab\0c\0")
    assert caught.value.field == "text"


@pytest.mark.parametrize("text", ["ab\ud83d", "ab\ude00 c", "ab\ude00\ud83d"])
def test_half_of_a_surrogate_pair_is_malformed_and_its_place_is_named(text: str) -> None:
    with pytest.raises(Malformed, match="surrogate pair at character 3"):
        check_message(text)
    with pytest.raises(Malformed, match="surrogate pair"):
        check_label(text, field="reason")


def test_an_error_never_repeats_what_the_person_wrote() -> None:
    """Logs hold ids, not people's words."""
    for text in ("secret\0", "secret\ud800", "secret" * 10_000):
        with pytest.raises(Malformed) as caught:
            check_message(text)
        assert "secret" not in str(caught.value)
