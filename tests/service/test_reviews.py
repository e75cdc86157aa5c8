"""The look at a whole interview: asked for at the end, made by a machine, decided by a person."""

from datetime import timedelta

import pytest

from tests.service.conftest import OWNER, Start
from tests.service.programmed import (
    Programmed,
    WithReviewer,
    events,
    names,
    now,
    opened,
    say,
    sweep,
)
from vivavoce.domain.commands import Resume
from vivavoce.domain.events import ReviewGiven, Usage
from vivavoce.domain.ids import InterviewId
from vivavoce.domain.interview import Status
from vivavoce.domain.profile import ProfileValue
from vivavoce.errors import InterviewerUnavailable, InterviewerUnusable, ReplyUnfit
from vivavoce.interviewers.interviewer import Reply, Reviewed
from vivavoce.service.services import Services
from vivavoce.testing.clock import ManualClock

BY_MODEL = "review: {collects: [portrait]}"
BY_PERSON = "review: {by: human}"

PORTRAIT = Reviewed(
    changes={"portrait": ProfileValue(value="A calm person.")},
    author="test:model",
    usage=Usage(input_tokens=50, output_tokens=5, requests=1),
    latency_ms=12,
)


@pytest.fixture
def interviewers(programmed: Programmed) -> WithReviewer:
    return WithReviewer(programmed)


async def ended(services: Services, programmed: Programmed, more: str) -> InterviewId:
    """Return an interview whose interviewer has just said goodbye."""
    interview = await opened(services, more)
    programmed.steps.append(Reply(say="Goodbye.", done=True))
    await say(services, interview, "Fine.")
    return interview


async def test_a_machine_reads_the_whole_and_a_person_approves(
    start: Start, interviewers: WithReviewer, programmed: Programmed
) -> None:
    async with start(interviewers) as system:
        services = system.services
        programmed.reviews.append(PORTRAIT)
        interview = await ended(services, programmed, BY_MODEL)
        standing = await now(services, interview)
        assert standing.status is Status.PENDING_REVIEW
        assert standing.profile["portrait"].value == "A calm person."
        assert await events(services, interview, "review-given") == [
            ReviewGiven(author="test:model", usage=PORTRAIT.usage, latency_ms=12)
        ]
        assert standing.usage.tokens == 55
        assert await services.turns.owed() == 0
        await services.interviews.complete(OWNER, interview)
        assert (await now(services, interview)).status is Status.COMPLETED


async def test_a_person_reviews_alone_when_the_guide_says_so(
    start: Start, interviewers: WithReviewer, programmed: Programmed
) -> None:
    async with start(interviewers) as system:
        interview = await ended(system.services, programmed, BY_PERSON)
        standing = await now(system.services, interview)
        assert standing.status is Status.PENDING_REVIEW
        assert not standing.owes_review


async def test_without_a_model_an_interview_completes_at_once(
    start: Start, interviewers: WithReviewer, programmed: Programmed
) -> None:
    interviewers.has_reviewer = False
    async with start(interviewers) as system:
        interview = await ended(system.services, programmed, BY_MODEL)
        assert (await now(system.services, interview)).status is Status.COMPLETED


async def test_somebody_who_declined_is_not_reviewed(
    start: Start, interviewers: WithReviewer, programmed: Programmed
) -> None:
    async with start(interviewers) as system:
        interview = await opened(system.services, BY_PERSON)
        programmed.steps.append(Reply(say="Goodbye.", done=True, disposition="declined"))
        await say(system.services, interview, "No.")
        standing = await now(system.services, interview)
        assert (standing.status, standing.disposition) == (Status.COMPLETED, "declined")


async def test_a_review_that_was_owed_at_the_stop_is_given_after_the_start(
    start: Start, interviewers: WithReviewer, programmed: Programmed, clock: ManualClock
) -> None:
    """A review is owed like a reply, and found through the same index (I6, I8)."""
    async with start(interviewers) as system:
        programmed.reviews.append(InterviewerUnavailable("The model cannot be reached."))
        interview = await ended(system.services, programmed, BY_MODEL)
        assert await system.services.turns.owed() == 1
    async with start(interviewers) as system:
        assert system.opening.owed == 1
        programmed.reviews.append(PORTRAIT)
        clock.advance(timedelta(seconds=30))
        await sweep(system.services, interview)
        assert (await now(system.services, interview)).profile["portrait"].value
        assert (await names(system.services, interview)).count("review-given") == 1


async def test_a_review_that_comes_to_nothing_is_left_to_a_person(
    start: Start, interviewers: WithReviewer, programmed: Programmed
) -> None:
    async with start(interviewers) as system:
        programmed.reviews.append(ReplyUnfit("It invented things."))
        interview = await ended(system.services, programmed, BY_MODEL)
        standing = await now(system.services, interview)
        assert standing.status is Status.PENDING_REVIEW
        assert "portrait" not in standing.profile
        assert not standing.owes_review, "it is not asked over and over"


async def test_sent_back_the_interviewer_goes_on_and_the_review_is_asked_for_again(
    start: Start, interviewers: WithReviewer, programmed: Programmed
) -> None:
    async with start(interviewers) as system:
        services = system.services
        programmed.reviews.extend([PORTRAIT, PORTRAIT])
        interview = await ended(services, programmed, BY_MODEL)
        await services.interviews.carry_out(OWNER, interview, Resume(ask="What about soup?"))
        await services.turns.settle(interview, patience_s=10)
        standing = await now(services, interview)
        assert standing.transcript[-1].text == "What about soup?", "in the owner's words"
        assert standing.status is Status.ACTIVE
        assert standing.owner_asks is None
        programmed.steps.append(Reply(say="Goodbye.", done=True))
        await say(services, interview, "I like it.")
        assert (await now(services, interview)).status is Status.PENDING_REVIEW
        assert (await names(services, interview)).count("review-given") == 2


async def test_a_review_asked_for_by_hand_is_made_by_whom_the_guide_names(
    start: Start, interviewers: WithReviewer, programmed: Programmed
) -> None:
    async with start(interviewers) as system:
        services = system.services
        programmed.reviews.append(PORTRAIT)
        interview = await opened(services, BY_MODEL)
        standing = await services.request_review(OWNER, interview, reason="Something is odd.")
        assert (standing.status, standing.reason) == (Status.PENDING_REVIEW, "Something is odd.")
        await services.turns.settle(interview, patience_s=10)
        assert (await names(services, interview))[-1] == "review-given"


async def test_a_review_that_cannot_be_made_for_an_hour_is_left_to_a_person(
    start: Start, interviewers: WithReviewer, programmed: Programmed, clock: ManualClock
) -> None:
    async with start(interviewers) as system:
        services = system.services
        programmed.reviews.extend([InterviewerUnavailable("It is down.")] * 3)
        interview = await ended(services, programmed, BY_MODEL)
        clock.advance(timedelta(minutes=59))
        await sweep(services, interview)
        assert (await now(services, interview)).owes_review
        clock.advance(timedelta(minutes=2))
        await sweep(services, interview)
        standing = await now(services, interview)
        assert standing.status is Status.PENDING_REVIEW
        assert not standing.owes_review


@pytest.mark.parametrize("error", [ValueError("x"), InterviewerUnusable("No key is set.")])
async def test_a_reviewer_that_fails_for_good_is_not_asked_over_and_over(
    start: Start, interviewers: WithReviewer, programmed: Programmed, error: Exception
) -> None:
    async with start(interviewers) as system:
        programmed.reviews.append(error)
        interview = await ended(system.services, programmed, BY_MODEL)
        assert not (await now(system.services, interview)).owes_review


async def test_past_its_budget_no_machine_reviews_an_interview(
    start: Start, interviewers: WithReviewer, programmed: Programmed
) -> None:
    async with start(interviewers) as system:
        services = system.services
        spent = Usage(input_tokens=200, requests=1)
        interview = await opened(services, BY_MODEL + "\nrules: {token_budget: 100}")
        programmed.steps.append(Reply(say="Goodbye.", done=True, usage=spent, summary="Short."))
        await say(services, interview, "Fine.")
        standing = await now(services, interview)
        assert standing.status is Status.PENDING_REVIEW
        assert not standing.owes_review
        await services.interviews.complete(OWNER, interview)
        assert (await now(services, interview)).summary == "Short."
