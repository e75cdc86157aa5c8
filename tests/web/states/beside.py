"""What stands beside the candidate's conversation: the bar, taps, recap, correcting, the ends."""

from typing import Any

from playwright.async_api import Page, expect

from tests.web.candidate.guides import ARABIC, TAPPED
from tests.web.people import Candidate
from tests.web.states.scene import Scene, state

END = {"No, that is all", "No, I do not agree"}
TAPS = ("Yes, I agree", "From home", "No", "I’d rather not say")


async def tapped(scene: Scene, *taps: str, **fields: Any) -> Candidate:
    """Return somebody who has given these answers."""
    scene.server.add_guide(TAPPED)
    candidate = await scene.candidate("tapped", **fields)
    for number, words in enumerate(taps, start=2):
        await candidate.clicks(words)
        await candidate.hears(number)
    if END.isdisjoint(taps):
        await expect(candidate.page.locator("#suggestions button").first).to_be_visible()
    return candidate


@state("candidate-menu")
async def menu(scene: Scene) -> Page:
    page = (await scene.candidate()).page
    await page.locator("#menu > summary").click()
    await expect(page.get_by_role("link", name="Withdraw…")).to_be_visible()
    return page


@state("candidate-parts")
async def parts(scene: Scene) -> Page:
    page = (await scene.candidate()).page
    await page.locator("#topics-list > summary").click()
    await expect(page.get_by_text("Knowledge and skills")).to_be_visible()
    return page


@state("candidate-taps")
async def taps(scene: Scene) -> Page:
    return (await tapped(scene, *TAPS[:1])).page


@state("candidate-taps-german")
async def taps_in_german(scene: Scene) -> Page:
    return (await tapped(scene, "Ja, ich stimme zu", language="de")).page


@state("candidate-right-to-left")
async def right_to_left(scene: Scene) -> Page:
    scene.server.add_guide(ARABIC)
    return (await scene.candidate("arabic")).page


@state("candidate-recap")
async def recap(scene: Scene) -> Page:
    candidate = await tapped(scene, *TAPS[:2])
    interview = {"id": candidate.id, "link": candidate.link}
    elsewhere = await scene.people.candidate(interview)
    await elsewhere.sees_heading("Welcome back.")
    return elsewhere.page


@state("candidate-correcting")
async def correcting(scene: Scene) -> Page:
    candidate = await tapped(scene, *TAPS[:2])
    await candidate.saved.last.get_by_role("link", name="Correct").click()
    await expect(candidate.page.locator("#correcting")).to_be_visible()
    return candidate.page


@state("candidate-corrected")
async def corrected(scene: Scene) -> Page:
    page = await correcting(scene)
    await page.locator("#answer").fill("In the office")
    await page.get_by_role("button", name="Send").click()
    await expect(page.get_by_role("link", name="Corrected below")).to_be_visible()
    await expect(page.locator("#suggestions button").first).to_be_visible()
    return page


@state("candidate-summary")
async def summary(scene: Scene) -> Page:
    return (await tapped(scene, *TAPS)).page


@state("candidate-thanked")
async def thanked(scene: Scene) -> Page:
    candidate = await tapped(scene, *TAPS, "All correct", "No, that is all")
    await candidate.sees_heading("What was noted")
    return candidate.page


@state("candidate-declined")
async def declined(scene: Scene) -> Page:
    candidate = await tapped(scene, "No, I do not agree")
    await candidate.sees_heading("You did not agree, and nothing was asked.")
    return candidate.page


@state("candidate-withdrawing")
async def withdrawing(scene: Scene) -> Page:
    candidate = await tapped(scene, *TAPS[:2])
    await candidate.page.goto(f"/interviews/{candidate.id}?ask=withdraw")
    await candidate.sees_heading("Withdraw from this interview?")
    return candidate.page


@state("candidate-withdrawn")
async def withdrawn(scene: Scene) -> Page:
    page = await withdrawing(scene)
    await page.get_by_role("button", name="Withdraw").click()
    await expect(page.get_by_role("heading", name="You have withdrawn.")).to_be_visible()
    return page


@state("candidate-earlier-messages")
async def earlier_messages(scene: Scene) -> Page:
    interview = scene.server.open_interview(interviewer="human")
    for number in range(55):
        scene.server.say(interview["id"], f"Question {number}?", speaker="interviewer")
        scene.server.say(interview["id"], f"An answer to question {number}.")
    page = (await scene.people.candidate(interview)).page
    await page.goto(f"/interviews/{interview['id']}?before=60")
    return page
