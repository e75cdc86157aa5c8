"""Parquet exports: the rows of the CSV, typed, in one file that is written piece by piece."""

import io

import pyarrow.parquet
import pytest
from msgspec.structs import replace

from tests.exchange.test_dealings import exported
from vivavoce.exchange import columnar
from vivavoce.exchange.columnar import ParquetWriter, Sink


def test_every_message_is_a_row_with_its_exact_words_and_time() -> None:
    what = exported()
    writer = ParquetWriter()
    file = writer.add(what) + writer.add(replace(what, damage="Torn.")) + writer.end()
    found = pyarrow.parquet.read_table(io.BytesIO(file)).to_pylist()
    said = list(what.interview.transcript)
    assert [row["text"] for row in found[: len(said)]] == [each.text for each in said]
    assert [row["speaker"] for row in found[: len(said)]] == [str(each.speaker) for each in said]
    assert [row["recorded_at"] for row in found[: len(said)]] == [each.recorded_at for each in said]
    assert {row["corrects"] for row in found} == {None}
    assert {row["interview"] for row in found} == {what.interview.id}
    [note] = [row for row in found if row["speaker"] is None]
    assert "Torn." in note["text"]


def test_a_file_without_interviews_has_its_columns() -> None:
    table = pyarrow.parquet.read_table(io.BytesIO(ParquetWriter().end()))
    assert table.num_rows == 0
    assert table.column_names[:2] == ["interview", "guide"]


def test_a_large_export_leaves_in_pieces(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(columnar, "GROUP_ROWS", 10)
    writer, what = ParquetWriter(), exported()
    pieces = [writer.add(what) for _ in range(50)]
    assert sum(map(bool, pieces)) > 5
    file = b"".join(pieces) + writer.end()
    table = pyarrow.parquet.read_table(io.BytesIO(file))
    assert table.num_rows == 50 * len(what.interview.transcript)


def test_what_was_taken_away_is_not_kept() -> None:
    sink = Sink()
    sink.write(b"one")
    assert (sink.take(), sink.take(), sink.tell()) == (b"one", b"", 3)
