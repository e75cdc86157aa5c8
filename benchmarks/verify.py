"""Going through a whole journal to prove it, against merely reading and decoding its rows.

Reading is done on one thread; verifying shares the journal out to as many processes as there
are cores, as `vivavoce verify` does.
"""

import os
import statistics
import time

import apsw

from benchmarks.harness import Line, Plan, in_turn, ratios
from benchmarks.ready import fill
from vivavoce.journal.codec import decode
from vivavoce.upkeep.verify import verify

INTERVIEWS = 100_000
GOAL = 0.5

ROWS = """
    SELECT position, interview, seq, name, recorded_at, actor, content, salt, digest, hash
    FROM events ORDER BY position
"""


async def run(plan: Plan) -> list[Line]:
    folder = plan.new_folder("verify")
    await fill(folder, plan.many(INTERVIEWS))
    journal = apsw.Connection(str(folder / "journal.db"), flags=apsw.SQLITE_OPEN_READONLY)

    async def decoded() -> float:
        began = time.perf_counter()
        events = 0
        for row in journal.execute(ROWS):
            decode(row[3], row[6])
            events += 1
        return events / (time.perf_counter() - began)

    async def verified() -> float:
        began = time.perf_counter()
        report = verify(folder, processes=os.cpu_count() or 1)
        assert report.is_whole
        return report.events / (time.perf_counter() - began)

    plain, proven = await in_turn(plan.rounds(5), decoded, verified)
    journal.close()
    return [
        Line(
            name="verify",
            rounds=ratios(proven, plain),
            goal=GOAL,
            at_least=True,
            told=f"{statistics.median(proven):,.0f} events/s verified, "
            f"{statistics.median(plain):,.0f}/s read and decoded",
        )
    ]
