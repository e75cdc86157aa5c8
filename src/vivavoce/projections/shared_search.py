"""Full-text search where nodes share a database: the index is in it, each message once.

Every node may take in what is new when it is searched for; in the background one of them
does. Two never take in the same message: the index's revision tells the later one.
"""

import asyncio
import time
from collections.abc import Awaitable, Callable, Sequence
from contextlib import suppress
from typing import TypeVar

import msgspec

from vivavoce import observability
from vivavoce.domain.ids import InterviewId, OrganizationId
from vivavoce.errors import DamagedRecord, StoreUnavailable, VivavoceError
from vivavoce.journal.store import PAGE_MAX, Followed, Store
from vivavoce.journal.words import VERSION, Phrase, Place, Progress, Said, Words, WordsDamaged
from vivavoce.projections import search_hits
from vivavoce.projections.search_excerpts import excerpt
from vivavoce.projections.search_hits import FoundInterview, Hit, Hits
from vivavoce.projections.search_messages import message_of
from vivavoce.projections.search_tokens import Tokens
from vivavoce.projections.search_words import wanted

T = TypeVar("T")
Found = TypeVar("Found")

# As of the file: see `search`.
FOUND_MAX = 50_000
PATIENCE_S = 2.0
FOLLOW_EVERY_S = 2.0
STEP = 250

# The words of so much are taken in within a second or two, whatever they are.
STEP_BYTES = 512 * 1024

# The place in a message of more characters takes a millisecond to find.
LONG_CHARS = 4_000

# A node that died gives its place to another after so long.
LEASE_S = 6.0

# What is committed can be followed a moment later, when what began before it has ended.
MOMENT_S = 0.01


class Page(msgspec.Struct, frozen=True, kw_only=True):
    """Where the messages of a page are, by interview, the latest first."""

    shown: list[list[Place]]  # at most `search_hits.SHOWN_MAX` of each interview
    more: list[int]  # further ones of each
    next: int | None


class SharedSearch:
    """Finds what was said, and interviews by it: see `searching.Search`."""

    def __init__(self, store: Store, words: Words) -> None:
        self._store = store
        self._words = words
        self._tokens = Tokens()
        self._stepping = asyncio.Lock()  # of one node, one at a time is enough
        self._follower: asyncio.Task[None] | None = None

    def start(self) -> None:
        self._follower = asyncio.create_task(self._follow(), name="search-follower")

    async def find(self, organization: OrganizationId, words: str) -> list[InterviewId]:
        phrases = self._tokens.phrases(wanted(words))
        if not phrases:
            return []

        async def find() -> list[InterviewId]:
            return await self._words.find(organization, phrases, limit=FOUND_MAX)

        async def show(found: list[InterviewId]) -> list[InterviewId]:
            return found

        found, rebuilt = await self._soundly(lambda: self._searched(find, show))
        if rebuilt is not None:
            raise StoreUnavailable(f"Search is being rebuilt ({rebuilt:.0%}); try again later.")
        return found

    async def hits(
        self,
        organization: OrganizationId,
        words: str,
        *,
        before: int | None = None,
        interviews_max: int = 20,
    ) -> Hits:
        phrases = self._tokens.phrases(wanted(words))
        if not phrases:
            return Hits(found=[])

        async def look() -> Page:
            places = await self._words.look(
                organization, phrases, before=before, limit=search_hits.LOOKED_AT_MAX + 1
            )
            return _page(places, interviews_max)

        async def show(page: Page) -> Hits:
            return await self._shown(page, phrases)

        found, rebuilt = await self._soundly(lambda: self._searched(look, show))
        found.rebuilt = rebuilt
        return found

    async def erase(self, *interviews: InterviewId) -> None:
        await self._soundly(lambda: self._words.erase(interviews))

    async def close(self) -> None:
        if self._follower is not None:
            self._follower.cancel()
            await asyncio.gather(self._follower, return_exceptions=True)
            with suppress(VivavoceError, WordsDamaged):
                await self._words.leave()
            self._follower = None

    async def _shown(self, page: Page, phrases: Sequence[Phrase]) -> Hits:
        """Return a page with its excerpts; what was erased meanwhile is not on it."""
        asked = [place for of_one in page.shown for place in of_one]
        contents = await self._words.contents(asked) if asked else {}
        found = []
        for places, more in zip(page.shown, page.more, strict=True):
            hits = []
            for place in places:
                name, content = contents.get((place.interview, place.seq), ("", None))
                message = message_of(name, content)
                if message and len(message.text) > LONG_CHARS:
                    await asyncio.sleep(0)  # others have their turn in between
                around = message and excerpt(self._tokens, message.text, phrases)
                if message and around:
                    hits.append(
                        Hit(
                            message=message.id,
                            seq=place.seq,
                            speaker=message.speaker,
                            excerpt=around,
                        )
                    )
            if hits:
                found.append(FoundInterview(interview=places[0].interview, hits=hits, more=more))
        return Hits(found=found, next=page.next)

    async def _searched(
        self, search: Callable[[], Awaitable[Found]], show: Callable[[Found], Awaitable[T]]
    ) -> tuple[T, float | None]:
        """Search everything that is committed; tell how much it was, if it was not all."""
        end = time.monotonic() + PATIENCE_S
        while True:
            reached, rebuilt = await self._caught_up(end)
            found = await search()
            shown, now = await asyncio.gather(show(found), self._words.progress())
            if rebuilt is not None or now.position >= reached.position:
                return shown, rebuilt
            # Another node began it anew while we searched.

    async def _caught_up(self, end: float) -> tuple[Progress, float | None]:
        """Take in what there is; return how far that is, and the share if time was too short."""
        first = now = await self._words.progress()
        if first.is_current:
            return first, None
        try:
            while True:
                before, now = await self._step(PAGE_MAX)
                if now.position >= first.last:
                    return now, None
                if time.monotonic() > end:
                    return now, _share(now)
                if now == before:
                    await asyncio.sleep(MOMENT_S)
        except DamagedRecord as error:
            # Pages of the journal are damaged: what was indexed before is found still.
            _report_behind(error)
            return now, None

    async def _step(self, limit: int) -> tuple[Progress, Progress]:
        """Take in what follows, at most `limit` records; return how far the index was and is.

        The same twice: there was nothing, or another node was quicker.

        Raises:
            StoreUnavailable: also when a newer Vivavoce keeps the index.
        """
        async with self._stepping:
            before = await self._words.progress()
            if before.version > VERSION:
                raise StoreUnavailable(
                    "A newer Vivavoce keeps the search index; search there, or update this node."
                )
            if before.version < VERSION or before.position > before.last:
                # Words of another meaning, or of another journal.
                await self._words.clear(revision=before.revision)
                return before, await self._words.progress()
            page = _bounded(await self._store.follow(after=before.position, limit=limit))
            if not page:
                return before, before
            is_done = await self._words.add(
                self._said(page), position=page[-1].position, revision=before.revision
            )
            if not is_done:
                return before, before
            return before, msgspec.structs.replace(
                before, position=page[-1].position, revision=before.revision + 1
            )

    def _said(self, page: Sequence[Followed]) -> list[Said]:
        said = []
        for followed in page:
            record = followed.record
            message = message_of(record.name, record.content)
            if message is not None:
                said.append(
                    Said(
                        organization=followed.organization,
                        interview=record.interview,
                        seq=record.seq,
                        words=self._tokens.words(message.text),
                    )
                )
        return said

    async def _follow(self) -> None:
        """Take in what is new, while no other node does; rest as long as each step took."""
        leads, is_well = False, True
        while True:
            await asyncio.sleep(FOLLOW_EVERY_S)
            try:
                led, leads = leads, await self._words.lead(lease_s=LEASE_S)
                if leads and not led:
                    await self._words.tidy()
                if leads:
                    await self._follow_gently()
                is_well = True
            except WordsDamaged as damage:
                leads = False
                await self._renew_at_leisure(damage)
            except VivavoceError as error:
                if is_well:  # said once until it is again
                    _report_behind(error)
                leads = is_well = False

    async def _follow_gently(self) -> None:
        """Take in what is new until there is nothing more, or the place has to be renewed."""
        renew = time.monotonic() + LEASE_S / 2
        while time.monotonic() < renew:
            began = time.monotonic()
            before, after = await self._step(STEP)
            if after == before:
                return
            await asyncio.sleep(time.monotonic() - began)

    async def _soundly(self, use: Callable[[], Awaitable[T]]) -> T:
        """Use the index; should it prove damaged, make it anew and use it again."""
        try:
            return await use()
        except WordsDamaged as damage:
            await self._renew(damage)
        try:
            return await use()
        except WordsDamaged as damage:
            raise StoreUnavailable("The search index is damaged again and again.") from damage

    async def _renew_at_leisure(self, damage: WordsDamaged) -> None:
        try:
            await self._renew(damage)
        except VivavoceError as error:
            _report_behind(error)

    async def _renew(self, damage: WordsDamaged) -> None:
        async with self._stepping:
            observability.warning(
                "search:rebuilt", "The search index was of no use; it is made anew"
            )
            await self._words.renew(damage)


def _page(places: Sequence[Place], interviews_max: int) -> Page:
    """Return as many of `places` as a page has."""
    by_interview: dict[InterviewId, list[Place]] = {}
    last = None
    is_cut = False
    for looked_at, place in enumerate(places):
        is_full = place.interview not in by_interview and len(by_interview) == interviews_max
        if is_full or looked_at == search_hits.LOOKED_AT_MAX:
            is_cut = True
            break
        by_interview.setdefault(place.interview, []).append(place)
        last = place.number
    return Page(
        shown=[found[: search_hits.SHOWN_MAX] for found in by_interview.values()],
        more=[len(found[search_hits.SHOWN_MAX :]) for found in by_interview.values()],
        next=last if is_cut else None,
    )


def _bounded(page: Sequence[Followed]) -> Sequence[Followed]:
    """Return the beginning of `page`: `STEP_BYTES` of it, or one record."""
    left = STEP_BYTES
    for at, followed in enumerate(page):
        left -= len(followed.record.content or b"")
        if left < 0:
            return page[: max(at, 1)]
    return page


def _share(progress: Progress) -> float:
    """Return how much of the journal is taken in, 0.0 to 0.99, going by positions."""
    whole = progress.last - progress.first + 1
    return max(min((progress.position - progress.first + 1) / whole, 0.99), 0.0)


def _report_behind(error: VivavoceError) -> None:
    observability.warning("search:behind", "Search could not catch up", why=str(error))
