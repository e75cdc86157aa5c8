"""Whole simulations through the real services, on real folders."""

from itertools import pairwise
from pathlib import Path

import pytest

from tests.simulation.guides import KINDS
from vivavoce.authoring.reading import SUFFIX, built_in_guides
from vivavoce.characters import CHARACTERS
from vivavoce.domain.events import Speaker
from vivavoce.errors import CannotStart, Malformed, NotFound
from vivavoce.interviewers.interviewer import Interviewer, Reply, View
from vivavoce.interviewers.registry import Interviewers
from vivavoce.running import running
from vivavoce.service.bootstrap import DEFAULT_ORGANIZATION
from vivavoce.service.callers import owner_of
from vivavoce.simulation.oddities import Kind
from vivavoce.simulation.report import report_of
from vivavoce.simulation.run import Outcome, Plan, simulate


@pytest.fixture
def kinds(tmp_path: Path) -> str:
    path = tmp_path / "kinds.yaml"
    path.write_text(KINDS, "utf-8")
    return str(path)


def texts(outcome: Outcome) -> list[list[tuple[str, str]]]:
    return [[(line.speaker, line.text) for line in one.transcript] for one in outcome.ended]


# What no interviewer may do to anybody, however they answer.
NEVER = {Kind.NO_CONSENT, Kind.WENT_ON, Kind.PROBED_REFUSAL, Kind.NOTHING_ASKED}
# Characters say things that no reader could take as meant; more than these would be a fault.
ODD_REPLIES_MAX = 0.03


@pytest.mark.parametrize("guide", [name.removesuffix(SUFFIX) for name in built_in_guides()])
async def test_all_characters_reach_the_end_of_every_built_in_guide(guide: str) -> None:
    outcome = await simulate(Plan(interviews=24, guide=guide, keep=24))
    assert [one.number for one in outcome.ended] == list(range(1, 25))
    assert [one.character for one in outcome.ended] == list(CHARACTERS) * 3
    assert not any(one.is_fault for one in outcome.ended)
    for one in outcome.ended:
        assert one.messages == len(one.transcript)
        assert one.turns == len(one.reply_s)
        assert one.transcript[-1].speaker is Speaker.INTERVIEWER
    odd = [odd for one in outcome.ended for odd in one.odd]
    assert not [each for each in odd if each.kind in NEVER]
    assert len(odd) <= ODD_REPLIES_MAX * sum(one.turns for one in outcome.ended), odd


@pytest.mark.parametrize("guide", ["agent-hiring", "kinds"])
async def test_the_same_seed_gives_the_same_interviews_however_many_run_at_once(
    guide: str, kinds: str
) -> None:
    guide = kinds if guide == "kinds" else guide
    alone = await simulate(Plan(interviews=40, guide=guide, at_once=1, keep=40))
    crowded = await simulate(Plan(interviews=40, guide=guide, at_once=40, keep=40))
    assert texts(alone) == texts(crowded)
    assert [one.odd for one in alone.ended] == [one.odd for one in crowded.ended]
    other = await simulate(Plan(interviews=40, guide=guide, seed=2, keep=40))
    assert texts(other) != texts(alone)


async def test_only_the_chosen_characters_take_part() -> None:
    outcome = await simulate(Plan(interviews=3, characters=("terse", "typos")))
    assert [one.character for one in outcome.ended] == ["terse", "typos", "terse"]


async def test_what_was_simulated_is_kept_in_the_folder_and_says_what_it_is(
    tmp_path: Path,
) -> None:
    outcome = await simulate(Plan(interviews=4, data=tmp_path / "kept", keep=4))
    async with running(tmp_path / "kept") as system:
        for one in outcome.ended:
            assert one.interview is not None
            standing = await system.services.interviews.get(
                owner_of(DEFAULT_ORGANIZATION), one.interview
            )
            assert standing.interview.metadata == {
                "simulated": one.character,
                "number": one.number,
            }
            kept = [message.text for message in standing.interview.transcript]
            assert kept == [line.text for line in one.transcript]


async def test_a_folder_with_anything_in_it_is_refused_and_left_alone(tmp_path: Path) -> None:
    (tmp_path / "journal.db").write_bytes(b"somebody's interviews")
    with pytest.raises(CannotStart, match="is not empty"):
        await simulate(Plan(interviews=1, data=tmp_path))
    assert [path.name for path in tmp_path.iterdir()] == ["journal.db"]
    with pytest.raises(CannotStart, match="is not a folder"):
        await simulate(Plan(interviews=1, data=tmp_path / "journal.db"))


async def test_a_guide_that_is_none_is_said_before_a_folder_is_made(tmp_path: Path) -> None:
    (tmp_path / "broken.yaml").write_text("id: broken\n", "utf-8")
    with pytest.raises(Malformed, match=r"broken\.yaml"):
        await simulate(Plan(guide=str(tmp_path / "broken.yaml"), data=tmp_path / "data"))
    assert not (tmp_path / "data").exists()
    with pytest.raises(NotFound, match="no guide"):
        await simulate(Plan(guide="nothing"))


async def test_a_language_the_guide_does_not_speak_is_refused(kinds: str) -> None:
    with pytest.raises(Malformed, match="does not speak 'tlh'"):
        await simulate(Plan(guide=kinds, language="tlh"))


class Parrot:
    """An interviewer that asks the same for ever."""

    async def reply(self, view: View) -> Reply:
        return Reply(say="And why?", question="why")


class Broken:
    """An interviewer that never answers."""

    async def reply(self, view: View) -> Reply:
        if not view.interview.transcript:
            return Reply(say="And why?", question="why")
        raise ValueError("out of order")


async def _led_by(interviewer: Interviewer, guide: str) -> Outcome:
    registry = Interviewers()
    registry.register("own", interviewer)
    plan = Plan(interviews=2, characters=("typos",), guide=guide, interviewer="own")
    return await simulate(plan, interviewers=registry)


async def test_an_interview_that_never_ends_is_given_up_and_reported(tmp_path: Path) -> None:
    guide = tmp_path / "short.yaml"
    guide.write_text(KINDS + "rules: { max_turns: 5 }\n", "utf-8")
    outcome = await _led_by(Parrot(), str(guide))
    for one in outcome.ended:
        assert one.ending == "did not end"
        assert one.is_fault
        assert {odd.kind for odd in one.odd} >= {Kind.NO_END, Kind.SAME_WORDS, Kind.ASKED_TWICE}
    assert report_of(outcome).faults == 2


async def test_an_interviewer_that_fails_is_reported_as_no_reply(kinds: str) -> None:
    outcome = await _led_by(Broken(), kinds)
    assert [one.ending for one in outcome.ended] == ["did not reply"] * 2
    assert all(one.odd[-1].heard or one.odd[-1].told for one in outcome.ended)


async def test_messages_in_a_row_get_one_reply() -> None:
    outcome = await simulate(Plan(interviews=20, characters=("talkative",), keep=20))
    rows = 0
    for one in outcome.ended:
        speakers = [line.speaker for line in one.transcript]
        rows += sum(a is b is Speaker.CANDIDATE for a, b in pairwise(speakers))
        assert not any(a is b is Speaker.INTERVIEWER for a, b in pairwise(speakers))
    assert rows > 5
