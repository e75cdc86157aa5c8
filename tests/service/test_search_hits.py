"""What was said is shown where it was said, the latest first, page by page."""

from collections.abc import AsyncIterator, Iterator
from pathlib import Path

import pytest

from tests.stores.files import quick_folder
from vivavoce.domain.events import Candidate
from vivavoce.domain.ids import InterviewId, OrganizationId
from vivavoce.errors import StoreUnavailable
from vivavoce.journal.store import Store
from vivavoce.projections import search as module
from vivavoce.projections import search_hits
from vivavoce.projections.search import SearchIndex, open_search
from vivavoce.projections.search_hits import BEGIN, END, parts
from vivavoce.stores.sqlite import open_sqlite
from vivavoce.testing.stories import ACME, OTHER, Story, keep, said


@pytest.fixture
def folder() -> Iterator[Path]:
    with quick_folder() as folder:
        yield folder


@pytest.fixture
async def store(folder: Path) -> AsyncIterator[Store]:
    async with open_sqlite(folder / "journal.db") as database:
        yield database.store


@pytest.fixture
async def search(folder: Path, store: Store) -> AsyncIterator[SearchIndex]:
    search = open_search(folder / "search.db", store)
    yield search
    await search.close()


async def told(store: Store, *texts: str, organization: OrganizationId = ACME) -> InterviewId:
    story = Story(organization=organization)
    await keep(store, story.open(*map(said, texts)))
    return story.id


async def test_each_hit_names_its_message_and_marks_the_words(
    search: SearchIndex, store: Store
) -> None:
    story = Story()
    event = said("We built the Überland bridge in May.")
    await keep(store, story.open(said("Hello."), event))
    [found] = (await search.hits(ACME, "uberland bridg")).found
    [hit] = found.hits
    assert (found.interview, found.more) == (story.id, 0)
    assert (hit.message, hit.seq, hit.speaker) == (event.id, 3, "candidate")
    marked = [text for text, is_found in hit.excerpt if is_found]
    assert marked == ["Überland", "bridge"]
    assert "".join(text for text, _ in hit.excerpt) == event.text


@pytest.mark.parametrize("words", ["lovelace", "ada@example.org", "ada lovel", "example"])
async def test_candidates_are_found_by_name_and_by_address(
    search: SearchIndex, store: Store, words: str
) -> None:
    story = Story(candidate=Candidate(name="Ada Lovelace", email="ada@example.org"))
    await keep(store, story.open(said("Hello.")))
    await told(store, "Nobody told who this is.")
    assert await search.find(ACME, words) == [story.id]
    [found] = (await search.hits(ACME, words)).found
    [hit] = found.hits
    assert (hit.message, hit.seq, hit.speaker) == ("", 1, "candidate")
    assert "".join(text for text, _ in hit.excerpt) == "Ada Lovelace ada@example.org"
    await search.erase(story.id)
    assert await search.find(ACME, words) == []


async def test_of_a_long_message_the_place_is_shown(search: SearchIndex, store: Store) -> None:
    await told(store, f"{'word ' * 3_000} bridges {'more ' * 3_000}")
    [found] = (await search.hits(ACME, "bridges")).found
    shown = "".join(text for text, _ in found.hits[0].excerpt)
    assert "bridges" in shown
    assert shown.startswith("…")
    assert len(shown) < 300


async def test_hits_of_an_interview_are_together_three_of_them_shown(
    search: SearchIndex, store: Store
) -> None:
    one, other = Story(), Story()
    await keep(store, one.open(said("bridge 1"), said("bridge 2")), other.open(said("bridge 3")))
    await keep(store, one.say("bridge 4"), other.say("tunnel"))
    await keep(store, one.say("bridge 5"))
    page = await search.hits(ACME, "bridge")
    assert [found.interview for found in page.found] == [one.id, other.id]
    assert [hit.seq for hit in page.found[0].hits] == [5, 4, 3]
    assert [found.more for found in page.found] == [1, 0]
    assert page.next is None


async def test_pages_follow_one_another_without_gap_or_repeat(
    search: SearchIndex, store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(search_hits, "LOOKED_AT_MAX", 4)
    stories = [Story() for _ in range(5)]
    await keep(store, *[story.open(said("bridge")) for story in stories])
    for story in (*stories, stories[0], stories[0], stories[0], stories[0], *stories):
        await keep(store, story.say("another bridge"))
    seen: list[tuple[InterviewId, int]] = []
    hidden, before, pages = 0, None, 0
    while True:
        page = await search.hits(ACME, "bridge", before=before, interviews_max=3)
        pages += 1
        seen += [(found.interview, hit.seq) for found in page.found for hit in found.hits]
        hidden += sum(found.more for found in page.found)
        before = page.next
        if before is None:
            break
    assert len(seen) == len(set(seen))
    assert len(seen) + hidden == 5 + 5 + 4 + 5
    assert pages > 4


async def test_what_stands_in_quotation_marks_is_looked_for_as_it_is(
    search: SearchIndex, store: Store
) -> None:
    exact = await told(store, "The last working day was a Monday.")
    await told(store, "Our day of working was the last one, and of workings nobody spoke.")
    for words in ('"last working day"', "“last working day”", "„last working day“"):
        assert await search.find(ACME, words) == [exact], words
    assert await search.find(ACME, '"last work"') == [], "a phrase ends where it ends"
    assert await search.find(ACME, '"last working" mond') == [exact]


async def test_one_letter_alone_is_a_word_and_no_beginning(
    search: SearchIndex, store: Store
) -> None:
    letter = await told(store, "Plan B it was.")
    await told(store, "Bridges.")
    assert await search.find(ACME, "b") == [letter]


async def test_in_writing_without_spaces_the_beginning_of_a_run_is_found(
    search: SearchIndex, store: Store
) -> None:
    found = await told(store, "我喜欢桥梁。桥梁很长。", "ฉันชอบสะพาน")
    assert await search.find(ACME, "我喜欢") == [found]
    assert await search.find(ACME, "桥梁很") == [found]
    assert await search.find(ACME, "我") == [found]
    assert await search.find(ACME, "ฉันชอบ") == [found]
    assert await search.find(ACME, "喜欢") == [], "which the page says"


async def test_hits_of_another_organization_are_nobodys(search: SearchIndex, store: Store) -> None:
    """(I11)"""
    await told(store, "Their secret bridge.", organization=OTHER)
    assert (await search.hits(ACME, "secret")).found == []
    mine = await told(store, "Our secret bridge.")
    assert [found.interview for found in (await search.hits(ACME, "secret")).found] == [mine]


@pytest.mark.parametrize("words", ["", " ", '"', '""', "!?", "\0", "\ud800", "🌉", '"!?"', "“”"])
async def test_without_words_there_are_no_hits(
    search: SearchIndex, store: Store, words: str
) -> None:
    await told(store, "Something was said.")
    assert (await search.hits(ACME, words)).found == []


async def test_while_the_index_is_made_anew_it_says_how_far_it_is(
    search: SearchIndex, store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    """(I12) What is missing is not passed off as nothing."""
    for n in range(10):
        await told(store, f"bridge {n}")
    monkeypatch.setattr(module, "PATIENCE_S", -1.0)
    monkeypatch.setattr(module, "PAGE_MAX", 6)
    with pytest.raises(StoreUnavailable, match=r"Search is being rebuilt \(30%\)"):
        await search.find(ACME, "bridge")
    page = await search.hits(ACME, "bridge")
    assert page.rebuilt == 0.6
    assert len(page.found) == 6
    monkeypatch.setattr(module, "PATIENCE_S", 60.0)
    page = await search.hits(ACME, "bridge")
    assert page.rebuilt is None
    assert len(page.found) == 10


def test_excerpts_with_marks_of_somebodys_own_are_harmless() -> None:
    assert parts(f"a {BEGIN}b{END} c") == [("a ", False), ("b", True), (" c", False)]
    assert parts(f"{END}{BEGIN}{BEGIN}b{END}{END}") == [("b", True)]
    assert parts(f"{BEGIN}open") == [("open", False)]
    assert parts("") == []
