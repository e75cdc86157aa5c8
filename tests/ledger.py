"""What clients sent and what they were promised, kept outside the server, and the audit.

A message is sent again with the same id until it is acknowledged. Afterwards the
export of every interview has to keep every promise: each acknowledged message once,
where the receipt says, in the order of acknowledgement, in a chain that verifies.
The audit knows nothing of the program but its documents: the sums of the chain are
made here once more.
"""

import hashlib
import struct
import time
import uuid
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from typing import Any

import msgspec

from tests.harness import Answer, Client

STATUSES = {"active", "paused", "pending_review", "completed", "cancelled"}


class Message(msgspec.Struct, kw_only=True):
    """One message of a client, and what became of it."""

    interview: str
    id: str
    text: str
    sent_at: float  # the first time, monotonic seconds
    sends: int = 0
    acknowledged_at: float | None = None
    receipt: dict[str, Any] | None = None


class Line(msgspec.Struct, kw_only=True):
    """One line of the `jsonl` export. `data` is the stored JSON, byte for byte."""

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

    @property
    def fields(self) -> dict[str, Any]:
        found: dict[str, Any] = msgspec.json.decode(self.data)
        return found


class Ledger:
    """Every message the clients of one test sent."""

    def __init__(self) -> None:
        self.messages: dict[str, Message] = {}
        self.interviews: list[str] = []
        self.repeats_answered = 0

    def new(self, interview: str, text: str) -> Message:
        """Write down a message that is about to be sent for the first time."""
        message = Message(
            interview=interview, id=str(uuid.uuid4()), text=text, sent_at=time.monotonic()
        )
        self.messages[message.id] = message
        if interview not in self.interviews:
            self.interviews.append(interview)
        return message

    def acknowledge(self, message: Message, answer: Answer) -> None:
        """Write down a receipt. Every receipt for one message must be the same."""
        assert answer.status in {200, 201}, answer
        receipt = answer.json
        if message.receipt is None:
            message.acknowledged_at = time.monotonic()
            message.receipt = receipt
        assert message.receipt == receipt, "a repeat got another receipt"
        if answer.status == 200:
            self.repeats_answered += 1

    def say(self, server: Client, interview: str, text: str) -> Message:
        """Send a message that has to be acknowledged at once."""
        message = self.new(interview, text)
        path = f"/api/v1/interviews/{interview}/messages"
        self.acknowledge(message, server.post(path, {"id": message.id, "text": text}))
        return message

    def finish(self, server: Client) -> int:
        """Run every interview that is not over to its end; return how many were not."""
        unfinished = [one for one in self.interviews if not server.is_over(one)]
        with ThreadPoolExecutor(8) as pool:
            say = partial(self.say, server)
            list(pool.map(partial(server.run_to_the_end, say=say), unfinished))
        return len(unfinished)

    @property
    def acknowledged(self) -> list[Message]:
        return [message for message in self.messages.values() if message.receipt is not None]

    # The audit.

    def check(self, server: Client) -> None:
        """Hold every promise made to the clients against what `server` has."""
        for interview in self.interviews:
            self.check_interview(server, interview)

    def check_interview(self, server: Client, interview: str) -> None:
        lines = export(server, interview)
        check_chain(interview, lines)
        ours = {m.id: m for m in self.messages.values() if m.interview == interview}
        said: dict[str, Line] = {}
        for line in lines:
            if line.event == "message-added":
                id_ = line.fields["id"]
                assert id_ not in said, f"DUPLICATED: message {id_} of {interview}"
                said[id_] = line
        for message in ours.values():
            self._check_message(message, said.get(message.id))
        heard = {id_ for id_, line in said.items() if line.fields["speaker"] == "candidate"}
        assert heard <= ours.keys(), f"nobody sent {heard - ours.keys()}"
        _check_order([message for message in ours.values() if message.receipt is not None])
        check_replies([line.fields for line in said.values()])
        _check_as_it_stands(server, interview, lines, list(said))

    def _check_message(self, message: Message, line: Line | None) -> None:
        if message.receipt is None:
            return  # nothing was promised: it may be there (once) or not
        assert line is not None, f"LOST: message {message.id} of {message.interview}"
        assert line.fields["text"] == message.text
        kept = {
            "id": message.id,
            "seq": line.seq,
            "recorded_at": line.recorded_at,
            "hash": line.hash,
        }
        assert {name: message.receipt[name] for name in kept} == kept


def export(server: Client, interview: str) -> list[Line]:
    """Return the journal of one interview."""
    answer = server.get(f"/api/v1/interviews/{interview}/export?format=jsonl")
    assert answer.status == 200, answer
    return [msgspec.json.decode(line, type=Line) for line in answer.body.splitlines()]


def check_chain(interview: str, lines: list[Line]) -> None:
    """Check that seq has no gaps and that every hash follows from the words and the one before."""
    head = hashlib.sha256(b"vivavoce/1 " + interview.encode()).digest()
    for seq, line in enumerate(lines, start=1):
        assert line.interview == interview
        assert line.seq == seq, f"GAP: {interview} has seq {line.seq} where {seq} belongs"
        assert line.prev == head.hex(), f"{interview}, seq {seq} follows another hash"
        actor, name, data = line.actor.encode(), line.event.encode(), bytes(line.data)
        digest = hashlib.sha256(
            bytes.fromhex(line.salt) + struct.pack(">I", len(actor)) + actor + data
        ).digest()
        assert digest.hex() == line.digest, f"{interview}, seq {seq}: the content was altered"
        place = struct.pack(">QqI", seq, line.recorded_at_us, len(name))
        head = hashlib.sha256(head + place + name + digest).digest()
        assert head.hex() == line.hash, f"{interview}, seq {seq}: the hash is not its own"


def check_replies(messages: list[dict[str, Any]]) -> None:
    """Check that no words of the candidate were answered twice."""
    answered = [
        message.get("in_reply_to")
        for message in messages
        if message["speaker"] == "interviewer" and message.get("author") == "scripted"
    ]
    assert len(answered) == len(set(answered)), f"TWO REPLIES: {answered}"


def _check_order(acknowledged: list[Message]) -> None:
    """Check that what was acknowledged before another message was sent stands before it."""
    earliest_s = float("inf")
    for message in sorted(acknowledged, key=_seq, reverse=True):
        assert message.acknowledged_at is not None
        assert message.sent_at <= earliest_s, f"OUT OF ORDER: message {message.id}"
        earliest_s = min(earliest_s, message.acknowledged_at)


def _seq(message: Message) -> int:
    assert message.receipt is not None
    seq: int = message.receipt["seq"]
    return seq


def _check_as_it_stands(server: Client, interview: str, lines: list[Line], said: list[str]) -> None:
    """Check that the interview's status, version and transcript are what its events tell."""
    found = server.interview(interview)
    assert found["status"] in STATUSES
    ended = any(line.event == "interview-completed" for line in lines)
    assert (found["status"] == "completed") is ended
    assert [line.event for line in lines].count("interview-completed") <= 1
    # A reply may have been added between the two requests.
    assert found["version"] >= len(lines)
    assert [message["id"] for message in found["transcript"]][: len(said)] == said
