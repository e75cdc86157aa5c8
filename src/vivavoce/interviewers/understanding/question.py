"""The question a yes or a no answers, as far as the answer has to fit it."""

import re
from collections.abc import Sequence
from typing import NamedTuple

SENTENCE = re.compile(r"(?<=[.!?])\s+")
QUESTION_CHARS_MAX = 400


class Question(NamedTuple):
    """What is asked, as far as a statement has to fit it. `words` as `language.words` gives."""

    words: Sequence[str]
    text: str  # the same, a space after each
    asks_consent: bool  # "may we …?": only words that permit or refuse answer it
    seeks: bool  # "did anything …?": a remark on something else is no answer

    @property
    def is_strict(self) -> bool:
        """Whether nothing may be read into the answer."""
        return self.asks_consent or self.seeks


def put(text: str) -> str:
    """Return the last sentence of `text` that asks; a guide may explain before it and after."""
    sentences = SENTENCE.split(text.strip()[-QUESTION_CHARS_MAX:])
    return next((said for said in reversed(sentences) if "?" in said), text[-QUESTION_CHARS_MAX:])
