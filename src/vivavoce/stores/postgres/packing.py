"""Arrays as PostgreSQL's binary protocol has them: one parameter for any number of rows.

psycopg turns lists into arrays one element at a time, in Python; packing a column at once
costs a third of that. The format is that of `array_send`:
https://github.com/postgres/postgres/blob/REL_15_STABLE/src/backend/utils/adt/arrayfuncs.c
"""

import struct
from collections.abc import Iterable, Sequence

from psycopg import pq
from psycopg.abc import AdaptContext
from psycopg.adapt import AdaptersMap, Dumper

# Dimensions, has NULLs, the element's type; then length and lower bound of the one dimension.
_HEAD = struct.Struct("!iiIii")
_NUMBER = struct.Struct("!iq").pack
_NULL = b"\xff\xff\xff\xff"

# Types of elements, and of arrays of them (pg_type.dat).
_BYTEA, _BYTEAS = 17, 1001
_INT8, _INT8S = 20, 1016
_TEXT, _TEXTS = 25, 1009
_UUID, _UUIDS = 2950, 2951


class Packed:
    """A column's values, as they travel."""

    __slots__ = ("data",)

    def __init__(self, data: bytes) -> None:
        self.data = data


class Uuids(Packed):
    """A `uuid[]`."""


class Numbers(Packed):
    """A `bigint[]`."""


class Texts(Packed):
    """A `text[]`."""


class Blobs(Packed):
    """A `bytea[]`."""


def uuids(values: Iterable[str]) -> Uuids:
    """Return UUIDs, given as canonical text, as one parameter."""
    return Uuids(_packed(_UUID, [bytes.fromhex(value.replace("-", "")) for value in values]))


def numbers(values: Sequence[int | None]) -> Numbers:
    """Return numbers of up to 64 bits as one parameter."""
    packed = [_NULL if value is None else _NUMBER(8, value) for value in values]
    return Numbers(b"".join((_head(_INT8, len(values)), *packed)))


def texts(values: Iterable[str | None]) -> Texts:
    """Return texts as one parameter."""
    return Texts(_packed(_TEXT, [None if value is None else value.encode() for value in values]))


def blobs(values: Sequence[bytes | None]) -> Blobs:
    """Return byte strings as one parameter."""
    return Blobs(_packed(_BYTEA, values))


def _packed(element: int, values: Sequence[bytes | None]) -> bytes:
    pieces = [_head(element, len(values))]
    for value in values:
        if value is None:
            pieces.append(_NULL)
        else:
            pieces.append(len(value).to_bytes(4, "big"))
            pieces.append(value)
    return b"".join(pieces)


def _head(element: int, length: int) -> bytes:
    return _HEAD.pack(1, 1, element, length, 1)


def register(adapters: AdaptersMap) -> None:
    """Have connections with these `adapters` take packed columns."""
    for kind, array in ((Uuids, _UUIDS), (Numbers, _INT8S), (Texts, _TEXTS), (Blobs, _BYTEAS)):
        adapters.register_dumper(kind, _dumper_of(array))


def _dumper_of(array: int) -> type[Dumper]:
    class PackedDumper(Dumper):
        format = pq.Format.BINARY
        oid = array

        def __init__(self, cls: type, context: AdaptContext | None = None) -> None:
            super().__init__(cls, context)

        def dump(self, obj: Packed) -> bytes:
            return obj.data

    return PackedDumper
