"""The commands, run as a person or a script runs them: as processes, on a real folder."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.exchange.files import rows_of
from tests.harness import OWNER_KEY, ServerProcess


def vivavoce(
    *arguments: str, data: Path | None = None, typed: str = ""
) -> subprocess.CompletedProcess[str]:
    where = ["--data", str(data)] if data is not None else []
    return subprocess.run(
        [sys.executable, "-m", "vivavoce.cli.main", *arguments, *where],
        input=typed,
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
        env={name: value for name, value in os.environ.items() if "VIVAVOCE" not in name},
    )


@pytest.fixture
def data(tmp_path: Path) -> Path:
    return tmp_path / "data"


def listed(data: Path, *options: str) -> list[dict[str, object]]:
    done = vivavoce("list", "--json", *options, data=data)
    assert done.returncode == 0, done.stderr
    return [json.loads(line) for line in done.stdout.splitlines()]


def test_new_prints_a_link_and_nothing_else(data: Path) -> None:
    done = vivavoce("new", "--name", "Ada", data=data)
    assert done.returncode == 0
    assert done.stdout.startswith("http://127.0.0.1:8000/i/vvc_")
    assert done.stdout.count("\n") == 1
    assert "owner's key, shown this once: vvk_" in done.stderr
    assert [item["candidate"] for item in listed(data)] == [{"name": "Ada"}]


def test_new_with_the_same_id_twice_is_one_interview_with_one_link(data: Path) -> None:
    chosen = "018f8f8e-7b7a-7000-8000-000000000001"
    links = {vivavoce("new", "--id", chosen, data=data).stdout for _ in range(2)}
    assert len(links) == 1
    assert len(listed(data)) == 1


def test_list_filters_and_searches(data: Path) -> None:
    for name in ("Ada", "Grace"):
        vivavoce("new", "--name", name, data=data)
    ada = next(item["id"] for item in listed(data) if item["candidate"] == {"name": "Ada"})
    vivavoce("chat", str(ada), data=data, typed="Compilers and looms\n")
    assert [item["id"] for item in listed(data, "--search", "loom")] == [ada]
    assert listed(data, "--status", "completed") == []
    assert len(listed(data, "--limit", "1")) == 1
    assert "Ada" in vivavoce("list", data=data).stdout


def test_show_and_export_tell_the_same_words(data: Path) -> None:
    vivavoce("chat", "--name", "Ada", data=data, typed="Somebody tidy\n")
    [item] = listed(data)
    interview = str(item["id"])
    assert "Somebody tidy" in vivavoce("show", interview, data=data).stdout
    shown = json.loads(vivavoce("show", interview, "--json", data=data).stdout)
    assert [m["text"] for m in shown["transcript"]][1] == "Somebody tidy"
    for form in ("md", "json", "jsonl", "html", "csv"):
        done = vivavoce("export", interview, "--format", form, data=data)
        assert "Somebody tidy" in done.stdout, form
    target = data.parent / "one.parquet"
    done = vivavoce("export", interview, "--format", "parquet", "-o", str(target), data=data)
    assert done.returncode == 0, done.stderr
    assert "Somebody tidy" in [row["text"] for row in rows_of(target.read_bytes())]


def test_an_export_to_a_file_is_whole_or_not_there(data: Path, tmp_path: Path) -> None:
    vivavoce("new", data=data)
    target = tmp_path / "all.jsonl"
    done = vivavoce("export", "--format", "jsonl", "-o", str(target), data=data)
    assert done.returncode == 0
    assert {json.loads(line)["event"] for line in target.read_text().splitlines()} >= {
        "interview-opened",
        "message-added",
    }
    done = vivavoce("export", "-o", str(tmp_path / "no" / "where"), data=data)
    assert done.returncode == 1
    assert "cannot be written" in done.stderr


def test_chat_goes_on_where_it_was_left(data: Path) -> None:
    first = vivavoce("chat", data=data, typed="Somebody who answers letters\n")
    assert "What would you like this agent to do for you?" in first.stdout
    assert "Go on with: vivavoce chat --data" in first.stdout
    second = vivavoce("chat", data=data, typed="Fewer letters come in\nand\nso on\n" * 20)
    assert "Somebody who answers letters" in second.stdout, "the history is shown"
    assert "completed: thank you" in second.stdout
    [item] = listed(data)
    assert item["status"] == "completed"


def test_chat_killed_at_any_moment_goes_on_without_loss_or_repeat(data: Path) -> None:
    """Kill -9 right after a line was sent; the next start shows it once, or not at all."""
    for round_ in range(4):
        process = subprocess.Popen(
            [sys.executable, "-m", "vivavoce.cli.main", "chat", "--data", str(data)],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )
        assert process.stdin is not None
        assert process.stdout is not None
        while "?" not in process.stdout.readline():
            pass
        process.stdin.write(f"Answer number {round_}\n")
        process.stdin.flush()
        if round_ % 2:
            process.stdout.readline()
        process.kill()
        process.communicate()
    [item] = listed(data)
    shown = json.loads(vivavoce("show", str(item["id"]), "--json", data=data).stdout)
    said = [m["text"] for m in shown["transcript"] if m["speaker"] == "candidate"]
    assert len(said) == len(set(said))
    assert said == sorted(said)


def test_commands_talk_to_the_server_that_runs_on_the_folder(tmp_path: Path) -> None:
    with ServerProcess(tmp_path) as server:
        server.start()
        data, url = server.data, f"http://127.0.0.1:{server.port}"
        done = vivavoce("new", "--name", "Ada", data=data)
        assert done.stdout.startswith(f"{url}/i/vvc_"), done.stderr
        vivavoce("chat", data=data, typed="Somebody tidy\n")
        assert len(listed(data)) == 2
        elsewhere = vivavoce("list", "--url", url, "--key", OWNER_KEY)
        assert "Ada" in elsewhere.stdout
        wrong = vivavoce("list", "--url", url, "--key", "nobody's key")
        assert wrong.returncode == 1
        assert wrong.stderr.startswith("vivavoce: ")


def test_keys_are_made_listed_and_revoked(data: Path) -> None:
    vivavoce("new", data=data)
    made = vivavoce("keys", "new", "--name", "desk", "--role", "viewer", data=data)
    assert made.stdout.startswith("vvk_")
    rows = vivavoce("keys", "list", data=data).stdout.splitlines()
    assert len(rows) == 2
    [desk] = [row.split()[0] for row in rows if "desk" in row]
    assert vivavoce("keys", "revoke", desk, data=data).returncode == 0
    assert "revoked" in vivavoce("keys", "list", data=data).stdout
    assert made.stdout.strip() not in (data / "journal.db").read_bytes().decode("latin-1")


@pytest.fixture(scope="module")
def unchanged(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A data folder with an interview, for those who change nothing in it."""
    data = tmp_path_factory.mktemp("unchanged") / "data"
    vivavoce("new", data=data)
    return data


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["show", "not-an-id"], "There is no interview"),
        (["show", "018f8f8e-7b7a-7000-8000-00000000000f"], "There is no interview"),
        (["new", "--guide", "nothing"], "no guide"),
        (["new", "--interviewer", "nobody"], "no interviewer"),
        (["new", "--language", "tlh"], "does not speak"),
        (["new", "--id", "seven"], "id"),
        (["list", "--status", "asleep"], "status is one of"),
    ],
)
def test_what_cannot_be_is_said_in_one_sentence(
    unchanged: Path, arguments: list[str], words: str
) -> None:
    done = vivavoce(*arguments, data=unchanged)
    assert done.returncode == 1
    assert words in done.stderr
    assert done.stderr.count("\n") == 1
    assert "Traceback" not in done.stderr


def test_reading_commands_do_not_make_a_folder(data: Path) -> None:
    done = vivavoce("list", data=data)
    assert done.returncode == 2
    assert "There are no interviews in" in done.stderr
    assert not data.exists()


def test_other_peoples_words_cannot_drive_the_terminal(data: Path) -> None:
    vivavoce("chat", data=data, typed="\x1b[2J\x1b]0;gone\x07 hidden\u202etxet\n")
    [item] = listed(data)
    shown = vivavoce("show", str(item["id"]), data=data).stdout
    assert "\x1b" not in shown
    assert "\u202e" not in shown
    assert "␛[2J" in shown


def test_help_names_every_command() -> None:
    done = vivavoce("--help")
    for name in ("serve", "chat", "new", "list", "show", "guide", "export", "keys"):
        assert f"\n  {name} " in done.stdout
