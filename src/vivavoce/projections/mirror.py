"""The journal as a folder of JSON files, one an interview, kept current.

It follows the journal by position, writes each interview that changed once, however
often it did, and then keeps the position: after a crash it goes on from there. It
holds nothing that is not in the journal, and nothing waits for it. What the files say
is up to who makes it.
"""

import asyncio
import time
from collections.abc import Callable, Sequence
from pathlib import Path

import msgspec

from vivavoce import observability
from vivavoce.domain.ids import InterviewId, OrganizationId
from vivavoce.domain.interview import Interview
from vivavoce.errors import DamagedRecord, ReadFailed, StoreUnavailable, VivavoceError
from vivavoce.journal.records import replay
from vivavoce.journal.registry import Organization, Registry
from vivavoce.journal.store import Followed, Record, Store
from vivavoce.projections.mirror_folder import (
    MirrorFolder,
    Position,
    interview_path,
    manifest_path,
)
from vivavoce.projections.mirror_sweep import sweep

# The follower looks this often; what happens in between is one write.
FOLLOW_EVERY_S = 1.0
RETRY_EVERY_S = 5.0

# It goes in small steps and rests as long as each of them took, like the search index:
# otherwise it takes the interpreter from the journal's writer.
STEP = 250  # records read
INTERVIEWS_AT_ONCE = 25  # written
PAGES_AHEAD = 20

# A calm stop writes this many interviews more; with more to do the next mirror goes on.
LAST_MAX = 100

# So many records are passed over when a page of the journal cannot be read.
UNREADABLE_MAX = 1_000


class Files(msgspec.Struct, frozen=True, kw_only=True):
    """What the files of a mirror say."""

    interview: Callable[[Interview, Sequence[Record]], bytes]
    manifest: Callable[[Organization], bytes]


class Mirror:
    """Keeps a folder current.

    Args:
        sweep_every_s: how often to look for interviews that were erased without this
            mirror being told (`erase`); None: only at the start.
        is_considerate: rest as long as each step took, for the others in this process.
    """

    def __init__(
        self,
        store: Store,
        registry: Registry,
        path: Path,
        files: Files,
        *,
        sweep_every_s: float | None = None,
        is_considerate: bool = True,
    ) -> None:
        self.failing: str | None = None  # why it cannot be kept current, None while it is
        self.damaged: set[InterviewId] = set()  # these keep their last good file
        self._store = store
        self._registry = registry
        self._folder = MirrorFolder(path)
        self._files = files
        self._sweep_every_s = sweep_every_s
        self._is_considerate = is_considerate
        self._swept_at: float | None = None
        self._position: int | None = None  # None until compared with the journal
        self._written: dict[InterviewId, int] = {}  # versions, while it catches up
        self._unread: dict[InterviewId, Followed] = {}  # to be tried again
        self._manifests: dict[OrganizationId, bytes] = {}
        self._writing = asyncio.Lock()
        self._stopping = asyncio.Event()
        self._follower: asyncio.Task[None] | None = None

    async def start(self) -> None:
        """Begin to follow the journal in the background.

        Raises:
            CannotStart: the folder is another's. One that cannot be written now is
                tried again until it can.
        """
        try:
            await asyncio.to_thread(self._folder.claim)
        except OSError as error:
            self._fails(error)
        self._follower = asyncio.create_task(self._follow(), name="mirror-follower")

    async def catch_up(self) -> None:
        """Bring the folder up to date with everything committed before the call.

        Raises:
            CannotStart: the folder is another's.
            OSError: it cannot be written; the mirror stands where it last stood.
            StoreUnavailable: the journal does not answer.
        """
        if not await asyncio.to_thread(self._folder.is_held):
            # Not yet, or somebody has removed it.
            self._position, self._swept_at = None, None
            self._manifests.clear()
            self._written.clear()
            await asyncio.to_thread(self._folder.claim)
        if self._position is None:
            self._position = await self._trusted_position()
        while await self._step():
            pass
        if self._stopping.is_set():
            return
        self._written.clear()
        if self._unread:
            async with self._writing:
                await self._mirror(list(self._unread.values()))
        if self._must_sweep():
            await sweep(self._store, self._registry, self._folder, self._writing)
            self._swept_at = time.monotonic()

    async def erase(self, interview: InterviewId) -> None:
        """Remove the file of an interview.

        Raises:
            StoreUnavailable: it could not be removed; call again.
        """
        async with self._writing:  # what is being written of it now goes, too
            self._written.pop(interview, None)
            try:
                await asyncio.to_thread(self._folder.remove, interview)
            except OSError as error:
                raise StoreUnavailable(
                    f"The mirror's file of interview {interview} could not be removed: "
                    f"{error.strerror}."
                ) from error

    async def close(self) -> None:
        """Write what is not written yet, unless it is much, and let the folder go."""
        self._stopping.set()
        if self._follower is not None:
            await asyncio.gather(self._follower, return_exceptions=True)
        self._folder.release()

    async def _follow(self) -> None:
        while True:
            is_last = self._stopping.is_set()
            try:
                await self.catch_up()
                self._succeeds()
            except (VivavoceError, OSError) as error:
                self._fails(error)
            except Exception as error:
                self._fails(error)
                observability.error(
                    "mirror:defect", "The mirror met a mistake in Vivavoce", cause=error
                )
            if is_last:
                return
            await self._rest(RETRY_EVERY_S if self.failing is not None else FOLLOW_EVERY_S)

    async def _rest(self, seconds: float) -> None:
        """Wait, but not when it is to stop."""
        try:
            async with asyncio.timeout(seconds):
                await self._stopping.wait()
        except TimeoutError:
            pass

    def _fails(self, error: Exception) -> None:
        reason = getattr(error, "strerror", None) or str(error)
        if self.failing is None:
            observability.error("mirror:failed", "The mirror cannot be written", reason=reason)
        self.failing = reason

    def _succeeds(self) -> None:
        if self.failing is not None:
            self.failing = None
            observability.info("mirror:recovered", "The mirror is written again")

    async def _trusted_position(self) -> int:
        """Return where to go on: 0 when the folder mirrors another journal, or cannot tell."""
        kept = await asyncio.to_thread(self._folder.position)
        if kept is not None and kept.position == 0:
            return 0
        if kept is not None:
            try:
                found = await self._store.follow(after=kept.position - 1, limit=1)
            except (DamagedRecord, ReadFailed):
                return kept.position  # nothing speaks against it
            here = [(each.position, each.record.hash.hex()) for each in found]
            if here == [(kept.position, kept.hash)]:
                return kept.position
        observability.warning("mirror:anew", "The mirror is not of this journal; it is made anew")
        return 0

    # Following.

    async def _step(self) -> bool:
        """Mirror what follows in the journal; tell whether more may.

        It looks far ahead first, so that an interview that changed often is written once.
        """
        assert self._position is not None, "it is known where to go on"
        changed, last = await self._ahead(self._position)
        await self._write_manifests()
        if last is None:
            return False
        for at in range(0, len(changed), INTERVIEWS_AT_ONCE):
            if self._stopping.is_set() and len(changed) - at > LAST_MAX:
                return False  # the position stays, and the next mirror goes on from there
            began = time.monotonic()
            async with self._writing:
                await self._mirror(changed[at : at + INTERVIEWS_AT_ONCE])
            await self._give_way(began)
        position = Position(position=last.position, hash=last.record.hash.hex())
        await asyncio.to_thread(self._folder.write_position, position)
        self._position = last.position
        return True

    async def _ahead(self, position: int) -> tuple[list[Followed], Followed | None]:
        """Return the interviews that changed after `position`, and the last record looked at.

        Each is there with its latest record; what is written already is left out.
        """
        latest: dict[InterviewId, Followed] = {}
        last: Followed | None = None
        for _ in range(PAGES_AHEAD):
            began = time.monotonic()
            page = await self._page(position if last is None else last.position)
            if not page:
                break
            last = page[-1]
            latest |= {each.record.interview: each for each in page}
            await self._give_way(began)
        changed = [
            each
            for interview, each in latest.items()
            if self._written.get(interview, 0) < each.record.seq
        ]
        return changed, last

    async def _give_way(self, began: float) -> None:
        """Rest as long as the step took that began then, unless it is to stop."""
        if self._is_considerate and not self._stopping.is_set():
            await asyncio.sleep(time.monotonic() - began)

    async def _page(self, position: int) -> list[Followed]:
        """Return the records that follow, past those that cannot be read (I7)."""
        try:
            return await self._store.follow(after=position, limit=STEP)
        except (DamagedRecord, ReadFailed):
            pass
        for passed_over in range(UNREADABLE_MAX):
            try:
                return await self._store.follow(after=position + passed_over, limit=1)
            except (DamagedRecord, ReadFailed):
                continue
        raise StoreUnavailable(f"The journal cannot be read after position {position}.")

    async def _mirror(self, changed: list[Followed]) -> None:
        """Write the files of these interviews as they stand now."""
        files: dict[str, bytes] = {}
        versions: dict[InterviewId, int] = {}
        for each in changed:
            interview = each.record.interview
            try:
                found = await self._read(interview)
            except (DamagedRecord, ReadFailed) as error:
                self._keep_last_good(each, error)
                continue
            self.damaged.discard(interview)
            self._unread.pop(interview, None)
            if found is None:
                await asyncio.to_thread(self._folder.remove, interview)
                continue
            told, content = found
            files[interview_path(told.organization, interview)] = content
            versions[interview] = told.version
        await asyncio.to_thread(self._folder.write, files)
        self._written |= versions

    async def _read(self, interview: InterviewId) -> tuple[Interview, bytes] | None:
        """Return an interview and its file, None when it was erased.

        Raises:
            DamagedRecord: its bytes make no sense.
        """
        summary = await self._store.head(interview)
        if summary is None:
            return None
        records = await self._store.read(interview)
        if records and records[0].content is None:
            return None  # erased a moment ago

        def render() -> tuple[Interview, bytes]:
            told = replay(interview, records)
            if told.version < summary.version:
                raise DamagedRecord(f"Event {summary.version} of {interview} is missing.")
            return told, self._files.interview(told, records)

        return await asyncio.to_thread(render)

    def _keep_last_good(self, changed: Followed, error: VivavoceError) -> None:
        interview = changed.record.interview
        if isinstance(error, ReadFailed):
            self._unread[interview] = changed  # perhaps it can be read the next time
        if interview not in self.damaged:
            self.damaged.add(interview)
            observability.error(
                "mirror:damaged",
                "An interview cannot be mirrored; its last good file stays",
                interviewId=interview,
                reason=str(error),
            )

    async def _write_manifests(self) -> None:
        changed = {}
        for organization in await self._registry.organizations():
            content = self._files.manifest(organization)
            if self._manifests.get(organization.id) != content:
                changed[organization.id] = content
        if changed:
            files = {manifest_path(name): content for name, content in changed.items()}
            await asyncio.to_thread(self._folder.write, files)
            self._manifests |= changed

    def _must_sweep(self) -> bool:
        if self._swept_at is None:
            return True
        if self._sweep_every_s is None:
            return False
        return time.monotonic() - self._swept_at >= self._sweep_every_s
