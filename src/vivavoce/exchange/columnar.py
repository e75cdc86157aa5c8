"""Transcripts as Parquet (https://parquet.apache.org/docs/file-format/), one row a message.

The same rows as in CSV, with types, for programs that read columns: pandas, DuckDB, R. Texts
are exact. The library that writes it is large, so it is imported when first asked for.
"""

import io
from typing import TYPE_CHECKING, Any

from vivavoce.exchange.exported import Exported, Format

if TYPE_CHECKING:
    import pyarrow

# Rows that are written together: few enough that nobody waits for it, and that an export of any
# size takes little memory.
GROUP_ROWS = 2_000


class Sink(io.RawIOBase):
    """A file that is taken away while it is written."""

    def __init__(self) -> None:
        super().__init__()
        self._ready = bytearray()
        self._length = 0

    def writable(self) -> bool:
        """It is there to be written."""
        return True

    def write(self, data: Any) -> int:
        """Take in what comes next."""
        self._ready += data
        self._length += len(data)
        return len(data)

    def tell(self) -> int:
        """Return how much was written in all; the file names places in itself by that."""
        return self._length

    def take(self) -> bytes:
        """Return what was written since the last time."""
        ready, self._ready = bytes(self._ready), bytearray()
        return ready


class ParquetWriter:
    """Writes one file, piece by piece. What has been written is taken out as it comes."""

    def __init__(self) -> None:
        from pyarrow.parquet import ParquetWriter as Writer

        self._schema = schema()
        self._sink = Sink()
        self._writer = Writer(self._sink, self._schema, compression="zstd")
        self._rows: list[dict[str, Any]] = []

    def add(self, exported: Exported) -> bytes:
        """Take in one interview; return what of the file is ready."""
        self._rows += rows(exported)
        if len(self._rows) >= GROUP_ROWS:
            self._write()
        return self._sink.take()

    def end(self) -> bytes:
        """Return the rest of the file."""
        if self._rows:
            self._write()
        self._writer.close()
        return self._sink.take()

    def _write(self) -> None:
        import pyarrow

        self._writer.write_table(pyarrow.Table.from_pylist(self._rows, schema=self._schema))
        self._rows = []


def schema() -> "pyarrow.Schema":
    """Return the columns and their types."""
    import pyarrow

    text, name = pyarrow.string(), pyarrow.dictionary(pyarrow.int32(), pyarrow.string())
    return pyarrow.schema(
        [
            ("interview", text),
            ("guide", name),
            ("guide_version", name),
            ("status", name),
            ("candidate", text),
            ("seq", pyarrow.int64()),
            ("id", text),
            ("speaker", name),
            ("author", name),
            ("recorded_at", pyarrow.timestamp("us", tz="UTC")),
            ("corrects", pyarrow.int64()),  # the seq of the message that this one puts right
            ("text", text),
        ]
    )


def rows(exported: Exported) -> list[dict[str, Any]]:
    """Return one row for each message; last, without a speaker, notes on what is not here."""
    interview = exported.interview
    about = {
        "interview": interview.id,
        "guide": interview.guide.id,
        "guide_version": interview.guide.version,
        "status": str(interview.status),
        "candidate": interview.candidate.name or interview.candidate.email,
    }
    said = [
        about
        | {
            "seq": message.seq,
            "id": message.id,
            "speaker": str(message.speaker),
            "author": message.author,
            "recorded_at": message.recorded_at,
            "corrects": exported.corrected_by(message),
            "text": message.text,
        }
        for message in interview.transcript
    ]
    return said + [about | {"text": f"[{note}]"} for note in exported.notes]


FORMAT = Format(
    media_type="application/vnd.apache.parquet", extension="parquet", writer=ParquetWriter
)
