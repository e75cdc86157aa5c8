"""What others do to the candidate's page: clocks, proxies, portals, browsers, other tabs."""

import pytest
from playwright.async_api import Route, expect

from tests.harness import ServerProcess, request
from tests.web.devices import is_kept, left_on, waits_on
from tests.web.people import KEPT, Candidate, People, said

pytestmark = [pytest.mark.browser, pytest.mark.asyncio(loop_scope="session")]

SIZE = "It should answer letters, about four hundred of them in a week."
SUCCESS = "That nobody has to write to us twice about the same thing."
ELSEWHERE = "<!doctype html><title>Hotel Paradise</title><h1>Welcome</h1>"

_BREAK_THE_DATABASE = """() => {
    IDBFactory.prototype.open = () => { throw new DOMException('broken', 'UnknownError'); };
}"""


async def test_sending_does_not_wait_for_the_page_to_be_kept(
    server: ServerProcess, people: People
) -> None:
    """Keeping loads many files, and in a tunnel takes its time; words do not wait for it."""
    candidate = await people.candidate(server.open_interview(), with_worker=True)
    await is_kept(candidate.page, candidate.id)
    await candidate.page.evaluate(
        "name => void navigator.locks.request(name, () => new Promise(() => {}))",
        f"vivavoce:{candidate.id}",
    )
    await candidate.says(SIZE)
    await expect(candidate.saved).to_have_count(1)


async def test_a_clock_that_is_set_back_holds_nothing_back(
    server: ServerProcess, people: People
) -> None:
    """A phone that finds its network again is told what time it is."""
    people.ear.expect("net::ERR_")
    candidate = await people.candidate(server.open_interview())
    await candidate.page.route("**/messages", lambda route: route.abort("internetdisconnected"))
    await candidate.says(SIZE)
    await expect(candidate.waiting).to_contain_text([KEPT])
    await candidate.page.evaluate(
        "() => { const now = Date.now; Date.now = () => now() - 86_400_000; }"
    )
    await candidate.page.unroute("**/messages")
    await candidate.page.evaluate("dispatchEvent(new Event('online'))")
    await candidate.hears(2)
    assert said(await candidate.is_in_step()) == [SIZE]


@pytest.mark.parametrize("status", [400, 403, 404, 407, 409])
async def test_a_proxys_no_is_not_the_servers(
    server: ServerProcess, people: People, status: int
) -> None:
    """While a server is away some proxies answer in its place, and with more than 502."""
    people.ear.expect(f"status of {status}|ERR_UNEXPECTED_PROXY_AUTH")
    candidate = await people.candidate(server.open_interview())

    async def answer(route: Route) -> None:
        await route.fulfill(status=status, content_type="text/html", body=ELSEWHERE)

    await candidate.page.route("**/api/**/messages", answer)
    await candidate.says(SIZE)
    await expect(candidate.waiting).to_contain_text([KEPT])
    await candidate.page.unroute("**/api/**/messages", answer)
    await candidate.hears(2)
    assert said(await candidate.is_in_step()) == [SIZE]


async def test_a_portal_that_answers_in_the_servers_place_makes_nobody_leave(
    server: ServerProcess, people: People
) -> None:
    people.ear.expect("net::ERR_")
    candidate = await people.candidate(server.open_interview())
    await candidate.page.route("**/messages", lambda route: route.abort("internetdisconnected"))
    await candidate.says(SIZE)
    await expect(candidate.waiting).to_contain_text([KEPT])
    await candidate.page.route(
        "**/leave", lambda route: route.fulfill(content_type="text/html", body=ELSEWHERE)
    )
    await candidate.picks("Leave this device")
    await candidate.clicks("Delete them and leave")
    await expect(candidate.page.locator("#flash")).to_contain_text("That did not work")
    assert len(await waits_on(candidate.page, candidate.id)) == 1


async def test_where_no_worker_shows_them_again_no_words_are_kept(
    server: ServerProcess, people: People
) -> None:
    """A browser without module workers, or plain HTTP: what is stored would only lie about."""
    candidate = await people.candidate(server.open_interview())
    await candidate.says(SIZE)
    await candidate.hears(2)
    await candidate.is_in_step()
    assert await left_on(candidate.page) == []


async def test_leaving_removes_what_it_can_where_the_database_is_broken(
    server: ServerProcess, people: People
) -> None:
    candidate = await people.candidate(server.open_interview(), with_worker=True)
    await is_kept(candidate.page, candidate.id)
    await candidate.page.context.add_init_script(f"({_BREAK_THE_DATABASE})()")
    await candidate.page.reload()
    await candidate.page.wait_for_selector("html.scripted")
    await candidate.picks("Leave this device")
    told = candidate.page.locator("#told")
    await expect(told).to_contain_text("did not let everything be removed")
    assert await candidate.page.evaluate("caches.keys()") == []


async def test_withdrawing_empties_a_tab_that_hears_nothing_from_the_server(
    server: ServerProcess, people: People
) -> None:
    """A tab that nobody has looked at for a minute has no stream any more."""
    people.ear.expect("net::ERR_|status of 401")
    interview = server.open_interview()
    one = await people.candidate(interview)
    await one.says(SIZE)
    await one.hears(2)
    page = await one.page.context.new_page()
    await page.add_init_script("window.EventSource = class { close() {} addEventListener() {} }")
    await page.route("**/api/**", lambda route: route.abort())
    other = await Candidate(page, server, interview).opens_the_link()
    await other.hears(2)
    await one.page.goto(f"/interviews/{one.id}?ask=withdraw")
    await one.clicks("Withdraw")
    await one.sees_heading("You have withdrawn.")
    await expect(other.page.locator("#transcript")).to_have_count(0)
    await other.sees_heading("You have left the interview on this device.")


async def test_what_is_erased_goes_from_a_page_that_shows_it(
    server: ServerProcess, people: People
) -> None:
    people.ear.expect("status of 40")
    candidate = await people.candidate(server.open_interview(), with_worker=True)
    await is_kept(candidate.page, candidate.id)
    await candidate.says(SIZE)
    await candidate.hears(2)
    erased = request(server.port, "DELETE", f"/api/v1/interviews/{candidate.id}")
    assert erased.status == 204
    await candidate.sees_heading("There is nothing here.")
    await expect(candidate.page.get_by_text(SIZE)).to_have_count(0)
    assert not [name for name in await left_on(candidate.page) if candidate.id in name]


async def test_a_stream_that_died_unnoticed_does_not_keep_a_reply_for_ever(
    server: ServerProcess, people: People
) -> None:
    """Some networks drop a connection and tell neither side."""
    interview = server.open_interview()
    page = await (await people.device()).new_page()
    await page.add_init_script(
        """window.EventSource = class {
            constructor() { setTimeout(() => this.onopen()); }
            addEventListener() {}
            close() {}
        }"""
    )
    await page.clock.install()
    candidate = await Candidate(page, server, interview).opens_the_link()
    await candidate.says(SIZE)
    await expect(candidate.saved).to_have_count(1)
    await expect(page.locator("#reply")).to_be_visible()
    server.settled(interview["id"])
    await page.clock.fast_forward(16_000)
    await candidate.hears(2)
    await candidate.is_in_step()


async def test_what_was_offered_for_a_question_is_not_offered_for_the_next(
    server: ServerProcess, people: People
) -> None:
    people.ear.expect("net::ERR_")
    interview = server.open_interview(interviewer="human")
    server.say(interview["id"], "What is it about?", speaker="interviewer")
    candidate = await people.candidate(interview)
    await expect(candidate.page.locator("#suggestions")).to_be_visible()
    await candidate.page.route("**/parts", lambda route: route.abort())
    server.say(interview["id"], "Or rather: whom is it for?", speaker="interviewer")
    await candidate.hears(2)
    await expect(candidate.page.locator("#suggestions")).to_be_hidden()


async def test_an_answer_that_comes_late_does_not_bring_back_what_is_over(
    server: ServerProcess, people: People
) -> None:
    """What was asked about the question before is given up once the next one is there."""
    candidate = await people.candidate(server.open_interview())
    held: list[Route] = []
    given_up: list[str] = []

    async def hold_the_first(route: Route) -> None:
        if held:
            await route.continue_()
        else:
            held.append(route)

    await candidate.page.route("**/parts", hold_the_first)
    candidate.page.on("requestfailed", lambda request: given_up.append(request.url))
    async with candidate.page.expect_request("**/parts"):
        await candidate.says(SIZE)
        await candidate.hears(2)
    await candidate.says(SUCCESS)
    await candidate.hears(3)
    await expect(candidate.page.locator("#suggestions")).to_be_visible()
    assert [address.rpartition("/")[2] for address in given_up] == ["parts"]
