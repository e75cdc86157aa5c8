"""A disk that fails on demand, under SQLite itself."""

from collections.abc import Callable, Collection, Iterator
from contextlib import contextmanager
from typing import Any, TypeVar

import apsw

BASE = "unix"  # SQLite's own: locks and shared memory are inherited

D = TypeVar("D", bound="FaultyDisk")
Fault = Callable[[], Exception]

# What changes the disk; the other calls are `read`, `open` and `delete`.
CHANGES = frozenset({"write", "sync", "truncate"})


def io_error(code: int) -> Fault:
    """Return the fault that SQLite knows by this extended code."""
    return lambda: apsw.exception_for(code)


FAILED_SYNC = io_error(apsw.SQLITE_IOERR_FSYNC)
FAILED_WRITE = io_error(apsw.SQLITE_IOERR_WRITE)
FAILED_READ = io_error(apsw.SQLITE_IOERR_READ)
FULL = io_error(apsw.SQLITE_FULL)


class FaultyDisk(apsw.VFS):
    """Every file SQLite opens while this is installed; fails as ordered.

    `calls` counts the changes that reached the disk.
    """

    def __init__(self) -> None:
        super().__init__("faulty-disk", BASE, makedefault=True)
        self.calls = 0
        self.fired = 0
        self._orders: dict[str, tuple[Fault, str]] = {}
        self._at: tuple[int, Fault, bool] | None = None
        self._counted: Collection[str] = CHANGES

    def fail(self, call: str, fault: Fault, *, of: str = "") -> None:
        """Let every `call` fail from now on, of files whose name ends in `of`."""
        self._orders[call] = (fault, of)

    def fail_at(
        self, number: int, fault: Fault, *, for_ever: bool, counting: Collection[str] = CHANGES
    ) -> None:
        """Let the `number`-th change from now on fail, and all after it if `for_ever`.

        Args:
            counting: which calls are counted, and fail, from now on.
        """
        self._counted = counting
        self._at = (self.calls + number, fault, for_ever)

    def heal(self) -> None:
        """Let nothing fail any more."""
        self._orders.clear()
        self._at = None

    def reached(self, call: str, name: str) -> None:
        """Take note of a call, and fail if it was ordered."""
        fault, of = self._orders.get(call, (None, ""))
        if fault is not None and name.endswith(of):
            self.fired += 1
            raise fault()
        if call not in self._counted:
            return
        self.calls += 1
        if self._at is not None:
            number, fault, for_ever = self._at
            if self.calls == number or (for_ever and self.calls > number):
                self.fired += 1
                raise fault()

    def xOpen(self, name: Any, flags: list[int]) -> "FaultyFile":  # noqa: N802 - SQLite's name
        self.reached("open", _path(name))
        return FaultyFile(self, name, flags)

    def xDelete(self, name: str, syncdir: bool) -> None:  # noqa: N802 - SQLite's name
        self.reached("delete", name)
        super().xDelete(name, syncdir)

    def excepthook(self, *args: object) -> bool:
        """Ordered faults are no news: without this, apsw prints them."""
        return True


class FaultyFile(apsw.VFSFile):
    def __init__(self, disk: FaultyDisk, name: Any, flags: list[int]) -> None:
        self._disk = disk
        self._name = _path(name)
        super().__init__(BASE, name, flags)

    def xRead(self, amount: int, offset: int) -> bytes:  # noqa: N802 - SQLite's name
        self._disk.reached("read", self._name)
        return super().xRead(amount, offset)

    def xWrite(self, data: bytes, offset: int) -> None:  # noqa: N802 - SQLite's name
        self._disk.reached("write", self._name)
        super().xWrite(data, offset)

    def xSync(self, flags: int) -> None:  # noqa: N802 - SQLite's name
        self._disk.reached("sync", self._name)
        super().xSync(flags)

    def xTruncate(self, size: int) -> None:  # noqa: N802 - SQLite's name
        self._disk.reached("truncate", self._name)
        super().xTruncate(size)

    def excepthook(self, *args: object) -> bool:
        """Ordered faults are no news: without this, apsw prints them."""
        return True


def _path(name: Any) -> str:
    """Return the path SQLite means; a file without one is temporary."""
    if name is None:
        return ""
    return name if isinstance(name, str) else str(name.filename())


@contextmanager
def faulty_disk() -> Iterator[FaultyDisk]:
    """Let everything SQLite opens in the block lie on a disk that can be made to fail."""
    with installed(FaultyDisk()) as disk:
        yield disk


@contextmanager
def installed(disk: D) -> Iterator[D]:
    """Let everything SQLite opens in the block lie on `disk`."""
    try:
        yield disk
    finally:
        disk.heal()
        disk.unregister()
