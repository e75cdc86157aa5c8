"""Pulled plug: the server is killed in the middle of an answer, in every way it can be.

The page says so calmly, keeps what was written, sends it once when the server is
back, and the next question arrives.
"""

import asyncio
import json
import os
import re
import signal
from collections import Counter
from collections.abc import Callable
from typing import Any

import pytest
from playwright.async_api import Page, Request, Route, expect

from tests.harness import ServerProcess, plain_guide
from tests.web.devices import keeping_of_old, left_on
from tests.web.people import KEPT, LOST, Candidate, People, said

pytestmark = [
    pytest.mark.browser,
    pytest.mark.faults,
    pytest.mark.asyncio(loop_scope="session"),
]

MESSAGES = re.compile(r"/messages$")
EVENTS = re.compile(r"/events\?")
SIZE = "It should answer letters, about four hundred of them in a week."


@pytest.fixture
def people(people: People) -> People:
    """Chromium reports each request that fails; here that is what the test is about."""
    people.ear.expect(r"^console: Failed to load resource: net::ERR_")
    people.ear.expect(r"^console: Failed to load resource: .* status of 503")
    return people


async def test_what_was_typed_but_not_sent_stays_and_is_sent_once(
    server: ServerProcess, people: People
) -> None:
    candidate = await people.candidate(server.open_interview())
    await candidate.types("It should answer letters,")
    server.kill()
    await expect(candidate.notice).to_contain_text(LOST)
    await expect(candidate.box).to_have_value("It should answer letters,")
    await candidate.says(SIZE)
    await expect(candidate.waiting).to_contain_text([SIZE])
    await expect(candidate.waiting).to_contain_text([KEPT])
    await candidate.types("And besides")

    server.start()
    await candidate.hears(2)
    assert said(await candidate.is_in_step()) == [SIZE]
    await expect(candidate.box).to_have_value("And besides")
    await expect(candidate.notice).to_have_text("Connected again.")


async def test_what_was_sent_but_not_answered_is_sent_again(
    server: ServerProcess, people: People
) -> None:
    candidate = await people.candidate(server.open_interview())
    # Stopped like this the server takes the bytes and does not read them: the kill finds
    # the message on its way.
    for worker in server.workers():
        os.kill(worker, signal.SIGSTOP)
    async with candidate.page.expect_request(MESSAGES):
        await candidate.says(SIZE)
    await expect(candidate.page.locator("[data-delivery=sending]")).to_contain_text([SIZE])
    server.kill()
    await expect(candidate.waiting).to_contain_text([KEPT])

    server.start()
    await candidate.hears(2)
    assert said(await candidate.is_in_step()) == [SIZE]


async def test_what_was_stored_but_never_confirmed_is_stored_and_shown_once(
    server: ServerProcess, people: People
) -> None:
    interview = server.open_interview()
    page = await (await people.device()).new_page()
    lost = await lose_the_confirmation(page, then=server.kill)
    candidate = await Candidate(page, server, interview).opens_the_link()
    sent = watch_ids(candidate)
    await candidate.says(SIZE)
    await lost.wait()
    await expect(candidate.waiting).to_contain_text([KEPT])

    async with candidate.page.expect_response(MESSAGES) as repeat:
        server.start()
    assert (await repeat.value).status == 200
    await expect(candidate.saved).to_have_count(1)
    assert len(sent) == 1, "it was sent again under the same id"
    await page.unroute(EVENTS)
    await candidate.hears(2)
    assert said(await candidate.is_in_step()) == [SIZE]


async def test_a_page_closed_before_the_confirmation_came_shows_the_answer_once_when_reopened(
    server: ServerProcess, people: People
) -> None:
    interview = server.open_interview()
    device = await people.device()
    page = await device.new_page()
    lost = await lose_the_confirmation(page)
    candidate = await Candidate(page, server, interview).opens_the_link()
    await candidate.says(SIZE)
    await lost.wait()
    await expect(candidate.waiting).to_contain_text([KEPT])
    await page.close()

    again = await people.candidate(interview, on=device)
    await again.hears(2)
    assert said(await again.is_in_step()) == [SIZE]
    assert await left_on(again.page) == []


@pytest.mark.parametrize(
    "cycles", [pytest.param(4, id="4-cycles"), pytest.param(60, id="soak", marks=pytest.mark.soak)]
)
async def test_kills_and_calm_stops_in_one_conversation_lose_double_and_reorder_nothing(
    server: ServerProcess, people: People, cycles: int
) -> None:
    server.post("/api/v1/guides", {"source": plain_guide(3 * cycles)})
    candidate = await people.candidate(server.open_interview("plain"))
    expected = []
    for cycle in range(cycles):
        before, after = f"Said before stop number {cycle}.", f"Said after stop number {cycle}."
        if cycle % 2:
            async with candidate.page.expect_request(MESSAGES):
                await candidate.says(before)
            expected.append(before)
        if cycle % 3:
            server.kill()
        else:
            assert server.terminate() == 0
        await candidate.says(after)
        expected.append(after)
        server.start()
        await expect(candidate.saved).to_have_count(len(expected))
    assert said(await candidate.is_in_step()) == expected
    # Whatever was said last was answered.
    assert (await candidate.messages())[-1][1] == "interviewer"


async def test_a_killed_worker_is_replaced_and_nobody_has_to_do_anything(
    server: ServerProcess, people: People
) -> None:
    candidate = await people.candidate(server.open_interview())
    for worker in server.workers():
        os.kill(worker, signal.SIGKILL)
    await candidate.says(SIZE)
    await candidate.hears(2)
    assert said(await candidate.is_in_step()) == [SIZE]


async def test_without_a_network_the_page_says_so_and_catches_up_afterwards(
    server: ServerProcess, people: People
) -> None:
    candidate = await people.candidate(server.open_interview())
    await candidate.page.clock.install()
    await candidate.page.context.set_offline(True)
    await expect(candidate.notice).to_contain_text("You are offline. Keep writing")
    await candidate.says(SIZE)
    await expect(candidate.waiting).to_contain_text([KEPT])
    server.say(candidate.id, "Said on another device meanwhile.")
    await candidate.page.context.set_offline(False)
    await expect(candidate.saved).to_have_count(2)
    assert said(await candidate.is_in_step()) == ["Said on another device meanwhile.", SIZE]
    await expect(candidate.notice).to_have_text("Connected again.")
    await candidate.page.clock.fast_forward("00:03")
    await expect(candidate.notice).to_be_hidden()


async def test_a_message_the_server_never_takes_stays_to_be_mended(
    server: ServerProcess, people: People
) -> None:
    people.ear.expect("status of 413")
    interview = server.open_interview()
    device = await people.device()
    long = "many words " * 3000
    await device.add_init_script(keeping_of_old(interview["id"], [long]))
    candidate = await people.candidate(interview, on=device)
    await expect(candidate.refused).to_contain_text("at most 32,768")
    await candidate.says(SIZE)
    await candidate.hears(2)
    await candidate.page.reload()
    await expect(candidate.refused).to_have_count(1)
    await candidate.clicks("Edit")
    await expect(candidate.box).to_have_value(long)
    assert said(await candidate.is_in_step()) == [SIZE]


async def test_a_message_that_comes_after_the_end_is_kept_and_not_called_sent(
    server: ServerProcess, people: People
) -> None:
    people.ear.expect("status of 409")
    interview = server.open_interview()
    candidate = await people.candidate(interview)
    await candidate.page.route(MESSAGES, lambda route: route.abort("internetdisconnected"))
    await candidate.says(SIZE)
    await expect(candidate.waiting).to_contain_text([KEPT])
    server.post(f"/api/v1/interviews/{interview['id']}/complete")
    await candidate.sees_heading("Thank you.")
    await candidate.page.unroute(MESSAGES)
    await expect(candidate.refused).to_contain_text("The interview was already complete.")
    await candidate.page.reload()
    await expect(candidate.refused).to_contain_text([SIZE])
    assert said(server.interview(interview["id"])["transcript"]) == []


async def test_no_answer_but_a_receipt_is_taken_for_one(
    server: ServerProcess, people: People
) -> None:
    people.ear.expect("status of 502")
    candidate = await people.candidate(server.open_interview())
    sent = watch_ids(candidate)
    # A captive portal, a cache, a proxy whose server is gone, and what is no receipt of ours.
    answers: list[dict[str, Any]] = [
        {"status": 200, "content_type": "text/html", "body": "<h1>Welcome to our trains</h1>"},
        {"status": 200, "json": {"id": "somebody else's", "seq": 4}},
        {"status": 502, "body": ""},
    ]

    async def pretend(route: Route) -> None:
        await route.fulfill(**answers.pop(0))

    await candidate.page.route(MESSAGES, pretend, times=len(answers))
    await candidate.says(SIZE)
    while answers:
        await expect(candidate.waiting).to_contain_text([KEPT])
        async with candidate.page.expect_response(MESSAGES):
            await candidate.page.evaluate("dispatchEvent(new Event('online'))")
    await candidate.hears(2)
    assert said(await candidate.is_in_step()) == [SIZE]
    assert list(sent.values()) == [4]


async def test_where_nothing_can_be_kept_the_page_does_not_say_that_it_is(
    server: ServerProcess, people: People
) -> None:
    device = await people.device()
    # As in some private windows; and on plain HTTP there is no randomUUID.
    await device.add_init_script(
        """delete Crypto.prototype.randomUUID;
        for (const name of ['localStorage', 'indexedDB']) Object.defineProperty(window, name, {
            get() { throw new DOMException('not here', 'SecurityError'); },
        });"""
    )
    candidate = await people.candidate(server.open_interview(), on=device)
    await candidate.page.route(MESSAGES, lambda route: route.abort("internetdisconnected"))
    await candidate.says(SIZE)
    await expect(candidate.waiting).to_contain_text(["Please keep this page open."])
    await candidate.page.unroute(MESSAGES)
    await candidate.hears(2)
    assert said(await candidate.is_in_step()) == [SIZE]


async def lose_the_confirmation(
    page: Page, *, then: Callable[[], None] = lambda: None
) -> asyncio.Event:
    """Let the page's next message be stored, and its receipt be lost.

    The live stream would bring the news, so it does not get through.

    Args:
        then: called once the message is stored.

    Returns:
        Set once all that has happened.
    """
    lost = asyncio.Event()

    async def cut(route: Route) -> None:
        answer = await route.fetch()
        assert answer.status == 201
        then()
        await route.abort("connectionreset")
        lost.set()

    await page.route(EVENTS, lambda route: route.abort("connectionreset"))
    await page.route(MESSAGES, cut, times=1)
    return lost


def watch_ids(candidate: Candidate) -> Counter[str]:
    """Return a count, kept up to date, of the ids under which the page sends messages."""
    ids: Counter[str] = Counter()

    def note(request: Request) -> None:
        if MESSAGES.search(request.url):
            ids[json.loads(request.post_data or "")["id"]] += 1

    candidate.page.on("request", note)
    return ids
