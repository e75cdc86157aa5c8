"""What a recorded journal came to hold, and what is wrong with an image of it."""

from functools import cached_property
from pathlib import Path
from typing import Any

import apsw

from tests.faults.recording.disk import Image
from tests.faults.recording.promises import Event, Link, Promise, Version
from vivavoce.domain.ids import InterviewId
from vivavoce.journal.chain import genesis
from vivavoce.journal.records import verify
from vivavoce.journal.store import Record
from vivavoce.stores.sqlite.rows import to_id

EVENTS = """
    SELECT interview, seq, name, recorded_at, actor, content, salt, digest, hash, glimpse, position
    FROM events ORDER BY position
"""
VERSIONS = "SELECT id, version FROM interviews"

Row = tuple[Any, ...]

# How long one waits for the others of a survey to have read a file.
TURN_MS = 30_000


class Truth:
    """Every event of the recording, in the order of commits.

    A journal only grows, and by whole decisions: after a cut it holds a beginning of
    this, the end of which is the end of a decision.
    """

    def __init__(self, data: Path) -> None:
        self.secret = (data / "secret").read_bytes()
        self.rows, _ = read(data / "journal.db")
        # The last event of a decision bears the glimpse for the lists.
        self.ends = {0, *(n for n, row in enumerate(self.rows, 1) if row[9] is not None)}
        self._known: dict[Promise, int] = {}
        chains: dict[InterviewId, list[Record]] = {}
        for count, row in enumerate(self.rows, start=1):
            id_ = to_id(row[0])
            chain = chains.setdefault(id_, [])
            record = Record(
                interview=id_,
                seq=row[1],
                name=row[2],
                recorded_at_us=row[3],
                actor=row[4],
                content=row[5],
                salt=row[6],
                digest=row[7],
                previous=chain[-1].hash if chain else genesis(id_),
                hash=row[8],
            )
            chain.append(record)
            self._known[Event(record.hash.hex())] = count
            self._known[Version(id_, record.seq)] = count
        for id_, chain in chains.items():
            verify(id_, chain)

    def count(self, promise: Promise) -> int:
        """Return how many events must be there for `promise` to be kept."""
        # What never came to be is promised beyond all there is.
        return self._known.get(promise, len(self.rows) + 1)

    @cached_property
    def versions(self) -> list[dict[bytes, int]]:
        """Each interview's version after the first 0, 1, 2 … events."""
        found: list[dict[bytes, int]] = [{}]
        for row in self.rows:
            found.append(found[-1] | {row[0]: row[1]})
        return found


class Promised:
    """What had been promised up to some moment."""

    def __init__(self, truth: Truth) -> None:
        self._truth = truth
        self.promises = 0
        self.events = 0  # as many must be there
        self.link = False

    def take(self, promise: Promise) -> None:
        self.promises += 1
        if isinstance(promise, Link):
            self.link = True
        else:
            self.events = max(self.events, self._truth.count(promise))


class Inspector:
    """Looks into one image after the other, in a folder of its own."""

    def __init__(self, truth: Truth, scratch: Path) -> None:
        self._truth = truth
        self._scratch = scratch
        self._placed: Image = {}
        self._seen: dict[int, int | str] = {}

    @property
    def distinct(self) -> int:
        """How many different images there were."""
        return len(self._seen)

    def complaint(self, image: Image, promised: Promised, *, deep: bool = False) -> str | None:
        """Return what is wrong with `image` (journal and secret), None when nothing is.

        Args:
            deep: let SQLite check every page and index, too.
        """
        secret = image.get("data/secret", b"")
        if secret not in {b"", self._truth.secret}:
            return "in part: the secret"
        if promised.link and not secret:
            return "lost: the secret of a link that was given out"
        key = hash(tuple(sorted(image.items())))
        if key not in self._seen or deep:
            self._seen[key] = self._look(image, deep=deep)
        count = self._seen[key]
        if isinstance(count, str):
            return count
        if count < promised.events:
            return f"lost: {count} events are there, {promised.events} were acknowledged"
        return None

    def _look(self, image: Image, *, deep: bool) -> int | str:
        """Return how many events are there, or what is wrong with them."""
        self._place(image)
        try:
            found, versions = read(self._scratch / "journal.db", deep=deep)
        except apsw.Error as error:
            return f"damaged: {error}"
        count = len(found)
        if found != self._truth.rows[:count]:
            return "altered: an event is not what was recorded"
        if count not in self._truth.ends:
            return f"in part: it ends within a decision, after {count} events"
        if versions != self._truth.versions[count]:
            return f"apart: the rows of the interviews do not tell of {count} events"
        return count

    def _place(self, image: Image) -> None:
        """Write the files of `image` that are not in the folder already."""
        wanted = {
            Path(path).name: content
            for path, content in image.items()
            if path.startswith("data/journal.db")
        }
        if "journal.db-journal" in self._placed:
            # It was played back, which changed the file and deleted the journal.
            for file in self._scratch.iterdir():
                file.unlink()
            self._placed = {}
        for name in self._placed.keys() - wanted.keys():
            (self._scratch / name).unlink()
        for name, content in wanted.items():
            if self._placed.get(name) != content:
                (self._scratch / name).write_bytes(content)
        self._placed = wanted


def read(database: Path, *, deep: bool = False) -> tuple[list[Row], dict[bytes, int]]:
    """Return the events and the interviews' versions; none of a file that has no tables yet.

    Raises:
        apsw.Error: it cannot be read.
    """
    connection = apsw.Connection(str(database))
    try:
        # As after a power cut nobody else has the file open. It is left as it was. Those who
        # look at different images read what there really is at the same moment, and wait.
        connection.set_busy_timeout(TURN_MS)
        connection.pragma("locking_mode", "exclusive")
        connection.config(apsw.SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, 1)
        if not connection.execute("SELECT 1 FROM sqlite_schema WHERE name = 'events'").get:
            return [], {}
        if deep and (found := connection.pragma("integrity_check")) != "ok":
            raise apsw.CorruptError(found)
        return connection.execute(EVENTS).fetchall(), dict(connection.execute(VERSIONS))
    finally:
        connection.close()
