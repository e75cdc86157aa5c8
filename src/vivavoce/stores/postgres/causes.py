"""What PostgreSQL and libpq say, in the words of our errors."""

import re
from collections.abc import Iterator
from contextlib import contextmanager

import psycopg
from psycopg import errors

from vivavoce.errors import (
    DISK_FULL,
    CannotStart,
    DamagedRecord,
    Malformed,
    ReadFailed,
    StoreUnavailable,
)

# The transaction was rolled back whole and may be tried again as it was.
ROLLED_BACK = (errors.DeadlockDetected, errors.SerializationFailure)

# What libpq and psycopg put before the reason why there is no connection. To whom is known.
_BEFORE = re.compile(
    r"(connection (failed|is bad): )?(connection to server (at|on) .+? failed: )?"
    r"((FATAL|ERROR|PANIC): +)?"
)

# Rights and objects: nothing that time alone puts right.
_NOT_FOR_US = (errors.InsufficientPrivilege, errors.UndefinedTable, errors.UndefinedColumn)


class Rejected(CannotStart):
    """A server that must not be used: a standby, too old, not durable, a primary of the past."""


@contextmanager
def translated() -> Iterator[None]:
    """Turn errors of the driver into ours.

    Raises:
        StoreUnavailable: no confirmation came.
        ReadFailed: a disk of the server does not give what is stored.
        DamagedRecord: stored bytes make no sense.
        Malformed: a text holds NUL, which PostgreSQL does not know.
    """
    try:
        yield
    except errors.DiskFull as error:
        raise StoreUnavailable(DISK_FULL) from error
    except (errors.DataCorrupted, errors.IndexCorrupted) as error:
        raise DamagedRecord(
            f"The database holds bytes that make no sense: {said(error)}."
        ) from error
    except errors.IoError as error:
        raise ReadFailed(f"The database's disk failed: {said(error)}.") from error
    except errors.ReadOnlySqlTransaction as error:
        raise StoreUnavailable(
            "The database takes no writes here; it is a standby by now."
        ) from error
    except _NOT_FOR_US as error:
        raise StoreUnavailable(f"The database refuses: {said(error)}.") from error
    except psycopg.DataError as error:
        if error.sqlstate is None:  # psycopg itself refuses to send it
            raise Malformed("A text holds the NUL character; leave it out.") from error
        raise StoreUnavailable(f"The database gave no confirmation: {said(error)}.") from error
    except psycopg.Error as error:
        raise StoreUnavailable(f"The database gave no confirmation: {said(error)}.") from error
    except TimeoutError as error:
        raise StoreUnavailable("The database did not answer in time.") from error


def said(error: psycopg.Error) -> str:
    """Return what the server or libpq said, in one line, without values of rows.

    Their `DETAIL` may quote what people said, so only the message itself is taken.
    """
    primary = error.diag.message_primary
    text = primary if primary is not None else str(error).strip().splitlines()[:1]
    line = text if isinstance(text, str) else (text[0] if text else type(error).__name__)
    return _BEFORE.sub("", line).rstrip(".")
