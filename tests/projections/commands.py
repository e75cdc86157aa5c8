"""`vivavoce import` and `vivavoce mirror` as processes that can be killed, and what they leave."""

import json
import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from tests.exchange.older.documents import DOCUMENT, document, messages, write_organization
from vivavoce.domain.ids import OrganizationId
from vivavoce.journal.records import replay
from vivavoce.journal.store import Filters
from vivavoce.stores.sqlite import open_sqlite

Event = tuple[str, bytes | None, int]


def environment() -> dict[str, str]:
    return {name: value for name, value in os.environ.items() if "VIVAVOCE" not in name}


def vivavoce(*arguments: str | Path) -> subprocess.CompletedProcess[str]:
    """Run a command to its end."""
    command = [sys.executable, "-m", "vivavoce.cli.main", *map(str, arguments)]
    return subprocess.run(
        command, capture_output=True, text=True, check=False, timeout=100, env=environment()
    )


@contextmanager
def begun(*arguments: str | Path) -> Iterator[subprocess.Popen[str]]:
    """Start a command; it is killed at the end of the block, wherever it is."""
    process = subprocess.Popen(
        [sys.executable, "-m", "vivavoce.cli.main", *map(str, arguments)],
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
        text=True,
        env=environment(),
    )
    try:
        yield process
    finally:
        process.kill()
        process.communicate()


def write_older(folder: Path, interviews: int) -> Path:
    """Write an organization of the older system, each interview of some ten messages.

    They are over: one that waits too long is taken up anew, dated by its import.
    """
    told = [
        document(
            id=f"session-{n}",
            status="completed",
            transcript=DOCUMENT["transcript"] + messages(*[{} for _ in range(n % 17)]),
        )
        for n in range(interviews)
    ]
    write_organization(folder / "organizations" / "acme", *told)
    return folder


async def events_in(data: Path, organization: str = "acme") -> dict[str, list[Event]]:
    """Return the events of every interview; each chain is checked (I10)."""
    async with open_sqlite(data / "journal.db") as database:
        filters = Filters(organization=OrganizationId(organization))
        found: dict[str, list[Event]] = {}
        for summary in await database.store.find(filters, limit=1000):
            records = await database.store.read(summary.id)
            replay(summary.id, records)
            found[summary.id] = [(r.name, r.content, r.recorded_at_us) for r in records]
    return found


def transcripts(mirror: Path) -> dict[str, list[str]]:
    """Return the words in every file of a mirror; each file has to be whole."""
    found: dict[str, list[str]] = {}
    for path in mirror.glob("organizations/*/interviews/*.json"):
        told: dict[str, Any] = json.loads(path.read_bytes())
        found[path.stem] = [entry["message"] for entry in told["transcript"]]
    return found
