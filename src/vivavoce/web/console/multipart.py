"""Forms with a file in them, or with much text: `multipart/form-data` (RFC 7578).

Read by the standard library's parser of mail, which knows this format; the size of a body is
bounded before it is parsed.
"""

from collections.abc import Sequence
from email.message import Message
from email.parser import BytesParser
from email.policy import HTTP

import msgspec
from starlette.requests import Request

from vivavoce.edge.authentication import check_origin
from vivavoce.edge.requests import read_body
from vivavoce.errors import Malformed

PARTS_MAX = 100


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
    raw = await read_body(request.headers, request.receive)
    kind = request.headers.get("content-type", "")
    if not kind.lower().startswith("multipart/form-data"):
        raise Malformed("The form could not be read; go back and try again.")
    head = b"Content-Type: " + kind.encode("latin-1") + b"\r\n\r\n"
    message = BytesParser(policy=HTTP).parsebytes(head + raw)
    parts = [part for part in message.walk() if not part.is_multipart()]
    if not message.is_multipart() or message.defects or len(parts) > PARTS_MAX:
        raise Malformed("The form could not be read; go back and try again.")
    return _sorted(parts)


def _sorted(parts: Sequence[Message]) -> Sent:
    fields: dict[str, str] = {}
    files: dict[str, bytes] = {}
    for part in parts:
        name = part.get_param("name", header="content-disposition")
        if not isinstance(name, str):
            continue
        content = part.get_payload(decode=True)
        assert isinstance(content, bytes), "a part that holds no parts holds bytes"
        if part.get_filename() is not None:
            files |= {name: content} if content else {}
            continue
        try:
            fields[name] = content.decode().replace("\r\n", "\n").replace("\r", "\n")
        except UnicodeDecodeError as error:
            raise Malformed(f"{name} is not UTF-8.", field=name) from error
    return Sent(fields=fields, files=files)
