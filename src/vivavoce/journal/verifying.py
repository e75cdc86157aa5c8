"""Checking hash chains record by record, as they come, with one small state an interview (I10).

`records.verify` has one interview's records at hand; whoever goes through a whole
journal in commit order has all interviews interleaved, and keeps a `ChainCheck` for
each. A check goes on after a fault, so that one lost record does not condemn those
behind it.

An `interview-repaired` that is whole itself settles that the records before it that it
names are missing, and nothing else: whatever stands in such a place is proved by the
chain like any other record, or stays a fault. Behind missing records the chain has a
break: the next record's link was made from what is gone. The repair bridges it by saying
what that link would be over the gap.
"""

from typing import Self

import msgspec

from vivavoce.domain.events import InterviewRepaired
from vivavoce.domain.ids import InterviewId
from vivavoce.errors import DamagedRecord
from vivavoce.journal.chain import digest_of, genesis, hash_of
from vivavoce.journal.codec import NAMES, decode
from vivavoce.journal.store import Record

REPAIRED = NAMES[InterviewRepaired]

MISSING = "missing"
INCOMPLETE = "incomplete"
ALTERED = "not what was recorded"


class Fault(msgspec.Struct, frozen=True, kw_only=True):
    """What is wrong with the events `first` to `last` (the same for one) of an interview."""

    first: int
    last: int
    what: str  # `MISSING`, `INCOMPLETE` or `ALTERED`

    def of(self, interview: InterviewId) -> str:
        """Return the fault as a sentence."""
        if self.first == self.last:
            return f"Event {self.first} of {interview} is {self.what}."
        return f"Events {self.first} to {self.last} of {interview} are {self.what}."

    def has(self, seq: int) -> bool:
        """Tell whether it is about event `seq`, perhaps among others."""
        return self.first <= seq <= self.last

    def is_among(self, lost: set[int]) -> bool:
        """Tell whether all its events are among `lost`."""
        return self.last - self.first < len(lost) and lost.issuperset(
            range(self.first, self.last + 1)
        )


class ChainCheck:
    """Checks one interview's records in order of seq.

    Attributes:
        seq: of the last record taken; 0 before the first.
        head: its hash, or the chain's genesis.
        blank: how many records had no content: erased, or held back in an export.
        first_blank: seq of the first of them, 0 when there is none.
        breaks: what bridges each break that no repair has bridged: by seq of the record
            behind it, the hash it would have had it followed the last one before (hex).
        lost: seqs that a repair names.
    """

    __slots__ = (
        "_faults",
        "_others",
        "_taken",
        "_wordless_repair",
        "blank",
        "breaks",
        "first_blank",
        "head",
        "interview",
        "lost",
        "seq",
    )

    def __init__(self, interview: InterviewId) -> None:
        self.interview = interview
        self.seq = 0
        self.head = genesis(interview)
        self.blank = 0
        self.first_blank = 0
        self.breaks: dict[int, str] = {}
        self.lost: set[int] = set()
        self._faults: list[Fault] = []
        self._taken = 0
        self._wordless_repair = 0  # seq of the last repair that says nothing any more
        # After a fault: what else the last record's hash may have been before it was damaged.
        self._others: tuple[bytes, ...] = ()

    @classmethod
    def behind(cls, interview: InterviewId, seq: int, head: bytes) -> Self:
        """Return a check that has taken the records up to `seq`, all of them sound.

        Args:
            head: the hash of record `seq`.
        """
        check = cls(interview)
        check.seq = check._taken = seq
        check.head = head
        return check

    def take(self, record: Record) -> None:
        """Check `record`, which follows those taken before."""
        if record.seq > self.seq and record.previous not in {self.head, *self._others}:
            if record.seq > self.seq + 1:
                self._fault(self.seq + 1, record.seq - 1, MISSING)
                # The chain goes on from what this record says stood before it. No repair
                # can have bridged that.
                self.breaks[record.seq] = ""
                self._go_on(record.seq - 1, record.previous)
            else:
                self._fault(record.seq, record.seq, ALTERED)
        self.take_stored(
            record.seq,
            record.name,
            record.recorded_at_us,
            record.actor,
            record.content,
            record.salt,
            record.digest,
            record.hash,
        )

    def take_stored(
        self,
        seq: int,
        name: str,
        recorded_at_us: int,
        actor: str,
        content: bytes | None,
        salt: bytes | None,
        digest: bytes,
        link: bytes,
    ) -> None:
        """Check a row of the store, which keeps no previous hash beside each record."""
        self._taken += 1
        if content is not None and salt is not None:
            told = digest_of(salt, actor, content)
        elif content is salt:
            told = digest
            self.blank += 1
            self.first_blank = self.first_blank or seq
        else:
            # Erasing removes both; words without their salt prove nothing.
            self._fault(seq, seq, INCOMPLETE)
            told = digest
        made = hash_of(self.head, seq, name, recorded_at_us, told)
        if seq != self.seq + 1:
            self._out_of_turn(seq, made, is_altered=told != digest, link=link)
        elif made == link and told == digest:
            self.seq = seq
            self.head = link
            if self._others:
                self._others = ()
        else:
            self._look_closer(seq, name, recorded_at_us, told, digest, link)
        if name == REPAIRED and seq == self.seq:
            self._settle(seq, content)

    @property
    def faults(self) -> list[Fault]:
        """What is wrong so far, in order of seq."""
        if not self.breaks:
            return self._faults
        # Where the gap itself is named, the break behind it was put down to the gap.
        unproved = [
            Fault(first=behind, last=behind, what=ALTERED)
            for behind in self.breaks
            if not any(fault.first <= behind <= fault.last + 1 for fault in self._faults)
        ]
        return sorted([*self._faults, *unproved], key=lambda fault: fault.first)

    def settle_erased(self) -> None:
        """Take back what an erased interview's repairs excused when they still had words.

        Their links show that there were repairs, and nothing is left that they could
        pass off. Only for who knows that the interview was erased, perhaps after a part
        of its records was taken with their words.
        """
        end = self._wordless_repair
        self._faults = [
            fault for fault in self._faults if fault.what != MISSING or fault.first > end
        ]
        self.breaks = {behind: bridge for behind, bridge in self.breaks.items() if behind >= end}

    def _settle(self, seq: int, content: bytes | None) -> None:
        """Take back the faults that the repair in event `seq` names, if it is whole itself."""
        if self._faults and self._faults[-1].last >= seq:
            return
        if content is None:
            self._wordless_repair = seq
            if self.blank == self._taken:
                self.settle_erased()
            return
        try:
            repair = decode(REPAIRED, content)
        except DamagedRecord:
            return
        assert isinstance(repair, InterviewRepaired), "another event has the repair's name"
        self.lost.update(repair.lost)
        self._faults = [
            fault
            for fault in self._faults
            if fault.what != MISSING or not fault.is_among(self.lost)
        ]
        for behind, bridge in repair.bridges.items():
            if bridge and self.breaks.get(behind) == bridge:
                del self.breaks[behind]

    def _look_closer(
        self, seq: int, name: str, recorded_at_us: int, told: bytes, digest: bytes, link: bytes
    ) -> None:
        """Find out whether this record is at fault, or only the one before it was."""
        if told == digest and any(
            hash_of(head, seq, name, recorded_at_us, told) == link for head in self._others
        ):
            self._go_on(seq, link)
            return
        self._fault(seq, seq, ALTERED)
        likely = [hash_of(self.head, seq, name, recorded_at_us, kept) for kept in (told, digest)]
        self._go_on(seq, link, tuple(likely))

    def _out_of_turn(self, seq: int, made: bytes, *, is_altered: bool, link: bytes) -> None:
        if seq <= self.seq:
            # It was there before, and stands where another belongs: no repair excuses that.
            self._fault(self.seq + 1, self.seq + 1, ALTERED)
            return
        self._fault(self.seq + 1, seq - 1, MISSING)
        if is_altered:
            self._fault(seq, seq, ALTERED)
        elif made != link:
            # Its predecessor is lost, and with it what this one's hash was made from.
            self.breaks[seq] = made.hex()
        self._go_on(seq, link)

    def _go_on(self, seq: int, link: bytes, others: tuple[bytes, ...] = ()) -> None:
        self.seq = seq
        self.head = link
        self._others = others

    def _fault(self, first: int, last: int, what: str) -> None:
        if not self._faults or self._faults[-1].last < first:
            self._faults.append(Fault(first=first, last=last, what=what))
