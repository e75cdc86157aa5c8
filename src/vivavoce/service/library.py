"""The guides of every organization: all versions kept, interviews pinned to theirs (I9)."""

import re
from collections import OrderedDict

from vivavoce.authoring.reading import guide_hash, kept_guide, parse_guide
from vivavoce.domain.events import GuideRef
from vivavoce.domain.guide import Guide
from vivavoce.domain.ids import GuideId, OrganizationId
from vivavoce.domain.interview import Interview
from vivavoce.errors import DamagedRecord, Malformed, NotFound
from vivavoce.journal.registry import GuideVersion, KeptVersion, Registry
from vivavoce.service.clock import Clock

# Parsed guides kept in memory. A guide is some tens of KiB once parsed.
PARSED_MAX = 500

# The beginning of a hash, as lists and exports show it.
HASH_PREFIX = re.compile(r"[0-9a-f]{8,64}")


def reference_to(version: GuideVersion) -> GuideRef:
    """Return the reference that pins an interview to `version`."""
    return GuideRef(id=version.id, version=version.version, hash=version.hash)


class Library:
    """Guides by id (the newest) and by hash (the exact one)."""

    def __init__(self, registry: Registry, clock: Clock) -> None:
        self._registry = registry
        self._clock = clock
        self._parsed: OrderedDict[tuple[OrganizationId, str], Guide] = OrderedDict()

    async def add(self, organization: OrganizationId, source: str, *, name: str) -> GuideVersion:
        """Keep `source` as the newest version of the guide it describes; return it.

        Interviews under way stay on the version they began with (I9). Adding what is
        the newest already changes nothing. A guide that was retired is offered again.

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
        return reference_to(version), self.parsed(version)

    async def version(self, organization: OrganizationId, guide_id: GuideId) -> GuideVersion:
        """Return the newest version of a guide as it is kept, source and all.

        Raises:
            NotFound: the organization has no such guide, or retired it.
        """
        version = await self._registry.newest_guide(organization, guide_id)
        if version is None:
            raise await self._unknown(organization, guide_id)
        return version

    async def versions(self, organization: OrganizationId, guide_id: GuideId) -> list[KeptVersion]:
        """Return all versions of a guide, the newest first, also when it was retired.

        Raises:
            NotFound: the organization has no such guide.
        """
        kept = await self._registry.guide_versions(organization, guide_id)
        if not kept:
            raise await self._unknown(organization, guide_id)
        return kept

    async def find(
        self, organization: OrganizationId, guide_id: GuideId, which: str | None = None
    ) -> GuideVersion:
        """Return one version of a guide, also when it was retired.

        Args:
            which: a version's hash, its label (of several with the same one, the newest),
                or the first 8 or more digits of the hash; None: the newest.

        Raises:
            NotFound: the organization has no such guide, or no such version of it.
        """
        kept = await self.versions(organization, guide_id)
        chosen = kept[0] if which is None else _chosen(kept, which)
        if chosen is None:
            labels = ", ".join(dict.fromkeys(version.version for version in kept))
            raise NotFound(f"Guide {guide_id} has no version {which!r}; it has: {labels}.")
        version = await self._registry.guide_by_hash(organization, chosen.hash)
        assert version is not None, "a version of a guide is never removed"
        return version

    async def offers(self, organization: OrganizationId, guide_id: GuideId) -> bool:
        """Tell whether new interviews may begin on a guide: it is there and not retired."""
        return await self._registry.newest_guide(organization, guide_id) is not None

    async def retire(self, organization: OrganizationId, guide_id: GuideId) -> None:
        """Offer a guide no longer for new interviews; retiring it twice changes nothing.

        Every version is kept, and interviews under way go on (I9). Adding any version
        offers the guide again.

        Raises:
            NotFound: the organization has no such guide.
        """
        if not await self._registry.retire_guide(organization, guide_id):
            await self.versions(organization, guide_id)

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
        return self.parsed(version)

    async def readable(self, organization: OrganizationId, reference: GuideRef) -> Guide | None:
        """Return the guide that `reference` names; None when it cannot be read any more."""
        try:
            return await self.pinned(organization, reference)
        except (NotFound, Malformed, DamagedRecord):
            return None

    async def left_to_review(self, interview: Interview) -> frozenset[str] | None:
        """Return the fields that a guide the interview follows or followed left to its review.

        They stay the review's when the interview moves on to a guide that does not leave them
        to it. None: nobody can tell any more which they are.
        """
        left: frozenset[str] = frozenset()
        for reference in (interview.guide, *interview.guides_before):
            guide = await self.readable(interview.organization, reference)
            if guide is None:
                return None
            left |= guide.left_to_review
        return left

    async def all(self, organization: OrganizationId) -> list[GuideVersion]:
        """Return the newest version of each guide that is offered, by id."""
        return await self._registry.newest_guides(organization)

    async def retired(self, organization: OrganizationId) -> list[GuideVersion]:
        """Return, of each guide that was retired, the version that was its newest, by id."""
        return await self._registry.retired_guides(organization)

    async def _unknown(self, organization: OrganizationId, guide_id: GuideId) -> NotFound:
        known = ", ".join(guide.id for guide in await self.all(organization))
        return NotFound(f"There is no guide {guide_id!r}; there are: {known or 'none'}.")

    def parsed(self, version: GuideVersion) -> Guide:
        """Return the guide that a kept version spells out.

        Raises:
            Malformed: this program cannot read it any more.
        """
        place = (version.organization, version.hash)
        guide = self._parsed.get(place)
        if guide is None:
            guide = kept_guide(version.source, name=f"{version.id} {version.version}")
            self._parsed[place] = guide
            if len(self._parsed) > PARSED_MAX:
                self._parsed.popitem(last=False)
        return guide


def _chosen(kept: list[KeptVersion], which: str) -> KeptVersion | None:
    """Return the version that `which` names. A label may look like a hash: it goes first."""
    for version in kept:
        if which in {version.hash, version.version}:
            return version
    begun = [version for version in kept if version.hash.startswith(which)]
    return begun[0] if len(begun) == 1 and HASH_PREFIX.fullmatch(which) else None
