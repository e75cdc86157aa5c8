"""`GET /api/v1/interviews/{id}/events`: the journal itself, as a page or as a live stream."""

from functools import partial

from starlette.types import ASGIApp

from vivavoce.api.bodies import EventPage
from vivavoce.api.operations import NUMBER, Call, Operation, Query, json_response
from vivavoce.api.render import event_item
from vivavoce.api.streams import EventStream
from vivavoce.api.withheld import withheld_from
from vivavoce.edge.authentication import Who, authenticate
from vivavoce.errors import Malformed, StoreUnavailable, TooFast
from vivavoce.journal.store import PAGE_MAX

SEQ_MAX = 2**53
LIMIT_DEFAULT = 500

# Live pages of one interview before its candidate gets no more: each costs memory and a
# connection for as long as it is open.
LIVE_PAGES_MAX = 50
RETRY_AFTER_S = 10.0


async def get_events(call: Call) -> ASGIApp:
    """Return events with seq > `after`; with `Accept: text/event-stream`, then follow live.

    A stream honours `Last-Event-ID` before `after`: a browser that reconnects sends it,
    and it is never older.
    """
    after = call.number("after", 0, most=SEQ_MAX)
    limit = call.number("limit", LIMIT_DEFAULT, least=1, most=PAGE_MAX)
    service = call.services.interviews
    if "text/event-stream" in call.headers.get("accept", "").lower():
        await service.get(call.member, call.interview)
        return _stream(call, after)
    records = await service.events(call.member, call.interview, after=after, limit=limit)
    # After the records: whatever guide they were written under is known then.
    standing = await service.get(call.member, call.interview)
    withheld = await withheld_from(call.member, standing, call.services.library)
    return json_response(
        EventPage(
            items=[event_item(record, withheld) for record in records],
            version=max(standing.interview.version, records[-1].seq if records else 0),
        )
    )


def _stream(call: Call, after: int) -> EventStream:
    feed = call.services.feed
    if feed.closed:
        raise StoreUnavailable("The server is stopping; connect again in a moment.")
    if call.member.is_candidate and feed.watching(call.interview) >= LIVE_PAGES_MAX:
        raise TooFast(
            f"{LIVE_PAGES_MAX} pages follow this interview already; close some.",
            retry_after_s=RETRY_AFTER_S,
        )
    last = call.headers.get("last-event-id", "").strip(" \t")
    if last:
        if not NUMBER.fullmatch(last) or int(last) > SEQ_MAX:
            raise Malformed("Last-Event-ID is the id of an event.", field="Last-Event-ID")
        after = int(last)
    return EventStream(
        call.services,
        call.member,
        call.interview,
        after=after,
        recognise=partial(authenticate, call.services, call.scope, call.headers),
    )


OPERATIONS = [
    Operation(
        method="GET",
        path="/api/v1/interviews/{id}/events",
        handler=get_events,
        who=Who.CANDIDATE,
        answers={200: EventPage},
        media_types=("application/json", "text/event-stream"),
        problems=frozenset({429}),
        queries=(
            Query(
                name="after",
                about="only events that follow this seq",
                schema={"type": "integer", "minimum": 0, "maximum": SEQ_MAX},
            ),
            Query(
                name="limit",
                about="how many at the most; a stream has no end",
                schema={"type": "integer", "minimum": 1, "maximum": PAGE_MAX},
            ),
        ),
    )
]
