"""An interviewer that cannot be reached keeps no interview waiting for ever (I6, I12)."""

from datetime import timedelta

import pytest

from tests.service.conftest import OWNER, Start
from tests.service.programmed import (
    NAME,
    Programmed,
    events,
    names,
    now,
    opened,
    say,
    sweep,
)
from vivavoce.domain.events import InterviewerChanged, ReplyDelayed, Speaker, Usage
from vivavoce.domain.ids import GuideId, InterviewId
from vivavoce.domain.interview import OVER_BUDGET, UNAVAILABLE, Status
from vivavoce.errors import InterviewerUnavailable, InterviewerUnusable, ReplyUnfit
from vivavoce.interviewers.interviewer import Reply
from vivavoce.interviewers.registry import Interviewers
from vivavoce.service.services import Services
from vivavoce.testing.clock import ManualClock

DOWN = InterviewerUnavailable("The model cannot be reached.")
PAUSE = "rules: {fallback: pause}"


async def last_words(services: Services, interview: InterviewId) -> tuple[str | None, str]:
    last = (await now(services, interview)).transcript[-1]
    return last.author, last.text


async def test_a_delay_is_noted_once_and_the_reply_made_when_the_model_is_back(
    start: Start, interviewers: Interviewers, programmed: Programmed, clock: ManualClock
) -> None:
    async with start(interviewers) as system:
        services = system.services
        interview = await opened(services)
        programmed.steps.extend([DOWN, DOWN, DOWN])
        await say(services, interview, "Fine.")
        delayed_at = clock.now()
        for _ in range(2):
            clock.advance(timedelta(seconds=30))
            await sweep(services, interview)
        delay = (await now(services, interview)).delay
        assert delay is not None
        assert (delay.since, delay.reason) == (delayed_at, "interviewer-unavailable")
        clock.advance(timedelta(seconds=30))
        await sweep(services, interview)
        assert await last_words(services, interview) == (NAME, "Question 5?")
        assert (await now(services, interview)).delay is None
        assert (await names(services, interview)).count("reply-delayed") == 1
        assert services.vitals.delayed == 1


async def test_it_rests_between_attempts(
    start: Start, interviewers: Interviewers, programmed: Programmed, clock: ManualClock
) -> None:
    async with start(interviewers) as system:
        services = system.services
        interview = await opened(services)
        programmed.steps.append(DOWN)
        await say(services, interview, "Fine.")
        await sweep(services, interview)
        assert len(programmed.asked) == 2, "the opening, and one attempt"
        assert services.turns.resting == 1


async def test_a_provider_that_says_when_is_not_asked_before(
    start: Start, interviewers: Interviewers, programmed: Programmed, clock: ManualClock
) -> None:
    async with start(interviewers) as system:
        services = system.services
        interview = await opened(services)
        programmed.steps.append(InterviewerUnavailable("Too many requests.", retry_after_s=20.0))
        await say(services, interview, "Fine.")
        clock.advance(timedelta(seconds=19))
        await sweep(services, interview)
        assert len(programmed.asked) == 2
        clock.advance(timedelta(seconds=2))
        await sweep(services, interview)
        assert await last_words(services, interview) == (NAME, "Question 3?")


async def test_the_script_carries_on_from_the_same_place_when_it_lasts_too_long(
    start: Start, interviewers: Interviewers, programmed: Programmed, clock: ManualClock
) -> None:
    async with start(interviewers) as system:
        services = system.services
        programmed.steps.append(Reply(say="How are you?", question="mood", move="only.mood"))
        interview = await opened(services)
        programmed.steps.extend([DOWN] * 20)
        await say(services, interview, "I am well and rested.")
        for _ in range(5):
            clock.advance(timedelta(seconds=30))
            await sweep(services, interview)
        [changed] = await events(services, interview, "interviewer-changed")
        assert isinstance(changed, InterviewerChanged)
        assert (changed.left, changed.entered, changed.reason) == (
            NAME,
            "scripted",
            "interviewer-unavailable",
        )
        standing = await now(services, interview)
        assert standing.profile["mood"].value == "I am well and rested."
        assert await last_words(services, interview) == (
            "scripted",
            standing.transcript[-1].text,
        )
        assert standing.transcript[-1].text.endswith("What did you eat?")
        assert services.vitals.fallbacks == 1
        said = [message.speaker for message in standing.transcript]
        assert said == [Speaker.INTERVIEWER, Speaker.CANDIDATE, Speaker.INTERVIEWER]


async def test_or_the_interview_pauses_when_the_guide_says_so_and_goes_on_with_the_next_word(
    start: Start, interviewers: Interviewers, programmed: Programmed, clock: ManualClock
) -> None:
    async with start(interviewers) as system:
        services = system.services
        interview = await opened(services, PAUSE)
        programmed.steps.extend([DOWN] * 2)
        await say(services, interview, "Fine.")
        clock.advance(timedelta(seconds=121))
        await sweep(services, interview)
        standing = await now(services, interview)
        assert (standing.status, standing.reason) == (Status.PAUSED, UNAVAILABLE)
        await say(services, interview, "Are you there?")
        standing = await now(services, interview)
        assert standing.status is Status.ACTIVE
        assert await last_words(services, interview) == (NAME, "Question 4?")
        assert standing.transcript[-1].in_reply_to == standing.heard


async def test_the_time_a_reply_was_tried_is_not_forgotten_by_a_crash(
    start: Start, interviewers: Interviewers, programmed: Programmed, clock: ManualClock
) -> None:
    async with start(interviewers) as system:
        interview = await opened(system.services)
        programmed.steps.append(DOWN)
        await say(system.services, interview, "Fine.")
    clock.advance(timedelta(seconds=121))
    async with start(interviewers) as system:
        programmed.steps.append(DOWN)
        await sweep(system.services, interview)
        standing = await now(system.services, interview)
        assert standing.interviewer == "scripted"
        assert standing.transcript[-1].author == "scripted"


async def test_a_reply_that_is_tried_again_after_a_pause_has_its_time_anew(
    start: Start, interviewers: Interviewers, programmed: Programmed, clock: ManualClock
) -> None:
    async with start(interviewers) as system:
        services = system.services
        interview = await opened(services)
        programmed.steps.extend([DOWN, DOWN])
        await say(services, interview, "Fine.")
        await services.interviews.pause(OWNER, interview)
        clock.advance(timedelta(hours=2))
        await services.interviews.resume(OWNER, interview)
        await services.turns.settle(interview, patience_s=10)
        standing = await now(services, interview)
        assert standing.interviewer == NAME
        assert standing.delay is not None
        assert standing.delay.since == clock.now()


async def test_what_is_not_set_up_is_replaced_soon_unless_it_is_put_right(
    start: Start, interviewers: Interviewers, programmed: Programmed, clock: ManualClock
) -> None:
    async with start(interviewers) as system:
        services = system.services
        interview = await opened(services)
        programmed.steps.append(InterviewerUnusable("No key is set."))
        await say(services, interview, "Fine.")
        clock.advance(timedelta(seconds=20))
        await sweep(services, interview)
        assert await last_words(services, interview) == (NAME, "Question 3?"), "it was put right"
        programmed.steps.extend([InterviewerUnusable("No key is set.")] * 2)
        await say(services, interview, "Soup.")
        clock.advance(timedelta(seconds=31))
        await sweep(services, interview)
        [changed] = await events(services, interview, "interviewer-changed")
        assert isinstance(changed, InterviewerChanged)
        assert changed.reason == "interviewer-unusable"
        assert (await last_words(services, interview))[0] == "scripted"


async def test_an_interviewer_that_is_not_known_any_more_is_replaced(
    start: Start, interviewers: Interviewers, clock: ManualClock
) -> None:
    async with start(interviewers) as system:
        interview = await opened(system.services)
    async with start() as system:
        await say(system.services, interview, "Fine.")
        clock.advance(timedelta(seconds=31))
        await sweep(system.services, interview)
        assert (await now(system.services, interview)).interviewer == "scripted"
        assert (await last_words(system.services, interview))[0] == "scripted"


async def test_an_unfit_reply_is_made_by_the_script_and_the_model_leads_on(
    start: Start, interviewers: Interviewers, programmed: Programmed
) -> None:
    async with start(interviewers) as system:
        services = system.services
        interview = await opened(services)
        programmed.steps.append(ReplyUnfit("Two questions at once."))
        await say(services, interview, "Fine.")
        assert (await last_words(services, interview))[0] == "scripted"
        assert (await now(services, interview)).interviewer == NAME
        await say(services, interview, "Soup.")
        assert await last_words(services, interview) == (NAME, "Question 3?")
        assert services.vitals.unfit == 1


@pytest.mark.parametrize("unfit", [Reply(say=""), Reply(say="\udcff"), Reply(say="x" * 40_000)])
async def test_a_reply_that_cannot_be_stored_is_unfit(
    start: Start, interviewers: Interviewers, programmed: Programmed, unfit: Reply
) -> None:
    async with start(interviewers) as system:
        services = system.services
        interview = await opened(services)
        programmed.steps.append(unfit)
        await say(services, interview, "Fine.")
        assert (await last_words(services, interview))[0] == "scripted"


async def test_an_unfit_reply_is_delayed_where_nobody_may_stand_in(
    start: Start, interviewers: Interviewers, programmed: Programmed
) -> None:
    async with start(interviewers) as system:
        services = system.services
        interview = await opened(services, PAUSE)
        programmed.steps.append(ReplyUnfit("Two questions at once."))
        await say(services, interview, "Fine.")
        [delayed] = await events(services, interview, "reply-delayed")
        assert delayed == ReplyDelayed(reason="reply-unfit")


async def test_past_its_budget_an_interview_pauses(
    start: Start, interviewers: Interviewers, programmed: Programmed
) -> None:
    async with start(interviewers) as system:
        services = system.services
        spent = Usage(input_tokens=90, output_tokens=10, requests=1)
        programmed.steps.append(Reply(say="How are you?", usage=spent, author="test:model"))
        interview = await opened(services, "rules: {token_budget: 100}")
        await say(services, interview, "Fine.")
        standing = await now(services, interview)
        assert (standing.status, standing.reason) == (Status.PAUSED, OVER_BUDGET)
        assert len(programmed.asked) == 1, "nobody was asked any more"
        await services.hand_over(OWNER, interview, "scripted")
        await services.interviews.resume(OWNER, interview)
        await services.turns.settle(interview, patience_s=10)
        assert (await last_words(services, interview))[0] == "scripted"


@pytest.mark.parametrize("back", [timedelta(milliseconds=10), timedelta(days=400)])
async def test_a_clock_that_was_set_back_ends_no_patience_but_an_endless_one(
    start: Start,
    interviewers: Interviewers,
    programmed: Programmed,
    clock: ManualClock,
    back: timedelta,
) -> None:
    async with start(interviewers) as system:
        services = system.services
        interview = await opened(services)
        programmed.steps.extend([DOWN, DOWN])
        await say(services, interview, "Fine.")
        clock.advance(-back)
        await say(services, interview, "Are you there?")
        expected = NAME if back < timedelta(minutes=1) else "scripted"
        assert (await now(services, interview)).interviewer == expected


async def test_the_script_carries_on_in_the_language_the_candidate_was_followed_into(
    start: Start, interviewers: Interviewers, programmed: Programmed, clock: ManualClock
) -> None:
    async with start(interviewers) as system:
        services = system.services
        standing, _ = await services.open_interview(
            OWNER, GuideId("agent-hiring"), interviewer=NAME, language="en"
        )
        interview = standing.interview.id
        programmed.steps.append(Reply(say="Was soll dieser Agent für Sie tun?", question="work"))
        await say(services, interview, "Ich möchte lieber auf Deutsch antworten, wenn das geht.")
        programmed.steps.append(ReplyUnfit("Two questions at once."))
        await say(services, interview, "Er soll unsere Post beantworten und nicht mehr als das.")
        assert (await last_words(services, interview))[0] == "scripted"
        assert "English" not in (await last_words(services, interview))[1]
        programmed.steps.extend([InterviewerUnusable("No key is set.")] * 2)
        await say(services, interview, "Das merke ich daran, dass niemand sich beschwert.")
        clock.advance(timedelta(seconds=31))
        await sweep(services, interview)
        author, text = await last_words(services, interview)
        assert author == "scripted"
        assert "English" not in text
        assert any(word in text.split() for word in ("Sie", "Ihnen", "der", "die", "Agent"))
