"""What was learned about the candidate's matter, field by field, with its sources."""

from enum import StrEnum
from typing import Any

import msgspec

from vivavoce.domain.ids import MessageId


class FieldStatus(StrEnum):
    """How far one field of the profile is."""

    PENDING = "pending"  # not asked yet
    PARTIAL = "partial"  # something was said, more is needed
    OBTAINED = "obtained"
    REFUSED = "refused"  # the candidate would rather not say
    UNKNOWN = "unknown"  # the candidate does not know
    NOT_APPLICABLE = "not_applicable"


# A field with one of these needs no further question.
SETTLED = frozenset(
    {FieldStatus.OBTAINED, FieldStatus.REFUSED, FieldStatus.UNKNOWN, FieldStatus.NOT_APPLICABLE}
)


class ProfileValue(msgspec.Struct, frozen=True, kw_only=True):
    """One field of the profile: its value, how sure we are of it, and who said so.

    `sources` are the ids of the messages the value rests on, oldest first; empty
    when a person or a program set it without pointing at a sentence.
    """

    value: Any = None
    status: FieldStatus = FieldStatus.OBTAINED
    sources: tuple[MessageId, ...] = ()


Profile = dict[str, ProfileValue]
"""Field name to value. Treated as immutable: an update makes a new dict."""


def apply_changes(profile: Profile, changes: dict[str, ProfileValue | None]) -> Profile:
    """Return `profile` with `changes` laid over it; a field changed to None is removed."""
    merged = {**profile, **{name: value for name, value in changes.items() if value is not None}}
    for name, value in changes.items():
        if value is None:
            merged.pop(name, None)
    return merged
