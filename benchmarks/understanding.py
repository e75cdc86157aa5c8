"""How many of the written answers in `tests/` are understood as a careful reader would.

The seen part guided the work; the held-out part was only ever counted.
"""

from benchmarks.harness import Line, Plan
from tests.interviewers.understanding.corpus import HELD_OUT, shares, written

GOAL_OVERALL = 95.0
GOAL_TYPE = 90.0


async def run(plan: Plan) -> list[Line]:
    lines = []
    for part, corpus in (("seen", written()), ("held out", written(HELD_OUT))):
        for name, (right, total) in shares(corpus).items():
            lines.append(
                Line(
                    name=f"understood, {part}, {name}",
                    rounds=[100 * right / total],
                    goal=GOAL_OVERALL if name == "overall" else GOAL_TYPE,
                    unit="%",
                    at_least=True,
                    told=f"{right} of {total} answers",
                )
            )
    return lines
