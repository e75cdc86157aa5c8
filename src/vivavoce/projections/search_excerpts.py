"""The place in a message where the words are, with the words marked."""

from bisect import bisect_left
from collections.abc import Iterable, Sequence

from vivavoce.journal.words import Phrase
from vivavoce.projections.search_hits import EXCERPT_WORDS
from vivavoce.projections.search_tokens import Tokens

CUT = "…"

# Places of a phrase that are compared; in a message with more of them one is as good as another.
PLACES_TRIED_MAX = 500


def excerpt(tokens: Tokens, text: str, phrases: Sequence[Phrase]) -> list[tuple[str, bool]] | None:
    """Return the words around those found, in order, and which are those found.

    It is `EXCERPT_WORDS` of the message, where the most of `phrases` are.

    Returns:
        None when not all of `phrases` are in the text.
    """
    utf8 = text.encode(errors="replace")
    found = tokens.tokens(utf8)
    words = [word for _, _, word in found]
    places = [_places(words, phrase) for phrase in phrases]
    if not all(places):
        return None
    lengths = [len(phrase.words) for phrase in phrases]
    begin, end = _window(places, lengths, len(found))
    marked = _joined(
        (max(at, begin), min(at + length, end))
        for each, length in zip(places, lengths, strict=True)
        for at in each
        if at < end and at + length > begin
    )
    first = found[begin][0] if begin else 0
    last = found[end - 1][1] if end < len(found) else len(utf8)
    pieces: list[tuple[bytes, bool]] = [(CUT.encode() if begin else b"", False)]
    for from_word, to_word in marked:
        there = slice(found[from_word][0], found[to_word - 1][1])
        pieces += [(utf8[first : there.start], False), (utf8[there], True)]
        first = there.stop
    pieces += [(utf8[first:last], False), (CUT.encode() if end < len(found) else b"", False)]
    return _together(pieces)


def _places(words: Sequence[str], phrase: Phrase) -> list[int]:
    """Return at which words a phrase begins."""
    *whole, last = phrase.words
    behind = len(whole)
    ends = (
        (at for at, word in enumerate(words) if word == last)
        if phrase.is_whole
        else (at for at, word in enumerate(words) if word.startswith(last))
    )
    if not whole:
        return [*ends]
    return [at - behind for at in ends if at >= behind and [*words[at - behind : at]] == whole]


def _window(places: Sequence[Sequence[int]], lengths: Sequence[int], words: int) -> tuple[int, int]:
    """Return the words that are shown: those in which the most phrases are, the first of them.

    Args:
        places: of each phrase, in order.
        lengths: of each phrase, in words.
    """
    best = last = most = 0
    for begin in sorted({at for each in places for at in each[:PLACES_TRIED_MAX]}):
        inside = [
            at + length
            for each, length in zip(places, lengths, strict=True)
            if (at := _next(each, begin)) is not None and at + length <= begin + EXCERPT_WORDS
        ]
        if len(inside) > most:
            best, last, most = begin, max(inside), len(inside)
        if most == len(places):
            break
    if not most:  # a phrase of more words than are shown: its beginning is
        best = last = min(each[0] for each in places)
    room = EXCERPT_WORDS - (last - best)
    begin = max(min(best - room // 2, words - EXCERPT_WORDS), 0)
    return begin, min(begin + EXCERPT_WORDS, words)


def _next(places: Sequence[int], begin: int) -> int | None:
    at = bisect_left(places, begin)
    return places[at] if at < len(places) else None


def _joined(spans: Iterable[tuple[int, int]]) -> list[tuple[int, int]]:
    """Return spans in order, those that overlap as one."""
    joined: list[tuple[int, int]] = []
    for begin, end in sorted(spans):
        if joined and begin < joined[-1][1]:
            joined[-1] = joined[-1][0], max(joined[-1][1], end)
        else:
            joined.append((begin, end))
    return joined


def _together(pieces: Sequence[tuple[bytes, bool]]) -> list[tuple[str, bool]]:
    """Return pieces as texts, without empty ones, unmarked neighbours as one."""
    texts: list[tuple[str, bool]] = []
    for piece, is_marked in pieces:
        text = piece.decode(errors="replace")
        if texts and not is_marked and not texts[-1][1]:
            texts[-1] = texts[-1][0] + text, False
        elif text:
            texts.append((text, is_marked))
    return texts
