"""Clearing a mirror of interviews that the journal does not show any more.

An erasure leaves no event to follow, so the files are compared with the list.
"""

import asyncio
from pathlib import Path

from vivavoce import observability
from vivavoce.domain.ids import InterviewId
from vivavoce.errors import DamagedRecord, ReadFailed
from vivavoce.journal.registry import Registry
from vivavoce.journal.store import PAGE_MAX, Cursor, Filters, Store
from vivavoce.projections.mirror_folder import MirrorFolder


async def sweep(
    store: Store, registry: Registry, folder: MirrorFolder, writing: asyncio.Lock
) -> None:
    """Remove the files of interviews that were erased.

    Args:
        writing: held while files are changed.

    Raises:
        OSError: the folder cannot be read or written.
        StoreUnavailable: the journal does not answer.
    """
    mirrored = await asyncio.to_thread(folder.interviews)
    for interview in mirrored.keys() - await _present(store, registry):
        async with writing:
            await _clear(store, folder, interview, mirrored[interview])


async def _present(store: Store, registry: Registry) -> set[InterviewId]:
    """Return the interviews that lists show."""
    present: set[InterviewId] = set()
    for organization in await registry.organizations():
        filters = Filters(organization=organization.id)
        after: Cursor | None = None
        while page := await store.find(filters, after=after, limit=PAGE_MAX):
            present.update(summary.id for summary in page)
            after = Cursor(opened_at=page[-1].opened_at, id=page[-1].id)
    return present


async def _clear(
    store: Store, folder: MirrorFolder, interview: InterviewId, paths: list[Path]
) -> None:
    """Remove an erased interview's file; put one aside that this journal never knew.

    The folder may be all that is left of another journal.
    """
    try:
        if await store.head(interview) is not None:
            return  # its row names no organization we know, damaged as it is
        was_there = bool(await store.read(interview, limit=1))
    except (DamagedRecord, ReadFailed):
        return
    if was_there:
        await asyncio.to_thread(folder.remove, interview)
        return
    for path in paths:
        await asyncio.to_thread(folder.put_aside, path)
        observability.warning(
            "mirror:put-aside",
            "The journal does not know an interview; its file was put aside",
            interviewId=interview,
        )
