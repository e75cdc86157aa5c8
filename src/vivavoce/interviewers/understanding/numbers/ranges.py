"""Ranges: amounts with another end, with an open one, per a time; shares of a whole."""

from collections.abc import Iterator

from vivavoce.interviewers.understanding.numbers.amounts import (
    NOTHING,
    SKIPPED_MAX,
    YEARS,
    Amount,
    AmountReader,
)
from vivavoce.interviewers.understanding.numbers.units import convert, dimension
from vivavoce.interviewers.understanding.tokens import Item

PERIOD_WITHIN = 4  # items between an amount and its period: "200 emails a day"


class Amounts(AmountReader):
    """The amounts among the items, in order."""

    def __iter__(self) -> Iterator[Amount]:
        at = 0
        while at < len(self._items):
            amount = self._share(at) or self._measured(at)
            if amount is None:
                at += 1
                continue
            self._stretch(amount)
            self._open(amount)
            self._find_period(amount)
            yield amount
            at = max(amount.end, at + 1)

    def _share(self, at: int) -> Amount | None:
        """Return "one in four" as a share, where a share is asked for."""
        if self._asked != "percent" or "number" not in self._at(at):
            return None
        if "out_of" not in self._at(at + 1):
            return None
        end = at + 2
        while end < at + 4 and ("articles" in self._at(end) or "about" in self._at(end)):
            end += 1
        part, whole = self._at(at).roles["number"], self._at(end).roles.get("number", 0)
        if not 0 <= part <= whole or whole in YEARS or "%" in self._at(end + 1).text:
            return None
        share = part / whole if whole else 0
        return Amount(low=share, high=share, start=at, end=end + 1, is_share=True)

    def _stretch(self, amount: Amount) -> None:
        """Make `amount` a range when another one follows: five to six, three or four, 2-3k."""
        if amount.high is None:
            return
        at, by_comma = self._connected(amount)
        if not at:
            return
        other = self._share(at) or self._measured(at)
        if other is None or other.high is None or (self._is_bare_article(other, at)):
            return
        low, high = amount.number, other.number
        if amount.scale == 1 and other.scale > 1 and abs(low) < abs(high) / other.scale:
            low *= other.scale
        if amount.units and other.units:
            shared = tuple(unit for unit in other.units if unit in amount.units)
            if not shared:
                converted = convert(low, amount.units[0], other.units[0])
                if converted is None:
                    return
                low, shared = converted, other.units[:1]
            amount.units = shared
        is_next = not amount.units and any(
            high == low + step and low % step == 0 for step in (1, 10, 100)
        )
        if amount.is_year != other.is_year or (by_comma and not is_next) or low == high:
            return
        if low > high:
            if "or_" not in self._at(amount.end):
                return
            low, high = high, low
        amount.low, amount.high = low, high
        amount.units = amount.units or other.units
        amount.is_weak = False
        amount.is_share = amount.is_share and other.is_share
        amount.end, amount.scale = other.end, other.scale
        if "grown" in self._at(amount.start - 1):
            amount.low = amount.high = other.number

    def _is_bare_article(self, amount: Amount, at: int) -> bool:
        is_article = "articles" in self._at(at) and "number" not in self._at(at)
        return amount.is_weak and is_article and not amount.units

    def _connected(self, amount: Amount) -> tuple[int, bool]:
        """Return where the other end of a range may begin, 0 for nowhere; whether by a comma."""
        at = amount.end
        if not amount.units and self._at(at).is_word and not self._at(at).roles:
            at += 1  # "two cups, sometimes three"
        counted = at > amount.end
        comma = self._at(at).text == ","
        at += comma
        item = self._at(at)
        between = "between" in self._at(amount.start - 1) or "between" in self._at(amount.start - 2)
        if (
            ("to" in item and not comma)
            or "or_" in item
            or "maybe" in item
            or ("and_" in item and between and not comma)
        ):
            at += 1
        elif not comma or counted:
            return 0, False
        by_comma = comma and at == amount.end + 1
        while at < amount.end + SKIPPED_MAX + 2 and any(
            role in self._at(at) for role in ("maybe", "about", "or_")
        ):
            at += 1
        return at, by_comma

    def _open(self, amount: Amount) -> None:
        """Open the range of "at least five", "up to five", "five or more"."""
        if amount.is_range:
            return
        before, after = self._bound_before(amount.start), self._at(amount.end)
        if "at_least" in before:
            amount.high = None
        elif "at_most" in before:
            amount.low = None
        elif "or_more" in after and not self._is_addition(amount.end):
            amount.high = None
            amount.end += 1
            if not amount.units:
                amount.units, amount.end = self._unit(amount.end)
        elif "or_less" in after:
            amount.low = None
            amount.end += 1

    def _bound_before(self, at: int) -> Item:
        """Return the item before `at`, without those that only say "about"."""
        for place in range(at - 1, at - 1 - SKIPPED_MAX, -1):
            item = self._at(place)
            if "about" not in item and "between" not in item:
                return item
        return NOTHING

    def _is_addition(self, at: int) -> bool:
        """Whether a plus adds something: "450 + VAT"."""
        item, after = self._at(at), self._at(at + 1)
        adds = after.is_word or "number" in after
        return len(item.text.split()) == 1 and not item.is_glued and adds and "units" not in after

    def _find_period(self, amount: Amount) -> None:
        """Take along per what the amount counts: 20 hours a week, 200 emails a day."""
        for at in range(amount.end, amount.end + PERIOD_WITHIN):
            item, after = self._at(at), self._at(at + 1)
            times = [unit for unit in after.roles.get("units", ()) if dimension(unit) == "time"]
            if "daily" in item:
                amount.daily, amount.end = item.roles["daily"], at + 1
                return
            if "periodic" in item:
                amount.period, amount.end = item.roles["periodic"], at + 1
                return
            if "per" in item and times:
                amount.period, amount.end = times[-1] if len(after.text) == 1 else times[0], at + 2
                return
            if not item.is_word or "number" in item or "and_" in item or "or_" in item:
                return
