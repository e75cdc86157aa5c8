"""What is a word, what is found by it and how it is shown: the same wherever the index is."""

import asyncio
from abc import abstractmethod
from collections.abc import AsyncIterator
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from pathlib import Path
from types import ModuleType

import pytest

from tests.projections.sharing import told
from vivavoce.domain.events import Candidate, Speaker
from vivavoce.domain.ids import InterviewId, OrganizationId
from vivavoce.errors import StoreUnavailable
from vivavoce.journal.store import Store
from vivavoce.projections import search as in_a_file
from vivavoce.projections import search_hits, shared_search
from vivavoce.projections.search import open_search
from vivavoce.projections.search_hits import FoundInterview
from vivavoce.projections.searching import Search
from vivavoce.projections.shared_search import SharedSearch
from vivavoce.stores.postgres import open_postgres
from vivavoce.stores.sqlite import open_sqlite
from vivavoce.testing.clock import NOON
from vivavoce.testing.stories import ACME, OTHER, Story, keep, said

ADA = Candidate(name="Ada Lovelace", email="ada@example.org")


def shown(found: FoundInterview) -> list[str]:
    """Return the excerpts of an interview as texts."""
    return ["".join(text for text, _ in hit.excerpt) for hit in found.hits]


def marked(found: FoundInterview) -> list[str]:
    """Return what is marked in the first excerpt of an interview."""
    return [text for text, is_found in found.hits[0].excerpt if is_found]


class SearchContract:
    """The promises of `Search`."""

    module: ModuleType  # with the limits that tests make smaller

    @abstractmethod
    def opened(self) -> AbstractAsyncContextManager[Search]:
        """Give a search of the journal that is the fixture `store`; again it is the same index."""

    @pytest.fixture
    async def search(self, store: Store) -> AsyncIterator[Search]:
        async with self.opened() as search:
            yield search

    # What is found.

    async def test_a_message_is_found_as_soon_as_it_is_stored(
        self, search: Search, store: Store
    ) -> None:
        story = Story()
        await keep(store, story.open())
        assert await search.find(ACME, "bridges") == []
        for n in range(5):
            await keep(store, story.say(f"I built bridges, number{n}."))
            assert await search.find(ACME, f"number{n}") == [story.id]

    async def test_all_words_have_to_be_in_one_message(self, search: Search, store: Store) -> None:
        both = await told(store, "I built wooden bridges.", "Nothing else.")
        await told(store, "I built bridges.", "They were wooden.")
        assert await search.find(ACME, "wooden bridges") == [both]
        assert await search.find(ACME, "bridges  wooden") == [both]

    async def test_case_accents_and_endings_do_not_matter(
        self, search: Search, store: Store
    ) -> None:
        found = await told(store, "Überlandbrücken, a bridge; in plain letters Ueberlandbrücken.")
        plain = ["BRIDGE", "brid", "uber", "über", "ÜBERLAND", "u\u0308berland"]
        for words in (*plain, "Ueberlandbrücke überlandbrücken"):
            assert await search.find(ACME, words) == [found], words

    async def test_words_of_any_script_and_length_are_found(
        self, search: Search, store: Store
    ) -> None:
        long, runs = "a" * 20_000, "桥" * 5_000
        texts = ["Ελληνικά, ёлка, हिन्दी, שלום", f"x {long} y", runs, "don't 42nd C++ 3.14 \ue000"]
        found = await told(store, *texts)
        for words in (
            *("ελληνικά", "ЁЛ", "हिन्दी", "שלו", long, long[:700], runs, runs[:900]),
            *("don't", '"don t"', "42nd", "c++", "3.14", "\ue000"),
        ):
            assert await search.find(ACME, words) == [found], words[:20]
            [there] = (await search.hits(ACME, words)).found
            assert marked(there), words[:20]

    async def test_the_latest_words_come_first(self, search: Search, store: Store) -> None:
        stories = [Story() for _ in range(3)]
        await keep(store, *[story.open(said("bridges")) for story in stories])
        await keep(store, stories[1].say("more bridges"))
        assert await search.find(ACME, "bridges") == [stories[n].id for n in (1, 2, 0)]

    async def test_both_sides_of_a_conversation_are_searched(
        self, search: Search, store: Store
    ) -> None:
        story = Story()
        await keep(store, story.open(), story.reply("Which bridges?"), story.say("None."))
        assert await search.find(ACME, "which") == [story.id]

    async def test_where_there_are_no_words_nothing_is_found(
        self, search: Search, store: Store
    ) -> None:
        await told(store, "Something was said.")
        signs = ["", " ", '"', '""', "!?", "…", "\0", "\ud800", "🌉", '"!?"', "“”", "\u0301"]
        for words in signs:
            assert await search.find(ACME, words) == [], words
            assert (await search.hits(ACME, words)).found == [], words

    async def test_no_words_are_commands(self, search: Search, store: Store) -> None:
        found = await told(
            store,
            "bridges or not and a b; text:bridges, near(bridges, 2); drop table words",
            "bri dges",
        )
        for words in (
            *("bridges OR", "NOT bridges AND", 'bridges"', "bri*dges", "text:bridges", "(bridges"),
            *("bridges\0", "bridges \ud800", "'; DROP TABLE words; --", "bridges " * 3_000),
            *("^bridges + {a b} : NEAR(bridges, 2)", "bridges & ! table", "bridges <-> %b", "\\b"),
        ):
            assert await search.find(ACME, words) == [found], words[:40]

    async def test_what_stands_in_quotation_marks_is_looked_for_as_it_is(
        self, search: Search, store: Store
    ) -> None:
        exact = await told(store, "The last working day was a Monday.")
        await told(store, "Our day of working was the last one, and of workings nobody spoke.")
        for words in ('"last working day"', "“last working day”", "„last working day“"):
            assert await search.find(ACME, words) == [exact], words
        assert await search.find(ACME, '"last work"') == [], "a phrase ends where it ends"
        assert await search.find(ACME, '"last working" mond') == [exact]

    async def test_a_phrase_is_found_wherever_in_the_longest_message_it_stands(
        self, search: Search, store: Store
    ) -> None:
        """More words than an index knows the places of."""
        many = "a b " * 7_000
        found = await told(store, f"{many} the last working day {many[:2_000]}")
        for words in ('"last working day"', '"b the last"', '"day a b"', '"a b the las'):
            assert await search.find(ACME, words) == [found], words
            [there] = (await search.hits(ACME, words)).found
            assert marked(there), words
        assert (await search.hits(ACME, '"day a the"')).found == []

    async def test_one_letter_alone_is_a_word_and_no_beginning(
        self, search: Search, store: Store
    ) -> None:
        letter = await told(store, "Plan B it was.")
        await told(store, "Bridges.")
        assert await search.find(ACME, "b") == [letter]

    async def test_in_writing_without_spaces_the_beginning_of_a_run_is_found(
        self, search: Search, store: Store
    ) -> None:
        found = await told(store, "我喜欢桥梁。桥梁很长。", "ฉันชอบสะพาน")
        for words in ("我喜欢", "桥梁很", "我", "ฉันชอบ"):
            assert await search.find(ACME, words) == [found], words
        assert await search.find(ACME, "喜欢") == [], "which the page says"

    async def test_candidates_are_found_by_name_and_by_address(
        self, search: Search, store: Store
    ) -> None:
        story = Story(candidate=ADA)
        await keep(store, story.open(said("Hello.")))
        await told(store, "Nobody told who this is.")
        for words in ("lovelace", "ada@example.org", "ada lovel", "example"):
            assert await search.find(ACME, words) == [story.id]
            [found] = (await search.hits(ACME, words)).found
            [hit] = found.hits
            assert (hit.message, hit.seq, hit.speaker) == ("", 1, "candidate")
            assert shown(found) == ["Ada Lovelace ada@example.org"]
        await search.erase(story.id)
        assert await search.find(ACME, "lovelace") == []

    async def test_nobody_finds_what_was_said_to_another_organization(
        self, search: Search, store: Store
    ) -> None:
        """(I11)"""
        theirs = await told(store, "Their secret bridges.", organization=OTHER)
        assert (await search.hits(ACME, "secret")).found == []
        mine = await told(store, "Our secret bridges.")
        assert await search.find(ACME, "secret") == [mine]
        assert await search.find(OTHER, "secret") == [theirs]
        assert await search.find(OrganizationId("nobody"), "secret") == []
        assert await search.find(ACME, "acme") == await search.find(ACME, "other") == []
        assert await search.find(ACME, theirs) == [], "ids are no words"
        for words in ("1", "0", "1.0.secret", "2.0.secret"):
            assert await search.find(OTHER, words) == [], words
        assert [one.interview for one in (await search.hits(ACME, "secret")).found] == [mine]

    # How it is shown.

    async def test_each_hit_names_its_message_and_marks_the_words(
        self, search: Search, store: Store
    ) -> None:
        story = Story()
        event = said("We built the Überland bridge in May.")
        await keep(store, story.open(said("Hello."), event), story.reply("A bridge?"))
        [found] = (await search.hits(ACME, "uberland bridg")).found
        [hit] = found.hits
        assert (found.interview, found.more) == (story.id, 0)
        assert (hit.message, hit.seq, hit.speaker) == (event.id, 3, "candidate")
        assert marked(found) == ["Überland", "bridge"]
        assert shown(found) == [event.text]
        [found] = (await search.hits(ACME, '"the uberland"')).found
        assert marked(found) == ["the Überland"]
        latest, _ = (await search.hits(ACME, "bridge")).found[0].hits
        assert latest.speaker == Speaker.INTERVIEWER

    async def test_of_a_long_message_the_place_is_shown(self, search: Search, store: Store) -> None:
        await told(store, f"{'word ' * 3_000} bridges {'more ' * 3_000}")
        [found] = (await search.hits(ACME, "bridges")).found
        [text] = shown(found)
        assert "bridges" in text
        assert text.startswith("…")
        assert text.endswith("…")
        assert len(text) < 300

    async def test_the_place_with_the_most_of_the_words_is_shown(
        self, search: Search, store: Store
    ) -> None:
        await told(store, f"One bridge. {'word ' * 100} A bridge of wood. {'more ' * 100} Wood.")
        [found] = (await search.hits(ACME, "bridge wood")).found
        assert marked(found) == ["bridge", "wood"]

    async def test_hits_of_an_interview_are_together_three_of_them_shown(
        self, search: Search, store: Store
    ) -> None:
        one, other = Story(), Story()
        await keep(store, one.open(said("bridge 1"), said("bridge 2")))
        await keep(store, other.open(said("bridge 3")))
        await keep(store, one.say("bridge 4"), other.say("tunnel"))
        await keep(store, one.say("bridge 5"))
        page = await search.hits(ACME, "bridge")
        assert [found.interview for found in page.found] == [one.id, other.id]
        assert [hit.seq for hit in page.found[0].hits] == [5, 4, 3]
        assert [found.more for found in page.found] == [1, 0]
        assert page.next is None

    async def test_pages_follow_one_another_without_gap_or_repeat(
        self, search: Search, store: Store, monkeypatch: pytest.MonkeyPatch
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

    async def test_as_many_interviews_are_named_as_promised_the_latest(
        self, search: Search, store: Store, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr(self.module, "FOUND_MAX", 2)
        found = [await told(store, "bridges") for _ in range(3)]
        assert await search.find(ACME, "bridges") == [found[2], found[1]]

    # How the index keeps up.

    async def test_the_index_catches_up_page_by_page(
        self, search: Search, store: Store, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr(self.module, "PAGE_MAX", 3)
        for n in range(7):
            await told(store, f"number{n}")
        assert len(await search.find(ACME, "number")) == 7

    async def test_while_the_index_is_made_anew_it_says_how_far_it_is(
        self, search: Search, store: Store, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        """(I12) What is missing is not passed off as nothing."""
        for n in range(10):
            await told(store, f"bridge {n}")
        monkeypatch.setattr(self.module, "PATIENCE_S", -1.0)
        monkeypatch.setattr(self.module, "PAGE_MAX", 6)
        with pytest.raises(StoreUnavailable, match=r"Search is being rebuilt \(\d\d%\)"):
            await search.find(ACME, "bridge")
        page = await search.hits(ACME, "bridge")
        assert page.rebuilt is not None
        assert 0.3 < page.rebuilt < 0.9
        assert len(page.found) == 6
        monkeypatch.setattr(self.module, "PATIENCE_S", 60.0)
        page = await search.hits(ACME, "bridge")
        assert page.rebuilt is None
        assert len(page.found) == 10

    async def test_in_the_background_the_index_keeps_up(
        self, store: Store, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr(self.module, "FOLLOW_EVERY_S", 0.01)
        monkeypatch.setattr(self.module, "STEP", 2)
        for n in range(5):
            await told(store, f"bridge {n}")
        async with self.opened() as search:
            monkeypatch.setattr(self.module, "PAGE_MAX", 0)
            monkeypatch.setattr(self.module, "PATIENCE_S", -1.0)
            assert (await search.hits(ACME, "bridge")).rebuilt is not None
            search.start()
            while (await search.hits(ACME, "bridge")).rebuilt is not None:  # noqa: ASYNC110 - it tells nobody
                await asyncio.sleep(0.01)
            assert len(await search.find(ACME, "bridge")) == 5

    async def test_an_index_goes_on_where_it_ended(self, store: Store) -> None:
        first = await told(store, "bridges")
        async with self.opened() as search:
            assert await search.find(ACME, "bridges") == [first]
        second = await told(store, "more bridges")
        async with self.opened() as search:
            assert await search.find(ACME, "bridges") == [second, first]

    async def test_searches_at_the_same_time_find_each_message_once(
        self, search: Search, store: Store
    ) -> None:
        found = [await told(store, f"bridge {n}", "bridge again") for n in range(20)]
        pages = await asyncio.gather(*[search.hits(ACME, "bridge") for _ in range(10)])
        for page in pages:
            assert [one.interview for one in page.found] == found[::-1]
            assert {len(one.hits) for one in page.found} == {2}

    # Erasing.

    async def test_words_erased_are_found_no_more(self, search: Search, store: Store) -> None:
        """(I10)"""
        erased = await told(store, "My confidential xylophone.")
        kept = await told(store, "My public xylophone.")
        assert len(await search.find(ACME, "xylophone")) == 2
        await search.erase(erased)
        assert await search.find(ACME, "xylophone") == [kept]
        assert await search.find(ACME, "confidential") == []

    async def test_words_erased_before_they_were_indexed_are_never_found(
        self, search: Search, store: Store
    ) -> None:
        """(I10)"""
        erased = await told(store, "My confidential xylophone.")
        await store.erase(erased, NOON)
        await search.erase(erased)
        await search.erase()
        assert await search.find(ACME, "confidential") == []


class TestSearchInAFile(SearchContract):
    module = in_a_file

    @pytest.fixture
    async def store(self, folder: Path) -> AsyncIterator[Store]:
        async with open_sqlite(folder / "journal.db") as database:
            self.folder, self.kept = folder, database.store
            yield database.store

    @asynccontextmanager
    async def opened(self) -> AsyncIterator[Search]:
        search = open_search(self.folder / "search.db", self.kept)
        yield search
        await search.close()


class TestSharedSearch(SearchContract):
    module = shared_search

    @pytest.fixture
    async def store(self, emptied_database_url: str) -> AsyncIterator[Store]:
        async with open_postgres(emptied_database_url) as self.database:
            yield self.database.store

    @asynccontextmanager
    async def opened(self) -> AsyncIterator[Search]:
        search = SharedSearch(self.database.store, self.database.words)
        yield search
        await search.close()
