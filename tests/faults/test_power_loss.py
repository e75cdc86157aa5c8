"""The power fails at any moment: what was acknowledged is there, and nothing is there in part."""

import asyncio
import random
from collections import Counter
from collections.abc import Awaitable, Callable, Iterable, Iterator
from pathlib import Path

import pytest

from tests.faults.power_loss import MODES, Medium, Operation, recording
from tests.journal.observing import Tally
from tests.stores.files import contents, quick_folder
from vivavoce.domain.events import AnyEvent, Candidate, StateChanged
from vivavoce.domain.ids import InterviewId
from vivavoce.errors import VivavoceError
from vivavoce.journal.feed import Feed
from vivavoce.journal.group_commit import GroupCommit
from vivavoce.journal.records import verify
from vivavoce.journal.store import Append, Record
from vivavoce.stores.sqlite import SqliteDatabase, checkpoint, open_sqlite
from vivavoce.testing.clock import NOON
from vivavoce.testing.stories import Story, said

pytestmark = pytest.mark.faults

STORIES = 6
SECRET = "I have never told anybody."

# How many moments are tried, in each mode.
MOMENTS = 80

Setting = Callable[[SqliteDatabase], Awaitable[None]]


class Recording:
    """What the disk was told, what was sent, and what was acknowledged by when."""

    def __init__(self) -> None:
        self.trace: list[Operation] = []
        self.sent: dict[InterviewId, list[Record]] = {}
        self.ends: dict[InterviewId, set[int]] = {}
        self.secretive = Story(candidate=Candidate(name="Ada Lovelace"))


async def record(folder: Path, *, setting: Setting, ack_early: bool = False) -> Recording:
    """Start on an empty folder, talk, start again, talk, erase: the log is folded in on the way."""
    made = Recording()
    stories = [Story() for _ in range(STORIES)]
    with recording() as recorder:

        async def send(journal: GroupCommit, story: Story, append: Append) -> None:
            made.sent.setdefault(story.id, []).extend(append.records)
            made.ends.setdefault(story.id, {0}).add(append.summary.version)
            if ack_early:
                recorder.ack((story.id, append.summary.version))
            stored = await journal.append(append)
            recorder.ack((story.id, stored.version))

        async def talk(journal: GroupCommit, story: Story, turns: int) -> None:
            for n in range(turns):
                moved = StateChanged(left="here", entered=f"there {n}")
                events: list[AnyEvent] = [said("x" * (37 * n)), moved, said("Go on.")]
                await send(journal, story, story.tell(*events) if story.version else story.open())

        for run in range(2):
            async with open_sqlite(folder / "journal.db") as database:
                await setting(database)
                journal = GroupCommit(database.store, Feed(), Tally())
                await asyncio.gather(*(talk(journal, story, 12) for story in stories))
                if run == 0:
                    secretive = made.secretive
                    await send(journal, secretive, secretive.open(said(SECRET)))
                else:
                    await database.store.erase(made.secretive.id, NOON)
                    recorder.ack("erased")
                    await asyncio.gather(*(talk(journal, story, 3) for story in stories))
                await journal.close()
        made.trace = recorder.trace
    return made


def images(
    made: Recording, moments: Iterable[int], *, seed: int
) -> Iterator[tuple[str, dict[str, bytes], Medium]]:
    """Return an image of each mode for each of the `moments`, counted in operations."""
    rng = random.Random(seed)
    wanted = Counter(moments)
    medium = Medium()
    for moment, operation in enumerate(made.trace):
        medium.apply(operation)
        for _ in range(wanted[moment]):
            for mode in MODES:
                yield f"{mode} after {moment + 1} operations", medium.image(mode, rng), medium


async def complaint(made: Recording, image: dict[str, bytes], medium: Medium) -> str | None:
    """Start on `image`, and return what is wrong with it."""
    acknowledged = dict.fromkeys(made.sent, 0)
    acknowledged.update(ack for ack in medium.acknowledged if ack != "erased")
    is_erased = "erased" in medium.acknowledged
    with quick_folder() as folder:
        for name, content in image.items():
            (folder / name).write_bytes(content)
        try:
            async with open_sqlite(folder / "journal.db") as database:
                for id_, version in acknowledged.items():
                    records = await database.store.read(id_)
                    verify(id_, records)
                    if len(records) < version:
                        return f"lost: {id_} is at {len(records)}, {version} was acknowledged"
                    if len(records) not in made.ends[id_]:
                        return f"in part: {id_} is at {len(records)}"
                    if id_ != made.secretive.id and records != made.sent[id_][: len(records)]:
                        return f"altered: {id_}"
                    head = await database.store.head(id_)
                    if head is not None and head.version != len(records):
                        return f"apart: {id_} has a row at {head.version}"
                    if is_erased and id_ == made.secretive.id and head is not None:
                        return "lost: the erasure"
                again = Story()
                await database.store.append([again.open(said("On we go."))])
                assert len(await database.store.read(again.id)) == 2
        except VivavoceError as error:
            return f"{type(error).__name__}: {error}"
        if is_erased and any(SECRET.encode() in kept for kept in contents(folder).values()):
            return "the erased words came back"
    return None


async def as_it_is(database: SqliteDatabase) -> None:
    """Change no setting."""


def synchronous(value: str) -> Setting:
    """Let the writer sync less than it must."""

    async def change(database: SqliteDatabase) -> None:
        await database.store._writer.run(lambda writer: writer.pragma("synchronous", value))

    return change


@pytest.fixture
def small_log(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let the log be folded in, and begun anew, several times within a short recording."""
    monkeypatch.setattr(checkpoint, "PASSIVE_PAGES", 30)
    monkeypatch.setattr(checkpoint, "BLOCKING_PAGES", 60)


@pytest.mark.usefixtures("small_log")
@pytest.mark.parametrize("count", [MOMENTS, pytest.param(20_000, marks=pytest.mark.soak)])
async def test_a_power_cut_at_any_moment_loses_nothing_acknowledged(count: int) -> None:
    """(I1, I4, I10)"""
    with quick_folder() as folder:
        made = await record(folder, setting=as_it_is)
    assert await complaints(made, anywhere(made, count)) == {}


@pytest.mark.usefixtures("small_log")
async def test_a_power_cut_while_the_database_is_made_leaves_one_that_can_be_opened() -> None:
    with quick_folder() as folder:
        made = await record(folder, setting=as_it_is)
    names = [operation.name for operation in made.trace]
    first_page, log = names.index("journal.db"), names.index("journal.db-wal")
    assert await complaints(made, [*range(log + 3), *[first_page] * 20]) == {}


@pytest.mark.usefixtures("small_log")
@pytest.mark.parametrize("setting", ["normal", "off"])
async def test_syncing_less_is_caught(setting: str) -> None:
    """Were it not, the test above would prove nothing."""
    with quick_folder() as folder:
        made = await record(folder, setting=synchronous(setting))
    assert await lost(made) > 10


@pytest.mark.usefixtures("small_log")
async def test_acknowledging_before_the_commit_is_caught() -> None:
    """Were it not, the test above would prove nothing."""
    with quick_folder() as folder:
        made = await record(folder, setting=as_it_is, ack_early=True)
    assert await lost(made) > 0


def anywhere(made: Recording, count: int) -> list[int]:
    """Return `count` moments all over the recording."""
    rng = random.Random(count)
    return [rng.randrange(len(made.trace)) for _ in range(count)]


async def complaints(made: Recording, moments: Iterable[int]) -> dict[str, str]:
    """Return what is wrong after a power cut at these moments, by moment and mode."""
    found = {}
    for name, image, medium in images(made, moments, seed=1):
        wrong = await complaint(made, image, medium)
        if wrong is not None:
            found[name] = wrong
    return found


async def lost(made: Recording) -> int:
    """Count after how many power cuts something acknowledged is missing."""
    found = await complaints(made, anywhere(made, 30))
    return sum(wrong.startswith("lost") for wrong in found.values())
