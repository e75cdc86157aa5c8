"""How far an interview is: each information item of its guide and what supports it."""

import msgspec

from vivavoce.domain.guide import Guide
from vivavoce.domain.ids import MessageId
from vivavoce.domain.profile import SETTLED, FieldStatus, Profile, ProfileValue


class CoverageItem(msgspec.Struct, frozen=True, kw_only=True):
    """One information item and how far it is."""

    id: str
    label: str
    required: bool
    status: FieldStatus
    sources: tuple[MessageId, ...]


class Coverage(msgspec.Struct, frozen=True, kw_only=True):
    """The whole ledger. `share` is the settled part of what is required, 0.0 to 1.0."""

    required: int
    settled: int
    share: float
    items: list[CoverageItem]


def coverage(guide: Guide, profile: Profile, *, language: str) -> Coverage:
    """Return the ledger of `guide` for `profile`, items in the guide's order.

    Of what the candidate is asked for: what only a review fills says nothing about how far
    the conversation is.
    """
    pending = ProfileValue(status=FieldStatus.PENDING)
    items = []
    for information in guide.asked_for:
        known = profile.get(information.id, pending)
        items.append(
            CoverageItem(
                id=information.id,
                label=guide.in_language(information.label, language),
                required=information.required,
                status=known.status,
                sources=known.sources,
            )
        )
    required = [item for item in items if item.required]
    settled = sum(item.status in SETTLED for item in required)
    return Coverage(
        required=len(required),
        settled=settled,
        share=settled / len(required) if required else 1.0,
        items=items,
    )
