"""The candidate's page in every state: consent, correcting, the end, withdrawing, languages."""

import re
from typing import Any

import pytest

from tests.api.house import House
from tests.web.candidate.reading import Reader
from vivavoce.edge.authentication import INTERVIEW_COOKIE
from vivavoce.errors import ReadFailed
from vivavoce.service.callers import Caller
from vivavoce.service.ids import new_id
from vivavoce.web.catalogue import languages
from vivavoce.web.entering import COOKIES_MAX

NOBODYS = "01a21a3a-dc12-7757-b449-bb3577b60ff8"

pytestmark = pytest.mark.asyncio(loop_scope="session")

SPOKEN = """
id: in-{language}
version: "1"
title: Title
languages: [{language}]
information: [ {{ id: name, label: Name }} ]
opening: Opening.
sections: [ {{ id: all, questions: [ {{ id: name, ask: "Name?", collects: [name] }} ] }} ]
closing: {{ say: End. }}
"""


async def now(house: House, reader: Reader) -> dict[str, Any]:
    return await house.owner.now(f"/api/v1/interviews/{reader.id}")


async def answered(house: House, language: str = "en") -> tuple[Reader, str]:
    """Return the reader of an interview with an answer, and the answer's id."""
    reader = await Reader.of(house, await house.owner.open("tapped", language=language))
    await reader.taps(reader.buttons[0])
    await reader.taps(reader.buttons[0])
    said = (await now(house, reader))["transcript"]
    return reader, next(m["id"] for m in reversed(said) if m["speaker"] == "candidate")


# Consent.


async def test_consent_is_a_screen_of_its_own(house: House) -> None:
    reader = await Reader.of(house, await house.owner.open("tapped"))
    assert " data-consent" in reader.source
    assert "Who asks" in reader.text
    assert "It is kept until Vivavoce erases it." in reader.text
    assert ">Or ask something first</label>" in reader.source
    await reader.taps("Yes, I agree")
    assert "<main" in reader.source
    assert "Who asks" not in reader.text
    assert ">Your answer</label>" in reader.source


async def test_a_guide_without_consent_has_none(house: House) -> None:
    reader = await Reader.of(house, await house.owner.open("parts"))
    assert "Who asks" not in reader.text


# Correcting.


async def test_an_answer_is_corrected_by_a_message_that_names_it(house: House) -> None:
    reader, wrong = await answered(house)
    assert f'href="?correct={wrong}#answer"' in reader.source
    await reader.goes(f"?correct={wrong}")
    assert f'<input type="hidden" name="corrects" value="{wrong}"' in reader.source
    assert reader.part("correcting").startswith("You correct: From home")
    assert re.search(r"<textarea id=\"answer\"[^>]*>\nFrom home</textarea>", reader.source)

    await reader.sends("messages", id="", text="In the office", corrects=wrong)
    [right] = [m for m in (await now(house, reader))["transcript"] if m["text"] == "In the office"]
    assert right["corrects"] == wrong
    assert f'<a href="#m-{wrong}">Corrects: “From home”</a>' in reader.source
    assert f'<a href="#m-{right["id"]}">Corrected below</a>' in reader.source


async def test_a_correction_that_is_not_taken_is_still_one(house: House) -> None:
    reader, wrong = await answered(house)
    await reader.sends("messages", id="", text="   ", corrects=wrong)
    assert reader.status == 422
    assert f'name="corrects" value="{wrong}"' in reader.source


@pytest.mark.parametrize("wanted", ["", "abc", "../..", NOBODYS, "%00", "' or 1=1"])
async def test_there_is_nothing_to_correct_in_what_is_no_message(house: House, wanted: str) -> None:
    reader, _ = await answered(house)
    await reader.goes(f"?correct={wanted}")
    assert reader.status == 200
    assert 'name="corrects"' not in reader.source


async def test_nobody_corrects_the_interviewer_or_another_interview(house: House) -> None:
    reader, _ = await answered(house)
    _, elsewhere = await answered(house)
    question = (await now(house, reader))["transcript"][0]["id"]
    before = (await now(house, reader))["version"]
    for wrong in (elsewhere, question, "nonsense"):
        await reader.goes(f"?correct={wrong}")
        assert 'name="corrects"' not in reader.source
        await reader.sends("messages", id="", text="Kept in the box", corrects=wrong)
        assert reader.status == 422
        assert "Kept in the box</textarea>" in reader.source
    assert (await now(house, reader))["version"] == before


async def test_what_is_over_cannot_be_corrected(house: House) -> None:
    reader, wrong = await answered(house)
    await house.owner.post(f"/api/v1/interviews/{reader.id}/complete")
    await reader.goes(f"?correct={wrong}")
    assert 'name="corrects"' not in reader.source
    assert f"?correct={wrong}" not in reader.source


# The end.


async def test_the_summary_leads_to_the_answers_it_rests_on(house: House) -> None:
    reader, place = await answered(house)
    await reader.taps("Yes")
    await reader.taps("I’d rather not say")
    assert reader.part("suggestions").startswith(
        "If something is not right, correct it here: Place Alone"
    )
    assert f'<a class="correct" href="?correct={place}#answer"><bdi>Place</bdi></a>' in (
        reader.source
    )


async def test_at_the_end_stands_what_was_noted_and_what_happens_next(house: House) -> None:
    reader, _ = await answered(house)
    for words in ("Yes", "I’d rather not say", "All correct", "No, that is all"):
        await reader.taps(words)
    assert "Thank you." in reader.text
    assert reader.part("learned") == "What was noted Place From home Alone yes"
    assert "Vivavoce reads what you said." in reader.text
    for form in ("html", "md"):
        path = f"/api/v1/interviews/{reader.id}/export?format={form}"
        assert f'href="{path}" download' in reader.source
        taken = await reader.http.get(path)
        assert taken.status_code == 200
        assert "attachment" in taken.headers["content-disposition"]
        assert "From home" in taken.text


async def test_what_a_review_made_of_it_is_not_the_candidates_to_see(house: House) -> None:
    reader = await Reader.of(house, await house.owner.open("agent-hiring"))
    at = f"/api/v1/interviews/{reader.id}"
    values = {"role": "Keeps the books.", "system_prompt": "You are tidy."}
    await house.owner.patch(f"{at}/profile", {name: {"value": v} for name, v in values.items()})
    await house.owner.post(f"{at}/complete")
    await reader.goes()
    assert reader.part("learned") == "What was noted Role Keeps the books."
    assert "You are tidy." not in reader.source


async def test_who_declined_is_not_thanked_for_answers(house: House) -> None:
    reader = await Reader.of(house, await house.owner.open("tapped"))
    await reader.taps("No, I do not agree")
    assert '<div data-ending="declined">' in reader.source
    assert '<div data-ending="other" hidden>' in reader.source


# Withdrawing.


async def test_withdrawing_says_first_what_it_means(house: House) -> None:
    reader, _ = await answered(house)
    assert f'href="{reader.path}?ask=withdraw"' in reader.source
    await reader.goes("?ask=withdraw")
    assert "The interview ends now, and cannot be taken up again." in reader.text
    assert "What you said stays with Vivavoce until they erase it." in reader.text
    assert "From home" not in reader.text
    assert (await now(house, reader))["status"] == "active", "asking decides nothing"


@pytest.mark.parametrize("erase", [False, True])
async def test_after_withdrawing_nothing_of_it_is_on_the_page_or_the_device(
    house: House, erase: bool
) -> None:
    reader, _ = await answered(house)
    await reader.sends("withdraw", **({"erase": "1"} if erase else {}))
    assert "You have withdrawn." in reader.text
    assert ("You have asked Vivavoce to erase what you said." in reader.text) is erase
    assert "From home" not in reader.source
    assert "Your work" not in reader.source
    assert INTERVIEW_COOKIE + reader.id not in reader.http.cookies
    ended = await now(house, reader)
    assert (ended["status"], ended["reason"]) == ("cancelled", "withdrawn")
    events = await house.owner.events(f"/api/v1/interviews/{reader.id}")
    [withdrawn] = [event for event in events if event["event"] == "consent-withdrawn"]
    assert withdrawn["data"].get("erasure_asked", False) is erase

    # Neither do forms and parts that another tab asks for, should it still be let in.
    elsewhere = await Reader.of(house, {"id": reader.id, "link": reader.link})
    elsewhere.http.headers["authorization"] = f"Bearer {reader.link.rpartition('/')[2]}"
    for answer in (
        await elsewhere.sends("messages", text="Still there?"),
        await elsewhere.goes(f"{reader.path}/parts"),
    ):
        assert "From home" not in answer.source
    assert "You have withdrawn." in (await elsewhere.goes(f"{reader.path}/parts")).text

    # Whoever uses the device next is not let in; the link itself says the same once more.
    assert (await reader.goes()).status == 401
    assert (await reader.goes(f"{reader.path}/parts")).status == 401
    assert (await reader.http.get(f"/api/v1{reader.path}")).status_code == 401
    assert "You have withdrawn." in (await reader.goes(reader.link)).text
    assert "From home" not in reader.source
    assert INTERVIEW_COOKIE + reader.id not in reader.http.cookies


async def test_one_may_withdraw_from_what_is_over(house: House) -> None:
    reader, _ = await answered(house)
    await house.owner.post(f"/api/v1/interviews/{reader.id}/complete")
    await reader.goes("?ask=withdraw")
    assert "The interview is over already." in reader.text
    await reader.sends("withdraw")
    assert "You have withdrawn." in reader.text
    assert (await now(house, reader))["status"] == "completed"


async def test_nobody_withdraws_for_somebody_else(house: House) -> None:
    reader, _ = await answered(house)
    stranger = Reader(house, {"id": reader.id, "link": reader.link})
    assert (await stranger.sends("withdraw")).status == 401
    other, _ = await answered(house)
    answer = await other.http.post(f"{reader.path}/withdraw")
    assert answer.status_code == 401
    foreign = await reader.http.post(
        f"{reader.path}/withdraw", headers={"origin": "https://elsewhere.example"}
    )
    assert foreign.status_code == 403
    assert (await now(house, reader))["status"] == "active"


# Languages.


async def test_what_is_written_from_right_to_left_is_laid_out_so(house: House) -> None:
    reader = await Reader.of(house, await house.owner.open("arabic"))
    assert '<html lang="en" dir="rtl"' in reader.source
    assert '<ol class="transcript" id="transcript" lang="ar"' in reader.source
    assert '<h1 lang="ar" dir="auto">' in reader.source
    assert re.search(r'<button class="tap"[^>]* lang="ar" dir="auto">', reader.source)


async def test_an_estonian_interview_says_so_everywhere(house: House) -> None:
    reader, _ = await answered(house, "et")
    assert '<ol class="transcript" id="transcript" lang="et"' in reader.source
    assert 'lang="et" dir="auto">Jah</button>' in reader.source
    assert "Teie töö" in reader.text


@pytest.mark.parametrize("header", ["", "xx", "*", ";q=,,", "de;q=x", "en-GB;q=0.9", "a" * 9_000])
async def test_an_error_speaks_english_in_doubt(house: House, header: str) -> None:
    nowhere = {"id": new_id(), "link": "/i/no-such-token"}
    reader = await Reader.of(house, nowhere, **{"accept-language": header})
    assert reader.status == 404
    assert '<html lang="en" dir="ltr"' in reader.source
    assert "This link does not lead to an interview" in reader.text


@pytest.mark.parametrize("language", languages())
async def test_page_and_error_speak_the_languages_there_are(house: House, language: str) -> None:
    header = f"xx, {language}-ZZ;q=0.8, en;q=0.1"
    nowhere = {"id": new_id(), "link": "/i/no-such-token"}
    error = await Reader.of(house, nowhere, **{"accept-language": header})
    assert f'<html lang="{language}" dir="ltr"' in error.source
    assert ("There is nothing here." in error.text) is (language == "en")

    source = SPOKEN.format(language=language)
    await house.owner.post("/api/v1/guides", {"source": source})
    reader = await Reader.of(house, await house.owner.open(f"in-{language}"))
    assert f'<html lang="{language}" dir="ltr"' in reader.source
    assert ("Leave this device" in reader.text) is (language == "en")
    # Not let in: the browser's language is all that is known.
    stranger = Reader(house, {"id": reader.id, "link": reader.link})
    stranger.headers = {"accept-language": language}
    assert f'<html lang="{language}"' in (await stranger.goes()).source


# What is no address of ours.


@pytest.mark.parametrize("id_", ["abc", "00000000-0000-0000-0000-000000000000", "%00"])
async def test_what_is_no_interview_is_calm(house: House, id_: str) -> None:
    reader, _ = await answered(house)
    assert (await reader.goes(f"/interviews/{id_}")).status in {401, 404}
    assert "<h1>" in reader.source


@pytest.mark.parametrize("query", ["?ask=", "?ask=everything", "?before=abc&correct=1", "?%00=1"])
async def test_garbage_in_an_address_shows_the_conversation(house: House, query: str) -> None:
    reader, _ = await answered(house)
    whole = (await reader.goes()).seqs
    assert (await reader.goes(query)).status == 200
    assert reader.seqs == whole


# Leaving.


async def test_whoever_came_in_again_is_not_taken_for_one_who_left(house: House) -> None:
    """A tab with the page of long ago may come back; it would remove words that were not sent."""
    reader, _ = await answered(house)
    await reader.sends("leave")
    assert "You have left the interview on this device." in reader.text
    assert 'id="left"' in reader.source
    await reader.goes(reader.link)
    await reader.goes(f"{reader.path}/left")
    assert 'id="left"' not in reader.source
    assert 'id="composer"' in reader.source


async def test_on_a_computer_that_many_share_cookies_of_long_ago_give_way(house: House) -> None:
    """A browser sends all of them each time, and proxies refuse more than a few kilobytes."""
    opened = [await house.owner.open("parts") for _ in range(COOKIES_MAX + 2)]
    reader = await Reader.of(house, opened[0])
    for interview in opened[1:]:
        await reader.goes(Reader(house, interview).link)
    kept = [name for name in reader.http.cookies if name.startswith(INTERVIEW_COOKIE)]
    assert len(kept) == COOKIES_MAX
    assert INTERVIEW_COOKIE + opened[-1]["id"] in kept


async def test_a_disk_that_gives_nothing_is_told_calmly_and_counted_on_the_page_of_leaving(
    house: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    """I12"""

    async def give_nothing(secret: str) -> Caller:
        raise ReadFailed("The disk does not give what is stored here.")

    reader, _ = await answered(house)
    before = house.services.vitals.read_errors
    with monkeypatch.context() as patch:
        patch.setattr(house.services.access, "recognise", give_nothing)
        await reader.goes(f"{reader.path}/left")
    assert reader.status == 503
    assert house.services.vitals.read_errors == before + 1
