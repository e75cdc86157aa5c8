"""One browser for the session, one server for each module, a fresh device for each person."""

from collections.abc import AsyncIterator, Iterator

import pytest
import pytest_asyncio
from playwright.async_api import Browser

from tests.harness import ServerProcess
from tests.web.browser import NoChromium, chromium
from tests.web.people import People
from tests.web.stage import Stage, staged


@pytest_asyncio.fixture(scope="session", loop_scope="session")
async def browser() -> AsyncIterator[Browser]:
    try:
        async with chromium() as browser:
            yield browser
    except NoChromium as error:
        raise pytest.fail.Exception(str(error), pytrace=False) from None


@pytest.fixture(scope="module")
def module_server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[ServerProcess]:
    with ServerProcess(tmp_path_factory.mktemp("server")) as server:
        yield server


@pytest.fixture
def server(module_server: ServerProcess) -> ServerProcess:
    """The module's server, running; a test may kill it and start it again."""
    if not module_server.is_running:
        module_server.start()
    return module_server


@pytest_asyncio.fixture(loop_scope="session")
async def people(browser: Browser, server: ServerProcess) -> AsyncIterator[People]:
    people = People(browser, server)
    yield people
    await people.leave()


@pytest_asyncio.fixture(scope="module", loop_scope="session")
async def stage(tmp_path_factory: pytest.TempPathFactory) -> AsyncIterator[Stage]:
    """The module's server whose model the tests speak for."""
    async with staged(tmp_path_factory.mktemp("stage") / "data") as stage:
        yield stage


@pytest_asyncio.fixture(loop_scope="session")
async def audience(browser: Browser, stage: Stage) -> AsyncIterator[People]:
    """Those who use the stage's server."""
    people = People(browser, stage)
    yield people
    await people.leave()
