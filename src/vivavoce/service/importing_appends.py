"""One imported interview becomes appends: whole, or continued where it was cut short."""

import asyncio
from collections.abc import Sequence
from datetime import datetime, timedelta

import msgspec
from msgspec.structs import replace

from vivavoce.domain.deadlines import expires_at
from vivavoce.domain.events import (
    AnyEvent,
    InterviewOpened,
    InterviewPaused,
    InterviewResumed,
    MessageAdded,
    ReviewRequested,
)
from vivavoce.domain.evolving import begin, evolve, fold
from vivavoce.domain.guide import Guide
from vivavoce.domain.ids import InterviewId
from vivavoce.domain.interview import Interview, Status
from vivavoce.errors import Malformed, Overloaded, StaleVersion
from vivavoce.exchange.older.reading import Dated, Planned
from vivavoce.journal.chain import genesis
from vivavoce.journal.codec import NAMES, decode, encode
from vivavoce.journal.group_commit import GroupCommit
from vivavoce.journal.records import replay, seal, time_of
from vivavoce.journal.store import Append, Record, Store, Summary
from vivavoce.service.importing_report import Outcome
from vivavoce.service.live import Held
from vivavoce.service.summaries import summary_of

ACTOR = "import"

# An interview of more than this is several appends. Between them it rests, so that a
# server that is started in the middle of it answers nothing.
PIECE_BYTES_MAX = 8 * 1024 * 1024
BEING_IMPORTED = "being imported"

# Why an interview is taken up anew: by its age it would be over at once.
IMPORTED = "imported"

OVERLOADED_PAUSE_S = 0.05

# In a database that nodes share, another import may bring the same one in the same moment; it
# takes a further piece of it to be overtaken once more.
ATTEMPTS_MAX = 3


class Prepared(msgspec.Struct, frozen=True, kw_only=True):
    """What is to be in the journal: the events of the file, and those of the import itself.

    `guide` is None when the version it is pinned to is not kept here.
    """

    id: InterviewId
    events: list[Dated]
    added: list[Dated]
    guide: Guide | None

    @property
    def messages(self) -> int:
        """How many messages it has."""
        return sum(isinstance(event, MessageAdded) for event, _ in self.events)


class Piece(msgspec.Struct, frozen=True, kw_only=True):
    """What goes into one append."""

    records: list[Record]
    after: Interview


def prepare(
    planned: Planned, guide: Guide | None, *, now: datetime, piece_bytes_max: int
) -> Prepared:
    """Return what `planned` becomes in the journal."""
    events = planned.events
    if sum(len(encode(event)) for event, _ in events) > piece_bytes_max:
        events = _resting(planned.id, events)
    added = [] if planned.is_ours else _taken_up(planned.id, events, guide, now)
    return Prepared(id=planned.id, events=events, added=added, guide=guide)


class Imports:
    """Appends what was prepared."""

    def __init__(self, store: Store, journal: GroupCommit, *, piece_bytes_max: int) -> None:
        self._store = store
        self._journal = journal
        self._piece_bytes_max = piece_bytes_max

    async def append(self, prepared: Prepared) -> Outcome:
        """Let `prepared` be in the journal, unless it is there already.

        Raises:
            Malformed: another interview has its id, it differs from what was imported before,
                or somebody else writes to it.
            StoreUnavailable: no confirmation came; import it again.
        """
        for _ in range(ATTEMPTS_MAX):
            summary = await self._store.head(prepared.id)
            try:
                if summary is not None:
                    return await self._go_on(prepared, summary)
                await self._append(prepared, None, genesis(prepared.id))
                return Outcome.IMPORTED
            except StaleVersion:
                # Only an erased one is not found and yet in the way.
                if summary is None and await self._store.head(prepared.id) is None:
                    return Outcome.ERASED
        raise Malformed(f"Somebody else writes to interview {prepared.id}; import again.")

    async def _go_on(self, prepared: Prepared, summary: Summary) -> Outcome:
        opened = prepared.events[0][0]
        assert isinstance(opened, InterviewOpened), "an interview begins with its opening"
        if summary.organization != opened.organization:
            raise Malformed(f"Interview {prepared.id} belongs to another organization here.")
        records = await self._store.read(prepared.id)
        if not _are_told(records, prepared.events):
            raise Malformed(
                f"Interview {prepared.id} is here already and differs: the file was changed since "
                "it was imported, or the interview is another one. Nothing was changed; import "
                "into a new data folder to have it as it is now."
            )
        if not _is_cut_short(records, prepared):
            return Outcome.UNCHANGED
        await self._append(prepared, replay(prepared.id, records), records[-1].hash)
        return Outcome.CONTINUED

    async def _append(self, prepared: Prepared, stored: Interview | None, head: bytes) -> None:
        done = stored.version if stored is not None else 0
        events = [*prepared.events, *prepared.added][done:]
        pieces = await asyncio.to_thread(
            _pieces, prepared.id, events, stored, head, self._piece_bytes_max
        )
        for piece in pieces:
            first, last = piece.records[0], piece.records[-1]
            held = Held(piece.after, last.hash, prepared.guide)
            append = Append(
                interview=prepared.id,
                expected=first.seq - 1,
                records=piece.records,
                summary=summary_of(piece.after, held),
            )
            await self._commit(append)

    async def _commit(self, append: Append) -> None:
        while True:
            try:
                await self._journal.append(append)
            except Overloaded:
                await asyncio.sleep(OVERLOADED_PAUSE_S)
            else:
                return


def _pieces(
    interview: InterviewId,
    events: Sequence[Dated],
    stored: Interview | None,
    head: bytes,
    bytes_max: int,
) -> list[Piece]:
    """Seal `events`, each with its own time, and cut them into appends."""
    pieces: list[Piece] = []
    records: list[Record] = []
    size_bytes = 0
    for event, at in events:
        seq = stored.version if stored is not None else 0
        [record] = seal(interview, [event], after=seq, head=head, actor=ACTOR, at=at)
        record_bytes = len(record.content or b"")
        if records and size_bytes + record_bytes > bytes_max:
            assert stored is not None, "a piece has at least one event"
            pieces.append(Piece(records=records, after=stored))
            records, size_bytes = [], 0
        records.append(record)
        size_bytes += record_bytes
        head = record.hash
        stored = _evolved(interview, stored, event, at)
    if records:
        assert stored is not None, "a piece has at least one event"
        pieces.append(Piece(records=records, after=stored))
    return pieces


def _evolved(
    interview: InterviewId, stored: Interview | None, event: AnyEvent, at: datetime
) -> Interview:
    if stored is not None:
        return evolve(stored, event, at)
    assert isinstance(event, InterviewOpened), "an interview begins with its opening"
    return begin(interview, event, at)


def _are_told(records: Sequence[Record], events: list[Dated]) -> bool:
    """Whether `records` begin with `events`, or are the beginning of them.

    Another version of Vivavoce may have pinned another version of the guide.
    """
    opened, began = events[0]
    assert isinstance(opened, InterviewOpened), "an interview begins with its opening"
    stored = decode(records[0].name, records[0].content or b"") if records else None
    if isinstance(stored, InterviewOpened) and stored.guide.id == opened.guide.id:
        events = [(replace(opened, guide=stored.guide), began), *events[1:]]
    return all(
        (record.name, record.content) == (NAMES[type(event)], encode(event))
        and time_of(record) == at
        for record, (event, at) in zip(records, events, strict=False)
    )


def _is_cut_short(records: Sequence[Record], prepared: Prepared) -> bool:
    """Whether an import is to go on after `records`, which its file tells of.

    What the import itself adds is dated by when that was, so its times say nothing.
    """
    added = prepared.added
    rest = records[len(prepared.events) :]
    if len(records) < len(prepared.events):
        return True
    return len(rest) < len(added) and all(
        (record.actor, record.name, record.content) == (ACTOR, NAMES[type(event)], encode(event))
        for record, (event, _) in zip(rest, added, strict=False)
    )


def _resting(interview: InterviewId, events: list[Dated]) -> list[Dated]:
    """Let the interview rest from its opening on until all of it is there."""
    (_, began), (_, ended) = events[0], events[-1]
    rested = [events[0], (InterviewPaused(reason=BEING_IMPORTED), began), *events[1:]]
    after = fold(interview, rested)
    if after is not None and (after.status, after.reason) == (Status.PAUSED, BEING_IMPORTED):
        rested.append((InterviewResumed(), ended))
    return rested


def _taken_up(
    interview: InterviewId, events: list[Dated], guide: Guide | None, now: datetime
) -> list[Dated]:
    """Return what grants an unfinished interview the guide's full time again.

    The older system let interviews wait for ever; by the guide's limit one that was begun
    long ago would be cancelled before anybody could go on with it.
    """
    after = fold(interview, events)
    limit_s = guide.rules.expires_after_s if guide is not None else None
    if after is None or limit_s is None:
        return []
    expiry = expires_at(after, timedelta(seconds=limit_s))
    if expiry is None or expiry > now:
        return []
    added: list[AnyEvent] = [ReviewRequested(reason=IMPORTED), InterviewResumed()]
    if after.status is Status.PAUSED:
        added.append(InterviewPaused(reason=after.reason))
    return [(event, now) for event in added]
