"""Files of exports, read again."""

import io

import pyarrow.parquet

from vivavoce.exchange.exported import Exported, Format


def text_of(form: Format, *exported: Exported) -> str:
    """Return the file of these interviews as text; of Parquet the rows in it."""
    writer = form.writer()
    return words_of(b"".join([*map(writer.add, exported), writer.end()]), form.extension)


def words_of(file: bytes, name: str) -> str:
    """Return a file in the format `name` as text; of Parquet the rows in it."""
    return "\n".join(map(str, rows_of(file))) if name == "parquet" else file.decode()


def rows_of(file: bytes) -> list[dict[str, object]]:
    """Return the rows of a Parquet file."""
    rows: list[dict[str, object]] = pyarrow.parquet.read_table(io.BytesIO(file)).to_pylist()
    return rows
