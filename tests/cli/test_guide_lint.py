"""`vivavoce guide lint`, as people and as scripts run it."""

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from tests.authoring.lint.linted import SOURCE, asking, changed
from vivavoce.cli.guide.lint import command

LEADING = asking("Surely it helps?")
HINTED = changed((", clarify: I mean its use.", ""))
WRONG = changed(("required: true", "requierd: true"))


def lint(*arguments: str | Path) -> Result:
    return CliRunner().invoke(command, [str(argument) for argument in arguments])


@pytest.fixture
def guide(tmp_path: Path) -> Path:
    path = tmp_path / "hiring.yaml"
    path.write_text(SOURCE, "utf-8")
    return path


def test_a_guide_without_findings_is_said_to_have_none(guide: Path) -> None:
    done = lint(guide)
    assert (done.exit_code, done.output) == (0, "1 guide: no errors, no warnings, no hints.\n")


def test_a_finding_names_file_line_severity_and_rule_and_what_to_do(guide: Path) -> None:
    guide.write_text(LEADING, "utf-8")
    done = lint(guide)
    assert done.output == (
        f'{guide}:19: warning leading: "surely" suggests an answer. '
        "Ask so that every answer is as easy to give.\n"
        "1 guide: no errors, 1 warning, no hints.\n"
    )


@pytest.mark.parametrize(
    ("source", "plain", "strict"),
    [(SOURCE, 0, 0), (HINTED, 0, 0), (LEADING, 0, 1), (WRONG, 1, 1)],
)
def test_errors_fail_and_warnings_only_when_they_are_to(
    guide: Path, source: str, plain: int, strict: int
) -> None:
    guide.write_text(source, "utf-8")
    assert lint(guide).exit_code == plain
    assert lint("--strict", guide).exit_code == strict


def test_what_cannot_be_read_is_a_finding_like_any_other(guide: Path, tmp_path: Path) -> None:
    guide.write_bytes(b"id: a\ntitle: \xff\n")
    done = lint(guide, tmp_path / "none.yaml", "no-such-guide")
    lines = done.output.splitlines()
    assert done.exit_code == 1
    assert lines[0] == (
        f"{guide}:2: error not-a-guide: this is not UTF-8. Save the file with that encoding."
    )
    assert "No such file or directory. Check the name and its permissions." in lines[1]
    assert lines[2].startswith("no-such-guide:1: error not-a-guide: ")
    assert lines[3] == "3 guides: 3 errors, no warnings, no hints."


def test_a_guide_that_comes_along_is_found_by_its_id() -> None:
    done = lint("--strict", "agent-hiring")
    assert done.exit_code == 0
    assert done.output.endswith("1 guide: no errors, no warnings, no hints.\n")


def test_for_programs_there_is_one_object_a_line(guide: Path) -> None:
    guide.write_text(LEADING, "utf-8")
    [line] = lint("--json", guide).output.splitlines()
    assert json.loads(line) == {
        "file": str(guide),
        "rule": "leading",
        "severity": "warning",
        "line": 19,
        "path": "sections[0].questions[0].ask",
        "message": '"surely" suggests an answer',
        "advice": "Ask so that every answer is as easy to give.",
    }


def test_other_peoples_words_cannot_drive_the_terminal(guide: Path) -> None:
    guide.write_text(SOURCE.replace("id: hiring", 'id: "\\e[2J"'), "utf-8")
    assert "\x1b" not in lint(guide).output


def test_without_a_guide_it_is_called_wrongly() -> None:
    assert lint().exit_code == 2
