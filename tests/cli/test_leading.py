"""Who leads, seen from the terminal: handing over, and what is said while nobody can be reached."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.api.house import GUIDE
from tests.harness import free_port
from vivavoce.cli.show import lead

NEW = "018f8f8e-7b7a-7000-8000-000000000001"


def vivavoce(
    *arguments: str, data: Path, typed: str = "", variables: dict[str, str] | None = None
) -> subprocess.CompletedProcess[str]:
    ours = {name: value for name, value in os.environ.items() if "VIVAVOCE" not in name}
    return subprocess.run(
        [sys.executable, "-m", "vivavoce.cli.main", *arguments, "--data", str(data)],
        input=typed,
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
        env={**ours, **(variables or {})},
    )


@pytest.fixture
def data(tmp_path: Path) -> Path:
    return tmp_path / "data"


def test_an_interview_changes_hands_and_show_says_who_leads(data: Path) -> None:
    assert vivavoce("new", "--id", NEW, data=data).returncode == 0
    assert "\nled by scripted\n" in vivavoce("show", NEW, data=data).stdout
    done = vivavoce("handover", NEW, "human", data=data)
    assert (done.stdout, done.returncode) == ("human leads.\n", 0)
    assert "\nled by human\n" in vivavoce("show", NEW, data=data).stdout
    for name in ("nobody", "llm"):  # the latter was never set up
        done = vivavoce("handover", NEW, name, data=data)
        assert (done.returncode, done.stdout, done.stderr.count("\n")) == (1, "", 1)
        assert "Traceback" not in done.stderr


def test_where_a_person_leads_nobody_waits_for_a_machine(data: Path) -> None:
    done = vivavoce("chat", "--interviewer", "human", data=data, typed="Hello?\nStill here.\n")
    assert done.returncode == 0
    assert "Stored. Go on with:" in done.stdout


def test_what_hinders_a_model_is_said_at_once_and_the_interview_opens_all_the_same(
    data: Path,
) -> None:
    for model, words in [
        ("openai:small-1", "OPENAI_API_KEY"),
        ("small-1", "provider:model"),
    ]:
        done = vivavoce(
            *("new", "--interviewer", "llm"),
            data=data,
            variables={"VIVAVOCE_MODEL": model, "OPENAI_API_KEY": ""},
        )
        assert done.returncode == 0, done.stderr
        assert "/i/vvc_" in done.stdout
        [line] = [line for line in done.stderr.splitlines() if line.startswith("llm cannot be")]
        assert words in line


def test_an_unreachable_model_is_told_and_the_script_leads_on(data: Path) -> None:
    """I6, I12: the answer is kept, and the terminal says what is true."""
    (data / "guides").mkdir(parents=True)
    rules = "rules: { fallback_after_s: 1 }\n"
    (data / "guides" / "two.yaml").write_text(GUIDE + rules, "utf-8")
    key = "sk-a-key-nobody-may-see"
    nowhere = {
        "VIVAVOCE_MODEL": "openai:small-1",
        "OPENAI_API_KEY": key,
        "OPENAI_BASE_URL": f"http://127.0.0.1:{free_port()}/v1",
    }
    done = vivavoce(
        *("chat", "--guide", "two-questions", "--interviewer", "llm"),
        data=data,
        typed="My name is Ada.\nNo, that was all.\n",
        variables=nowhere,
    )
    assert done.returncode == 0, done.stderr
    said = done.stdout
    assert said.count("[The interviewer cannot be reached at the moment.") == 1
    assert "[scripted leads from here on.]" in said
    assert said.index("cannot be reached") < said.index("scripted leads") < said.index("Goodbye.")
    assert "completed: thank you" in said
    assert key not in done.stdout + done.stderr
    [item] = vivavoce("list", "--json", data=data).stdout.splitlines()
    shown = json.loads(vivavoce("show", json.loads(item)["id"], "--json", data=data).stdout)
    assert [message["speaker"] for message in shown["transcript"]] == [
        "interviewer", "candidate", "interviewer", "candidate", "interviewer"]  # fmt: skip


def test_show_tells_what_models_used_and_what_is_waited_for() -> None:
    shown = {
        "interviewer": "llm",
        "usage": {"requests": 2, "input_tokens": 1_400, "output_tokens": 60, "cost_usd": 0.00123},
        "status": "pending_review",
        "delayed_since": "2026-11-26T18:00:00.123456Z",
        "delay_reason": "interviewer-unavailable",
        "reason": "a second look",
        "review": {"reviewer": "llm", "requested_at": "2026-11-26T18:00:00.1Z", "given": False},
        "owner_asks": "And then?",
    }
    assert list(lead(shown)) == [
        "led by llm; 1,460 tokens in 2 requests, about $0.0012",
        "its reply is late since 2026-11-26 18:00:00: interviewer-unavailable",
        "reason: a second look",
        "in review, llm reads it first",
        "to be asked next: And then?",
    ]
