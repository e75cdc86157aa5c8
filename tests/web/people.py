"""What people do with the pages and see on them, in the words of the pages.

    candidate = await people.candidate(interview)
    await candidate.says("Somebody who keeps our data tidy.")
    await candidate.hears(2)
    await candidate.is_in_step()

A method that waits does so for what is on the page; nothing sleeps.
"""

from typing import Any, Self

from playwright.async_api import Browser, BrowserContext, Locator, Page, expect

from tests.harness import OWNER_KEY, ServerProcess
from tests.web.browser import Ear
from tests.web.stage import Stage
from vivavoce.web.rendering import visible

LOST = "The server cannot be reached just now. Keep writing: it stays on this device"
KEPT = "Kept on this device, will be sent"

# Far more than anything takes: a page that lost its server waits up to five seconds
# before it asks again, and a busy machine makes everything slower.
expect.set_options(timeout=20_000)

# A phone as most people have one.
PHONE: dict[str, Any] = {
    "viewport": {"width": 390, "height": 844},
    "is_mobile": True,
    "has_touch": True,
}


class People:
    """Those who use one server in one test, each on a device of their own."""

    def __init__(self, browser: Browser, server: ServerProcess | Stage) -> None:
        self.server = server
        self.ear = Ear(server_url(server))
        self._browser = browser
        self._devices: list[BrowserContext] = []

    async def device(self, *, with_worker: bool = False, **options: Any) -> BrowserContext:
        """Return a browser nobody has used yet.

        Args:
            with_worker: it has service workers. Playwright's routes see no request of a page
                that one looks after, so there are none where a test does not ask for them.
        """
        options = {"reduced_motion": "reduce"} | options
        device = await self._browser.new_context(base_url=server_url(self.server), **options)
        if not with_worker:
            await device.add_init_script("delete Navigator.prototype.serviceWorker")
        self.ear.listen(device)
        self._devices.append(device)
        return device

    async def candidate(
        self, interview: dict[str, Any], *, on: BrowserContext | None = None, **options: Any
    ) -> "Candidate":
        """Open an interview's link, on a new device unless one is given."""
        device = on or await self.device(**options)
        page = await device.new_page()
        has_scripts = options.get("java_script_enabled", True)
        candidate = Candidate(page, self.server, interview, has_scripts=has_scripts)
        return await candidate.opens_the_link()

    async def owner(self, key: str = OWNER_KEY, **options: Any) -> "Member":
        """Return somebody signed in with a key, on a page still empty."""
        device = await self.device(**options)
        answer = await device.request.post("/login", form={"key": key}, max_redirects=0)
        assert answer.headers["location"] == "/console", "the key was not taken"
        return Member(await device.new_page())

    async def leave(self) -> None:
        """Close every device, then fail if a page complained."""
        for device in self._devices:
            await device.close()
        self.ear.check()


class Candidate:
    """Somebody interviewed, looking at one tab."""

    def __init__(
        self,
        page: Page,
        server: ServerProcess | Stage,
        interview: dict[str, Any],
        *,
        has_scripts: bool = True,
    ) -> None:
        self.page = page
        self.server = server
        self.has_scripts = has_scripts
        self.id: str = interview["id"]
        self.link: str = interview["link"]
        self.box = page.locator("#answer")
        self.questions = page.locator("[data-speaker=interviewer][data-seq]")
        self.saved = page.locator("[data-speaker=candidate][data-delivery=saved]")
        self.waiting = page.locator("[data-delivery=waiting]")
        self.refused = page.locator("[data-delivery=refused]")
        self.notice = page.locator("#connection")
        self.coming = page.locator("#reply-text")  # words that are not stored yet

    async def opens_the_link(self) -> Self:
        await self.page.goto(self.link)
        assert self.page.url == f"{server_url(self.server)}/interviews/{self.id}"
        await self.has_the_page()
        return self

    async def has_the_page(self) -> None:
        """Wait for the scripts, where there are any; until then the browser acts by itself."""
        if self.has_scripts:
            await self.page.locator("html.scripted").wait_for(state="attached")

    async def types(self, text: str) -> None:
        await self.box.fill(text)

    async def says(self, text: str) -> None:
        """Write an answer and send it, whether or not the server is there."""
        await self.types(text)
        await self.has_the_page()
        await self.box.press("Enter")
        await expect(self.box).to_have_value("")

    async def hears(self, questions: int) -> None:
        """Wait until this many questions are on the page."""
        await expect(self.questions).to_have_count(questions)

    async def sees_heading(self, text: str) -> None:
        await expect(self.page.get_by_role("heading", name=text)).to_be_visible()

    async def clicks(self, button: str) -> None:
        await self.page.get_by_role("button", name=button, exact=True).click()

    async def picks(self, item: str) -> None:
        """Choose something in the menu."""
        await self.page.locator("#menu > summary").click()
        await self.page.locator("#menu").get_by_role("button", name=item, exact=True).click()

    async def is_in_step(self) -> list[dict[str, Any]]:
        """Check that the page shows the stored transcript, each message once, and nothing else."""
        assert isinstance(self.server, ServerProcess), "the test would wait for itself"
        stored: list[dict[str, Any]] = self.server.settled(self.id)["transcript"]
        await expect(self.page.locator("[data-seq]")).to_have_count(len(stored))
        await expect(self.page.locator("#transcript > li:not([data-seq])")).to_have_count(0)
        await expect(self.page.locator("#reply")).to_be_hidden()
        shown = await self.messages()
        assert shown == [(m["id"], m["speaker"], visible(m["text"])) for m in stored]
        return stored

    async def messages(self) -> list[tuple[str, str, str]]:
        """Return id, speaker and text of every message on the page."""
        found = await self.page.locator("#transcript > li").evaluate_all(
            "items => items.map(item => [item.dataset.id, item.dataset.speaker,"
            " item.querySelector('.message-text').textContent])"
        )
        return [(id_, speaker, text) for id_, speaker, text in found]


class Member:
    """Somebody with a key, at the console."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.heading = page.locator("h1")
        self.messages = page.locator("#transcript > li[data-seq]")
        self.rows = page.locator("#rows tbody tr")
        self.status = page.locator(".now")
        self.coming = page.locator("#reply")  # words that are not stored yet
        self.box = page.get_by_label("You write as the interviewer")

    async def signs_in(self, key: str) -> None:
        await self.page.goto("/login")
        await self.page.get_by_label("Key").fill(key)
        await self.page.get_by_label("Key").press("Enter")

    async def opens(self, interview: dict[str, Any] | str) -> None:
        """Look at one interview."""
        id_ = interview if isinstance(interview, str) else interview["id"]
        await self.page.goto(f"/console/interviews/{id_}")

    async def starts_an_interview(self, name: str = "") -> dict[str, Any]:
        """Fill in the form; return the new interview's id and link."""
        await self.page.goto("/console")
        await self.page.get_by_role("link", name="New interview").click()
        await self.page.get_by_label("Candidate’s name").fill(name)
        await self.page.get_by_role("button", name="Create the link").click()
        await expect(self.page.get_by_text("The interview is ready.")).to_be_visible()
        return {
            "id": self.page.url.rpartition("/")[2].partition("?")[0],
            "link": await self.page.get_by_label("The interview is ready.").input_value(),
        }

    async def searches(self, words: str) -> None:
        await self.page.goto("/console")
        await self.page.get_by_role("searchbox").fill(words)
        await self.page.get_by_role("searchbox").press("Enter")
        await self.page.wait_for_url("**/console?q=*")

    async def clicks(self, button: str) -> None:
        await self.page.get_by_role("button", name=button, exact=True).click()

    async def submits(self, button: str) -> None:
        """Send a form with its button, and wait for the page that comes."""
        async with self.page.expect_navigation():
            await self.clicks(button)

    def value(self, field: str) -> Locator:
        """Return the part of the profile that holds a field, by its label."""
        term = self.page.locator("dt", has_text=field)
        return self.page.locator(".profile > div").filter(has=term)


def server_url(server: ServerProcess | Stage) -> str:
    return f"http://127.0.0.1:{server.port}"


def said(stored: list[dict[str, Any]]) -> list[str]:
    """Return what the candidate said, in order."""
    return [message["text"] for message in stored if message["speaker"] == "candidate"]
