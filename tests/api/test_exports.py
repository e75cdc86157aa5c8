"""Interviews to take away: complete, harmless to whatever opens them, and verifiable."""

import csv
import io
import json
import re
import uuid
from datetime import datetime
from html.parser import HTMLParser
from typing import Any

import msgspec
import pytest
from markdown_it import MarkdownIt

from tests.api.conftest import Start
from tests.api.house import INTERVIEWS, House
from tests.exchange.files import rows_of
from vivavoce.api import exports
from vivavoce.authoring.reading import built_in_guides, parse_guide
from vivavoce.domain.coverage import coverage
from vivavoce.domain.evolving import fold
from vivavoce.domain.ids import InterviewId
from vivavoce.journal.chain import digest_of, genesis, hash_of
from vivavoce.journal.codec import decode

pytestmark = pytest.mark.asyncio(loop_scope="session")

FORMATS = {
    "json": "application/json",
    "jsonl": "application/jsonl",
    "md": "text/markdown; charset=utf-8",
    "html": "text/html; charset=utf-8",
    "csv": "text/csv; charset=utf-8",
    "parquet": "application/vnd.apache.parquet",
}


async def talked(house: House, *texts: str) -> str:
    """Return the path of an interview in which this was said, among replies."""
    interview = await house.owner.new(candidate={"name": "Ada"}, metadata={"n": [1, None]})
    for text in texts:
        await house.owner.say(interview, text)
        await house.settled(interview)
    return interview


def verify(lines: list[bytes]) -> dict[str, int]:
    """Check the chain of an export from its own bytes; return how many events each interview has.

    Raises:
        AssertionError: an event is missing, altered, or somebody else's.
    """
    heads: dict[str, bytes] = {}
    seqs: dict[str, int] = {}
    for line in lines:
        event = json.loads(line)
        interview = event["interview"]
        head = heads.get(interview) or genesis(interview)
        seqs[interview] = seqs.get(interview, 0) + 1
        assert event["seq"] == seqs[interview]
        assert event["prev"] == head.hex()
        # The stored bytes themselves, as they stand in the line.
        found = re.search(rb'"data":(.*),"salt":"[0-9a-f]{32}","digest":', line)
        assert found is not None
        digest = digest_of(bytes.fromhex(event["salt"]), event["actor"], found[1])
        assert digest.hex() == event["digest"]
        head = hash_of(head, event["seq"], event["event"], event["recorded_at_us"], digest)
        assert head.hex() == event["hash"]
        heads[interview] = head
    return seqs


@pytest.mark.parametrize("name", list(FORMATS))
async def test_an_export_is_a_file_of_its_own_type(house: House, name: str) -> None:
    interview = await house.owner.new()
    answer = await house.owner.get(f"{interview}/export?format={name}")
    assert answer.headers["content-type"] == FORMATS[name]
    id_ = interview.rpartition("/")[2]
    assert answer.headers["content-disposition"] == f'attachment; filename="interview-{id_}.{name}"'
    many = await house.owner.get(f"/api/v1/export?format={name}&status=pending_review")
    assert many.headers["content-type"] == FORMATS[name]
    assert many.headers["content-disposition"] == f'attachment; filename="interviews.{name}"'


async def test_without_a_format_one_is_json_and_many_are_json_lines(house: House) -> None:
    interview = await house.owner.new()
    assert (await house.owner.get(f"{interview}/export")).headers["content-type"] == FORMATS["json"]
    assert (await house.owner.get("/api/v1/export?guide=none")).headers["content-type"] == FORMATS[
        "jsonl"
    ]


async def test_json_lines_hold_the_whole_journal_and_verify_on_their_own(house: House) -> None:
    """I10."""
    interview = await talked(house, "One.", "Two: é\u2028\x01🧿", "Three.")
    await house.owner.patch(f"{interview}/profile", {"role": {"value": [1.5, {"x": None}]}})
    await house.owner.post(f"{interview}/cancel", {"reason": "enough"})
    answer = await house.owner.get(f"{interview}/export?format=jsonl")
    lines = answer.content.removesuffix(b"\n").split(b"\n")
    id_ = interview.rpartition("/")[2]
    events = await house.owner.events(interview)
    assert verify(lines) == {id_: len(events)}
    for line, event in zip(map(json.loads, lines), events, strict=True):
        assert {name: line[name] for name in event} == event
    for number, line in enumerate(lines):
        for old, new in ((b"One.", b"0ne."), (b"candidate", b"candidata"), (b'"seq":', b'"seq":1')):
            if old in line:
                with pytest.raises((AssertionError, ValueError)):
                    verify([*lines[:number], line.replace(old, new), *lines[number + 1 :]])
    with pytest.raises(AssertionError):
        verify([*lines[:2], *lines[3:]])


async def test_json_tells_what_the_interview_tells(house: House) -> None:
    interview = await talked(house, "A data engineer.", "Python and patience.")
    found = await house.owner.now(interview)
    exported = (await house.owner.get(f"{interview}/export?format=json")).json()
    for name in ("id", "status", "state", "version", "interviewer", "language", "candidate",
                 "metadata", "opened_at", "updated_at", "profile", "coverage", "disposition",
                 "summary", "reason"):  # fmt: skip
        assert exported[name] == found[name], name
    assert exported["guide"] == {
        "id": found["guide"],
        "version": found["guide_version"],
        "hash": found["guide_hash"],
    }
    for one, two in zip(exported["transcript"], found["transcript"], strict=True):
        assert {name: one[name] for name in two} == two


async def test_the_coverage_ledger_is_made_of_the_events_and_of_nothing_else(
    house: House,
) -> None:
    """Whoever holds the exported journal and the guide comes to the same ledger."""
    interview = await talked(
        house, "It answers our customers' letters about bills.", "I'd rather not say"
    )
    shown = await house.owner.now(interview)
    lines = (await house.owner.get(f"{interview}/export?format=jsonl")).text.splitlines()
    told = [json.loads(line) for line in lines]
    events = [
        (
            decode(line["event"], json.dumps(line["data"]).encode()),
            datetime.fromisoformat(line["recorded_at"]),
        )
        for line in told
    ]
    folded = fold(InterviewId(told[0]["interview"]), events)
    assert folded is not None
    guide = parse_guide(built_in_guides()["agent-hiring.yaml"], name="agent-hiring.yaml")
    ledger = coverage(guide, folded.profile, language=folded.language)
    assert json.loads(msgspec.json.encode(ledger)) == shown["coverage"]
    statuses = {item.id: item.status.value for item in ledger.items}
    assert (statuses["role"], statuses["success"]) == ("obtained", "refused")


@pytest.mark.parametrize("name", ["md", "html"])
async def test_a_transcript_to_read_shows_the_ledger_with_the_messages_it_rests_on(
    house: House, name: str
) -> None:
    interview = await talked(house, "It answers our customers' letters about bills.")
    [said] = [
        message
        for message in (await house.owner.now(interview))["transcript"]
        if message["speaker"] == "candidate"
    ]
    text = (await house.owner.get(f"{interview}/export?format={name}")).text.replace("\\", "")
    ledger = text[: text.index("Transcript", text.index("Profile"))]
    assert "1 of 6 required items settled." in ledger
    role = next(line for line in ledger.splitlines() if "Role" in line)
    assert f"#{said['seq']}" in role
    assert "pending" in ledger


async def test_csv_has_a_row_for_each_message_and_no_formula(house: House) -> None:
    dangerous = ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", "\n=1", "＝1", "＋1", "－1", "＠x"]
    interview = await house.owner.new(interviewer="human", candidate={"name": "Ada"})
    for text in [*dangerous, "1=1", "a\n=1"]:
        await house.owner.say(interview, text)
    raw = (await house.owner.get(f"{interview}/export?format=csv")).content.decode()
    rows = list(csv.DictReader(io.StringIO(raw, newline=""), strict=True))
    transcript = (await house.owner.now(interview))["transcript"]
    assert len(rows) == len(transcript)
    for row, message in zip(rows, transcript, strict=True):
        is_dangerous = message["text"] in dangerous
        assert row["text"] == ("'" if is_dangerous else "") + message["text"]
        assert row["interview"] == interview.rpartition("/")[2]
        assert row["candidate"] == "Ada"
        assert (row["id"], row["speaker"]) == (message["id"], message["speaker"])
        assert (int(row["seq"]), row["recorded_at"]) == (message["seq"], message["recorded_at"])
    named = await house.owner.new(candidate={"name": "=cmd|' /C calc'!A0"})
    raw = (await house.owner.get(f"{named}/export?format=csv")).content.decode()
    rows = list(csv.DictReader(io.StringIO(raw, newline="")))
    assert rows[0]["candidate"].startswith("'=cmd")


async def test_parquet_has_a_row_for_each_message_with_its_exact_words_and_time(
    house: House,
) -> None:
    interview = await house.owner.new(interviewer="human", candidate={"name": "=Ada"})
    for text in ["=1+1", "Zwei\nZeilen, \u202eund mehr.", "👩🏽\u200d🚀\x07"]:
        await house.owner.say(interview, text)
    transcript = (await house.owner.now(interview))["transcript"]
    one = rows_of((await house.owner.get(f"{interview}/export?format=parquet")).content)
    assert [row["text"] for row in one] == [message["text"] for message in transcript]
    for row, message in zip(one, transcript, strict=True):
        assert row["interview"] == interview.rpartition("/")[2]
        assert row["candidate"] == "=Ada"
        for name in ("id", "seq", "speaker"):
            assert row[name] == message[name]
        assert row["recorded_at"] == datetime.fromisoformat(message["recorded_at"])
    many = rows_of((await house.owner.get("/api/v1/export?format=parquet")).content)
    assert [row for row in many if row["interview"] == one[0]["interview"]] == one


class Page(HTMLParser):
    """What a browser makes of a page: its tags, and the text in quotes."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.tags: set[str] = set()
        self.quotes: list[str] = []
        self._open: list[str] = []

    def handle_starttag(self, tag: str, attributes: list[tuple[str, str | None]]) -> None:
        self.tags.add(tag)
        assert not any(name.startswith("on") for name, _ in attributes)
        if tag not in {"meta", "hr"}:
            self._open.append(tag)
        if tag == "blockquote":
            self.quotes.append("")

    def handle_endtag(self, tag: str) -> None:
        assert self._open.pop() == tag, f"</{tag}> closes something else"

    def handle_data(self, data: str) -> None:
        if self._open and self._open[-1] == "blockquote":
            self.quotes[-1] += data


async def test_html_shows_every_word_and_runs_none(house: House) -> None:
    texts = [
        "<script>alert(1)</script>",
        "</blockquote></article><b>bold</b>",
        "a & b &lt; c 'd\" e",
    ]
    interview = await talked(house, *texts)
    evil = '"><script>alert(2)</script>'
    await house.owner.patch(f"{interview}/profile", {evil: evil, "x": [evil]})
    named = await house.owner.new(candidate={"name": evil})
    for one in (interview, named):
        answer = await house.owner.get(f"{one}/export?format=html")
        page = Page()
        page.feed(answer.text)
        page.close()
        assert page.tags <= {"html", "head", "meta", "title", "style", "body", "article", "a", "h1",
                             "h2", "p", "small", "strong", "dl", "dt", "dd",
                             "blockquote"}  # fmt: skip
        transcript = (await house.owner.now(one))["transcript"]
        assert page.quotes == [message["text"] for message in transcript]


async def test_markdown_shows_every_word_and_takes_none_for_markup(house: House) -> None:
    texts = [
        "# Heading\n- item\n+ item\n1. one\n2) two\n> quote",
        "Title\n===\nOther\n---\n***\n| a | b |\n|---|---|",
        "**bold** _it_ `code` ~~gone~~ [link](http://evil.example) ![x](y) <b>html</b> &copy; &lt;",
        "a\r- b\r\n# c\rd",
        "http://evil.example <http://evil.example> \\*",
    ]
    interview = await talked(house, *texts)
    patch = {"na\n# me": "va\n# l\r- ue", "<b>": "*x*"}
    await house.owner.patch(f"{interview}/profile", patch)
    source = (await house.owner.get(f"{interview}/export?format=md")).content.decode()
    kinds: set[str] = set()
    words = ""
    depth = 0
    for token in MarkdownIt("commonmark").enable(["table", "strikethrough"]).parse(source):
        depth += (token.type == "blockquote_open") - (token.type == "blockquote_close")
        if depth and token.type != "blockquote_open":
            kinds |= {token.type, *(child.type for child in token.children or [])}
            words += "\n".join(child.content for child in token.children or []) + "\n"
    assert kinds <= {"paragraph_open", "paragraph_close", "inline", "text", "softbreak",
                     "text_special"}, kinds  # fmt: skip
    said = "".join(message["text"] for message in (await house.owner.now(interview))["transcript"])
    assert re.sub(r"\s", "", words) == re.sub(r"\s", "", said)
    headings = re.findall(r"^#+ .*", source, re.MULTILINE)
    assert len(headings) == 3, headings


async def exported(house: House, query: str) -> dict[str, int]:
    """Return the interviews of an export of many, with how many events each has."""
    answer = await house.owner.get(f"/api/v1/export?format=jsonl{query}")
    return verify(answer.content.removesuffix(b"\n").split(b"\n") if answer.content else [])


async def test_an_export_of_many_holds_them_all_by_status_and_guide(
    start: Start, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(exports, "PAGE", 10)
    async with start() as house:
        assert (await house.owner.get("/api/v1/export?format=json")).json() == []
        assert await exported(house, "") == {}
        ids = [uuid.UUID(int=number) for number in range(1, 31)]  # three pages of the server
        for number, id_ in enumerate(ids):
            interview = f"{INTERVIEWS}/{(await house.owner.open(id=str(id_)))['id']}"
            if number % 10 == 0:
                await house.owner.post(f"{interview}/cancel")
        assert (await exported(house, "")).keys() == {str(id_) for id_ in ids}
        cancelled = {str(id_) for id_ in ids[::10]}
        assert (await exported(house, "&status=cancelled")).keys() == cancelled
        assert await exported(house, "&status=paused") == {}
        assert len(await exported(house, "&guide=agent-hiring&status=active")) == 27
        assert await exported(house, "&guide=another") == {}
        array: list[dict[str, Any]] = (await house.owner.get("/api/v1/export?format=json")).json()
        assert {one["id"] for one in array} == {str(id_) for id_ in ids}
        raw = (await house.owner.get("/api/v1/export?format=csv")).text
        rows = list(csv.DictReader(io.StringIO(raw, newline="")))
        assert {row["interview"] for row in rows} == {str(id_) for id_ in ids}
        page = Page()
        page.feed((await house.owner.get("/api/v1/export?format=html")).text)
        assert len(page.quotes) == len(ids)
        table = rows_of((await house.owner.get("/api/v1/export?format=parquet")).content)
        assert {row["interview"] for row in table} == {str(id_) for id_ in ids}
        text = (await house.owner.get("/api/v1/export?format=md")).text
        assert text.count("## Transcript") == len(ids)
