"""The options of a question, and where an answer mentions them."""

import functools
import re
from typing import NamedTuple

from vivavoce.domain.guide import Option
from vivavoce.interviewers.language import normal, words
from vivavoce.interviewers.understanding.choices.concepts import Concepts
from vivavoce.interviewers.understanding.choices.thesaurus import Thesaurus, thesaurus
from vivavoce.interviewers.understanding.spelling import is_english, lemma

OPTIONS_MAX = 200
LABELS_MAX = 20
LABEL_CHARS_MAX = 200
# How sure a mention is, from a whole label down to a slip of the finger.
WHOLE, PART, WORD, IDEA, SHORTENED, TYPO = 6.0, 5.0, 3.0, 2.0, 2.5, 1.5
IDEA_WORD = 1.5  # each further word of it makes an idea surer
PREFIX_MIN = 3
TYPO_MIN = 4
TYPO_LONG = 7
MENDED_MIN = 5  # letters
MENDED_WORDS_MAX = 60  # of a clause
SLIPS_MAX = 1000  # remembered
PARTS = re.compile(r"\s*(?:\s-\s|,|/|\bor\b|\||;|–|—|\(|\)|\be\.g\.|\betc\b)\s*", re.IGNORECASE)
HYPHENED = re.compile(r"\w{2,}(?:-\w{2,})+")
ID_MIN = 3


class Mention(NamedTuple):
    """Words of an answer, from `begin` to `end`, that name one of `options`."""

    begin: int
    end: int
    options: frozenset[int]
    strength: float


class Options:
    """Options made ready for finding."""

    def __init__(self, options: tuple[tuple[str, tuple[str, ...]], ...], code: str) -> None:
        self.ids = [identifier for identifier, _ in options]
        self.labels = [
            [label[:LABEL_CHARS_MAX] for label in labels[:LABELS_MAX]] or [identifier]
            for identifier, labels in options
        ]
        self.words: Thesaurus = thesaurus(code)
        self.exact: dict[str, set[int]] = {}
        self.phrases: dict[str, dict[int, float]] = {}
        self.lemmas: dict[str, set[int]] = {}
        self.ideas: dict[int, set[int]] = {}
        self.levels: list[dict[int, int]] = [{} for _ in self.words.scales]
        for index, (identifier, labels) in enumerate(zip(self.ids, self.labels, strict=True)):
            self._add(index, identifier, labels)
        self.concepts = Concepts(
            [
                [*labels, *(piece for label in labels for piece in PARTS.split(label) if piece)]
                for labels in self.labels
            ],
            self.words,
        )
        self.combining = self._only(self.words.combining)
        self.indifferent = self._only(self.words.indifferent)
        self.conditional = self._only(self.words.conditional)
        self._slips: dict[str, str] = {}
        self.longest = max((phrase.count(" ") + 1 for phrase in self.phrases), default=1)
        self.tokens = tuple(token for token in self.lemmas if len(token) >= PREFIX_MIN)

    @functools.cached_property
    def _mendable(self) -> list[str]:
        return [word for word in self.concepts.vocabulary if len(word) >= MENDED_MIN]

    def _only(self, name: str) -> int | None:
        """Return the one option that has the concept of this name."""
        options = set(self.concepts.named(name))
        if name == self.words.combining and not options:
            options = {
                index for idea in self.words.ideas.of(name) for index in self.ideas.get(idea, ())
            }
        return options.pop() if len(options) == 1 else None

    def _add(self, index: int, identifier: str, labels: list[str]) -> None:
        for name in (identifier, *labels):
            self.exact.setdefault(normal(name), set()).add(index)
        if len(identifier) >= ID_MIN and identifier.isalpha():
            self._phrase(normal(identifier), index, PART)
        for label in labels:
            said = normal(label)
            self._phrase(said, index, WHOLE)
            pieces = [normal(piece) for piece in PARTS.split(label)]
            for piece in pieces:
                if piece and piece not in self.words.stop_words and len(piece) > 1:
                    self._phrase(piece, index, PART)
            hyphened = {part for word in HYPHENED.findall(label) for part in words(word)}
            for word in words(label):
                # "Ended" by itself is not open-ended, nor "employed" self-employed.
                if word in hyphened:
                    continue
                if word not in self.words.stop_words and (len(word) > 1 or word.isdecimal()):
                    for form in {word, lemma(word)}:
                        self.lemmas.setdefault(form, set()).add(index)
            heard = words(label)
            for _, _, ideas in self.words.ideas.found(heard):
                for idea in ideas:
                    self.ideas.setdefault(idea, set()).add(index)
            for name in (said, *pieces):
                self._level(index, name)

    def _phrase(self, phrase: str, index: int, strength: float) -> None:
        if phrase:
            held = self.phrases.setdefault(phrase, {})
            held[index] = max(strength, held.get(index, 0))

    def _level(self, index: int, said: str) -> None:
        for levels, scale in zip(self.levels, self.words.scales, strict=True):
            heard = said.split()
            length, found = scale.at(heard, 0) if heard else (0, set())
            if length == len(heard) and found:
                levels.setdefault(min(found), index)

    def mentions(self, heard: list[str], *, loosely: bool) -> list[Mention]:
        """Return what `heard` mentions, from left to right; a longer one hides those inside.

        `loosely` also takes slips of the finger for words that English knows.
        """
        found: list[Mention] = []
        for begin in range(len(heard)):
            found.extend(self._named(heard, begin))
        for begin, length, ideas in self.words.ideas.found(heard, inside=True):
            options = frozenset().union(*(self.ideas.get(idea, set()) for idea in ideas))
            if options and len(options) < max(2, len(self.ids)):
                found.append(
                    Mention(
                        begin, begin + length, frozenset(options), IDEA + IDEA_WORD * (length - 1)
                    )
                )
        for saying in self.concepts.sayings(self._mended(heard)):
            strength = (IDEA + IDEA_WORD * (saying.length - 1)) * saying.share
            found.append(Mention(saying.begin, saying.end, saying.options, strength))
        taken = {at for mention in found for at in range(mention.begin, mention.end)}
        for begin, word in enumerate(heard):
            if begin not in taken:
                near = self._near(word, loosely=loosely and not found)
                if near is not None:
                    found.append(near._replace(begin=begin, end=begin + 1))
        return _outermost(found)

    def _mended(self, heard: list[str]) -> list[str]:
        """Return `heard` without slips of the finger in words of the concepts."""
        return [
            word
            if len(word) < MENDED_MIN
            or index >= MENDED_WORDS_MAX
            or is_english(word)
            or word in self.concepts.vocabulary
            else self._meant(word)
            for index, word in enumerate(heard)
        ]

    def _meant(self, word: str) -> str:
        known = self._slips.get(word)
        if known is None:
            from rapidfuzz import process
            from rapidfuzz.distance import OSA

            near = process.extractOne(
                word,
                self._mendable,
                scorer=OSA.distance,
                score_cutoff=2 if len(word) > TYPO_LONG else 1,
            )
            known = near[0] if near and near[0][0] == word[0] else word
            if len(self._slips) < SLIPS_MAX:
                self._slips[word] = known
        return known

    def _named(self, heard: list[str], begin: int) -> list[Mention]:
        found: list[Mention] = []
        for length in range(min(self.longest, len(heard) - begin), 0, -1):
            named = self.phrases.get(" ".join(heard[begin : begin + length]))
            if named:
                best = max(named.values())
                options = frozenset(at for at, strength in named.items() if strength == best)
                found.append(Mention(begin, begin + length, options, best))
                break
        word = self.words.digits.get(heard[begin], heard[begin])
        if not found and word not in self.words.stop_words:
            options = frozenset(self.lemmas.get(word, set()) | self.lemmas.get(lemma(word), set()))
            if options and len(options) < max(2, len(self.ids)):
                found.append(Mention(begin, begin + 1, options, WORD / len(options)))
        return found

    def _near(self, word: str, *, loosely: bool) -> Mention | None:
        """Return what `word` is short for or a slip of; None when that is anybody's guess."""
        if len(word) < PREFIX_MIN or word in self.words.stop_words or word in self.words.fillers:
            return None
        bare = word.removesuffix("s") if len(word) > PREFIX_MIN else word
        longer = [token for token in self.tokens if token.startswith(bare) and token != bare]
        options = frozenset().union(*(self.lemmas[token] for token in longer))
        if len(options) == 1 and (len(bare) >= TYPO_MIN or not is_english(word)):
            return Mention(0, 0, frozenset(options), SHORTENED)
        if len(word) < TYPO_MIN or (is_english(word) and not loosely):
            return None
        from rapidfuzz import process
        from rapidfuzz.distance import OSA

        slips = 2 if len(word) >= TYPO_LONG else 1
        close = process.extract(
            word,
            [t for t in self.tokens if len(t) >= TYPO_MIN],
            scorer=OSA.distance,
            score_cutoff=slips,
            limit=5,
        )
        if not close:
            return None
        best = min(distance for _, distance, _ in close)
        nearest = [token for token, distance, _ in close if distance == best]
        if is_english(word):
            # "Isle" for the aisle, but no "cake" for "take".
            nearest = [token for token in nearest if len(token) != len(word)]
        alike = [token for token in nearest if token[0] == word[0]] or nearest
        options = frozenset().union(*(self.lemmas[token] for token in alike))
        return Mention(0, 0, frozenset(options), TYPO) if len(options) == 1 else None


def _outermost(found: list[Mention]) -> list[Mention]:
    """Return the mentions that stand in no longer one, and of equal ones the surest."""
    kept: list[Mention] = []
    surest: dict[tuple[int, int, frozenset[int]], Mention] = {}
    for mention in sorted(found, key=lambda one: one.strength):
        surest[mention[:3]] = mention
    for mention in sorted(surest.values(), key=lambda one: (one.begin - one.end, -one.strength)):
        if not any(
            other.begin < mention.end
            and mention.begin < other.end
            and (
                (other.end - other.begin) > (mention.end - mention.begin)
                or other.strength > mention.strength
            )
            and other.strength >= IDEA
            for other in kept
        ):
            kept.append(mention)
    return sorted(kept)


@functools.lru_cache(maxsize=256)
def prepared(options: tuple[tuple[str, tuple[str, ...]], ...], code: str) -> Options:
    """Return `options` made ready for answers in the language of this code."""
    return Options(options, code)


def key_of(options: tuple[Option, ...]) -> tuple[tuple[str, tuple[str, ...]], ...]:
    """Return options in a form that can be remembered."""
    return tuple((option.id, tuple(option.names)) for option in options[:OPTIONS_MAX])
