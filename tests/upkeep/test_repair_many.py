"""Several things damaged at once, in any columns of any rows: nothing legible is lost (I7, I10)."""

import logging
import os
import random
import shutil
from pathlib import Path

import apsw
import pytest

from tests.upkeep.damage import Rows, interviews_in, repaired, rows_of, words_in
from vivavoce.domain.interview import Interview
from vivavoce.upkeep.verify import verify

pytestmark = pytest.mark.faults

SEED = int(os.environ.get("VIVAVOCE_TEST_SEED", "20"))

VALUES = {
    "INTEGER": ["0", "-1", "99", "9223372036854775807", "-9223372036854775808"],
    "TEXT": ["''", "'x'", "CAST(X'ff' AS TEXT)", "'interview-repaired'"],
    "BLOB": ["X''", "X'ff'", "zeroblob(32)", "randomblob(32)", "randomblob(16)"],
}
COLUMNS = {
    "events": {
        "position": "INTEGER",
        "interview": "BLOB",
        "seq": "INTEGER",
        "name": "TEXT",
        "recorded_at": "INTEGER",
        "actor": "TEXT",
        "content": "BLOB",
        "salt": "BLOB",
        "glimpse": "BLOB",
        "digest": "BLOB",
        "hash": "BLOB",
    },
    "interviews": {
        "id": "BLOB",
        "status": "TEXT",
        "state": "TEXT",
        "version": "INTEGER",
        "interviewer": "TEXT",
        "opened_at": "INTEGER",
        "updated_at": "INTEGER",
        "owed_since": "INTEGER",
        "messages": "INTEGER",
        "damaged": "TEXT",
    },
}


def damage(connection: apsw.Connection, chance: random.Random) -> tuple[str, int]:
    """Damage one value, or remove a row; return the table and the row's number."""
    table = chance.choice(["events", "events", "events", "interviews"])
    rowid = chance.choice([row[0] for row in connection.execute(f"SELECT rowid FROM {table}")])
    if chance.random() < 0.15:
        connection.execute(f"DELETE FROM {table} WHERE rowid = ?", (rowid,))
        return table, rowid
    column = chance.choice(list(COLUMNS[table]))
    value = chance.choice(VALUES[COLUMNS[table][column]])
    connection.execute(f"UPDATE OR IGNORE {table} SET {column} = {value} WHERE rowid = ?", (rowid,))
    return table, rowid


@pytest.mark.parametrize(
    "trials",
    [
        pytest.param(40, id="40-folders"),
        pytest.param(10_000, id="soak", marks=pytest.mark.soak),
    ],
)
async def test_however_much_is_damaged_what_is_not_comes_back_and_verifies(
    whole: Path, data: Path, trials: int
) -> None:
    chance = random.Random(SEED)
    before = rows_of(whole)
    for trial in range(trials):
        for path in data.glob("journal.db*"):
            path.unlink()
        shutil.copy2(whole / "journal.db", data / "journal.db")
        connection = apsw.Connection(str(data / "journal.db"))
        hits = [damage(connection, chance) for _ in range(chance.randint(2, 6))]
        connection.close()
        try:
            await check(data, before, {number for table, number in hits if table == "events"})
        except BaseException as error:
            error.add_note(f"trial {trial} of seed {SEED}: {hits}")
            raise
    logging.getLogger(__name__).info("%d folders with 2 to 6 damages each", trials)


async def check(data: Path, before: Rows, hit: set[int]) -> None:
    done = repaired(data)
    after = rows_of(data)
    hopeless = done.after.concerned
    told = await interviews_in(data)
    for id_, events in before.events.items():
        if id_ in hopeless:
            continue
        interview = told[id_]
        assert isinstance(interview, Interview), interview
        texts = {message.text for message in interview.transcript}
        unhurt = [row for row in events if row[1] not in hit]
        assert {words for row in unhurt if (words := words_in(row)) is not None} <= texts
        assert texts <= {words for row in events if (words := words_in(row)) is not None}
    damages = {damage.interview for damage in verify(data).damaged}
    assert damages <= hopeless
    again = repaired(data)
    assert again.done == [], again.done
    assert not rows_of(data).differing(after)
