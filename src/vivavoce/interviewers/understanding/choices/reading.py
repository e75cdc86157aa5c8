"""One of several options, by whatever people call it.

In this order: an option's own words alone; its place in the list; the options that are
mentioned, without those that are denied or given up in the same breath; frequencies,
numbers and scales. Two that remain are no answer.
"""

from collections.abc import Sequence

from vivavoce.domain.guide import ValueType
from vivavoce.interviewers.language import Language, load, normal, words
from vivavoce.interviewers.understanding.answer import UNCLEAR, Asked, Understood, obtained
from vivavoce.interviewers.understanding.booleans import read_boolean
from vivavoce.interviewers.understanding.choices.clock import by_clock
from vivavoce.interviewers.understanding.choices.intervals import by_frequency, by_number
from vivavoce.interviewers.understanding.choices.options import (
    Options,
    key_of,
    prepared,
)
from vivavoce.interviewers.understanding.choices.places import by_place, by_rank
from vivavoce.interviewers.understanding.choices.weighing import Weighing
from vivavoce.interviewers.understanding.clauses import Clause
from vivavoce.interviewers.understanding.hearing import (
    EVERYONE_UNDERSTANDS,
    Heard,
    Intent,
    Kind,
    ears_of,
    hear,
)
from vivavoce.interviewers.understanding.spelling import is_english

CHARS_MAX = 500
WORDS_MAX = 150  # one sign may stand for eighteen letters
OTHER_WORDS_MAX = 10
IDIOM_WORDS_MIN, IDIOM_WORDS_MAX = 3, 6


def read_choice(answer: str, asked: Asked, language: Language) -> Understood:
    """Return the id of the option that `answer` chooses."""
    if not asked.options:
        return UNCLEAR
    for code in dict.fromkeys((language.code, EVERYONE_UNDERSTANDS)):
        options = prepared(key_of(asked.options), code)
        chosen = _Chooser(options, load(code), asked).choose(answer[:CHARS_MAX])
        if chosen is not None:
            return obtained(options.ids[chosen])
    return UNCLEAR


def chosen_status(heard: Heard, asked: Asked, language: Language) -> str | None:
    """Return the option that says the status itself: "Prefer not to say", "Undecided", "Skip"."""
    if heard.status not in {Intent.REFUSAL, Intent.UNKNOWN} or not asked.options:
        return None
    said = {word for part in heard.parts for word in part.clause.said.split()}
    for option in asked.options[:50]:
        for label in (option.id, *option.names):
            whole = words(label)
            if whole and set(whole) <= said and not said - set(whole) - heard.fillers:
                return option.id
    for option in asked.options[:50]:
        for label in option.names:
            if len(label) < 80 and hear(label, language).status is heard.status:
                return option.id
    return None


class _Chooser:
    def __init__(self, options: Options, language: Language, asked: Asked) -> None:
        self.options = options
        self.words = options.words
        self.language = language
        self.asked = asked
        self.yes, self.no = (
            normal(word) for word in (language.lexicon.yes[0], language.lexicon.no[0])
        )

    def choose(self, text: str) -> int | None:
        heard = words(text)[:WORDS_MAX]
        if not heard:
            return None
        named = self.options.exact.get(" ".join(heard))
        if named is not None and len(named) == 1:
            return next(iter(named))
        said = "".join(f"{word} " for word in heard)
        idiom = self._idiom(heard)
        if idiom is not None:
            return idiom
        ranged = by_number(text, self.options, self.asked, self.language)
        if ranged is not None:
            return ranged
        for placed in (by_place(heard, self.options), by_rank(said, self.options)):
            if placed is not None:
                return placed
        cut = [part.clause for part in ears_of(self.language).hear(text).parts]
        opened = self._opened(cut, said)
        if opened is not None:
            return opened
        often = by_frequency(said, self.options)
        if often is not None:
            return often
        scaled = self._by_scale(heard, said)
        if scaled is not None:
            return scaled
        if self.options.conditional is not None and self.words.conditions.match(said) > 0:
            return self.options.conditional
        timed = by_clock(heard, self.options)
        if timed is not None:
            return timed
        mentioned, several = self._weighed(cut, said)
        if mentioned is None and not several and len(cut) > 1:
            # "My nan must be able to use it": what was cut in two may belong together.
            whole = [Clause(said, 0, len(text))]
            mentioned, several = self._weighed(whole, said)
        if mentioned is not None or several:
            return mentioned
        if self._is_yes_or_no():
            return self._by_yes_or_no(text)
        return self._none(text) if self._denies(text) else self._outside(said, heard)

    def _idiom(self, heard: list[str]) -> int | None:
        """Return the option that the whole answer is a saying for: "One man band"."""
        if not IDIOM_WORDS_MIN <= len(heard) <= IDIOM_WORDS_MAX:
            return None
        for mention in self.options.mentions(heard, loosely=False):
            if mention.end - mention.begin == len(heard) and len(mention.options) == 1:
                return next(iter(mention.options))
        return None

    def _opened(self, cut: Sequence[Clause], said: str) -> int | None:
        """Return the option that the first clause settles, whatever is told after it."""
        if len(cut) < 2:
            return None
        weighing = Weighing(cut, self.options, said=said, question=self.asked.question)
        first = cut[0].said.split()
        placed = by_place(first, self.options)
        if placed is not None:
            is_pointed_at = (
                len(first) > 1
                and weighing.says_no_more(cut[1:])
                and all(by_place(clause.said.split(), self.options) is None for clause in cut[1:])
            )
            is_followed_by_second_best = all(
                self.words.conceding.search(clause.said) or not clause.said for clause in cut[1:]
            )
            if is_pointed_at or is_followed_by_second_best:
                return placed
        return weighing.narrowed()

    def _weighed(self, cut: Sequence[Clause], said: str) -> tuple[int | None, bool]:
        return Weighing(cut, self.options, said=said, question=self.asked.question).choose()

    def _by_scale(self, heard: list[str], said: str) -> int | None:
        """Return the option at the level of a scale that the longest phrase names."""
        for levels, scale in zip(self.options.levels, self.words.scales, strict=True):
            if len(levels) < 2:
                continue
            found = sorted((length, -begin, ideas) for begin, length, ideas in scale.found(heard))
            if not found:
                continue
            length, begin, ideas = found[-1]
            named = {level for _, _, ideas in found for level in ideas} & set(levels)
            if len(named) > 1 and self.words.corrected_to.search(said):
                continue
            if len(named) > 1 and self.words.undecided.search(said):
                continue
            if len({level for _, _, named in found for level in named}) > 1 and (
                len(levels) < 3 or len(levels) * 2 < len(self.options.ids)
            ):
                continue
            before = heard[-begin - 1] if -begin > 0 else ""
            if before in self.words.denials and length == 1:
                continue
            for level in sorted(ideas):
                if level in levels:
                    return levels[level]
                if len(levels) > 2 and (level < min(levels) or level > max(levels)):
                    return levels[min(levels) if level < min(levels) else max(levels)]
        return None

    def _denies(self, text: str) -> bool:
        """Whether `text` says no; a "sorry" by itself says nothing."""
        asked = Asked(type=ValueType.BOOLEAN, question=self.asked.question)
        parts = ears_of(self.language).hear(text).parts
        told = ". ".join(
            text[part.clause.start : part.clause.end]
            for part in parts
            if part.kind is not Kind.FILLER
        )
        return read_boolean(told, asked, self.language).value is False

    def _none(self, text: str) -> int | None:
        """Return the option for none of it, "No pets" or "Nothing", when there is one."""
        denying = {
            index
            for index, labels in enumerate(self.options.labels)
            for label in labels
            if self.words.nothing.match(f"{normal(label)} ") > 0
        }
        return denying.pop() if len(denying) == 1 else None

    def _is_yes_or_no(self) -> bool:
        first = {self._first_word(labels) for labels in self.options.labels}
        return {self.yes, self.no} <= first

    def _by_yes_or_no(self, text: str) -> int | None:
        asked = Asked(type=ValueType.BOOLEAN, question=self.asked.question)
        meant = read_boolean(text, asked, self.language).value
        if meant is None:
            return None
        wanted = self.yes if meant else self.no
        fitting = [
            index
            for index, labels in enumerate(self.options.labels)
            if self._first_word(labels) == wanted
        ]
        return fitting[0] if len(fitting) == 1 else None

    def _first_word(self, labels: list[str]) -> str:
        return normal(labels[0]).partition(" ")[0]

    def _outside(self, said: str, heard: Sequence[str]) -> int | None:
        """Return the option for all the rest, when the answer names something outside."""
        if self.words.undecided.search(said) or len(heard) > OTHER_WORDS_MAX:
            return None
        parts = ears_of(self.language).hear(said).parts
        if not any(part.kind is Kind.CONTENT for part in parts) and not self.words.has(
            self.words.outside, said
        ):
            return None
        if not any(is_english(word) or word in self.words.fillers for word in heard):
            return None
        other = [
            index
            for index, labels in enumerate(self.options.labels)
            for word in {word for label in labels for word in words(label)[:2]}
            if word in self.words.other_labels
        ]
        return other[0] if len(set(other)) == 1 else None
