"""Two nodes on one database: what one acknowledged, the other knows.

Most of these nodes are deaf: no news reach them. What they answer is right all the same, as it
has to be in the moment before news arrive.
"""

import asyncio
from collections.abc import AsyncIterator
from pathlib import Path
from typing import cast

import pytest

from tests.service.conftest import OWNER
from tests.service.programmed import opened, until
from tests.service.together import known_to_both, together
from vivavoce.domain.ids import InterviewId, MessageId
from vivavoce.domain.interview import Status
from vivavoce.errors import (
    InterviewClosed,
    NotFound,
    Refused,
    StaleVersion,
    StoreUnavailable,
)
from vivavoce.journal.news import News
from vivavoce.journal.store import Record, Store
from vivavoce.running import running
from vivavoce.service.freshness import Freshness
from vivavoce.service.ids import new_id
from vivavoce.service.live import Held, LiveInterviews
from vivavoce.service.services import Services
from vivavoce.stores.postgres.relay import Relay


@pytest.fixture
def deaf(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let no news reach anybody, told or looked for."""

    async def start(self: Relay, *hearer: object, **options: object) -> None:
        pass

    monkeypatch.setattr(Relay, "start", start)


@pytest.fixture
async def deaf_nodes(
    deaf: None, tmp_path: Path, database_url: str
) -> AsyncIterator[tuple[Services, Services]]:
    async with together(tmp_path, database_url, are_deaf=True) as both:
        yield both


async def test_who_wrote_on_one_node_reads_it_on_the_other(
    deaf_nodes: tuple[Services, Services],
) -> None:
    """(I1, I3)."""
    a, b = deaf_nodes
    interview = await known_to_both(a, b)
    for n in range(5):
        one, other = (a, b) if n % 2 else (b, a)
        receipt = await one.interviews.add_message(OWNER, interview, f"Word {n}.")
        read = (await other.interviews.get(OWNER, interview)).interview
        assert read.version == receipt.seq
        assert read.transcript.last is not None
        assert read.transcript.last.text == f"Word {n}."
        assert (await other.interviews.events(OWNER, interview))[-1].seq == receipt.seq


async def test_a_pause_on_one_node_can_be_ended_on_the_other(
    deaf_nodes: tuple[Services, Services],
) -> None:
    """A copy that is behind says that there is nothing to do; it is not believed."""
    a, b = deaf_nodes
    interview = await known_to_both(a, b)
    await a.interviews.pause(OWNER, interview)
    await b.interviews.resume(OWNER, interview)
    standing = await a.interviews.get(OWNER, interview)
    assert standing.interview.status is Status.ACTIVE
    await b.interviews.pause(OWNER, interview)
    await a.interviews.resume(OWNER, interview)
    assert (await b.interviews.get(OWNER, interview)).interview.status is Status.ACTIVE


async def test_what_a_stale_copy_would_refuse_is_decided_upon_what_is_stored(
    deaf_nodes: tuple[Services, Services],
) -> None:
    """(I5) And what has to be refused still is."""
    a, b = deaf_nodes
    interview = await known_to_both(a, b)
    await a.interviews.complete(OWNER, interview)
    for node in (b, a):
        with pytest.raises(InterviewClosed):
            await node.interviews.add_message(OWNER, interview, "One thing more.")
        with pytest.raises(Refused):
            await node.interviews.pause(OWNER, interview)


async def test_a_message_that_is_repeated_on_the_other_node_gets_its_first_receipt(
    deaf_nodes: tuple[Services, Services],
) -> None:
    """(I2)."""
    a, b = deaf_nodes
    interview = await known_to_both(a, b)
    id = MessageId(new_id())
    first = await a.interviews.add_message(OWNER, interview, "Only once.", id=id)
    await a.interviews.add_message(OWNER, interview, "And more.")
    for node in (b, a, b):
        again = await node.interviews.add_message(OWNER, interview, "Only once.", id=id)
        assert (again.seq, again.hash, again.is_repeat) == (first.seq, first.hash, True)


async def test_a_change_is_refused_as_outdated_only_when_it_is(
    deaf_nodes: tuple[Services, Services],
) -> None:
    """(I5)."""
    a, b = deaf_nodes
    interview = await known_to_both(a, b)
    held = (await b.interviews.get(OWNER, interview)).interview.version
    receipt = await a.interviews.add_message(OWNER, interview, "First.")
    with pytest.raises(StaleVersion):
        await b.interviews.add_message(OWNER, interview, "Too late.", expected=held)
    said = await a.interviews.add_message(OWNER, interview, "Second.")
    assert said.seq == receipt.seq + 1
    await b.interviews.add_message(OWNER, interview, "In time.", expected=said.seq)


async def test_an_interview_that_was_erased_on_one_node_is_nowhere(
    deaf_nodes: tuple[Services, Services],
) -> None:
    """(I10)."""
    a, b = deaf_nodes
    interview = await known_to_both(a, b)
    await a.erase_interview(OWNER, interview)
    with pytest.raises(NotFound):
        await b.interviews.get(OWNER, interview)
    with pytest.raises(NotFound):
        await b.interviews.events(OWNER, interview)
    with pytest.raises(NotFound):
        await b.interviews.add_message(OWNER, interview, "Hello?")


async def test_two_nodes_that_write_to_the_same_interview_both_get_through(
    deaf_nodes: tuple[Services, Services],
) -> None:
    """(I3, I5, I6) Each reads what the other did, and nobody is turned away."""
    a, b = deaf_nodes
    interview = await known_to_both(a, b)
    before = (await a.interviews.get(OWNER, interview)).interview.version

    async def write(node: Services, name: str) -> list[int]:
        return [
            (await node.interviews.add_message(OWNER, interview, f"{name} {n}.")).seq
            for n in range(20)
        ]

    mine, yours = await asyncio.gather(write(a, "a"), write(b, "b"))
    assert mine == sorted(mine)
    assert yours == sorted(yours)
    assert sorted(mine + yours) == list(range(before + 1, before + 41))


async def test_who_is_behind_reads_on_from_there_and_never_from_the_beginning(
    deaf_nodes: tuple[Services, Services], monkeypatch: pytest.MonkeyPatch
) -> None:
    """(I3) However long the conversation, and also where it changes guides."""
    a, b = deaf_nodes
    interview = await known_to_both(a, b)
    anew = []
    load = LiveInterviews._load

    async def loaded(self: LiveInterviews, interview: InterviewId) -> Held:
        anew.append(interview)
        return await load(self, interview)

    monkeypatch.setattr(LiveInterviews, "_load", loaded)
    for n in range(6):
        one, other = (a, b) if n % 2 else (b, a)
        await one.interviews.add_message(OWNER, interview, f"Word {n}.")
        await one.interviews.add_message(OWNER, interview, "And another.")
        mine, yours = [
            (await node.interviews.get(OWNER, interview)).interview for node in (one, other)
        ]
        assert list(mine.transcript) == list(yours.transcript)
        assert mine.version == yours.version
    assert anew == []


async def test_reads_at_the_same_moment_share_one_statement() -> None:
    class Counting:
        """A store that only says where interviews stand."""

        def __init__(self) -> None:
            self.asked: list[list[InterviewId]] = []
            self.may_answer = asyncio.Event()

        async def versions(self, interviews: list[InterviewId]) -> dict[InterviewId, int]:
            self.asked.append(interviews)
            await self.may_answer.wait()
            if "down" in interviews:
                raise StoreUnavailable("No answer.")
            return {interview: len(self.asked) for interview in interviews if interview != "gone"}

        async def records(self, after: dict[InterviewId, int]) -> dict[InterviewId, list[Record]]:
            return {}

    store = Counting()
    freshness = Freshness(cast(Store, store), cast(News, store))
    ids = [InterviewId(name) for name in ("a", "b", "a", "gone")]
    first = [asyncio.create_task(freshness.version(id)) for id in ids]
    await until(lambda: bool(store.asked))
    # Who comes while it is being asked needs an answer to a later question.
    second = [asyncio.create_task(freshness.version(id)) for id in ids]
    await asyncio.sleep(0)
    store.may_answer.set()
    assert await asyncio.gather(*first) == [1, 1, 1, None]
    assert await asyncio.gather(*second) == [2, 2, 2, None]
    assert store.asked == [["a", "b", "gone"]] * 2
    with pytest.raises(StoreUnavailable):
        await freshness.version(InterviewId("down"))
    assert await freshness.version(InterviewId("a")) == 4


async def test_alone_on_a_file_nobody_is_asked_where_interviews_stand(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What several nodes need costs nothing where there is one."""
    asked = []

    async def version(self: Freshness, interview: InterviewId) -> None:
        asked.append(interview)

    monkeypatch.setattr(Freshness, "version", version)
    async with running(tmp_path / "data", owner_key="an owner's key") as system:
        interview = await opened(system.services, interviewer="scripted")
        await system.services.interviews.resume(OWNER, interview)
        await system.services.interviews.get(OWNER, interview)
    assert asked == []
