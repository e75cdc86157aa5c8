"""Addresses as they are spoken: dots and slashes in words; and which of several counts."""

import functools
import re
from collections.abc import Iterable, Mapping, Sequence
from typing import TypeVar

from vivavoce.interviewers.language import load
from vivavoce.interviewers.quantity_words import ContactWords
from vivavoce.interviewers.understanding.tokens import plain, tokens

ENGLISH = "en"  # listened for besides the interview's own language
FOUND_MAX = 20  # addresses in one answer
BEFORE_CHARS, AFTER_CHARS = 120, 60  # how far from an address a "now" or "used to be" may stand
SENTENCE_END = re.compile(r"[.!?;\n](?:\s|$)|!!")
STEM_CHARS = 4
SIGNS_IN_A_ROW_MAX = 3  # "colon slash slash"
SIGNS = {"at": "@", "dot": ".", "dash": "-", "underscore": "_", "plus": "+", "slash": "/"} | {
    "colon": ":"
}

NOWHERE = (-1, 0)

Value = TypeVar("Value")


def words_of(code: str) -> ContactWords:
    """Return the words of a language; English where it has none."""
    words = load(code).quantities.contacts
    return words if words.dot else load(ENGLISH).quantities.contacts


@functools.lru_cache(maxsize=256)
def _spoken_signs(code: str, roles: tuple[str, ...]) -> tuple[re.Pattern[str], Mapping[str, str]]:
    signs: dict[str, str] = {}
    for role in roles:
        for language in (code, ENGLISH):
            for phrase in getattr(words_of(language), role):
                signs.setdefault(phrase, SIGNS[role])
        signs[SIGNS[role]] = SIGNS[role]
    choices = "|".join(re.escape(phrase) for phrase in sorted(signs, key=len, reverse=True))
    # Either in brackets or between spaces: (at), [dot], " at ".
    pattern = (
        rf"[ \t]{{0,3}}(?:\(|\[|\{{|<)[ \t]?({choices})[ \t]?(?:\)|\]|\}}|>)[ \t]{{0,3}}"
        rf"|(?:,?[ \t]{{1,3}}|(?<=[:/.@_+-]))({choices})(?:[ \t]{{1,3}}|(?=[:/]))"
    )
    return re.compile(pattern, re.IGNORECASE), signs


def written_out(text: str, code: str, *roles: str) -> str:
    """Return `text` with the spoken signs of `roles` as signs: "ada at example dot org"."""
    pattern, signs = _spoken_signs(code, roles)

    def sign(match: re.Match[str]) -> str:
        return signs[(match[1] or match[2]).lower()]

    # Once more for each sign that shares its space with the one before: "dot slash".
    for _ in range(SIGNS_IN_A_ROW_MAX):
        text = pattern.sub(sign, text)
    return text


def preferred(
    text: str, found: Sequence[tuple[int, int, Value]], code: str, question: str
) -> Value | None:
    """Return the one of `found` (begin, end, value) that counts by the words around it.

    The first, unless another is offered as the right or the present one.
    """
    found = found[:FOUND_MAX]
    if len({value for _, _, value in found}) <= 1:
        return found[0][2] if found else None
    words = words_of(code)
    stems = _stems(question)
    scores: list[float] = []
    for at, (begin, end, _) in enumerate(found):
        floor = max(found[at - 1][1] if at else 0, begin - BEFORE_CHARS)
        ceiling = min(found[at + 1][0] if at + 1 < len(found) else len(text), end + AFTER_CHARS)
        before = _last_sentence(text[floor:begin])
        after = SENTENCE_END.split(text[end:ceiling], maxsplit=1)[0]
        score = _leaning(before, words, last=True) or _leaning(after, words, last=False)
        if at and _place(_heard(text[floor:begin]), words.corrections, last=True) > NOWHERE:
            score += 2
        score += 0.5 * len(stems & _stems(before)) + 0.4 * len(stems & _stems(after))
        scores.append(score)
    return found[scores.index(max(scores))][2]


def _last_sentence(text: str) -> str:
    return SENTENCE_END.split(text)[-1]


def _stems(text: str) -> set[str]:
    return {word.text[:STEM_CHARS] for word in tokens(plain(text)) if len(word.text) >= STEM_CHARS}


def _leaning(text: str, words: ContactWords, *, last: bool) -> float:
    """Return 1 when the word nearest to the address is for it, -1 when it is against it."""
    heard = _heard(text)
    good = _place(heard, words.current, last=last)
    bad = _place(heard, words.former, last=last)
    return 0 if good == bad else 1 if good > bad else -1


def _heard(text: str) -> str:
    return f" {' '.join(token.text for token in tokens(plain(text)))} "


def _place(heard: str, phrases: Iterable[str], *, last: bool) -> tuple[int, int]:
    """Return how near one of `phrases` stands to the end, or else to the begin; the longer wins."""
    places = [NOWHERE]
    for phrase in phrases:
        at = heard.rfind(f" {phrase} ") if last else heard.find(f" {phrase} ")
        if at >= 0:
            near = at + len(phrase) if last else len(heard) - at
            places.append((near, len(phrase)))
    return max(places)
