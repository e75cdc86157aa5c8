"""A reply is seen while it is being made, and the stored message takes its place unnoticed."""

import re
from pathlib import Path

import pytest
from playwright.async_api import Page, expect

from tests.web.people import PHONE, People
from tests.web.stage import Stage
from vivavoce.errors import InterviewerUnavailable
from vivavoce.interviewers.interviewer import Reply
from vivavoce.journal.codec import CLASSES

pytestmark = [pytest.mark.browser, pytest.mark.asyncio(loop_scope="session")]

LIVE = Path(__file__).parents[2] / "src/vivavoce/web/static/live.js"
ANSWER = "Somebody who answers letters."
FIRST, WHOLE = (
    "Whose letters would ",
    "Whose letters would they answer, and 𝄞 what about?\nTake your time.",
)

COLLECT = """() => {
    window.announced = [];
    new MutationObserver((changes) => {
        for (const change of changes) {
            for (const node of change.addedNodes) window.announced.push(node.textContent);
        }
    }).observe(document.getElementById('announcer'), { childList: true });
}"""


async def top_px(page: Page, selector: str) -> float:
    """Return how far a place's text is from the top of the page as it is scrolled."""
    place: float = await page.locator(selector).last.evaluate(
        "element => element.getBoundingClientRect().top"
    )
    return place


async def test_words_are_shown_as_they_come_and_stay_where_they_are_when_stored(
    stage: Stage, audience: People
) -> None:
    interview = await stage.opens()
    candidate, owner = await audience.candidate(interview), await audience.owner()
    await owner.opens(interview)
    await candidate.page.evaluate(COLLECT)
    await candidate.says(ANSWER)
    view = await stage.part(interview).asked()
    await expect(
        candidate.page.get_by_role("img", name="The interviewer is writing")
    ).to_be_visible()
    view.tell(FIRST)
    await expect(candidate.coming).to_have_text(FIRST)
    await expect(owner.coming).to_have_text(FIRST)
    view.tell(WHOLE)
    await expect(candidate.coming).to_have_text(WHOLE)
    await expect(owner.coming).to_have_text(WHOLE)
    for page in (candidate.page, owner.page):
        await expect(page.get_by_text("may still change")).to_be_visible()
    before_px = await top_px(candidate.page, "#reply-text")
    # Words that may still change are no message to whoever listens to the page.
    assert await candidate.page.evaluate("window.announced") == ["Saved."]

    stage.part(interview).gives(Reply(say=WHOLE, author="puppet:1"))
    await candidate.hears(2)
    await expect(candidate.page.locator("#reply")).to_be_hidden()
    assert await top_px(candidate.page, "[data-seq] .message-text") == before_px
    assert await candidate.page.evaluate("window.announced") == ["Saved.", f"Interviewer: {WHOLE}"]
    await expect(owner.messages).to_have_count(3)
    await expect(owner.coming).to_have_text("")
    for page in (candidate.page, owner.page):
        await expect(page.get_by_text("may still change")).to_be_hidden()
    # A message is told; the words that became it are not, one by one.
    assert (await owner.page.locator("#announcer").inner_text()).count(FIRST.strip()) == 1
    await expect(owner.messages.last).to_contain_text("puppet:1")


async def test_nothing_jumps_when_words_become_a_message_nor_when_answers_are_offered(
    stage: Stage, audience: People
) -> None:
    interview = await stage.opens()
    candidate = await audience.candidate(interview, **PHONE)
    page = candidate.page
    offered = page.locator("#suggestions")
    await expect(offered).to_be_visible()
    await candidate.types(ANSWER)
    await candidate.clicks("Send")
    await expect(offered).to_be_hidden()
    view = await stage.part(interview).asked()
    long = "\n\n".join([WHOLE] * 9)  # more than the screen holds
    view.tell(long)
    await expect(candidate.coming).to_have_text(long)
    bottom = "element => element.getBoundingClientRect().bottom"
    before_px = await candidate.coming.evaluate(bottom)
    dock_px = await page.locator(".dock").evaluate("dock => dock.getBoundingClientRect().top")
    assert before_px < dock_px, "the last line is in sight"

    stage.part(interview).gives(Reply(say=long))
    await candidate.hears(2)
    committed = candidate.questions.last.locator(".message-text")
    assert abs(await committed.evaluate(bottom) - before_px) <= 1
    await expect(offered).to_be_visible()
    assert abs(await committed.evaluate(bottom) - before_px) <= 1


async def test_whoever_comes_later_sees_all_the_words_so_far(
    stage: Stage, audience: People
) -> None:
    interview = await stage.opens()
    candidate = await audience.candidate(interview)
    await candidate.says(ANSWER)
    view = await stage.part(interview).asked()
    view.tell(FIRST)
    await expect(candidate.coming).to_have_text(FIRST)
    view.tell(WHOLE)
    late = await audience.candidate(interview)
    await expect(late.coming).to_have_text(WHOLE)
    stage.part(interview).gives(Reply(say="Something else in the end."))
    for each in (candidate, late):
        await each.hears(2)
        await expect(each.coming).to_have_text("")
        await expect(each.questions.last).to_contain_text("Something else in the end.")


async def test_words_that_are_taken_back_vanish_and_others_begin_anew(
    stage: Stage, audience: People
) -> None:
    interview = await stage.opens()
    candidate, owner = await audience.candidate(interview), await audience.owner()
    await owner.opens(interview)
    await candidate.says(ANSWER)
    view = await stage.part(interview).asked()
    view.tell(WHOLE)
    await expect(candidate.coming).to_have_text(WHOLE)
    await expect(owner.coming).to_have_text(WHOLE)
    stage.part(interview).gives(InterviewerUnavailable("It hung up in the middle."))
    await expect(candidate.coming).to_have_text("")
    await expect(owner.coming).to_have_text("")
    await expect(candidate.page.locator("#delayed")).to_be_visible()
    await stage.tries_again()
    again = await stage.part(interview).asked()
    again.tell("Let us")
    await expect(candidate.coming).to_have_text("Let us")
    stage.part(interview).gives(Reply(say="Let us begin again."))
    await candidate.hears(2)
    await expect(candidate.page.locator("#delayed")).to_be_hidden()


async def test_words_that_were_coming_when_the_stream_broke_are_not_left_standing(
    stage: Stage, audience: People
) -> None:
    audience.ear.expect("net::ERR_")
    interview = await stage.opens()
    candidate = await audience.candidate(interview)
    await candidate.says(ANSWER)
    view = await stage.part(interview).asked()
    view.tell(WHOLE)
    await expect(candidate.coming).to_have_text(WHOLE)
    await candidate.page.context.set_offline(True)
    await expect(candidate.coming).to_have_text("")
    await candidate.page.context.set_offline(False)
    await expect(candidate.coming).to_have_text(WHOLE)
    stage.part(interview).gives(Reply(say=WHOLE))
    await candidate.hears(2)


async def test_controls_in_words_that_are_coming_are_shown_as_what_they_are(
    stage: Stage, audience: People
) -> None:
    interview = await stage.opens()
    owner = await audience.owner()
    await owner.opens(interview)
    candidate = await audience.candidate(interview)
    await candidate.says(ANSWER)
    view = await stage.part(interview).asked()
    view.tell("red \x1b[31m <b>bold</b>")
    for page in (candidate, owner):
        await expect(page.coming).to_have_text("red ␛[31m <b>bold</b>")
    stage.part(interview).gives(Reply(say="Go on."))
    await candidate.hears(2)


async def test_live_pages_listen_to_every_kind_of_event() -> None:
    listed = re.search(r"const EVENTS = \[(.*?)\]", LIVE.read_text(), re.DOTALL)
    assert listed is not None
    assert set(CLASSES) <= set(re.findall(r"'([a-z-]+)'", listed[1]))
