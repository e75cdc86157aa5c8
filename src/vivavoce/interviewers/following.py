"""Following the candidate into another of the guide's languages.

Told by the commonest words: only where they say plainly which language it is, and only for
languages the guide has texts in. Few words in doubt change nothing.
"""

import functools
from itertools import islice

from msgspec.structs import replace

from vivavoce.domain.events import Speaker
from vivavoce.domain.guide import Guide
from vivavoce.interviewers.interviewer import View
from vivavoce.interviewers.language import load, normal, words

# The latest messages of the candidate that are looked at, and the beginning of each. Many
# answers are of a word or two, which tell no language.
MESSAGES_MAX = 50
CHARS_MAX = 1_000
# So many words that belong to one language alone, and so many times those of any other.
TELLING_MIN = 3
TIMES_MIN = 3
ENGLISH = "en"
# English words that the lexicon leaves out because other languages have them as well.
ENGLISH_TOO = frozenset(
    ["a", "i", "in", "me", "on", "so", "no", "go", "am", "was", "all", "he", "her", "him", "man"]
)


def followed(view: View) -> View:
    """Return `view` with the interview in the language that the candidate writes in."""
    language = spoken_language(view)
    if language == view.interview.language:
        return view
    return replace(view, interview=replace(view.interview, language=language))


def spoken_language(view: View) -> str:
    """Return which of the guide's languages the candidate used last, else the interview's."""
    if len(view.guide.languages) < 2:
        return view.interview.language
    said = (
        message
        for message in reversed(view.interview.transcript)
        if message.speaker is Speaker.CANDIDATE
    )
    for message in islice(said, MESSAGES_MAX):
        language = _told_by(message.text[:CHARS_MAX], view.guide)
        if language is not None:
            own = view.interview.language
            return own if _base(own) == _base(language) else language
    return view.interview.language


def _told_by(text: str, guide: Guide) -> str | None:
    heard = words(text)
    counts = {
        language: sum(word in _own_words(_base(language), _bases(guide)) for word in heard)
        for language in guide.languages
    }
    first, *others = sorted(counts, key=lambda language: -counts[language])
    most = counts[first]
    is_plain = most >= TELLING_MIN and all(most >= TIMES_MIN * counts[each] for each in others)
    return first if is_plain else None


def _bases(guide: Guide) -> tuple[str, ...]:
    return tuple(sorted({_base(language) for language in guide.languages}))


def _base(tag: str) -> str:
    return tag.partition("-")[0].casefold()


@functools.lru_cache(maxsize=256)
def _own_words(code: str, among: tuple[str, ...]) -> frozenset[str]:
    """Return the common words of a language that none of the others has."""
    others = frozenset().union(*(_common(other) for other in among if other != code))
    return _common(code) - others


@functools.cache
def _common(code: str) -> frozenset[str]:
    import stopwordsiso

    from vivavoce.interviewers.languages.elsewhere import EVERYDAY

    if code == ENGLISH:  # its list of stop words holds words of half of Europe
        return ENGLISH_TOO | {normal(word) for word in load(code).lexicon.function_words}
    listed = stopwordsiso.stopwords(code) if stopwordsiso.has_lang(code) else set()
    return frozenset(word for each in (*listed, EVERYDAY.get(code, "")) for word in words(each))
