"""The bodies of all requests under way have one bound; past it callers come back later (I12)."""

import asyncio
from typing import Any

import pytest
from starlette.types import Message, Receive, Scope, Send

from vivavoce.edge.admission import Admission
from vivavoce.errors import Overloaded
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
