"""The guides of the console, their editor, and the way from a list of people to their links."""

from playwright.async_api import Page, expect

from tests.harness import plain_guide
from tests.web.states.scene import Scene, state

PEOPLE = "\n".join(
    [
        "Name;E-Mail;Team",
        '"Lovelace; Ada";ada@example.org;A',
        *(f"Person {n};p{n}@example.org;B" for n in range(12)),
        "Nobody;not an address;",
        "Ada again;ADA@example.org;",
    ]
)


async def editing(scene: Scene, guide: str = "agent-hiring") -> Page:
    return (await scene.owner(f"/console/guides/{guide}/edit")).page


@state("guides-list")
async def listed(scene: Scene) -> Page:
    scene.server.add_guide(plain_guide(2, id="retired-one"))
    owner = await scene.owner("/console/guides/retired-one")
    await owner.submits("Retire this guide")
    await owner.page.goto("/console/guides")
    return owner.page


@state("guides-one")
async def one(scene: Scene) -> Page:
    return (await scene.owner("/console/guides/agent-hiring")).page


@state("guides-what-changed")
async def changed(scene: Scene) -> Page:
    scene.server.add_guide(plain_guide(3, id="changed"))
    again = plain_guide(3, id="changed").replace('version: "1"', 'version: "2"')
    scene.server.add_guide(again.replace("number 2", "the second"))
    page = (await scene.owner("/console/guides/changed")).page
    await page.locator("#changed summary").click()
    return page


@state("guides-new")
async def new(scene: Scene) -> Page:
    return (await scene.owner("/console/guides/-new")).page


@state("guides-editor")
async def editor(scene: Scene) -> Page:
    return await editing(scene)


@state("guides-editor-with-an-error")
async def mistaken(scene: Scene) -> Page:
    page = await editing(scene, "customer-discovery")
    text = await page.locator("#source").input_value()
    await page.locator("#source").fill(text.replace("opening:", "openin:"))
    await expect(page.locator("#unplayable")).to_be_visible()
    return page


@state("guides-editor-with-suggestions")
async def suggested(scene: Scene) -> Page:
    return await editing(scene, "customer-discovery")


@state("guides-rehearsed")
async def rehearsed(scene: Scene) -> Page:
    page = await editing(scene)
    await page.get_by_role("button", name="To the end").click()
    await expect(page.locator("#over")).to_be_visible()
    await page.locator("#learned summary").click()
    return page


@state("guides-saved-by-somebody-else")
async def contested(scene: Scene) -> Page:
    scene.server.add_guide(plain_guide(2, id="shared"))
    page = await editing(scene, "shared")
    newer = plain_guide(2, id="shared").replace('version: "1"', 'version: "2"')
    scene.server.add_guide(newer.replace("Goodbye.", "So long."))
    async with page.expect_navigation():
        text = await page.locator("#source").input_value()
        await page.locator("#source").fill(text.replace("Hello.", "Good evening."))
        await page.get_by_role("button", name="Save as a new version").click()
    return page


@state("opening-many")
async def many(scene: Scene) -> Page:
    return (await scene.owner("/console/new?whom=many")).page


@state("opening-the-list")
async def people(scene: Scene) -> Page:
    page = await many(scene)
    await page.get_by_label("The list, one person a line").fill(PEOPLE)
    async with page.expect_navigation():
        await page.get_by_role("button", name="Look at the list").click()
    return page


@state("opening-links")
async def links(scene: Scene) -> Page:
    page = await people(scene)
    await page.get_by_role("button", name="Create 13 links").click()
    await expect(page.locator("h1")).to_have_text("13 interviews are ready")
    return page


@state("opening-cards")
async def cards(scene: Scene) -> Page:
    page = await links(scene)
    async with page.expect_navigation():
        await page.get_by_role("button", name="QR codes to print").click()
    return page
