"""What clients sent and what they were promised, kept outside the server.

A receipt is a promise; the audit holds each of them against what the server has.
"""

import time
import uuid
from typing import Any

import msgspec

from vivavoce.errors import VivavoceError


class Receipt(msgspec.Struct, frozen=True, kw_only=True):
    """What the server answered to a message: where it stands, and the hash that seals it."""

    id: str
    seq: int
    version: int
    recorded_at: str
    hash: str


class Said(msgspec.Struct, kw_only=True):
    """One message of a client. Times are monotonic seconds."""

    interview: str
    id: str
    text: str
    sent_at: float = 0.0  # the last time before it was acknowledged
    acknowledged_at: float = 0.0
    receipt: Receipt | None = None


class Ledger:
    """Every interview that was opened, and everything said in it, in the order it was said."""

    def __init__(self) -> None:
        self.interviews: dict[str, list[Said]] = {}
        self.other_receipts: list[Said] = []  # their repeat was answered differently
        self.complaints: list[str] = []  # answers that a server should never give
        self.broken = 0  # requests that got no answer
        self.repeats = 0  # messages that had been stored already when they were sent again

    def opened(self, interview: str) -> None:
        """Write down that an interview was opened, and the server said so."""
        self.interviews[interview] = []

    def say(self, interview: str, text: str) -> Said:
        """Write down a message that is about to be sent."""
        said = Said(interview=interview, id=str(uuid.uuid4()), text=text)
        self.interviews[interview].append(said)
        return said

    def acknowledge(self, said: Said, body: bytes, *, is_repeat: bool) -> None:
        """Write down a receipt.

        Raises:
            NoReceipt: it is none.
        """
        try:
            receipt = msgspec.json.decode(body, type=Receipt)
        except msgspec.MsgspecError as error:
            raise NoReceipt(f"The server acknowledged {said.id} without a receipt.") from error
        self.repeats += is_repeat
        if said.receipt is None:
            said.receipt, said.acknowledged_at = receipt, time.monotonic()
        elif said.receipt != receipt:
            self.other_receipts.append(said)

    @property
    def acknowledged(self) -> list[Said]:
        """All messages that were acknowledged."""
        everything = (said for one in self.interviews.values() for said in one)
        return [said for said in everything if said.receipt is not None]

    def recovery_s(self, killed_at: float) -> float | None:
        """Return how long after a kill something sent since then was acknowledged."""
        later = [s.acknowledged_at for s in self.acknowledged if s.sent_at > killed_at]
        return min(later) - killed_at if later else None


class NoReceipt(VivavoceError):
    """A message was acknowledged by something that is no receipt."""

    code = "no-receipt"


def json_of(body: bytes) -> Any:
    """Return the JSON in an answer.

    Raises:
        NoReceipt: there is none.
    """
    try:
        return msgspec.json.decode(body)
    except msgspec.MsgspecError as error:
        raise NoReceipt("The server answered with something that is no JSON.") from error
