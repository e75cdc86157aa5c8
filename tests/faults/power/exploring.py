"""Letting the power fail after every operation of a recording, in every way, on all cores."""

import itertools
import multiprocessing
import os
import random
import tempfile
import time
from collections import Counter
from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor
from contextlib import contextmanager
from functools import cache
from pathlib import Path

import apsw
import msgspec

from tests.faults.power.copies import fault_in_copies, promised_copies
from tests.faults.power.medium import DECIDED, MODES, Medium
from tests.faults.power.reading import (
    DATA,
    FAILURES,
    JOURNAL,
    be_quick,
    digest_of,
    fault_in,
    leave,
    start,
)
from tests.faults.power.recordings import Recording, lay_out, load
from tests.stores.files import IN_MEMORY, contents

# Every so many images is looked through with everything there is; all others have to
# hold, byte for byte, one of the states that were looked through when they were recorded.
LOOK_CLOSELY_EVERY = 16

# Computed from the journal, which does not look at it: no image differs by it.
SEARCH = f"{DATA}/search.db"

# So many operations are one piece of work for a process.
STRETCH = 150

TOLD_MAX = 5


class Stretch(msgspec.Struct, frozen=True, kw_only=True):
    """Which moments of which recording are to be tried, and how hard.

    Attributes:
        file: the recording.
        first, last: after which operations the power fails, counted from 1.
        rounds: how often each mode is tried after each operation.
        every: leave out all but each `every`-th moment.
        seed: decides what the modes leave open.
        modes: of `MODES`.
    """

    file: Path
    first: int
    last: int
    rounds: int
    every: int
    seed: int
    modes: tuple[str, ...]


class Findings(msgspec.Struct, kw_only=True):
    """What came of it."""

    made: int = 0  # cuts
    images: int = 0  # of these, different ones or differently promised: each was started on
    moments: int = 0
    cpu_s: float = 0.0  # over all processes
    between: int = 0  # images of moments between a commit and its acknowledgement
    wrong: Counter[str] = msgspec.field(default_factory=Counter)  # by kind
    examples: list[str] = msgspec.field(default_factory=list)

    def add(self, other: "Findings") -> None:
        """Add what another stretch came to."""
        self.made += other.made
        self.images += other.images
        self.moments += other.moments
        self.between += other.between
        self.cpu_s += other.cpu_s
        self.wrong.update(other.wrong)
        self.examples = (self.examples + other.examples)[:TOLD_MAX]


@contextmanager
def explorers() -> Iterator[ProcessPoolExecutor]:
    """Start a process for each core; they end with the block.

    They are spawned: a forked one would inherit open databases.
    """
    context = multiprocessing.get_context("spawn")
    with ProcessPoolExecutor(os.cpu_count(), mp_context=context, initializer=be_quick) as pool:
        yield pool


def explore(
    pool: ProcessPoolExecutor,
    recording: Recording,
    folder: Path,
    *,
    rounds: int = 1,
    every: int = 1,
    seed: int = 1,
    modes: tuple[str, ...] = MODES,
) -> Findings:
    """Let the power fail in every mode after every operation of `recording`.

    Args:
        folder: where the recording is kept, so that a failure can be seen again.
    """
    file = folder / f"{recording.name.replace(' ', '-')}.recording"
    recording.write_to(file)
    count = len(recording.trace)
    stretches = [
        Stretch(
            file=file,
            first=first,
            last=min(first + STRETCH - 1, count),
            rounds=rounds,
            every=every,
            seed=seed,
            modes=modes,
        )
        for first in range(1, count + 1, STRETCH)
    ]
    found = Findings()
    for part in pool.map(try_out, stretches):
        found.add(part)
    return found


def try_out(stretch: Stretch) -> Findings:
    """Let the power fail after each operation of a stretch; runs in a process of its own."""
    began_s = time.process_time()
    recording = load(stretch.file)
    medium = Medium(recording.base, without=SEARCH)
    for operation in recording.trace[: stretch.first - 1]:
        medium.apply(operation)
    found = Findings()
    seen: set[int] = set()
    for moment in range(stretch.first, stretch.last + 1):
        medium.apply(recording.trace[moment - 1])
        if moment % stretch.every:
            continue
        found.moments += 1
        for number, mode in itertools.product(range(stretch.rounds), stretch.modes):
            if number and mode in DECIDED:
                continue
            seed = f"{stretch.seed}.{number}"
            found.made += 1
            _try_one(recording, stretch.file, medium, moment, mode, seed, seen, found)
    found.cpu_s = time.process_time() - began_s
    return found


def _try_one(
    recording: Recording,
    file: Path,
    medium: Medium,
    moment: int,
    mode: str,
    seed: str,
    seen: set[int],
    found: Findings,
) -> None:
    cut = medium.cut(mode, chance_of(moment, mode, seed))
    promised = (
        recording.floors[moment - 1],
        words_gone(recording, moment),
        promised_copies(recording, moment),
    )
    if (same := hash((cut, promised))) in seen:
        return
    seen.add(same)
    found.images += 1
    found.between += recording.reached[moment - 1] > recording.floors[moment - 1]
    files = medium.files(cut)
    closely = found.images % LOOK_CLOSELY_EVERY == 0
    complaint = complaint_about(recording, files, moment, workplace(), closely=closely)
    if complaint is not None:
        found.wrong[complaint.split(":")[0]] += 1
        if len(found.examples) < TOLD_MAX:
            found.examples.append(
                f"{recording.name}, operation {moment}, mode {mode}, seed {seed}: {complaint} "
                f"(see it again: python -m tests.faults.power {file} {moment} {mode} {seed})"
            )


def chance_of(moment: int, mode: str, seed: str) -> random.Random:
    """Return what decides about a cut: the same for the same arguments, for ever."""
    return random.Random(f"{moment} {mode} {seed}")


def words_gone(recording: Recording, moment: int) -> tuple[bytes, ...]:
    """Return the words that have to be gone after so many operations."""
    return tuple(words for count, words in recording.gone if count < moment)


def complaint_about(
    recording: Recording,
    files: dict[str, bytes],
    moment: int,
    folder: Path,
    *,
    closely: bool,
) -> str | None:
    """Start on `files`, and return what is wrong after a cut at `moment`, None if nothing is."""
    lay_out(files, folder)
    if recording.copies and (fault := fault_in_copies(recording, moment, folder)):
        return fault
    try:
        connection = start(folder / JOURNAL)
    except FAILURES as error:
        return f"no start: {type(error).__name__}: {error}"
    try:
        return _complaint(recording, connection, moment, folder, closely=closely)
    except FAILURES as error:
        return f"unreadable: {type(error).__name__}: {error}"
    finally:
        leave(connection)


def _complaint(
    recording: Recording, connection: apsw.Connection, moment: int, folder: Path, *, closely: bool
) -> str | None:
    state = recording.states.get(digest_of(connection))
    if closely or state is None:
        fault = fault_in(connection, recording.sent, recording.ends)
        if fault is not None:
            return fault
    if state is None:
        return "never was: the rows make sense, but no commit ever left them like this"
    floor = recording.floors[moment - 1]
    if state < floor:
        return f"lost: state {floor} was acknowledged, state {state} is there"
    if words := words_gone(recording, moment):
        # A start cuts the log before anything else (see `Checkpointer.watch`).
        connection.wal_checkpoint(mode=apsw.SQLITE_CHECKPOINT_TRUNCATE)
        kept = contents((folder / JOURNAL).parent)
        if any(word in content for word in words for content in kept.values()):
            return "not gone: erased words came back"
    return None


@cache
def workplace() -> Path:
    """Return a folder of this process's own, in memory where there is such a place."""
    place = IN_MEMORY if IN_MEMORY.is_dir() else None
    made = tempfile.TemporaryDirectory(prefix="power-", dir=place)
    _workplaces.append(made)  # removed when the process ends
    return Path(made.name)


_workplaces: list["tempfile.TemporaryDirectory[str]"] = []


def replay(file: Path, moment: int, mode: str, seed: str, folder: Path) -> str | None:
    """Lay out one image again below `folder`, and return what is wrong with it."""
    recording = load(file)
    medium = Medium(recording.base, without=SEARCH)
    for operation in recording.trace[:moment]:
        medium.apply(operation)
    files = medium.files(medium.cut(mode, chance_of(moment, mode, seed)))
    complaint = complaint_about(recording, files, moment, folder, closely=True)
    lay_out(files, folder)  # as the cut left it, not as the start did
    return complaint
