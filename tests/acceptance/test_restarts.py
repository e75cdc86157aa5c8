"""The older system's own scenario: an interview goes on after any number of restarts."""

import json
import re
import signal
from typing import Any

from tests.harness import ServerProcess
from tests.ledger import check_chain, check_replies, export

Transcript = list[dict[str, Any]]


def test_an_interview_survives_any_number_of_restarts_and_runs_on_to_its_end(
    server: ServerProcess,
) -> None:
    """Counts messages of both speakers.

    While the interview is paused the interviewer answers nothing by itself, so that
    a number of messages is the same at whatever instant the server is killed.
    """
    server.start()
    interview = server.open_interview()["id"]  # 1: the opening words
    server.say(interview, "Somebody who answers our customers' letters about bills.")
    server.settled(interview)  # 3
    server.say(interview, "Fewer complaints, and answers within the hour, also in winter.")
    server.settled(interview)  # 5
    assert server.post(f"/api/v1/interviews/{interview}/pause").status == 200
    server.say(interview, "I have to look something up.")  # 6
    six = transcript(server, interview)
    assert len(six) == 6

    server.kill()
    server.start()
    assert transcript(server, interview) == six, "ids, dates, words: all as they were"

    server.say(interview, "Take your time.", speaker="interviewer")
    server.say(interview, "Here it is: mostly Estonian, some English.")
    eight = transcript(server, interview)
    assert len(eight) == 8
    assert eight[:6] == six

    server.kill()
    server.start()
    assert transcript(server, interview) == eight

    for ending in (signal.SIGKILL, signal.SIGTERM, signal.SIGKILL, signal.SIGINT, signal.SIGKILL):
        if ending is signal.SIGKILL:
            server.kill()
        else:
            assert server.terminate(ending) == 0
        server.start()
        assert transcript(server, interview) == eight
        assert server.interview(interview)["status"] == "paused"

    assert server.post(f"/api/v1/interviews/{interview}/resume").status == 200
    ended = server.run_to_the_end(interview)
    assert ended["status"] == "completed"
    assert ended["coverage"]["settled"] == ended["coverage"]["required"]
    assert ended["transcript"][:8] == eight
    assert ended["transcript"][-1]["speaker"] == "interviewer"
    lines = export(server, interview)
    check_chain(interview, lines)
    check_replies([line.fields for line in lines if line.event == "message-added"])


def test_a_message_that_was_stored_before_the_kill_is_stored_once_when_it_is_sent_again(
    server: ServerProcess,
) -> None:
    server.start()
    interview = server.open_interview()["id"]
    message = {"id": "1b4e28ba-2fa1-4d3b-a3f5-ef19b5a7633b", "text": "The same, sent twice."}
    path = f"/api/v1/interviews/{interview}/messages"
    first = server.post(path, message)
    assert first.status == 201
    server.kill()
    server.start()
    again = server.post(path, message)
    assert again.status == 200
    assert again.json == first.json
    said = [m["id"] for m in server.settled(interview)["transcript"]]
    assert said.count(message["id"]) == 1


def test_each_start_logs_one_line_for_an_organization(server: ServerProcess) -> None:
    server.start()
    for _ in range(3):
        paused = server.open_interview()["id"]
        server.post(f"/api/v1/interviews/{paused}/pause")
        server.say(paused, "Said while it rests, so nobody owes a reply.")
    server.kill()
    server.start()
    lines = [line for line in server.log_lines() if '"bootstrap:load"' in line]
    times = [json.loads(line)["time"] for line in lines]
    assert lines == [
        f'{{"level":"info","time":"{time}","name":"bootstrap:load","orgId":"default",'
        f'"interviewsCount":{count},"owedReplies":0,"msg":"Organization loaded"}}'
        for time, count in zip(times, (0, 3), strict=True)
    ]
    assert all(re.fullmatch(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3,6}Z", time) for time in times)
    assert times == sorted(times)


def transcript(server: ServerProcess, interview: str) -> Transcript:
    found: Transcript = server.interview(interview)["transcript"]
    return found
