"""From the text of a condition to its tree, or to a sentence that says what is wrong with it.

The parser (LALR) reads from left to right without calling itself, in time linear in
the text; its grammar is all there is to the language.
"""

import functools
from typing import TYPE_CHECKING, Any, NoReturn

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
)
from vivavoce.errors import Malformed

if TYPE_CHECKING:
    import lark

LEVELS_MAX = 20  # of conditions within each other: whoever walks a tree calls himself once for each
SHOWN_CHARS_MAX = 20  # of what follows a mistake

# A name may be any id of an information item, so it holds `.` and `-`, and there is no
# arithmetic. What is followed by more of a name is no number: `2fa` is a name.
GRAMMAR = r"""
?start: some
?some: all ("or" all)*
?all: denial ("and" denial)*
?denial: "not" denial -> no
    | comparison
?comparison: operand
    | operand COMPARES operand -> compare
    | operand "in" operand -> member
    | operand "not" "in" operand -> no_member
?operand: NAME -> name
    | literal
    | "[" [literal ("," literal)*] "]" -> members
    | FUNCTION "(" NAME ")" -> call
    | "(" some ")"
?literal: NUMBER -> number
    | TEXT -> text
    | "true" -> yes
    | "false" -> nay

FUNCTION.3: /(?:known|refused|count)(?=\s*\()/
NUMBER.2: /-?[0-9]{1,15}(?:\.[0-9]{1,15})?(?![a-z0-9_.-])/
NAME: /[a-z0-9][a-z0-9_.-]*/
TEXT: /"[^"\n]*"|'[^'\n]*'/
COMPARES: "==" | "!=" | "<=" | ">=" | "<" | ">"

%ignore /\s+/
"""

# `5 < x` says what `x > 5` says; so a literal always stands right.
TURNED = {
    Operator.LESS: Operator.GREATER,
    Operator.LESS_EQUAL: Operator.GREATER_EQUAL,
    Operator.GREATER: Operator.LESS,
    Operator.GREATER_EQUAL: Operator.LESS_EQUAL,
}

# What people write instead, by how it begins.
WAYS_OUT = {
    "=": "compare with ==",
    "&": 'write "and"',
    "|": 'write "or"',
    "!": 'write "not", or compare with !=',
    "“": "use straight quotes",
    "”": "use straight quotes",
    "„": "use straight quotes",
    "‘": "use straight quotes",
    "’": "use straight quotes",
    '"': "close the quote, or set a text that holds one in the other kind",
    "'": "close the quote, or set a text that holds one in the other kind",
}
WAY_OUT = 'write something such as role == "lead" and known(team.size)'


def parse_tree(text: str) -> Tree:
    """Return the tree of `text`.

    Raises:
        Malformed: it is no condition; the message tells the column, counted from 1.
    """
    import lark

    try:
        return _truth(_builder().transform(_parser().parse(text)), 0)
    except lark.UnexpectedInput as error:
        _explain(text, error)
    except lark.exceptions.VisitError as error:
        raise error.orig_exc from None


@functools.cache
def _parser() -> "lark.Lark":
    import lark

    return lark.Lark(GRAMMAR, parser="lalr", propagate_positions=True, maybe_placeholders=False)


def _explain(text: str, error: "lark.UnexpectedInput") -> NoReturn:
    at: int = error.pos_in_stream  # type: ignore[assignment] # None stands only in lark's base class
    rest = "" if _is_end(error) else " ".join(text[at:].split())
    if not rest:
        _wrong(len(text.rstrip()), f"it ends too early; {WAY_OUT}.")
    shown = rest if len(rest) <= SHOWN_CHARS_MAX else f"{rest[: SHOWN_CHARS_MAX - 1]}…"
    way_out = WAYS_OUT.get(rest[0], WAY_OUT)
    if rest.startswith(tuple(Operator)):
        way_out = 'compare two values at a time, and join comparisons by "and"'
    if rest[0].isupper():
        way_out = "ids and words such as and, or, known are lower case, and texts stand in quotes"
    _wrong(at, f"{shown} was not expected; {way_out}.")


def _is_end(error: "lark.UnexpectedInput") -> bool:
    token = getattr(error, "token", None)
    return token is not None and token.type == "$END"


def _wrong(at: int, message: str) -> NoReturn:
    raise Malformed(f"column {at + 1}: {message}")


def _truth(tree: Tree, at: int) -> Tree:
    """Return `tree`, which stands where a condition is wanted."""
    if isinstance(tree, Literal) and not isinstance(tree.value, bool):
        _wrong(at, f"a text, number or list alone is neither true nor false; {WAY_OUT}.")
    if isinstance(tree, Call) and tree.function is Function.COUNT:
        _wrong(at, f"count is a number; compare it, as in count({tree.name}) > 2.")
    return tree


def _levels(parts: list[Tree], at: int) -> int:
    levels = 1 + max(part.levels if isinstance(part, No | All | Some) else 0 for part in parts)
    if levels > LEVELS_MAX:
        _wrong(at, f"more than {LEVELS_MAX} conditions within each other; write it flatter.")
    return levels


def _compared(left: Tree, operator: Operator, right: Tree, at: int) -> Comparison:
    for side in (left, right):
        if not isinstance(side, Name | Literal | Call):
            _wrong(at, "a condition cannot be compared; join conditions by and, or, not.")
    assert isinstance(left, Name | Literal | Call), "looked at just now"
    assert isinstance(right, Name | Literal | Call), "looked at just now"
    if isinstance(left, Literal) and operator is not Operator.IN:
        left, operator, right = right, TURNED.get(operator, operator), left
    return Comparison(left, operator, right)


@functools.cache
def _builder() -> "lark.Transformer[Any, Tree]":
    """Return what makes our tree of each piece of grammar, named after it; without recursion."""
    import lark
    from lark.visitors import Transformer_NonRecursive

    @lark.v_args(meta=True)
    class Builder(Transformer_NonRecursive[Any, Tree]):
        def some(self, meta: Any, parts: list[Tree]) -> Tree:
            checked = tuple(_truth(part, meta.start_pos) for part in parts)
            return Some(checked, _levels(parts, meta.start_pos))

        def all(self, meta: Any, parts: list[Tree]) -> Tree:
            checked = tuple(_truth(part, meta.start_pos) for part in parts)
            return All(checked, _levels(parts, meta.start_pos))

        def no(self, meta: Any, parts: list[Tree]) -> Tree:
            return No(_truth(parts[0], meta.start_pos), _levels(parts, meta.start_pos))

        def compare(self, meta: Any, parts: list[Any]) -> Tree:
            return _compared(parts[0], Operator(parts[1]), parts[2], meta.start_pos)

        def member(self, meta: Any, parts: list[Tree]) -> Tree:
            return _compared(parts[0], Operator.IN, parts[1], meta.start_pos)

        def no_member(self, meta: Any, parts: list[Tree]) -> Tree:
            return No(self.member(meta, parts))

        def name(self, meta: Any, parts: list[str]) -> Tree:
            return Name(str(parts[0]))

        def call(self, meta: Any, parts: list[str]) -> Tree:
            return Call(Function(parts[0]), str(parts[1]))

        def number(self, meta: Any, parts: list[str]) -> Tree:
            return Literal(float(parts[0]) if "." in parts[0] else int(parts[0]))

        def text(self, meta: Any, parts: list[str]) -> Tree:
            return Literal(str(parts[0])[1:-1])

        def yes(self, meta: Any, parts: list[str]) -> Tree:
            return Literal(True)

        def nay(self, meta: Any, parts: list[str]) -> Tree:
            return Literal(False)

        def members(self, meta: Any, parts: list[Literal]) -> Tree:
            return Literal([part.value for part in parts])

    return Builder()
