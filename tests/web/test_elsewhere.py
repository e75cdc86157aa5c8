"""Tomorrow, elsewhere: the same link on another device, two tabs, a page loaded again."""

import re

import pytest
from playwright.async_api import Route, expect

from tests.harness import ServerProcess
from tests.web.people import KEPT, PHONE, Candidate, People, said

pytestmark = [pytest.mark.browser, pytest.mark.asyncio(loop_scope="session")]

MESSAGES = re.compile(r"/messages$")
SIZE = "It should answer letters, about four hundred of them in a week."
SUCCESS = "That nobody has to write to us twice about the same thing."


async def test_the_link_shows_the_whole_history_on_another_device_tomorrow_and_goes_on(
    server: ServerProcess, people: People
) -> None:
    interview = server.open_interview()
    on_the_train = await people.candidate(interview, **PHONE)
    # On a phone Enter starts a new line, as everywhere there; the button sends.
    await on_the_train.types("It should answer letters,")
    await on_the_train.box.press("Enter")
    await on_the_train.box.press_sequentially("some four hundred a week.")
    await on_the_train.clicks("Send")
    await on_the_train.hears(2)
    answer = "It should answer letters,\nsome four hundred a week."
    assert said(await on_the_train.is_in_step()) == [answer]
    await on_the_train.page.context.close()

    server.terminate()
    server.start()
    at_home = await people.candidate(interview)
    assert said(await at_home.is_in_step()) == [answer]
    await at_home.says(SUCCESS)
    await at_home.hears(3)
    assert said(await at_home.is_in_step()) == [answer, SUCCESS]


async def test_two_tabs_and_another_device_stay_in_step(
    server: ServerProcess, people: People
) -> None:
    interview = server.open_interview()
    one = await people.candidate(interview)
    two = await people.candidate(interview, on=one.page.context)
    phone = await people.candidate(interview, **PHONE)
    everywhere = (one, two, phone)

    await one.says(SIZE)
    for each in everywhere:
        await each.hears(2)
    await phone.types(SUCCESS)
    await phone.clicks("Send")
    for each in everywhere:
        await each.hears(3)
        assert said(await each.is_in_step()) == [SIZE, SUCCESS]

    await two.picks("Pause")
    for each in everywhere:
        await each.sees_heading("Paused.")
    await phone.clicks("Continue")
    for each in everywhere:
        await expect(each.page.get_by_role("heading", name="Paused.")).to_be_hidden()


async def test_what_two_tabs_wrote_while_the_server_was_away_is_sent_once_and_in_order(
    server: ServerProcess, people: People
) -> None:
    people.ear.expect("net::ERR_")
    interview = server.open_interview()
    one = await people.candidate(interview)
    two = await people.candidate(interview, on=one.page.context)
    server.kill()
    await one.says("Written in one tab.")
    await two.says("Written in the other.")
    for tab in (one, two):
        await expect(tab.waiting).to_contain_text(["Written in one tab.", "Written in the other."])
    server.start()
    for tab in (one, two):
        await expect(tab.saved).to_have_count(2)
        assert said(await tab.is_in_step()) == ["Written in one tab.", "Written in the other."]


async def test_a_phone_that_was_offline_comes_into_step_with_what_was_said_elsewhere(
    server: ServerProcess, people: People
) -> None:
    """Each message is there once, on all pages, in the order in which it was stored (I1, I2)."""
    people.ear.expect("net::ERR_")
    interview = server.open_interview()
    phone = await people.candidate(interview, **PHONE)
    one = await people.candidate(interview)
    two = await people.candidate(interview, on=one.page.context)
    await phone.page.context.set_offline(True)
    await phone.types("Written in a tunnel.")
    await phone.clicks("Send")
    await expect(phone.waiting).to_contain_text([KEPT])
    await one.says(SIZE)
    await two.hears(2)
    server.kill()
    await two.says(SUCCESS)
    await expect(one.waiting).to_contain_text([SUCCESS])
    server.start()
    await one.hears(3)
    await phone.page.context.set_offline(False)
    for each in (phone, one, two):
        await expect(each.saved).to_have_count(3)
        assert said(await each.is_in_step()) == [SIZE, SUCCESS, "Written in a tunnel."]


async def test_loading_the_page_again_keeps_outbox_and_draft(
    server: ServerProcess, people: People
) -> None:
    people.ear.expect("net::ERR_")
    interview = server.open_interview()
    candidate = await people.candidate(interview)
    await hold_messages(candidate)
    await candidate.says(SIZE)
    await candidate.says(SUCCESS)
    await candidate.types("Half a sentence")
    await expect(candidate.page.get_by_text("Draft kept on this device")).to_be_visible()
    await candidate.page.reload()
    await expect(candidate.waiting).to_have_count(2)
    await expect(candidate.waiting).to_contain_text([KEPT, KEPT])
    await expect(candidate.box).to_have_value("Half a sentence")
    assert said(server.interview(interview["id"])["transcript"]) == []

    # Closed while the server was away, opened again later: all of it is still there.
    await candidate.page.close()
    again = await people.candidate(interview, on=candidate.page.context)
    await expect(again.saved).to_have_count(2)
    assert said(await again.is_in_step()) == [SIZE, SUCCESS]
    await expect(again.box).to_have_value("Half a sentence")


async def test_a_paused_interview_goes_on_when_the_candidate_just_answers(
    server: ServerProcess, people: People
) -> None:
    interview = server.open_interview()
    candidate = await people.candidate(interview)
    await candidate.picks("Pause")
    await candidate.sees_heading("Paused.")
    await candidate.says(SIZE)
    await candidate.hears(2)
    await expect(candidate.page.get_by_role("heading", name="Paused.")).to_be_hidden()
    assert server.interview(interview["id"])["status"] == "active"


async def test_a_withdrawn_link_says_so_and_loses_nothing(
    server: ServerProcess, people: People
) -> None:
    people.ear.expect("status of 40[14]")
    interview = server.open_interview()
    candidate = await people.candidate(interview)
    renewed = server.post(f"/api/v1/interviews/{interview['id']}/link").json["link"]
    await candidate.says(SIZE)
    await expect(candidate.notice).to_contain_text("This link is not accepted on this device")
    await expect(candidate.waiting).to_contain_text([KEPT])
    await candidate.page.context.set_offline(True)
    await candidate.page.wait_for_timeout(100)
    await expect(candidate.notice).to_contain_text("This link is not accepted on this device")
    await candidate.page.context.set_offline(False)

    await candidate.page.goto(interview["link"])
    await candidate.sees_heading("There is nothing here.")
    await candidate.page.goto(renewed)
    await expect(candidate.saved).to_have_count(1)
    assert said(await candidate.is_in_step()) == [SIZE]


async def hold_messages(candidate: Candidate) -> None:
    """Let nothing the page sends arrive."""

    async def lose(route: Route) -> None:
        await route.abort("internetdisconnected")

    await candidate.page.route(MESSAGES, lose)
