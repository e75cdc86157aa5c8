"""Rows whose number or place is damaged come back to where they belong (I3, I7)."""

import logging
from itertools import pairwise
from pathlib import Path

import apsw
import pytest

from tests.upkeep.damage import PAGE, Rows, alter, blob, examined, repaired, rows_of
from tests.upkeep.folders import pages_of
from vivavoce.upkeep.charts import Stored
from vivavoce.upkeep.ordering import longest_rising, moves
from vivavoce.upkeep.verify import verify

pytestmark = pytest.mark.faults

POSITIONS = ["position + 1024", "-position", "9223372036854775807", "4611686018427387904"]


def without_positions(rows: Rows) -> dict[str, list[tuple[object, ...]]]:
    """Return every event without its position, in order of position."""
    return {id_: [(*row[:1], *row[2:]) for row in events] for id_, events in rows.events.items()}


def check_back(data: Path, before: Rows) -> None:
    done = repaired(data)
    assert done.after.is_well, done.after
    after = rows_of(data)
    assert without_positions(after) == without_positions(before)
    assert not before.differing(Rows(before.events, after.rows))
    assert verify(data).is_whole
    assert repaired(data).done == []


@pytest.mark.parametrize("position", POSITIONS)
def test_an_event_whose_position_is_damaged_is_moved_back_and_nothing_else(
    whole: Path, data: Path, position: str
) -> None:
    before = rows_of(whole)
    hurt = sorted(before.rows)[1]
    for event in (before.events[hurt][at] for at in (0, 3, -1)):
        for path in data.glob("journal.db*"):
            path.unlink()
        (data / "journal.db").touch(0o600)
        (data / "journal.db").write_bytes((whole / "journal.db").read_bytes())
        alter(data, f"UPDATE events SET position = {position} WHERE position = ?", event[1])
        check_back(data, before)


def test_a_position_is_moved_beside_a_gap_that_is_recorded(whole: Path, data: Path) -> None:
    """Its link proves its seq by the event behind it, though the one before it is gone."""
    before = rows_of(whole)
    hurt = sorted(before.rows)[1]
    gone, astray = before.events[hurt][2], before.events[hurt][3]
    alter(data, "DELETE FROM events WHERE position = ?", gone[1])
    alter(data, "UPDATE events SET position = position + 1024 WHERE position = ?", astray[1])
    assert repaired(data).after.is_well
    kept = [row for row in before.events[hurt] if row != gone]
    after = [(row[0], *row[2:]) for row in rows_of(data).events[hurt]]
    assert after[:-1] == [(row[0], *row[2:]) for row in kept]
    assert verify(data).is_whole


def test_two_events_that_changed_places_change_back_and_others_are_repaired_too(
    whole: Path, data: Path
) -> None:
    before = rows_of(whole)
    one, other = before.events[sorted(before.rows)[0]][1:3]
    for seq, event in ((-1, one), (one[2], other), (other[2], one)):
        alter(data, "UPDATE events SET seq = ? WHERE position = ?", seq, event[1])
    also = sorted(before.rows)[2]
    alter(data, "UPDATE interviews SET messages = 77 WHERE id = ?", blob(also))
    check_back(data, before)


def test_a_flipped_bit_that_gives_an_event_its_neighbours_number_loses_neither(
    whole: Path, data: Path
) -> None:
    before = rows_of(whole)
    content = (whole / "journal.db").read_bytes()
    tried = 0
    for at, bit in number_collisions(content, pages_of(whole / "journal.db", "events")):
        damaged = bytearray(content)
        damaged[at] ^= bit
        for path in data.glob("journal.db*"):
            path.unlink()
        (data / "journal.db").touch(0o600)
        (data / "journal.db").write_bytes(damaged)
        assert not examined(data).is_well
        check_back(data, before)
        tried += 1
    assert tried > 0
    logging.getLogger(__name__).info("%d pairs of events with the same number", tried)


def number_collisions(content: bytes, pages: list[int]) -> list[tuple[int, int]]:
    """Return where the number of an event stands that one bit makes another event's, and the bit.

    A cell of a table's leaf is its size, the row's number, and the row
    (https://www.sqlite.org/fileformat2.html, section 1.6); both are of one byte or more.
    """
    found = []
    for start in ((page - 1) * PAGE for page in pages):
        if content[start] != 13:
            continue
        count = int.from_bytes(content[start + 3 : start + 5], "big")
        numbers = []
        for cell in range(count):
            pointer = start + 8 + 2 * cell
            at = start + int.from_bytes(content[pointer : pointer + 2], "big")
            while content[at] >= 0x80:
                at += 1
            numbers.append(at + 1)
        found += [
            (one, content[one] ^ content[other])
            for one, other in pairwise(numbers)
            if (content[one] ^ content[other]).bit_count() == 1 and content[one] < 0x80
        ]
    return found


def test_an_event_with_two_values_of_other_types_is_there_and_its_time_is_put_back(
    whole: Path, data: Path
) -> None:
    before = rows_of(whole)
    hurt = sorted(before.rows)[1]
    event = before.events[hurt][2]
    set_strictness(data, "replace(sql, ') STRICT', ')')")
    alter(
        data,
        "UPDATE events SET recorded_at = 'soon', actor = CAST(actor AS BLOB) WHERE position = ?",
        event[1],
    )
    set_strictness(data, "sql || ' STRICT'")
    assert any("events" in one.what for one in examined(data).findings)
    check_back(data, before)


def set_strictness(data: Path, sql: str) -> None:
    """Change how strict the table of events is, as the program never does."""
    connection = apsw.Connection(str(data / "journal.db"))
    connection.execute("PRAGMA writable_schema = ON")
    connection.execute(f"UPDATE sqlite_schema SET sql = {sql} WHERE name = 'events'")
    connection.close()


def test_rows_that_are_left_out_are_counted_and_the_folder_is_not_called_well(
    whole: Path, data: Path
) -> None:
    """(I12)"""
    content = bytearray((data / "journal.db").read_bytes())
    leaf = next(
        (page - 1) * PAGE
        for page in pages_of(data / "journal.db", "keys")
        if content[(page - 1) * PAGE] == 13
    )
    at = leaf + int.from_bytes(content[leaf + 8 : leaf + 10], "big")
    content[at + 2] -= 1  # its header is shorter than it was, so that it has another shape
    (data / "journal.db").write_bytes(content)
    told = [one.what for one in examined(data).findings]
    assert any("left out" in one for one in told), told
    done = repaired(data)
    assert not done.after.is_well
    assert any("left out" in one for one in done.done)


def test_what_lies_out_of_order_is_moved_and_as_little_as_possible() -> None:
    def free(behind: int, before: int | None) -> int | None:
        if before is None:
            return max(99, behind) + 1
        return behind + 1 if behind + 1 < before else None

    def moved(*positions: int) -> dict[int, int]:
        return moves([row_at(position) for position in positions], free)

    assert [longest_rising(values) for values in ([], [5], [1, 9, 2, 3], [3, 2, 1])] == [
        [], [0], [0, 2, 3], [2]
    ]  # fmt: skip
    assert moved(1, 2, 5) == {}
    assert moved(1, 99, 5) == {99: 2}
    assert moved(-4, 2, 5) == {-4: 1}
    assert moved(1, 99, 2, 3) == {99: 100, 2: 101, 3: 102}  # no room between its neighbours


def row_at(position: int) -> Stored:
    return Stored(
        position=position, interview=b"", seq=1, name=b"", recorded_at=0, actor=b"", content=None,
        salt=None, glimpse=None, digest=b"", hash=b"",
    )  # fmt: skip
