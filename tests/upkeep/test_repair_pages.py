"""Whichever page of the database is damaged, what is on the others is recovered whole (I7)."""

import logging
import os
import random
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.upkeep.damage import (
    PAGE,
    interviews_in,
    repaired,
    rows_of,
    words_in,
)
from vivavoce.domain.interview import Interview
from vivavoce.upkeep.verify import verify

pytestmark = pytest.mark.faults

SEED = int(os.environ.get("VIVAVOCE_TEST_SEED", "20"))

Damage = Callable[[bytearray, int, random.Random], None]


def zero(content: bytearray, at: int, chance: random.Random) -> None:
    content[at : at + PAGE] = bytes(PAGE)


def fill_with_rubbish(content: bytearray, at: int, chance: random.Random) -> None:
    content[at : at + PAGE] = b"\xa5" * PAGE


def zero_first_sector(content: bytearray, at: int, chance: random.Random) -> None:
    content[at : at + 512] = bytes(512)


def flip_first_byte(content: bytearray, at: int, chance: random.Random) -> None:
    content[at + (100 if at == 0 else 0)] ^= 0x02


def flip_any_bit(content: bytearray, at: int, chance: random.Random) -> None:
    content[at + chance.randrange(PAGE)] ^= 1 << chance.randrange(8)


def overwrite_sector(content: bytearray, at: int, chance: random.Random) -> None:
    sector = at + 512 * chance.randrange(PAGE // 512)
    content[sector : sector + 512] = chance.randbytes(512)


def truncate(content: bytearray, at: int, chance: random.Random) -> None:
    del content[at + chance.randrange(PAGE) :]


DAMAGES: list[Damage] = [
    zero,
    fill_with_rubbish,
    zero_first_sector,
    flip_first_byte,
    flip_any_bit,
    overwrite_sector,
    truncate,
]


@pytest.mark.parametrize(
    "trials",
    [
        pytest.param(30, id="30-pages", marks=pytest.mark.timeout(300)),
        pytest.param(5_000, id="soak", marks=pytest.mark.soak),
    ],
)
async def test_whatever_happens_to_a_page_all_that_is_legible_comes_back(
    whole: Path, data: Path, trials: int
) -> None:
    chance = random.Random(SEED)
    content = (whole / "journal.db").read_bytes()
    pages = len(content) // PAGE
    # Every page with one damage or another before any page twice.
    chosen = [(page, damage) for damage in DAMAGES for page in range(pages)]
    chance.shuffle(chosen)
    began = time.monotonic()
    hurt = 0
    for trial in range(trials):
        page, damage = chosen[trial % len(chosen)]
        seed = chance.randrange(2**32)
        damaged = bytearray(content)
        damage(damaged, page * PAGE, random.Random(seed))
        for path in data.glob("journal.db*"):
            path.unlink()
        (data / "journal.db").touch(0o600)
        (data / "journal.db").write_bytes(damaged)
        try:
            hurt += await check_recovered(whole, data, is_cut=damage is truncate)
        except BaseException as error:
            error.add_note(f"{damage.__name__} on page {page + 1}, seed {seed}")
            raise
    logging.getLogger(__name__).info(
        "%d pages damaged in %.1f s: %d interviews lost something, all others nothing",
        trials,
        time.monotonic() - began,
        hurt,
    )


async def check_recovered(whole: Path, data: Path, *, is_cut: bool) -> int:
    """Examine and repair; return how many interviews lost something."""
    before = rows_of(whole)
    done = repaired(data)
    named = done.before.concerned
    after = rows_of(data)
    hurt = {id_ for id_ in before.differing(after) if before.events[id_] != after.events.get(id_)}
    # A file cut short may not even hold the names of interviews any more.
    forgotten = set(before.rows) - set(after.rows)
    assert hurt - forgotten <= named <= set(before.rows)
    assert not forgotten or is_cut
    for id_ in hurt - forgotten:
        rows = before.events[id_]
        assert [row for row in after.events[id_] if row in rows] == [
            row for row in rows if row in after.events[id_]
        ]
    for id_, told in (await interviews_in(data)).items():
        assert isinstance(told, Interview), f"{told}: {done.after.findings}"
        kept = [row for row in before.events[id_] if row in after.events[id_]]
        said = {words for row in kept if (words := words_in(row)) is not None}
        assert said <= {message.text for message in told.transcript}
    assert not done.after.concerned
    assert verify(data).is_whole
    again = repaired(data)
    assert not again.done
    assert not rows_of(data).differing(after)
    return len(hurt)
