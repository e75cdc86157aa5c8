"""Is this written in another language than the interview is led in, or in none at all?

Said only when a human reader would notice. Names, brands, technical words and single
foreign words inside the interview's language are no evidence, and words that two
languages share decide nothing. The function words come from `stopwordsiso`
(https://github.com/stopwords-iso/stopwords-iso) and from `languages/elsewhere.py`; whether
English knows a word is asked of `simplemma`, for interviews led in English only: its
dictionaries of other languages are too large to hold.
"""

import functools
import itertools
import re
import unicodedata
from typing import NamedTuple

from vivavoce.interviewers.language import Language, load, words
from vivavoce.interviewers.understanding.spelling import is_english

CHARS_MAX = 500
WORDS_MAX = 60
WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)*")
LATIN_LANGUAGES = frozenset({"en", "de", "et"})
# Of so many foreign function words to each one of the interview's language, the text is foreign.
FOREIGN_TO_OWN = 2
SHARE_MIN = 0.3
UNKNOWN_SHARE_MIN = 0.5
ODD_SHARE_MIN = 0.5  # of words with foreign letters and foreign function words
ENDING_WORD_CHARS_MIN = 7
ENDING_WORDS_MAX = 4
STRANGE_CHARS_MIN = 5

ROWS = ("qwertzuiop", "qwertyuiop", "asdfghjkl", "yxcvbnm", "zxcvbnm", "abcdefgh")
ROWS_BOTH_WAYS = (*ROWS, *(row[::-1] for row in ROWS))
VOWELLESS = re.compile(r"[bcdfghjklmnpqrstvwxz]+")
CLUSTER = re.compile(r"[bcdfghjklmnpqrstvwxz]{6,}|[bcdfghjkmnpqrtvwxz]{5,}")
UNHEARD = re.compile(
    r"jk|dkj|kjh|kjj|fkj|jh|hj|jd|jf|fj|dfg|fgh|ghj|sdf|xcv|vbn|bnm|qz|zx|wq|kx|jx|xj|zj|qj|jq|vj|jv|gj|jg|lkj|kjs"
    r"|q[bcdefghkmnprwz]"
)
REPEATED = re.compile(r"(.)\1\1\1|([bcdfghjkpqvxz])\2\2")


# Addresses are of no language.
ADDRESS = re.compile(r"\S*(?:@|://|www\.)\S*")


def is_other_language(text: str, language: Language) -> bool:
    """Whether a reader of `language`, who knows English, would find `text` foreign.

    Digits alone are no language. Only the first few hundred characters are looked at.
    """
    text = ADDRESS.sub(" ", unicodedata.normalize("NFC", text[:CHARS_MAX]))
    if language.code in LATIN_LANGUAGES and _is_other_script(text):
        return True
    written = WORD.findall(text)[:WORDS_MAX]
    if not written or (text.isascii() and len(written) == 1 and len(written[0]) < 2):
        return False
    heard = [word.casefold().replace("’", "'").removesuffix("'s") for word in written]
    own = _own(language.code)
    english = frozenset(filter(is_english, set(heard)))
    unknown = [word not in english for word in heard] if language.code == "en" else []
    # Names are written with capitals, but for the lazy.
    lower = all(word.islower() for word in written[1:]) and language.code == "en"
    small = frozenset(map(str.casefold, filter(str.islower, written))) if unknown else frozenset()
    return _by_words(_Said(heard, english, small, lower, "," in text), own) or (
        language.code == "en" and _by_form(written, heard, own, unknown)
    )


def is_gibberish(text: str, code: str = "en") -> bool:
    """Whether `text` is fingers on a keyboard: no word of it could be one, and one is long.

    `code` is the language that is spoken; letters that no English word joins, others do.
    """
    heard = [word.casefold() for word in WORD.findall(text[:CHARS_MAX])[:WORDS_MAX]]
    if not heard or not all(word.isascii() for word in heard):
        return False
    typed = [_is_random(word, code) for word in heard]
    if not any(typed):
        return False
    return all(
        random or len(word) < 4 or (not is_english(word) and len(heard) < 6)
        for random, word in zip(typed, heard, strict=True)
    )


class _Own(NamedTuple):
    evidence: frozenset[str]  # function words that tell for the language
    common: frozenset[str]  # frequent words that other languages have, too: "so", "no"
    shared: frozenset[str]  # words that may be the language's, so they tell for no other


class _Said(NamedTuple):
    heard: list[str]
    english: frozenset[str]  # those of them that an English dictionary knows
    small: frozenset[str]  # those that were written without a capital
    lower: bool  # nothing after the first word has a capital
    is_listed: bool  # with commas: names of things, perhaps


def _by_words(said: _Said, own: _Own) -> bool:
    """Whether the function words of another language outweigh the language's own."""
    return any(_outweighs(said, own, foreign) for foreign in _elsewhere())


def _outweighs(said: _Said, own: _Own, foreign: frozenset[str]) -> bool:
    heard = said.heard
    theirs = [word for word in heard if word in foreign]
    if not theirs:
        return False
    ours = sum(word in own.evidence and word not in foreign for word in heard)
    told = sum(
        (word in _clear() and word not in own.evidence)
        or not (word in own.shared or word in said.english)
        for word in theirs
    )
    if ours:
        return told >= 2 and told > ours and len(theirs) > FOREIGN_TO_OWN * ours
    if own.evidence.isdisjoint(heard) and _is_strange(said, own, foreign, told):
        return True
    if told:
        clearly = sum(word not in own.common for word in theirs)
        return told >= 2 or clearly / len(heard) >= SHARE_MIN
    if said.lower and _has_articles(said, own, foreign):
        return True
    # "le 3 mars 1990": names hold such words, too, but hardly nothing else.
    return len(theirs) == len(heard) >= 2 and _tells(heard, own)


def _is_strange(said: _Said, own: _Own, foreign: frozenset[str], told: int) -> bool:
    """Whether function words of the language stand among words that English lacks."""
    heard = said.heard
    theirs = [word for word in heard if word in foreign]
    clear = [word for word in theirs if word not in own.common]
    strange = [word for word in heard if word not in foreign and word not in said.english]
    odd = [word for word in strange if word not in _harmless()]
    if not clear or not strange:
        return False
    is_all = len(strange) + len(theirs) == len(heard)
    is_named = _articles().issuperset(clear)  # "pastel de nata"
    # "sest see oli odav", "enfermera en un hospital"
    if said.lower and odd and ((told and is_all) or (len(set(clear)) >= 2 and not is_named)):
        return True
    # "jobber som lærer i Bergen"
    accented = [word for word in odd if not word.isascii() and word in said.small]
    if accented and (len(clear) + len(accented)) / len(heard) >= ODD_SHARE_MIN:
        return True
    # "soy enfermera", "je travaille dans une boulangerie"
    longest = max(map(len, strange))
    if told or not is_all or not said.lower or (is_named and said.is_listed):
        return False
    return longest >= STRANGE_CHARS_MIN


def _has_articles(said: _Said, own: _Own, foreign: frozenset[str]) -> bool:
    """Whether articles of the language stand before half of the words: "le foot, le tennis"."""
    heard = said.heard
    held = [at for at, word in enumerate(heard) if word in foreign and word in _articles()]
    is_apart = len({heard[at] for at in held}) > 1 or any(
        later - at > 1 for at, later in itertools.pairwise(held)
    )
    weak = sum(word in foreign for word in heard)
    is_none_of_ours = own.evidence.isdisjoint(heard[at] for at in held)
    return len(held) >= 2 and is_apart and weak * 2 >= len(heard) and is_none_of_ours


def _tells(heard: list[str], own: _Own) -> bool:
    return not any(word in _stopwords("en") for word in heard) and own.evidence.isdisjoint(heard)


def _by_form(written: list[str], heard: list[str], own: _Own, unknown: list[bool]) -> bool:
    """Whether letters or endings that English lacks tell, where English knows few of the words."""
    if not own.evidence.isdisjoint(heard) or sum(unknown) / len(heard) < UNKNOWN_SHARE_MIN:
        return False
    harmless = _harmless()
    is_sentence = len(written) > 1 and all(raw.islower() for raw in written[1:])
    odd = [
        word
        for word, raw, is_strange in zip(heard, written, unknown, strict=True)
        if is_strange and (raw[0].islower() or is_sentence) and word not in harmless
    ]
    for at in range(1, len(heard) - 1):
        is_plain = (at == 1 or written[at - 1].islower()) and written[at + 1].islower()
        if is_plain and heard[at] in _links() and unknown[at - 1] and unknown[at + 1]:
            return True
    if any(not word.isascii() and word.replace("'", "").isalpha() for word in odd):
        return True
    return (
        all(unknown)
        and len(heard) <= ENDING_WORDS_MAX
        and any(len(word) >= ENDING_WORD_CHARS_MIN and word.endswith(_endings()) for word in odd)
    )


def _is_other_script(text: str) -> bool:
    """Whether most letters of `text` are not Latin."""
    letters = [char for char in text if char.isalpha()]
    if not letters or text.isascii():
        return False
    foreign = sum(not _is_latin(char) for char in letters)
    return foreign * 2 > len(letters)


@functools.lru_cache(maxsize=2048)
def _is_latin(char: str) -> bool:
    name = unicodedata.name(char, "")
    return "LATIN" in name or "MATHEMATICAL" in name or "MODIFIER" in name or "ORDINAL" in name


def _is_random(word: str, code: str) -> bool:
    if len(word) < 3 or is_english(word):
        return False
    if any(word in row or (len(word) > 4 and word[:5] in row) for row in ROWS_BOTH_WAYS):
        return True
    if code == "en" and len(word) >= 4 and UNHEARD.search(word):
        return True
    if REPEATED.search(word) or CLUSTER.search(word):
        return True
    return len(word) >= 5 and VOWELLESS.fullmatch(word) is not None


@functools.cache
def _own(code: str) -> _Own:
    """Return the words of the language of this code, and of English."""
    english = load("en").lexicon
    mine = load(code).lexicon
    everyday = _everyday(code)
    evidence = {word.casefold() for word in (*english.function_words, *mine.function_words)}
    shared = evidence | _stopwords("en") | _stopwords(code) | everyday | _harmless()
    for lexicon in (english, mine):
        own = (*lexicon.booleans.yes_alone, *lexicon.booleans.no_alone) if mine is lexicon else ()
        sayings = (*own, *lexicon.fillers, *lexicon.booleans.plain, *lexicon.yes, *lexicon.no)
        shared |= {word for saying in sayings for word in words(saying)}
    if code != "en":
        evidence |= _stopwords(code) | everyday
    common = frozenset(english.common_words) | evidence
    return _Own(frozenset(evidence), common, frozenset(shared))


@functools.cache
def _elsewhere() -> tuple[frozenset[str], ...]:
    from vivavoce.interviewers.languages.elsewhere import EVERYDAY

    return tuple(_stopwords(code) | _everyday(code) for code in EVERYDAY)


@functools.cache
def _everyday(code: str) -> frozenset[str]:
    from vivavoce.interviewers.languages.elsewhere import EVERYDAY

    return frozenset(EVERYDAY.get(code, "").split())


@functools.cache
def _stopwords(code: str) -> frozenset[str]:
    import stopwordsiso

    return frozenset(word.casefold() for word in stopwordsiso.stopwords(code))


@functools.cache
def _harmless() -> frozenset[str]:
    from vivavoce.interviewers.languages.harmless import HARMLESS

    return frozenset(HARMLESS.split())


@functools.cache
def _clear() -> frozenset[str]:
    from vivavoce.interviewers.languages.elsewhere import CLEAR

    return frozenset(CLEAR.split())


@functools.cache
def _articles() -> frozenset[str]:
    from vivavoce.interviewers.languages.elsewhere import ARTICLES

    return frozenset(ARTICLES.split())


@functools.cache
def _links() -> frozenset[str]:
    from vivavoce.interviewers.languages.elsewhere import LINKS

    return frozenset(LINKS.split())


@functools.cache
def _endings() -> tuple[str, ...]:
    from vivavoce.interviewers.languages.elsewhere import ENDINGS

    return tuple(ENDINGS.split())
