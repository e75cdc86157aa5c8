"""Starting whole programs on what power cuts left: what is owed is made, and work goes on.

Each function runs in a process of its own and returns what is wrong, None if nothing is.
"""

import asyncio
import random
from collections.abc import Callable, Iterator
from pathlib import Path

import msgspec

from tests.faults.power.exploring import chance_of, complaint_about, workplace
from tests.faults.power.medium import MODES, Medium
from tests.faults.power.reading import DATA, JOURNAL, as_usual
from tests.faults.power.recordings import Recording, lay_out, load
from tests.faults.power.upkeep_workloads import write_older
from tests.stores.files import quick_folder
from vivavoce.domain.events import Speaker
from vivavoce.embedded import LiveInterview, Vivavoce
from vivavoce.errors import VivavoceError
from vivavoce.journal.records import verify
from vivavoce.running import import_older
from vivavoce.stores.sqlite import open_sqlite
from vivavoce.testing.stories import Story, keep

# A busy machine takes its time; a reply that does not come in this is stuck.
REPLY_WITHIN_S = 30.0

Start = Callable[[Path], str | None]
"""Starts on the files below a folder, leads on, and returns what is wrong."""


class Sample(msgspec.Struct, frozen=True, kw_only=True):
    """Some cuts of one recording, spread over all its moments, each in a mode of its own."""

    file: Path
    start: Start
    count: int
    seed: int


def start_on(sample: Sample) -> list[str]:
    """Start on each cut of a sample; return what was wrong, and where the files are."""
    recording = load(sample.file)
    wrong = []
    for moment, mode, seed, files in _cuts(recording, sample):
        complaint = complaint_about(recording, files, moment, workplace(), closely=True)
        if complaint is None:
            lay_out(files, workplace())
            with as_usual():
                complaint = sample.start(workplace())
        if complaint is not None:
            kept = sample.file.with_suffix(f".{moment}-{mode}-{seed}")
            kept.mkdir(exist_ok=True)
            lay_out(files, kept)
            wrong.append(
                f"{recording.name}, operation {moment}, mode {mode}, seed {seed}: {complaint} "
                f"(the files are in {kept})"
            )
    return wrong


def _cuts(recording: Recording, sample: Sample) -> Iterator[tuple[int, str, str, dict[str, bytes]]]:
    chance = random.Random(sample.seed)
    moments = sorted(chance.randint(1, len(recording.trace)) for _ in range(sample.count))
    medium, applied = Medium(recording.base), 0
    for number, moment in enumerate(moments):
        for operation in recording.trace[applied:moment]:
            medium.apply(operation)
        applied = moment
        mode, seed = MODES[number % len(MODES)], f"{sample.seed}.{number}"
        yield moment, mode, seed, medium.files(medium.cut(mode, chance_of(moment, mode, seed)))


# --- starts ---


def start_store(folder: Path) -> str | None:
    """Open the database with all its threads, read everything, and write on."""
    return asyncio.run(_start_store(folder / JOURNAL))


async def _start_store(path: Path) -> str | None:
    try:
        async with open_sqlite(path) as database:
            store, before = database.store, 0
            for followed in await store.follow():
                before = followed.position
            again = Story()
            await keep(store, again.open(), again.say("On we go."))
            verify(again.id, await store.read(again.id))
            if len(await store.follow(after=before)) != 2:
                return "stuck: what was written after the cut is not there"
        async with open_sqlite(path) as database:
            if len(await database.store.read(again.id)) != 2:
                return "stuck: what was written after the cut did not last"
    except VivavoceError as error:
        return f"no start: {type(error).__name__}: {error}"
    return None


def start_program(folder: Path) -> str | None:
    """Start the program, see every owed reply come once (I6), and lead a new interview."""
    return asyncio.run(_start_program(folder / DATA))


async def _start_program(data: Path) -> str | None:
    try:
        async with Vivavoce.open(data, owner_key="the owner's key") as vivavoce:
            for summary in await vivavoce.interviews(limit=1000):
                if summary.damaged:
                    return f"set aside: {summary.id}: {summary.damaged}"
                if fault := await _lead(await vivavoce.interview(summary.id)):
                    return fault
            new = await vivavoce.open_interview("agent-hiring")
            if fault := await _lead(new):
                return fault
            found = await vivavoce.interviews(words="peculiarly", limit=1000)
            if new.id not in {summary.id for summary in found}:
                return "stuck: the search does not find what was said after the cut"
    except (VivavoceError, TimeoutError) as error:
        return f"no start: {type(error).__name__}: {error}"
    return None


async def _lead(held: LiveInterview) -> str | None:
    """Wait for what is owed, say something where that is still possible, and wait again."""
    await held.reply(timeout_s=REPLY_WITHIN_S)
    if (await held.now()).status != "active":
        return None
    await held.add_message("Somebody who is peculiarly tidy.")
    if await held.reply(timeout_s=REPLY_WITHIN_S) is None:
        return f"stuck: {held.id} got no reply"
    answered = [
        message.in_reply_to
        for message in (await held.now()).transcript
        if message.speaker is Speaker.INTERVIEWER and message.in_reply_to is not None
    ]
    return None if len(answered) == len(set(answered)) else f"two replies: {held.id}"


def start_import(folder: Path) -> str | None:
    """Import the same interviews again: what the cut took arrives, and nothing twice."""
    return asyncio.run(_start_import(folder / DATA))


async def _start_import(data: Path) -> str | None:
    try:
        with quick_folder() as older:
            write_older(older, interviews=6)
            report = await import_older(older, data, owner_key="the owner's key")
            if report.left_out:
                return f"left out: {report.left_out[0]}"
        async with Vivavoce.open(data, organization="acme") as vivavoce:
            found = await vivavoce.interviews(limit=1000)
            if len(found) != 6 or any(summary.messages < 6 for summary in found):
                return f"incomplete: {[summary.messages for summary in found]}"
    except VivavoceError as error:
        return f"no start: {type(error).__name__}: {error}"
    return None
