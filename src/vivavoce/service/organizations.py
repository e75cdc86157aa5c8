"""Tenants: who the interviews belong to."""

from vivavoce.domain.ids import OrganizationId
from vivavoce.errors import IdTaken, NotFound
from vivavoce.journal.registry import Organization, Registry, Role
from vivavoce.service.access import new_key, new_secret
from vivavoce.service.clock import Clock


class Organizations:
    """Tenants."""

    def __init__(self, registry: Registry, clock: Clock) -> None:
        self._registry = registry
        self._clock = clock

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
