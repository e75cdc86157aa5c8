"""Guides in the console: read, checked as they are typed, rehearsed, saved, never lost."""

import re
from typing import Any

import pytest
from playwright.async_api import Page, expect

from tests.harness import ServerProcess, plain_guide, until
from tests.web.people import Member, People

pytestmark = [pytest.mark.browser, pytest.mark.asyncio(loop_scope="session")]

OFF: dict[str, Any] = {"java_script_enabled": False}


class Editor:
    """Somebody with a guide's text in front of them."""

    def __init__(self, member: Member) -> None:
        self.page: Page = member.page
        self.source = self.page.locator("#source")
        self.count = self.page.locator("#findings-count")
        self.played = self.page.locator("ol.played > li")
        self.over = self.page.locator("#over")

    async def opens(self, guide: str) -> "Editor":
        await self.page.goto(f"/console/guides/{guide}/edit")
        return self

    async def puts(self, old: str, new: str) -> None:
        """Change the text as somebody does who types."""
        text = await self.source.input_value()
        assert old in text
        await self.source.fill(text.replace(old, new))

    async def presses(self, button: str) -> None:
        await self.page.get_by_role("button", name=button, exact=True).click()

    async def answers(self, text: str) -> None:
        await self.page.get_by_label("Your answer").fill(text)
        await self.presses("Answer")

    async def saves(self) -> None:
        async with self.page.expect_navigation():
            await self.presses("Save as a new version")


async def editor(people: People, guide: str, **options: Any) -> Editor:
    return await Editor(await people.owner(**options)).opens(guide)


def versions(server: ServerProcess, guide: str) -> list[str]:
    items = server.get(f"/api/v1/guides/{guide}/versions").json["items"]
    return [item["version"] for item in items]


async def test_mistakes_are_told_as_they_are_typed_and_lead_to_their_line(
    server: ServerProcess, people: People
) -> None:
    server.add_guide(plain_guide(3, id="typed"))
    one = await editor(people, "typed")
    await one.puts("opening: Hello.", "openin: Hello.")
    await expect(one.count).to_have_text(re.compile("1 error"))
    await expect(one.page.locator("#findings")).to_contain_text("opening")
    await expect(one.page.locator(".numbers span")).to_have_text("5")
    await one.page.get_by_role("link", name="Line 5", exact=True).click()
    chosen = "source.value.slice(source.selectionStart, source.selectionEnd)"
    assert (
        await one.page.evaluate(
            f"(() => {{ const source = document.querySelector('#source'); return {chosen}; }})()"
        )
        == "openin: Hello."
    )
    # What was played last stays in sight, and says that it is of before.
    await expect(one.played).to_have_count(1)
    await expect(one.page.locator("#unplayable")).to_be_visible()
    await one.puts("openin: Hello.", "opening: Good evening.")
    await expect(one.played.first).to_contain_text("Good evening.")
    await expect(one.page.locator("#unplayable")).to_have_count(0)


async def test_a_guide_is_rehearsed_to_its_end_and_again_when_it_changes(
    server: ServerProcess, people: People
) -> None:
    server.add_guide(plain_guide(2, id="played"))
    one = await editor(people, "played")
    await one.answers("The first thing.")
    await expect(one.played).to_have_count(3)
    await one.page.get_by_label("Your answer").fill("The second.")
    await one.page.get_by_label("Your answer").press("Enter")
    await expect(one.over).to_have_text("The interview is over.")
    await expect(one.played.last).to_contain_text("Goodbye.")
    # One question more: the same answers, and it is not over.
    await one.puts(
        "closing:", "  - id: more\n    questions:\n      - { id: q3, ask: And then? }\nclosing:"
    )
    await expect(one.played.last).to_contain_text("And then?")
    await expect(one.over).to_have_count(0)
    await expect(one.played.nth(1)).to_contain_text("The first thing.")
    await one.presses("Take back")
    await expect(one.played.last).to_contain_text("number 2")
    await one.presses("To the end")
    await expect(one.over).to_be_visible()
    await one.presses("Start over")
    await expect(one.played).to_have_count(1)
    assert server.get("/api/v1/interviews?guide=played").json["items"] == []


async def test_saving_makes_a_version_and_leaves_interviews_where_they_are(
    server: ServerProcess, people: People
) -> None:
    """(I9)."""
    server.add_guide(plain_guide(1, id="saved"))
    interview = server.open_interview("saved")
    one = await editor(people, "saved")
    await one.answers("One thing.")
    await expect(one.over).to_be_visible()
    await one.puts('version: "1"', 'version: "2"')
    await expect(one.page.locator("#kept")).to_have_text("Draft kept on this device")
    async with one.page.expect_navigation():
        await one.source.press("Control+s")
    await expect(one.page.locator("#flash")).to_contain_text("Saved.")
    await expect(one.over).to_be_visible()  # the rehearsal is where it was
    assert versions(server, "saved") == ["2", "1"]
    assert server.interview(interview["id"])["guide_version"] == "1"
    assert (
        await one.page.evaluate("Object.keys(localStorage).filter((key) => key.includes('guide'))")
        == []
    )
    await one.page.goto("/console/guides/saved")
    await expect(one.page.locator(".under-way")).to_contain_text("1 of them on earlier versions")
    await one.page.locator("#changed summary").click()
    await expect(one.page.locator("[data-kind=added]")).to_contain_text('version: "2"')


async def test_somebody_elses_version_is_shown_and_nothing_is_lost(
    server: ServerProcess, people: People
) -> None:
    people.ear.expect("status of 4(09|22)")
    server.add_guide(plain_guide(1, id="contested"))
    one = await editor(people, "contested")
    theirs = plain_guide(1, id="contested").replace('version: "1"', 'version: "2"')
    server.add_guide(theirs.replace("Goodbye.", "So long."))
    await one.puts("Hello.", "Good evening.")
    await one.saves()
    alerts = one.page.locator(".notice[role=alert]")
    await expect(alerts.first).to_contain_text("version 2 of this guide was saved since you began")
    await expect(alerts.nth(1)).to_contain_text('for example to "3"')
    await expect(one.page.locator("[data-kind=removed]", has_text="So long.")).to_be_visible()
    assert "Good evening." in await one.source.input_value()
    assert versions(server, "contested") == ["2", "1"]
    await one.puts('version: "1"', 'version: "3"')
    await one.saves()
    await expect(one.page.locator("#flash")).to_contain_text("Saved.")
    assert versions(server, "contested") == ["3", "2", "1"]


async def test_a_draft_outlives_the_tab_and_is_offered_again(
    server: ServerProcess, people: People
) -> None:
    server.add_guide(plain_guide(1, id="drafted"))
    one = await editor(people, "drafted")
    await one.puts("Hello.", "Hello, you.")
    await one.source.press("End")
    await expect(one.page.locator("#kept")).to_have_text("Draft kept on this device")
    # Leaving is asked about; here it is taken back.
    people.ear.expect("^dialog: ")
    await one.page.close(run_before_unload=True)
    await until(lambda: any(each.startswith("dialog:") for each in people.ear.complaints))
    await expect(one.source).to_be_visible()
    again = await one.page.context.new_page()
    await one.page.close()
    await again.goto("/console/guides/drafted/edit")
    assert "Hello, you." not in await again.locator("#source").input_value()
    await again.get_by_role("button", name="Take it up").click()
    assert "Hello, you." in await again.locator("#source").input_value()
    await expect(again.locator("ol.played > li").first).to_contain_text("Hello, you.")


async def test_what_is_written_while_the_server_is_away_is_kept_as_the_page_says(
    server: ServerProcess, people: People
) -> None:
    people.ear.expect("net::ERR_")
    server.add_guide(plain_guide(1, id="away"))
    one = await editor(people, "away")
    await expect(one.played).not_to_have_count(0)
    server.kill()
    await one.puts("Hello.", "Hello, you.")
    await expect(one.page.locator("#kept")).to_contain_text("is kept on this device")
    await one.puts("Hello, you.", "Hello, all of you.")
    await one.presses("Save as a new version")
    await expect(one.source).to_have_count(0)  # the browser's own page that nobody answers
    server.start()
    again = await one.page.context.new_page()
    await again.goto("/console/guides/away/edit")
    await again.get_by_role("button", name="Take it up").click()
    assert "Hello, all of you." in await again.locator("#source").input_value()
    assert versions(server, "away") == ["1"]


async def test_a_file_that_is_dropped_is_put_into_the_text(
    server: ServerProcess, people: People
) -> None:
    server.add_guide(plain_guide(1, id="dropped"))
    one = await editor(people, "dropped")
    text = plain_guide(1, id="dropped").replace("Hello.", "From a file.")
    await one.source.evaluate(
        """(source, text) => {
            const dataTransfer = new DataTransfer();
            dataTransfer.items.add(new File([text], 'guide.yaml'));
            const options = { dataTransfer, bubbles: true, cancelable: true };
            source.dispatchEvent(new DragEvent('drop', options));
        }""",
        text,
    )
    await expect(one.source).to_have_value(text)
    await expect(one.played.first).to_contain_text("From a file.")


async def test_tab_indents_and_escape_lets_it_go(server: ServerProcess, people: People) -> None:
    server.add_guide(plain_guide(1, id="keyed"))
    one = await editor(people, "keyed")
    await one.source.fill("a:\n- b\n- c")
    await one.source.press("Control+a")
    await one.source.press("Tab")
    assert await one.source.input_value() == "  a:\n  - b\n  - c"
    await one.source.press("Shift+Tab")
    assert await one.source.input_value() == "a:\n- b\n- c"
    await one.source.press("Control+Home")
    await one.source.press("End")
    await one.source.press("Enter")
    assert await one.source.input_value() == "a:\n  \n- b\n- c"
    await one.source.press("Control+z")
    await one.source.press("Escape")
    await one.source.press("Tab")
    await expect(one.source).not_to_be_focused()


async def test_without_scripts_a_guide_is_begun_checked_rehearsed_and_saved(
    server: ServerProcess, people: People
) -> None:
    people.ear.expect("status of 422")
    owner = await people.owner(**OFF)
    one = Editor(owner)
    await one.page.goto("/console/guides")
    await one.page.get_by_role("link", name="New guide").click()
    await one.page.get_by_role("link", name="An empty guide").click()
    await expect(one.count).to_have_text("No problems found")
    await one.puts("id: my-guide", "id: [")
    await one.presses("Check")
    await expect(one.count).to_have_text("1 error")
    await one.saves()
    await expect(one.page.locator(".notice[role=alert]")).to_contain_text("Not saved")
    await one.puts("id: [", "id: by-hand")
    await one.answers("I make bread, from four in the morning until noon, and sell it.")
    await expect(one.played).to_have_count(3)
    await one.presses("To the end")
    await expect(one.over).to_be_visible()
    await one.saves()
    await expect(one.page.locator("#flash")).to_contain_text("Saved.")
    assert versions(server, "by-hand") == ["1"]
    await one.page.goto("/console/guides/by-hand")
    await one.presses("Retire this guide")
    await expect(one.page.locator(".notice").first).to_contain_text("retired")
    await one.page.goto("/console/guides")
    await expect(one.page.locator(".retired")).to_contain_text("by-hand")
    await one.page.goto("/console/guides/by-hand")
    await one.presses("Offer it again")
    await expect(one.page.get_by_role("link", name="New interview")).to_be_visible()


async def test_keys_of_lesser_roles_look_and_try_and_save_nothing(
    server: ServerProcess, people: People
) -> None:
    """(I11)."""
    people.ear.expect("status of 403")
    server.add_guide(plain_guide(1, id="guarded"))
    keys = {
        role: server.post("/api/v1/keys", {"name": role, "role": role}).json["key"]
        for role in ("reviewer", "viewer")
    }
    reviewer = await people.owner(keys["reviewer"])
    one = await Editor(reviewer).opens("guarded")
    await one.puts("Hello.", "Good evening.")
    await expect(one.played.first).to_contain_text("Good evening.")
    await expect(one.page.locator("#save")).to_have_count(0)
    source = plain_guide(2, id="guarded")
    for key, path in (("reviewer", ""), ("viewer", ""), ("viewer", "/check")):
        member = await people.owner(keys[key])
        sent: dict[str, Any] = {"source": source, "base": "", "guide": "guarded"}
        answer = await member.page.context.request.post(f"/console/guides{path}", multipart=sent)
        assert answer.status == 403, (key, path)
    viewer = await people.owner(keys["viewer"])
    await viewer.page.goto("/console/guides/guarded")
    await expect(viewer.page.get_by_role("link", name="Edit")).to_have_count(0)
    assert versions(server, "guarded") == ["1"]


async def test_what_a_guide_says_does_nothing_on_the_pages(
    server: ServerProcess, people: People
) -> None:
    hostile = "<script>document.title = 'taken'</script><img src=x onerror=alert(1)>"
    server.add_guide(plain_guide(1, id="hostile").replace("Hello.", f'"{hostile}"'))
    one = await editor(people, "hostile")
    await expect(one.played.first).to_contain_text("<script>")
    await one.answers(hostile)
    await expect(one.played.nth(1)).to_contain_text("onerror=alert(1)")
    await one.page.goto("/console/guides/hostile")
    await expect(one.page.locator(".plan")).to_contain_text("<script>")
    await expect(one.page.locator("img")).to_have_count(0)
