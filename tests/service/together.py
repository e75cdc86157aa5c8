"""Two nodes in one process, on one database."""

from collections.abc import AsyncIterator
from contextlib import AsyncExitStack, asynccontextmanager
from pathlib import Path

from tests.service.conftest import OWNER
from tests.service.programmed import opened
from vivavoce.domain.ids import InterviewId
from vivavoce.interviewers.registry import Interviewers
from vivavoce.running import running
from vivavoce.service.services import Services


@asynccontextmanager
async def together(
    tmp_path: Path, url: str, *interviewers: Interviewers | None
) -> AsyncIterator[tuple[Services, Services]]:
    """Run two nodes on one database."""
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
        yield first, second


async def known_to_both(a: Services, b: Services) -> InterviewId:
    """Return an interview that both nodes hold, led by a person, so that nothing else happens."""
    interview = await opened(a, interviewer="scripted")
    await a.hand_over(OWNER, interview, "human")
    await a.turns.settle(interview, patience_s=10)
    await b.interviews.get(OWNER, interview)
    return interview
