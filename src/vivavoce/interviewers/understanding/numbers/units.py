"""Units of measure: which of them measure the same, and how many of one make another.

A unit has one name here, in English; the words for it are in the tables of the
languages. `pint` converts, with these definitions instead of its own several
thousand, which would take more than a second to load.
"""

import functools
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pint import UnitRegistry

# A month is a twelfth of a year, so that 18 months are 1.5 years. Gallons and pints
# differ between countries, so that they are known but never converted.
DEFINITIONS = {
    "time": """
        second = [time]; minute = 60 * second; hour = 60 * minute; day = 24 * hour
        week = 7 * day; fortnight = 14 * day; year = 365.25 * day; month = year / 12
        quarter_year = year / 4; decade = 10 * year; century = 100 * year""",
    "length": """
        metre = [length]; millimetre = metre / 1000; centimetre = metre / 100
        kilometre = 1000 * metre; inch = 0.0254 * metre; foot = 12 * inch; yard = 3 * foot
        mile = 1760 * yard""",
    "mass": """
        gram = [mass]; milligram = gram / 1000; kilogram = 1000 * gram; tonne = 1000 * kilogram
        pound = 0.45359237 * kilogram; ounce = pound / 16; stone = 14 * pound""",
    "volume": """
        litre = [volume]; millilitre = litre / 1000; centilitre = litre / 100
        hectolitre = 100 * litre; cubic_metre = 1000 * litre; gallon = [gallons]; pint = [pints]""",
    "data": """
        byte = [data]; kilobyte = 1000 * byte; megabyte = 1000 * kilobyte
        gigabyte = 1000 * megabyte; terabyte = 1000 * gigabyte; petabyte = 1000 * terabyte""",
    "area": """
        square_metre = [area]; hectare = 10000 * square_metre; acre = 4046.8564224 * square_metre
        square_foot = 0.09290304 * square_metre; square_kilometre = 100 * hectare
        square_mile = 640 * acre""",
    "speed": """
        metre_per_second = [speed]; kilometre_per_hour = metre_per_second / 3.6
        mile_per_hour = 1.609344 * kilometre_per_hour""",
    "temperature": """
        kelvin = [temperature]; celsius = kelvin; offset: 273.15
        fahrenheit = 5 / 9 * kelvin; offset: 233.15 + 200 / 9""",
    "power": "watt = [power]; kilowatt = 1000 * watt; megawatt = 1000 * kilowatt",
    "energy": "kilowatt_hour = [energy]; megawatt_hour = 1000 * kilowatt_hour",
}
DIMENSIONS = {
    definition.split("=")[0].strip(): dimension
    for dimension, definitions in DEFINITIONS.items()
    for definition in definitions.replace("\n", ";").split(";")
    if "=" in definition
}
# What a number without a unit counts behind one with it: five foot ten, an hour and twenty.
SMALLER = {"hour": "minute", "minute": "second", "foot": "inch", "stone": "pound"}
CURRENCY_CHARS = 3
SIGNIFICANT_DIGITS = 12  # enough, and hides the last places of binary fractions


def dimension(unit: str) -> str:
    """Return what `unit` measures; money counts apart for each currency."""
    return DIMENSIONS.get(unit) or ("money" if is_currency(unit) else unit)


def is_currency(unit: str) -> bool:
    """Whether `unit` is the code of a currency (ISO 4217)."""
    return len(unit) == CURRENCY_CHARS and unit.isupper()


def fits(unit: str, asked: str) -> bool:
    """Whether an amount in `unit` answers a question for `asked`, perhaps converted."""
    if is_currency(unit) and is_currency(asked):
        return unit == asked
    return dimension(unit) == dimension(asked)


def convert(value: float, unit: str, asked: str) -> float | None:
    """Return `value`, in `unit`, in the `asked` unit; None when they measure different things."""
    if unit == asked:
        return value
    if unit not in DIMENSIONS or DIMENSIONS[unit] != DIMENSIONS.get(asked):
        return None
    from pint.errors import PintError

    try:
        return rounded(float(_registry().Quantity(value, unit).to(asked).magnitude))
    except (PintError, OverflowError):
        return None


def rounded(value: float) -> float:
    """Return `value` without the last places, which only binary fractions have."""
    return float(f"{value:.{SIGNIFICANT_DIGITS}g}")


@functools.cache
def _registry() -> "UnitRegistry[float]":
    from pint import UnitRegistry

    registry: UnitRegistry[float] = UnitRegistry(None)
    for definitions in DEFINITIONS.values():
        for line in definitions.replace("; offset", "\0offset").replace("\n", ";").split(";"):
            if line.strip():
                registry.define(line.strip().replace("\0", "; "))
    return registry
