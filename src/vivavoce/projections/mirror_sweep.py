"""Clearing a mirror of interviews that the journal does not show any more.

An erasure leaves no event to follow, so the files are compared with the journal: a page
of a folder at a time, for there may be a million of them, and a stop may come.
"""

import asyncio
import time
from collections.abc import Awaitable, Callable
from pathlib import Path
from typing import Protocol, TypeVar

import msgspec

from vivavoce import observability
from vivavoce.domain.ids import InterviewId
from vivavoce.errors import DamagedRecord, ReadFailed
from vivavoce.journal.registry import Registry
from vivavoce.journal.store import Filters, Store
from vivavoce.projections.mirror_folder import MirrorFolder, interview_folder

T = TypeVar("T")

# Files compared at a time.
PAGE = 250


class OnDisk(Protocol):
    """Makes a call on the thread that may wait for the mirror's disk."""

    def __call__(self, call: Callable[[], T], /) -> Awaitable[T]: ...


class Pace(msgspec.Struct, frozen=True):
    """How a sweep shares the folder, and the process.

    Args:
        on_disk: makes a call that may wait for the disk.
        writing: held while files are changed.
        is_stopping: whether to leave the rest to the next sweep.
        give_way: called after each page with when it began (monotonic seconds).
    """

    on_disk: OnDisk
    writing: asyncio.Lock
    is_stopping: Callable[[], bool]
    give_way: Callable[[float], Awaitable[None]]


async def sweep(store: Store, registry: Registry, folder: MirrorFolder, pace: Pace) -> bool:
    """Remove the files of interviews that were erased; tell whether it came to the end.

    Raises:
        OSError: the folder cannot be read or written.
        StoreUnavailable: the journal does not answer.
    """
    organizations = {
        interview_folder(organization.id): organization.id
        for organization in await registry.organizations()
    }
    pages = folder.interview_pages(PAGE)
    while not pace.is_stopping():
        began = time.monotonic()
        page = await pace.on_disk(lambda: next(pages, None))
        if page is None:
            return True
        mirrored = {InterviewId(path.stem): path for path in page.files}
        organization = organizations.get(page.folder)
        if organization is not None:
            filters = Filters(organization=organization, ids=list(mirrored))
            for summary in await store.find(filters, limit=PAGE):
                mirrored.pop(summary.id, None)
        for interview, path in mirrored.items():
            if pace.is_stopping():
                return False
            async with pace.writing:
                await _clear(store, folder, interview, path, pace.on_disk)
        await pace.give_way(began)
    return False


async def _clear(
    store: Store, folder: MirrorFolder, interview: InterviewId, path: Path, on_disk: OnDisk
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
        await on_disk(lambda: folder.remove(interview))
        return
    await on_disk(lambda: folder.put_aside(path))
    observability.warning(
        "mirror:put-aside",
        "The journal does not know an interview; its file was put aside",
        interviewId=interview,
    )
