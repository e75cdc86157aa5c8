"""An answer cut into words, numbers and signs, and what each may mean in a language."""

import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from typing import Any, NamedTuple

# What matters is said early; a rambling answer of any length is read no further than this.
CHARS_MAX = 1500
TOKENS_MAX = 160

APOSTROPHES = str.maketrans(dict.fromkeys("’ʼ`´‘", "'"))
FRACTION_SLASH = "\u2044"
TOKEN = re.compile(
    r"(?<![0-9.,])\.[0-9]+(?![.,0-9])"  # .5
    r"|[0-9]{1,3}(?:[ '\u00a0\u202f][0-9]{3})+(?![0-9])(?:[.,][0-9]+)?"  # 5 000
    r"|[0-9]+(?:[.,][0-9]+)*"
    r"|[^\W\d_]+(?:'[^\W\d_]+)*"
    r"|[^\w\s]|[\d_]"
)


class Token(NamedTuple):
    """A word, a number or a sign. `text` is case-folded and without apostrophes."""

    text: str
    start: int
    end: int
    is_glued: bool  # nothing stands between it and the token before
    raw: str  # as written

    @property
    def is_number(self) -> bool:
        return self.text[-1:].isdecimal()

    @property
    def is_word(self) -> bool:
        return self.text.isalpha()


def plain(text: str) -> str:
    """Return the beginning of `text` in one notation: quotes straight, "2½" as "2 1/2"."""
    text = text[:CHARS_MAX].translate(APOSTROPHES)
    if not text.isascii():
        text = "".join(map(_spaced_fraction, text))
    return unicodedata.normalize("NFKC", text)[:CHARS_MAX].replace("−", "-")


def _spaced_fraction(char: str) -> str:
    spelled = unicodedata.normalize("NFKC", char) if unicodedata.category(char) == "No" else ""
    return f" {spelled.replace(FRACTION_SLASH, '/')} " if FRACTION_SLASH in spelled else char


def tokens(text: str) -> list[Token]:
    """Return the first tokens of `text`, which `plain` returned."""
    found: list[Token] = []
    end = -1
    for match in TOKEN.finditer(text):
        word = match[0].casefold()
        if word != "'":
            word = word.replace("'", "") if match[0][0].isalpha() else word
        found.append(Token(word, match.start(), match.end(), match.start() == end, match[0]))
        end = match.end()
        if len(found) == TOKENS_MAX:
            break
    return found


class Item(NamedTuple):
    """One token or a phrase of several, and what it may mean: a value for each role."""

    text: str
    roles: Mapping[str, Any]
    is_glued: bool
    start: int
    end: int
    words: int = 1

    def __contains__(self, role: object) -> bool:
        return role in self.roles

    @property
    def is_word(self) -> bool:
        return self.text[:1].isalpha()


class Vocabulary:
    """The phrases of a language, each with its roles."""

    def __init__(self) -> None:
        self._roles: dict[tuple[str, ...], dict[str, Any]] = {}
        self._longest: dict[str, int] = {}  # by first word

    def add(self, role: str, phrases: Iterable[str] | Mapping[str, Any]) -> None:
        """Let each of `phrases` play `role`, with its value when they are a mapping."""
        values = phrases if isinstance(phrases, Mapping) else dict.fromkeys(phrases, True)
        for phrase, value in values.items():
            words = tuple(token.text for token in tokens(plain(phrase)))
            self._roles.setdefault(words, {})[role] = value
            self._longest[words[0]] = max(self._longest.get(words[0], 0), len(words))

    def roles(self, word: str) -> Mapping[str, Any]:
        """Return what the single `word` may mean."""
        return self._roles.get((word,), {})

    def items(self, heard: list[Token]) -> Iterator[Item]:
        """Yield `heard` with the longest phrases put together."""
        at = 0
        while at < len(heard):
            first = heard[at]
            for size in range(self._longest.get(first.text, 1), 0, -1):
                key = tuple(token.text for token in heard[at : at + size])
                roles = self._roles.get(key)
                if roles is not None and len(key) == size:
                    break
            else:
                size, roles = 1, {}
            last = heard[at + size - 1]
            text = " ".join(token.text for token in heard[at : at + size])
            yield Item(text, roles, first.is_glued, first.start, last.end, size)
            at += size
