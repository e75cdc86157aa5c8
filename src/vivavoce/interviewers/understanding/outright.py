"""Yes and no said outright, whatever leads up to them: "hahaha nah", "eventually yeah"."""

import re

from vivavoce.interviewers.language import Lexicon, normalised
from vivavoce.interviewers.understanding.phrasebook import Phrasebook

LAUGHTER = re.compile(r"(?:[hj][aeiou]+){2,}h?|lo+l(?:ol)*|lmf?ao|rofl")
ADVERB_LETTERS_MIN = 5
BEFORE_MAX = 4  # "at the moment no"; of a longer clause the end is no answer by itself


class Outright:
    """A language's words that are a yes or a no, and what leads up to them."""

    def __init__(self, lexicon: Lexicon) -> None:
        """Make the words of `lexicon` ready."""
        own = lexicon.booleans
        self.fillers = frozenset(normalised(lexicon.fillers))
        self.plain = frozenset(own.plain)
        self.firm = self.plain | frozenset(normalised(own.firm))
        self.loose = frozenset(normalised(own.loose))
        self.subjects = frozenset(own.subjects)
        self.auxiliaries = frozenset(own.auxiliaries) | self.subjects
        self.yes_words = frozenset(normalised((*lexicon.yes, *own.yes_alone)))
        self.no_words = frozenset(normalised((*lexicon.no, *own.no_alone)))
        self.yes = Phrasebook((*lexicon.yes, *own.yes_alone))
        self.no = Phrasebook((*lexicon.no, *own.no_alone))
        self.harmless = Phrasebook(own.harmless)
        self.hedged = Phrasebook(own.hedged_yes)
        self.denials = Phrasebook((*lexicon.no, *own.no_alone, *own.negatives))
        self.manners = own.manner_endings
        self.determiners = frozenset(own.determiners)
        # Words of a clause about somebody: "he said yes".
        about = frozenset(normalised(own.pronouns)) - self.fillers
        self.speakers = about | frozenset(normalised(own.subjects))

    def outright(self, said: str) -> bool | None:
        """Return whether a clause begins with a yes or a no, or is nothing else."""
        said = self.led(said)
        at = 0
        result: bool | None = None
        while at < len(said):
            harmless = self.harmless.match(said, at)
            yes, no = self.yes.match(said, at), self.no.match(said, at)
            if yes > no:
                if harmless > yes or not self._counts(said, at, yes):
                    return result
                result = True if result is None else result
                at = yes
            elif no > 0:
                if harmless >= no and harmless > 0:
                    return result
                if not self._counts(said, at, no):
                    return result
                result, at = False, no
            else:
                word, _, _ = said[at:].partition(" ")
                if word not in self.fillers:
                    break
                at += len(word) + 1
        return result

    def is_plain(self, said: str) -> bool:
        """Whether the first word that is no filler is a yes or a no itself."""
        led = self.led(said).split()
        first = next((word for word in led if word not in self.fillers), "")
        return first in self.plain

    def _counts(self, said: str, at: int, end: int) -> bool:
        """Whether a yes or no is one: "right side" and "not cold" are none by themselves."""
        if end >= len(said):
            return True
        phrase = said[at:end].strip()
        rest = said[end:].split()
        if phrase in self.firm:
            return True
        if len(rest) <= 2 and all(word in self.auxiliaries for word in rest):
            return True  # "always have been"
        return all(word in self.fillers for word in rest[:2]) or (
            " " in phrase and len(rest) <= 6 and phrase not in self.loose
        )

    def led(self, said: str) -> str:
        """Return a clause from its plain yes or no on, when only what leads up to it goes before.

        "Practically no difference" stays as it is: such a no belongs to what follows.
        """
        at = 0
        while at < len(said):
            word, _, rest = said[at:].partition(" ")
            is_no = word in self.plain and word in self.no_words
            if (word in self.plain and not is_no) or (is_no and self._stands_apart(rest)):
                return said[at:]
            end = self.hedged.match(said, at)
            if end < 0 and (word in self.fillers or self._is_opening(said, at, word)):
                end = at + len(word) + 1
            if end < 0:
                return said
            at = end
        return said

    def end(self, said: str) -> bool | None:
        """Return the plain yes or no that ends a short clause without a subject: "at work yes"."""
        *before, last = said.split()
        if not before or len(before) > BEFORE_MAX or before[0] in self.determiners:
            return None
        if not self.speakers.isdisjoint(before):
            return None
        if self.denials.search(said[: -len(last) - 1]):
            return None
        return last not in self.no_words if last in self.plain else None

    def _stands_apart(self, rest: str) -> bool:
        following = rest.partition(" ")[0]
        return not following or following in self.fillers

    def _is_opening(self, said: str, at: int, word: str) -> bool:
        if LAUGHTER.fullmatch(word):
            return True
        return (
            len(word) >= ADVERB_LETTERS_MIN
            and word.endswith(self.manners)
            and self.denials.match(said, at) < 0
        )
