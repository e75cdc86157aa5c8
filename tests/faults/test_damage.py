"""Damaged bytes concern one interview: it is reported, all others go on (I7)."""

import json
import re
from pathlib import Path

import pytest

from tests.harness import ServerProcess

pytestmark = pytest.mark.faults

MARKER = "Marmalade-and-marzipan"


@pytest.fixture
def opened(server: ServerProcess) -> list[str]:
    """Three interviews in which something was said, the marked one in the middle; stopped."""
    server.start()
    interviews = [server.open_interview()["id"] for _ in range(3)]
    for interview, words in zip(interviews, ("Apples", MARKER, "Cherries"), strict=True):
        server.say(interview, f"{words} are what this agent should know about.")
        server.settled(interview)
        # Said while it rests, so that the last words in the interview's row are these.
        server.post(f"/api/v1/interviews/{interview}/pause")
        server.say(interview, f"{words} again.")
    assert server.terminate() == 0
    return interviews


def overwrite(data: Path, pattern: bytes, damage: bytes) -> int:
    """Write `damage` over the beginning of every match of `pattern`; return how many there were."""
    journal = data / "journal.db"
    content = bytearray(journal.read_bytes())
    found = [match.start() for match in re.finditer(pattern, bytes(content))]
    for at in found:
        content[at : at + len(damage)] = damage
    journal.write_bytes(content)
    return len(found)


DAMAGES = {
    "other letters": (MARKER.encode(), b"Strawberry"),
    "no text at all": (MARKER.encode(), b"\xff\xfe\x00\x80"),
}


@pytest.mark.parametrize(("pattern", "damage"), DAMAGES.values(), ids=DAMAGES)
def test_a_damaged_interview_is_reported_and_the_others_go_on(
    server: ServerProcess, opened: list[str], pattern: bytes, damage: bytes
) -> None:
    assert overwrite(server.data, pattern, damage) >= 2
    check_quarantine(server, opened)


def test_a_damaged_search_index_is_made_anew(server: ServerProcess, opened: list[str]) -> None:
    (server.data / "search.db").write_bytes(b"no database at all" * 1000)
    server.start()
    found = server.get(f"/api/v1/interviews?q={MARKER}").json["items"]
    assert [item["id"] for item in found] == [opened[1]]


def check_quarantine(server: ServerProcess, opened: list[str]) -> None:
    server.start()
    assert server.logged("bootstrap:load")[-1]["interviewsCount"] == 3
    for way in ("", "/events"):
        answer = server.get(f"/api/v1/interviews/{opened[1]}{way}")
        assert answer.status == 500, answer
        assert answer.headers["content-type"] == "application/problem+json"
        assert answer.json["code"] == "damaged-record"
        assert opened[1] in answer.json["detail"]
    check_export(server, opened[1])
    said = server.post(f"/api/v1/interviews/{opened[1]}/messages", {"text": "Hello?"})
    assert (said.status, said.json["code"]) == (500, "damaged-record")
    items = {item["id"]: item for item in server.get("/api/v1/interviews").json["items"]}
    assert items.keys() == set(opened)
    assert items[opened[1]]["damaged"]
    assert not items[opened[0]].get("damaged")
    assert server.get("/api/v1/health").json["damaged"] == 1
    [reported] = server.logged("interview:damaged")
    assert reported["level"] == "error"
    assert reported["interviewId"] == opened[1]
    for interview in (opened[0], opened[2]):
        server.post(f"/api/v1/interviews/{interview}/resume")
        assert server.run_to_the_end(interview)["status"] == "completed"
    # What was said by others is found, whatever the search index met in between.
    found = server.get("/api/v1/interviews?q=Cherries").json["items"]
    assert [item["id"] for item in found] == [opened[2]]
    everything = server.get("/api/v1/export?format=jsonl")
    assert everything.status == 200
    lines = [json.loads(line) for line in everything.body.splitlines()]
    assert {line["interview"] for line in lines} == set(opened)
    assert [line["interview"] for line in lines if "damaged" in line] == [opened[1]]
    # It stays set aside over a restart, and is not reported again.
    server.kill()
    server.start()
    assert server.get(f"/api/v1/interviews/{opened[1]}").json["code"] == "damaged-record"
    assert len(server.logged("interview:damaged")) == 1
    assert "Traceback" not in server.errors()
    assert not server.logged("api:failed")


def check_export(server: ServerProcess, interview: str) -> None:
    """As far as it can be read it can be exported, with a note of what is wrong and where."""
    path = f"/api/v1/interviews/{interview}/export?format="
    for form in ("md", "html", "csv"):
        answer = server.get(path + form)
        assert answer.status == 200, answer
        text = answer.body.decode()
        assert "This interview is damaged: Event 4 of" in text
        assert "What would you like" in text, "what the interviewer said before is there"
        assert "should know about" not in text, "what cannot be proved is put in nobody's mouth"
    whole = server.get(path + "json").json
    assert whole["damaged"].startswith(f"Event 4 of {interview}")
    assert [message["speaker"] for message in whole["transcript"]] == ["interviewer"]
    *events, note = [json.loads(line) for line in server.get(path + "jsonl").body.splitlines()]
    assert note == {"interview": interview, "damaged": whole["damaged"]}
    seqs = [event["seq"] for event in events]
    assert seqs == sorted(seqs)
    assert seqs[-1] > 4, "what is legible behind the damage is there as well"
    blank = [event["seq"] for event in events if event["data"] is None]
    assert 4 in blank
