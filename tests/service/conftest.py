"""The real services on a real folder; a clock that tests move."""

from collections.abc import AsyncIterator, Callable
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from vivavoce.interviewers.registry import Interviewers
from vivavoce.running import Running, running
from vivavoce.service.bootstrap import DEFAULT_ORGANIZATION
from vivavoce.service.callers import Caller, owner_of
from vivavoce.testing.clock import ManualClock

if TYPE_CHECKING:
    from tests.service.programmed import Programmed

Start = Callable[..., AbstractAsyncContextManager[Running]]

OWNER: Caller = owner_of(DEFAULT_ORGANIZATION)


@pytest.fixture
def clock() -> ManualClock:
    return ManualClock()


@pytest.fixture
def start(tmp_path: Path, clock: ManualClock) -> Start:
    """Start the system on the test's folder; again after it was stopped."""

    @asynccontextmanager
    async def started(interviewers: Interviewers | None = None) -> AsyncIterator[Running]:
        async with running(
            tmp_path / "data", clock=clock, interviewers=interviewers, owner_key="an owner's key"
        ) as one:
            yield one

    return started


@pytest.fixture
def programmed() -> "Programmed":
    """Return an interviewer that does as the test says."""
    from tests.service.programmed import Programmed  # which needs this file

    return Programmed()


@pytest.fixture
def interviewers(programmed: "Programmed") -> Interviewers:
    """Return the interviewers there are, `programmed` among them."""
    from tests.service.programmed import NAME

    known = Interviewers()
    known.register(NAME, programmed)
    return known
