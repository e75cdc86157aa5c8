"""Reading on from where an interview stands is as careful as reading all of it."""

from collections.abc import Callable

import pytest
from msgspec.structs import replace

from vivavoce.journal.records import continued, replay
from vivavoce.journal.store import Record
from vivavoce.testing.stories import Story


def told() -> list[Record]:
    story = Story()
    appends = [story.open(), *[story.say(f"Word {n}.") for n in range(6)]]
    return [record for append in appends for record in append.records]


@pytest.mark.parametrize("held", range(1, 8))
def test_whoever_reads_on_knows_what_whoever_reads_all_of_it_knows(held: int) -> None:
    """(I3)."""
    records = told()
    before = replay(records[0].interview, records[:held])
    assert continued(before, records[held - 1].hash, records[held:]) == replay(before.id, records)


@pytest.mark.parametrize(
    "spoil",
    [
        lambda record: replace(record, content=b'{"id":"x"}'),
        lambda record: replace(record, salt=b"0" * 16),
        lambda record: replace(record, actor="owner:somebody"),
        lambda record: replace(record, hash=b"0" * 32),
        lambda record: replace(record, recorded_at_us=record.recorded_at_us + 1),
        lambda record: replace(record, content=None, salt=None),
        lambda record: replace(record, name="interview-repaired"),
    ],
    ids=["content", "salt", "actor", "hash", "time", "erased", "repair"],
)
def test_what_does_not_simply_go_on_is_not_gone_on_with(
    spoil: Callable[[Record], Record],
) -> None:
    """(I7, I10)."""
    records = told()
    before = replay(records[0].interview, records[:3])
    spoiled = [*records[3:4], spoil(records[4]), *records[5:]]
    assert continued(before, records[2].hash, spoiled) is None
    assert continued(before, records[2].hash, records[4:]) is None, "one is missing"
    assert continued(before, b"0" * 32, records[3:]) is None, "it is another chain"
