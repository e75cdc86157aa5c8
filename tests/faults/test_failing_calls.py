"""Whichever call of the disk fails, once or from then on: nothing is pretended (I12).

SQLite tests itself like this (https://www.sqlite.org/testing.html#i_o_error_testing):
the first call fails, in the next run the second, until none is left that could.
"""

import asyncio
import logging
import time
from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor

import pytest

from tests.faults.power.exploring import explorers
from tests.faults.power.failing import Sweep, Swept, sweep
from vivavoce.journal.group_commit import GroupCommit
from vivavoce.journal.store import Append, Appended

pytestmark = pytest.mark.faults

PIECES = 4


@pytest.fixture(scope="module")
def pool() -> Iterator[ProcessPoolExecutor]:
    """A process for each core."""
    with explorers() as pool:
        yield pool


@pytest.mark.parametrize("for_ever", [False, True], ids=["once", "for ever"])
@pytest.mark.parametrize("kind", ["full", "broken"])
def test_whichever_call_fails_nothing_acknowledged_is_lost_and_somebody_is_told(
    pool: ProcessPoolExecutor, kind: str, for_ever: bool
) -> None:
    """(I1, I4, I12) A full disk refuses and goes on by itself; a broken one ends the work."""
    began = time.monotonic()
    orders = [
        Sweep(kind=kind, for_ever=for_ever, first=first, step=PIECES)
        for first in range(1, PIECES + 1)
    ]
    swept = Swept()
    for part in pool.map(sweep, orders):
        swept.add(part)
    logging.getLogger(__name__).info(
        "%s, %s: %d runs in %.1f s; told: %s",
        kind,
        "for ever" if for_ever else "once",
        swept.runs,
        time.monotonic() - began,
        dict(swept.told),
    )
    assert not swept.wrong, "\n".join([f"{len(swept.wrong)} runs", *swept.wrong[:5]])
    assert swept.runs > 200


def test_acknowledging_before_the_commit_is_found(monkeypatch: pytest.MonkeyPatch) -> None:
    """Were it not, the test above would prove nothing."""
    really_append = GroupCommit.append

    async def append_later(journal: GroupCommit, append: Append) -> Appended:
        later = asyncio.ensure_future(really_append(journal, append))
        later.add_done_callback(lambda done: done.exception())  # nobody hears of it
        await asyncio.sleep(0)
        return Appended(version=append.summary.version)

    monkeypatch.setattr(GroupCommit, "append", append_later)
    swept = sweep(Sweep(kind="broken", for_ever=True, first=100, step=60))
    assert any("lost: " in fault for fault in swept.wrong)
