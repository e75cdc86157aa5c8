"""`vivavoce guide`: guides kept, shown, removed, and interviews moved between their versions."""

import json
import subprocess
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from tests.cli.test_commands import vivavoce
from vivavoce.cli.guide import COMMANDS, SUMMARIES
from vivavoce.cli.guide.move import words

ONE = """\
id: mine
version: "1"
title: Mine \u202e
information: [{id: mood, label: Mood, required: true}]
opening: Hello.
sections:
  - id: only
    questions: [{id: mood, ask: How are you?, collects: [mood]}]
closing: {say: Goodbye.}
"""
TWO = ONE.replace('"1"', '"2"').replace("id: mood, ask", "id: feeling, ask")

Run = Callable[..., subprocess.CompletedProcess[str]]


@pytest.fixture
def guide(tmp_path: Path) -> Run:
    """Run `vivavoce guide` on the test's folder."""

    def run(*arguments: str, typed: str = "") -> subprocess.CompletedProcess[str]:
        return vivavoce("guide", *arguments, data=tmp_path / "data", typed=typed)

    return run


def add(guide: Run, folder: Path, source: str) -> str:
    """Add a guide and return its hash, as far as it is shown."""
    file = folder / "mine.yaml"
    file.write_bytes(source.encode())
    done = guide("add", str(file))
    assert done.returncode == 0, done.stderr
    return done.stdout.rpartition("(")[2].rstrip(")\n")


def interview_on(folder: Path, guide_id: str = "mine") -> dict[str, Any]:
    done = vivavoce("new", "--guide", guide_id, "--json", data=folder / "data")
    assert done.returncode == 0, done.stderr
    opened: dict[str, Any] = json.loads(done.stdout)
    return opened


def shown(folder: Path, interview: dict[str, Any]) -> dict[str, Any]:
    done = vivavoce("show", interview["id"], "--json", data=folder / "data")
    now: dict[str, Any] = json.loads(done.stdout)
    return now


def test_a_guide_is_added_listed_and_shown_exactly(guide: Run, tmp_path: Path) -> None:
    source = ONE + "# é\u2028# the end, without a line feed"
    added = add(guide, tmp_path, source)
    listed = guide("list").stdout
    assert f"  {added}  " in listed
    assert "\u202e" not in listed
    assert {"mine", "agent-hiring"} <= {
        json.loads(line)["id"] for line in guide("list", "--json").stdout.splitlines()
    }
    assert guide("show", "mine").stdout == source


def test_versions_are_listed_newest_first_and_shown_by_label_or_hash(
    guide: Run, tmp_path: Path
) -> None:
    one, two = add(guide, tmp_path, ONE), add(guide, tmp_path, TWO)
    rows = guide("versions", "mine").stdout.splitlines()
    assert [(row[:12], row.split()[-1]) for row in rows] == [(two, "2"), (one, "1")]
    assert len(guide("versions", "mine", "--json").stdout.splitlines()) == 2
    assert guide("show", "mine", "--version", "1").stdout == ONE
    assert guide("show", "mine", "--hash", one).stdout == ONE
    assert guide("show", "mine").stdout == TWO
    both = guide("show", "mine", "--version", "1", "--hash", one)
    assert (both.returncode, "one of them" in both.stderr) == (2, True)


def test_a_mistake_in_a_file_is_told_by_the_files_name(guide: Run, tmp_path: Path) -> None:
    file = tmp_path / "spoilt.yaml"
    file.write_text(ONE.replace("ask:", "aks:"))
    done = guide("add", str(file))
    assert done.returncode == 1
    assert done.stderr.splitlines()[-1].startswith(f"vivavoce: {file}, line 8: ")
    assert "aks" in done.stderr


def test_a_removed_guide_is_not_offered_and_comes_back_when_it_is_added(
    guide: Run, tmp_path: Path
) -> None:
    """I9."""
    add(guide, tmp_path, ONE)
    interview = interview_on(tmp_path)
    assert guide("remove", "mine").returncode == 0
    assert "mine" not in guide("list").stdout
    refused = vivavoce("new", "--guide", "mine", data=tmp_path / "data")
    assert (refused.returncode, "no guide 'mine'" in refused.stderr) == (1, True)
    assert "was removed" in guide("versions", "mine").stderr
    vivavoce("chat", interview["id"], data=tmp_path / "data", typed="Rather well today.\n")
    assert shown(tmp_path, interview)["status"] == "completed"
    add(guide, tmp_path, ONE)
    interview_on(tmp_path)


def test_a_move_is_shown_first_and_done_only_with_a_yes(guide: Run, tmp_path: Path) -> None:
    """I9."""
    add(guide, tmp_path, ONE)
    interview = interview_on(tmp_path)
    two = add(guide, tmp_path, TWO)
    looked = guide("move", interview["id"])
    assert looked.returncode == 0
    assert f"to 2 ({two})" in looked.stdout
    assert "New questions: feeling" in looked.stdout
    assert "It goes from only.mood to only.feeling." in looked.stdout
    assert "--yes moves it" in looked.stderr
    assert shown(tmp_path, interview)["guide_version"] == "1"
    moved = guide("move", interview["id"], "--yes")
    assert moved.stdout.splitlines()[-1].startswith("Moved: it is at only.feeling, version ")
    assert shown(tmp_path, interview)["guide_version"] == "2"
    again = guide("move", interview["id"], "--yes")
    assert again.stdout.splitlines()[-1] == "It is on this version already."
    guide("move", interview["id"], "--to", "1", "--yes")
    assert shown(tmp_path, interview)["guide_version"] == "1"


@pytest.fixture(scope="module")
def unchanged(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A data folder with an interview, for those who change nothing in it."""
    folder = tmp_path_factory.mktemp("unchanged")
    interview_on(folder, "agent-hiring")
    return folder / "data"


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (["show", "nothing"], "no guide 'nothing'"),
        (["show", "agent-hiring", "--version", "none"], "no version 'none'"),
        (["versions", "nothing"], "no guide 'nothing'"),
        (["remove", "nothing"], "no guide 'nothing'"),
        (["add", "nothing.yaml"], "nothing.yaml"),
        (["move", "not-an-id"], "There is no interview"),
    ],
)
def test_what_cannot_be_is_said_in_one_sentence(
    unchanged: Path, arguments: list[str], told: str
) -> None:
    done = vivavoce("guide", *arguments, data=unchanged)
    assert done.returncode == 1
    assert told in done.stderr
    assert done.stderr.count("\n") == 1
    assert "Traceback" not in done.stderr


def test_every_command_is_listed_without_importing_any(guide: Run) -> None:
    assert list(COMMANDS) == list(SUMMARIES)
    done = vivavoce("guide", "--help")
    for name, summary in SUMMARIES.items():
        assert f"\n  {name} " in done.stdout
        assert summary.split()[0] in done.stdout


def test_a_preview_names_everything_that_is_worth_a_look() -> None:
    reference = {"id": "mine", "version": "1", "hash": "c0" * 32}
    told = list(
        words(
            {
                "from": reference,
                "to": {**reference, "version": "2", "hash": "c1" * 32},
                "information": {
                    "added": ["age"],
                    "removed": ["pay"],
                    "retyped": [{"id": "role", "from": "text", "to": "list"}],
                },
                "questions": {"added": ["a"], "removed": [], "reworded": ["b", "c"]},
                "already_known": ["role"],
                "kept": ["pay"],
                "still_to_ask": ["a"],
                "share_before": None,
                "share_after": 0.5,
                "state_before": "x.a",
                "state_after": "x.a",
                "warnings": ["Look out."],
            }
        )
    )
    assert told == [
        "mine: from version 1 (c0c0c0c0c0c0) to 2 (c1c1c1c1c1c1)",
        "  New questions: a",
        "  Questions in other words: b, c",
        "  New information: age",
        "  Information that is gone: pay",
        "  Information of another type: role (text → list)",
        "  Known already: role",
        "  Kept in the profile, though not asked for: pay",
        "  Still to ask: a",
        "  Settled of what is required: unknown → 50%",
        "  It stays at x.a.",
        "  Note: Look out.",
    ]
