"""A server's interviews move to nodes while people talk, and nobody loses a word (I1, I2, I6)."""

import subprocess
import sys
import threading
from pathlib import Path

from tests.harness import ServerProcess, plain_guide
from tests.nodes import Node

# No interview ends meanwhile, and its events fit on one page.
QUESTIONS = 400
SAID_MAX = 100


def move(data: Path, url: str, *options: str) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "vivavoce.cli.main", "move", "--data", data, "--to", url, *options],
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr


def test_what_was_acknowledged_before_the_pause_is_there_after_it(
    tmp_path: Path, database_url: str
) -> None:
    """(I1, I2, I6) The same receipts, links and keys; a message that is sent again is known."""
    receipts: dict[str, list[dict[str, object]]] = {}
    stop = threading.Event()

    def talk(interview: str) -> None:
        said = receipts[interview] = []
        while not stop.is_set() and len(said) < SAID_MAX:
            said.append(server.say(interview, f"It matters that number {len(said)} is kept."))
            stop.wait(0.02)

    with ServerProcess(tmp_path) as server:
        server.start()
        server.add_guide(plain_guide(QUESTIONS))
        opened = [server.open_interview("plain") for _ in range(3)]
        talkers = [threading.Thread(target=talk, args=(each["id"],)) for each in opened]
        for talker in talkers:
            talker.start()
        try:
            move(server.data, database_url, "--ahead")
        finally:
            stop.set()
            for talker in talkers:
                talker.join()
        late = server.open_interview(candidate={"name": "Late"})
        assert server.terminate() == 0
        move(server.data, database_url)
        data, port = server.data, server.port
    assert all(receipts.values())
    with Node(tmp_path / "node", database_url) as node:
        # The address stays, and the folder is what the node keeps for itself now.
        node.data, node.port = data, port
        node.start()
        for interview, said in receipts.items():
            events = node.get(f"/api/v1/interviews/{interview}/events?limit=1000").json["items"]
            stored = {event["seq"]: event for event in events}
            assert [stored[each["seq"]]["hash"] for each in said] == [each["hash"] for each in said]
            again = node.say(interview, "Sent again.", id=said[0]["id"])
            assert again["seq"] == said[0]["seq"]
        for each in (*opened, late):
            path = "/" + each["link"].split("/", 3)[3]
            assert node.get(path, key=None).status == 303, "the candidate's link"
            assert node.settled(each["id"])["owed_since"] is None
