"""Exported JSON lines: any file is whole, or damaged, or no export; nothing else comes of it."""

import functools
import tempfile
from pathlib import Path

from vivavoce.errors import CannotStart
from vivavoce.upkeep.exported_lines import verify_export
from vivavoce.upkeep.verify import Report


@functools.cache
def folder() -> tempfile.TemporaryDirectory[str]:
    """Return the folder of the one file that is written anew for each input."""
    return tempfile.TemporaryDirectory()


def close() -> None:
    """Remove the folder, if there is one."""
    if folder.cache_info().currsize:
        folder().cleanup()
        folder.cache_clear()


def run(data: bytes) -> None:
    """Verify a file."""
    path = Path(folder().name) / "exported.jsonl"
    path.write_bytes(data)
    report = Report(kind="export", path=str(path))
    try:
        verify_export(path, report, progress=lambda done, total: None)
    except CannotStart:
        return
    assert report.is_whole == (report.damages == 0)
    assert report.interviews or report.damages
