"""What finds words in what was said, wherever the index is."""

from pathlib import Path
from typing import Protocol

from vivavoce.domain.ids import InterviewId, OrganizationId
from vivavoce.journal.database import Database
from vivavoce.projections.search import open_search
from vivavoce.projections.search_hits import Hits
from vivavoce.projections.shared_search import SharedSearch


class Search(Protocol):
    """Finds what was said, and interviews by it.

    Each of the first three raises `StoreUnavailable` when the journal or the index does not
    answer.
    """

    async def find(self, organization: OrganizationId, words: str) -> list[InterviewId]:
        """Return interviews in which all of `words` were said in one message.

        What a word is: see `search_words.wanted`. Name and e-mail address of the candidate
        count as one message. Everything committed before the call is searched. Case and
        accents do not matter.

        Returns:
            Those of the latest `search.FOUND_MAX` messages with the words, the latest first;
            none when `words` holds no word.

        Raises:
            StoreUnavailable: also while the index is being rebuilt.
        """

    async def hits(
        self,
        organization: OrganizationId,
        words: str,
        *,
        before: int | None = None,
        interviews_max: int = 20,
    ) -> Hits:
        """Return messages with all of `words`, by interview, the latest first.

        While the index is being rebuilt it is what was found so far, which is said.

        Args:
            before: the `next` of the page before; None for the first page.
        """

    async def erase(self, *interviews: InterviewId) -> None:
        """Remove the words of some interviews.

        What the journal still has and is not indexed yet will be: call again once it is
        erased there.
        """

    def start(self) -> None:
        """Begin to follow the journal in the background."""

    async def close(self) -> None:
        """Stop following and release what it holds."""


def open_search_of(database: Database, path: Path) -> Search:
    """Return the search of a database: its own where nodes share one, else a file at `path`.

    Raises:
        CannotStart: the file cannot be opened.
    """
    if database.words is not None:
        return SharedSearch(database.store, database.words)
    return open_search(path, database.store)
