"""A workload, recorded: its operations, the states it went through, and what was promised when.

The state after each commit is read back from a medium that lost nothing, checked
through and through, and numbered. After a cut, a start has to find one of these states,
none older than the last one somebody was told of: that is all of I1, I4 and I10 in one
comparison of 16 bytes, whatever the workload does.
"""

import asyncio
import functools
import os
import pickle
import random
import shutil
from collections.abc import Awaitable, Callable
from pathlib import Path

import msgspec

from tests.faults.power.medium import Cut, Medium
from tests.faults.power.reading import (
    DATA,
    JOURNAL,
    LOG,
    digest_of,
    fault_in,
    leave,
    start,
    versions_in,
)
from tests.faults.power.recorder import files_below, recording
from tests.faults.power.trace import (
    AllIsSafe,
    CopyBegins,
    CopyIsSafe,
    Stored,
    Trace,
    Write,
    folder_of,
)
from tests.faults.power.witness import Witness
from tests.stores.files import quick_folder

Workload = Callable[[Path, Witness], Awaitable[None]]
"""Does things to the data folder it is given, and tells the witness what it was promised."""

# https://www.sqlite.org/fileformat2.html, section 4.1: a header of 32 bytes, then frames
# of 24 bytes and a page; bytes 4 to 8 of a frame are not zero where a commit ends.
LOG_HEADER_BYTES = 32
FRAME_HEADER_BYTES = 24
PAGE_BYTES = 4096


class Copy(msgspec.Struct, frozen=True):
    """A backup: where, what it has to hold at the least, and since when it has to be there."""

    folder: str
    floor: int
    safe_at: int  # operations


class Recording(msgspec.Struct, kw_only=True):
    """What a disk was told, and what has to be found after a cut.

    Attributes:
        base: the files that were safely there before.
        states: the number of each state that was ever committed, by its digest.
        reached: the number of the state that was committed, by the count of operations.
        floors: the number of the oldest state a start may find, by the same count.
        gone: words with the count of operations from which they were promised to be gone.
        copies: backups that were asked for.
    """

    name: str
    base: dict[str, bytes]
    trace: Trace
    states: dict[bytes, int]
    reached: list[int]
    floors: list[int]
    gone: list[tuple[int, bytes]]
    copies: list[Copy]
    sent: set[bytes]
    ends: set[bytes]

    @property
    def between(self) -> int:
        """How many moments lie between a commit and its acknowledgement."""
        return sum(now > told for now, told in zip(self.reached, self.floors, strict=True))

    @property
    def acknowledgements(self) -> int:
        """How often somebody was told that something is safe."""
        return sum(isinstance(one, Stored | AllIsSafe) for one in self.trace)

    def write_to(self, file: Path) -> None:
        """Keep the recording in a file, for `load`."""
        file.write_bytes(pickle.dumps(self))


@functools.lru_cache(maxsize=2)
def load(file: Path) -> Recording:
    """Return the recording that was written to `file`."""
    found = pickle.loads(file.read_bytes())
    assert isinstance(found, Recording)
    return found


def record(name: str, workload: Workload, *, ack_early: bool = False) -> Recording:
    """Run `workload` on an empty folder and return all there is to know of it.

    Raises:
        AssertionError: a committed state makes no sense by itself, without any cut.
    """
    return asyncio.run(record_async(name, workload, ack_early=ack_early))


async def record_async(name: str, workload: Workload, *, ack_early: bool = False) -> Recording:
    """Run `workload` as `record` does, from within an event loop."""
    with quick_folder() as root:
        (root / DATA).mkdir()
        base = files_below(root)
        with recording(root) as recorder:
            witness = Witness(recorder, ack_early=ack_early)
            with witness.watching():
                await workload(root / DATA, witness)
        ended = files_below(root)
    made = Recording(
        name=name,
        base=base,
        trace=recorder.trace,
        states={},
        reached=[],
        floors=[],
        gone=[],
        copies=[],
        sent=witness.sent,
        ends=witness.ends,
    )
    _number_states(made)
    assert _digest_after(made, ended) == made.reached[-1], "the recording ends like the real disk"
    return made


def _number_states(made: Recording) -> None:
    """Read the state after every commit, and find out which of them had to be kept when."""
    versions: list[dict[str, int]] = []
    committed = commits_in(made.trace)
    medium = Medium(made.base)
    with quick_folder() as folder:
        state = _state_of(made, {}, versions, folder)
        for count, operation in enumerate(made.trace):
            medium.apply(operation)
            if count in committed:
                files = medium.files(_everything(medium))
                state = _state_of(made, files, versions, folder)
            made.reached.append(state)
    _note_promises(made, versions)


def _note_promises(made: Recording, versions: list[dict[str, int]]) -> None:
    """Find out which of the states a start may still find, after each operation."""
    floor = 0
    asked_at: dict[str, int] = {}
    for count, operation in enumerate(made.trace):
        match operation:
            case AllIsSafe(gone):
                floor = max(floor, made.reached[count])
                made.gone += [(count, words) for words in gone]
            case Stored():
                floor = max(floor, _first_with(operation, versions))
            case CopyBegins(folder):
                asked_at[folder] = floor
            case CopyIsSafe(folder):
                made.copies.append(Copy(folder, asked_at[folder], count))
        made.floors.append(floor)


def _state_of(
    made: Recording, files: dict[str, bytes], versions: list[dict[str, int]], folder: Path
) -> int:
    """Return the number of the state in `files`, which has to make sense."""
    lay_out(files, folder)
    connection = start(folder / JOURNAL)
    try:
        digest = digest_of(connection)
        if versions and made.states.get(digest) == len(versions) - 1:
            return len(versions) - 1  # a commit that changed no row
        fault = fault_in(connection, made.sent, made.ends)
        assert fault is None, f"{made.name}, without any power cut: {fault}"
        versions.append(versions_in(connection))
        # A state may come again; the latest time counts.
        made.states[digest] = len(versions) - 1
        return len(versions) - 1
    finally:
        leave(connection)


def _first_with(stored: Stored, versions: list[dict[str, int]]) -> int:
    for number, found in enumerate(versions):
        if found.get(stored.interview, 0) >= stored.version:
            return number
    raise AssertionError(f"{stored} was acknowledged and never committed")


def _digest_after(made: Recording, files: dict[str, bytes]) -> int | None:
    with quick_folder() as folder:
        lay_out(files, folder)
        connection = start(folder / JOURNAL)
        digest = digest_of(connection)
        leave(connection)
    return made.states.get(digest)


def _everything(medium: Medium) -> Cut:
    return medium.cut("all", random.Random(0))


def commits_in(trace: Trace) -> set[int]:
    """Return after which operations a transaction stands whole in the journal's log."""
    found: set[int] = set()
    ends_at: int | None = None
    for count, operation in enumerate(trace):
        if not isinstance(operation, Write) or operation.name != LOG:
            continue
        if operation.offset == ends_at:
            found.add(count)
            ends_at = None
        elif _is_last_frame(operation):
            ends_at = operation.offset + FRAME_HEADER_BYTES
    return found


def _is_last_frame(write: Write) -> bool:
    place = (write.offset - LOG_HEADER_BYTES) % (FRAME_HEADER_BYTES + PAGE_BYTES)
    return place == 0 and len(write.data) == FRAME_HEADER_BYTES and any(write.data[4:8])


def lay_out(files: dict[str, bytes], folder: Path) -> None:
    """Put exactly these files below `folder`, which may hold those of an earlier cut."""
    # A path object would cost more than the file.
    places = {folder_of(name) for name in files} | {DATA}
    for entry in os.scandir(folder):
        if entry.is_dir() and entry.name not in places:
            shutil.rmtree(entry.path)
    for place in places:
        os.makedirs(f"{folder}/{place}", exist_ok=True)  # noqa: PTH103
        for entry in os.scandir(f"{folder}/{place}"):
            if entry.is_file() and f"{place}/{entry.name}" not in files:
                os.unlink(entry.path)  # noqa: PTH108
    for name, content in files.items():
        with open(f"{folder}/{name}", "wb", buffering=0) as file:  # noqa: PTH123
            file.write(content)
