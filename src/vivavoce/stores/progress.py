"""How far an interview is, as it is stored: the settled share in thousandths."""

from math import ceil

WHOLE = 1000

# Binary fractions a hair above a thousandth are that thousandth.
_DIGITS = 6


def thousandths(share: float | None) -> int | None:
    """Return a share from 0.0 to 1.0 as it is stored, or None for None."""
    return None if share is None else round(share * WHOLE)


def first_from(share: float) -> int:
    """Return the first thousandth that is not below `share`."""
    return ceil(round(share * WHOLE, _DIGITS))
