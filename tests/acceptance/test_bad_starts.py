"""A start that cannot succeed: one clear sentence, a non-zero exit, nothing touched."""

import shutil
import socket
import sqlite3
import time
from pathlib import Path

import pytest

from tests.faults.mounts import fill, read_only, small_disk
from tests.harness import ServerProcess

pytestmark = pytest.mark.faults

# Half a second of Python, and the patience with a predecessor that is just leaving.
QUICKLY_S = 15.0

USER_VERSION_AT = 60  # in SQLite's file header


@pytest.fixture(scope="module")
def used_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A data folder with an interview in it."""
    with ServerProcess(tmp_path_factory.mktemp("used")) as server:
        server.start()
        server.settled(server.open_interview()["id"])
        assert server.terminate() == 0
        return server.data


@pytest.fixture
def used(server: ServerProcess, used_folder: Path) -> ServerProcess:
    """A server whose folder holds an interview."""
    shutil.copytree(used_folder, server.data)
    return server


def snapshot(folder: Path) -> dict[str, bytes]:
    """Return every file below `folder`, or the file it is itself."""
    if folder.is_file():
        return {folder.name: folder.read_bytes()}
    return {
        str(path.relative_to(folder)): path.read_bytes() if path.is_file() else b"a folder"
        for path in folder.rglob("*")
    }


def refuses(server: ServerProcess, *words: str) -> None:
    """Check that `server` says one sentence with these words in it, and touches nothing."""
    before = snapshot(server.data)
    began = time.monotonic()
    server.launch()
    code = server.wait(within_s=QUICKLY_S)
    assert code == 2, server.errors()
    assert time.monotonic() - began < QUICKLY_S
    said = server.errors()
    assert said.startswith("vivavoce: "), said
    assert said.endswith(".\n"), said
    assert said.count("\n") == 1, said
    for word in words:
        assert word in said
    assert snapshot(server.data) == before


def test_a_read_only_folder(used: ServerProcess) -> None:
    with read_only(used.data):
        refuses(used, str(used.data), "cannot be written")
    used.start()


def test_a_place_where_no_folder_can_be_made(server: ServerProcess, tmp_path: Path) -> None:
    sealed = tmp_path / "sealed"
    sealed.mkdir()
    server.data = sealed / "data"
    with read_only(sealed):
        refuses(server, str(server.data), "cannot be written")


def test_a_full_disk(tmp_path: Path) -> None:
    with small_disk(tmp_path / "disk", size_kib=2_000) as disk:
        data = disk / "data"
        with ServerProcess(tmp_path, data=data) as server:
            ballast = fill(disk, leave_kib=500)
            refuses(server, "full", "free some space")
            assert not data.exists()
            ballast.unlink()
            server.start()
            interview = server.open_interview()["id"]
            server.settled(interview)
            assert server.terminate() == 0
            server.stderr.unlink()
            fill(disk)
            refuses(server, "full", "free some space")
            ballast.unlink()
            server.start()
            assert len(server.interview(interview)["transcript"]) == 1
            server.kill()


def test_a_folder_in_use(used: ServerProcess, tmp_path: Path) -> None:
    used.start()
    (tmp_path / "other").mkdir()
    with ServerProcess(tmp_path / "other", data=used.data) as second:
        # The first one writes while it runs, so its files are not compared.
        second.launch()
        assert second.wait(within_s=QUICKLY_S) == 2
        assert second.errors() == (
            f"vivavoce: Data folder {used.data} is in use by another Vivavoce; stop it, "
            "or choose another folder with --data.\n"
        )
    assert used.open_interview()["status"] == "active"


def test_a_database_of_a_newer_version(used: ServerProcess) -> None:
    journal = used.data / "journal.db"
    content = bytearray(journal.read_bytes())
    content[USER_VERSION_AT : USER_VERSION_AT + 4] = (99).to_bytes(4, "big")
    journal.write_bytes(content)
    refuses(used, "journal.db", "newer Vivavoce", "schema 99")


@pytest.mark.parametrize(
    "content",
    [b"x", b"SQLite format 3\0" + b"\xa5" * 8176],
    ids=["no-database", "rubbish-after-the-magic"],
)
def test_a_damaged_database(used: ServerProcess, content: bytes) -> None:
    (used.data / "journal.db").write_bytes(content)
    refuses(used, "journal.db")


def test_another_programs_database(used: ServerProcess) -> None:
    journal = used.data / "journal.db"
    journal.unlink()
    connection = sqlite3.connect(journal)
    connection.execute("PRAGMA user_version = 7")
    connection.execute("CREATE TABLE theirs (id)")
    connection.close()
    refuses(used, "belongs to another program")


def test_a_data_folder_that_is_a_file(server: ServerProcess) -> None:
    server.data.write_bytes(b"my novel")
    refuses(server, "is not a folder", "--data")
    assert server.data.read_bytes() == b"my novel"


def test_a_data_folder_inside_a_file(server: ServerProcess) -> None:
    server.data.write_bytes(b"my novel")
    server.data = server.data / "data"
    refuses(server, "is not a folder", "--data")


def test_a_taken_port(used: ServerProcess) -> None:
    with socket.create_server(("127.0.0.1", used.port)):
        refuses(used, f"127.0.0.1 port {used.port}", "in use", "--port")
    used.start()


@pytest.mark.parametrize(
    ("environment", "word"),
    [
        ({"VIVAVOCE_LOG_LEVEL": "loud"}, "loud"),
        ({"VIVAVOCE_HOST": "no.such.host.invalid"}, "no.such.host.invalid"),
        ({"VIVAVOCE_HOST": "192.0.2.1"}, "192.0.2.1"),
        ({"VIVAVOCE_DATABASE_URL": "mysql://localhost/vivavoce"}, "--database-url"),
    ],
)
def test_settings_that_make_no_sense(
    server: ServerProcess, environment: dict[str, str], word: str
) -> None:
    server.environment |= environment
    refuses(server, word)
    assert not server.data.exists()


@pytest.mark.parametrize(
    ("options", "word"),
    [
        (("--port", "99999"), "99999"),
        (("--port", "-1"), "-1"),
        (("--database-url", "localhost/vivavoce"), "--database-url"),
        (("--public-url", "not a URL"), "not a URL"),
    ],
)
def test_options_that_make_no_sense(
    server: ServerProcess, options: tuple[str, ...], word: str
) -> None:
    server.options = options
    refuses(server, word)
    assert not server.data.exists()


def test_a_damaged_guide_is_named_with_its_line_and_left_out(server: ServerProcess) -> None:
    guides = server.data / "guides"
    guides.mkdir(parents=True)
    (guides / "good.yaml").write_text(
        "id: good\nversion: '1'\ntitle: Good\ninformation: []\nopening: Hello.\n"
        "sections:\n  - id: all\n    questions:\n      - { id: q1, ask: How are you? }\n"
        "closing: { say: Goodbye. }\n"
    )
    (guides / "bad-yaml.yaml").write_text("id: bad\ntitle: [never closed\nversion: 1\n")
    (guides / "bad-field.yaml").write_text("id: worse\nversion: '1'\ntitle: Worse\ncolour: red\n")
    (guides / "no-text.yaml").write_bytes(b"id: third\ntitle: \xff\xfe\n")
    server.start()
    damaged = {line["file"]: line for line in server.logged("bootstrap:guide-damaged")}
    assert damaged.keys() == {"bad-yaml.yaml", "bad-field.yaml", "no-text.yaml"}
    for name, line in (
        ("bad-yaml.yaml", "line "),
        ("bad-field.yaml", "line 4"),
        ("no-text.yaml", "line 2"),
    ):
        assert damaged[name]["level"] == "error"
        assert name in damaged[name]["reason"]
        assert line in damaged[name]["reason"], damaged[name]
    ids = {item["id"] for item in server.get("/api/v1/guides").json["items"]}
    assert {"agent-hiring", "good"} <= ids
    assert not ids & {"bad", "worse", "third"}
    assert server.open_interview("good")["status"] == "active"
