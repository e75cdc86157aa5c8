"""What a mirror reads of the journal, past what cannot be read."""

import asyncio
from collections.abc import Callable, Sequence

import msgspec

from vivavoce.domain.ids import InterviewId
from vivavoce.domain.interview import Interview
from vivavoce.errors import DamagedRecord, ReadFailed, StoreUnavailable
from vivavoce.journal.records import replay
from vivavoce.journal.registry import Organization
from vivavoce.journal.store import Followed, Record, Store
from vivavoce.projections.mirror_folder import Position

# So many records are passed over when a page of the journal cannot be read.
UNREADABLE_MAX = 1_000


class Files(msgspec.Struct, frozen=True, kw_only=True):
    """What the files of a mirror say."""

    interview: Callable[[Interview, Sequence[Record]], bytes]
    manifest: Callable[[Organization], bytes]


async def is_of(store: Store, kept: Position) -> bool:
    """Whether a mirror that stands at `kept` is one of this journal."""
    if kept.position == 0:
        return True
    try:
        found = await store.follow(after=kept.position - 1, limit=1)
    except (DamagedRecord, ReadFailed):
        return True  # nothing speaks against it
    here = [(each.position, each.record.hash.hex()) for each in found]
    return here == [(kept.position, kept.hash)]


async def page_after(store: Store, position: int, limit: int) -> list[Followed]:
    """Return the records that follow, past those that cannot be read (I7).

    Raises:
        StoreUnavailable: the journal does not answer, or too much of it cannot be read.
    """
    try:
        return await store.follow(after=position, limit=limit)
    except (DamagedRecord, ReadFailed):
        pass
    for passed_over in range(UNREADABLE_MAX):
        try:
            return await store.follow(after=position + passed_over, limit=1)
        except (DamagedRecord, ReadFailed):
            continue
    raise StoreUnavailable(f"The journal cannot be read after position {position}.")


async def read_and_render(
    store: Store, interview: InterviewId, files: Files
) -> tuple[Interview, bytes] | None:
    """Return an interview and its file, None when it was erased.

    Raises:
        DamagedRecord: its bytes make no sense.
        StoreUnavailable: the journal does not answer.
    """
    summary = await store.head(interview)
    if summary is None:
        return None
    records = await store.read(interview)
    if records and records[0].content is None:
        return None  # erased a moment ago

    def render() -> tuple[Interview, bytes]:
        told = replay(interview, records)
        if told.version < summary.version:
            raise DamagedRecord(f"Event {summary.version} of {interview} is missing.")
        return told, files.interview(told, records)

    return await asyncio.to_thread(render)
