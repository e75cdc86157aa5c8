"""Conditions: any text is a condition or a mistake; a condition never fails, whatever is known."""

from vivavoce.domain.conditions.condition import kept_condition_holds, parse_condition
from vivavoce.domain.profile import FieldStatus, ProfileValue
from vivavoce.errors import Malformed

PROFILES = [
    {},
    {"a": ProfileValue(value=1), "b": ProfileValue(value="lead"), "c": ProfileValue(value=True)},
    {
        "a": ProfileValue(value=["x", 1, None], status=FieldStatus.PARTIAL),
        "b": ProfileValue(status=FieldStatus.REFUSED),
        "c": ProfileValue(value={"d": -1.5e300}),
    },
    {"a": ProfileValue(value="2026-01-31"), "b": ProfileValue(value=-0.0)},
]


def run(data: bytes) -> None:
    """Parse a condition, and hold it against profiles of all kinds."""
    text = data.decode(errors="surrogateescape")
    try:
        condition = parse_condition(text)
    except Malformed as error:
        told = str(error)
    else:
        told = ""
        for profile in PROFILES:
            assert condition.holds(profile) in {True, False, None}
        assert parse_condition(condition.text) == condition
    if told:
        assert told.startswith("column "), told
        assert kept_condition_holds(text, PROFILES[0]) is False
