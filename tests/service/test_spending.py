"""What models are used for is counted with the events that tell of it, and kept within limits."""

from pathlib import Path

from msgspec.structs import replace

from tests.service.conftest import OWNER
from tests.service.programmed import Programmed, now, opened, say
from vivavoce.domain.events import TranscriptCondensed, Usage
from vivavoce.domain.ids import OrganizationId
from vivavoce.domain.interview import OVER_BUDGET, Status
from vivavoce.errors import ReplyUnfit
from vivavoce.interviewers.interviewer import Reply
from vivavoce.interviewers.registry import Interviewers
from vivavoce.journal.store import Spent
from vivavoce.running import running
from vivavoce.service.callers import owner_of
from vivavoce.testing.clock import ManualClock


def used(tokens: int) -> Usage:
    return Usage(input_tokens=tokens, requests=1, cost_microusd=tokens * 2)


async def test_an_organization_sees_what_its_models_were_used_for(
    tmp_path: Path, interviewers: Interviewers, programmed: Programmed
) -> None:
    async with running(tmp_path / "data", clock=ManualClock(), interviewers=interviewers) as one:
        services = one.services
        programmed.steps.append(Reply(say="One?", author="test:small", usage=used(10)))
        interview = await opened(services)
        heard = (await now(services, interview)).transcript[0].id
        condensed = TranscriptCondensed(
            until=heard, text="Little.", author="test:large", usage=used(7)
        )
        programmed.steps.append(
            Reply(say="Two?", author="test:small", usage=used(5), condensed=condensed)
        )
        await say(services, interview, "Fine.")
        assert await services.spending(OWNER, "2026-01") == [
            Spent(
                month="2026-01", model="test:large", requests=1, input_tokens=7, output_tokens=0,
                cost_microusd=14,
            ),
            Spent(
                month="2026-01", model="test:small", requests=2, input_tokens=15, output_tokens=0,
                cost_microusd=30,
            ),
        ]  # fmt: skip
        assert await services.spending(OWNER) == await services.spending(OWNER, "2026-01")
        assert await services.spending(OWNER, "2025-12") == []
        assert await services.spending(owner_of(OrganizationId("other"))) == []
        assert (await now(services, interview)).usage.tokens == 22
        assert services.vitals.models["test:small"].tokens == 15


async def test_past_the_organizations_budget_its_interviews_pause_until_the_next_month(
    tmp_path: Path, interviewers: Interviewers, programmed: Programmed
) -> None:
    clock = ManualClock()
    async with running(
        tmp_path / "data", clock=clock, interviewers=interviewers, token_budget=20
    ) as one:
        services = one.services
        programmed.steps.append(Reply(say="One?", author="test:small", usage=used(20)))
        interview = await opened(services)
        await say(services, interview, "Fine.")
        standing = await now(services, interview)
        assert (standing.status, standing.reason) == (Status.PAUSED, OVER_BUDGET)
        await say(services, interview, "Hello?")
        assert (await now(services, interview)).status is Status.PAUSED, "that changes nothing"
        clock.set(clock.now().replace(month=2))
        await services.interviews.resume(OWNER, interview)
        await services.turns.settle(interview, patience_s=10)
        assert (await now(services, interview)).transcript[-1].text == "Question 2?"


async def test_what_was_tried_in_vain_is_counted_with_the_words_that_stand_in(
    tmp_path: Path, interviewers: Interviewers, programmed: Programmed
) -> None:
    async with running(tmp_path / "data", clock=ManualClock(), interviewers=interviewers) as one:
        services = one.services
        interview = await opened(services)
        spent = replace(used(9), model="test:small")
        programmed.steps.append(ReplyUnfit("Two questions at once.", usage=spent))
        await say(services, interview, "Fine.")
        standing = await now(services, interview)
        assert standing.transcript[-1].author == "scripted"
        assert standing.usage.tokens == 9
        assert [(entry.model, entry.input_tokens) for entry in await services.spending(OWNER)] == [
            ("test:small", 9)
        ]
        assert services.vitals.models["test:small"].tokens == 9


async def test_the_script_costs_nothing_and_goes_on(
    tmp_path: Path, interviewers: Interviewers
) -> None:
    async with running(
        tmp_path / "data", clock=ManualClock(), interviewers=interviewers, token_budget=0
    ) as one:
        interview = await opened(one.services, interviewer="scripted")
        await say(one.services, interview, "I am well.")
        assert (await now(one.services, interview)).transcript[-1].author == "scripted"
