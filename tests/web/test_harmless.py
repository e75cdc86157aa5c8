"""Harmlessness: whatever people write is shown, and does nothing."""

from typing import Any

import pytest
from playwright.async_api import expect

from tests.harness import ServerProcess
from tests.web.people import Candidate, Member, People, said

pytestmark = [pytest.mark.browser, pytest.mark.asyncio(loop_scope="session")]

SCRIPT = "<script>window.harmed = true</script><img src=x onerror='window.harmed = true'>"
QUOTES = (
    """"><a href='javascript:harmed=1'>it's</a> & &amp; &lt; {{ 7*7 }} {% raw %} `${1}` \\u0041"""
)
OVERRIDE = "Reversed: \u202eevil.exe\u202c, isolated: \u2066\u05d0\u2069, and \u200f marked."
CONTROLS = "Bell \x07, escape \x1b[31m, C1 \x85\x9b, delete \x7f, tab\tand form feed \x0c."
NOT_UTF8 = "Emoji 👩🏽\u200d🚀, combining a\u0308\u0323, private \ue000, non-character \ufdd0."
LINES = "One line\n\n\nand a line separator\u2028 and spaces   kept.  \n"
ALL = [SCRIPT, QUOTES, OVERRIDE, CONTROLS, NOT_UTF8, LINES]

LONGEST_BYTES = 32 * 1024


async def check_unharmed(member: Member | Candidate) -> None:
    """Check that nothing of what was written came alive on the page."""
    assert not await member.page.evaluate("window.harmed")
    alive = "main :is(script:not([type='application/json']), img:not([src^='/']), iframe, object)"
    assert await member.page.locator(alive).count() == 0


async def test_what_a_candidate_writes_is_shown_as_written_and_does_nothing(
    server: ServerProcess, people: People
) -> None:
    interview = server.open_interview()
    owner = await people.owner()
    await owner.opens(interview)
    # Typed and shown live, on both pages.
    candidate = await people.candidate(interview)
    for turn, text in enumerate(ALL, 1):
        await candidate.says(text)
        await expect(candidate.saved).to_have_count(turn)
    assert said(await candidate.is_in_step()) == ALL
    stored = server.interview(interview["id"])["transcript"]
    await expect(owner.messages).to_have_count(len(stored))
    live = await owner.page.locator("#transcript .message-text").all_text_contents()
    await check_unharmed(candidate)
    await check_unharmed(owner)

    # Made by the server: the same, to the letter.
    await candidate.page.reload()
    await candidate.is_in_step()
    await owner.page.reload()
    assert await owner.page.locator("#transcript .message-text").all_text_contents() == live
    await check_unharmed(candidate)
    await check_unharmed(owner)
    await owner.page.goto("/console")
    await check_unharmed(owner)


async def test_names_reasons_and_searches_do_nothing(server: ServerProcess, people: People) -> None:
    text = f"{QUOTES} {SCRIPT} {OVERRIDE}"
    owner = await people.owner()
    await owner.starts_an_interview(text)
    await expect(owner.heading).to_have_text(text)
    await check_unharmed(owner)
    await owner.page.get_by_text("End…").click()
    await owner.page.get_by_label("Reason").fill(text)
    await owner.clicks("Cancel the interview")
    await expect(owner.status).to_contain_text(text)
    await check_unharmed(owner)
    await check_bounded(owner, text)

    await owner.searches(text)
    await expect(owner.page.get_by_role("searchbox")).to_have_value(text)
    await check_unharmed(owner)
    await owner.page.goto("/console")
    await expect(owner.rows.first.locator(".who a")).to_have_text(text)
    await check_unharmed(owner)
    await check_bounded(owner, text)


async def check_bounded(member: Member, text: str) -> None:
    """Check that directions end where the text does: each place of it is isolated."""
    loose = await member.page.locator("main").evaluate(
        """(main, text) => {
            const walker = document.createTreeWalker(main, NodeFilter.SHOW_TEXT);
            const loose = [];
            while (walker.nextNode()) {
                const node = walker.currentNode;
                if (!node.data.includes(text)) continue;
                if (!node.parentElement.closest('bdi, [dir=auto], .message-text')) {
                    loose.push(node.parentElement.outerHTML);
                }
            }
            return loose;
        }""",
        text,
    )
    assert loose == []


async def test_scripts_that_are_not_ours_do_not_run_and_tests_hear_of_it(
    server: ServerProcess, people: People
) -> None:
    owner = await people.owner()
    for path in (f"/interviews/{server.open_interview()['id']}", "/console", "/login"):
        await owner.page.goto(path)
        people.ear.complaints.clear()
        await owner.page.evaluate(
            """() => {
                const script = document.createElement('script');
                script.textContent = 'window.harmed = true';
                document.body.append(script);
            }"""
        )
        await check_unharmed(owner)
        [complaint] = people.ear.complaints
        assert "Content Security Policy" in complaint
    people.ear.complaints.clear()


async def test_the_longest_message_is_taken_and_shown_whole(
    server: ServerProcess, people: People
) -> None:
    text = ("Ein sehr langes Wort ohne Ende: " + "Donaudampfschiff" * 10 + " ẞ😀\n") * 200
    text = text.encode()[:LONGEST_BYTES].decode(errors="ignore")
    text += "x" * (LONGEST_BYTES - len(text.encode()))
    interview = server.open_interview()
    owner = await people.owner()
    await owner.opens(interview)
    candidate = await people.candidate(interview)
    await candidate.says(text)
    await candidate.hears(2)
    assert said(await candidate.is_in_step()) == [text]
    await expect(owner.messages).to_have_count(3)
    assert await owner.messages.nth(1).locator(".message-text").text_content() == text


async def test_a_long_history_is_shown_whole_and_one_is_where_the_conversation_is(
    server: ServerProcess, people: People
) -> None:
    interview = history(server, turns=45)  # as much as a page shows at once
    candidate = await people.candidate(interview)
    stored = await candidate.is_in_step()
    assert len(stored) == 91
    last, first = candidate.page.locator("#transcript > li").last, candidate.questions.first
    await expect(last).to_be_in_viewport()

    # Whoever reads further up is not moved, and is told that there is more.
    await first.scroll_into_view_if_needed()
    server.say(interview["id"], "One more thing.", speaker="interviewer")
    newer = candidate.page.get_by_role("button", name="New below")
    await expect(newer).to_be_visible()
    await expect(first).to_be_in_viewport()
    await newer.click()
    await expect(last).to_be_in_viewport()
    await expect(newer).to_be_hidden()
    await candidate.is_in_step()

    owner = await people.owner()
    await owner.opens(interview)
    await expect(owner.messages).to_have_count(92)


def history(server: ServerProcess, *, turns: int) -> dict[str, Any]:
    """Return an active interview in which so much was said, and nobody owes a reply."""
    interview = server.open_interview()
    path = f"/api/v1/interviews/{interview['id']}"
    server.post(f"{path}/pause")  # the script would join in
    for turn in range(turns):
        server.say(interview["id"], f"Answer number {turn}, word for word.")
        server.say(interview["id"], f"And question number {turn}?", speaker="interviewer")
    server.post(f"{path}/resume")
    return interview
