"""What a screen reader is told of a conversation: each new question once, and the connection."""

import pytest
from playwright.async_api import Page, expect

from tests.harness import ServerProcess
from tests.web.people import LOST, People

pytestmark = [pytest.mark.browser, pytest.mark.asyncio(loop_scope="session")]

# From the first moment of each page on, which a test that looks later would miss.
LISTEN = """
window.told = [];
// Before any script of the page runs, and when the place is there.
document.addEventListener('readystatechange', () => {
    new MutationObserver((changes) => {
        for (const change of changes) {
            for (const node of change.addedNodes) window.told.push(node.textContent);
        }
    }).observe(document.getElementById('announcer'), { childList: true });
}, { once: true });
"""


async def told(page: Page) -> list[str]:
    sentences: list[str] = await page.evaluate("window.told")
    return sentences


async def test_neither_the_history_nor_a_reload_nor_a_new_connection_is_told_again(
    server: ServerProcess, people: People
) -> None:
    people.ear.expect("net::ERR_|fetching the script")
    interview = server.open_interview(interviewer="agent")
    for number in range(60):
        server.say(interview["id"], f"Question {number}?", speaker="interviewer")
        server.say(interview["id"], f"Answer {number}.")
    device = await people.device()
    await device.add_init_script(LISTEN)
    candidate = await people.candidate(interview, on=device)
    page = candidate.page
    while await page.locator("#earlier").count():
        await page.evaluate("scrollTo(0, 0)")
        await page.evaluate("new Promise(requestAnimationFrame)")
    await expect(page.locator("#transcript > li")).to_have_count(120)
    assert await told(page) == []

    await page.reload()
    server.kill()
    await expect(candidate.notice).to_be_visible()
    server.start()
    await expect(candidate.notice).to_have_text("Connected again.")
    lost, back = await told(page)
    assert lost.startswith(LOST)
    assert back == "Connected again."
    server.say(interview["id"], "And the last question?", speaker="interviewer")
    await expect(candidate.questions.last).to_contain_text("And the last question?")
    assert (await told(page))[2:] == ["Interviewer: And the last question?"]
    assert await page.locator("[aria-live]").count() == 1
