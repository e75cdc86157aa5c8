"""What commands say: once, truthfully, and in the number that there is."""

import json
import os
import signal
import sqlite3
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.cli.test_commands import vivavoce
from tests.harness import ServerProcess, request, until
from vivavoce.counted import counted


@pytest.fixture
def data(tmp_path: Path) -> Path:
    """A folder with one interview."""
    data = tmp_path / "data"
    assert vivavoce("new", "--name", "Ada", data=data).returncode == 0
    return data


@pytest.fixture
def server(tmp_path: Path) -> Iterator[ServerProcess]:
    """A server that is not started yet."""
    with ServerProcess(tmp_path) as server:
        yield server


def zeroed(journal: Path, name: str) -> None:
    """Write zeros over the first page of a table or an index."""
    connection = sqlite3.connect(journal)
    [[page]] = connection.execute("SELECT rootpage FROM sqlite_schema WHERE name = ?", (name,))
    [[page_bytes]] = connection.execute("PRAGMA page_size")
    connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    connection.close()
    with journal.open("r+b") as file:
        file.seek((page - 1) * page_bytes)
        file.write(bytes(page_bytes))


@pytest.mark.parametrize(
    ("number", "said"), [(0, "0 faults"), (1, "1 fault"), (2, "2 faults"), (1200, "1,200 faults")]
)
def test_things_are_counted_in_their_number(number: int, said: str) -> None:
    assert counted(number, "fault") == said


def test_what_agrees_with_the_number_does_so() -> None:
    assert counted(1, "thing is", "things are") == "1 thing is"
    assert counted(3, "thing is", "things are") == "3 things are"


def test_one_interview_is_one_interview(data: Path, tmp_path: Path) -> None:
    commands = [
        ("verify", str(data)),
        ("doctor", "--data", str(data)),
        ("backup", str(tmp_path / "backup"), "--data", str(data)),
        ("restore", str(tmp_path / "backup"), "--data", str(tmp_path / "restored")),
    ]
    for command in commands:
        done = vivavoce(*command)
        assert done.returncode == 0, done.stderr
        assert "1 interview" in done.stdout
        assert "1 interviews" not in done.stdout


def test_a_mirror_that_was_brought_up_to_date_says_so(data: Path, tmp_path: Path) -> None:
    done = vivavoce("mirror", str(tmp_path / "mirror"), "--once", data=data)
    assert done.returncode == 0, done.stderr
    assert done.stdout == f"{tmp_path / 'mirror'}: 1 file is up to date.\n"


def test_verify_names_each_fault_once(data: Path) -> None:
    """(I10)"""
    connection = sqlite3.connect(data / "journal.db")
    connection.execute("UPDATE events SET content = X'7b7d' WHERE seq = 1")
    connection.commit()
    connection.close()
    done = vivavoce("verify", str(data))
    assert done.returncode == 1
    [fault] = [line for line in done.stdout.splitlines() if line.startswith("Event 1 of")]
    assert fault not in done.stderr
    assert "is not whole (1 fault)" in done.stderr


def test_damage_where_owed_replies_are_looked_up_is_told_without_a_traceback(data: Path) -> None:
    """(I7) Interviews are listed as before."""
    zeroed(data / "journal.db", "interviews_owed")
    done = vivavoce("list", "--json", data=data)
    assert done.returncode == 0, done.stderr
    assert [json.loads(line)["candidate"]["name"] for line in done.stdout.splitlines()] == ["Ada"]
    assert "Organization not counted" in done.stderr, "what is owed is looked up by a server"
    assert "Traceback" not in done.stderr


def test_a_link_that_cannot_be_read_is_not_told_as_damage_of_the_interview(
    server: ServerProcess,
) -> None:
    """(I7)"""
    server.start()
    opened = server.open_interview()
    assert server.terminate() == 0
    zeroed(server.data / "journal.db", "links")
    server.start()
    path = f"/i/{opened['link'].rpartition('/i/')[2]}"
    page = request(server.port, "GET", path, key=None).body.decode()
    assert "This link cannot be read" in page
    assert "set aside" not in page
    [item] = server.get("/api/v1/interviews").json["items"]
    assert (item["id"], item["damaged"]) == (opened["id"], None)
    read = server.get(f"/api/v1/interviews/{opened['id']}")
    assert (read.status, read.json["link"]) == (200, None)


async def test_the_way_into_the_console_is_shown_once_and_not_by_each_worker(
    server: ServerProcess,
) -> None:
    server.start()
    assert server.errors().count("Owner's console") == 1
    [worker] = server.workers()
    os.kill(worker, signal.SIGKILL)
    await until(lambda: len(server.logged("serve:ready")) == 2)
    assert server.errors().count("Owner's console") == 1
