"""What clients were told, and whether the disk agrees once everything has come to rest."""

from collections import defaultdict

import msgspec

from tests.deterministic.disk import Disk, Stored
from vivavoce.domain.events import (
    InterviewerChanged,
    MessageAdded,
    ProfileUpdated,
    Speaker,
    StateChanged,
)
from vivavoce.domain.ids import InterviewId, MessageId
from vivavoce.domain.interview import Interview, Status
from vivavoce.interviewers.scripted import NAME as SCRIPTED
from vivavoce.journal.codec import decode
from vivavoce.journal.records import replay, time_of, verify
from vivavoce.journal.store import Record
from vivavoce.service.receipts import Receipt


class Sent(msgspec.Struct):
    """A message somebody sent, over and over until it was acknowledged."""

    interview: InterviewId
    id: MessageId
    text: str
    receipt: Receipt | None = None


class Seen(msgspec.Struct, frozen=True):
    """What one reader was shown of an interview."""

    version: int
    said: tuple[tuple[int, MessageId, str], ...]


class Ledger:
    """Everything clients sent and were told. It lives outside every process."""

    def __init__(self) -> None:
        self.sent: dict[MessageId, Sent] = {}
        self.acknowledged = 0
        self.repeats = 0
        self.interrupted: set[InterviewId] = set()  # for a while, so that words may be refused
        self.seen: dict[InterviewId, dict[int, Seen]] = defaultdict(dict)
        self.opened: set[InterviewId] = set()
        self.versions: dict[InterviewId, int] = defaultdict(int)
        self.streams: list[tuple[InterviewId, list[tuple[int, str]]]] = []

    def acknowledge(self, sent: Sent, receipt: Receipt) -> None:
        """Note a receipt: whoever sends the same id again gets the very same (I2)."""
        plain = msgspec.structs.replace(receipt, is_repeat=False)
        assert receipt.id == sent.id
        if sent.receipt is None:
            self.acknowledged += 1
            sent.receipt = plain
            self.notice(sent.interview, receipt.version)
        else:
            assert sent.receipt == plain, f"another receipt for {sent.text}: {sent.receipt} {plain}"
        self.repeats += receipt.is_repeat

    def notice(self, interview: InterviewId, version: int) -> None:
        """Remember that this version was acknowledged to somebody."""
        self.versions[interview] = max(self.versions[interview], version)

    def show(self, interview: Interview, *, at_least: int) -> None:
        """Note what a reader was shown, who asked when `at_least` was acknowledged already."""
        assert interview.version >= at_least, (
            f"an older story: version {interview.version}, although {at_least} was acknowledged"
        )
        said = tuple((m.seq, m.id, m.text) for m in interview.transcript)
        seen = Seen(interview.version, said)
        known = self.seen[interview.id].setdefault(interview.version, seen)
        assert known == seen, f"two stories of version {seen.version} of {interview.id}"

    # --- once everything has come to rest ---

    def check(self, disk: Disk) -> None:
        """Hold the disk against all that was told.

        Raises:
            AssertionError: the first promise that was broken.
        """
        for interview in self.opened:
            assert interview in disk.rows, f"LOST: interview {interview}"
        for interview, row in disk.rows.items():
            verify(interview, row.records)
            assert len(row.records) == row.summary.version
            assert self.versions[interview] <= row.summary.version, f"LOST: events of {interview}"
            if not row.is_erased:
                self._check_story(interview, row)
        for sent in self.sent.values():
            if sent.receipt is not None:
                self._check_receipt(sent, sent.receipt, disk.rows[sent.interview])
        for interview, items in self.streams:
            self._check_stream(items, disk.rows[interview])

    def _check_story(self, interview: InterviewId, row: Stored) -> None:
        told = replay(interview, row.records)
        owed_since = told.owed_since if told.owes_reply else None
        assert (told.version, told.status, owed_since) == (
            row.summary.version,
            row.summary.status,
            row.summary.owed_since,
        )
        said = [(m.seq, m.id, m.text) for m in told.transcript]
        assert len({id_ for _, id_, _ in said}) == len(said), "a message id is there twice"
        for seen in self.seen[interview].values():
            assert seen.version <= told.version, "a reader saw what was never stored"
            until = tuple(item for item in said if item[0] <= seen.version)
            assert seen.said == until, f"a reader of {interview} saw another story"
        _check_replies(row.records)
        if told.status is Status.ACTIVE:
            assert not told.owes_reply, f"STUCK: {interview} still owes a reply"

    def _check_receipt(self, sent: Sent, receipt: Receipt, row: Stored) -> None:
        assert receipt.seq <= len(row.records), f"LOST: {sent.text}"
        record = row.records[receipt.seq - 1]
        assert (record.hash.hex(), time_of(record)) == (receipt.hash, receipt.recorded_at), (
            f"MOVED: {sent.text} is not what stands at {receipt.seq}"
        )
        if record.content is not None:
            event = decode(record.name, record.content)
            assert isinstance(event, MessageAdded)
            assert (event.id, event.text) == (sent.id, sent.text)

    def _check_stream(self, items: list[tuple[int, str]], row: Stored) -> None:
        """Hold a live page against the story: no gap, no repeat, the same order (I3)."""
        assert [seq for seq, _ in items] == list(range(1, len(items) + 1)), "a page saw a gap"
        if not row.is_erased:
            assert [name for _, name in items] == [record.name for record in row.records], (
                "a page missed the end, or saw another story"
            )

    def check_unawaited(self, taken: list[Sent], disk: Disk) -> None:
        """Check that messages taken without waiting are stored, nothing having stopped that."""
        for sent in taken:
            row = disk.rows[sent.interview]
            if not row.is_erased and sent.interview not in self.interrupted:
                told = replay(sent.interview, row.records)
                assert told.transcript.find(sent.id) is not None, f"LOST: {sent.text}, unawaited"

    def check_order(self, ids: list[MessageId], disk: Disk) -> None:
        """Check that messages, each sent after the last was acknowledged, stand in that order."""
        seqs = [sent.receipt.seq for id_ in ids if (sent := self.sent[id_]).receipt]
        assert seqs == sorted(seqs), "REORDERED"


def _check_replies(records: list[Record]) -> None:
    """Check that each machine's reply is whole (I4), and that nobody was answered twice (I6)."""
    answered = []
    unprompted = 1  # the opening, and once more for each who takes over and has the next word
    for at, record in enumerate(records):
        assert record.content is not None
        event = decode(record.name, record.content)
        unprompted += isinstance(event, InterviewerChanged) and event.speaks
        if not isinstance(event, MessageAdded) or event.speaker is not Speaker.INTERVIEWER:
            continue
        if not record.actor.startswith("interviewer:"):
            continue
        if event.in_reply_to is None:
            unprompted -= 1
        else:
            answered.append(event.in_reply_to)
        if event.author == SCRIPTED:
            continue
        learned, moved = (decode(part.name, part.content or b"") for part in records[at - 2 : at])
        turn = event.text.removeprefix("In ").split(" to ")[0]
        assert isinstance(learned, ProfileUpdated), "half a decision"
        assert isinstance(moved, StateChanged), "half a decision"
        assert moved.entered == turn == getattr(learned.changes["turn"], "value", None)
    assert len(set(answered)) == len(answered), f"answered twice: {answered}"
    assert unprompted >= 0, "spoke without being asked to"
