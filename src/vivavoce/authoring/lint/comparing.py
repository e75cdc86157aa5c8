"""Comparisons that cannot come out, because the field never holds such a value."""

from collections.abc import Iterable, Mapping
from typing import Any

from vivavoce.authoring.lint.findings import Found, Rule, Severity
from vivavoce.authoring.lint.subject import Subject
from vivavoce.authoring.shape import did_you_mean
from vivavoce.authoring.source import quoted
from vivavoce.domain.conditions.comparisons import is_date
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

WORDED = frozenset({ValueType.TEXT, ValueType.LIST})
ORDERED = frozenset({ValueType.NUMBER, ValueType.DATE})
ORDERS = frozenset({Operator.LESS, Operator.LESS_EQUAL, Operator.GREATER, Operator.GREATER_EQUAL})


def impossible(tree: Tree, items: Mapping[str, Information]) -> list[tuple[str, str]]:
    """Return what is wrong with the comparisons of `tree`: message and advice."""
    found = [_alone(node, items) for node in _truths(tree)]
    found += [_compared(node, items) for node in walk(tree) if isinstance(node, Comparison)]
    return [each for each in found if each is not None]


def _truths(tree: Tree) -> list[Tree]:
    """Return the parts of `tree` that stand where something true or false is wanted."""
    parts = [tree]
    for node in walk(tree):
        if isinstance(node, No):
            parts.append(node.part)
        elif isinstance(node, All | Some):
            parts.extend(node.parts)
    return parts


def _alone(node: Tree, items: Mapping[str, Information]) -> tuple[str, str] | None:
    item = items.get(node.name) if isinstance(node, Name) else None
    if item is None or item.type is ValueType.BOOLEAN:
        return None
    return (
        f"{item.id} is a {item.type}, so alone it is neither true nor false",
        f"Compare it, or write known({item.id}).",
    )


def _compared(node: Comparison, items: Mapping[str, Information]) -> tuple[str, str] | None:
    left, right = node.left, node.right
    if node.operator is Operator.IN and isinstance(right, Name) and isinstance(left, Literal):
        item = items.get(right.name)
        if item is not None and item.type not in WORDED:
            return (
                f"{item.id} is a {item.type}, and nothing is in one",
                f"Write {item.id} == {_shown(left.value)}.",
            )
        return None
    if not isinstance(right, Literal):
        return None
    if isinstance(left, Call):
        counts = left.function is Function.COUNT
        kind = "number" if counts else "truth value"
        if node.operator is Operator.IN or type(right.value) in (
            {int, float} if counts else {bool}
        ):
            return None
        return f"{left.function}({left.name}) is a {kind}", f"Compare it with a {kind}."
    item = items.get(left.name) if isinstance(left, Name) else None
    return None if item is None else _item_compared(item, node.operator, right.value)


def _item_compared(item: Information, operator: Operator, value: Any) -> tuple[str, str] | None:
    if operator in ORDERS and item.type not in ORDERED:
        advice = f"Write count({item.id})" if item.type is ValueType.LIST else "Write == or !="
        return f"{item.id} is a {item.type}, which has no order", f"{advice}."
    if operator is Operator.IN and item.type is ValueType.LIST:
        return f"{item.id} is a list itself", f'Ask for each: "…" in {item.id} or "…" in {item.id}.'
    for member in value if operator is Operator.IN and isinstance(value, list) else [value]:
        told = _unlike(item, member)
        if told is not None:
            return told
    return None


def _unlike(item: Information, value: Any) -> tuple[str, str] | None:
    """Tell why the item never has this value, if that is so."""
    number = isinstance(value, int | float) and not isinstance(value, bool)
    fits = {
        ValueType.NUMBER: number,
        ValueType.BOOLEAN: isinstance(value, bool),
        ValueType.LIST: isinstance(value, list),
        ValueType.DATE: is_date(value),
    }.get(item.type, isinstance(value, str))
    if not fits:
        wanted = {
            ValueType.NUMBER: "a number without quotes",
            ValueType.BOOLEAN: "true or false",
            ValueType.LIST: f'a list, or ask for a member: "…" in {item.id}',
            ValueType.DATE: 'a date such as "2026-05" in quotes',
        }.get(item.type, "a text in quotes")
        return (
            f"{item.id} is a {item.type} and never {_shown(value)}",
            f"Compare it with {wanted}.",
        )
    if item.type is not ValueType.CHOICE:
        return None
    options = [option.id for option in item.options]
    if value.casefold() in options:
        return None
    closest = did_you_mean(value, options).removeprefix("; d")
    advice = f"D{closest}" if closest else f"It is one of {', '.join(options)}."
    return f"{item.id} has no option {_shown(value)}", advice


def _shown(value: Any) -> str:
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, str):
        return quoted(value)
    return "a list" if isinstance(value, list) else str(value)


def _impossible_comparison(subject: Subject) -> Iterable[Found]:
    for conditioned in subject.conditions:
        if conditioned.condition is not None:
            for message, advice in impossible(conditioned.condition.tree, subject.items):
                yield Found(conditioned.path, message, advice)


RULES = (Rule("impossible-comparison", Severity.ERROR, _impossible_comparison),)
