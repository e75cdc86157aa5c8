"""Commands without a server leave to the server whom only the server knows (I6, I7)."""

import json
from pathlib import Path

import pytest

from tests.api.house import GUIDE
from tests.cli.test_leading import NEW, vivavoce
from vivavoce import Reply, View, Vivavoce

NAME = "only-the-servers"


class OnlyTheServers:
    """Somebody who is set up where the server is, and nowhere else."""

    async def reply(self, view: View) -> Reply:
        return Reply(say="And then?")


@pytest.fixture
def data(tmp_path: Path) -> Path:
    return tmp_path / "data"


async def owing(data: Path) -> tuple[str, int]:
    """Make an interview that is owed a reply; return its id and version."""
    async with Vivavoce.open(data, interviewers={NAME: OnlyTheServers()}) as vv:
        interview = await vv.open_interview("agent-hiring", interviewer=NAME)
        vv.services.interviews.on_owed = lambda interview: None  # as if killed at that moment
        await interview.add_message("Somebody tidy")
        return interview.id, (await interview.now()).version


async def test_neither_a_look_nor_a_change_by_hand_takes_an_interview_from_who_leads_it(
    data: Path, tmp_path: Path
) -> None:
    """(I6)"""
    id_, version = await owing(data)
    guide = tmp_path / "two.yaml"
    guide.write_text(GUIDE, "utf-8")
    for command in [
        ("list",),
        ("show", id_),
        ("export", id_),
        ("guide", "list"),
        ("guide", "add", str(guide)),
        ("keys", "list"),
        ("new", "--id", NEW),
        ("handover", NEW, "human"),
    ]:
        done = vivavoce(*command, data=data)
        assert done.returncode == 0, (command, done.stderr)
    shown = json.loads(vivavoce("show", id_, "--json", data=data).stdout)
    assert (shown["interviewer"], shown["version"]) == (NAME, version)

    async with Vivavoce.open(data, interviewers={NAME: OnlyTheServers()}) as vv:
        reply = await (await vv.interview(id_)).reply()
        assert reply is not None, "it was still owed"
        assert reply.author == NAME


def test_a_new_interview_has_its_opening_words_at_once(data: Path) -> None:
    assert vivavoce("new", "--id", NEW, data=data).returncode == 0
    shown = json.loads(vivavoce("show", NEW, "--json", data=data).stdout)
    assert [message["speaker"] for message in shown["transcript"]] == ["interviewer"]


def test_handed_over_without_a_server_an_interview_waits_for_one(data: Path) -> None:
    vivavoce("new", "--id", NEW, "--interviewer", "human", data=data)
    assert vivavoce("handover", NEW, "scripted", data=data).returncode == 0
    shown = json.loads(vivavoce("show", NEW, "--json", data=data).stdout)
    assert (shown["interviewer"], shown["transcript"]) == ("scripted", [])
    done = vivavoce("chat", NEW, data=data)
    assert "What would you like this agent to do for you?" in done.stdout
