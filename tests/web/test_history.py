"""Long conversations: the end is there at once, and what was said before comes without a jump."""

from typing import Any

import pytest
from playwright.async_api import expect

from tests.harness import ServerProcess
from tests.web.people import PHONE, Candidate, People

pytestmark = [pytest.mark.browser, pytest.mark.asyncio(loop_scope="session")]

SHOWN_FIRST = 100
TURNS = 80


@pytest.fixture(scope="module")
def told(module_server: ServerProcess) -> dict[str, Any]:
    """An interview in which more was said than a page shows at once."""
    if not module_server.is_running:
        module_server.start()
    return history(module_server, turns=TURNS)


def history(server: ServerProcess, *, turns: int) -> dict[str, Any]:
    """Return an interview led from outside, with so many answers, each to its question."""
    interview = server.open_interview(interviewer="agent")
    for turn in range(turns):
        server.say(interview["id"], f"Question number {turn}?", speaker="interviewer")
        server.say(interview["id"], f"Answer number {turn}, word for word.\n" + "And on. " * 12)
    server.say(interview["id"], "And what else?", speaker="interviewer")
    return interview


async def test_the_end_is_there_at_once_and_all_the_rest_comes_as_one_scrolls_up(
    people: People, told: dict[str, Any]
) -> None:
    await read_all(await people.candidate(told, **PHONE))


@pytest.mark.soak
async def test_five_thousand_messages_come_as_one_scrolls_up(
    server: ServerProcess, people: People
) -> None:
    await read_all(await people.candidate(history(server, turns=2_500), **PHONE))


async def read_all(candidate: Candidate) -> None:
    """Begin at the end, scroll up to the beginning, and check that everything is there."""
    shown = candidate.page.locator("#transcript > li")
    await expect(shown).to_have_count(SHOWN_FIRST)
    await expect(shown.last).to_be_in_viewport()
    while await candidate.page.locator("#earlier").count():
        count = await shown.count()
        await candidate.page.evaluate("scrollTo(0, 0)")
        await candidate.page.wait_for_function(
            "count => document.querySelectorAll('#transcript > li').length > count"
            " || !document.getElementById('earlier')",
            arg=count,
        )
    await candidate.is_in_step()


async def test_nothing_moves_under_ones_eyes_when_earlier_messages_come(
    people: People, told: dict[str, Any]
) -> None:
    candidate = await people.candidate(told)
    await expect(candidate.page.locator("#transcript > li")).to_have_count(SHOWN_FIRST)
    # At the very top, where browsers do not hold the page by themselves.
    moved_px = await candidate.page.evaluate(
        """async () => {
            scrollTo(0, 0);
            const first = document.querySelector('#transcript > li');
            const top = first.getBoundingClientRect().top;
            document.getElementById('earlier').click();
            await new Promise((resolve) => {
                const list = document.getElementById('transcript');
                new MutationObserver(resolve).observe(list, { childList: true });
            });
            await new Promise(requestAnimationFrame);
            return first.getBoundingClientRect().top - top;
        }"""
    )
    assert abs(moved_px) <= 1


async def test_a_reload_leads_back_to_the_line_one_was_reading(
    people: People, told: dict[str, Any]
) -> None:
    candidate = await people.candidate(told)
    page = candidate.page
    stored = await read_up(candidate, 10)
    before_px = await top_px(candidate, stored)
    await page.reload()
    await expect(page.locator(f"#m-{stored}")).to_be_in_viewport()
    assert abs(await top_px(candidate, stored) - before_px) <= 1

    # Away, and back again.
    await page.goto("/login")
    await page.go_back()
    await expect(page.locator(f"#m-{stored}")).to_be_in_viewport()

    # Whoever was at the end comes back to the end.
    await page.evaluate("scrollTo(0, document.documentElement.scrollHeight)")
    await page.reload()
    await expect(page.locator("#transcript > li").last).to_be_in_viewport()


async def read_up(candidate: Candidate, question: int) -> str:
    """Scroll up to a question as people do; return its id."""
    item = candidate.page.locator("#transcript > li", has_text=f"Question number {question}?")
    while not await item.count():
        await candidate.page.evaluate("scrollTo(0, 0)")
        await candidate.page.evaluate("new Promise(requestAnimationFrame)")
    await item.evaluate("item => item.scrollIntoView({ block: 'start' })")
    id_ = await item.get_attribute("data-id")
    assert id_
    return id_


async def top_px(candidate: Candidate, id_: str) -> float:
    top: float = await candidate.page.locator(f"#m-{id_}").evaluate(
        "item => item.getBoundingClientRect().top"
    )
    return top


async def test_a_link_to_a_message_leads_there_however_long_ago_it_was(
    server: ServerProcess, people: People, told: dict[str, Any]
) -> None:
    first = server.interview(told["id"])["transcript"][1]["id"]
    candidate = await people.candidate(told)
    await candidate.page.goto(f"{candidate.page.url}#m-{first}")
    item = candidate.page.locator(f"#m-{first}")
    await expect(item).to_be_in_viewport()
    await expect(item).to_be_focused()
    await candidate.is_in_step()


async def test_what_was_said_before_comes_once_the_server_is_back(
    server: ServerProcess, people: People, told: dict[str, Any]
) -> None:
    people.ear.expect("net::ERR_|fetching the script")
    candidate = await people.candidate(told)
    page = candidate.page
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    server.kill()
    await expect(candidate.notice).to_be_visible()
    await page.evaluate("scrollTo(0, 0)")
    await page.locator("#earlier").click()
    await expect(page.locator("#transcript > li")).to_have_count(SHOWN_FIRST)
    assert sum("before=" in url for url in asked) < 5, "nobody hammers at a server that is away"
    server.start()
    await candidate.is_in_step()


async def test_one_message_more_costs_the_same_however_many_there_are(
    server: ServerProcess, people: People
) -> None:
    """What is counted is work, not time: how many elements are looked at for one message."""
    candidate = await people.candidate(history(server, turns=1))
    await candidate.hears(2)
    looked_at = await candidate.page.evaluate(
        """async () => {
            const { Transcript } = await import(document.querySelector(
                'link[href$="/transcript.js"]').href);
            const list = document.createElement('ol');
            document.body.append(list);
            const template = document.getElementById('message-template');
            const transcript = new Transcript(list, template);
            const put = (seq) => transcript.put({
                id: `${list.dataset.at}-${seq}`, seq, speaker: 'candidate', text: 'x',
                recorded_at: '2026-01-01T00:00:00.000Z',
            });
            const looks = [];
            const sibling = Object.getOwnPropertyDescriptor(
                Element.prototype, 'previousElementSibling');
            let looked = 0;
            Object.defineProperty(Element.prototype, 'previousElementSibling', {
                configurable: true,
                get() { looked += 1; return sibling.get.call(this); },
            });
            for (const seq of Array.from({ length: 5000 }, (_, at) => at + 1)) {
                looked = 0;
                put(seq);
                looks.push(looked);
            }
            Object.defineProperty(Element.prototype, 'previousElementSibling', sibling);
            list.remove();
            return Math.max(...looks);
        }"""
    )
    assert looked_at < 10
