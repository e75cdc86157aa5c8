"""The owner's console, in every state."""

from typing import Any

from playwright.async_api import Page, expect

from tests.web.states.scene import Scene, state

ANSWER = "It should answer letters, about four hundred of them in a week."


def interview_in_progress(scene: Scene, name: str = "Ada Lovelace") -> dict[str, Any]:
    """Return an interview in which something was said and learned."""
    person = {"name": name, "email": "ada@example.org"}
    interview = scene.server.open_interview(candidate=person)
    for words in (ANSWER, "That nobody has to write to us twice."):
        scene.server.settled(interview["id"])
        scene.server.say(interview["id"], words)
    scene.server.settled(interview["id"])
    return interview


@state("console-sign-in")
async def sign_in(scene: Scene) -> Page:
    page = await (await scene.people.device()).new_page()
    await page.goto("/login")
    return page


@state("console-nothing-yet")
async def nothing_yet(scene: Scene) -> Page:
    body = {"id": "new", "name": "New here"}
    answer = scene.server.post("/api/v1/organizations", body)
    key = answer.json["key"] if answer.status == 201 else ""
    if not key:
        another = scene.server.post("/api/v1/organizations", body | {"id": "newer"})
        key = another.json["key"]
    owner = await scene.people.owner(key)
    await owner.page.goto("/console")
    return owner.page


@state("console-list")
async def listed(scene: Scene) -> Page:
    for name in ("Ada Lovelace", "Grace Hopper", "Konrad Zuse"):
        interview_in_progress(scene, name)
    done = interview_in_progress(scene, "Mary Shelley")
    scene.server.post(f"/api/v1/interviews/{done['id']}/complete")
    rests = interview_in_progress(scene, "Hedy Lamarr")
    scene.server.post(f"/api/v1/interviews/{rests['id']}/pause")
    return (await scene.owner()).page


@state("console-search")
async def search(scene: Scene) -> Page:
    interview_in_progress(scene)
    owner = await scene.owner("/console?q=letters")
    await expect(owner.rows.first).to_be_visible()
    return owner.page


@state("console-no-match")
async def no_match(scene: Scene) -> Page:
    return (await scene.owner("/console?q=xylophone")).page


@state("console-new")
async def new(scene: Scene) -> Page:
    return (await scene.owner("/console/new")).page


@state("console-opened")
async def opened(scene: Scene) -> Page:
    owner = await scene.owner()
    await owner.starts_an_interview("Ada Lovelace")
    return owner.page


@state("console-interview")
async def one_interview(scene: Scene) -> Page:
    interview = interview_in_progress(scene)
    return (await scene.owner(f"/console/interviews/{interview['id']}")).page


@state("console-taken-over")
async def taken_over(scene: Scene) -> Page:
    interview = interview_in_progress(scene)
    body = {"interviewer": "human"}
    scene.server.post(f"/api/v1/interviews/{interview['id']}/handover", body)
    return (await scene.owner(f"/console/interviews/{interview['id']}")).page


@state("console-in-review")
async def in_review(scene: Scene) -> Page:
    interview = interview_in_progress(scene)
    scene.server.post(f"/api/v1/interviews/{interview['id']}/review")
    return (await scene.owner(f"/console/interviews/{interview['id']}")).page


@state("console-completed")
async def completed(scene: Scene) -> Page:
    interview = interview_in_progress(scene)
    scene.server.post(f"/api/v1/interviews/{interview['id']}/complete")
    return (await scene.owner(f"/console/interviews/{interview['id']}")).page


@state("console-nowhere")
async def nowhere(scene: Scene) -> Page:
    return (await scene.owner("/console/interviews/nothing")).page
