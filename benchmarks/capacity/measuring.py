"""Measuring what one of each thing costs: `python -m benchmarks capacity --measure`.

About a minute and a half. Costs are processor time, which other work on the machine changes
little; only `commits_a_second` and `sync_ms` want it quiet.
"""

import asyncio
import os
import platform
import statistics
import time
from collections.abc import Awaitable, Callable
from datetime import UTC, datetime
from pathlib import Path

import psycopg

from benchmarks.append import add_at_once
from benchmarks.capacity.constants import Constants
from benchmarks.harness import Plan
from benchmarks.library import GUIDE, OWNER, TEXT, open_interviews
from benchmarks.models import model
from benchmarks.nodes import Measured
from benchmarks.pages import allow_open_files, make_links, open_streams
from benchmarks.postgres import cpu_s, new_database, postgres
from benchmarks.servers import SERVER_CORES, server
from tests.postgres import PostgresServer
from vivavoce.domain.ids import InterviewId
from vivavoce.interviewers.registry import LLM, Interviewers
from vivavoce.interviewers.setting_up import set_up
from vivavoce.running import running
from vivavoce.service.services import Services
from vivavoce.settings import from_environment
from vivavoce.stores.postgres import telling
from vivavoce.testing.stories import Story

PAGES = 1_000
WATCHERS = 20
WATCHED = 400
TALKERS = 100
TURNS = 400
WARM_UP = 10
COMMITTERS = 16
FOR_S = 3.0
IDLE_S = 30.0

MICRO = 1e6


async def measure(plan: Plan) -> Constants:
    allow_open_files(PAGES + 500)
    with postgres() as database:
        found = await messages(plan, database)
        found |= await stored(plan, database)
        found |= await turns(plan, database)
        found |= await pages(plan)
        found |= await asyncio.to_thread(commits, database)
    return Constants(
        measured_on=datetime.now(UTC).date().isoformat(),
        machine=f"{os.cpu_count()} cores, {processor()}, {platform.system()}",
        **found,
    )


def processor() -> str:
    """Return the processor's name as Linux knows it."""
    told = Path("/proc/cpuinfo").read_text().splitlines()
    names = [line.partition(":")[2].strip() for line in told if line.startswith("model name")]
    return names[0] if names else platform.machine()


async def messages(plan: Plan, database: PostgresServer) -> dict[str, float]:
    """Over HTTP: one node, then two in turn."""
    async with Measured.started(plan, database) as measured:
        for _ in range(2):
            await measured.one(FOR_S)
            await measured.two(FOR_S)
        one, two = measured.found["one"], measured.found["two"]
        return {
            "node_message_us": statistics.median(each.cpu_us("nodes") for each in one),
            "node_message_elsewhere_us": statistics.median(each.cpu_us("nodes") for each in two),
            "database_message_us": statistics.median(each.cpu_us("database") for each in one),
        }


async def stored(plan: Plan, database: PostgresServer) -> dict[str, float]:
    """What is left in files and in memory, without a server around it."""
    url = new_database(database, "stored")
    each = 40
    async with running(plan.new_folder("stored"), database_url=url) as system:
        services = system.services
        empty = sizes(database)
        interviews = await open_interviews(services, 1_000)
        opened = sizes(database)
        some = interviews[:TALKERS]
        saves, commits = services.vitals.saves, services.vitals.commits
        # The first change of a page after a checkpoint writes the whole page; not what is asked.
        await add_at_once(services, some, WARM_UP)
        began = wal(database)
        await add_at_once(services, some, each)
        written = (wal(database) - began) / (each * TALKERS)
        batch = (services.vitals.saves - saves) / (services.vitals.commits - commits)
        await caught_up(services)
        full = sizes(database)
        alone = []
        for _ in range(50):
            moment = time.perf_counter()
            await services.interviews.add_message(OWNER, some[0], TEXT)
            alone.append(time.perf_counter() - moment)
    count = (WARM_UP + each) * TALKERS
    return {
        "batch": batch,
        "wal_message_bytes": written,
        "disk_message_bytes": (full["events"] - opened["events"]) / count,
        "search_message_bytes": (full["search_words"] - opened["search_words"]) / count,
        "disk_interview_bytes": sum(
            opened[table] - empty[table] for table in ("events", "interviews")
        )
        / 1_000,
        "memory_interview_kib": 10.0,  # about 1 KiB a message: see service/live.py
        "sync_ms": statistics.median(alone) * 1e3,
    }


async def caught_up(services: Services) -> None:
    """Wait until the search has taken in everything."""
    await services.search.find(OWNER.organization, "tidy")


def sizes(database: PostgresServer) -> dict[str, int]:
    database.sql("CHECKPOINT", database="stored")
    rows = database.sql(
        "SELECT relname, pg_total_relation_size(oid) FROM pg_class "
        "WHERE relname IN ('events', 'interviews', 'search_words')",
        database="stored",
    )
    return {name: int(size) for name, size in rows}


def wal(database: PostgresServer) -> int:
    [(at,)] = database.sql("SELECT pg_current_wal_insert_lsn() - '0/0'")
    return int(at)


async def turns(plan: Plan, database: PostgresServer) -> dict[str, float]:
    """A reply's share: messages that get one, less messages that get none."""
    url = new_database(database, "turns")
    with model() as provider:
        provider.pace(think_s=0.05, piece_s=0.001)
        interviewers = Interviewers(set_up(from_environment()))
        async with running(
            plan.new_folder("turns"), database_url=url, interviewers=interviewers
        ) as system:
            services = system.services
            human = await spent(database, lambda: answered(services, "human"))
            scripted = await spent(database, lambda: answered(services, "scripted"))
            by_model = await spent(database, lambda: answered(services, LLM))
    return {
        "node_scripted_us": (scripted[0] - human[0]) / TURNS * MICRO,
        "node_model_us": (by_model[0] - human[0]) / TURNS * MICRO,
        "database_turn_us": (scripted[1] - human[1]) / TURNS * MICRO,
    }


async def spent(
    database: PostgresServer, work: Callable[[], Awaitable[Callable[[], Awaitable[None]]]]
) -> tuple[float, float]:
    """Return processor seconds of this process and of the database; first it is prepared."""
    going = await work()
    ours, theirs = time.process_time(), cpu_s(database.processes())
    await going()
    return time.process_time() - ours, cpu_s(database.processes()) - theirs


async def answered(services: Services, interviewer: str) -> Callable[[], Awaitable[None]]:
    """Open interviews; return what has one message of each answered, a few at a time."""
    places = asyncio.Semaphore(20)

    async def settled(interview: InterviewId) -> None:
        if interviewer != "human":
            await services.turns.settle(interview, patience_s=60.0)

    opened = []
    for _ in range(TURNS):
        standing, _ = await services.open_interview(OWNER, GUIDE, interviewer=interviewer)
        opened.append(standing.interview.id)
        await settled(opened[-1])

    async def talk(interview: InterviewId) -> None:
        async with places:
            await services.interviews.add_message(OWNER, interview, TEXT)
            await settled(interview)

    async def all_of_them() -> None:
        await asyncio.gather(*map(talk, opened))

    return all_of_them


async def pages(plan: Plan) -> dict[str, float]:
    """Live pages, on a server of their own: idle, and then told of a message each."""
    folder = plan.new_folder("pages")
    links = await make_links(folder, PAGES)
    with server(folder, cores=SERVER_CORES) as node:
        bare = await at_work(node.worker, IDLE_S)
        before = node.rss_bytes
        streams = await open_streams(node.port, links)
        await asyncio.sleep(1.0)
        grown = node.rss_bytes - before
        idle = await at_work(node.worker, IDLE_S)
        watched = links[0][0]
        crowd = await open_streams(node.port, [links[0]] * WATCHERS)
        began = cpu_s([node.worker])
        for _ in range(WATCHED):
            node.ask("POST", f"/api/v1/interviews/{watched}/messages", {"text": TEXT})
        crowded = cpu_s([node.worker]) - began
        for stream in crowd:
            stream.close()
        await asyncio.sleep(0.5)
        began = cpu_s([node.worker])
        for _ in range(WATCHED):
            node.ask("POST", f"/api/v1/interviews/{watched}/messages", {"text": TEXT})
        few = cpu_s([node.worker]) - began
        for stream in streams:
            stream.close()
    return {
        "page_kib": grown / 1024 / PAGES,
        "page_idle_us_a_minute": max(0.0, idle - bare) / PAGES * 60 / IDLE_S * MICRO,
        "page_event_us": max(0.0, crowded - few) / (WATCHED * len(crowd)) * MICRO,
    }


async def at_work(worker: int, for_s: float) -> float:
    began = cpu_s([worker])
    await asyncio.sleep(for_s)
    return cpu_s([worker]) - began


def commits(database: PostgresServer) -> dict[str, float]:
    """How many commits a second, of many connections at once, with a notification and without.

    All commits that notify take one lock of the server, one after the other; which is why
    nodes tell of their batches apart from the commit.
    """
    return asyncio.run(_commits(database.url()))


async def _commits(url: str) -> dict[str, float]:
    listener = await psycopg.AsyncConnection.connect(url, autocommit=True)
    await listener.execute("LISTEN vivavoce")
    await listener.execute("CREATE TABLE ticks (number bigint PRIMARY KEY, count bigint)")
    await listener.execute(f"INSERT INTO ticks SELECT n, 0 FROM generate_series(1, {COMMITTERS}) n")

    # What a node tells of a batch of ten.
    moves = [Story().open() for _ in range(10)]

    async def commit(number: int, until: float, sql: str) -> int:
        done = 0
        async with await psycopg.AsyncConnection.connect(url, autocommit=True) as line:
            while time.perf_counter() < until:
                text = telling.committed(f"node-{number}-{done}", moves)
                await line.execute(sql.encode(), (number, text))
                done += 1
        return done

    async def at_once(sql: str) -> int:
        until = time.perf_counter() + FOR_S
        ours = (commit(number + 1, until, sql) for number in range(COMMITTERS))
        return sum(await asyncio.gather(*ours))

    tick = "WITH moved AS (UPDATE ticks SET count = count + 1 WHERE number = %s) SELECT"
    silent = await at_once(f"{tick} %s::text")
    told = await at_once(f"{tick} pg_notify('vivavoce', %s)")
    heard = 0
    cpu = time.process_time()
    async for notified in listener.notifies(timeout=1.0, stop_after=told):
        assert telling.understood(notified.payload) is not None
        heard += 1
    cpu = time.process_time() - cpu
    await listener.close()
    return {
        "telling_a_second": told / FOR_S,
        "commits_a_second": silent / FOR_S,
        "notified_us": cpu / max(heard, 1) * MICRO,
    }
