"""Bodies that never become whole are cut off, and keep nobody else waiting (I12)."""

import asyncio
import json

import pytest

from tests.api.house import HOST, INTERVIEWS, House, token_of
from tests.api.live import LiveServer

pytestmark = pytest.mark.asyncio(loop_scope="session")

BODY_BYTES = 1024 * 1024
STALLED = 66  # more than all bodies together may hold


def unfinished(path: str, token: str) -> bytes:
    """Return a request of which the last byte never comes."""
    head = (
        f"POST {path} HTTP/1.1\r\nhost: {HOST}\r\nauthorization: Bearer {token}\r\n"
        f"content-length: {BODY_BYTES}\r\n\r\n"
    )
    return head.encode() + b"x" * (BODY_BYTES - 1)


async def test_the_rest_of_a_body_that_does_not_come_is_answered_with_408(
    house: House, server: LiveServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("vivavoce.edge.admission.PAUSE_MAX_S", 0.1)
    interview = await house.owner.open()
    path = f"{INTERVIEWS}/{interview['id']}/messages"
    answer = await server.raw(unfinished(path, token_of(interview["link"])))
    head, _, content = answer.partition(b"\r\n\r\n")
    assert head.startswith(b"HTTP/1.1 408 ")
    assert b"connection: close" in head.lower()
    assert json.loads(content)["code"] == "too-slow"
    page = await server.raw(unfinished("/login", "x").replace(b"authorization", b"x-nothing"))
    assert page.startswith(b"HTTP/1.1 408 ")


async def test_one_candidates_stalled_bodies_shut_out_nobody(
    house: House, server: LiveServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("vivavoce.edge.admission.SPARED_S", 0.0)
    interview = await house.owner.open()
    mine = f"{INTERVIEWS}/{interview['id']}"
    other = await house.owner.new()
    token = token_of(interview["link"])
    stalled = []
    for _ in range(STALLED):
        _, writer = await asyncio.open_connection("127.0.0.1", server.port)
        stalled.append(writer)
        writer.write(unfinished(f"{mine}/messages", token))
        await writer.drain()
    try:
        for _ in range(5):
            await house.owner.say(other, "Heard over " + "y" * 200)
            await asyncio.sleep(0.02)
        assert (await house.owner.get("/readyz")).status_code == 200
        candidate = house.caller(token)
        await candidate.say(mine, "And the candidate, too.")
    finally:
        for writer in stalled:
            writer.close()
