"""How heavy the candidate's page is, and that nothing on it jumps."""

import logging
from typing import Any

import pytest
from playwright.async_api import CDPSession, Page, expect

from tests.harness import ServerProcess
from tests.web.people import PHONE, Candidate, People
from tests.web.stage import Stage
from vivavoce.interviewers.interviewer import Reply

pytestmark = [pytest.mark.browser, pytest.mark.asyncio(loop_scope="session")]

BYTES_MAX = 60 * 1024  # over the wire, for everything a first visit loads
MESSAGES = 30
ANSWER = "It should answer letters, about four hundred of them in a week, {} of them by hand."

# Starts before anything of the page runs. A shift soon after somebody typed or pressed is
# left out by browsers when they judge a page. Here such a one is left out only where nothing
# moved but the box: it grows and shrinks with what is written in it.
WATCH_SHIFTS = """
    window.shifts = [];
    new PerformanceObserver((list) => {
        for (const { value, sources, hadRecentInput } of list.getEntries()) {
            const nodes = sources.map(({ node }) => node);
            const isBox = nodes.every((node) => node?.parentElement?.closest('.dock'));
            if (hadRecentInput && isBox) continue;
            const moved = sources.map(({ node, previousRect, currentRect }) =>
                `${node?.id || node?.nodeName} ${previousRect.y} > ${currentRect.y}`);
            window.shifts.push({ value, moved });
        }
    }).observe({ type: 'layout-shift', buffered: true });
"""


async def test_a_first_visit_loads_at_most_60_kib_with_the_history_in_the_first_answer(
    server: ServerProcess, people: People
) -> None:
    interview = server.open_interview(interviewer="human")
    for number in range(MESSAGES):
        speaker = "candidate" if number % 2 else "interviewer"
        server.say(interview["id"], ANSWER.format(number), speaker=speaker)
    device = await people.device(**PHONE)
    page = await device.new_page()
    meter = await Meter.on(page)
    first = await page.goto(interview["link"])
    assert first is not None
    html = await first.text()
    assert all(ANSWER.format(number) in html for number in range(MESSAGES))
    await expect(page.locator("html")).to_have_class("scripted")
    await page.wait_for_load_state("load")
    logging.getLogger(__name__).info("%d bytes in %d answers", meter.bytes, meter.answers)
    assert 0 < meter.bytes <= BYTES_MAX, f"{meter.bytes:,} bytes in {meter.answers} answers"


class Meter:
    """Counts what travels to one page, headers included, but for streams that are open still."""

    def __init__(self) -> None:
        self.bytes = 0
        self.answers = 0

    @classmethod
    async def on(cls, page: Page) -> "Meter":
        meter = cls()
        session: CDPSession = await page.context.new_cdp_session(page)
        await session.send("Network.enable")
        session.on("Network.loadingFinished", meter._count)
        return meter

    def _count(self, event: dict[str, Any]) -> None:
        self.bytes += int(event["encodedDataLength"])
        self.answers += 1


async def test_nothing_jumps_while_words_are_sent_and_a_reply_comes(
    stage: Stage, audience: People
) -> None:
    device = await audience.device(**PHONE)
    await device.add_init_script(WATCH_SHIFTS)
    interview = await stage.opens()
    candidate = await audience.candidate(interview, on=device)
    for number in range(4):
        await speak(candidate, stage, interview, number)
    shifts = await candidate.page.evaluate("window.shifts")
    assert sum(each["value"] for each in shifts) < 0.01, f"the page jumped: {shifts}"


async def speak(candidate: Candidate, stage: Stage, interview: dict[str, Any], number: int) -> None:
    """Say something and be answered, word after word."""
    part = stage.part(interview)
    await candidate.types(ANSWER.format(number))
    await candidate.clicks("Send")  # on a phone Enter starts a new line
    view = await part.asked()
    view.tell("What would be")
    await expect(candidate.coming).to_contain_text("What would be")
    question = f"What would be the first thing that they do in week {number}?"
    view.tell(question)
    await expect(candidate.coming).to_contain_text(question)
    part.gives(Reply(say=question, author="puppet:1"))
    await candidate.hears(number + 2)
