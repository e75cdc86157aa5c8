"""Of an interview that is set aside: what of it can still be read, for exports (I7)."""

from collections.abc import Sequence

import msgspec
from msgspec.structs import replace

from vivavoce.domain.events import GuideRef, InterviewOpened
from vivavoce.domain.evolving import begin
from vivavoce.domain.interview import Interview
from vivavoce.errors import DamagedRecord
from vivavoce.journal.chain import digest_of
from vivavoce.journal.records import replay_before
from vivavoce.journal.store import PAGE_MAX, Record, Store, Summary
from vivavoce.journal.verifying import REPAIRED, ChainCheck, Fault


class Legible(msgspec.Struct, frozen=True, kw_only=True):
    """An interview as far as it goes: as it stood before the first event that is damaged."""

    interview: Interview
    records: Sequence[Record]  # legible ones, also behind the damage; what is not proved is blank
    why: str  # what is wrong, in a sentence


async def legible(store: Store, summary: Summary, error: DamagedRecord) -> Legible:
    """Return what can be read of the interview whose row is `summary`.

    Raises:
        StoreUnavailable: the store does not answer.
    """
    records = await _records(store, summary)
    check = ChainCheck(summary.id)
    for record in records:
        check.take(record)
    return Legible(
        interview=_before_the_damage(summary, records, check.faults),
        records=[
            # Where a repair gave up, nothing is taken for what was there.
            _blank(record) if record.seq in check.lost else _proved(record)
            for record in records
        ],
        why=check.faults[0].of(summary.id) if check.faults else summary.damaged or str(error),
    )


async def _records(store: Store, summary: Summary) -> list[Record]:
    """Read page by page, and one by one where a page cannot be read."""
    records: list[Record] = []
    after, limit = 0, PAGE_MAX
    while after < max(summary.version, 1):
        try:
            page = await store.read(summary.id, after=after, limit=limit)
        except DamagedRecord:
            # That one, or the one before it, which names its previous hash.
            after, limit = (after, 1) if limit > 1 else (after + 1, 1)
            continue
        if not page:
            break
        records += page
        after = page[-1].seq
    return records


def _before_the_damage(
    summary: Summary, records: Sequence[Record], faults: Sequence[Fault]
) -> Interview:
    """Return the interview up to its first fault, led over what repairs anywhere excuse."""
    end = min([fault.first for fault in faults], default=records[-1].seq + 1 if records else 1)
    told = [
        record
        for record in records
        if record.seq < end
        or (record.name == REPAIRED and not any(fault.has(record.seq) for fault in faults))
    ]
    try:
        return replay_before(summary.id, told, end)
    except DamagedRecord:
        return _opened(summary)


def _proved(record: Record) -> Record:
    """Return `record` without its content, if its digest does not prove that."""
    if record.content is not None and record.salt is not None:
        try:
            made = digest_of(record.salt, record.actor, record.content)
            msgspec.json.decode(record.content)
        except (ValueError, TypeError):
            made = b""
        if made == record.digest:
            return record
    return _blank(record)


def _blank(record: Record) -> Record:
    return replace(record, content=None, salt=None)


def _opened(summary: Summary) -> Interview:
    """Return what the row alone tells: an interview in which nothing is left."""
    opening = InterviewOpened(
        organization=summary.organization,
        guide=GuideRef(id=summary.guide, version=summary.guide_version, hash=""),
        interviewer=summary.interviewer,
        language=summary.language,
    )
    return begin(summary.id, opening, summary.opened_at)
