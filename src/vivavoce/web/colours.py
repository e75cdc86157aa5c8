"""A colour of the owner's own choosing, made legible on our paper, light and dark.

The hue stays; the colour is mixed with black (on light paper) or white (on dark paper), a
little at a time, until text in it reaches the contrast that WCAG 2.2 AA asks for on the
least favourable of our backgrounds. So there is no colour that an owner may not choose, and
none that makes a page hard to read.
"""

import msgspec

# A little more than the 4.5 that WCAG asks for, as colours are rounded to whole steps.
CONTRAST_MIN = 4.55
STEPS = 50

# The least favourable backgrounds of style.css that the accent stands on: its `--tint`.
LIGHT_TINT = "#f0eee7"
DARK_TINT = "#222724"
BLACK = "#000000"
WHITE = "#ffffff"

# How far beyond the accent the stronger one is that shows where the pointer is.
STRONGER = 0.22


class Accents(msgspec.Struct, frozen=True):
    """The three colours that make an accent, as `#rrggbb`."""

    accent: str
    strong: str
    on_accent: str


def light(colour: str) -> Accents:
    """Return the accents on light paper. `colour` is `#rrggbb`."""
    accent = _legible(colour, on=LIGHT_TINT, towards=BLACK)
    return Accents(accent, _mixed(accent, BLACK, STRONGER), WHITE)


def dark(colour: str) -> Accents:
    """Return the accents on dark paper. `colour` is `#rrggbb`."""
    accent = _legible(colour, on=DARK_TINT, towards=WHITE)
    ink = _legible(_mixed(accent, BLACK, 0.8), on=accent, towards=BLACK)
    return Accents(accent, _mixed(accent, WHITE, STRONGER), ink)


def contrast(one: str, other: str) -> float:
    """Return the contrast of two colours, from 1 to 21, as WCAG 2.2 defines it."""
    lighter, darker = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def _legible(colour: str, *, on: str, towards: str) -> str:
    for step in range(STEPS + 1):
        mixed = _mixed(colour, towards, step / STEPS)
        if contrast(mixed, on) >= CONTRAST_MIN:
            return mixed
    return towards


def _mixed(colour: str, other: str, share: float) -> str:
    pairs = zip(_channels(colour), _channels(other), strict=True)
    return "#" + "".join(f"{round(a + (b - a) * share):02x}" for a, b in pairs)


def _luminance(colour: str) -> float:
    """Return the relative luminance, 0 to 1, as WCAG 2.2 defines it."""
    red, green, blue = (
        channel / 255 / 12.92 if channel <= 10 else ((channel / 255 + 0.055) / 1.055) ** 2.4
        for channel in _channels(colour)
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _channels(colour: str) -> tuple[int, ...]:
    return tuple(bytes.fromhex(colour.removeprefix("#")))
