"""A server that is renewed under an open page: the person in front of it notices nothing."""

import signal
from datetime import datetime
from itertools import pairwise

import pytest
from playwright.async_api import expect

from tests.harness import ServerProcess, until
from tests.web.people import People, said

pytestmark = [pytest.mark.browser, pytest.mark.asyncio(loop_scope="session")]

WATCH_THE_NOTICE = """() => {
    window.noticed = [];
    const notice = document.getElementById('connection');
    new MutationObserver(() => notice.hidden || window.noticed.push(notice.textContent))
        .observe(notice, { attributes: true, childList: true });
}"""


async def test_a_renewal_under_an_open_page_shows_no_notice_and_takes_a_message_once(
    server: ServerProcess, people: People
) -> None:
    # A connection that was kept open may be closed under a request; it is made again.
    people.ear.expect(r"^console: Failed to load resource: net::ERR_")
    candidate = await people.candidate(server.open_interview())
    await candidate.page.evaluate(WATCH_THE_NOTICE)
    expected = []
    for number in range(2):
        ready = len(server.logged("serve:ready"))
        stopping = len(server.logged("serve:stopping"))
        server.send(signal.SIGHUP)
        await candidate.types(text := f"Said while it was renewed for the {number + 1}. time.")
        await begins(server, "serve:stopping", after=stopping)
        await candidate.box.press("Enter")
        expected.append(text)
        await begins(server, "serve:ready", after=ready)
        await expect(candidate.saved).to_have_count(len(expected))
        await candidate.hears(len(expected) + 1)
    assert said(await candidate.is_in_step()) == expected
    # Live again: what is said elsewhere arrives without anything being done here.
    server.say(candidate.id, "Said on another device.")
    await expect(candidate.saved).to_have_count(len(expected) + 1)
    # On a machine so busy that nobody is there for long the page rightly says so.
    if longest_silence_s(server) < 0.5:
        assert await candidate.page.evaluate("window.noticed") == []


async def test_a_page_that_takes_its_time_to_come_back_shows_no_notice_either(
    server: ServerProcess, people: People
) -> None:
    """Pages come back spread over some seconds; this one is the last of them."""
    device = await people.device()
    await device.add_init_script("Math.random = () => 0.999")
    candidate = await people.candidate(server.open_interview(), on=device)
    await candidate.page.evaluate(WATCH_THE_NOTICE)
    ready = len(server.logged("serve:ready"))
    server.send(signal.SIGHUP)
    await begins(server, "serve:ready", after=ready)
    server.say(candidate.id, "Said on another device.")
    await expect(candidate.saved).to_have_count(1)
    await candidate.is_in_step()
    if longest_silence_s(server) < 0.5:
        assert await candidate.page.evaluate("window.noticed") == []


async def begins(server: ServerProcess, name: str, *, after: int) -> None:
    """Wait until the server has logged `name` more than `after` times.

    Twice in a renewal all there is gets imported, which takes a busy machine long.
    """
    await until(lambda: len(server.logged(name)) > after, within_s=60)


def longest_silence_s(server: ServerProcess) -> float:
    """Return the longest time from a worker's last answers to the next one's first."""
    names = ("serve:stopping", "serve:ready")
    told = [line for line in server.logged() if line["name"] in names]
    times = [datetime.fromisoformat(line["time"]).timestamp() for line in told]
    return max(
        ready_at - at
        for line, (at, ready_at) in zip(told, pairwise(times), strict=False)
        if line["name"] == "serve:stopping"
    )
