"""Many at once on one interview, and callers who give up: the cache never tells an old story."""

import asyncio
from pathlib import Path

import pytest

from tests.service.conftest import OWNER, Start
from vivavoce.domain.ids import GuideId, InterviewId
from vivavoce.errors import Overloaded, StaleVersion, StoreUnavailable
from vivavoce.journal.store import Append, Appended
from vivavoce.service import changes as module
from vivavoce.service.services import Services
from vivavoce.stores.sqlite.store import SqliteStore


class Gate:
    """Holds commits back until it is opened."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self.is_open = asyncio.Event()
        self.is_open.set()
        self.arrived = asyncio.Event()
        self.failure: StoreUnavailable | None = None
        append = SqliteStore.append

        async def slowly(
            store: SqliteStore, appends: list[Append]
        ) -> list[Appended | StaleVersion]:
            self.arrived.set()
            await self.is_open.wait()
            if self.failure is not None:
                raise self.failure
            return await append(store, appends)

        monkeypatch.setattr(SqliteStore, "append", slowly)


@pytest.fixture
async def gate(monkeypatch: pytest.MonkeyPatch) -> Gate:
    return Gate(monkeypatch)


async def opened(services: Services, interviewer: str = "scripted") -> InterviewId:
    standing, _ = await services.open_interview(
        OWNER, GuideId("agent-hiring"), interviewer=interviewer
    )
    return standing.interview.id


async def version(services: Services, interview: InterviewId) -> int:
    return (await services.interviews.get(OWNER, interview)).interview.version


async def test_a_commit_whose_caller_gave_up_is_seen_and_answered(start: Start, gate: Gate) -> None:
    """(I6) Somebody else read the interview between the giving up and the commit."""
    async with start() as system:
        services = system.services
        interview = await opened(services)
        before = await version(services, interview)
        gate.is_open.clear()
        gate.arrived.clear()
        sending = asyncio.create_task(services.interviews.add_message(OWNER, interview, "Hello"))
        await gate.arrived.wait()
        sending.cancel()
        await asyncio.gather(sending, return_exceptions=True)
        assert await version(services, interview) == before, "not committed yet"
        gate.is_open.set()
        standing = await services.interviews.get(OWNER, interview)
        for _ in range(200):
            if len(standing.interview.transcript) == 3:
                break
            await asyncio.sleep(0.01)
            standing = await services.interviews.get(OWNER, interview)
        assert [message.speaker for message in standing.interview.transcript] == [
            "interviewer",
            "candidate",
            "interviewer",
        ]
        assert await services.turns.owed() == 0


async def test_changes_that_wait_for_one_interview_are_bounded(
    start: Start, gate: Gate, monkeypatch: pytest.MonkeyPatch
) -> None:
    """(I12)"""
    monkeypatch.setattr(module, "WAITING_MAX", 10)
    async with start() as system:
        services = system.services
        interview = await opened(services, interviewer="human")
        gate.is_open.clear()
        sending = [
            asyncio.create_task(services.interviews.add_message(OWNER, interview, f"Word {n}"))
            for n in range(30)
        ]
        await asyncio.sleep(0.01)
        gate.is_open.set()
        results = await asyncio.gather(*sending, return_exceptions=True)
        assert sum(isinstance(result, Overloaded) for result in results) == 20
        assert await version(services, interview) == 11


async def test_two_who_decide_upon_the_same_version_do_not_both_win(
    start: Start, gate: Gate
) -> None:
    """(I5)"""
    async with start() as system:
        services = system.services
        interview = await opened(services, interviewer="human")
        at = await version(services, interview)
        results = await asyncio.gather(
            *(
                services.interviews.set_state(OWNER, interview, f"place-{n}", expected=at)
                for n in range(5)
            ),
            return_exceptions=True,
        )
        assert sum(result is None for result in results) == 1
        assert sum(isinstance(result, StaleVersion) for result in results) == 4


async def test_after_a_commit_that_was_not_confirmed_the_interview_is_read_again(
    start: Start, gate: Gate
) -> None:
    async with start() as system:
        services = system.services
        interview = await opened(services, interviewer="human")
        gate.failure = StoreUnavailable("no answer")
        with pytest.raises(StoreUnavailable):
            await services.interviews.add_message(OWNER, interview, "Hello")
        assert services.vitals.failing is not None
        gate.failure = None
        receipt = await services.interviews.add_message(OWNER, interview, "Hello again")
        assert receipt.seq == 2
        assert services.vitals.failing is None


async def test_a_stop_comes_to_an_end_although_the_store_takes_nothing(
    start: Start, gate: Gate, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    """(I13) What was taken without waiting is given up with a log line each."""
    monkeypatch.setattr("vivavoce.running.UNSAVED_PATIENCE_S", 0.05)
    async with start() as system:
        services = system.services
        interview = await opened(services, interviewer="human")
        gate.failure = StoreUnavailable("the disk is full")
        for n in range(3):
            services.unsaved.add_message(OWNER, interview, f"Word {n}")
    refused = [r for r in caplog.records if r.__dict__.get("event_name") == "unsaved:refused"]
    assert len(refused) == 3
    assert services.vitals.unsaved == 0


async def test_an_interview_whose_erasure_was_not_confirmed_is_not_served_any_more(
    start: Start, tmp_path: Path
) -> None:
    """(I10) Another program reads the database, so the log cannot be emptied at once."""
    import apsw

    async with start() as system:
        services = system.services
        interview = await opened(services)
        await services.interviews.add_message(OWNER, interview, "A secret word")
        await services.turns.settle(interview, patience_s=5)
        reader = apsw.Connection(str(tmp_path / "data" / "journal.db"))
        reader.execute("BEGIN; SELECT count(*) FROM events").fetchall()
        monkey = pytest.MonkeyPatch()
        monkey.setattr("vivavoce.stores.sqlite.checkpoint.BUSY_TIMEOUT_MS", 10)
        try:
            with pytest.raises(StoreUnavailable):
                await services.erase_interview(OWNER, interview)
        finally:
            monkey.undo()
            reader.close()
        from vivavoce.errors import NotFound

        with pytest.raises(NotFound):
            await services.interviews.get(OWNER, interview)
        assert await services.find_interviews(OWNER, words="secret") == []
