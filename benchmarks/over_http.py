"""Messages a second over HTTP: stored, against the same server storing nothing, against FastAPI.

Three servers run side by side and are loaded in turn, each on the same core, with the
load generator on another one.
"""

import asyncio
import statistics
import sys
from contextlib import ExitStack

import msgspec

from benchmarks.harness import Line, Plan, in_turn, ratios
from benchmarks.library import GUIDE
from benchmarks.load import Load
from benchmarks.servers import CLIENT_CORES, OWNER_KEY, SERVER_CORES, Server, server
from vivavoce.domain.interview import HUMAN

CONNECTIONS = 64
OF_UNSTORED, OF_FASTAPI = 0.5, 1.2

UNSTORED = ("-m", "benchmarks.unstored")
FASTAPI = ("-m", "benchmarks.fastapi_server")


async def run(plan: Plan) -> list[Line]:
    for_s = 1.0 if plan.quick else 4.0
    with ExitStack() as stack:
        storing = stack.enter_context(server(plan.new_folder("http"), cores=SERVER_CORES))
        unstored, fastapi = (
            stack.enter_context(
                server(plan.new_folder("http"), program=program, cores=SERVER_CORES)
            )
            for program in (UNSTORED, FASTAPI)
        )

        async def stored() -> float:
            # Fresh interviews each time: as many as there are connections, led by a person.
            paths = [messages_of(open_interview(storing)) for _ in range(CONNECTIONS)]
            found = await answers_per_second(storing, paths, for_s)
            # Lets the search index catch up, which would otherwise slow the next one down.
            storing.ask("GET", "/api/v1/interviews?q=tidy&limit=1")
            return found

        async def unstored_too() -> float:
            return await answers_per_second(unstored, PLACEHOLDERS, for_s)

        async def by_fastapi() -> float:
            return await answers_per_second(fastapi, PLACEHOLDERS, for_s)

        durable, canned, peer = await in_turn(plan.rounds(7), stored, unstored_too, by_fastapi)
    told = f"{statistics.median(durable):,.0f}/s stored against"
    return [
        Line(
            name="http",
            rounds=ratios(durable, canned),
            goal=OF_UNSTORED,
            at_least=True,
            told=f"{told} {statistics.median(canned):,.0f}/s answered without storing",
        ),
        Line(
            name="http, FastAPI",
            rounds=ratios(durable, peer),
            goal=OF_FASTAPI,
            at_least=True,
            told=f"{told} {statistics.median(peer):,.0f}/s by FastAPI without storing",
        ),
    ]


def messages_of(interview: str) -> str:
    return f"/api/v1/interviews/{interview}/messages"


PLACEHOLDERS = [
    messages_of(f"0193b0c0-{number:04x}-7000-8000-000000000000") for number in range(CONNECTIONS)
]


def open_interview(server: Server) -> str:
    body = {"guide": GUIDE, "interviewer": HUMAN}
    return str(msgspec.json.decode(server.ask("POST", "/api/v1/interviews", body))["id"])


async def answers_per_second(server: Server, paths: list[str], for_s: float) -> float:
    """Load a server from another process."""
    load = Load(port=server.port, paths=paths, key=OWNER_KEY, for_s=for_s, cores=CLIENT_CORES)
    process = await asyncio.create_subprocess_exec(
        sys.executable,
        "-m",
        "benchmarks.load",
        stdin=asyncio.subprocess.PIPE,
        stdout=asyncio.subprocess.PIPE,
    )
    told, _ = await process.communicate(msgspec.json.encode(load))
    assert process.returncode == 0, "the load generator failed; it says why above"
    return float(told)
