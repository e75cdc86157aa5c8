"""Pages of things that went wrong: a wrong key, no right, damage, a server that is away.

What is damaged stays damaged, so these come last.
"""

from playwright.async_api import Page, expect

from tests.upkeep.damage import alter, blob
from tests.web.people import Member
from tests.web.states.console import interview_in_progress
from tests.web.states.scene import Scene, state
from vivavoce.domain.ids import InterviewId

OTHER_BYTES = "UPDATE events SET content = x'7b7d' WHERE interview = ? AND seq = 2"


@state("console-wrong-key")
async def wrong_key(scene: Scene) -> Page:
    stranger = Member(await (await scene.people.device()).new_page())
    await stranger.signs_in("vvk_nobody")
    await expect(stranger.page.get_by_role("alert")).to_be_visible()
    return stranger.page


@state("console-not-open-to-viewers")
async def not_open(scene: Scene) -> Page:
    key = scene.server.post("/api/v1/keys", {"name": "auditor", "role": "viewer"}).json["key"]
    viewer = await scene.people.owner(key)
    await viewer.page.goto("/console/new")
    return viewer.page


@state("console-not-up-to-date")
async def not_up_to_date(scene: Scene) -> Page:
    interview = interview_in_progress(scene)
    owner = await scene.people.owner()
    await owner.page.clock.install()
    await owner.opens(interview)
    await expect(owner.page.locator("#interview[data-live=open]")).to_be_visible()
    scene.server.kill()  # and it stays away while the page is looked at
    await expect(owner.page.locator("#interview[data-live=lost]")).to_be_visible()
    await owner.page.clock.fast_forward("00:11")
    await expect(owner.page.locator("#stale")).to_be_visible()
    return owner.page


@state("health-no-answer")
async def no_answer(scene: Scene) -> Page:
    page = (await scene.owner("/console/health")).page
    scene.server.kill()
    await page.evaluate("document.dispatchEvent(new Event('visibilitychange'))")
    await expect(page.locator("#safety-sentence")).to_contain_text("No answer from")
    return page


def damaged(scene: Scene) -> str:
    """Change what is stored of a new interview, behind the server's back; return its id."""
    id_: str = interview_in_progress(scene, "Damaged Goods")["id"]
    scene.server.terminate()
    alter(scene.server.data, OTHER_BYTES, blob(InterviewId(id_)))
    scene.server.start()
    return id_


@state("desk-damaged")
async def damaged_on_the_desk(scene: Scene) -> Page:
    page = (await scene.owner(f"/console/interviews/{damaged(scene)}")).page
    await expect(page.get_by_text("set aside because its record is damaged")).to_be_visible()
    return page


@state("candidate-damaged")
async def damaged_for_its_candidate(scene: Scene) -> Page:
    page = (await scene.people.owner()).page
    await page.goto(f"/interviews/{damaged(scene)}")
    await expect(page.get_by_text("set aside because its record is damaged")).to_be_visible()
    return page


@state("health-not-all-safe")
async def not_all_safe(scene: Scene) -> Page:
    page = (await scene.owner(f"/console/interviews/{damaged(scene)}")).page  # it is found out
    await page.goto("/console/health")
    await expect(page.locator("#safety[data-condition=unwell]")).to_be_visible()
    return page
