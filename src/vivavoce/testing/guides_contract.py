"""What every registry promises about guides and their versions.

A part of `RegistryContract`, which gives the fixture `registry`.
"""

import hashlib

import pytest

from vivavoce.domain.ids import GuideId, OrganizationId
from vivavoce.journal.registry import GuideVersion, KeptVersion, Registry
from vivavoce.testing.clock import NOON
from vivavoce.testing.looks_contract import ACME, OTHER, add

HIRING = GuideId("hiring")


def guide(source: str, *, id: GuideId = HIRING, of: OrganizationId = ACME) -> GuideVersion:
    """Return a version of a guide with this source."""
    return GuideVersion(
        organization=of,
        id=id,
        version="1",
        hash=hashlib.sha256(source.encode()).hexdigest(),
        source=source,
        created_at=NOON,
    )


def told(*versions: GuideVersion) -> list[KeptVersion]:
    """Return these versions as a list of them tells of them, without their sources."""
    return [
        KeptVersion(id=one.id, version=one.version, hash=one.hash, created_at=one.created_at)
        for one in versions
    ]


class GuidesContract:
    """The promises of `Registry` about guides."""

    async def test_the_guide_added_last_is_the_newest(self, registry: Registry) -> None:
        await add(registry, ACME)
        one, two = guide("one"), guide("two")
        assert await registry.add_guide(one) is True
        assert await registry.newest_guide(ACME, HIRING) == one
        assert await registry.add_guide(two) is True
        assert await registry.newest_guide(ACME, HIRING) == two

    async def test_every_version_of_a_guide_stays_found_by_its_hash(
        self, registry: Registry
    ) -> None:
        """(I9)."""
        await add(registry, ACME)
        one, two = guide("one"), guide("two")
        await registry.add_guide(one)
        await registry.add_guide(two)
        assert await registry.guide_by_hash(ACME, one.hash) == one
        assert await registry.guide_by_hash(ACME, two.hash) == two
        assert await registry.guide_by_hash(ACME, "c0" * 32) is None

    async def test_adding_the_newest_version_again_changes_nothing(
        self, registry: Registry
    ) -> None:
        await add(registry, ACME)
        await registry.add_guide(guide("one"))
        assert await registry.add_guide(guide("one")) is False
        await registry.add_guide(guide("sales", id=GuideId("sales")))
        assert await registry.add_guide(guide("one")) is False

    async def test_an_older_version_becomes_the_newest_again(self, registry: Registry) -> None:
        await add(registry, ACME)
        one, two = guide("one"), guide("two")
        for version in (one, two):
            await registry.add_guide(version)
        assert await registry.add_guide(one) is True
        assert await registry.newest_guide(ACME, HIRING) == one
        assert await registry.add_guide(two) is True
        assert await registry.newest_guide(ACME, HIRING) == two

    async def test_the_newest_version_of_each_guide_is_listed_by_id(
        self, registry: Registry
    ) -> None:
        await add(registry, ACME)
        hiring, sales = guide("hiring, new"), guide("sales", id=GuideId("sales"))
        for version in (sales, guide("hiring, old"), hiring):
            await registry.add_guide(version)
        assert await registry.newest_guides(ACME) == [hiring, sales]

    async def test_the_versions_of_a_guide_are_told_newest_first(self, registry: Registry) -> None:
        await add(registry, ACME)
        one, two, three = guide("one"), guide("two"), guide("three")
        for version in (one, two, guide("sales", id=GuideId("sales")), three, one):
            await registry.add_guide(version)
        assert await registry.guide_versions(ACME, HIRING) == told(one, three, two)
        assert await registry.guide_versions(ACME, GuideId("nothing")) == []

    async def test_a_retired_guide_is_not_offered_and_every_version_stays_found(
        self, registry: Registry
    ) -> None:
        """(I9)."""
        await add(registry, ACME)
        one, two, sales = guide("one"), guide("two"), guide("sales", id=GuideId("sales"))
        for version in (one, two, sales):
            await registry.add_guide(version)
        assert await registry.retire_guide(ACME, HIRING) is True
        assert await registry.newest_guide(ACME, HIRING) is None
        assert await registry.newest_guides(ACME) == [sales]
        assert await registry.guide_by_hash(ACME, one.hash) == one
        assert await registry.guide_by_hash(ACME, two.hash) == two
        assert await registry.guide_versions(ACME, HIRING) == told(two, one)

    async def test_retired_guides_are_listed_with_what_was_their_newest_version(
        self, registry: Registry
    ) -> None:
        await add(registry, ACME)
        one, two, sales = guide("one"), guide("two"), guide("sales", id=GuideId("sales"))
        for version in (one, two, sales):
            await registry.add_guide(version)
        assert await registry.retired_guides(ACME) == []
        await registry.retire_guide(ACME, HIRING)
        assert await registry.retired_guides(ACME) == [two]
        await registry.retire_guide(ACME, sales.id)
        assert await registry.retired_guides(ACME) == [two, sales]
        assert await registry.retired_guides(OTHER) == []
        await registry.add_guide(one)
        assert await registry.retired_guides(ACME) == [sales]

    async def test_what_is_not_offered_cannot_be_retired(self, registry: Registry) -> None:
        await add(registry, ACME)
        assert await registry.retire_guide(ACME, HIRING) is False
        await registry.add_guide(guide("one"))
        assert await registry.retire_guide(ACME, HIRING) is True
        assert await registry.retire_guide(ACME, HIRING) is False

    @pytest.mark.parametrize("source", ["one", "two", "three"])
    async def test_adding_any_version_brings_a_retired_guide_back_with_it(
        self, registry: Registry, source: str
    ) -> None:
        await add(registry, ACME)
        for version in (guide("one"), guide("two")):
            await registry.add_guide(version)
        await registry.retire_guide(ACME, HIRING)
        back = guide(source)
        assert await registry.add_guide(back) is True
        assert await registry.newest_guide(ACME, HIRING) == back
        assert await registry.newest_guides(ACME) == [back]
        others = [other for other in (guide("two"), guide("one")) if other != back]
        assert await registry.guide_versions(ACME, HIRING) == told(back, *others)
        assert await registry.add_guide(back) is False
        # And it can go once more, all of it.
        assert await registry.retire_guide(ACME, HIRING) is True
        assert await registry.newest_guide(ACME, HIRING) is None
        assert await registry.guide_versions(ACME, HIRING) == told(back, *others)

    async def test_another_organizations_guide_is_not_retired(self, registry: Registry) -> None:
        """(I11)."""
        await add(registry, ACME, OTHER)
        mine, theirs = guide("same"), guide("same", of=OTHER)
        for version in (mine, theirs):
            await registry.add_guide(version)
        assert await registry.retire_guide(ACME, HIRING) is True
        assert await registry.newest_guide(OTHER, HIRING) == theirs
        assert await registry.guide_versions(OTHER, HIRING) == told(theirs)

    async def test_organizations_may_keep_the_same_guide_and_see_their_own_only(
        self, registry: Registry
    ) -> None:
        """(I11)."""
        await add(registry, ACME, OTHER)
        mine, theirs = guide("same"), guide("same", of=OTHER)
        assert await registry.add_guide(mine) is True
        assert await registry.newest_guide(OTHER, HIRING) is None
        assert await registry.guide_by_hash(OTHER, mine.hash) is None
        assert await registry.add_guide(theirs) is True
        assert await registry.newest_guides(ACME) == [mine]
        assert await registry.newest_guides(OTHER) == [theirs]
