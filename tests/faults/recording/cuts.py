"""The power fails at every moment of a recording: what may be left, image by image."""

import itertools
import random
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from tests.faults.recording.disk import MODES, Image, Wanted
from tests.faults.recording.promises import Connections, Promise
from tests.faults.recording.recorder import Recording
from tests.faults.recording.trace import (
    Create,
    Send,
    SyncBegun,
    SyncDone,
    Truncate,
    Write,
)

# After which operations, and in which modes.
Plan = Mapping[int, Sequence[str]]


class Cut(NamedTuple):
    """What the power cut after an operation may leave."""

    name: str  # operation/number mode; `cuts` with the same seed makes it again
    image: Image
    promises: list[Promise]  # all that were made by then


def boundaries(recording: Recording, wanted: Wanted) -> list[int]:
    """Return the operations after which the power is cut.

    Those on files that are `wanted`, on names and folders, and sends that promise
    something; of several promises in a row the last, when all have to be kept.
    """
    unwanted: set[int] = set()
    connections = Connections()
    found: list[int] = []
    promising = -1
    for at, operation in enumerate(recording.trace()):
        match operation:
            case Create(path, inode):
                (unwanted.discard if wanted(path) else unwanted.add)(inode)
                is_boundary = wanted(path)
            case Send(connection, data):
                is_boundary = bool(connections.take(connection, data))
                if is_boundary and promising >= 0:
                    found.pop()  # it is the last: nothing else came between
                promising = at if is_boundary else promising
            case Write(inode) | Truncate(inode) | SyncBegun(inode) | SyncDone(inode):
                is_boundary = inode not in unwanted
            case _:
                is_boundary = True
        if is_boundary:
            found.append(at)
            if not isinstance(operation, Send):
                promising = -1
    return found


def plan(places: Sequence[int], images: int | None = None) -> Plan:
    """Spread `images` evenly over `places`, one for each unless said; the modes take turns."""
    turns = itertools.cycle(MODES)
    total = len(places) if images is None else images
    found = {}
    for n, at in enumerate(places):
        count = total * (n + 1) // len(places) - total * n // len(places)
        if count:
            found[at] = list(itertools.islice(turns, count))
    return found


def cuts(recording: Recording, what: Plan, *, wanted: Wanted, seed: int = 1) -> Iterator[Cut]:
    """Yield the cuts of a plan in the order of the recording; the same for the same seed."""
    disk, connections = recording.disk(), Connections()
    promises: list[Promise] = []
    for at, operation in enumerate(recording.trace()):
        disk.apply(operation)
        if isinstance(operation, Send):
            promises += connections.take(operation.connection, operation.data)
        for number, mode in enumerate(what.get(at, ())):
            rng = random.Random(f"{seed} {at} {number}")
            image = disk.image(mode, rng, wanted=wanted)
            yield Cut(f"{at}/{number} {mode}", image, promises[:])
