"""The files of a data folder, looked at from outside."""

import os
import re
import stat
from datetime import UTC, datetime, timedelta
from pathlib import Path

from vivavoce.upkeep.findings import Report

SECRET_BYTES = 32
FREE_BYTES_MIN = 64 * 1024 * 1024

# What a repair kept was named so.
KEPT = re.compile(r"\.damaged-(\d{8}T\d{6})Z")
SECOND = timedelta(seconds=1)

# What is left behind when a program ends in the middle of something, or kept on purpose.
LEFTOVERS = ("*.part", "*.new", "*.repairing*", "journal.db.damaged-*")

PRIVATE = ("journal.db", "journal.db-wal", "secret", "search.db", "server.json")


def examine_files(data: Path, report: Report) -> None:
    """Look at permissions, free space and the secret."""
    for path in _open_to_others(data):
        report.add(
            "files",
            f"Others on this machine may read {path}.",
            f"Make it private: chmod {'700' if path.is_dir() else '600'} {path}",
        )
    free_bytes = os.statvfs(data).f_bavail * os.statvfs(data).f_frsize
    if free_bytes < FREE_BYTES_MIN:
        report.add(
            "files",
            f"The disk has {free_bytes / 1024 / 1024:,.0f} MiB left.",
            "Free some space: when it is full, messages are refused.",
        )
    secret = data / "secret"
    if not secret.exists() or secret.stat().st_size != SECRET_BYTES:
        report.add(
            "files",
            f"{secret}, which candidates' links are derived from, is missing or damaged.",
            "The next start makes another; links that were given out still work, and the "
            "console makes a new one when it is asked to show one.",
            is_harmless=True,
        )


def examine_leftovers(data: Path, erased_at: datetime | None, report: Report) -> None:
    """Note what was left behind, or kept on purpose.

    Args:
        erased_at: when an interview was erased last (UTC); a copy of the database that is
            older may hold its words.
    """
    for pattern in LEFTOVERS:
        for path in sorted(data.glob(pattern)):
            if erased_at is not None and _is_older(path, erased_at):
                report.add(
                    "files",
                    f"{path} is older than the last erasure, and may hold words that were erased.",
                    "Remove it.",
                )
                continue
            report.add(
                "files",
                f"{path} was left behind.",
                "Remove it when you do not need it any more, and before you erase an interview.",
                is_harmless=True,
            )


def _is_older(path: Path, moment: datetime) -> bool:
    """Tell whether a file was made before `moment` (UTC): as it was written, or by its name.

    A copy of the file would be newer than what it holds. The name is exact to the second,
    and within that second no server ran.
    """
    if datetime.fromtimestamp(path.stat().st_mtime, UTC) < moment:
        return True
    told = KEPT.search(path.name)
    if told is None:
        return False
    return datetime.strptime(f"{told[1]}+0000", "%Y%m%dT%H%M%S%z") + SECOND <= moment


def make_private(data: Path) -> list[str]:
    """Let only the owner read what holds words or secrets; return what was done, in sentences."""
    done = []
    for path in _open_to_others(data):
        path.chmod(0o700 if path.is_dir() else 0o600)
        done.append(f"{path} is private now.")
    return done


def _open_to_others(data: Path) -> list[Path]:
    paths = (data, *(data / name for name in PRIVATE))
    return [path for path in paths if path.exists() and stat.S_IMODE(path.stat().st_mode) & 0o077]
