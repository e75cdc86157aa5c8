"""An interview in a frame on the organization's own site, and on nobody else's.

The two sites are two for the browser too, so its rules for cookies of third parties hold.
"""

from collections.abc import AsyncIterator, Iterator

import pytest
import pytest_asyncio
from playwright.async_api import FrameLocator, Page, expect

from tests.harness import OWNER_KEY, ServerProcess, free_port, until
from tests.web.neighbour import Site, site
from tests.web.people import People, said, server_url

pytestmark = [pytest.mark.browser, pytest.mark.asyncio(loop_scope="session")]

ROLE = "Somebody who answers letters."


@pytest.fixture(scope="module")
def module_server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[ServerProcess]:
    """A server that people reach over TLS, as a cookie in a frame needs it.

    Browsers take 127.0.0.1 for as secure as that.
    """
    port = free_port()
    environment = {"VIVAVOCE_PUBLIC_URL": f"https://127.0.0.1:{port}"}
    folder = tmp_path_factory.mktemp("server")
    with ServerProcess(folder, port=port, environment=environment) as server:
        yield server


@pytest_asyncio.fixture(scope="module", loop_scope="session")
async def careers() -> AsyncIterator[Site]:
    """The organization's own site."""
    async with site() as served:
        yield served


@pytest_asyncio.fixture(scope="module", loop_scope="session")
async def stranger() -> AsyncIterator[Site]:
    async with site() as served:
        yield served


@pytest_asyncio.fixture(loop_scope="session")
async def allowed(server: ServerProcess, people: People, careers: Site) -> People:
    """People whose organization named its careers site."""
    people.ear.expect(r"^request to somebody else: http://localhost:")
    owner = await people.owner()
    page = owner.page
    await page.goto("/console/organization")
    await page.get_by_label("Sites that may embed").fill(careers.origin)
    await owner.submits("Save")
    await page.close()
    return people


def interview_on(server: ServerProcess) -> dict[str, str]:
    """Open an interview; its link as this browser reaches it."""
    interview = server.open_interview()
    token = interview["link"].rpartition("/")[2]
    return {"id": interview["id"], "link": f"{server_url(server)}/i/{token}"}


async def embedded(people: People, host: Site, link: str) -> tuple[Page, FrameLocator]:
    host.framed = link
    page = await (await people.device()).new_page()
    await page.goto(host.origin)
    return page, page.frame_locator("iframe")


def is_refused(people: People) -> bool:
    """Whether the browser said that it shows no frame, and why."""
    return any("frame-ancestors" in complaint for complaint in people.ear.complaints)


async def test_on_a_site_that_was_named_an_interview_is_held_in_a_frame(
    server: ServerProcess, allowed: People, careers: Site
) -> None:
    """(I1, I2)."""
    interview = interview_on(server)
    page, frame = await embedded(allowed, careers, interview["link"])
    questions = frame.locator("[data-speaker=interviewer][data-seq]")
    await expect(questions).to_have_count(1)
    await frame.locator("#answer").fill(ROLE)
    await frame.locator("#answer").press("Enter")
    await expect(frame.locator("[data-speaker=candidate][data-delivery=saved]")).to_have_count(1)
    await expect(questions).to_have_count(2)
    [cookie] = [
        each
        for each in await page.context.cookies(server_url(server))
        if each.get("name") == f"vivavoce_interview_{interview['id']}"
    ]
    assert cookie.get("sameSite") == "None"
    assert cookie.get("secure") is True
    assert cookie.get("partitionKey"), "the cookie is for this pair of sites alone"
    # The frame finds its way back without the link.
    careers.framed = f"{server_url(server)}/interviews/{interview['id']}"
    await page.reload()
    await expect(questions).to_have_count(2)
    assert said(server.settled(interview["id"])["transcript"]) == [ROLE]


async def test_a_site_that_was_not_named_shows_nothing(
    server: ServerProcess, allowed: People, stranger: Site
) -> None:
    allowed.ear.expect("frame-ancestors")
    allowed.ear.expect("status of 40")
    allowed.ear.expect("chrome-error:")
    interview = interview_on(server)
    page, frame = await embedded(allowed, stranger, interview["link"])
    await expect(page.get_by_role("heading", name="Careers")).to_be_visible()
    await until(lambda: is_refused(allowed))
    await expect(frame.locator("#transcript")).to_have_count(0)


async def test_the_console_is_in_nobodys_frame(
    server: ServerProcess, allowed: People, careers: Site
) -> None:
    allowed.ear.expect("frame-ancestors")
    allowed.ear.expect("chrome-error:")
    _, frame = await embedded(allowed, careers, f"{server_url(server)}/login")
    await until(lambda: is_refused(allowed))
    await expect(frame.get_by_label("Key")).to_have_count(0)


async def test_a_site_that_was_named_may_show_and_not_speak(
    server: ServerProcess, allowed: People, careers: Site
) -> None:
    """Its page sends what it likes with the browser's cookie, and is refused (I12)."""
    allowed.ear.expect("status of 403")
    interview = interview_on(server)
    page, frame = await embedded(allowed, careers, interview["link"])
    await expect(frame.locator("[data-speaker=interviewer][data-seq]")).to_have_count(1)
    before = server.settled(interview["id"])["version"]
    for path in (f"/interviews/{interview['id']}", f"/api/v1/interviews/{interview['id']}"):
        await page.evaluate(
            """(url) => fetch(url, {method: 'POST', mode: 'no-cors', credentials: 'include',
            body: new URLSearchParams({text: 'I take it all back.'})})""",
            f"{server_url(server)}{path}/messages",
        )
    assert server.settled(interview["id"])["version"] == before


async def test_without_sites_the_cookie_stays_at_home(
    server: ServerProcess, people: People
) -> None:
    owner = await people.owner(OWNER_KEY)
    await owner.page.goto("/console/organization")
    await owner.page.get_by_label("Sites that may embed").fill("")
    await owner.submits("Save")
    device = await people.device()
    interview = interview_on(server)
    answer = await device.request.get(interview["link"], max_redirects=0)
    assert "SameSite=lax" in answer.headers["set-cookie"]
    shown = await device.request.get(interview["link"])
    assert "frame-ancestors 'none'" in shown.headers["content-security-policy"]
