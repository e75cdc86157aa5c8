"""Two nodes in one process, on one database."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import AsyncExitStack, asynccontextmanager
from pathlib import Path

import psycopg

from tests.service.conftest import OWNER
from tests.service.programmed import opened
from vivavoce.domain.ids import InterviewId
from vivavoce.interviewers.registry import Interviewers
from vivavoce.running import running
from vivavoce.service.services import Services
from vivavoce.stores.postgres import telling

_LISTENING = f"""
    SELECT count(*) FROM pg_stat_activity
    WHERE datname = current_database() AND query IN ('LISTEN {telling.CHANNEL}', 'SELECT 1')
"""


@asynccontextmanager
async def together(
    tmp_path: Path, url: str, *interviewers: Interviewers | None, are_deaf: bool = False
) -> AsyncIterator[tuple[Services, Services]]:
    """Run two nodes on one database; they hear each other, unless they `are_deaf`."""
    known = [*interviewers, None, None]
    async with AsyncExitStack() as stack:
        first, second = [
            (
                await stack.enter_async_context(
                    running(
                        tmp_path / name,
                        database_url=url,
                        owner_key="an owner's key",
                        interviewers=known[n],
                    )
                )
            ).services
            for n, name in enumerate(("a", "b"))
        ]
        if not are_deaf:
            await _both_listen(url)
        yield first, second


async def _both_listen(url: str) -> None:
    """Wait until whatever one node tells is heard by the other."""
    async with (
        asyncio.timeout(20),
        await psycopg.AsyncConnection.connect(url, autocommit=True) as line,
    ):
        while True:
            [count] = await (await line.execute(_LISTENING)).fetchone() or (0,)
            if count >= 2:
                return
            await asyncio.sleep(0.01)


async def known_to_both(a: Services, b: Services) -> InterviewId:
    """Return an interview that both nodes hold, led by a person, so that nothing else happens."""
    interview = await opened(a, interviewer="scripted")
    await a.hand_over(OWNER, interview, "human")
    await a.turns.settle(interview, patience_s=10)
    await b.interviews.get(OWNER, interview)
    return interview
