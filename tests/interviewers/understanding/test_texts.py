"""Answers in free words."""

import pytest

from tests.interviewers.understanding.asking import understood


def test_a_text_is_kept_as_it_was_written() -> None:
    found = understood("text", "  Ünï\n\ncode 🧡 and more of the same ")
    assert found.value == "Ünï\n\ncode 🧡 and more of the same"


@pytest.mark.parametrize(
    "answer", ["Support", "fine", "the usual stuff", "good I guess", "it depends", "so so", "n/a"]
)
def test_a_word_or_two_and_vague_words_are_thin(answer: str) -> None:
    assert understood("text", answer).thin


@pytest.mark.parametrize(
    "answer",
    [
        "Support for our customers in the north",
        "freedom to say no to idiots",
        "It depends on the ground. If it is wet I take the heavier mare.",
    ],
)
def test_an_answer_of_substance_is_not_thin(answer: str) -> None:
    assert not understood("text", answer).thin
