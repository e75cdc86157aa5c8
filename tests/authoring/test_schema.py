"""The published schema: made from the types, and true of the guides there are."""

import re
from pathlib import Path
from typing import Any

import msgspec
import pytest
from click.testing import CliRunner

from tests.authoring.sources import SOURCE, changed
from vivavoce.authoring.reading import built_in_guides
from vivavoce.authoring.schema import LIMITS, guide_schema, guide_schema_text
from vivavoce.authoring.source import compose
from vivavoce.cli.guide.schema import command

PUBLISHED = Path(__file__).parents[2] / "docs" / "reference" / "guide.schema.json"
SCHEMA = guide_schema()
TYPES: dict[str, type | tuple[type, ...]] = {
    "object": dict,
    "array": list,
    "string": str,
    "integer": int,
    "boolean": bool,
}


def fits(value: Any, schema: dict[str, Any]) -> bool:
    """Whether `value` is as `schema` says, as far as the guide's schema goes."""
    if "$ref" in schema and not fits(value, SCHEMA["$defs"][schema["$ref"].rpartition("/")[2]]):
        return False
    for ways in (schema.get("anyOf"), schema.get("oneOf")):  # none of ours overlap
        if ways is not None and sum(fits(value, way) for way in ways) != 1:
            return False
    if "enum" in schema and value not in schema["enum"]:
        return False
    kind = TYPES.get(schema.get("type", ""), object)
    if not isinstance(value, kind) or (kind is int and isinstance(value, bool)):
        return False
    match value:
        case dict():
            return fits_object(value, schema)
        case list():
            items = schema.get("items", {})
            enough = schema.get("minItems", 0) <= len(value) <= schema.get("maxItems", len(value))
            return enough and all(fits(item, items) for item in value)
        case str():
            long = schema.get("minLength", 0) <= len(value) <= schema.get("maxLength", len(value))
            return long and re.search(schema.get("pattern", ""), value) is not None
        case bool():
            return True
        case int():
            return bool(schema.get("minimum", value) <= value <= schema.get("maximum", value))
    return True


def fits_object(value: dict[str, Any], schema: dict[str, Any]) -> bool:
    known, others = schema.get("properties", {}), schema.get("additionalProperties", {})
    if others is False and not value.keys() <= known.keys():
        return False
    return all(name in value for name in schema.get("required", ())) and all(
        fits(part, known.get(name) or others) for name, part in value.items()
    )


def plain(source: str) -> Any:
    return compose(source, name="guide.yaml").plain()


def test_the_published_schema_is_what_the_command_prints() -> None:
    printed = CliRunner().invoke(command).output
    assert printed == PUBLISHED.read_text("utf-8") == guide_schema_text()


def test_the_schema_goes_to_a_file(tmp_path: Path) -> None:
    target = tmp_path / "guide.schema.json"
    assert CliRunner().invoke(command, ["-o", str(target)]).exit_code == 0
    assert msgspec.json.decode(target.read_bytes()) == SCHEMA
    assert "cannot be written" in str(
        CliRunner().invoke(command, ["-o", str(tmp_path / "no" / "where")]).exception
    )


@pytest.mark.parametrize("source", [SOURCE, *built_in_guides().values()])
def test_the_guides_there_are_have_the_shape(source: str) -> None:
    assert fits(plain(source), SCHEMA)


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("id: hiring", "id: Hiring"),
        ("title: { en: Hiring, et: Värbamine }", "title: { en: 5 }"),
        ("type: choice", "type: choise"),
        ("required: true", "requierd: true"),
        ("max_turns: 40", "max_turns: 0"),
        ("max_turns: 40", "max_turns: true"),
        ("max_turns: 40", "fallback_after_s: -1"),
        ("max_turns: 40", "token_budget: 0"),
        ("opening: Hello.", "opening: Hello.\nmodel: gpt-5-mini"),
        ("opening: Hello.", "opening: Hello.\nreview: { by: nobody }"),
        ("  say: Goodbye.", "  ask: Bye?"),
        ("            ask: Could you say more?", "            when: vague"),
        (
            "            ask: Could you say more?",
            "            ask: Why?\n            generate: Why?",
        ),
    ],
)
def test_a_mistake_has_not_the_shape(old: str, new: str) -> None:
    assert not fits(plain(changed(old, new)), SCHEMA)


def test_every_part_is_described_and_takes_no_other_fields() -> None:
    for name, kind in SCHEMA["$defs"].items():
        assert kind["description"], name
        if "properties" in kind:
            assert kind["additionalProperties"] is False
            for field, about in kind["properties"].items():
                assert about["description"], f"{name}.{field}"


def test_every_limit_belongs_to_a_field() -> None:
    for name, field in LIMITS:
        assert field in SCHEMA["$defs"][name]["properties"], f"{name}.{field}"
