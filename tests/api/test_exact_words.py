"""What people write comes back exactly: from the interview, its events, live pages and exports."""

import csv
import html
import io
import json
import re

import httpx2
import pytest

from tests.api.house import House
from tests.api.live import LiveServer
from vivavoce.exchange.formats import ONE

pytestmark = pytest.mark.asyncio(loop_scope="session")

WORDS = {
    "control characters": "".join(map(chr, range(1, 32))) + "\x7f\x80\x85\x9f",
    "line ends": "one\r\ntwo\rthree\nfour\u2028five\u2029six\x0bseven\x0ceight\x85nine\n\n",
    "a lone carriage return": "\r.",
    "white space around words": " \t\u00a0 within \u3000\n ",
    "emoji": "👩🏽‍🚀 👨‍👩‍👧‍👦 🏳️‍🌈 ☎️ ☎︎ 🇪🇪 1️⃣",
    "scripts": "Ḽơᶉëᶆ ℹpsüm — ٱلسَّلَامُ عَلَيْكُمْ שָׁלוֹם 你好 नमस्ते ខ្មែរ",
    "the same in two forms": "é e\u0301 \ufb01 fi Å Å",
    "direction": "\u202eevil\u202c \u2066isolated\u2069 \u200f\u200e",
    "unseen": "\ufeffa\u200bb\u200cc\u200dd\u2060e\u00ade\ufe0f",
    "non-characters": "\ufffe\uffff\U0010ffff\ufffd\ue000\U000f0000",
    "html": "<script>alert('x')</script> <b>&amp;&lt;&#0;</b> <!-- ]]> \"'` <img src=x onerror=1>",
    "markdown": "# no heading\n- no list\n1. none\n> no quote\n**b** _i_ `c` [l](x) \n---\n===",
    "a formula": "=HYPERLINK(\"http://evil.example\",\"x\")",
    "csv": 'a,"b",;\t"\n"",\n',
    "an event stream": "\n\nid: 99\nevent: interview-completed\ndata: {}\n\n: comment\nretry: 1",
    "json": '{"text": "x", "\\u0041": "\\\\"}\\n\\ud800',
    "sql and shells": "'; DROP TABLE events; -- $(rm -rf /) `id` %s %00 {0} ${x} \\",
}  # fmt: skip


@pytest.mark.parametrize("text", list(WORDS.values()), ids=list(WORDS))
async def test_words_come_back_exactly(house: House, server: LiveServer, text: str) -> None:
    interview = await house.owner.new()
    receipt = await house.owner.say(interview, text)
    await house.settled(interview)
    [said] = [
        m for m in (await house.owner.now(interview))["transcript"] if m["id"] == receipt["id"]
    ]
    assert said["text"] == text
    [event, *_] = await house.owner.events(interview, after=receipt["seq"] - 1)
    assert event["data"]["text"] == text
    async with server.stream(interview, after=receipt["seq"] - 1) as frames:
        assert await frames.event() == event

    async def export(name: str) -> httpx2.Response:
        return await house.owner.get(f"{interview}/export?format={name}")

    exported = (await export("json")).json()
    assert text in {message["text"] for message in exported["transcript"]}
    lines = [json.loads(line) for line in (await export("jsonl")).content.split(b"\n")[:-1]]
    assert lines[receipt["seq"] - 1]["data"]["text"] == text
    rows = list(csv.reader(io.StringIO((await export("csv")).content.decode(), newline="")))
    assert rows[2][-1] in {text, f"'{text}"}
    assert html.escape(text) in (await export("html")).content.decode()
    quoted = "\n".join(
        "> " + re.sub(r"\\([!-/:-@\[-`{-~])", r"\1", line.removeprefix("> "))
        for line in (await export("md")).content.decode().split("\n")
    )
    for line in re.split(r"\r\n|\r|\n", text):
        assert f"> {line}" in quoted or not line


async def test_names_reasons_and_profiles_come_back_exactly(house: House) -> None:
    for text in WORDS.values():
        opened = await house.owner.open(
            candidate={"name": text, "email": text}, metadata={text: [text]}
        )
        assert opened["candidate"] == {"name": text, "email": text}
        assert opened["metadata"] == {text: [text]}
        interview = f"/api/v1/interviews/{opened['id']}"
        if not text.isspace():
            answer = await house.owner.patch(f"{interview}/profile", {text: {"value": text}})
            assert answer.json()["profile"][text]["value"] == text
        await house.owner.post(f"{interview}/pause", {"reason": text})
        assert (await house.owner.now(interview))["reason"] == text
        for name in ONE:
            assert (await house.owner.get(f"{interview}/export?format={name}")).status_code == 200


async def test_escapes_and_characters_say_the_same(house: House) -> None:
    """JSON has many spellings for one text; what is kept is the text."""
    interview = await house.owner.new()
    text = "\x01é🧿\u2028\x7f"
    for raw in (
        json.dumps({"text": text}).encode(),
        json.dumps({"text": text}, ensure_ascii=False).encode(),
        b'{"text": "\\u0001\\u00E9\\uD83E\\uDDFF\\u2028\\u007f"}',
    ):
        answer = await house.owner.post(f"{interview}/messages", raw=raw)
        assert answer.status_code == 201
    said = [m["text"] for m in (await house.owner.now(interview))["transcript"]]
    assert said.count(text) == 3
