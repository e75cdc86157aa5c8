"""Amounts: a numeral with what multiplies it, its unit, and the smaller units behind it."""

from collections.abc import Sequence

import msgspec

from vivavoce.interviewers.understanding.numbers.units import (
    SMALLER,
    convert,
    dimension,
    is_currency,
)
from vivavoce.interviewers.understanding.tokens import Item

RATED_MIN = 5  # 8/10 is a rating of 8, but 3/4 is three quarters
FRACTIONS_COUNTED = range(1, 10)  # "three" quarters
YEARS = range(1900, 2100)
SKIPPED_MAX = 3  # words between a number and its unit, or before it: "three whole days"
NOTHING = Item("", {}, False, 0, 0)


class Amount(msgspec.Struct, kw_only=True):
    """A number, or a range of which one end may be open. `start` and `end` count items."""

    low: float | None
    high: float | None
    start: int
    end: int
    units: tuple[str, ...] = ()  # what its unit may be; none: not told, or not known
    period: str = ""  # a unit of time: per week
    daily: int = 0  # on how many days of each week
    scale: float = 1  # the "thousand" it was said with
    is_weak: bool = False  # a "one" or an "a", which often counts nothing
    is_share: bool = False  # "a third", "one in four": of something
    is_year: bool = False  # looks like one

    @property
    def number(self) -> float:
        """The number, or an end of the range."""
        value = self.low if self.low is not None else self.high
        assert value is not None, "a range has at least one end"
        return value

    @property
    def is_range(self) -> bool:
        return self.low != self.high


class AmountReader:
    """Reads one amount at a place among `items`. `asked` is the unit asked for, empty for none.

    The unit settles what a letter means: with lengths and times, an "m" is no million.
    """

    def __init__(self, items: Sequence[Item], asked: str = "") -> None:
        self._items = items
        self._asked = asked
        self._measures = dimension(asked) in ("length", "time") if asked else False

    def _at(self, at: int) -> Item:
        return self._items[at] if 0 <= at < len(self._items) else NOTHING

    def _measured(self, at: int) -> Amount | None:
        """Return the amount that begins at `at`: sign, currency, number, unit, smaller units."""
        start, sign = at, 1
        currency: tuple[str, ...] = ()
        if self._is_minus(at):
            sign, at = -1, at + 1
        units = tuple(filter(is_currency, self._at(at).roles.get("units", ())))
        if units and ("number" in self._at(at + 1)):
            currency, at = units, at + 1
        amount = self._counted(at)
        if amount is None:
            return None
        if "figures" in self._at(amount.end):
            return None
        amount.start = start
        amount.low = amount.high = sign * amount.number
        if currency:
            amount.units = amount.units or currency
        if self._at(amount.end).text == "+" and self._at(amount.end).is_glued:
            amount.high = None
            amount.end += 1
        if not currency and not amount.units:
            amount.units, amount.end = self._unit(amount.end, articles=amount.is_share)
        if amount.units:
            self._add_half(amount)
            self._add_smaller(amount)
            amount.is_share = False
        return amount

    def _is_minus(self, at: int) -> bool:
        item, before, after = self._at(at), self._at(at - 1), self._at(at + 1)
        if "number" not in after:
            return False
        if item.text == "-":
            apart = not item.is_glued or not (before.is_word or before.text[-1:].isdecimal())
            return after.is_glued and apart
        return "minus" in item and "number" not in before

    def _counted(self, at: int) -> Amount | None:
        """Return the bare number at `at`: 5, a dozen, half a million, two and a half thousand."""
        has_article = "articles" in self._at(at)
        if "number" in self._at(at):
            has_article = False  # German "ein" is both
        begin = at
        at += has_article
        item = self._at(at)
        amount = Amount(low=0, high=0, start=begin, end=at + 1)
        if "number" in item:
            self._number(amount, item)
        elif "just_one" in item:
            amount.low = 1
        elif "times" in item:
            amount.low, amount.units = item.roles["times"], ("times",)
        elif "counts" in item:
            amount.low = item.roles["counts"]
            self._multiply(amount)
        elif "fraction" in item:
            amount.low, amount.is_share = item.roles["fraction"], True
            self._multiply(amount)
            if item.roles["under"] >= RATED_MIN and self._asked != "percent":
                amount.low, amount.is_share = item.roles["over"], False
        elif "fractions" in item:
            amount.low, amount.is_share = item.roles["fractions"], True
            if (not has_article and amount.low != 1 / 2) or self._is_in_compound(at):
                return None
            self._multiply(amount)
        elif "multipliers" in item and len(item.text) > 1 and "vague" not in self._at(at - 1):
            if not has_article and not self._is_introduced(at):
                return None
            amount.low = amount.scale = item.roles["multipliers"]
            self._multiply(amount)
        elif has_article and self._unit(at)[0] and not self._is_money(at):
            amount.low, amount.is_weak, amount.end = 1, True, at
        else:
            return None
        amount.high = amount.low
        return amount

    def _is_in_compound(self, at: int) -> bool:
        """Whether a hyphen makes another word of it: half-heartedly."""
        hyphen, rest = self._at(at + 1), self._at(at + 2)
        return hyphen.text == "-" and hyphen.is_glued and rest.is_glued and not rest.roles

    def _number(self, amount: Amount, item: Item) -> None:
        value: float = item.roles["number"]
        amount.is_weak = bool(item.roles.get("weak"))
        amount.scale = item.roles["scale"]
        at = amount.end
        joined = self._at(at).text == "-" and self._at(at).is_glued
        part = self._at(at + joined)
        if "fractions" in part and value in FRACTIONS_COUNTED:
            value, amount.is_share, amount.is_weak = value * part.roles["fractions"], True, False
            amount.end = at + joined + 1
        elif "fraction" in self._at(at):
            value, amount.end = value + self._at(at).roles["fraction"], at + 1
        else:
            more, amount.end = self._and_part(at)
            value += more
        amount.low = value
        amount.is_year = (
            value == int(value)
            and int(value) in YEARS
            and amount.end == at
            and (item.roles.get("whole", False) or "digits" not in item)
        )
        self._multiply(amount)

    def _and_part(self, at: int) -> tuple[float, int]:
        """Return what "and a half" or "and three quarters" at `at` adds, and where it ends."""
        begin = at
        at += self._at(at).text == "-"
        if "and_" not in self._at(at):
            return 0, begin
        at += 1
        at += self._at(at).text == "-"
        times: float = 1
        if "number" in self._at(at):
            times, at = self._at(at).roles["number"], at + 1
        elif "articles" in self._at(at):
            at += 1
        at += self._at(at).text == "-"
        part = self._at(at)
        for role in ("fractions", "fraction"):
            if role in part and times * part.roles[role] < 1:
                return times * part.roles[role], at + 1
        return 0, begin

    def _multiply(self, amount: Amount) -> None:
        """Take a "thousand", a "dozen" or a "k" behind the number along."""
        assert amount.low is not None
        at = amount.end
        skipped = at
        while skipped - at < 2 and self._is_link(skipped):
            skipped += 1
        item = self._at(skipped)
        if "counts" in item and skipped == at:
            amount.low, amount.end = amount.low * item.roles["counts"], at + 1
        elif self._is_multiplier(skipped, digits="digits" in self._at(at - 1)):
            amount.low = amount.low * item.roles["multipliers"]
            amount.scale = item.roles["multipliers"]
            amount.end = skipped + 1
            amount.is_year = False
            self._multiply(amount)
        elif "counts" in item and (amount.is_share or "counts" in self._at(at - 1)):
            amount.low, amount.end = amount.low * item.roles["counts"], skipped + 1
        else:
            return
        amount.is_weak = amount.is_share = False

    def _is_link(self, at: int) -> bool:
        """Whether the item stands between "half" and "million", or a "couple" and "thousand"."""
        item = self._at(at)
        return "articles" in item or item.text == "-" or ("adjectives" in item and item.is_word)

    def _is_multiplier(self, at: int, *, digits: bool) -> bool:
        item = self._at(at)
        if "multipliers" not in item:
            return False
        if len(item.text) > 1:
            return True
        if not digits:
            return False
        unit = item.roles.get("units")
        return not (unit and self._measures and not self._unit(at + 1)[0] and self._suits(unit))

    def _suits(self, units: Sequence[str]) -> bool:
        return any(dimension(unit) == dimension(self._asked) for unit in units)

    def _is_introduced(self, at: int) -> bool:
        before = self._at(at - 1)
        return any(role in before for role in ("about", "at_least", "at_most"))

    def _is_money(self, at: int) -> bool:
        return any(map(is_currency, self._at(at).roles.get("units", ())))

    def _unit(self, at: int, *, articles: bool = False) -> tuple[tuple[str, ...], int]:
        """Return the unit at `at`, a few adjectives before it; none ends where it began."""
        begin = at
        for _ in range(SKIPPED_MAX):
            item = self._at(at)
            units = item.roles.get("units", ())
            if units and (len(item.text) > 1 or not item.is_word or self._is_short_unit(at)):
                return units, at + 1
            passes = any(role in item for role in ("adjectives", "endings")) or item.text == "-"
            if not passes and not (articles and "articles" in item):
                break
            at += 1
        return (), begin

    def _is_short_unit(self, at: int) -> bool:
        before = self._at(at - 1)
        return "digits" in before or before.text == "+" or before.text in ('"', "°")

    def _add_half(self, amount: Amount) -> None:
        """Add the half of "a day and a half"."""
        more, end = self._and_part(amount.end)
        if more and amount.high is not None and not amount.is_range:
            amount.low = amount.high = amount.number + more
            amount.end = end

    def _add_smaller(self, amount: Amount) -> None:
        """Add the months of "two years and three months", the minutes of "an hour and twenty"."""
        if amount.is_range:
            return
        at = amount.end
        joined = "and_" in self._at(at) or self._at(at).text == ","
        smaller = self._counted(at + joined)
        if smaller is None or smaller.is_year or smaller.is_weak:
            return
        units, end = self._unit(smaller.end)
        if not units and amount.number < 1000 and self._at(at).text != ",":
            units, end = self._next_smaller(amount.units), smaller.end
            if self._at(end).is_word and not joined and not self._at(at).is_glued:
                units = tuple(unit for unit in units if unit == "inch")
        for unit in amount.units:
            for part in units:
                more = convert(smaller.number, part, unit)
                if more is not None and part != unit and abs(convert(1, part, unit) or 1) < 1:
                    amount.units = (unit,)
                    amount.low = amount.high = amount.number + more
                    amount.end = end
                    return

    def _next_smaller(self, units: Sequence[str]) -> tuple[str, ...]:
        return tuple(SMALLER[unit] for unit in units if unit in SMALLER)
