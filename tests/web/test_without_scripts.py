"""Without JavaScript: forms and links carry the whole interview, and the console."""

from typing import Any

import pytest
from playwright.async_api import expect

from tests.harness import ServerProcess, plain_guide
from tests.web.people import Candidate, People, said

pytestmark = [pytest.mark.browser, pytest.mark.asyncio(loop_scope="session")]

OFF: dict[str, Any] = {"java_script_enabled": False}
SIZE = "It should answer letters,\nabout four hundred of them in a week."


def stored(server: ServerProcess, interview: dict[str, Any]) -> list[dict[str, Any]]:
    transcript: list[dict[str, Any]] = server.settled(interview["id"])["transcript"]
    return transcript


async def sends(candidate: Candidate, text: str) -> None:
    """Write an answer and send it with the button."""
    await candidate.types(text)
    await candidate.clicks("Send")


async def test_the_interview_runs_to_its_end(server: ServerProcess, people: People) -> None:
    server.post("/api/v1/guides", {"source": plain_guide(2)})
    interview = server.open_interview("plain")
    candidate = await people.candidate(interview, **OFF)
    await sends(candidate, SIZE)
    # The next question is there already: the answer to the form waited for it.
    await candidate.hears(2)
    assert candidate.page.url.endswith(f"/interviews/{interview['id']}#end")
    await sends(candidate, "Less than an hour.")
    await candidate.hears(3)
    await candidate.sees_heading("Thank you.")
    await expect(candidate.page.locator("#composer")).to_be_hidden()
    assert said(await candidate.is_in_step()) == [SIZE, "Less than an hour."]
    async with candidate.page.expect_download():
        await candidate.page.get_by_role("link", name="Download your transcript").click()


async def test_pausing_and_going_on(server: ServerProcess, people: People) -> None:
    interview = server.open_interview()
    candidate = await people.candidate(interview, **OFF)
    await candidate.picks("Pause")
    await candidate.sees_heading("Paused.")
    await sends(candidate, SIZE)
    await expect(candidate.saved).to_have_count(1)
    await candidate.clicks("Continue")
    await expect(candidate.page.get_by_role("heading", name="Paused.")).to_be_hidden()
    stored(server, interview)
    await candidate.page.reload()
    await candidate.hears(2)


async def test_going_back_and_sending_something_else_loses_nothing(
    server: ServerProcess, people: People
) -> None:
    interview = server.open_interview()
    candidate = await people.candidate(interview, **OFF)
    form = await candidate.page.locator("#composer [name=id]").input_value()
    await sends(candidate, SIZE)
    await candidate.hears(2)
    await candidate.page.go_back()
    await sends(candidate, "Something else.")
    await expect(candidate.saved).to_have_count(2)

    # A browser that kept the old form sends its old id again.
    path = f"/interviews/{interview['id']}/messages"
    for text in ("A third thing.", SIZE, SIZE.replace("\n", "\r\n")):
        answer = await candidate.page.request.post(path, form={"id": form, "text": text})
        assert answer.ok
    assert said(stored(server, interview)) == [SIZE, "Something else.", "A third thing."]


async def test_an_answer_that_cannot_be_taken_is_put_back_into_the_box(
    server: ServerProcess, people: People
) -> None:
    people.ear.expect("status of 4(13|09|22)")
    interview = server.open_interview()
    candidate = await people.candidate(interview, **OFF)
    long = "many words " * 3000
    await sends(candidate, long)
    await expect(candidate.page.get_by_role("status")).to_contain_text("longer than one answer")
    await expect(candidate.box).to_have_value(long)

    await candidate.types("   ")
    await candidate.clicks("Send")
    await expect(candidate.page.get_by_role("status")).to_contain_text("nothing to send yet")

    await candidate.types(SIZE)
    server.post(f"/api/v1/interviews/{interview['id']}/cancel")
    await candidate.clicks("Send")
    await expect(candidate.page.get_by_role("status")).to_contain_text("takes no more answers")
    await expect(candidate.page.get_by_label("What you wrote")).to_have_value(SIZE)
    assert said(stored(server, interview)) == []


async def test_the_console_works(server: ServerProcess, people: People) -> None:
    owner = await people.owner(**OFF)
    interview = await owner.starts_an_interview("Grace Hopper")
    server.say(interview["id"], "Somebody who answers letters about bills.")
    stored(server, interview)
    await owner.page.reload()
    await expect(owner.messages).to_have_count(3)
    await owner.clicks("Pause")
    await expect(owner.status).to_contain_text("Paused")
    await owner.clicks("Resume")
    await expect(owner.status).to_contain_text("Active")
    await owner.page.get_by_text("End…").click()
    await owner.page.get_by_label("Reason").fill("The role was filled.")
    await owner.clicks("Cancel the interview")
    await expect(owner.status).to_contain_text("The role was filled.")
    await owner.clicks("Resume")
    await owner.page.get_by_text("End…").click()
    await owner.clicks("Complete")
    await expect(owner.status).to_contain_text("Completed")
    await owner.searches("letters bills")
    await expect(owner.rows).to_contain_text(["Grace Hopper"])
    await owner.clicks("Sign out")
    await expect(owner.heading).to_have_text("Sign in")
