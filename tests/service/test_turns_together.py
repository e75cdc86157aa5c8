"""Several nodes make the replies that their common database owes, each once (I6)."""

import asyncio
from collections import Counter
from collections.abc import AsyncIterator, Callable
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest

from tests.service.conftest import OWNER
from tests.service.programmed import (
    GUIDE,
    NAME,
    SOURCE,
    Programmed,
    events,
    names,
    now,
    opened,
    say,
    sweep,
    until,
)
from vivavoce.domain.ids import InterviewId
from vivavoce.errors import InterviewerUnavailable
from vivavoce.interviewers.registry import Interviewers
from vivavoce.running import running
from vivavoce.service import turns as module
from vivavoce.service.services import Services
from vivavoce.stores.postgres.store import PostgresStore
from vivavoce.testing.clock import ManualClock

LEASES_END = "UPDATE claims SET until = clock_timestamp() - interval '1 second' RETURNING 1"
HELD = "SELECT interview FROM claims WHERE until > clock_timestamp() AND NOT rests"


class Node:
    """A node in this process, and whoever leads interviews on it."""

    def __init__(self, services: Services, programmed: Programmed) -> None:
        self.services = services
        self.programmed = programmed

    @property
    def store(self) -> PostgresStore:
        store = self.services.budgets._store
        assert isinstance(store, PostgresStore)
        return store

    async def sql(self, statement: str) -> list[tuple[Any, ...]]:
        return await self.store._connections.rows(statement)


StartNode = Callable[[str], AbstractAsyncContextManager[Node]]


@pytest.fixture
def start_node(tmp_path: Path, database_url: str, clock: ManualClock) -> StartNode:
    """Start a node on the test's database; it looks for what is owed when it is told to."""

    @asynccontextmanager
    async def started(name: str) -> AsyncIterator[Node]:
        programmed, interviewers = Programmed(), Interviewers()
        interviewers.register(NAME, programmed)
        async with running(
            tmp_path / name,
            database_url=database_url,
            clock=clock,
            interviewers=interviewers,
            owner_key="an owner's key",
            finds_owed=False,
        ) as system:
            yield Node(system.services, programmed)

    return started


@pytest.fixture
async def nodes(start_node: StartNode) -> AsyncIterator[tuple[Node, Node]]:
    async with start_node("one") as one, start_node("other") as other:
        yield one, other


async def transcript(node: Node, interview: InterviewId) -> list[str]:
    return [message.text for message in (await now(node.services, interview)).transcript]


async def asked(node: Node, text: str) -> InterviewId:
    """Have a candidate say something in an interview; return once `node` asks for the reply."""
    interview = await opened(node.services)
    node.programmed.may_answer.clear()
    before = len(node.programmed.asked)
    await node.services.interviews.add_message(OWNER, interview, text)
    await until(lambda: len(node.programmed.asked) > before)
    return interview


async def test_a_scripted_message_is_two_appends_and_no_question_to_the_database(
    nodes: tuple[Node, Node], monkeypatch: pytest.MonkeyPatch
) -> None:
    one, _ = nodes
    interview = await opened(one.services, interviewer="scripted")
    asked: Counter[str] = Counter()

    def counting(name: str) -> Callable[..., Any]:
        call = getattr(one.store, name)

        def counted(*args: Any, **named: Any) -> Any:
            asked[name] += 1
            return call(*args, **named)

        return counted

    for name in ("append", "claim", "take_owed", "release", "read", "head", "versions", "owed"):
        monkeypatch.setattr(one.store, name, counting(name))
    await say(one.services, interview, "Fine.")
    assert asked == {"append": 2}
    assert len(await transcript(one, interview)) == 3


async def test_what_one_node_is_asking_for_no_other_asks_for(nodes: tuple[Node, Node]) -> None:
    """(I6)"""
    one, other = nodes
    interview = await asked(one, "Fine.")
    await sweep(other.services, interview)
    assert other.programmed.asked == []
    one.programmed.may_answer.set()
    await one.services.turns.settle(interview, patience_s=10)
    assert await transcript(other, interview) == ["Question 1?", "Fine.", "Question 2?"]
    await until_free(one)


async def test_a_node_that_lost_its_lease_while_it_asked_speaks_never_twice(
    nodes: tuple[Node, Node],
) -> None:
    """(I6) It stood still for too long, and another took its place."""
    one, other = nodes
    interview = await asked(one, "Fine.")
    await one.sql(LEASES_END)
    await sweep(other.services, interview)
    assert await transcript(other, interview) == ["Question 1?", "Fine.", "Question 1?"]
    one.programmed.may_answer.set()
    await one.services.turns.settle(interview, patience_s=10)
    assert one.services.vitals.discarded == 1
    await check_spoken_once(nodes, interview)


async def test_a_node_that_stood_still_between_the_last_look_and_the_append_speaks_never_twice(
    nodes: tuple[Node, Node], monkeypatch: pytest.MonkeyPatch
) -> None:
    """(I5, I6) Its claim was confirmed; only the version can tell it that it is too late."""
    one, other = nodes
    interview = await asked(one, "Fine.")
    claims = one.services.turns._claims
    confirm, is_confirmed, may_go_on = claims.confirm, asyncio.Event(), asyncio.Event()

    async def stand_still(interview: InterviewId) -> bool:
        is_ours = await confirm(interview)
        is_confirmed.set()
        await may_go_on.wait()
        return is_ours

    monkeypatch.setattr(claims, "confirm", stand_still)
    one.programmed.may_answer.set()
    await is_confirmed.wait()
    await one.sql(LEASES_END)
    await sweep(other.services, interview)
    assert len(await transcript(other, interview)) == 3
    may_go_on.set()
    await one.services.turns.settle(interview, patience_s=10)
    assert one.services.vitals.discarded == 1
    await check_spoken_once(nodes, interview)


async def test_a_node_that_leaves_gives_back_at_once_what_it_did_not_finish(
    start_node: StartNode, monkeypatch: pytest.MonkeyPatch
) -> None:
    """(I6, I13)"""
    monkeypatch.setattr("vivavoce.running.TURN_PATIENCE_S", 0.0)
    async with start_node("other") as other:
        async with start_node("one") as one:
            interview = await asked(one, "Fine.")
            assert len(await other.sql(HELD)) == 1
        assert await other.sql(HELD) == []
        await sweep(other.services, interview)
        assert await transcript(other, interview) == ["Question 1?", "Fine.", "Question 1?"]


async def test_what_was_asked_in_vain_is_not_asked_by_every_other_node_in_turn(
    nodes: tuple[Node, Node],
) -> None:
    """(I6) It rests everywhere; who says something is answered by whoever hears it."""
    one, other = nodes
    interview = await opened(one.services)
    one.programmed.steps.append(InterviewerUnavailable("It is down.", retry_after_s=30))
    await say(one.services, interview, "Fine.")
    await until_free(one)
    await sweep(other.services, interview)
    assert other.programmed.asked == []
    await say(other.services, interview, "Are you there?")
    assert len(other.programmed.asked) == 1
    spoken = await transcript(one, interview)
    assert spoken == ["Question 1?", "Fine.", "Are you there?", "Question 1?"]


async def test_nodes_that_start_together_share_what_is_owed_and_make_each_reply_once(
    start_node: StartNode, monkeypatch: pytest.MonkeyPatch
) -> None:
    """(I6) Scripted replies, which no claim keeps from being made twice while all goes well."""
    monkeypatch.setattr(module, "SHARE", 10)
    async with start_node("one") as one, start_node("two") as two, start_node("three") as three:
        interviews = await owed(one, 90)
        appended: Counter[str] = Counter()
        for name, node in (("one", one), ("two", two), ("three", three)):
            append = node.store.append

            async def counted(appends: Any, append: Any = append, name: str = name) -> Any:
                appended[name] += len(appends)
                return await append(appends)

            monkeypatch.setattr(node.store, "append", counted)
        begun = await asyncio.gather(*(node.services.turns.sweep() for node in (one, two, three)))
        await until_answered(one)
        assert sum(begun) == sum(appended.values()) == len(interviews)
        assert min(appended.values()) >= 10, f"somebody was left out: {appended}"
        for interview in interviews:
            assert (await names(two.services, interview)).count("message-added") == 3


async def test_what_is_due_is_met_once_by_nodes_that_look_at_the_same_time(
    nodes: tuple[Node, Node], clock: ManualClock
) -> None:
    """(I5)"""
    more = "rules: {idle_pause_after_s: 60}\n"
    interviews = [await opened(nodes[0].services, more) for _ in range(10)]
    clock.advance(timedelta(seconds=61))
    await asyncio.gather(*(node.services.turns.sweep() for node in nodes))
    for interview in interviews:
        assert len(await events(nodes[1].services, interview, "interview-paused")) == 1


async def owed(node: Node, number: int) -> list[InterviewId]:
    """Return interviews whose candidates said something that nobody answers yet."""
    await node.services.library.add(OWNER.organization, SOURCE, name="programmed.yaml")
    opening = [
        node.services.open_interview(OWNER, GUIDE, interviewer="scripted") for _ in range(number)
    ]
    interviews = [standing.interview.id for standing, _ in await asyncio.gather(*opening)]
    on_owed, node.services.interviews.on_owed = node.services.interviews.on_owed, lambda _: None
    await asyncio.gather(
        *(node.services.interviews.add_message(OWNER, each, "Fine.") for each in interviews)
    )
    node.services.interviews.on_owed = on_owed
    return interviews


async def check_spoken_once(nodes: tuple[Node, Node], interview: InterviewId) -> None:
    for node in nodes:
        assert len(await transcript(node, interview)) == 3
        assert (await names(node.services, interview)).count("message-added") == 3


async def until_free(node: Node) -> None:
    """Wait until nothing is held any more."""
    async with asyncio.timeout(10):
        while await node.sql(HELD):  # noqa: ASYNC110 - nobody tells of it
            await asyncio.sleep(0.01)


async def until_answered(node: Node) -> None:
    async with asyncio.timeout(20):
        while await node.services.turns.owed():  # noqa: ASYNC110 - nobody tells of it
            await asyncio.sleep(0.01)
