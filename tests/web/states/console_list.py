"""The list of interviews beyond its first look: narrowed, chosen from, of all statuses."""

from typing import Any

from playwright.async_api import Page, expect

from tests.web.states.console import interview_in_progress
from tests.web.states.desk import act
from tests.web.states.organization import founded, opened
from tests.web.states.scene import Scene, state

LONG = "Maria Magdalena Wilhelmine von Rindfleischetikettierungsüberwachung-Aufgabenübertragung"


@state("list-of-all-statuses")
async def all_statuses(scene: Scene) -> Page:
    ends: dict[str, list[tuple[str, dict[str, Any]]]] = {
        "Ada Lovelace": [],
        "Konrad Zuse": [("pause", {})],
        "Grace Hopper": [("handover", {"interviewer": "human"})],
        "Mary Shelley": [("review", {})],
        "Hedy Lamarr": [("complete", {})],
        "": [("cancel", {"reason": "The place was filled from inside."})],
        LONG: [("withdraw", {"erase": True})],
    }
    for name, actions in ends.items():
        id_ = interview_in_progress(scene, name)["id"]
        for action, body in actions:
            act(scene, id_, action, body)
    owner = await scene.owner()
    await expect(owner.rows.first).to_be_visible()
    return owner.page


@state("list-narrowed")
async def narrowed(scene: Scene) -> Page:
    interview_in_progress(scene)
    owner = await scene.owner("/console?status=active&q=letters")
    await expect(owner.rows.first).to_be_visible()
    return owner.page


@state("list-chosen-from")
async def chosen_from(scene: Scene) -> Page:
    for name in ("Ada Lovelace", "Konrad Zuse"):
        interview_in_progress(scene, name)
    owner = await scene.owner()
    await owner.rows.get_by_role("checkbox").first.check()
    return owner.page


@state("list-older")
async def older(scene: Scene) -> Page:
    key = founded(scene)
    for number in range(52):
        opened(scene, key, f"Person {number}")
    owner = await scene.people.owner(key)
    await owner.page.goto("/console")
    await owner.page.get_by_role("link", name="Older").click()
    await expect(owner.rows).to_have_count(2)
    return owner.page
