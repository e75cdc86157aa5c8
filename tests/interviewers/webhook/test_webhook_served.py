"""A real server led by a real service, both in processes of their own, over real HTTP."""

import os
import re
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from tests.harness import ServerProcess, free_port, is_port_free, request
from tests.interviewers.guides import SMALL
from tests.interviewers.webhook.service import SECRET, Answer, Service

PAGE = Path(__file__).parents[3] / "docs" / "how-to" / "write-a-webhook-interviewer.md"
STARTS_WITHIN_S = 20.0

# A service that is down is given this long before the script carries on.
HASTY = SMALL + "rules: { fallback_after_s: 1 }\n"


def written_service() -> str:
    """Return the service of the documentation as somebody would copy it."""
    [code] = re.findall(
        r"<!-- runs: service -->\n```python\n(.*?)```", PAGE.read_text("utf-8"), re.DOTALL
    )
    return str(code)


@contextmanager
def running_service(folder: Path, port: int, *, secret: str = SECRET) -> Iterator[None]:
    file = folder / "service.py"
    file.write_text(written_service(), "utf-8")
    environment = os.environ | {"PORT": str(port), "VIVAVOCE_WEBHOOK_SECRET": secret}
    with (folder / "service.log").open("ab") as log:
        process = subprocess.Popen([sys.executable, str(file)], env=environment, stderr=log)
    try:
        deadline = time.monotonic() + STARTS_WITHIN_S
        while is_port_free(port):
            assert process.poll() is None, (folder / "service.log").read_text()
            assert time.monotonic() < deadline, "the service does not start"
            time.sleep(0.01)
        yield
    finally:
        process.kill()
        process.wait()


@pytest.fixture
def port() -> int:
    return free_port()


@pytest.fixture
def server(tmp_path: Path, port: int) -> Iterator[ServerProcess]:
    environment = {
        "VIVAVOCE_WEBHOOK_URL": f"http://127.0.0.1:{port}/next",
        "VIVAVOCE_WEBHOOK_SECRET": SECRET,
    }
    options = ("--log-level", "debug")  # what is secret stays so then, too
    with ServerProcess(tmp_path, environment=environment, options=options) as one:
        yield one


def voices(found: dict[str, object]) -> list[tuple[str, str]]:
    transcript = found["transcript"]
    assert isinstance(transcript, list)
    return [(message["author"] or message["speaker"], message["text"]) for message in transcript]


ANSWERS = (
    "Somebody who keeps our data tidy.",
    "Patience with old spreadsheets.",
    "For about twelve people.",
    "Nothing, thank you.",
)


def test_the_service_of_the_documentation_leads_a_whole_interview(
    server: ServerProcess, tmp_path: Path, port: int
) -> None:
    with running_service(tmp_path, port):
        server.start()
        server.add_guide(SMALL)
        interview = server.open_interview("small", interviewer="webhook")["id"]
        for answer in ANSWERS:
            server.settled(interview)
            server.say(interview, answer)
        found = server.settled(interview)
    assert voices(found) == [
        ("scripted", "Hello and welcome.\n\nWhat is the role for?"),
        ("candidate", ANSWERS[0]),
        ("webhook", "Now to the people.\n\nWhich skills are needed?"),
        ("candidate", ANSWERS[1]),
        ("webhook", "How many people is this for?"),
        ("candidate", ANSWERS[2]),
        ("webhook", "What did I forget to ask?"),
        ("candidate", ANSWERS[3]),
        ("scripted", "Thank you and goodbye."),
    ]
    assert found["status"] == "completed"
    assert found["profile"]["role"]["value"] == ANSWERS[0]
    assert found["profile"]["skills"]["value"] == [ANSWERS[1]]
    assert not server.logged("interviewer:unusable")
    assert not [line for line in server.log_lines() if "HTTP" in line or ANSWERS[0] in line]


def test_a_turn_that_a_kill_cut_off_is_asked_for_again_by_its_id_and_answered_once(
    tmp_path: Path,
) -> None:
    """I6: the service may be asked twice and can tell; the transcript shows one reply."""
    thinking = threading.Event()
    with Service() as service:
        service.will(Answer({"question": "skills"}, waits=thinking))
        environment = {"VIVAVOCE_WEBHOOK_URL": service.url, "VIVAVOCE_WEBHOOK_SECRET": SECRET}
        with ServerProcess(tmp_path, environment=environment) as server:
            server.start()
            server.add_guide(SMALL)
            interview = server.open_interview("small", interviewer="webhook")["id"]
            server.settled(interview)
            server.say(interview, ANSWERS[0])
            deadline = time.monotonic() + STARTS_WITHIN_S
            while not service.requests:
                assert time.monotonic() < deadline, "the service was not asked"
                time.sleep(0.01)
            server.kill()
            thinking.set()
            service.will(Answer({"question": "skills"}))
            server.start()
            found = server.settled(interview)
    assert [author for author, _ in voices(found)] == ["scripted", "candidate", "webhook"]
    assert len(service.requests) == 2
    assert len({request.id for request in service.requests}) == 1


def test_a_service_that_is_down_is_said_so_and_the_script_carries_on_from_there(
    server: ServerProcess, tmp_path: Path
) -> None:
    """I6: the answer is kept, the reply comes once, and the secret is nowhere (I12)."""
    server.start()
    server.add_guide(HASTY)
    interview = server.open_interview("small", interviewer="webhook")["id"]
    server.settled(interview)
    server.say(interview, ANSWERS[0])
    found = server.settled(interview, within_s=30.0)
    assert found["interviewer"] == "scripted"
    assert [author for author, _ in voices(found)] == ["scripted", "candidate", "scripted"]
    assert voices(found)[-1][1].endswith("Now to the people.\n\nWhich skills are needed?")
    deadline = time.monotonic() + STARTS_WITHIN_S
    while not server.logged("interviewer:unusable"):
        assert time.monotonic() < deadline, "nothing was said of a service that is down"
        time.sleep(0.05)
    [line] = server.logged("interviewer:unusable")
    assert line["interviewer"] == "webhook"
    assert "VIVAVOCE_WEBHOOK_URL" in line["msg"]
    shown = request(server.port, "GET", "/api/v1/interviewers").json["items"]
    [webhook] = [item for item in shown if item["name"] == "webhook"]
    assert webhook["set_up"]
    assert webhook["problem"]
    exported = server.get(f"/api/v1/interviews/{interview}/export?format=json").body
    server.terminate()
    kept = [path.read_bytes() for path in tmp_path.rglob("*") if path.is_file()]
    secret = SECRET.removeprefix("whsec_").encode()
    assert not any(secret in content for content in [exported, *kept])


def test_a_service_with_another_secret_refuses_us_and_the_console_says_where_to_look(
    server: ServerProcess, tmp_path: Path, port: int
) -> None:
    with running_service(tmp_path, port, secret="whsec_" + "QUJDRA" * 8):
        server.start()
        server.add_guide(f"{SMALL}\nrules: {{ fallback_after_s: 0 }}")
        interview = server.open_interview("small", interviewer="webhook")["id"]
        server.settled(interview)
        server.say(interview, ANSWERS[0])
        found = server.settled(interview)
        shown = request(server.port, "GET", "/api/v1/interviewers").json["items"]
    assert found["interviewer"] == "scripted"
    [problem] = [item["problem"] for item in shown if item["name"] == "webhook"]
    assert "401" in problem
    assert "VIVAVOCE_WEBHOOK_SECRET" in problem
