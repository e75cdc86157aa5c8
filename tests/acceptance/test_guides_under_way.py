"""Guides are edited and retired under running interviews, and the server is killed (I9)."""

from tests.harness import ServerProcess, plain_guide, request
from tests.ledger import check_chain, export


def test_an_edit_a_move_and_a_retirement_survive_the_kill_that_follows_each(
    server: ServerProcess,
) -> None:
    """I1, I9."""
    server.start()
    server.add_guide(plain_guide(3))
    stays, moves = (server.open_interview("plain")["id"] for _ in range(2))
    first = server.interview(stays)["guide_hash"]

    server.add_guide(plain_guide(5))
    server.kill()
    server.start()
    assert {server.interview(one)["guide_hash"] for one in (stays, moves)} == {first}

    moved = server.post(f"/api/v1/interviews/{moves}/guide")
    assert moved.status == 200
    server.kill()
    server.start()
    again = server.interview(moves)
    assert (again["guide_hash"], again["version"]) == (
        moved.json["guide_hash"],
        moved.json["version"],
    )
    assert again["guide_hash"] != first

    assert request(server.port, "DELETE", "/api/v1/guides/plain").status == 204
    server.kill()
    server.start()
    assert server.post("/api/v1/interviews", {"guide": "plain"}).status == 404
    for interview, questions in ((stays, 3), (moves, 5)):
        ended = server.run_to_the_end(interview)
        assert ended["status"] == "completed"
        told = "\n".join(message["text"] for message in ended["transcript"])
        assert told.count("What about number") == questions
        check_chain(interview, export(server, interview))
    assert server.interview(stays)["guide_hash"] == first
