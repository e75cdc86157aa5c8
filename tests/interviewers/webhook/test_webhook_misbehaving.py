"""A service that misbehaves at random: every interview ends, and nobody is answered twice."""

import asyncio
import logging
import random
from collections import Counter
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest

from tests.interviewers.guides import SMALL
from tests.interviewers.webhook.service import SECRET, Answer, Service
from vivavoce.domain.interview import Interview
from vivavoce.embedded import Vivavoce
from vivavoce.interviewers.registry import Interviewers
from vivavoce.interviewers.setting_up import set_up
from vivavoce.running import running
from vivavoce.service.bootstrap import DEFAULT_ORGANIZATION
from vivavoce.service.callers import owner_of
from vivavoce.settings import Settings

logger = logging.getLogger(__name__)

GUIDE = SMALL + "rules: { fallback_after_s: 2 }\n"
ANSWERS = ("Somebody who keeps our data tidy.", "Patience and order.", "Twelve.", "Nothing.")
REPLY_WITHIN_S = 60.0
TURNS_MAX = 40


class Moody:
    """Answers well about every second time. The same seed makes the same moods."""

    def __init__(self, seed: int) -> None:
        self.random = random.Random(seed)
        self.moods: Counter[str] = Counter()

    def __call__(self, data: dict[str, Any]) -> Answer:
        well = next(
            ({"question": each["id"]} for each in data["guide"]["questions"] if each["open"]),
            {"done": True},
        )
        moods = {
            "failing": Answer(status=500),
            "busy": Answer(status=429, headers={"retry-after": "1"}),
            "breaking off": Answer(well, breaks_after=5),
            "no JSON": Answer(b"<html>"),
            "wrong shape": Answer({"text": "What else?"}),
            "two questions": Answer({"say": "Which skills are needed? And for how many people?"}),
            "inventing": Answer({**well, "profile": {"heads": {"value": 4711}}}),
            "promising": Answer({"say": "You will get the job. Which skills are needed?"}),
            "early": Answer({"say": "Goodbye.", "done": True}),
            "endless": Answer({"say": "Why? " * 60_000}),
        }
        mood = self.random.choice([*moods, *["well"] * len(moods)])
        self.moods[mood] += 1
        return moods.get(mood, Answer(well))


async def held(vivavoce: Vivavoce) -> Interview:
    """Hold one interview to its end; return it."""
    interview = await vivavoce.open_interview("small", interviewer="webhook")
    for turn in range(TURNS_MAX):
        await interview.reply(timeout_s=REPLY_WITHIN_S)
        now = await interview.now()
        if now.status == "completed":
            return now
        await interview.add_message(ANSWERS[turn % len(ANSWERS)])
    raise AssertionError("the interview does not end")


def is_sane(interview: Interview) -> bool:
    speakers = [message.speaker for message in interview.transcript]
    one_after_the_other = all(one != other for one, other in pairwise(speakers))
    heads = interview.profile.get("heads")
    return one_after_the_other and (heads is None or heads.value != 4711)


@pytest.mark.parametrize(
    "count", [12, pytest.param(1_000, marks=[pytest.mark.soak, pytest.mark.timeout(1_800)])]
)
async def test_every_interview_ends_and_every_message_is_answered_once(
    tmp_path: Path, count: int
) -> None:
    """I2, I4, I6."""
    (tmp_path / "guides").mkdir()
    (tmp_path / "guides" / "small.yaml").write_text(GUIDE, "utf-8")
    moody = Moody(seed=count)
    with Service(moody) as service:
        settings = Settings(webhook_url=service.url, webhook_secret=SECRET)
        known = Interviewers(set_up(settings))
        async with running(tmp_path, interviewers=known, owner_key="an owner's key") as started:
            vivavoce = Vivavoce(started.services, owner_of(DEFAULT_ORGANIZATION))
            interviews = await asyncio.gather(*[held(vivavoce) for _ in range(count)])
    assert all(map(is_sane, interviews))
    led = Counter(message.author for each in interviews for message in each.transcript)
    logger.info("%d interviews, requests %s, words by %s", count, dict(moody.moods), dict(led))
    assert led["webhook"]
