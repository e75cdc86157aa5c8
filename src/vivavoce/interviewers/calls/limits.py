"""How many calls to one provider may be under way, for all and for one organization."""

import asyncio
import random
from collections.abc import AsyncIterator
from contextlib import AsyncExitStack, asynccontextmanager

from aiolimiter import AsyncLimiter

from vivavoce.domain.ids import OrganizationId
from vivavoce.errors import InterviewerUnavailable

# Somebody waits for the reply and sees nothing of this: after so long the turn is delayed,
# which is told, and comes again later.
PATIENCE_S = 5.0

MINUTE_S = 60.0


class NoPlace(InterviewerUnavailable):
    """A limit of our own let no call begin in time: nothing that the provider did."""


class Limits:
    """The places at one provider. Who waits gets one in the order of coming."""

    def __init__(
        self, provider: str, *, at_once: int, per_organization: int, per_minute: int | None
    ) -> None:
        self._provider = provider
        self._at_once = at_once
        self._per_organization = per_organization
        self._places = asyncio.Semaphore(at_once)
        self._rate = AsyncLimiter(per_minute, MINUTE_S) if per_minute is not None else None
        self._organizations: dict[OrganizationId, tuple[asyncio.Semaphore, int]] = {}

    @asynccontextmanager
    async def place(
        self, organization: OrganizationId, *, patience_s: float
    ) -> AsyncIterator[None]:
        """Hold a place for one call until the block ends.

        An organization's own limit comes first: its crowd waits outside, and takes no place
        that others could have.

        Raises:
            NoPlace: there was none within `patience_s` seconds. It names the setting.
        """
        limit, allowed = "MODEL_CALLS_PER_ORGANIZATION", self._per_organization
        again_s = PATIENCE_S
        async with AsyncExitStack() as held:
            try:
                async with asyncio.timeout(patience_s):
                    await held.enter_async_context(self._own_place(organization))
                    limit, allowed = "MODEL_CALLS", self._at_once
                    await held.enter_async_context(self._places)
                    if self._rate is not None:
                        limit, allowed = "MODEL_CALLS_PER_MINUTE", int(self._rate.max_rate)
                        again_s = self._rate.time_period / self._rate.max_rate
                        await self._rate.acquire()
            except TimeoutError as error:
                raise NoPlace(
                    f"VIVAVOCE_{limit} is {allowed}, so no call to {self._provider} could begin "
                    f"within {patience_s:.0f} seconds; raise it if more are welcome there.",
                    # Not all at the same moment.
                    retry_after_s=again_s * random.uniform(1, 2),  # noqa: S311 - no secret
                ) from error
            yield

    @asynccontextmanager
    async def _own_place(self, organization: OrganizationId) -> AsyncIterator[None]:
        """Hold one of the places of `organization`; it is forgotten with its last call."""
        fresh = (asyncio.Semaphore(self._per_organization), 0)
        places, users = self._organizations.get(organization, fresh)
        self._organizations[organization] = (places, users + 1)
        try:
            async with places:
                yield
        finally:
            _, users = self._organizations[organization]
            if users > 1:
                self._organizations[organization] = (places, users - 1)
            else:
                del self._organizations[organization]
