"""What Lighthouse, Google's judge of pages, says about the candidate's page on a slow phone.

It runs by itself through `npx`, which fetches it; without Node there is nothing to measure.
"""

import asyncio
import os
import shutil
import sys
from pathlib import Path
from typing import Any

import msgspec

from benchmarks.candidate_page import make_interview
from benchmarks.harness import Line, Plan
from benchmarks.servers import server
from tests.web.browser import FLAGS, find_chromium

LIGHTHOUSE = "lighthouse@12"
GOAL = 95.0
CATEGORIES = ("performance", "accessibility", "best-practices")


async def run(plan: Plan) -> list[Line]:
    if shutil.which("npx") is None:
        print("left out: Lighthouse needs Node (npx) …", end=" ", file=sys.stderr)
        return []
    with server(plan.new_folder("lighthouse")) as running:
        scores = [await judge(make_interview(running), plan) for _ in range(plan.rounds(3))]
    return [
        Line(
            name=f"lighthouse, {category}",
            rounds=[each[category] for each in scores],
            goal=GOAL,
            unit="",
            at_least=True,
            told="of 100, on its simulated slow phone",
        )
        for category in CATEGORIES
    ]


async def judge(link: str, plan: Plan) -> dict[str, float]:
    """Return the scores of the page behind a candidate's link, 0 to 100."""
    origin, _, token = link.rpartition("/i/")
    interview = await interview_behind(link)
    cookie = {"Cookie": f"vivavoce_interview_{interview}={token}"}
    report = plan.new_folder("report") / "report.json"
    process = await asyncio.create_subprocess_exec(
        "npx",
        "--yes",
        LIGHTHOUSE,
        f"{origin}/interviews/{interview}",
        f"--only-categories={','.join(CATEGORIES)}",
        f"--extra-headers={msgspec.json.encode(cookie).decode()}",
        f"--chrome-flags={' '.join(['--headless', *FLAGS])}",
        "--output=json",
        f"--output-path={report}",
        "--quiet",
        env=os.environ | {"CHROME_PATH": find_chromium()},
    )
    assert await process.wait() == 0, "Lighthouse did not come to an end"
    return read_scores(report)


async def interview_behind(link: str) -> str:
    """Return the id that a link leads to."""
    import httpx2

    async with httpx2.AsyncClient() as client:
        answer = await client.get(link)
    return str(answer.headers["location"]).rpartition("/")[2]


def read_scores(report: Path) -> dict[str, float]:
    found: dict[str, Any] = msgspec.json.decode(report.read_bytes())
    return {name: found["categories"][name]["score"] * 100 for name in CATEGORIES}
