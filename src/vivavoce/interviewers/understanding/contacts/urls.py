"""URLs, written with or without a scheme, or spoken."""

import functools
from collections.abc import Iterator
from typing import Any
from urllib.parse import urlsplit, urlunsplit

from vivavoce.interviewers.understanding.contacts.spoken import FOUND_MAX, preferred, written_out
from vivavoce.interviewers.understanding.contacts.top_level_domains import TOP_LEVEL_DOMAINS
from vivavoce.interviewers.understanding.tokens import plain

PIECES_MAX = 40  # words with a dot in them that are looked at
PIECE_CHARS_MAX = 500
COUNTRY_CHARS = 2  # the shortest end of a host
SCHEMES = ("http", "https")


def url(text: str, question: str, code: str) -> str | None:
    """Return the URL in `text` that counts: with a scheme, its host in lower case."""
    said = text
    found = list(_found(said))
    if not found:
        said = written_out(plain(text), code, "dot", "dash", "slash", "underscore", "colon")
        found = list(_found(said))
    return preferred(said, found, code, question)


@functools.cache
def _linkify() -> Any:
    from linkify_it import LinkifyIt  # type: ignore[import-untyped]

    return LinkifyIt(options={"fuzzy_email": True}).tlds(list(TOP_LEVEL_DOMAINS), True)


def _found(text: str) -> Iterator[tuple[int, int, str]]:
    """Yield the URLs in `text`, with where they begin and end; no mere e-mail addresses."""
    begin = found = pieces = 0
    for piece in text.split():
        begin = text.index(piece, begin)
        at, begin = begin, begin + len(piece)
        if "." not in piece and "://" not in piece:
            continue
        pieces += 1
        if pieces > PIECES_MAX or len(piece) > PIECE_CHARS_MAX:
            return
        for match in _linkify().match(piece) or ():
            normal = None if match.schema == "mailto:" else _normal(match.url, match.schema)
            if normal is not None and found < FOUND_MAX:
                found += 1
                yield at + match.index, at + match.last_index, normal


def _normal(address: str, schema: str) -> str | None:
    """Return `address` in its shortest usual form; https where no scheme was given."""
    try:
        parts = urlsplit(address)
        port = parts.port
    except ValueError:
        return None
    scheme = parts.scheme.lower() if schema else "https"
    if scheme not in SCHEMES or not parts.hostname or "@" in parts.netloc:
        return None
    if not schema and len(parts.hostname.rpartition(".")[2]) < COUNTRY_CHARS:
        return None  # "i.e."
    host = parts.hostname if port is None else f"{parts.hostname}:{port}"
    bare = parts.path == "/" and not parts.query and not parts.fragment
    path = "" if bare else parts.path
    return urlunsplit((scheme, host, path, parts.query, parts.fragment))
