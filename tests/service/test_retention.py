"""Interviews are erased when they were kept for as long as was asked: these, and no others."""

import asyncio
import signal
import subprocess
import sys
from collections.abc import Mapping, Sequence
from datetime import timedelta
from pathlib import Path

import pytest

from tests.service.conftest import OWNER, Start
from vivavoce.domain.commands import Resume, Withdraw
from vivavoce.domain.ids import GuideId, InterviewId, OrganizationId
from vivavoce.errors import NotFound, StoreUnavailable
from vivavoce.journal.registry import Look
from vivavoce.running import running
from vivavoce.service import retention
from vivavoce.service.callers import Caller, owner_of
from vivavoce.service.retention import Retention
from vivavoce.service.services import Services
from vivavoce.service.vitals import Vitals
from vivavoce.testing.clock import ManualClock

DAY = timedelta(days=1)
SECRET = "Only retention knows the word xylophone."
GUIDE = GuideId("agent-hiring")


async def opened(services: Services) -> InterviewId:
    """Open an interview in which something was said; it is under way."""
    standing, _ = await services.open_interview(OWNER, GUIDE)
    await services.interviews.add_message(OWNER, standing.interview.id, SECRET)
    await services.turns.settle(standing.interview.id, patience_s=5)
    return standing.interview.id


async def completed(services: Services) -> InterviewId:
    interview = await opened(services)
    await services.interviews.complete(OWNER, interview)
    return interview


async def keep_for(services: Services, days: int | None) -> None:
    look = Look(organization=OWNER.organization, retention_days=days)
    await services.organizations.set_look(look)


async def left(services: Services, interviews: Sequence[InterviewId]) -> list[InterviewId]:
    """Return those of `interviews` that are still there."""
    found = await services.interviews.find(OWNER, limit=500)
    return [each for each in interviews if each in {summary.id for summary in found}]


async def test_only_what_ended_long_enough_ago_is_erased(start: Start, clock: ManualClock) -> None:
    """(I10)."""
    async with start() as started:
        services = started.services
        under_way, done, called_off = (
            await opened(services),
            await completed(services),
            await opened(services),
        )
        await services.interviews.cancel(OWNER, called_off)
        clock.advance(10 * DAY)
        fresh = await completed(services)
        everybody = [under_way, done, called_off, fresh]
        assert await services.retention.due(OWNER.organization, 10) == 0
        clock.advance(timedelta(minutes=1))
        assert await services.retention.due(OWNER.organization, 10) == 2
        # Nothing is erased that nobody asked for.
        assert await services.retention.sweep(services.erase_interviews) == 0
        assert await left(services, everybody) == everybody
        await keep_for(services, 10)
        assert await services.retention.sweep(services.erase_interviews) == 2
        assert await left(services, everybody) == [under_way, fresh]
        assert services.vitals.retention_erased == 2
        assert await services.retention.sweep(services.erase_interviews) == 0
        found = await services.find_interviews(OWNER, words="xylophone")
        assert {summary.id for summary in found} == {under_way, fresh}
        for gone in (done, called_off):
            with pytest.raises(NotFound):
                await services.interviews.get(OWNER, gone)


async def test_what_is_taken_up_again_in_that_moment_is_not_erased(
    start: Start, clock: ManualClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    """(I5) Its owner was quicker, by as little as it may be."""
    async with start() as started:
        services = started.services
        interview = await opened(services)
        await services.interviews.cancel(OWNER, interview)
        await keep_for(services, 1)
        clock.advance(2 * DAY)

        erase_words = services.search.erase

        async def resume(*interviews: InterviewId) -> None:
            await erase_words(*interviews)
            await services.interviews.carry_out(OWNER, interview, Resume())

        monkeypatch.setattr(services.search, "erase", resume)
        assert await services.retention.sweep(services.erase_interviews) == 0
        standing = await services.interviews.get(OWNER, interview)
        assert SECRET in [message.text for message in standing.interview.transcript]


async def test_switched_off_in_the_middle_the_rest_stays(
    start: Start, clock: ManualClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(retention, "BATCH", 1)
    async with start() as started:
        services = started.services
        interviews = [await completed(services) for _ in range(3)]
        await keep_for(services, 1)
        clock.advance(2 * DAY)

        async def erase(caller: Caller, batch: Mapping[InterviewId, int]) -> list[InterviewId]:
            await keep_for(services, None)
            return await services.erase_interviews(caller, batch)

        assert await services.retention.sweep(erase) == 1
        assert len(await left(services, interviews)) == 2


async def test_one_that_cannot_be_erased_does_not_keep_it_busy_for_ever(
    start: Start, clock: ManualClock
) -> None:
    async with start() as started:
        services = started.services
        await completed(services)
        await keep_for(services, 1)
        clock.advance(2 * DAY)

        async def refuse(caller: Caller, batch: Mapping[InterviewId, int]) -> list[InterviewId]:
            return []

        assert await services.retention.sweep(refuse) == 0

        async def fail(caller: Caller, batch: Mapping[InterviewId, int]) -> list[InterviewId]:
            raise StoreUnavailable("The disk is full; free some space.")

        with pytest.raises(StoreUnavailable):
            await services.retention.sweep(fail)
        assert await services.retention.sweep(services.erase_interviews) == 1


async def test_what_cannot_be_erased_of_one_organization_keeps_no_other_from_its_turn(
    start: Start, clock: ManualClock
) -> None:
    """(I7, I11)"""
    async with start() as started:
        services = started.services
        mine = await completed(services)
        await keep_for(services, 1)
        other = OrganizationId("other")
        await services.organizations.add(other, name="Other")
        guide = await services.library.version(OWNER.organization, GUIDE)
        await services.library.add(other, guide.source, name="agent-hiring")
        theirs, _ = await services.open_interview(owner_of(other), GUIDE)
        await services.interviews.complete(owner_of(other), theirs.interview.id)
        await services.organizations.set_look(Look(organization=other, retention_days=1))
        clock.advance(2 * DAY)

        async def fail_for_one(
            caller: Caller, batch: Mapping[InterviewId, int]
        ) -> Sequence[InterviewId]:
            if caller.organization == OWNER.organization:
                raise StoreUnavailable("The search index does not answer.")
            return await services.erase_interviews(caller, batch)

        with pytest.raises(StoreUnavailable):
            await services.retention.sweep(fail_for_one)
        assert await left(services, [mine]) == [mine]
        with pytest.raises(NotFound):
            await services.interviews.get(owner_of(other), theirs.interview.id)


async def test_who_withdrew_and_asked_for_it_is_told_of_until_it_is_erased(start: Start) -> None:
    async with start() as started:
        services = started.services
        asked, silent = await opened(services), await opened(services)
        await services.interviews.carry_out(OWNER, asked, Withdraw(erase=True))
        await services.interviews.carry_out(OWNER, silent, Withdraw(erase=False))
        found = await services.retention.asked(OWNER.organization, limit=10)
        assert [summary.id for summary in found] == [asked]
        await services.erase_interview(OWNER, asked)
        assert await services.retention.asked(OWNER.organization, limit=10) == []


class Watch:
    """Real time for the sweeper, as the test has it pass; `look` waits until it looked."""

    def __init__(self) -> None:
        self.now = 0.0
        self._looked = asyncio.Event()

    def __call__(self) -> float:
        self._looked.set()
        return self.now

    async def look(self, times: int = 2) -> None:
        for _ in range(times):
            self._looked.clear()
            await asyncio.wait_for(self._looked.wait(), 20)


async def test_a_clock_that_jumped_is_not_believed_until_it_went_evenly_for_hours(
    start: Start, clock: ManualClock
) -> None:
    """What a clock that is ahead by years calls old is still there when it is put right."""
    async with start() as started:
        services = started.services
        interview = await completed(services)
        await keep_for(services, 30)
        watch, vitals = Watch(), Vitals(clock)
        sweeper = Retention(
            services.interviews._store,
            services.organizations,
            clock,
            vitals,
            sweep_every_s=0.001,
            steady=watch,
        )
        sweeper.start(services.erase_interviews)
        await watch.look()
        clock.advance(4000 * DAY)
        await watch.look(5)
        clock.advance(-4000 * DAY)
        await watch.look(5)
        assert await left(services, [interview]) == [interview]
        clock.advance(31 * DAY)
        watch.now += timedelta(days=31).total_seconds()
        while await left(services, [interview]):
            await watch.look()
        await sweeper.close()
        assert vitals.retention_erased == 1


KILLED_IN_THE_MIDDLE = """
import asyncio, os, signal, sys
from datetime import timedelta
from pathlib import Path
from vivavoce.running import running
from vivavoce.service import retention
from vivavoce.testing.clock import NOON, ManualClock

async def main(data, steps):
    clock = ManualClock(NOON + timedelta(days=400))
    retention.BATCH = 3
    async with running(Path(data), clock=clock, has_turns=False) as started:
        services, taken = started.services, 0

        def counting(call):
            async def counted(*arguments, **options):
                nonlocal taken
                done = await call(*arguments, **options)
                taken += 1
                if taken == steps:
                    os.kill(os.getpid(), signal.SIGKILL)
                return done
            return counted

        services.search.erase = counting(services.search.erase)
        services.interviews.erase = counting(services.interviews.erase)
        await services.retention.sweep(services.erase_interviews)

asyncio.run(main(sys.argv[1], int(sys.argv[2])))
"""

# How many steps were taken when it is killed, and how many interviews are left then. A lot is
# three interviews: their words go from the index, then each of them, then the index again.
KILLS = {1: 4, 2: 3, 5: 1}


@pytest.mark.parametrize("steps", KILLS)
async def test_killed_in_the_middle_of_a_sweep_the_next_one_goes_on(
    tmp_path: Path, steps: int
) -> None:
    """(I1, I10) Whole or gone, never in between; what is under way stays whole."""
    data, clock = tmp_path / "data", ManualClock()
    async with running(data, clock=clock, owner_key="key") as started:
        services = started.services
        under_way = await opened(services)
        over = [await completed(services) for _ in range(4)]
        await keep_for(services, 365)
    command = [sys.executable, "-c", KILLED_IN_THE_MIDDLE, str(data), str(steps)]
    done = await asyncio.to_thread(subprocess.run, command, capture_output=True, check=False)
    assert done.returncode == -signal.SIGKILL, done.stderr.decode()
    clock.advance(400 * DAY)
    async with running(data, clock=clock) as started:
        services = started.services
        still = await left(services, over)
        assert len(still) == KILLS[steps]
        for interview in still:
            standing = await services.interviews.get(OWNER, interview)
            assert SECRET in [message.text for message in standing.interview.transcript]
        assert await services.retention.sweep(services.erase_interviews) == len(still)
        assert await left(services, [under_way, *over]) == [under_way]
        found = await services.find_interviews(OWNER, words="xylophone")
        assert [summary.id for summary in found] == [under_way]
