"""The candidate's page in a browser: taps, consent, the menu, correcting, withdrawing."""

from typing import Any

import pytest
from playwright.async_api import expect

from tests.harness import ServerProcess
from tests.web.candidate.guides import ARABIC, TAPPED
from tests.web.people import Candidate, People, said

pytestmark = [pytest.mark.browser, pytest.mark.asyncio(loop_scope="session")]

OFF: dict[str, Any] = {"java_script_enabled": False}
TAPS = ["Yes, I agree", "From home", "No", "I’d rather not say", "All correct", "No, that is all"]


def opened(server: ServerProcess, source: str = TAPPED, **fields: Any) -> dict[str, Any]:
    """Open an interview on a guide."""
    server.add_guide(source)
    return server.open_interview(source.split("\n")[1].removeprefix("id: "), **fields)


async def taps(candidate: Candidate, words: str, *, hears: int) -> None:
    """Say what a button says; see the reply, looking again where no script does."""
    if candidate.has_scripts:
        await candidate.clicks(words)
    else:
        async with candidate.page.expect_navigation():
            await candidate.clicks(words)
        assert isinstance(candidate.server, ServerProcess)
        candidate.server.settled(candidate.id)
        await candidate.page.reload()
    await candidate.hears(hears)


@pytest.mark.parametrize("options", [{}, OFF], ids=["scripts", "no scripts"])
async def test_an_interview_is_led_in_taps(
    server: ServerProcess, people: People, options: dict[str, Any]
) -> None:
    """Each tap is stored once, as it stood on the button (I2)."""
    candidate = await people.candidate(opened(server), **options)
    for number, words in enumerate(TAPS, start=2):
        await taps(candidate, words, hears=number)
    await candidate.sees_heading("Thank you.")
    await expect(candidate.page.locator("#learned")).to_contain_text("From home")
    await expect(candidate.page.locator("#suggestions")).to_be_hidden()
    assert said(await candidate.is_in_step()) == TAPS


async def test_consent_is_a_screen_of_its_own_until_it_is_given(
    server: ServerProcess, people: People
) -> None:
    candidate = await people.candidate(opened(server))
    page = candidate.page
    await candidate.sees_heading("Before it begins")
    await expect(page.get_by_label("Or ask something first")).to_be_visible()
    assert await page.evaluate("window.scrollY") == 0, "it is read from its beginning"
    await candidate.clicks("Yes, I agree")
    await candidate.hears(2)
    await expect(page.get_by_role("heading", name="Before it begins")).to_be_hidden()
    await expect(page.get_by_role("textbox", name="Your answer")).to_be_visible()
    await expect(page.get_by_text("Part 1 of 2: Work")).to_be_visible()

    declining = await people.candidate(server.open_interview("tapped"))
    await declining.clicks("No, I do not agree")
    await declining.sees_heading("You did not agree, and nothing was asked.")
    await expect(declining.page.get_by_role("heading", name="Thank you.")).to_be_hidden()


async def test_what_opens_in_the_bar_closes_as_people_expect(
    server: ServerProcess, people: People
) -> None:
    candidate = await people.candidate(server.open_interview())
    page = candidate.page
    menu, topics = page.locator("#menu > summary"), page.locator("#topics-list > summary")
    item, part = page.get_by_role("link", name="Withdraw…"), page.get_by_text("Character")
    await menu.click()
    await expect(item).to_be_visible()
    await page.keyboard.press("Escape")
    await expect(item).to_be_hidden()
    await expect(menu).to_be_focused()
    await page.keyboard.press("Enter")
    await expect(item).to_be_visible()
    await topics.click()
    await expect(item).to_be_hidden()
    await expect(part).to_be_visible()
    await page.locator("h1").click(position={"x": 5, "y": 5})
    await expect(part).to_be_hidden()


async def test_a_recap_can_be_hidden(server: ServerProcess, people: People) -> None:
    interview = server.open_interview()
    server.say(interview["id"], "Somebody who answers letters about bills, every day.")
    server.settled(interview["id"])
    candidate = await people.candidate(interview)
    await candidate.sees_heading("Welcome back.")
    await candidate.clicks("Hide this")
    await expect(candidate.page.locator("#recap")).to_be_hidden()
    await expect(candidate.box).to_be_focused()


async def test_an_answer_is_corrected_without_scripts(
    server: ServerProcess, people: People
) -> None:
    candidate = await people.candidate(opened(server), **OFF)
    await taps(candidate, "Yes, I agree", hears=2)
    await taps(candidate, "From home", hears=3)
    page = candidate.page
    await candidate.saved.last.get_by_role("link", name="Correct").click()
    await expect(candidate.box).to_have_value("From home")
    await expect(candidate.box).to_be_focused()
    await page.get_by_role("link", name="Cancel").click()
    await expect(candidate.box).to_have_value("")
    await candidate.saved.last.get_by_role("link", name="Correct").click()
    await candidate.types("In the office")
    await candidate.clicks("Send")
    await expect(page.get_by_role("link", name="Corrects: “From home”")).to_be_visible()
    await page.get_by_role("link", name="Corrected below").click()
    await expect(candidate.saved.last).to_be_in_viewport()
    stored = await candidate.is_in_step()
    first, right = stored[3], next(m for m in stored if m["text"] == "In the office")
    assert (first["text"], right["corrects"]) == ("From home", first["id"])


@pytest.mark.parametrize("options", [{}, OFF], ids=["scripts", "no scripts"])
async def test_who_withdraws_leaves_nothing_behind(
    server: ServerProcess, people: People, options: dict[str, Any]
) -> None:
    people.ear.expect("status of 401")
    candidate = await people.candidate(opened(server), **options)
    await taps(candidate, "Yes, I agree", hears=2)
    page = candidate.page
    await page.locator("#menu > summary").click()
    await page.get_by_role("link", name="Withdraw…").click()
    await candidate.sees_heading("Withdraw from this interview?")
    await page.get_by_label("Please erase what I said").check()
    await candidate.clicks("Withdraw")
    await candidate.sees_heading("You have withdrawn.")
    await expect(
        page.get_by_text("You have asked Vivavoce to erase what you said.")
    ).to_be_visible()
    ended = server.interview(candidate.id)
    assert (ended["status"], ended["reason"]) == ("cancelled", "withdrawn")
    # Whoever comes to this device next sees nothing of it.
    for _ in range(2):  # to where it was asked, and to the conversation
        await page.go_back()
        await expect(page.locator("#transcript")).to_have_count(0)
    await page.goto(f"/interviews/{candidate.id}")
    await candidate.sees_heading("Please open your link once more.")


async def test_right_to_left_mirrors_the_page(server: ServerProcess, people: People) -> None:
    candidate = await people.candidate(opened(server, ARABIC))
    page = candidate.page
    name, menu = page.locator(".bar-name bdi"), page.locator("#menu")
    boxes = [await each.bounding_box() for each in (name, menu, candidate.questions.first)]
    assert all(boxes)
    left = [box["x"] for box in boxes if box]
    assert left[0] > left[1], "the name is where one begins to read"
    await candidate.clicks("من البيت")
    await candidate.hears(2)
    assert said(await candidate.is_in_step()) == ["من البيت"]
