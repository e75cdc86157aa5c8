"""Turn templates into pages.

Templates get plain values (structs, dicts, strings) and say at their top which
ones. A name they do not know is an error, never an empty place on a page.
"""

import json
from collections.abc import Mapping, Sequence
from datetime import UTC, datetime
from functools import cache
from typing import Any

import jinja2
from babel.dates import format_datetime
from markupsafe import Markup

from vivavoce.web.assets import asset
from vivavoce.web.modules import modules

# Everything in Unicode's category Cc but tab and newline, and the two overrides of direction:
# shown as what it is, so that nobody's text can hide something or read as something else.
# static/text.js does the same in the browser.
_HIDDEN = (
    {code: chr(0x2400 + code) for code in range(0x20) if chr(code) not in "\t\n"}
    | {0x7F: "\u2421"}
    | {code: f"\\x{code:x}" for code in range(0x80, 0xA0)}
    | {code: f"\\u{code:x}" for code in (0x202D, 0x202E)}
)

MICROUSD_PER_CENT = 10_000


@cache
def environment() -> jinja2.Environment:
    """Return the environment that all pages are made in; made once per process."""
    made = jinja2.Environment(
        loader=jinja2.PackageLoader("vivavoce.web"),
        autoescape=True,
        undefined=jinja2.StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    made.filters |= {
        "visible": visible,
        "moment": moment,
        "rfc3339": rfc3339,
        "plain": plain,
        "excerpt": excerpt,
        "amount": amount,
        "dollars": dollars,
    }
    made.globals |= {
        "root": "",
        "asset": asset,
        "modules": modules,
        "_": str,
        "language": "en",
        "direction": "ltr",
    }
    return made


def render(template: str, **context: Any) -> str:
    """Return the page that `templates/<template>` makes of `context`.

    Args:
        template: file name below templates/.
        context: what the comment at the top of the template asks for. `root` is the
            path Vivavoce is mounted under, empty by default, without a slash at its end.
    """
    return environment().get_template(template).render(**context)


def visible(text: str) -> str:
    """Return `text` with what would act unseen as symbols, and any line end as a newline."""
    return text.replace("\r\n", "\n").replace("\r", "\n").translate(_HIDDEN)


def excerpt(text: str, length_max: int = 120) -> str:
    """Return the beginning of `text` on one line, with an ellipsis where it was cut."""
    line = visible(" ".join(text.split()))
    return line if len(line) <= length_max else line[: length_max - 1].rstrip() + "…"


def moment(at: datetime | str, language: str = "en") -> str:
    """Return `at` for readers without scripts: `3 Nov 2026, 14:05 UTC`.

    Args:
        language: one that the interface speaks.
    """
    utc = _datetime(at)
    if language != "en":
        return f"{format_datetime(utc, 'd MMM y, HH:mm', locale=language)} UTC"
    return f"{utc.day} {utc:%b %Y, %H:%M} UTC"


def rfc3339(at: datetime | str) -> str:
    """Return `at` in UTC with milliseconds, as `<time datetime>` and scripts read it."""
    return _datetime(at).isoformat(timespec="milliseconds").replace("+00:00", "Z")


def time_of(at: datetime | str) -> Markup:
    """Return `at` as an element that scripts show in the reader's own zone, date and time."""
    element = Markup('<time data-as="moment" datetime="{}">{}</time>')
    return element.format(rfc3339(at), moment(at))


def plain(value: Any) -> str:
    """Return a profile value the way one would write it down; nothing is an empty string."""
    match value:
        case None:
            return ""
        case bool():
            return "yes" if value else "no"
        case str():
            return visible(value)
        case Mapping():
            return "; ".join(f"{name}: {plain(part)}" for name, part in value.items())
        case Sequence():
            return ", ".join(plain(part) for part in value)
        case _:
            return json.dumps(value, ensure_ascii=False, default=str)


def amount(number: int) -> str:
    """Return a count the way one reads it: `1,234,567`."""
    return f"{number:,}"


def dollars(microusd: int) -> str:
    """Return an estimate given in millionths of a US dollar: `$1.25`, to the cent."""
    if 0 < microusd < MICROUSD_PER_CENT:
        return "less than $0.01"
    return f"${microusd / 1_000_000:,.2f}"


def _datetime(at: datetime | str) -> datetime:
    return (datetime.fromisoformat(at) if isinstance(at, str) else at).astimezone(UTC)
