"""Whatever is damaged in any column of any row is found, named and repaired (I3, I7, I10)."""

import logging
import shutil
from pathlib import Path

import pytest

from tests.upkeep.damage import (
    Rows,
    alter,
    blob,
    interviews_in,
    repaired,
    rows_of,
    words_in,
)
from vivavoce.domain.ids import InterviewId
from vivavoce.domain.interview import Interview
from vivavoce.embedded import Vivavoce
from vivavoce.upkeep.verify import verify

pytestmark = pytest.mark.faults

# Each damage of a column of `events`, and whether the chain proves what stood there.
EVENT_DAMAGES: dict[str, tuple[str, str, bool]] = {
    "name, no text": ("name", "CAST(X'ff' AS TEXT)", True),
    "name, another": ("name", "'never-heard-of'", True),
    "actor, no text": ("actor", "CAST(X'ff' AS TEXT)", True),
    "actor, another": ("actor", "'nobody'", True),
    "time, too far": ("recorded_at", "9223372036854775807", True),
    "time, one bit": ("recorded_at", "recorded_at - (recorded_at & 4096) + "
                      "(~recorded_at & 4096)", True),
    "seq, too high": ("seq", "99", True),
    "seq, below zero": ("seq", "-7", True),
    "interview, another": ("interview", "randomblob(16)", True),
    "interview, too short": ("interview", "X'00'", True),
    "content, no JSON": ("content", "X'ff'", False),
    "content, gone": ("content", "NULL", False),
    "content and salt, gone": ("(content, salt)", "(NULL, NULL)", False),
    "content, zeroes": ("content", "zeroblob(length(content))", False),
    "salt, too short": ("salt", "X''", False),
    "salt, gone": ("salt", "NULL", False),
    "salt, another": ("salt", "randomblob(16)", False),
    "digest, too short": ("digest", "X''", True),
    "digest, another": ("digest", "randomblob(32)", True),
    "hash, too short": ("hash", "X'00'", True),
    "hash, another": ("hash", "randomblob(32)", True),
    "glimpse, no JSON": ("glimpse", "X'ff'", True),
}  # fmt: skip

# The salt is visibly what is damaged, so that the words can be believed, if not proved.
TOLD_ALL_THE_SAME = {"salt, too short", "salt, gone"}

ROW_DAMAGES = {
    "status": "'strange'",
    "state": "CAST(X'ff' AS TEXT)",
    "version": "99",
    "organization": "'nobody'",
    "guide": "''",
    "guide_version": "'0'",
    "interviewer": "'somebody'",
    "language": "CAST(X'ff' AS TEXT)",
    "opened_at": "9223372036854775807",
    "updated_at": "-1",
    "owed_since": "-9223372036854775808",
    "due_at": "1",
    "messages": "77",
    "last_speaker": "NULL",
    "damaged": "'by somebody'",
    "id": "randomblob(16)",
}


@pytest.mark.parametrize("damage", EVENT_DAMAGES)
async def test_a_damaged_column_of_an_event_costs_no_more_than_that_event(
    whole: Path, data: Path, damage: str
) -> None:
    column, value, is_proved = EVENT_DAMAGES[damage]
    before = rows_of(whole)
    hurt = sorted(before.rows)[1]
    last = len(before.events[hurt])
    tried = 0
    # The opening, words of the candidate, and the last event with its long row. Of the words
    # beside events, those beside the last one are read.
    for seq in [last] if column == "glimpse" else [1, 4, last]:
        restore(whole, data)
        alter(
            data,
            f"UPDATE events SET {column} = {value} WHERE interview = ? AND seq = ?",
            blob(hurt),
            seq,
        )
        assert repaired(data).before.concerned == {hurt}
        after = rows_of(data)
        if is_proved:
            assert not before.differing(after), f"event {seq} was not put back"
        else:
            await check_goes_on(data, before, after, hurt, {seq}, damage in TOLD_ALL_THE_SAME)
        check_nothing_is_left_to_do(data, after)
        tried += 1
    logging.getLogger(__name__).info("%s: damaged in %d events", damage, tried)


@pytest.mark.parametrize("column", ROW_DAMAGES)
def test_a_damaged_row_of_an_interview_is_made_again_from_its_events(
    whole: Path, data: Path, column: str
) -> None:
    before = rows_of(whole)
    hurt = sorted(before.rows)[1]
    value = ROW_DAMAGES[column]
    alter(data, f"UPDATE interviews SET {column} = {value} WHERE id = ?", blob(hurt))
    done = repaired(data)
    assert done.before.concerned == {hurt}
    assert done.after.is_well
    after = rows_of(data)
    assert not before.differing(after)
    check_nothing_is_left_to_do(data, after)


async def test_events_that_are_gone_are_named_and_their_places_never_used_again(
    whole: Path, data: Path
) -> None:
    """(I3)"""
    before = rows_of(whole)
    hurt = sorted(before.rows)[1]
    last = len(before.events[hurt])
    for gone in [{seq} for seq in range(1, last + 1)] + [
        {1, 2}, {2, 4, 5}, set(range(4, last + 1)), set(range(1, last + 1))
    ]:  # fmt: skip
        restore(whole, data)
        places = ", ".join(map(str, gone))
        alter(
            data,
            f"DELETE FROM events WHERE interview = ? AND seq IN ({places})",
            blob(hurt),
        )
        assert repaired(data).before.concerned == {hurt}
        after = rows_of(data)
        await check_goes_on(data, before, after, hurt, gone, is_told=False)
        assert [row[2] for row in after.events[hurt]] == [
            seq for seq in range(1, last + 2) if seq not in gone
        ]
        check_nothing_is_left_to_do(data, after)


def test_a_row_that_is_gone_is_made_again(whole: Path, data: Path) -> None:
    before = rows_of(whole)
    hurt = sorted(before.rows)[1]
    alter(data, "DELETE FROM interviews WHERE id = ?", blob(hurt))
    done = repaired(data)
    assert done.before.concerned == {hurt}
    assert done.after.is_well
    after = rows_of(data)
    assert after.events == before.events
    number = slice(1, None)  # a new row has a number of its own
    assert after.rows[hurt][number] == before.rows[hurt][number]


def test_an_interview_of_which_neither_row_nor_opening_is_left_is_told_of_and_left_alone(
    whole: Path, data: Path
) -> None:
    before = rows_of(whole)
    hurt = sorted(before.rows)[1]
    alter(data, "DELETE FROM interviews WHERE id = ?", blob(hurt))
    alter(data, "DELETE FROM events WHERE interview = ? AND seq = 1", blob(hurt))
    done = repaired(data)
    assert done.before.concerned == done.after.concerned == {hurt}
    [finding] = [one for one in done.after.findings if one.interview == hurt]
    assert "backup" in finding.what + finding.way_out
    after = rows_of(data)
    assert before.differing(after) == {hurt}
    assert after.events[hurt] == before.events[hurt][1:]


async def test_of_more_words_than_one_event_can_hold_the_first_are_kept(data: Path) -> None:
    async with Vivavoce.open(data) as vv:
        interview = await vv.open_interview("agent-hiring", interviewer="human")
        for n in range(12):
            await interview.add_message(f"Number {n}. " + "ü" * 15_000)
    alter(data, "UPDATE events SET salt = NULL WHERE interview = ?", blob(interview.id))
    assert repaired(data).after.concerned == set()
    told = (await interviews_in(data))[interview.id]
    assert isinstance(told, Interview)
    texts = [message.text.split(".")[0] for message in told.transcript]
    assert texts == [f"Number {n}" for n in range(len(texts))]
    assert 6 < len(texts) < 12
    assert len(told.unproved) == 1 + len(texts)
    assert len(told.lost) == 12 - len(texts)


def restore(whole: Path, data: Path) -> None:
    for path in data.glob("journal.db*"):
        path.unlink()
    shutil.copy2(whole / "journal.db", data / "journal.db")


async def check_goes_on(
    data: Path, before: Rows, after: Rows, hurt: InterviewId, lost: set[int], is_told: bool
) -> None:
    """What is left is there as it was, and the loss is recorded behind it."""
    assert before.differing(after) == {hurt}
    kept = [row for row in before.events[hurt] if row[2] not in lost]
    assert [row for row in after.events[hurt] if row in kept] == kept
    told = (await interviews_in(data))[hurt]
    assert isinstance(told, Interview)
    assert told.version == len(before.events[hurt]) + 1
    assert set(told.lost) == (set() if is_told or lost == {1} else lost - {1})
    legible = before.events[hurt] if is_told else kept
    said = [words for row in legible if (words := words_in(row)) is not None]
    assert [message.text for message in told.transcript] == said
    if told.lost_messages is not None:
        assert told.lost_messages == 4 - len(said)
    assert told.candidate.name in {None, "Marmalade"}


def check_nothing_is_left_to_do(data: Path, after: Rows) -> None:
    report = verify(data)
    assert report.is_whole, report
    again = repaired(data)
    assert again.before.is_well, again.before
    assert not again.done
    assert not again.copies
    assert not rows_of(data).differing(after)
