"""The disk answers nothing for seconds while many callers come: memory stays bounded (I12)."""

import asyncio
from collections import Counter

import pytest

from tests.faults.shim import Action, Calls, Shim
from tests.faults.sickness import load, log, metric, problem, resident_bytes, told
from tests.harness import ServerProcess, until
from tests.writers import Line
from vivavoce.edge.admission import BODIES_BYTES_MAX

pytestmark = pytest.mark.faults

FIELDS = 490
BODY_BYTES = FIELDS * 1_000
STALL_S = 3.0
LATE = 0  # no answer within the client's patience

# A body is held as bytes, as what was read of it, and as what is to be written.
MEMORY_BYTES_MAX = 5 * BODIES_BYTES_MAX


@pytest.mark.parametrize(
    "callers",
    [
        pytest.param(180, id="180-callers"),
        pytest.param(1_500, id="soak", marks=pytest.mark.soak),
    ],
)
async def test_past_the_bound_callers_are_told_to_come_back_and_memory_does_not_grow(
    server: ServerProcess, shim: Shim, callers: int
) -> None:
    assert callers * BODY_BYTES > BODIES_BYTES_MAX * 1.2
    server.environment |= shim.environment
    async with load(server, writers=4) as under:
        interviews = [server.open_interview()["id"] for _ in range(20)]
        [worker] = server.workers()
        usual = resident_bytes(worker)
        shim.order(Calls.SYNC, Action.WAIT, repeat=True, wait_us=round(STALL_S * 1e6))
        await until(lambda: shim.fired > 0)
        crowd = [
            asyncio.create_task(tell_much(server, interviews[n % len(interviews)], n))
            for n in range(callers)
        ]
        most = 0
        while not any(task.done() for task in crowd):
            await asyncio.sleep(0.01)
            most = max(most, resident_bytes(worker))
        ready = await asyncio.to_thread(server.get, "/readyz")
        assert (ready.status, "retry-after" in ready.headers) == (503, True)
        health = (await asyncio.to_thread(server.get, "/api/v1/health")).json
        assert health["status"] == "failing"
        assert health["turned_away"] + health["errors_24h"] > 0
        while shim.fired < 2 or not all(task.done() for task in crowd):
            await asyncio.sleep(0.02)
            most = max(most, resident_bytes(worker))
            if shim.fired >= 2:
                shim.relax()
        statuses = Counter([await task for task in crowd])
        took_s = await under.flows(within_s=20)
        await until(lambda: metric(server, "crowded") == 0)
        assert server.workers() == [worker]
        log.info(
            "stalled for %.0f s: %s, %.0f MiB more at the most, again after %.2f s",
            STALL_S,
            dict(statuses),
            (most - usual) / 2**20,
            took_s,
        )
    assert statuses[503] > 0
    assert statuses[200] > 0, "those within the bound were only late"
    assert statuses.keys() <= {200, 408, 503, LATE}  # 408: not whole when it had to make room
    assert most - usual < MEMORY_BYTES_MAX
    assert told(server, "crowd:began", "crowd:ended").count("crowd:began") <= 3


async def tell_much(server: ServerProcess, interview: str, number: int) -> int:
    """Change as much of the profile as fits into a request; return the status of the answer."""
    line = Line(server.port)
    body = {f"field-{n}": f"{number} {'m' * 1_000}" for n in range(FIELDS)}
    try:
        answer = await line.request("PATCH", f"/api/v1/interviews/{interview}/profile", body)
    except TimeoutError:
        return LATE
    finally:
        await line.close()
    if answer.status == 503:
        problem(answer, code="overloaded")
    return answer.status
