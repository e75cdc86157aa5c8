"""Turning a JSON body into what an operation expects, and saying exactly what is wrong."""

import json
import re
from collections import Counter
from typing import Any

import msgspec

from vivavoce.errors import Malformed

# How msgspec names a field, and says where it is: "… field `id` - at `$.candidate`".
_FIELD = re.compile(r"field `(.*)`$", re.DOTALL)
_PLACE = re.compile(r" - at `(?:key in )?\$(.*)`$", re.DOTALL)


def decode_body(decoder: msgspec.json.Decoder[Any], raw: bytes) -> Any:
    """Return the body as the struct `decoder` expects.

    Raises:
        Malformed: it is no JSON, not that struct, or says something twice; the message
            names the field.
    """
    try:
        body = decoder.decode(raw)
        _REPEATS.decode(raw.decode())
    except msgspec.ValidationError as error:
        raise _misfit(str(error), raw) from error
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError, ValueError) as error:
        field = _not_unicode(raw)
        if field is not None:
            raise Malformed(f"{field} is not Unicode text in UTF-8.", field=field) from error
        raise Malformed(f"The body is no JSON in UTF-8: {error}.") from error
    return body


def _said_once(pairs: list[tuple[str, Any]]) -> None:
    """Refuse an object with two members of one name: readers differ in which one counts."""
    if len({name for name, _ in pairs}) != len(pairs):
        [(name, _)] = Counter(name for name, _ in pairs).most_common(1)
        raise Malformed(f"{name} is given twice; send it once.", field=name)


# Only looks; numbers of any length are none of its business.
_REPEATS = json.JSONDecoder(object_pairs_hook=_said_once, parse_int=float)


def _misfit(message: str, raw: bytes) -> Malformed:
    """Return what msgspec says about a body that is JSON, but not what we take."""
    place = _PLACE.search(message)
    what = message[: place.start()] if place else message
    named = _FIELD.search(what)
    where = place[1].strip(".") if place else ""
    if where.startswith("[...]"):
        where = _unreadable_member(raw) + where.removeprefix("[...]")
    field = ".".join(part for part in (where, named[1] if named else "") if part) or None
    if " matching regex " in what:
        # The pattern is in the OpenAPI document; people want to know what it means.
        what = "This is no UUID" if field == "id" else "This has not the form it should have"
    elif what.startswith("Object contains unknown field"):
        what = "There is no such field here; /api/openapi.json lists those there are"
    return Malformed(f"{field}: {what}." if field else f"{what}.", field=field)


def _unreadable_member(raw: bytes) -> str:
    """Return which member of an object msgspec cannot read: of a dict it names none."""
    try:
        members = msgspec.json.decode(raw, type=dict[str, msgspec.Raw])
    except (msgspec.MsgspecError, ValueError, RecursionError):
        return ""  # what follows that member is no JSON, either
    for name, value in members.items():
        try:
            msgspec.json.decode(value)
        except (msgspec.MsgspecError, ValueError, RecursionError):
            return name
    return ""


def _not_unicode(raw: bytes) -> str | None:
    """Return which field of a JSON body holds broken UTF-8 or half a surrogate pair."""
    try:
        body = json.loads(raw.decode("utf-8", "surrogateescape"), parse_int=float)
    except (ValueError, RecursionError):
        return None
    parts: list[tuple[str, Any]] = [("", body)]
    while parts:
        where, part = parts.pop()
        if isinstance(part, str):
            if not _is_unicode(part):
                return where or None
        elif isinstance(part, dict):
            for name, inner in part.items():
                if not _is_unicode(name):
                    return where or None
                parts.append((f"{where}.{name}".lstrip("."), inner))
        elif isinstance(part, list):
            parts += [(f"{where}[{at}]", inner) for at, inner in enumerate(part)]
    return None


def _is_unicode(text: str) -> bool:
    try:
        text.encode()
    except UnicodeEncodeError:
        return False
    return True
