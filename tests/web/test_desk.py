"""One interview on the owner's desk: sources, notes, the past, copies, links, erasing."""

from typing import Any

import pytest
from playwright.async_api import Page, expect

from tests.harness import ServerProcess
from tests.web.fitting import check_fits
from tests.web.people import People, said

pytestmark = [pytest.mark.browser, pytest.mark.asyncio(loop_scope="session")]

OFF: dict[str, Any] = {"java_script_enabled": False}
SIZE = "It should answer letters, about four hundred of them in a week."
SUCCESS = "That nobody has to write to us twice."
FORMATS = ("json", "jsonl", "md", "html", "csv")
NOTE = "Sounds tired; <b>call</b> instead?"


def named(server: ServerProcess, name: str, **fields: Any) -> dict[str, Any]:
    return server.open_interview(candidate={"name": name}, **fields)


def told(server: ServerProcess, interview: dict[str, Any], *answers: str) -> dict[str, Any]:
    """Have the candidate give these answers; return the interview as it stands then."""
    stands: dict[str, Any] = interview
    for answer in answers:
        server.say(interview["id"], answer)
        stands = server.settled(interview["id"])
    return stands


def events(server: ServerProcess, interview: dict[str, Any]) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = server.get(f"/api/v1/interviews/{interview['id']}/events").json[
        "items"
    ]
    return found


async def test_a_value_leads_to_the_very_words_it_rests_on_also_as_they_come(
    server: ServerProcess, people: People
) -> None:
    interview = named(server, "Led To Words")
    owner = await people.owner()
    await owner.opens(interview)
    candidate = await people.candidate(interview)
    await candidate.says(SIZE)
    source = owner.value("Role").locator(".source")
    await expect(source).to_have_text("#4")
    await expect(owner.page.locator("mark")).to_have_text(SIZE)
    await source.click()
    words = owner.page.locator("mark:has(:target)")
    await expect(words).to_have_text(SIZE)
    await expect(words).to_be_in_viewport()
    heard = owner.page.locator("#announcer p").filter(has_text=SIZE)
    await expect(heard).to_have_count(1)
    await candidate.says(SUCCESS)
    await expect(owner.page.locator("mark").last).to_have_text(SUCCESS)
    await candidate.is_in_step()
    assert said(server.settled(interview["id"])["transcript"]) == [SIZE, SUCCESS]


async def test_a_correction_and_what_it_puts_right_lead_to_each_other(
    server: ServerProcess, people: People
) -> None:
    interview = named(server, "Put Right", interviewer="human")
    first = server.say(interview["id"], "On Monday.")["id"]
    owner = await people.owner()
    await owner.opens(interview)
    await expect(owner.page.locator("#interview[data-live=open]")).to_be_visible()
    server.say(interview["id"], "On Tuesday.", corrects=first)
    for _ in range(2):
        new, old = owner.messages.nth(1), owner.messages.nth(0)
        await expect(new.locator(".corrects")).to_have_text("Corrects: “On Monday.”")
        await expect(old.locator(".corrected")).to_have_count(1)
        await new.locator(".corrects a").click()
        assert owner.page.url.endswith(f"#m-{first}")
        # As it came, and as the server makes it.
        await owner.page.reload()


async def test_everything_can_be_looked_at_without_scripts(
    server: ServerProcess, people: People
) -> None:
    interview = named(server, "No Scripts")
    told(server, interview, SIZE)
    owner = await people.owner(**OFF)
    await owner.opens(interview)
    await owner.value("Role").locator(".source").click()
    await expect(owner.page.locator("mark:has(:target)")).to_have_text(SIZE)
    await owner.page.get_by_role("link", name="Timeline").click()
    await expect(owner.page.locator("#events > li")).to_have_count(len(events(server, interview)))
    await owner.page.get_by_role("link", name="Answers").click()
    await expect(owner.page.locator(".answers tbody tr")).to_have_count(1)
    await expect(owner.page.locator("svg.chart .waited")).to_have_count(1)
    await owner.page.get_by_role("link", name="Conversation").click()
    await owner.page.get_by_role("link", name="Replay from the beginning").click()
    await expect(owner.page.get_by_text("Nothing had been said yet.")).to_be_visible()
    for _ in range(2):
        await owner.page.get_by_role("link", name="Next", exact=True).click()
    await expect(owner.messages).to_have_count(1)
    await owner.page.get_by_role("link", name="Back to now").click()
    await expect(owner.messages).to_have_count(3)


async def test_a_long_transcript_begins_with_its_end_and_goes_back(
    server: ServerProcess, people: People
) -> None:
    interview = named(server, "Long Talk", interviewer="human")
    for number in range(1, 121):
        server.say(interview["id"], f"Sentence {number}.")
    server.post(
        f"/api/v1/interviews/{interview['id']}/messages",
        {"text": "A question.", "speaker": "interviewer"},
    )
    owner = await people.owner()
    await owner.opens(interview)
    await expect(owner.messages).to_have_count(100)
    await expect(owner.messages.last).to_contain_text("A question.")
    await owner.page.get_by_role("link", name="Earlier messages").click()
    await expect(owner.messages).to_have_count(21)
    await expect(owner.messages.first).to_contain_text("Sentence 1.")
    # What is said meanwhile belongs to the end, not here.
    server.say(interview["id"], "One more.")
    await expect(owner.page.locator("#interview[data-live=open]")).to_be_visible()
    await expect(owner.page.get_by_text("One more.")).to_have_count(0)
    await owner.page.get_by_role("link", name="The latest").click()
    await expect(owner.messages.last).to_contain_text("One more.")


async def test_a_reader_at_the_end_is_led_along_and_one_further_up_left_alone(
    server: ServerProcess, people: People
) -> None:
    interview = named(server, "Followed Along", interviewer="human")
    for number in range(30):
        server.say(interview["id"], f"Sentence {number}.")
    owner = await people.owner()
    await owner.opens(interview)
    page = owner.page
    assert await page.evaluate("scrollY") == 0, "one begins at the top, and stays there"
    server.say(interview["id"], "Unseen below.")
    await expect(owner.messages).to_have_count(31)
    assert await page.evaluate("scrollY") == 0
    await page.keyboard.press("End")
    await expect_at_end(page)
    for number in range(5):
        server.say(interview["id"], f"Seen {number}.")
        await expect(owner.messages).to_have_count(32 + number)
    await expect_at_end(page)


async def expect_at_end(page: Page) -> None:
    """Wait until the page is scrolled to its end."""
    await page.wait_for_function(
        "() => scrollY > 0 && scrollY + innerHeight > document.documentElement.scrollHeight - 48"
    )


async def test_the_timeline_tells_each_event_and_its_actor_as_it_happens(
    server: ServerProcess, people: People
) -> None:
    interview = named(server, "Timed Line")
    owner = await people.owner()
    await owner.page.goto(f"/console/interviews/{interview['id']}/timeline")
    line = owner.page.locator("#events > li")
    await expect(line).to_have_count(interview["version"])
    candidate = await people.candidate(interview)
    await candidate.says(SIZE)
    heard = line.filter(has_text="Candidate said")
    await expect(heard).to_contain_text("Candidate said · Candidate")
    await expect(heard).to_contain_text(SIZE)
    await expect(heard.locator(".event-name")).to_have_text("message-added")
    await expect(line.filter(has_text="Profile updated")).to_contain_text(f"Role: {SIZE}")
    server.post(f"/api/v1/interviews/{interview['id']}/pause")
    await expect(line.first).to_contain_text("Paused · Owner, key “")
    await heard.get_by_role("link").click()
    await expect(owner.page.locator("#past-heading")).to_contain_text("As it stood at event 4 of")
    await expect(owner.messages).to_have_count(2)


async def test_notes_are_kept_told_to_colleagues_and_never_to_the_candidate(
    server: ServerProcess, people: People
) -> None:
    """(I2, I11)"""
    people.ear.expect("status of 40[13]")
    interview = named(server, "Noted Upon")
    told(server, interview, SIZE)
    owner, colleague = await people.owner(), await people.owner()
    candidate = await people.candidate(interview)
    for each in (owner, colleague):
        await each.opens(interview)
    box = owner.page.get_by_label("A note to yourself")
    await box.fill(NOTE)
    key = f"vivavoce:note:{interview['id']}"
    await owner.page.wait_for_function("key => localStorage.getItem(key)", arg=key)
    await owner.page.reload()
    await expect(box).to_have_value(NOTE)
    form: dict[str, str | float | bool] = await owner.page.locator("#note-form").evaluate(
        "form => Object.fromEntries(new FormData(form))"
    )
    await owner.submits("Add the note")
    await expect(owner.page.locator(".note-text")).to_have_text(NOTE)
    await expect(box).to_have_value("")
    await expect(colleague.page.locator(".note-text")).to_have_text(NOTE)
    # The same form once more, and from the candidate's browser: nothing comes of it.
    path = f"/console/interviews/{interview['id']}/notes"
    assert (await owner.page.request.post(path, form=form)).status == 200
    assert (await candidate.page.request.post(path, form=form)).url.endswith("/login")
    notes = [each for each in events(server, interview) if each["event"] == "note-added"]
    assert [each["data"]["text"] for each in notes] == [NOTE]

    await candidate.says(SUCCESS)
    await candidate.hears(3)
    at = f"/api/v1/interviews/{interview['id']}"
    routes = [at, f"{at}/events", *(f"{at}/export?format={form}" for form in FORMATS)]
    seen = [await (await candidate.page.request.get(route)).text() for route in routes]
    assert all(SIZE in text for text in seen)
    assert all("Sounds tired" not in text for text in [*seen, await candidate.page.content()])


async def test_the_past_is_gone_through_step_by_step_and_played(
    server: ServerProcess, people: People
) -> None:
    interview = named(server, "Played Back")
    told(server, interview, SIZE, SUCCESS)
    before = events(server, interview)
    last = len(before)
    owner = await people.owner()
    page = owner.page
    await page.goto(f"/console/interviews/{interview['id']}?at=4")
    await expect(page.locator("#past-heading")).to_have_text(f"As it stood at event 4 of {last}")
    await expect(owner.messages).to_have_count(2)
    await expect(owner.value("Role")).to_contain_text("Not asked yet")
    for hidden in ("Pause", "Take over", "Add the note", "Copy"):
        await expect(page.get_by_role("button", name=hidden, exact=True)).to_have_count(0)
    await page.evaluate("window.loadedOnce = true")
    await page.get_by_role("link", name="Next", exact=True).click()
    await expect(owner.value("Role").locator(".value")).to_have_text(SIZE)
    assert page.url.endswith("?at=5")
    await expect(page.locator("#step-next")).to_be_focused()
    await page.get_by_role("slider", name="Event").fill(str(last))
    await expect(owner.messages).to_have_count(5)
    await page.get_by_role("link", name="First", exact=True).click()
    await expect(owner.messages).to_have_count(0)
    await expect(page.get_by_role("slider", name="Event")).to_be_focused()
    await owner.clicks("Play")
    await expect(owner.messages).to_have_count(1)
    await owner.clicks("Stop")
    assert await page.evaluate("window.loadedOnce")
    assert events(server, interview) == before, "looking changes nothing"


async def test_a_copy_goes_on_from_a_turn_and_leaves_the_original_untouched(
    server: ServerProcess, people: People
) -> None:
    """(I2, I9, I10)"""
    interview = named(server, "Copied From")
    told(server, interview, SIZE, SUCCESS)
    before = events(server, interview)
    owner = await people.owner()
    page = owner.page
    await page.goto(f"/console/interviews/{interview['id']}?at=4")
    await page.get_by_role("link", name="Continue from here in a copy…").click()
    await expect(page.get_by_text("everything up to event #4: 2 messages")).to_be_visible()
    await page.get_by_label("Interviewer").select_option("A person")
    form: dict[str, str | float | bool] = await page.locator("form.sheet").evaluate(
        "form => Object.fromEntries(new FormData(form))"
    )
    await owner.submits("Make the copy")
    copy = {
        "id": page.url.rpartition("/")[2].partition("?")[0],
        "link": await page.get_by_label("The interview is ready.").input_value(),
    }
    assert copy["id"] != interview["id"]
    await expect(page.get_by_text("The original stays as it is.")).to_be_visible()
    await expect(owner.messages).to_have_count(2)
    path = f"/console/interviews/{interview['id']}/copy"
    again = await page.request.post(path, form=form)
    assert again.url.partition("?")[0].endswith(copy["id"]), "the same form makes the same copy"

    await owner.box.fill("Which letters?")
    await owner.box.press("Enter")
    candidate = await people.candidate(copy)
    await candidate.says("All of them.")
    await expect(candidate.saved).to_have_count(2)
    stored = server.interview(copy["id"])["transcript"]
    assert [message["text"] for message in stored[1:]] == [SIZE, "Which letters?", "All of them."]
    assert await candidate.messages() == [(m["id"], m["speaker"], m["text"]) for m in stored]
    assert events(server, interview) == before, "byte for byte: the hashes are the same"
    await page.get_by_role("link", name="another interview").click()
    await expect(page.locator("#past-heading")).to_contain_text("As it stood at event 4")


async def test_a_link_is_shown_as_a_picture_made_anew_and_withdrawn(
    server: ServerProcess, people: People
) -> None:
    people.ear.expect("status of 40[14]")
    interview = named(server, "Link Changed")
    owner = await people.owner()
    await owner.opens(interview)
    page = owner.page
    await page.get_by_text("Show as a picture").click()
    picture = page.get_by_alt_text("QR code of the candidate’s link")
    await expect(picture).to_be_visible()
    await page.wait_for_function(
        "() => document.querySelector('#link-picture img').naturalWidth > 0"
    )
    await page.get_by_text("Change or withdraw it…").click()
    await owner.submits("Make a new link")
    new = await page.get_by_label("Candidate’s link").input_value()
    assert new != interview["link"]
    await page.goto(interview["link"])
    await expect(owner.heading).to_have_text("There is nothing here.")
    candidate = await people.candidate(interview | {"link": new})
    await candidate.hears(1)

    await owner.opens(interview)
    await page.get_by_text("Change or withdraw it…").click()
    await owner.submits("Withdraw the link")
    await expect(page.get_by_text("There is no link")).to_be_visible()
    gone = await page.request.get(f"/console/interviews/{interview['id']}/link.svg")
    assert gone.status == 404
    await candidate.page.goto(new)
    await candidate.sees_heading("There is nothing here.")


async def test_who_withdrew_is_told_and_erased_by_an_owner_alone(
    server: ServerProcess, people: People
) -> None:
    """(I10)"""
    people.ear.expect("status of 4(0[134]|22)")
    interview = named(server, "Withdrawn Once")
    told(server, interview, SIZE)
    owner, watcher = await people.owner(), await people.owner()
    await watcher.opens(interview)
    await owner.opens(interview)
    answer = server.post(f"/api/v1/interviews/{interview['id']}/withdraw", {"erase": True})
    assert answer.status == 200
    notice = owner.page.locator("#withdrawn")
    await expect(notice).to_contain_text("and asks that everything be erased")
    await expect(owner.page.get_by_role("button", name="Resume")).to_have_count(0)
    key = server.post("/api/v1/keys", {"name": "reader", "role": "reviewer"}).json["key"]
    reviewer = await people.owner(key)
    await reviewer.opens(interview)
    await expect(reviewer.page.locator("#withdrawn")).to_contain_text("Only an owner’s key")
    await reviewer.page.goto(f"/console/interviews/{interview['id']}/erase")
    await expect(reviewer.heading).to_have_text("This is not open to you.")

    await notice.get_by_role("link").click()
    await owner.page.get_by_label("To confirm, type").fill("Somebody else")
    await owner.submits("Erase for ever")
    await expect(owner.page.get_by_role("alert")).to_contain_text("Nothing was erased")
    assert server.interview(interview["id"])["id"] == interview["id"]
    await owner.page.get_by_label("To confirm, type").fill("withdrawn once")
    await owner.submits("Erase for ever")
    await expect(owner.heading).to_have_text("Nothing of it is left.")
    assert server.get(f"/api/v1/interviews/{interview['id']}").status == 404
    await expect(watcher.page.locator("#gone")).to_be_visible()
    await owner.opens(interview)
    await expect(owner.heading).to_have_text("There is nothing here.")


async def test_every_format_is_there_to_take_away(server: ServerProcess, people: People) -> None:
    interview = named(server, "Taken Away")
    told(server, interview, SIZE)
    owner = await people.owner()
    await owner.opens(interview)
    for form in ("Markdown", "HTML", "JSON", "JSON lines", "CSV"):
        async with owner.page.expect_download() as download:
            await owner.page.get_by_role("link", name=form, exact=True).click()
        assert SIZE in (await (await download.value).path()).read_text()


async def test_what_people_wrote_is_shown_and_does_nothing(
    server: ServerProcess, people: People
) -> None:
    script = '<img src=x onerror="alert(1)"> "quoted" </mark><script>alert(2)</script>'
    interview = named(server, script, interviewer="human")
    server.say(interview["id"], script)
    server.post(f"/api/v1/interviews/{interview['id']}/notes", {"text": script})
    owner = await people.owner()
    await owner.opens(interview)
    await expect(owner.messages.locator(".message-text")).to_have_text(script)
    await expect(owner.page.locator(".note-text")).to_have_text(script)
    for path in ("/timeline", "/answers", "?at=2", "/copy", "/erase"):
        await owner.page.goto(f"/console/interviews/{interview['id']}{path}")
        await expect(owner.page.locator("main")).to_contain_text(script)


async def test_every_page_of_an_interview_fits_at_any_width_in_light_and_dark(
    server: ServerProcess, people: People
) -> None:
    interview = named(server, "Rindfleischetikettierungsüberwachungsaufgaben" * 3)
    told(server, interview, SIZE, "x" * 400)
    owner = await people.owner()
    for path in ("", "/timeline", "/answers", "?at=4", "/copy?until=4", "/erase"):
        await check_fits(owner.page, f"/console/interviews/{interview['id']}{path}")
