"""A backup of a real server under load, restored elsewhere, keeps every promise (I1–I6, I10)."""

import asyncio
import logging
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from msgspec.structs import replace

from tests.harness import ServerProcess, plain_guide, until
from tests.ledger import Ledger
from tests.writers import Writer, writing
from vivavoce.upkeep.manifest import Manifest, read_manifest
from vivavoce.upkeep.verify import verify

pytestmark = pytest.mark.faults

WRITERS = 12


@pytest.fixture
def server(tmp_path: Path) -> Iterator[ServerProcess]:
    with ServerProcess(tmp_path) as server:
        yield server.start()


def run(*arguments: str | Path) -> None:
    command = [sys.executable, "-m", "vivavoce.cli.main", *map(str, arguments)]
    done = subprocess.run(command, capture_output=True, text=True, check=False, timeout=120)
    assert done.returncode == 0, done.stderr


def back_up(server: ServerProcess, to: Path) -> Manifest:
    """Make a backup as an operator does, beside the server."""
    run("backup", to, "--data", server.data)
    return read_manifest(to)


def acknowledged_by(ledger: Ledger, moment: float) -> Ledger:
    """Return what was promised until `moment`; what was said later may be there or not."""
    then = Ledger()
    for message in ledger.messages.values():
        is_promised = message.acknowledged_at is not None and message.acknowledged_at < moment
        then.messages[message.id] = (
            message if is_promised else replace(message, receipt=None, acknowledged_at=None)
        )
        if is_promised and message.interview not in then.interviews:
            then.interviews.append(message.interview)
    return then


@pytest.mark.parametrize(
    "backups",
    [pytest.param(1, id="1-backup"), pytest.param(100, id="soak", marks=pytest.mark.soak)],
)
async def test_a_restored_backup_has_every_message_that_was_acknowledged_before_it_began(
    server: ServerProcess, tmp_path: Path, backups: int
) -> None:
    server.add_guide(plain_guide(40))
    ledger = Ledger()
    writers = [Writer(ledger, server.port, guide="plain", seed=n) for n in range(WRITERS)]
    began: list[float] = []
    async with writing(writers):
        for n in range(backups):
            target = 100 * (n + 1)
            await until(lambda target=target: len(ledger.acknowledged) >= target)  # type: ignore[misc]
            began.append(time.monotonic())
            await asyncio.to_thread(back_up, server, tmp_path / f"backup-{n}")
    await asyncio.to_thread(ledger.check, server)
    server.kill()
    for n in sorted({0, backups - 1}):
        promised = acknowledged_by(ledger, began[n])
        assert promised.acknowledged
        await asyncio.to_thread(check_restored, tmp_path, tmp_path / f"backup-{n}", promised)
    logging.getLogger(__name__).info(
        "%d backups beside %d writers, %d messages acknowledged, %d before the last backup",
        backups,
        WRITERS,
        len(ledger.acknowledged),
        len(acknowledged_by(ledger, began[-1]).acknowledged),
    )


def check_restored(folder: Path, backup: Path, promised: Ledger) -> None:
    """Restore, verify, start a server on it, hold it to its promises, and let it go on."""
    data = folder / f"restored-{backup.name}"
    run("restore", backup, "--data", data)
    assert verify(data).is_whole
    with ServerProcess(folder, data=data) as restored:
        restored.start()
        promised.check(restored)
        promised.finish(restored)
        promised.check(restored)
        assert restored.terminate() == 0
    assert verify(data).is_whole
