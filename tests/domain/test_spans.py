"""Numbers of events as people write them."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vivavoce.domain.spans import in_words, spans


@pytest.mark.parametrize(
    ("numbers", "words"),
    [([], ""), ([3], "3"), ([4, 3], "3 to 4"), ([1, 3, 4, 5, 9], "1, 3 to 5, 9")],
)
def test_consecutive_numbers_are_written_as_a_span(numbers: list[int], words: str) -> None:
    assert in_words(numbers) == words


def test_every_number_written_gets_the_mark() -> None:
    assert in_words({7, 8, 10}, mark="#") == "#7 to #8, #10"


@given(st.sets(st.integers(0, 40)))
def test_spans_hold_exactly_the_numbers_and_are_as_long_as_can_be(numbers: set[int]) -> None:
    found = list(spans(numbers))
    assert {n for first, last in found for n in range(first, last + 1)} == numbers
    assert all(last + 1 < first for (_, last), (first, _) in pairwise(found))
