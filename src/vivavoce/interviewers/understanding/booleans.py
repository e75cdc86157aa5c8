"""Yes or no, said outright or by meaning.

In this order: a sign (👍); "yes and no"; the last plain yes or no, because people correct
themselves; what stands for one ("you bet", "I did", "not a chance"); and at last whether a
statement affirms or denies what was asked.
"""

import functools
import re

from vivavoce.interviewers.language import Language, load, normal, normalised, words
from vivavoce.interviewers.understanding.answer import UNCLEAR, Asked, Understood, obtained
from vivavoce.interviewers.understanding.clauses import Clause
from vivavoce.interviewers.understanding.hearing import (
    EVERYONE_UNDERSTANDS,
    Ears,
    Heard,
    Kind,
    ears_of,
)
from vivavoce.interviewers.understanding.outright import Outright
from vivavoce.interviewers.understanding.phrasebook import Phrasebook
from vivavoce.interviewers.understanding.possession import Possession
from vivavoce.interviewers.understanding.question import QUESTION_CHARS_MAX, Question, put
from vivavoce.interviewers.understanding.statements import Statements

THUMBS = {
    "👍": True,
    "✅": True,
    "✔": True,
    "👌": True,
    "🆗": True,
    "👎": False,
    "❌": False,
    "✖": False,
}
OPENING = re.compile(r"[,.;:!\n–—]")
THUMB_WORDS_MAX = 2
WHOLE_CHARS_MAX = 60
SAYING_WORDS_MAX = 4  # "no prob" begins with a no and is none
DECLINING_WORDS_MAX = 7


def read_boolean(answer: str, asked: Asked, language: Language) -> Understood:
    """Return whether `answer` says yes or no; `thin` when it does so half-heartedly."""
    return _first(answer, asked, language, by_meaning=True)


def read_plain_boolean(answer: str, asked: Asked, language: Language) -> Understood:
    """Return the same, but only of words that say it outright."""
    return _first(answer, asked, language, by_meaning=False)


def thumb(answer: str) -> bool | None:
    """Return what a sign means that stands alone, or with a word or two."""
    text = answer.strip()
    sign = next((meaning for sign, meaning in THUMBS.items() if text.startswith(sign)), None)
    return sign if sign is not None and len(words(text[:80])) <= THUMB_WORDS_MAX else None


def settled(answer: str, language: Language) -> bool | None:
    """Return what an idiom means that sounds like an "I don't know"; None without one."""
    return _listener(language.code).settled(answer)


def declined(heard: Heard, asked: Asked, language: Language) -> bool | None:
    """Return the answer when a bare "rather not" declines what was asked for; None: it does not.

    Who is asked whether he minds, and would rather not, does mind.
    """
    listener = _listener(language.code)
    if not listener.asks_permission(asked.question) or not all(
        listener.declines(part.clause.said) for part in heard.parts if part.kind is Kind.REFUSAL
    ):
        return None
    return not listener.minding.isdisjoint(words(put(asked.question)))


def _first(answer: str, asked: Asked, language: Language, *, by_meaning: bool) -> Understood:
    for code in dict.fromkeys((language.code, EVERYONE_UNDERSTANDS)):
        found = _listener(code).read(answer, asked, by_meaning=by_meaning)
        if found is not None:
            return found
    return UNCLEAR


@functools.lru_cache(maxsize=64)
def _listener(code: str) -> "_Listener":
    return _Listener(load(code))


class _Listener:
    """A language's words for yes and no, made ready."""

    def __init__(self, language: Language) -> None:
        lexicon = language.lexicon
        own = lexicon.booleans
        self.ears: Ears = ears_of(language)
        self.fillers = frozenset(normalised(lexicon.fillers))
        self.outright = Outright(lexicon)
        self.declining = Phrasebook(own.declines)
        self.yes_anywhere = Phrasebook(own.yes_anywhere)
        self.no_anywhere = Phrasebook(own.no_anywhere)
        self.neither = Phrasebook(own.neither)
        self.neither_alone = Phrasebook(own.neither_alone)
        self.corrections = frozenset(own.corrections)
        self.permission = Phrasebook(own.permission_openers)
        self.offers = Phrasebook(own.offers)
        self.settled_no = Phrasebook(own.settled_no)
        self.minding = frozenset(own.minding)
        self.seeking = Phrasebook(own.seeking)
        empty = frozenset(normalised((*lexicon.function_words, *lexicon.common_words)))
        self.statements = Statements(own, self.fillers, empty)
        self.possession = Possession(
            Phrasebook(own.existence_openers),
            self.fillers | frozenset(own.auxiliaries) | self.outright.yes_words,
            self.statements.judging,
            frozenset(own.determiners),
            self.statements.topics,
            language.code,
        )

    def asks_permission(self, question: str) -> bool:
        asked = f"{normal(put(question))} "
        return any(book.search(asked) for book in (self.permission, self.offers))

    def declines(self, said: str) -> bool:
        """Whether a clause is a short "rather not" and names nothing that is not to be said."""
        return said.count(" ") <= DECLINING_WORDS_MAX and self.declining.match(said) > 0

    def read(self, text: str, asked: Asked, *, by_meaning: bool) -> Understood | None:
        """Return what `text` says; None when it says neither."""
        heard = self.ears.hear(text)
        cut = [part.clause for part in heard.parts]
        if not cut:
            return None
        cut_said = [clause.said for clause in cut]
        said = "".join(cut_said)
        if self._is_neither(said) and not self._is_settled(cut):
            return UNCLEAR
        question = self._question(asked.question)
        minded = bool(self.minding.intersection(question.words))
        plain = self._plain(cut, question, tags=by_meaning)
        if (
            plain is None
            or not self.outright.is_plain(cut[0].said)
            or text.count(" ") < SAYING_WORDS_MAX
        ):
            plain = self._whole(text) or plain
        if plain is None and not question.is_strict:
            ends = {end for end in map(self.outright.end, cut_said) if end is not None}
            plain = (ends.pop(), False) if len(ends) == 1 else None
        if plain is None and self._opens_with_yes(text, cut):
            plain = (True, True)
        if plain is None and self.neither_alone.covers(said, self.fillers):
            return UNCLEAR
        if plain is None:
            plain = self._hedged(cut)
        if plain is not None:
            meaning, thin = plain
            agrees = minded and meaning and not self._says(cut[0].said, {"yes", "i do", "it does"})
            return obtained(not meaning if agrees else meaning, thin=thin)
        if not by_meaning:
            return None
        kinds = {part.kind for part in heard.parts}
        if Kind.CONTENT not in kinds:
            return None
        meaning_of_it = self.statements.meaning(cut, question)
        # "One, but it's sold now" tells of what there was.
        is_over = any(clause.is_after_but for clause in cut) or any(
            map(self.statements.ceased.search, cut_said)
        )
        if meaning_of_it is None and not is_over and self.possession.counts(cut_said[0], question):
            meaning_of_it = True
        return None if meaning_of_it is None else obtained(meaning_of_it and not minded)

    def _question(self, question: str) -> Question:
        asked = words(put(question))
        text = "".join(f"{word} " for word in asked)
        return Question(
            words=asked,
            text=text,
            asks_consent=self.permission.search(text) is not None,
            seeks=self.seeking.search(text) is not None,
        )

    def _whole(self, text: str) -> tuple[bool, bool] | None:
        """Return what a short answer means that is a phrase of the tables as it stands."""
        if len(text) > WHOLE_CHARS_MAX:
            return None
        said = f"{normal(text)} "
        if " " in said.strip() and said.strip() in self.outright.yes_words:
            return True, False  # "no prob"
        if self.outright.hedged.covers(said, self.fillers):
            return True, True
        for book, meaning in ((self.outright.no, False), (self.outright.yes, True)):
            if book.match(said) == len(said):
                return meaning, False
        # "Okay then": a word that leads in something else is the answer where nothing follows.
        if self.outright.yes.match(said) > 0 and self.outright.yes.covers(said, self.fillers):
            return (True, False) if self.outright.harmless.match(said) < 0 else None
        return None

    def settled(self, text: str) -> bool | None:
        """Return False for what sounds like "I don't know" and is a no: "can't say I have"."""
        return False if self.settled_no.match(f"{normal(text[:QUESTION_CHARS_MAX])} ") > 0 else None

    def _says(self, said: str, phrases: set[str]) -> bool:
        return any(said.startswith(f"{phrase} ") for phrase in phrases)

    def _is_settled(self, cut: list[Clause]) -> bool:
        """Whether a plain yes or no begins or ends what also says "it depends"."""
        return (
            self.outright.outright(cut[-1].said) is not None
            and len(cut) > 1
            and cut[-1].is_after_but
        )

    def _plain(self, cut: list[Clause], asked: Question, *, tags: bool) -> tuple[bool, bool] | None:
        """Return the last outright yes or no that counts, and whether it is hedged."""
        found: bool | None = None
        thin = found_firm = False
        begun = 0
        for index, clause in enumerate(cut):
            outright = self.outright.outright(clause.said)
            is_firm = outright is not None and self.outright.is_plain(clause.said)
            if outright is None and tags:
                outright = self._anywhere(clause.said, asked)
            if outright is None and tags:
                outright = self.statements.tag(clause.said)
            # "It says it does but it doesn't": of two that are not plain, the one after a "but".
            if found is not None and not is_firm and (found_firm or not clause.is_after_but):
                continue
            if outright is None:
                continue
            if found is not None and outright is not found:
                between = {word for later in cut[begun : index + 1] for word in later.said.split()}
                if not (clause.is_after_but or between & self.corrections or index == begun + 1):
                    continue
            found, begun, found_firm = outright, index, is_firm
            thin = clause.is_guess and len(cut) == 1
        thin = thin or (found is True and self._takes_back(cut[begun + 1 :]))
        return None if found is None else (found, thin)

    def _opens_with_yes(self, text: str, cut: list[Clause]) -> bool:
        """Whether a yes went as the word that leads in a reserve: "ok, but only ten minutes"."""
        opening = OPENING.split(text[:WHOLE_CHARS_MAX], maxsplit=1)[0]
        return cut[0].is_after_but and normal(opening) in self.outright.yes_words

    def _takes_back(self, following: list[Clause]) -> bool:
        """Whether something is held against the yes before: "yes, but X is missing"."""
        return any(
            clause.is_after_but and any(word not in self.fillers for word in clause.said.split())
            for clause in following
        )

    def _is_neither(self, said: str) -> bool:
        """Whether "yes and no" is said; "yes and no doubt she will" says no no."""
        found = self.neither.search(said)
        if found is None:
            return False
        last = said.rfind(" ", 0, found[1] - 1) + 1
        return self.outright.harmless.match(said, last) <= found[1]

    def _anywhere(self, said: str, asked: Question) -> bool | None:
        if self.statements.is_denied_twice(said, asked):
            return False
        if self.no_anywhere.search(said) and not self.outright.harmless.search(said):
            return False
        return True if self.yes_anywhere.search(said) else None

    def _hedged(self, cut: list[Clause]) -> tuple[bool, bool] | None:
        for clause in cut:
            if self.outright.hedged.covers(clause.said, self.fillers):
                return True, True
        return None
