"""(I1, I2, I4, I12) PostgreSQL is killed, restarted, silent or full under a load of appends.

What was acknowledged is there, what was not is refused in time, and when the fault is over
acknowledgements flow again by themselves.
"""

import asyncio
import contextlib
import logging
import os
import random
import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests import private
from tests.faults.mounts import fill, small_disk
from tests.faults.nodes.telling import (
    Alone,
    Teller,
    all_refused,
    check_all,
    goes_on,
    journal_of,
    telling,
    two_nodes,
)
from tests.faults.nodes.wire import Wire
from tests.postgres import PostgresServer
from vivavoce.errors import DISK_FULL, StoreUnavailable
from vivavoce.journal.store import Append
from vivavoce.stores.postgres import connections, open_postgres, writer

pytestmark = pytest.mark.faults

SEED = 22
TELLERS = 20


@pytest.fixture
def server() -> Iterator[PostgresServer]:
    """A server of this test's own, running."""
    with PostgresServer() as server:
        yield server.start()


@pytest.mark.parametrize(
    "rounds", [pytest.param(3, id="3-rounds"), pytest.param(200, id="soak", marks=pytest.mark.soak)]
)
async def test_what_was_acknowledged_survives_the_kill_and_the_restart_of_the_server(
    server: PostgresServer, rounds: int
) -> None:
    """(I1, I2, I3) Two nodes, each with its group commit."""
    chance = random.Random(SEED)
    async with two_nodes(server.url(), tellers=TELLERS) as tellers, telling(tellers):
        for _ in range(rounds):
            await goes_on(tellers)
            await asyncio.sleep(chance.uniform(0, 0.05))
            await asyncio.to_thread(chance.choice([server.kill, server.stop]))
            await asyncio.to_thread(server.start)
        await goes_on(tellers)
    await check_all(tellers, server.url())
    logging.getLogger(__name__).info(
        "%d acknowledged, %d refused, %d of those stored all the same",
        sum(teller.acknowledged for teller in tellers),
        sum(teller.refused for teller in tellers),
        sum(teller.repeats for teller in tellers),
    )
    assert any(teller.refused for teller in tellers)


async def test_connections_that_an_administrator_ends_are_made_anew(
    postgres: PostgresServer, database_url: str
) -> None:
    """(I1, I2) Also statements that he cancels: nothing of those is stored, nor acknowledged."""
    name = database_url.rpartition("/")[2]
    async with open_postgres(database_url) as database, journal_of(database) as journal:
        tellers = [Teller(journal, database.store) for _ in range(TELLERS)]
        async with telling(tellers):
            for way in ["pg_terminate_backend", "pg_cancel_backend"] * 5:
                await goes_on(tellers)
                await asyncio.to_thread(
                    postgres.sql,
                    f"SELECT {way}(pid) FROM pg_stat_activity WHERE datname = '{name}'",
                )
            await goes_on(tellers)
        for teller in tellers:
            await teller.check(database.store)
    assert any(teller.refused for teller in tellers)


async def test_a_silent_database_is_given_up_in_time_and_what_arrives_late_doubles_nothing(
    postgres: PostgresServer, database_url: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """(I2, I5, I12) Packets are swallowed both ways, and some arrive when nobody waits any more."""
    monkeypatch.setattr(writer, "DEADLINE_S", 0.4)
    monkeypatch.setattr(connections, "PATIENCE_S", 0.4)
    monkeypatch.setattr(connections, "DEADLINE_S", 0.4)
    with Wire(postgres.port) as wire:
        url = f"{wire.through(database_url)}?connect_timeout=2"
        async with open_postgres(url) as database, open_postgres(database_url) as undisturbed:
            async with journal_of(database) as journal:
                tellers = [Teller(journal, undisturbed.store) for _ in range(TELLERS)]
                readers_were_told = False
                async with telling(tellers):
                    for _ in range(2):
                        await goes_on(tellers)
                        wire.hold_up()
                        reading = asyncio.create_task(database.store.head(tellers[0].story.id))
                        await all_refused(tellers)
                        [told] = await asyncio.gather(reading, return_exceptions=True)
                        readers_were_told |= isinstance(told, StoreUnavailable)
                        wire.let_go()
                    await goes_on(tellers)
            for teller in tellers:
                await teller.check(undisturbed.store)
            assert readers_were_told
            async with asyncio.timeout(10):
                while True:  # readers go on as well
                    with contextlib.suppress(StoreUnavailable):
                        await database.store.head(tellers[0].story.id)
                        break


async def test_a_full_database_is_refused_whole_and_got_over_without_help(tmp_path: Path) -> None:
    """(I1, I4, I12) Rows have no room on the server's disk; the log has."""
    with (
        small_disk(tmp_path / "disk", size_kib=24 * 1024) as disk,
        PostgresServer() as server,
    ):
        server.start()
        for path in (tmp_path, *tmp_path.parents[:3]):
            path.chmod(path.stat().st_mode | 0o011)
        place = disk / "rows"
        place.mkdir()
        private.give_to_user(disk)
        private.give_to_user(place)
        server.sql(f"CREATE TABLESPACE small LOCATION '{place}'")
        server.sql("CREATE DATABASE full_soon TABLESPACE small")
        url = server.url("full_soon")
        async with open_postgres(url) as database:
            teller = Teller(Alone(database.store), database.store)
            await teller.say()
            ballast = fill(disk)
            append, told = await _until_refused(teller)
            assert str(told) == DISK_FULL
            await teller.check(database.store)  # also reads go on
            ballast.unlink()
            await teller.insist(append)
            await teller.say()
            await teller.check(database.store)


async def _until_refused(teller: Teller) -> tuple[Append, StoreUnavailable]:
    """Add long messages until there is no room; return the one that was refused, and why."""
    for _ in range(200):
        append = teller.story.say("x" * 200_000)
        try:
            await teller.journal.append(append)
        except StoreUnavailable as error:
            return append, error
        teller.stored += append.records
    raise AssertionError("there was room for all of it")


@pytest.mark.soak
async def test_a_line_that_swallows_packets_is_given_up_by_the_deadlines_of_the_wire(
    postgres: PostgresServer, database_url: str
) -> None:
    """(I2, I12) The real thing: iptables drops what goes to and comes from the server."""
    rule = ["-p", "tcp", "-m", "tcp"]
    drops = [
        ["INPUT", *rule, "--dport", str(postgres.port), "-j", "DROP"],
        ["INPUT", *rule, "--sport", str(postgres.port), "-j", "DROP"],
    ]
    if shutil.which("iptables") is None or os.geteuid() != 0:
        pytest.skip("dropping packets needs iptables and root")
    async with open_postgres(database_url) as database:
        async with journal_of(database) as journal:
            tellers = [Teller(journal, database.store) for _ in range(TELLERS)]
            async with telling(tellers):
                await goes_on(tellers)
                for drop in drops:
                    subprocess.run(["iptables", "-I", *drop], check=True)
                try:
                    await all_refused(tellers)
                finally:
                    for drop in drops:
                        subprocess.run(["iptables", "-D", *drop], check=True)
                await goes_on(tellers)
        for teller in tellers:
            await teller.check(database.store)
