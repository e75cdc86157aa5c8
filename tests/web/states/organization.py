"""The organization's pages, and what candidates see of its look; how the server is."""

import uuid

from playwright.async_api import Page, expect

from tests.harness import request
from tests.web.people import Member
from tests.web.states.scene import Scene, state
from tests.web.test_organization import chooses, picture

PATH = "/console/organization"
GREEN = "#1f7a4d"


def founded(scene: Scene) -> str:
    """Return the owner's key of a new organization, which nobody else changes."""
    body = {"id": f"o{uuid.uuid4().hex[:12]}", "name": "Lovelace & Daughters"}
    answer = scene.server.post("/api/v1/organizations", body)
    assert answer.status == 201, answer
    key: str = answer.json["key"]
    return key


async def founder(scene: Scene, part: str = "") -> Member:
    """Return the owner of a new organization, who looks at a part of its pages."""
    owner = await scene.people.owner(founded(scene))
    await owner.page.goto(f"{PATH}{part}")
    return owner


def opened(scene: Scene, key: str, name: str) -> dict[str, str]:
    """Open an interview of another organization; return its id and link."""
    body = {"guide": "agent-hiring", "candidate": {"name": name}}
    answer = scene.server.post("/api/v1/interviews", body, key=key)
    assert answer.status == 201, answer
    interview: dict[str, str] = answer.json
    return interview


@state("organization-look")
async def look(scene: Scene) -> Page:
    return (await founder(scene)).page


@state("organization-look-chosen")
async def look_chosen(scene: Scene) -> Page:
    owner = await founder(scene)
    await owner.page.get_by_label("Colour optional").fill("#ffcc00")
    await chooses(owner, "logo.png", picture())
    await owner.submits("Save")
    return owner.page


@state("organization-look-to-mend")
async def look_to_mend(scene: Scene) -> Page:
    owner = await founder(scene)
    await owner.page.get_by_label("Colour optional").fill("sunflower, please")
    await owner.page.get_by_label("Sites that may embed").fill("not a site")
    await owner.submits("Save")
    return owner.page


@state("organization-keys")
async def keys(scene: Scene) -> Page:
    key = founded(scene)
    for name, role in (("Grace Hopper", "reviewer"), ("Auditor of the group", "viewer")):
        scene.server.post("/api/v1/keys", {"name": name, "role": role}, key=key)
    owner = await scene.people.owner(key)
    await owner.page.goto(f"{PATH}/keys")
    await owner.page.locator(".confirm > summary").first.click()
    return owner.page


@state("organization-key-made")
async def key_made(scene: Scene) -> Page:
    owner = await founder(scene, "/keys")
    await owner.page.get_by_label("Whose").fill("Grace Hopper")
    await owner.page.get_by_role("radio").first.check()
    await owner.submits("Make the key")
    return owner.page


@state("organization-links")
async def links(scene: Scene) -> Page:
    key = founded(scene)
    for name in ("Ada Lovelace", "Konrad Zuse", ""):
        opened(scene, key, name)
    owner = await scene.people.owner(key)
    await owner.page.goto(f"{PATH}/links")
    await owner.page.locator(".confirm > summary").first.click()
    return owner.page


@state("organization-no-links")
async def no_links(scene: Scene) -> Page:
    return (await founder(scene, "/links")).page


@state("organization-retention")
async def retention(scene: Scene) -> Page:
    key = founded(scene)
    path = f"/api/v1/interviews/{opened(scene, key, 'Konrad Zuse')['id']}/withdraw"
    assert request(scene.server.port, "POST", path, {"erase": True}, key=key).status == 200
    owner = await scene.people.owner(key)
    await owner.page.goto(f"{PATH}/retention")
    return owner.page


@state("organization-retention-asked-first")
async def retention_asked_first(scene: Scene) -> Page:
    return (await founder(scene, "/retention?days=90")).page


@state("organization-retention-on")
async def retention_on(scene: Scene) -> Page:
    owner = await founder(scene, "/retention?days=90")
    await owner.submits("Erase after 90 days")
    return owner.page


@state("organization-seen-by-a-reviewer")
async def seen_by_a_reviewer(scene: Scene) -> Page:
    key = founded(scene)
    body = {"name": "Grace Hopper", "role": "reviewer"}
    reviewer = await scene.people.owner(
        scene.server.post("/api/v1/keys", body, key=key).json["key"]
    )
    await reviewer.page.goto(PATH)
    return reviewer.page


@state("candidate-organizations-look")
async def organizations_look(scene: Scene) -> Page:
    key = founded(scene)
    owner = await scene.people.owner(key)
    await owner.page.goto(PATH)
    await owner.page.get_by_label("Colour optional").fill(GREEN)
    await chooses(owner, "logo.png", picture())
    await owner.submits("Save")
    candidate = await scene.people.candidate(opened(scene, key, "Ada Lovelace"))
    await candidate.types("Somebody tidy.")
    return candidate.page


@state("health-all-safe")
async def all_safe(scene: Scene) -> Page:
    await scene.stage.house.services.recent.sample()
    page = (await scene.audience.owner()).page
    await page.goto("/console/health")
    await page.get_by_text("The charts as a table").click()
    await expect(page.locator("#minutes tbody tr").first).to_be_visible()
    return page
