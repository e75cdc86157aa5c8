"""An exported file proves itself: whatever is altered in it is found (I10)."""

from collections.abc import Iterator, Sequence
from pathlib import Path

import pytest
from msgspec.structs import replace

from tests.stores.files import quick_folder
from vivavoce.errors import CannotStart
from vivavoce.exchange.exported import Exported, without_metadata
from vivavoce.exchange.jsons import render_lines
from vivavoce.journal.records import replay
from vivavoce.journal.store import Record
from vivavoce.testing.stories import Story
from vivavoce.upkeep.verify import verify


def told(turns: int = 2) -> list[Record]:
    """Return the records of an interview."""
    story = Story()
    appends = [story.open()]
    for turn in range(turns):
        appends += [story.say(f"Answer {turn}: é, “quoted”, \\ and 🌍."), story.reply()]
    return [record for append in appends for record in append.records]


def lines_of(records: Sequence[Record], *, shown: Sequence[Record] | None = None) -> str:
    interview = replay(records[0].interview, records)
    return render_lines(Exported(interview=interview, guide=None, records=shown or records))


@pytest.fixture
def file() -> Iterator[Path]:
    with quick_folder() as folder:
        yield folder / "export.jsonl"


def test_the_export_of_one_interview_and_of_many_verify(file: Path) -> None:
    file.write_text(lines_of(told()), "utf-8")
    report = verify(file)
    assert (report.is_whole, report.kind, report.interviews, report.events) == (
        True,
        "export",
        1,
        5,
    )
    file.write_text("".join(lines_of(told(turns)) for turns in range(4)), "utf-8")
    report = verify(file)
    assert (report.is_whole, report.interviews, report.events) == (True, 4, 1 + 3 + 5 + 7)


def test_what_was_erased_or_held_back_verifies_by_its_digest(file: Path) -> None:
    """A candidate's own export leaves the owner's notes out."""
    records = told()
    erased = [replace(record, content=None, salt=None) for record in records]
    file.write_text(lines_of(records, shown=erased), "utf-8")
    report = verify(file)
    assert (report.is_whole, report.erased) == (True, 1)
    interview = replace(replay(records[0].interview, records), metadata={"note": "shy"})
    theirs = without_metadata(Exported(interview=interview, guide=None, records=records))
    file.write_text(render_lines(theirs), "utf-8")
    report = verify(file)
    assert (report.is_whole, report.erased) == (True, 0)


def test_words_that_are_left_out_elsewhere_are_missed(file: Path) -> None:
    records = told()
    shown = [*records[:3], replace(records[3], content=None, salt=None), *records[4:]]
    file.write_text(lines_of(records, shown=shown), "utf-8")
    report = verify(file)
    assert [(d.interview, d.seq) for d in report.damaged] == [(records[0].interview, 4)]


@pytest.mark.parametrize("bit", [0, 5, 7])
def test_any_flipped_bit_is_found(file: Path, bit: int) -> None:
    content = lines_of(told(1)).encode()
    for at in range(len(content)):
        altered = bytearray(content)
        altered[at] ^= 1 << bit
        file.write_bytes(altered)
        try:
            report = verify(file)
        except CannotStart:
            continue  # the first line is none any more
        assert not report.is_whole, f"byte {at}: {bytes(altered[at - 20 : at + 20])!r}"


def test_a_file_that_was_cut_is_found_but_at_the_end_of_a_line(file: Path) -> None:
    """Nothing in a line says that another one follows."""
    content = lines_of(told(1)).encode()
    for size in range(1, len(content)):
        file.write_bytes(content[:size])
        if content[:size].endswith(b"\n"):
            assert verify(file).is_whole
        elif b"\n" in content[:size]:
            assert not verify(file).is_whole
        else:
            with pytest.raises(CannotStart, match="no export of JSON lines"):
                verify(file)


@pytest.mark.parametrize("order", [[0, 2, 1, 3, 4], [0, 1, 1, 2, 3, 4], [1, 2, 3, 4], [0, 1, 3, 4]])
def test_lines_that_were_moved_doubled_or_taken_out_are_found(file: Path, order: list[int]) -> None:
    records = told()
    lines = lines_of(records).splitlines(keepends=True)
    file.write_text("".join(lines[at] for at in order), "utf-8")
    report = verify(file)
    assert {damage.interview for damage in report.damaged} == {records[0].interview}


def test_a_chain_cannot_be_passed_off_as_another_interviews(file: Path) -> None:
    mine, other = told(), told()
    text = lines_of(mine).replace(mine[0].interview, other[0].interview)
    file.write_text(text, "utf-8")
    assert verify(file).damaged[0].seq == 1


@pytest.mark.parametrize("content", [b"", b"\n", b"{}\n", b"not JSON\n", b"\x00" * 5000])
def test_what_is_no_export_is_refused(file: Path, content: bytes) -> None:
    file.write_bytes(content)
    with pytest.raises(CannotStart, match=r"is empty|no export of JSON lines"):
        verify(file)
