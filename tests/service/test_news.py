"""Two nodes on one database: what happens on one is heard of on the other, at once."""

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable
from functools import partial
from pathlib import Path
from typing import Any, TypeVar

import pytest
from starlette.types import Message

from tests.service.conftest import OWNER
from tests.service.programmed import NAME, Programmed, opened
from tests.service.together import known_to_both, together
from vivavoce.api import streams
from vivavoce.domain.ids import InterviewId
from vivavoce.errors import Unauthenticated
from vivavoce.interviewers.interviewer import Interviewer, Reply, View
from vivavoce.interviewers.registry import Interviewers
from vivavoce.journal.news import Hearer
from vivavoce.journal.registry import Role
from vivavoce.journal.store import Record
from vivavoce.service.callers import Caller
from vivavoce.service.services import Services
from vivavoce.stores.postgres import drafts, relay
from vivavoce.stores.postgres.relay import Relay

T = TypeVar("T", bound=Interviewer)


@pytest.fixture
async def nodes(tmp_path: Path, database_url: str) -> AsyncIterator[tuple[Services, Services]]:
    async with together(tmp_path, database_url) as both:
        yield both


def led_by(kind: Callable[[], T]) -> tuple[T, Interviewers, Interviewers]:
    """Return who leads on one node, and what the two nodes know: each has its own of a kind."""
    leader = kind()
    known, other = Interviewers(), Interviewers()
    known.register(NAME, leader)
    other.register(NAME, kind())
    return leader, known, other


async def test_what_is_said_on_one_node_is_published_on_the_other(
    nodes: tuple[Services, Services],
) -> None:
    """(I3)."""
    a, b = nodes
    interview = await known_to_both(a, b)
    with b.feed.subscribe(interview) as subscription:
        receipt = await a.interviews.add_message(OWNER, interview, "Hello over there.")
        heard: list[Record] = []
        async with asyncio.timeout(10):
            # What was said before may be told only now; it comes first then, and once.
            while not heard or heard[-1].seq < receipt.seq:
                await subscription.wait()
                records = subscription.take()
                assert records is not None, "it is handed over, not to be looked for"
                heard += records
        assert heard[-1].seq == receipt.seq
        assert heard == await b.interviews.events(OWNER, interview, after=heard[0].seq - 1)


async def test_whoever_was_turned_away_on_one_node_is_on_the_other(
    nodes: tuple[Services, Services],
) -> None:
    """(I11) Also who was recognised there a moment ago."""
    a, b = nodes
    interview = await known_to_both(a, b)
    token = await a.access.link(OWNER.organization, interview)
    assert (await b.access.recognise(token)).interview == interview
    with b.feed.subscribe(interview) as subscription:
        await a.access.revoke_links(interview)
        async with asyncio.timeout(10):
            await subscription.wait()
        assert subscription.take() is None, "its pages ask who they are"
    with pytest.raises(Unauthenticated):
        await b.access.recognise(token)


async def test_a_page_ends_at_once_when_its_key_or_session_is_ended_on_another_node(
    nodes: tuple[Services, Services], monkeypatch: pytest.MonkeyPatch
) -> None:
    """(I11, I3) Pages of others go on, and miss and repeat nothing."""
    monkeypatch.setattr(streams, "COMMENT_EVERY_S", 3600.0)
    a, b = nodes
    interview = await known_to_both(a, b)
    key, secret = await a.access.make_key(OWNER.organization, name="k", role=Role.VIEWER)
    left, stays = await a.access.sign_in(secret), await a.access.sign_in(secret)
    async with asyncio.timeout(20):
        recognise = partial(b.access.recognise_session, left)
        signed_out = await Page.opened(b, interview, recognise)
        signed_in = await Page.opened(b, interview, partial(b.access.recognise_session, stays))
        programs = await Page.opened(b, interview, partial(b.access.recognise, secret))
        ours = await Page.opened(b, interview, partial(b.access.recognise, "an owner's key"))
        await a.access.sign_out(left)
        await signed_out.task
        await a.interviews.add_message(OWNER, interview, "Still among us.")
        seqs = [await page.heard("Still among us.") for page in (signed_in, programs, ours)]
        assert not signed_in.task.done()
        await a.access.revoke_key(OWNER.organization, key.id)
        await asyncio.gather(signed_in.task, programs.task)
        await a.interviews.add_message(OWNER, interview, "Without them.")
        await ours.heard("Without them.")
        assert b"Without them." not in signed_in.text + programs.text
        assert b"Still among us." not in signed_out.text
        assert all(len(set(each)) == len(each) for each in seqs)
        await ours.leave()


class Page:
    """An event stream of one node, without a socket."""

    def __init__(self) -> None:
        self.text = b""
        self.came = asyncio.Event()
        self.leaves = asyncio.Event()
        self.task: asyncio.Task[None]

    @classmethod
    async def opened(
        cls, node: Services, interview: InterviewId, recognise: Callable[[], Awaitable[Caller]]
    ) -> "Page":
        """Open a page and return it once it has been told everything there is."""
        page = cls()
        stream = streams.EventStream(
            node, await recognise(), interview, after=0, recognise=recognise
        )
        page.task = asyncio.create_task(stream({"method": "GET"}, page._receive, page._send))
        last = (await node.interviews.get(OWNER, interview)).interview.version
        await page.heard(f"id: {last}\n")
        return page

    async def heard(self, words: str) -> list[str]:
        """Wait until the page was told `words`; return the ids of all events it was told."""
        while words.encode() not in self.text:
            self.came.clear()
            await self.came.wait()
        return [line for line in self.text.decode().splitlines() if line.startswith("id: ")]

    async def leave(self) -> None:
        self.leaves.set()
        await self.task

    async def _receive(self) -> Message:
        await self.leaves.wait()
        return {"type": "http.disconnect"}

    async def _send(self, message: Message) -> None:
        self.text += message.get("body", b"")
        self.came.set()


async def test_a_reply_that_is_being_made_is_given_up_when_more_is_said_elsewhere(
    tmp_path: Path, database_url: str
) -> None:
    """(I6) The one reply that comes answers everything that was said."""
    programmed, known, other = led_by(Programmed)
    async with together(tmp_path, database_url, known, other) as (a, b):
        interview = await opened(a)
        programmed.may_answer.clear()
        asked = len(programmed.asked)
        await a.interviews.add_message(OWNER, interview, "Fine.")
        await until_asked(programmed, asked + 1)
        await b.interviews.add_message(OWNER, interview, "That is: mostly.")
        await until_asked(programmed, asked + 2)
        assert programmed.given_up == 1
        programmed.may_answer.set()
        await a.turns.settle(interview, patience_s=10)
        said = (await b.interviews.get(OWNER, interview)).interview.transcript
        assert [message.text for message in said][-3:-1] == ["Fine.", "That is: mostly."]
        assert said.last is not None
        assert said.last.speaker == "interviewer"


async def until_asked(programmed: Programmed, times: int) -> None:
    async with asyncio.timeout(10):
        while len(programmed.asked) < times:  # noqa: ASYNC110 - nobody tells of it
            await asyncio.sleep(0.005)


class Telling:
    """An interviewer that tells words as the test gives them."""

    def __init__(self) -> None:
        self.words: asyncio.Queue[str | None] = asyncio.Queue()

    async def reply(self, view: View) -> Reply:
        if not view.interview.transcript:
            return Reply(say="Hello?")
        assert view.is_watched, "a page may be on any node"
        text = ""
        while (word := await self.words.get()) is not None:
            text += word
            view.tell(text)
        return Reply(say=text)


async def test_the_words_of_a_reply_are_shown_on_every_node_while_they_come(
    tmp_path: Path, database_url: str
) -> None:
    telling, known, other = led_by(Telling)
    async with together(tmp_path, database_url, known, other) as (a, b):
        interview = await opened(a)
        await a.interviews.add_message(OWNER, interview, "Fine.")
        said = ""
        for word in ("What ", "will you ", "do next?"):
            said += word
            telling.words.put_nowait(word)
            await shown(b, interview, said)
        telling.words.put_nowait(None)
        await a.turns.settle(interview, patience_s=10)
        await shown(b, interview, None)
        last = (await b.interviews.get(OWNER, interview)).interview.transcript.last
        assert last is not None
        assert last.text == said


async def test_words_of_a_node_that_died_over_them_are_taken_back(
    tmp_path: Path, database_url: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """(I6) A node that only thinks for long is heard of all the same."""
    monkeypatch.setattr(drafts, "SILENT_AFTER_S", 2.0)
    for every_s in ("ALIVE_EVERY_S", "LOOK_EVERY_S"):  # a slow machine has time for many
        monkeypatch.setattr(relay, every_s, 0.1)
    relays: list[Relay] = []
    start = Relay.start

    async def started(self: Relay, hearer: Hearer, **options: Any) -> None:
        relays.append(self)
        await start(self, hearer, **options)

    monkeypatch.setattr(Relay, "start", started)
    telling, known, other = led_by(Telling)
    async with together(tmp_path, database_url, known, other) as (a, b):
        interview = await opened(a)
        await a.interviews.add_message(OWNER, interview, "Fine.")
        telling.words.put_nowait("What ")
        await shown(b, interview, "What ")
        with pytest.raises(TimeoutError):
            await asyncio.wait_for(shown(b, interview, None), 2.5)
        await relays[0].close()
        await shown(b, interview, None)
        telling.words.put_nowait(None)
        await a.turns.settle(interview, patience_s=10)


async def shown(node: Services, interview: InterviewId, text: str | None) -> None:
    """Wait until these words of a reply are shown on `node`."""
    async with asyncio.timeout(10):
        while True:
            draft = node.feed.draft(interview)
            if (draft.text if draft is not None else None) == text:
                return
            await asyncio.sleep(0.005)
