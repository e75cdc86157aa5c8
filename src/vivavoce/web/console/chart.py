"""Where the marks of the chart of answers go. The template draws them; nothing here is styled.

The scale is logarithmic, because answers take from a second to days: each gridline is a
length of time that people have a word for.
"""

from collections.abc import Sequence
from math import log10

import msgspec

from vivavoce.web.console.answers import Answer

STEP = 26  # between two answers; a finger's worth on a phone is the whole column
LEFT, RIGHT = 64, 18
TOP, HEIGHT, BOTTOM = 14, 176, 30
SECONDS_MIN = 1.0
GRID = (
    (1.0, "1 s"),
    (10.0, "10 s"),
    (60.0, "1 min"),
    (600.0, "10 min"),
    (3_600.0, "1 h"),
    (86_400.0, "1 day"),
    (864_000.0, "10 days"),
)


class Mark(msgspec.Struct, frozen=True, kw_only=True):
    """One answer's column: places in the drawing's own units, y downwards."""

    answer: Answer
    x: float
    waited_y: float | None  # None: there was no question before it
    typing_y: float | None  # None: not measured


class Chart(msgspec.Struct, frozen=True, kw_only=True):
    """The whole drawing."""

    width: float
    height: float
    left: float
    right: float
    floor: float
    grid: list[tuple[float, str]]  # (y, what it stands for)
    marks: list[Mark]


def chart(answers: Sequence[Answer]) -> Chart:
    """Return the drawing of `answers`, in order from left to right."""
    known = [answer.waited_s for answer in answers if answer.waited_s is not None]
    known += [answer.typing_s for answer in answers if answer.typing_s is not None]
    longest = max(known, default=SECONDS_MIN)
    # Up to the first gridline above everything, so that the scale can be read.
    top_s = next((s for s, _ in GRID[2:] if s >= longest), max(longest, GRID[-1][0]))

    def y(seconds: float | None) -> float | None:
        if seconds is None:
            return None
        share = log10(max(seconds, SECONDS_MIN) / SECONDS_MIN) / log10(top_s / SECONDS_MIN)
        return round(TOP + HEIGHT * (1 - share), 1)

    marks = [
        Mark(
            answer=answer,
            x=LEFT + STEP * (number + 0.5),
            waited_y=y(answer.waited_s),
            typing_y=y(answer.typing_s),
        )
        for number, answer in enumerate(answers)
    ]
    right = LEFT + STEP * max(len(answers), 8)
    return Chart(
        width=right + RIGHT,
        height=TOP + HEIGHT + BOTTOM,
        left=LEFT,
        right=right,
        floor=TOP + HEIGHT,
        grid=[(at, name) for s, name in GRID if s <= top_s and (at := y(s)) is not None],
        marks=marks,
    )
