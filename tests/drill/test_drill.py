"""`vivavoce drill`: it kills a real server, and says truthfully what became of the promises."""

import json
import logging
import os
import re
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.harness import ServerProcess
from vivavoce.cli.main import main
from vivavoce.drill import clients
from vivavoce.drill.report import Report
from vivavoce.drill.run import Plan, hold_drill
from vivavoce.drill.server import ServerLost

pytestmark = pytest.mark.faults

DRILL = (sys.executable, "-m", "vivavoce.cli.main", "drill")
SABOTAGED = (sys.executable, str(Path(__file__).with_name("sabotaged.py")))

BROKEN = Report(
    acknowledged=7,
    lost=1,
    duplicated=0,
    out_of_order=0,
    stuck=0,
    interviews=2,
    clients=1,
    worker_kills=1,
    server_kills=0,
    recoveries_s=[0.5],
    requests_broken=1,
    repeats_recognised=0,
    took_s=2.0,
    seed=3,
    is_copy=False,
    scratch="data.drill-x",
    is_kept=True,
    findings=["LOST: message a of b"],
)

OUTCOME = re.compile(r"acknowledged (\d+), lost 0, duplicated 0, out of order 0, stuck 0")


@pytest.mark.parametrize(
    "kills",
    [
        pytest.param(3, id="3-kills"),
        pytest.param(500, id="soak", marks=[pytest.mark.soak, pytest.mark.timeout(7200)]),
    ],
)
def test_on_an_empty_folder_every_promise_is_kept_and_nothing_is_left(
    tmp_path: Path, kills: int
) -> None:
    """What was acknowledged is there once, in order, and goes on (I1, I2, I3, I6)."""
    drill = run_drill("--kills", str(kills), "--clients", "8", "--seed", "4", cwd=tmp_path)
    assert drill.returncode == 0, drill.stderr
    first, *rest = drill.stdout.splitlines()
    found = OUTCOME.fullmatch(first)
    assert found
    assert int(found[1]) > kills
    assert f"{kills} kills (" in rest[0]
    assert "seed 4" in rest[0]
    assert "median" in rest[2]
    assert rest[3].startswith(f"on an empty folder: {tmp_path}/data.drill-")
    assert rest[3].endswith("(removed)")
    assert list(tmp_path.iterdir()) == []
    logging.getLogger(__name__).info("%s", " · ".join([first, *rest]))


def test_beside_a_running_server_a_copy_is_drilled_on_and_the_original_stays_as_it_is(
    tmp_path: Path,
) -> None:
    with ServerProcess(tmp_path) as server:
        server.start()
        interview = server.open_interview()["id"]
        server.post(f"/api/v1/interviews/{interview}/pause")
        server.say(interview, "Said before the drill.")
        before = server.interview(interview)
        drill = run_drill(
            "--kills", "1", "--clients", "4", "--json", "--data", str(server.data), cwd=tmp_path
        )
        assert server.interview(interview) == before
        assert [each["id"] for each in server.get("/api/v1/interviews").json["items"]] == [
            interview
        ]
    assert drill.returncode == 0, drill.stderr
    report: dict[str, Any] = json.loads(drill.stdout)
    assert report["is_copy"] is True
    assert Path(report["scratch"]).parent == tmp_path, "on the same disk"
    assert report["acknowledged"] > 0
    assert report["worker_kills"] + report["server_kills"] == 1
    faults = ("lost", "duplicated", "out_of_order", "stuck")
    assert [report[fault] for fault in faults] == [0, 0, 0, 0]
    assert not Path(report["scratch"]).exists()


def test_a_server_that_acknowledges_before_it_has_committed_is_found_out(tmp_path: Path) -> None:
    report = hold_drill(plan(tmp_path, "hasty", kills=2))
    assert report.lost > 0
    assert any(finding.startswith("LOST: message") for finding in report.findings)
    assert not report.holds
    assert report.is_kept
    assert (Path(report.scratch) / "data" / "journal.db").exists()


def test_interviews_that_get_no_reply_are_counted_as_stuck(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(clients, "OWED_WITHIN_S", 1.0)
    report = hold_drill(plan(tmp_path, "mute", kills=1))
    assert (report.lost, report.duplicated, report.out_of_order) == (0, 0, 0)
    assert report.stuck > 0
    assert any(finding.startswith("STUCK: interview") for finding in report.findings)


def test_the_exit_code_tells_that_a_promise_was_broken(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr("vivavoce.drill.run.hold_drill", lambda *given, **more: BROKEN)
    monkeypatch.setattr("sys.argv", ["vivavoce", "drill"])
    handler = signal.getsignal(signal.SIGTERM)
    try:
        with pytest.raises(SystemExit) as ended:
            main()
    finally:
        signal.signal(signal.SIGTERM, handler)
    assert ended.value.code == 1
    told = capsys.readouterr()
    assert told.out.startswith(
        "acknowledged 7, lost 1, duplicated 0, out of order 0, stuck 0\nLOST: message"
    )
    assert told.out.endswith("on an empty folder: data.drill-x (kept)\n")
    assert (
        "the server's log are in data.drill-x; the same kills come again with --seed 3" in told.err
    )


@pytest.fixture(params=[signal.SIG_DFL, signal.SIG_IGN], ids=["in front", "in the background"])
def started(request: pytest.FixtureRequest) -> Iterator[None]:
    """As from a terminal, or behind `&` in a shell's script, which has SIGINT ignored."""
    before = signal.signal(signal.SIGINT, request.param)
    yield
    signal.signal(signal.SIGINT, before)


@pytest.mark.usefixtures("started")
@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM, signal.SIGHUP])
def test_an_interrupted_drill_ends_its_server_and_removes_its_folder(
    tmp_path: Path, number: signal.Signals
) -> None:
    process = begin_drill(tmp_path)
    try:
        process.send_signal(number)
        told, _ = process.communicate(timeout=20)
    finally:
        process.kill()
    assert process.returncode == 130, told
    assert b"Traceback" not in told
    assert list(tmp_path.iterdir()) == []
    assert servers_on(tmp_path) == []


def test_a_killed_drill_leaves_no_server_and_the_next_one_removes_its_folder(
    tmp_path: Path,
) -> None:
    others = [tmp_path / "data.drill-mine", tmp_path / "data.drill-kept", tmp_path / "data"]
    for other in others:
        other.mkdir()
    (others[1] / "drill.lock").write_text("Something else.")
    killed = begin_drill(tmp_path)
    [left] = set(tmp_path.glob("data.drill-*")).difference(others)
    alive = begin_drill(tmp_path, others=1)
    [used] = set(tmp_path.glob("data.drill-*")).difference(others, [left])
    try:
        killed.kill()
        deadline = time.monotonic() + 10
        while servers_on(left):
            assert time.monotonic() < deadline, "the server outlives its drill"
            time.sleep(0.05)
        assert left.exists()
        third = run_drill("--kills", "1", "--clients", "1", cwd=tmp_path)
        assert third.returncode == 0, third.stderr
        assert set(tmp_path.iterdir()) == {*others, used}
    finally:
        alive.send_signal(signal.SIGTERM)
        for process in (killed, alive):
            process.communicate(timeout=20)
    assert sorted(tmp_path.iterdir()) == sorted(others)


def test_a_server_that_does_not_come_back_is_told_with_the_place_of_its_folder(
    tmp_path: Path,
) -> None:
    nothing = Plan(
        data=tmp_path / "data", kills=1, clients=1, seed=1, program=(sys.executable, "-c", "")
    )
    with pytest.raises(ServerLost) as lost:
        hold_drill(nothing)
    [folder] = tmp_path.iterdir()
    assert str(folder) in str(lost.value)
    assert not (folder / "drill.lock").exists(), "kept: no later drill removes it"


def begin_drill(folder: Path, *, others: int = 0) -> subprocess.Popen[bytes]:
    """Begin a long drill beside `others` that have begun, and wait until its server is ready."""
    process = subprocess.Popen(
        [*DRILL, "--kills", "1000"],
        cwd=folder,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        env=environment(),
    )
    deadline = time.monotonic() + 20
    while len(list(folder.glob("data.drill-*/data/server.json"))) <= others:
        assert time.monotonic() < deadline
        time.sleep(0.01)
    return process


def plan(folder: Path, sabotage: str, *, kills: int) -> Plan:
    return Plan(
        data=folder / "data", kills=kills, clients=5, seed=1, program=(*SABOTAGED, sabotage)
    )


def run_drill(*options: str, cwd: Path) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [*DRILL, *options], cwd=cwd, capture_output=True, text=True, check=False, env=environment()
    )


def environment() -> dict[str, str]:
    return {name: value for name, value in os.environ.items() if not name.startswith("VIVAVOCE_")}


def servers_on(folder: Path) -> list[str]:
    """Return the command lines of processes that name a folder."""
    listed = subprocess.run(["ps", "-eo", "args"], capture_output=True, text=True, check=True)
    return [line for line in listed.stdout.splitlines() if str(folder) in line]
