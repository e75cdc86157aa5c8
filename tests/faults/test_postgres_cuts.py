"""(I1, I2, I5) The connection to PostgreSQL is cut in the middle of an append, at any byte.

Each append is stored, or not, or nobody knows; whoever asks again doubles nothing.
"""

import logging
from collections.abc import Iterator

import pytest

from tests.faults.nodes.telling import Alone, Teller
from tests.faults.nodes.wire import How, Way, Wire
from tests.postgres import PostgresServer
from vivavoce.stores.postgres import open_postgres

pytestmark = pytest.mark.faults


@pytest.fixture
def wire(postgres: PostgresServer) -> Iterator[Wire]:
    with Wire(postgres.port) as wire:
        yield wire


@pytest.mark.parametrize("how", list(How), ids=lambda how: str(how.value))
@pytest.mark.parametrize("way", list(Way), ids=lambda way: str(way.value))
@pytest.mark.parametrize(
    "tried", [pytest.param(12, id="some"), pytest.param(10**6, id="soak", marks=pytest.mark.soak)]
)
@pytest.mark.parametrize("is_new", [False, True], ids=["used", "new"])
async def test_a_connection_cut_at_any_byte_of_an_append_loses_and_doubles_nothing(
    wire: Wire,
    database_url: str,
    way: Way,
    how: How,
    tried: int,
    is_new: bool,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """(I1, I2) On a connection that was used before, and on one that is only being made."""
    async with (
        open_postgres(wire.through(database_url)) as database,
        open_postgres(database_url) as undisturbed,
    ):
        # What other nodes are told goes over another connection, and would be cut in its place.
        monkeypatch.setattr(database.store._writer._teller, "tell", lambda appends: None)
        teller = Teller(Alone(database.store), undisturbed.store)
        await teller.say()
        await teller.say()
        bytes_before = wire.passed[way]
        if is_new:
            await database.store._writer.close()
        await teller.say()
        length = wire.passed[way] - bytes_before
        assert length > 50
        for count in range(0, length, max(1, length // tried)):
            await teller.say()  # on a connection that knows the statement
            if is_new:
                await database.store._writer.close()
            wire.cut_after(count, way, how=how)
            await teller.say()
            wire.never_mind()
        assert wire.cuts >= min(tried, length) * 0.9
        # libpq itself tries again, without TLS, when the very first byte gets no answer.
        assert teller.refused > wire.cuts // 2
        await teller.check(undisturbed.store)
        logging.getLogger(__name__).info(
            "%d cuts of %d bytes: %d stored all the same", wire.cuts, length, teller.repeats
        )
        if way is Way.BACK and not is_new:
            assert teller.repeats, "no cut fell between a commit and its confirmation"
