"""SQL of the interview tables, and how rows and our structs become each other."""

from collections.abc import Callable, Sequence
from datetime import UTC, datetime
from typing import Any

from msgspec import structs

from vivavoce.domain.ids import GuideId, InterviewId, OrganizationId
from vivavoce.journal.moments import to_time, to_us, to_us_or_none
from vivavoce.journal.store import Append, Followed, Record, Summary
from vivavoce.stores import glimpses
from vivavoce.stores.progress import WHOLE, thousandths

EARLIEST = datetime.min.replace(tzinfo=UTC)
LATEST = datetime.max.replace(tzinfo=UTC)
NEVER = -(2**63)  # the least that SQLite can store

# Text comes as bytes: SQLite hands out whatever is stored, and bytes that are no text
# must not take the rows beside them along (I7).
_WITH_GLIMPSE = """CAST(glimpse AS BLOB)
    FROM interviews LEFT JOIN events ON interview = id AND seq = version"""
SUMMARIES = f"""
    SELECT id, CAST(organization AS BLOB), CAST(status AS BLOB), CAST(state AS BLOB), version,
           CAST(guide AS BLOB), CAST(guide_version AS BLOB), CAST(interviewer AS BLOB),
           CAST(language AS BLOB), opened_at, updated_at, owed_since, due_at, messages,
           CAST(last_speaker AS BLOB), CAST(damaged AS BLOB), progress, {_WITH_GLIMPSE}
"""

PROGRESS_AT = 16  # its place in a row of `SUMMARIES`; the glimpse follows

SENSELESS = "Its row in the table of interviews makes no sense."

INSERT_INTERVIEW = """
    INSERT OR IGNORE INTO interviews (
        id, organization, status, state, version, guide, guide_version, interviewer, language,
        opened_at, updated_at, owed_since, due_at, messages, last_speaker, progress
    ) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
"""

# The version check: no row changes unless the interview is where the decision saw it.
UPDATE_INTERVIEW = """
    UPDATE interviews
    SET status = ?, state = ?, version = ?, guide_version = ?, interviewer = ?, updated_at = ?,
        owed_since = ?, due_at = ?, messages = ?, last_speaker = ?
    WHERE id = ? AND version = ? AND erased_at IS NULL
"""

# By itself, and only where it is another one: SQLite writes an index anew whose column an
# update names, changed or not, and most messages change nothing here.
UPDATE_PROGRESS = "UPDATE interviews SET progress = ?1 WHERE id = ?2 AND progress IS NOT ?1"

INSERT_EVENT = """
    INSERT INTO events
        (interview, seq, name, recorded_at, actor, content, salt, glimpse, digest, hash)
    VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
"""

# One row before the first one asked for, because each record names its predecessor's hash.
READ_EVENTS = """
    SELECT seq, name, recorded_at, actor, content, salt, digest, hash
    FROM events WHERE interview = ? AND seq >= ? ORDER BY seq LIMIT ?
"""

# Asked only where a row is missing: a repair says which ones are lost.
REPAIRS = "SELECT content FROM events WHERE interview = ? AND name = ?"
HASH_BEFORE = "SELECT hash FROM events WHERE interview = ? AND seq < ? ORDER BY seq DESC LIMIT 1"

FOLLOW_EVENTS = """
    SELECT events.position, CAST(interviews.organization AS BLOB), events.interview, events.seq,
           CAST(events.name AS BLOB), events.recorded_at, CAST(events.actor AS BLOB),
           CAST(events.content AS BLOB), events.salt, events.digest, events.hash
    FROM events JOIN interviews ON interviews.id = events.interview
    WHERE events.position > ? ORDER BY events.position LIMIT ?
"""

HEAD = f"{SUMMARIES} WHERE id = ? AND erased_at IS NULL"

# Ids travel as JSON text, so that any number of them is one parameter.
VERSIONS = """
    SELECT id, version FROM interviews
    WHERE id IN (SELECT unhex(value) FROM json_each(?)) AND erased_at IS NULL
"""

COUNT = "SELECT count(*) FROM interviews WHERE organization = ? AND erased_at IS NULL"

OWED = f"""
    {SUMMARIES} WHERE owed_since IS NOT NULL AND damaged IS NULL ORDER BY owed_since LIMIT ?
"""

OWED_COUNTS = """
    SELECT CAST(organization AS BLOB), count(*) FROM interviews
    WHERE owed_since IS NOT NULL AND damaged IS NULL GROUP BY organization
"""

DUE = f"""
    {SUMMARIES} WHERE due_at IS NOT NULL AND damaged IS NULL AND due_at <= ?
    ORDER BY due_at LIMIT ?
"""

LAST_POSITION = "SELECT max(position) FROM events"

QUARANTINE = "UPDATE interviews SET damaged = ? WHERE id = ?"

ERASE_EVENTS = """
    UPDATE events SET content = NULL, salt = NULL, glimpse = NULL WHERE interview = ?
"""

ERASE_INTERVIEW = """
    UPDATE interviews
    SET erased_at = ?, owed_since = NULL, due_at = NULL, state = '', damaged = NULL
    WHERE id = ? AND erased_at IS NULL
"""

ERASE_LINKS = "DELETE FROM links WHERE interview = ?"


def to_blob(uuid: str) -> bytes:
    """Return the 16 bytes of a canonical UUID text."""
    return bytes.fromhex(uuid.replace("-", ""))


def to_id(blob: bytes) -> InterviewId:
    """Return the canonical UUID text of 16 bytes."""
    digits = blob.hex()
    return InterviewId(f"{digits[:8]}-{digits[8:12]}-{digits[12:16]}-{digits[16:20]}-{digits[20:]}")


def nearest_time(us: Any) -> datetime:
    """Return the time that is nearest to a stored one (UTC), whatever the damage stored there.

    A list that is in order stays so.
    """
    if not isinstance(us, int):
        return EARLIEST  # where SQLite sorts what is no number
    try:
        return to_time(us)
    except OverflowError:
        return LATEST if us > 0 else EARLIEST


def nearest_time_or_none(us: Any) -> datetime | None:
    """Return `nearest_time`, or None for None."""
    return None if us is None else nearest_time(us)


def insert_interview(summary: Summary) -> tuple[Any, ...]:
    """Return the parameters of `INSERT_INTERVIEW`."""
    return (
        to_blob(summary.id),
        summary.organization,
        summary.status,
        summary.state,
        summary.version,
        summary.guide,
        summary.guide_version,
        summary.interviewer,
        summary.language,
        to_us(summary.opened_at),
        to_us(summary.updated_at),
        to_us_or_none(summary.owed_since),
        to_us_or_none(summary.due_at),
        summary.messages,
        summary.last_speaker,
        thousandths(summary.progress),
    )


def update_progress(summary: Summary) -> tuple[Any, ...]:
    """Return the parameters of `UPDATE_PROGRESS`."""
    return (thousandths(summary.progress), to_blob(summary.id))


def update_interview(summary: Summary, expected: int) -> tuple[Any, ...]:
    """Return the parameters of `UPDATE_INTERVIEW`."""
    return (
        summary.status,
        summary.state,
        summary.version,
        summary.guide_version,
        summary.interviewer,
        to_us(summary.updated_at),
        to_us_or_none(summary.owed_since),
        to_us_or_none(summary.due_at),
        summary.messages,
        summary.last_speaker,
        to_blob(summary.id),
        expected,
    )


def insert_events(append: Append) -> list[tuple[Any, ...]]:
    """Return the parameters of `INSERT_EVENT` for each record of `append`."""
    summary = append.summary
    glimpse = glimpses.encode(summary)
    return [
        insert_event(record, glimpse if record.seq == summary.version else None)
        for record in append.records
    ]


def insert_event(record: Record, glimpse: bytes | None) -> tuple[Any, ...]:
    """Return the parameters of `INSERT_EVENT` for one record."""
    return (
        to_blob(record.interview),
        record.seq,
        record.name,
        record.recorded_at_us,
        record.actor,
        record.content,
        record.salt,
        glimpse,
        record.digest,
        record.hash,
    )


def to_summary(row: Sequence[Any]) -> Summary:
    """Return the summary in a row of `SUMMARIES`.

    Of a row that makes no sense the summary tells what can be made out, and that it
    is `damaged`.
    """
    try:
        return _summary(row, _text, int, to_time, glimpses.decode)
    except (AttributeError, TypeError, ValueError, OverflowError):
        made_out = _summary(
            [*row[:PROGRESS_AT], None, None], legible, _countable, nearest_time, glimpses.decode
        )
        return made_out if made_out.damaged else structs.replace(made_out, damaged=SENSELESS)


def without_glimpse(summaries: str) -> str:
    """Return a query of `SUMMARIES` that leaves the events alone."""
    return summaries.replace(_WITH_GLIMPSE, "NULL FROM interviews")


def is_unreadable(summary: Summary) -> bool:
    """Tell whether the row itself makes no sense and nobody has set it aside yet."""
    return summary.damaged == SENSELESS


def to_organization(value: Any) -> OrganizationId:
    """Return the organization a row names, as far as it is legible."""
    return OrganizationId(legible(value))


def to_record(interview: InterviewId, row: Sequence[Any], previous: bytes) -> Record:
    """Return the record in a row of `READ_EVENTS`.

    Raises:
        TypeError: the row holds something else than it should.
    """
    seq, name, recorded_at_us, actor, content, salt, digest, link = row
    if not (
        isinstance(seq, int)
        and isinstance(name, str)
        and isinstance(recorded_at_us, int)
        and isinstance(actor, str)
        and isinstance(content, bytes | None)
        and isinstance(salt, bytes | None)
        and isinstance(digest, bytes)
        and isinstance(link, bytes)
    ):
        raise TypeError("a value of another type than was written")
    return Record(
        interview=interview,
        seq=seq,
        name=name,
        recorded_at_us=recorded_at_us,
        actor=actor,
        content=content,
        salt=salt,
        digest=digest,
        previous=previous,
        hash=link,
    )


def to_followed(row: Sequence[Any]) -> Followed:
    """Return the record in a row of `FOLLOW_EVENTS`, whatever state it is in.

    The previous hash is not looked up: followers index, they do not verify.
    """
    position, organization, interview, seq, name, recorded_at_us, actor, *rest = row
    content, salt, digest, link = rest
    return Followed(
        position=position,
        organization=to_organization(organization),
        record=Record(
            interview=to_id(interview),
            seq=seq,
            name=legible(name),
            recorded_at_us=recorded_at_us,
            actor=legible(actor),
            content=content,
            salt=salt,
            digest=digest,
            previous=b"",
            hash=link,
        ),
    )


def _summary(
    row: Sequence[Any],
    text: Callable[[Any], str],
    number: Callable[[Any], int],
    time: Callable[[Any], datetime],
    decode: Callable[[bytes], glimpses.Glimpse],
) -> Summary:
    def text_or_none(value: Any) -> str | None:
        return None if value is None else text(value)

    def time_or_none(value: Any) -> datetime | None:
        return None if value is None else time(value)

    glimpse = glimpses.NO_GLIMPSE if row[-1] is None else decode(row[-1])
    return Summary(
        id=to_id(row[0]),
        organization=OrganizationId(text(row[1])),
        status=text(row[2]),
        state=text(row[3]),
        version=number(row[4]),
        guide=GuideId(text(row[5])),
        guide_version=text(row[6]),
        interviewer=text(row[7]),
        language=text(row[8]),
        candidate_name=glimpse.candidate_name,
        candidate_email=glimpse.candidate_email,
        opened_at=time(row[9]),
        updated_at=time(row[10]),
        owed_since=time_or_none(row[11]),
        due_at=time_or_none(row[12]),
        messages=number(row[13]),
        last_speaker=text_or_none(row[14]),
        last_text=glimpse.last_text,
        damaged=text_or_none(row[15]),
        progress=_share(row[PROGRESS_AT]),
        reason=glimpse.reason,
        withdrawn=glimpse.withdrawn,
    )


def _share(stored: Any) -> float | None:
    if stored is None:
        return None
    if not isinstance(stored, int) or not 0 <= stored <= WHOLE:
        raise ValueError("no share of anything")
    return stored / WHOLE


def _text(value: bytes) -> str:
    return value.decode()


def legible(value: Any) -> str:
    """Return the text in bytes as SQLite gave them, as far as it is legible."""
    return value.decode(errors="replace") if isinstance(value, bytes) else ""


def _countable(value: Any) -> int:
    return value if isinstance(value, int) else 0
