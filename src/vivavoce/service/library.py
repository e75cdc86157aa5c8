"""The guides of every organization: all versions kept, interviews pinned to theirs (I9)."""

from collections import OrderedDict

from vivavoce.domain.events import GuideRef
from vivavoce.domain.guide import Guide
from vivavoce.domain.ids import GuideId, OrganizationId
from vivavoce.errors import NotFound
from vivavoce.journal.registry import GuideVersion, Registry
from vivavoce.service.clock import Clock
from vivavoce.service.guides import guide_hash, kept_guide, parse_guide

# Parsed guides kept in memory. A guide is some tens of KiB once parsed.
PARSED_MAX = 500


class Library:
    """Guides by id (the newest) and by hash (the exact one)."""

    def __init__(self, registry: Registry, clock: Clock) -> None:
        self._registry = registry
        self._clock = clock
        self._parsed: OrderedDict[tuple[OrganizationId, str], Guide] = OrderedDict()

    async def add(self, organization: OrganizationId, source: str, *, name: str) -> GuideVersion:
        """Keep `source` as the newest version of the guide it describes; return it.

        Interviews under way stay on the version they began with (I9). Adding what is
        the newest already changes nothing.

        Raises:
            Malformed: it is no valid guide; the message names the line and the way out.
        """
        guide = parse_guide(source, name=name)
        version = GuideVersion(
            organization=organization,
            id=guide.id,
            version=guide.version,
            hash=guide_hash(source),
            source=source,
            created_at=self._clock.now(),
        )
        await self._registry.add_guide(version)
        return version

    async def knows(self, organization: OrganizationId, source: str) -> bool:
        """Tell whether exactly this source is kept as a version of some guide."""
        return await self._registry.guide_by_hash(organization, guide_hash(source)) is not None

    async def newest(
        self, organization: OrganizationId, guide_id: GuideId
    ) -> tuple[GuideRef, Guide]:
        """Return the newest version of a guide, and the reference that pins it.

        Raises:
            NotFound: the organization has no such guide.
        """
        version = await self.version(organization, guide_id)
        reference = GuideRef(id=version.id, version=version.version, hash=version.hash)
        return reference, self._parse(version)

    async def version(self, organization: OrganizationId, guide_id: GuideId) -> GuideVersion:
        """Return the newest version of a guide as it is kept, source and all.

        Raises:
            NotFound: the organization has no such guide.
        """
        version = await self._registry.newest_guide(organization, guide_id)
        if version is None:
            known = ", ".join(guide.id for guide in await self.all(organization))
            raise NotFound(f"There is no guide {guide_id!r}; there are: {known or 'none'}.")
        return version

    async def pinned(self, organization: OrganizationId, reference: GuideRef) -> Guide:
        """Return exactly the guide `reference` names.

        Raises:
            NotFound: that version is not kept here.
            Malformed: this program cannot read it any more.
        """
        known = self._parsed.get((organization, reference.hash))
        if known is not None:
            self._parsed.move_to_end((organization, reference.hash))
            return known
        version = await self._registry.guide_by_hash(organization, reference.hash)
        if version is None:
            raise NotFound(
                f"Guide {reference.id} {reference.version} ({reference.hash[:12]}) is not kept."
            )
        return self._parse(version)

    async def all(self, organization: OrganizationId) -> list[GuideVersion]:
        """Return the newest version of each guide, by id."""
        return await self._registry.newest_guides(organization)

    def _parse(self, version: GuideVersion) -> Guide:
        place = (version.organization, version.hash)
        guide = self._parsed.get(place)
        if guide is None:
            guide = kept_guide(version.source, name=f"{version.id} {version.version}")
            self._parsed[place] = guide
            if len(self._parsed) > PARSED_MAX:
                self._parsed.popitem(last=False)
        return guide
