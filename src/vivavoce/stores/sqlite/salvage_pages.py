"""Reading rows out of a SQLite file without SQLite, page by page, whatever is broken around them.

SQLite reads a table from its root down; where one page on the way is damaged, everything
behind it is out of reach. Here every page is looked at on its own: a leaf of a table
gives its rows, and one whose header is damaged is searched for rows byte by byte. The
format is that of https://www.sqlite.org/fileformat2.html, sections 1.6 and 2.1.
"""

import errno
from collections.abc import Iterator
from contextlib import suppress
from io import FileIO
from pathlib import Path
from typing import Any

import msgspec

# SQLite's default, and therefore that of every file of ours; the header that says so may be gone.
PAGE_BYTES = 4096
HEADER_BYTES = 100  # of the file, on its first page

INTERIOR_INDEX, INTERIOR_TABLE, LEAF_INDEX, LEAF_TABLE = 2, 5, 10, 13
LEAF_HEADER_BYTES = 8

# Of a row: ours have at most 18 columns, whose types take a byte or two each.
ROW_HEADER_BYTES_MAX = 40

# What fits on a leaf, and how much of what does not stays there (section 1.6).
LOCAL_MAX = PAGE_BYTES - 35
LOCAL_MIN = (PAGE_BYTES - 12) * 32 // 255 - 23
OVERFLOW_BYTES = PAGE_BYTES - 4


# What the disk says when it does not give what is stored.
GONE = frozenset({errno.EIO, errno.ENXIO, errno.EBADMSG, errno.EUCLEAN})


class Text(bytes):
    """A value stored as text: its bytes, which may be no text any more."""

    __slots__ = ()


class Lost:
    """Stands for a value whose bytes lay on a page that is gone."""


class FoundRow(msgspec.Struct, frozen=True):
    """A row as it was found: its number, and its values as None, int, float, bytes or `Text`."""

    number: int
    values: list[Any]
    is_searched: bool = False  # found byte by byte: no page says that it is a row of a table


class Illegible(ValueError):
    """There is no row here."""


class Pages:
    """The pages of a database file by number, from 1.

    Bytes beyond its end are zero, and pages that the disk does not give.
    """

    def __init__(self, file: FileIO) -> None:
        self._file = file
        self.count = -(-file.seek(0, 2) // PAGE_BYTES)
        self.overflowing: set[int] = set()  # those that go on with a row of another page
        self.unreadable: set[int] = set()

    def __getitem__(self, number: int) -> bytes:
        self._file.seek((number - 1) * PAGE_BYTES)
        try:
            return self._file.read(PAGE_BYTES).ljust(PAGE_BYTES, b"\0")
        except OSError as error:
            if error.errno not in GONE:
                raise
            self.unreadable.add(number)
            return bytes(PAGE_BYTES)


def found_rows(path: Path, unreadable: set[int]) -> Iterator[tuple[int, list[FoundRow]]]:
    """Give each page of the file at `path`, and the rows of tables on it.

    The leaves that are whole come first: they tell which pages only go on with their
    rows, and need not be searched.

    Args:
        unreadable: gets the numbers of the pages that the disk does not give.
    """
    # Without a buffer, which would read into the page behind.
    with path.open("rb", buffering=0) as file:
        pages = Pages(file)
        pages.unreadable = unreadable
        unclear = []
        for number in range(1, pages.count + 1):
            rows, is_clear = _rows_on(pages, pages[number], _start_of(number))
            if not is_clear:
                unclear.append(number)
            yield number, rows
        for number in unclear:
            if number not in pages.overflowing:
                yield number, _searched(pages, pages[number], _start_of(number))


def _start_of(number: int) -> int:
    return HEADER_BYTES if number == 1 else 0


def _rows_on(pages: Pages, page: bytes, start: int) -> tuple[list[FoundRow], bool]:
    """Return the rows a leaf says it has, and whether that is all there can be on this page."""
    kind = page[start]
    if kind in {INTERIOR_INDEX, INTERIOR_TABLE, LEAF_INDEX} or not any(page):
        return [], True
    count = int.from_bytes(page[start + 3 : start + 5], "big")
    pointers_end = start + LEAF_HEADER_BYTES + 2 * count
    if kind != LEAF_TABLE or pointers_end > PAGE_BYTES:
        return [], False
    rows = []
    for at in range(start + LEAF_HEADER_BYTES, pointers_end, 2):
        pointer = int.from_bytes(page[at : at + 2], "big")
        with suppress(Illegible):
            if pointer >= pointers_end:
                rows.append(_row(pages, page, pointer))
    return rows, 0 < count == len(rows)


def _searched(pages: Pages, page: bytes, start: int) -> list[FoundRow]:
    """Return what may be rows on a page that does not say where they are.

    Where a row begins its parts add up to the length it gives; elsewhere that is chance.
    """
    rows = []
    for at in range(start, PAGE_BYTES - 4):
        with suppress(Illegible):
            rows.append(_row(pages, page, at, is_searched=True))
    return rows


def _row(pages: Pages, page: bytes, at: int, *, is_searched: bool = False) -> FoundRow:
    """Return the row that begins at `at`.

    Raises:
        Illegible: none does.
    """
    size, at = _varint(page, at)
    number, at = _varint(page, at)
    header_bytes, types_at = _varint(page, at)
    if not 2 <= header_bytes <= ROW_HEADER_BYTES_MAX or at + header_bytes > PAGE_BYTES:
        raise Illegible
    types = []
    while types_at < at + header_bytes:
        kind, types_at = _varint(page, types_at)
        types.append(kind)
    if types_at != at + header_bytes or {10, 11} & set(types):
        raise Illegible
    made_of = header_bytes + sum(map(_size_of, types))
    if (is_searched and made_of != size) or made_of > PAGE_BYTES * pages.count or not number > 0:
        raise Illegible
    payload = _payload(pages, page, at, made_of)
    return FoundRow(_signed(number), _values(payload, header_bytes, types), is_searched)


def _payload(pages: Pages, page: bytes, at: int, size: int) -> bytes:
    """Return the bytes of a row as far as they can be found."""
    if size <= LOCAL_MAX:
        if at + size > PAGE_BYTES:
            raise Illegible
        return page[at : at + size]
    local = LOCAL_MIN + (size - LOCAL_MIN) % OVERFLOW_BYTES
    local = local if local <= LOCAL_MAX else LOCAL_MIN
    if at + local + 4 > PAGE_BYTES:
        raise Illegible
    parts = [page[at : at + local]]
    following = int.from_bytes(page[at + local : at + local + 4], "big")
    left = size - local
    while left > 0 and 1 < following <= pages.count:
        overflow = pages[following]
        pages.overflowing.add(following)
        following = int.from_bytes(overflow[:4], "big")
        parts.append(overflow[4 : 4 + left])
        left -= OVERFLOW_BYTES
    return b"".join(parts)


def _values(payload: bytes, at: int, types: list[int]) -> list[Any]:
    values: list[Any] = []
    for kind in types:
        size = _size_of(kind)
        part = payload[at : at + size]
        values.append(_value(kind, part) if len(part) == size else Lost())
        at += size
    return values


def _value(kind: int, part: bytes) -> Any:
    match kind:
        case 0:
            return None
        case 7:
            return 0.0  # no column of ours holds such a number
        case 8 | 9:
            return kind - 8
        case _ if kind < 7:
            return int.from_bytes(part, "big", signed=True)
        case _:
            return Text(part) if kind % 2 else part


def _size_of(kind: int) -> int:
    if kind >= 12:
        return (kind - 12) // 2
    return (0, 1, 2, 3, 4, 6, 8, 8, 0, 0, 0, 0)[kind]


def _varint(page: bytes, at: int) -> tuple[int, int]:
    value = 0
    for read in range(9):
        if at + read >= PAGE_BYTES:
            raise Illegible
        byte = page[at + read]
        if read == 8:
            return value << 8 | byte, at + 9
        value = value << 7 | byte & 0x7F
        if byte < 0x80:
            return value, at + read + 1
    raise AssertionError("a number of nine bytes was not returned")


def _signed(number: int) -> int:
    return number - (1 << 64) if number >= 1 << 63 else number
