"""Without a server: the page is there all the same, and what is written is sent once, in order."""

import asyncio
import contextlib
import json

import pytest
from playwright.async_api import expect

from tests.harness import ServerProcess, plain_guide, until
from tests.web.devices import (
    holds,
    is_kept,
    keeping_of_old,
    left_on,
    the_network_is_back,
    unsent_on,
    waits_again_on,
    waits_on,
)
from tests.web.people import KEPT, Candidate, People, said

pytestmark = [
    pytest.mark.browser,
    pytest.mark.faults,
    pytest.mark.asyncio(loop_scope="session"),
]

SIZE = "It should answer letters, about four hundred of them in a week."
SUCCESS = "That nobody has to write to us twice about the same thing."


@pytest.fixture
def people(people: People) -> People:
    """Chromium reports each request that fails; here that is what the test is about."""
    people.ear.expect(r"^console: Failed to load resource: net::ERR_")
    return people


async def back_online(candidate: Candidate) -> None:
    await candidate.page.context.set_offline(False)


async def test_a_page_loaded_again_without_a_server_shows_everything_heard_and_written(
    server: ServerProcess, people: People
) -> None:
    """(I1, I2) The page is as old as it was loaded; what was heard after that is kept too."""
    candidate = await people.candidate(server.open_interview(), with_worker=True)
    await is_kept(candidate.page, candidate.id)
    await candidate.says(SIZE)
    await candidate.hears(2)
    before = await candidate.messages()
    server.kill()
    await candidate.says(SUCCESS)
    await expect(candidate.waiting).to_contain_text([KEPT])

    await candidate.page.reload()
    await expect(candidate.page.locator("#transcript > li")).to_have_count(len(before) + 1)
    shown = await candidate.messages()
    assert shown[:-1] == before
    assert shown[-1][2] == SUCCESS
    await expect(candidate.waiting).to_contain_text([KEPT])
    await expect(candidate.page.locator("#announcer")).not_to_contain_text("Interviewer:")

    server.start()
    await candidate.hears(3)
    assert said(await candidate.is_in_step()) == [SIZE, SUCCESS]


async def test_a_tab_closed_offline_is_opened_again_offline_and_sends_what_it_kept(
    server: ServerProcess, people: People
) -> None:
    interview = server.open_interview()
    candidate = await people.candidate(interview, with_worker=True)
    device = candidate.page.context
    await is_kept(candidate.page, candidate.id)
    await device.set_offline(True)
    await candidate.says(SIZE)
    await expect(candidate.waiting).to_contain_text([KEPT])
    address = candidate.page.url
    await candidate.page.close()

    again = Candidate(await device.new_page(), server, interview)
    await again.page.goto(address)
    await expect(again.waiting).to_contain_text([SIZE])
    await expect(again.notice).to_contain_text("it stays on this device")
    await again.says(SUCCESS)
    await device.set_offline(False)
    await expect(again.saved).to_have_count(2)
    assert said(await again.is_in_step()) == [SIZE, SUCCESS]


async def test_what_waits_is_sent_when_the_network_is_back_and_no_page_is_open(
    server: ServerProcess, people: People
) -> None:
    interview = server.open_interview()
    candidate = await people.candidate(interview, with_worker=True)
    device = candidate.page.context
    await is_kept(candidate.page, candidate.id)
    server.kill()
    for text in (SIZE, SUCCESS):
        await candidate.says(text)
    await expect(candidate.waiting).to_contain_text([KEPT, KEPT])
    await candidate.page.close()
    elsewhere = await device.new_page()
    server.start()
    await elsewhere.goto("/login")
    assert said(server.interview(interview["id"])["transcript"]) == []

    session = await the_network_is_back(device)
    await until(lambda: said(server.interview(interview["id"])["transcript"]) == [SIZE, SUCCESS])
    await session.detach()
    again = await people.candidate(interview, on=device)
    assert said(await again.is_in_step()) == [SIZE, SUCCESS]
    assert await waits_on(again.page, again.id) == []


@pytest.mark.parametrize(
    "count", [pytest.param(30, id="30"), pytest.param(200, id="200", marks=pytest.mark.soak)]
)
async def test_many_messages_written_offline_are_sent_once_and_in_order(
    server: ServerProcess, people: People, count: int
) -> None:
    """(I2, I3)"""
    server.post("/api/v1/guides", {"source": plain_guide(count, id=f"plain-{count}")})
    candidate = await people.candidate(server.open_interview(f"plain-{count}"), with_worker=True)
    await is_kept(candidate.page, candidate.id)
    await candidate.page.context.set_offline(True)
    await expect(candidate.notice).to_contain_text("You are offline.")
    written = [f"Written in a tunnel, number {number}." for number in range(count)]
    for text in written:
        await candidate.box.fill(text)
        await candidate.box.press("Enter")
    await expect(candidate.waiting).to_have_count(count)
    await back_online(candidate)
    await expect(candidate.saved).to_have_count(count)
    stored = await candidate.is_in_step()
    assert said(stored) == written
    events = server.get(f"/api/v1/interviews/{candidate.id}/events?limit=1000").json["items"]
    mine = [e["data"] for e in events if e["data"].get("speaker") == "candidate"]
    assert all(message["paradata"]["sent_offline"] for message in mine)


async def test_a_duplicated_tab_sends_what_waits_in_both_once(
    server: ServerProcess, people: People
) -> None:
    interview = server.open_interview()
    one = await people.candidate(interview, with_worker=True)
    device = one.page.context
    await is_kept(one.page, one.id)
    await device.set_offline(True)
    await one.says("Written before.")
    await expect(one.waiting).to_contain_text([KEPT])
    two = Candidate(await device.new_page(), server, interview)
    await two.page.goto(one.page.url)
    await expect(two.waiting).to_contain_text(["Written before."])
    await two.says("Written in the copy.")
    await one.says("Written in the first.")
    texts = ["Written before.", "Written in the copy.", "Written in the first."]
    for tab in (one, two):
        await expect(tab.waiting).to_contain_text(texts)
    await device.set_offline(False)
    for tab in (one, two):
        await expect(tab.saved).to_have_count(3)
        assert said(await tab.is_in_step()) == texts


async def test_two_tabs_that_answer_at_once_are_both_heard_and_show_the_same(
    server: ServerProcess, people: People
) -> None:
    interview = server.open_interview()
    one = await people.candidate(interview, with_worker=True)
    two = await people.candidate(interview, on=one.page.context)
    await one.types("The answer of one tab.")
    await two.types("The answer of the other.")
    await asyncio.gather(one.box.press("Enter"), two.box.press("Enter"))
    for tab in (one, two):
        await expect(tab.saved).to_have_count(2)
    assert await one.is_in_step() == await two.is_in_step()
    assert sorted(said(server.interview(one.id)["transcript"])) == [
        "The answer of one tab.",
        "The answer of the other.",
    ]


async def test_a_clock_that_jumps_does_not_change_the_order(
    server: ServerProcess, people: People
) -> None:
    """(I3) On the device no clock has a part in the order, and in the journal only the server's."""
    candidate = await people.candidate(server.open_interview(), with_worker=True)
    device = candidate.page.context
    await is_kept(candidate.page, candidate.id)
    await device.set_offline(True)
    await candidate.says("Written now.")
    for year in (1990, 2060):
        await candidate.page.evaluate(f"Date.now = () => Date.UTC({year}, 1)")
        await candidate.says(f"Written in {year}.")
    await candidate.page.reload()
    await candidate.says("Written after that.")
    texts = ["Written now.", "Written in 1990.", "Written in 2060.", "Written after that."]
    await expect(candidate.waiting).to_contain_text(texts)
    await device.set_offline(False)
    await expect(candidate.saved).to_have_count(4)
    assert said(await candidate.is_in_step()) == texts


async def test_a_proxy_that_answers_in_the_servers_place_shows_the_kept_page(
    server: ServerProcess, people: People
) -> None:
    """While the server is away a proxy answers 502 to everything: pages, streams, messages."""
    people.ear.expect("status of 502")
    candidate = await people.candidate(server.open_interview(), with_worker=True)
    await is_kept(candidate.page, candidate.id)
    server.kill()
    proxy = await asyncio.start_server(bad_gateway, "127.0.0.1", server.port)
    await candidate.says(SIZE)
    await expect(candidate.waiting).to_contain_text([KEPT])
    await candidate.page.reload()
    await expect(candidate.waiting).to_contain_text([SIZE])
    await expect(candidate.questions).to_have_count(1)
    proxy.close()
    await proxy.wait_closed()
    server.start()
    await candidate.hears(2)
    assert said(await candidate.is_in_step()) == [SIZE]


async def test_a_full_disk_is_not_called_kept_and_loses_nothing(
    server: ServerProcess, people: People
) -> None:
    """Chromium holds nobody to a quota of a few bytes, so here the store itself refuses."""
    candidate = await people.candidate(server.open_interview(), with_worker=True)
    device = candidate.page.context
    await is_kept(candidate.page, candidate.id)
    await device.set_offline(True)
    await candidate.says(SIZE)
    await expect(candidate.waiting).to_contain_text([KEPT])
    await candidate.page.evaluate(
        """() => {
            const { put } = IDBObjectStore.prototype;
            window.hasRoom = () => { IDBObjectStore.prototype.put = put; };
            IDBObjectStore.prototype.put = () => {
                throw new DOMException('full', 'QuotaExceededError');
            };
        }"""
    )
    await candidate.says(SUCCESS)
    await expect(candidate.waiting).to_contain_text([KEPT, "Please keep this page open."])
    await candidate.page.evaluate("hasRoom()")
    await candidate.says("And that is all.")
    await expect(candidate.waiting).to_contain_text([KEPT, KEPT, KEPT])
    await device.set_offline(False)
    await expect(candidate.saved).to_have_count(3)
    assert said(await candidate.is_in_step()) == [SIZE, SUCCESS, "And that is all."]


async def test_a_database_that_never_opens_holds_nothing_up(
    server: ServerProcess, people: People
) -> None:
    """Some browsers answer neither yes nor no; the page gives up waiting, once."""
    device = await people.device()
    await device.add_init_script("IDBFactory.prototype.open = () => ({})")
    candidate = await people.candidate(server.open_interview(), on=device)
    await device.set_offline(True)
    await candidate.says(SIZE)
    await expect(candidate.waiting).to_contain_text(["Please keep this page open."])
    await device.set_offline(False)
    await candidate.hears(2)
    await candidate.says(SUCCESS)
    await candidate.hears(3)
    assert said(await candidate.is_in_step()) == [SIZE, SUCCESS]


async def test_what_the_browser_threw_away_is_kept_again_while_the_page_is_open(
    server: ServerProcess, people: People
) -> None:
    interview = server.open_interview()
    candidate = await people.candidate(interview, with_worker=True)
    device = candidate.page.context
    await is_kept(candidate.page, candidate.id)
    session = await device.new_cdp_session(candidate.page)
    await device.set_offline(True)
    for text in (SIZE, SUCCESS):
        await candidate.says(text)
    await expect(candidate.waiting).to_contain_text([KEPT, KEPT])
    origin = f"http://127.0.0.1:{server.port}"
    kept = await waits_on(candidate.page, candidate.id)
    assert len(kept) == 2
    await session.send(
        "Storage.clearDataForOrigin", {"origin": origin, "storageTypes": "indexeddb"}
    )
    await waits_again_on(candidate.page, candidate.id, kept)
    await candidate.page.close()
    await device.set_offline(False)
    again = await people.candidate(interview, on=device)
    await expect(again.saved).to_have_count(2)
    assert said(await again.is_in_step()) == [SIZE, SUCCESS]


async def test_what_an_earlier_version_of_the_page_kept_is_taken_over_once(
    server: ServerProcess, people: People
) -> None:
    interview = server.open_interview()
    device = await people.device(with_worker=True)
    texts = ["Written earlier.", "Written later."]
    await device.add_init_script(keeping_of_old(interview["id"], texts))
    one = await people.candidate(interview, on=device)
    await expect(one.saved).to_have_count(2)
    assert said(await one.is_in_step()) == texts
    assert await unsent_on(one.page) == []


async def test_a_reload_before_the_database_has_it_loses_no_message(
    server: ServerProcess, people: People
) -> None:
    """(I2) Once it has left the box, a message is sent, however soon the page goes."""
    candidate = await people.candidate(server.open_interview())
    await candidate.page.evaluate(
        """() => {
            const never = () => ({ index: () => ({ openKeyCursor: () => ({}) }) });
            IDBDatabase.prototype.transaction = () => ({ objectStore: never });
        }"""
    )
    for text in (SIZE, SUCCESS):
        await candidate.says(text)
    await candidate.page.reload()
    await expect(candidate.saved).to_have_count(2)
    assert said(await candidate.is_in_step()) == [SIZE, SUCCESS]
    assert await unsent_on(candidate.page) == []


async def test_what_is_kept_already_keeps_its_place_when_a_page_finds_it_written_ahead(
    server: ServerProcess, people: People
) -> None:
    """(I3) A browser that was killed may have forgotten that it was struck out."""
    candidate = await people.candidate(server.open_interview(), with_worker=True)
    device = candidate.page.context
    await is_kept(candidate.page, candidate.id)
    await device.set_offline(True)
    for text in (SIZE, SUCCESS):
        await candidate.says(text)
    await expect(candidate.waiting).to_contain_text([KEPT, KEPT])
    first = await candidate.waiting.first.get_attribute("data-id")
    await candidate.page.evaluate(
        "([key, value]) => localStorage.setItem(key, value)",
        [
            f"vivavoce:outbox:{candidate.id}:{first}",
            json.dumps({"id": first, "text": SIZE, "order": 1}),
        ],
    )
    await candidate.page.reload()
    await expect(candidate.waiting).to_contain_text([SIZE, SUCCESS])
    await device.set_offline(False)
    await expect(candidate.saved).to_have_count(2)
    assert said(await candidate.is_in_step()) == [SIZE, SUCCESS]
    assert await unsent_on(candidate.page) == []


async def test_nothing_is_kept_for_an_owner_who_looks(
    server: ServerProcess, people: People
) -> None:
    interview = server.open_interview()
    member = await people.owner(with_worker=True)
    await member.opens(interview)
    await member.page.goto(f"/interviews/{interview['id']}")
    # The worker, were there one, would be there by the time that a word came and went.
    server.say(interview["id"], SIZE)
    await expect(member.page.locator("#transcript").get_by_text(SIZE)).to_be_visible()
    await member.page.reload()
    await expect(member.page.locator("html.scripted")).to_be_attached()
    assert await left_on(member.page) == []


async def test_a_link_that_was_renewed_takes_the_kept_page_away(
    server: ServerProcess, people: People
) -> None:
    people.ear.expect("status of 401")
    candidate = await people.candidate(server.open_interview(), with_worker=True)
    await is_kept(candidate.page, candidate.id)
    server.post(f"/api/v1/interviews/{candidate.id}/link")
    await candidate.page.reload()
    await candidate.sees_heading("Please open your link once more.")
    await holds(candidate.page, "async () => (await caches.keys()).length === 0")
    await candidate.page.context.set_offline(True)
    people.ear.expect("net::ERR")
    with pytest.raises(Exception, match="net::ERR_"):
        await candidate.page.reload()
    await candidate.page.context.set_offline(False)


async def bad_gateway(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
    """Be a proxy whose server is gone."""
    with contextlib.suppress(OSError, asyncio.IncompleteReadError), contextlib.closing(writer):
        await reader.readuntil(b"\r\n\r\n")
        answer = b"HTTP/1.1 502 Bad Gateway\r\ncontent-length: 0\r\nconnection: close\r\n\r\n"
        writer.write(answer)
