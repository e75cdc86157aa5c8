"""The review: a machine fills in what the whole shows, a person approves, edits or asks on."""

import re
from typing import Any

import pytest
from playwright.async_api import Locator, expect

from tests.web.fitting import check_fits
from tests.web.people import Candidate, Member, People
from tests.web.stage import Stage
from vivavoce.domain.ids import InterviewId
from vivavoce.domain.profile import ProfileValue
from vivavoce.interviewers.interviewer import Reply, Reviewed

pytestmark = [pytest.mark.browser, pytest.mark.asyncio(loop_scope="session")]

OFF: dict[str, Any] = {"java_script_enabled": False}
ANSWER = "Somebody who answers letters."
FOUND = Reviewed(
    changes={
        "motto": ProfileValue(value="Answer kindly."),
        "names": ProfileValue(value=["Lumi", "Aino"]),
    },
    author="puppet:1",
)


async def ends(stage: Stage, candidate: Candidate, interview: dict[str, Any]) -> None:
    """Have the interview end, which sends it to review."""
    await candidate.types(ANSWER)
    await candidate.clicks("Send")
    await stage.part(interview).asked()
    stage.part(interview).gives(Reply(say="Thank you.", done=True, author="puppet:1"))
    await stage.part(interview).asked()  # to read the whole


def progress(owner: Member) -> Locator:
    return owner.page.locator("#review-progress")


async def test_what_was_found_appears_live_and_is_approved_with_edits(
    stage: Stage, audience: People
) -> None:
    audience.ear.expect("status of 409")
    interview = await stage.opens()
    candidate, owner = await audience.candidate(interview), await audience.owner()
    await owner.opens(interview)
    await expect(owner.page.locator("#review")).to_be_hidden()
    await ends(stage, candidate, interview)
    await candidate.sees_heading("Someone is looking at this.")
    await expect(
        candidate.page.get_by_text("nothing for you to do meanwhile").first
    ).to_be_visible()
    await expect(candidate.page.locator("#composer")).to_be_hidden()
    await expect(progress(owner)).to_contain_text("A machine has been reading")

    # What somebody types meanwhile is not lost when the machine's part arrives.
    motto = owner.page.get_by_label("Motto")
    await motto.fill("Typed by hand.")
    await motto.blur()
    stage.part(interview).gives(FOUND)
    await expect(progress(owner)).to_contain_text("A machine has read the whole interview")
    heard = owner.page.get_by_role("status").filter(has_text="A machine has")
    await expect(heard.locator("p").last).to_contain_text("has read the whole interview")
    await expect(owner.page.get_by_label("Names")).to_have_value("Lumi\nAino")
    await expect(motto).to_have_value("Typed by hand.")
    await owner.page.get_by_label("Names").fill("Lumi\nSisu")
    await owner.page.get_by_label("Remote").select_option("Yes")
    # What the machine found beneath the own words is told before they take its place.
    await owner.submits("Approve")
    await expect(owner.page.get_by_text("Nothing was saved")).to_be_visible()
    await expect(motto).to_have_value("Typed by hand.")
    await expect(motto).to_have_attribute("aria-invalid", "true")
    await expect(owner.page.locator("#now-motto .value")).to_have_text("Answer kindly.")
    await owner.submits("Approve")
    await expect(owner.status).to_contain_text("Completed")
    await candidate.sees_heading("Thank you.")
    profile = (await stage.now(interview)).profile
    assert profile["motto"].value == "Typed by hand."
    assert profile["names"].value == ["Lumi", "Sisu"]
    assert profile["remote"].value is True


async def test_it_is_sent_back_with_a_question_that_is_put_next(
    stage: Stage, audience: People
) -> None:
    audience.ear.expect("status of 422")
    interview = await stage.opens()
    candidate, owner = await audience.candidate(interview), await audience.owner()
    await ends(stage, candidate, interview)
    stage.part(interview).gives(FOUND)
    await stage.reviewed(interview)
    await owner.opens(interview)
    await expect(owner.page.get_by_label("Motto")).to_have_value("Answer kindly.")
    await owner.page.get_by_label("Motto").fill("Answer soon.")
    await owner.page.get_by_text("Send back…").click()
    await owner.submits("Send back")
    await expect(
        owner.page.get_by_text("Write the question that is to be put next.")
    ).to_be_visible()
    await expect(owner.page.get_by_label("Motto")).to_have_value("Answer soon.")
    await owner.page.get_by_text("Send back…").click()
    await owner.page.get_by_label("What should be asked next?").fill("In which language?")
    await owner.submits("Send back")
    view = await stage.part(interview).asked()
    assert view.interview.owner_asks == "In which language?"
    assert view.interview.profile["motto"].value == "Answer soon."
    await expect(candidate.page.locator("#composer")).to_be_visible()
    stage.part(interview).gives(Reply(say="In which language?"))
    await candidate.hears(3)
    await expect(owner.page.locator("#review")).to_be_hidden()


async def test_a_person_who_leads_puts_the_question_at_once(stage: Stage, audience: People) -> None:
    interview = await stage.opens(interviewer="human")
    candidate, owner = await audience.candidate(interview), await audience.owner()
    await candidate.says(ANSWER)
    await owner.opens(interview)
    await owner.page.get_by_text("End…").click()
    await owner.submits("Send to review")
    await candidate.sees_heading("Someone is looking at this.")
    await stage.part(interview).asked()
    await owner.page.get_by_text("Send back…").click()
    await owner.page.get_by_label("What should be asked next?").fill("In which language?")
    await owner.submits("Send back")
    await candidate.hears(1)
    await expect(candidate.questions.last).to_contain_text("In which language?")
    stage.part(interview).gives(FOUND)


async def test_a_verdict_from_a_page_that_is_out_of_date_changes_nothing(
    stage: Stage, audience: People
) -> None:
    audience.ear.expect("status of 409")
    interview = await stage.opens()
    candidate = await audience.candidate(interview)
    owner, colleague = await audience.owner(), await audience.owner(**OFF)
    await ends(stage, candidate, interview)
    stage.part(interview).gives(FOUND)
    await stage.reviewed(interview)
    for each in (owner, colleague):
        await each.opens(interview)
        await expect(each.page.get_by_label("Motto")).to_have_value("Answer kindly.")
    await owner.page.get_by_text("Send back…").click()
    await owner.page.get_by_label("What should be asked next?").fill("In which language?")
    await owner.submits("Send back")
    stage.part(interview).gives(Reply(say="In which language?"))
    await candidate.hears(3)
    await colleague.page.get_by_label("Motto").fill("Answer soon.")
    await colleague.submits("Approve")
    await expect(colleague.page.get_by_text("not in review any more")).to_be_visible()
    now = await stage.now(interview)
    assert now.status == "active"
    assert now.profile["motto"].value == "Answer kindly."
    # There is no form to put them back into; they are not lost for that.
    await expect(colleague.page.locator("#unsaved")).to_contain_text("Answer soon.")


async def in_review(stage: Stage, audience: People, *, interviewer: str = "llm") -> dict[str, Any]:
    """Return an interview that waits for a person, its motto found to be "Answer kindly."."""
    interview = await stage.opens(interviewer=interviewer)
    candidate = await audience.candidate(interview)
    await candidate.says(ANSWER)
    await expect(candidate.saved).to_have_count(1)
    if interviewer == "llm":
        await stage.part(interview).asked()
        stage.part(interview).gives(Reply(say="Thank you.", done=True, author="puppet:1"))
    else:
        await stage.house.owner.post(f"/api/v1/interviews/{interview['id']}/review")
    await stage.part(interview).asked()
    stage.part(interview).gives(FOUND)
    await stage.reviewed(interview)
    return interview


@pytest.mark.parametrize("leader", ["llm", "human"])
async def test_a_question_that_cannot_be_sent_changes_nothing_and_is_put_back(
    stage: Stage, audience: People, leader: str
) -> None:
    """(I4)"""
    audience.ear.expect("status of 422")
    interview = await in_review(stage, audience, interviewer=leader)
    owner = await audience.owner(**OFF)
    await owner.opens(interview)
    long = "ä" * 20_000
    await owner.page.get_by_text("Send back…").click()
    await owner.page.get_by_label("What should be asked next?").fill(long)
    await owner.page.get_by_label("Motto").fill("Answer soon.")
    await owner.submits("Send back")
    await expect(owner.page.get_by_text("The question is 40,000 bytes")).to_be_visible()
    await expect(owner.page.get_by_label("What should be asked next?")).to_have_value(long)
    await expect(owner.page.get_by_label("Motto")).to_have_value("Answer soon.")
    now = await stage.now(interview)
    assert now.status == "pending_review"
    assert now.profile["motto"].value == "Answer kindly."


@pytest.mark.parametrize("leader", ["llm", "human"])
async def test_a_question_sent_back_twice_is_put_once_and_both_times_taken(
    stage: Stage, audience: People, leader: str
) -> None:
    """(I2)"""
    interview = await in_review(stage, audience, interviewer=leader)
    owner = await audience.owner()
    await owner.opens(interview)
    form: dict[str, str | float | bool] = await owner.page.locator("#review form").evaluate(
        "form => Object.fromEntries(new FormData(form))"
    )
    form |= {"ask": "In which language?", "item.motto": "Answer soon."}
    path = f"/console/interviews/{interview['id']}/review/send-back"
    assert (await owner.page.request.post(path, form=form)).status == 200
    if leader == "llm":
        await stage.part(interview).asked()
        stage.part(interview).gives(Reply(say="In which language?", author="puppet:1"))
        await stage.house.services.turns.settle(InterviewId(interview["id"]), patience_s=20)
    before = await stage.now(interview)
    assert before.owner_asks is None, "it has been put"
    assert (await owner.page.request.post(path, form=form)).status == 200
    now = await stage.now(interview)
    assert now == before, "the second press changed nothing"
    assert now.status == "active"
    assert [each.text for each in now.transcript].count("In which language?") == 1
    assert now.profile["motto"].value == "Answer soon."
    # Another question is another matter: what goes on already is not sent back.
    form["ask"] = "By when?"
    assert (await owner.page.request.post(path, form=form)).status == 409


async def test_a_question_that_is_kept_and_not_put_yet_is_put_by_pressing_again(
    stage: Stage, audience: People
) -> None:
    """(I6): the server may go down, or the disk fill up, between the two."""
    interview = await in_review(stage, audience, interviewer="human")
    owner = await audience.owner()
    await owner.opens(interview)
    form: dict[str, str | float | bool] = await owner.page.locator("#review form").evaluate(
        "form => Object.fromEntries(new FormData(form))"
    )
    ask: dict[str, str | float | bool] = {"ask": "In which language?"}
    await stage.house.owner.post(f"/api/v1/interviews/{interview['id']}/resume", ask)
    path = f"/console/interviews/{interview['id']}/review/send-back"
    assert (await owner.page.request.post(path, form=form | ask)).status == 200
    last = (await stage.now(interview)).transcript.last
    assert last is not None
    assert (last.author, last.text) == ("human", "In which language?")


async def test_a_colleagues_words_are_not_overwritten_unseen(
    stage: Stage, audience: People
) -> None:
    """(I12)"""
    audience.ear.expect("status of 4(09|22)")
    interview = await in_review(stage, audience)
    owner, colleague = await audience.owner(**OFF), await audience.owner(**OFF)
    for each in (owner, colleague):
        await each.opens(interview)
    await colleague.page.get_by_label("Motto").fill("Theirs.")
    await colleague.submits("Save")
    # The first attempt fails for another reason; what the words were written against is kept.
    await owner.page.get_by_label("Motto").fill("Mine.")
    await owner.page.get_by_text("Send back…").click()
    await owner.submits("Send back")
    await expect(owner.page.get_by_label("Motto")).to_have_value("Mine.")
    await expect(owner.page.locator("#now-motto .value")).to_have_text("Theirs.")
    assert (await stage.now(interview)).profile["motto"].value == "Theirs."

    # Seen, they may be replaced. What came once more is not.
    await colleague.page.get_by_label("Motto").fill("Theirs, again.")
    await colleague.submits("Save")
    await owner.submits("Save")
    await expect(owner.page.locator("#now-motto .value")).to_have_text("Theirs, again.")
    await owner.submits("Save")
    assert (await stage.now(interview)).profile["motto"].value == "Mine."


async def test_what_is_no_value_of_its_type_is_told_at_the_field(
    stage: Stage, audience: People
) -> None:
    audience.ear.expect("status of 422")
    interview = await in_review(stage, audience)
    owner = await audience.owner(**OFF)
    await owner.opens(interview)
    await owner.page.get_by_label("Names").fill("Lumi\nSisu")
    await owner.page.get_by_label("First day").fill("some day")
    await owner.submits("Save")
    first_day = owner.page.get_by_label("First day")
    await expect(first_day).to_have_value("some day")
    await expect(first_day).to_have_accessible_description(re.compile("“some day” is no date"))
    await expect(owner.page.get_by_label("Names")).to_have_value("Lumi\nSisu")
    assert (await stage.now(interview)).profile["names"].value == ["Lumi", "Aino"]
    await first_day.fill("2026-12-01")
    await owner.submits("Save")
    profile = (await stage.now(interview)).profile
    assert profile["first_day"].value == "2026-12-01"
    assert profile["names"].value == ["Lumi", "Sisu"]
    # What no review collects is not a review's to change, whoever made the form.
    forged: dict[str, str | float | bool] = {"was.role": "", "item.role": "Chief."}
    path = f"/console/interviews/{interview['id']}/review/save"
    assert (await owner.page.request.post(path, form=forged)).status == 200
    assert "role" not in (await stage.now(interview)).profile


async def test_a_review_is_saved_and_approved_without_scripts(
    stage: Stage, audience: People
) -> None:
    interview = await stage.opens()
    candidate, owner = await audience.candidate(interview, **OFF), await audience.owner(**OFF)
    await ends(stage, candidate, interview)
    await candidate.page.reload()
    await candidate.sees_heading("Someone is looking at this.")
    row = owner.rows.filter(has=owner.page.locator(f"[href$='{interview['id']}']"))
    await owner.page.goto("/console")
    await expect(row).to_contain_text("being read since")
    stage.part(interview).gives(FOUND)
    await stage.reviewed(interview)
    await owner.opens(interview)
    await owner.page.get_by_label("Motto").fill("Two\nlines.")
    await owner.page.get_by_label("Names").fill("")
    await owner.submits("Save")
    await expect(progress(owner)).to_be_visible()
    await expect(owner.page.get_by_label("Motto")).to_have_value("Two\nlines.")
    profile = (await stage.now(interview)).profile
    assert profile["motto"].value == "Two\nlines."
    assert "names" not in profile
    await owner.page.goto("/console")
    await expect(row).to_contain_text("waits for you since")
    await owner.opens(interview)
    await owner.submits("Approve")
    await expect(owner.status).to_contain_text("Completed")


async def test_everything_fits_at_any_width_in_light_and_dark(
    stage: Stage, audience: People
) -> None:
    interview = await stage.opens()
    candidate, owner = await audience.candidate(interview), await audience.owner()
    await ends(stage, candidate, interview)
    long = ProfileValue(value="Rindfleischetikettierungsüberwachungsaufgaben" * 5)
    stage.part(interview).gives(Reviewed(changes={"motto": long}, author="puppet:1"))
    at = f"/interviews/{interview['id']}"
    led = await stage.opens(interviewer="human")
    await (await audience.candidate(led)).says(ANSWER)
    for path in (at, f"/interviews/{led['id']}"):
        await check_fits(owner.page, path)
        await check_fits(owner.page, f"/console{path}")
