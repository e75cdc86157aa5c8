"""Where "and" separates, and where it belongs to one thing.

"Tea and coffee" are two, "fish and chips", "Brück & Söhne" and "History of Art and
Architecture" one.
"""

import re
from collections.abc import Iterator
from typing import NamedTuple

from vivavoce.interviewers.answer_words import ListWords
from vivavoce.interviewers.language import normal, normalised
from vivavoce.interviewers.understanding.lists.edges import Endings, marked
from vivavoce.interviewers.understanding.phrasebook import Phrasebook

NAME_WORDS_MAX = 2  # in the middle of an enumeration: "Sales and Marketing"
TITLE_WORDS_MAX = 5  # before the last "and": "History of Art and Architecture"
ENDING_WORDS_MAX = 6
SEQUEL_WORDS_MAX = 3  # "waltz then quickstep"
OXFORD_PIECES_MIN = 3
AFTERTHOUGHT_WORDS_MIN = 3


class Separators:
    """The words of a language that separate."""

    def __init__(
        self, words: ListWords, conjunctions: tuple[str, ...], openers: tuple[str, ...]
    ) -> None:
        alternatives, self.sequels = marked(words.alternatives)
        single = [word for word in alternatives if " " not in word]
        phrases = [word for word in alternatives if " " in word]
        joining = (*conjunctions, *single, *self.sequels)
        self.conjunctions = {word.casefold() for word in joining} | {"+"}
        self.phrases = (
            re.compile(rf"\b(?:{'|'.join(map(re.escape, phrases))})\b", re.IGNORECASE)
            if phrases
            else None
        )
        self.name_links = frozenset(words.name_links)
        self.both = frozenset(words.both)
        self.endings = Endings(words.endings)
        self.openers = Phrasebook(openers)
        self.companies = frozenset(normalised(words.companies))
        self.abbreviations = frozenset(normalised(words.abbreviations))
        self.lead_ins = Phrasebook(words.lead_ins, words.sets)
        self.articles = frozenset(words.articles)
        self.unnamed = frozenset((*words.determiners, *words.prepositions)) - self.articles
        # "Earth, Wind & Fire" has a comma inside.
        self.with_commas = tuple(
            _with_commas(head, rest, self.conjunctions)
            for head, _, rest in (pair.rpartition(" and ") for pair in words.pairs)
            if ", " in head
        )
        self.pairs: dict[str, list[tuple[str, str]]] = {}
        for pair in (entry.replace(",", "") for entry in words.pairs):
            for conjunction in (*conjunctions, *single):
                left, found, right = pair.partition(f" {conjunction} ")
                if found:
                    key = left.split()[-1]
                    self.pairs.setdefault(key, []).append((left, right))

    def joins(self, word: str) -> bool:
        """Whether `word` is one that joins two items."""
        return word.casefold().strip("'’`") in self.conjunctions


class Separated(NamedTuple):
    """How the pieces of a sentence are separated."""

    has_and: bool  # the sentence has an "and" in letters
    is_oxford: bool  # the last item follows ", and"
    is_afterthought: bool  # what follows ", and" is a clause of its own
    is_whole: bool  # semicolons or line ends separate, so an "and" need not


def separated(pieces: list[str], separators: Separators, *, is_whole: bool) -> Separated:
    """Return how the commas left `pieces` of a sentence."""
    last = pieces[-1].split()
    leads = len(pieces) > 1 and bool(last) and separators.joins(last[0])
    told = any(
        word.islower() and word.isalpha() and word not in separators.name_links
        for word in last[leads:]
    )
    is_afterthought = leads and told and len(last) >= AFTERTHOUGHT_WORDS_MIN + leads
    return Separated(
        has_and=any(
            separators.joins(word) and word not in "&+"
            for piece in pieces
            for word in piece.split()
        ),
        is_oxford=leads and len(pieces) >= OXFORD_PIECES_MIN and not is_afterthought,
        is_afterthought=is_afterthought,
        is_whole=is_whole,
    )


def conjoined(
    piece: str, separators: Separators, how: Separated, *, is_middle: bool
) -> Iterator[str]:
    """Yield what the conjunctions of `piece` leave of it; `is_middle` is between two commas."""
    words = piece.split()
    if words and words[0].casefold() in separators.both and len(words) > 3:
        words = words[any(separators.joins(word) for word in words[2:]) :]
    begun = depth = 0
    for at, word in enumerate(words):
        depth += word.count("(") - word.count(")")
        if depth > 0 or not separators.joins(word):
            continue
        is_sequel = word.casefold() in separators.sequels
        if is_sequel and not _follows(words[begun:at], word, words[at + 1 :], separators):
            continue
        if at == 0:
            begun = 1
            continue
        if at == len(words) - 1 or (
            len(words) - at <= ENDING_WORDS_MAX
            and separators.endings.fit(f"{normal(' '.join(words[at:]))} ")
        ):
            words = words[:at]
            break
        left, right = words[begun:at], words[at + 1 :]
        if left and _belongs(left, word, right, separators, how, is_middle=is_middle):
            continue
        yield " ".join(left)
        begun = at + 1
    yield " ".join(words[begun:])


def _with_commas(head: str, rest: str, conjunctions: set[str]) -> re.Pattern[str]:
    """Return what finds the name of `head`, which has commas, and `rest` after an "and"."""
    joining = "|".join(map(re.escape, sorted({*conjunctions, "&"})))
    before = ",? ".join(map(re.escape, head.split(", ")))
    return re.compile(rf"\b{before},? (?:{joining}) {re.escape(rest)}\b", re.IGNORECASE)


def _follows(left: list[str], word: str, right: list[str], separators: Separators) -> bool:
    """Whether "then" stands between two short names, and is not a part of "since then"."""
    after = next((at for at, other in enumerate(right) if separators.joins(other)), len(right))
    if not left or not after or max(len(left), after) > SEQUEL_WORDS_MAX:
        return not left
    heard = [normal(name) for name in left]
    return (
        separators.unnamed.isdisjoint((heard[0], heard[-1]))
        and separators.lead_ins.match(f"{heard[-1]} {normal(word)} ") < 0
    )


def _is_named(right: list[str], separators: Separators) -> bool:
    """Whether `right` goes on with a name: "Klara and the Sun"."""
    at = int(len(right) > 1 and right[0] in separators.articles)
    return right[at][:1].isupper()


def _belongs(
    left: list[str],
    conjunction: str,
    right: list[str],
    separators: Separators,
    how: Separated,
    *,
    is_middle: bool,
) -> bool:
    """Whether the conjunction is a part of one thing."""
    before, after = normal(left[-1]), normal(right[0])
    named = left[-1][:1].isupper() and _is_named(right, separators)
    if not conjunction.isalpha() and before.isdecimal() and after.isdecimal():
        return True  # "level 2 & 3"
    if len(left[-1]) == 1 and len(right[0]) == 1 and conjunction.casefold() == "n":
        return True
    if conjunction == "&":
        if after in separators.companies:
            # "Kiki & the Brakes", but not "the retro & the all-hands".
            return after != "the" or (left[-1][:1].isupper() and right[-1][:1].isupper())
        if how.has_and or (is_middle and not how.is_afterthought):
            return max(len(left[-1]), len(right[0])) > 1  # "S, M & L, XL"
    if how.is_whole and before not in separators.both:
        return True
    if named and conjunction.isalpha() and not how.is_afterthought:
        if is_middle and len(left) <= NAME_WORDS_MAX:
            return True
        if how.is_oxford and len(left) <= TITLE_WORDS_MAX:
            return True
    begins = normal(" ".join(right[:4]))
    ends = normal(" ".join(left[-4:]))
    return any(
        f" {ends}".endswith(f" {first}") and f"{begins} ".startswith(f"{second} ")
        for first, second in separators.pairs.get(before.rpartition(" ")[2], ())
    )
