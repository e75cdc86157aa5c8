"""A journal moves from a data folder into PostgreSQL and back, byte for byte (I1, I3, I10, I12)."""

import shutil
from pathlib import Path

import psycopg
import pytest

from tests.pgbouncer import PgBouncer
from tests.postgres import PostgresServer
from tests.upkeep.damage import alter, blob, make_folder, repaired, rows_of
from tests.upkeep.moving import (
    everything_at,
    everything_in,
    order_at,
    order_in,
    receipts,
)
from vivavoce.errors import CannotStart, DamagedRecord, StoreUnavailable
from vivavoce.running import running
from vivavoce.stores.postgres import moves, open_postgres
from vivavoce.stores.postgres.address import Address
from vivavoce.stores.postgres.appending import PLACE_BITS
from vivavoce.stores.postgres.connecting import Gate, connected
from vivavoce.stores.postgres.migrate import migrate
from vivavoce.stores.sqlite import giving, open_sqlite
from vivavoce.stores.sqlite.folder import claim
from vivavoce.stores.sqlite.moved import NAME, mark_of
from vivavoce.testing.clock import NOON
from vivavoce.testing.stories import ACME, Story, keep
from vivavoce.upkeep.move import down, up
from vivavoce.upkeep.move.down import move_down
from vivavoce.upkeep.move.up import move_up
from vivavoce.upkeep.stored_database import verify_database
from vivavoce.upkeep.verify import verify


@pytest.fixture
def data(rich: Path, tmp_path: Path) -> Path:
    return shutil.copytree(rich, tmp_path / "data")


async def test_everything_arrives_as_it_was_and_comes_back_as_it_was(
    data: Path, tmp_path: Path, database_url: str
) -> None:
    """(I1, I3, I10) Every byte of every event, rows, keys, links, guides, spending, the secret."""
    before, order = everything_in(data), order_in(data)
    moved = await move_up(data, database_url)
    assert moved.is_open
    assert everything_at(database_url) == before
    assert order_at(database_url) == order
    report = await verify_database(database_url)
    folder = verify(data)
    assert report.is_whole
    assert (report.interviews, report.events, report.erased) == (
        folder.interviews,
        folder.events,
        folder.erased,
    )
    assert report.repaired == folder.repaired
    async with open_postgres(database_url) as database:
        followed = await database.store.follow()
        assert [(each.record.interview, each.record.seq) for each in followed] == order
    back = await move_down(database_url, tmp_path / "back")
    assert back.is_open
    assert everything_in(tmp_path / "back") == before
    assert order_in(tmp_path / "back") == order
    assert (tmp_path / "back" / "secret").read_bytes() == (data / "secret").read_bytes()


async def test_what_happens_between_the_passes_follows(data: Path, database_url: str) -> None:
    """(I1, I10) Words, an erasure, a revoked key: whatever the folder acknowledged meanwhile."""
    server = claim(data)
    try:
        first = await move_up(data, database_url, is_ahead=True)
        assert not first.is_open
        assert first.copied == first.events == len(everything_in(data)["events"])
        async with open_sqlite(data / "journal.db") as database:
            late, erased = Story(), max(rows_of(data).rows)
            await keep(database.store, late.open(), late.say("It came late."))
            assert await database.store.erase(erased, NOON)
            [owner, *_] = await database.registry.keys(ACME)
            assert await database.registry.revoke_key(ACME, owner.id, NOON)
        second = await move_up(data, database_url, is_ahead=True)
        assert second.copied == 2
        async with open_sqlite(data / "journal.db") as database:
            await keep(database.store, late.reply("And later."))
            told = await database.store.read(late.id)
    finally:
        server.release()
    last = await move_up(data, database_url)
    assert last.copied == 1
    assert everything_at(database_url) == everything_in(data)
    async with open_postgres(database_url) as moved:
        assert receipts(await moved.store.read(late.id)) == receipts(told)
        assert await moved.store.read(late.id) == told


async def test_a_move_on_a_served_folder_says_how_it_works_and_touches_nothing(
    data: Path, database_url: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(up, "LOCK_PATIENCE_S", 0)
    server = claim(data)
    try:
        with pytest.raises(CannotStart, match=r"is in use by another Vivavoce.* --ahead"):
            await move_up(data, database_url)
    finally:
        server.release()
    with psycopg.connect(database_url) as connection:
        assert connection.execute("SELECT to_regclass('events')").fetchone() == (None,)


async def test_nodes_wait_until_everything_is_there(
    data: Path, tmp_path: Path, database_url: str
) -> None:
    """(I12) And the folder is served until then, and never again after that."""
    await move_up(data, database_url, is_ahead=True)
    with pytest.raises(CannotStart, match="is not whole yet, interviews are being moved there"):
        async with running(tmp_path / "node", database_url=database_url):
            pass
    async with running(data):
        pass
    await move_up(data, database_url)
    with pytest.raises(CannotStart, match=r"were moved to the database at host .*remove .*moved"):
        async with running(data):
            pass
    # The folder may still be what a node keeps for itself.
    async with running(data, database_url=database_url):
        pass
    (data / NAME).unlink()
    async with running(data):
        pass


async def test_links_are_derived_from_the_same_secret(data: Path, database_url: str) -> None:
    await move_up(data, database_url)
    async with open_postgres(database_url) as database:
        assert await database.link_secret() == (data / "secret").read_bytes()


@pytest.mark.parametrize("is_ahead", [True, False], ids=["ahead", "all"])
async def test_only_an_empty_database_is_moved_into(
    data: Path, tmp_path: Path, database_url: str, is_ahead: bool
) -> None:
    async with running(tmp_path / "node", database_url=database_url):
        pass
    before = everything_at(database_url)
    with pytest.raises(CannotStart, match="is in use, it has organizations or interviews; choose"):
        await move_up(data, database_url, is_ahead=is_ahead)
    assert everything_at(database_url) == before
    assert mark_of(data) is None


async def test_two_journals_are_not_mixed(data: Path, tmp_path: Path, database_url: str) -> None:
    (tmp_path / "other").mkdir()
    await make_folder(tmp_path / "other" / "data")
    await move_up(data, database_url, is_ahead=True)
    with pytest.raises(CannotStart, match="Another journal was moved to or from the database"):
        await move_up(tmp_path / "other" / "data", database_url)
    await move_up(data, database_url)
    with pytest.raises(CannotStart, match="already; there is nothing left to do"):
        await move_up(data, database_url)


async def test_what_was_repaired_between_the_passes_is_copied_again(
    data: Path, database_url: str
) -> None:
    """(I10) A repair changes events that are there already, as nothing else does."""
    hurt = sorted(rows_of(data).rows)[1]
    alter(data, "UPDATE events SET content = X'ff' WHERE interview = ? AND seq = 3", blob(hurt))
    await move_up(data, database_url, is_ahead=True)
    repaired(data, is_copied=False)
    assert verify(data).is_whole
    await move_up(data, database_url)
    assert everything_at(database_url) == everything_in(data)
    assert (await verify_database(database_url)).is_whole


async def test_a_damaged_interview_stops_the_move_until_somebody_says_so(
    data: Path, database_url: str
) -> None:
    """(I7, I12)."""
    hurt = max(rows_of(data).rows)
    alter(data, "UPDATE events SET content = X'ff' WHERE interview = ? AND seq = 2", blob(hurt))
    with pytest.raises(DamagedRecord, match=rf"Event 2 of {hurt} is not what .* --with-damaged"):
        await move_up(data, database_url)
    async with running(data):
        pass
    moved = await move_up(data, database_url, with_damaged=True)
    assert moved.is_open
    assert [(damage.interview, damage.seq) for damage in moved.found.damaged] == [(hurt, 2)]
    assert everything_at(database_url) == everything_in(data)
    report = await verify_database(database_url)
    assert [(damage.interview, damage.seq) for damage in report.damaged] == [(hurt, 2)]


async def test_what_no_other_database_can_hold_is_left_out_and_named(
    data: Path, database_url: str
) -> None:
    """(I7, I12)."""
    whole = everything_in(data)
    hurt = max(rows_of(data).rows)
    alter(data, "UPDATE interviews SET state = CAST(X'ff' AS TEXT) WHERE id = ?", blob(hurt))
    other = min(rows_of(data).rows)
    sql = "UPDATE events SET name = CAST(X'ff' AS TEXT) WHERE interview = ? AND seq = 2"
    alter(data, sql, blob(other))
    with pytest.raises(DamagedRecord, match="makes no sense"):
        await move_up(data, database_url)
    moved = await move_up(data, database_url, with_damaged=True)
    named = {damage.interview for damage in moved.found.damaged}
    assert named == {hurt, other}
    left = [row for row in whole["interviews"] if row[0] != blob(hurt)]
    assert everything_at(database_url)["interviews"] == left


async def test_nodes_stop_before_the_interviews_move_back(
    data: Path, tmp_path: Path, database_url: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """(I1) One that was cut off meanwhile is refused when it comes back."""
    monkeypatch.setattr(down, "LOOKS", 2)
    await move_up(data, database_url)
    back, story = tmp_path / "back", Story()
    async with open_postgres(f"{database_url}?application_name=stranger") as stray:
        async with open_postgres(database_url) as node:
            await keep(node.store, story.open())
            with pytest.raises(CannotStart, match=r"Nodes run on .* other connection"):
                await move_down(database_url, back)
            ahead = await move_down(database_url, back, is_ahead=True)
            assert not ahead.is_open
            with pytest.raises(CannotStart, match="is not whole yet, its interviews come from"):
                async with running(back):
                    pass
            await keep(node.store, story.say("While it was copied."))
        whole = everything_at(database_url)
        await move_down(database_url, back)
        with pytest.raises(StoreUnavailable, match="were moved away to a data folder"):
            await stray.store.append([story.say("Too late.")])
    assert everything_in(back) == whole
    with pytest.raises(CannotStart, match="were moved to a data folder"):
        async with running(tmp_path / "node", database_url=database_url):
            pass
    async with running(back):
        pass


async def test_a_move_back_wants_a_new_folder(
    data: Path, tmp_path: Path, database_url: str
) -> None:
    await move_up(data, database_url)
    with pytest.raises(CannotStart, match="is not empty; choose a new folder"):
        await move_down(database_url, data)
    await move_down(database_url, tmp_path / "back")
    with pytest.raises(CannotStart, match="were moved to another data folder"):
        await move_down(database_url, tmp_path / "again")


async def test_a_connection_that_breaks_costs_nothing_but_another_run(
    data: Path, database_url: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """(I1, I12)."""
    monkeypatch.setattr(giving, "PIECE_EVENTS", 20)

    def cut(done: int, total: int) -> None:
        with psycopg.connect(database_url, autocommit=True) as connection:
            connection.execute(
                "SELECT pg_terminate_backend(pid, 10000) FROM pg_stat_activity "
                "WHERE datname = current_database() AND pid <> pg_backend_pid()"
            )

    with pytest.raises(StoreUnavailable):
        await move_up(data, database_url, progress=cut)
    async with running(data):
        pass
    moved = await move_up(data, database_url)
    assert moved.copied == moved.events - 20
    assert everything_at(database_url) == everything_in(data)


async def test_of_two_moves_at_the_same_time_one_is_told_to_wait(database_url: str) -> None:
    """(I2) What both read, one of them writes."""
    gate = Gate(Address(database_url))
    await migrate(gate, place_bits=PLACE_BITS)
    async with connected(gate) as one, connected(gate) as other:
        mine = await moves.begin(one, "a journal", gate.address)
        yours = await moves.begin(other, "a journal", gate.address)
        await moves.go_on(one, mine, 5)
        with pytest.raises(CannotStart, match="Another `vivavoce move` does the same"):
            await moves.go_on(other, yours, 5)


async def test_a_move_wants_the_server_itself_and_a_proof_does_not(
    data: Path, postgres: PostgresServer, database_url: str
) -> None:
    """(I10) Whether nodes run cannot be told through a pooler."""
    with PgBouncer(postgres) as bouncer:
        url = bouncer.start().url(database_url.rpartition("/")[2])
        with pytest.raises(CannotStart, match=r"A pooler answers at .* of PostgreSQL itself"):
            await move_up(data, url)
        await move_up(data, database_url)
        with pytest.raises(CannotStart, match=r"A pooler answers at"):
            await move_down(url, data / "back")
        assert (await verify_database(url)).is_whole


async def test_a_node_hides_no_interviews_of_its_data_folder(
    data: Path, tmp_path: Path, database_url: str
) -> None:
    """(I12) A database that was mistyped would be open for business, and empty."""
    with pytest.raises(CannotStart, match="has interviews of its own; move them"):
        async with running(data, database_url=database_url):
            pass
    await move_up(data, database_url)
    async with running(data, database_url=database_url) as started:
        assert await started.services.organizations.all()
    other, _, name = database_url.rpartition("/")
    with pytest.raises(CannotStart, match=r"were moved to .*, which is not this one"):
        async with running(data, database_url=f"{other}/another{name}"):
            pass
