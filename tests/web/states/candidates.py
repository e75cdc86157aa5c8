"""The candidate's page, in every state."""

from playwright.async_api import Page, expect

from tests.harness import plain_guide
from tests.web.people import Candidate
from tests.web.states.scene import Scene, state
from vivavoce.errors import InterviewerUnavailable
from vivavoce.interviewers.interviewer import Reply

ANSWER = "It should answer letters, about four hundred of them in a week."
LONG = "We used to do it by hand, and on Fridays nobody wanted to. " * 6


async def answered(scene: Scene) -> Candidate:
    """Return somebody in the middle of an interview."""
    candidate = await scene.candidate()
    await candidate.says(ANSWER)
    await candidate.hears(2)
    await candidate.says(LONG)
    await candidate.hears(3)
    return candidate


@state("candidate-first-question")
async def first_question(scene: Scene) -> Page:
    return (await scene.candidate()).page


@state("candidate-consent")
async def consent(scene: Scene) -> Page:
    return (await scene.candidate("exit-interview")).page


@state("candidate-answered")
async def in_the_middle(scene: Scene) -> Page:
    return (await answered(scene)).page


@state("candidate-writing")
async def writing(scene: Scene) -> Page:
    candidate = await answered(scene)
    await candidate.types(LONG)
    return candidate.page


@state("candidate-offline")
async def offline(scene: Scene) -> Page:
    candidate = await answered(scene)
    await candidate.page.context.set_offline(True)
    await candidate.says("This is written on a train.")
    await expect(candidate.waiting).to_have_count(1)
    await expect(candidate.notice).to_be_visible()
    return candidate.page


@state("candidate-refused")
async def refused(scene: Scene) -> Page:
    candidate = await answered(scene)
    await candidate.page.context.set_offline(True)
    await candidate.says("This comes too late.")
    scene.server.post(f"/api/v1/interviews/{candidate.id}/cancel")
    await candidate.page.context.set_offline(False)
    await expect(candidate.refused).to_have_count(1)
    return candidate.page


@state("candidate-provisional")
async def provisional(scene: Scene) -> Page:
    interview = await scene.stage.opens()
    candidate = await scene.audience.candidate(interview)
    await candidate.says(ANSWER)
    view = await scene.stage.part(interview).asked()
    view.tell("What would be the first thing that you")
    await expect(candidate.coming).to_contain_text("the first thing")
    return candidate.page


@state("candidate-waiting")
async def waiting(scene: Scene) -> Page:
    interview = await scene.stage.opens()
    candidate = await scene.audience.candidate(interview)
    await candidate.says(ANSWER)
    await scene.stage.part(interview).asked()
    await expect(candidate.page.locator("#reply-dots")).to_be_visible()
    return candidate.page


@state("candidate-delayed")
async def delayed(scene: Scene) -> Page:
    interview = await scene.stage.opens()
    candidate = await scene.audience.candidate(interview)
    scene.stage.part(interview).gives(InterviewerUnavailable("Nobody answers."))
    await candidate.says(ANSWER)
    await expect(candidate.page.locator("#delayed")).to_be_visible()
    return candidate.page


@state("candidate-interviewer-unavailable")
async def unavailable(scene: Scene) -> Page:
    interview = await scene.stage.opens(guide="hasty")
    candidate = await scene.audience.candidate(interview)
    scene.stage.part(interview).gives(InterviewerUnavailable("Nobody answers."))
    await candidate.says(ANSWER)
    await candidate.sees_heading("Paused.")
    return candidate.page


@state("candidate-person-leads")
async def person_leads(scene: Scene) -> Page:
    candidate = await answered(scene)
    at = f"/api/v1/interviews/{candidate.id}"
    scene.server.post(f"{at}/handover", {"interviewer": "human"})
    scene.server.post(
        f"{at}/messages", {"text": "Hello, this is Grace. May I ask?", "speaker": "interviewer"}
    )
    await expect(candidate.page.locator("#led")).to_be_visible()
    await expect(candidate.questions.last).to_contain_text("Grace")
    return candidate.page


@state("candidate-model-answered")
async def model_answered(scene: Scene) -> Page:
    interview = await scene.stage.opens()
    candidate = await scene.audience.candidate(interview)
    scene.stage.part(interview).gives(Reply(say="What would they do first?", author="puppet:1"))
    await candidate.says(ANSWER)
    await candidate.hears(2)
    return candidate.page


@state("candidate-paused")
async def paused(scene: Scene) -> Page:
    candidate = await answered(scene)
    scene.server.post(f"/api/v1/interviews/{candidate.id}/pause")
    await candidate.sees_heading("Paused.")
    return candidate.page


@state("candidate-in-review")
async def in_review(scene: Scene) -> Page:
    candidate = await answered(scene)
    scene.server.post(f"/api/v1/interviews/{candidate.id}/review")
    await candidate.sees_heading("Someone is looking at this.")
    return candidate.page


@state("candidate-cancelled")
async def cancelled(scene: Scene) -> Page:
    candidate = await answered(scene)
    scene.server.post(f"/api/v1/interviews/{candidate.id}/cancel")
    await candidate.sees_heading("This interview has ended.")
    return candidate.page


@state("candidate-completed")
async def completed(scene: Scene) -> Page:
    scene.server.add_guide(plain_guide(1))
    candidate = await scene.candidate("plain")
    await candidate.says(ANSWER)
    await candidate.sees_heading("Thank you.")
    return candidate.page


@state("candidate-server-away")
async def server_away(scene: Scene) -> Page:
    candidate = await answered(scene)
    scene.server.kill()  # and it stays away while the page is looked at
    await candidate.says("The plug was pulled.")
    await expect(candidate.waiting).to_have_count(1)
    await expect(candidate.notice).to_be_visible()
    return candidate.page


@state("candidate-link-unknown")
async def link_unknown(scene: Scene) -> Page:
    page = await (await scene.people.device()).new_page()
    await page.goto("/i/vvc_nobody")
    return page


@state("candidate-not-let-in")
async def not_let_in(scene: Scene) -> Page:
    page = await (await scene.people.device()).new_page()
    await page.goto(f"/interviews/{scene.server.open_interview()['id']}")
    return page
