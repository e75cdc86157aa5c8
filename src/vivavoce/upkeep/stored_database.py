"""Checking a whole PostgreSQL database: every chain, and what the rows of interviews say (I10).

Interview by interview, so that memory holds one of them at a time, beside nodes that go on
writing. Whatever is not plainly in order is looked at once more, in one snapshot.
"""

import hashlib
from collections.abc import Iterable, Sequence

from vivavoce.stores.postgres import scan
from vivavoce.stores.postgres.address import Address
from vivavoce.stores.postgres.causes import translated
from vivavoce.stores.postgres.connecting import Gate, Line, connected, starting
from vivavoce.stores.postgres.migrate import require_present
from vivavoce.stores.postgres.moves import mark_of, unfinished
from vivavoce.upkeep.auditing import Audit
from vivavoce.upkeep.checked_rows import check_homeless, check_row
from vivavoce.upkeep.verify import Progress, Report, nobody

# Of interviews that are checked by name.
CHOSEN_AT_ONCE = 500


async def verify_database(url: str, *, progress: Progress = nobody) -> Report:
    """Check every interview of the database at `url`; return what was found.

    Nodes may be running on it. Nothing is changed.

    Raises:
        CannotStart: it cannot be reached, or is not ours.
        StoreUnavailable: it went away meanwhile.
        DamagedRecord: the server finds pages of it damaged.
    """
    gate = Gate(Address(url))
    report = Report(kind="database", path=str(gate.address))
    with starting(gate.address):
        await require_present(gate)
        async with connected(gate) as line:
            with translated():
                mark = await mark_of(line)
                if mark is not None and not mark.away:
                    report.add_unfinished(str(unfinished(gate.address)))
                    return report
                await check_database(line, report, progress=progress)
    return report


async def check_database(
    line: Line,
    report: Report,
    *,
    since: int = 0,
    also: Sequence[bytes] = (),
    progress: Progress = nobody,
) -> None:
    """Check every interview and every kept guide, and put what is found into `report`.

    Args:
        since: only interviews that have events behind this position,
        also: and these, by their ids as 16 bytes.
    """
    checking = _Checking(line, report, progress)
    if not since:
        await checking.take(None)
        for interview in await scan.without_events(line):
            await checking.look_closer(interview)
            report.interviews += 1
    else:
        chosen = list(dict.fromkeys([*await scan.changed_since(line, since), *also]))
        for at in range(0, len(chosen), CHOSEN_AT_ONCE):
            await checking.take(chosen[at : at + CHOSEN_AT_ONCE])
    await _check_guides(line, report)


class _Checking:
    def __init__(self, line: Line, report: Report, progress: Progress) -> None:
        self._line = line
        self._report = report
        self._progress = progress
        self._audit = Audit()

    async def take(self, only: Sequence[bytes] | None) -> None:
        """Check these interviews, or all."""
        likely = await scan.likely_number(self._line)
        last: bytes | None = None
        async for piece in scan.by_interview(self._line, only=only):
            self._audit.take(piece)
            self._report.events += len(piece)
            ended = dict.fromkeys(event[1] for event in piece)
            if last is not None:
                ended = {last: None, **ended}
            last = piece[-1][1]
            del ended[last]  # it may go on in the next piece
            await self._check(ended)
            self._progress(self._report.events, max(likely, self._report.events + 1))
        if last is not None:
            await self._check([last])
        self._progress(self._report.events, self._report.events)

    async def look_closer(self, interview: bytes) -> None:
        """Check one interview as it stands at one moment."""
        async with self._line.transaction():
            await self._line.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ")
            audit = Audit()
            async for piece in scan.by_interview(self._line, only=[interview]):
                audit.take(piece)
            row = (await scan.rows_of(self._line, [interview])).get(interview)
            has_words = await scan.has_words(self._line, interview)
        check = audit.pass_on(interview)
        if row is None:
            check_homeless(check, self._report)
        else:
            version, is_erased = row
            check_row(
                check,
                self._report,
                version=version,
                is_erased=is_erased,
                has_words=lambda: has_words,
            )

    async def _check(self, interviews: Iterable[bytes]) -> None:
        named = list(interviews)
        rows = await scan.rows_of(self._line, named)
        for interview in named:
            version, is_erased = rows.get(interview, (0, True))
            if is_erased or not self._audit.passes(interview, version):
                self._audit.pass_on(interview)  # and forget it
                await self.look_closer(interview)
            self._report.interviews += interview in rows


async def _check_guides(line: Line, report: Report) -> None:
    """Hold every kept guide against the hash it was kept under."""
    for _, id, version, told, source in await scan.guides(line):
        if hashlib.sha256(source.encode()).hexdigest() != told:
            report.add(None, None, f"A version of guide {id} {version} is not what was kept.")
