"""Requests as bytes on a real socket: what no client library would send."""

import asyncio
import json

import pytest

from tests.api.house import INTERVIEWS, OWNER_KEY, House
from tests.api.live import LiveServer

pytestmark = pytest.mark.asyncio(loop_scope="session")

KEY = f"authorization: Bearer {OWNER_KEY}\r\n".encode()


def head(method: str, path: str, *fields: bytes, host: bytes = b"host: x\r\n") -> bytes:
    """Return the head of a request that closes its connection."""
    line = f"{method} {path} HTTP/1.1\r\n".encode()
    ending = [field + b"\r\n" for field in fields]
    return line + host + KEY + b"connection: close\r\n" + b"".join(ending) + b"\r\n"


def read(answer: bytes) -> tuple[int, dict[str, str], bytes]:
    """Return status, headers and body of an answer."""
    top, _, body = answer.partition(b"\r\n\r\n")
    status, *fields = top.decode("latin-1").split("\r\n")
    headers = {}
    for field in fields:
        name, _, value = field.partition(":")
        headers[name.lower()] = value.strip()
    return int(status.split()[1]), headers, body


async def test_a_length_that_is_too_much_is_refused_before_the_body_comes(
    house: House, server: LiveServer
) -> None:
    path = f"{await house.owner.new()}/messages"
    answer = await server.raw(head("POST", path, b"content-length: 1000000000000"), b'{"text":')
    status, headers, body = read(answer)
    assert (status, headers["content-type"]) == (413, "application/problem+json")
    assert json.loads(body)["code"] == "too-large"


async def test_pieces_that_are_too_much_are_refused_on_the_way(
    house: House, server: LiveServer
) -> None:
    path = f"{await house.owner.new()}/messages"
    piece = b"10000\r\n" + b" " * 65_536 + b"\r\n"
    answer = await server.raw(
        head("POST", path, b"transfer-encoding: chunked"), *[piece] * 17, b"0\r\n\r\n"
    )
    assert read(answer)[0] == 413


async def test_a_body_in_pieces_is_put_together(house: House, server: LiveServer) -> None:
    path = f"{await house.owner.new()}/messages"
    pieces = [b"%x\r\n%b\r\n" % (len(part), part) for part in (b'{"te', b'xt": "in', b' two"}')]
    answer = await server.raw(
        head("POST", path, b"transfer-encoding: chunked"), *pieces, b"0\r\n\r\n"
    )
    assert read(answer)[0] == 201


@pytest.mark.parametrize("action", ["cancel", "pause", "messages"])
async def test_half_a_body_does_not_pass_for_a_whole_one(
    house: House, server: LiveServer, action: str
) -> None:
    """Where a body may be left out, a broken line must not look like it was."""
    interview = await house.owner.new()
    before = await house.owner.now(interview)
    for fields, part in [
        (b"content-length: 40", b""),
        (b"content-length: 40", b'{"reason": "x", "text": "x"}'),
        (b"transfer-encoding: chunked", b""),
        (b"transfer-encoding: chunked", b"2\r\n{}\r\n"),
    ]:
        _, writer = await asyncio.open_connection("127.0.0.1", server.port)
        writer.write(head("POST", f"{interview}/{action}", fields) + part)
        await writer.drain()
        await asyncio.sleep(0.02)
        writer.close()
        await writer.wait_closed()
    await asyncio.sleep(0.05)
    assert await house.owner.now(interview) == before


@pytest.mark.parametrize(
    ("request_", "statuses"),
    [
        (b"GET / HTTP/9.9\r\n\r\n", {400, 505}),
        (b"\x16\x03\x01\x02\x00\x01\x00", {400}),
        (b"GET\r\n\r\n", {400}),
        (b"get /healthz HTTP/1.1\r\nhost: x\r\n\r\n", {400}),
        (b"GET /healthz HTTP/1.1\r\nhost: x\r\nbad header\r\n\r\n", {400}),
        (b"GET /healthz HTTP/1.1\r\nhost: x\r\nx: a\x00b\r\n\r\n", {400}),
        (head("POST", INTERVIEWS, b"content-length: x"), {400}),
        (head("POST", INTERVIEWS, b"content-length: -1"), {400}),
        (head("POST", INTERVIEWS, b"content-length: 2", b"content-length: 3") + b"{}{", {400}),
        (head("POST", INTERVIEWS, b"content-length: 2", b"transfer-encoding: chunked")
         + b"0\r\n\r\n", {400}),
        (head("POST", INTERVIEWS, b"transfer-encoding: chunked") + b"zz\r\n", {400}),
        (head("POST", INTERVIEWS, b"transfer-encoding: gzip, chunked") + b"0\r\n\r\n", {422, 400}),
        (head("GET", INTERVIEWS, host=b""), {200}),
        (head("GET", f"http://elsewhere.example{INTERVIEWS}"), {200, 404}),
        (head("GET", "*"), {400, 404}),
        (head("GET", "//api/v1/interviews"), {400, 404}),
        (head("GET", f"{INTERVIEWS}#fragment"), {200, 400, 404}),
        (head("GET", f"{INTERVIEWS}/../../../etc/passwd"), {404}),
        (head("GET", f"{INTERVIEWS}/%2e%2e%2fkeys"), {404}),
        (head("GET", f"{INTERVIEWS}/%00%0d%0aset-cookie:%20x=y"), {404}),
        (head("GET", f"{INTERVIEWS}/%zz"), {404}),
        (head("GET", f"{INTERVIEWS}?limit=1&&&=&%=%&a%00b=c"), {200}),
        (head("GET", f"{INTERVIEWS}?{'a=b&' * 10_000}"), {422}),
        (head("GET", INTERVIEWS, b"accept: " + b"x/y," * 10_000), {200}),
        (head("GET", INTERVIEWS, *(b"x-%d: y" % n for n in range(500))), {200}),
        (head("GET", INTERVIEWS, b"cookie: \xff\x80=\xfe"), {200}),
        (head("GET", INTERVIEWS, b"if-match: \xff"), {200}),
        (head("TRACE", INTERVIEWS), {400, 405}),
        (head("PROPFIND", INTERVIEWS), {405}),
        (head("QUERY", INTERVIEWS), {400, 405}),
    ],
    ids=lambda value: value[:60] if isinstance(value, bytes) else "",
)  # fmt: skip
async def test_odd_requests_get_a_plain_answer(
    server: LiveServer, request_: bytes, statuses: set[int]
) -> None:
    async with asyncio.timeout(5):
        reader, writer = await asyncio.open_connection("127.0.0.1", server.port)
        writer.write(request_)
        answer = await reader.readuntil(b"\r\n\r\n")
        writer.close()
        await writer.wait_closed()
    status, headers, _ = read(answer)
    assert status in statuses, answer
    assert "set-cookie" not in headers


async def test_a_raw_byte_in_the_path_harms_nobody_else(server: LiveServer) -> None:
    reader, writer = await asyncio.open_connection("127.0.0.1", server.port)
    writer.write(b"GET /api/v1/\xff\xfe HTTP/1.1\r\nhost: x\r\nconnection: close\r\n\r\n")
    async with asyncio.timeout(5):
        answer = await reader.read()
    writer.close()
    assert not answer or read(answer)[0] in {400, 404}
    assert read(await server.raw(head("GET", "/healthz")))[0] == 200


@pytest.mark.parametrize("accept", [b"application/json", b"text/event-stream"])
async def test_head_is_get_without_a_body_and_leaves_the_connection_usable(
    house: House, server: LiveServer, accept: bytes
) -> None:
    interview = await house.owner.new()
    first = head("HEAD", f"{interview}/events", b"accept: " + accept).replace(
        b"connection: close\r\n", b""
    )
    answer = await server.raw(first + head("GET", "/healthz"))
    assert answer.count(b"HTTP/1.1 200") == 2
    assert answer.endswith(b"alive\n")


async def test_requests_may_be_sent_in_a_row(house: House, server: LiveServer) -> None:
    path = f"{await house.owner.new()}/messages"
    body = b'{"text": "One of three."}'
    one = head("POST", path, b"content-length: %d" % len(body)).replace(
        b"connection: close\r\n", b""
    )
    last = head("POST", path, b"content-length: %d" % len(body))
    answer = await server.raw((one + body) * 2 + last + body)
    assert answer.count(b"HTTP/1.1 201") == 3


async def test_whoever_expects_100_continue_gets_it_or_the_refusal(
    house: House, server: LiveServer
) -> None:
    path = f"{await house.owner.new()}/messages"
    body = b'{"text": "May I?"}'
    expect = b"expect: 100-continue"
    answer = await server.raw(head("POST", path, b"content-length: 18", expect), body)
    assert answer.startswith(b"HTTP/1.1 100")
    assert b"HTTP/1.1 201" in answer
    answer = await server.raw(head("POST", path, b"content-length: 9999999", expect))
    assert read(answer)[0] == 413


async def test_other_spellings_of_a_header_do_not_let_two_bodies_in_one(
    house: House, server: LiveServer
) -> None:
    """Request smuggling: a second request hidden in the body is not answered."""
    interview = await house.owner.new()
    hidden = head("POST", f"{interview}/cancel", b"content-length: 0")
    for fields in (
        (b"content-length: %d" % len(hidden), b"transfer-encoding : chunked"),
        (b"content-length: 0", b"transfer-encoding: identity, chunked"),
        (b"content-length: +0",),
        (b"content-length: 0 0",),
        (b"transfer-encoding: xchunked",),
        (b"transfer-encoding:\x0bchunked",),
    ):
        keep = head("GET", interview, *fields).replace(b"connection: close\r\n", b"")
        await server.raw(keep + hidden)
        assert (await house.owner.now(interview))["status"] == "active", fields
