"""An enumeration cut where people separate: lines, numbers, commas, "and", slashes.

What only looks like a separator stays: "CI/CD", "1,000", "Mr. Obi", "fish and chips",
"Brück & Söhne", and commas in brackets.
"""

import itertools
import re
from collections.abc import Iterator
from typing import NamedTuple

from vivavoce.interviewers.language import normal
from vivavoce.interviewers.understanding.lists.conjunctions import Separators, conjoined, separated

LINES = re.compile(r"[\n\r;•·|]|[,、，]\s*\n")
NUMBERED = re.compile(r"(?:^|(?<=\s))\(?([0-9]{1,2}|[a-h])[.)]\s+(?=\S)")
SENTENCE = re.compile(r"[.!?]+(?=\s|$)|…|\.{2,}|[!?]+(?=\w)")
LAST_WORD = re.compile(r"(\w+)\W*$")
DASH = re.compile(r"\s+(?:[-–—]+|→|=>)\s+|[–—]")
COMMAS = re.compile(r"[,，、]")
INNER_COMMA = "\ue000"  # stands for one inside a name while commas separate
SLASH = re.compile(r"\s+/\s+|/")
INITIALS_MAX = 3  # letters on both sides of a slash that belong together: CI/CD
SLASHED_MIN = 3
SEMICOLONS_MIN = 2  # so many separate an enumeration on their own
BRACKETS = {"(": 1, "[": 1, "{": 1, ")": -1, "]": -1, "}": -1}


class Part(NamedTuple):
    """A piece of an enumeration, as written."""

    text: str
    is_after_dash: bool = False
    begins: bool = True  # a sentence, so that its capital tells nothing
    ends: bool = True  # a sentence: no comma follows


def parts(text: str, separators: Separators) -> Iterator[Part]:
    """Yield the pieces of `text`, in order; some may be empty."""
    is_whole = text.count(";") >= SEMICOLONS_MIN and not COMMAS.search(text)
    for line in filter(str.strip, LINES.split(text)):
        for entry in _numbered(line):
            for sentence in _sentences(entry, separators):
                yield from _pieces(sentence, separators, is_whole=is_whole)


def rest_parts(text: str) -> list[str]:
    """Return what commas and line ends leave of a very long enumeration."""
    stripped = (piece.strip(" \t-*.") for piece in re.split(r"[,;\n\r]", text))
    return [piece for piece in stripped if piece]


def _numbered(line: str) -> list[str]:
    marks = list(NUMBERED.finditer(line))
    if len(marks) < 2 and not (marks and not line[: marks[0].start()].strip()):
        return [line]
    begun = [0, *(mark.end() for mark in marks)]
    ends = [*(mark.start() for mark in marks), len(line)]
    return [line[begin:end] for begin, end in zip(begun, ends, strict=True)]


def _sentences(text: str, separators: Separators) -> Iterator[str]:
    begun = 0
    for match in SENTENCE.finditer(text):
        if match[0] == "." and match.end() < len(text):
            before = LAST_WORD.search(text, max(begun, match.start() - 12), match.start())
            word = before[1] if before else ""
            if word.casefold() in separators.abbreviations or (len(word) == 1 and word.isupper()):
                continue
        sentence = text[begun : match.start()]
        # "Did I say patience?" lists nothing.
        if not ("?" in match[0] and separators.openers.match(f"{normal(sentence[:60])} ") > 0):
            yield sentence
        begun = match.end()
    yield text[begun:]


def _pieces(sentence: str, separators: Separators, *, is_whole: bool) -> Iterator[Part]:
    if separators.phrases is not None:
        sentence = separators.phrases.sub(",", sentence)
    for name in separators.with_commas:
        sentence = name.sub(lambda found: found[0].replace(",", INNER_COMMA), sentence)
    pieces = _without_parentheses(_outside_brackets(sentence), separators)
    pieces = [piece for piece in pieces if piece.strip()]
    if not pieces:
        return
    how = separated(pieces, separators, is_whole=is_whole)
    for at, piece in enumerate(pieces):
        is_middle = 0 < at < len(pieces) - 1
        ends = at == len(pieces) - 1
        dashed = DASH.split(piece.lstrip(" \t-*–—"))
        if len(dashed) == 3 and separators.joins((dashed[0].split() or [""])[-1]):
            # "Tissues and – embarrassing – three lipsticks"
            dashed = [f"{dashed[0]} {dashed[2]}"]
        for index, between in enumerate(dashed):
            for count, joined in enumerate(
                conjoined(between, separators, how, is_middle=is_middle)
            ):
                for slashed in _slashed(joined):
                    begins = not (at or index or count)
                    written = slashed.strip().replace(INNER_COMMA, ",")
                    yield Part(written, is_after_dash=index > 0, begins=begins, ends=ends)


def _without_parentheses(pieces: list[str], separators: Separators) -> list[str]:
    """Return `pieces` without what stands between "and," and the next comma."""
    kept: list[str] = []
    is_open = False
    for at, piece in enumerate(pieces):
        if is_open and at < len(pieces) - 1:
            is_open = False
            continue
        words = piece.split()
        is_open = bool(words) and separators.joins(words[-1]) and at + 2 < len(pieces)
        kept.append(piece)
    return kept


def _outside_brackets(sentence: str) -> list[str]:
    """Return what commas leave, but for those in brackets and between digits."""
    found: list[str] = []
    begun = depth = 0
    for match in re.finditer(r"[,，、()\[\]{}]", sentence):
        char, at = match[0], match.start()
        if char in BRACKETS:
            depth = max(0, depth + BRACKETS[char])
        elif not depth and not (
            sentence[max(0, at - 1) : at].isdecimal() and sentence[at + 1 : at + 2].isdecimal()
        ):
            found.append(sentence[begun:at])
            begun = at + 1
    if depth and not found:
        # A bracket that never closes holds nothing together.
        return COMMAS.split(sentence)
    return [*found, sentence[begun:]]


def _slashed(piece: str) -> list[str]:
    if "/" not in piece or "://" in piece or "(" in piece:
        return [piece]
    sides = SLASH.split(piece)
    if " / " in piece:
        return sides
    around = [(side.split() or [""]) for side in sides]
    inner = [(left[-1], right[0]) for left, right in itertools.pairwise(around)]
    if any(min(len(left), len(right)) < SLASHED_MIN for left, right in inner):
        return [piece]
    if all(max(len(left), len(right)) <= INITIALS_MAX and left.isupper() for left, right in inner):
        return [piece]
    return sides
