"""Small charts as SVG: what their lines are, and what they say in words.

Drawn here, so that they are there without scripts; style sheets give the colours. Time runs
from left to right and ends now; a gap in the line is where nothing is known.
"""

from collections.abc import Callable, Sequence

import msgspec

HEIGHT = 64.0
STEP = 2.0  # between two values, in the units of the drawing

# Scales end at one, two or five times a power of ten.
_ENDS = (1, 2, 5, 10)

Values = Sequence[float | None]


class Line(msgspec.Struct, frozen=True, kw_only=True):
    """One line of a chart."""

    name: str  # "" when the chart has only one
    path: str  # for `d` of an SVG path
    area: str  # the same, closed down to zero
    now: str  # the latest value, as one reads it
    told: tuple[str, ...]  # each value, as one reads it


class Chart(msgspec.Struct, frozen=True, kw_only=True):
    """A chart with one line or two."""

    id: str
    title: str
    lines: tuple[Line, ...]
    top: str  # what the upper edge stands for
    highest: str
    width: float


def chart(
    id: str,
    title: str,
    series: Sequence[tuple[str, Values]],
    *,
    steps: int,
    say: Callable[[float], str],
    least: float = 1.0,
) -> Chart:
    """Return a chart of the last `steps` values.

    Args:
        series: name and values of each line, oldest first.
        say: how a value is read: "12.3", "5 ms".
        least: the upper edge stands for no less than this.
    """
    known = [value for _, values in series for value in values if value is not None]
    highest = max(known, default=0.0)
    top = _top(max(highest, least))
    return Chart(
        id=id,
        title=title,
        lines=tuple(_line(name, values, top, steps, say) for name, values in series),
        top=say(top),
        highest=say(highest),
        width=(steps - 1) * STEP,
    )


def _line(name: str, values: Values, top: float, steps: int, say: Callable[[float], str]) -> Line:
    first = steps - len(values)
    runs: list[list[tuple[float, float]]] = [[]]
    for index, value in enumerate(values):
        if value is None:
            runs.append([])
            continue
        runs[-1].append(((first + index) * STEP, HEIGHT * (1 - min(value / top, 1.0))))
    drawn = [run for run in runs if run]
    told = tuple("" if value is None else say(value) for value in values)
    return Line(
        name=name,
        path="".join(_path(run) for run in drawn),
        area="".join(f"M{run[0][0]:g} {HEIGHT:g}L{_path(run)[1:]}V{HEIGHT:g}Z" for run in drawn),
        now=told[-1] if told else "",
        told=told,
    )


def _path(run: Sequence[tuple[float, float]]) -> str:
    """Return one unbroken line; a single value is a short one, so that it is seen."""
    if len(run) == 1:
        x, y = run[0]
        run = [(max(x - STEP, 0.0), y), (x, y)]
    return "M" + "L".join(f"{x:g} {y:.3g}" for x, y in run)


def _top(value: float) -> float:
    power = 1.0
    while power * 10 <= value:
        power *= 10
    while power > value:
        power /= 10
    return next(end * power for end in _ENDS if end * power >= value * (1 - 1e-9))
