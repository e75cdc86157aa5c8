"""The journal as a folder of JSON files, one an interview, kept current.

It follows the journal by position, writes each interview that changed once, however
often it did, and then keeps the position: after a crash it goes on from there. It
holds nothing that is not in the journal, and nothing waits for it longer than a few
seconds, however its disk hangs. What the files say is up to who makes it.
"""

import asyncio
import time
from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

from vivavoce import observability
from vivavoce.domain.ids import InterviewId
from vivavoce.errors import CannotStart, StoreUnavailable, VivavoceError
from vivavoce.journal.registry import Registry
from vivavoce.journal.store import Followed, Store
from vivavoce.projections.mirror_folder import MirrorFolder, Position
from vivavoce.projections.mirror_reading import Files, is_of, page_after
from vivavoce.projections.mirror_sweep import Pace, sweep
from vivavoce.projections.mirror_thread import DiskThread
from vivavoce.projections.mirror_writing import MirrorWriter

T = TypeVar("T")

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

# A disk that takes longer for one call hangs: a start, a calm stop and an erasure go on
# without it, and health says so.
PATIENCE_S = 5.0
HANGS = "its disk does not answer"


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
        self._store = store
        self._registry = registry
        self._folder = MirrorFolder(path)
        self._disk = DiskThread("mirror-disk")
        self._writer = MirrorWriter(store, registry, self._folder, files, self._on_disk)
        self._sweep_every_s = sweep_every_s
        self._is_considerate = is_considerate
        self._must_compare = True  # with the journal: something may have been erased
        self._swept_at = 0.0
        self._position: int | None = None  # None until compared with the journal
        self._unerased: set[InterviewId] = set()  # their files are still to be removed
        self._writing = asyncio.Lock()
        self._stopping = asyncio.Event()
        self._follower: asyncio.Task[None] | None = None

    @property
    def damaged(self) -> set[InterviewId]:
        """Interviews that cannot be mirrored; these keep their last good file."""
        return self._writer.damaged

    async def start(self, *, may_refuse: bool = True) -> None:
        """Begin to follow the journal in the background.

        Args:
            may_refuse: False: a folder that is another's is tried again, too, until it is
                free.

        Raises:
            CannotStart: the folder is another's. One that cannot be written now is
                tried again until it can.
        """
        try:
            async with asyncio.timeout(PATIENCE_S):
                await self._on_disk(self._folder.claim)
        except TimeoutError:
            self._fails(HANGS)
        except CannotStart as error:
            if may_refuse:
                raise
            self._fails(_reason(error))
        except OSError as error:
            self._fails(_reason(error))
        self._follower = asyncio.create_task(self._follow(), name="mirror-follower")

    async def catch_up(self) -> None:
        """Bring the folder up to date with everything committed before the call.

        Raises:
            CannotStart: the folder is another's.
            OSError: it cannot be written; the mirror stands where it last stood.
            StoreUnavailable: the journal does not answer.
        """
        if not await self._on_disk(self._folder.is_held):
            # Not yet, or somebody has removed it.
            self._position, self._must_compare = None, True
            self._writer.begin_anew()
            await self._on_disk(self._folder.claim)
        if self._position is None:
            self._position = await self._trusted_position()
        while await self._step():
            pass
        if self._stopping.is_set():
            return
        self._writer.caught_up()
        if unread := self._writer.unread:
            async with self._writing:
                await self._writer.write(unread)
        if self._must_sweep():
            await self._compare()
        await self._remove_unerased()  # last: one that cannot be removed holds nobody up

    async def _compare(self) -> None:
        began, is_whole = time.monotonic(), False
        self._must_compare = False
        try:
            is_whole = await sweep(
                self._store,
                self._registry,
                self._folder,
                Pace(self._on_disk, self._writing, self._stopping.is_set, self._give_way),
            )
        finally:
            self._must_compare |= not is_whole
        self._swept_at = began

    async def erase(self, *interviews: InterviewId) -> None:
        """Remove the files of interviews that are erased from the journal.

        Raises:
            StoreUnavailable: one could not be removed within `PATIENCE_S`. All are as soon as
                the disk allows, also by a mirror that is started later: it compares its
                files with the journal.
        """
        self._unerased.update(interviews)
        for interview in interviews:
            await self._erase(interview)

    async def _erase(self, interview: InterviewId) -> None:
        try:
            async with asyncio.timeout(PATIENCE_S):
                await self._remove(interview)
        except OSError as error:  # a TimeoutError is one, too
            reason = _reason(error)
            self._fails(reason)
            observability.error(
                "mirror:erasure-late",
                "The file of an erased interview could not be removed yet",
                interviewId=interview,
                reason=reason,
            )
            raise StoreUnavailable(
                f"Interview {interview} is erased, but its file in the mirror could not be removed "
                f"yet: {reason}. It is removed as soon as that can be."
            ) from error

    def compare_soon(self) -> None:
        """Look at the next opportunity which interviews were erased: one may have been."""
        self._must_compare = True

    async def close(self) -> None:
        """Write what is not written yet, unless it is much, and let the folder go.

        A disk that hangs is left to itself after `PATIENCE_S`. What is missing then the
        next mirror writes, and removes.
        """
        self._stopping.set()
        is_in_time = True
        if self._follower is not None:
            _, late = await asyncio.wait({self._follower}, timeout=PATIENCE_S)
            is_in_time = not late
            self._follower.cancel()
            await asyncio.gather(self._follower, return_exceptions=True)
        # When the disk was late already there is nothing to wait for again.
        patience_s = PATIENCE_S if is_in_time else 0.0
        if not await self._disk.end(self._folder.release, patience_s=patience_s):
            is_in_time = False
        if not is_in_time:
            observability.warning(
                "mirror:left", "The mirror was left as it is; the next one goes on from there"
            )

    async def _on_disk(self, call: Callable[[], T]) -> T:
        """Make a call that may wait for the mirror's disk, and tell when it does for long."""
        alarm = asyncio.get_running_loop().call_later(PATIENCE_S, self._fails, HANGS)
        try:
            return await self._disk.do(call)
        finally:
            alarm.cancel()

    async def _remove(self, interview: InterviewId) -> None:
        async with self._writing:  # what is being written of it now goes, too
            await self._writer.remove(interview)
            self._unerased.discard(interview)

    async def _remove_unerased(self) -> None:
        """Remove what an erasure could not.

        Raises:
            OSError: some still cannot be removed.
        """
        failed: OSError | None = None
        for interview in list(self._unerased):
            try:
                await self._remove(interview)
            except OSError as error:
                failed = error
        if failed is not None:
            raise failed

    async def _follow(self) -> None:
        while True:
            is_last = self._stopping.is_set()
            try:
                await self.catch_up()
                self._succeeds()
            except (VivavoceError, OSError) as error:
                self._fails(_reason(error))
            except Exception as error:
                self._fails(_reason(error))
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

    def _fails(self, reason: str) -> None:
        if self.failing is None:
            observability.error("mirror:failed", "The mirror cannot be written", reason=reason)
        self.failing = reason

    def _succeeds(self) -> None:
        if self.failing is not None:
            self.failing = None
            observability.info("mirror:recovered", "The mirror is written again")

    async def _trusted_position(self) -> int:
        """Return where to go on: 0 when the folder mirrors another journal, or cannot tell."""
        kept = await self._on_disk(self._folder.position)
        if kept is not None and await is_of(self._store, kept):
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
        await self._writer.write_manifests()
        if last is None:
            return False
        for at in range(0, len(changed), INTERVIEWS_AT_ONCE):
            if self._stopping.is_set() and len(changed) - at > LAST_MAX:
                return False  # the position stays, and the next mirror goes on from there
            began = time.monotonic()
            async with self._writing:
                await self._writer.write(changed[at : at + INTERVIEWS_AT_ONCE])
            await self._give_way(began)
        position = Position(position=last.position, hash=last.record.hash.hex())
        await self._on_disk(lambda: self._folder.write_position(position))
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
            page = await page_after(self._store, position if last is None else last.position, STEP)
            if not page:
                break
            last = page[-1]
            latest |= {each.record.interview: each for each in page}
            await self._give_way(began)
        changed = [each for each in latest.values() if not self._writer.has_written(each)]
        return changed, last

    async def _give_way(self, began: float) -> None:
        """Rest as long as the step took that began then, unless it is to stop."""
        if self._is_considerate and not self._stopping.is_set():
            await asyncio.sleep(time.monotonic() - began)

    def _must_sweep(self) -> bool:
        if self._must_compare or self._sweep_every_s is None:
            return self._must_compare
        return time.monotonic() - self._swept_at >= self._sweep_every_s


def _reason(error: Exception) -> str:
    """Return why, without a stop at the end."""
    if isinstance(error, TimeoutError):
        return HANGS
    return getattr(error, "strerror", None) or str(error)
