"""The older system's profile and ours: nested members there, named fields with a status here.

role: "…"                           ↔  role
expertise: ["…"]                    ↔  expertise
preferences: {workingHours: "…"}    ↔  preferences.working_hours
personality: {tone: "…"}            ↔  personality.tone, and `personality` as a text
anything else                       ↔  a field of the same name
"""

from typing import Any

import msgspec

from vivavoce.domain.changes import PROFILE_FIELDS_MAX, VALUE_BYTES_MAX
from vivavoce.domain.guide import Guide, Information, ValueType
from vivavoce.domain.profile import Profile, ProfileValue
from vivavoce.domain.text import LABEL_BYTES_MAX
from vivavoce.exchange.exported import value_text
from vivavoce.exchange.older.plain import storable

# Members that hold members; each of these becomes a field of its own.
NESTED = ("preferences", "personality")

# What that system called the preferences that the guide asks for.
PREFERENCES = {
    "communication": "communication",
    "communicationStyle": "communication",
    "communication_style": "communication",
    "workingHours": "working_hours",
    "working_hours": "working_hours",
    "workHours": "working_hours",
    "autonomy": "autonomy",
    "autonomyLevel": "autonomy",
    "autonomy_level": "autonomy",
}

# One change of the profile is one event, which holds 1 MiB at the most.
CHANGES_BYTES_MAX = 512 * 1024


class ReadProfile(msgspec.Struct, frozen=True, kw_only=True):
    """What becomes of a profile: changes, and what no field has room for, by its name."""

    changes: list[dict[str, ProfileValue | None]]
    fields: Profile
    kept_aside: dict[str, Any]


def read_profile(profile: dict[str, Any], guide: Guide) -> ReadProfile:
    """Return the fields that an older profile becomes, all of them `obtained`.

    What was never learned (`""`, `[]`, `{}`, null) is no field, so that it is asked for.
    A value that is not of the kind the guide's item holds becomes a text or a list, and
    is kept aside as it was.
    """
    items = {item.id: item for item in guide.information}
    # What the guide asks for needs its places: a profile that is full learns nothing more.
    others_max = PROFILE_FIELDS_MAX - len(items)
    fields: Profile = {}
    kept_aside: dict[str, Any] = {}
    for name, given in _flat(profile):
        value = storable(given)
        fitting = _fitting(value, items.get(name))
        if fitting != value:
            kept_aside[name] = value
        is_named = bool(name.strip()) and len(name.encode()) <= LABEL_BYTES_MAX
        others = len(fields.keys() - items.keys())
        has_place = name in items or others < others_max
        has_room = has_place and _bytes(fitting) <= VALUE_BYTES_MAX
        if not (is_named and has_room):
            kept_aside[name] = value
        else:
            fields[name] = ProfileValue(value=fitting)
    return ReadProfile(changes=_in_groups(fields), fields=fields, kept_aside=kept_aside)


def write_profile(profile: Profile) -> dict[str, Any]:
    """Return `profile` as that system nested it, its usual members first."""
    written: dict[str, Any] = {}
    for name in sorted(profile, key=_usual_order):
        head, dot, rest = name.partition(".")
        inner = written.get(head)
        if dot and rest and head in NESTED and not isinstance(inner, dict):
            # A text beside its parts says nothing that they do not.
            inner = written[head] = {}
        if dot and rest and head in NESTED:
            assert isinstance(inner, dict)
            inner[rest] = profile[name].value
        elif head == name and isinstance(inner, dict):
            continue
        else:
            written[name] = profile[name].value
    return written


def _usual_order(name: str) -> tuple[int, str]:
    usual = ["role", "expertise", *NESTED]
    head = name.partition(".")[0]
    return (usual.index(head) if head in usual else len(usual), name)


def _flat(profile: dict[str, Any]) -> list[tuple[str, Any]]:
    """Return what was learned, field by field; the nested ones under our names, whole first."""
    found: dict[str, Any] = {}
    for name, value in profile.items():
        if name in NESTED and isinstance(value, dict):
            parts = {key: part for key, part in value.items() if not _is_empty(part)}
            if name == "personality" and parts:
                found[name] = parts
            for key, part in parts.items():
                ours = PREFERENCES.get(key, key) if name == "preferences" else key
                # Two spellings of one preference: the second keeps its own.
                known = f"{name}.{ours}" in found
                found[f"{name}.{key if known else ours}"] = part
        elif not _is_empty(value):
            found[name] = value
    return [(storable(name), value) for name, value in found.items()]


def _is_empty(value: Any) -> bool:
    return value is None or value in ("", [], {}) or (isinstance(value, str) and not value.strip())


def _fitting(value: Any, item: Information | None) -> Any:
    if item is not None and item.type is ValueType.TEXT and not isinstance(value, str):
        return value_text(value)
    if item is not None and item.type is ValueType.LIST and not isinstance(value, list):
        return [value]
    return value


def _in_groups(fields: Profile) -> list[dict[str, ProfileValue | None]]:
    """Return `fields` as changes, each of which fits one event."""
    groups: list[dict[str, ProfileValue | None]] = []
    room_bytes = 0
    for name, value in fields.items():
        size_bytes = _bytes(value.value) + len(name)
        if size_bytes > room_bytes:
            groups.append({})
            room_bytes = CHANGES_BYTES_MAX
        groups[-1][name] = value
        room_bytes -= size_bytes
    return groups


def _bytes(value: Any) -> int:
    return len(msgspec.json.encode(value))
