"""The formats interviews can be exported in, by name."""

from collections.abc import Mapping

from vivavoce.errors import Malformed
from vivavoce.exchange import jsons, markdown, page, tabular
from vivavoce.exchange.exported import Format

ONE: Mapping[str, Format] = {
    "json": jsons.JSON,
    "jsonl": jsons.JSON_LINES,
    "md": markdown.FORMAT,
    "html": page.FORMAT,
    "csv": tabular.FORMAT,
}

MANY: Mapping[str, Format] = {**ONE, "json": jsons.JSON_ARRAY}


def format_of(name: str, formats: Mapping[str, Format] = ONE) -> Format:
    """Return the format called `name`.

    Raises:
        Malformed: there is none.
    """
    try:
        return formats[name]
    except KeyError:
        raise Malformed(
            f"format {name!r} is not known; choose {', '.join(formats)}.", field="format"
        ) from None
