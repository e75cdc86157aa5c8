"""Layout: nothing sticks out at any width, and a keyboard and a screen reader are enough."""

from typing import Any

import pytest
from playwright.async_api import Page, expect

from tests.harness import ServerProcess
from tests.web.fitting import check_fits
from tests.web.people import LOST, Member, People, said

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


@pytest.mark.parametrize("viewport", [(390, 844), (360, 560), (844, 390), (1280, 900)])
async def test_that_one_has_to_agree_and_how_is_in_sight_from_the_beginning(
    viewport: tuple[int, int], server: ServerProcess, people: People
) -> None:
    """Also where what is to be agreed to is longer than the screen."""
    width, height = viewport
    candidate = await people.candidate(
        server.open_interview("exit-interview"), viewport={"width": width, "height": height}
    )
    page = candidate.page
    await expect(page.get_by_text("The interview begins once you agree.")).to_be_in_viewport()
    for words in ("Yes, I agree", "No, I do not agree"):
        button = page.get_by_role("button", name=words, exact=True)
        await expect(button).to_be_in_viewport(ratio=1)
    assert await page.evaluate("window.scrollY") == 0


async def test_on_a_phone_an_owner_sees_at_once_how_an_interview_stands(
    server: ServerProcess, people: People
) -> None:
    interview = server.open_interview()
    owner = await people.owner(viewport={"width": 390, "height": 844})
    await owner.opens(interview)
    stands = owner.page.locator("#standing")
    await expect(stands).to_have_text("Active")
    server.post(f"/api/v1/interviews/{interview['id']}/pause")
    await expect(stands).to_have_text("Paused")
    await expect(stands).to_be_in_viewport()


async def test_what_can_be_done_with_chosen_interviews_is_in_sight_as_soon_as_one_is_chosen(
    server: ServerProcess, people: People
) -> None:
    for number in range(20):
        server.open_interview(candidate={"name": f"Person {number}"})
    owner = await people.owner()
    await owner.page.goto("/console")
    export = owner.page.locator("#taking > summary")
    await expect(export).not_to_be_in_viewport()
    await owner.page.locator("tbody .pick input").first.check()
    await expect(export).to_be_in_viewport()


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
    server.start()
    server.say(candidate.id, "A question from a person.", speaker="interviewer")
    await candidate.hears(3)
    await expect(candidate.notice).to_have_text("Connected again.")
    lost, *heard = (await announced(page))[2:]
    assert lost.startswith(LOST)
    assert sorted(heard) == ["Connected again.", "Interviewer: A question from a person."]


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
