"""From PostgreSQL into a new data folder.

First the bulk, in commit order, which may be done while nodes go on. Then the nodes are
stopped, the tables locked, and the rest follows. When the folder was verified, the database is
marked and fenced for good, and only then the folder opened: at no moment could words be
acknowledged in both.

Progress is kept in the new file; a run that died anywhere is finished by the next one.
"""

import asyncio
import uuid
from datetime import UTC, datetime
from pathlib import Path

import apsw

from vivavoce.counted import counted
from vivavoce.errors import CannotStart, DamagedRecord
from vivavoce.journal.moments import to_us
from vivavoce.stores.postgres import giving, moves, scan
from vivavoce.stores.postgres.address import Address
from vivavoce.stores.postgres.causes import translated
from vivavoce.stores.postgres.connecting import Gate, Line, starting
from vivavoce.stores.postgres.migrate import require_present
from vivavoce.stores.sqlite import receiving
from vivavoce.stores.sqlite.folder import claim
from vivavoce.stores.sqlite.moved import (
    UNFINISHED,
    AlreadyMoved,
    Arrival,
    MovedFrom,
    arrival_of,
    mark_of,
    put_arrival,
    put_mark,
    remove_mark,
)
from vivavoce.stores.sqlite.secret import SECRET
from vivavoce.stores.tables import INTERVIEWS, REGISTRY
from vivavoce.upkeep.manifest import write_private
from vivavoce.upkeep.move.report import Moved, new_report
from vivavoce.upkeep.verify import Progress, nobody, verify_journal

# What a run leaves that died before it could mark the folder.
BEGUN = {"lock", UNFINISHED}

LOOKS = 30
LOOK_EVERY_S = 0.1


async def move_down(
    url: str,
    data: Path,
    *,
    is_ahead: bool = False,
    with_damaged: bool = False,
    progress: Progress = nobody,
) -> Moved:
    """Move everything in the database at `url` into the new data folder `data`.

    Run again, it goes on where it stopped.

    Args:
        is_ahead: only copy what can be copied while nodes run; the folder stays closed. May be
            repeated.
        with_damaged: go on although interviews are damaged: they are moved as they are.
        progress: called with how much is done and how much there is.

    Raises:
        AlreadyMoved: an earlier run has done it all.
        CannotStart: nodes run on the database, it cannot be used, or the folder is not new;
            nothing was changed.
        StoreUnavailable: no confirmation came, or the disk is full; run it again.
        DamagedRecord: something is damaged. The database stays open, the folder closed.
    """
    gate = Gate(Address(url))
    moved = new_report(str(gate.address), str(data))
    with starting(gate.address):
        await require_present(gate)
    async with moves.direct(gate) as line:
        with translated():
            mark = await moves.mark_of(line)
            _refuse_done(data, gate.address, mark)
            _refuse_in_use(data, gate.address, mark)
            folder = claim(data)
            try:
                journal = _marked(data, gate.address)
                file = receiving.open_new(folder.journal)
                try:
                    moving = _Moving(line, file, moved, progress)
                    await moving.copy(is_still=False)
                    if is_ahead:
                        moved.count(await scan.totals(line))
                        return moved
                    await _refuse_others(line, gate.address)
                    async with line.transaction():
                        await line.execute(giving.LOCK.encode())
                        # Perhaps another move was through first.
                        moves.refuse_gone(await moves.mark_of(line), journal, gate.address)
                        await moving.settle(data, with_damaged=with_damaged)
                        await moves.leave(line, journal)
                    line.check()
                    receiving.finish(file)
                finally:
                    file.close()
                put_arrival(data, Arrival(journal=journal, at=datetime.now(UTC)))
                remove_mark(data)
                moved.is_open = True
            finally:
                folder.release()
    return moved


class _Moving:
    """One run: what it reads from and writes to."""

    def __init__(self, line: Line, file: apsw.Connection, moved: Moved, progress: Progress) -> None:
        self._line = line
        self._file = file
        self._moved = moved
        self._progress = progress

    async def copy(self, *, is_still: bool) -> None:
        """Copy the events behind what is here, in commit order."""
        likely = await scan.likely_number(self._line)
        after = receiving.position(self._file)
        while piece := await scan.in_order(self._line, after=after, is_still=is_still):
            after = piece[-1][0]
            receiving.take_events(self._file, piece, position=after)
            self._moved.copied += len(piece)
            self._progress(self._moved.copied, max(likely, self._moved.copied))

    async def settle(self, data: Path, *, with_damaged: bool) -> None:
        """Make everything the same as in the database, which nobody writes any more.

        Raises:
            DamagedRecord: it is not whole, and `with_damaged` is false.
        """
        await self.copy(is_still=True)
        now_us = to_us(datetime.now(UTC))
        with receiving.Tables(self._file) as tables:
            for table in (INTERVIEWS, *REGISTRY):
                async for chunk in giving.rows(self._line, table):
                    tables.take(table, chunk, at_us=now_us)
        async for chunk in giving.standings(self._line):
            for interview, version, events, last in chunk:
                if receiving.differs(self._file, interview, version, events, last):
                    await self._copy_again(interview)
        secret = await giving.secret(self._line)
        if secret is not None:
            write_private(data / SECRET, secret)
        totals = await scan.totals(self._line)
        self._moved.count(totals)
        self._moved.found = found = verify_journal(data, progress=self._progress)
        here = found.interviews, found.erased, found.events
        if here != totals[:3] and not found.damages:
            raise DamagedRecord(
                f"{self._moved.target} has {counted(here[0], 'interview')} and "
                f"{counted(here[2], 'event')}, {self._moved.source} has {totals[0]:,} and "
                f"{totals[2]:,}; it was not moved. Run this again."
            )
        if found.damages and not with_damaged:
            raise DamagedRecord(
                f"{self._moved.source} is damaged, so it was not moved yet: "
                f"{found.damaged[0].why} Move it as it is with --with-damaged."
            )

    async def _copy_again(self, interview: bytes) -> None:
        events = await giving.events_of(self._line, interview)
        receiving.remove_events(self._file, interview)
        receiving.take_events(self._file, events)


async def _refuse_others(line: Line, address: Address) -> None:
    """See that no node runs; one that is cut off from the database now is fenced later.

    Raises:
        CannotStart: one does.
    """
    others = 0
    for _ in range(LOOKS):
        others = await giving.others(line)
        if not others:
            return
        await asyncio.sleep(LOOK_EVERY_S)  # a node that just stopped is seen for a moment
    raise CannotStart(
        f"Nodes run on {address} ({counted(others, 'other connection')}): stop them first, or "
        "copy beside them with --ahead."
    )


def _refuse_done(data: Path, address: Address, mark: moves.Move | None) -> None:
    """Accept a folder to which not everything has come yet.

    Raises:
        AlreadyMoved: everything has, and it was opened.
    """
    arrival = arrival_of(data)
    if mark is None or arrival is None or isinstance(mark_of(data), MovedFrom):
        return
    if mark.journal == arrival.journal:
        raise AlreadyMoved(address.beginning, str(data), arrival.at)


def _refuse_in_use(data: Path, address: Address, mark: moves.Move | None) -> None:
    """Accept a new folder, or one that an earlier run left half-full from the same database.

    Raises:
        CannotStart: it is something else, the interviews are in another folder, or they are
            being moved to the database.
    """
    known = mark_of(data)
    if isinstance(known, MovedFrom) and known.database == str(address):
        moves.refuse_gone(mark, known.journal, address)
        return
    moves.refuse_gone(mark, None, address)
    if data.exists() and (not data.is_dir() or {path.name for path in data.iterdir()} - BEGUN):
        raise CannotStart(f"{data} is not empty; choose a new folder with --data.")


def _marked(data: Path, address: Address) -> str:
    """Return the name of this move, which stands in the folder from its beginning to its end."""
    known = mark_of(data)
    if isinstance(known, MovedFrom):
        return known.journal
    mark = MovedFrom(database=str(address), journal=uuid.uuid4().hex)
    put_mark(data, mark)
    return mark.journal
