"""Every field, value and rule has its entry on the guide's reference page."""

import inspect
import re
from enum import StrEnum
from pathlib import Path

import msgspec
import pytest

from vivavoce.authoring.lint.linting import NOT_A_GUIDE, RULES
from vivavoce.domain import guide as guides
from vivavoce.domain.conditions.tree import Function, Operator
from vivavoce.domain.guide import Part

PAGE = (Path(__file__).parents[2] / "docs" / "reference" / "guide.md").read_text("utf-8")
CLASSES = [kind for _, kind in inspect.getmembers(guides, inspect.isclass)]
PARTS = [kind for kind in CLASSES if issubclass(kind, Part) and kind is not Part]
ENUMS = [kind for kind in CLASSES if issubclass(kind, StrEnum) and kind is not StrEnum]


def chapter(title: str) -> str:
    """Return what stands under the heading `title`, up to the next heading."""
    [text] = re.findall(rf"^#+ {title}\n(.*?)(?=^#|\Z)", PAGE, re.MULTILINE | re.DOTALL)
    return str(text)


@pytest.mark.parametrize("part", PARTS, ids=lambda part: part.__name__)
def test_every_field_has_its_row_and_there_are_no_others(part: type[Part]) -> None:
    # The table of fields comes first; those of values follow it.
    table = chapter(part.__name__).strip().split("\n\n")[0]
    rows = re.findall(r"^\| `(\w+)` \|", table, re.MULTILINE)
    assert sorted(rows) == sorted(field.name for field in msgspec.structs.fields(part))


@pytest.mark.parametrize("enum", ENUMS, ids=lambda enum: enum.__name__)
def test_every_value_is_told(enum: type[StrEnum]) -> None:
    for value in enum:
        assert f"`{value}`" in PAGE, value


def test_every_rule_of_lint_has_its_row_with_its_severity() -> None:
    told = re.findall(r"^\| `([a-z-]+)` \| (\w+) \|", chapter("Lint"), re.MULTILINE)
    there = {(rule.name, str(rule.severity)) for rule in RULES} | {(NOT_A_GUIDE, "error")}
    assert set(told) == there
    assert len(told) == len(there)


def test_all_of_the_language_of_conditions_is_told() -> None:
    for word in [*Function, *Operator]:
        assert f"{word}" in chapter("Conditions"), word
