"""Going from interview to interview of a database, with what each examination needs."""

import hashlib
from collections.abc import Callable, Iterator
from datetime import datetime

import apsw

from vivavoce.domain.guide import Guide
from vivavoce.errors import VivavoceError
from vivavoce.journal.chain import genesis, hash_of
from vivavoce.stores.sqlite.rows import to_id
from vivavoce.upkeep.charts import Chart, Stored, chart, stored, text_of
from vivavoce.upkeep.diagnosis import NO_ROW, Diagnosis, Shelf, diagnose, row_of
from vivavoce.upkeep.ordering import POSITION_MAX

ReadGuide = Callable[[str], Guide]  # from a guide's source; raises a VivavoceError

# Rows that name an interview there is not; more tell of something else than damage.
STRAYS_MAX = 10_000

LAST_POSITION = "SELECT coalesce(max(position), 0) FROM events WHERE position <= ?"
# The first free number behind one; those from there on are gone through until it is found.
FREE_POSITION = """
    SELECT min(position) + 1 FROM
        (SELECT ? AS position
        UNION ALL SELECT position FROM events WHERE position > ? AND position < ?) AS taken
    WHERE NOT EXISTS (SELECT 1 FROM events WHERE events.position = taken.position + 1)
"""


class Ward:
    """The interviews of one database.

    Args:
        connection: sees every row; its indexes are right.
        read_guide: parses the source of a kept guide.
    """

    def __init__(self, connection: apsw.Connection, read_guide: ReadGuide, now: datetime) -> None:
        self._connection = connection
        self._read_guide = read_guide
        self._now = now
        self._guides: dict[tuple[str, str], Guide | None] = {}
        self.shelf = Shelf(guide=self._guide, hash_of=self._hash_of, free=self._free)
        astray = {id_: self._astray(id_) for id_ in self._without_row()}
        self._strays = [row for rows in astray.values() for row in rows][:STRAYS_MAX]
        # Those with a beginning of their own first: some of the others' rows may be theirs.
        self._alone = sorted(astray, key=lambda id_: bool(astray[id_]))
        self._taken_in: set[int] = set()  # positions of rows that were put in their places
        self._ghosts = self._without_events()

    def __len__(self) -> int:
        return int(self._connection.execute("SELECT count(*) FROM interviews").get) + len(
            self._alone
        )

    def diagnoses(self) -> Iterator[tuple[Chart, Diagnosis]]:
        """Examine every interview: those with a row first. The database may change meanwhile."""
        ids = [row[0] for row in self._connection.execute("SELECT id FROM interviews")]
        ghosts: list[bytes] = []
        for id_ in ids:
            if id_ in self._ghosts:
                ghosts.append(id_)
            else:
                yield self._diagnosed(chart(self._connection, id_))
        for id_ in self._alone:
            found = chart(self._connection, id_)
            found.events = [row for row in found.events if row.position not in self._taken_in]
            if not found.events:
                continue  # all of them were another's
            _, diagnosed = self._diagnosed(found)
            ghost = self._ghost_of(diagnosed, ghosts)
            if ghost is not None:
                ghosts.remove(ghost)
                diagnosed.row_id = ghost
                diagnosed.problems.remove(NO_ROW)
                diagnosed.problems.append("Its row in the table of interviews names another one.")
            yield found, diagnosed
        for id_ in ghosts:
            yield self._diagnosed(chart(self._connection, id_))

    def _diagnosed(self, found: Chart) -> tuple[Chart, Diagnosis]:
        own = {row.position for row in found.events}
        strays = [row for row in self._strays if row.position not in own]
        diagnosed = diagnose(found, self.shelf, strays, self._now)
        self._taken_in |= {row.position for row in diagnosed.restored}
        self._strays = [row for row in self._strays if row.position not in self._taken_in]
        return found, diagnosed

    def _astray(self, id_: bytes) -> list[Stored]:
        """Return the rows of an interview without a row, unless they are one of their own."""
        rows = list(stored(self._connection, id_))
        first = rows[0]
        is_own = first.is_proved and first.hash == hash_of(
            genesis(to_id(id_)), 1, first.name.decode(), first.recorded_at, first.digest
        )
        return [] if is_own else rows

    def _without_row(self) -> list[bytes]:
        found = self._connection.execute(
            "SELECT DISTINCT interview FROM events WHERE NOT EXISTS "
            "(SELECT * FROM interviews WHERE id = interview)"
        )
        return [row[0] for row in found]

    def _without_events(self) -> set[bytes]:
        found = self._connection.execute(
            "SELECT id FROM interviews WHERE NOT EXISTS (SELECT * FROM events WHERE interview = id)"
        )
        return {row[0] for row in found}

    def _ghost_of(self, diagnosed: Diagnosis, ghosts: list[bytes]) -> bytes | None:
        """Return the id that the row of an interview without one is kept under, by mistake."""
        if diagnosed.summary is None:
            return None
        expected = row_of(diagnosed.summary)
        for id_ in ghosts:
            row = chart(self._connection, id_).row
            if row is not None and all(
                row[name] == expected[name] for name in ("version", "opened_at", "updated_at")
            ):
                return id_
        return None

    def _guide(self, organization: str, source_hash: str) -> Guide | None:
        key = (organization, source_hash)
        if key not in self._guides:
            self._guides[key] = self._read(organization, source_hash)
        return self._guides[key]

    def _read(self, organization: str, source_hash: str) -> Guide | None:
        row = self._connection.execute(
            "SELECT CAST(source AS BLOB) FROM guides WHERE organization = ? AND hash = ?",
            (organization, source_hash),
        ).fetchone()
        source = text_of(row[0]) if row is not None else None
        if source is None or hashlib.sha256(source.encode()).hexdigest() != source_hash:
            return None
        try:
            return self._read_guide(source)
        except VivavoceError:
            return None

    def _free(self, behind: int, before: int | None) -> int | None:
        if before is None:
            last = self._connection.execute(LAST_POSITION, (POSITION_MAX,)).get
            return max(int(last), behind) + 1
        found = self._connection.execute(FREE_POSITION, (behind, behind, before)).get
        return found if found is not None and found < before else None

    def _hash_of(self, organization: str, guide: str, version: str) -> str | None:
        row = self._connection.execute(
            "SELECT CAST(hash AS BLOB) FROM guides WHERE organization = ? AND id = ? "
            "AND version = ? ORDER BY abs(chosen) DESC",
            (organization, guide, version),
        ).fetchone()
        return text_of(row[0]) if row is not None else None
