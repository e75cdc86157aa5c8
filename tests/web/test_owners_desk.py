"""Owner's desk: watch live, step in, find, and keep everybody else out."""

import sqlite3
import uuid
from typing import Any

import pytest
from playwright.async_api import expect

from tests.harness import OWNER_KEY, ServerProcess
from tests.web.people import Candidate, Member, People

pytestmark = [pytest.mark.browser, pytest.mark.asyncio(loop_scope="session")]

SIZE = "It should answer letters, about four hundred of them in a week."


def named(server: ServerProcess, name: str) -> dict[str, Any]:
    return server.open_interview(candidate={"name": name})


async def test_what_is_said_and_learned_appears_without_a_reload(
    server: ServerProcess, people: People
) -> None:
    interview = named(server, "Ada Lovelace")
    owner = await people.owner()
    await owner.opens(interview)
    await owner.page.evaluate("window.loadedOnce = true")
    candidate = await people.candidate(interview)
    await candidate.says(SIZE)
    await expect(owner.messages).to_have_count(3)
    await expect(owner.messages.nth(1)).to_contain_text(SIZE)
    role = owner.value("Role")
    await expect(role.locator(".value")).to_have_text(SIZE)
    # The end of a part that is brought up to date is where it was: opened, and being read.
    await owner.page.get_by_text("End…").click()
    await owner.page.get_by_label("Reason").fill("Not yet sent")
    await candidate.says("That nobody has to write to us twice.")
    await expect(owner.messages).to_have_count(5)
    await expect(owner.value("Signs of success").locator(".value")).to_be_visible()
    await expect(owner.page.get_by_label("Reason")).to_have_value("Not yet sent")
    assert await owner.page.evaluate("window.loadedOnce")


async def test_the_list_follows_what_is_said(server: ServerProcess, people: People) -> None:
    interview = named(server, "Listed Live")
    owner = await people.owner()
    await owner.page.clock.install()
    await owner.page.goto("/console")
    row = owner.rows.filter(has_text="Listed Live")
    await expect(row).to_be_visible()
    server.say(interview["id"], SIZE)
    server.settled(interview["id"])
    await owner.page.clock.fast_forward("00:06")
    await expect(row).to_contain_text("How would you notice")


async def test_pausing_resuming_and_ending_reach_the_candidate(
    server: ServerProcess, people: People
) -> None:
    people.ear.expect("status of 409")
    interview = named(server, "Followed Closely")
    candidate = await people.candidate(interview)
    owner = await people.owner()
    await owner.opens(interview)

    await owner.clicks("Pause")
    await candidate.sees_heading("Paused.")
    await expect(owner.status).to_contain_text("Paused")
    await owner.clicks("Resume")
    await expect(candidate.page.get_by_role("heading", name="Paused.")).to_be_hidden()

    await ends(owner, "Cancel the interview", reason="No longer needed.")
    await candidate.sees_heading("This interview has ended.")
    await expect(candidate.page.locator("#composer")).to_be_hidden()
    await expect(owner.status).to_contain_text("No longer needed.")

    await owner.clicks("Resume")
    await expect(candidate.page.locator("#composer")).to_be_visible()
    await candidate.says(SIZE)
    await candidate.hears(2)

    await ends(owner, "Complete")
    await candidate.sees_heading("Thank you.")
    await expect(owner.status).to_contain_text("Completed")
    await expect(owner.page.get_by_role("button", name="Resume")).to_have_count(0)


async def ends(owner: Member, button: str, *, reason: str = "") -> None:
    await owner.page.get_by_text("End…").click()
    await owner.page.get_by_label("Reason").fill(reason)
    await owner.clicks(button)


async def test_search_finds_what_was_said_and_by_whom(
    server: ServerProcess, people: People
) -> None:
    found, other = named(server, "Found Easily"), named(server, "Somebody Else")
    server.say(found["id"], "Nasturtiums, mostly; in a greenhouse.")
    server.say(other["id"], "Ledgers, mostly; in a basement.")
    server.settled(found["id"])
    owner = await people.owner()
    await owner.searches("greenhouse nasturtiums")
    await expect(owner.rows).to_have_count(1)
    await owner.rows.get_by_role("link", name="Found Easily").click()
    await expect(owner.heading).to_have_text("Found Easily")

    await owner.searches("no such words anywhere")
    await expect(owner.page.get_by_text("No interview matches.")).to_be_visible()
    await owner.page.get_by_role("link", name="Show all").first.click()
    await owner.page.get_by_text("Filter", exact=True).click()
    await owner.page.get_by_label("Status").select_option("Completed")
    await expect(owner.rows.filter(has_text="Found Easily")).to_have_count(0)


async def test_more_interviews_than_fit_on_a_page_have_pages(
    server: ServerProcess, people: People
) -> None:
    key = server.post("/api/v1/organizations", {"id": "busy", "name": "Busy"}).json["key"]
    for number in range(51):
        person = {"name": f"Person {number}"}
        server.post("/api/v1/interviews", {"guide": "agent-hiring", "candidate": person}, key=key)
    owner = await people.owner(key)
    await owner.page.goto("/console")
    await expect(owner.rows).to_have_count(50)
    await expect(owner.rows.first).to_contain_text("Person 50")
    await owner.page.get_by_role("link", name="Older").click()
    await expect(owner.rows).to_have_count(1)
    await expect(owner.rows).to_contain_text(["Person 0"])
    await owner.page.get_by_role("link", name="Newest").click()
    await expect(owner.rows.first).to_contain_text("Person 50")


async def test_the_link_is_copied_and_the_downloads_download(
    server: ServerProcess, people: People
) -> None:
    owner = await people.owner(permissions=["clipboard-read", "clipboard-write"])
    interview = await owner.starts_an_interview("Copied Link")
    await owner.clicks("Copy")
    await expect(owner.page.get_by_role("button", name="Copied")).to_be_visible()
    assert await owner.page.evaluate("navigator.clipboard.readText()") == interview["link"]
    for form in ("Markdown", "HTML", "JSON", "CSV"):
        async with owner.page.expect_download() as download:
            await owner.page.get_by_role("link", name=form, exact=True).click()
        assert await (await download.value).failure() is None


async def test_a_wrong_key_is_told_so_and_a_session_ends_when_asked_to(
    server: ServerProcess, people: People
) -> None:
    people.ear.expect("status of 401")
    stranger = Member(await (await people.device()).new_page())
    await stranger.signs_in("vvk_nobody")
    await expect(stranger.page.get_by_role("alert")).to_contain_text("not known here")
    await stranger.page.goto("/console")
    await expect(stranger.heading).to_have_text("Sign in")

    owner = Member(await (await people.device()).new_page())
    await owner.signs_in(OWNER_KEY)
    await expect(owner.heading).to_have_text("Interviews")
    cookies = await owner.page.context.cookies()
    await owner.clicks("Sign out")
    await expect(owner.heading).to_have_text("Sign in")
    # The session is over on the server, too: its cookie is worth nothing any more.
    await owner.page.context.add_cookies(
        [
            {"name": cookie["name"], "value": cookie["value"], "url": owner.page.url}
            for cookie in cookies
        ]
    )
    await owner.page.goto("/console")
    await expect(owner.heading).to_have_text("Sign in")


async def test_a_viewer_looks_and_cannot_act(server: ServerProcess, people: People) -> None:
    people.ear.expect("status of 403")
    key = server.post("/api/v1/keys", {"name": "auditor", "role": "viewer"}).json["key"]
    interview = named(server, "Only Looked At")
    viewer = await people.owner(key)
    await viewer.page.goto("/console")
    await expect(viewer.heading).to_have_text("Interviews")
    await expect(viewer.page.get_by_role("link", name="New interview")).to_have_count(0)
    await viewer.opens(interview)
    await expect(viewer.messages).to_have_count(1)
    for button in ("Pause", "Complete", "Cancel the interview"):
        await expect(viewer.page.get_by_role("button", name=button)).to_have_count(0)
    # Whoever has the link speaks as the candidate.
    await expect(viewer.page.get_by_label("Candidate’s link")).to_have_count(0)
    assert interview["link"] not in await viewer.page.content()

    id_ = interview["id"]
    for path in (
        f"/console/interviews/{id_}/cancel",
        "/console/interviews",
        f"/interviews/{id_}/messages",
        f"/interviews/{id_}/pause",
        f"/api/v1/interviews/{id_}/messages",
        f"/api/v1/interviews/{id_}/pause",
    ):
        answer = await viewer.page.request.post(path, form={"guide": "agent-hiring", "text": "Hm"})
        assert answer.status == 403, path
    seen = await (await viewer.page.request.get(f"/api/v1/interviews/{id_}")).json()
    assert seen["id"] == id_
    assert seen.get("link") is None
    await viewer.page.goto("/console/new")
    await expect(viewer.heading).to_have_text("This is not open to you.")
    assert server.interview(id_)["version"] == interview["version"]


async def test_an_owner_who_tries_the_link_out_stays_signed_in(
    server: ServerProcess, people: People
) -> None:
    interview = named(server, "Tried Out First")
    owner = await people.owner()
    await people.candidate(interview, on=owner.page.context)
    await owner.opens(interview)
    await expect(owner.heading).to_have_text("Tried Out First")
    await owner.clicks("Pause")
    await expect(owner.status).to_contain_text("Paused")


async def test_a_candidate_reaches_one_interview_and_no_console(
    server: ServerProcess, people: People
) -> None:
    people.ear.expect("status of 40[14]")
    mine, other = server.open_interview(), server.open_interview()
    candidate = await people.candidate(mine)
    page = candidate.page
    await page.goto(f"/interviews/{other['id']}")
    await candidate.sees_heading("Please open your link once more.")
    for path in ("/console", "/console/new", f"/console/interviews/{mine['id']}"):
        await page.goto(path)
        await candidate.sees_heading("Sign in")
    for path in ("/i/vvc_nobody", "/interviews/not-an-id", "/nowhere"):
        await page.goto(path)
        await candidate.sees_heading("There is nothing here.")


async def test_another_organizations_interview_is_not_there(
    server: ServerProcess, people: People
) -> None:
    people.ear.expect("status of 404")
    interview = named(server, "Ours Alone")
    server.say(interview["id"], "Nothing a competitor should read: quokkas.")
    key = server.post("/api/v1/organizations", {"id": "rival", "name": "The Rival"}).json["key"]
    rival = await people.owner(key)
    await rival.page.goto("/console")
    await expect(rival.page.get_by_text("Start with one interview.")).to_be_visible()
    for id_ in (interview["id"], str(uuid.uuid4())):
        for path in (f"/console/interviews/{id_}", f"/interviews/{id_}"):
            await rival.page.goto(path)
            await expect(rival.heading).to_have_text("There is nothing here.")
    await rival.page.goto("/console?q=quokkas")
    await expect(rival.page.get_by_text("No interview matches.")).to_be_visible()


async def test_a_damaged_interview_is_set_aside_and_harms_no_other(
    server: ServerProcess, people: People
) -> None:
    people.ear.expect("status of (500|422)")
    damaged, sound = named(server, "Damaged Bytes"), named(server, "Sound Bytes")
    server.terminate()
    damage(server, damaged["id"])
    server.start()
    owner = await people.owner()
    await owner.opens(damaged)
    await expect(owner.heading).to_have_text("Something went wrong on our side.")
    await expect(owner.page.get_by_text("is set aside")).to_be_visible()
    await owner.page.goto("/console")
    row = owner.rows.filter(has_text="Damaged Bytes")
    await expect(row).to_contain_text("It is set aside, unchanged, until somebody looks at it.")
    await owner.opens(sound)
    await expect(owner.messages).to_have_count(1)

    page = await (await people.device()).new_page()
    candidate = await Candidate(page, server, damaged, has_scripts=False).opens_the_link()
    await expect(candidate.page.get_by_text("is set aside")).to_be_visible()
    assert (await people.candidate(sound)).id == sound["id"]

    # Nobody has to repair it to have it erased.
    await owner.page.goto(f"/console/interviews/{damaged['id']}/erase")
    await expect(owner.page.get_by_text("A part of its record is damaged")).to_be_visible()
    await owner.page.get_by_label("To confirm").fill("Somebody Else")
    await owner.submits("Erase for ever")
    await expect(owner.page.get_by_text("Nothing was erased")).to_be_visible()
    await owner.page.get_by_label("To confirm").fill("Damaged Bytes")
    await owner.submits("Erase for ever")
    assert server.get(f"/api/v1/interviews/{damaged['id']}").status == 404


def damage(server: ServerProcess, interview: str) -> None:
    """Change stored bytes of an interview's second event behind the server's back."""
    with sqlite3.connect(server.data / "journal.db") as journal:
        changed = journal.execute(
            "UPDATE events SET content = ? WHERE interview = ? AND seq = 2",
            (b'{"text": "never said"}', uuid.UUID(interview).bytes),
        )
        assert changed.rowcount == 1
    journal.close()


async def test_the_console_says_since_when_it_is_not_up_to_date(
    server: ServerProcess, people: People
) -> None:
    people.ear.expect("net::ERR_")
    interview = named(server, "Out Of Sight")
    owner = await people.owner()
    await owner.page.clock.install()
    await owner.opens(interview)
    note = owner.page.locator("#stale")
    await expect(owner.page.locator("#interview[data-live=open]")).to_be_visible()
    server.kill()
    await expect(owner.page.locator("#interview[data-live=lost]")).to_be_visible()
    await owner.page.clock.fast_forward("00:11")
    await expect(note).to_contain_text("Not up to date since")
    server.start()
    server.say(interview["id"], SIZE)
    await owner.page.clock.fast_forward("00:11")
    await expect(note).to_be_hidden()
    await expect(owner.messages).to_have_count(3)
