"""The further pages of one interview: its events, its answers, its past, its copy, its end."""

from playwright.async_api import Page, expect

from tests.harness import request
from tests.web.states.console import interview_in_progress
from tests.web.states.desk import looks_at
from tests.web.states.scene import Scene, state


@state("desk-timeline")
async def timeline(scene: Scene) -> Page:
    return (await looks_at(scene, "/timeline")).page


@state("desk-answers")
async def answers(scene: Scene) -> Page:
    return (await looks_at(scene, "/answers")).page


@state("desk-replay")
async def replay(scene: Scene) -> Page:
    return (await looks_at(scene, "?at=5")).page


@state("desk-replay-of-the-beginning")
async def replay_of_the_beginning(scene: Scene) -> Page:
    return (await looks_at(scene, "?at=1")).page


@state("desk-copy")
async def copy(scene: Scene) -> Page:
    return (await looks_at(scene, "/copy?until=5")).page


@state("desk-copied")
async def copied(scene: Scene) -> Page:
    owner = await looks_at(scene, "/copy?until=5")
    await owner.submits("Make the copy")
    return owner.page


@state("desk-erase")
async def erase(scene: Scene) -> Page:
    return (await looks_at(scene, "/erase")).page


@state("desk-erase-not-confirmed")
async def not_confirmed(scene: Scene) -> Page:
    owner = await looks_at(scene, "/erase")
    await owner.page.get_by_label("To confirm, type").fill("Somebody else")
    await owner.submits("Erase for ever")
    return owner.page


@state("desk-erased")
async def erased(scene: Scene) -> Page:
    owner = await looks_at(scene, "/erase")
    await owner.page.get_by_label("To confirm, type").fill("Ada Lovelace")
    await owner.submits("Erase for ever")
    return owner.page


@state("desk-gone-while-watched")
async def gone(scene: Scene) -> Page:
    interview = interview_in_progress(scene)
    page = (await scene.owner(f"/console/interviews/{interview['id']}")).page
    await expect(page.locator("#interview[data-live=open]")).to_be_visible()
    erased = request(scene.server.port, "DELETE", f"/api/v1/interviews/{interview['id']}")
    assert erased.status == 204, erased
    await expect(page.locator("#gone")).to_be_visible()
    return page
