"""The model is away: both sides are told the truth, and the conversation goes on by itself."""

from typing import Any

import pytest
from playwright.async_api import Locator, expect

from tests.web.people import Candidate, Member, People
from tests.web.stage import Stage
from vivavoce.domain.events import Usage
from vivavoce.errors import InterviewerUnavailable, ReplyUnfit
from vivavoce.interviewers.interviewer import Reply

pytestmark = [pytest.mark.browser, pytest.mark.asyncio(loop_scope="session")]

OFF: dict[str, Any] = {"java_script_enabled": False}
ANSWER = "Somebody who answers letters."
DELAYED = (
    "The interviewer cannot be reached at the moment. Your answer is saved; "
    "the conversation goes on by itself."
)
IN_WORDS = """(time) => new Intl.DateTimeFormat(
    undefined, { dateStyle: 'medium', timeStyle: 'short' }).format(new Date(time.dateTime))"""
AWAY = InterviewerUnavailable("Nobody answers.")


def delayed(candidate: Candidate) -> Locator:
    return candidate.page.get_by_text(DELAYED).and_(candidate.page.locator("#delayed"))


async def answers_while_it_is_away(
    stage: Stage, candidate: Candidate, interview: dict[str, Any]
) -> None:
    await candidate.says(ANSWER)
    await stage.part(interview).asked()
    stage.part(interview).gives(AWAY)


async def test_a_delay_is_told_to_both_sides_and_ends_with_the_reply(
    stage: Stage, audience: People
) -> None:
    """(I6)"""
    interview = await stage.opens()
    candidate, owner = await audience.candidate(interview), await audience.owner()
    await owner.opens(interview)
    await answers_while_it_is_away(stage, candidate, interview)
    await expect(delayed(candidate)).to_be_visible()
    # Nobody is writing just now, so the page does not say so.
    await expect(candidate.page.locator("#reply")).to_be_hidden()
    await expect(candidate.saved).to_have_count(1)
    obstacle = owner.page.locator("#obstacle")
    await expect(obstacle).to_contain_text("cannot be reached at the moment")
    # Those who listen to the page are told as well, once.
    heard = owner.page.get_by_role("status").filter(has_text="cannot be reached at the moment")
    await expect(heard.locator("p")).to_have_count(1)
    await expect(obstacle).to_contain_text("then the script carries on")
    # Until when is told in the reader's own zone, as every time on the page.
    until = obstacle.locator("time")
    at = await until.get_attribute("datetime")
    shown = await until.evaluate(IN_WORDS)
    await expect(until).to_have_text(shown)
    assert at is not None, "the moment itself is there for scripts"
    assert at.endswith("Z")
    assert "UTC" not in shown

    # Whoever comes while it lasts is told as well, with scripts or without.
    for late in (await audience.candidate(interview), await audience.candidate(interview, **OFF)):
        await expect(delayed(late)).to_be_visible()

    await stage.tries_again()
    stage.part(interview).gives(Reply(say="Whose letters?"))
    await candidate.hears(2)
    await expect(delayed(candidate)).to_be_hidden()
    await expect(obstacle).to_have_count(0)
    await late.page.get_by_role("link", name="Look again").click()
    await late.hears(2)
    await expect(delayed(late)).to_have_count(1)
    await expect(delayed(late)).to_be_hidden()


async def test_the_list_marks_what_waits_for_its_reply(stage: Stage, audience: People) -> None:
    interview = await stage.opens()
    candidate, owner = await audience.candidate(interview), await audience.owner()
    await answers_while_it_is_away(stage, candidate, interview)
    await expect(delayed(candidate)).to_be_visible()
    await owner.page.goto("/console")
    row = owner.rows.filter(has=owner.page.locator(f"[href$='{interview['id']}']"))
    await expect(row).to_contain_text("Active")
    await expect(row).not_to_contain_text("reply delayed")
    for _ in range(5):
        await stage.tries_again()
    await owner.page.reload()
    await expect(row).to_contain_text("reply delayed since")
    stage.part(interview).gives(Reply(say="Whose letters?"))
    await candidate.hears(2)
    await owner.page.reload()
    await expect(row).not_to_contain_text("reply delayed")


async def test_a_pause_for_want_of_an_interviewer_says_what_one_can_do(
    stage: Stage, audience: People
) -> None:
    interview = await stage.opens(guide="hasty")
    candidate, owner = await audience.candidate(interview), await audience.owner()
    await owner.opens(interview)
    await answers_while_it_is_away(stage, candidate, interview)
    await candidate.sees_heading("Paused.")
    told = candidate.page.get_by_text("The interviewer could not go on, so the interview rests.")
    await expect(told.last).to_be_visible()
    await expect(candidate.page.get_by_text("Take your time.")).to_be_hidden()
    await expect(owner.status).to_contain_text("Paused")
    await expect(owner.status).not_to_contain_text("interviewer-unavailable")
    await expect(owner.page.locator("#obstacle")).to_contain_text("or let somebody else lead")
    plain = await audience.candidate(interview, **OFF)
    await expect(plain.page.get_by_text("The interviewer could not go on")).to_be_visible()

    # It is back: whatever the candidate does next goes on from there, and nothing is said twice.
    await candidate.says("Are you there?")
    await stage.part(interview).asked()
    stage.part(interview).gives(Reply(say="Yes. Whose letters?"))
    await candidate.hears(2)
    await expect(candidate.page.get_by_role("heading", name="Paused.")).to_be_hidden()
    await expect(owner.status).to_contain_text("Active")
    await expect(owner.messages).to_have_count(4)


async def test_a_pause_by_whoever_asked_is_an_ordinary_one(stage: Stage, audience: People) -> None:
    interview = await stage.opens()
    candidate, owner = await audience.candidate(interview), await audience.owner()
    await owner.opens(interview)
    await owner.submits("Pause")
    await candidate.sees_heading("Paused.")
    await expect(candidate.page.get_by_text("Take your time.")).to_be_visible()
    await expect(candidate.page.get_by_text("could not go on").last).to_be_hidden()


async def test_used_up_tokens_pause_politely_and_the_console_counts_them(
    stage: Stage, audience: People
) -> None:
    interview = await stage.opens(guide="frugal")
    candidate, owner = await audience.candidate(interview), await audience.owner()
    await owner.opens(interview)
    await candidate.says(ANSWER)
    usage = Usage(input_tokens=1200, output_tokens=34, requests=1, cost_microusd=25_000)
    stage.part(interview).gives(Reply(say="Whose letters?", author="puppet:1", usage=usage))
    await candidate.hears(2)
    used = owner.page.locator("#used")
    await expect(used).to_have_text("1,234 of 100 tokens, about $0.03")
    await candidate.says("Our customers'.")
    await candidate.sees_heading("Paused.")
    await expect(candidate.page.get_by_text("has used up what was set aside")).to_be_visible()
    await expect(candidate.saved).to_have_count(2)
    # Whoever is asked cannot help it: no button says that they could, nor is it tried again.
    late = await audience.candidate(interview, **OFF)
    for each in (candidate, late):
        await expect(each.page.get_by_text("for Vivavoce to decide")).to_be_visible()
        await expect(each.page.get_by_role("button", name="Continue")).to_have_count(0)
    await candidate.says("They write in Estonian.")
    await expect(candidate.saved).to_have_count(3)
    await candidate.sees_heading("Paused.")
    assert await resumptions(stage, interview) == 0
    await expect(owner.page.locator("#obstacle")).to_contain_text("tokens a model may use are used")

    await owner.page.goto("/console")
    summary = owner.page.locator("#by-model summary")
    await expect(summary).to_contain_text("This month: 1,234 tokens, about $0.03")
    await summary.click()
    await expect(owner.page.locator("#by-model tbody")).to_contain_text("puppet:1")

    # The script needs no tokens, and goes on from the same place.
    await owner.opens(interview)
    await owner.page.get_by_text("Let another lead…").click()
    await owner.page.get_by_label("From here on").select_option("The script")
    await owner.submits("Hand over")
    await owner.submits("Resume")
    await candidate.hears(3)


async def test_a_model_that_cannot_be_used_is_told_with_the_way_out(
    stage: Stage, audience: People
) -> None:
    interview = await stage.opens()
    owner = await audience.owner()
    sentence = "The model puppet:1 has no key; set PUPPET_KEY."
    stage.model.sentence = sentence
    try:
        await owner.page.goto("/console")
        await expect(owner.page.locator("#problems .notice")).to_have_text([sentence])
        await owner.opens(interview)
        await expect(owner.page.locator("#obstacle")).to_have_text(sentence)
        await owner.page.goto("/console/new")
        await expect(owner.page.get_by_label("Led by")).to_contain_text("cannot be used now")
        await expect(owner.page.get_by_text(f"A model: {sentence}")).to_be_visible()
    finally:
        stage.model.sentence = None
    await owner.page.goto("/console")
    await expect(owner.page.locator("#problems .notice")).to_have_count(0)


async def test_words_unfit_to_be_said_are_replaced_by_the_scripts(
    stage: Stage, audience: People
) -> None:
    interview = await stage.opens()
    candidate, owner = await audience.candidate(interview), await audience.owner()
    await owner.opens(interview)
    await candidate.says(ANSWER)
    stage.part(interview).gives(ReplyUnfit("It asked two questions."))
    await candidate.hears(2)
    await expect(owner.messages.last).to_contain_text("scripted")
    await expect(led_by(owner)).to_have_text("A model")


async def test_an_unfit_reply_where_nobody_stands_in_is_no_silence_of_the_model(
    stage: Stage, audience: People
) -> None:
    interview = await stage.opens(guide="alone")
    candidate = await audience.candidate(interview)
    await candidate.says(ANSWER)
    stage.part(interview).gives(ReplyUnfit("It asked two questions."))
    unfit = "The interviewer needs another moment. Your answer is saved; the conversation goes on"
    await expect(candidate.page.locator("#delayed")).to_contain_text(unfit)
    late = await audience.candidate(interview, **OFF)
    await expect(late.page.locator("#delayed")).to_contain_text(unfit)
    await stage.tries_again()
    stage.part(interview).gives(Reply(say="Whose letters?"))
    await candidate.hears(2)
    await expect(candidate.page.locator("#delayed")).to_be_hidden()


async def resumptions(stage: Stage, interview: dict[str, Any]) -> int:
    """Return how often it went on after a pause."""
    return (await stage.kinds(interview)).count("interview-resumed")


def led_by(owner: Member) -> Locator:
    return owner.page.locator("#desk dt:text-is('Led by') + dd")
