"""Claims of one process: gone with it, and no more of them than live."""

from pathlib import Path

from vivavoce.domain.ids import InterviewId
from vivavoce.stores.sqlite import open_sqlite
from vivavoce.stores.sqlite.claims import SWEEP_AT, Claims
from vivavoce.testing.stories import Story, keep

HOUR_S = 3600.0


class Steady:
    """A clock that runs when a test says so."""

    def __init__(self) -> None:
        self.now_s = 0.0

    def __call__(self) -> float:
        return self.now_s


async def test_who_starts_after_a_process_died_finds_everything_free(tmp_path: Path) -> None:
    """(I6) The reply it owed is not waited for until its claim expires."""
    story = Story()
    async with open_sqlite(tmp_path / "journal.db") as database:
        await keep(database.store, story.open())
        assert await database.store.claim([story.id], node="a", lease_s=HOUR_S)
    async with open_sqlite(tmp_path / "journal.db") as database:
        assert await database.store.claim([story.id], node="b", lease_s=HOUR_S) == [story.id]


def test_a_lease_ends_by_the_clock_that_nobody_sets() -> None:
    """(I6)."""
    steady = Steady()
    claims, [interview] = Claims(steady=steady), _interviews(1)
    claims.claim([interview], node="a", lease_s=60)
    steady.now_s = 59.0
    assert claims.claim([interview], node="b", lease_s=60) == []
    steady.now_s = 60.0
    assert claims.claim([interview], node="b", lease_s=60) == [interview]
    assert claims.claim([interview], node="a", lease_s=60) == []


def test_claims_that_nobody_gives_back_do_not_pile_up() -> None:
    """(I12)"""
    steady = Steady()
    claims = Claims(steady=steady)
    for n in range(20 * SWEEP_AT):
        steady.now_s = float(n)
        claims.claim([InterviewId(str(n))], node="a", lease_s=60)
    assert len(claims) <= SWEEP_AT


def test_what_is_still_held_is_never_swept_away() -> None:
    claims = Claims()
    many = _interviews(3 * SWEEP_AT)
    for interview in many:
        claims.claim([interview], node="a", lease_s=HOUR_S)
    assert claims.claim(many, node="b", lease_s=HOUR_S) == []


def _interviews(number: int) -> list[InterviewId]:
    return [InterviewId(str(n)) for n in range(number)]
