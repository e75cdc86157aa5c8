"""A profile's values as the texts of a form's fields, and back again."""

import re
from collections.abc import Sequence
from typing import Any

from vivavoce.domain.changes import VALUE_BYTES_MAX
from vivavoce.domain.guide import Information, ValueType
from vivavoce.domain.values import check_plain
from vivavoce.errors import Malformed
from vivavoce.interviewers.checks.typed import is_of_type
from vivavoce.web.rendering import excerpt, plain, visible

ANSWERS = {"yes": True, "no": False}

# As JSON writes it, perhaps with a plus; Python itself would take `1_0` and `nan` as well.
NUMBER = re.compile(r"[+-]?[0-9]{1,20}(?:\.[0-9]{1,20})?(?:[eE][+-]?[0-9]{1,3})?")

# What a text that is no value of its type is not, and what would be one.
EXPECTED = {
    ValueType.NUMBER: "no number; write one such as 12 or 3.5",
    ValueType.BOOLEAN: "no answer here; choose one of those listed",
    ValueType.CHOICE: "no choice here; choose one of those listed",
    ValueType.DATE: "no date; write one such as 2026-11-26, 2026-11 or 2026",
    ValueType.EMAIL: "no e-mail address; write one such as ada@example.org",
    ValueType.PHONE: "no phone number; write one such as +372 5555 5555",
    ValueType.URL: "no address on the Web; write one such as https://example.org",
    ValueType.LIST: "no list that can be kept: it is too long; write one that is shorter",
}
QUOTED_CHARS_MAX = 60


def value_of(information: Information, text: str) -> Any:
    """Return the value that `text`, not blank, stands for.

    Raises:
        Malformed: it is no such value, or cannot be kept; a sentence that names the way out.
    """
    value = _read(information.type, text)
    if not is_of_type(value, information):
        quoted = excerpt(text, QUOTED_CHARS_MAX)
        raise Malformed(f"“{quoted}” is {EXPECTED[information.type]}.", field=information.id)
    check_plain(value, field=information.id, bytes_max=VALUE_BYTES_MAX)
    return value


def text_of(value: Any) -> str:
    """Return a value as a form's field shows it: of a list, one entry a line."""
    if isinstance(value, list) and all(isinstance(entry, str) for entry in value):
        return "\n".join(visible(entry) for entry in value)
    return plain(value)


def options_of(information: Information, language: str, shown: str) -> Sequence[tuple[str, str]]:
    """Return what can be chosen, `(value, label)` each; nothing where one writes.

    A text that is none of them, but stands there, can stay: to choose nothing would take
    it back.
    """
    if information.type is ValueType.BOOLEAN:
        options = [("yes", "Yes"), ("no", "No")]
    else:
        options = [(option.id, option.shown(language)) for option in information.options]
    if options and shown and shown not in dict(options):
        options.append((shown, shown))
    return options


def _read(type_: ValueType, text: str) -> Any:
    """Return `text` as a value of a type, or as it is where it is none."""
    match type_:
        case ValueType.LIST:
            return [line.strip() for line in text.split("\n") if line.strip()]
        case ValueType.NUMBER if NUMBER.fullmatch(text):
            return int(text) if text.lstrip("+-").isdecimal() else float(text)
        case ValueType.BOOLEAN:
            return ANSWERS.get(text, text)
        case _:
            return text
