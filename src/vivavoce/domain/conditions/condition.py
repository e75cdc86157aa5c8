"""Conditions: when a question, section or probe of a guide is relevant.

    seniority == "lead" and (team_size >= 5 or not known(team_size))

A small language over the profile, parsed once and folded by our own code; nothing
in it can call, loop or fail. A field that is not known makes what is said about it
unknown, not false (Kleene's three values). The language: `docs/reference/guide.md`.
"""

import functools
from typing import Any

import msgspec

from vivavoce.domain.conditions.comparisons import Verdict, is_equal, is_in, is_less, negated
from vivavoce.domain.conditions.syntax import parse_tree
from vivavoce.domain.conditions.tree import (
    All,
    Call,
    Comparison,
    Function,
    Literal,
    Name,
    No,
    Operator,
    Some,
    Tree,
    Value,
    walk,
)
from vivavoce.domain.profile import FieldStatus, Profile
from vivavoce.errors import Malformed

CONDITION_CHARS_MAX = 500
PARSED_MAX = 5_000  # conditions kept parsed, some KiB each


class Condition(msgspec.Struct, frozen=True):
    """A condition as it was written, and what it says."""

    text: str
    tree: Tree
    names: frozenset[str]  # of the fields it looks at

    def holds(self, profile: Profile) -> Verdict:
        """Return whether it holds for `profile`; None when that is not known (yet)."""
        return holds(self.tree, profile)


@functools.lru_cache(maxsize=PARSED_MAX)
def parse_condition(text: str) -> Condition:
    """Return the condition that `text` spells out, of 1 to `CONDITION_CHARS_MAX` characters.

    Raises:
        Malformed: it is none; the message begins with the column, counted from 1,
            and ends with the way out.
    """
    if len(text) > CONDITION_CHARS_MAX:
        raise Malformed(
            f"column {CONDITION_CHARS_MAX + 1}: a condition has at most {CONDITION_CHARS_MAX} "
            f"characters, and this one {len(text):,}; shorten it."
        )
    tree = parse_tree(text)
    names = {node.name for node in walk(tree) if isinstance(node, Name | Call)}
    return Condition(text=text, tree=tree, names=frozenset(names))


def kept_condition_holds(text: str, profile: Profile) -> Verdict:
    """Return whether a condition of a kept guide holds (I9).

    One that was accepted under other rules and can no longer be read does not hold: what
    depends on it is left out, and the interview goes on.
    """
    try:
        return parse_condition(text).holds(profile)
    except Malformed:
        return False


def holds(tree: Tree, profile: Profile) -> Verdict:
    """Return whether `tree` holds for `profile`: Kleene's three values."""
    match tree:
        case All():
            verdicts = [holds(part, profile) for part in tree.parts]
            return False if False in verdicts else None if None in verdicts else True
        case Some():
            verdicts = [holds(part, profile) for part in tree.parts]
            return True if True in verdicts else None if None in verdicts else False
        case No():
            return negated(holds(tree.part, profile))
        case Comparison():
            return _compare(tree, profile)
        case _:
            value = _value(tree, profile)
            return value if isinstance(value, bool) else None


def _compare(comparison: Comparison, profile: Profile) -> Verdict:
    left, right = _value(comparison.left, profile), _value(comparison.right, profile)
    if left is None or right is None:
        return None
    match comparison.operator:
        case Operator.EQUAL:
            return is_equal(left, right)
        case Operator.UNEQUAL:
            return negated(is_equal(left, right))
        case Operator.LESS:
            return is_less(left, right)
        case Operator.LESS_EQUAL:
            return is_less(left, right, or_equal=True)
        case Operator.GREATER:
            return negated(is_less(left, right, or_equal=True))
        case Operator.GREATER_EQUAL:
            return negated(is_less(left, right))
        case Operator.IN:
            return is_in(left, right)


def _value(tree: Value, profile: Profile) -> Any:
    """Return what `tree` stands for; None is a value that is not known."""
    if isinstance(tree, Literal):
        return tree.value
    field = profile.get(tree.name)
    status = field.status if field is not None else FieldStatus.PENDING
    known = status in {FieldStatus.OBTAINED, FieldStatus.PARTIAL}
    value = field.value if field is not None and known else None
    if isinstance(tree, Name):
        return value
    match tree.function:
        case Function.KNOWN:
            return value is not None
        case Function.REFUSED:
            return status is FieldStatus.REFUSED
        case Function.COUNT:
            return None if value is None else len(value) if isinstance(value, list) else 1
