"""The files of a data folder, looked at from outside."""

import os
import stat
from pathlib import Path

from vivavoce.upkeep.findings import Report

SECRET_BYTES = 32
FREE_BYTES_MIN = 64 * 1024 * 1024

# What is left behind when a program ends in the middle of something, or kept on purpose.
LEFTOVERS = ("*.part", "*.new", "*.repairing*", "journal.db.damaged-*")

PRIVATE = ("journal.db", "journal.db-wal", "secret", "search.db", "server.json")


def examine_files(data: Path, report: Report) -> None:
    """Look at permissions, free space, the secret, and what was left behind."""
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
    for pattern in LEFTOVERS:
        for path in sorted(data.glob(pattern)):
            report.add(
                "files",
                f"{path} was left behind.",
                "Remove it when you do not need it any more.",
                is_harmless=True,
            )


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
