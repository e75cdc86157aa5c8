"""What the row of an interview still knows of events that are lost."""

from collections.abc import Callable, Sequence
from typing import Any

import msgspec
from msgspec.structs import replace

from vivavoce.domain.events import (
    Candidate,
    GuideRef,
    InterviewOpened,
    InterviewRepaired,
    Substitute,
)
from vivavoce.domain.ids import GuideId, OrganizationId
from vivavoce.domain.interview import Interview, Status
from vivavoce.journal.codec import NAMES, encode
from vivavoce.journal.moments import to_time
from vivavoce.journal.store import Record
from vivavoce.stores import glimpses
from vivavoce.upkeep.charts import Chart

HashOf = Callable[[str, str, str], str | None]

OPENED = NAMES[InterviewOpened]


def opening_of(chart: Chart, records: Sequence[Record], hash_of: HashOf) -> Substitute | None:
    """Return what an interview was opened with, as its row tells; None when that is illegible.

    The interviewer and the guide's version are those it has now. The owner's notes are
    in the lost event alone.
    """
    organization, guide = chart.said("organization"), chart.said("guide")
    version, language = chart.said("guide_version"), chart.said("language")
    interviewer = chart.said("interviewer")
    if not (organization and guide and version and language and interviewer):
        return None
    name, email = _candidate(chart)
    opened = InterviewOpened(
        organization=OrganizationId(organization),
        guide=GuideRef(
            id=GuideId(guide), version=version, hash=hash_of(organization, guide, version) or ""
        ),
        interviewer=interviewer,
        language=language,
        candidate=Candidate(name=name, email=email),
    )
    data: dict[str, Any] = msgspec.json.decode(encode(opened))
    opened_at = chart.number("opened_at")
    known = [record.recorded_at_us for record in records[:1]]
    us = opened_at if opened_at is not None else known[0] if known else 0
    try:
        at = to_time(us)
    except OverflowError:
        at = to_time(known[0] if known else 0)
    return Substitute(event=OPENED, recorded_at=at, data=data)


def repair_of(
    chart: Chart,
    lost: set[int],
    last: int,
    told: Interview,
    repair: InterviewRepaired,
    hash_of: HashOf,
) -> InterviewRepaired:
    """Return `repair` with what the row knew and `told`, folded without it, does not."""
    messages: int | None = None
    counted = chart.number("messages")
    has_row = chart.number("version") == last
    if has_row and counted is not None and 0 <= counted - len(told.transcript) <= len(lost):
        messages = counted - len(told.transcript)
    if not lost:
        messages = 0
    repair = replace(repair, messages=messages)
    if not has_row:
        return repair
    status, state = chart.said("status"), chart.said("state")
    interviewer, version = chart.said("interviewer"), chart.said("guide_version")
    source = (
        hash_of(told.organization, told.guide.id, version)
        if version and version != told.guide.version
        else None
    )
    return replace(
        repair,
        status=status if status in set(Status) and status != told.status else None,
        state=state if state and state != told.state else None,
        interviewer=interviewer if interviewer and interviewer != told.interviewer else None,
        guide=GuideRef(id=told.guide.id, version=version, hash=source)
        if source and version
        else None,
    )


def _candidate(chart: Chart) -> tuple[str | None, str | None]:
    """Return the candidate's name and e-mail as the last legible glimpse tells them."""
    for row in reversed(chart.events):
        try:
            glimpse = glimpses.decode(row.glimpse)
        except (TypeError, ValueError):  # as all of msgspec's errors are
            continue
        return glimpse.candidate_name, glimpse.candidate_email
    return None, None
