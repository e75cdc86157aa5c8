"""Checking a whole database: every chain, and what the rows of interviews say of them.

It is read in pieces, each as it stands at its moment, so that a running server's log can
be cut in between. Events never change once they are there, except that an erasure takes
their words; only the rows and the last events are looked at in one moment together. The
pages are checked in another moment of their own (`tables.py`), since no chain proves those
of indexes, keys and guides.
"""

from collections.abc import Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from contextlib import contextmanager
from multiprocessing import get_context
from pathlib import Path
from typing import Any

import apsw

from vivavoce.errors import CannotStart, DamagedRecord
from vivavoce.stores.sqlite.connection import translated
from vivavoce.stores.sqlite.scan import (
    Share,
    events,
    has_words,
    interviews,
    last_position,
    open_beside,
)
from vivavoce.upkeep.auditing import Audit, is_id
from vivavoce.upkeep.checked_rows import check_homeless, check_row
from vivavoce.upkeep.tables import check_tables
from vivavoce.upkeep.verify import Progress, Report, nobody

PIECE_EVENTS = 10_000

# With fewer, starting another process takes longer than it saves.
SHARED_EVENTS_MIN = 300_000


def check_journal(
    path: Path, report: Report, *, is_still: bool, progress: Progress, processes: int
) -> None:
    """Check the database at `path` and put what is found into `report`.

    Args:
        is_still: nobody writes it, and nothing may be created beside it.
        processes: share a long journal out to so many.

    Raises:
        CannotStart: it is not ours, or of a newer version.
        DamagedRecord: it is damaged as a whole.
    """
    connection = _opened(path, is_still=is_still)
    try:
        with translated():
            is_long = last_position(connection) >= SHARED_EVENTS_MIN
            of = processes if is_long else 1
            with _others(path, is_still=is_still, of=of) as others:
                _Journal(connection, report, Share(0, of)).check(progress)
                check_tables(connection, report)
                for other in others:
                    report.include(other.result())
    finally:
        connection.close()


def check_share(path: Path, share: Share, *, is_still: bool) -> Report:
    """Check one share of a database, in a process of its own."""
    report = Report(kind="share", path=str(path))
    connection = _opened(path, is_still=is_still)
    try:
        with translated():
            _Journal(connection, report, share).check(nobody)
    finally:
        connection.close()
    return report


@contextmanager
def _others(path: Path, *, is_still: bool, of: int) -> Iterator[list["Future[Report]"]]:
    """Have all shares but the first checked while the block runs."""
    if of == 1:
        yield []
        return
    # A fresh interpreter for each: this process may have threads, and a database open.
    with ProcessPoolExecutor(of - 1, mp_context=get_context("spawn")) as pool:
        yield [
            pool.submit(check_share, path, Share(number, of), is_still=is_still)
            for number in range(1, of)
        ]


def _opened(path: Path, *, is_still: bool) -> apsw.Connection:
    try:
        return open_beside(path, is_still=is_still)
    except CannotStart as error:
        if isinstance(error.__cause__, apsw.CorruptError | apsw.NotADBError):
            raise DamagedRecord(str(error)) from error
        raise


class _Journal:
    def __init__(self, connection: apsw.Connection, report: Report, share: Share) -> None:
        self._connection = connection
        self._report = report
        self._share = share
        self._audit = Audit()
        self._lost_up_to = 0  # the last position that could not be read

    def check(self, progress: Progress) -> None:
        position, last = 0, last_position(self._connection)
        # A damaged position may be far away from all others, so a piece is so many events,
        # and what is less than a piece is the last one.
        is_last = False
        while position + PIECE_EVENTS < last and not is_last:
            before = self._audit.events
            position = self._take(position, PIECE_EVENTS)
            is_last = self._audit.events - before < PIECE_EVENTS
            progress(position, last)
        self._connection.execute("BEGIN")
        try:
            self._take(position, -1)
            rows = interviews(self._connection, share=self._share, on_lost=self._rows_lost)
            for number, interview, version, erased_at in rows:
                if erased_at is not None or not self._audit.passes(interview, version):
                    self._check_row(number, interview, version, erased_at)
                self._report.interviews += 1
        finally:
            self._connection.execute("ROLLBACK")
        self._check_homeless()
        progress(last, last)
        self._report.events = self._audit.events

    def _take(self, position: int, limit: int) -> int:
        """Check what stands behind `position`, and return where it ends."""
        self._audit.take(
            events(
                self._connection,
                share=self._share,
                after=position,
                limit=limit,
                on_lost=self._events_lost,
            )
        )
        return max(position, self._audit.position, self._lost_up_to)

    def _events_lost(self, first: int, last: int) -> None:
        self._lost_up_to = max(self._lost_up_to, last)
        if self._share.number == 0:  # the others meet the same
            self._report.add(
                None, None, f"The events at positions {first:,} to {last:,} cannot be read."
            )

    def _rows_lost(self, first: int, last: int) -> None:
        if self._share.number == 0:
            self._report.add(
                None, None, f"The rows of interviews number {first:,} to {last:,} cannot be read."
            )

    def _check_row(self, number: int, interview: Any, version: Any, erased_at: Any) -> None:
        if not is_id(interview):
            self._report.add(None, None, f"Row {number:,} of interviews names no interview.")
            return
        check_row(
            self._audit.pass_on(interview),
            self._report,
            version=version,
            is_erased=erased_at is not None,
            has_words=lambda: has_words(self._connection, interview),
        )

    def _check_homeless(self) -> None:
        for position in self._audit.homeless:
            self._report.add(None, None, f"The event at position {position:,} makes no sense.")
        for check in self._audit.left():
            check_homeless(check, self._report)
