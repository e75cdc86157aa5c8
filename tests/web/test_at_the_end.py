"""On a phone: whoever is at the end of the conversation stays there, whatever appears."""

from typing import Any

import pytest
from playwright.async_api import Locator, expect

from tests.web.people import KEPT, Candidate, People
from tests.web.stage import TAKEOVER, Stage
from vivavoce.errors import InterviewerUnavailable
from vivavoce.interviewers.interviewer import Reply

pytestmark = [pytest.mark.browser, pytest.mark.asyncio(loop_scope="session")]

SMALL: dict[str, Any] = {"viewport": {"width": 390, "height": 800}}
ANSWER = "Somebody who answers the letters of our customers, every day of the week. " * 8
AWAY = InterviewerUnavailable("Nobody answers.")

# What is beneath the composer, or above it too far; after the page had its time to settle.
COVERED = """async (element) => {
    for (let frame = 0; frame < 3; frame++) await new Promise(requestAnimationFrame);
    const { top, bottom } = element.getBoundingClientRect();
    const above = document.querySelector('.bar').getBoundingClientRect().bottom - top;
    const below = bottom - document.querySelector('.dock').getBoundingClientRect().top;
    return Math.max(0, above, below);
}"""


async def is_seen_whole(place: Locator) -> None:
    """Check that nothing covers a part of the page, once it is shown."""
    await expect(place).to_be_visible()
    covered_px = await place.evaluate(COVERED)
    assert covered_px < 1, f"{covered_px} px of it are not seen"


async def just_fits(candidate: Candidate) -> None:
    """Give the page exactly the height it needs, so that whatever comes next sticks out."""
    for _ in range(3):  # a higher page has wider margins
        needed_px = await candidate.page.evaluate("document.documentElement.scrollHeight")
        await candidate.page.set_viewport_size({"width": 390, "height": needed_px})
    assert await place_px(candidate) == 0


async def place_px(candidate: Candidate) -> float:
    """Return how far the page is scrolled, once it has settled."""
    await candidate.page.locator("body").evaluate(COVERED)
    scrolled_px: float = await candidate.page.evaluate("window.scrollY")
    return scrolled_px


async def scrolls_up(candidate: Candidate) -> None:
    await candidate.page.evaluate("window.scrollTo(0, 0)")
    assert await place_px(candidate) == 0


async def test_a_delay_and_the_reply_after_it_are_seen(stage: Stage, audience: People) -> None:
    interview = await stage.opens()
    candidate = await audience.candidate(interview, **SMALL)
    await candidate.says(ANSWER)
    await stage.part(interview).asked()
    await just_fits(candidate)
    stage.part(interview).gives(AWAY)
    await is_seen_whole(candidate.page.locator("#delayed"))
    await stage.tries_again()
    stage.part(interview).gives(Reply(say="Whose letters?"))
    await candidate.hears(2)
    await is_seen_whole(candidate.questions.last)


async def test_a_pause_is_seen_with_its_reason_and_the_way_out(
    stage: Stage, audience: People
) -> None:
    interview = await stage.opens(guide="hasty")
    candidate = await audience.candidate(interview, **SMALL)
    await candidate.says(ANSWER)
    await stage.part(interview).asked()
    await just_fits(candidate)
    stage.part(interview).gives(AWAY)
    page = candidate.page
    await is_seen_whole(page.get_by_role("heading", name="Paused."))
    await is_seen_whole(page.get_by_text("The interviewer could not go on, so").first)
    await is_seen_whole(page.get_by_role("button", name="Continue"))


async def test_a_takeover_is_seen_and_what_the_person_asks(stage: Stage, audience: People) -> None:
    interview = await stage.opens()
    candidate, owner = await audience.candidate(interview, **SMALL), await audience.owner()
    await candidate.says(ANSWER)
    await stage.part(interview).asked()
    await just_fits(candidate)
    await owner.opens(interview)
    await owner.submits("Take over")
    await is_seen_whole(candidate.page.locator("#led"))
    await is_seen_whole(candidate.questions.filter(has_text=TAKEOVER))
    await owner.box.fill("Anna here.\nWhose letters are they?")
    await owner.clicks("Send")
    await candidate.hears(3)
    await is_seen_whole(candidate.questions.last)
    await is_seen_whole(candidate.page.locator("#led"))
    await expect(candidate.page.locator("#newer")).to_be_hidden()


async def test_what_could_not_be_sent_is_seen_with_where_it_is(
    stage: Stage, audience: People
) -> None:
    audience.ear.expect("net::ERR_")
    interview = await stage.opens()
    candidate = await audience.candidate(interview, **SMALL)
    await candidate.says(ANSWER)
    await stage.part(interview).asked()
    stage.part(interview).gives(Reply(say="Whose letters?"))
    await candidate.hears(2)
    await just_fits(candidate)
    await candidate.page.route("**/messages", lambda route: route.abort())
    await candidate.says("Our customers'.")
    await expect(candidate.notice).to_be_visible()
    await expect(candidate.waiting).to_contain_text(KEPT)
    await is_seen_whole(candidate.waiting)


async def test_the_last_question_stays_in_sight_while_the_answer_grows(
    stage: Stage, audience: People
) -> None:
    interview = await stage.opens()
    candidate = await audience.candidate(interview, **SMALL)
    await candidate.says(ANSWER)
    await stage.part(interview).asked()
    stage.part(interview).gives(Reply(say="Whose letters?"))
    await candidate.hears(2)
    await candidate.types("One line.\n" * 8)
    await is_seen_whole(candidate.questions.last)
    await candidate.page.set_viewport_size({"width": 390, "height": 600})
    await is_seen_whole(candidate.questions.last)


async def test_whoever_reads_further_up_is_left_alone_and_told_of_what_is_new(
    stage: Stage, audience: People
) -> None:
    interview = await stage.opens(guide="hasty")
    candidate = await audience.candidate(interview, **SMALL)
    await candidate.says(ANSWER)
    await stage.part(interview).asked()
    await scrolls_up(candidate)
    stage.part(interview).gives(Reply(say="Whose letters?\n" + ANSWER))
    await candidate.hears(2)
    await is_seen_whole(candidate.page.locator("h1"))
    assert await place_px(candidate) == 0
    await candidate.clicks("New below")
    await expect(candidate.page.locator("#newer")).to_be_hidden()

    await candidate.says("Our customers'.")
    await stage.part(interview).asked()
    await scrolls_up(candidate)
    stage.part(interview).gives(AWAY)
    await candidate.sees_heading("Paused.")
    assert await place_px(candidate) == 0

    # Their own words take them to the end, where they are.
    await candidate.says("Are you there?")
    await is_seen_whole(candidate.saved.last)
    stage.part(interview).gives(Reply(say="Yes. How many are there?"))
    await candidate.hears(3)
    await is_seen_whole(candidate.questions.last)
