"""Values of any build: kept, or a reason to ask again; never more harm than their answer."""

import pytest

from tests.interviewers.guides import SMALL
from tests.interviewers.llm.talking import Talk, learned, said
from vivavoce.interviewers.llm.asking import NoFitAnswer


async def test_a_range_is_kept_as_one() -> None:
    heads = learned("heads", {"min": 5, "max": 6}, 2)
    talk = Talk(SMALL, [said("I see.", "What is it for?", question="role", learned=[heads])])
    await talk.heard("We are five to six people.")
    assert talk.profile["heads"][0] == {"min": 5, "max": 6}


@pytest.mark.parametrize("value", ["{}", '{"a": {"b": 1}}', "[[1]]", "[" * 5_000 + "]" * 5_000])
@pytest.mark.parametrize("item", ["role", "skills", "heads", "place"])
async def test_no_value_however_built_harms_more_than_its_answer(item: str, value: str) -> None:
    bad = '{"question": "role", "lead": "I see.", "ask": "What else?", "learned": '
    bad += f'[{{"item": "{item}", "messages": [2], "value": {value}}}]}}'
    talk = Talk(SMALL, [bad, said("I see.", "What else is it for?", question="role")])
    reply = await talk.heard("Letters.")
    assert reply.say == "I see. What else is it for?"
    assert reply.usage is not None
    assert reply.usage.requests == 2


async def test_a_mistake_of_ours_in_reading_an_answer_is_told_once_and_counted(
    monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    def fails(*_: object) -> None:
        raise ZeroDivisionError

    monkeypatch.setattr("vivavoce.interviewers.llm.interviewer.composed", fails)
    talk = Talk(SMALL, [said("Thanks.", "Which skills?", question="skills")] * 3)
    with pytest.raises(NoFitAnswer, match="wrong-shape") as raised:
        await talk.heard("Letters.")
    assert raised.value.usage.requests == 3
    assert "could not be used" in talk.situation["objections"][0]
    told = [record for record in caplog.records if record.exc_info]
    assert [record.exc_info[0] for record in told if record.exc_info] == [ZeroDivisionError]
