"""Workloads beside a server's own: a backup made while somebody writes, and an import."""

import asyncio
import json
from pathlib import Path
from typing import Any

from tests.faults.power.recordings import Workload
from tests.faults.power.witness import Witness
from tests.faults.power.workloads import journal_on, small_log, turn
from tests.stores.files import quick_folder
from vivavoce.running import import_older
from vivavoce.stores.sqlite import open_sqlite
from vivavoce.testing.registry_contract import key, link, organization
from vivavoce.testing.stories import Story
from vivavoce.upkeep.backup import back_up


def backup(scale: int) -> Workload:
    """A backup is made while others write, and then another one."""

    async def run(data: Path, witness: Witness) -> None:
        stories = [Story() for _ in range(3)]
        done = asyncio.Event()
        (data / "secret").write_bytes(b"s" * 32)
        async with (
            small_log(30, 80),
            open_sqlite(data / "journal.db") as database,
            journal_on(database) as journal,
        ):

            async def talk(story: Story) -> None:
                number = 0
                while not done.is_set():
                    await journal.append(turn(story, number))
                    number += 1
                    await asyncio.sleep(0.002 * scale)  # or the trace holds little else

            await database.registry.add_organization(organization(), key())
            await database.registry.add_link(link(stories[0].id, "a token"))
            async with asyncio.TaskGroup() as group:
                for story in stories:
                    group.create_task(talk(story))
                for number in range(2):
                    await asyncio.sleep(0.02)
                    name = f"copy-{number}"
                    witness.asks_for_copy(name)
                    await asyncio.to_thread(back_up, data, data.parent / name)
                    witness.copy_is_safe(name)
                done.set()

    return run


def importing(scale: int) -> Workload:
    """Interviews of the older system are brought in, twice: the second time changes nothing."""

    async def run(data: Path, witness: Witness) -> None:
        with quick_folder() as older:
            write_older(older, interviews=6 * scale)
            for _ in range(2):
                report = await import_older(older, data, owner_key="the owner's key")
                assert not report.left_out
                witness.all_is_safe()

    return run


def write_older(folder: Path, *, interviews: int) -> None:
    """Write what the older system would have left of so many interviews."""
    at = folder / "organizations" / "acme" / "interviews"
    at.mkdir(parents=True)
    for number in range(interviews):
        name = f"00000000-0000-4000-8000-{number:012d}"
        (at / f"{name}.json").write_text(json.dumps(_older_interview(name, number)), "utf-8")


def _older_interview(name: str, number: int) -> dict[str, Any]:
    return {
        "id": name,
        "candidateId": f"candidate-{number}",
        "status": "active" if number % 2 else "completed",
        "currentState": "initial",
        "transcript": [
            {
                "id": f"{name}-{place}",
                "speaker": "candidate" if place % 2 else "interviewer",
                "message": f"Word {place} of {number}. " * (1 + 40 * (place % 3)),
                "timestamp": f"2025-03-01T10:{place:02d}:00.000Z",
            }
            for place in range(6)
        ],
        "candidateProfile": {"role": "analyst", "expertise": ["data", "law"]},
        "createdAt": "2025-03-01T09:59:00.000Z",
        "updatedAt": "2025-03-01T10:30:00.000Z",
    }
