"""Whether an answer says that there is nothing to list."""

from vivavoce.interviewers.answer_words import ListWords
from vivavoce.interviewers.language import Language, Lexicon, normalised, words
from vivavoce.interviewers.understanding.answer import Asked
from vivavoce.interviewers.understanding.hearing import Kind, Part, ears_of
from vivavoce.interviewers.understanding.lists.wanted import QUESTION_CHARS_MAX, wanted
from vivavoce.interviewers.understanding.phrasebook import Phrasebook
from vivavoce.interviewers.understanding.spelling import lemma

CHARS_MAX = 120
WORDS_MAX = 14


class Denials:
    """A language's words for "none", made ready."""

    def __init__(self, list_words: ListWords, lexicon: Lexicon) -> None:
        self.no_items = Phrasebook(list_words.no_items, lexicon.sets)
        self.told = Phrasebook(list_words.no_items_told)
        self.list_words = list_words
        self.negations = Phrasebook(list_words.negations)
        self.fillers = frozenset(normalised(lexicon.fillers))
        self.but = Phrasebook((*lexicon.but, "just", "only"))

    def denies(self, text: str, asked: Asked, language: Language) -> bool:
        """Whether `text` says that there is nothing to list."""
        heard = words(text[:CHARS_MAX])
        if not heard or len(text) > CHARS_MAX or len(heard) > WORDS_MAX:
            return False
        parted = ears_of(language).hear(text).parts
        if not parted:
            return False
        topics = {lemma(word) for word in words(asked.question[:QUESTION_CHARS_MAX])}
        first = next((part for part in parted if not _is_prelude(part, topics)), parted[0])
        after = parted[parted.index(first) + 1 :]
        if any(part.clause.is_after_but and part.weight for part in after):
            return False
        said = first.clause.said
        none = first.kind is Kind.NOTHING or self.no_items.covers(said, self.fillers)
        if not none and self.told.match(said) == len(said):
            none = not wanted(asked.question, self.list_words).sentences
        if none or self._denies_the_asked(said, topics):
            return not any(self.but.match(part.clause.said) > 0 for part in after)
        return False

    def _denies_the_asked(self, said: str, topics: set[str]) -> bool:
        """Whether `said` is "no problems" where problems are asked for."""
        first, _, rest = said.partition(" ")
        if self.negations.match(f"{first} ") < 0 or not rest.strip():
            return False
        return lemma(rest.split()[0]) in topics or lemma(rest.split()[-1]) in topics


def _is_prelude(part: Part, topics: set[str]) -> bool:
    """Whether the clause only repeats the question: "Toys! We had no toys"."""
    said = part.clause.said.split()
    return part.kind is Kind.FILLER or all(lemma(word) in topics for word in said)
