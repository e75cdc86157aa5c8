"""What somebody looks for, as the index understands it."""

import re

import msgspec

# A shorter beginning is in so many words that nobody means all of them.
PREFIX_CHARS_MIN = 2

# More different words than this are in no sentence, and each of them is looked up.
WORDS_MAX = 64

# A phrase in quotation marks as they are typed in several languages, or a word.
PIECES = re.compile(r'"([^"]*)"|“([^“”]*)”|„([^„“”]*)[“”]|«([^«»]*)»|(\S+)')

# Scripts that put no spaces between words: the index has a whole run of them for one word.
RUN_ON = re.compile(
    "[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff]"
)


class Wanted(msgspec.Struct, frozen=True):
    """What has to stand in a message as it stands here."""

    text: str
    is_whole: bool  # False: its last word may go on


def wanted(words: str) -> list[Wanted]:
    """Return what has to stand in a message with all of `words`, each once, `WORDS_MAX` of it.

    What stands in quotation marks has to stand like that in the message; of other words
    their beginning does, from `PREFIX_CHARS_MIN` characters on. What cannot be part of a
    text is passed over.
    """
    sayable = words.encode(errors="ignore").decode().replace("\0", " ")
    found: dict[Wanted, None] = {}  # in order, each once
    for piece in PIECES.finditer(sayable):
        *phrases, word = piece.groups()
        phrase = next((one for one in phrases if one is not None), None)
        if phrase is not None:
            one = Wanted(_bare(phrase), is_whole=True)
        else:
            is_short = len(word) < PREFIX_CHARS_MIN and not is_run_on(word)
            one = Wanted(_bare(word), is_whole=is_short)
        if one.text:
            found[one] = None
    return [*found][:WORDS_MAX]


def query_of(words: str) -> str:
    """Return the FTS5 query for a message with all of `words`, "" when there are none.

    No word is an operator: each is quoted.
    """
    return " ".join(f'"{one.text}"' if one.is_whole else f'"{one.text}"*' for one in wanted(words))


def is_run_on(words: str) -> bool:
    """Tell whether `words` are in a script in which only the beginning of a run is found."""
    return RUN_ON.search(words) is not None


def _bare(words: str) -> str:
    # What holds nothing that the index takes for a word, it passes over.
    return " ".join(words.replace('"', " ").split())
