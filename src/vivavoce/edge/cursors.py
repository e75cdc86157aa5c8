"""Places in a list, as opaque texts that go out with one page and come back with the next."""

import base64
import binascii
from datetime import datetime
from typing import Annotated

import msgspec

from vivavoce.domain.ids import InterviewId
from vivavoce.errors import Malformed
from vivavoce.journal.store import Cursor, Summary
from vivavoce.service.ids import canonical_id

Moment = Annotated[datetime, msgspec.Meta(tz=True)]


def cursor_text(summary: Summary) -> str:
    """Return the opaque cursor of the page that follows `summary`."""
    plain = f"{summary.opened_at.isoformat()} {summary.id}"
    return base64.urlsafe_b64encode(plain.encode()).decode().rstrip("=")


def cursor_of(text: str | None) -> Cursor | None:
    """Return the place a cursor stands for, None without one.

    Raises:
        Malformed: it is none of ours.
    """
    if not text:
        return None
    try:
        plain = base64.urlsafe_b64decode(text + "=" * (-len(text) % 4)).decode()
        opened_at, _, interview = plain.partition(" ")
        return Cursor(
            opened_at=msgspec.convert(opened_at, Moment),
            id=InterviewId(canonical_id(interview, field="after")),
        )
    except (binascii.Error, ValueError, msgspec.ValidationError, Malformed) as error:
        raise Malformed(
            "after is no cursor; pass what `next` said, or leave it out.", field="after"
        ) from error
