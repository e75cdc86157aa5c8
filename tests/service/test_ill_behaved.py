"""Interviewers that break every rule harm no interview but their own turn (I6, I7, I13)."""

import asyncio
import contextlib
import logging
from datetime import timedelta
from typing import Any

import msgspec
import pytest

from tests.service.conftest import OWNER, Start
from tests.service.programmed import GUIDE, NAME, Programmed, now, opened, say, sweep, until
from vivavoce.domain.commands import Resume
from vivavoce.domain.events import Usage
from vivavoce.domain.ids import InterviewId
from vivavoce.domain.profile import ProfileValue
from vivavoce.errors import InterviewerUnavailable
from vivavoce.interviewers.interviewer import Reply, View
from vivavoce.interviewers.registry import Interviewers
from vivavoce.service import turn, turns
from vivavoce.testing.clock import ManualClock


class IllBehaved(Programmed):
    """Does what a test wants done, instead of replying."""

    def __init__(self) -> None:
        super().__init__()
        self.deed: Any = None

    async def reply(self, view: View) -> Reply:
        if self.deed is None or not view.interview.transcript:
            return await super().reply(view)
        self.asked.append(view)
        deed, self.deed = self.deed, None
        reply: Reply = await deed(view)
        return reply


@pytest.fixture
def programmed(monkeypatch: pytest.MonkeyPatch) -> IllBehaved:
    monkeypatch.setattr(turn, "RETRY_BASE_S", 0.001)
    monkeypatch.setattr(turn, "GRACE_S", 0.05)
    return IllBehaved()


@pytest.mark.parametrize(
    "mistyped",
    [
        {"latency_ms": 12.7},
        {"usage": Usage(cost_microusd=12.5)},  # type: ignore[arg-type]
        {"usage": Usage(input_tokens=-5)},
        {"usage": "much"},
        {"changes": {"mood": "happy"}},
        {"changes": {"mood": ProfileValue(value="x", status="known")}},  # type: ignore[arg-type]
        {"question": 5},
        {"done": "yes"},
    ],
    ids=str,
)
async def test_a_mistyped_reply_is_unfit_and_leaves_the_interview_legible(
    start: Start,
    interviewers: Interviewers,
    programmed: IllBehaved,
    mistyped: dict[str, Any],
) -> None:
    """Nothing is stored that could not be read again: that would set the interview aside (I7)."""
    async with start(interviewers) as system:
        interview = await opened(system.services)
        programmed.steps.append(msgspec.structs.replace(Reply(say="Well?"), **mistyped))
        await say(system.services, interview, "Fine.")
        assert (await now(system.services, interview)).transcript[-1].author == "scripted"
    async with start(interviewers) as system:
        assert (await now(system.services, interview)).transcript[-1].author == "scripted"


async def test_one_that_does_not_end_when_it_is_given_up_blocks_nobody(
    start: Start, interviewers: Interviewers, programmed: IllBehaved
) -> None:
    may_end = asyncio.Event()

    async def hang(view: View) -> Reply:
        while not may_end.is_set():
            with contextlib.suppress(asyncio.CancelledError):
                await may_end.wait()
        return Reply(say="Too late.")

    async with start(interviewers) as system:
        services = system.services
        interview = await opened(services)
        programmed.deed = hang
        await services.interviews.add_message(OWNER, interview, "Fine.")
        await until(lambda: len(programmed.asked) == 2)
        await services.hand_over(OWNER, interview, "scripted")
        await services.turns.settle(interview, patience_s=10)
        assert (await now(services, interview)).transcript[-1].author == "scripted"
        may_end.set()
        await asyncio.sleep(0)


async def test_one_that_cancels_itself_counts_as_unavailable(
    start: Start, interviewers: Interviewers, programmed: IllBehaved
) -> None:
    async def cancel(view: View) -> Reply:
        raise asyncio.CancelledError

    async with start(interviewers) as system:
        interview = await opened(system.services)
        programmed.deed = cancel
        await say(system.services, interview, "Fine.")
        delay = (await now(system.services, interview)).delay
        assert delay is not None
        assert delay.reason == InterviewerUnavailable.code


async def test_a_stop_waits_for_nobody_and_begins_nothing(
    start: Start,
    interviewers: Interviewers,
    programmed: IllBehaved,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr("vivavoce.running.TURN_PATIENCE_S", 0.05)

    async def tidy_up_slowly(view: View) -> Reply:
        try:
            await asyncio.sleep(3600)
        finally:
            await asyncio.sleep(0.5)
        raise AssertionError("cancelled before")

    async with start(interviewers) as system:
        interview = await opened(system.services)
        programmed.deed = tidy_up_slowly
        await system.services.interviews.add_message(OWNER, interview, "Fine.")
        await until(lambda: len(programmed.asked) == 2)
    assert len(programmed.asked) == 2


async def test_what_an_owner_corrects_meanwhile_is_not_overwritten(
    start: Start, interviewers: Interviewers, programmed: IllBehaved
) -> None:
    """A reply that does not know of it is made anew (I5)."""
    corrected = ProfileValue(value="owner says")

    async def correct_meanwhile(view: View) -> Reply:
        await system.services.interviews.update_profile(OWNER, interview, {"mood": corrected})
        await asyncio.sleep(3600)
        raise AssertionError("given up before")

    async with start(interviewers) as system:
        interview = await opened(system.services)
        programmed.deed = correct_meanwhile
        await say(system.services, interview, "Fine.")
        assert programmed.asked[-1].interview.profile["mood"] == corrected
        assert (await now(system.services, interview)).profile["mood"] == corrected


async def test_nobody_is_asked_again_about_a_turn_that_is_over(
    start: Start,
    interviewers: Interviewers,
    programmed: IllBehaved,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """A takeover between two attempts ends them."""
    monkeypatch.setattr(turn, "RETRY_BASE_S", 0.05)

    async def fail(view: View) -> Reply:
        raise ValueError("my own mistake")

    async with start(interviewers) as system:
        services = system.services
        interview = await opened(services)
        programmed.deed = fail
        await services.interviews.add_message(OWNER, interview, "Fine.")
        await until(lambda: len(programmed.asked) == 2)
        await services.hand_over(OWNER, interview, "human")
        await services.turns.settle(interview, patience_s=10)
        assert len(programmed.asked) == 2


async def test_what_people_say_stands_in_no_log_line(
    start: Start,
    interviewers: Interviewers,
    programmed: IllBehaved,
    caplog: pytest.LogCaptureFixture,
) -> None:
    """Facts are ids and kinds; a traceback is the embedding program's own."""
    async with start(interviewers) as system:
        interview = await opened(system.services)
        programmed.steps.extend([ValueError("cannot parse: My name is Ada")] * 3)
        with caplog.at_level(logging.INFO, logger="vivavoce"):
            await say(system.services, interview, "My name is Ada.")
    assert caplog.records
    for record in caplog.records:
        assert "Ada" not in f"{record.getMessage()} {getattr(record, 'facts', {})}"


async def test_replies_that_wait_for_a_model_keep_no_script_waiting(
    start: Start,
    interviewers: Interviewers,
    programmed: IllBehaved,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(turns, "TURNS_MAX", 3)
    async with start(interviewers) as system:
        services = system.services
        slow = [await opened(services) for _ in range(5)]
        programmed.may_answer.clear()
        for interview in slow:
            await services.interviews.add_message(OWNER, interview, "Fine.")
        await until(lambda: len(programmed.asked) == 5 + 3)
        interview = await opened(services, interviewer="scripted")
        await say(services, interview, "I am well and rested.")
        assert (await now(services, interview)).transcript[-1].text.endswith("What did you eat?")
        programmed.may_answer.set()
        for each in slow:
            await services.turns.settle(each, patience_s=10)
            assert len((await now(services, each)).transcript) == 3


async def test_the_owners_question_is_put_in_the_owners_words_whoever_leads(
    start: Start, interviewers: Interviewers
) -> None:
    async with start(interviewers) as system:
        services = system.services
        interview = await opened(services)
        await services.request_review(OWNER, interview)
        await services.interviews.carry_out(OWNER, interview, Resume(ask="What is your size?"))
        await services.turns.settle(interview, patience_s=10)
        standing = await now(services, interview)
        assert standing.transcript[-1].text == "What is your size?"
        assert standing.transcript[-1].author == "scripted", "it was not the interviewer's idea"
        assert standing.interviewer == NAME


async def test_a_known_interview_opens_again_although_its_interviewer_is_gone(
    start: Start, interviewers: Interviewers
) -> None:
    """The same id again is answered with the interview as it stands (I2)."""
    async with start(interviewers) as system:
        interview = await opened(system.services)
    async with start() as system:
        standing, is_new = await system.services.open_interview(
            OWNER, GUIDE, interviewer=NAME, id=interview
        )
        assert (standing.interview.id, is_new) == (interview, False)


async def test_a_hundred_rests_do_not_hide_who_is_owed_something_new(
    start: Start,
    interviewers: Interviewers,
    programmed: IllBehaved,
    monkeypatch: pytest.MonkeyPatch,
    clock: ManualClock,
) -> None:
    monkeypatch.setattr(turns, "SHARE", 1)
    async with start(interviewers) as system:
        services = system.services
        resting: list[InterviewId] = []
        for _ in range(5):
            interview = await opened(services)
            programmed.steps.append(InterviewerUnavailable("It is down.", retry_after_s=30))
            await say(services, interview, "Fine.")
            resting.append(interview)
        clock.advance(timedelta(seconds=1))
        late = await opened(services)
        monkeypatch.setattr(services.turns, "schedule", lambda interview: None)
        await services.interviews.add_message(OWNER, late, "Fine.")
        monkeypatch.undo()
        monkeypatch.setattr(turns, "SHARE", 1)
        await sweep(services, late)
        assert len((await now(services, late)).transcript) == 3
