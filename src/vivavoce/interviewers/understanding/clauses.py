"""An answer cut into clauses, which are understood one by one.

"Not sure, but probably 5" says two things, and only the second is the answer.
"""

import re
from collections.abc import Callable
from typing import NamedTuple

from vivavoce.interviewers.language import APOSTROPHES
from vivavoce.interviewers.understanding.phrasebook import Phrasebook

# A status is decided by what is said first; of more than this only the beginning is read.
CHARS_MAX = 700
CLAUSES_MAX = 60
WORD = re.compile(r"[^\W_]+(?:['’ʼ`´][^\W_]+)*")
BREAK = re.compile(
    r"[.!?;:,\n\r…()\[\]•·]|\s[-–—]+\s|[–—]|[^\w\s'’&/+-]{2,}|[\U0001F300-\U0001FAFF]"
)
DENYING = ("nt", "not")
QUOTES = frozenset('"“”«„')


class Clause(NamedTuple):
    """A part of an answer. `said` are its words as `normal` gives them, a space after each.

    The word that leads it in, "but" or "maybe", is left out of `said`.
    """

    said: str
    start: int
    end: int
    is_after_but: bool = False
    is_guess: bool = False
    asks: bool = False
    is_quoted: bool = False


def _is_quoted(text: str, start: int) -> bool:
    before = text[max(0, start - 2) : start]
    return before[-1:] in QUOTES or before.lstrip() in {"'", "‘"}


class _Word(NamedTuple):
    said: str
    start: int
    end: int
    begins: bool  # a new clause, because of what stands before it


def clauses(
    text: str, *, but: Phrasebook, guesses: Phrasebook, spell: Callable[[str], str]
) -> list[Clause]:
    """Return the clauses of the beginning of `text`, in order, none of them empty."""
    text = text[:CHARS_MAX]
    heard = _words(text, spell)
    said = "".join(f"{word.said} " for word in heard)
    found: list[Clause] = []
    begun = 0
    is_but = is_guess = False
    at = index = 0
    while index < len(heard) and len(found) < CLAUSES_MAX:
        but_end, guess_end = but.match(said, at), guesses.match(said, at)
        if index > begun and heard[index - 1].said.endswith(DENYING):
            guess_end = -1  # "couldn't possibly say" is one clause
        marked = max(but_end, guess_end)
        if (
            marked > at
            and index > begun
            and not heard[index].begins
            and guess_end == marked
            and _ends(heard, said, marked)
        ):
            # "The reviews maybe": what follows at once is led in by nothing.
            _add(found, text, heard[begun:index], is_but=is_but, is_guess=True)
            is_but = is_guess = False
            index = begun = index + said.count(" ", at, marked)
            at = marked
            continue
        if (heard[index].begins or marked > at) and index > begun:
            _add(found, text, heard[begun:index], is_but=is_but, is_guess=is_guess)
            begun = index
            is_but = is_guess = False
        if marked > at:
            is_but = is_but or but_end == marked
            is_guess = is_guess or guess_end == marked
            # The marker's own words are no part of what it leads in.
            skipped = said.count(" ", at, marked)
            index, at, begun = index + skipped, marked, index + skipped
            continue
        at += len(heard[index].said) + 1
        index += 1
    _add(found, text, heard[begun:], is_but=is_but, is_guess=is_guess)
    if not found:  # nothing but "okay" or "maybe", which lead in nothing then
        _add(found, text, heard, is_but=False, is_guess=is_guess)
    return found


def _ends(heard: list[_Word], said: str, at: int) -> bool:
    """Whether a clause ends at this place of `said`."""
    index = said.count(" ", 0, at)
    return index >= len(heard) or heard[index].begins


def _add(
    found: list[Clause], text: str, heard: list[_Word], *, is_but: bool, is_guess: bool
) -> None:
    if not heard:
        return
    start, end = heard[0].start, heard[-1].end
    tail = text[end : end + 6].lstrip(")\"' ”")
    found.append(
        Clause(
            "".join(f"{word.said} " for word in heard),
            start,
            end,
            is_after_but=is_but,
            is_guess=is_guess,
            asks=tail.startswith(("?", "!?")),
            is_quoted=_is_quoted(text, start),
        )
    )


def _words(text: str, spell: Callable[[str], str]) -> list[_Word]:
    found: list[_Word] = []
    end = 0
    for match in WORD.finditer(text):
        gap = text[end : match.start()]
        begins = bool(found) and _separates(text, gap, end, match.start())
        for at, word in enumerate(_plain(match[0], spell).split()):
            found.append(_Word(word, match.start(), match.end(), begins and at == 0))
        end = match.end()
    return found


def _plain(word: str, spell: Callable[[str], str]) -> str:
    """Return `word` as it is compared; what was written with an apostrophe is no slip."""
    said = word.casefold().translate(APOSTROPHES)
    return spell(said) if len(said) == len(word) else said


def _separates(text: str, gap: str, end: int, start: int) -> bool:
    if gap in {" ", "-", "/", "'"} or not BREAK.search(gap):
        return False
    # "5.40", "1,000", "e.g.", "example.org": no space, no new clause.
    return not (
        len(gap) == 1 and gap in ".,:" and text[end - 1].isalnum() and text[start].isalnum()
    )
