"""`vivavoce simulate`, run as a person or a script runs it."""

import json
from pathlib import Path

from tests.cli.test_commands import vivavoce
from tests.simulation.guides import KINDS


def test_the_report_has_a_line_for_each_character_and_all() -> None:
    done = vivavoce("simulate", "-n", "8")
    assert done.returncode == 0, done.stderr
    names = [line.split()[0] for line in done.stdout.splitlines() if line]
    for name in ("terse", "talkative", "evasive", "confused", "typos", "multilingual", "all"):
        assert name in names
    assert "8 interviews and " in done.stdout
    assert done.stderr == "", "no progress bar where there is no terminal"


def test_json_is_for_programs(tmp_path: Path) -> None:
    guide = tmp_path / "kinds.yaml"
    guide.write_text(KINDS, "utf-8")
    done = vivavoce(
        *("simulate", "-n", "4", "--json", "--show", "1", "--guide", str(guide)),
        *("--character", "typos", "--character", "terse", "--seed", "7"),
    )
    report = json.loads(done.stdout)
    assert report["guide"] == "kinds"
    assert report["seed"] == 7
    assert [run["character"] for run in report["runs"]] == ["typos", "terse", "typos", "terse"]
    assert [bool(run["transcript"]) for run in report["runs"]] == [True, False, False, False]


def test_the_first_interviews_are_shown_in_full() -> None:
    done = vivavoce("simulate", "-n", "3", "--show", "2")
    assert done.stdout.startswith("--- 1: terse, ")
    assert "\n--- 2: talkative, " in done.stdout
    assert "\n--- 3: " not in done.stdout
    assert "Candidate [answers]: " in done.stdout


def test_what_was_simulated_can_be_kept_and_looked_at(tmp_path: Path) -> None:
    data = tmp_path / "simulated"
    assert vivavoce("simulate", "-n", "3", data=data).returncode == 0
    listed = vivavoce("list", "--json", data=data).stdout.splitlines()
    assert len(listed) == 3
    again = vivavoce("simulate", "-n", "3", data=data)
    assert again.returncode == 2
    assert "is not empty" in again.stderr
    assert again.stderr.count("\n") == 1
    assert len(vivavoce("list", "--json", data=data).stdout.splitlines()) == 3


def test_what_cannot_be_simulated_is_said_in_one_sentence() -> None:
    for arguments, words in (
        (["--guide", "nothing"], "no guide"),
        (["--guide", "missing.yaml"], "cannot be read"),
        (["--language", "tlh"], "does not speak"),
    ):
        done = vivavoce("simulate", *arguments)
        assert done.returncode == 1
        assert words in done.stderr
        assert done.stderr.count("\n") == 1
    assert vivavoce("simulate", "--character", "nobody").returncode == 2
