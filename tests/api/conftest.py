"""One running system for all tests that only look at their own interviews, on one event loop."""

from collections.abc import AsyncIterator, Callable
from contextlib import AbstractAsyncContextManager
from functools import partial
from pathlib import Path

import pytest
import pytest_asyncio

from tests.api.house import GUIDE, House, housed
from tests.api.live import LiveServer, serving

Start = Callable[..., AbstractAsyncContextManager[House]]


@pytest_asyncio.fixture(scope="session", loop_scope="session")
async def house(tmp_path_factory: pytest.TempPathFactory) -> AsyncIterator[House]:
    """A running system that all tests share."""
    async with housed(tmp_path_factory.mktemp("house") / "data") as house:
        answer = await house.owner.post("/api/v1/guides", {"source": GUIDE})
        assert answer.status_code == 201, answer.text
        yield house


@pytest_asyncio.fixture(scope="session", loop_scope="session")
async def server(house: House) -> AsyncIterator[LiveServer]:
    """The shared system behind a real socket."""
    async with serving(house) as server:
        yield server


@pytest.fixture
def start(tmp_path: Path) -> Start:
    """Start a system on the test's own folder; again after it was stopped."""
    return partial(housed, tmp_path / "data")
