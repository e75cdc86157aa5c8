"""Forms with a file in them, or with much text: `multipart/form-data` (RFC 7578).

Divided at the boundary and no further, as browsers write it: parts in parts, which that RFC
does away with, are bytes of the part they are in. The standard library's parser of mail looks
at each line for each level of them, which held up everybody for seconds for one megabyte.
"""

import re

import msgspec
from starlette.requests import Request

from vivavoce.edge.authentication import check_origin
from vivavoce.edge.requests import BODY_BYTES_MAX, read_body
from vivavoce.errors import Malformed, TooLarge

PARTS_MAX = 100

# Up to 70 characters (RFC 2046), in quotation marks or without.
_BOUNDARY = re.compile(r'multipart/form-data\s*;.*?\bboundary="?([^";\s]{1,70})"?', re.IGNORECASE)
_NAMED = re.compile(
    rb'^content-disposition:[ \t]*form-data\b[^\r\n]*?;[ \t]*name="([^"\r\n]*)"([^\r\n]*)',
    re.IGNORECASE | re.MULTILINE,
)
_IS_FILE = re.compile(rb';[ \t]*filename\*?="?', re.IGNORECASE)

UNREADABLE = "The form could not be read; go back and try again."


class Sent(msgspec.Struct, frozen=True, kw_only=True):
    """What a form held: texts by name, line ends as newlines; files by name, if not empty."""

    fields: dict[str, str]
    files: dict[str, bytes] = {}

    def text(self, name: str) -> str:
        """Return a field, without spaces around it; one that was not sent is empty."""
        return self.fields.get(name, "").strip()


async def multipart(request: Request) -> Sent:
    """Return what a form of one of our own pages held.

    Raises:
        Forbidden: another site's page sent it.
        Malformed: it is no such form, or a field is not UTF-8.
        TooLarge: it exceeds what a body may be.
    """
    check_origin(request.scope, request.headers)
    try:
        raw = await read_body(request.headers, request.receive)
    except TooLarge as error:
        raise TooLarge(
            f"With its file the form is larger than {BODY_BYTES_MAX // 2**20} MiB; go back and "
            "choose a smaller file."
        ) from error
    kind = _BOUNDARY.match(request.headers.get("content-type", ""))
    if kind is None:
        raise Malformed(UNREADABLE)
    fields: dict[str, str] = {}
    files: dict[str, bytes] = {}
    for part in _parts(raw, kind[1].encode("latin-1")):
        head, _, content = part.partition(b"\r\n\r\n")
        named = _NAMED.search(head)
        if named is None:
            continue
        name = named[1].decode("utf-8", "replace")
        if _IS_FILE.search(named[2]):
            files |= {name: content} if content else {}
        else:
            fields[name] = _text(name, content)
    return Sent(fields=fields, files=files)


def _parts(raw: bytes, boundary: bytes) -> list[bytes]:
    """Return what stands between the boundaries.

    Raises:
        Malformed: it is cut short, or there is too much of it.
    """
    _, *parts = (b"\r\n" + raw).split(b"\r\n--" + boundary, PARTS_MAX + 1)
    if not parts or not parts.pop().startswith(b"--"):
        raise Malformed(UNREADABLE)
    if not all(part.lstrip(b" \t").startswith(b"\r\n") for part in parts):
        raise Malformed(UNREADABLE)
    return parts


def _text(name: str, content: bytes) -> str:
    try:
        return content.decode().replace("\r\n", "\n").replace("\r", "\n")
    except UnicodeDecodeError as error:
        raise Malformed(f"{name} is not UTF-8.", field=name) from error
