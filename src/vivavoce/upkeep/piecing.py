"""Putting the events of a damaged interview back in their places, as far as bytes allow.

Rows are gone through in commit order, which is their order of seq unless the chain proves
otherwise, with the chain's hash carried along. Each row is as it was recorded, put back
to that (`restoring.py`), lost with its seal intact, or removed; what has no row is missing.
"""

from collections.abc import Callable, Collection, Sequence

import msgspec
from msgspec.structs import replace

from vivavoce.domain.events import Substitute
from vivavoce.domain.ids import InterviewId
from vivavoce.domain.spans import in_words
from vivavoce.errors import DamagedRecord
from vivavoce.journal.chain import genesis, hash_of
from vivavoce.journal.codec import CONTENT_BYTES_MAX, decode
from vivavoce.journal.moments import to_time
from vivavoce.journal.store import Record
from vivavoce.journal.verifying import ChainCheck
from vivavoce.stores.sqlite.rows import to_blob
from vivavoce.upkeep.charts import Chart, Stored, is_hash, is_salt, is_time, text_of
from vivavoce.upkeep.ordering import in_likely_order
from vivavoce.upkeep.restoring import Neighbours, proved, restored

# How many rows of an interview are tried for a place that another row does not fit into.
TRIES_MAX = 200_000

# A row that names a seq further on than this tells of damage, not of lost events.
GAP_MAX = 100_000

# An event is at most 1 MiB; the numbers of lost ones need their room as well.
SUBSTITUTES_BYTES_MAX = CONTENT_BYTES_MAX // 4


class Pieced(msgspec.Struct, kw_only=True):
    """The events of an interview as they can be read, and what is lost of them."""

    id: InterviewId
    records: list[Record]  # in order of seq, with gaps
    rows: list[Stored]  # that the records are made from
    last: int  # the seq of the last event there ever was, as far as can be told
    lost: set[int]  # seqs that no earlier repair names
    substitutes: dict[int, Substitute]  # what some of the lost said all the same
    restored: list[Stored]
    blanked: list[Stored]
    removed: list[Stored]
    problems: list[str]

    def check(self) -> ChainCheck:
        """Return the chain as it is after piecing together."""
        check = ChainCheck(self.id)
        for record in self.records:
            check.take(record)
        return check


def piece_together(chart: Chart, strays: Sequence[Stored]) -> Pieced:
    """Return the events of `chart` in their places.

    Args:
        strays: rows that name an interview there is not.
    """
    pieced = Pieced(
        id=chart.id,
        records=[],
        rows=[],
        last=0,
        lost=set(),
        substitutes={},
        restored=[],
        blanked=[],
        removed=[],
        problems=[],
    )
    _Piecing(chart, strays, pieced).run()
    check = pieced.check()
    version = chart.number("version") or 0
    pieced.last = version if _is_tail_lost(chart, pieced.records, version) else check.seq
    for fault in check.faults:
        pieced.lost.update(range(fault.first, fault.last + 1))
    if not chart.is_erased:
        pieced.lost.update(r.seq for r in pieced.records if r.content is None)
        pieced.lost -= check.lost
    pieced.lost.update(range(check.seq + 1, pieced.last + 1))
    pieced.substitutes = _fitting(
        {seq: told for seq, told in pieced.substitutes.items() if seq in pieced.lost}
    )
    gone, unproved = pieced.lost.difference(pieced.substitutes), pieced.substitutes.keys()
    if gone:
        pieced.problems.append(f"{_events(gone, 'is', 'are')} lost.")
    if unproved:
        told = _events(unproved, "is", "are")
        pieced.problems.append(f"{told} damaged; what was said can be told, but not proved.")
    return pieced


def _fitting(substitutes: dict[int, Substitute]) -> dict[int, Substitute]:
    """Return as many of them, from the first on, as one event can hold."""
    left = SUBSTITUTES_BYTES_MAX
    fitting = {}
    for seq, substitute in sorted(substitutes.items()):
        left -= len(msgspec.json.encode(substitute))
        if left < 0:
            break
        fitting[seq] = substitute
    return fitting


def _is_tail_lost(chart: Chart, records: Sequence[Record], version: int) -> bool:
    """Tell whether the row knows of events after the last one that is there.

    If it does, they also changed its time, or were part of an append that ends too soon:
    the last event of each has a glimpse beside it. Otherwise its version alone is wrong.
    """
    seq = records[-1].seq if records else 0
    if not seq < version <= seq + GAP_MAX:
        return False
    if chart.is_erased or not records:
        return True
    row = next((row for row in chart.events if row.seq == seq), None)
    is_cut = row is not None and row.glimpse is None
    return is_cut or chart.number("updated_at") != records[-1].recorded_at_us


class _Piecing:
    """One pass over the rows of an interview."""

    def __init__(self, chart: Chart, strays: Sequence[Stored], pieced: Pieced) -> None:
        self._chart = chart
        self._rows = in_likely_order(chart.events)
        self._tries = TRIES_MAX
        self._strays = list(strays)
        self._pieced = pieced
        self._head = genesis(chart.id)
        self._seq = 0
        self._actors = {actor for row in self._rows if (actor := text_of(row.actor)) is not None}

    def run(self) -> None:
        at = 0
        while at < len(self._rows):
            self._take_strays(before=self._rows[at])
            self._bring_forward(at)
            at += 1
            self._take(self._rows[at - 1], at)
        self._take_strays(before=None)

    def _bring_forward(self, at: int) -> None:
        """Let a later row come next whose chain says so, if the one at `at` does not."""
        seq = self._seq + 1
        if self._is_next(self._rows[at], seq):
            return
        behind = range(at + 1, min(len(self._rows), at + 1 + self._tries))
        self._tries -= len(behind)
        found = next((place for place in behind if self._is_next(self._rows[place], seq)), None)
        if found is not None:
            self._rows.insert(at, self._rows.pop(found))

    def _take_strays(self, before: Stored | None) -> None:
        """Take in rows whose chain says that they belong here, whatever interview they name."""
        while self._strays:
            seq = self._seq + 1
            stray = next((row for row in self._strays if self._is_next(row, seq)), None)
            if stray is None or (before is not None and before.seq == seq):
                return
            self._strays.remove(stray)
            mine = replace(stray, interview=to_blob(self._chart.id), seq=seq)
            self._pieced.restored.append(mine)
            self._problem(seq, "named another interview")
            self._keep(mine)

    def _is_next(self, row: Stored, seq: int) -> bool:
        name = text_of(row.name)
        if name is None or not isinstance(row.recorded_at, int) or not row.is_proved:
            return False
        made = hash_of(self._head, seq, name, row.recorded_at, row.digest)
        return made == bytes(row.hash)

    def _take(self, row: Stored, behind: int) -> None:
        """Take the next row; those behind it begin at `behind`."""
        seq = self._seq + 1
        if self._is_next(row, seq):
            if row.seq != seq:
                self._restore(replace(row, seq=seq), "had another place")
            else:
                self._keep(row)
            return
        following = self._rows[behind] if behind < len(self._rows) else None
        seq = self._place_of(row, self._rows[behind:])
        if seq > self._seq + 1 and not self._is_next(row, seq):
            # Its predecessor is gone, and with it what its link was made from.
            mended = proved(row, seq, self._actors)
        else:
            mended = restored(row, seq, self._head, self._beside(following, seq))
        if mended is None:
            self._lose(row, seq)
        elif mended == row:
            self._keep(row)
        else:
            self._restore(mended, "held a damaged value")

    def _place_of(self, row: Stored, behind: Sequence[Stored]) -> int:
        """Return the likely seq of a row that does not follow the one before it."""
        seq = self._seq + 1
        later = [r.seq for r in behind if isinstance(r.seq, int) and seq < r.seq <= seq + GAP_MAX]
        if isinstance(row.seq, int) and seq <= row.seq <= seq + GAP_MAX:
            if not later:
                version = self._chart.number("version") or 0
                return seq if not behind and version == seq else row.seq
            if sum(row.seq < other for other in later) * 2 > len(later):
                return row.seq
        return max(seq, min(later) - 1) if later else seq

    def _beside(self, following: Stored | None, seq: int) -> Neighbours:
        times = [record.recorded_at_us for record in self._pieced.records[-1:]]
        proves: Callable[[bytes], bool] | None = None
        if following is not None:
            if is_time(following.recorded_at):
                times.append(following.recorded_at)
            proves = _follows(following, seq + 1) or _proves_nothing
        elif is_time(updated_at := self._chart.number("updated_at")):
            times.append(updated_at or 0)
        return Neighbours(times, self._actors, proves)

    def _keep(self, row: Stored) -> None:
        self._pieced.records.append(row.record(self._chart.id, self._head))
        self._pieced.rows.append(row)
        self._seq, self._head = row.seq, row.hash

    def _restore(self, mended: Stored, why: str) -> None:
        self._pieced.restored.append(mended)
        self._problem(mended.seq, why)
        self._keep(mended)

    def _lose(self, row: Stored, seq: int) -> None:
        """Give up the content of `row`; its seal goes on in the chain if it is legible."""
        told = _legible_words(row, self._pieced.records)
        if told is not None:
            self._pieced.substitutes[seq] = told
        sealed = replace(row, seq=seq, content=None, salt=None, glimpse=None)
        if sealed.is_legible and self._is_next(sealed, seq):
            self._pieced.blanked.append(sealed)
            self._keep(sealed)
        else:
            self._remove(row)

    def _remove(self, row: Stored) -> None:
        self._pieced.removed.append(row)

    def _problem(self, seq: int, why: str) -> None:
        self._pieced.problems.append(f"Event {seq} {why}; the chain proves what was there.")


def _proves_nothing(previous: bytes) -> bool:
    """Stand for a record that follows and is damaged as well."""
    return False


def _follows(row: Stored, seq: int) -> "_Proof | None":
    name, digest = text_of(row.name), row.told or row.digest
    if row.seq != seq or name is None or not isinstance(row.recorded_at, int):
        return None
    if not is_hash(digest) or not is_hash(row.hash):
        return None
    return _Proof(seq, name, row.recorded_at, digest, row.hash)


class _Proof(msgspec.Struct, frozen=True):
    """Tells whether a hash stood before a record."""

    seq: int
    name: str
    recorded_at_us: int
    digest: bytes
    link: bytes

    def __call__(self, previous: bytes) -> bool:
        made = hash_of(previous, self.seq, self.name, self.recorded_at_us, self.digest)
        return made == self.link


def _legible_words(row: Stored, before: Sequence[Record]) -> Substitute | None:
    """Return what a lost row says if nothing speaks against it, None otherwise.

    Its digest proves the content, or the salt or actor, without which no digest can be
    made, are visibly what is damaged. Altered words are put in nobody's mouth.
    """
    name = text_of(row.name)
    if name is None or not isinstance(row.content, bytes):
        return None
    is_content_suspect = is_salt(row.salt) and text_of(row.actor) is not None
    if is_content_suspect and row.told != row.digest:
        return None
    try:
        decode(name, row.content)
        data = msgspec.json.decode(row.content)
        at = to_time(row.recorded_at)
    except (DamagedRecord, TypeError, OverflowError):
        return None
    if before:
        at = max(at, to_time(before[-1].recorded_at_us))
    return Substitute(event=name, recorded_at=at, data=data)


def _events(seqs: Collection[int], one: str, several: str) -> str:
    """Return in words which events these are, with the verb that goes with them."""
    return (
        f"Event {in_words(seqs)} {one}" if len(seqs) == 1 else f"Events {in_words(seqs)} {several}"
    )
