"""Looking into a write-ahead log without SQLite, which would touch it.

The format: https://www.sqlite.org/fileformat2.html, section 4.1. A header of 32 bytes
(magic, version, page size, …, two salts at 16), then frames: a header of 24 bytes (page
number, …, the same two salts at 8) and a page.
"""

from collections.abc import Iterator
from pathlib import Path

MAGICS = (bytes.fromhex("377f0682"), bytes.fromhex("377f0683"))  # by the checksums' byte order
HEADER_BYTES = 32
PAGE_SIZE_AT = 8
SALTS = slice(16, 24)
FRAME_BYTES = 24
FRAME_SALTS = slice(8, 16)
FIRST_PAGE = (1).to_bytes(4, "big")


def first_pages_in(log: Path, *, length: int) -> Iterator[bytes]:
    """Give the beginning of the database's first page, each time that the log has it.

    None when there is no log, or no first page in it. Checksums are left to SQLite, which
    opens the file next: one may be half written.

    Args:
        length: how many bytes of it; of one that was cut short, what there is.
    """
    try:
        with log.open("rb") as file:
            header = file.read(HEADER_BYTES)
            if not header.startswith(MAGICS) or len(header) < HEADER_BYTES:
                return
            page_bytes = int.from_bytes(header[PAGE_SIZE_AT : PAGE_SIZE_AT + 4], "big")
            at = HEADER_BYTES
            while len(frame := file.read(FRAME_BYTES)) == FRAME_BYTES:
                if frame[FRAME_SALTS] != header[SALTS]:
                    return  # left over from before the log was begun anew
                if frame.startswith(FIRST_PAGE):
                    yield file.read(length)
                at += FRAME_BYTES + page_bytes
                file.seek(at)
    except OSError:
        return
