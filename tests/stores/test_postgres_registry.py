"""The PostgreSQL registry keeps every promise of `Registry`, and tells other nodes."""

import asyncio
from collections.abc import AsyncIterator, Iterator

import psycopg
import pytest
from msgspec.structs import replace

from tests.postgres import PostgresServer
from vivavoce.domain.ids import GuideId, OrganizationId
from vivavoce.journal.registry import Registry, Session
from vivavoce.stores.postgres import PostgresDatabase, open_postgres, telling
from vivavoce.testing.clock import NOON
from vivavoce.testing.guides_contract import HIRING, guide
from vivavoce.testing.looks_contract import ACME
from vivavoce.testing.registry_contract import (
    FAR_AHEAD,
    RegistryContract,
    interview_id,
    key,
    link,
    organization,
)


class TestPostgresRegistry(RegistryContract):
    @pytest.fixture
    async def registry(self, emptied_database_url: str) -> AsyncIterator[Registry]:
        async with open_postgres(emptied_database_url) as database:
            yield database.registry


@pytest.fixture
async def nodes(database_url: str) -> AsyncIterator[list[PostgresDatabase]]:
    """Give the same database as two nodes have it open."""
    async with open_postgres(database_url) as one, open_postgres(database_url) as other:
        yield [one, other]


async def test_of_nodes_that_make_the_same_organization_one_does(
    nodes: list[PostgresDatabase],
) -> None:
    owners = [key(secret=f"secret {number}") for number in range(6)]
    made = await asyncio.gather(
        *(
            nodes[number % 2].registry.add_organization(organization(), owner)
            for number, owner in enumerate(owners)
        )
    )
    assert sorted(made) == [False] * 5 + [True]
    assert await nodes[0].registry.keys(ACME) == [owners[made.index(True)]]


async def test_of_organizations_that_want_the_same_first_key_one_gets_it(
    nodes: list[PostgresDatabase],
) -> None:
    """(I11)."""
    names = [OrganizationId(f"organization-{number}") for number in range(6)]
    made = await asyncio.gather(
        *(
            nodes[number % 2].registry.add_organization(organization(name), key(name))
            for number, name in enumerate(names)
        )
    )
    assert sorted(made) == [False] * 5 + [True]
    assert [known.id for known in await nodes[1].registry.organizations()] == [
        names[made.index(True)]
    ]


async def test_versions_that_nodes_add_at_the_same_moment_are_all_kept_in_one_order(
    nodes: list[PostgresDatabase],
) -> None:
    """(I9)."""
    await nodes[0].registry.add_organization(organization(), key())
    versions = [guide(f"version {number}") for number in range(12)]
    added = await asyncio.gather(
        *(nodes[number % 2].registry.add_guide(version) for number, version in enumerate(versions))
    )
    assert added == [True] * 12
    kept = await nodes[0].registry.guide_versions(ACME, HIRING)
    assert {version.hash for version in kept} == {version.hash for version in versions}
    newest = await nodes[1].registry.newest_guide(ACME, HIRING)
    assert newest is not None
    assert newest.hash == kept[0].hash


@pytest.fixture
def english_database(postgres: PostgresServer) -> Iterator[str]:
    """Give the address of an empty database that sorts words as English dictionaries do."""
    name = "english"
    postgres.sql(
        f"CREATE DATABASE {name} TEMPLATE template0 LOCALE_PROVIDER icu ICU_LOCALE 'en-US'"
    )
    yield postgres.url(name)
    postgres.sql(f"DROP DATABASE {name} WITH (FORCE)")


async def test_guides_are_listed_in_the_same_order_whatever_the_server_s_locale(
    english_database: str,
) -> None:
    async with open_postgres(english_database) as node:
        await node.registry.add_organization(organization(), key())
        names = ["B", "a-2", "a_1", "b-2"]
        for name in names:
            await node.registry.add_guide(guide(name, id=GuideId(name)))
        assert [version.id for version in await node.registry.newest_guides(ACME)] == names
        for name in names:
            await node.registry.retire_guide(ACME, GuideId(name))
        assert [version.id for version in await node.registry.retired_guides(ACME)] == names


async def test_who_is_turned_away_on_one_node_is_told_to_all(
    nodes: list[PostgresDatabase], database_url: str
) -> None:
    """And nothing is told when nobody was."""
    registry, owner, interview = nodes[0].registry, key(), interview_id()
    await registry.add_organization(organization(), owner)
    session = Session(hash=b"s" * 32, key=owner.id, expires_at=FAR_AHEAD)
    await registry.add_session(session)
    first, second = link(interview, "one"), link(interview_id(), "two")
    await registry.add_link(first)
    await registry.add_link(second)
    async with await psycopg.AsyncConnection.connect(database_url, autocommit=True) as listener:
        await listener.execute(f"LISTEN {telling.CHANNEL}")
        for _ in range(2):
            await registry.revoke_links(interview, NOON)
            await registry.revoke_these(ACME, [first.hash, second.hash], NOON)
            await registry.remove_session(session.hash)
        await registry.revoke_key(ACME, "nobody's", NOON)
        await registry.revoke_key(ACME, owner.id, NOON)
        await registry.add_key(key(secret="another"))
        await listener.execute("SELECT pg_notify(%s, 'the end')", (telling.CHANNEL,))
        told = []
        async for notification in listener.notifies():
            if notification.payload == "the end":
                break
            told.append(notification.payload)
    node = nodes[0].store._node
    assert [telling.understood(text) for text in told] == [
        telling.Revoked(node, [interview]),
        telling.Revoked(node, [second.interview]),
        telling.Revoked(node, [owner.id]),  # the session's
        telling.Revoked(node, [owner.id]),
    ]


async def test_a_key_with_an_id_of_a_stranger_s_making_is_revoked_and_told_without_a_name(
    nodes: list[PostgresDatabase], database_url: str
) -> None:
    """(I11) What is told always makes sense, or nobody would ask anew who comes in."""
    registry = nodes[0].registry
    odd = replace(key(), id="an id of another program's")
    await registry.add_organization(organization(), odd)
    async with await psycopg.AsyncConnection.connect(database_url, autocommit=True) as listener:
        await listener.execute(f"LISTEN {telling.CHANNEL}")
        assert await registry.revoke_key(ACME, odd.id, NOON)
        told = [each.payload async for each in listener.notifies(stop_after=1)]
    node = nodes[0].store._node
    assert [telling.understood(text) for text in told] == [telling.Revoked(node, [])]
