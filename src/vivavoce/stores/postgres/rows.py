"""SQL of the interview tables, and how rows and our structs become each other."""

from collections.abc import Sequence
from typing import Any

from vivavoce.domain.ids import GuideId, InterviewId, OrganizationId
from vivavoce.journal.moments import to_time, to_time_or_none
from vivavoce.journal.store import COUNTED_MAX, Followed, Record, Summary
from vivavoce.stores import glimpses
from vivavoce.stores.postgres.horizon import HORIZON
from vivavoce.stores.progress import WHOLE
from vivavoce.stores.withdrawing import NOTHING_ASKED, WITHDRAWN

SUMMARIES = """
    SELECT id, organization, status, state, version, guide, guide_version, interviewer, language,
           opened_at, updated_at, owed_since, due_at, messages, last_speaker, damaged, progress,
           glimpse
    FROM interviews
"""

HEAD = f"{SUMMARIES} WHERE id = %s AND erased_at IS NULL"

VERSIONS = "SELECT id, version FROM interviews WHERE id = ANY(%s::uuid[]) AND erased_at IS NULL"

# One row before the first one asked for, because each record names its predecessor's hash.
READ_EVENTS = """
    SELECT seq, name, recorded_at, actor, content, salt, digest, hash
    FROM events WHERE interview = %s AND seq >= %s ORDER BY seq LIMIT %s
"""

# Asked only where a row is missing: a repair says which ones are lost.
REPAIRS = "SELECT content FROM events WHERE interview = %s AND name = %s"
HASH_BEFORE = """
    SELECT hash FROM events WHERE interview = %s AND seq < %s ORDER BY seq DESC LIMIT 1
"""

FOLLOW_EVENTS = f"""
    SELECT events.position, interviews.organization, events.interview, events.seq, events.name,
           events.recorded_at, events.actor, events.content, events.salt, events.digest,
           events.hash
    FROM events JOIN interviews ON interviews.id = events.interview
    WHERE events.position > %s AND events.position < {HORIZON}
    ORDER BY events.position LIMIT %s
"""  # noqa: S608 - clauses of ours

LAST_POSITION = f"SELECT max(position) FROM events WHERE position < {HORIZON}"  # noqa: S608 - clauses of ours

# PostgreSQL keeps no count, and goes through all that it counts.
COUNT = f"""
    SELECT count(*) FROM (
        SELECT FROM interviews WHERE organization = %s AND erased_at IS NULL LIMIT {COUNTED_MAX}
    ) AS counted
"""  # noqa: S608 - a number of ours

OWED = f"""
    {SUMMARIES} WHERE owed_since IS NOT NULL AND damaged IS NULL ORDER BY owed_since LIMIT %s
"""

OWED_COUNTS = """
    SELECT organization, count(*) FROM interviews
    WHERE owed_since IS NOT NULL AND damaged IS NULL GROUP BY organization
"""

DUE = f"""
    {SUMMARIES} WHERE due_at IS NOT NULL AND damaged IS NULL AND due_at <= %s
    ORDER BY due_at LIMIT %s
"""

QUARANTINE = "UPDATE interviews SET damaged = %s WHERE id = %s"

_ENDED = """
    organization = %s AND ended_at < %s AND damaged IS NULL AND erased_at IS NULL
"""

ENDED = f"{SUMMARIES} WHERE {_ENDED} ORDER BY ended_at, id LIMIT %s"

ENDED_COUNT = f"SELECT count(*) FROM interviews WHERE {_ENDED}"  # noqa: S608 - clauses of ours

# What asks for erasure stands in the event; those who withdrew are found through an index of
# their own. Bytes are compared, because one record that is no JSON would fail the statement,
# and everybody's wish with it; what cannot be read counts as a wish.
ERASURE_ASKED = f"""
    {SUMMARIES}
    WHERE id IN (
        SELECT interview FROM events
        WHERE name = '{WITHDRAWN}' AND content IS DISTINCT FROM '{NOTHING_ASKED}'::bytea
    )
    AND organization = %s AND erased_at IS NULL ORDER BY updated_at, id LIMIT %s
"""  # noqa: S608 - clauses of ours

ERASE_INTERVIEW = """
    UPDATE interviews
    SET erased_at = %s, owed_since = NULL, due_at = NULL, state = '', damaged = NULL,
        glimpse = NULL
    WHERE id = %s AND erased_at IS NULL AND version = coalesce(%s, version)
"""

ERASE_EVENTS = "UPDATE events SET content = NULL, salt = NULL WHERE interview = %s"

ERASE_LINKS = "DELETE FROM links WHERE interview = %s"


def to_summary(row: Sequence[Any]) -> Summary:
    """Return the summary in a row of `SUMMARIES`; of damaged names and words it has none."""
    try:
        glimpse = glimpses.NO_GLIMPSE if row[-1] is None else glimpses.decode(row[-1])
    except (TypeError, ValueError):
        glimpse = glimpses.NO_GLIMPSE
    progress = row[16]
    return Summary(
        id=to_id(row[0]),
        organization=OrganizationId(row[1]),
        status=row[2],
        state=row[3],
        version=row[4],
        guide=GuideId(row[5]),
        guide_version=row[6],
        interviewer=row[7],
        language=row[8],
        candidate_name=glimpse.candidate_name,
        candidate_email=glimpse.candidate_email,
        opened_at=to_time(row[9]),
        updated_at=to_time(row[10]),
        owed_since=to_time_or_none(row[11]),
        due_at=to_time_or_none(row[12]),
        messages=row[13],
        last_speaker=row[14],
        last_text=glimpse.last_text,
        damaged=row[15],
        progress=None if progress is None else progress / WHOLE,
        reason=glimpse.reason,
        withdrawn=glimpse.withdrawn,
    )


def to_record(interview: InterviewId, row: Sequence[Any], previous: bytes) -> Record:
    """Return the record in a row of `READ_EVENTS`."""
    seq, name, recorded_at_us, actor, content, salt, digest, link = row
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
    """Return the record in a row of `FOLLOW_EVENTS`.

    The previous hash is not looked up: followers index, they do not verify.
    """
    position, organization, interview, *rest = row
    return Followed(
        position=position,
        organization=OrganizationId(organization),
        record=to_record(to_id(interview), rest, b""),
    )


def to_id(uuid: object) -> InterviewId:
    """Return the canonical text of a UUID as the driver gives it."""
    return InterviewId(str(uuid))
