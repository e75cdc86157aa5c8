"""JSON Schema, as much of it as our OpenAPI document uses; an unknown keyword is an error."""

import re
from collections.abc import Callable, Iterator
from typing import Any

TYPES: dict[str, tuple[type, ...]] = {
    "string": (str,),
    "integer": (int,),
    "number": (int, float),
    "boolean": (bool,),
    "null": (type(None),),
    "array": (list,),
    "object": (dict,),
}
FORMATS = {
    # Times with milliseconds or finer, in UTC: the contract asks for more than RFC 3339.
    "date-time": re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3,}Z"),
}
SCALARS: dict[str, tuple[type | tuple[type, ...], Callable[[Any, Any], bool]]] = {
    "pattern": (str, lambda value, rule: re.search(rule, value) is not None),
    "format": (str, lambda value, rule: FORMATS[rule].fullmatch(value) is not None),
    "minLength": (str, lambda value, rule: len(value) >= rule),
    "maxLength": (str, lambda value, rule: len(value) <= rule),
    "minimum": ((int, float), lambda value, rule: value >= rule),
    "maximum": ((int, float), lambda value, rule: value <= rule),
}
NOTES = {"title", "description", "default", "deprecated"}


def faults(document: dict[str, Any], schema: dict[str, Any], value: Any) -> list[str]:
    """Return what is wrong with `value`, nothing if it is what `schema` says."""
    return list(_faults(document, schema, value, "$"))


def resolve(document: dict[str, Any], reference: str) -> Any:
    """Return what `reference` (`#/components/…`) points at."""
    assert reference.startswith("#/"), f"{reference} leads elsewhere"
    found: Any = document
    for part in reference[2:].split("/"):
        found = found[part]
    return found


def _faults(document: dict[str, Any], schema: dict[str, Any], value: Any, at: str) -> Iterator[str]:
    for keyword, rule in schema.items():
        if keyword not in NOTES:
            yield from _check(document, schema, keyword, rule, value, at)


def _check(
    document: dict[str, Any], schema: dict[str, Any], keyword: str, rule: Any, value: Any, at: str
) -> Iterator[str]:
    match keyword:
        case "$ref":
            yield from _faults(document, resolve(document, rule), value, at)
        case "type":
            names = [rule] if isinstance(rule, str) else rule
            if not any(_is(name, value) for name in names):
                yield f"{at} is {value!r}, not {' or '.join(names)}"
        case "enum":
            if value not in rule:
                yield f"{at} is {value!r}, none of {rule}"
        case "anyOf":
            if all(list(_faults(document, option, value, at)) for option in rule):
                yield f"{at} is {value!r}, which fits no option"
        case "properties" | "required" | "additionalProperties":
            if isinstance(value, dict):
                yield from _check_members(document, schema, keyword, rule, value, at)
        case "items":
            if isinstance(value, list):
                for number, item in enumerate(value):
                    yield from _faults(document, rule, item, f"{at}[{number}]")
        case _:
            yield from _check_scalar(keyword, rule, value, at)


def _check_members(
    document: dict[str, Any],
    schema: dict[str, Any],
    keyword: str,
    rule: Any,
    value: dict[str, Any],
    at: str,
) -> Iterator[str]:
    if keyword == "required":
        yield from (f"{at}.{name} is missing" for name in rule if name not in value)
    elif keyword == "properties":
        for name in rule.keys() & value.keys():
            yield from _faults(document, rule[name], value[name], f"{at}.{name}")
    else:
        for name in value.keys() - schema.get("properties", {}).keys():
            if rule is False:
                yield f"{at}.{name} is not in the schema"
            elif isinstance(rule, dict):
                yield from _faults(document, rule, value[name], f"{at}.{name}")


def _check_scalar(keyword: str, rule: Any, value: Any, at: str) -> Iterator[str]:
    kind, is_good = SCALARS[keyword]
    if isinstance(value, kind) and not isinstance(value, bool) and not is_good(value, rule):
        yield f"{at} is {value!r}, against {keyword} {rule!r}"


def _is(name: str, value: Any) -> bool:
    if isinstance(value, bool):
        return name == "boolean"
    return isinstance(value, TYPES[name])
