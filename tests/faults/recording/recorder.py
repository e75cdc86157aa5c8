"""Recording a server or a command from outside: the handle of `iorecord.c`."""

import json
import random
import shutil
from collections.abc import Mapping
from pathlib import Path
from typing import Self

from tests.faults.recording.disk import Disk, contents, inodes
from tests.faults.recording.trace import Operation, read_trace

SYNC_US = 500  # how long a sync takes at least, as on a quick disk

SOURCE = Path(__file__).with_name("iorecord.c")


class Recording:
    """A folder that was recorded while programs worked in it.

    Kept whole in `place`, so that several processes can look at it:
    `before/` and `log` together make what `after/` is.
    """

    def __init__(self, place: Path) -> None:
        self.place = place
        self.before = place / "before"
        self.after = place / "after"
        self.log = place / "log"
        self._inodes = place / "inodes.json"

    def begin(self, library: Path) -> Mapping[str, str]:
        """Return what a program's environment needs; the folder is `after`."""
        shutil.copytree(self.after, self.before)
        self._inodes.write_text(json.dumps(inodes(self.after)))
        return {
            "LD_PRELOAD": str(library),
            "IORECORD_FOLDER": str(self.after),
            "IORECORD_LOG": str(self.log),
            "IORECORD_SYNC_US": str(SYNC_US),
        }

    def check(self) -> Self:
        """Check that nothing is missing from the recording: replayed whole, it is the folder."""
        disk = self.disk()
        for operation in self.trace():
            disk.apply(operation)
        replayed, found = disk.image("all", random.Random(0)), contents(self.after)
        assert replayed.keys() == found.keys(), replayed.keys() ^ found.keys()
        differing = [path for path, content in found.items() if replayed[path] != content]
        assert not differing, f"the recording does not tell all about {differing}"
        return self

    def trace(self) -> list[Operation]:
        return read_trace(self.log, self.after)

    def disk(self) -> Disk:
        """Return the folder as it was when the recording began."""
        return Disk(self.before, json.loads(self._inodes.read_text()))
