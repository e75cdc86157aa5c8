"""Interviews held in memory while people speak: a bounded cache in front of the journal.

Nothing here is the truth. An entry that may be wrong is forgotten and read again,
and the store's version check (I5) catches whatever slipped through. Where other nodes
write, too, an entry may be behind: who has to be sure asks for a fresh one.
"""

import asyncio
from collections import OrderedDict
from contextlib import suppress
from datetime import timedelta

from vivavoce import observability
from vivavoce.domain.guide import Guide
from vivavoce.domain.ids import InterviewId
from vivavoce.domain.interview import Interview
from vivavoce.errors import DamagedRecord, Malformed, NotFound, StoreUnavailable
from vivavoce.journal.records import continued, replay
from vivavoce.journal.store import Store
from vivavoce.service.freshness import Freshness
from vivavoce.service.library import Library
from vivavoce.service.vitals import Vitals

# About 1 KiB a message in memory: some 200 MiB at the most, however long interviews are.
MESSAGES_MAX = 200_000
INTERVIEWS_MAX = 20_000


class Held:
    """One interview in memory: as it stands, the hash it ends with, and who may change it.

    It keeps its guide for life; an interview that changes guides is held anew.
    """

    __slots__ = (
        "expires_after",
        "guide",
        "head",
        "idle_pause_after",
        "interview",
        "lock",
        "stored",
        "waiting",
    )

    def __init__(self, interview: Interview, head: bytes, guide: Guide | None) -> None:
        self.interview = interview
        self.head = head
        self.guide = guide  # None when the pinned version cannot be read any more
        # The guide's patience with silence, and how long it lets an interview take.
        self.idle_pause_after = _limit(guide.rules.idle_pause_after_s if guide else None)
        self.expires_after = _limit(guide.rules.expires_after_s if guide else None)
        self.lock = asyncio.Lock()
        self.waiting = 0  # commands that wait for the lock or hold it
        self.stored = 0  # a version that is known to be stored, perhaps by another node

    @property
    def is_behind(self) -> bool:
        """Whether more is known to be stored than is held."""
        return self.stored > self.interview.version


class LiveInterviews:
    """The cache. Least recently used interviews leave first.

    Args:
        freshness: tells where interviews stand; None when nobody else writes to the store.
    """

    def __init__(
        self,
        store: Store,
        library: Library,
        vitals: Vitals,
        *,
        freshness: Freshness | None = None,
        messages_max: int = MESSAGES_MAX,
        interviews_max: int = INTERVIEWS_MAX,
    ) -> None:
        self._store = store
        self._library = library
        self._vitals = vitals
        self._freshness = freshness
        self._messages_max = messages_max
        self._interviews_max = interviews_max
        self._held: OrderedDict[InterviewId, Held] = OrderedDict()
        self._loading: dict[InterviewId, asyncio.Task[Held]] = {}
        self._messages = 0

    def __len__(self) -> int:
        return len(self._held)

    @property
    def is_shared(self) -> bool:
        """Whether others write to the store, too."""
        return self._freshness is not None

    async def get(self, interview: InterviewId, *, fresh: bool = False) -> Held:
        """Return the interview as it stands, reading it from the journal if need be.

        Args:
            fresh: see all that other nodes had committed when this was called. Otherwise it
                may be a moment behind.

        Raises:
            NotFound: there is no such interview, or it was erased.
            DamagedRecord: its bytes make no sense; it is set aside from now on (I7).
            StoreUnavailable: the store does not answer.
        """
        if fresh and self._freshness is not None:
            if loading := self._loading.get(interview):
                # It may have begun to read before somebody else's commit.
                await asyncio.wait({loading})
            await self._refresh(interview)
        held = self._held.get(interview)
        if held is not None and not held.is_behind:
            self._held.move_to_end(interview)
            return held
        # Many pages may ask for the same interview after a restart: read it once.
        loading = self._loading.get(interview)
        if loading is None:
            reading = self._load(interview) if held is None else self._catch_up(held)
            loading = asyncio.create_task(reading)
            self._loading[interview] = loading
            loading.add_done_callback(lambda done: self._end_loading(interview, done))
        return await asyncio.shield(loading)

    async def is_current(self, held: Held) -> bool:
        """Tell whether `held` is still what is stored; if not, it is read again from there on.

        Raises:
            StoreUnavailable: the store does not answer.
        """
        if self._freshness is None:
            return True
        version = await self._freshness.version(held.interview.id)
        if version == held.interview.version:
            return True
        self.put_behind(held, version)
        return False

    def put_behind(self, held: Held, version: int | None = None) -> None:
        """Note that others brought what is `held` to `version`, or to one that is not known."""
        if self.is_superseded(held):
            return
        if version is None or not self.is_shared:
            self.forget(held.interview.id)
        else:
            held.stored = max(held.stored, version)

    async def prepare(self, interview: Interview, head: bytes) -> Held:
        """Return `interview` with the guide it is pinned to, not yet held.

        Raises:
            StoreUnavailable: the store does not answer.
        """
        try:
            guide = await self._library.pinned(interview.organization, interview.guide)
        except (NotFound, Malformed, DamagedRecord) as error:
            # It can be read and exported, but nobody knows what to ask next.
            observability.error(
                "interview:guide-missing",
                str(error),
                interviewId=interview.id,
                guide=interview.guide.id,
            )
            guide = None
        return Held(interview, head, guide)

    def hold(self, held: Held) -> None:
        """Keep an interview that was just opened or read, or that follows another guide now.

        What was held of it until then is superseded.
        """
        self.forget(held.interview.id)
        self._held[held.interview.id] = held
        self._messages += len(held.interview.transcript)
        self._evict()

    def advance(self, held: Held, interview: Interview, head: bytes) -> None:
        """Let `held` stand where a commit has brought it.

        Another entry, or one being read just now, may have missed that commit: whoever
        gave up waiting for it let go of `held`. It is forgotten.
        """
        if self._held.get(interview.id) is held:
            self._messages += len(interview.transcript) - len(held.interview.transcript)
        else:
            self.forget(interview.id)
        held.interview, held.head = interview, head
        self._evict()

    def is_superseded(self, held: Held) -> bool:
        """Tell whether another entry has taken the place of `held`."""
        return self._held.get(held.interview.id) not in {None, held}

    def forget(self, interview: InterviewId) -> None:
        """Drop an interview, so that it is read again; what is being read already is not kept."""
        self._loading.pop(interview, None)
        held = self._held.pop(interview, None)
        if held is not None:
            self._messages -= len(held.interview.transcript)

    def take_notice(self, interview: InterviewId, version: int) -> None:
        """Note that `interview` was brought to `version`; what is older is not used any more."""
        if not self.is_shared:
            return  # it was brought there by us, and whoever committed it lets it stand there
        # What is being read may have been read before.
        self._loading.pop(interview, None)
        held = self._held.get(interview)
        if held is not None:
            held.stored = max(held.stored, version)

    def forget_all(self) -> None:
        """Drop everything."""
        self._loading.clear()
        self._held.clear()
        self._messages = 0

    async def _refresh(self, interview: InterviewId) -> None:
        """Find out whether an interview that is held is behind, or gone."""
        if self._freshness is None or interview not in self._held:
            return
        version = await self._freshness.version(interview)
        held = self._held.get(interview)
        if held is not None:
            self.put_behind(held, version)

    async def _catch_up(self, held: Held) -> Held:
        """Read what others have added to what is `held`, and keep what comes of it."""
        assert self._freshness is not None, "nobody else writes to this store"
        before = held.interview
        records = await self._freshness.records(before.id, after=before.version)
        told = continued(before, held.head, records) if records else None
        if told is None:  # erased, or repaired, or nobody knows
            return await self._load(before.id)
        head = records[-1].hash
        if told.guide == before.guide:
            caught_up = Held(told, head, held.guide)
        else:
            caught_up = await self.prepare(told, head)
        if self._loading.get(before.id) is asyncio.current_task():
            self.hold(caught_up)
        return caught_up

    async def _load(self, interview: InterviewId) -> Held:
        try:
            summary = await self._store.head(interview)
        except DamagedRecord as error:
            await self._set_aside(interview, error)
            raise
        if summary is None:
            raise NotFound(f"There is no interview {interview}.")
        if summary.damaged is not None:
            raise DamagedRecord(
                f"Interview {interview} is set aside because its record is damaged: "
                f"{summary.damaged} Nothing was changed. It can be exported as far as it can be "
                "read; to recover what is left of it, stop the server and run `vivavoce doctor "
                "--repair`."
            )
        try:
            records = await self._store.read(interview)
            told = replay(interview, records)
            if told.version < summary.version:
                raise DamagedRecord(f"Event {summary.version} of {interview} is missing.")
        except DamagedRecord as error:
            if await self._store.head(interview) is None:  # erased while we read it
                raise NotFound(f"There is no interview {interview}.") from error
            await self._set_aside(interview, error)
            raise
        held = await self.prepare(told, records[-1].hash)
        if self._loading.get(interview) is asyncio.current_task():
            self.hold(held)
        return held

    def _end_loading(self, interview: InterviewId, loading: asyncio.Task[Held]) -> None:
        if self._loading.get(interview) is loading:
            del self._loading[interview]
        if not loading.cancelled():
            loading.exception()  # known to those who wait; perhaps nobody does any more

    async def _set_aside(self, interview: InterviewId, error: DamagedRecord) -> None:
        self._vitals.damaged += 1
        observability.error(
            "interview:damaged", "Interview set aside", interviewId=interview, reason=str(error)
        )
        with suppress(StoreUnavailable, DamagedRecord):  # then it is found damaged again
            await self._store.quarantine(interview, str(error))

    def _evict(self) -> None:
        while len(self._held) > 1 and (
            len(self._held) > self._interviews_max or self._messages > self._messages_max
        ):
            _, held = self._held.popitem(last=False)
            self._messages -= len(held.interview.transcript)


def _limit(seconds: int | None) -> timedelta | None:
    return None if seconds is None else timedelta(seconds=seconds)
