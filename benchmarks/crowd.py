"""10,000 live pages on one server: what a page costs, how soon a watching console hears a word."""

import asyncio
import time

from benchmarks.harness import Line, Plan, percentile, ratios
from benchmarks.pages import FILES_SPARE, allow_open_files, make_links, open_streams
from benchmarks.servers import OWNER_KEY, SERVER_CORES, Server, server
from vivavoce.domain.ids import InterviewId

PAGES = 10_000
MEMORY_GOAL_KIB = 40.0
REACH_GOAL = 3.0
SAID = 50
PAUSE_S = 0.02
CAUGHT_UP_MAX = 4 * 1024 * 1024  # bytes: what was said before comes first


async def run(plan: Plan) -> list[Line]:
    pages = plan.many(PAGES)
    allow_open_files(pages + FILES_SPARE)
    folder = plan.new_folder("crowd")
    links = await make_links(folder, pages + 1)
    watched = links.pop()[0]
    with server(folder, cores=SERVER_CORES) as running:
        alone = [await reach_ms(running, watched) for _ in range(plan.rounds(3))]
        before = running.rss_bytes
        streams = await open_streams(running.port, links)
        await asyncio.sleep(1.0)
        kib = (running.rss_bytes - before) / 1024 / pages
        crowded = [await reach_ms(running, watched) for _ in range(plan.rounds(3))]
        for stream in streams:
            stream.close()
    return [
        Line(
            name="crowd, memory",
            rounds=[kib],
            goal=MEMORY_GOAL_KIB,
            unit="KiB",
            told=f"of server memory for each of {pages:,} live pages",
        ),
        Line(
            name="crowd, reach",
            rounds=ratios(crowded, alone),
            goal=REACH_GOAL,
            told=f"a word reaches a watching console after {crowded[-1]:.2f} ms beside them, "
            f"{alone[-1]:.2f} ms alone (median of {SAID})",
        ),
    ]


async def reach_ms(running: Server, interview: InterviewId) -> float:
    """Return the median time from sending a message to its event on a watching console."""
    reader, writer = await asyncio.open_connection("127.0.0.1", running.port, limit=CAUGHT_UP_MAX)
    await ask(writer, "GET", f"/api/v1/interviews/{interview}/events", accept="text/event-stream")
    sender_reader, sender = await asyncio.open_connection("127.0.0.1", running.port)
    times = []
    for number in range(SAID):
        words = f"words-{time.monotonic_ns()}-{number}"
        body = f'{{"text": "{words}", "speaker": "interviewer"}}'
        began = time.perf_counter()
        await ask(sender, "POST", f"/api/v1/interviews/{interview}/messages", body=body)
        await reader.readuntil(words.encode())
        times.append((time.perf_counter() - began) * 1_000)
        head = await sender_reader.readuntil(b"\r\n\r\n")
        [length] = [
            line for line in head.split(b"\r\n") if line.lower().startswith(b"content-length")
        ]
        await sender_reader.readexactly(int(length.split(b":")[1]))
        await asyncio.sleep(PAUSE_S)
    writer.close()
    sender.close()
    return percentile(times, 0.5)


async def ask(
    writer: asyncio.StreamWriter,
    method: str,
    path: str,
    *,
    body: str = "",
    accept: str = "application/json",
) -> None:
    """Send a request as the owner."""
    writer.write(
        f"{method} {path} HTTP/1.1\r\nhost: 127.0.0.1\r\nauthorization: Bearer {OWNER_KEY}\r\n"
        f"accept: {accept}\r\ncontent-type: application/json\r\n"
        f"content-length: {len(body)}\r\n\r\n{body}".encode()
    )
    await writer.drain()
