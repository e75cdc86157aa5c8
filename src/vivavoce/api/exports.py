"""`/export`: transcripts and profiles to take away, one interview or many."""

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable, Sequence
from functools import partial

from msgspec.structs import replace
from starlette.responses import Response, StreamingResponse
from starlette.types import ASGIApp

from vivavoce import observability
from vivavoce.api.narrowing import IDS, QUERIES, WORDS, ids_of, narrowing_of, words_of
from vivavoce.api.operations import Call, Operation, Query
from vivavoce.api.withheld import UPDATED, Withheld, withheld_from
from vivavoce.domain.events import (
    AgentItemsChanged,
    NoteAdded,
    ReviewGiven,
    ReviewRequested,
    TranscriptCondensed,
)
from vivavoce.domain.ids import InterviewId
from vivavoce.edge.authentication import Who
from vivavoce.edge.headers import PRIVATE
from vivavoce.errors import DamagedRecord, InterviewClosed, NotFound
from vivavoce.exchange.exported import Exported, Format, Writer, without_metadata
from vivavoce.exchange.formats import MANY, ONE, format_of
from vivavoce.journal.codec import NAMES
from vivavoce.journal.store import Cursor, Record, Summary
from vivavoce.journal.verifying import REPAIRED
from vivavoce.service.callers import Caller
from vivavoce.service.services import Services

PAGE = 100

# Events of an interview that is written on a thread; fewer are written in some milliseconds.
LONG = 200

# There is nothing in these for a candidate: their export has them by their digests alone.
WITHHELD = {
    NAMES[kind]
    for kind in (
        AgentItemsChanged,
        NoteAdded,
        TranscriptCondensed,
        ReviewRequested,
        ReviewGiven,
    )
}


async def export_one(call: Call) -> ASGIApp:
    """Return one interview in a format to take away. A candidate gets their own transcript.

    A damaged interview is given as far as it can be read, and says so. 409 for a candidate who
    withdrew.
    """
    form = format_of(call.query("format") or "json", ONE)
    if call.member.is_candidate:
        await _check_no_withdrawal(call)
    exported = await _exported(call.services, call.member, call.interview)
    writer = await _writer(form)
    return Response(
        await _added(writer, exported) + writer.end(),
        media_type=form.media_type,
        headers=_attachment(f"interview-{call.interview}", form),
    )


async def _check_no_withdrawal(call: Call) -> None:
    summary = await call.services.interviews.get_summary(call.member, call.interview)
    if summary.withdrawn is not None:
        raise InterviewClosed(
            f"The candidate withdrew from interview {call.interview}, so its link gives out "
            "nothing of it any more; ask the organization."
        )


async def export_many(call: Call) -> ASGIApp:
    """Return all interviews, or those that match, as one download.

    Damaged ones are given as far as they can be read, and say so.
    """
    form = format_of(call.query("format") or "jsonl", MANY)
    find = partial(
        call.services.interviews.find,
        call.member,
        within=narrowing_of(call),
        ids=await _ids(call),
        limit=PAGE,
    )
    # The first page is looked up before the answer begins, while it can still be a 503.
    parts = _many(call.services, call.member, await _writer(form), find, await find())
    return StreamingResponse(
        parts, media_type=form.media_type, headers=_attachment("interviews", form)
    )


async def _ids(call: Call) -> Sequence[InterviewId] | None:
    """Return the interviews that were named or in which words were said; None: any.

    Raises:
        Malformed: one of the names is none, or they are too many.
    """
    named = ids_of(call)
    words = words_of(call)
    if words is None:
        return named
    found = await call.services.search.find(call.member.organization, words)
    if named is None:
        return found
    chosen = set(named)
    return [interview for interview in found if interview in chosen]


async def _many(
    services: Services,
    caller: Caller,
    writer: Writer,
    find: Callable[..., Awaitable[list[Summary]]],
    page: list[Summary],
) -> AsyncIterator[bytes]:
    """Write interviews page by page; one that was erased meanwhile is left out."""
    while page:
        for summary in page:
            try:
                exported = await _exported(services, caller, summary.id)
            except (DamagedRecord, NotFound) as error:
                observability.warning("export:left-out", str(error), interviewId=summary.id)
                continue
            yield await _added(writer, exported)
        page = await find(after=Cursor(opened_at=page[-1].opened_at, id=page[-1].id))
    yield writer.end()


async def _writer(form: Format) -> Writer:
    # On a thread: the first Parquet file brings in a library that takes a third of a second.
    return await asyncio.to_thread(form.writer)


async def _added(writer: Writer, exported: Exported) -> bytes:
    """Return what of a file is ready with one more interview; nobody waits for a long one."""
    if len(exported.records) < LONG:
        return writer.add(exported)
    return await asyncio.to_thread(writer.add, exported)


async def _exported(services: Services, caller: Caller, interview: InterviewId) -> Exported:
    """Return an interview on its way out; a damaged one as far as it can be read (I7)."""
    try:
        standing = await services.interviews.get(caller, interview)
        records = await services.interviews.events(caller, interview)
        exported = Exported(interview=standing.interview, guide=standing.guide, records=records)
        withheld = await withheld_from(caller, standing, services.library)
    except DamagedRecord as error:
        found, guide = await services.interviews.legible(caller, interview, error)
        exported = Exported(
            interview=found.interview, guide=guide, records=found.records, damage=found.why
        )
        # What it was moved to behind the damage, nobody can tell.
        withheld = Withheld(fields=None) if caller.is_candidate else None
    return exported if withheld is None else _for_candidates(exported, withheld)


def _for_candidates(exported: Exported, withheld: Withheld) -> Exported:
    """Return what a candidate may take away: not the owner's notes, nor what is withheld.

    The events that hold those leave as if they were erased, so that the journal verifies.
    """
    exported = without_metadata(exported)
    interview = exported.interview
    return replace(
        exported,
        interview=replace(
            interview,
            profile=withheld.profile_in(interview),
            reason=withheld.reason_in(interview),
        ),
        records=[
            replace(record, content=None, salt=None) if _stays(record, withheld) else record
            for record in exported.records
        ],
    )


def _stays(record: Record, withheld: Withheld) -> bool:
    """Tell whether what is withheld is in a record, or in a repair that tells it again.

    What a model used leaves with the words it made: without it those could not be proved.
    """
    if record.name in WITHHELD:
        return True
    if record.content is None or record.name not in {UPDATED, REPAIRED}:
        return False
    return withheld.told(record.name, record.content) != record.content


def _attachment(name: str, form: Format) -> dict[str, str]:
    return {
        **PRIVATE,
        "content-disposition": f'attachment; filename="{name}.{form.extension}"',
    }


def _media_types() -> tuple[str, ...]:
    return tuple(dict.fromkeys(form.media_type.partition(";")[0] for form in ONE.values()))


OPERATIONS = [
    Operation(
        method="GET",
        path="/api/v1/interviews/{id}/export",
        handler=export_one,
        who=Who.CANDIDATE,
        answers={200: str},
        media_types=_media_types(),
        problems=frozenset({409}),
        queries=(Query(name="format", about="json if left out", schema={"enum": list(ONE)}),),
    ),
    Operation(
        method="GET",
        path="/api/v1/export",
        handler=export_many,
        who=Who.VIEWER,
        answers={200: str},
        media_types=_media_types(),
        queries=(
            Query(name="format", about="jsonl if left out", schema={"enum": list(MANY)}),
            *QUERIES,
            WORDS,
            IDS,
        ),
    ),
]
