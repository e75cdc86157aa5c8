"""`import`, `mirror` and `serve --mirror` as people run them, on a real folder beside a server."""

import json
import signal
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from tests.exchange.older.documents import DOCUMENT, SESSION, write_organization
from tests.harness import ServerProcess, request
from tests.projections.commands import begun, transcripts, vivavoce, write_older


@pytest.fixture
def older(tmp_path: Path) -> Path:
    return write_older(tmp_path / "older", 3)


@pytest.fixture
def mirrored(tmp_path: Path) -> Iterator[ServerProcess]:
    """A server with a mirror, not started yet."""
    with ServerProcess(tmp_path, options=("--mirror", str(tmp_path / "mirror"))) as server:
        yield server


def wait(happened: Callable[[], bool], *, within_s: float = 20.0) -> None:
    deadline = time.monotonic() + within_s
    while not happened():
        assert time.monotonic() < deadline, "it did not happen"
        time.sleep(0.01)


# --- import ---


def test_import_says_what_it_found_and_did_and_shows_each_key_once(
    older: Path, tmp_path: Path
) -> None:
    data = tmp_path / "data"
    done = vivavoce("import", older, "--data", data)
    assert done.returncode == 0, done.stderr
    assert "organization acme (acme): 3 interviews" in done.stdout
    assert "3 interviews imported" in done.stdout
    assert done.stderr.count("shown this once: vvk_") == 2
    again = vivavoce("import", older, "--data", data)
    assert again.returncode == 0
    assert "3 were here already" in again.stdout
    assert again.stderr == ""


def test_import_ends_with_1_when_something_was_left_out(older: Path, tmp_path: Path) -> None:
    (older / "organizations/acme/interviews/bro\x1bken.json").write_text("{")
    done = vivavoce("import", older, "--data", tmp_path / "data")
    assert done.returncode == 1
    assert "3 interviews imported" in done.stdout
    assert "bro␛ken.json: It is no JSON" in done.stdout
    assert "\x1b" not in done.stdout + done.stderr
    assert done.stderr.splitlines()[-1].startswith("vivavoce: 1 thing was left out")
    report = json.loads(vivavoce("import", older, "--data", tmp_path / "data", "--json").stdout)
    assert report["unchanged"] == 3
    assert report["left_out"][0]["what"].startswith("It is no JSON")


def test_import_into_the_first_organization_shows_them_to_the_other_commands(
    older: Path, tmp_path: Path
) -> None:
    data = tmp_path / "data"
    assert vivavoce("import", older, "--data", data, "--into", "default").returncode == 0
    listed = vivavoce("list", "--json", "--data", data)
    assert len(listed.stdout.splitlines()) == 3


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["import", "nowhere"], "is not a folder"),
        (["import", "older", "--into", "No Name"], "is no name for an organization"),
        (["mirror", "m", "--data", "nowhere"], "There are no interviews in nowhere"),
    ],
)
def test_called_wrongly_is_one_sentence_and_2(
    older: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, arguments: list[str], said: str
) -> None:
    monkeypatch.chdir(tmp_path)
    done = vivavoce(*arguments)
    assert done.returncode == 2
    assert said in done.stderr
    assert done.stderr.count("\n") == 1


# --- mirror ---


def test_a_mirror_beside_a_running_server_follows_until_it_is_told_to_stop(
    tmp_path: Path,
) -> None:
    with ServerProcess(tmp_path) as server:
        server.start()
        interview = server.open_interview()["id"]
        mirror = tmp_path / "beside"
        with begun("mirror", mirror, "--data", server.data) as process:
            wait(lambda: interview in transcripts(mirror))
            server.say(interview, "A word that is mirrored.")
            wait(lambda: "A word that is mirrored." in transcripts(mirror)[interview])
            server.kill()  # nobody holds the folder for it
            server.start()
            server.say(interview, "And one after a restart.")
            wait(lambda: "And one after a restart." in transcripts(mirror)[interview])
            process.send_signal(signal.SIGINT)
            assert process.wait(20) == 0


def test_a_mirror_notices_that_its_journal_was_replaced(older: Path, tmp_path: Path) -> None:
    data, mirror = tmp_path / "data", tmp_path / "mirror"
    vivavoce("import", older, "--data", data)
    with begun("mirror", mirror, "--data", data) as process:
        wait(lambda: len(transcripts(mirror)) == 3)
        (data / "journal.db").rename(data / "away.db")
        assert process.wait(20) == 1
        assert process.stderr is not None
        assert "was replaced or removed" in process.stderr.read()


def test_a_server_keeps_its_mirror_current_over_a_kill_and_a_calm_stop(
    mirrored: ServerProcess, tmp_path: Path
) -> None:
    mirror = tmp_path / "mirror"
    mirrored.start()
    interview = mirrored.open_interview()["id"]
    mirrored.settled(interview)
    mirrored.say(interview, "It matters that this is kept.")
    mirrored.kill()
    mirrored.start()
    wait(lambda: transcripts(mirror).get(interview) == words(mirrored, interview))
    assert mirrored.get("/api/v1/health").json["mirror_failing"] is None
    mirrored.say(interview, "The last word before the end.")
    assert mirrored.terminate() == 0
    assert "The last word before the end." in transcripts(mirror)[interview]


def test_an_erased_interview_is_gone_from_the_servers_mirror_at_once(
    mirrored: ServerProcess, tmp_path: Path
) -> None:
    """(I10)"""
    mirror = tmp_path / "mirror"
    mirrored.start()
    interview = mirrored.open_interview()["id"]
    mirrored.say(interview, "Forget me.")
    wait(lambda: "Forget me." in transcripts(mirror).get(interview, []))
    assert request(mirrored.port, "DELETE", f"/api/v1/interviews/{interview}").status == 204
    assert transcripts(mirror) == {}


def test_a_mirror_that_cannot_be_written_is_told_in_health_and_stops_nobody(
    tmp_path: Path, mirrored: ServerProcess
) -> None:
    """(I12)"""
    mirrored.start()
    interview = mirrored.open_interview()["id"]
    folder = tmp_path / "mirror/organizations/default/interviews"
    wait(folder.is_dir)
    folder.rename(tmp_path / "away")
    folder.write_text("in the way")
    mirrored.say(interview, "Stored all the same.")
    wait(lambda: mirrored.get("/api/v1/health").json["mirror_failing"] is not None)
    assert mirrored.get("/readyz").status == 200
    assert len(mirrored.logged("mirror:failed")) == 1


def test_an_imported_interview_goes_on_in_a_server_and_shows_in_its_mirror(
    mirrored: ServerProcess, tmp_path: Path
) -> None:
    """(I6)"""
    write_organization(tmp_path / "older/organizations/acme", DOCUMENT)
    done = vivavoce("import", tmp_path / "older", "--data", mirrored.data, "--into", "default")
    assert done.returncode == 0, done.stderr
    mirrored.start()
    found = mirrored.settled(SESSION)
    assert found["transcript"][-1]["author"] == "scripted"
    wait(lambda: len(transcripts(tmp_path / "mirror").get(SESSION, [])) == 3)


def words(server: ServerProcess, interview: str) -> list[str]:
    return [message["text"] for message in server.settled(interview)["transcript"]]
