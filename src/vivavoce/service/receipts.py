"""The durability receipt: what an acknowledged message is answered with."""

from datetime import datetime

import msgspec

from vivavoce.domain.ids import MessageId
from vivavoce.journal.records import time_of
from vivavoce.journal.store import Record


class Receipt(msgspec.Struct, frozen=True, kw_only=True):
    """Proof that a message is stored: it was committed and synced before this was made (I1)."""

    id: MessageId
    seq: int
    version: int  # the interview's version once the message was in it
    recorded_at: datetime
    hash: str  # the message's link in the hash chain, lower-case hex
    is_repeat: bool = False  # the message had been stored before (I2)


def receipt_of(record: Record, message: MessageId, *, is_repeat: bool = False) -> Receipt:
    """Return the receipt of the message that `record` holds."""
    return Receipt(
        id=message,
        seq=record.seq,
        version=record.seq,
        recorded_at=time_of(record),
        hash=record.hash.hex(),
        is_repeat=is_repeat,
    )
