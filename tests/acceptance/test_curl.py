"""`curl` alone can hold an interview."""

import json
import shutil
import subprocess
from typing import Any

import pytest

from tests.harness import OWNER_KEY, ServerProcess

pytestmark = pytest.mark.skipif(shutil.which("curl") is None, reason="there is no curl here")


def curl(*arguments: str) -> str:
    done = subprocess.run(
        ["curl", "--silent", "--show-error", "--fail-with-body", *arguments],
        capture_output=True,
        text=True,
        timeout=30,
        check=False,
    )
    assert done.returncode == 0, done
    return done.stdout


def as_owner(*arguments: str) -> Any:
    return json.loads(curl("-H", f"Authorization: Bearer {OWNER_KEY}", *arguments))


def test_an_interview_with_nothing_but_curl(server: ServerProcess) -> None:
    server.start()
    api = f"http://127.0.0.1:{server.port}/api/v1"
    opened = as_owner(
        f"{api}/interviews", "--json", '{"guide": "agent-hiring", "candidate": {"name": "Ada"}}'
    )
    interview = f"{api}/interviews/{opened['id']}"

    # The candidate's token is the end of the link, and speaks for this interview alone.
    token = opened["link"].rpartition("/i/")[2]
    as_candidate = ("-H", f"Authorization: Bearer {token}")
    live = subprocess.Popen(
        ["curl", "-sN", *as_candidate, "-H", "Accept: text/event-stream", f"{interview}/events"],
        stdout=subprocess.PIPE,
        text=True,
    )
    try:
        receipt = json.loads(
            curl(*as_candidate, f"{interview}/messages", "--json", '{"text": "A support agent."}')
        )
        assert {"id", "seq", "version", "recorded_at", "hash"} <= receipt.keys()
        server.settled(opened["id"])
        found = as_owner(interview)
        assert [message["speaker"] for message in found["transcript"]] == [
            "interviewer",
            "candidate",
            "interviewer",
        ]
        assert live.stdout is not None
        frames: list[dict[str, Any]] = []
        while len(frames) < found["version"]:
            line = live.stdout.readline().rstrip("\n")
            if line.startswith("data: "):
                frames.append(json.loads(line.removeprefix("data: ")))
    finally:
        live.kill()
        live.wait()
        assert live.stdout is not None
        live.stdout.close()
    items = json.loads(curl(*as_candidate, f"{interview}/events"))["items"]
    assert frames == items
    assert items[receipt["seq"] - 1]["hash"] == receipt["hash"]

    server.run_to_the_end(opened["id"])
    markdown = curl("-H", f"Authorization: Bearer {OWNER_KEY}", f"{interview}/export?format=md")
    assert "A support agent." in markdown
    problem = subprocess.run(
        ["curl", "-s", *as_candidate, f"{interview}/messages", "--json", '{"text": "One more."}'],
        capture_output=True,
        check=True,
    )
    assert json.loads(problem.stdout)["code"] == "interview-closed"
