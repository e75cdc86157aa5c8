"""The door on asyncio's own event loop, which floods the log where uvloop says nothing."""

import asyncio
import logging
import resource
import socket
from collections.abc import Iterator
from contextlib import contextmanager

import pytest

from vivavoce.cli.door import Door
from vivavoce.service.crowd import Crowd

CALLERS = 12


@contextmanager
def descriptors_left(number: int) -> Iterator[None]:
    """Let this process open so many files more."""
    soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    with socket.socket() as lowest:
        resource.setrlimit(resource.RLIMIT_NOFILE, (lowest.fileno() + number, hard))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_NOFILE, (soft, hard))


async def test_connections_that_cannot_be_accepted_are_one_line_in_the_log(
    caplog: pytest.LogCaptureFixture,
) -> None:
    """(I12)"""
    caplog.set_level(logging.INFO)
    crowd = Crowd()
    loop = asyncio.get_running_loop()
    listener = socket.create_server(("127.0.0.1", 0), backlog=CALLERS)
    loop.set_exception_handler(Door(crowd, listener).loop_failed)
    callers = [socket.socket() for _ in range(CALLERS)]
    try:
        with descriptors_left(2):
            async with await loop.create_server(asyncio.Protocol, sock=listener):
                for caller in callers:
                    caller.setblocking(False)
                    await loop.sock_connect(caller, listener.getsockname())
                await asyncio.sleep(0.1)
        assert crowd.turned_away > 0
        assert "open files" in (crowd.reason or "")
        names = [getattr(record, "event_name", record.message) for record in caplog.records]
        assert names == ["crowd:began"]
    finally:
        for caller in callers:
            caller.close()
        await asyncio.sleep(0.1)  # the server's ends are closed as well


async def test_what_else_goes_wrong_in_the_loop_is_told_as_ever(
    caplog: pytest.LogCaptureFixture,
) -> None:
    loop = asyncio.get_running_loop()
    with socket.create_server(("127.0.0.1", 0)) as listener:
        door = Door(Crowd(), listener)
    door.loop_failed(loop, {"message": "It fell over", "exception": ValueError("why")})
    assert [record.message.splitlines()[0] for record in caplog.records] == ["It fell over"]
