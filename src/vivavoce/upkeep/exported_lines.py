"""Checking exported JSON lines, of one interview or of many, without anything else at hand.

A line holds everything its hash was made from (`exchange/jsons.py`). What an export cannot
prove is that nothing follows its last line; compare that with the last receipt.
"""

from collections.abc import Iterator
from pathlib import Path

import msgspec

from vivavoce.domain.events import (
    AgentItemsChanged,
    InterviewOpened,
    InterviewRepaired,
    NoteAdded,
    ProfileUpdated,
    ReviewGiven,
    ReviewRequested,
    TranscriptCondensed,
)
from vivavoce.domain.ids import InterviewId
from vivavoce.errors import CannotStart
from vivavoce.journal.codec import NAMES
from vivavoce.journal.records import time_of, time_text
from vivavoce.journal.store import Record
from vivavoce.journal.verifying import ChainCheck
from vivavoce.upkeep.verify import Progress, Repaired, Report

# Longer than the longest event there can be, escapes included.
LINE_BYTES_MAX = 16 * 1024 * 1024

SEQ_MAX = 2**63 - 1

# What a candidate takes away has these by their digests alone, where they tell what is their
# organization's (`api/withheld.py`). Nobody's words are among them.
HELD_BACK = {
    NAMES[kind]
    for kind in (
        InterviewOpened,
        ProfileUpdated,
        ReviewRequested,
        ReviewGiven,
        AgentItemsChanged,
        NoteAdded,
        TranscriptCondensed,
        InterviewRepaired,
    )
}

PROGRESS_EVERY_LINES = 1_000


class Line(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A line of an export. Hashes and salt are hex."""

    interview: InterviewId
    seq: int
    event: str
    recorded_at: str
    recorded_at_us: int
    actor: str
    data: msgspec.Raw
    salt: str | None
    digest: str
    prev: str
    hash: str


_decode = msgspec.json.Decoder(Line).decode


def verify_export(path: Path, report: Report, *, progress: Progress) -> Report:
    """Check the lines of the file at `path`; put what is found into `report` and return it.

    Raises:
        CannotStart: it cannot be read, or is no export of JSON lines.
    """
    checks: dict[InterviewId, ChainCheck] = {}
    wordless: dict[InterviewId, list[int]] = {}
    for number, line in _lines(path, progress):
        try:
            record = _record(line)
        except (msgspec.MsgspecError, ValueError, OverflowError) as error:
            if number == 1:
                raise CannotStart(
                    f"{path} is no export of JSON lines ({error}); name a file that "
                    "`vivavoce export --format jsonl` wrote."
                ) from error
            report.add(None, None, f"Line {number:,} is no event: {error}.")
            continue
        report.events += 1
        check = checks.get(record.interview)
        if check is None:
            check = checks[record.interview] = ChainCheck(record.interview)
        check.take(record)
        if record.content is None and record.name not in HELD_BACK:
            wordless.setdefault(record.interview, []).append(record.seq)
    if not (checks or report.damages):
        raise CannotStart(f"{path} is empty; name a file with exported lines.")
    report.interviews = len(checks)
    for check in checks.values():
        _conclude(check, wordless.get(check.interview, []), report)
    return report


def _lines(path: Path, progress: Progress) -> Iterator[tuple[int, bytes]]:
    try:
        total = path.stat().st_size
        with path.open("rb") as file:
            number = 0
            while line := file.readline(LINE_BYTES_MAX):
                number += 1
                yield number, line
                if number % PROGRESS_EVERY_LINES == 0:
                    progress(file.tell(), total)
            progress(total, total)
    except OSError as error:
        raise CannotStart(f"{path} cannot be read: {error.strerror}.") from error


def _record(text: bytes) -> Record:
    """Return the record that a line holds.

    Raises:
        msgspec.MsgspecError, ValueError, OverflowError: it holds none.
    """
    if not text.endswith(b"\n"):
        raise ValueError("it ends too early")
    line = _decode(text)
    if not 1 <= line.seq <= SEQ_MAX:
        raise ValueError(f"there is no seq {line.seq}")
    data = bytes(line.data)
    record = Record(
        interview=line.interview,
        seq=line.seq,
        name=line.event,
        recorded_at_us=line.recorded_at_us,
        actor=line.actor,
        content=None if data == b"null" else data,
        salt=None if line.salt is None else _bytes(line.salt),
        digest=_bytes(line.digest),
        previous=_bytes(line.prev),
        hash=_bytes(line.hash),
    )
    if time_text(time_of(record)) != line.recorded_at:
        raise ValueError("its two times differ")
    return record


def _bytes(digits: str) -> bytes:
    """Return the bytes of hex digits exactly as an export writes them."""
    value = bytes.fromhex(digits)
    if value.hex() != digits:
        raise ValueError("a hash in it is written in another way")
    return value


def _conclude(check: ChainCheck, wordless: list[int], report: Report) -> None:
    """Report what is wrong with one interview, all of whose lines were taken.

    Args:
        wordless: the seqs of events without content that nobody holds back.
    """
    for fault in check.faults:
        report.add(check.interview, fault.first, fault.of(check.interview))
    if check.faults:
        return
    if check.lost:
        report.repaired.append(Repaired(interview=check.interview, lost=sorted(check.lost)))
    if check.blank and check.blank == check.seq:
        report.erased += 1
        return
    for seq in wordless:
        if seq not in check.lost:
            report.add(check.interview, seq, f"Event {seq} of {check.interview} has no words.")
            return
