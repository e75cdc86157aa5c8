"""The console's pages of the organization: its look, its keys, its links, and for how long."""

import re
import struct
import zlib
from datetime import timedelta

import pytest
from playwright.async_api import expect

from tests.harness import OWNER_KEY, ServerProcess, request
from tests.web.fitting import check_fits
from tests.web.people import Member, People
from tests.web.stage import Stage

pytestmark = [pytest.mark.browser, pytest.mark.asyncio(loop_scope="session")]

PATH = "/console/organization"


def picture(width: int = 24, height: int = 12) -> bytes:
    """Return a PNG of one colour."""

    def chunk(kind: bytes, content: bytes) -> bytes:
        sum_ = zlib.crc32(kind + content)
        return struct.pack(">I", len(content)) + kind + content + struct.pack(">I", sum_)

    rows = (b"\0" + b"\xc0\x40\x20" * width) * height
    head = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    parts = (b"IHDR", head), (b"IDAT", zlib.compress(rows)), (b"IEND", b"")
    return b"\x89PNG\r\n\x1a\n" + b"".join(chunk(*part) for part in parts)


async def chooses(owner: Member, name: str, content: bytes) -> None:
    await owner.page.get_by_label("Logo optional").set_input_files(
        {"name": name, "mimeType": "image/png", "buffer": content}
    )


async def test_what_an_owner_sets_is_what_candidates_see(
    server: ServerProcess, people: People
) -> None:
    owner, interview = await people.owner(), server.open_interview()
    await owner.page.goto(PATH)
    await owner.page.get_by_label("Name shown to candidates").fill('Søren & "Co" <b>')
    await owner.page.get_by_label("Colour optional").fill("#ffcc00")
    await expect(owner.page.get_by_text("your colour is darkened to")).to_be_visible()
    await chooses(owner, "logo.png", picture())
    await owner.submits("Save")
    await expect(owner.page.get_by_role("status")).to_have_text("Saved.")
    candidate = await people.candidate(interview)
    await expect(candidate.page.locator(".bar")).to_contain_text('Søren & "Co" <b>')
    logo = candidate.page.locator(".bar img")
    await expect(logo).to_be_visible()
    assert await logo.evaluate("logo => logo.naturalWidth") == 24
    accent = await candidate.page.evaluate(
        "getComputedStyle(document.documentElement).getPropertyValue('--accent')"
    )
    assert re.fullmatch("#[0-9a-f]{6}", accent.strip()), accent
    assert accent.strip() not in {"#ffcc00", "#1d5f4d"}
    # What was not chosen anew stays; what is taken away goes.
    await owner.submits("Save")
    await candidate.page.reload()
    await expect(logo).to_be_visible()
    await owner.page.get_by_label("Take the logo away").check()
    await owner.submits("Save")
    await expect(owner.page.locator(".paper-bar img")).to_have_count(0)


async def test_a_look_is_set_without_scripts(people: People) -> None:
    owner = await people.owner(java_script_enabled=False)
    await owner.page.goto(PATH)
    await owner.page.get_by_label("Colour optional").fill("00CCFF")
    await chooses(owner, "logo.png", picture())
    await owner.submits("Save")
    await expect(owner.page.get_by_label("Colour optional")).to_have_value("#00ccff")
    await expect(owner.page.get_by_text("your colour is darkened to")).to_be_visible()
    await expect(owner.page.locator(".paper-bar img")).to_have_count(2)


async def test_what_cannot_be_kept_is_named_beside_its_field_and_nothing_changes(
    people: People,
) -> None:
    people.ear.expect("status of 422")
    owner = await people.owner()
    await owner.page.goto(PATH)
    await owner.page.get_by_label("Colour optional").fill("red;} body{display:none")
    await owner.submits("Save")
    await expect(owner.page.locator("#colour-error")).to_contain_text("A colour is written as")
    await expect(owner.page.get_by_label("Colour optional")).to_have_value(re.compile("red;"))
    await owner.page.get_by_label("Colour optional").fill("")
    await chooses(owner, "logo.png", b"<svg><script>alert(1)</script></svg>")
    await owner.submits("Save")
    await expect(owner.page.locator("#logo-error")).to_contain_text("SVG is not taken")
    await owner.page.get_by_label("Sites that may embed").fill("https://*.example.org")
    await owner.submits("Save")
    await expect(owner.page.locator("#sites-error")).to_contain_text("without a path")
    await owner.page.goto(PATH)
    await expect(owner.page.get_by_label("Sites that may embed")).to_have_value("")


async def test_a_key_is_shown_once_works_and_is_revoked(people: People) -> None:
    people.ear.expect("status of 401")
    owner, newcomer = await people.owner(), Member(await (await people.device()).new_page())
    await owner.page.goto(f"{PATH}/keys")
    await owner.page.get_by_label("Whose").fill("Bea <i>")
    await owner.page.get_by_label("Reviewer").check()
    await owner.submits("Make the key")
    key = await owner.page.get_by_label("The new key").input_value()
    await owner.page.goto(f"{PATH}/keys")
    await expect(owner.page.get_by_label("The new key")).to_have_count(0)
    assert key not in await owner.page.content()
    await newcomer.signs_in(key)
    await expect(newcomer.heading).to_have_text("Interviews")
    # A reviewer sees the look and cannot change it; keys and links are not for reviewers.
    await newcomer.page.goto(PATH)
    await expect(newcomer.page.get_by_text("Only owners can change this.")).to_be_visible()
    await expect(newcomer.page.get_by_role("link", name="Keys")).to_have_count(0)
    row = owner.page.get_by_role("row", name="Bea")
    await row.locator("summary").click()
    async with owner.page.expect_navigation():
        await row.get_by_role("button", name="Revoke").click()
    await expect(owner.page.get_by_text("1 revoked")).to_be_visible()
    await newcomer.page.goto("/console")
    await expect(newcomer.heading).to_have_text("Sign in")


async def test_nobody_locks_everybody_out(server: ServerProcess, people: People) -> None:
    """The key one is signed in with is not offered for revoking, and the form is refused too."""
    owner = await people.owner()
    await owner.page.goto(f"{PATH}/keys")
    own = owner.page.get_by_role("row", name="yours")
    await expect(own).to_contain_text("You are signed in with this key.")
    await expect(own.get_by_role("button")).to_have_count(0)
    keys = request(server.port, "GET", "/api/v1/keys").json["items"]
    [first] = [key for key in keys if key["name"] == "first owner"]
    answer = await owner.page.context.request.post(f"{PATH}/keys/{first['id']}/revoke", form={})
    assert answer.status == 409
    assert request(server.port, "GET", "/api/v1/keys", key=OWNER_KEY).status == 200


async def test_a_revoked_link_lets_nobody_in_and_its_open_page_says_so(
    server: ServerProcess, people: People
) -> None:
    people.ear.expect("status of 40")
    name = "Ada Revoked"
    opened = request(
        server.port,
        "POST",
        "/api/v1/interviews",
        {"guide": "agent-hiring", "candidate": {"name": name}},
    ).json
    owner, candidate = await people.owner(), await people.candidate(opened)
    await candidate.hears(1)
    await owner.page.goto(f"{PATH}/links")
    row = owner.page.get_by_role("row", name=name)
    await row.locator("summary").click()
    async with owner.page.expect_navigation():
        await row.get_by_role("button", name="Revoke").click()
    await expect(owner.page.get_by_role("status")).to_have_text("1 link revoked.")
    await expect(owner.page.get_by_role("row", name=name)).to_have_count(0)
    await candidate.sees_heading("Please open your link once more.")
    await candidate.page.goto(opened["link"])
    await candidate.sees_heading("There is nothing here.")


async def test_links_of_all_that_is_over_are_revoked_at_once(
    server: ServerProcess, people: People
) -> None:
    owner = await people.owner()
    over = [server.open_interview()["id"] for _ in range(2)]
    under_way = server.open_interview()["id"]
    for interview in over:
        request(server.port, "POST", f"/api/v1/interviews/{interview}/complete", {})
    await owner.page.goto(f"{PATH}/links")
    await owner.page.get_by_text("Revoke where all is over…").click()
    await owner.submits("Revoke them all")
    await expect(owner.page.get_by_role("status")).to_have_text("2 links revoked.")
    links = {
        each: request(server.port, "GET", f"/api/v1/interviews/{each}").json["link"]
        for each in (*over, under_way)
    }
    assert [links[each] for each in over] == [None, None]
    assert links[under_way] is not None


async def test_retention_tells_what_it_would_erase_before_it_is_switched_on(
    stage: Stage, audience: People
) -> None:
    """(I10)."""
    owner = await audience.owner()
    done, under_way = await stage.opens(), await stage.opens()
    await stage.house.owner.post(f"/api/v1/interviews/{done['id']}/complete", {})
    stage.clock.ahead += timedelta(days=10)
    await owner.page.goto(f"{PATH}/retention")
    await expect(owner.page.get_by_role("heading", level=2).first).to_have_text(
        "Interviews are kept until somebody erases them."
    )
    await owner.page.get_by_label("Days after the last word").fill("9")
    await owner.submits("See what that means")
    await expect(
        owner.page.get_by_text("1 interview would be erased now, for good")
    ).to_be_visible()
    services = stage.house.services
    assert await services.retention.sweep(services.erase_interviews) == 0
    await owner.submits("Erase after 9 days")
    await expect(owner.page.get_by_role("heading", level=2).first).to_have_text(
        "Interviews are erased 9 days after the last word."
    )
    await expect(owner.page.get_by_text("1 interview is due")).to_be_visible()
    assert await services.retention.sweep(services.erase_interviews) == 1
    await owner.page.reload()
    await expect(owner.page.get_by_text("None is due at the moment.")).to_be_visible()
    assert (await stage.now(under_way)).status == "active"
    await owner.submits("Keep interviews from now on")
    await expect(owner.page.get_by_text("Interviews are kept until")).to_be_visible()


async def test_candidates_who_asked_for_it_are_listed_until_they_are_erased(
    server: ServerProcess, people: People
) -> None:
    owner = await people.owner()
    interview = server.open_interview()["id"]
    path = f"/api/v1/interviews/{interview}"
    assert request(server.port, "POST", f"{path}/withdraw", {"erase": True}).status == 200
    await owner.page.goto(f"{PATH}/retention")
    await expect(owner.page.locator("#asked tbody tr")).to_have_count(1)
    assert request(server.port, "DELETE", path).status == 204
    await owner.page.reload()
    await expect(owner.page.get_by_text("Nobody who withdrew waits for it.")).to_be_visible()


@pytest.mark.parametrize("part", ["", "/keys", "/links", "/retention?days=7"])
async def test_the_pages_fit_and_can_be_read(people: People, part: str) -> None:
    owner = await people.owner()
    await check_fits(owner.page, f"{PATH}{part}")
