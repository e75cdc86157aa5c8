"""One index for all nodes: each message in it once, whoever does it, and erased for good."""

import asyncio
from contextlib import suppress
from pathlib import Path

import pytest
from psycopg import AsyncConnection, errors

from tests.pgbouncer import PgBouncer
from tests.postgres import PostgresServer
from tests.projections.sharing import Node, started, told, until
from tests.service.conftest import OWNER
from tests.stores.strangers import under_way
from vivavoce.domain.ids import GuideId, InterviewId
from vivavoce.errors import StoreUnavailable
from vivavoce.projections import shared_search as module
from vivavoce.running import running
from vivavoce.stores.postgres import search
from vivavoce.testing.clock import NOON
from vivavoce.testing.stories import ACME, OTHER, Story, keep, said

# --- several nodes ---


async def test_what_one_node_stored_is_found_on_another(one: Node, other: Node) -> None:
    for n in range(3):
        story = await told(one.store, f"bridge number{n}")
        assert await other.search.find(ACME, f"number{n}") == [story]
        assert await one.search.find(ACME, f"number{n}") == [story]


async def test_nodes_that_search_at_the_same_time_take_in_each_message_once(
    one: Node, other: Node, monkeypatch: pytest.MonkeyPatch
) -> None:
    """(I2, I3) Who comes second looks again where the index is."""
    monkeypatch.setattr(module, "PAGE_MAX", 7)
    stories = [await told(one.store, f"bridge {n}", "bridges") for n in range(30)]
    both = [one.search, other.search] * 4
    pages = await asyncio.gather(*[search.find(ACME, "bridge") for search in both])
    assert all(page == stories[::-1] for page in pages)
    rows = sorted(await one.indexed(), key=lambda row: row[1])
    assert [place for _, place, _ in rows] == [*range(60)]
    assert [interview for interview, _, _ in rows[::2]] == stories


async def test_what_a_batch_of_ours_holds_up_is_said_to_be_missing(
    one: Node, other: Node, monkeypatch: pytest.MonkeyPatch
) -> None:
    """(I12) Until it has ended nobody knows what comes before what."""
    monkeypatch.setattr(module, "PATIENCE_S", 0.0)
    async with under_way(other.url, Story().open()):
        story = await told(one.store, "bridge")
        assert (await one.search.hits(ACME, "bridge")).rebuilt is not None
        with pytest.raises(StoreUnavailable, match="is being rebuilt"):
            await one.search.find(ACME, "bridge")
    monkeypatch.setattr(module, "PATIENCE_S", 60.0)
    assert await one.search.find(ACME, "bridge") == [story]


async def test_one_node_follows_and_when_it_dies_another_does(
    one: Node, other: Node, quickly: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    """(I6)"""
    monkeypatch.setattr(module, "LEASE_S", 600.0)  # however slow this machine is
    one.search.start()
    first = await told(one.store, "bridge")

    async def has(*interviews: InterviewId) -> bool:
        return {row[0] for row in await one.indexed()} == {*interviews}

    await until(lambda: has(first))
    assert not await other.words.lead(lease_s=60.0), "its place is taken"
    assert one.search._follower is not None
    one.search._follower.cancel()  # as one that dies: it does not give the place back
    with suppress(asyncio.CancelledError):
        await one.search._follower
    second = await told(one.store, "bridge")
    await one.sql("UPDATE search_indexer SET until = clock_timestamp() - interval '1 second'")
    other.search.start()
    await until(lambda: has(first, second))
    assert not await one.words.lead(lease_s=60.0)


async def test_a_node_that_stops_calmly_gives_its_place_to_the_next(one: Node, other: Node) -> None:
    """(I13)"""
    assert await one.words.lead(lease_s=600.0)
    assert await one.words.lead(lease_s=600.0), "whoever has it renews it"
    assert not await other.words.lead(lease_s=600.0)
    await other.words.leave()
    assert not await other.words.lead(lease_s=600.0), "nobody leaves another's place"
    one.search.start()
    await one.search.close()
    assert await other.words.lead(lease_s=600.0)


async def test_huge_messages_are_taken_in_a_few_at_a_time(
    one: Node, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(module, "STEP_BYTES", 1_000)
    stories = [await told(one.store, f"bridge {'word ' * n}") for n in (5, 300, 1, 500, 2)]
    assert await one.search.find(ACME, "bridge") == stories[::-1]


async def test_through_a_pooler_search_is_the_same(
    postgres: PostgresServer, database_url: str
) -> None:
    with PgBouncer(postgres, pool_size=2) as bouncer:
        bouncer.start()
        async with (
            started(bouncer.through(database_url)) as one,
            started(bouncer.through(database_url)) as other,
        ):
            story = await told(one.store, "a bridge of wood")
            erased = await told(other.store, "a bridge of secrets")
            for node in (one, other) * 6:
                assert await node.search.find(ACME, "bridge") == [erased, story]
            [found] = (await other.search.hits(ACME, '"of wood"')).found
            assert found.interview == story
            assert await one.words.lead(lease_s=60.0)
            assert not await other.words.lead(lease_s=60.0)
            await one.search.erase(erased)
            assert await other.search.find(ACME, "secrets") == []


# --- many messages ---


async def test_segment_after_segment_is_searched_from_the_latest_on(
    one: Node, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("vivavoce.stores.postgres.search_vectors.SEGMENT", 3)
    monkeypatch.setattr("vivavoce.stores.postgres.search.GROWTH", 2)
    monkeypatch.setattr("vivavoce.stores.postgres.search.SEGMENTS_MAX", 4)
    stories = [
        await told(one.store, f"bridge {n} {'rare' if n in {2, 31} else ''}") for n in range(40)
    ]
    assert await one.search.find(ACME, "bridge") == stories[::-1]
    assert await one.search.find(ACME, "rare brid") == [stories[31], stories[2]]
    assert await one.search.find(ACME, '"bridge 7"') == [stories[7]]
    seen: list[InterviewId] = []
    before = None
    while True:
        page = await one.search.hits(ACME, "bridge", before=before, interviews_max=7)
        seen += [found.interview for found in page.found]
        before = page.next
        if before is None:
            break
    assert seen == stories[::-1]
    monkeypatch.setattr(module, "FOUND_MAX", 4)
    assert await one.search.find(ACME, "bridge") == stories[:-5:-1]


async def test_no_word_of_one_organization_is_kept_like_one_of_another(one: Node) -> None:
    """(I11) Whatever is asked for carries the number of who asks."""
    for organization in (ACME, OTHER):
        await keep(one.store, Story(organization=organization).open(said("secret bridges 1.0.x")))
    assert len(await one.search.find(ACME, "secret")) == 1
    rows = await one.sql("SELECT organization, tsvector_to_array(words) FROM search_words")
    assert {organization for organization, _ in rows} == {1, 2}
    for organization, words in rows:
        assert all(word.startswith(f"{organization}.0.") for word in words)


# --- erasing ---


async def test_whoever_read_words_before_they_were_erased_does_not_add_them_after(
    one: Node, other: Node
) -> None:
    """(I10) The indexer is between reading and writing while another node erases."""
    story = await told(one.store, "My confidential xylophone.")
    before = await one.words.progress()
    page = await one.store.follow(after=before.position)
    await other.search.erase(story)
    await other.store.erase(story, NOON)
    await other.search.erase(story)
    read = one.search._said(page)
    assert any("confidential" in message.words for message in read)
    position = page[-1].position
    assert not await one.words.add(read, position=position, revision=before.revision)
    assert await one.indexed() == []
    assert await one.search.find(ACME, "confidential") == []
    assert (await one.words.progress()).is_current


async def test_an_erasure_waits_for_words_that_are_just_being_added(one: Node, other: Node) -> None:
    """(I10) And removes them then, although they were not there when it began."""
    story = await told(one.store, "My confidential xylophone.")
    async with one._connections._pool.connection() as line, line.transaction():
        await line.execute("UPDATE search_progress SET revision = revision + 1")
        await line.execute(
            "INSERT INTO search_words VALUES (%s, 2, 1, 0, '''1.0.confidential'':1')", (story,)
        )
        erasing = asyncio.create_task(other.search.erase(story))

        async def is_waiting() -> bool:
            asked = "SELECT count(*) FROM pg_locks WHERE NOT granted"
            return await one.sql(asked) != [(0,)]

        await until(is_waiting)
        assert not erasing.done()
    await erasing
    assert await one.indexed() == []


@pytest.mark.soak
async def test_a_node_that_stops_in_the_middle_of_an_erasure_holds_others_up_for_seconds_only(
    one: Node, other: Node
) -> None:
    """(I6) The server ends its transaction."""
    story = await told(one.store, "bridge")
    async with await AsyncConnection.connect(one.url, autocommit=True) as line:
        await line.execute("BEGIN")
        await line.execute(search._REVISE, prepare=False)
        await other.search.erase(story)
        with pytest.raises(errors.IdleInTransactionSessionTimeout):
            await line.execute("SELECT 1")


async def test_what_was_erased_is_not_shown_while_its_words_are_still_in_the_index(
    one: Node,
) -> None:
    """(I10)"""
    story = await told(one.store, "My confidential xylophone.")
    kept = await told(one.store, "My public xylophone.")
    assert await one.search.find(ACME, "xylophone") == [kept, story]
    await one.store.erase(story, NOON)
    assert [one.interview for one in (await one.search.hits(ACME, "xylophone")).found] == [kept]


async def test_words_that_a_node_left_behind_when_it_died_are_removed_by_the_next(
    one: Node, quickly: None
) -> None:
    """(I10)"""
    story = await told(one.store, "My confidential xylophone.")
    assert await one.search.find(ACME, "confidential") == [story]
    [(now,)] = await one.sql("SELECT clock_timestamp()")
    await one.store.erase(story, now)
    one.search.start()

    async def is_gone() -> bool:
        return await one.indexed() == []

    await until(is_gone)


async def test_erasing_an_interview_removes_its_words_from_every_nodes_search(
    database_url: str, tmp_path: Path
) -> None:
    """(I10) Through the services, as somebody does it on a page."""
    async with (
        running(tmp_path / "one", database_url=database_url) as one,
        running(tmp_path / "other", database_url=database_url) as other,
    ):
        services = one.services
        standing, _ = await services.open_interview(OWNER, GuideId("agent-hiring"))
        interview = standing.interview.id
        await services.interviews.add_message(OWNER, interview, "My confidential xylophone.")
        found = await other.services.find_interviews(OWNER, words="confidential")
        assert [summary.id for summary in found] == [interview]
        await services.turns.settle(interview, patience_s=5.0)
        await services.erase_interview(OWNER, interview)
        for each in (one, other):
            assert await each.services.find_interviews(OWNER, words="confidential") == []
        async with started(database_url) as node:
            assert not any("xylophone" in words for _, _, words in await node.indexed())
        assert not (tmp_path / "one" / "search.db").exists()
