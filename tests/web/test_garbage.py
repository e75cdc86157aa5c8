"""What people paste, drop and hammer in: the page says what it makes of it, and goes on."""

from collections.abc import AsyncIterator
from pathlib import Path

import pytest
import pytest_asyncio
from playwright.async_api import Browser, ElementHandle, expect

from tests.harness import ServerProcess
from tests.web.people import PHONE, Candidate, People, said
from tests.web.stage import Stage, staged
from vivavoce import app
from vivavoce.edge.limits import ChangeLimit
from vivavoce.web.rendering import visible

pytestmark = [pytest.mark.browser, pytest.mark.asyncio(loop_scope="session")]

LONGEST_BYTES = 32 * 1024

TOWER = "".join(chr(0x300 + at % 0x50) for at in range(60))
ZALGO = "".join(letter + TOWER for letter in "Zalgo")

# Every control character, every control of direction, and what stands beside them.
CORPUS = [
    "".join(map(chr, range(1, 0x100))),
    "".join(map(chr, range(0x2000, 0x2070))),
    "\u061c\u200e\u200f marks: \u05e9\u05dc\u05d5\u05dd \u0645\u0631\u062d\u0628\u0627",
    "a\r\nb\rc\n\rd\r\r\ne",
    "\u202etxt.exe\u202c and \u2067isolated\u2069, \u202bembedded\u202c",
    "👩🏽\u200d🚀 a\u0308\u0323 \ue000 \ufdd0 \ufffe \U0010ffff",
    ZALGO,
]


async def test_browser_and_server_show_the_same_of_every_text(
    server: ServerProcess, people: People
) -> None:
    candidate = await people.candidate(server.open_interview())
    shown = await candidate.page.evaluate(
        """async (corpus) => {
            const { visible } = await import(document.querySelector('link[href$="/text.js"]').href);
            return corpus.map(visible);
        }""",
        CORPUS,
    )
    assert shown == [visible(text) for text in CORPUS]
    assert "\u202e" not in "".join(shown), "no text reads as something else than it says"
    assert all(mark in "".join(shown) for mark in "\u061c\u200e\u200f\u202b\u2067\u2069")


async def test_towers_of_marks_cover_nothing_of_what_others_said(
    server: ServerProcess, people: People
) -> None:
    candidate = await people.candidate(server.open_interview(interviewer="agent"))
    server.say(candidate.id, "What do you call it?", speaker="interviewer")
    await candidate.says(f"{ZALGO} {ZALGO}")
    await expect(candidate.saved).to_have_count(1)
    server.say(candidate.id, "Thank you.", speaker="interviewer")
    await candidate.hears(2)
    before, tower, after = await shown(candidate)
    with_tower = [await before.screenshot(), await after.screenshot()]
    await tower.evaluate("item => item.querySelector('.message-text').textContent = 'Zalgo Zalgo'")
    assert [await before.screenshot(), await after.screenshot()] == with_tower


async def shown(candidate: Candidate) -> list[ElementHandle]:
    return await candidate.page.locator("#transcript > li").element_handles()


async def test_what_is_too_long_is_said_before_it_is_sent_and_nothing_is_cut(
    server: ServerProcess, people: People
) -> None:
    candidate = await people.candidate(server.open_interview())
    room = candidate.page.locator("#answer-room")
    await candidate.types("ä" * (LONGEST_BYTES // 2 - 500))
    await expect(room).to_have_text("There is room for about 500 more characters in one answer.")
    too_long = "😀" * (LONGEST_BYTES // 4) + "and more"
    await candidate.types(too_long)
    await expect(room).to_contain_text("This is 8 characters too long for one answer.")
    await expect(candidate.box).to_have_attribute("aria-invalid", "true")
    await candidate.box.press("Enter")
    await candidate.clicks("Send")
    await expect(candidate.box).to_have_value(too_long)
    assert len(await candidate.is_in_step()) == 1

    await candidate.page.reload()
    await expect(candidate.box).to_have_value(too_long)
    await candidate.box.press("End")
    for _ in "and more":
        await candidate.box.press("Backspace")
    await expect(room).to_contain_text("0 more characters")
    await candidate.box.press("Enter")
    await candidate.hears(2)
    assert said(await candidate.is_in_step()) == [too_long.removesuffix("and more")]
    await expect(room).to_be_hidden()


async def test_files_are_not_taken_and_the_page_stays_where_it_is(
    server: ServerProcess, people: People
) -> None:
    candidate = await people.candidate(server.open_interview())
    address = candidate.page.url
    sentence = candidate.page.locator("#flash", has_text="Only text can be sent here, no files.")
    for event, holder in (("drop", "dataTransfer"), ("paste", "clipboardData")):
        await candidate.types("Here is my plan")
        prevented = await candidate.page.evaluate(HAND_OVER, [event, holder, "plan.pdf", ""])
        assert prevented, "the browser would have opened it"
        await expect(sentence).to_be_visible()
        await candidate.types("Here is my plan:")
        await expect(sentence).to_be_hidden()
    # Words are words, also when a picture of them comes along.
    assert not await candidate.page.evaluate(HAND_OVER, ["paste", "clipboardData", "a.png", "it"])
    assert not await candidate.page.evaluate(HAND_OVER, ["drop", "dataTransfer", "", "it"])
    await expect(sentence).to_be_hidden()
    assert candidate.page.url == address
    await expect(candidate.box).to_have_value("Here is my plan:")


HAND_OVER = """([name, holder, file, text]) => {
    const data = new DataTransfer();
    if (file) data.items.add(new File(['%PDF'], file));
    if (text) data.setData('text/plain', text);
    const of = { drop: DragEvent, paste: ClipboardEvent }[name];
    const event = new of(name, { [holder]: data, bubbles: true, cancelable: true });
    document.getElementById('answer').dispatchEvent(event);
    return event.defaultPrevented;
}"""


async def test_a_flood_is_waited_out_and_every_message_arrives_once_and_in_order(
    strict: Stage, browser: Browser
) -> None:
    """(I2, I3)"""
    people = People(browser, strict)
    people.ear.expect("status of 429")
    interview = await strict.opens(interviewer="agent")
    candidate = await people.candidate(interview)
    await candidate.page.evaluate(SEND_MANY, 7)
    await expect(candidate.page.locator("#transcript > li")).to_have_count(7)
    # The page learns that it is too fast, says so (it waits for longer than the notice does),
    # and stays usable.
    await expect(candidate.notice).to_contain_text("The server is busy.")
    await candidate.types("Still writing")
    await expect(candidate.page.get_by_text("Draft kept")).to_be_visible()
    await expect(candidate.saved).to_have_count(7, timeout=60_000)
    await expect(candidate.notice).to_be_hidden()
    stored = (await strict.now(interview)).transcript
    assert [message.text for message in stored] == [f"Number {number}" for number in range(7)]
    assert [text for _, _, text in await candidate.messages()] == [m.text for m in stored]
    await people.leave()


@pytest_asyncio.fixture(loop_scope="session")
async def strict(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> AsyncIterator[Stage]:
    """A server that lets a candidate do less in a second than any machine can."""
    monkeypatch.setattr(app, "ChangeLimit", lambda: ChangeLimit(burst=3, per_second=0.4))
    async with staged(tmp_path / "data") as stage:
        yield stage


@pytest.mark.soak
async def test_five_hundred_messages_at_once_arrive_once_and_in_order(
    server: ServerProcess, people: People
) -> None:
    """(I2, I3)"""
    people.ear.expect("status of 429")
    candidate = await people.candidate(server.open_interview(interviewer="agent"))
    await candidate.page.evaluate(SEND_MANY, 500)
    await expect(candidate.saved).to_have_count(500, timeout=120_000)
    server.say(candidate.id, "Thank you.", speaker="interviewer")
    await candidate.hears(1)
    assert said(await candidate.is_in_step()) == [f"Number {number}" for number in range(500)]


SEND_MANY = """(count) => {
    const form = document.getElementById('composer');
    for (let number = 0; number < count; number += 1) {
        form.elements.text.value = `Number ${number}`;
        form.requestSubmit();
    }
}"""


async def test_a_double_click_sends_once(server: ServerProcess, people: People) -> None:
    candidate = await people.candidate(server.open_interview())
    await candidate.types("Somebody who answers letters.")
    await candidate.page.get_by_role("button", name="Send").dblclick()
    await candidate.hears(2)
    assert said(await candidate.is_in_step()) == ["Somebody who answers letters."]
    await candidate.page.get_by_role("button", name="What do you mean?").dblclick()
    await candidate.hears(3)
    assert said(await candidate.is_in_step())[1:] == ["What do you mean?"]


async def test_going_back_and_forward_says_nothing_twice_and_loses_nothing(
    server: ServerProcess, people: People
) -> None:
    candidate = await people.candidate(server.open_interview())
    page = candidate.page
    await candidate.says("Somebody who answers letters.")
    await candidate.hears(2)
    await candidate.types("About four hun")
    await page.goto("/login")
    await page.go_back()
    await expect(candidate.box).to_have_value("About four hun")
    await page.go_back()
    await page.go_forward()
    await expect(candidate.box).to_have_value("About four hun")
    assert said(await candidate.is_in_step()) == ["Somebody who answers letters."]


async def test_half_a_character_is_shown_as_what_it_is_before_it_is_sent(
    server: ServerProcess, people: People
) -> None:
    candidate = await people.candidate(server.open_interview())
    await candidate.page.evaluate(
        "document.getElementById('answer').value = 'half \\ud83d of one, whole 😀, nul \\0.'"
    )
    await candidate.clicks("Send")
    await candidate.hears(2)
    assert said(await candidate.is_in_step()) == ["half \ufffd of one, whole 😀, nul \ufffd."]


async def test_links_in_any_notation_are_words(server: ServerProcess, people: People) -> None:
    candidate = await people.candidate(server.open_interview(), **PHONE)
    text = "[click](javascript:alert(1)) <https://example.org> **bold** &lt;b&gt; `code`"
    await candidate.types(text)
    await candidate.clicks("Send")
    await candidate.hears(2)
    message = candidate.page.locator("#transcript .message-text", has_text="[click]")
    await expect(message).to_have_text(text)
    assert await message.locator("*").count() == 0
