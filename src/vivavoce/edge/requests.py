"""Reading a request's body, within bounds."""

from starlette.datastructures import Headers
from starlette.types import Receive

from vivavoce.errors import Malformed, TooLarge

BODY_BYTES_MAX = 1024 * 1024


async def read_body(headers: Headers, receive: Receive) -> bytes:
    """Return the whole body.

    Raises:
        TooLarge: it exceeds `BODY_BYTES_MAX`.
        TooSlow, Overloaded: see `Admission`.
        Malformed: the caller left before it was there.
    """
    length = headers.get("content-length", "")
    if length.isdecimal() and int(length[:20]) > BODY_BYTES_MAX:
        raise TooLarge(f"The body is {length} bytes; at most {BODY_BYTES_MAX:,} are accepted.")
    parts = []
    size_bytes = 0
    while True:
        message = await receive()
        if message["type"] == "http.disconnect":
            # Half a body must not pass for a whole one: where a body may be left out,
            # none at all has a meaning.
            raise Malformed("The body was cut short.")
        part = message.get("body", b"")
        size_bytes += len(part)
        if size_bytes > BODY_BYTES_MAX:
            raise TooLarge(f"The body exceeds {BODY_BYTES_MAX:,} bytes.")
        parts.append(part)
        if not message.get("more_body", False):
            return parts[0] if len(parts) == 1 else b"".join(parts)
