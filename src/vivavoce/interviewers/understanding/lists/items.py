"""One item of an enumeration, without what people say around it.

"I know a bit of Java too" is "Java"; spelling and case stay as they were written.
"""

import re
from typing import NamedTuple

from vivavoce.interviewers.answer_words import ListWords
from vivavoce.interviewers.language import APOSTROPHES, normal, normalised
from vivavoce.interviewers.understanding.lists.edges import Endings, marked
from vivavoce.interviewers.understanding.phrasebook import Phrasebook

WORD = re.compile(r"[^\W_]+(?:['’ʼ`´][^\W_]+)*")
BRACKETED = re.compile(r"\(([^()]*)\)|\[([^\[\]]*)\]")
EMOTICON = re.compile(r"(?:^|(?<=\s))(?:[:;=8xX][-'o]?[)(DPp/|\]\[]+|<3|xD|\^\^)(?=\s|$)")
YEAR = re.compile(r"\s(?:in|since|from|until|around|back in) (?:(?:19|20)[0-9]{2}|['’][0-9]{2})$")
EDGES = ' \t\u00a0"“”„«».:!?…*–—-=>→~_'
ROUNDS_MAX = 6
ENDING_WORDS_MAX = 7
SETTING_WORDS_MAX = 8
ADVERB_CHARS_MIN = 4
WORDS_MAX = 40  # beyond it a part is a sentence, and is kept as it is


class Words(NamedTuple):
    """The words of a part: as compared, as written, and where."""

    heard: list[str]
    raw: list[str]
    spans: list[tuple[int, int]]


def words_in(part: str) -> Words:
    """Return the words of `part`."""
    spans = [match.span() for match in WORD.finditer(part)]
    raw = [part[begin:end] for begin, end in spans]
    return Words([word.casefold().translate(APOSTROPHES) for word in raw], raw, spans)


class Trimmer:
    """The words of a language that stand around items."""

    def __init__(self, words: ListWords) -> None:
        softeners, self.roughly = marked(words.softeners)
        self.before = Phrasebook((*words.lead_ins, *softeners), words.sets)
        self.fronted = Phrasebook((*words.fronted, *words.adverbials), words.sets)
        self.sentence_before = Phrasebook(words.sentence_lead_ins)
        self.articles = frozenset(words.articles)
        self.endings = Endings(words.endings)
        self.adverbial = Endings((*words.trailing, *words.adverbials), words.sets)
        self.companions = Endings(words.companions, words.sets)
        self.asides = frozenset(normalised(words.asides))
        self.places = frozenset(normalised(words.places))
        self.after_names = frozenset(words.after_names)
        self.pronouns = frozenset(words.pronouns)
        self.subordinate = frozenset(words.subordinate)
        self.indefinite = frozenset(words.indefinite)
        self.ordinals = frozenset(words.ordinals)
        self.prepositions = frozenset(words.prepositions)
        self.binders = frozenset((*words.binders, *words.prepositions))
        self.adverb_endings = words.adverb_endings
        self.determiners = frozenset(normalised(words.determiners))

    def trim(
        self, part: str, *, is_sentence: bool = False, has_name: bool = False, times: bool = False
    ) -> str:
        """Return the item in `part`; never empty when `part` holds a word.

        What is told in a sentence keeps its adverbs; so does an item of which the time
        was asked. `has_name` says that a capital at the beginning means a name.
        """
        part = EMOTICON.sub(" ", part)
        part = YEAR.sub("", self._without_remarks(part))
        heard, raw, spans = words_in(part)
        if not 0 < len(spans) <= WORDS_MAX:
            return part.strip(EDGES)
        spaced = [part[end : end + 1].isspace() for _, end in spans]
        first = self._begin(heard, raw, spaced, is_sentence=is_sentence, times=times)
        last = len(heard)
        if not is_sentence:
            last = self._aside(heard, first, raw, has_name=has_name)
        for _ in range(ROUNDS_MAX):
            ends = self.endings.begin(heard, first + 1, last, ENDING_WORDS_MAX)
            if ends == last and not is_sentence and not times:
                ends = min(
                    book.begin(heard, first + 1, last, ENDING_WORDS_MAX)
                    for book in (self.adverbial, self.companions)
                )
            if ends == last:
                break
            last = ends
        begin = 0 if first == 0 else spans[first][0]
        if first:
            # ".NET" keeps its full stop.
            while begin and not part[begin - 1].isspace() and part[begin - 1] in ".#@$€£'":
                begin -= 1
        end = len(part) if last == len(heard) else spans[last][0]
        return _edged(" ".join(part[begin:end].split()))

    def occasion(self, said: str) -> int:
        """Return where the item begins after a time or an occasion: "if it's cold tea"; or 0."""
        end = self.fronted.longest(said)
        return end if 0 < end < len(said) else 0

    def is_adverbial(self, said: str) -> bool:
        """Whether `said` is nothing but a time, a frequency or an occasion."""
        return self.adverbial.fit(said)

    def _begin(
        self,
        heard: list[str],
        raw: list[str],
        spaced: list[bool],
        *,
        is_sentence: bool,
        times: bool,
    ) -> int:
        books = [self.sentence_before] if is_sentence else [self.before]
        if not times and not is_sentence:
            books.append(self.fronted)
        first = 0
        for _ in range(ROUNDS_MAX):
            said = "".join(f"{word} " for word in heard[first:])
            end = max(book.longest(said) for book in books)
            if 0 < end < len(said):
                first += said.count(" ", 0, end)
                continue
            if not is_sentence and (skipped := self._setting(heard[first:])):
                first += skipped
                continue
            if heard[first] in self.roughly and not times and heard[first + 1 :]:
                # "About 400 screws", but "about time".
                first += heard[first + 1][0].isdecimal()
                break
            if len(heard) - first < 2 or not spaced[first]:
                break
            if self._is_beside(heard[first]):
                if heard[first + 1] not in self.determiners | self.articles:
                    break
            elif not self._is_article(raw, first):
                break
            first += 1
        return first

    def _is_beside(self, word: str) -> bool:
        """Whether `word` is left out before a determiner: "first my boss", "sadly the choir"."""
        return word in self.ordinals or (
            len(word) > ADVERB_CHARS_MIN and word.endswith(self.adverb_endings)
        )

    def _setting(self, heard: list[str]) -> int:
        """Return how many words come before the item: "on the last day the lift"."""
        if heard[0] not in self.prepositions:
            return 0
        for at in range(2, min(SETTING_WORDS_MAX, len(heard) - 1)):
            if heard[at] in self.articles and heard[at - 1] not in self.binders:
                return at
        return 0

    def _is_article(self, raw: list[str], at: int) -> bool:
        """Whether the word at `at` may be left out: "The Mondays" is a name, "the cello" not."""
        word = raw[at].casefold()
        is_name = raw[at][0].isupper() and raw[at + 1][0].isupper()
        return word in self.articles and (word in self.indefinite or not is_name)

    def _aside(self, heard: list[str], first: int, raw: list[str], *, has_name: bool) -> int:
        """Return where a remark on the item begins: "ELISA I've done twice"."""
        if heard[first] in self.subordinate:
            return len(heard)
        for at in range(first + 1, len(heard)):
            if not raw[at][0].islower() and heard[at] not in self.determiners:
                continue
            is_named = self._is_name(raw, first, at, has_name=has_name)
            follows = heard[at + 1] if at + 1 < len(heard) else ""
            if (
                heard[at] in self.asides
                or (heard[at] in self.places and follows in self.determiners)
                or (heard[at] in self.pronouns and follows)
                or (heard[at] in self.after_names and is_named and follows)
            ):
                return at
        return len(heard)

    def _is_name(self, raw: list[str], first: int, at: int, *, has_name: bool) -> bool:
        """Whether the words up to `at` are a name, of which an adverb is no part."""
        named = raw[first:at]
        if has_name:
            return not any(word[0].islower() for word in named)
        return at - first > 1 and not any(word[0].islower() for word in named)

    def _without_remarks(self, part: str) -> str:
        """Return `part` without brackets that hold a remark; names and enumerations stay."""

        def kept(match: re.Match[str]) -> str:
            inside = (match[1] or match[2] or "").strip()
            named = any(word[:1].isupper() and word != "I" for word in inside.split())
            if named and self.is_adverbial(f"{normal(inside)} "):
                return " "
            return match[0] if "," in inside or named or not inside else " "

        left = BRACKETED.sub(kept, part)
        return left if WORD.search(left) else part


def _edged(item: str) -> str:
    """Return `item` without the signs at its edges that are no part of it."""
    item = item.strip(' \t\u00a0"“”„«»:!?…*–—=>→~_,')
    if item[:1] == "." and not item[1:2].isalpha():
        item = item.lstrip(".")
    item = item.lstrip("-+ ") or item
    if not item.endswith((".js", "Inc.", "Ltd.", "Co.")):
        item = item.rstrip(". -")
    while item and not (item[-1].isalnum() or item[-1] in "+#%)]}'’\"$€£²³½°*"):
        item = item[:-1]
    return item.strip()
