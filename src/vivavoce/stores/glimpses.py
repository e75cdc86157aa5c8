"""What lists show of an interview beside its row: words and names, with its last event.

They stand in `events` alone, where erasing leaves nothing; see migrations/001_journal.sql.
"""

import msgspec

from vivavoce.journal.store import Summary, Withdrawn


class Glimpse(msgspec.Struct, frozen=True, array_like=True, forbid_unknown_fields=True):
    """As it is stored, a JSON array: the last two are left out where there is neither."""

    candidate_name: str | None
    candidate_email: str | None
    last_text: str | None
    reason: str | None = None
    withdrawn: Withdrawn | None = None


NO_GLIMPSE = Glimpse(None, None, None)

_encode = msgspec.json.Encoder().encode
_decode = msgspec.json.Decoder(Glimpse).decode


def encode(summary: Summary) -> bytes:
    """Return what is stored of `summary` as it stands with its last event."""
    if summary.reason is None and summary.withdrawn is None:
        return encode_shorter(summary)
    named = (summary.candidate_name, summary.candidate_email, summary.last_text)
    return _encode((*named, summary.reason, summary.withdrawn))


def encode_shorter(summary: Summary) -> bytes:
    """Return what was stored before reasons and withdrawals were."""
    return _encode((summary.candidate_name, summary.candidate_email, summary.last_text))


def decode(stored: bytes) -> Glimpse:
    """Return what `encode` made, now or in an earlier version.

    Raises:
        TypeError, ValueError: it is something else.
    """
    return _decode(stored)
