"""What an idle live page costs the server: growth of its memory over 2,000 open event streams.

Every stream is a candidate's own, on an interview of its own that was not in memory
before, so the interview, its cached link and the connection all count. What the kernel
keeps for a connection does not.
"""

import asyncio
import resource
from pathlib import Path

from benchmarks.harness import Line, Plan
from benchmarks.library import open_interviews, say, started
from benchmarks.servers import SERVER_CORES, server
from vivavoce.domain.ids import InterviewId
from vivavoce.service.bootstrap import DEFAULT_ORGANIZATION

PAGES = 2_000
WARM_UP = 200  # the first ones also pay for what is allocated once
MESSAGES = 4
GOAL_KIB = 40.0
FILES_SPARE = 500
AT_ONCE = 1_000  # more would only wait for the disk


async def run(plan: Plan) -> list[Line]:
    pages = plan.many(PAGES)
    allow_open_files(pages + WARM_UP + FILES_SPARE)
    folder = plan.new_folder("pages")
    links = await make_links(folder, pages + WARM_UP)
    figures = [await kib_per_page(folder, links) for _ in range(plan.rounds(3))]
    return [
        Line(
            name="pages",
            rounds=figures,
            goal=GOAL_KIB,
            unit="KiB",
            told=f"of server memory for each of {pages:,} idle live pages",
        )
    ]


async def kib_per_page(folder: Path, links: list[tuple[InterviewId, str]]) -> float:
    """Return the memory of a page, measured on a server that was just started."""
    with server(folder, cores=SERVER_CORES) as running:
        streams = await open_streams(running.port, links[:WARM_UP])
        await asyncio.sleep(1.0)
        before = running.rss_bytes
        streams += await open_streams(running.port, links[WARM_UP:])
        await asyncio.sleep(1.0)
        after = running.rss_bytes
        for stream in streams:
            stream.close()
    return (after - before) / 1024 / (len(links) - WARM_UP)


async def open_streams(
    port: int, links: list[tuple[InterviewId, str]]
) -> list[asyncio.StreamWriter]:
    """Open live pages, each once the one before it has caught up."""
    streams = []
    for interview, token in links:
        reader, writer = await asyncio.open_connection("127.0.0.1", port)
        writer.write(
            f"GET /api/v1/interviews/{interview}/events HTTP/1.1\r\nhost: 127.0.0.1\r\n"
            f"authorization: Bearer {token}\r\naccept: text/event-stream\r\n\r\n".encode()
        )
        await reader.readuntil(f"id: {MESSAGES + 1}\n".encode())
        streams.append(writer)
    return streams


async def make_links(folder: Path, count: int) -> list[tuple[InterviewId, str]]:
    async with started(folder) as services:
        interviews = await open_interviews(services, count)
        for begin in range(0, len(interviews), AT_ONCE):
            async with asyncio.TaskGroup() as group:
                for interview in interviews[begin : begin + AT_ONCE]:
                    group.create_task(say(services, interview, MESSAGES))
        access = services.access
        return [
            (interview, await access.link(DEFAULT_ORGANIZATION, interview))
            for interview in interviews
        ]


def allow_open_files(count: int) -> None:
    """Raise the limit of open files, which servers started from here inherit."""
    soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    if soft < count:
        resource.setrlimit(resource.RLIMIT_NOFILE, (min(count, hard), hard))
