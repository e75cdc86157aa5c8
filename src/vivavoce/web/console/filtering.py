"""What the list of interviews is narrowed by: read from its address, shown, and taken off again."""

from collections.abc import Mapping, Sequence
from datetime import UTC, date, datetime, time, timedelta
from urllib.parse import urlencode

import msgspec

from vivavoce.domain.interview import Status
from vivavoce.service.narrowing import Narrowing

WORDS_CHARS_MAX = 500

# Of what is required: nothing, some of it, or all of it is settled.
HAIR = 0.001
SHARES: Mapping[str, tuple[str, float | None, float | None]] = {
    "none": ("Nothing learned yet", None, HAIR),
    "some": ("Partly covered", HAIR, 1.0),
    "all": ("All covered", 1.0, None),
}


class Chip(msgspec.Struct, frozen=True, kw_only=True):
    """A filter that is on, and the query of the list without it."""

    label: str
    query: str


class Wanted(msgspec.Struct, frozen=True, kw_only=True):
    """What somebody asked the list for. Every field is "" where it was not."""

    q: str = ""
    status: str = ""
    guide: str = ""
    since: str = ""  # YYYY-MM-DD, a day of UTC
    until: str = ""  # the last day
    covered: str = ""  # a key of `SHARES`

    @property
    def is_narrowed(self) -> bool:
        """Whether any filter is on."""
        return bool(self.pairs())

    @property
    def narrowing(self) -> Narrowing:
        """What an interview has to be like, beside the words said in it."""
        _, progress_min, progress_below = SHARES.get(self.covered, ("", None, None))
        return Narrowing(
            status=self.status or None,
            guide=self.guide or None,
            opened_from=_begin(self.since) if self.since else None,
            opened_before=_begin(self.until) + timedelta(days=1) if self.until else None,
            progress_min=progress_min,
            progress_below=progress_below,
        )

    def pairs(self, **others: str) -> list[tuple[str, str]]:
        """Return the query parameters of the list like this, and `others`; empty ones not."""
        told = msgspec.structs.asdict(self) | others
        return [(name, value) for name, value in told.items() if value]

    def query(self, **others: str) -> str:
        """Return the query of the list like this, and `others`, for an address."""
        return urlencode(self.pairs(**others))

    def chips(self, status_names: Mapping[str, str], titles: Mapping[str, str]) -> Sequence[Chip]:
        """Return the filters that are on, as one reads them."""
        labels = {
            "q": f"“{self.q}”",
            "status": status_names.get(self.status, self.status),
            "guide": titles.get(self.guide, self.guide),
            "since": f"Opened from {self.since}",
            "until": f"Opened until {self.until}",
            "covered": SHARES.get(self.covered, ("", None, None))[0],
        }
        return [
            Chip(label=labels[name], query=msgspec.structs.replace(self, **{name: ""}).query())
            for name, _ in self.pairs()
        ]

    def parameters(self) -> dict[str, str]:
        """Return the query parameters of an export of these interviews."""
        within = self.narrowing
        told = {
            "q": self.q,
            "status": self.status,
            "guide": self.guide,
            "opened_from": _moment(within.opened_from),
            "opened_before": _moment(within.opened_before),
            "progress_min": "" if within.progress_min is None else str(within.progress_min),
            "progress_below": "" if within.progress_below is None else str(within.progress_below),
        }
        return {name: value for name, value in told.items() if value}


def wanted(query: Mapping[str, str]) -> Wanted:
    """Return what a query asks for. What makes no sense in it is passed over."""
    status, covered = query.get("status", ""), query.get("covered", "")
    return Wanted(
        q=query.get("q", "").replace("\0", "").strip()[:WORDS_CHARS_MAX],
        status=status if status in set(Status) else "",
        guide=query.get("guide", "").replace("\0", ""),
        since=_day(query.get("since", "")),
        until=_day(query.get("until", "")),
        covered=covered if covered in SHARES else "",
    )


def _day(text: str) -> str:
    try:
        day = date.fromisoformat(text)
        day + timedelta(days=1)
    except (ValueError, OverflowError):
        return ""
    return day.isoformat()


def _begin(day: str) -> datetime:
    return datetime.combine(date.fromisoformat(day), time(), UTC)


def _moment(at: datetime | None) -> str:
    return "" if at is None else at.isoformat()
