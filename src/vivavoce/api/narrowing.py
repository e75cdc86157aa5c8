"""The query parameters by which lists and exports are narrowed."""

from datetime import UTC, datetime
from typing import Annotated

import msgspec

from vivavoce.api.bodies import NO_NUL
from vivavoce.api.operations import Call, Query
from vivavoce.domain.ids import InterviewId
from vivavoce.domain.interview import Status
from vivavoce.errors import Malformed
from vivavoce.service.ids import canonical_id
from vivavoce.service.narrowing import Narrowing

WORDS_CHARS_MAX = 500
IDS_MAX = 200

Moment = Annotated[datetime, msgspec.Meta(tz=True)]

MOMENT = {"type": "string", "format": "date-time"}
SHARE = {"type": "number", "minimum": 0, "maximum": 1}

QUERIES = (
    Query(name="status", about="only with this status", schema={"enum": list(Status)}),
    Query(name="guide", about="only on this guide"),
    Query(name="opened_from", about="only opened at this moment or later", schema=MOMENT),
    Query(name="opened_before", about="only opened before this moment", schema=MOMENT),
    Query(
        name="progress_min",
        about="only with at least this share of what is required settled",
        schema=SHARE,
    ),
    Query(
        name="progress_below",
        about="only with less than this share of what is required settled",
        schema=SHARE,
    ),
)

WORDS = Query(
    name="q",
    about="only where all these words were said in one message, or name the candidate",
    schema={"type": "string", "maxLength": WORDS_CHARS_MAX, "pattern": NO_NUL},
)
IDS = Query(
    name="ids",
    about=f"only these, with commas between them; at most {IDS_MAX}",
    schema={"type": "string", "pattern": "^[0-9A-Fa-f,-]*$"},
)


def words_of(call: Call) -> str | None:
    """Return the words a request searches for, None without any.

    Raises:
        Malformed: they are too long.
    """
    words = call.query("q") or None
    if words is not None and len(words) > WORDS_CHARS_MAX:
        raise Malformed(f"q is longer than {WORDS_CHARS_MAX} characters.", field="q")
    return words


def ids_of(call: Call) -> list[InterviewId] | None:
    """Return the interviews a request names, None when it names none.

    Raises:
        Malformed: one of them is no id, or they are more than `IDS_MAX`.
    """
    given = call.query("ids")
    if not given:
        return None
    ids = given.split(",")
    if len(ids) > IDS_MAX:
        raise Malformed(f"ids names more than {IDS_MAX} interviews.", field="ids")
    return [InterviewId(canonical_id(one, field="ids")) for one in ids]


def narrowing_of(call: Call) -> Narrowing:
    """Return what a request asks for.

    Raises:
        Malformed: one of the parameters is not what it should be.
    """
    status = call.query("status") or None
    if status is not None and status not in set(Status):
        raise Malformed(f"status is one of {', '.join(Status)}.", field="status")
    return Narrowing(
        status=status,
        guide=call.query("guide") or None,
        opened_from=_moment(call, "opened_from"),
        opened_before=_moment(call, "opened_before"),
        progress_min=_share(call, "progress_min"),
        progress_below=_share(call, "progress_below"),
    )


def _moment(call: Call, name: str) -> datetime | None:
    text = call.query(name)
    if not text:
        return None
    try:
        return msgspec.convert(text, Moment).astimezone(UTC)
    except (msgspec.ValidationError, OverflowError) as error:
        raise Malformed(
            f"{name} is a moment with its time zone, such as 2026-11-03T00:00:00Z.", field=name
        ) from error


def _share(call: Call, name: str) -> float | None:
    text = call.query(name)
    if not text:
        return None
    try:
        share = float(text)
    except ValueError:
        share = -1.0
    if not 0.0 <= share <= 1.0:
        raise Malformed(f"{name} is a number from 0 to 1.", field=name)
    return share
