"""First minute: an empty folder, one command, and an interview from its link to its end."""

import re
from collections.abc import Iterator
from html import unescape
from pathlib import Path

import pytest
from playwright.async_api import expect

from tests.harness import ServerProcess
from tests.web.people import Member, People

pytestmark = [pytest.mark.browser, pytest.mark.asyncio(loop_scope="session")]

# One for each question of the built-in guide, long enough that it asks for no more, and
# one for the summary before the last.
ANSWERS = [
    "It is to answer our customers' letters about bills.",
    "Last month nobody wrote to us twice about the same thing.",
    "Bookkeeping, plain English, and our billing system.",
    "By e-mail, a short summary at the end of each day.",
    "On weekdays, and the first Saturday of a month.",
    "It may refund fifty euros; last week one of eighty should have come to me.",
    "Patient and exact, and never in a hurry with people.",
    "It must never promise a date that it does not know.",
    "Yes, that is right.",
    "No, that was everything, thank you.",
]


@pytest.fixture
def server(tmp_path: Path) -> Iterator[ServerProcess]:
    """A first start that nobody prepared: no folder, no key."""
    with ServerProcess(tmp_path, owner_key=None) as server:
        yield server.start()


def sign_in_link(server: ServerProcess) -> str:
    """Return the link that the last start printed."""
    return str(re.findall(r"http://\S+/login/\S+", server.errors())[-1])


async def test_the_printed_link_leads_once_to_an_interview_that_runs_to_its_end(
    server: ServerProcess, people: People
) -> None:
    owner = Member(await (await people.device()).new_page())
    await owner.page.goto(sign_in_link(server))
    await expect(owner.heading).to_have_text("Interviews")
    await expect(owner.page.get_by_text("Start with one interview.")).to_be_visible()

    interview = await owner.starts_an_interview("Ada Lovelace")
    await expect(owner.messages).to_have_count(1)

    candidate = await people.candidate(interview)
    for turn, answer in enumerate(ANSWERS, 1):
        await candidate.hears(turn)
        await candidate.says(answer)
    await candidate.hears(len(ANSWERS) + 1)
    await candidate.sees_heading("Thank you.")
    await expect(candidate.page.locator("#composer")).to_be_hidden()

    async with candidate.page.expect_download() as download:
        await candidate.page.get_by_role("link", name="Download your transcript").click()
    transcript = unescape(Path(await (await download.value).path()).read_text("utf-8"))
    assert all(answer in transcript for answer in ANSWERS)

    await expect(owner.status).to_contain_text("Completed")
    role = owner.value("Role")
    await expect(role.locator(".value")).to_contain_text("customers' letters")
    await role.locator("a.source").first.click()
    place = owner.page.locator(f"[id='{owner.page.url.partition('#')[2]}']")
    source = owner.page.locator("mark").filter(has=place)
    await expect(source).to_contain_text(ANSWERS[0])
    await expect(source).to_be_in_viewport()
    # Whatever is known says where it comes from.
    known = owner.page.locator(".profile > [data-status=obtained]")
    assert await known.count() == await known.filter(has=owner.page.locator("a.source")).count()

    await link_was_good_once(people, owner, sign_in_link(server))


async def link_was_good_once(people: People, owner: Member, link: str) -> None:
    # Clicked in the terminal again: it would be odd to be turned away where one is signed in.
    await owner.page.goto(link)
    await expect(owner.heading).to_have_text("Interviews")

    people.ear.expect("status of 401")
    other = Member(await (await people.device()).new_page())
    await other.page.goto(link)
    await expect(other.heading).to_have_text("Sign in")
    await expect(other.page.get_by_role("alert")).to_contain_text("was used before")
    await other.page.goto("/console")
    assert other.page.url.endswith("/login")
