"""`PATCH /api/v1/interviews/{id}/profile`: what was learned, as a merge patch (RFC 7396)."""

from typing import Any

from vivavoce.domain.changes import VALUE_BYTES_MAX
from vivavoce.domain.ids import MessageId
from vivavoce.domain.profile import FieldStatus, Profile, ProfileValue
from vivavoce.domain.values import check_plain
from vivavoce.errors import Malformed
from vivavoce.service.ids import canonical_id

ENTRY_FIELDS = frozenset(ProfileValue.__struct_fields__)


def profile_changes(profile: Profile, patch: dict[str, Any]) -> dict[str, ProfileValue | None]:
    """Return what `patch` makes of the fields it names.

    Raises:
        Malformed: an entry has an unknown member or one of the wrong kind.
    """
    changes: dict[str, ProfileValue | None] = {}
    for name, given in patch.items():
        if given is None:
            changes[name] = None
        elif isinstance(given, dict):
            changes[name] = _entry(name, profile.get(name), given)
        else:
            changes[name] = ProfileValue(value=given)
    return changes


def _entry(name: str, known: ProfileValue | None, given: dict[str, Any]) -> ProfileValue:
    """Return the entry `given` makes of `known`; what is left out stays as it is."""
    unknown = sorted(given.keys() - ENTRY_FIELDS)
    if unknown:
        raise Malformed(
            f"{name}.{unknown[0]} is not known; a field has value, status and sources.",
            field=f"{name}.{unknown[0]}",
        )
    value = known.value if known else None
    status = known.status if known else FieldStatus.PENDING
    sources = known.sources if known else ()
    if "value" in given:
        # Before it is merged: nesting without end would be followed without end.
        check_plain(given["value"], field=f"{name}.value", bytes_max=VALUE_BYTES_MAX)
        value = _merged(value, given["value"])
        status = known.status if known else FieldStatus.OBTAINED
    if "status" in given:
        status = _status(name, given["status"])
    if "sources" in given:
        sources = _sources(name, given["sources"])
    return ProfileValue(value=value, status=status, sources=sources)


def _merged(target: Any, patch: Any) -> Any:
    """Return RFC 7396's MergePatch(target, patch)."""
    if not isinstance(patch, dict):
        return patch
    merged = dict(target) if isinstance(target, dict) else {}
    for name, part in patch.items():
        if part is None:
            merged.pop(name, None)
        else:
            merged[name] = _merged(merged.get(name), part)
    return merged


def _status(name: str, given: Any) -> FieldStatus:
    try:
        return FieldStatus(given)
    except ValueError:
        raise Malformed(
            f"{name}.status is one of {', '.join(FieldStatus)}.", field=f"{name}.status"
        ) from None


def _sources(name: str, given: Any) -> tuple[MessageId, ...]:
    if given is None:
        return ()
    if not isinstance(given, list) or not all(isinstance(source, str) for source in given):
        raise Malformed(f"{name}.sources is a list of message ids.", field=f"{name}.sources")
    return tuple(MessageId(canonical_id(source, field=f"{name}.sources")) for source in given)
