"""One-tap answers are the candidate's words like any others, on their way and in the transcript."""

import asyncio

import pytest
from playwright.async_api import expect

from tests.harness import ServerProcess
from tests.web.people import PHONE, People, said

pytestmark = [pytest.mark.browser, pytest.mark.asyncio(loop_scope="session")]

ASIDE = "What do you mean?"


async def test_a_tap_while_the_server_is_away_is_kept_and_sent_once(
    server: ServerProcess, people: People
) -> None:
    """(I1, I2)"""
    people.ear.expect("net::ERR_|fetching the script")
    candidate = await people.candidate(server.open_interview(), **PHONE)
    server.kill()
    await expect(candidate.notice).to_be_visible()
    await candidate.clicks(ASIDE)
    await expect(candidate.waiting).to_contain_text(ASIDE)
    offered = candidate.page.locator("#suggestions")
    await expect(offered).to_be_hidden()
    server.start()
    await candidate.hears(2)
    assert said(await candidate.is_in_step()) == [ASIDE]
    # The question stands again, so it can be answered again, without a reload.
    await expect(offered).to_be_visible()
    await expect(candidate.box).not_to_be_focused()  # a phone's keyboard would hide the question


async def test_whoever_taps_with_a_keyboard_goes_on_writing(
    server: ServerProcess, people: People
) -> None:
    candidate = await people.candidate(server.open_interview())
    await candidate.types("Half a thought")
    await candidate.page.get_by_role("button", name=ASIDE).focus()
    await candidate.page.keyboard.press("Enter")
    await candidate.hears(2)
    await expect(candidate.box).to_be_focused()
    await expect(candidate.box).to_have_value("Half a thought")
    assert said(await candidate.is_in_step()) == [ASIDE]


async def test_what_was_offered_is_over_once_another_tab_has_answered(
    server: ServerProcess, people: People
) -> None:
    interview = server.open_interview(interviewer="human")
    server.say(interview["id"], "What is it about?", speaker="interviewer")
    device = await people.device()
    one = await people.candidate(interview, on=device)
    other = await people.candidate(interview, on=device)
    await expect(other.page.locator("#suggestions")).to_be_visible()
    await one.says("Somebody who answers letters.")
    await expect(other.saved).to_have_count(1)
    await expect(other.page.locator("#suggestions")).to_be_hidden()


async def test_two_tabs_that_answer_different_things_at_once_agree_in_the_end(
    server: ServerProcess, people: People
) -> None:
    """(I2, I3)"""
    interview = server.open_interview(interviewer="agent")
    device = await people.device()
    one = await people.candidate(interview, on=device)
    other = await people.candidate(interview, on=device)
    await other.types("Unfinished in the other tab")
    await one.types("Said in the first tab.")
    await asyncio.gather(one.clicks("Send"), other.clicks("Send"))
    for tab in (one, other):
        await expect(tab.saved).to_have_count(2)
    server.say(interview["id"], "Thank you both.", speaker="interviewer")
    for tab in (one, other):
        await tab.hears(1)
        stored = said(await tab.is_in_step())
        assert sorted(stored) == ["Said in the first tab.", "Unfinished in the other tab"]
