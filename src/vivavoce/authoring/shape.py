"""Plain data into `Guide`, and msgspec's complaints into sentences with a line number."""

import difflib
import re
from collections.abc import Iterable
from typing import Any, NoReturn

import msgspec

from vivavoce.authoring.source import Node, Path, quoted, wrong
from vivavoce.domain.guide import Guide

WORD_CHARS_MAX = 64  # longer words are not looked for among the known ones

STEP = re.compile(r"\.(\w+)|\[([0-9]+)\]|\[\.\.\.\]")
TYPE_ERROR = re.compile(r"Expected `([^`]+)`, got `([^`]+)`")
UNKNOWN_FIELD = re.compile(r"Object contains unknown field `(.*)`", re.DOTALL)
MISSING_FIELD = re.compile(r"Object missing required field `([^`]+)`")
WRONG_NAME = "Invalid enum value"

PEOPLE_SAY = {
    "str": "a text",
    "int": "a whole number",
    "float": "a number",
    "bool": "true or false",
    "array": "a list",
    "object": "a group of named fields",
    "null": "empty",
}


def shape(root: Node, *, name: str) -> Guide:
    """Return the guide that the source of `root` spells out, checked for its form only.

    Raises:
        Malformed: a field is unknown, missing or of the wrong type.
    """
    try:
        return msgspec.convert(root.plain(), Guide)
    except msgspec.ValidationError as error:
        _explain(str(error), root, name)


def dotted(path: Path) -> str:
    """Return `path` the way people write it: `sections[0].questions[1].collects`."""
    text = "".join(f"[{step}]" if isinstance(step, int) else f".{step}" for step in path)
    return text.removeprefix(".")


def did_you_mean(word: str, known: Iterable[str]) -> str:
    """Return `; did you mean "role"?` for a word that is close to a known one, else ""."""
    if len(word) > WORD_CHARS_MAX:
        return ""
    close = difflib.get_close_matches(word, list(known), n=1)
    return f'; did you mean "{close[0]}"?' if close else ""


def _explain(complaint: str, root: Node, name: str) -> NoReturn:
    what, found, where = complaint.rpartition(" - at `$")
    path = _path(where.removesuffix("`"), root) if found else ()
    node = root.find(path)
    here = dotted(path) or "the guide"
    what = what if found else complaint
    if unknown := UNKNOWN_FIELD.fullmatch(what):
        known = [field.name for field in getattr(_type_at(path), "fields", ())]
        at = node.find((unknown[1],))
        way_out = did_you_mean(unknown[1], known) or f"; it may have {', '.join(known)}."
        message = f"{here} has no field {quoted(unknown[1])}{way_out}"
        wrong(name, at.line, message, field=dotted((*path, unknown[1])))
    if missing := MISSING_FIELD.fullmatch(what):
        message = f'{here} lacks "{missing[1]}"; add it.'
        wrong(name, node.line, message, field=dotted((*path, missing[1])))
    if mistaken := TYPE_ERROR.fullmatch(what):
        message = f"{here} {_mistaken(mistaken[1], mistaken[2], node)}"
    elif what.startswith(WRONG_NAME):
        known = [str(value) for value in getattr(_type_at(path), "cls", ())]
        way_out = did_you_mean(str(node.value), known) or "."
        message = f"{here} is {quoted(node.value)}, which is none of {', '.join(known)}{way_out}"
    else:
        message = f"{here}: {what}; change it."
    wrong(name, node.line, message, field=dotted(path) or None)


def _mistaken(expected: str, got: str, node: Node) -> str:
    wanted = [PEOPLE_SAY.get(kind, kind) for kind in expected.split(" | ") if kind != "null"]
    if "str" in expected and "object" in expected:
        wanted = ["a text", "one text per language"]
    message = f"has to be {' or '.join(wanted)}, but is {PEOPLE_SAY.get(got, got)}"
    if got == "null":
        return f"{message}; fill it in or remove it."
    if "str" in expected and got in {"int", "float", "bool"}:
        return f"{message}; put it in quotes: {quoted(node.value)}."
    return f"{message}; change it."


def _path(where: str, root: Node) -> Path:
    """Return the path msgspec names; its `[...]`, any value of a mapping, is looked up."""
    path: Path = ()
    for step in STEP.finditer(where):
        if step[1] is not None:
            path += (step[1],)
        elif step[2] is not None:
            path += (int(step[2]),)
        else:
            entries = root.find(path).fields or {}
            path += tuple([key for key, node in entries.items() if not _is_text(node)][:1])
    return path


def _is_text(node: Node) -> bool:
    return isinstance(node.value, str)


def _type_at(path: Path) -> Any:
    """Return msgspec's description of what may stand at `path`."""
    here: Any = msgspec.inspect.type_info(Guide)
    for step in path:
        if isinstance(step, int):
            here = _bare(getattr(here, "item_type", None))
        else:
            fields = {field.name: field.type for field in getattr(here, "fields", ())}
            here = _bare(fields.get(step))
    return here


def _bare(kind: Any) -> Any:
    """Return `kind` without its description, and without "or nothing"."""
    if isinstance(kind, msgspec.inspect.Metadata):
        return _bare(kind.type)
    if isinstance(kind, msgspec.inspect.UnionType):
        parts = [part for part in kind.types if not isinstance(part, msgspec.inspect.NoneType)]
        return _bare(parts[0]) if len(parts) == 1 else kind
    return kind
