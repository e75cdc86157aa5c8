"""Words of a text, folded, by the same tokenizer that the file of the search index uses."""

from collections.abc import Sequence
from typing import cast

import apsw

from vivavoce.journal.words import WORD_CHARS_MAX, Phrase
from vivavoce.projections.search_words import Wanted

TOKENIZER = ("unicode61", ["remove_diacritics", "2"])


class Tokens:
    """Finds words, on one thread."""

    def __init__(self) -> None:
        # SQLite's tokenizer belongs to a connection, to an empty database here.
        self._connection = apsw.Connection(":memory:")
        name, settings = TOKENIZER
        self._tokenize = self._connection.fts5_tokenizer(name, settings)

    def tokens(self, text: bytes) -> list[tuple[int, int, str]]:
        """Return the words of a text, given in UTF-8, in order.

        Returns:
            Where each begins and ends, in bytes, and the word.
        """
        found = self._tokenize(text, apsw.FTS5_TOKENIZE_DOCUMENT, None)
        return [
            (begin, end, word[:WORD_CHARS_MAX])
            for begin, end, word in cast("list[tuple[int, int, str]]", found)
        ]

    def words(self, text: str) -> list[str]:
        """Return the words of a text in order."""
        utf8 = text.encode(errors="replace")
        found = self._tokenize(utf8, apsw.FTS5_TOKENIZE_DOCUMENT, None, include_offsets=False)
        return [word[:WORD_CHARS_MAX] for [word] in cast("list[tuple[str]]", found)]

    def phrases(self, wanted: Sequence[Wanted]) -> list[Phrase]:
        """Return what is wanted as words, without what holds none."""
        worded = [(self.words(one.text), one.is_whole) for one in wanted]
        return [
            Phrase(words=tuple(words), is_whole=is_whole) for words, is_whole in worded if words
        ]

    def close(self) -> None:
        """Let go of the tokenizer."""
        self._connection.close()
