"""Nodes that start in the same moment on an empty database: everything is made once."""

import asyncio
import re
from contextlib import AsyncExitStack, nullcontext
from pathlib import Path

import pytest

from tests.nodes import Nodes
from tests.service.conftest import OWNER
from vivavoce.authoring.reading import SUFFIX, built_in_guides
from vivavoce.domain.ids import GuideId
from vivavoce.errors import Unauthenticated
from vivavoce.journal.registry import Role
from vivavoce.running import Running, running
from vivavoce.stores.postgres import PostgresDatabase, open_postgres

BUILT_IN = sorted(name.removesuffix(SUFFIX) for name in built_in_guides())


async def started_together(
    stack: AsyncExitStack, tmp_path: Path, database_url: str, owner_keys: list[str | None]
) -> list[Running]:
    """Start a node for each of the keys, all in the same moment."""
    return await asyncio.gather(
        *(
            stack.enter_async_context(
                running(tmp_path / f"node-{n}", database_url=database_url, owner_key=owner_key)
            )
            for n, owner_key in enumerate(owner_keys)
        )
    )


async def test_one_organization_one_key_and_each_guide_once(
    tmp_path: Path, database_url: str
) -> None:
    async with AsyncExitStack() as stack:
        nodes = await started_together(stack, tmp_path, database_url, [None] * 4)
        [secret] = [
            node.opening.new_secret for node in nodes if node.opening.new_secret is not None
        ]
        for node in nodes:
            services = node.services
            assert [known.id for known in await services.organizations.all()] == ["default"]
            [key] = await services.access.keys(OWNER.organization)
            assert node.opening.owner == key
            assert (await services.access.recognise(secret)).role is Role.OWNER
            guides = await services.library.all(OWNER.organization)
            assert [guide.id for guide in guides] == BUILT_IN
            for name in BUILT_IN:
                assert len(await services.library.versions(OWNER.organization, GuideId(name))) == 1


async def test_the_same_owners_key_given_to_each_is_kept_once(
    tmp_path: Path, database_url: str
) -> None:
    async with AsyncExitStack() as stack:
        nodes = await started_together(stack, tmp_path, database_url, ["the owner's"] * 3)
        assert [node.opening.new_secret for node in nodes] == [None] * 3
        for node in nodes:
            assert len(await node.services.access.keys(OWNER.organization)) == 1
            assert (await node.services.access.recognise("the owner's")).role is Role.OWNER


async def test_a_sign_in_link_of_one_node_signs_in_on_another_and_once_among_all(
    tmp_path: Path, database_url: str
) -> None:
    async with AsyncExitStack() as stack:
        nodes = await started_together(stack, tmp_path, database_url, [None] * 3)
        token = await nodes[0].services.access.offer_sign_in(nodes[0].opening.owner)
        came = await asyncio.gather(
            *(node.services.access.accept_sign_in(token) for node in nodes[1:] * 2),
            return_exceptions=True,
        )
        [cookie] = [each for each in came if isinstance(each, str)]
        assert sum(isinstance(each, Unauthenticated) for each in came) == len(came) - 1
        for node in nodes:
            caller = await node.services.access.recognise_session(cookie)
            assert caller.role is Role.OWNER
        await nodes[2].services.access.sign_out(cookie)
        for node in nodes:
            with pytest.raises(Unauthenticated):
                await node.services.access.recognise_session(cookie)


async def test_a_candidates_link_is_the_same_on_every_node(
    tmp_path: Path, database_url: str
) -> None:
    async with AsyncExitStack() as stack:
        nodes = await started_together(stack, tmp_path, database_url, [None] * 2)
        one, other = (node.services for node in nodes)
        standing, _ = await one.open_interview(OWNER, GuideId("agent-hiring"))
        interview = standing.interview.id
        tokens = await asyncio.gather(
            one.access.link(OWNER.organization, interview),
            other.access.link(OWNER.organization, interview),
        )
        assert tokens[0] == tokens[1]
        assert (await other.access.recognise(tokens[0])).interview == interview
        renewed = await one.access.renew_link(OWNER.organization, interview)
        assert await other.access.shown_link(OWNER.organization, interview) == renewed


async def test_a_node_that_stands_still_while_it_starts_holds_nobody_up_for_long(
    tmp_path: Path, database_url: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("vivavoce.stores.postgres.START_MAX_S", 1)
    async with (
        open_postgres(database_url) as stopped,
        stopped.alone(),  # and there it stays
        running(tmp_path / "data", database_url=database_url) as system,
    ):
        assert system.opening.new_secret is not None


async def test_nodes_that_lost_their_turns_and_start_at_once_make_nothing_twice(
    tmp_path: Path, database_url: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with open_postgres(database_url):
        monkeypatch.setattr(PostgresDatabase, "alone", lambda self: nullcontext())
    async with AsyncExitStack() as stack:
        nodes = await started_together(stack, tmp_path, database_url, [None] * 4)
        [key] = await nodes[0].services.access.keys(OWNER.organization)
        assert {node.opening.owner for node in nodes} == {key}
        for name in BUILT_IN:
            versions = await nodes[0].services.library.versions(OWNER.organization, GuideId(name))
            assert len(versions) == 1


def test_real_processes_that_start_together_print_one_key_and_a_link_each(
    tmp_path: Path, database_url: str
) -> None:
    """A link that one node printed signs in on another, and only once."""
    with Nodes(tmp_path, database_url, count=2) as nodes:
        for node in nodes:
            node.owner_key = None
        nodes.start()
        said = [node.errors() for node in nodes]
        keys = [key for each in said for key in re.findall(r"Owner's key: +(vvk_\S+)", each)]
        links = [re.search(r"/login/(\S+)", each) for each in said]
        assert len(keys) == 1
        assert all(links)
        for node in nodes:
            listed = node.get("/api/v1/keys", key=keys[0])
            assert [key["role"] for key in listed.json["items"]] == ["owner"]
        assert links[0] is not None
        path = f"/login/{links[0][1]}"
        assert nodes[1].get(path, key=None).status == 303
        for node in nodes:
            assert node.get(path, key=None).status != 303
        nodes.stop()
