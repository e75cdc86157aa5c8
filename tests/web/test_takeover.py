"""A person takes over, writes, and hands back: two pages, one voice."""

from typing import Any

import pytest
from playwright.async_api import expect

from tests.web.people import Member, People
from tests.web.stage import OPENING, TAKEOVER, Stage
from vivavoce.interviewers.interviewer import Reply

pytestmark = [pytest.mark.browser, pytest.mark.asyncio(loop_scope="session")]

OFF: dict[str, Any] = {"java_script_enabled": False}
ANSWER = "Somebody who answers letters."


async def spoken(stage: Stage, interview: dict[str, Any]) -> list[tuple[str | None, str]]:
    """Return author and text of everything that was said."""
    return [(each.author, each.text) for each in (await stage.now(interview)).transcript]


async def test_a_takeover_ends_the_words_that_are_coming_and_a_person_speaks(
    stage: Stage, audience: People
) -> None:
    """(I5, I6)"""
    interview = await stage.opens()
    candidate, owner = await audience.candidate(interview), await audience.owner()
    await owner.opens(interview)
    await candidate.says(ANSWER)
    view = await stage.part(interview).asked()
    view.tell("Whose letters would")
    await expect(candidate.coming).to_have_text("Whose letters would")
    await expect(owner.box).to_be_hidden()
    await owner.submits("Take over")
    await expect(candidate.coming).to_have_text("")
    await expect(candidate.page.locator("#led")).to_be_visible()
    await expect(candidate.page.locator("#reply")).to_be_hidden()

    await owner.box.fill("Anna here. Whose letters are they?")
    await owner.box.press("Enter")
    await expect(owner.box).to_have_value("")
    await candidate.hears(3)
    mine = candidate.questions.last
    await expect(mine.locator(".message-by")).to_have_text("Interviewer, a person")
    await expect(mine).to_contain_text("Whose letters are they?")
    await candidate.says("Our customers'.")
    await expect(owner.messages).to_have_count(5)
    # Nobody knows when a person will write; no page says that one does.
    await expect(candidate.page.locator("#reply")).to_be_hidden()

    await expect(owner.page.get_by_label("Hand back to")).to_have_value("llm")
    await owner.submits("Hand back")
    await stage.part(interview).asked()
    await expect(candidate.page.locator("#led")).to_be_hidden()
    await expect(candidate.page.locator("#reply-dots")).to_be_visible()
    stage.part(interview).gives(Reply(say="How many are there?", author="puppet:1"))
    await candidate.hears(4)
    assert await spoken(stage, interview) == [
        ("puppet:1", OPENING),
        (None, ANSWER),
        ("llm", TAKEOVER),
        ("human", "Anna here. Whose letters are they?"),
        (None, "Our customers'."),
        ("puppet:1", "How many are there?"),
    ]


async def test_what_an_owner_writes_is_kept_until_it_is_said_and_said_once(
    stage: Stage, audience: People
) -> None:
    """(I2)"""
    audience.ear.expect("status of 50|net::ERR_")
    interview = await stage.opens(interviewer="human")
    owner = await audience.owner()
    await owner.opens(interview)
    await owner.box.fill("Good morning.")
    await expect(owner.page.locator("#written")).to_have_text("")
    await owner.page.evaluate("new Promise((done) => setTimeout(done, 300))")
    await owner.page.reload()
    await expect(owner.box).to_have_value("Good morning.")

    # The answer to the form is lost on the way: the words are stored, the page cannot know.
    async def lose(route: Any) -> None:
        await route.fetch()
        await route.abort("connectionreset")

    await owner.page.route("**/say", lose)
    await owner.clicks("Send")
    await expect(owner.page.locator("#written")).to_contain_text("Not sent")
    await expect(owner.box).to_have_value("Good morning.")
    await owner.page.unroute("**/say")
    await owner.clicks("Send")
    await expect(owner.page.locator("#written")).to_have_text("Sent")
    await expect(owner.messages).to_have_count(1)
    await owner.box.fill("What is it about?")
    await owner.clicks("Send")
    await expect(owner.messages).to_have_count(2)
    assert await spoken(stage, interview) == [
        ("human", "Good morning."),
        ("human", "What is it about?"),
    ]


async def test_a_page_that_is_left_while_words_are_on_their_way_says_them_once(
    stage: Stage, audience: People
) -> None:
    """(I2)"""
    audience.ear.expect("net::ERR_")
    interview = await stage.opens(interviewer="human")
    owner = await audience.owner()
    await owner.opens(interview)

    async def lose(route: Any) -> None:
        await route.fetch()
        await route.abort("connectionreset")

    await owner.page.route("**/say", lose)
    await owner.box.fill("Good morning.")
    await owner.clicks("Send")
    await expect(owner.page.locator("#written")).to_contain_text("Not sent")
    await owner.page.unroute("**/say")
    await owner.page.reload()
    await expect(owner.box).to_have_value("Good morning.")
    await owner.clicks("Send")
    await expect(owner.box).to_have_value("")
    await owner.box.fill("What is it about?")
    await owner.clicks("Send")
    await expect(owner.messages).to_have_count(2)
    assert [text for _, text in await spoken(stage, interview)] == [
        "Good morning.",
        "What is it about?",
    ]


async def test_whoever_does_not_lead_any_more_says_nothing_and_keeps_the_words(
    stage: Stage, audience: People
) -> None:
    audience.ear.expect("status of 409")
    interview = await stage.opens(interviewer="human")
    owner, colleague = await audience.owner(), await audience.owner(**OFF)
    for each in (owner, colleague):
        await each.opens(interview)
    await colleague.box.fill("A word of mine.")
    await owner.box.fill("Good morning.")
    await owner.clicks("Send")
    await expect(owner.messages).to_have_count(1)
    await owner.page.get_by_label("Hand back to").select_option("The script")
    await owner.submits("Hand back")
    await expect(owner.box).to_be_hidden()
    await colleague.submits("Send")
    flash = colleague.page.get_by_role("status").first
    await expect(flash).to_contain_text("Somebody else leads this interview by now")
    await expect(colleague.box).to_have_value("A word of mine.")
    await expect(colleague.box).not_to_be_editable()
    await colleague.submits("Take over")
    assert "A word of mine." not in [text for _, text in await spoken(stage, interview)]


async def test_unsent_words_stay_in_sight_when_a_colleague_hands_back(
    stage: Stage, audience: People
) -> None:
    interview = await stage.opens(interviewer="human")
    owner, colleague = await audience.owner(), await audience.owner()
    for each in (owner, colleague):
        await each.opens(interview)
    await owner.box.fill("Good mor")
    await colleague.page.get_by_label("Hand back to").select_option("The script")
    await colleague.submits("Hand back")
    for _ in range(2):
        await expect(owner.page.locator("#led-by-another")).to_contain_text("Take over to say this")
        await expect(owner.box).to_have_value("Good mor")
        await expect(owner.box).not_to_be_editable()
        await expect(owner.page.get_by_role("button", name="Send")).to_be_disabled()
        await owner.page.reload()
    assert "Good mor" not in [text for _, text in await spoken(stage, interview)]

    await owner.submits("Take over")
    await expect(owner.page.locator("#led-by-another")).to_be_hidden()
    await owner.box.fill("Good morning.")
    await owner.clicks("Send")
    await expect(owner.box).to_have_value("")
    assert ("human", "Good morning.") in await spoken(stage, interview)

    # Words nobody wants to say any more need not stay.
    await owner.box.fill("And then")
    await colleague.page.get_by_label("Hand back to").select_option("The script")
    await colleague.submits("Hand back")
    await owner.clicks("Discard")
    await expect(owner.box).to_be_hidden()
    await owner.page.reload()
    await expect(owner.box).to_be_hidden()


async def test_taking_over_and_handing_back_works_without_scripts(
    stage: Stage, audience: People
) -> None:
    interview = await stage.opens()
    candidate, owner = await audience.candidate(interview, **OFF), await audience.owner(**OFF)
    await owner.opens(interview)
    await expect(owner.page.get_by_text(TAKEOVER)).to_be_visible()
    await owner.submits("Take over")
    await expect(owner.page.get_by_text("A person leads this interview.")).to_be_visible()
    await owner.box.fill("Anna here.\nWhose letters are they?")
    await owner.submits("Send")
    await expect(owner.messages.last).to_contain_text("human")
    await candidate.page.reload()
    await expect(candidate.page.locator("#led")).to_be_visible()
    await expect(candidate.questions.last.locator(".message-by")).to_have_text(
        "Interviewer, a person"
    )
    await candidate.types("Our customers'.")
    await candidate.clicks("Send")
    await expect(candidate.saved).to_have_count(1)
    await expect(candidate.page.get_by_text("The next question is on its way")).to_have_count(0)
    await owner.page.goto("/console")
    row = owner.rows.filter(has=owner.page.locator(f"[href$='{interview['id']}']"))
    await expect(row).to_contain_text("waits for you since")
    await owner.opens(interview)
    stage.part(interview).gives(Reply(say="How many are there?", author="puppet:1"))
    await owner.submits("Hand back")
    await stage.part(interview).asked()
    await candidate.page.reload()
    await candidate.hears(4)
    assert ("human", "Anna here.\nWhose letters are they?") in await spoken(stage, interview)


async def test_the_form_offers_who_can_lead(stage: Stage, audience: People) -> None:
    owner = await audience.owner()
    await owner.page.goto("/console/new")
    offered = owner.page.get_by_label("Led by").locator("option")
    await expect(offered).to_have_text(["The script", "A model", "A person"])
    await owner.page.locator("input[name=guide][value=staged]").check()
    await owner.page.get_by_label("Led by").select_option("A person")
    await owner.clicks("Create the link")
    await expect(owner.page.get_by_text("The interview is ready.")).to_be_visible()
    await expect(owner.box).to_be_visible()


async def test_a_viewer_neither_leads_nor_writes(stage: Stage, audience: People) -> None:
    interview = await stage.opens(interviewer="human")
    made = await stage.house.owner.post("/api/v1/keys", {"name": "auditor", "role": "viewer"})
    viewer: Member = await audience.owner(made.json()["key"])
    await viewer.opens(interview)
    await expect(viewer.page.locator("#desk")).to_contain_text("A person")
    for name in ("Take over", "Hand back", "Send"):
        await expect(viewer.page.get_by_role("button", name=name)).to_have_count(0)
    path = f"/console/interviews/{interview['id']}"
    for form in ("say", "hand-over", "review", "review/approve"):
        answer = await viewer.page.request.post(f"{path}/{form}", form={"text": "Hm", "to": "llm"})
        assert answer.status == 403, form
    assert len(await spoken(stage, interview)) == 0
