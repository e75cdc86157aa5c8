"""One running system for all tests of the candidate's pages, and guides to be interviewed on."""

from collections.abc import AsyncIterator

import pytest
import pytest_asyncio

from tests.api.house import House, housed
from tests.web.candidate.guides import GUIDES
from vivavoce.testing.clock import ManualClock


@pytest.fixture(scope="session")
def clock() -> ManualClock:
    return ManualClock()


@pytest_asyncio.fixture(scope="session", loop_scope="session")
async def house(
    tmp_path_factory: pytest.TempPathFactory, clock: ManualClock
) -> AsyncIterator[House]:
    async with housed(tmp_path_factory.mktemp("candidate") / "data", clock=clock) as house:
        for source in GUIDES:
            answer = await house.owner.post("/api/v1/guides", {"source": source})
            assert answer.status_code == 201, answer.text
        yield house
