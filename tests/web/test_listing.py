"""The list of interviews: found by what was said, narrowed, chosen from, and taken away."""

import json
from pathlib import Path
from typing import Any

import pytest
from playwright.async_api import expect

from tests.harness import ServerProcess
from tests.web.people import PHONE, Member, People

pytestmark = [pytest.mark.browser, pytest.mark.asyncio(loop_scope="session")]


def organization(server: ServerProcess, id_: str) -> str:
    """Return the key of a new organization, whose list nobody else fills."""
    key: str = server.post("/api/v1/organizations", {"id": id_, "name": id_.title()}).json["key"]
    return key


def opened(server: ServerProcess, key: str, name: str, **fields: Any) -> str:
    body = {"guide": "agent-hiring", "candidate": {"name": name}, **fields}
    id_: str = server.post("/api/v1/interviews", body, key=key).json["id"]
    return id_


def act(server: ServerProcess, key: str, id_: str, action: str, body: Any = None) -> None:
    answer = server.post(f"/api/v1/interviews/{id_}/{action}", body or {}, key=key)
    assert answer.status < 300, answer


def say(server: ServerProcess, key: str, id_: str, text: str) -> None:
    act(server, key, id_, "messages", {"text": text, "speaker": "candidate"})


def names(member: Member) -> Any:
    return member.page.locator("#rows .who a")


async def test_a_row_says_how_far_it_is_who_leads_and_why_it_rests(
    server: ServerProcess, people: People
) -> None:
    key = organization(server, "telling")
    resting, gone, led = (opened(server, key, name) for name in ("Rests", "Gone", "Taken Over"))
    act(server, key, resting, "cancel", {"reason": "Filled <b>from inside</b>."})
    act(server, key, gone, "withdraw", {"erase": True})
    act(server, key, led, "handover", {"interviewer": "human"})
    owner = await people.owner(key)
    await owner.page.goto("/console")
    await expect(owner.rows.filter(has_text="Rests")).to_contain_text("Filled <b>from inside</b>.")
    await expect(owner.rows.filter(has_text="Gone")).to_contain_text(
        "The candidate withdrew and asks for erasure"
    )
    await expect(owner.rows.filter(has_text="Taken Over")).to_contain_text("A person leads")
    await expect(
        owner.rows.filter(has_text="Taken Over").get_by_role("progressbar")
    ).to_have_attribute("value", "0")


async def test_filters_apply_themselves_and_are_taken_off_one_by_one(
    server: ServerProcess, people: People
) -> None:
    key = organization(server, "narrowing")
    done = opened(server, key, "Done")
    opened(server, key, "Under Way")
    opened(server, key, "Other Guide", guide="exit-interview")
    act(server, key, done, "complete")
    owner = await people.owner(key)
    await owner.page.goto("/console")
    await owner.page.evaluate("window.loadedOnce = true")
    await owner.page.get_by_text("Filter", exact=True).click()
    status = owner.page.get_by_label("Status")
    await status.focus()
    await status.select_option("Active")
    await expect(names(owner)).to_have_text(["Other Guide", "Under Way"])
    await expect(status).to_be_focused()
    await owner.page.get_by_label("Guide", exact=True).select_option("Exit interview")
    await expect(names(owner)).to_have_text(["Other Guide"])
    await expect(owner.page.locator("#told")).to_have_text("1 shown")
    assert owner.page.url.endswith("/console?status=active&guide=exit-interview")
    assert await owner.page.evaluate("window.loadedOnce"), "nobody is taken to another page"

    await owner.page.locator(".chip", has_text="Exit interview").click()
    await expect(names(owner)).to_have_text(["Other Guide", "Under Way"])
    await owner.page.get_by_label("Opened until").fill("2020-01-01")
    await expect(owner.page.get_by_text("No interview matches.")).to_be_visible()
    await owner.page.get_by_role("link", name="Show all").first.click()
    await expect(owner.rows).to_have_count(3)


async def test_the_list_is_narrowed_without_scripts(server: ServerProcess, people: People) -> None:
    key = organization(server, "plain")
    done = opened(server, key, "Done")
    opened(server, key, "Under Way")
    act(server, key, done, "complete")
    say(server, key, opened(server, key, "Gardener"), "Nasturtiums, mostly.")
    owner = await people.owner(key, java_script_enabled=False)
    await owner.page.goto("/console")
    await owner.page.get_by_text("Filter", exact=True).click()
    await owner.page.get_by_label("Status").select_option("Completed")
    await owner.page.get_by_role("button", name="Search").click()
    await expect(names(owner)).to_have_text(["Done"])
    await owner.page.goto("/console?q=nasturt")
    await expect(names(owner)).to_have_text(["Gardener"])
    await owner.page.get_by_text("Export…").click()
    await owner.page.get_by_role("button", name="Export the chosen").click()
    await expect(owner.page.get_by_text("Choose interviews in the list first")).to_be_visible()


async def test_what_was_said_is_shown_where_it_was_said(
    server: ServerProcess, people: People
) -> None:
    key = organization(server, "finding")
    hostile = '<img src=x onerror=alert(1)> & "bridges" \u202eevil\u202c'
    one = opened(server, key, "Builder")
    for text in ("A bridge.", "More bridges.", hostile, "The last bridge of all."):
        say(server, key, one, text)
    opened(server, key, "Somebody Else")
    owner = await people.owner(key)
    await owner.page.goto("/console")
    await owner.page.get_by_role("searchbox").fill("brid")
    await expect(names(owner)).to_have_text(["Builder"])
    hits = owner.page.locator(".hits > li")
    await expect(hits.filter(has=owner.page.locator("mark")).first).to_be_visible()
    await expect(owner.page.locator(".hits")).to_contain_text("<img src=x onerror=alert(1)>")
    assert await owner.page.locator(".hits img").count() == 0
    assert {"bridge", "bridges"} >= set(await owner.page.locator(".hits mark").all_inner_texts())
    [message] = [
        said["id"]
        for said in server.get(f"/api/v1/interviews/{one}", key=key).json["transcript"]
        if said["text"] == "The last bridge of all."
    ]
    await owner.page.get_by_role("link", name="The last bridge of all.").click()
    await owner.page.wait_for_url(f"**/console/interviews/{one}#m-{message}")


async def test_rows_become_fresh_under_the_hand_and_what_was_chosen_stays(
    server: ServerProcess, people: People
) -> None:
    key = organization(server, "choosing")
    first, second = opened(server, key, "First"), opened(server, key, "Second")
    owner = await people.owner(key)
    await owner.page.clock.install()
    await owner.page.goto("/console")
    chosen = owner.page.get_by_label("Choose First")
    await chosen.check()
    await chosen.focus()
    act(server, key, second, "complete")
    await owner.page.clock.fast_forward("00:06")
    await expect(owner.rows.filter(has_text="Second")).to_contain_text("Completed")
    await expect(chosen).to_be_checked()
    await expect(chosen).to_be_focused()
    await owner.page.get_by_text("Export…").click()
    await expect(owner.page.get_by_role("button", name="Export 1 chosen")).to_be_enabled()
    async with owner.page.expect_download() as download:
        await owner.page.get_by_role("button", name="Export 1 chosen").click()
    assert await exported(await download.value) == {first}

    await owner.page.get_by_label("Choose all on this page").check()
    await expect(owner.page.get_by_role("button", name="Export 2 chosen")).to_be_enabled()
    await owner.page.goto("/console?status=completed")
    await owner.page.get_by_text("Export…").click()
    async with owner.page.expect_download() as download:
        await owner.page.get_by_role("button", name="Export all that match").click()
    assert await exported(await download.value) == {second}


async def exported(download: Any) -> set[str]:
    """Return the interviews that an export in JSON lines tells of."""
    lines = Path(await download.path()).read_text().splitlines()
    return {json.loads(line)["interview"] for line in lines}


async def test_pages_lead_both_ways_also_back_to_the_first(
    server: ServerProcess, people: People
) -> None:
    key = organization(server, "paging")
    for number in range(102):
        opened(server, key, f"Person {number}", interviewer="human")
    owner = await people.owner(key)
    await owner.page.goto("/console")
    await expect(owner.page.get_by_text("50 shown, more below")).to_be_visible()
    for _ in range(2):
        await owner.page.get_by_role("link", name="Older").click()
    await expect(names(owner)).to_have_text(["Person 1", "Person 0"])
    await owner.page.get_by_role("link", name="Newer").click()
    await expect(names(owner).first).to_have_text("Person 51")
    await expect(owner.rows).to_have_count(50)
    await owner.page.get_by_role("link", name="Newer").click()
    await expect(names(owner).first).to_have_text("Person 101")
    await expect(owner.page.get_by_role("link", name="Newer")).to_have_count(0)


async def test_on_a_phone_rows_are_cards_and_nothing_sticks_out(
    server: ServerProcess, people: People
) -> None:
    key = organization(server, "small")
    id_ = opened(server, key, "Marie-Louise " + "W" * 80)
    say(server, key, id_, "x" * 3_000 + " bridge")
    owner = await people.owner(key, **PHONE)
    for address in ("/console", "/console?q=bridge&status=active&covered=none"):
        await owner.page.goto(address)
        await expect(owner.rows).to_have_count(1)
        assert await owner.page.evaluate("document.documentElement.scrollWidth") <= 390
