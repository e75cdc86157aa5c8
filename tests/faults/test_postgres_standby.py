"""(I1, I2, I3) A primary with a synchronous standby: lost, promoted, and back from the past."""

import asyncio
import contextlib
from collections.abc import Awaitable, Callable, Coroutine, Iterator
from typing import Any

import pytest

from tests.faults.nodes.telling import Alone, Teller, goes_on, telling
from tests.postgres import PostgresServer, StandbyPair
from vivavoce.errors import StoreUnavailable
from vivavoce.journal.store import Append, Appended
from vivavoce.stores.postgres import (
    PostgresDatabase,
    connecting,
    connections,
    lookout,
    open_postgres,
    writer,
)
from vivavoce.testing.stories import Story, keep

pytestmark = pytest.mark.faults

WAITING = "SELECT pid FROM pg_stat_activity WHERE wait_event = 'SyncRep'"


@pytest.fixture
def pair() -> Iterator[StandbyPair]:
    with StandbyPair() as pair:
        yield pair.start()


async def happens(server: PostgresServer, statement: str, wanted: Callable[[Any], bool]) -> None:
    """Return once the server answers the statement so."""
    for _ in range(1_000):
        if wanted(await asyncio.to_thread(server.sql, statement)):
            return
        await asyncio.sleep(0.01)
    raise AssertionError(f"it did not happen: {statement}")


async def cancelled(pair: StandbyPair, work: Coroutine[Any, Any, object]) -> None:
    """Have an administrator cancel `work` while it waits for the standby; return as it does.

    One at a time: a commit that notifies holds up the others that do, until it is through.
    """
    task = asyncio.create_task(work)
    await happens(pair.primary, WAITING, bool)
    while not task.done():
        for (process,) in await asyncio.to_thread(pair.primary.sql, WAITING):
            pair.primary.sql(f"SELECT pg_cancel_backend({process})")
        await asyncio.wait([task], timeout=0.05)
    await task


async def let_no_check_be_made(database: PostgresDatabase) -> None:
    """Take a commit for confirmed whatever the server warned of: the control."""
    line = await database.store._writer._connected()
    line.check = lambda: None  # type: ignore[method-assign]


async def test_a_cancelled_wait_for_the_standby_is_not_an_acknowledgement(
    pair: StandbyPair,
) -> None:
    """(I1) With the check left out, the same loses what was acknowledged."""
    async with (
        open_postgres(pair.url()) as database,
        open_postgres(pair.url()) as small_writes,
        open_postgres(pair.url()) as careless,
    ):
        careful = Teller(Alone(database.store), database.store)
        control = Teller(Alone(careless.store), careless.store)
        other = Teller(Alone(small_writes.store), small_writes.store)
        for teller in (careful, control, other):
            await teller.say()
        await let_no_check_be_made(careless)
        pair.stall_replication()
        words, lost_words = careful.story.say(), control.story.say()
        with pytest.raises(StoreUnavailable, match="standby"):
            await cancelled(pair, careful.journal.append(words))
        with pytest.raises(StoreUnavailable, match="standby"):
            await cancelled(pair, small_writes.store.quarantine(other.story.id, "for a test"))
        await cancelled(pair, control.journal.append(lost_words))  # it is told that it is stored
        control.stored += lost_words.records

        await asyncio.to_thread(pair.primary.kill)
        await asyncio.to_thread(pair.promote)
        await careful.insist(words)
        await careful.say()
        await careful.check(database.store)
        with pytest.raises(AssertionError, match="2 events were acknowledged, 1 are stored"):
            await control.check(database.store)


async def test_a_lost_primary_is_replaced_and_never_believed_again(
    pair: StandbyPair, monkeypatch: pytest.MonkeyPatch
) -> None:
    """(I1, I2, I3) It comes back listed first, takes writes, and confirms them to anybody."""
    url = pair.url()
    async with open_postgres(url) as one, open_postgres(url) as other:
        tellers = [
            Teller(Alone(database.store), database.store)
            for database in (one, other)
            for _ in range(5)
        ]
        async with telling(tellers):
            await goes_on(tellers)
            pair.stall_replication()  # what comes now reaches nobody
            await happens(pair.primary, WAITING, bool)
            await asyncio.to_thread(pair.primary.kill)
            await asyncio.to_thread(pair.promote)
            await goes_on(tellers)
            # Somebody starts the old one again, in good faith, and lets it confirm by itself.
            pair.primary.options["synchronous_standby_names"] = ""
            await asyncio.to_thread(pair.primary.start)
            await goes_on(tellers)
            async with open_postgres(url) as latecomer:
                await Teller(Alone(latecomer.store), latecomer.store).say()
                tellers.append(Teller(Alone(latecomer.store), latecomer.store))
                for teller in tellers[:-1]:
                    assert await latecomer.store.head(teller.story.id) is not None
                await tellers[-1].say()
        for teller in tellers:
            await teller.check(one.store)
            await teller.check(other.store)
        behind = pair.primary.sql("SELECT coalesce(max(version), 0) FROM interviews")
        ahead = pair.standby.sql("SELECT max(version) FROM interviews")
        assert behind < ahead, "the old one was written to"

        # Now it is the only one there is, for those who know better.
        monkeypatch.setattr(connections, "PATIENCE_S", 1.0)
        await asyncio.to_thread(pair.standby.stop)
        for ask in (
            lambda: Alone(one.store).append(tellers[0].story.say()),
            lambda: one.store.head(tellers[0].story.id),
        ):
            await refuses(ask, "A primary of the past")
        await asyncio.to_thread(pair.standby.start)
        async with asyncio.timeout(20):
            while True:
                with contextlib.suppress(StoreUnavailable):
                    await tellers[0].check(one.store)
                    break


async def refuses(ask: Callable[[], Awaitable[object]], why: str) -> None:
    """Return once a call fails for this reason; until then it may only fail for others."""
    async with asyncio.timeout(20):
        while True:
            with pytest.raises(StoreUnavailable) as refused:
                await ask()
            if why in str(refused.value):
                return


async def test_what_a_primary_of_the_past_still_holds_is_not_read_from_it(
    pair: StandbyPair, monkeypatch: pytest.MonkeyPatch
) -> None:
    """(I3) It only stood still, and its connections are as good as ever when it goes on."""
    monkeypatch.setattr(writer, "DEADLINE_S", 1.0)
    monkeypatch.setattr(connections, "PATIENCE_S", 1.0)
    monkeypatch.setattr(connections, "DEADLINE_S", 1.0)
    monkeypatch.setattr(connecting, "DEADLINE_S", 1.0)
    monkeypatch.setattr(lookout, "LOOK_EVERY_S", 0.1)
    async with open_postgres(pair.url()) as idle, open_postgres(pair.url()) as busy:
        teller = Teller(Alone(busy.store), busy.store)
        await teller.say()
        # All connections are in use once, so that all of them are there.
        await asyncio.gather(*[idle.store.head(teller.story.id) for _ in range(50)])
        await asyncio.to_thread(pair.primary.freeze)
        await asyncio.to_thread(pair.promote)
        await teller.say()
        pair.primary.thaw()
        # It writes nothing, so it has to look for itself.
        await asyncio.wait_for(_reads(idle, teller, version=2), 10)
        seen = await asyncio.gather(*[idle.store.head(teller.story.id) for _ in range(50)])
        assert {each.version for each in seen if each is not None} == {2}


async def _reads(database: PostgresDatabase, teller: Teller, *, version: int) -> None:
    """Return once an interview is read as it stands now."""
    while True:
        with contextlib.suppress(StoreUnavailable):
            summary = await database.store.head(teller.story.id)
            if summary is not None and summary.version == version:
                return


async def test_while_the_standby_is_away_each_batch_is_given_up_and_none_waits_for_another(
    pair: StandbyPair, monkeypatch: pytest.MonkeyPatch
) -> None:
    """(I1, I12) What became of it is known once the standby is back, and it is there once."""
    async with open_postgres(pair.url()) as one, open_postgres(pair.url()) as other:
        stories = [Story() for _ in range(50)]
        await keep(other.store, *[story.open() for story in stories])
        teller = Teller(Alone(one.store), one.store)
        await teller.say()
        pair.stall_replication()
        append = teller.story.say()
        waiting = asyncio.create_task(teller.insist(append))
        await happens(pair.primary, WAITING, bool)
        said = [story.say() for story in stories]
        monkeypatch.setattr(writer, "DEADLINE_S", 0.5)
        with pytest.raises(StoreUnavailable, match="in time"):
            await other.store.append(said)
        monkeypatch.undo()
        pair.primary.thaw()
        await waiting
        await insist(other, said)
        for story, expected in zip(stories, said, strict=True):
            assert (await other.store.read(story.id))[1:] == expected.records


async def insist(database: PostgresDatabase, appends: list[Append]) -> None:
    """Append once the database takes it again."""
    for _ in range(1_000):
        with contextlib.suppress(StoreUnavailable):
            results = await database.store.append(appends)
            stored = await database.store.versions([append.interview for append in appends])
            assert all(result == Appended(version=2) for result in results) or set(
                stored.values()
            ) == {2}, "all of a batch, or none"
            return
        await asyncio.sleep(0.01)
    raise AssertionError("it is never stored")
