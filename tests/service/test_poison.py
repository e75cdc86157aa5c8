"""What can never be stored is refused before it joins a batch, and takes nobody along."""

import asyncio

import pytest

from tests.service.conftest import OWNER, Start
from vivavoce.domain.events import Candidate
from vivavoce.domain.ids import GuideId
from vivavoce.domain.text import MESSAGE_BYTES_MAX
from vivavoce.errors import Malformed
from vivavoce.service.receipts import Receipt

POISON = {
    "half a surrogate pair": "Tell me \ud800 more.",
    "NUL": "Tell me \0 more.",
    "too long": "x" * (MESSAGE_BYTES_MAX + 1),
    "nothing": " \n ",
}


@pytest.mark.parametrize("poison", list(POISON.values()), ids=list(POISON))
async def test_a_message_that_cannot_be_stored_fails_alone(start: Start, poison: str) -> None:
    """(I1, I12) Sixteen neighbours of the same moment are stored and told so."""
    async with start() as system:
        interviews = system.services.interviews
        opened = [
            (await system.services.open_interview(OWNER, GuideId("agent-hiring")))[0].interview.id
            for _ in range(17)
        ]
        said = [
            interviews.add_message(OWNER, one, poison if n == 8 else "We need help with data.")
            for n, one in enumerate(opened)
        ]
        answers = await asyncio.gather(*said, return_exceptions=True)
        assert isinstance(answers.pop(8), Malformed)
        assert all(isinstance(answer, Receipt) for answer in answers), answers


@pytest.mark.parametrize("poison", ["\ud800", "\0"], ids=["half a surrogate pair", "NUL"])
async def test_poison_in_other_places_than_messages_fails_alone(start: Start, poison: str) -> None:
    """(I12) States, reasons, names and notes of the owner are written beside messages."""
    async with start() as system:
        services = system.services
        opened = [
            (await services.open_interview(OWNER, GuideId("agent-hiring")))[0].interview.id
            for _ in range(4)
        ]
        neighbours = [
            services.interviews.add_message(OWNER, one, "We need help with data.") for one in opened
        ]
        poisonous = [
            services.interviews.set_state(OWNER, opened[0], poison),
            services.interviews.cancel(OWNER, opened[1], poison),
            services.open_interview(
                OWNER, GuideId("agent-hiring"), candidate=Candidate(name=poison)
            ),
            services.open_interview(
                OWNER, GuideId("agent-hiring"), metadata={"note": ["a", poison]}
            ),
        ]
        answers = await asyncio.gather(*neighbours, *poisonous, return_exceptions=True)
        assert all(isinstance(answer, Receipt) for answer in answers[:4]), answers[:4]
        assert all(isinstance(answer, Malformed) for answer in answers[4:]), answers[4:]
