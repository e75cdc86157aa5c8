"""`vivavoce doctor` looks at everything, changes nothing, and names what is wrong (I7, I12)."""

import json
import stat
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import apsw
import pytest

from tests.harness import ServerProcess
from tests.stores.files import contents
from tests.upkeep.damage import alter, blob, copy_of, examined, repaired, rows_of
from vivavoce.embedded import Vivavoce
from vivavoce.errors import CannotStart

pytestmark = pytest.mark.faults


def run(*arguments: str | Path) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "vivavoce.cli.main", "doctor", *map(str, arguments)],
        capture_output=True,
        text=True,
        check=False,
        timeout=60,
    )


@contextmanager
def busy(do: Callable[[], object]) -> Iterator[list[object]]:
    """Do something again and again until the block ends; yield what came of it."""
    is_over = threading.Event()
    results: list[object] = []

    def work() -> None:
        while not is_over.is_set():
            results.append(do())

    thread = threading.Thread(target=work)
    thread.start()
    try:
        yield results
    finally:
        is_over.set()
        thread.join()


def whats(data: Path, *, is_harmless: bool = False) -> list[str]:
    return [one.what for one in examined(data).findings if one.is_harmless is is_harmless]


def test_a_folder_in_which_all_is_well_is_called_so_and_left_as_it_is(data: Path) -> None:
    before = {name: held for name, held in contents(data).items() if held}
    done = run("--data", data)
    assert (done.returncode, done.stderr) == (0, "")
    assert "3 interviews, 2" in done.stdout
    assert "all is well" in done.stdout
    assert {name: held for name, held in contents(data).items() if held} == before


def test_what_is_wrong_is_told_with_the_way_out_and_exit_code_1(data: Path) -> None:
    hurt = sorted(rows_of(data).rows)[1]
    alter(data, "DELETE FROM events WHERE interview = ? AND seq = 4", blob(hurt))
    done = run("--data", data)
    assert done.returncode == 1
    assert f"✗ {hurt}: Event 4 is lost." in done.stdout
    assert "vivavoce doctor --repair" in done.stdout
    told = json.loads(run("--data", data, "--json").stdout)
    assert told["is_well"] is False
    [finding] = [one for one in told["findings"] if one.get("interview") == hurt]
    assert finding["what"] == "Event 4 is lost."


def test_repair_from_the_command_line_says_what_it_did_and_the_second_time_nothing(
    data: Path,
) -> None:
    hurt = sorted(rows_of(data).rows)[1]
    alter(data, "UPDATE interviews SET messages = 7 WHERE id = ?", blob(hurt))
    done = run("--data", data, "--repair")
    assert (done.returncode, done.stderr) == (0, "")
    assert f"Interview {hurt}: Its row says otherwise than its events: messages." in done.stdout
    [copy] = data.glob("journal.db.damaged-*")
    assert str(copy) in done.stdout
    again = json.loads(run("--data", data, "--repair", "--json").stdout)
    assert again["done"] == again["copies"] == []
    assert again["after"]["is_well"]


def test_it_cannot_be_called_on_nothing_and_makes_nothing(tmp_path: Path) -> None:
    for options in ([], ["--repair"]):
        done = run("--data", tmp_path / "nowhere", *options)
        assert done.returncode == 2
        assert "There is no" in done.stderr
    assert not (tmp_path / "nowhere").exists()
    assert run("--no-copy").returncode == 2


def test_it_examines_a_folder_beside_a_running_server_and_repairs_none(
    server: ServerProcess,
) -> None:
    server.start()
    interview = server.open_interview()["id"]
    server.post(f"/api/v1/interviews/{interview}/pause")
    with busy(lambda: server.say(interview, "While the doctor looks.")) as said:
        for done in (run("--data", server.data) for _ in range(2)):
            assert done.returncode == 0, done.stdout
            assert "1 interview" in done.stdout
    assert len(said) > 1
    refused = run("--data", server.data, "--repair")
    assert refused.returncode == 2
    assert "in use by another Vivavoce" in refused.stderr
    receipt = server.say(interview, "And afterwards.")
    server.kill()
    server.start()
    texts = [message["text"] for message in server.interview(interview)["transcript"]]
    assert "And afterwards." in texts
    assert receipt["seq"]


@pytest.mark.parametrize("end", ["killed", "stopped"])
def test_what_stands_in_the_log_alone_is_examined_as_well(server: ServerProcess, end: str) -> None:
    server.start()
    interview = server.open_interview()["id"]
    server.say(interview, "Acknowledged.")
    server.kill() if end == "killed" else server.terminate()
    assert examined(server.data).is_well
    assert examined(server.data).interviews == 1


FINDINGS: dict[str, tuple[str, str]] = {
    "no owner": (
        "UPDATE keys SET revoked_at = 1",
        "There is no owner's key that works.",
    ),
    "a key": ("UPDATE keys SET role = 'king'", "A key's row makes no sense."),
    "an organization": (
        "DELETE FROM organizations",
        "Organization default is missing, although something belongs to it.",
    ),
    "a link": (
        "INSERT INTO links VALUES (randomblob(32), randomblob(16), 'default', 1, 1, NULL)",
        "A candidate's link leads to an interview of which nothing is left.",
    ),
    "a guide": (
        "UPDATE guides SET source = source || ' ' WHERE id = 'exit-interview'",
        "A version of guide exit-interview 2 is not what was kept.",
    ),
}


@pytest.mark.parametrize("name", FINDINGS)
def test_a_small_table_that_makes_no_sense_is_found(data: Path, name: str) -> None:
    sql, what = FINDINGS[name]
    alter(data, sql)
    assert any(told.startswith(what[:30]) for told in whats(data)), whats(data)


async def test_a_folder_with_damaged_small_tables_starts_again_after_repair(data: Path) -> None:
    alter(data, "DELETE FROM organizations")
    alter(data, "UPDATE guides SET source = 'nonsense' WHERE id = 'agent-hiring'")
    for table in ("sessions", "sign_ins"):
        alter(data, f"INSERT INTO {table} VALUES (X'00', 'nobody', 1)")
        assert any("makes no sense" in told for told in whats(data))
    repaired(data)
    assert examined(data).is_well
    async with Vivavoce.open(data) as vv:
        assert len(await vv.interviews()) == 3
        for summary in await vv.interviews():
            assert await (await vv.interview(summary.id)).guide() is not None


def test_what_others_may_read_is_found_and_made_private(data: Path) -> None:
    (data / "secret").chmod(0o644)
    assert any("Others on this machine may read" in told for told in whats(data))
    done = repaired(data)
    assert stat.S_IMODE((data / "secret").stat().st_mode) == 0o600
    assert done.after.is_well
    assert not done.copies, "no database was touched"


def test_what_is_harmless_is_told_and_no_failure(data: Path) -> None:
    (data / "search.db").write_bytes(b"no database at all" * 500)
    (data / "secret").unlink()
    (data / "journal.db.part").touch(0o600)
    told = whats(data, is_harmless=True)
    for what in ("search index is damaged", "secret", "was left behind"):
        assert any(what in one for one in told), told
    assert run("--data", data).returncode == 0


def test_an_interview_whose_guide_is_gone_is_told_of_with_the_way_out(data: Path) -> None:
    hurt = sorted(rows_of(data).rows)[1]
    alter(data, "DELETE FROM guides WHERE id = 'agent-hiring'")
    found = [one for one in examined(data).findings if one.interview == hurt]
    assert "guide agent-hiring cannot be read" in found[0].what
    assert "vivavoce guide add" in found[0].way_out
    repaired(data)  # nothing is wrong but guides, which rest: it is a start that brings them back
    assert not examined(data).concerned


def test_a_database_of_a_newer_version_is_left_alone(data: Path) -> None:
    newer = copy_of(data, data.with_name("newer"))
    set_header(newer, "user_version = 99", "CREATE TABLE newer (x TEXT)")
    before = contents(newer)
    for examine in (examined, repaired):
        with pytest.raises(CannotStart, match="newer Vivavoce"):
            examine(newer)
    assert contents(newer)["journal.db"] == before["journal.db"]


@pytest.mark.parametrize("pragma", ["user_version = 99", "application_id = 7"])
def test_a_header_that_says_otherwise_than_our_very_tables_is_damage(
    whole: Path, data: Path, pragma: str
) -> None:
    set_header(data, pragma)
    assert "header makes no sense" in whats(data)[0]
    assert repaired(data).after.is_well
    assert not rows_of(whole).differing(rows_of(data))


def set_header(data: Path, pragma: str, *more: str) -> None:
    connection = apsw.Connection(str(data / "journal.db"))
    for sql in (*more, f"PRAGMA {pragma}"):
        connection.execute(sql)
    connection.close()
