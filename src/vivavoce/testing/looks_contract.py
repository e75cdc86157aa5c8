"""What every registry promises about looks, and about links of many interviews at once.

A part of `RegistryContract`, which gives the fixture `registry`.
"""

import hashlib
import uuid
from collections.abc import Iterator
from datetime import timedelta

import pytest
from msgspec.structs import replace

from vivavoce.domain.ids import InterviewId, OrganizationId
from vivavoce.journal.registry import Key, Link, Look, Organization, Registry, Role
from vivavoce.testing.clock import NOON

ACME = OrganizationId("acme")
OTHER = OrganizationId("other")

WHOLE = Look(
    organization=ACME,
    name="Acme & Söhne",
    colour="#c0ffee",
    logo=bytes(range(256)),
    logo_type="image/png",
    sites=("https://careers.acme.example", "http://localhost:8080"),
    retention_days=90,
)
EMPTY = Look(organization=ACME)


async def add(registry: Registry, *names: OrganizationId) -> None:
    """Keep organizations with these ids."""
    for name in names:
        hashed = hashlib.sha256(name.encode()).digest()
        owner = Key(
            id=name, organization=name, name="Ada", role=Role.OWNER, hash=hashed, created_at=NOON
        )
        await registry.add_organization(Organization(id=name, name=name, created_at=NOON), owner)


def links(count: int, of: OrganizationId = ACME) -> Iterator[Link]:
    """Make links to as many interviews, each a minute younger than the one before."""
    for number in range(count):
        yield Link(
            hash=hashlib.sha256(f"{of} {number}".encode()).digest(),
            interview=InterviewId(str(uuid.uuid4())),
            organization=of,
            generation=1,
            created_at=NOON + number * timedelta(minutes=1),
        )


class LooksContract:
    """The promises of `Registry.look`, `set_look`, `open_links` and `revoke_these`."""

    @pytest.mark.parametrize("look", [WHOLE, EMPTY, replace(WHOLE, logo=None, logo_type=None)])
    async def test_a_look_comes_back_as_it_was_kept(self, registry: Registry, look: Look) -> None:
        await add(registry, ACME)
        await registry.set_look(look)
        assert await registry.look(ACME) == look

    async def test_who_set_nothing_has_a_look_with_nothing_in_it(self, registry: Registry) -> None:
        await add(registry, ACME)
        assert await registry.look(ACME) == EMPTY

    async def test_a_look_takes_the_place_of_the_one_before_and_of_nobody_elses(
        self, registry: Registry
    ) -> None:
        """(I11)."""
        await add(registry, ACME, OTHER)
        theirs = replace(WHOLE, organization=OTHER)
        for look in (WHOLE, theirs, EMPTY):
            await registry.set_look(look)
        assert await registry.look(ACME) == EMPTY
        assert await registry.look(OTHER) == theirs

    async def test_a_look_is_swapped_for_the_one_that_was_read_and_for_no_other(
        self, registry: Registry
    ) -> None:
        await add(registry, ACME)
        blue, red = replace(WHOLE, colour="#0000ff"), replace(WHOLE, colour="#ff0000")
        assert await registry.swap_look(EMPTY, WHOLE) is True
        assert await registry.swap_look(WHOLE, blue) is True
        assert await registry.swap_look(WHOLE, red) is False
        assert await registry.look(ACME) == blue
        assert await registry.swap_look(blue, EMPTY) is True
        assert await registry.swap_look(EMPTY, red) is True
        assert await registry.look(ACME) == red

    async def test_open_links_are_paged_newest_first_and_those_revoked_are_left_out(
        self, registry: Registry
    ) -> None:
        await add(registry, ACME, OTHER)
        made = list(links(5))
        for link in (*made, *links(1, of=OTHER)):
            await registry.add_link(link)
        await registry.revoke_links(made[3].interview, NOON)
        newest_first = [made[4], made[2], made[1], made[0]]
        assert await registry.open_links(ACME, limit=10) == newest_first
        first = await registry.open_links(ACME, limit=3)
        assert first == newest_first[:3]
        assert await registry.open_links(ACME, after=first[-1], limit=3) == newest_first[3:]
        assert await registry.open_links(ACME, after=made[0], limit=3) == []

    async def test_revoking_many_links_ends_these_and_no_others(self, registry: Registry) -> None:
        """(I11)."""
        await add(registry, ACME, OTHER)
        mine, theirs = list(links(3)), list(links(1, of=OTHER))
        for link in (*mine, *theirs):
            await registry.add_link(link)
        hashes = [mine[0].hash, mine[2].hash, theirs[0].hash, b"?" * 32]
        await registry.revoke_these(ACME, hashes, NOON)
        await registry.revoke_these(ACME, hashes, NOON + timedelta(hours=1))
        assert await registry.open_links(ACME, limit=10) == [mine[1]]
        assert await registry.open_links(OTHER, limit=10) == theirs
        revoked = await registry.link_by_hash(mine[0].hash)
        assert revoked is not None
        assert revoked.revoked_at == NOON
