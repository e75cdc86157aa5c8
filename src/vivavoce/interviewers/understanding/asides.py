"""What a message says about the interview itself: "can we stop here?", "how much longer?".

Only short messages are looked at, and the words have to be plain: an answer taken
for an aside would be lost to the profile, while an aside taken for an answer costs
one probe.
"""

import functools
import re
from collections.abc import Sequence
from enum import StrEnum

from vivavoce.interviewers.language import Language, load, normalised, words

# A longer message may hold any of these words and still be an answer.
WORDS_MAX = 24
CHARS_MAX = 240
# "Let me think... a baker, a cobbler" has been thought out.
WAIT_WORDS_MAX = 6
# An insult counts alone; in a longer message something is said as well.
INSULT_WORDS_MAX = 10

# Letters typed at random: no vowel in a long row, or the rows of a keyboard.
ROWS = ("qwertzuiop", "qwertyuiop", "asdfghjkl", "yxcvbnm", "zxcvbnm")
VOWEL = re.compile(r"[aeiouyàáâãäåæèéêëìíîïòóôõöøùúûüýœ]")
RANDOM_CHARS_MIN = 5
LATIN = re.compile(r"[a-zß-ž]+")


class Aside(StrEnum):
    """What is said about the interview."""

    STOP = "stop"
    LATER = "later"
    WAIT = "wait"  # "let me think"
    BACK = "back"
    REPEAT = "repeat"
    HOW_LONG = "how_long"
    PROGRAM = "program"  # "are you a robot?", "who reads this?"
    WHY = "why"  # "why do you need to know that?"
    INSULT = "insult"
    WORDLESS = "wordless"  # an emoji, dots, letters at random


def aside_of(text: str, language: Language) -> Aside | None:
    """Return what `text` says about the interview; None: nothing, as far as one can tell.

    English is listened for besides `language`.
    """
    if len(text) > CHARS_MAX:
        return None
    heard = words(text)
    if not heard:
        # "?" asks back, and digits were words.
        return None if "?" in text else Aside.WORDLESS
    if is_typed_at_random(heard):
        return Aside.WORDLESS
    if len(heard) > WORDS_MAX:
        return None
    said = " ".join(heard)
    for code in dict.fromkeys((language.code, "en")):
        aside = _ears(code).aside(said, len(heard))
        if aside is not None:
            return aside
    return None


def is_typed_at_random(heard: Sequence[str]) -> bool:
    """Whether every word of `heard` looks like fingers on a keyboard, and one is long."""
    return max(map(len, heard)) >= RANDOM_CHARS_MIN and all(map(_is_random, heard))


def _is_random(word: str) -> bool:
    if not LATIN.fullmatch(word):
        return False
    if any(word in row or word[::-1] in row for row in ROWS) and len(word) > 2:
        return True
    return len(word) > RANDOM_CHARS_MIN and not VOWEL.search(word)


@functools.lru_cache(maxsize=64)
def _ears(code: str) -> "_Ears":
    return _Ears(load(code))


class _Ears:
    """A language's asides made ready for comparing. Texts come as `normal` returns them."""

    def __init__(self, language: Language) -> None:
        asides = language.asides
        self.fillers = frozenset(normalised(language.lexicon.fillers))
        # In this order: "no more questions, how much longer" wants to stop.
        self.anywhere = [
            (Aside.STOP, normalised(asides.stop)),
            (Aside.HOW_LONG, normalised(asides.how_long)),
            (Aside.WAIT, normalised(asides.wait)),
            (Aside.LATER, normalised(asides.later)),
            (Aside.BACK, normalised(asides.back)),
            (Aside.REPEAT, normalised(asides.repeat)),
            (Aside.PROGRAM, normalised(asides.program)),
            (Aside.WHY, normalised(asides.why)),
        ]
        self.alone = {
            phrase: aside
            for aside, phrases in (
                (Aside.REPEAT, asides.repeat_alone),
                (Aside.BACK, asides.back_alone),
                (Aside.LATER, asides.later_alone),
                (Aside.STOP, asides.stop_alone),
            )
            for phrase in normalised(phrases)
        }
        self.insults = normalised(asides.insults)

    def aside(self, said: str, length: int) -> Aside | None:
        padded = f" {said} "
        for aside, phrases in self.anywhere:
            if aside is Aside.WAIT and length > WAIT_WORDS_MAX:
                continue
            if any(f" {phrase} " in padded for phrase in phrases):
                return aside
        bare = " ".join(word for word in said.split() if word not in self.fillers)
        # "We'll be back" is no wish to go back.
        found = self.alone.get(said) or (self.alone.get(bare) if bare != "back" else None)
        if found is not None:
            return found
        if length <= INSULT_WORDS_MAX and any(f" {insult} " in padded for insult in self.insults):
            return Aside.INSULT
        return None
