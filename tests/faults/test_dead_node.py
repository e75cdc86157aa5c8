"""(I6) A node dies with replies under way: another makes them, each once, within seconds."""

import asyncio
import logging
import time
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from tests.faults.claimed import asking, name
from tests.harness import OWNER_KEY, ServerProcess, plain_guide
from tests.nodes import Nodes
from tests.postgres import PostgresServer
from tests.provider.interviewing import GUIDE, guide
from tests.provider.process import ProviderProcess
from vivavoce.domain.ids import GuideId
from vivavoce.running import running
from vivavoce.service.bootstrap import DEFAULT_ORGANIZATION
from vivavoce.service.callers import owner_of

log = logging.getLogger(__name__)

pytestmark = pytest.mark.faults

ANSWERED_WITHIN_S = 60.0
SLOW_S = 6.0  # so long a reply takes that is not cut short
ASKED_AT_ONCE = 16

COMMITS = "SELECT xact_commit FROM pg_stat_database WHERE datname = current_database()"


@pytest.fixture
def provider() -> Iterator[ProviderProcess]:
    with ProviderProcess() as provider:
        yield provider


def test_replies_that_a_killed_node_was_asking_for_are_made_by_another_once_each(
    tmp_path: Path, database_url: str, provider: ProviderProcess, postgres: PostgresServer
) -> None:
    with Nodes(tmp_path, database_url, count=2, environment=provider.environment) as nodes:
        nodes.start()
        nodes[0].add_guide(guide())
        with ThreadPoolExecutor(ASKED_AT_ONCE) as pool:
            opening = [
                pool.submit(nodes[0].open_interview, GUIDE, interviewer="llm") for _ in range(50)
            ]
            interviews = [opened.result()["id"] for opened in opening]
            provider.pace(think_s=SLOW_S)
            list(pool.map(lambda each: nodes[0].say(each, "It answers our letters."), interviews))
        # A slow machine has given some of the replies by the time it asks for the last.
        wait_for(lambda: provider.state().under_way >= len(interviews) / 2)
        killed = asking(nodes, postgres, database_url)
        killed.kill()
        provider.behave()
        [left] = [node for node in nodes if node is not killed]
        wait_for(lambda: owed(left) == 0)
        check_answered_once(left, interviews, replies=2)


@pytest.mark.soak
def test_two_thousand_owed_replies_are_shared_and_do_not_flood_the_database_at_the_start(
    tmp_path: Path, database_url: str, postgres: PostgresServer
) -> None:
    number, database = 2_000, name(database_url)
    interviews = asyncio.run(leave_owed(tmp_path / "before", database_url, number))
    before = postgres.sql(COMMITS, database=database)[0][0]
    with Nodes(tmp_path, database_url, count=3) as nodes:
        nodes.start()
        wait_for(lambda: owed(nodes[0]) == 0)
        health = [node.get("/api/v1/health").json for node in nodes]
        commits = postgres.sql(COMMITS, database=database)[0][0] - before
        check_answered_once(nodes[0], interviews, replies=2)
    shares = [each["saves"] for each in health]
    log.info("%d replies in shares of %s by %d transactions", number, shares, commits)
    assert [each["discarded_replies"] for each in health] == [0, 0, 0]
    assert sum(shares) == number
    assert min(shares) > number / 10
    # Two to read each interview, one for a batch of replies, and some for a share of them.
    assert commits < 3 * number


async def leave_owed(folder: Path, database_url: str, number: int) -> list[str]:
    """Have so many candidates say something that nobody answers; return their interviews."""
    caller = owner_of(DEFAULT_ORGANIZATION)
    async with running(
        folder, database_url=database_url, owner_key=OWNER_KEY, finds_owed=False
    ) as system:
        services = system.services
        await services.library.add(DEFAULT_ORGANIZATION, plain_guide(2), name="plain.yaml")
        opened = await asyncio.gather(
            *(services.open_interview(caller, GuideId("plain")) for _ in range(number))
        )
        interviews = [standing.interview.id for standing, _ in opened]
        services.interviews.on_owed = lambda interview: None
        await asyncio.gather(
            *(services.interviews.add_message(caller, each, "Fine.") for each in interviews)
        )
    return [str(each) for each in interviews]


def owed(server: ServerProcess) -> int:
    owed_replies: int = server.get("/api/v1/health").json["owed_replies"]
    return owed_replies


def wait_for(happened: Callable[[], bool]) -> None:
    deadline = time.monotonic() + ANSWERED_WITHIN_S
    while not happened():
        assert time.monotonic() < deadline, "it did not happen"
        time.sleep(0.02)


def check_answered_once(server: ServerProcess, interviews: list[str], *, replies: int) -> None:
    def spoken(interview: str) -> list[str]:
        return [said["speaker"] for said in server.interview(interview)["transcript"]]

    with ThreadPoolExecutor(ASKED_AT_ONCE) as pool:
        for interview, speakers in zip(interviews, pool.map(spoken, interviews), strict=True):
            assert speakers.count("interviewer") == replies, (interview, speakers)
            assert speakers[-1] == "interviewer"
