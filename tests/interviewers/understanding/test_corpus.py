"""What was understood once stays understood.

How much is understood is printed by `make bench ARGS=understanding`; these are floors.
"""

import pytest

from tests.interviewers.understanding.corpus import HELD_OUT, Written, cases, shares, written
from vivavoce.domain.guide import ValueType

OVERALL = 0.95
OF_A_TYPE = 0.90
HELD_OUT_OVERALL = 0.90  # of answers nobody has looked at
LINES_MIN = 400


def share(lines: list[Written]) -> dict[str, float]:
    return {name: right / total for name, (right, total) in shares(lines).items()}


@pytest.mark.parametrize("lines", [written(), cases()], ids=["corpus", "cases"])
def test_nearly_all_of_what_guided_the_work_is_understood(lines: list[Written]) -> None:
    found = share(lines)
    assert found.pop("overall") >= OVERALL
    assert min(found.values()) >= OF_A_TYPE, found


def test_most_of_what_nobody_has_looked_at_is_understood() -> None:
    assert share(written(HELD_OUT))["overall"] >= HELD_OUT_OVERALL


def test_the_corpus_has_all_types_and_keeps_a_quarter_of_its_lines_back() -> None:
    seen, held_out = written(), written(HELD_OUT)
    assert {line.type for line in seen} == {line.type for line in held_out} == set(ValueType)
    assert len(seen) + len(held_out) >= LINES_MIN
    assert len(held_out) >= (len(seen) + len(held_out)) / 4
    names = [line.n for line in [*seen, *held_out, *cases()]]
    assert len(names) == len(set(names))
