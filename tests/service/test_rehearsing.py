"""A guide is rehearsed by the rules of a real interview, within bounds, and nothing is kept."""

from datetime import UTC, datetime

import pytest

from tests.harness import plain_guide
from tests.service.conftest import OWNER, Start
from vivavoce.authoring.reading import built_in_guides
from vivavoce.domain.ids import GuideId
from vivavoce.domain.interview import Status
from vivavoce.errors import Malformed
from vivavoce.service import rehearsing
from vivavoce.service.rehearsing import ANSWERS_MAX, Rehearsal, answer_for, rehearse

NOW = datetime(2026, 3, 1, 12, 0, tzinfo=UTC)
HIRING = built_in_guides()["agent-hiring.yaml"]


def texts(rehearsal: Rehearsal) -> list[str]:
    return [message.text for message in rehearsal.interview.transcript]


def test_it_begins_with_the_opening_and_the_first_question() -> None:
    rehearsal = rehearse(plain_guide(2), [], now=NOW)
    assert texts(rehearsal) == ["Hello.\n\nWhat about number 1?"]
    assert not rehearsal.is_over


def test_it_plays_to_the_end() -> None:
    rehearsal = rehearse(plain_guide(2), ["One thing.", "Another."], now=NOW)
    assert rehearsal.interview.status is Status.COMPLETED
    assert texts(rehearsal)[-1].endswith("Goodbye.")


async def test_it_says_what_a_real_interview_says(start: Start) -> None:
    said = ["A helper for our invoices, reading and filing about forty of them a day.", "What?"]
    async with start() as started:
        services = started.services
        standing, _ = await services.open_interview(OWNER, GuideId("agent-hiring"), language="en")
        id_ = standing.interview.id
        for text in said:
            await services.interviews.add_message(OWNER, id_, text)
            await services.turns.settle(id_, patience_s=10)
        real = (await services.interviews.get(OWNER, id_)).interview
    rehearsal = rehearse(HIRING, said, language="en", now=NOW)
    assert texts(rehearsal) == [message.text for message in real.transcript]
    assert rehearsal.interview.state == real.state
    assert {name: value.value for name, value in rehearsal.interview.profile.items()} == {
        name: value.value for name, value in real.profile.items()
    }


def test_the_answers_meet_the_guide_as_it_is_now() -> None:
    said = ["One thing.", "Another."]
    changed = plain_guide(3).replace("What about number 2?", "What else is there?")
    rehearsal = rehearse(changed, said, now=NOW)
    assert any("What else is there?" in text for text in texts(rehearsal))
    assert not rehearsal.is_over


def test_answers_beyond_the_end_are_told_and_not_said() -> None:
    rehearsal = rehearse(plain_guide(1), ["One thing.", "Another.", "A third."], now=NOW)
    assert rehearsal.is_over
    assert rehearsal.unsaid == ("Another.", "A third.")


def test_it_speaks_the_language_that_is_asked_for_if_the_guide_does() -> None:
    german = rehearse(HIRING, [], language="de", now=NOW)
    assert "Hallo" in texts(german)[0] or "Guten Tag" in texts(german)[0]
    assert rehearse(HIRING, [], language="fr", now=NOW).interview.language == "en"


@pytest.mark.parametrize("said", [["x"] * (ANSWERS_MAX + 1), ["x" * 300_000], [""], ["\0"]])
def test_it_refuses_what_no_interview_takes(said: list[str]) -> None:
    with pytest.raises(Malformed):
        rehearse(plain_guide(300), said, now=NOW)


def test_what_is_no_guide_is_refused_by_its_line() -> None:
    with pytest.raises(Malformed, match="line 2"):
        rehearse("id: [", [], now=NOW)


def test_a_rehearsal_that_takes_too_long_stops_where_it_is(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(rehearsing, "PATIENCE_S", -1.0)
    rehearsal = rehearse(plain_guide(5), ["One.", "Two."], now=NOW)
    assert rehearsal.is_cut
    assert rehearsal.is_over
    assert rehearsal.unsaid == ("One.", "Two.")


@pytest.mark.parametrize("character", ["terse", "confused", "hostile"])
def test_a_character_comes_to_an_end_and_answers_the_same_again(character: str) -> None:
    said: list[str] = []
    while not (rehearsal := rehearse(HIRING, said, now=NOW)).is_over:
        answer = answer_for(rehearsal, character, seed="a seed")
        assert answer == answer_for(rehearsal, character, seed="a seed")
        said.append(answer)
    assert rehearsal.interview.status is Status.COMPLETED


def test_nobody_answers_who_is_not_known() -> None:
    with pytest.raises(Malformed, match="terse"):
        answer_for(rehearse(HIRING, [], now=NOW), "somebody", seed="")
