"""The form in which languages keep what an interviewer must not say."""

from typing import NamedTuple


class Sign(NamedTuple):
    """A pattern over lower-case text with straight apostrophes, and the words that go with it.

    It is tried only where one of its `words` was said, a space between each, in the form
    `language.words` gives: "we'll" is "well".
    """

    words: str
    pattern: str
