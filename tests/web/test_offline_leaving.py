"""Leaving a device: nothing of the interview stays on it, and no unsent word goes unasked."""

import pytest
from playwright.async_api import expect

from tests.harness import OWNER_KEY, ServerProcess
from tests.web.devices import holds, is_kept, left_on, waits_on
from tests.web.people import KEPT, Candidate, People, said

pytestmark = [pytest.mark.browser, pytest.mark.asyncio(loop_scope="session")]

SIZE = "It should answer letters, about four hundred of them in a week."
LEFT = "Nothing of this interview is left on this device."


@pytest.fixture
def people(people: People) -> People:
    people.ear.expect("status of 401")  # whoever left is not let in
    return people


async def is_left(candidate: Candidate) -> None:
    """Check that the page says so, that it is true, and that going back shows nothing."""
    page = candidate.page
    await candidate.sees_heading("You have left the interview on this device.")
    await expect(page.locator("#told")).to_have_text(LEFT)
    assert await left_on(page) == []
    await page.go_back()
    await expect(page.locator("#transcript")).to_have_count(0)
    await page.goto(f"/interviews/{candidate.id}")
    await candidate.sees_heading("Please open your link once more.")
    assert await left_on(page) == []


async def test_leaving_a_device_leaves_nothing_on_it_in_any_tab(
    server: ServerProcess, people: People
) -> None:
    interview = server.open_interview()
    one = await people.candidate(interview, with_worker=True)
    await is_kept(one.page, one.id)
    two = await people.candidate(interview, on=one.page.context)
    await one.says(SIZE)
    for tab in (one, two):
        await tab.hears(2)
    await one.box.press_sequentially("A draft")
    await expect(one.page.get_by_text("Draft kept on this device")).to_be_visible()
    await one.picks("Leave this device")
    dialog = one.page.get_by_role("dialog", name="Not everything is sent yet")
    await expect(dialog).to_contain_text("on this device only: 1.")
    await one.clicks("Delete them and leave")
    await two.sees_heading("You have left the interview on this device.")
    await two.page.close()
    await is_left(one)

    again = await people.candidate(interview, on=one.page.context)
    assert said(await again.is_in_step()) == [SIZE]
    await expect(again.box).to_have_value("")


async def test_words_that_were_not_sent_are_told_of_first_and_can_be_waited_for(
    server: ServerProcess, people: People
) -> None:
    people.ear.expect("net::ERR_")
    candidate = await people.candidate(server.open_interview(), with_worker=True)
    await is_kept(candidate.page, candidate.id)
    await candidate.page.context.set_offline(True)
    await candidate.says(SIZE)
    await expect(candidate.waiting).to_contain_text([KEPT])
    await candidate.picks("Leave this device")
    dialog = candidate.page.get_by_role("dialog", name="Not everything is sent yet")
    await expect(dialog).to_contain_text("on this device only: 1.")
    await candidate.clicks("Stay")
    await expect(dialog).to_have_count(0)
    assert len(await waits_on(candidate.page, candidate.id)) == 1

    await candidate.picks("Leave this device")
    await candidate.clicks("Leave when they are sent")
    await expect(dialog).to_contain_text("Waiting until everything is sent")
    await candidate.page.context.set_offline(False)
    await is_left(candidate)
    assert said(server.settled(candidate.id)["transcript"]) == [SIZE]


async def test_words_that_were_not_sent_can_be_deleted_by_leaving(
    server: ServerProcess, people: People
) -> None:
    candidate = await people.candidate(server.open_interview())
    await candidate.page.route("**/messages", lambda route: route.abort("internetdisconnected"))
    people.ear.expect("net::ERR_")
    await candidate.says(SIZE)
    await expect(candidate.waiting).to_contain_text([KEPT])
    await candidate.picks("Leave this device")
    await candidate.clicks("Delete them and leave")
    await is_left(candidate)
    assert said(server.settled(candidate.id)["transcript"]) == []


async def test_without_a_server_nobody_is_told_that_they_left(
    server: ServerProcess, people: People
) -> None:
    """The cookie is the server's to take away; as long as it is there, the device lets one in."""
    people.ear.expect("net::ERR_")
    candidate = await people.candidate(server.open_interview())
    await candidate.page.context.set_offline(True)
    await candidate.picks("Leave this device")
    await expect(candidate.page.locator("#flash")).to_contain_text("That did not work")
    await candidate.page.context.set_offline(False)


async def test_leaving_without_scripts_takes_the_cookie_and_says_what_it_could_not_do(
    server: ServerProcess, people: People
) -> None:
    candidate = await people.candidate(server.open_interview(), java_script_enabled=False)
    await candidate.picks("Leave this device")
    await candidate.sees_heading("You have left the interview on this device.")
    await expect(
        candidate.page.get_by_text("delete this site’s data in its settings")
    ).to_be_visible()
    cookies = await candidate.page.context.cookies()
    assert not [each for each in cookies if candidate.id in each["name"]]
    await candidate.page.goto(f"/interviews/{candidate.id}")
    await candidate.sees_heading("Please open your link once more.")


async def test_withdrawing_leaves_nothing_on_the_device(
    server: ServerProcess, people: People
) -> None:
    interview = server.open_interview()
    candidate = await people.candidate(interview, with_worker=True)
    await is_kept(candidate.page, candidate.id)
    await candidate.says(SIZE)
    await candidate.hears(2)
    await candidate.page.goto(f"/interviews/{candidate.id}?ask=withdraw")
    await candidate.clicks("Withdraw")
    await candidate.sees_heading("You have withdrawn.")
    await expect(candidate.page.locator("#told")).to_have_text(LEFT)
    assert await left_on(candidate.page) == []
    for _ in range(2):  # to where it was asked, and to the conversation
        await candidate.page.go_back()
        await expect(candidate.page.locator("#transcript")).to_have_count(0)
    await candidate.page.goto(f"/interviews/{candidate.id}")
    await candidate.sees_heading("Please open your link once more.")
    assert await left_on(candidate.page) == []
    assert server.interview(candidate.id)["status"] == "cancelled"


async def test_an_owner_who_tried_a_link_stays_signed_in_after_leaving(
    server: ServerProcess, people: People
) -> None:
    interview = server.open_interview()
    owner = await people.owner(OWNER_KEY, with_worker=True)
    candidate = await people.candidate(interview, on=owner.page.context)
    await is_kept(candidate.page, candidate.id)
    await candidate.picks("Leave this device")
    await candidate.sees_heading("You have left the interview on this device.")
    await holds(candidate.page, "async () => (await caches.keys()).length === 0")
    await owner.page.goto("/console")
    await expect(owner.heading).to_have_text("Interviews")


async def test_leaving_one_interview_keeps_another(server: ServerProcess, people: People) -> None:
    one = await people.candidate(server.open_interview(), with_worker=True)
    await is_kept(one.page, one.id)
    other = await people.candidate(server.open_interview(), on=one.page.context)
    await is_kept(other.page, other.id)
    await one.picks("Leave this device")
    await expect(one.page.locator("#told")).to_have_text(LEFT)
    left = await left_on(one.page)
    assert not [each for each in left if one.id in each]
    assert [each for each in left if other.id in each]
