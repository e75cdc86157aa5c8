"""Answers in one tap: what a button says is what is said, and the script understands it."""

from typing import Any

import pytest

from tests.api.house import House
from tests.web.candidate.reading import Reader
from vivavoce.interviewers.one_tap import TAPS

pytestmark = pytest.mark.asyncio(loop_scope="session")

PLACES = {
    "en": ["From home", "In the office"],
    "de": ["Von zu Hause", "Im Büro"],
    "et": ["Kodus", "Kontoris"],
}
MEANT = {"en": "I mean the place.", "de": "Ich meine den Ort.", "et": "Mõtlen kohta."}
LANGUAGES = list(PLACES)


async def now(house: House, reader: Reader) -> dict[str, Any]:
    return await house.owner.now(f"/api/v1/interviews/{reader.id}")


async def begun(house: House, language: str) -> Reader:
    """Return the reader of an interview at its first question."""
    reader = await Reader.of(house, await house.owner.open("tapped", language=language))
    return await reader.taps(TAPS[language].agree)


async def summed_up(house: House, language: str) -> Reader:
    """Return the reader of an interview that was summed up."""
    taps, reader = TAPS[language], await begun(house, language)
    for words in (PLACES[language][0], taps.yes, taps.rather_not_say):
        await reader.taps(words)
    return reader


@pytest.mark.parametrize("language", LANGUAGES)
async def test_a_whole_interview_is_led_in_taps(house: House, language: str) -> None:
    taps = TAPS[language]
    reader = await Reader.of(house, await house.owner.open("tapped", language=language))
    assert reader.buttons == [taps.agree, taps.disagree]
    await reader.taps(taps.agree)
    asides = [taps.what_do_you_mean, taps.rather_not_say]
    assert reader.buttons == [*PLACES[language], *asides]
    await reader.taps(taps.what_do_you_mean)
    assert MEANT[language] in reader.text
    await reader.taps(PLACES[language][0])
    assert reader.buttons == [taps.yes, taps.no, *asides]
    await reader.taps(taps.no)
    assert reader.buttons == asides
    await reader.taps(taps.rather_not_say)
    assert reader.buttons == [taps.all_right, taps.not_right]
    await reader.taps(taps.all_right)
    assert reader.buttons == [taps.nothing_more]
    await reader.taps(taps.nothing_more)
    assert reader.buttons == []

    ended = await now(house, reader)
    assert ended["status"] == "completed"
    profile = {name: (each["value"], each["status"]) for name, each in ended["profile"].items()}
    assert profile["place"] == ("home", "obtained")
    assert profile["alone"] == (False, "obtained")
    assert profile["pay"] == (None, "refused")


@pytest.mark.parametrize("language", LANGUAGES)
async def test_who_does_not_agree_is_asked_nothing(house: House, language: str) -> None:
    reader = await Reader.of(house, await house.owner.open("tapped", language=language))
    await reader.taps(TAPS[language].disagree)
    ended = await now(house, reader)
    assert (ended["status"], ended["disposition"]) == ("completed", "declined")
    assert ended["profile"] == {}


@pytest.mark.parametrize("language", LANGUAGES)
async def test_something_that_is_not_right_is_asked_for(house: House, language: str) -> None:
    reader = await summed_up(house, language)
    before = len((await now(house, reader))["transcript"])
    await reader.taps(TAPS[language].not_right)
    after = await now(house, reader)
    assert (after["status"], after["state"]) == ("active", "summary")
    assert len(after["transcript"]) == before + 2
    assert reader.buttons == [TAPS[language].all_right, TAPS[language].not_right]
    assert after["profile"]["place"]["value"] == "home"


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("ends", [True, False])
async def test_whether_it_is_to_end_takes_one_tap(house: House, language: str, ends: bool) -> None:
    taps, reader = TAPS[language], await begun(house, language)
    await reader.sends("messages", id="", text="Can we stop here?")
    assert reader.buttons == [taps.end_it, taps.go_on]
    await reader.taps(taps.end_it if ends else taps.go_on)
    after = await now(house, reader)
    assert after["status"] == ("completed" if ends else "active")


async def test_more_options_than_fit_on_a_phone_are_not_buttons(house: House) -> None:
    reader = await Reader.of(house, await house.owner.open("wide"))
    asides = [TAPS["en"].what_do_you_mean, TAPS["en"].rather_not_say]
    assert reader.buttons == [*(f"Option {number}" for number in range(1, 9)), *asides]
    await reader.taps("Option 3")
    assert reader.buttons == asides
    # One tap answers one question, so what asks for two things gets none.
    await reader.sends("messages", id="", text="Option 9")
    assert "And all of it?" in reader.text
    assert reader.buttons == asides


async def test_in_a_language_the_script_does_not_speak_the_guide_has_words_of_its_own(
    house: House,
) -> None:
    reader = await Reader.of(house, await house.owner.open("arabic"))
    assert reader.buttons == ["من البيت", "في المكتب"]
    await reader.taps("من البيت")
    # It listens for English then, so that is what the buttons say.
    assert reader.buttons == ["Yes", "No"]
    await reader.taps("Yes")
    ended = await now(house, reader)
    assert (ended["profile"]["place"]["value"], ended["profile"]["alone"]["value"]) == (
        "home",
        True,
    )


async def test_a_person_who_leads_is_asked_back_in_one_tap(house: House) -> None:
    reader = await begun(house, "en")
    at = f"/api/v1/interviews/{reader.id}"
    await house.owner.post(f"{at}/handover", {"interviewer": "human"})
    await house.owner.say(at, "Which office is it?", speaker="interviewer")
    await reader.goes()
    assert reader.buttons == [TAPS["en"].what_do_you_mean, TAPS["en"].rather_not_say]
    await reader.sends("messages", id="", text="The old one.")
    assert reader.buttons == [], "nothing waits for an answer"
