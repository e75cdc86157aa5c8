"""The candidate's page in the languages of the interface; strange writing; a device left behind."""

from playwright.async_api import Page, expect

from tests.harness import plain_guide
from tests.web.states.desk import MESSY
from tests.web.states.scene import Scene, state


async def with_menu(scene: Scene, language: str, title: str) -> Page:
    """Return the page of an interview in a language, its menu open."""
    source = plain_guide(2, id=f"in-{language}").replace("Plain questions", title)
    scene.server.add_guide(f"{source}languages: [{language}]\n")
    page = (await scene.candidate(f"in-{language}")).page
    await page.locator("#menu > summary").click()
    await expect(page.locator("#menu .dropdown-panel")).to_be_visible()
    return page


@state("candidate-french")
async def french(scene: Scene) -> Page:
    return await with_menu(scene, "fr", "Un entretien")


@state("candidate-spanish")
async def spanish(scene: Scene) -> Page:
    return await with_menu(scene, "es", "Una entrevista")


@state("candidate-estonian")
async def estonian(scene: Scene) -> Page:
    return await with_menu(scene, "et", "Vestlus")


@state("candidate-strange-writing")
async def strange_writing(scene: Scene) -> Page:
    candidate = await scene.candidate()
    await candidate.says(f"{MESSY} [a link](https://example.org) " + "x" * 300)
    await candidate.hears(2)
    return candidate.page


@state("candidate-left")
async def left(scene: Scene) -> Page:
    candidate = await scene.candidate()
    await candidate.picks("Leave this device")
    await expect(candidate.page.locator("#told")).to_have_text(
        "Nothing of this interview is left on this device."
    )
    return candidate.page
