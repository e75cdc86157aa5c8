"""Programs with an agent of their own, killed with signal 9: they go on, and nothing is doubled."""

import asyncio
import logging
import random
import time
from pathlib import Path

import pytest

from tests.adapters.conversing import GUIDE, KILLED, Program, assistant, said, user
from tests.provider.misbehaving import Kind
from tests.provider.process import ProviderProcess
from vivavoce import Vivavoce
from vivavoce.adapters.openai_agents import InterviewSession

pytestmark = pytest.mark.faults
log = logging.getLogger(__name__)

everyday_or_soak = pytest.mark.parametrize(
    "kills",
    [pytest.param(3, id="3-kills"), pytest.param(60, id="soak", marks=pytest.mark.soak)],
)


async def open_interview(data: Path) -> str:
    async with Vivavoce.open(data) as vv:
        return (await vv.open_interview(GUIDE, interviewer="agent")).id


async def kept(data: Path, interview: str) -> tuple[list[object], list[tuple[str, str]]]:
    async with Vivavoce.open(data) as vv:
        live = await vv.interview(interview)
        return list(await InterviewSession(live).get_items()), await said(live)


def turns(number: int) -> list[object]:
    return [
        item for n in range(number) for item in (user(f"Question {n}?"), assistant(f"Answer {n}."))
    ]


@everyday_or_soak
async def test_an_addition_repeated_after_a_kill_is_kept_once(tmp_path: Path, kills: int) -> None:
    """(I1, I2) At random instants, and at the worst: it is kept, and nobody was told."""
    data, chance = tmp_path / "data", random.Random(kills)
    interview = await open_interview(data)
    first, untold = 0, 0
    for kill in range(kills):
        is_worst = kill % 3 == 0
        dies = "told-nobody" if is_worst else "never"
        with Program("add", data, interview, str(first), dies) as program:
            if is_worst:
                told = list(iter(program.told, ""))
                assert program.end() == KILLED
                # One that was there already, from the kill before, is told of; then it dies.
                assert told in ([], [str(first)])
                first += len(told)
                untold += 1
                continue
            told = [program.told()]
            await asyncio.sleep(chance.random() * 0.1)
            told += program.kill()
            # The last one that was told of stays; the next may be there, and is sent again.
            assert told == [str(n) for n in range(first, first + len(told))]
            first += len(told)
    with Program("add", data, interview, str(first), "never") as program:
        assert program.told() == str(first)
        first += 1 + len(program.kill())
    items, words = await kept(data, interview)
    number = len(items) // 2
    assert number in {first, first + 1}, "what was told of, and perhaps one more"
    assert items == turns(number)
    assert len(words) == 2 * number
    log.info("%d kills, %d of them before anybody was told; %d turns", kills, untold, number)


async def test_an_agent_killed_while_its_model_thinks_answers_once(tmp_path: Path) -> None:
    """(I6) The input is on disk before the model is asked; run again, it is answered."""
    data = tmp_path / "data"
    interview = await open_interview(data)
    with ProviderProcess() as provider:
        url = f"http://127.0.0.1:{provider.port}/v1"
        provider.misbehave(Kind.SLOW, wait_s=60)
        with Program("run", data, interview, "Who are you?", url) as program:
            assert program.told() == "started"
            while not provider.state().under_way:
                time.sleep(0.02)
            program.kill()
        provider.behave()
        items, _ = await kept(data, interview)
        assert items == [user("Who are you?")]
        with Program("run", data, interview, "Who are you?", url) as program:
            assert program.told() == "started"
            answer = program.told()
            assert program.end() == 0
    _, words = await kept(data, interview)
    assert words == [("candidate", "Who are you?"), ("interviewer", answer)]
