"""The console's page of the health: its sentence is true, and its charts move (I12)."""

import errno
import re
from collections.abc import Iterator

import pytest
from playwright.async_api import Page, expect

from tests.faults.preloading import build
from tests.faults.shim import SOURCE, Action, Calls, Shim
from tests.harness import ServerProcess, request
from tests.web.fitting import check_fits
from tests.web.people import People
from tests.web.stage import Stage

pytestmark = [
    pytest.mark.browser,
    pytest.mark.faults,
    pytest.mark.asyncio(loop_scope="session"),
]

SAFE = "Everything said so far is safe."
SENTENCE = "#safety-sentence"


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


async def looks_again(page: Page) -> None:
    """Come back to the tab: the page asks at once, and not only every few seconds."""
    await page.evaluate("document.dispatchEvent(new Event('visibilitychange'))")


async def test_on_a_full_disk_the_page_says_so_and_takes_it_back(
    server: ServerProcess, people: People, shim: Shim
) -> None:
    """(I1, I12) The disk is really full; the words of the page change by themselves."""
    owner, interview = await people.owner(), server.open_interview()
    await owner.page.goto("/console/health")
    await expect(owner.page.locator(SENTENCE)).to_have_text(SAFE)
    path = f"/api/v1/interviews/{interview['id']}/messages"
    shim.order(Calls.WRITE, Action.FAIL, repeat=True, error=errno.ENOSPC)
    assert request(server.port, "POST", path, {"text": "Letters."}).status == 503
    await looks_again(owner.page)
    await expect(owner.page.locator(SENTENCE)).to_have_text(
        f"The disk is full: new answers wait on people’s devices. {SAFE}"
    )
    shim.relax()
    assert request(server.port, "POST", path, {"text": "Letters."}).status == 201
    await looks_again(owner.page)
    await expect(owner.page.locator(SENTENCE)).to_have_text(SAFE)
    await expect(owner.page.get_by_text("failed in the last 24 hours. None of")).to_be_visible()


async def test_when_the_server_is_killed_the_page_says_since_when_there_is_no_answer(
    server: ServerProcess, people: People
) -> None:
    people.ear.expect(r"^console: Failed to load resource: net::ERR_")
    owner = await people.owner()
    await owner.page.goto("/console/health")
    await expect(owner.page.locator(SENTENCE)).to_have_text(SAFE)
    server.kill()
    await looks_again(owner.page)
    await expect(owner.page.locator(SENTENCE)).to_have_text(
        re.compile(r"^No answer from this server since .+\.$")
    )
    await expect(owner.page.get_by_text("now", exact=True)).to_have_count(0)
    server.start()
    await looks_again(owner.page)
    await expect(owner.page.locator(SENTENCE)).to_have_text(SAFE)


async def test_the_charts_move_and_say_in_words_what_they_show(
    stage: Stage, audience: People
) -> None:
    owner, services = await audience.owner(), stage.house.services
    await services.recent.close()  # from now on there is a sample when the test takes one
    await owner.page.goto("/console/health")
    chart = owner.page.get_by_role("img", name="Saves that failed over the last 15 minutes")
    services.vitals.save_errors += 7
    await services.recent.sample()
    await looks_again(owner.page)
    await expect(chart).to_have_attribute("aria-label", re.compile("7 now, at most 7"))
    await services.recent.sample()
    await looks_again(owner.page)
    await expect(chart).to_have_attribute("aria-label", re.compile("0 now, at most 7"))
    # Whoever points at a moment reads what was then.
    plot = owner.page.locator("#chart-errors .chart-plot")
    box = await plot.bounding_box()
    assert box is not None
    value = owner.page.locator("#chart-errors .chart-value b")
    steps_back = 1 / 179
    await plot.hover(position={"x": box["width"] * (1 - steps_back) - 1, "y": 20})
    await expect(value).to_have_text("7")


async def test_without_scripts_the_charts_are_there_and_a_table_too(
    stage: Stage, audience: People
) -> None:
    await stage.house.services.recent.sample()
    owner = await audience.owner(java_script_enabled=False)
    await owner.page.goto("/console/health")
    await expect(owner.page.locator(SENTENCE)).to_have_text(SAFE)
    await expect(owner.page.locator(".chart-line")).to_have_count(8)
    await owner.page.get_by_text("The charts as a table").click()
    await expect(owner.page.locator("#minutes tbody tr").first).to_be_visible()


async def test_the_page_fits_and_can_be_read(audience: People) -> None:
    owner = await audience.owner()
    await check_fits(owner.page, "/console/health")
