"""Texts that are hard to read, by their LIX.

LIX = words per sentence + long words in a hundred, a long word having more than six
letters (C. H. Björnsson, Läsbarhet, 1968). It needs nothing but spaces and full
stops, so it works for any language written with them; below 30 reads like a
children's book, 40 like a newspaper, above 55 like a law.
"""

import re
from collections.abc import Iterable

from vivavoce.authoring.lint.findings import Found, Rule, Severity
from vivavoce.authoring.lint.subject import Role, Subject

LIX_MAX = 45
# Where words are compounds or carry many endings, the same text counts more long words.
LIX_MAX_BY_LANGUAGE = {"de": 50, "et": 55, "fi": 60}
WORDS_MIN = 12  # of fewer, it says nothing
LONG_LETTERS = 7

WORD = re.compile(r"[^\W\d_]+(?:['-][^\W\d_]+)*")
SENTENCE_END = re.compile(r"[.:;!?…]+(?=\s|$)")


def lix(text: str) -> float:
    """Return the LIX of `text`; 0 when it has no words."""
    words = WORD.findall(text)
    if not words:
        return 0.0
    sentences = [part for part in SENTENCE_END.split(text) if WORD.search(part)]
    long_count = sum(len(word) >= LONG_LETTERS for word in words)
    return len(words) / len(sentences) + 100 * long_count / len(words)


def _hard_to_read(subject: Subject) -> Iterable[Found]:
    for wording in subject.wordings:
        if wording.spoken.role is Role.OTHER or len(WORD.findall(wording.words)) < WORDS_MIN:
            continue
        measured, most = lix(wording.words), LIX_MAX_BY_LANGUAGE.get(wording.language, LIX_MAX)
        if measured > most:
            yield Found(
                wording.path,
                f"the text is hard to read (LIX {measured:.0f}, more than {most})",
                "Use shorter sentences and plainer words.",
            )


RULES = (Rule("hard-to-read", Severity.WARNING, _hard_to_read),)
