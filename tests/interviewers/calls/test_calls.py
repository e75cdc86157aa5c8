"""Calls to the outside: limited, given up in time, tried again, and left alone when down."""

import asyncio
from collections.abc import Awaitable, Callable

import pytest

from vivavoce.domain.ids import OrganizationId
from vivavoce.errors import InterviewerUnavailable, InterviewerUnusable
from vivavoce.interviewers.calls import Calls
from vivavoce.interviewers.calls import calls as calls_module
from vivavoce.interviewers.calls import retrying as retrying_module
from vivavoce.interviewers.calls.breaker import FAILURES_MAX, REST_S
from vivavoce.interviewers.calls.limits import NoPlace
from vivavoce.interviewers.calls.retrying import TookTooLong

ADA, BOB = OrganizationId("ada"), OrganizationId("bob")

# Nothing is meant to take so long; what does would fail by pytest's own timeout.
AMPLE_S = 30.0


@pytest.fixture(autouse=True)
def no_rests(monkeypatch: pytest.MonkeyPatch) -> None:
    """Try again at once: how long the rests are proves nothing."""
    monkeypatch.setattr(retrying_module, "REST_FIRST_S", 0.0)
    monkeypatch.setattr(retrying_module, "JITTER_S", 0.0)


def calls(
    *, at_once: int = 100, per_organization: int = 100, per_minute: int | None = None
) -> Calls:
    return Calls(at_once=at_once, per_organization=per_organization, per_minute=per_minute)


class Provider:
    """Answers as it was told to: with errors first, then with "yes"."""

    def __init__(self, *errors: Exception) -> None:
        self.errors = list(errors)
        self.asked = 0

    async def __call__(self) -> str:
        self.asked += 1
        if self.errors:
            raise self.errors.pop(0)
        return "yes"


class Crowd:
    """Counts how many calls are under way, and lets them go on when told to."""

    def __init__(self) -> None:
        self.under_way = 0
        self.most = 0
        self.may_go_on = asyncio.Event()

    async def __call__(self) -> None:
        self.under_way += 1
        self.most = max(self.most, self.under_way)
        await self.may_go_on.wait()
        self.under_way -= 1


def down(count: int) -> list[InterviewerUnavailable]:
    return [InterviewerUnavailable("It is down.") for _ in range(count)]


async def fail(line: Calls, count: int = FAILURES_MAX, provider: str = "p") -> None:
    """Make calls that fail `count` times, whatever the attempts of each."""
    broken = Provider(*down(count * 9))
    while broken.asked < count and line.breaker(provider) == "closed":
        with pytest.raises(InterviewerUnavailable):
            await line.make(provider, ADA, broken, timeout_s=AMPLE_S)


async def settled(tasks: list[asyncio.Task[None]]) -> None:
    """Let every task go on as far as it can."""
    for _ in range(10 + len(tasks)):
        await asyncio.sleep(0)


async def test_what_fails_for_a_moment_is_tried_again() -> None:
    provider = Provider(*down(2))
    assert await calls().make("p", ADA, provider, timeout_s=AMPLE_S) == "yes"
    assert provider.asked == 3


async def test_after_the_last_attempt_the_failure_is_passed_on() -> None:
    provider = Provider(*down(9))
    with pytest.raises(InterviewerUnavailable, match="It is down"):
        await calls().make("p", ADA, provider, timeout_s=AMPLE_S)
    assert provider.asked == 3


@pytest.mark.parametrize("error", [InterviewerUnusable("No key."), KeyError("x"), OSError("y")])
async def test_what_trying_again_cannot_mend_passes_through_at_once(error: Exception) -> None:
    provider = Provider(*[error] * 9)
    line = calls()
    for _ in range(FAILURES_MAX + 1):
        with pytest.raises(type(error)):
            await line.make("p", ADA, provider, timeout_s=AMPLE_S)
    assert provider.asked == FAILURES_MAX + 1
    assert line.breaker("p") == "closed"


async def test_whoever_asks_for_a_moment_gets_it() -> None:
    provider = Provider(InterviewerUnavailable("Busy.", retry_after_s=0.01))
    assert await calls().make("p", ADA, provider, timeout_s=AMPLE_S) == "yes"


async def test_whoever_asks_for_more_than_a_moment_is_not_tried_again_now() -> None:
    provider = Provider(InterviewerUnavailable("Busy.", retry_after_s=20.0))
    with pytest.raises(InterviewerUnavailable) as raised:
        await calls().make("p", ADA, provider, timeout_s=AMPLE_S)
    assert raised.value.retry_after_s == 20.0
    assert provider.asked == 1


async def test_a_call_that_takes_too_long_is_given_up_and_not_tried_again_now() -> None:
    asked, was_cancelled = 0, False

    async def endless() -> None:
        nonlocal asked, was_cancelled
        asked += 1
        try:
            await asyncio.sleep(AMPLE_S)
        except asyncio.CancelledError:
            was_cancelled = True
            raise

    with pytest.raises(TookTooLong, match=r"p did not answer within 0 seconds\."):
        await calls().make("p", ADA, endless, timeout_s=0.01)
    assert asked == 1
    assert was_cancelled


async def test_after_failures_in_a_row_nobody_calls_for_a_while() -> None:
    line = calls()
    await fail(line)
    provider = Provider()
    with pytest.raises(InterviewerUnavailable, match="failed 5 times in a row") as raised:
        await line.make("p", ADA, provider, timeout_s=AMPLE_S)
    assert (line.breaker("p"), provider.asked) == ("open", 0)
    assert raised.value.retry_after_s is not None
    assert 0 < raised.value.retry_after_s <= REST_S
    assert str(raised.value).endswith("It failed last because it is down.")
    assert line.refusal("p") == str(raised.value)
    assert line.refusal("q") is None


async def test_somebody_who_wants_it_tried_has_one_call_let_through_at_once() -> None:
    line, provider = calls(), Provider()
    await fail(line)
    line.try_again("p")
    assert (line.breaker("p"), line.refusal("p")) == ("half-open", None)
    assert await line.make("p", ADA, provider, timeout_s=AMPLE_S) == "yes"
    assert (line.breaker("p"), provider.asked) == ("closed", 1)


async def test_a_try_that_somebody_wanted_and_that_fails_is_one_call_alone() -> None:
    line, provider = calls(), Provider(*down(9))
    await fail(line)
    line.try_again("p")
    with pytest.raises(InterviewerUnavailable):
        await line.make("p", ADA, provider, timeout_s=AMPLE_S)
    assert (line.breaker("p"), provider.asked) == ("open", 1)


async def test_wanting_it_tried_while_it_is_being_tried_lets_nobody_else_through() -> None:
    line, crowd, second = calls(), Crowd(), Provider()
    await fail(line)
    line.try_again("p")
    trial = asyncio.create_task(line.make("p", ADA, crowd, timeout_s=AMPLE_S))
    await settled([trial])
    line.try_again("p")
    with pytest.raises(InterviewerUnavailable, match="is being tried"):
        await line.make("p", BOB, second, timeout_s=AMPLE_S)
    crowd.may_go_on.set()
    await trial
    assert (line.breaker("p"), second.asked) == ("closed", 0)


async def test_wanting_it_tried_while_all_is_well_makes_nobody_wait() -> None:
    crowd = Crowd()
    line = Calls(at_once=9, per_organization=9, per_minute=None, attempts=1)
    await fail(line, FAILURES_MAX - 1)
    line.try_again("p")
    assert line.breaker("p") == "closed"
    both = [asyncio.create_task(line.make("p", ADA, crowd, timeout_s=AMPLE_S)) for _ in range(2)]
    await settled(both)
    assert crowd.under_way == 2
    crowd.may_go_on.set()
    await asyncio.gather(*both)


async def test_one_provider_that_is_down_hinders_no_other() -> None:
    line = calls()
    await fail(line)
    assert await line.make("q", ADA, Provider(), timeout_s=AMPLE_S) == "yes"


async def test_a_success_in_between_keeps_it_open_for_business() -> None:
    line = Calls(at_once=9, per_organization=9, per_minute=None, attempts=1)
    for _ in range(3):
        await fail(line, FAILURES_MAX - 1)
        await line.make("p", ADA, Provider(), timeout_s=AMPLE_S)
    assert line.breaker("p") == "closed"


async def test_many_who_are_told_when_to_come_back_do_not_close_the_door() -> None:
    line = calls()
    provider = Provider(
        *[InterviewerUnavailable("Busy.", retry_after_s=5.0) for _ in range(FAILURES_MAX + 1)]
    )
    for _ in range(FAILURES_MAX + 1):
        with pytest.raises(InterviewerUnavailable):
            await line.make("p", ADA, provider, timeout_s=AMPLE_S)
    assert line.breaker("p") == "closed"


async def rested(line: Calls, monkeypatch: pytest.MonkeyPatch, *, after_s: float = 31.0) -> None:
    """Fail until nobody calls any more, then let `after_s` seconds pass by the wall clock."""
    await fail(line)
    import time

    now = time.time()
    monkeypatch.setattr(time, "time", lambda: now + after_s)


async def test_after_the_rest_one_call_alone_tries_whether_it_is_back(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    line, crowd = calls(), Crowd()
    await rested(line, monkeypatch)
    assert line.breaker("p") == "half-open"
    trial = asyncio.create_task(line.make("p", ADA, crowd, timeout_s=AMPLE_S))
    await settled([trial])
    second = Provider()
    with pytest.raises(InterviewerUnavailable, match="is being tried"):
        await line.make("p", BOB, second, timeout_s=AMPLE_S)
    assert (crowd.under_way, second.asked) == (1, 0)
    crowd.may_go_on.set()
    await trial
    assert line.breaker("p") == "closed"
    assert await line.make("p", BOB, second, timeout_s=AMPLE_S) == "yes"


async def test_a_trial_that_fails_begins_another_rest(monkeypatch: pytest.MonkeyPatch) -> None:
    line = calls()
    await rested(line, monkeypatch)
    provider = Provider(*down(1))
    with pytest.raises(InterviewerUnavailable):
        await line.make("p", ADA, provider, timeout_s=AMPLE_S)
    assert (line.breaker("p"), provider.asked) == ("open", 1)


async def test_a_trial_that_is_given_up_proves_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    line, crowd = calls(), Crowd()
    await rested(line, monkeypatch)
    trial = asyncio.create_task(line.make("p", ADA, crowd, timeout_s=AMPLE_S))
    await settled([trial])
    trial.cancel()
    await asyncio.gather(trial, return_exceptions=True)
    assert line.breaker("p") == "half-open"
    assert await line.make("p", ADA, Provider(), timeout_s=AMPLE_S) == "yes"


async def test_a_clock_set_back_keeps_nobody_out_for_years(monkeypatch: pytest.MonkeyPatch) -> None:
    line = calls()
    await rested(line, monkeypatch, after_s=-3600.0)
    assert await line.make("p", ADA, Provider(), timeout_s=AMPLE_S) == "yes"
    assert line.breaker("p") == "closed"


async def test_no_more_calls_than_allowed_are_under_way() -> None:
    line, crowd = calls(at_once=7), Crowd()
    tasks = [
        asyncio.create_task(line.make("p", organization, crowd, timeout_s=AMPLE_S))
        for organization in (ADA, BOB) * 10
    ]
    await settled(tasks)
    assert crowd.under_way == 7
    crowd.may_go_on.set()
    await asyncio.gather(*tasks)
    assert crowd.most == 7


async def test_the_crowd_of_one_organization_leaves_room_for_others() -> None:
    line, crowd = calls(at_once=8, per_organization=3), Crowd()
    tasks = [asyncio.create_task(line.make("p", ADA, crowd, timeout_s=AMPLE_S)) for _ in range(20)]
    await settled(tasks)
    assert crowd.under_way == 3
    assert await line.make("p", BOB, Provider(), timeout_s=AMPLE_S) == "yes"
    crowd.may_go_on.set()
    await asyncio.gather(*tasks)
    assert crowd.most == 3


async def test_whoever_gets_no_place_in_time_is_told_and_nothing_is_held_against_anybody() -> None:
    line, crowd, provider = calls(at_once=1), Crowd(), Provider()
    tasks = [asyncio.create_task(line.make("p", ADA, crowd, timeout_s=AMPLE_S))]
    await settled(tasks)
    for _ in range(FAILURES_MAX + 1):
        with pytest.raises(NoPlace, match="VIVAVOCE_MODEL_CALLS is 1, so no call to p"):
            await line.make("p", BOB, provider, timeout_s=0.005)
    assert (provider.asked, line.breaker("p"), line.trouble("p")) == (0, "closed", None)
    crowd.may_go_on.set()
    await asyncio.gather(*tasks)
    assert await line.make("p", BOB, provider, timeout_s=AMPLE_S) == "yes"


async def test_no_more_calls_than_allowed_begin_in_a_minute() -> None:
    line, provider = calls(per_minute=3), Provider()
    for _ in range(3):
        await line.make("p", ADA, provider, timeout_s=AMPLE_S)
    with pytest.raises(NoPlace, match="VIVAVOCE_MODEL_CALLS_PER_MINUTE is 3, so no") as raised:
        await line.make("p", ADA, provider, timeout_s=0.01)
    assert provider.asked == 3
    assert raised.value.retry_after_s is not None
    assert 20 <= raised.value.retry_after_s <= 40, "one a third of a minute, not all at once"


async def test_a_place_is_waited_for_for_some_seconds_however_long_an_answer_may_take(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """Were it waited for as long as for an answer, this test would run out of its time."""
    monkeypatch.setattr(calls_module, "PATIENCE_S", 0.01)
    line, crowd, provider = calls(at_once=2, per_organization=1, per_minute=2), Crowd(), Provider()
    tasks = [asyncio.create_task(line.make("p", ADA, crowd, timeout_s=AMPLE_S))]
    await settled(tasks)
    limits = {ADA: "PER_ORGANIZATION is 1", BOB: "PER_MINUTE is 2"}
    await line.make("p", BOB, provider, timeout_s=AMPLE_S)
    for _ in range(FAILURES_MAX):
        for organization, limit in limits.items():
            with pytest.raises(NoPlace, match=f"VIVAVOCE_MODEL_CALLS_{limit}"):
                await line.make("p", organization, provider, timeout_s=AMPLE_S)
    assert (provider.asked, line.breaker("p"), line.trouble("p")) == (1, "closed", None)
    crowd.may_go_on.set()
    await asyncio.gather(*tasks)


async def test_a_call_that_is_cancelled_gives_its_place_back() -> None:
    line, crowd = calls(at_once=1), Crowd()
    task = asyncio.create_task(line.make("p", ADA, crowd, timeout_s=AMPLE_S))
    await settled([task])
    task.cancel()
    await asyncio.gather(task, return_exceptions=True)
    assert await line.make("p", ADA, Provider(), timeout_s=AMPLE_S) == "yes"


async def test_what_went_wrong_last_is_told_until_something_goes_right() -> None:
    line = calls()
    await fail(line, 1)
    assert line.trouble("p") == "It is down."
    await line.make("p", ADA, Provider(), timeout_s=AMPLE_S)
    assert line.trouble("p") is None


async def test_retries_print_nothing(capsys: pytest.CaptureFixture[str]) -> None:
    await calls().make("p", ADA, Provider(*down(2)), timeout_s=AMPLE_S)
    printed = capsys.readouterr()
    assert printed.out + printed.err == ""


async def test_retries_of_the_program_around_us_are_told_as_before() -> None:
    import stamina
    from stamina.instrumentation import RetryDetails, get_on_retry_hooks, set_on_retry_hooks

    told: list[str] = []

    def hook(details: RetryDetails) -> None:
        told.append(type(details.caused_by).__name__)

    before = get_on_retry_hooks()
    retrying_module._keep_quiet.cache_clear()
    set_on_retry_hooks([hook])
    try:
        await calls().make("p", ADA, Provider(*down(1)), timeout_s=AMPLE_S)
        theirs = Provider(OSError("theirs"))
        asked: Callable[[], Awaitable[str]] = theirs
        async for attempt in stamina.retry_context(on=OSError, wait_initial=0, wait_jitter=0):
            with attempt:
                await asked()
        assert told == ["OSError"]
    finally:
        set_on_retry_hooks(before)
        retrying_module._keep_quiet.cache_clear()
