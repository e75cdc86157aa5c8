"""From a data folder into PostgreSQL.

First the bulk, by position, which may be done while a server goes on in the folder. Then the
folder is locked and the rest follows: what was added, what else changed (rows, keys, links,
erasures), and whatever turns out to differ. Only when all of it was verified by its chains is
the folder marked as moved, and only after that may nodes start on the database: at no moment
could words be acknowledged in both.

Progress is kept in the database, in `moves`, in the same transactions as what it tells of. So
a run that died anywhere is finished by the next one.
"""

from collections.abc import Iterator
from contextlib import contextmanager, nullcontext
from datetime import UTC, datetime
from pathlib import Path

import apsw

from vivavoce.counted import counted
from vivavoce.errors import CannotStart, DamagedRecord
from vivavoce.stores.postgres import moves, receiving, scan
from vivavoce.stores.postgres.address import Address
from vivavoce.stores.postgres.appending import PLACE_BITS
from vivavoce.stores.postgres.causes import translated
from vivavoce.stores.postgres.connecting import Gate, Line, connected, starting
from vivavoce.stores.postgres.migrate import migrate, version_of
from vivavoce.stores.sqlite import giving
from vivavoce.stores.sqlite.folder import LOCK_PATIENCE_S, claim
from vivavoce.stores.sqlite.migrate import migrations
from vivavoce.stores.sqlite.moved import AlreadyMoved, MovedFrom, MovedTo, mark_of, put_mark
from vivavoce.stores.sqlite.scan import last_position, open_beside
from vivavoce.stores.sqlite.secret import SECRET
from vivavoce.stores.tables import REGISTRY
from vivavoce.upkeep.move.naming import is_at, name_of
from vivavoce.upkeep.move.report import Moved, new_report
from vivavoce.upkeep.stored_database import check_database
from vivavoce.upkeep.verify import JOURNAL, Progress, Report, nobody


async def move_up(
    data: Path,
    url: str,
    *,
    is_ahead: bool = False,
    with_damaged: bool = False,
    progress: Progress = nobody,
) -> Moved:
    """Move everything in the data folder `data` into the empty database at `url`.

    Run again, it goes on where it stopped.

    Args:
        is_ahead: only copy what can be copied while a server runs on the folder; the database
            stays closed and the folder open. May be repeated.
        with_damaged: go on although something is damaged: it is moved as it is, or left out
            where it makes no sense at all; `Moved.found` names it.
        progress: called with how much is done and how much there is, in events.

    Raises:
        AlreadyMoved: an earlier run has done it all.
        CannotStart: the folder is in use or not there, or the database cannot be used or is
            not empty; nothing was changed.
        StoreUnavailable: no confirmation came; run it again.
        DamagedRecord: something is damaged. The folder stays open, the database closed.
    """
    gate = Gate(Address(url))
    source = _opened(data)
    try:
        mark = _refuse_marked(data, gate.address)
        journal = name_of(data, source)
        if mark is not None:
            await _refuse_done(gate, data, journal, mark)
        moved = new_report(str(data), str(gate.address))
        with nullcontext() if is_ahead else _locked(data):
            with starting(gate.address):
                await migrate(gate, place_bits=PLACE_BITS)
            async with moves.direct(gate) as line:
                with translated():
                    await moves.be_alone(line, gate.address)
                    move = await moves.begin(line, journal, gate.address)
                    moving = _Moving(source, line, moved, progress)
                    move = await moving.copy(move)
                    if is_ahead:
                        await moving.settle_ahead(move)
                        await receiving.tidy(line)  # the first time takes long, later ones do not
                    else:
                        await moving.settle(move, with_damaged=with_damaged)
                        await receiving.tidy(line)
                        await _switch(data, gate.address, line, move)
                        moved.is_open = True
        return moved
    finally:
        source.close()


class _Moving:
    """One run: what it reads from and writes to."""

    def __init__(
        self, source: apsw.Connection, line: Line, moved: Moved, progress: Progress
    ) -> None:
        self._source = source
        self._line = line
        self._moved = moved
        self._progress = progress
        self._left_out: set[str] = set()

    async def copy(self, move: moves.Move) -> moves.Move:
        """Copy the events behind `move.position`; return how far it is then."""
        last = last_position(self._source)
        is_last = move.position >= last
        while not is_last:
            piece = giving.piece(self._source, after=move.position, on_lost=self._lost)
            async with self._line.transaction():
                if piece.events:
                    await receiving.take_events(self._line, piece.events)
                move = await moves.go_on(self._line, move, piece.position)
            self._line.check()
            self._moved.copied += len(piece.events)
            self._progress(move.position, max(last, move.position))
            is_last = piece.is_last
        return move

    async def settle_ahead(self, move: moves.Move) -> None:
        """Copy rows as they are now, and verify what can be: less is left to do in the pause."""
        await self._tables(are_last=False)
        seen = Report(kind="database", path=self._moved.target)
        await check_database(self._line, seen, since=move.verified, progress=self._progress)
        # Rows are newer than the events here: what goes on meanwhile is verified next time.
        named = [bytes.fromhex(id.replace("-", "")) for id in _named(seen)]
        is_all = seen.damages == len(seen.damaged) and None not in {
            damage.interview for damage in seen.damaged
        }
        if is_all and all(
            giving.has_events(self._source, interview, after=move.position) for interview in named
        ):
            await moves.verified(self._line, move)
        self._moved.count(await scan.totals(self._line))

    async def settle(self, move: moves.Move, *, with_damaged: bool) -> None:
        """Make everything the same as in the folder, which nobody writes any more, and prove it.

        Raises:
            DamagedRecord: it is not whole, and `with_damaged` is false.
        """
        differing = await self._tables(are_last=True)
        await self._copy_again(differing)
        await receiving.remove_events(self._line, await receiving.homeless(self._line))
        found = await self._verified(move, also=differing)
        if again := [bytes.fromhex(id.replace("-", "")) for id in sorted(_named(found))]:
            # Perhaps it was repaired after it was copied; what stays was so in the folder.
            await self._copy_again(again)
            found = await self._verified(move, also=[*differing, *again])
        self._moved.found.include(found)
        self._moved.count(await scan.totals(self._line))
        self._compare(with_damaged=with_damaged)

    async def _tables(self, *, are_last: bool) -> list[bytes]:
        differing = await receiving.take_interviews(
            self._line,
            giving.interviews(self._source, on_lost=self._lost),
            are_last=are_last,
        )
        for table in REGISTRY:
            rows = giving.rows(self._source, table, on_lost=self._lost)
            await receiving.take_table(self._line, table, rows)
        self._line.check()
        return differing

    async def _copy_again(self, interviews: list[bytes]) -> None:
        """Copy interviews that were changed otherwise than by going on: repaired, say."""
        for interview in interviews:
            events = list(giving.events_of(self._source, interview))
            async with self._line.transaction():
                await receiving.remove_events(self._line, [interview])
                for at in range(0, len(events), giving.PIECE_EVENTS):
                    await receiving.take_events(self._line, events[at : at + giving.PIECE_EVENTS])
            self._line.check()

    async def _verified(self, move: moves.Move, *, also: list[bytes]) -> Report:
        """Return what is wrong with what no earlier run has verified, and with some others."""
        found = Report(kind="database", path=self._moved.target)
        await check_database(
            self._line, found, since=move.verified, also=also, progress=self._progress
        )
        return found

    def _compare(self, *, with_damaged: bool) -> None:
        """Accept the copy if it is whole, and all that was there.

        Raises:
            DamagedRecord: it is not.
        """
        found = self._moved.found
        if found.damages and not with_damaged:
            more = f" and {counted(found.damages - 1, 'more')}" if found.damages > 1 else ""
            raise DamagedRecord(
                f"{self._moved.source} is damaged, so it was not moved yet: "
                f"{found.damaged[0].why}{more} Repair it with `vivavoce doctor --repair`, or move "
                "it as it is with --with-damaged."
            )
        there = giving.totals(self._source)
        here = self._moved.interviews, self._moved.erased, self._moved.events
        if there[:3] != here and not found.damages:
            raise DamagedRecord(
                f"{self._moved.target} has {counted(here[0], 'interview')} and "
                f"{counted(here[2], 'event')}, {self._moved.source} has {there[0]:,} and "
                f"{there[2]:,}; it was not moved. Run this again, or see `vivavoce doctor`."
            )

    def _lost(self, interview: str | None, why: str) -> None:
        if why not in self._left_out:  # rows are read once in each pass
            self._left_out.add(why)
            self._moved.found.add(interview, None, f"{why} It is left out.")


async def _switch(data: Path, address: Address, line: Line, move: moves.Move) -> None:
    """Close the folder, then open the database: never are both open."""
    if (data / SECRET).exists():
        await receiving.take_secret(line, (data / SECRET).read_bytes())
        line.check()
    put_mark(data, MovedTo(database=str(address), at=datetime.now(UTC)))
    await moves.open_for_business(line, move)
    line.check()


def _named(found: Report) -> set[str]:
    """Return the interviews in which something is wrong."""
    return {damage.interview for damage in found.damaged if damage.interview is not None}


def _opened(data: Path) -> apsw.Connection:
    """Open the journal for reading, of the present schema.

    Raises:
        CannotStart: there is none, or it is of another version.
    """
    source = open_beside(data / JOURNAL)
    if int(source.pragma("user_version")) < migrations()[-1][0]:
        source.close()
        raise CannotStart(
            f"{data} is of an older version; start a server of this one on it once, then move it."
        )
    return source


@contextmanager
def _locked(data: Path) -> Iterator[None]:
    """Keep everybody else from writing to the folder.

    Raises:
        CannotStart: somebody does.
    """
    try:
        folder = claim(data, patience_s=LOCK_PATIENCE_S)
    except CannotStart as error:
        raise CannotStart(
            f"{error} Beside a running server, only `vivavoce move --ahead` works."
        ) from error
    try:
        yield
    finally:
        folder.release()


async def _refuse_done(gate: Gate, data: Path, journal: str, mark: MovedTo) -> None:
    """Accept a folder whose move was cut short when it had been marked.

    Whoever serves there meanwhile is left in peace, so the folder is not locked for it.

    Raises:
        AlreadyMoved: the database holds its interviews, and was opened.
    """
    with starting(gate.address):
        async with connected(gate) as line:
            if not await version_of(line, gate.address.beginning):
                return
            move = await moves.mark_of(line)
            if (move is None or move.away) and await is_at(line, data, journal):
                raise AlreadyMoved(str(data), str(gate.address), mark.at)


def _refuse_marked(data: Path, address: Address) -> MovedTo | None:
    """Accept a folder that goes nowhere else, and is whole; return its mark.

    Raises:
        CannotStart: it was moved to another database, or is itself being moved to.
    """
    mark = mark_of(data)
    if isinstance(mark, MovedFrom):
        raise CannotStart(
            f"{data} is not whole yet, its interviews come from {mark.database}; finish that with "
            "`vivavoce move --from` first."
        )
    if mark is not None and mark.database != str(address):
        raise CannotStart(
            f"{data} was moved to {mark.database} on {mark.at:%Y-%m-%d}; it does not move twice."
        )
    return mark
