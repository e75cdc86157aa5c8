"""(I2, I3, I12) A node that its database does not answer, while clients still reach the node."""

import asyncio
import contextlib
import uuid
from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from tests.faults.nodes.people import Page
from tests.faults.nodes.wire import Wire
from tests.harness import Answer, until
from tests.ledger import export
from tests.nodes import Node
from tests.postgres import PostgresServer

pytestmark = pytest.mark.faults


@contextlib.asynccontextmanager
async def followed(page: Page) -> AsyncIterator[None]:
    async def follow() -> None:
        while True:
            await page.follow(for_s=60.0)
            await asyncio.sleep(0.05)

    task = asyncio.create_task(follow())
    try:
        yield
    finally:
        task.cancel()


@pytest.mark.parametrize(
    "how",
    [pytest.param("refused", id="refused"), pytest.param("silent", marks=pytest.mark.soak)],
)
async def test_a_node_cut_off_from_the_database_says_so_and_goes_on_by_itself(
    postgres: PostgresServer, database_url: str, tmp_path: Path, how: str
) -> None:
    """(I2, I3, I12) Callers get 503 and when to come back, pages are sent elsewhere."""
    with (
        Wire(postgres.port) as wire,
        Node(tmp_path / "cut-off", wire.through(database_url)) as lonely,
        Node(tmp_path / "connected", database_url) as other,
    ):
        lonely.launch()
        other.launch()
        await asyncio.to_thread(lonely.wait_ready)
        await asyncio.to_thread(other.wait_ready)
        worker = lonely.workers()
        interview = lonely.open_interview()["id"]
        page = Page(lonely.port, interview)
        async with followed(page):
            await until(lambda: len(page.seen) >= 3)
            wire.refuse() if how == "refused" else wire.hold_up()
            # Nobody writes, and it notices all the same.
            await until(lambda: lonely.get("/readyz").status == 503)
            _is_polite(ready := lonely.get("/readyz"))
            assert "database" in ready.json["detail"]
            assert other.get("/readyz").status == 200
            assert lonely.get("/healthz").status == 200
            health = lonely.get("/api/v1/health")
            assert (health.status, health.json["status"]) == (200, "failing")
            assert health.json["owed_replies"] is None
            assert "vivavoce_failing 1.0" in lonely.get("/metrics").body.decode()
            await until(lambda: page.reconnects_asked > 0)

            path = f"/api/v1/interviews/{interview}/messages"
            said = {"id": str(uuid.uuid4()), "text": "Is anybody there?"}
            _is_polite(await asyncio.to_thread(lonely.post, path, said))
            _is_polite(
                await asyncio.to_thread(
                    lonely.post, "/api/v1/interviews", {"guide": "agent-hiring"}
                )
            )
            assert "postgresql://" not in str(ready.json)
            receipt = other.post(path, said)
            assert receipt.status in {200, 201}

            wire.accept()
            wire.let_go()
            await until(lambda: lonely.get("/readyz").status == 200)
            assert lonely.workers() == worker, "it was not started anew"
            again = lonely.post(path, said)
            assert (again.status, again.json) == (200, receipt.json)
            lonely.say(interview, "Good to see you.")
            lonely.settled(interview)
            lines = export(other, interview)
            await until(lambda: len(page.seen) >= len(lines))
            assert page.seqs == [line.seq for line in lines]
        assert len(lonely.logged("database:lost")) == 1
        assert len(lonely.logged("database:back")) == 1


def _is_polite(answer: Answer) -> None:
    """Check that the answer asks to come back later, and says when."""
    assert answer.status == 503, answer
    assert int(answer.headers["retry-after"]) >= 1
