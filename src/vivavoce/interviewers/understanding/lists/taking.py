"""Taking a list down: what of an enumeration is an item, and what is said beside it."""

from vivavoce.interviewers.language import Language, normal
from vivavoce.interviewers.understanding.answer import Asked
from vivavoce.interviewers.understanding.hearing import Kind, ears_of
from vivavoce.interviewers.understanding.lists.enumerations import Part, parts
from vivavoce.interviewers.understanding.lists.items import EDGES, WORDS_MAX, words_in
from vivavoce.interviewers.understanding.lists.notes import NoteTaker
from vivavoce.interviewers.understanding.lists.restating import (
    concluded,
    corrected_by,
    is_short_for,
    unranked,
)
from vivavoce.interviewers.understanding.lists.wanted import Wanted, wanted
from vivavoce.interviewers.understanding.spelling import is_english

PART_CHARS_MAX = 400  # of a longer part nothing is left out
PARTS_MAX = 48  # what comes after them is taken down as it is
CLAUSE_WORDS_MAX = 12
DASH_WORDS_MAX = 3
COMMENTED_MIN = 2  # so many items, and a sentence on one of them is no further item
SUBJECT_WORDS_MAX = 3
SETTING_WORDS_MAX = 6  # "when it finally did" sets the scene for what comes next


def take(text: str, taker: NoteTaker, asked: Asked, language: Language) -> list[str]:
    """Return the items of `text`, in order, each once."""
    if taker.denies(text, asked, language):
        return []
    notes = _Notes(taker, wanted(asked.question, taker.words), language)
    cut = unranked(list(parts(text, taker.separators)), taker.trimmer.ordinals)
    notes.names = any(part.text[:1].isupper() for part in cut if not part.begins)
    for index, part in enumerate(cut):
        if notes.is_concluded_by(part):
            notes = notes.concluding()
        is_long = len(part.text) > PART_CHARS_MAX or part.text.count(" ") > WORDS_MAX
        if index >= PARTS_MAX or is_long:
            notes.add(part.text.strip(EDGES))
        elif normal(part.text):
            notes.note(part)
    listed = notes.listed()
    told = [item for item in listed if not taker.is_vague(item)]
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
        self.has_corrected = False  # somebody said "actually no"
        self.before: _Notes | None = None  # what a conclusion restates

    def is_concluded_by(self, part: Part) -> bool:
        """Whether `part` begins to say once more what was meant: "so chairs and beds"."""
        first = normal(part.text).partition(" ")[0]
        return (
            bool(self.found)
            and first in self.taker.conclusions
            and self.before is None
            and not self.asks.sentences
            and (part.begins or self.has_corrected)
        )

    def concluding(self) -> "_Notes":
        """Return notes for a conclusion from these."""
        notes = _Notes(self.taker, self.asks, self.language)
        notes.names, notes.has_told, notes.before = self.names, self.has_told, self
        return notes

    def listed(self) -> list[str]:
        """Return the items; those a conclusion restates as they were first named."""
        items = list(self.found.values())
        if self.before is None:
            return items
        before = self.before
        articles = self.taker.trimmer.articles
        return concluded(before.found, items, articles, has_corrected=before.has_corrected)

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
        negated = self._negated(said)
        if self.found and negated == len(said) and " " in said.strip():
            self.has_corrected = self.replaces = True  # "actually no"
            return
        if self.found and (self._is_given_up(said.split()) or self._is_withdrawn(said.split())):
            self.replaces = False
            return
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
            self.found = corrected_by(item, self.found)
        self.replaces = False
        self.add(item)

    def _is_given_up(self, heard: list[str]) -> bool:
        """Whether a clause says that it is so no longer: "azure never", "gym I don't care"."""
        taker = self.taker
        is_kept = self.asks.sentences or self.asks.absence  # what closed, and what is wrong
        book = taker.rejected if is_kept else taker.given_up
        at = book.begin(heard, 1, len(heard), CLAUSE_WORDS_MAX)
        if at == len(heard) or heard[at - 1] in taker.links:
            return False
        if not taker.trimmer.asides.isdisjoint(heard[:at]):
            return False  # "my mum since dad died"
        self.found.pop(taker.trimmer.trim(" ".join(heard[:at])).casefold(), None)
        return True

    def _is_withdrawn(self, heard: list[str]) -> bool:
        """Whether, after "actually no", a clause takes back an item: "the boiler was done"."""
        if not self.has_corrected or self.asks.sentences:
            return False
        articles = self.taker.trimmer.articles
        for at, word in enumerate(heard):
            if at and word in self.taker.teller.auxiliaries:
                head = " ".join(heard[:at])
                withdrawn = next(
                    (key for key in self.found if is_short_for(head, key, articles)), ""
                )
                self.found.pop(withdrawn, None)
                return bool(withdrawn)
        return False

    def _negated(self, said: str) -> int:
        """Return where a denial at the beginning of `said` ends; -1 without one."""
        if self.asks.sentences and self.taker.wished_away.match(said) > 0:
            return -1  # "no surprise visits", "not waking up"
        denied = self.taker.negations.match(said)
        # "Not bad at chess" and "not to mention chess" deny nothing.
        return denied if denied > self.taker.trimmer.before.longest(said) else -1

    def _item(self, part: Part, text: str, said: str) -> str:
        """Return what there is to take down of `text`; empty when it is a remark."""
        taker = self.taker
        if taker.is_vague(text):
            return text.strip(" .!,")
        text, said = self._after_colon(text, said)
        if self._is_clause(part, said):
            self.is_clause = True
            return taker.trimmer.trim(text, is_sentence=True)
        if self.asks.sentences:
            if self._is_beside(said):
                return ""
            return self._kept(taker.trimmer.trim(text, is_sentence=True))
        if not self.asks.times and (begun := taker.trimmer.occasion(said)):
            text, said = _from_word(text, said, begun), said[begun:]
        if taker.teller.is_condition(said):
            return self._named(text)
        raw = words_in(text).raw
        skipped = taker.teller.skipped(said, raw)
        if not skipped and self.has_told and not self.asks.people:
            skipped = taker.teller.gapped(said, raw)
        if skipped:
            self.has_told = True
            text = _from_word_number(text, skipped)
        elif self._is_beside(said) or (part.begins and self._is_comment(said, raw)):
            return ""
        has_name = self.names or not part.begins or skipped > 0 or self._is_strange(said)
        return self._kept(taker.trimmer.trim(text, has_name=has_name, times=self.asks.times))

    def _kept(self, item: str) -> str:
        """Return `item`, or nothing when trimming left but a remark, or what was named before."""
        taker = self.taker
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
        if not self.asks.sentences and self.taker.remarks_told.fit(said):
            return False  # "that would be one for my boss"
        if first in self.taker.teller.conditions:
            sets_the_scene = not part.ends and said.count(" ") <= SETTING_WORDS_MAX
            return self.asks.sentences and not sets_the_scene
        is_set = said.split()[1] == "to"
        return is_set or self.is_clause or self.asks.sentences or not self.found

    def _named(self, text: str) -> str:
        heard, raw, spans = words_in(text)
        found = self.taker.teller.named(raw, heard)
        return text[spans[found[0]][0] : spans[found[1] - 1][1]] if found else ""

    def _is_strange(self, said: str) -> bool:
        """Whether English does not know the first word, so that its capital means a name."""
        return self.language.code == "en" and not is_english(said.partition(" ")[0])

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

    def _is_comment(self, said: str, raw: list[str]) -> bool:
        """Whether a sentence after the items tells of something: "the printer has a bug"."""
        heard = said.split()
        if len(self.found) < COMMENTED_MIN or heard[0] not in self.taker.trimmer.articles:
            return False
        # "Only" and "also" are no verbs.
        verbs = self.taker.teller.auxiliaries
        adverbs = self.taker.trimmer.before
        return any(
            word in verbs
            and adverbs.match(f"{word} ") < 0
            and raw[1].islower()
            and raw[at].islower()
            for at, word in enumerate(heard[:-1])
            if 1 < at <= SUBJECT_WORDS_MAX
        )

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
    return any(map(str.isdecimal, text)) or len(text.split()) > DASH_WORDS_MAX


def _from_word(text: str, said: str, end: int) -> str:
    """Return `text` from the word on that follows the first `end` characters of `said`."""
    return _from_word_number(text, said.count(" ", 0, end))


def _from_word_number(text: str, skipped: int) -> str:
    spans = words_in(text).spans
    return text[spans[skipped][0] :] if skipped < len(spans) else ""
