"""Whose turn it is to make a reply, among the nodes that share a database.

A claim keeps two of them from asking a model for the same reply. It is no lock: should
two think they hold one, the version at which replies are appended decides (I5, I6).

What many turns ask at the same moment goes to the store as one question: while one is
under way, the next gathers.
"""

import asyncio
import math
import os
import random
import socket
from collections.abc import Collection, Sequence

from vivavoce import observability
from vivavoce.domain.ids import InterviewId
from vivavoce.errors import VivavoceError
from vivavoce.journal.store import APPENDS_MAX, Store, Summary
from vivavoce.service.ids import new_id

# How long a node that died keeps others from taking over what it had begun. A node that only
# stalls for longer is asked for what somebody else makes, too, and one of the two is discarded.
LEASE_S = 5.0

# Two renewals may be lost, and the third still comes in time.
RENEW_EVERY_S = 1.3

# A stop does not wait longer for a store that does not answer; claims run out by themselves.
CLOSE_PATIENCE_S = 2.0


class Claims:
    """The claims of this node, renewed for as long as they are held."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self._held: dict[InterviewId, None] = {}
        self._asked: dict[InterviewId, asyncio.Future[bool]] = {}
        self._given: dict[InterviewId, float] = {}  # for how long each is to rest
        self._must_renew = False
        self._talking: asyncio.Task[None] | None = None
        self._renewing: asyncio.Task[None] | None = None
        self.node = f"{socket.gethostname()[:40]}:{os.getpid()}:{new_id()}"

    def __contains__(self, interview: object) -> bool:
        """Tell whether this node holds the turn of an interview, as far as it knows."""
        return interview in self._held

    async def take(self, *, limit: int, without: Collection[InterviewId]) -> list[Summary]:
        """Take a share of the replies that are owed and that nobody makes.

        Each of them has to be let go of.

        Raises:
            StoreUnavailable: nobody can tell.
        """
        taken = await self._store.take_owed(
            node=self.node, lease_s=LEASE_S, limit=limit, without=without
        )
        for summary in taken:
            self._held[summary.id] = None
            self._given.pop(summary.id, None)
        return taken

    async def hold(self, interview: InterviewId) -> bool:
        """Claim the turn of `interview` unless it is ours already; tell whether it is.

        What is ours has to be let go of.

        Raises:
            StoreUnavailable: nobody can tell.
        """
        return interview in self._held or await self.confirm(interview)

    async def confirm(self, interview: InterviewId) -> bool:
        """Claim the turn of `interview`, or renew the claim; tell whether it is ours now.

        Raises:
            StoreUnavailable: nobody can tell.
        """
        answer = self._asked.get(interview)
        if answer is None:
            answer = asyncio.get_running_loop().create_future()
            answer.add_done_callback(_look_at)
            self._asked[interview] = answer
        self._held[interview] = None
        self._talk()
        is_ours = await asyncio.shield(answer)
        if not is_ours:
            self._held.pop(interview, None)
        return is_ours

    def let_go(self, interview: InterviewId, *, rest_s: float = 0.0) -> None:
        """Give the turn of `interview` back soon, if it is held.

        Args:
            rest_s: others leave it alone for so long: whoever was asked for it failed.
        """
        if interview in self._held:
            del self._held[interview]
            self._given[interview] = rest_s
            self._talk()

    def start(self) -> None:
        """Renew what is held from now on."""
        self._renewing = asyncio.create_task(self._renew_for_ever(), name="claim-renewal")

    async def close(self) -> None:
        """Give back what was let go of, and renew nothing more."""
        if self._renewing is not None:
            self._renewing.cancel()
            await asyncio.gather(self._renewing, return_exceptions=True)
        if self._talking is not None:
            await asyncio.wait({self._talking}, timeout=CLOSE_PATIENCE_S)
            self._talking.cancel()
            await asyncio.gather(self._talking, return_exceptions=True)

    async def _renew_for_ever(self) -> None:
        while True:
            await asyncio.sleep(RENEW_EVERY_S * random.uniform(0.8, 1.2))  # noqa: S311 - jitter
            if self._held:
                self._must_renew = True
                self._talk()

    def _talk(self) -> None:
        if self._talking is None or self._talking.done():
            self._talking = asyncio.create_task(self._talk_on(), name="claims")

    async def _talk_on(self) -> None:
        """Ask and tell the store until there is nothing more to it, one thing at a time.

        Only so nothing that was let go of and is wanted again is given back by mistake.
        """
        while self._given or self._asked or self._must_renew:
            given, self._given = self._given, {}
            await self._give_back(given)
            # Whoever asks from now on is told by the next round.
            asked, self._asked = self._asked, {}
            renewed: list[InterviewId] = []
            if self._must_renew:
                self._must_renew = False
                renewed = [interview for interview in self._held if interview not in asked]
            try:
                for part in _parts([*asked, *renewed]):
                    await self._claim(part, asked)
            finally:
                for answer in asked.values():
                    if not answer.done():
                        answer.cancel()  # we are being stopped

    async def _claim(
        self, interviews: Sequence[InterviewId], asked: dict[InterviewId, asyncio.Future[bool]]
    ) -> None:
        waiting = {each: asked[each] for each in interviews if each in asked}
        try:
            ours = set(await self._store.claim(interviews, node=self.node, lease_s=LEASE_S))
        except Exception as error:
            for answer in waiting.values():
                if not answer.done():
                    answer.set_exception(error)
            if len(waiting) < len(interviews):
                # Whoever finishes a turn asks once more whether it is still ours.
                observability.warning("turn:claims-not-renewed", str(error), **_facts(error))
            return
        for each, answer in waiting.items():
            if not answer.done():
                answer.set_result(each in ours)

    async def _give_back(self, given: dict[InterviewId, float]) -> None:
        # What is wanted again meanwhile is not given back.
        leaving = {each: rest_s for each, rest_s in given.items() if each not in self._held}
        try:
            for rest_s, some in _together(leaving):
                for part in _parts(some):
                    await self._store.release(part, node=self.node, rest_s=rest_s)
        except Exception as error:
            observability.warning(
                "turn:claim-not-released", str(error), n=len(leaving), **_facts(error)
            )


def _parts(interviews: Sequence[InterviewId]) -> list[Sequence[InterviewId]]:
    return [interviews[n : n + APPENDS_MAX] for n in range(0, len(interviews), APPENDS_MAX)]


def _together(rests: dict[InterviewId, float]) -> list[tuple[float, list[InterviewId]]]:
    """Return who rests for about as long, to the second above, so that few statements do."""
    grouped: dict[float, list[InterviewId]] = {}
    for interview, rest_s in rests.items():
        grouped.setdefault(float(math.ceil(rest_s)), []).append(interview)
    return sorted(grouped.items())


def _facts(error: Exception) -> dict[str, str]:
    return {"code": error.code if isinstance(error, VivavoceError) else type(error).__name__}


def _look_at(answer: "asyncio.Future[bool]") -> None:
    """Take notice of an error that nobody waits for any more."""
    if not answer.cancelled():
        answer.exception()
