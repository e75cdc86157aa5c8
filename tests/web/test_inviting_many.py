"""Many interviews at once: from a list to links, and nobody twice whatever happens on the way."""

import csv
import io
from typing import Any
from urllib.parse import quote

import pytest
from playwright.async_api import Page, Route, expect

from tests.harness import ServerProcess, plain_guide
from tests.web.people import Member, People

pytestmark = [pytest.mark.browser, pytest.mark.asyncio(loop_scope="session")]

OFF: dict[str, Any] = {"java_script_enabled": False}

# Each row is somebody's, or says what is wrong with it.
NASTY = "\r\n".join(
    [
        "Name;E-Mail;Team",
        '"Lovelace; Ada";ada@example.org;A',
        '"Grace ""Amazing"" Hopper";grace@example.org;',
        ";nameless@example.org;",
        "=HYPERLINK(1);formula@example.org;",
        "<script>alert(1)</script>;script@example.org;",
        "\u202eevil;bidi@example.org;",
        "Zoë Ünlü;zoe@example.org;",
        "No address at all;;",
        "Wrong;not an address;",
        "Ada again;ADA@example.org;",
        ";;",
        *(f"Person {n};p{n}@example.org;B" for n in range(292)),
    ]
)
USABLE = 8 + 292


async def looks_at_the_list(
    member: Member, people: str = "", *, guide: str, file: bytes | None = None
) -> Page:
    page = member.page
    await page.goto(f"/console/new?guide={guide}&whom=many")
    if file is not None:
        upload: Any = {"name": "people.csv", "mimeType": "text/csv", "buffer": file}
        await page.get_by_label("Or a file").set_input_files(upload)
    else:
        await page.get_by_label("The list, one person a line").fill(people)
    async with page.expect_navigation():
        await page.get_by_role("button", name="Look at the list").click()
    return page


def names(server: ServerProcess, guide: str) -> list[str]:
    """Return the candidates of all interviews on a guide, sorted."""
    found: list[str] = []
    after = ""
    while True:
        answer = server.get(f"/api/v1/interviews?guide={guide}&limit=200{after}").json
        found += [
            item["candidate"].get("name") or item["candidate"].get("email", "")
            for item in answer["items"]
        ]
        if not answer["next"]:
            return sorted(found)
        after = f"&after={quote(answer['next'])}"


async def test_three_hundred_people_from_a_file_with_nasty_rows(
    server: ServerProcess, people: People
) -> None:
    server.add_guide(plain_guide(1, id="invited"))
    owner = await people.owner()
    page = await looks_at_the_list(owner, guide="invited", file=NASTY.encode("cp1252", "replace"))
    await expect(page.locator(".notice").first).to_contain_text("not UTF-8")
    page = await looks_at_the_list(owner, guide="invited", file=NASTY.encode())
    await expect(page.locator(".lead")).to_contain_text(f"{USABLE} people")
    await expect(page.locator(".wrong li")).to_have_count(2)
    await expect(page.locator(".wrong")).to_contain_text("The same address as in line 2.")
    assert names(server, "invited") == []
    await page.get_by_role("button", name=f"Create {USABLE} links").click()
    await expect(page.locator("h1")).to_have_text(f"{USABLE} interviews are ready")
    await expect(page.locator(".lead")).not_to_contain_text("already")
    made = names(server, "invited")
    assert len(made) == USABLE
    assert {"Lovelace; Ada", 'Grace "Amazing" Hopper', "nameless@example.org"} < set(made)
    # The file of links holds them all, and no formula.
    async with page.expect_download() as downloading:
        await page.get_by_role("button", name="Download as CSV").click()
    content = (await (await downloading.value).path()).read_bytes().decode("utf-8-sig")
    rows = list(csv.DictReader(io.StringIO(content)))
    assert len({row["link"] for row in rows}) == USABLE
    assert "'=HYPERLINK(1)" in {row["name"] for row in rows}
    # Each link opens the interview of the one it is for.
    candidate = await (await people.device()).new_page()
    row = next(row for row in rows if row["email"] == "ada@example.org")
    await candidate.goto(row["link"])
    assert candidate.url.endswith(row["interview"])


async def test_a_double_click_and_a_reload_invite_nobody_twice(
    server: ServerProcess, people: People
) -> None:
    """(I2)."""
    server.add_guide(plain_guide(1, id="doubled"))
    owner = await people.owner(**OFF)
    page = await looks_at_the_list(owner, "Ada\nGrace, g@example.org\nAda", guide="doubled")
    await page.get_by_role("button", name="Create 3 links").dblclick()
    await expect(page.locator("h1")).to_have_text("3 interviews are ready")
    await page.reload()
    await expect(page.locator(".lead")).to_contain_text("nobody has two")
    assert names(server, "doubled") == ["Ada", "Ada", "Grace"]


async def test_a_server_killed_in_mid_batch_goes_on_where_it_was(
    server: ServerProcess, people: People
) -> None:
    """(I2, I6)."""
    people.ear.expect("ERR_|status of 5")
    server.add_guide(plain_guide(1, id="killed"))
    owner = await people.owner()
    listed = "\n".join(f"Person {n}, p{n}@example.org" for n in range(60))
    page = await looks_at_the_list(owner, listed, guide="killed")
    parts = 0

    async def kill_in_the_second(route: Route) -> None:
        nonlocal parts
        parts += 1
        await route.continue_()
        if parts == 2:
            server.kill()

    await page.route("**/console/new/many", kill_in_the_second)
    await page.get_by_role("button", name="Create 60 links").click()
    await expect(page.locator("#invited")).to_contain_text("nobody is invited twice")
    server.start()
    await expect(page.locator("h1")).to_have_text("60 interviews are ready")
    assert len(names(server, "killed")) == len(set(names(server, "killed"))) == 60


async def test_who_has_an_interview_already_is_told_before_a_second_one(
    server: ServerProcess, people: People
) -> None:
    server.add_guide(plain_guide(1, id="twice"))
    server.open_interview("twice", candidate={"email": "ada@example.org"})
    listed = "Ada, ADA@example.org\nGrace, grace@example.org"
    page = await looks_at_the_list(await people.owner(), listed, guide="twice")
    await expect(page.locator(".notice")).to_contain_text(
        "1 of them has an interview on this guide"
    )


async def test_columns_are_chosen_by_whoever_looks_at_them(
    server: ServerProcess, people: People
) -> None:
    server.add_guide(plain_guide(1, id="columns"))
    owner = await people.owner()
    listed = "Team,Wer,Post\nA,Ada,ada@example.org\nB,Grace,grace@example.org"
    page = await looks_at_the_list(owner, listed, guide="columns")
    await expect(page.locator(".listed tbody tr").first).to_contain_text("A")
    await page.get_by_label("Name from").select_option("Wer")
    await page.get_by_role("button", name="Read again").click()
    await expect(page.locator(".listed tbody tr").first).to_contain_text("Ada")
    await page.get_by_role("button", name="Create 2 links").click()
    await expect(page.locator("h1")).to_have_text("2 interviews are ready")
    assert names(server, "columns") == ["Ada", "Grace"]
    await page.get_by_role("button", name="QR codes to print").click()
    await expect(page.locator(".cards svg")).to_have_count(2)


async def test_a_guide_is_found_by_words_and_offers_its_own_languages(
    server: ServerProcess, people: People
) -> None:
    for number in range(8):
        server.add_guide(plain_guide(1, id=f"found-{number}"))
    page = (await people.owner()).page
    await page.goto("/console/new?guide=agent-hiring")
    await expect(page.locator("#language option")).to_have_text(["English", "Eesti", "Deutsch"])
    await page.get_by_label("Find a guide").fill("found-5")
    await expect(page.locator("label.choice:visible", has_text="question")).to_have_count(1)
    await page.get_by_label("Find a guide").press("Enter")
    await expect(page.locator("#language-field")).to_be_hidden()
    await page.get_by_role("button", name="Create the link").click()
    await expect(page.get_by_text("The interview is ready.")).to_be_visible()
    assert len(names(server, "found-5")) == 1


async def test_what_is_no_list_is_told_and_what_was_written_stays(
    server: ServerProcess, people: People
) -> None:
    people.ear.expect("status of 4")
    owner = await people.owner()
    page = await looks_at_the_list(owner, '"Ada\n' + "Grace\n" * 40, guide="agent-hiring")
    await expect(page.locator("#people-error")).to_contain_text("never closed")
    assert "Grace" in await page.get_by_label("The list, one person a line").input_value()
    # A viewer's key makes nothing, and another organization's interviews are not found (I11).
    key = server.post("/api/v1/keys", {"name": "viewer", "role": "viewer"}).json["key"]
    viewer = await people.owner(key)
    for path in ("people", "many", "links.csv", "cards"):
        answer = await viewer.page.context.request.post(
            f"/console/new/{path}", multipart={"ids": "x", "people": "Ada", "list": "[]"}
        )
        assert answer.status == 403, path
    theirs = server.post("/api/v1/organizations", {"id": "another-one", "name": "Another"}).json
    rival = await people.owner(theirs["key"])
    interview = server.open_interview()
    for path in ("links.csv", "cards"):
        answer = await rival.page.context.request.post(
            f"/console/new/{path}", multipart={"ids": interview["id"]}
        )
        assert answer.status == 404, path
