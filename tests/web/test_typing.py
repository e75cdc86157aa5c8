"""How an answer came about is measured while it is typed, and stored beside it."""

from typing import Any

import pytest
from playwright.async_api import expect

from tests.harness import ServerProcess
from tests.web.people import People

pytestmark = [pytest.mark.browser, pytest.mark.asyncio(loop_scope="session")]


def paradata(server: ServerProcess, interview: str) -> list[dict[str, Any]]:
    """Return what was measured of each answer, in order."""
    events = server.get(f"/api/v1/interviews/{interview}/events").json["items"]
    added = [event["data"] for event in events if event["event"] == "message-added"]
    return [data.get("paradata", {}) for data in added if data["speaker"] == "candidate"]


async def test_typing_and_taking_back_are_counted_also_across_a_reload(
    server: ServerProcess, people: People
) -> None:
    candidate = await people.candidate(server.open_interview())
    keyboard = candidate.page.keyboard
    await candidate.box.focus()
    await keyboard.type("Somebody who anwers")
    for _ in "wers":
        await keyboard.press("Backspace")
    await keyboard.type("swers")
    await expect(candidate.page.get_by_text("Draft kept")).to_be_visible()
    await candidate.page.reload()
    await expect(candidate.box).to_have_value("Somebody who answers")
    await candidate.box.press("End")
    await keyboard.type(" letters!")
    await keyboard.press("Backspace")
    await keyboard.press("Enter")
    await candidate.hears(2)
    await candidate.says("About four hundred a week.")
    await candidate.hears(3)
    await candidate.is_in_step()
    first, second = paradata(server, candidate.id)
    assert first["edits"] == 2, "a run of deletions is one"
    assert first["typing_ms"] > 0
    assert second.get("edits", 0) == 0, "the next answer begins anew"
