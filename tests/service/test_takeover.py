"""A person takes over: a machine's reply in flight loses the race, always (I5, I6)."""

import asyncio
import random

import pytest

from tests.service.conftest import OWNER, Start
from tests.service.programmed import NAME, Programmed, names, now, opened, records, say, until
from vivavoce.domain.events import Speaker
from vivavoce.domain.ids import InterviewId
from vivavoce.errors import InterviewClosed, Malformed
from vivavoce.interviewers.interviewer import Reply, View
from vivavoce.interviewers.registry import Interviewers
from vivavoce.service.services import Services

RACES = 1_000

HANDED = "interviewer-changed"


class Hasty:
    """Replies after a moment that chance decides, some milliseconds at the most."""

    def __init__(self, chance: random.Random) -> None:
        self._chance = chance

    async def reply(self, view: View) -> Reply:
        for _ in range(self._chance.randrange(12)):
            await asyncio.sleep(0)
        if self._chance.random() < 0.5:
            await asyncio.sleep(self._chance.random() * 0.004)
        return Reply(say="And then?")


async def test_a_thousand_takeovers_race_a_reply_in_flight_and_never_are_there_two_voices(
    start: Start,
) -> None:
    chance = random.Random(1)
    known = Interviewers()
    known.register(NAME, Hasty(chance))
    first = {"the reply": 0, "the takeover": 0}
    async with start(known) as system:
        services = system.services
        interviews = [await opened(services) for _ in range(RACES // 10)]

        async def race(interview: InterviewId) -> None:
            await services.interviews.add_message(OWNER, interview, "That was all.")
            # A reply asks twice whether it is its turn, which takes some steps, too.
            for _ in range(chance.randrange(40)):
                await asyncio.sleep(0)
            if chance.random() < 0.5:
                await asyncio.sleep(chance.random() * 0.004)
            await services.hand_over(OWNER, interview, "human")
            await services.interviews.add_message(
                OWNER, interview, "Let me ask you myself.", speaker=Speaker.INTERVIEWER
            )
            await services.turns.settle(interview, patience_s=10)
            stored = await records(services, interview)
            since = max(at for at, record in enumerate(stored) if record.name == HANDED)
            assert not any(
                record.actor == f"interviewer:{NAME}" and record.name == "message-added"
                for record in stored[since:]
            ), "two voices"
            answered = stored[since - 2].actor == f"interviewer:{NAME}"
            first["the reply" if answered else "the takeover"] += 1
            await services.hand_over(OWNER, interview, NAME)
            await services.turns.settle(interview, patience_s=10)

        for _ in range(10):
            await asyncio.gather(*map(race, interviews))
        assert sum(first.values()) == RACES
        assert min(first.values()) > RACES // 20, f"no race at all: {first}"


async def texts(services: Services, interview: InterviewId) -> list[str]:
    return [message.text for message in (await now(services, interview)).transcript]


async def test_the_asking_is_given_up_as_soon_as_a_person_takes_over(
    start: Start, interviewers: Interviewers, programmed: Programmed
) -> None:
    async with start(interviewers) as system:
        services = system.services
        interview = await opened(services)
        programmed.may_answer.clear()
        await services.interviews.add_message(OWNER, interview, "Fine.")
        await until(lambda: len(programmed.asked) == 2)
        await services.hand_over(OWNER, interview, "human")
        await services.turns.settle(interview, patience_s=10)
        assert programmed.given_up == 1
        assert services.vitals.discarded == 1
        assert await texts(services, interview) == [
            "Question 1?",
            "Fine.",
            "A colleague of mine takes over now.",
        ]


async def test_handed_back_the_machine_answers_what_the_person_left_open(
    start: Start, interviewers: Interviewers, programmed: Programmed
) -> None:
    async with start(interviewers) as system:
        services = system.services
        interview = await opened(services)
        await services.hand_over(OWNER, interview, "human")
        await say(services, interview, "Anybody there?")
        assert await services.turns.owed() == 0, "a person owes it"
        await services.hand_over(OWNER, interview, NAME)
        await services.turns.settle(interview, patience_s=10)
        assert (await texts(services, interview))[-1] == "Question 2?"


@pytest.mark.parametrize(
    ("persons", "next_word"),
    [("Who are you?", "Who are you?"), ("My colleague goes on.", "Question 2?")],
)
async def test_handed_back_the_machine_has_the_next_word_unless_the_persons_question_is_open(
    start: Start, interviewers: Interviewers, persons: str, next_word: str
) -> None:
    async with start(interviewers) as system:
        services = system.services
        interview = await opened(services)
        await services.hand_over(OWNER, interview, "human")
        await services.interviews.add_message(
            OWNER, interview, persons, speaker=Speaker.INTERVIEWER
        )
        await services.hand_over(OWNER, interview, NAME)
        await services.turns.settle(interview, patience_s=10)
        assert (await texts(services, interview))[-1] == next_word
        await say(services, interview, "Ada.")
        assert (await texts(services, interview))[-1] == f"Question {2 + (persons != next_word)}?"


async def test_taking_over_twice_is_taking_over_once(
    start: Start, interviewers: Interviewers
) -> None:
    async with start(interviewers) as system:
        services = system.services
        interview = await opened(services)
        await asyncio.gather(
            *(services.hand_over(OWNER, interview, "human") for _ in range(5)),
        )
        assert (await names(services, interview)).count(HANDED) == 1
        assert (await texts(services, interview)).count("A colleague of mine takes over now.") == 1


async def test_nobody_hands_over_to_somebody_unknown_or_never_set_up(
    start: Start, interviewers: Interviewers
) -> None:
    async with start(interviewers) as system:
        services = system.services
        interview = await opened(services)
        for name in ("nobody", "llm", "webhook", ""):
            with pytest.raises(Malformed) as refused:
                await services.hand_over(OWNER, interview, name)
            assert refused.value.field == "interviewer"
        await services.interviews.complete(OWNER, interview)
        with pytest.raises(InterviewClosed):
            await services.hand_over(OWNER, interview, "human")
