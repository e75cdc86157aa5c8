"""Speaking and listening, where a browser can: offered, never required, and honest about it.

A headless browser has neither a microphone nor a voice. So the two interfaces of the browser
are stood in for, on the page; the page itself, its server and its journal are real.
"""

from typing import Any

import pytest
from playwright.async_api import Locator, expect

from tests.harness import ServerProcess
from tests.web.people import Candidate, People

pytestmark = [pytest.mark.browser, pytest.mark.asyncio(loop_scope="session")]

# `ears` are the recognitions that were begun, `said` what the voice was asked to say.
STAND_IN = """
window.ears = [];
window.SpeechRecognition = window.webkitSpeechRecognition = class {
    start() { window.ears.push(this); }
    stop() { this.onend(); }
    abort() { this.aborted = true; this.onend(); }
    hears(transcript, isFinal) {
        const result = Object.assign([{ transcript }], { isFinal });
        this.onresult({ resultIndex: 0, results: [result] });
    }
};
window.said = [];
window.stops = 0;
Object.defineProperty(window, 'speechSynthesis', { value: {
    speak(utterance) { window.said.push([utterance.text, utterance.lang]); },
    cancel() { window.stops += 1; },
} });
"""
NEITHER = """
delete window.SpeechRecognition;
delete window.webkitSpeechRecognition;
delete window.speechSynthesis;
delete Window.prototype.speechSynthesis;
"""


async def candidate_with(people: People, interview: dict[str, Any], script: str) -> Candidate:
    device = await people.device()
    await device.add_init_script(script)
    return await people.candidate(interview, on=device)


def microphone(candidate: Candidate) -> Locator:
    return candidate.page.get_by_role("button", name="Speak your answer")


async def hear(candidate: Candidate, words: str, *, is_final: bool) -> None:
    await candidate.page.evaluate(
        "([words, isFinal]) => window.ears.at(-1).hears(words, isFinal)", [words, is_final]
    )


async def test_what_is_said_is_written_into_the_box_and_never_sent_by_itself(
    server: ServerProcess, people: People
) -> None:
    candidate = await candidate_with(people, server.open_interview(language="en"), STAND_IN)
    heard = candidate.page.locator("#heard")
    await candidate.types("I need")
    await microphone(candidate).click()
    await expect(microphone(candidate)).to_have_attribute("aria-pressed", "true")
    await expect(heard).to_contain_text("Listening.")
    assert await candidate.page.evaluate("window.ears.at(-1).lang") == "en"

    # Words that may still change are apart from those that are written down.
    await hear(candidate, "somebody who", is_final=False)
    await expect(heard).to_have_text("somebody who")
    await expect(candidate.box).to_have_value("I need")
    await hear(candidate, " somebody who answers letters", is_final=True)
    await expect(candidate.box).to_have_value("I need somebody who answers letters")
    await hear(candidate, "every day", is_final=True)
    await expect(candidate.box).to_have_value("I need somebody who answers letters every day")

    await microphone(candidate).click()
    await expect(microphone(candidate)).to_have_attribute("aria-pressed", "false")
    await expect(heard).to_be_hidden()
    assert len(await candidate.is_in_step()) == 1, "nothing was sent"
    await candidate.clicks("Send")
    await candidate.hears(2)
    assert (await candidate.is_in_step())[1]["text"].endswith("letters every day")


async def test_sending_ends_the_listening_and_late_words_are_nobodys(
    server: ServerProcess, people: People
) -> None:
    candidate = await candidate_with(people, server.open_interview(), STAND_IN)
    await microphone(candidate).click()
    await expect(microphone(candidate)).to_have_attribute("aria-pressed", "true")
    await hear(candidate, "It should answer letters", is_final=True)
    await candidate.clicks("Send")
    await candidate.hears(2)
    await hear(candidate, "and this was said to somebody else", is_final=True)
    await expect(candidate.box).to_have_value("")
    assert await candidate.page.evaluate("window.ears.at(-1).aborted")


@pytest.mark.parametrize(
    ("error", "sentence"),
    [
        ("not-allowed", "The microphone is not allowed on this page."),
        ("network", "your browser needs a connection for it"),
        ("something-new", "Your speech could not be written down."),
    ],
)
async def test_what_does_not_work_is_said_in_a_sentence(
    server: ServerProcess, people: People, error: str, sentence: str
) -> None:
    candidate = await candidate_with(people, server.open_interview(), STAND_IN)
    await candidate.types("Typed before")
    await microphone(candidate).click()
    await expect(microphone(candidate)).to_have_attribute("aria-pressed", "true")
    await candidate.page.evaluate(
        "error => { const ear = window.ears.at(-1); ear.onerror({ error }); ear.onend(); }", error
    )
    await expect(candidate.page.locator("#heard")).to_contain_text(sentence)
    await expect(microphone(candidate)).to_have_attribute("aria-pressed", "false")
    await expect(candidate.box).to_have_value("Typed before")


async def test_each_new_question_is_read_aloud_once_for_whoever_asked_for_it(
    server: ServerProcess, people: People
) -> None:
    candidate = await candidate_with(people, server.open_interview(), STAND_IN)
    page = candidate.page
    await candidate.says("Somebody who answers letters.")
    await candidate.hears(2)
    assert await page.evaluate("window.said") == [], "nobody asked for it"

    await page.get_by_text("Menu", exact=True).click()
    toggle = page.locator("#read-aloud")
    await toggle.click()
    await expect(toggle).to_have_attribute("aria-pressed", "true")
    *_, question = await candidate.is_in_step()
    await page.wait_for_function("window.said.length > 0")
    assert await said_aloud(candidate) == flat(question["text"]), "the open question, at once"

    await page.evaluate("window.said = []; window.stops = 0")
    await page.keyboard.press("Escape")
    await candidate.types("About four hundred letters a week.")
    assert await page.evaluate("window.stops") > 0, "whoever writes does not listen"
    await candidate.box.press("Enter")
    await candidate.hears(3)
    *_, question = await candidate.is_in_step()
    assert await said_aloud(candidate) == flat(question["text"])

    # The choice stays with the device; what was read before is not read again.
    await page.reload()
    await expect(toggle).to_have_attribute("aria-pressed", "true")
    assert await page.evaluate("window.said") == []


async def said_aloud(candidate: Candidate) -> str:
    said = await candidate.page.evaluate("window.said")
    assert {language for _, language in said} == {"en"}
    return flat(" ".join(text for text, _ in said))


def flat(text: str) -> str:
    return " ".join(text.split())


async def test_nothing_of_it_is_shown_where_a_browser_cannot(
    server: ServerProcess, people: People
) -> None:
    candidate = await candidate_with(people, server.open_interview(), NEITHER)
    await candidate.says("Somebody who answers letters.")
    await candidate.hears(2)
    await candidate.is_in_step()
    await candidate.page.get_by_text("Menu", exact=True).click()
    await expect(candidate.page.get_by_text("Withdraw…")).to_be_visible()
    await expect(candidate.page.get_by_text("Read questions aloud")).to_be_hidden()
    await expect(microphone(candidate)).to_have_count(0)
