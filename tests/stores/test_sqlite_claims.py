"""Claims of one process: gone with it, and no more of them than live."""

from datetime import timedelta
from pathlib import Path

from vivavoce.domain.ids import InterviewId
from vivavoce.stores.sqlite import open_sqlite
from vivavoce.stores.sqlite.claims import SWEEP_AT, Claims
from vivavoce.testing.clock import NOON
from vivavoce.testing.stories import HOUR, SECOND, Story, keep


async def test_who_starts_after_a_process_died_finds_everything_free(tmp_path: Path) -> None:
    """(I6) The reply it owed is not waited for until its claim expires."""
    story = Story()
    async with open_sqlite(tmp_path / "journal.db") as database:
        await keep(database.store, story.open())
        assert await database.store.claim([story.id], node="a", now=NOON, until=NOON + HOUR)
    async with open_sqlite(tmp_path / "journal.db") as database:
        held = await database.store.claim([story.id], node="b", now=NOON, until=NOON + HOUR)
        assert held == [story.id]


def test_claims_that_nobody_gives_back_do_not_pile_up() -> None:
    """(I12)"""
    claims = Claims()
    for n in range(20 * SWEEP_AT):
        now = NOON + n * SECOND
        claims.claim([InterviewId(str(n))], node="a", now=now, until=now + timedelta(minutes=1))
    assert len(claims._held) <= SWEEP_AT


def test_what_is_still_held_is_never_swept_away() -> None:
    claims = Claims()
    many = [InterviewId(str(n)) for n in range(3 * SWEEP_AT)]
    for interview in many:
        claims.claim([interview], node="a", now=NOON, until=NOON + HOUR)
    assert claims.claim(many, node="b", now=NOON, until=NOON + HOUR) == []
