"""Two processes on one database do not make the same reply, and none stays unmade (I6)."""

import asyncio
from collections import Counter
from collections.abc import Collection, Sequence

import pytest

from tests.service.conftest import Start
from tests.service.programmed import Programmed, now, opened, say, sweep, until
from vivavoce.domain.ids import InterviewId
from vivavoce.errors import StoreUnavailable
from vivavoce.interviewers.interviewer import Reply, View
from vivavoce.interviewers.registry import Interviewers
from vivavoce.journal.store import Store, Summary
from vivavoce.service import claims as module
from vivavoce.service.claims import Claims
from vivavoce.service.services import Services
from vivavoce.stores.sqlite import claims as stored
from vivavoce.stores.sqlite.store import SqliteStore
from vivavoce.testing.stories import Story

OTHER = "another process"
LEASE_S = 60.0


def store_of(services: Services) -> SqliteStore:
    store = services.budgets._store
    assert isinstance(store, SqliteStore)
    return store


class Interrupted(Programmed):
    """While it makes a reply, another process takes its claim away: its lease had run out."""

    services: Services | None = None
    later_s = 0.0

    async def reply(self, view: View) -> Reply:
        reply = await super().reply(view)
        if self.services is not None:
            store = store_of(self.services)
            store._claims = stored.Claims(steady=lambda: self.later_s)
            self.later_s += LEASE_S
            assert await store.claim([view.interview.id], node=OTHER, lease_s=LEASE_S)
            self.services = None
        return reply


@pytest.fixture
def programmed() -> Interrupted:
    return Interrupted()


async def test_a_reply_that_lost_its_claim_is_discarded_and_made_once_the_claim_has_run_out(
    start: Start, interviewers: Interviewers, programmed: Interrupted
) -> None:
    async with start(interviewers) as system:
        services = system.services
        interview = await opened(services)
        programmed.services = services
        await say(services, interview, "Fine.")
        assert services.vitals.discarded == 1
        assert len((await now(services, interview)).transcript) == 2
        await sweep(services, interview)
        assert len(programmed.asked) == 2, "while another process has it, nobody is asked"
        programmed.later_s += LEASE_S
        await sweep(services, interview)
        assert [message.text for message in (await now(services, interview)).transcript] == [
            "Question 1?",
            "Fine.",
            "Question 3?",
        ]


class Counted:
    """A store that only has claims, counts what it is asked and fails when told to."""

    def __init__(self) -> None:
        self.calls: Counter[str] = Counter()
        self.claims = stored.Claims()
        self.is_away = False
        self.owed: list[Summary] = []

    async def claim(
        self, interviews: Sequence[InterviewId], *, node: str, lease_s: float
    ) -> list[InterviewId]:
        await self._called("claim")
        return self.claims.claim(interviews, node=node, lease_s=lease_s)

    async def take_owed(
        self, *, node: str, lease_s: float, limit: int, without: Collection[InterviewId]
    ) -> list[Summary]:
        await self._called("take_owed")
        return self.claims.take(self.owed, node=node, lease_s=lease_s, limit=limit)

    async def release(
        self, interviews: Sequence[InterviewId], *, node: str, rest_s: float = 0.0
    ) -> None:
        await self._called("release")
        self.claims.release(interviews, node=node, rest_s=rest_s)

    async def _called(self, name: str) -> None:
        self.calls[name] += 1
        await asyncio.sleep(0)
        if self.is_away:
            raise StoreUnavailable("The database is away.")


@pytest.fixture
def store() -> Counted:
    return Counted()


@pytest.fixture
def claims(store: Counted) -> Claims:
    kept: Store = store  # type: ignore[assignment]  # of a store only this is needed
    return Claims(kept)


def interviews(number: int) -> list[InterviewId]:
    return [InterviewId(str(n)) for n in range(number)]


async def settled(claims: Claims) -> None:
    """Wait until nothing is left to be asked or told."""
    while claims._talking is not None and not claims._talking.done():
        await claims._talking


async def test_what_many_turns_ask_and_give_back_at_once_is_one_question_each(
    claims: Claims, store: Counted
) -> None:
    some = interviews(500)
    assert all(await asyncio.gather(*(claims.hold(each) for each in some)))
    assert store.calls == {"claim": 1}
    assert all([await claims.hold(each) for each in some]), "what is held is not asked for again"
    assert store.calls == {"claim": 1}
    for each in some:
        claims.let_go(each)
    await claims.close()
    assert store.calls == {"claim": 1, "release": 1}
    assert store.claims.claim(some, node=OTHER, lease_s=LEASE_S) == some


async def test_what_is_wanted_again_is_not_given_back_by_mistake(
    claims: Claims, store: Counted
) -> None:
    """(I6) The release of the turn before must not end the claim of the next."""
    [interview] = interviews(1)
    for steps_between in range(6):
        assert await claims.hold(interview)
        claims.let_go(interview)
        for _ in range(steps_between):
            await asyncio.sleep(0)
        assert await claims.hold(interview)
        await settled(claims)
        assert store.claims.claim([interview], node=OTHER, lease_s=LEASE_S) == [], steps_between


async def test_who_gives_up_asking_holds_nothing_for_long(claims: Claims, store: Counted) -> None:
    [interview] = interviews(1)
    for steps_before in range(6):
        asking = asyncio.create_task(claims.hold(interview))
        for _ in range(steps_before):
            await asyncio.sleep(0)
        asking.cancel()
        await asyncio.gather(asking, return_exceptions=True)
        claims.let_go(interview)
        await settled(claims)
        assert store.claims.claim([interview], node=OTHER, lease_s=LEASE_S), steps_before
        store.claims.release([interview], node=OTHER)


async def test_what_another_node_holds_is_not_ours_and_not_given_back(
    claims: Claims, store: Counted
) -> None:
    ours, theirs = interviews(2)
    store.claims.claim([theirs], node=OTHER, lease_s=LEASE_S)
    asked = await asyncio.gather(*(claims.hold(each) for each in (ours, theirs)))
    assert asked == [True, False]
    claims.let_go(theirs)
    await settled(claims)
    assert store.calls["release"] == 0


async def test_all_that_is_held_is_renewed_by_one_question(
    claims: Claims, store: Counted, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(module, "RENEW_EVERY_S", 0.001)
    steady = [0.0]
    store.claims = stored.Claims(steady=lambda: steady[0])
    some = interviews(200)
    await asyncio.gather(*(claims.hold(each) for each in some))
    asked = store.calls["claim"]
    steady[0] = module.LEASE_S - 1
    claims.start()
    await until(lambda: store.calls["claim"] > asked)
    await claims.close()
    assert store.calls["claim"] <= asked + 2
    steady[0] = module.LEASE_S + 1
    assert store.claims.claim(some, node=OTHER, lease_s=LEASE_S) == []


async def test_what_was_taken_is_held_without_asking_again(claims: Claims, store: Counted) -> None:
    story = Story()
    store.owed = [story.open().summary]
    assert await claims.take(limit=10, without=()) == store.owed
    assert await claims.hold(story.id)
    assert store.calls == {"take_owed": 1}
    claims.let_go(story.id, rest_s=30.0)
    await settled(claims)
    assert store.claims.take(store.owed, node=OTHER, lease_s=LEASE_S, limit=10) == []
    assert store.claims.claim([story.id], node=OTHER, lease_s=LEASE_S) == [story.id]


async def test_while_the_store_is_away_askers_are_told_and_nothing_stops(
    claims: Claims, store: Counted, caplog: pytest.LogCaptureFixture
) -> None:
    """(I12)"""
    first, second = interviews(2)
    assert await claims.hold(first)
    store.is_away = True
    claims.let_go(first)
    with pytest.raises(StoreUnavailable):
        await claims.hold(second)
    told = [record.__dict__.get("event_name") for record in caplog.records]
    assert told == ["turn:claim-not-released"]
    store.is_away = False
    assert await claims.hold(second)
    await claims.close()
