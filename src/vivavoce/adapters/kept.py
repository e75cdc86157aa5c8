"""The items of somebody's agent in one interview: added once, in order, whole (I2, I3, I4).

The journal keeps each change of the list as it was made, and the words in it also as
messages of the transcript, in the same append.
"""

import asyncio
import copy
from collections.abc import Callable, Sequence
from itertools import takewhile
from typing import Any

from vivavoce.adapters.items import Item, Items, WordsOf, plain
from vivavoce.embedded import LiveInterview
from vivavoce.errors import IdTaken, InterviewClosed, Refused, StaleVersion


class KeptItems:
    """The list of items as it stands in the journal, and the ways to change it.

    A repeat after a crash adds nothing. Where the outcome of an addition stayed unknown, the
    next call with the same items finds out whether they are there. Another process (or
    another `KeptItems`) cannot know what was meant; so what it adds first is a repeat if
    exactly that stands at the end already: input that no answer followed, or, if it has not
    looked at the list before, anything.

    Args:
        interview: whose journal it is; opened with the interviewer `agent`.
        words_of: what is said in an item.
        is_input: whether an item asks the agent for an answer.
    """

    def __init__(
        self, interview: LiveInterview, *, words_of: WordsOf, is_input: Callable[[Item], bool]
    ) -> None:
        self._interview = interview
        self._words_of = words_of
        self._is_input = is_input
        self._items = Items()
        self._turn = asyncio.Lock()
        self._unsure: tuple[int, list[Item]] | None = None  # meant to stand from there on
        self._refused: tuple[int, list[Item]] | None = None  # of which so many were kept
        self._has_shown = False
        self._has_added = False

    async def all(self) -> list[Item]:
        """Return the items in order, as copies.

        Raises:
            NotFound: the interview was erased.
            DamagedRecord: its bytes make no sense.
            StoreUnavailable: no answer came.
        """
        async with self._turn:
            await self._look()
            self._has_shown = True
            return copy.deepcopy(self._items.now)

    async def unanswered(self) -> list[Item]:
        """Return the input at the end that no answer of the agent follows, in order."""
        items = await self.all()
        answered = [at for at, item in enumerate(items, 1) if not self._is_input(item)]
        return items[answered[-1] if answered else 0 :]

    async def add(self, items: Sequence[Any]) -> None:
        """Add items at the end, all or none; on disk once this returns (I1).

        Raises:
            Malformed: an item is no JSON object.
            TooLarge: more than 512 KiB of JSON at once.
            Refused: another one leads, and the agent would speak. Only the input that the
                items begin with is kept: what the user said is never lost.
            InterviewClosed: the interview takes no more words.
            StoreUnavailable: it may or may not be written; call again with the same items.
        """
        added = [plain(item) for item in items]
        async with self._turn:
            is_again = self._refused is not None and self._refused[1] == added
            kept = self._refused[0] if self._refused is not None and is_again else 0
            try:
                await self._add(added[kept:])
            except (InterviewClosed, IdTaken):
                raise
            except Refused:
                heard = list(takewhile(self._is_input, added[kept:]))
                await self._add(heard)
                self._refused = (kept + len(heard), added)
                raise
            self._refused = None

    async def _add(self, added: list[Item]) -> None:
        if not added:
            return
        await self._look()
        unsure = self._unsure if self._unsure and self._unsure[1] == added else None
        while not self._is_first_repeat(added) and not (
            unsure and self._items.has(added, since=unsure[0])
        ):
            self._unsure = unsure or (len(self._items.now), added)
            if await self._is_changed(added=added):
                break
        self._unsure = None
        self._has_added = True

    async def pop(self) -> Item | None:
        """Take the last item off the list and return it; None when there is none.

        What was said in it stays in the transcript. Raises as `add`; after StoreUnavailable
        look at `all` before another call, which may take one more.
        """
        async with self._turn:
            await self._look()
            self._refused = None
            while self._items.now:
                last = self._items.now[-1]
                if await self._is_changed(removed=1):
                    return last
            return None

    async def clear(self) -> None:
        """Empty the list; what was said stays in the transcript. Raises as `add`."""
        async with self._turn:
            await self._look()
            self._refused = None
            while self._items.now and not await self._is_changed(removed=None):
                pass

    def _is_first_repeat(self, added: Sequence[Item]) -> bool:
        if self._has_added or self._items.now[-len(added) :] != added:
            return False
        return not self._has_shown or all(self._is_input(item) for item in added)

    async def _is_changed(self, *, removed: int | None = 0, added: Sequence[Item] = ()) -> bool:
        """Make a change of the list as it was seen last (I5); if somebody was quicker, look again.

        Whoever asks again and again gets through: each time somebody else did.
        """
        messages = self._items.messages_of(added, of=self._interview.id, words_of=self._words_of)
        try:
            await self._interview.keep_items(
                added, removed=removed, messages=messages, expected=self._items.version
            )
        except StaleVersion:
            await self._look()  # nothing was written
            return False
        return True

    async def _look(self) -> None:
        self._items.take_in(await self._interview.records(after=self._items.version))
