"""What is wrong with one interview, and what it becomes when it is repaired.

An examination tells of it, a repair writes it down; both go by the same diagnosis, so
that nothing is repaired that was not told, and the other way round.
"""

from collections.abc import Callable, Sequence
from datetime import datetime, timedelta
from typing import Any

import msgspec
from msgspec.structs import replace

from vivavoce.domain.deadlines import due_at
from vivavoce.domain.events import InterviewRepaired
from vivavoce.domain.guide import Guide
from vivavoce.domain.ids import InterviewId
from vivavoce.domain.interview import Interview
from vivavoce.errors import DamagedRecord
from vivavoce.journal.moments import to_time, to_us
from vivavoce.journal.records import replay, seal
from vivavoce.journal.store import Record, Summary
from vivavoce.journal.summaries import progress_in, summary_at
from vivavoce.stores import glimpses
from vivavoce.stores.sqlite import rows
from vivavoce.upkeep.charts import ROW_NAMES, TEXTS, Chart, Stored
from vivavoce.upkeep.ordering import FreePosition, moves
from vivavoce.upkeep.piecing import Pieced, piece_together
from vivavoce.upkeep.remains import opening_of, repair_of

# Who a repair is by, in its envelope.
ACTOR = "system"

ID_BYTES = 16

NO_ROW = "It has no row in the table of interviews."

# Nobody vouches for that: neither the chain, nor the repair, which named the place as lost.
FILLED_IN = "Something stands in the place of what an earlier repair gave up."


class Shelf(msgspec.Struct, frozen=True, kw_only=True):
    """What an examination knows beside an interview.

    Args:
        guide: returns a kept guide by organization and hash, None when it is not readable.
        hash_of: returns the hash of the version of a guide that has a label, the newest of
            several: by organization, guide id and label. None when there is none.
        free: returns a position that no event has.
    """

    guide: Callable[[str, str], Guide | None]
    hash_of: Callable[[str, str, str], str | None]
    free: FreePosition


class Diagnosis(msgspec.Struct, kw_only=True):
    """What is wrong with an interview, and what makes it whole."""

    id: InterviewId
    problems: list[str]  # sentences without the interview's name; none: it is whole
    restored: list[Stored]  # rows put back to what the chain proves, whole
    blanked: list[Stored]  # whose content is lost, while their digest goes on in the chain
    removed: list[Stored]  # illegible rows that nothing can be made of
    appended: list[Record]  # the repair, if events are lost
    told: Interview | None  # as it stands afterwards; None when it stays set aside or is erased
    summary: Summary | None  # its row afterwards; None when it stays as it is
    moved: dict[int, int]  # new positions of rows that lie out of order, by their present ones
    tombstone: dict[str, Any] | None = None  # its row afterwards, if it was erased and has none
    glimpse: bytes | None = None  # beside the last event afterwards
    is_nobodys: bool = False  # its rows name no interview and fit into none
    row_id: bytes | None = None  # what its row is stored under, if that is not its id
    hopeless: str | None = None  # why it stays set aside

    @property
    def is_whole(self) -> bool:
        """Whether nothing is wrong."""
        return not self.problems


def diagnose(chart: Chart, shelf: Shelf, strays: Sequence[Stored], now: datetime) -> Diagnosis:
    """Find out what is wrong with an interview.

    Args:
        strays: rows of events that name an interview there is not; some may be of this one.
        now: when a repair is recorded.
    """
    if len(rows.to_blob(chart.id)) != ID_BYTES:
        return _nobodys(chart)
    pieced = piece_together(chart, strays)
    if chart.row is None and not pieced.records:
        return _nobodys(chart)
    if _is_tombstone_lost(chart, pieced):
        return _entombed(chart, shelf, now)
    found = Diagnosis(
        id=chart.id,
        problems=list(pieced.problems),
        restored=pieced.restored,
        blanked=pieced.blanked,
        removed=pieced.removed,
        moved=moves(pieced.rows, shelf.free),
        appended=[],
        told=None,
        summary=None,
    )
    if not found.problems and (found.blanked or found.removed):
        found.problems.append(FILLED_IN)
    records = pieced.records
    if found.moved:
        found.problems.append("Its events lie out of order.")
    repair = _repair(chart, pieced, shelf)
    if isinstance(repair, str):
        found.hopeless = repair
        return found
    if repair is not None:
        check = pieced.check()
        at = max(now, _time(records[-1].recorded_at_us)) if records else now
        found.appended = seal(
            chart.id, [repair], after=pieced.last, head=check.head, actor=ACTOR, at=at
        )
        records = [*records, *found.appended]
    if chart.is_erased:
        # What it says goes the way of all its words; the chain shows that there was a repair.
        found.appended = [replace(record, content=None, salt=None) for record in found.appended]
        _examine_erased(chart, found)
        return found
    try:
        told = replay(chart.id, records)
    except DamagedRecord as error:
        found.problems = found.problems or [str(error)]
        found.hopeless = str(error)
        return found
    if repair is not None:
        told = _as_the_row_told(chart, pieced, shelf, found, told, repair)
    _examine_row(chart, found, told, shelf)
    return found


def _is_tombstone_lost(chart: Chart, pieced: Pieced) -> bool:
    """Tell whether the interview was erased, and its row, which said so, is gone.

    Whoever damages single events leaves words in others. One blank row alone, whose chain
    does not begin with it, may be another interview's.
    """
    if chart.row is not None or not all(row.is_blank for row in chart.events):
        return False
    return len(pieced.records) > 1 or pieced.records[0].seq == 1


def _entombed(chart: Chart, shelf: Shelf, now: datetime) -> Diagnosis:
    """Diagnose an erased interview without a row as if it had the row that it is to have.

    When it was erased nobody knows any more: now, at the latest. What else stood in the
    row nobody asks of an erased interview.
    """
    times = [row.recorded_at for row in chart.events if row.is_legible] or [0]
    last = max(row.seq for row in chart.events if row.is_legible)
    texts = dict.fromkeys(TEXTS - {"last_speaker", "damaged"}, b"")
    row: dict[str, Any] = dict.fromkeys(ROW_NAMES) | texts
    row |= {"version": last, "opened_at": times[0], "updated_at": times[-1], "messages": 0}
    row["erased_at"] = to_us(now.replace(microsecond=0))
    found = diagnose(replace(chart, row=row), shelf, [], now)
    version = found.appended[-1].seq if found.appended else last
    found.tombstone = row | {"version": version}
    found.problems.append(
        "It was erased, and its row in the table of interviews, which says so, is gone."
    )
    return found


def _nobodys(chart: Chart) -> Diagnosis:
    """Return what becomes of rows that name no interview and fit into none: they go."""
    what = "A row of interviews" if chart.row is not None else "An event"
    return Diagnosis(
        id=chart.id,
        problems=[f"{what} names no interview there is, and fits into none."],
        restored=[],
        blanked=[],
        removed=chart.events,
        moved={},
        appended=[],
        told=None,
        summary=None,
        is_nobodys=True,
    )


def _repair(chart: Chart, pieced: Pieced, shelf: Shelf) -> InterviewRepaired | str | None:
    """Return the event that goes on over what is lost, None when nothing is, or why it cannot."""
    if not pieced.lost:
        return None
    check = pieced.check()
    substitutes = dict(pieced.substitutes)
    is_opening_lost = 1 in pieced.lost and 1 not in substitutes
    if is_opening_lost and not chart.is_erased:
        opening = opening_of(chart, pieced.records, shelf.hash_of)
        if opening is None:
            return (
                "Its first event is lost, and its row does not tell what it was opened with; "
                "restore it from a backup."
            )
        substitutes[1] = opening
    return InterviewRepaired(
        lost=tuple(sorted(pieced.lost)),
        substitutes={} if chart.is_erased else dict(sorted(substitutes.items())),
        bridges={
            seq: bridge for seq, bridge in check.breaks.items() if bridge and seq <= pieced.last
        },
    )


def _as_the_row_told(
    chart: Chart,
    pieced: Pieced,
    shelf: Shelf,
    found: Diagnosis,
    told: Interview,
    repair: InterviewRepaired,
) -> Interview:
    """Seal the repair again, with what the row knew and the events that are left do not."""
    lost = pieced.lost.difference(pieced.substitutes)
    fuller = repair_of(chart, lost, pieced.last, told, repair, shelf.hash_of)
    if fuller == repair:
        return told
    [sealed] = found.appended
    found.appended = seal(
        chart.id,
        [fuller],
        after=pieced.last,
        head=sealed.previous,
        actor=ACTOR,
        at=_time(sealed.recorded_at_us),
    )
    return replay(chart.id, [*pieced.records, *found.appended])


def _examine_erased(chart: Chart, found: Diagnosis) -> None:
    """Of an erased interview only the chain, and that no words are left, is looked at."""
    mended = {row.position: row for row in found.restored}
    words = [
        mended.get(row.position, row)
        for row in chart.events
        if row.content is not None or row.glimpse is not None
    ]
    if words:
        found.problems.append("It was erased, but words of it are still there.")
        found.blanked = [*found.blanked, *words]


def _examine_row(chart: Chart, found: Diagnosis, told: Interview, shelf: Shelf) -> None:
    """Compare the row with what the events tell."""
    guide = shelf.guide(told.organization, told.guide.hash)
    summary = summary_at(
        told,
        due_at=due_at(
            told,
            idle_pause_after=_limit(guide.rules.idle_pause_after_s if guide else None),
            expires_after=_limit(guide.rules.expires_after_s if guide else None),
        ),
        progress=progress_in(guide, told.profile),
    )
    found.told, found.summary = told, summary
    found.glimpse = glimpses.encode(summary)
    if chart.row is None:
        found.problems.append(NO_ROW)
        return
    if chart.row["damaged"] is not None and not found.problems:
        found.problems.append("It is set aside although it reads whole.")
    expected = row_of(summary)
    passed_over = {"damaged", "erased_at"}
    if guide is None:
        # Nobody can tell its time limits, nor what it requires.
        passed_over |= {"due_at", "progress"}
    if chart.row["progress"] is None:
        # Nothing has happened in it since the column is there.
        passed_over.add("progress")
    wrong = [
        name for name in ROW_NAMES if name not in passed_over and chart.row[name] != expected[name]
    ]
    if wrong and not found.appended:
        found.problems.append(f"Its row says otherwise than its events: {', '.join(wrong)}.")
    last = next((row for row in reversed(chart.events) if row.seq == told.version), None)
    right = {found.glimpse, glimpses.encode_shorter(summary)}
    if last is not None and last.glimpse not in right and not found.appended:
        found.problems.append("The words that lists show of it are not those of its last event.")


def row_of(summary: Summary) -> dict[str, Any]:
    """Return the columns of a row of `interviews`, text as bytes."""
    values = dict(zip(ROW_NAMES, rows.insert_interview(summary)[1:], strict=False))
    values |= {"damaged": None, "erased_at": None}
    return {
        name: value.encode() if name in TEXTS and value is not None else value
        for name, value in values.items()
    }


def _limit(seconds: int | None) -> timedelta | None:
    return None if seconds is None else timedelta(seconds=seconds)


def _time(us: int) -> datetime:
    return to_time(us)
