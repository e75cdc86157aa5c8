"""A language's words for lists, made ready once."""

import functools

from vivavoce.interviewers.answer_words import ListWords
from vivavoce.interviewers.language import Language, Lexicon, load, normal, normalised
from vivavoce.interviewers.understanding.answer import Asked
from vivavoce.interviewers.understanding.lists.conjunctions import Separators
from vivavoce.interviewers.understanding.lists.denials import Denials
from vivavoce.interviewers.understanding.lists.edges import Endings, marked
from vivavoce.interviewers.understanding.lists.items import Trimmer
from vivavoce.interviewers.understanding.lists.told import Teller
from vivavoce.interviewers.understanding.phrasebook import Phrasebook

VAGUE_CHARS_MAX = 60


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
        correcting, self.conclusions = marked(words.corrections)
        self.corrections = Phrasebook(correcting)
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
        return len(item) <= VAGUE_CHARS_MAX and normal(item) in self.vague
