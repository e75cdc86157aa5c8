"""Layout: nothing sticks out at any width, and a keyboard and a screen reader are enough."""

from typing import Any

import pytest
from playwright.async_api import Page, expect

from tests.harness import ServerProcess
from tests.web.fitting import check_fits
from tests.web.people import Member, People, said

pytestmark = [pytest.mark.browser, pytest.mark.asyncio(loop_scope="session")]

SIZE = "It should answer letters, about four hundred of them in a week."
UNBROKEN = "Rindfleischetikettierungsüberwachungsaufgabenübertragungsgesetz" * 3


async def test_no_page_scrolls_sideways_at_any_width_in_light_and_dark(
    server: ServerProcess, people: People
) -> None:
    people.ear.expect("status of 404")
    owner = await people.owner()
    interview = wide_interview(server)
    at = f"/interviews/{interview['id']}"
    for path in (
        "/console",
        "/console?q=nothing",
        "/console/new",
        f"/console{at}?created=1",
        "/login",
        "/nowhere",
        at,
    ):
        await check_fits(owner.page, path)
    server.post(f"/api/v1{at}/complete")
    await check_fits(owner.page, at)


def wide_interview(server: ServerProcess) -> dict[str, Any]:
    """Return an interview in which everything is longer than it should be."""
    interview = server.open_interview(
        candidate={"name": UNBROKEN, "email": f"{UNBROKEN}@example.org"}
    )
    server.say(interview["id"], UNBROKEN)
    server.settled(interview["id"])
    server.say(interview["id"], f"https://example.org/{UNBROKEN}/?{UNBROKEN}")
    server.settled(interview["id"])
    return interview


async def test_a_candidate_needs_nothing_but_a_keyboard(
    server: ServerProcess, people: People
) -> None:
    candidate = await people.candidate(server.open_interview())
    page = candidate.page
    visited = []
    while (place := await focused_after_tab(page)) != "Your answer":
        visited.append(place)
        assert len(visited) < 10, visited
    assert visited == [
        "Go to the current question",
        "Part 1 of 4: The role",
        "Menu",
        "What do you mean?",
        "I’d rather not say",
    ]
    await page.keyboard.type("First line")
    await page.keyboard.press("Shift+Enter")
    await page.keyboard.type("second line")
    await page.keyboard.press("Enter")
    await candidate.hears(2)
    assert said(await candidate.is_in_step()) == ["First line\nsecond line"]

    # The focus stayed in the box; the button is next.
    await page.keyboard.type(SIZE)
    assert await focused_after_tab(page) == "Send"
    await page.keyboard.press("Space")
    await candidate.hears(3)
    assert said(await candidate.is_in_step()) == ["First line\nsecond line", SIZE]


async def test_an_owner_needs_nothing_but_a_keyboard(server: ServerProcess, people: People) -> None:
    page = await (await people.device()).new_page()
    await page.goto("/login")
    await page.keyboard.type("the-wrong-key")
    people.ear.expect("status of 401")
    await page.keyboard.press("Enter")
    await expect(page.get_by_role("alert")).to_be_visible()
    assert server.owner_key
    await page.keyboard.type(server.owner_key)
    await page.keyboard.press("Enter")
    await expect(Member(page).heading).to_have_text("Interviews")
    await tabs_to(page, "New interview")
    await page.keyboard.press("Enter")
    await expect(Member(page).heading).to_have_text("New interview")
    await tabs_to(page, "Candidate’s name optional")
    await page.keyboard.type("Typed Only")
    await page.keyboard.press("Enter")
    await expect(page.get_by_text("The interview is ready.")).to_be_visible()
    await tabs_to(page, "Pause")
    await page.keyboard.press("Enter")
    await expect(Member(page).status).to_contain_text("Paused")


async def tabs_to(page: Page, name: str) -> None:
    """Press Tab until what is called `name` has the focus."""
    visited: list[str] = []
    while (place := await focused_after_tab(page)) != name:
        visited.append(place)
        assert len(visited) < 20, f"no {name!r} among {visited}"


async def focused_after_tab(page: Page) -> str:
    """Press Tab; return what has the focus then, as it is called, seen with an outline."""
    await page.keyboard.press("Tab")
    name, outline = await page.evaluate(
        """() => {
            const element = document.activeElement;
            const name = element.labels?.[0]?.textContent ?? element.textContent;
            return [name.replace(/\\s+/g, ' ').trim(), getComputedStyle(element).outlineStyle];
        }"""
    )
    assert outline != "none", f"one does not see that {name!r} has the focus"
    return str(name)


async def test_a_screen_reader_is_told_each_new_question_once(
    server: ServerProcess, people: People
) -> None:
    people.ear.expect("net::ERR_")
    candidate = await people.candidate(server.open_interview())
    page = candidate.page
    announcer = page.locator("[aria-live=polite]#announcer")
    await announcer.evaluate(COLLECT)
    await candidate.says(SIZE)
    await candidate.hears(2)
    await candidate.is_in_step()
    [question] = (await candidate.messages())[2:]
    assert await announced(page) == ["Saved.", f"Interviewer: {question[2]}"]

    # What is caught up with after a silence is announced once as well.
    server.kill()
    await expect(candidate.notice).to_be_visible()
    assert await candidate.notice.get_attribute("role") == "status"
    server.start()
    server.say(candidate.id, "A question from a person.", speaker="interviewer")
    await candidate.hears(3)
    await expect(candidate.notice).to_have_text("Connected again.")
    assert (await announced(page))[2:] == ["Interviewer: A question from a person."]


COLLECT = """(announcer) => {
    window.announced = [];
    new MutationObserver((changes) => {
        for (const change of changes) {
            for (const node of change.addedNodes) window.announced.push(node.textContent);
        }
    }).observe(announcer, { childList: true });
}"""


async def announced(page: Page) -> list[str]:
    """Return what a screen reader was told since `COLLECT` began."""
    found: list[str] = await page.evaluate("window.announced")
    return found
