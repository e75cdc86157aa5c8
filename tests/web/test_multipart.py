"""Forms with a file or much text in them: read exactly, or refused in one sentence."""

from typing import Any

import pytest
from starlette.requests import Request

from vivavoce.errors import Forbidden, Malformed, TooLarge
from vivavoce.web.console.multipart import PARTS_MAX, Sent, multipart

KIND = "multipart/form-data; boundary=between"


def part(name: str, content: bytes, file: str | None = None) -> bytes:
    named = f'; filename="{file}"' if file is not None else ""
    head = f'--between\r\nContent-Disposition: form-data; name="{name}"{named}\r\n\r\n'
    return head.encode() + content + b"\r\n"


async def read(body: bytes, kind: str = KIND, **headers: str) -> Sent:
    sent = {"content-type": kind, "host": "here"} | headers
    scope: dict[str, Any] = {
        "type": "http",
        "method": "POST",
        "path": "/",
        "headers": [(name.encode(), value.encode()) for name, value in sent.items()],
    }

    async def receive() -> dict[str, Any]:
        return {"type": "http.request", "body": body, "more_body": False}

    return await multipart(Request(scope, receive))


async def test_texts_and_files_come_as_they_were_sent() -> None:
    every = bytes(range(256)) + b"\r\n--betwee\r\n"
    body = part("text", "één\r\n  zwei\rdrei\u2028".encode()) + part("file", every, "a b.csv")
    sent = await read(body + part("none", b"", "") + b"--between--\r\n")
    assert sent.fields == {"text": "één\n  zwei\ndrei\u2028"}
    assert sent.files == {"file": every}
    assert sent.text("text") == "één\n  zwei\ndrei"
    assert sent.text("nothing") == ""


@pytest.mark.parametrize(
    ("body", "kind"),
    [
        (b"a=b", "application/x-www-form-urlencoded"),
        (b"", KIND),
        (b"a", "multipart/form-data"),
        (part("a", b"cut short"), KIND),
        (part("a", b"\xff") + b"--between--\r\n", KIND),
        (part("a", b"") * (PARTS_MAX + 1) + b"--between--\r\n", KIND),
    ],
)
async def test_what_is_no_such_form_is_refused(body: bytes, kind: str) -> None:
    with pytest.raises(Malformed):
        await read(body, kind)


async def test_another_sites_page_and_too_much_are_refused() -> None:
    with pytest.raises(Forbidden):
        await read(part("a", b"b") + b"--between--\r\n", origin="https://elsewhere")
    with pytest.raises(TooLarge, match="choose a smaller file"):
        await read(b"x" * (1024 * 1024 + 1))


async def test_parts_in_parts_are_bytes_of_the_part_they_are_in() -> None:
    """Nobody waits for somebody who nests a thousand of them."""
    deep = b"".join(
        b"Content-Type: multipart/mixed; boundary=b%d\r\n\r\n--b%d\r\n" % (level, level)
        for level in range(2_000)
    )
    inside = deep + b"a\r\n" * 200_000
    sent = await read(part("file", inside, "deep") + b"--between--\r\n")
    assert sent.files == {"file": inside}


@pytest.mark.parametrize("boundary", ["between", '"between"', "between; charset=utf-8"])
async def test_boundaries_come_bare_in_quotation_marks_and_before_more(boundary: str) -> None:
    body = b"  ignored\r\n" + part("a", b"b") + b"--between--\r\n"
    sent = await read(body, f"Multipart/Form-Data; boundary={boundary}")
    assert sent.fields == {"a": "b"}


async def test_a_file_is_one_by_its_file_name_whatever_its_content() -> None:
    head = "--between\r\ncontent-disposition: form-data; name=\"f\"; filename*=utf-8''a%20b\r\n"
    body = head.encode() + b"Content-Type: text/plain\r\n\r\n\xff\r\n\r\n" + b"--between--\r\n"
    sent = await read(body)
    assert (sent.fields, sent.files) == ({}, {"f": b"\xff\r\n"})
