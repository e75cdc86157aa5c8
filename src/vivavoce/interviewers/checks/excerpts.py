"""Of a long answer the parts that matter for a value: those that its words stand in."""

from collections.abc import Iterable, Sequence

PIECE_CHARS_MAX, LARGE_PIECE_CHARS_MAX = 300, 600
SENTENCE_ENDS = (". ", "! ", "? ", "\n")
# A negation just before a piece belongs to its first words.
BEFORE_CHARS = 40


def pieces(text: str, *, chars_max: int = PIECE_CHARS_MAX) -> list[str]:
    """Return `text` in pieces of at most `chars_max`, cut at a sentence's end or between words."""
    found: list[str] = []
    begin = 0
    while begin < len(text):
        end = begin + chars_max
        if end < len(text):
            half = begin + chars_max // 2
            cut = max(text.rfind(mark, half, end) for mark in SENTENCE_ENDS)
            cut = cut if cut >= 0 else text.rfind(" ", half, end)
            end = cut + 1 if cut >= 0 else end
        found.append(text[begin:end])
        begin = end
    return found


def ranked(texts: Sequence[str], keys: Iterable[str]) -> list[str]:
    """Return `texts` in pieces, first those in which most of `keys` stand.

    Short texts stay whole and in front. `keys` are case-folded.
    """
    short = [text for text in texts if len(text) <= PIECE_CHARS_MAX]
    long = [piece for text in texts if len(text) > PIECE_CHARS_MAX for piece in pieces(text)]
    wanted = list(keys)
    return [*short, *sorted(long, key=lambda piece: -_hits(piece, wanted))]


def excerpt(text: str, keys: Iterable[str], *, chars_max: int) -> str:
    """Return at most about `chars_max` of `text`: the pieces with most of `keys`, in order."""
    if len(text) <= chars_max:
        return text
    wanted = list(keys)
    cut = pieces(text, chars_max=LARGE_PIECE_CHARS_MAX)
    best = sorted(range(len(cut)), key=lambda at: -_hits(cut[at], wanted))
    kept: list[str] = []
    last = -1
    for at in sorted(best[: max(1, chars_max // LARGE_PIECE_CHARS_MAX)]):
        if kept and at == last + 1:
            kept[-1] += cut[at]
        else:
            kept.append((cut[at - 1][-BEFORE_CHARS:] if at else "") + cut[at])
        last = at
    return "\n".join(kept)


def _hits(piece: str, keys: Sequence[str]) -> int:
    return sum(map(piece.casefold().__contains__, keys))
