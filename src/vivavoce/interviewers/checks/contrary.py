"""Whether words of the candidate's were put together to something that the candidate did not say.

The same words tell the contrary without their "not", with one that was never said, and with
who did it in the place of whom it was done to.
"""

from collections.abc import Iterator, Sequence

from vivavoce.interviewers.checks.allowance import Allowance
from vivavoce.interviewers.checks.kinship import Vocabulary
from vivavoce.interviewers.languages.telling import BY, SELF

NEGATION_WITHIN = 4  # words before what is denied
# Of what is told in a part of a value, more than so much was denied.
DENIED_SHARE = 0.5
ROLES = 3  # who, what, to whom
# Of an answer's parts and of a value's, so many are compared in their order.
PARTS_MAX, ROLES_MAX = 200, 12

# Of the allowance: for a word that another one is looked for among.
LOOKED_AMONG = 1 / 12

Part = Sequence[str]


class Contrary:
    """Holds parts of a value against the parts of what was said.

    Args:
        parts: what was said, word by word, in its parts; None: they cannot be afforded, and then
            everything may have been denied.
        vocabulary: of all of it.
        negations: words that deny.
        negative: words that deny without being negations: "avoids".
        code: the language.
        allowance: what may be spent.
    """

    def __init__(
        self,
        parts: list[list[str]] | None,
        vocabulary: Vocabulary,
        negations: frozenset[str],
        negative: frozenset[str],
        code: str,
        allowance: Allowance,
    ) -> None:
        self._parts = parts
        self._vocabulary = vocabulary
        self._negations = negations
        self._denies = negations | negative
        self._allowance = allowance
        self._words = sum(map(len, parts or ()))
        self._is_negative = any(not negations.isdisjoint(part) for part in parts or ())
        self._self = frozenset(SELF.get(code, "").split())
        self._by = frozenset(BY.get(code, "").split())
        self._places: dict[str, list[tuple[int, int]] | None] = {}

    def denies(self, part: Part, told: Sequence[str]) -> bool:
        """Whether a `part` of a value claims what was denied, or denies what was not.

        `told` are those of its words that tell something and were said.
        """
        if not told:
            return False
        if not self._negations.isdisjoint(part):
            return not any(map(self._is_near_a_denial, told))
        if not self._denies.isdisjoint(part) or not (self._is_negative or self._parts is None):
            return False
        denied = sum(map(self.is_denied, told))
        return denied > DENIED_SHARE * len(told)

    def is_denied(self, word: str) -> bool:
        """Whether every place where `word` was said stands behind a negation, or may do so."""
        places = self._places_of(word)
        if places is None:
            return True
        return bool(places) and all(self._is_behind(*place) for place in places)

    def is_denied_row(self, row: Part) -> bool:
        """Whether every place where the words of `row` follow each other is behind a negation."""
        places = self._places_of(row[0])
        if places is None:
            return True
        begins = [
            (at, begin)
            for at, begin in places
            if self._parts is not None and self._follows(row, at, begin)
        ]
        return bool(begins) and all(self._is_behind(*place) for place in begins)

    def swaps(self, part: Part, told: Sequence[str]) -> bool:
        """Whether a `part` of a value has three in the contrary order: "Peter trained Anna"."""
        if self._parts is None or not self._by.isdisjoint(part):
            return False
        known = set(told)
        roles = [word for word in part if word in known or word in self._self][:ROLES_MAX]
        return any(map(self._is_contrary, zip(roles, roles[1:], roles[2:], strict=False)))

    def _is_contrary(self, roles: tuple[str, str, str]) -> bool:
        if len(set(roles)) < ROLES:
            return False
        places = [self._places_of(role) for role in roles]
        orders = list(_orders(places))
        return bool(orders) and all(who > what > whom for who, what, whom in orders)

    def _places_of(self, word: str) -> list[tuple[int, int]] | None:
        """Return where `word` was said: which part, which word of it; None: not affordable."""
        if word not in self._places:
            self._places[word] = self._find(word)
        return self._places[word]

    def _find(self, word: str) -> list[tuple[int, int]] | None:
        if self._parts is None or not self._allowance.take(self._words * LOOKED_AMONG):
            return None
        kin = self._self if word in self._self else self._vocabulary.kin(word)
        return [
            (number, at)
            for number, part in enumerate(self._parts)
            for at, heard in enumerate(part)
            if heard in kin
        ]

    def _is_behind(self, number: int, at: int) -> bool:
        assert self._parts is not None, "there are places only in parts"
        before = self._parts[number][max(0, at - NEGATION_WITHIN) : at]
        return not self._negations.isdisjoint(before)

    def _is_near_a_denial(self, word: str) -> bool:
        places = self._places_of(word)
        if places is None or self._parts is None:
            return False
        return any(not self._denies.isdisjoint(self._parts[number]) for number, _ in places)

    def _follows(self, row: Part, number: int, at: int) -> bool:
        """Whether `row` stands at a place, be it beyond the end of the part."""
        assert self._parts is not None, "there are places only in parts"
        rest = self._parts[number][at : at + len(row)]
        return list(row[: len(rest)]) == rest


def _orders(
    places: Sequence[Sequence[tuple[int, int]] | None],
) -> Iterator[tuple[int, int, int]]:
    """Yield at which words of one part three were said, for every part that has them all."""
    who, what, whom = ([] if each is None else each[:PARTS_MAX] for each in places)
    for number, first in who:
        for second in (at for other, at in what if other == number):
            for third in (at for other, at in whom if other == number):
                yield first, second, third
