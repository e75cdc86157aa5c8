"""The formats interviews can be exported in, by name."""

from collections.abc import Mapping
from importlib.util import find_spec

from vivavoce.errors import Malformed
from vivavoce.exchange import columnar, jsons, markdown, page, tabular
from vivavoce.exchange.exported import Format

ONE: Mapping[str, Format] = {
    "json": jsons.JSON,
    "jsonl": jsons.JSON_LINES,
    "md": markdown.FORMAT,
    "html": page.FORMAT,
    "csv": tabular.FORMAT,
    "parquet": columnar.FORMAT,
}

MANY: Mapping[str, Format] = {**ONE, "json": jsons.JSON_ARRAY}


def format_of(name: str, formats: Mapping[str, Format] = ONE) -> Format:
    """Return the format called `name`.

    Raises:
        Malformed: there is none, or a library is missing that it needs.
    """
    try:
        form = formats[name]
    except KeyError:
        raise Malformed(
            f"format {name!r} is not known; choose {', '.join(formats)}.", field="format"
        ) from None
    if form is columnar.FORMAT and find_spec("pyarrow") is None:
        raise Malformed(
            "format parquet needs a library that is not here: pip install 'vivavoce[parquet]'.",
            field="format",
        )
    return form
