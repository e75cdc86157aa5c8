"""The JSON Schema (2020-12) of guides, made from the types that read them.

It says what `shape.py` and the limits of `checks.py` say, as far as a schema can;
names that have to exist are for `vivavoce guide lint`.
"""

from typing import Any

import msgspec

from vivavoce.authoring.checking import ID, SPOKEN_BYTES_MAX
from vivavoce.authoring.checks import (
    COLLECTS_MAX,
    FALLBACK_AFTER_S_MAX,
    LABELS_MAX,
    LANGUAGE_TAG,
    LANGUAGES_MAX,
    MAX_PROBES_MAX,
    MAX_TURNS_MAX,
    MODEL,
    OPTIONS_MAX,
    PROBES_MAX,
    QUESTIONS_MAX,
    REVIEW_COLLECTS_MAX,
    SECONDS_MAX,
    TIME_BUDGET_MAX,
    TOKENS_MAX,
)
from vivavoce.domain.changes import PROFILE_FIELDS_MAX
from vivavoce.domain.conditions.condition import CONDITION_CHARS_MAX
from vivavoce.domain.guide import Guide
from vivavoce.domain.text import LABEL_BYTES_MAX

DIALECT = "https://json-schema.org/draft/2020-12/schema"
URN = "urn:vivavoce:guide"  # stable; leads nowhere, so no editor fetches it

TEXT = {
    "title": "Text",
    "description": "One text, or one per language: { en: Hello, et: Tere }.",
    "anyOf": [
        {"type": "string", "minLength": 1, "maxLength": SPOKEN_BYTES_MAX},
        {
            "type": "object",
            "minProperties": 1,
            "additionalProperties": {
                "type": "string",
                "minLength": 1,
                "maxLength": SPOKEN_BYTES_MAX,
            },
        },
    ],
}

_ID = {"pattern": f"^{ID.pattern}$"}
_CONDITION = {"maxLength": CONDITION_CHARS_MAX}
_SECONDS = {"minimum": 1, "maximum": SECONDS_MAX}
LIMITS: dict[tuple[str, str], dict[str, Any]] = {
    ("Guide", "id"): _ID,
    ("Guide", "version"): {"minLength": 1, "maxLength": LABEL_BYTES_MAX},
    ("Guide", "languages"): {
        "items": {"type": "string", "pattern": f"^{LANGUAGE_TAG.pattern}$"},
        "minItems": 1,
        "maxItems": LANGUAGES_MAX,
        "uniqueItems": True,
        "default": ["en"],
    },
    ("Guide", "information"): {"maxItems": PROFILE_FIELDS_MAX},
    ("Guide", "sections"): {"minItems": 1},
    ("Guide", "model"): {"pattern": f"^{MODEL.pattern}$"},
    ("Information", "id"): _ID,
    ("Information", "options"): {"maxItems": OPTIONS_MAX},
    ("Information", "unit"): {"minLength": 1, "maxLength": LABEL_BYTES_MAX},
    ("Option", "id"): _ID,
    ("Section", "id"): _ID,
    ("Section", "questions"): {"minItems": 1, "maxItems": QUESTIONS_MAX},
    ("Section", "relevant"): _CONDITION,
    ("Section", "time_budget"): {"minimum": 1, "maximum": TIME_BUDGET_MAX},
    ("Question", "id"): _ID,
    ("Question", "collects"): {"maxItems": COLLECTS_MAX, "uniqueItems": True},
    ("Question", "relevant"): _CONDITION,
    ("Question", "probes"): {"maxItems": PROBES_MAX},
    ("Question", "max_probes"): {"minimum": 0, "maximum": MAX_PROBES_MAX},
    ("Probe", "relevant"): _CONDITION,
    ("Rules", "max_turns"): {"minimum": 1, "maximum": MAX_TURNS_MAX},
    ("Rules", "idle_pause_after_s"): _SECONDS,
    ("Rules", "expires_after_s"): _SECONDS,
    ("Rules", "fallback_after_s"): {"minimum": 0, "maximum": FALLBACK_AFTER_S_MAX},
    ("Rules", "token_budget"): {"minimum": 1, "maximum": TOKENS_MAX},
    ("Review", "collects"): {"maxItems": REVIEW_COLLECTS_MAX, "uniqueItems": True},
}

ONE_OF = {"Probe": ("ask", "generate")}  # exactly one of these has to be there


def guide_schema() -> dict[str, Any]:
    """Return the schema as plain data."""
    made = msgspec.json.schema(Guide)
    definitions = {name: _definition(name, kind) for name, kind in made["$defs"].items()}
    return {
        "$schema": DIALECT,
        "$id": URN,
        "title": "Vivavoce interview guide",
        "$ref": made["$ref"],
        "$defs": {**definitions, "Text": TEXT},
    }


def guide_schema_text() -> str:
    """Return the schema as it is published: indented, with a line end."""
    return msgspec.json.format(msgspec.json.encode(guide_schema()), indent=2).decode() + "\n"


def _definition(name: str, kind: dict[str, Any]) -> dict[str, Any]:
    if "properties" not in kind:
        return kind
    fields = {
        field: {**_plainer(about), **LIMITS.get((name, field), {})}
        for field, about in kind["properties"].items()
    }
    one_of = {"oneOf": [{"required": [field]} for field in ONE_OF.get(name, ())]}
    return {**kind, "properties": fields, **(one_of if name in ONE_OF else {})}


def _labels(kind: dict[str, Any]) -> dict[str, Any]:
    """Return one of the two forms of an option's labels: a list, or one per language."""
    if kind["type"] == "array":
        return {**kind, "maxItems": LABELS_MAX}
    return {**kind, "additionalProperties": _labels(kind["additionalProperties"])}


def _plainer(about: dict[str, Any]) -> dict[str, Any]:
    """Return what a field may be: texts by reference, and "nothing" as a field left out.

    msgspec offers null wherever None is the default; a person leaves the field out.
    """
    if isinstance(about.get("default"), dict):  # the defaults of its fields say the same
        about = {key: value for key, value in about.items() if key != "default"}
    kinds = [kind for kind in about.get("anyOf", []) if kind != {"type": "null"}]
    if not kinds:
        return about
    rest = {key: value for key, value in about.items() if key != "anyOf" and value is not None}
    if {kind.get("type") for kind in kinds} == {"array", "object"}:
        return {**rest, "anyOf": [_labels(kind) for kind in kinds]}
    if len(kinds) == 1:
        return {**rest, **kinds[0]}
    assert {kind["type"] for kind in kinds} == {"string", "object"}, "a new kind of field"
    return {**rest, "$ref": "#/$defs/Text"}
