"""Taking a list down: what of an enumeration is an item, and what is said beside it."""

import functools

from vivavoce.interviewers.answer_words import ListWords
from vivavoce.interviewers.language import Language, Lexicon, load, normal, normalised
from vivavoce.interviewers.understanding.answer import Asked
from vivavoce.interviewers.understanding.hearing import Kind, ears_of
from vivavoce.interviewers.understanding.lists.conjunctions import Separators
from vivavoce.interviewers.understanding.lists.denials import Denials
from vivavoce.interviewers.understanding.lists.edges import Endings
from vivavoce.interviewers.understanding.lists.enumerations import Part, parts
from vivavoce.interviewers.understanding.lists.items import EDGES, WORDS_MAX, Trimmer, words_in
from vivavoce.interviewers.understanding.lists.told import Teller
from vivavoce.interviewers.understanding.lists.wanted import Wanted, wanted
from vivavoce.interviewers.understanding.phrasebook import Phrasebook

PARTS_MAX = 60  # what comes after them is taken down as it is
CLAUSE_WORDS_MAX = 12
DASH_WORDS_MAX = 3
SETTING_WORDS_MAX = 6  # "when it finally did" sets the scene for what comes next


@functools.lru_cache(maxsize=64)
def note_taker(code: str) -> "NoteTaker":
    """Return the note-taker for the language of this code, made once."""
    lexicon = load(code).lexicon
    return NoteTaker(lexicon.lists, lexicon)


class NoteTaker:
    """A language's words for lists, made ready."""

    def __init__(self, words: ListWords, lexicon: Lexicon) -> None:
        self.words = words
        self.trimmer = Trimmer(words)
        self.teller = Teller(words)
        self.separators = Separators(words, lexicon.conjunctions, lexicon.question_openers)
        self.denials = Denials(words, lexicon)
        self.remarks = Endings(words.remarks)
        self.remarks_told = Endings(words.remarks_told)
        self.negations = Phrasebook(words.negations)
        self.wished_away = Phrasebook(words.wished_away)
        self.corrections = Phrasebook(words.corrections)
        self.given_up = Endings((*words.given_up, *words.rejected))
        self.rejected = Endings(words.rejected)
        self.links = frozenset((*words.links, *words.subordinate, *words.alternatives))
        self.more = Phrasebook(words.more)
        self.vague = frozenset(normalised(words.vague))

    def denies(self, text: str, asked: Asked, language: Language) -> bool:
        """Whether `text` says that there is nothing to list."""
        return self.denials.denies(text, asked, language)

    def is_vague(self, item: str) -> bool:
        """Whether `item` could mean anything."""
        return normal(item) in self.vague

    def take(self, text: str, asked: Asked, language: Language) -> list[str]:
        """Return the items of `text`."""
        if self.denies(text, asked, language):
            return []
        notes = _Notes(self, wanted(asked.question, self.words), language)
        cut = list(parts(text, self.separators))
        notes.names = any(part.text[:1].isupper() for part in cut if not part.begins)
        for index, part in enumerate(cut):
            if index >= PARTS_MAX or part.text.count(" ") > WORDS_MAX:
                notes.add(part.text.strip(EDGES))
            elif normal(part.text):
                notes.note(part)
        listed = list(notes.found.values())
        told = [item for item in listed if not self.is_vague(item)]
        return told or listed


class _Notes:
    """What was taken down so far of one answer."""

    def __init__(self, taker: NoteTaker, asks: Wanted, language: Language) -> None:
        self.taker = taker
        self.asks = asks
        self.language = language
        self.found: dict[str, str] = {}  # by the form in which items are compared
        self.names = False  # whether a capital inside a sentence was written
        self.replaces = False
        self.has_told = False  # somebody told what others have or do
        self.is_clause = False  # an item was "how it lasts"

    def add(self, item: str) -> None:
        """Take down `item`, unless it was named before."""
        if item:
            self.found.setdefault(item.casefold(), item)

    def note(self, part: Part) -> None:
        """Take down the item that `part` holds, if any."""
        taker = self.taker
        text, said = part.text, f"{normal(part.text)} "
        if part.is_after_dash and _explains(text):
            return
        corrected = taker.corrections.match(said)
        if corrected > 0:
            self.replaces = True
            text, said = _from_word(text, said, corrected), said[corrected:]
            if not said:
                return
        if self.found and self._is_given_up(said.split()):
            return
        negated = self._negated(said)
        if negated > 0 and self.asks.absence and negated < len(said):
            text, said = _from_word(text, said, negated), said[negated:]
        elif negated > 0 and self.found:
            self.found.pop(taker.trimmer.trim(_from_word(text, said, negated)).casefold(), None)
            self.replaces = False
            return
        item = self._item(part, text, said)
        if not item:
            return
        if self.replaces and self.found:
            self.found.popitem()
        self.replaces = False
        self.add(item)

    def _is_given_up(self, heard: list[str]) -> bool:
        """Whether a clause says that it is so no longer: "azure never", "gym I don't care"."""
        taker = self.taker
        book = taker.rejected if self.asks.sentences else taker.given_up
        at = book.begin(heard, 1, len(heard), CLAUSE_WORDS_MAX)
        return at < len(heard) and heard[at - 1] not in taker.links

    def _negated(self, said: str) -> int:
        """Return where a denial at the beginning of `said` ends; -1 without one."""
        if self.asks.sentences and self.taker.wished_away.match(said) > 0:
            return -1  # "no surprise visits", "not waking up"
        return self.taker.negations.match(said)

    def _item(self, part: Part, text: str, said: str) -> str:
        """Return what there is to take down of `text`; empty when it is a remark."""
        taker = self.taker
        if taker.is_vague(text):
            return text.strip(" .!,")
        text, said = self._after_colon(text, said)
        if self._is_clause(part, said):
            self.is_clause = True
            return taker.trimmer.trim(text, is_sentence=True)
        if not self.asks.sentences:
            if not self.asks.times and (begun := taker.trimmer.occasion(said)):
                text, said = _from_word(text, said, begun), said[begun:]
            if taker.teller.is_condition(said):
                return self._named(text)
        skipped = 0
        if not self.asks.sentences:
            skipped = taker.teller.skipped(said, words_in(text).raw)
        if skipped:
            self.has_told = True
            text = _from_word_number(text, skipped)
        elif self._is_beside(said):
            return ""
        item = taker.trimmer.trim(
            text,
            is_sentence=self.asks.sentences,
            has_name=self.names or not part.begins or skipped > 0,
            times=self.asks.times,
        )
        bare = f"{normal(item)} "
        if taker.is_vague(item):
            return item
        if not bare.strip() or taker.remarks.fit(bare) or (self.found and self._says_nothing(bare)):
            return ""
        more = taker.more.match(bare)
        return "" if more > 0 and bare[more:].strip() in self.found else item

    def _is_clause(self, part: Part, said: str) -> bool:
        """Whether an item is told as "how long it lasts" or "who to call"."""
        first = said.partition(" ")[0]
        if first not in self.taker.trimmer.subordinate or said.count(" ") < 2:
            return False
        if first in self.taker.teller.conditions:
            sets_the_scene = not part.ends and said.count(" ") <= SETTING_WORDS_MAX
            return self.asks.sentences and not sets_the_scene
        is_set = said.split()[1] == "to"
        return is_set or self.is_clause or self.asks.sentences or not self.found

    def _named(self, text: str) -> str:
        heard, raw, spans = words_in(text)
        found = self.taker.teller.named(raw, heard)
        return text[spans[found[0]][0] : spans[found[1] - 1][1]] if found else ""

    def _after_colon(self, text: str, said: str) -> tuple[str, str]:
        """Return what follows a remark and a colon: "I admit it: pineapple"."""
        before, colon, after = text.partition(": ")
        if (
            not colon
            or not normal(after)
            or not self._is_beside(f"{normal(self.taker.trimmer.trim(before))} ")
        ):
            return text, said
        return after, f"{normal(after)} "

    def _is_beside(self, said: str) -> bool:
        """Whether `said` is a remark, or says but when, or but who has the next item."""
        if self._says_nothing(said):
            return True
        taker = self.taker
        if self.found and not self.asks.times and taker.trimmer.is_adverbial(said):
            return True
        return self.has_told and not self.asks.people and taker.teller.is_person(said)

    def _says_nothing(self, said: str) -> bool:
        if self.taker.remarks.fit(said):
            return True
        if not self.asks.sentences and self.taker.remarks_told.fit(said):
            return True
        ears = ears_of(self.language)
        # "I'm bad with names" is a weakness, where one is asked for.
        beside = {Kind.FILLER} if self.asks.sentences else {Kind.FILLER, Kind.UNKNOWN}
        return any(
            ears.covers(book, said)
            for kind, book in ears.alone
            if kind is Kind.NOTHING or (kind in beside and " " in said.strip())
        )


def _explains(text: str) -> bool:
    """Whether what follows a dash tells more of the item before: "Java – 5 years"."""
    return any(map(str.isdigit, text)) or len(text.split()) > DASH_WORDS_MAX


def _from_word(text: str, said: str, end: int) -> str:
    """Return `text` from the word on that follows the first `end` characters of `said`."""
    return _from_word_number(text, said.count(" ", 0, end))


def _from_word_number(text: str, skipped: int) -> str:
    spans = words_in(text).spans
    return text[spans[skipped][0] :] if skipped < len(spans) else ""
