"""A whole interview without a pointer, and what a screen reader finds at each of its turns."""

from pathlib import Path
from typing import Any

import pytest
from playwright.async_api import CDPSession, Page, expect

from tests.harness import ServerProcess
from tests.web.keyboard import Keyboard
from tests.web.people import Candidate, People, said

pytestmark = [pytest.mark.browser, pytest.mark.asyncio(loop_scope="session")]

BOX = "Your answer"

# One for each question of the exit interview, up to where it gets personal.
ROLE = "I planned the routes for the delivery vans."
YEARS = "Four and a half years"
GOOD = "The people on the early shift, who could get through a bad morning without any shouting."
DAY = "The day the bridge was closed in October, when we redid the whole plan in two hours."
UNTIL_IT_GETS_PERSONAL = [
    "It was in May, when they moved the dispatch desk to the other site, and we heard of it late.",
    "In the end it was the drive. An hour each way, and the shift starts at five.",
    "the commute",
    "I asked for two days at the old site. My manager tried, but it never came back down.",
    "Planning from home twice a week. It is all on a screen anyway.",
    "Tell people before you decide about them. In September it was the lockers, for example.",
    "6",
]
CLOSING = "Just say hello to the early shift."


class Turns:
    """Somebody at a keyboard who waits for the next question before going on."""

    def __init__(self, candidate: Candidate) -> None:
        self.candidate = candidate
        self.keyboard = Keyboard(candidate.page)
        self.heard = 1

    async def hears(self) -> None:
        self.heard += 1
        await self.candidate.hears(self.heard)

    async def writes(self, text: str) -> None:
        """Answer, hear the next question, and be where the next answer is written."""
        await self.keyboard.writes(text)
        await self.hears()
        await self.keyboard.is_at(BOX)

    async def taps(self, words: str) -> None:
        """Go back from the box to an answer in one tap; be in the box again afterwards."""
        button = self.candidate.page.get_by_role("button", name=words, exact=True)
        await expect(button).to_be_visible()
        await self.keyboard.chooses_before(words)
        await self.hears()
        await self.keyboard.is_at(BOX)


async def test_a_whole_interview_needs_nothing_but_a_keyboard(
    server: ServerProcess, people: People
) -> None:
    """Each of the words is stored once and in order (I1, I2)."""
    candidate = await people.candidate(server.open_interview("exit-interview"))
    page, turns = candidate.page, Turns(candidate)
    keyboard = turns.keyboard
    await candidate.sees_heading("Before it begins")
    await keyboard.chooses("Yes, I agree")
    await turns.hears()
    await keyboard.is_at(BOX)
    await turns.writes(ROLE)
    await turns.taps("What do you mean?")
    await turns.writes(YEARS)

    await pauses_and_continues(turns)
    await turns.writes(GOOD)
    await turns.writes(DAY)
    await downloads(page, keyboard, "Download what was said so far", GOOD)
    await keyboard.goes_to(BOX)
    for words in UNTIL_IT_GETS_PERSONAL:
        await turns.writes(words)
    await turns.taps("I’d rather not say")
    await turns.taps("No")

    # The summary: one thing is not right, and is corrected where it is listed.
    await expect(page.locator("#suggestions[data-kind=summary]")).to_be_visible()
    await keyboard.chooses_before("Would recommend us (0 to 10)")
    await keyboard.is_at(BOX)
    await expect(candidate.box).to_have_value("6")
    await keyboard.presses("Control+A")
    await turns.writes("7")
    await turns.taps("All correct")
    await keyboard.writes(CLOSING)
    await candidate.sees_heading("Thank you.")
    await expect(page.locator("#learned")).to_contain_text("7")
    await downloads(page, keyboard, "Download your transcript", CLOSING)

    stored = await candidate.is_in_step()
    before, after = UNTIL_IT_GETS_PERSONAL[:], ["I’d rather not say", "No", "7", "All correct"]
    assert said(stored) == [
        "Yes, I agree",
        ROLE,
        "What do you mean?",
        YEARS,
        GOOD,
        DAY,
        *before,
        *after,
        CLOSING,
    ]
    by_text = {each["text"]: each for each in stored}
    assert by_text["7"]["corrects"] == by_text["6"]["id"]
    assert server.interview(candidate.id)["profile"]["recommend"]["value"] == 7


async def pauses_and_continues(turns: Turns) -> None:
    keyboard, candidate = turns.keyboard, turns.candidate
    await keyboard.chooses_before("Menu")
    await keyboard.chooses("Pause")
    await candidate.sees_heading("Paused.")
    await keyboard.chooses("Continue")
    await expect(candidate.page.get_by_role("heading", name="Paused.")).to_be_hidden()
    await keyboard.is_at(BOX)


async def downloads(page: Page, keyboard: Keyboard, link: str, words: str) -> None:
    """Take the transcript away, from the menu if that is where the link is."""
    if not await page.get_by_role("link", name=link, exact=True).is_visible():
        await keyboard.chooses_before("Menu")
    await keyboard.goes_to(link)
    async with page.expect_download() as download:
        await keyboard.presses("Enter")
    assert words in Path(await (await download.value).path()).read_text("utf-8")
    await keyboard.is_at(link)


async def test_what_comes_meanwhile_does_not_take_the_focus_away(
    server: ServerProcess, people: People
) -> None:
    candidate = await people.candidate(server.open_interview())
    keyboard, form = Keyboard(candidate.page), candidate.page.locator("#suggestions [name=id]")
    await keyboard.goes_to("What do you mean?")
    old = await form.input_value()
    server.say(candidate.id, "Take your time.", speaker="interviewer")
    await candidate.hears(2)
    await expect(form).not_to_have_value(old)  # what can be answered in one tap was made anew
    await keyboard.is_at("What do you mean?")
    await keyboard.presses("Enter")
    await expect(candidate.saved).to_have_count(1)
    assert said(await candidate.is_in_step()) == ["What do you mean?"]


async def test_withdrawing_needs_nothing_but_a_keyboard(
    server: ServerProcess, people: People
) -> None:
    candidate = await people.candidate(server.open_interview())
    keyboard = Keyboard(candidate.page)
    await keyboard.chooses("Menu")
    await keyboard.chooses("Withdraw…")
    await candidate.sees_heading("Withdraw from this interview?")
    await keyboard.goes_to("Please erase what I said")
    await keyboard.presses("Space")
    await keyboard.chooses("Withdraw")
    await candidate.sees_heading("You have withdrawn.")
    ended = server.interview(candidate.id)
    assert (ended["status"], ended["reason"]) == ("cancelled", "withdrawn")


async def test_a_screen_reader_finds_each_question_in_the_conversation_and_hears_it_once(
    server: ServerProcess, people: People
) -> None:
    candidate = await people.candidate(server.open_interview())
    reader = await candidate.page.context.new_cdp_session(candidate.page)
    for number, words in enumerate(("To answer letters.", "Nobody asks twice."), start=2):
        await candidate.says(words)
        await candidate.hears(number)
        question = (await candidate.is_in_step())[-1]["text"]
        places = [place for place in await found(reader, "log", question) if place]
        assert len(places) == 1, f"{question!r} is to be heard once: {places}"
    names = await named(reader, {"button", "link", "textbox", "progressbar", "main", "heading"})
    assert all(name for role, name in names if role != "main"), names
    assert ("textbox", BOX) in names


async def tree(reader: CDPSession) -> list[dict[str, Any]]:
    """Return what a screen reader is given of the page."""
    nodes: list[dict[str, Any]] = (await reader.send("Accessibility.getFullAXTree"))["nodes"]
    return [node for node in nodes if not node["ignored"]]


async def named(reader: CDPSession, roles: set[str]) -> list[tuple[str, str]]:
    """Return role and name of everything in one of these roles."""
    found = [
        (node["role"]["value"], node.get("name", {}).get("value", ""))
        for node in await tree(reader)
    ]
    return [(role, name) for role, name in found if role in roles]


async def found(reader: CDPSession, role: str, text: str) -> list[str]:
    """Return the texts within the region of this role that hold `text`."""
    nodes = {node["nodeId"]: node for node in await tree(reader)}

    def below(node: dict[str, Any]) -> list[dict[str, Any]]:
        children = [nodes[id_] for id_ in node.get("childIds", []) if id_ in nodes]
        return children + [each for child in children for each in below(child)]

    regions = [node for node in nodes.values() if node["role"]["value"] == role]
    texts = [each for region in regions for each in below(region)]
    said_there = [each["name"]["value"] for each in texts if each["role"]["value"] == "StaticText"]
    return [each for each in said_there if text.rsplit("\n", maxsplit=1)[-1] in each]
