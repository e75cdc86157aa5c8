"""`/healthz`, `/readyz`, `/metrics`, `/api/v1/health`: is it alive, ready, well?"""

import asyncio

from starlette.responses import PlainTextResponse, Response
from starlette.types import ASGIApp

from vivavoce.api.bodies import Health
from vivavoce.api.metrics import CONTENT_TYPE, exposition
from vivavoce.api.operations import Call, Operation, json_response
from vivavoce.api.render import time_or_none
from vivavoce.edge.authentication import Who
from vivavoce.edge.headers import PRIVATE
from vivavoce.errors import Overloaded, StoreUnavailable
from vivavoce.journal.records import time_text

# Whoever asks how we are must hear it, above all while the store does not answer.
OWED_PATIENCE_S = 2.0


async def alive(call: Call) -> ASGIApp:
    """Say that the process answers."""
    return PlainTextResponse("alive\n", headers=PRIVATE)


async def ready(call: Call) -> ASGIApp:
    """Say whether messages are welcome.

    503 while stopping, while there are too many callers, a while after a failed commit, and
    while a shared database does not answer.
    """
    if call.services.feed.closed:
        raise StoreUnavailable("The server is stopping.")
    vitals = call.services.vitals
    if vitals.is_resting:
        raise StoreUnavailable(f"Commits fail: {vitals.failing}")
    if vitals.lost is not None:
        raise StoreUnavailable(f"The database does not answer: {vitals.lost}")
    if vitals.crowd.reason is not None:
        raise Overloaded(vitals.crowd.reason)
    return PlainTextResponse("ready\n", headers=PRIVATE)


async def health(call: Call) -> ASGIApp:
    """Tell how the journal is doing, in detail."""
    vitals = call.services.vitals
    failing = vitals.failing or vitals.lost or vitals.crowd.reason or vitals.unfolded
    mirror = call.services.mirror
    disk = await call.services.recent.disk()
    return json_response(
        Health(
            status="ok" if failing is None else "failing",
            failing=failing,
            started_at=time_text(vitals.started_at),
            queue_depth=call.services.journal.depth,
            saves=vitals.saves,
            saves_per_second=vitals.saves_per_second(),
            last_commit_at=time_or_none(vitals.last_commit_at),
            commit_latency_p50_s=vitals.latency_s(0.5),
            commit_latency_p99_s=vitals.latency_s(0.99),
            errors_24h=vitals.errors_in_window(),
            owed_replies=await _owed(call),
            recovered_at_start=vitals.recovered,
            unsaved=vitals.unsaved,
            damaged=vitals.damaged,
            discarded_replies=vitals.discarded,
            delayed_replies=vitals.delayed,
            unfit_replies=vitals.unfit,
            fallbacks=vitals.fallbacks,
            unusable_interviewers=_unusable(call),
            live_pages=call.services.feed.watchers,
            read_errors=vitals.read_errors,
            turned_away=vitals.crowd.turned_away,
            mirror_failing=mirror.failing if mirror is not None else None,
            mirror_damaged=len(mirror.damaged) if mirror is not None else 0,
            retention_erased=vitals.retention_erased,
            disk_free_bytes=disk.free_bytes if disk is not None else None,
            disk_size_bytes=disk.size_bytes if disk is not None else None,
        )
    )


def _unusable(call: Call) -> list[str]:
    """Return who is set up and cannot be used. Anybody may ask, so it is not said why."""
    known = call.services.interviewers
    return [
        name
        for name in known.names
        if known.is_set_up(name, None) and known.problem(name, None) is not None
    ]


async def _owed(call: Call) -> int | None:
    """Return how many replies machines owe; None when the store does not say."""
    if call.services.vitals.lost is not None:
        return None
    try:
        async with asyncio.timeout(OWED_PATIENCE_S):
            return await call.services.turns.owed()
    except (StoreUnavailable, TimeoutError):
        return None


async def metrics(call: Call) -> ASGIApp:
    """Return the metrics in Prometheus' text format."""
    services = call.services
    disk = await services.recent.disk()
    text = exposition(services, owed=await _owed(call), disk=disk)
    return Response(text, media_type=CONTENT_TYPE, headers=PRIVATE)


OPERATIONS = [
    Operation(
        method="GET",
        path="/healthz",
        handler=alive,
        who=Who.ANYBODY,
        answers={200: str},
        media_types=("text/plain",),
    ),
    Operation(
        method="GET",
        path="/readyz",
        handler=ready,
        who=Who.ANYBODY,
        answers={200: str},
        media_types=("text/plain",),
        problems=frozenset({503}),
    ),
    Operation(
        method="GET",
        path="/metrics",
        handler=metrics,
        who=Who.ANYBODY,
        answers={200: str},
        media_types=("text/plain",),
        problems=frozenset({503}),
    ),
    Operation(
        method="GET",
        path="/api/v1/health",
        handler=health,
        who=Who.ANYBODY,
        answers={200: Health},
        problems=frozenset({503}),
    ),
]
