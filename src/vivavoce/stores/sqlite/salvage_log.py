"""Folding a write-ahead log into a database file that SQLite itself refuses to open.

https://www.sqlite.org/fileformat2.html, section 4: 32 bytes of header, then frames of
24 bytes and a page. Frames count up to the last one that ends a transaction and whose
running checksum is right, as SQLite itself counts them.
"""

import struct
from pathlib import Path

from vivavoce.stores.sqlite.salvage_pages import PAGE_BYTES

HEADER_BYTES = 32
FRAME_HEADER_BYTES = 24
MAGIC = {0x377F0682: "<", 0x377F0683: ">"}  # and how the sums read their words


def fold_log(log: Path, database: Path) -> int:
    """Write every page the log at `log` committed into `database`; return how many.

    A log that is missing, empty, or of another page size folds in nothing.
    """
    content = log.read_bytes() if log.exists() else b""
    committed = _committed(content)
    if not committed:
        return 0
    with database.open("r+b") as file:
        for number, at in committed.items():
            file.seek((number - 1) * PAGE_BYTES)
            file.write(content[at : at + PAGE_BYTES])
    return len(committed)


def _committed(content: bytes) -> dict[int, int]:
    """Return where in the log the newest committed version of each page begins."""
    if len(content) < HEADER_BYTES:
        return {}
    magic, _, page_bytes = struct.unpack(">3I", content[:12])
    order = MAGIC.get(magic)
    if order is None or page_bytes != PAGE_BYTES:
        return {}
    sums = _sums(content[:24], order, (0, 0))
    if sums != struct.unpack(">2I", content[24:32]):
        return {}
    salt = content[16:24]
    committed: dict[int, int] = {}
    pending: dict[int, int] = {}
    for at in range(HEADER_BYTES, len(content), FRAME_HEADER_BYTES + PAGE_BYTES):
        frame = content[at : at + FRAME_HEADER_BYTES + PAGE_BYTES]
        if len(frame) < FRAME_HEADER_BYTES + PAGE_BYTES or frame[8:16] != salt:
            break
        sums = _sums(frame[:8] + frame[FRAME_HEADER_BYTES:], order, sums)
        number, pages_after, *told = struct.unpack(">2I8x2I", frame[:FRAME_HEADER_BYTES])
        if sums != tuple(told):
            break
        pending[number] = at + FRAME_HEADER_BYTES
        if pages_after:
            committed |= pending
            pending.clear()
    return committed


def _sums(content: bytes, order: str, sums: tuple[int, int]) -> tuple[int, int]:
    one, other = sums
    words = struct.unpack(f"{order}{len(content) // 4}I", content)
    for at in range(0, len(words), 2):
        one = (one + words[at] + other) & 0xFFFFFFFF
        other = (other + words[at + 1] + one) & 0xFFFFFFFF
    return one, other
