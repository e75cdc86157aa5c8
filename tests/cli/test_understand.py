"""`vivavoce understand`, run as a person or a script runs it."""

import json
import subprocess
import sys
from pathlib import Path

import pytest


def run(*arguments: str, typed: str = "") -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "vivavoce.cli.main", "understand", *arguments],
        input=typed,
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )


def test_an_answer_is_shown_with_its_status_and_value() -> None:
    done = run("--type", "number", "--unit", "years", "five, maybe six")
    assert done.returncode == 0, done.stderr
    assert done.stdout.splitlines() == ["obtained", '{"min":5,"max":6}']
    assert run("no idea").stdout == "unknown\n"
    assert run("fine").stdout.splitlines() == ["obtained, thin", '"fine"']


def test_options_are_given_by_id_and_labels() -> None:
    options = ("--option", "home=Remote,From home", "--option", "site=Office")
    done = run("--type", "choice", *options, "wfh", "--json")
    assert json.loads(done.stdout) == {"status": "obtained", "value": "home"}


def test_lines_of_a_file_are_answered_in_order(tmp_path: Path) -> None:
    lines = [
        {"n": "a", "type": "e-mail", "question": "?", "answer": "ada@Example.com", "extra": [1]},
        {"n": 2, "type": "boolean", "question": "Happy?", "answer": "more or less"},
        {"n": "c", "type": "date", "question": "?", "today": "2026-05-05", "answer": "yesterday"},
        {
            "n": "d",
            "type": "choice",
            "question": "?",
            "options": [{"id": "x", "labels": ["Tea"]}, {"id": "y", "labels": ["Coffee"]}],
            "answer": "pass",
        },
    ]
    file = tmp_path / "answers.jsonl"
    file.write_text("\n".join(map(json.dumps, lines)) + "\n\n")
    done = run("--jsonl", str(file))
    assert done.returncode == 0, done.stderr
    assert [json.loads(line) for line in done.stdout.splitlines()] == [
        {"n": "a", "status": "obtained", "value": "ada@example.com"},
        {"n": 2, "status": "obtained", "value": True, "thin": True},
        {"n": "c", "status": "obtained", "value": "2026-05-04"},
        {"n": "d", "status": "refused", "value": None},
    ]


@pytest.mark.parametrize("bad", ["nope", "[]", '{"n": 3}', '{"n": 3, "type": "x", "answer": "y"}'])
def test_the_first_bad_line_ends_it_after_the_good_ones(bad: str) -> None:
    good = json.dumps({"n": 1, "type": "text", "answer": "Quiet mornings and no phone"})
    done = run("--jsonl", "-", typed=f"{good}\n{bad}\n{good}\n")
    assert done.returncode == 1
    assert len(done.stdout.splitlines()) == 1
    assert "standard input, line 2" in done.stderr
    assert done.stderr.count("\n") == 1


def test_what_is_called_wrongly_says_so_in_a_sentence(tmp_path: Path) -> None:
    assert run().returncode == 2
    missing = run("--jsonl", str(tmp_path / "none"))
    assert missing.returncode == 1
    assert "cannot be read" in missing.stderr
    assert "no day of the calendar" in run("--today", "soon", "yes").stderr
