"""The disk is full, or broken for a while: the candidate's page says the truth (I12).

"Saved" is never shown for what is not; what was written stays on the device and is sent
once, and the page tells whether it is the server that has no room or that is away.
"""

import errno
import re
from collections.abc import Iterator

import pytest
from playwright.async_api import expect

from tests.faults.preloading import build
from tests.faults.shim import SOURCE, Action, Calls, Shim
from tests.harness import ServerProcess, until
from tests.web.people import KEPT, LOST, People, said

pytestmark = [
    pytest.mark.browser,
    pytest.mark.faults,
    pytest.mark.asyncio(loop_scope="session"),
]

BUSY = "The server is busy. Your words stay on this device and are sent in a moment."
SIZE = "It should answer letters, about four hundred of them in a week."


@pytest.fixture(scope="module")
def shim(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Shim]:
    folder = tmp_path_factory.mktemp("iofault")
    shim = Shim(build(SOURCE, folder), folder / "control", match="/journal.db")
    yield shim
    shim.close()


@pytest.fixture(scope="module")
def module_server(tmp_path_factory: pytest.TempPathFactory, shim: Shim) -> Iterator[ServerProcess]:
    """A server whose disk can be told to fail."""
    with ServerProcess(tmp_path_factory.mktemp("server"), environment=shim.environment) as server:
        yield server


@pytest.fixture
def people(people: People) -> People:
    """Chromium reports each request that fails; here that is what the test is about."""
    people.ear.expect(r"^console: Failed to load resource: net::ERR_")
    people.ear.expect(r"^console: Failed to load resource: .* status of 503")
    return people


async def test_on_a_full_disk_nothing_is_called_saved_and_later_it_is_once(
    server: ServerProcess, people: People, shim: Shim
) -> None:
    candidate = await people.candidate(server.open_interview())
    await candidate.hears(1)
    shim.order(Calls.WRITE, Action.FAIL, repeat=True, error=errno.ENOSPC)
    await candidate.says(SIZE)
    await expect(candidate.waiting).to_contain_text([KEPT])
    await expect(candidate.notice).to_contain_text(BUSY)
    await expect(candidate.saved).to_have_count(0)
    # Somebody who opens the link anew sees what is stored, and the words again.
    await candidate.page.reload()
    await candidate.hears(1)
    await expect(candidate.waiting).to_contain_text([SIZE])
    shim.relax()
    await candidate.hears(2)
    await expect(candidate.saved).to_have_count(1)
    assert said(await candidate.is_in_step()) == [SIZE]


async def test_on_a_broken_disk_the_page_says_that_the_server_is_away_until_it_is_back(
    server: ServerProcess, people: People, shim: Shim
) -> None:
    candidate = await people.candidate(server.open_interview())
    await candidate.hears(1)
    shim.order(Calls.SYNC, Action.FAIL, repeat=True)
    await candidate.says(SIZE)
    await expect(candidate.waiting).to_contain_text([KEPT])
    await until(lambda: len(server.logged("serve:restarted")) >= 2)
    await expect(candidate.notice).to_contain_text(re.compile(f"{re.escape(LOST)}|{BUSY}"))
    await expect(candidate.saved).to_have_count(0)
    # The link opened now: no error of the browser's, but a page that comes again by itself.
    newcomer = await (await people.device()).new_page()
    await newcomer.goto(candidate.link)
    await expect(newcomer.get_by_text("What was saved is safe")).to_be_visible()
    shim.relax()
    await expect(newcomer.get_by_role("heading").first).to_be_visible()
    await candidate.hears(2)
    assert said(await candidate.is_in_step()) == [SIZE]
