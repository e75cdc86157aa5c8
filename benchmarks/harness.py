"""Measuring on a machine that is never quiet: rounds in turn, medians, lines of a table.

A figure is compared with a baseline measured in the same run, a moment before or
after it (A B A B …), because absolute figures drift by a factor of two within minutes.
"""

import gc
import shutil
import statistics
import sys
import tempfile
from collections.abc import Awaitable, Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

import msgspec

from vivavoce.cli.pace import GC_THRESHOLDS, SWITCH_INTERVAL_S

NOT_A_DISK = {"tmpfs", "ramfs"}


class Line(msgspec.Struct, frozen=True, kw_only=True):
    """One line of the table: its figure is the median of what the rounds gave."""

    name: str
    rounds: Sequence[float]
    goal: float
    unit: str = "×"
    at_least: bool = False  # the goal is a lower bound
    told: str = ""  # the absolute figures behind it

    @property
    def figure(self) -> float:
        return statistics.median(self.rounds)

    @property
    def spread(self) -> tuple[float, float]:
        """Between which figures the middle half of the rounds lies."""
        return percentile(self.rounds, 0.25), percentile(self.rounds, 0.75)

    @property
    def is_met(self) -> bool:
        return self.figure >= self.goal if self.at_least else self.figure <= self.goal


class Plan(msgspec.Struct, frozen=True, kw_only=True):
    """What to measure with: a folder on a real disk, and how long to take."""

    folder: Path
    quick: bool = False

    def rounds(self, usual: int) -> int:
        return min(usual, 3) if self.quick else usual

    def many(self, usual: int) -> int:
        """Return a size that can be smaller when it has to be quick."""
        return max(1, usual // 5) if self.quick else usual

    def new_folder(self, name: str) -> Path:
        return Path(tempfile.mkdtemp(prefix=f"{name}-", dir=self.folder))


async def in_turn(rounds: int, *measures: Callable[[], Awaitable[float]]) -> list[list[float]]:
    """Take every measure once a round, in the order given; return the results of each."""
    results: list[list[float]] = [[] for _ in measures]
    for _ in range(rounds):
        for measure, found in zip(measures, results, strict=True):
            gc.collect()
            found.append(await measure())
    return results


def ratios(figures: Sequence[float], baseline: Sequence[float]) -> list[float]:
    """Return what `figures` are to `baseline`, round by round."""
    return [a / b for a, b in zip(figures, baseline, strict=True)]


def percentile(values: Sequence[float], share: float) -> float:
    ordered = sorted(values)
    return ordered[min(len(ordered) - 1, int(share * len(ordered)))]


@contextmanager
def as_in_the_server() -> Iterator[None]:
    """Set the interpreter as `vivavoce serve` does, until the block ends."""
    interval_s, thresholds = sys.getswitchinterval(), gc.get_threshold()
    sys.setswitchinterval(SWITCH_INTERVAL_S)
    gc.set_threshold(*GC_THRESHOLDS)
    try:
        yield
    finally:
        sys.setswitchinterval(interval_s)
        gc.set_threshold(*thresholds)


@contextmanager
def temporary_folder(near: Path | None) -> Iterator[Path]:
    """Give a folder on a real disk, in `near` or where there is one; remove it afterwards."""
    places = [near] if near is not None else [Path(tempfile.gettempdir()), Path("build")]
    place = next((place for place in places if file_system(place) not in NOT_A_DISK), places[-1])
    place.mkdir(parents=True, exist_ok=True)
    folder = Path(tempfile.mkdtemp(prefix="vivavoce-bench-", dir=place))
    try:
        yield folder
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def file_system(place: Path) -> str:
    """Return the type of the file system that holds `place`, "" where it cannot be told."""
    try:
        mounts = Path("/proc/self/mounts").read_text()
    except OSError:
        return ""
    found = ""
    longest = -1
    for mount in mounts.splitlines():
        _, point, kind, *_ = mount.split()
        if place.resolve().is_relative_to(point) and len(point) > longest:
            found, longest = kind, len(point)
    return found
