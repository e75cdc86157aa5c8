"""Writing a diagnosis down: one transaction an interview, whole or not at all."""

from typing import Any

import apsw

from vivavoce.stores.sqlite import rows
from vivavoce.stores.sqlite.connection import transaction
from vivavoce.upkeep.charts import ROW_NAMES, TEXTS, Chart, Stored
from vivavoce.upkeep.diagnosis import Diagnosis
from vivavoce.upkeep.ordering import POSITION_MAX

RESTORE_EVENT = """
    UPDATE events SET interview = ?, seq = ?, name = ?, recorded_at = ?, actor = ?, content = ?,
        salt = ?, digest = ?, hash = ? WHERE position = ?
"""
# No two rows may have a place in an interview even for a moment, so those that change
# theirs leave it first.
LEAVE_PLACE = "UPDATE events SET seq = ? WHERE position = ?"
MOVE_EVENT = "UPDATE events SET position = ? WHERE position = ?"
MOVE_LAST = """
    UPDATE events
    SET position = (SELECT coalesce(max(position), 0) + 1 FROM events WHERE position <= ?)
    WHERE position = ?
"""
BLANK_EVENT = "UPDATE events SET content = NULL, salt = NULL, glimpse = NULL WHERE position = ?"
REMOVE_EVENT = "DELETE FROM events WHERE position = ?"
SET_GLIMPSE = "UPDATE events SET glimpse = ? WHERE interview = ? AND seq = ?"
SET_ROW = """
    UPDATE interviews SET id = ?, organization = ?, status = ?, state = ?, version = ?, guide = ?,
        guide_version = ?, interviewer = ?, language = ?, opened_at = ?, updated_at = ?,
        owed_since = ?, due_at = ?, messages = ?, last_speaker = ?, progress = ?, damaged = NULL
    WHERE id = ?
"""
SET_ERASED_VERSION = "UPDATE interviews SET version = ?, damaged = NULL WHERE id = ?"
INSERT_TOMBSTONE = f"""
    INSERT INTO interviews (id, {", ".join(ROW_NAMES)})
    VALUES (?, {", ".join("CAST(? AS TEXT)" if name in TEXTS else "?" for name in ROW_NAMES)})
"""  # noqa: S608 - names of ours
SET_ASIDE = "UPDATE interviews SET damaged = ? WHERE id = ? AND damaged IS NULL"


# Seqs from here on are nobody's.
NOWHERE = -(2**61)


def apply(connection: apsw.Connection, chart: Chart, diagnosis: Diagnosis) -> None:
    """Make an interview what its diagnosis says it is to become.

    Raises:
        apsw.ConstraintError: something else stands in its way; nothing was changed.
    """
    blob = rows.to_blob(chart.id)
    with transaction(connection):
        for row in diagnosis.removed:
            connection.execute(REMOVE_EVENT, (row.position,))
        for at, row in enumerate((*diagnosis.restored, *diagnosis.blanked)):
            connection.execute(LEAVE_PLACE, (NOWHERE + at, row.position))
        for row in diagnosis.restored:
            connection.execute(RESTORE_EVENT, _event(row))
        for row in diagnosis.blanked:
            if row.is_legible:  # its place may have been damaged as well
                connection.execute(RESTORE_EVENT, _event(row))
            else:
                connection.execute(LEAVE_PLACE, (row.seq, row.position))
            connection.execute(BLANK_EVENT, (row.position,))
        for position, place in diagnosis.moved.items():
            connection.execute(MOVE_EVENT, (place, position))
        _append(connection, diagnosis)
        if diagnosis.is_nobodys:
            connection.execute("DELETE FROM interviews WHERE id = ?", (blob,))
        if diagnosis.tombstone is not None:
            columns = [diagnosis.tombstone[name] for name in ROW_NAMES]
            connection.execute(INSERT_TOMBSTONE, (blob, *columns))
            return
        if diagnosis.summary is None:
            if chart.is_erased and diagnosis.appended:
                version = diagnosis.appended[-1].seq
                connection.execute(SET_ERASED_VERSION, (version, blob))
            return
        summary = diagnosis.summary
        values = rows.insert_interview(summary)
        if chart.row is not None or diagnosis.row_id is not None:
            kept_under = blob if diagnosis.row_id is None else diagnosis.row_id
            connection.execute(SET_ROW, (*values, kept_under))
        else:
            connection.execute(rows.INSERT_INTERVIEW, values)
        connection.execute(SET_GLIMPSE, (diagnosis.glimpse, blob, summary.version))


def set_aside(connection: apsw.Connection, chart: Chart, reason: str) -> None:
    """Mark an interview that cannot be repaired, unless it is marked already (I7)."""
    connection.execute(SET_ASIDE, (reason, rows.to_blob(chart.id)))


def _append(connection: apsw.Connection, diagnosis: Diagnosis) -> None:
    for record in diagnosis.appended:
        connection.execute(rows.INSERT_EVENT, rows.insert_event(record, diagnosis.glimpse))
        if connection.last_insert_rowid() > POSITION_MAX:  # behind a damaged position
            connection.execute(MOVE_LAST, (POSITION_MAX, connection.last_insert_rowid()))


def _event(row: Stored) -> tuple[Any, ...]:
    return (
        row.interview,
        row.seq,
        row.name.decode(),
        row.recorded_at,
        row.actor.decode(),
        row.content,
        row.salt,
        row.digest,
        row.hash,
        row.position,
    )
