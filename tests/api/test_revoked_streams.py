"""Live pages of whoever may not come in any more: over at once, and nobody else's disturbed."""

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import AsyncExitStack, asynccontextmanager
from typing import Any

import pytest

from tests.api.house import House
from tests.api.live import Frames, LiveServer
from vivavoce.api import streams
from vivavoce.service.access import Access
from vivavoce.service.callers import Caller

pytestmark = pytest.mark.asyncio(loop_scope="session")


@pytest.fixture(autouse=True)
def nothing_else_wakes_a_page(monkeypatch: pytest.MonkeyPatch) -> None:
    """Leave out the comment of every few seconds, at which pages would look again anyway."""
    monkeypatch.setattr(streams, "COMMENT_EVERY_S", 3600.0)


@asynccontextmanager
async def quiet(
    server: LiveServer, interview: str, version: int, *, pages: int = 1, **options: Any
) -> AsyncIterator[list[Frames]]:
    """Open pages that have been told everything there is."""
    async with AsyncExitStack() as stack:
        opened = [
            await stack.enter_async_context(server.stream(interview, **options))
            for _ in range(pages)
        ]
        for frames in opened:
            await frames.events(until=version)
        yield opened


async def end_of(frames: Frames) -> list[str | None]:
    """Return the events of the frames that are left, once the page is over."""
    async with asyncio.timeout(10):
        return [frame.get("event") for frame in await frames.rest()]


async def key(house: House) -> tuple[str, str]:
    """Make a key; return its id and its secret."""
    made = (await house.owner.post("/api/v1/keys", {"name": "k", "role": "viewer"})).json()
    return made["id"], made["key"]


async def test_the_pages_of_a_revoked_key_end_at_once(house: House, server: LiveServer) -> None:
    """(I11) Also when nothing happens in the interview any more."""
    interview = await house.owner.new(interviewer="human")
    version = (await house.owner.now(interview))["version"]
    id_, secret = await key(house)
    cookie = await house.services.access.sign_in(secret)
    async with (
        quiet(server, interview, version, pages=2, key=secret) as theirs,
        quiet(server, interview, version, session=cookie) as signed_in,
    ):
        await house.owner.delete(f"/api/v1/keys/{id_}")
        for frames in [*theirs, *signed_in]:
            assert await end_of(frames) == ["reconnect"]


async def test_the_pages_of_a_session_end_at_once_when_it_is_signed_out(
    house: House, server: LiveServer
) -> None:
    """(I11, I3) Those of the same key in another browser go on, and miss and repeat nothing."""
    interview = await house.owner.new(interviewer="human")
    version = (await house.owner.now(interview))["version"]
    _, secret = await key(house)
    access = house.services.access
    left, stays = await access.sign_in(secret), await access.sign_in(secret)
    async with (
        quiet(server, interview, version, session=left) as theirs,
        quiet(server, interview, version, session=stays) as others,
        quiet(server, interview, version, key=secret) as programs,
    ):
        await access.sign_out(left)
        assert await end_of(theirs[0]) == ["reconnect"]
        receipt = await house.owner.say(interview, "Among those who stayed.")
        for frames in [*others, *programs]:
            assert [(await frames.event())["seq"]] == [receipt["seq"]]


async def test_signing_out_of_what_is_no_session_disturbs_nobody(house: House) -> None:
    await house.services.access.sign_out("no session's cookie")


async def test_pages_of_others_are_not_even_woken(
    house: House, server: LiveServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A thousand quiet pages cost nothing when a key is revoked that is none of theirs."""
    interview = await house.owner.new(interviewer="human")
    version = (await house.owner.now(interview))["version"]
    id_, secret = await key(house)
    candidate = await house.candidate(interview)
    asked = counted(monkeypatch)
    async with (
        quiet(server, interview, version, pages=20) as ours,
        quiet(server, interview, version, pages=20, key=str(candidate.key)) as candidates,
        quiet(server, interview, version, key=secret) as theirs,
    ):
        asked.clear()
        await house.owner.delete(f"/api/v1/keys/{id_}")
        assert await end_of(theirs[0]) == ["reconnect"]
        assert len(asked) <= 2, "whoever revoked it, and the one page"
        receipt = await house.owner.say(interview, "Still among friends.")
        for frames in [*ours, *candidates]:
            assert (await frames.event())["seq"] == receipt["seq"]


def counted(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Return a list that grows by each secret somebody is to be recognised by."""
    asked: list[str] = []
    recognise: Callable[[Access, str], Awaitable[Caller]] = Access.recognise

    async def counting(self: Access, secret: str) -> Caller:
        asked.append(secret)
        return await recognise(self, secret)

    monkeypatch.setattr(Access, "recognise", counting)
    return asked
