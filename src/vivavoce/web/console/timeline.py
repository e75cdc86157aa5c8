"""Every event of one interview, and how each answer came about. To look at, not to change."""

import asyncio

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import BaseRoute, Route

from vivavoce.domain.interview import Interview
from vivavoce.errors import DamagedRecord
from vivavoce.journal.codec import decode
from vivavoce.journal.records import time_of
from vivavoce.journal.store import Record
from vivavoce.web.console.actors import actor_in_words, key_names
from vivavoce.web.console.answers import Happened, answers
from vivavoce.web.console.chart import chart
from vivavoce.web.console.desk import interview_id
from vivavoce.web.console.interview_pages import InterviewPages, path_of, seq_in
from vivavoce.web.console.replaying import told_by
from vivavoce.web.console.telling import duration, field_labels
from vivavoce.web.pages import calm, page

EVENTS_MAX = 100
ANSWERS_MAX = 60  # as many as a chart can hold that is still read


class TimelinePages(InterviewPages):
    """What happened, event by event, and answer by answer."""

    def routes(self) -> list[BaseRoute]:
        """Return the routes of these pages."""
        path = "/console/interviews/{id}"
        return [
            Route(f"{path}/timeline", self.timeline),
            Route(f"{path}/answers", self.answers),
        ]

    @calm
    async def timeline(self, request: Request) -> Response:
        """Show the latest events, or those before seq `?before=`, the newest first."""
        caller = await self._member(request)
        interviews = self._services.interviews
        standing = await interviews.get(caller, interview_id(request))
        now = standing.interview
        before = seq_in(request, "before")
        end = now.version if before is None else min(max(before - 1, 1), now.version)
        start = max(end - EVENTS_MAX, 0)
        records = await interviews.events(caller, now.id, after=start, limit=end - start)
        keys = await key_names(self._services.access, caller.organization)
        labels = field_labels(standing.guide, now.language)
        return page(
            request,
            "console/timeline.html",
            events=[
                {
                    "seq": record.seq,
                    "at": time_of(record),
                    "name": record.name,
                    "actor": actor_in_words(record.actor, keys),
                    "told": told_by(record, now, labels),
                }
                for record in reversed(records)
            ],
            older=start + 1 if start else None,
            newer=None if end == now.version else end + EVENTS_MAX + 1,
            at=path_of(request, now.id),
            **await self._frame(caller, standing, "Timeline"),
        )

    @calm
    async def answers(self, request: Request) -> Response:
        """Show how long the answers took, the latest or those before seq `?before=`."""
        caller = await self._member(request)
        interviews = self._services.interviews
        standing = await interviews.get(caller, interview_id(request))
        now = standing.interview
        records = await interviews.events(caller, now.id)
        # On a thread: of thousands of events it takes a tenth of a second.
        given = await asyncio.to_thread(lambda: list(answers(_legible(records, now))))
        before = seq_in(request, "before")
        shown = [answer for answer in given if before is None or answer.seq < before]
        shown = shown[-ANSWERS_MAX:] or given[:ANSWERS_MAX]
        return page(
            request,
            "console/answers.html",
            answers=shown,
            chart=chart(shown),
            count=len(given),
            measured=sum(answer.is_measured for answer in given),
            earlier=shown[0].seq if shown and shown[0] is not given[0] else None,
            is_latest=not shown or shown[-1] is given[-1],
            duration=duration,
            at=path_of(request, now.id),
            **await self._frame(caller, standing, "Answers"),
        )


def _legible(records: list[Record], now: Interview) -> list[Happened]:
    """Return seq, time and event of the records that can be read; lost ones are left out."""
    happened: list[Happened] = []
    for record in records:
        if record.content is None or record.seq in now.lost:
            continue
        try:
            happened.append((record.seq, time_of(record), decode(record.name, record.content)))
        except DamagedRecord:
            continue
    return happened
