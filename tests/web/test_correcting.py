"""Correcting: an earlier answer is put right in the page, by a message that names it."""

from typing import Any

import pytest
from playwright.async_api import Locator, expect

from tests.harness import ServerProcess
from tests.web.people import Candidate, People

pytestmark = [pytest.mark.browser, pytest.mark.asyncio(loop_scope="session")]

WRONG, RIGHT = "It was in the year 1998.", "It was in the year 1989."
MEANWHILE = "Something I was about to say"


@pytest.fixture
def interview(server: ServerProcess) -> dict[str, Any]:
    """Led from outside, with one answer that is not right."""
    interview = server.open_interview(interviewer="agent")
    server.say(interview["id"], "When was it?", speaker="interviewer")
    interview["wrong"] = server.say(interview["id"], WRONG)["id"]
    server.say(interview["id"], "And then?", speaker="interviewer")
    return interview


def quoting(candidate: Candidate) -> Locator:
    return candidate.page.locator("#correcting")


async def test_a_correction_quotes_what_it_puts_right_and_the_draft_comes_back(
    server: ServerProcess, people: People, interview: dict[str, Any]
) -> None:
    candidate = await people.candidate(interview)
    elsewhere = await people.candidate(interview)
    await candidate.types(MEANWHILE)
    await candidate.page.get_by_role("link", name="Correct", exact=True).click()
    await expect(quoting(candidate)).to_contain_text(WRONG)
    await expect(candidate.box).to_have_value(WRONG)
    await expect(candidate.box).to_be_focused()
    await candidate.box.fill(RIGHT)
    await candidate.box.press("Enter")
    await expect(candidate.box).to_have_value(MEANWHILE)
    await expect(quoting(candidate)).to_be_hidden()

    correction = await corrected(candidate, server)
    assert correction["text"] == RIGHT
    assert correction["corrects"] == interview["wrong"]
    # Both sides show it, on this page, on another one that was open, and after a reload.
    for each in (candidate, elsewhere):
        await shows_both_sides(each, interview["wrong"], correction["id"])
    await elsewhere.page.reload()
    await shows_both_sides(elsewhere, interview["wrong"], correction["id"])


async def corrected(candidate: Candidate, server: ServerProcess) -> dict[str, Any]:
    """Return the correction as it is stored, after the interviewer has taken note of it."""
    await expect(candidate.saved).to_have_count(2)
    server.say(candidate.id, "Thank you.", speaker="interviewer")
    await candidate.hears(3)
    *_, correction, _ = await candidate.is_in_step()
    return correction


async def shows_both_sides(candidate: Candidate, wrong: str, right: str) -> None:
    old, new = candidate.page.locator(f"#m-{wrong}"), candidate.page.locator(f"#m-{right}")
    await expect(new.locator(".corrects a")).to_have_text(f"Corrects: “{WRONG}”")
    await expect(old.locator(".corrected a")).to_have_text("Corrected below")
    await old.locator(".corrected a").click()
    await expect(new).to_be_in_viewport()


@pytest.mark.parametrize("way", ["Escape", "Cancel"])
async def test_one_can_leave_it_as_it_was(
    server: ServerProcess, people: People, interview: dict[str, Any], way: str
) -> None:
    candidate = await people.candidate(interview)
    await candidate.types(MEANWHILE)
    link = candidate.page.get_by_role("link", name="Correct", exact=True)
    await link.focus()
    await candidate.page.keyboard.press("Enter")
    await expect(candidate.box).to_have_value(WRONG)
    await candidate.box.fill("It was in")
    if way == "Escape":
        await candidate.page.keyboard.press("Escape")
    else:
        await candidate.page.get_by_role("link", name="Cancel").click()
    await expect(candidate.box).to_have_value(MEANWHILE)
    await expect(quoting(candidate)).to_be_hidden()
    await expect(link).to_be_focused()

    # What was begun is not lost, should one think better of it.
    await link.click()
    await expect(candidate.box).to_have_value("It was in")
    assert len(await candidate.is_in_step()) == 3


async def test_a_reload_in_the_middle_forgets_neither_the_words_nor_what_they_correct(
    server: ServerProcess, people: People, interview: dict[str, Any]
) -> None:
    candidate = await people.candidate(interview)
    await candidate.page.get_by_role("link", name="Correct", exact=True).click()
    await candidate.box.fill(RIGHT)
    await candidate.page.reload()
    await expect(quoting(candidate)).to_contain_text(WRONG)
    await expect(candidate.box).to_have_value(RIGHT)
    await candidate.clicks("Send")
    correction = await corrected(candidate, server)
    assert (correction["text"], correction["corrects"]) == (RIGHT, interview["wrong"])


async def test_a_correction_written_while_the_server_is_away_is_sent_once_as_what_it_is(
    server: ServerProcess, people: People, interview: dict[str, Any]
) -> None:
    """(I1, I2)"""
    people.ear.expect("net::ERR_|fetching the script")
    candidate = await people.candidate(interview)
    server.kill()
    await expect(candidate.notice).to_be_visible()
    await candidate.page.get_by_role("link", name="Correct", exact=True).click()
    await candidate.box.fill(RIGHT)
    await candidate.box.press("Enter")
    await expect(candidate.waiting.locator(".corrects")).to_contain_text(WRONG)
    server.start()
    correction = await corrected(candidate, server)
    assert (correction["text"], correction["corrects"]) == (RIGHT, interview["wrong"])


async def test_a_correction_that_waits_says_what_it_corrects_after_a_reload(
    server: ServerProcess, people: People, interview: dict[str, Any]
) -> None:
    people.ear.expect("net::ERR_")
    candidate = await people.candidate(interview)
    await candidate.page.route("**/messages", lambda route: route.abort())
    await candidate.page.get_by_role("link", name="Correct", exact=True).click()
    await candidate.says(RIGHT)
    await candidate.page.reload()
    await expect(candidate.waiting.locator(".corrects")).to_contain_text(WRONG)
    await candidate.page.unroute("**/messages")
    assert (await corrected(candidate, server))["corrects"] == interview["wrong"]
