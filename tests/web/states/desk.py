"""One interview on the owner's desk, as it can stand."""

from playwright.async_api import Page, expect

from tests.web.people import Member
from tests.web.states.console import ANSWER, interview_in_progress
from tests.web.states.scene import Scene, state
from vivavoce.domain.profile import ProfileValue
from vivavoce.errors import InterviewerUnavailable
from vivavoce.interviewers.interviewer import Reply, Reviewed

MESSY = "Rindfleischetikettierung\u202egnutrowtna\u202c, <b>bold</b>, t\u0303\u0338\u0337e\u0304."


def act(scene: Scene, interview: str, action: str, body: object = None) -> None:
    """Do something to an interview, through the API."""
    answer = scene.server.post(f"/api/v1/interviews/{interview}/{action}", body or {})
    assert answer.status < 300, answer


async def looks_at(scene: Scene, path: str = "") -> Member:
    """Return an owner who looks at a page of an interview in progress."""
    return await scene.owner(f"/console/interviews/{interview_in_progress(scene)['id']}{path}")


@state("desk-paused")
async def paused(scene: Scene) -> Page:
    id_ = interview_in_progress(scene)["id"]
    act(scene, id_, "pause")
    return (await scene.owner(f"/console/interviews/{id_}")).page


@state("desk-cancelled")
async def cancelled(scene: Scene) -> Page:
    id_ = interview_in_progress(scene)["id"]
    act(scene, id_, "cancel", {"reason": "The place was filled from inside, in the end."})
    return (await scene.owner(f"/console/interviews/{id_}")).page


@state("desk-withdrawn")
async def withdrawn(scene: Scene) -> Page:
    id_ = interview_in_progress(scene)["id"]
    act(scene, id_, "withdraw", {"erase": True})
    return (await scene.owner(f"/console/interviews/{id_}")).page


@state("desk-model-away")
async def model_away(scene: Scene) -> Page:
    interview = await scene.stage.opens(guide="hasty")
    candidate = await scene.audience.candidate(interview)
    scene.stage.part(interview).gives(InterviewerUnavailable("Nobody answers."))
    await candidate.says(ANSWER)
    owner = await scene.audience.owner()
    await candidate.sees_heading("Paused.")
    await owner.opens(interview)
    await expect(owner.page.locator("#obstacle")).to_be_visible()
    return owner.page


@state("desk-provisional")
async def provisional(scene: Scene) -> Page:
    interview = await scene.stage.opens()
    candidate, owner = await scene.audience.candidate(interview), await scene.audience.owner()
    await owner.opens(interview)
    await expect(owner.page.locator("#interview[data-live=open]")).to_be_visible()
    await candidate.says(ANSWER)
    view = await scene.stage.part(interview).asked()
    view.tell("What would be the first thing that you")
    await expect(owner.coming).to_contain_text("the first thing")
    return owner.page


@state("desk-led-with-a-draft")
async def led(scene: Scene) -> Page:
    id_ = interview_in_progress(scene)["id"]
    act(scene, id_, "handover", {"interviewer": "human"})
    owner = await scene.owner(f"/console/interviews/{id_}")
    await owner.box.fill("Which letters would you give away first?\nAnd which would you keep?")
    return owner.page


@state("desk-ending")
async def ending(scene: Scene) -> Page:
    owner = await looks_at(scene)
    await owner.page.get_by_text("End…").click()
    return owner.page


@state("desk-notes")
async def notes(scene: Scene) -> Page:
    id_ = interview_in_progress(scene)["id"]
    for text in ("Sounds tired; call instead?", "Knows the old system better than we do.\n" * 3):
        act(scene, id_, "notes", {"text": text})
    owner = await scene.owner(f"/console/interviews/{id_}")
    await owner.page.get_by_label("A note to yourself").fill("Ask about the archive")
    return owner.page


@state("desk-corrected")
async def corrected(scene: Scene) -> Page:
    interview = scene.server.open_interview(interviewer="human", candidate={"name": "Ada"})
    wrong = scene.server.say(interview["id"], "It was on a Monday.")["id"]
    scene.server.say(interview["id"], MESSY)
    scene.server.say(interview["id"], "It was on a Tuesday.", corrects=wrong)
    return (await scene.owner(f"/console/interviews/{interview['id']}")).page


@state("desk-link-changing")
async def link_changing(scene: Scene) -> Page:
    owner = await looks_at(scene)
    await owner.page.get_by_text("Show as a picture").click()
    await owner.page.get_by_text("Change or withdraw it…").click()
    await expect(owner.page.get_by_alt_text("QR code of the candidate’s link")).to_be_visible()
    return owner.page


@state("desk-link-withdrawn")
async def link_withdrawn(scene: Scene) -> Page:
    owner = await link_changing(scene)
    await Member(owner).submits("Withdraw the link")
    return owner


@state("desk-viewed")
async def viewed(scene: Scene) -> Page:
    key = scene.server.post("/api/v1/keys", {"name": "auditor", "role": "viewer"}).json["key"]
    viewer = await scene.people.owner(key)
    await viewer.opens(interview_in_progress(scene))
    return viewer.page


@state("desk-reviewed-by-a-machine")
async def reviewed(scene: Scene) -> Page:
    interview = await scene.stage.opens()
    candidate, owner = await scene.audience.candidate(interview), await scene.audience.owner()
    await candidate.says(ANSWER)
    part = scene.stage.part(interview)
    part.gives(Reply(say="Thank you.", done=True, author="puppet:1"))
    found: dict[str, ProfileValue | None] = {
        "motto": ProfileValue(value="Answer kindly."),
        "names": ProfileValue(value=["Lumi", "Aino"]),
    }
    part.gives(Reviewed(changes=found, author="puppet:1"))
    await candidate.sees_heading("Someone is looking at this.")
    await scene.stage.reviewed(interview)
    await owner.opens(interview)
    await owner.page.get_by_text("Send back…").click()
    return owner.page
