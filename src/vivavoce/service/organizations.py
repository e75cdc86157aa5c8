"""Tenants: who the interviews belong to, and how they show themselves."""

import asyncio
import time
from typing import Any

from msgspec.structs import replace

from vivavoce import observability
from vivavoce.domain.ids import OrganizationId
from vivavoce.errors import DamagedRegistry, IdTaken, NotFound
from vivavoce.journal.looks import checked
from vivavoce.journal.registry import Look, Organization, Registry, Role
from vivavoce.service.access import new_key, new_secret
from vivavoce.service.clock import Clock

# Every candidate's page asks for the look; another process may have changed it meanwhile.
LOOK_LASTS_S = 5.0
LOOKS_KEPT = 200  # of up to 200 KiB each

# More nodes than this do not change one look in the same moment, time after time.
ATTEMPTS_MAX = 3


class Organizations:
    """Tenants."""

    def __init__(self, registry: Registry, clock: Clock) -> None:
        self._registry = registry
        self._clock = clock
        self._looks: dict[OrganizationId, tuple[Look, float]] = {}
        self._changes = 0  # of looks; counted, so that what was read before one is not kept
        self._changing = asyncio.Lock()

    async def add(
        self, organization: OrganizationId, *, name: str, owner_key: str | None = None
    ) -> tuple[Organization, str]:
        """Keep a new organization; return it with its first owner's key, shown this once.

        Args:
            owner_key: use this key instead of a new random one.

        Raises:
            IdTaken: the id is taken.
        """
        now = self._clock.now()
        added = Organization(id=organization, name=name, created_at=now)
        secret = owner_key or new_secret()
        owner = new_key(organization, secret, name="first owner", role=Role.OWNER, at=now)
        if not await self._registry.add_organization(added, owner):
            raise IdTaken(f"Organization id {organization!r} is taken; choose another.")
        return added, secret

    async def all(self) -> list[Organization]:
        """Return all organizations, oldest first."""
        return await self._registry.organizations()

    async def get(self, organization: OrganizationId) -> Organization:
        """Return one organization.

        Raises:
            NotFound: there is none with this id.
        """
        for known in await self._registry.organizations():
            if known.id == organization:
                return known
        raise NotFound(f"There is no organization {organization!r}.")

    async def look_now(self, organization: OrganizationId) -> Look:
        """Return a look as it is kept at this moment: for those who change it or act upon it."""
        return await self._read_look(organization)

    async def look(self, organization: OrganizationId) -> Look:
        """Return how an organization shows itself; what cannot be read of it is left out (I7).

        It may be some seconds old where other nodes change it: see `look_now`.
        """
        known, until = self._looks.get(organization, (None, 0.0))
        now = time.monotonic()
        if known is not None and now < until:
            return known
        changes = self._changes
        look = await self._read_look(organization)
        if self._changes != changes:
            return look  # perhaps the one before the change: not to be remembered
        if len(self._looks) >= LOOKS_KEPT:
            self._looks.clear()
        self._looks[organization] = (look, now + LOOK_LASTS_S)
        return look

    async def change_look(self, organization: OrganizationId, **changes: Any) -> Look:
        """Change parts of a look; the others stay as they are kept at that moment. Return all.

        Raises:
            NotFound, Malformed, TooLarge, StoreUnavailable: as for `set_look`.
        """
        async with self._changing:
            for _ in range(ATTEMPTS_MAX):
                kept = await self._read_look(organization)
                changed = checked(replace(kept, **changes))
                await self.get(organization)
                try:
                    if await self._registry.swap_look(kept, changed):
                        return changed
                finally:
                    self._changed(organization)
            # What is stored makes no sense, so nothing that is read of it is ever the same.
            kept = await self._read_look(organization)
            return await self.set_look(replace(kept, **changes))

    async def set_look(self, look: Look) -> Look:
        """Keep how an organization shows itself; return it as it is kept.

        Raises:
            NotFound: there is no such organization.
            Malformed, TooLarge: see `journal.looks.checked`.
            StoreUnavailable: no confirmation came.
        """
        kept = checked(look)
        await self.get(look.organization)
        try:
            await self._registry.set_look(kept)
        finally:
            self._changed(look.organization)
        return kept

    def _changed(self, organization: OrganizationId) -> None:
        # Also when it was not confirmed: it may be kept all the same.
        self._changes += 1
        self._looks.pop(organization, None)

    async def _read_look(self, organization: OrganizationId) -> Look:
        try:
            return await self._registry.look(organization)
        except DamagedRegistry as error:
            observability.warning("look:damaged", str(error), orgId=organization)
            return Look(organization=organization)
