"""The bodies of all requests under way have one bound; past it callers come back later (I12)."""

import asyncio
from typing import Any

import pytest
from starlette.types import Message, Receive, Scope, Send

from vivavoce.domain.ids import InterviewId, OrganizationId
from vivavoce.edge.admission import Admission, name_caller
from vivavoce.errors import Overloaded, TooSlow
from vivavoce.service.callers import Caller
from vivavoce.service.crowd import Crowd

LIMIT_BYTES = 1_000


class App:
    """Reads the body, then waits until it may answer."""

    def __init__(self) -> None:
        self.may_answer = asyncio.Event()
        self.read = 0

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        while True:
            message = await receive()
            if message["type"] == "http.disconnect" or not message.get("more_body"):
                break
        self.read += 1
        await self.may_answer.wait()


def body(*parts: int) -> Receive:
    """Return the `receive` of a request whose body comes in these parts."""
    messages: list[Message] = [
        {"type": "http.request", "body": b"x" * part, "more_body": True} for part in parts
    ]
    messages[-1]["more_body"] = False

    async def receive() -> Message:
        return messages.pop(0)

    return receive


async def send(message: Message) -> None:
    raise AssertionError("nobody answers")


@pytest.fixture
def app() -> App:
    return App()


@pytest.fixture
def admission(app: App) -> Admission:
    return Admission(app, Crowd(), bodies_bytes_max=LIMIT_BYTES)


def post(admission: Admission, receive: Receive, **scope: Any) -> "asyncio.Task[None]":
    whole: Scope = {"type": "http", "method": "POST", **scope}
    return asyncio.ensure_future(admission(whole, receive, send))


async def test_what_goes_beyond_the_bound_is_refused_and_takes_nothing(
    admission: Admission, app: App
) -> None:
    waiting = [post(admission, body(300, 300)), post(admission, body(400))]
    await asyncio.sleep(0)
    assert app.read == 2
    for _ in range(3):
        with pytest.raises(Overloaded, match="try again"):
            await post(admission, body(1))
    app.may_answer.set()
    await asyncio.gather(*waiting)
    await post(admission, body(900))  # there is room again
    assert admission._bytes == 0


async def test_a_body_that_comes_in_parts_is_stopped_where_it_becomes_too_much(
    admission: Admission, app: App
) -> None:
    app.may_answer.set()
    with pytest.raises(Overloaded):
        await post(admission, body(600, 600))
    assert admission._bytes == 0, "a refused request holds nothing"


async def test_looking_is_never_refused(admission: Admission, app: App) -> None:
    waiting = post(admission, body(LIMIT_BYTES))
    await asyncio.sleep(0)
    app.may_answer.set()
    await post(admission, body(0), method="GET")
    await waiting


class Sender:
    """A caller who sends part by part."""

    def __init__(self, *parts: int) -> None:
        self._parts: asyncio.Queue[Message] = asyncio.Queue()
        for part in parts:
            self.send(part)

    def send(self, size_bytes: int, *, more_body: bool = True) -> None:
        message = {"type": "http.request", "body": b"x" * size_bytes, "more_body": more_body}
        self._parts.put_nowait(message)

    async def receive(self) -> Message:
        return await self._parts.get()


CANDIDATE = Caller(
    organization=OrganizationId("default"),
    actor="candidate",
    interview=InterviewId("0193b0c0-0000-7000-8000-000000000001"),
)


@pytest.fixture
def unspared(monkeypatch: pytest.MonkeyPatch) -> None:
    """Take every body for an old one."""
    monkeypatch.setattr("vivavoce.edge.admission.SPARED_S", 0.0)


@pytest.mark.usefixtures("unspared")
@pytest.mark.parametrize("small", [(), (1,)])
async def test_unfinished_bodies_shut_out_nobody_the_heaviest_has_to_go(
    admission: Admission, app: App, small: tuple[int, ...]
) -> None:
    """(I12)"""
    app.may_answer.set()
    stalled = [post(admission, Sender(333).receive) for _ in range(3)]
    beside = post(admission, Sender(*small).receive)
    await asyncio.sleep(0.01)
    for _ in range(3):
        await post(admission, body(300))
        await asyncio.sleep(0)
    [outcome] = [task.exception() for task in stalled if task.done()]
    assert isinstance(outcome, TooSlow), "one gave its room, and that was enough"
    assert not beside.done(), "it kept next to nothing from others"
    for task in (*stalled, beside):
        task.cancel()
    await asyncio.wait([*stalled, beside])
    assert admission._bytes == 0
    assert not admission._bytes_of
    assert not admission._unfinished


@pytest.mark.usefixtures("unspared")
async def test_one_candidate_has_a_share_and_takes_from_nobody_else(
    app: App, monkeypatch: pytest.MonkeyPatch
) -> None:
    """(I12)"""
    monkeypatch.setattr("vivavoce.edge.admission.CANDIDATE_BYTES_MAX", 400)

    async def named(scope: Scope, receive: Receive, send: Send) -> None:
        name_caller(scope, CANDIDATE)
        await app(scope, receive, send)

    crowd = Crowd()
    admission = Admission(named, crowd, bodies_bytes_max=LIMIT_BYTES)
    stalled = [post(admission, Sender(150).receive) for _ in range(8)]
    await asyncio.sleep(0.01)
    assert admission._bytes == 300
    assert [type(task.exception()) for task in stalled if task.done()] == [TooSlow] * 6
    whole = post(admission, body(390))  # not refused for the sake of what may never be whole
    await asyncio.sleep(0)
    assert app.read == 1
    with pytest.raises(Overloaded, match="Your requests"):
        await post(admission, body(390))
    assert crowd.turned_away == 0, "that is between that candidate and us"
    app.may_answer.set()
    await whole
    await asyncio.wait(stalled)


async def test_bodies_that_have_just_begun_are_left_alone(admission: Admission) -> None:
    coming = post(admission, Sender(900).receive)
    await asyncio.sleep(0.01)
    with pytest.raises(Overloaded):
        await post(admission, body(200))
    assert not coming.done()
    coming.cancel()


async def test_a_body_that_pauses_or_comes_drop_by_drop_is_cut_off(
    admission: Admission, app: App, monkeypatch: pytest.MonkeyPatch
) -> None:
    """(I12)"""
    monkeypatch.setattr("vivavoce.edge.admission.PAUSE_MAX_S", 0.05)
    with pytest.raises(TooSlow, match="send it again"):
        await post(admission, Sender(900).receive)
    sender = Sender(1)
    dripping = post(admission, sender.receive)
    while not dripping.done():
        await asyncio.sleep(0.01)
        sender.send(1)
    assert isinstance(dripping.exception(), TooSlow)
    assert admission._bytes == 0


async def test_who_waits_for_the_answer_is_not_cut_off(
    admission: Admission, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("vivavoce.edge.admission.PAUSE_MAX_S", 0.01)
    sender = Sender()
    sender.send(10, more_body=False)
    said: list[Message] = []

    async def app(scope: Scope, receive: Receive, send: Send) -> None:
        said.append(await receive())
        said.append(await receive())  # that the caller has left

    waiting = post(Admission(app, Crowd()), sender.receive)
    await asyncio.sleep(0.05)
    assert not waiting.done()
    sender.send(0, more_body=False)
    await waiting
    assert len(said) == 2
