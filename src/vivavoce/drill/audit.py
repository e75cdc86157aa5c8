"""The audit: every promise made to a client is held against what the server has.

It knows nothing of the program but its documents: it reads exports, and makes the sums of
the hash chain once more, as docs/reference/hash-chain.md gives them.
"""

import hashlib
import struct
from collections import Counter, defaultdict
from collections.abc import Sequence

import msgspec

from vivavoce.drill.ledger import Ledger, Said
from vivavoce.errors import VivavoceError


class Line(msgspec.Struct, kw_only=True):
    """One line of a `jsonl` export. `data` is the stored JSON, byte for byte."""

    interview: str
    seq: int
    event: str
    recorded_at: str
    recorded_at_us: int
    actor: str
    data: msgspec.Raw
    salt: str
    digest: str
    prev: str
    hash: str


class Message(msgspec.Struct, kw_only=True):
    """What the audit reads in the data of a `message-added` event."""

    id: str
    speaker: str
    text: str
    in_reply_to: str | None = None
    author: str | None = None


class NotAudited(VivavoceError):
    """Nobody can tell what became of the promises."""

    code = "not-audited"


class Findings:
    """What does not hold, counted, and told for the first few of each kind."""

    TOLD_MAX = 10

    def __init__(self) -> None:
        self.lost = 0
        self.duplicated = 0
        self.out_of_order = 0
        self.told: list[str] = []
        self._kinds: Counter[str] = Counter()

    def tell(self, kind: str, what: str) -> None:
        """Keep a sentence for people."""
        self._kinds[kind] += 1
        if self._kinds[kind] <= self.TOLD_MAX:
            self.told.append(f"{kind}: {what}")


def audit(interview: str, said: Sequence[Said], export: bytes | None, findings: Findings) -> None:
    """Check one interview.

    Args:
        said: what its client said, in order.
        export: its journal as JSON lines; None when the server does not have it.
        findings: gets what does not hold.

    Raises:
        NotAudited: the export is not what docs/reference/hash-chain.md describes.
    """
    promised = [one for one in said if one.receipt is not None]
    if export is None:
        findings.lost += max(1, len(promised))
        findings.tell("LOST", f"interview {interview}, which was opened")
        return
    try:
        lines = msgspec.json.decode(b"[" + b",".join(export.splitlines()) + b"]", type=list[Line])
        whole = verified(interview, lines)
    except (msgspec.MsgspecError, ValueError, struct.error) as error:
        raise NotAudited(f"interview {interview}, whose export cannot be read: {error}") from error
    if whole < len(lines):
        findings.tell("BROKEN", f"the chain of {interview} after seq {whole}")
    stands: dict[str, list[tuple[Line, Message]]] = defaultdict(list)
    replies: dict[str, int] = defaultdict(int)
    for line in lines[:whole]:  # what the chain does not vouch for proves nothing
        if line.event != "message-added":
            continue
        message = msgspec.json.decode(line.data, type=Message)
        if message.speaker == "candidate":
            stands[message.id].append((line, message))
        elif message.in_reply_to is not None:
            replies[message.in_reply_to] += 1
    _check_promises(promised, stands, findings)
    _check_copies(said, stands, findings)
    for answered, times in replies.items():
        if times > 1:
            findings.duplicated += times - 1
            findings.tell("DUPLICATED", f"the reply to {answered} of {interview}")


def _check_promises(
    promised: Sequence[Said], stands: dict[str, list[tuple[Line, Message]]], findings: Findings
) -> None:
    last_seq = 0
    for one in promised:
        assert one.receipt is not None
        kept = stands.get(one.id)
        if not kept or kept[0][1].text != one.text:
            findings.lost += 1
            findings.tell("LOST", f"message {one.id} of {one.interview}")
            continue
        line, receipt = kept[0][0], one.receipt
        found = (line.seq, line.recorded_at, line.hash)
        # One client speaks at a time: what was acknowledged later stands later.
        if found != (receipt.seq, receipt.recorded_at, receipt.hash) or line.seq <= last_seq:
            findings.out_of_order += 1
            findings.tell(
                "OUT OF ORDER",
                f"message {one.id} of {one.interview} stands at seq {line.seq}, "
                f"its receipt says {receipt.seq}, the one before it stands at {last_seq}",
            )
        last_seq = max(last_seq, line.seq)


def _check_copies(
    said: Sequence[Said], stands: dict[str, list[tuple[Line, Message]]], findings: Findings
) -> None:
    known = {one.id for one in said}
    for id_, kept in stands.items():
        copies = len(kept) - 1 if id_ in known else len(kept)  # nobody sent that one at all
        if copies:
            findings.duplicated += copies
            findings.tell("DUPLICATED", f"message {id_}, {len(kept)} times, at {kept[-1][0].seq}")


def verified(interview: str, lines: Sequence[Line]) -> int:
    """Return how many events from the first on stand in an unbroken chain."""
    head = hashlib.sha256(b"vivavoce/1 " + interview.encode()).digest()
    for count, line in enumerate(lines):
        actor, name = line.actor.encode(), line.event.encode()
        sealed = bytes.fromhex(line.salt) + struct.pack(">I", len(actor)) + actor
        digest = hashlib.sha256(sealed + bytes(line.data)).digest()
        place = struct.pack(">QqI", line.seq, line.recorded_at_us, len(name))
        link = hashlib.sha256(head + place + name + digest).digest()
        told = (line.interview, line.seq, line.prev, line.digest, line.hash)
        if told != (interview, count + 1, head.hex(), digest.hex(), link.hex()):
            return count
        head = link
    return len(lines)


def check_receipts(ledger: Ledger, findings: Findings) -> None:
    """Check that every repeat got the receipt that the first one got."""
    for said in ledger.other_receipts:
        findings.duplicated += 1
        findings.tell("DUPLICATED", f"a repeat of {said.id} got another receipt")
