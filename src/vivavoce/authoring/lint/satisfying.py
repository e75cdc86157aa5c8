"""Whether there is a profile for which some conditions hold.

The conditions are taken apart into alternatives, each a list of single statements.
Within one, the statements about one field are tried out on values that matter to
them: those they name, their neighbours, and something else. What they mean is asked
of `domain/conditions/` itself, so it cannot be understood differently here.
"""

import datetime
import itertools
import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from typing import Any

from vivavoce.domain.conditions.condition import holds
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
    walk,
)
from vivavoce.domain.guide import Information, ValueType
from vivavoce.domain.profile import FieldStatus, Profile, ProfileValue

# Past these nothing is claimed any more: it holds, as far as we know.
ALTERNATIVES_MAX = 64
TRIALS_MAX = 300_000  # of one solver, a second or so

ELSE = "\N{SNOWMAN}"  # no condition names it
MEMBERS_MAX = 200
DATE = re.compile(r"([0-9]{4})(?:-([0-9]{2}))?(?:-([0-9]{2}))?")

Statement = tuple[Tree, bool]
"""Something without and, or, not; and whether it has to be true or false."""


class Solver:
    """Tries conditions out on profiles of one guide."""

    def __init__(self, items: Mapping[str, Information]) -> None:
        self.items = items
        self.trials = 0

    def can_hold(self, trees: Sequence[Tree], known: Collection[str]) -> bool:
        """Whether all `trees` hold for some profile in which only `known` fields were asked for."""
        alternatives = _alternatives(All(tuple(trees)), True)
        if alternatives is None:
            return True
        return any(self._agree(statements, known) for statements in alternatives)

    def _agree(self, statements: Sequence[Statement], known: Collection[str]) -> bool:
        by_name: dict[str, list[Statement]] = {}
        for tree, wanted in statements:
            names = sorted({node.name for node in walk(tree) if isinstance(node, Name | Call)})
            if not names and holds(tree, {}) is not wanted:
                return False
            if len(names) == 1:
                by_name.setdefault(names[0], []).append((tree, wanted))
            elif _needs_values(tree):
                for name in names:
                    by_name.setdefault(name, []).append((Call(Function.KNOWN, name), True))
        return all(self._fits(name, about, name in known) for name, about in by_name.items())

    def _fits(self, name: str, statements: Sequence[Statement], is_known: bool) -> bool:
        for field in self._fields(name, statements, is_known):
            self.trials += len(statements)
            profile: Profile = {name: field}
            if self.trials > TRIALS_MAX or all(
                holds(tree, profile) is wanted for tree, wanted in statements
            ):
                return True
        return False

    def _fields(
        self, name: str, statements: Sequence[Statement], is_known: bool
    ) -> Iterator[ProfileValue]:
        yield ProfileValue(status=FieldStatus.PENDING)
        if is_known:
            yield ProfileValue(status=FieldStatus.REFUSED)
            for value in _values(self.items.get(name), statements):
                yield ProfileValue(value=value)


def _alternatives(tree: Tree, wanted: bool) -> list[list[Statement]] | None:
    """Return the ways in which `tree` becomes `wanted`; None when there are too many."""
    match tree:
        case No():
            return _alternatives(tree.part, not wanted)
        case All() | Some():
            parts = [_alternatives(part, wanted) for part in tree.parts]
            if isinstance(tree, All) is wanted:
                return _products(parts)
            found = [way for ways in parts if ways is not None for way in ways]
            return None if None in parts or len(found) > ALTERNATIVES_MAX else found
    return [[(tree, wanted)]]


def _products(parts: Sequence[list[list[Statement]] | None]) -> list[list[Statement]] | None:
    found: list[list[Statement]] = [[]]
    for ways in parts:
        if ways is None or len(found) * len(ways) > ALTERNATIVES_MAX:
            return None
        found = [[*way, *more] for way in found for more in ways]
    return found


def _needs_values(tree: Tree) -> bool:
    """Whether a comparison of two fields looks at both their values."""
    return not any(
        isinstance(node, Call) and node.function is not Function.COUNT for node in walk(tree)
    )


def _values(item: Information | None, statements: Sequence[Statement]) -> list[Any]:
    """Return values of the item's type that the statements may tell apart."""
    literals = [
        part
        for tree, _ in statements
        for node in walk(tree)
        if isinstance(node, Literal)
        for part in (node.value if isinstance(node.value, list) else [node.value])
    ]
    texts = [literal for literal in literals if isinstance(literal, str)]
    numbers = [
        literal
        for literal in literals
        if isinstance(literal, int | float) and not isinstance(literal, bool)
    ]
    match item.type if item is not None else ValueType.TEXT:
        case ValueType.BOOLEAN:
            return [True, False]
        case ValueType.CHOICE:
            return [option.id for option in item.options] if item is not None else []
        case ValueType.NUMBER:
            return _around(numbers)
        case ValueType.DATE:
            return [date for text in [*texts, "2000"] for date in _dates_around(text)]
        case ValueType.LIST:
            return _lists(statements, texts, numbers)
    return [*texts, ELSE, " ".join(_contained(statements)) or ELSE]


def _around(numbers: Sequence[float]) -> list[float]:
    ordered = sorted({*numbers})
    if not ordered:
        return [0]
    between = [(low + high) / 2 for low, high in itertools.pairwise(ordered)]
    return [ordered[0] - 1, *ordered, *between, ordered[-1] + 1]


def _dates_around(text: str) -> list[str]:
    """Return the date in `text`, the day before it, its first day, and the day after it."""
    parts = DATE.fullmatch(text)
    if parts is None:
        return []
    year, month, day = int(parts[1]), int(parts[2] or 1), int(parts[3] or 1)
    try:
        first = datetime.date(year, month, day)
        after = first + datetime.timedelta(days=1 if parts[3] else 32 if parts[2] else 366)
        before = first - datetime.timedelta(days=1)
    except (ValueError, OverflowError):
        return [text]
    return [text, before.isoformat(), first.isoformat(), after.isoformat()]


def _lists(
    statements: Sequence[Statement], texts: Sequence[str], numbers: Sequence[float]
) -> list[list[str]]:
    """Return lists with what has to be in them, all that is named, nothing, something else."""
    needed = _contained(statements)
    named = list(dict.fromkeys(texts))
    whole = [
        node.value
        for tree, _ in statements
        for node in walk(tree)
        if isinstance(node, Literal) and isinstance(node.value, list)
    ]
    found = [[], needed, [*needed, ELSE], named, [*named, ELSE], *whole]
    for number in _around(numbers):
        size = max(0, min(int(number), MEMBERS_MAX))
        for base in (needed, named):
            fill = [f"{ELSE}{at}" for at in range(size - len(base))]
            found.append([*base, *fill])
    return found


def _contained(statements: Sequence[Statement]) -> list[str]:
    """Return the texts that have to be in the value."""
    found = [
        tree.left.value
        for tree, wanted in statements
        if wanted
        and isinstance(tree, Comparison)
        and tree.operator is Operator.IN
        and isinstance(tree.left, Literal)
    ]
    return list(dict.fromkeys(text for text in found if isinstance(text, str)))
