"""A disk that fails, a clock that jumps, a kill at an exact system call: `iofault.c`'s handle."""

import errno
import mmap
import struct
from datetime import timedelta
from enum import IntEnum, IntFlag
from pathlib import Path
from typing import Self

SOURCE = Path(__file__).with_name("iofault.c")
FIELDS = (
    "calls", "at", "repeat", "action", "error", "wait_us", "seen", "fired", "alone", "shift_s",
)  # fmt: skip


class Calls(IntFlag):
    """Which system calls are counted."""

    WRITE = 1
    SYNC = 2
    TRUNCATE = 4
    SEND = 8
    READ = 16
    OPEN = 32
    RENAME = 64
    REMOVE = 128
    MAKE = 256  # a folder


class Action(IntEnum):
    """What happens at the call."""

    FAIL = 1
    DIE_BEFORE = 2
    DIE_AFTER = 3
    DIE_HALFWAY = 4  # half of what a WRITE should write is written; else like DIE_AFTER
    WAIT = 5


class Shim:
    """The faults of one server, to be ordered while it runs."""

    def __init__(self, library: Path, control: Path, *, match: str) -> None:
        control.write_bytes(bytes(8 * len(FIELDS)))
        with control.open("r+b") as file:
            self._memory = mmap.mmap(file.fileno(), 8 * len(FIELDS))
        self.environment = {
            "LD_PRELOAD": str(library),
            "IOFAULT_MATCH": match,
            "IOFAULT_CONTROL": str(control),
        }

    def order(
        self,
        calls: Calls,
        action: Action,
        *,
        at: int = 1,
        repeat: bool = False,
        error: int = errno.EIO,
        wait_us: int = 0,
        alone: bool = False,
    ) -> Self:
        """Let `action` happen at the `at`-th of `calls` from now on.

        Args:
            wait_us: how long WAIT waits; how long a dying process lives on.
            alone: only the process that makes the call dies, not the one that was started.
        """
        self.relax()
        for name, value in (
            ("calls", calls),
            ("repeat", repeat),
            ("action", action),
            ("error", error),
            ("wait_us", wait_us),
            ("alone", alone),
            ("seen", 0),
            ("fired", 0),
        ):
            self._set(name, int(value))
        self._set("at", at)
        return self

    def relax(self) -> None:
        """Let nothing happen any more."""
        self._set("at", 0)

    def set_clock(self, shift: timedelta) -> None:
        """Let the server believe that it is `shift` later than it is."""
        self._set("shift_s", int(shift.total_seconds()))

    @property
    def fired(self) -> int:
        """How often it happened since the last order."""
        return self._get("fired")

    @property
    def seen(self) -> int:
        """How many of the calls were counted since the last order."""
        return self._get("seen")

    def close(self) -> None:
        self._memory.close()

    def _set(self, name: str, value: int) -> None:
        struct.pack_into("q", self._memory, 8 * FIELDS.index(name), value)

    def _get(self, name: str) -> int:
        value: int = struct.unpack_from("q", self._memory, 8 * FIELDS.index(name))[0]
        return value
