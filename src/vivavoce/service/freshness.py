"""Whether what is held in memory is what is stored, where other nodes write to it, too.

Being told of what others did is a matter of milliseconds, but a client that was answered by
one node may ask the next one sooner. So reads ask the store where an interview stands, and
whatever is behind is read on from there. All that ask at the same moment share one statement,
as appends share a commit.
"""

import asyncio
from collections.abc import Awaitable, Callable, Mapping
from typing import Generic, TypeVar

from vivavoce.domain.ids import InterviewId
from vivavoce.journal.news import News
from vivavoce.journal.store import PAGE_MAX, Record, Store

T = TypeVar("T")


class Freshness:
    """Asks the store where interviews stand, and for what they are behind."""

    def __init__(self, store: Store, news: News) -> None:
        self._versions = _Together[int](lambda asked: store.versions(list(asked)))
        self._records = _Together[list[Record]](news.records)

    async def version(self, interview: InterviewId) -> int | None:
        """Return at which version `interview` is stored, asked after this was called.

        Returns:
            None when there is none, or it was erased.

        Raises:
            StoreUnavailable: no answer came.
        """
        return await self._versions.ask(interview, 0)

    async def records(self, interview: InterviewId, *, after: int) -> list[Record]:
        """Return what was added to `interview` after seq `after`.

        Returns:
            None of them where one is missing or was erased.

        Raises:
            StoreUnavailable: no answer came.
        """
        return await self._records.ask(interview, after) or []


class _Together(Generic[T]):
    """Questions about interviews, gathered while the ones before are being answered."""

    def __init__(
        self, answer: Callable[[dict[InterviewId, int]], Awaitable[Mapping[InterviewId, T]]]
    ) -> None:
        self._answer = answer
        self._waiting: dict[InterviewId, tuple[int, asyncio.Future[T | None]]] = {}
        self._asking: asyncio.Task[None] | None = None

    async def ask(self, interview: InterviewId, after: int) -> T | None:
        """Return the answer about `interview`; of two with another `after` the lower one counts."""
        waiting = self._waiting.get(interview)
        if waiting is None:
            waiting = (after, asyncio.get_running_loop().create_future())
        self._waiting[interview] = (min(after, waiting[0]), waiting[1])
        if self._asking is None:
            self._asking = asyncio.create_task(self._ask(), name="freshness")
        return await asyncio.shield(waiting[1])

    async def _ask(self) -> None:
        """Ask for all that wait, again and again until nobody does."""
        # Whoever comes in this same moment is asked for, too.
        await asyncio.sleep(0)
        while self._waiting:
            asked = dict(list(self._waiting.items())[:PAGE_MAX])
            for interview in asked:
                del self._waiting[interview]
            try:
                answers = await self._answer({each: after for each, (after, _) in asked.items()})
            except Exception as error:
                for _, future in asked.values():
                    future.set_exception(error)
                    future.exception()  # known, should nobody wait for it any more
                continue
            for interview, (_, future) in asked.items():
                future.set_result(answers.get(interview))
        self._asking = None
