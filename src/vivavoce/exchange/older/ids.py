"""Ids that are the same every time a file is read, whatever the older system used as one."""

import re
import uuid

from vivavoce.domain.ids import InterviewId, MessageId, OrganizationId

# Names in this namespace are `{organization}/{session}`, as that system's folders have it.
NAMESPACE = uuid.UUID("680cb0c3-233d-5f30-8301-2527bd5a34fb")

_UUID = re.compile(r"[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}")
_ORGANIZATION = re.compile(r"[a-z0-9][a-z0-9-]{0,62}")


def is_uuid(text: str) -> bool:
    """Whether `text` is a UUID as they are usually written, in letters of either case."""
    return _UUID.fullmatch(text.lower()) is not None


def interview_id(organization: str, session: str) -> InterviewId:
    """Return the id of the interview that the older system called `session`.

    A UUID stays what it is; anything else becomes a UUIDv5 (RFC 9562, section 5.5).
    """
    if is_uuid(session):
        return InterviewId(session.lower())
    return InterviewId(_uuid5(NAMESPACE, f"{organization}/{session}"))


def message_id(interview: InterviewId, message: str) -> MessageId:
    """Return the id of the message that the older system called `message`."""
    if is_uuid(message):
        return MessageId(message.lower())
    return made_id(interview, "message", message)


def made_id(interview: InterviewId, *names: str | int) -> MessageId:
    """Return an id for what has none that can be kept; the same names give the same id."""
    return MessageId(_uuid5(uuid.UUID(interview), "/".join(map(str, names))))


def organization_id(older: str) -> OrganizationId:
    """Return the name that the organization `older` has here: its own, if it can.

    Else what can be kept of it, and 8 digits that tell it from its like.
    """
    if _ORGANIZATION.fullmatch(older):
        return OrganizationId(older)
    kept = re.sub(r"[^a-z0-9]+", "-", older.lower())[:50].strip("-") or "organization"
    return OrganizationId(f"{kept}-{_uuid5(NAMESPACE, older)[:8]}")


def _uuid5(namespace: uuid.UUID, name: str) -> str:
    # Not every name is text: halves of surrogate pairs come out of JSON, and of folders.
    return str(uuid.uuid5(namespace, name.encode("utf-8", "backslashreplace").decode()))
