"""What a condition says, as a tree. Literals, fields and functions are its leaves."""

from enum import StrEnum
from typing import Any

import msgspec


class Operator(StrEnum):
    """The ways to compare."""

    EQUAL = "=="
    UNEQUAL = "!="
    LESS = "<"
    LESS_EQUAL = "<="
    GREATER = ">"
    GREATER_EQUAL = ">="
    IN = "in"


class Function(StrEnum):
    """What can be asked about a field besides its value."""

    KNOWN = "known"  # it has a value, all of it or a part
    REFUSED = "refused"  # the candidate would rather not say
    COUNT = "count"  # how many members its list has; 1 for anything else


class Name(msgspec.Struct, frozen=True):
    """The value of a field; as a condition, whether it is true."""

    name: str


class Literal(msgspec.Struct, frozen=True):
    """A number, text, truth value, or list of these."""

    value: Any


class Call(msgspec.Struct, frozen=True):
    """A function of a field."""

    function: Function
    name: str


class Comparison(msgspec.Struct, frozen=True):
    """Two values compared. A literal stands right, but for `in`."""

    left: "Name | Literal | Call"
    operator: Operator
    right: "Name | Literal | Call"


class No(msgspec.Struct, frozen=True):
    """The opposite of its part."""

    part: "Tree"
    levels: int = 1


class All(msgspec.Struct, frozen=True):
    """Holds when every part does."""

    parts: tuple["Tree", ...]
    levels: int = 1


class Some(msgspec.Struct, frozen=True):
    """Holds when one part does."""

    parts: tuple["Tree", ...]
    levels: int = 1


Value = Name | Literal | Call
Tree = Value | Comparison | No | All | Some


def walk(tree: Tree) -> list[Tree]:
    """Return `tree` and every part of it."""
    found = [tree]
    for node in found:  # grows while it is walked
        match node:
            case No():
                found.append(node.part)
            case All() | Some():
                found.extend(node.parts)
            case Comparison():
                found.extend((node.left, node.right))
    return found
