"""What the power fails in the middle of: everything that writes to a journal's database.

Each is short, so that every operation it makes the disk do can be a moment of a cut.
`scale` makes one longer, for soak runs.
"""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import timedelta
from pathlib import Path

import apsw
import pytest

from tests.faults.power.recordings import Workload
from tests.faults.power.witness import Witness
from tests.journal.observing import Tally
from vivavoce.domain.events import AnyEvent, Candidate, StateChanged
from vivavoce.domain.ids import GuideId
from vivavoce.embedded import LiveInterview, Vivavoce
from vivavoce.journal.feed import Feed
from vivavoce.journal.group_commit import GroupCommit
from vivavoce.journal.registry import Look, Role, Session
from vivavoce.journal.store import Append
from vivavoce.stores.sqlite import SqliteDatabase, checkpoint, open_sqlite
from vivavoce.stores.sqlite.connection import open_writer, transaction
from vivavoce.stores.sqlite.migrate import APPLICATION_ID, migrations
from vivavoce.stores.sqlite.rows import to_blob
from vivavoce.testing.clock import NOON
from vivavoce.testing.guides_contract import guide
from vivavoce.testing.looks_contract import ACME, OTHER
from vivavoce.testing.registry_contract import FAR_AHEAD, key, link, organization
from vivavoce.testing.stories import Story, keep, said

RECORD_OF_THE_FIRST_VERSION = (
    "seq",
    "name",
    "recorded_at_us",
    "actor",
    "content",
    "salt",
    "digest",
    "hash",
)

SECRETS = ("I have never told anybody.", "Nor will I ever tell again.")


@asynccontextmanager
async def small_log(passive: int, blocking: int) -> AsyncIterator[None]:
    """Let the log be folded in after so many pages, and waited for after so many."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(checkpoint, "PASSIVE_PAGES", passive)
        patch.setattr(checkpoint, "BLOCKING_PAGES", blocking)
        yield


@asynccontextmanager
async def journal_on(database: SqliteDatabase) -> AsyncIterator[GroupCommit]:
    """Put a group commit in front of a database until the block ends."""
    journal = GroupCommit(database.store, Feed(), Tally())
    try:
        yield journal
    finally:
        await journal.close()


def turn(story: Story, number: int) -> Append:
    """Return a decision of three events, of a size of its own; the first opens the interview."""
    if story.version == 0:
        return story.open(said("Good morning."))
    moved = StateChanged(left=f"place {number}", entered=f"place {number + 1}")
    events: list[AnyEvent] = [said("x" * (37 * number % 1_900)), moved, said("Go on.")]
    return story.tell(*events)


async def talk(journal: GroupCommit, story: Story, turns: int) -> None:
    for number in range(turns):
        await journal.append(turn(story, number))


async def talk_together(database: SqliteDatabase, stories: list[Story], turns: int) -> None:
    async with journal_on(database) as journal:
        await asyncio.gather(*(talk(journal, story, turns) for story in stories))


# --- the journal ---


def groups(scale: int) -> Workload:
    """Many talk at once and share their commits."""

    async def run(data: Path, witness: Witness) -> None:
        async with open_sqlite(data / "journal.db") as database:
            await talk_together(database, [Story() for _ in range(6)], 17 * scale)

    return run


def checkpoints(scale: int) -> Workload:
    """The log is folded in and begun anew again and again, by the checkpointer and the writer."""

    async def run(data: Path, witness: Witness) -> None:
        async with small_log(12, 30), open_sqlite(data / "journal.db") as database:
            await talk_together(database, [Story() for _ in range(3)], 20 * scale)

    return run


def several_writers(scale: int) -> Workload:
    """Two programs write one file, and wait for each other."""

    async def run(data: Path, witness: Witness) -> None:
        path = data / "journal.db"
        async with small_log(20, 50), open_sqlite(path) as one, open_sqlite(path) as other:
            await asyncio.gather(
                talk_together(one, [Story(), Story()], 14 * scale),
                talk_together(other, [Story(), Story()], 14 * scale),
            )

    return run


def reopening(scale: int) -> Workload:
    """A program dies and leaves its log behind; the next one goes on from it, twice."""

    async def run(data: Path, witness: Witness) -> None:
        stories = [Story() for _ in range(4)]
        for _ in range(3):
            async with open_sqlite(data / "journal.db") as database:
                witness.all_is_safe()
                await talk_together(database, stories, 7 * scale)
                witness.all_is_safe()
                await _die(database)

    return run


async def _die(database: SqliteDatabase) -> None:
    """Let the connections close as they do when a process is killed: nothing is folded in."""

    def prepare(connection: apsw.Connection) -> None:
        connection.config(apsw.SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, 1)

    store = database.store
    for worker in (store._writer, *store._readers, store._checkpoints._worker):
        await worker.run(prepare)


def migration(scale: int) -> Workload:
    """A database as the first version left it, with a log to be taken up, meets this version."""

    async def run(data: Path, witness: Witness) -> None:
        stories = [Story() for _ in range(6 * scale)]
        appends = [append for story in stories for append in (turn(story, 0), turn(story, 9))]
        connection = open_writer(data / "journal.db")
        connection.execute("BEGIN IMMEDIATE")
        connection.execute(migrations()[0][1])
        connection.pragma("application_id", APPLICATION_ID)
        connection.pragma("user_version", 1)
        connection.execute("COMMIT")
        for append in appends:
            witness.sends(append)
            with transaction(connection):
                _write_as_the_first_version(connection, append)
            witness.was_told(append)
        connection.config(apsw.SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, 1)
        connection.close()
        async with open_sqlite(data / "journal.db") as database:
            witness.all_is_safe()
            await database.registry.add_organization(organization(), key())
            witness.all_is_safe()
            await talk_together(database, stories, 2)

    return run


def _write_as_the_first_version(connection: apsw.Connection, append: Append) -> None:
    """Write with SQL of that time: the program's own may want tables of today."""
    row, summary = to_blob(append.interview), append.summary
    connection.execute(
        "INSERT INTO interviews (id, organization, status, state, version, guide, guide_version,"
        " interviewer, language, opened_at, updated_at, messages)"
        " VALUES (?, ?, 'active', ?, ?, 'hiring', '1', 'scripted', 'en', 1, 1, 1)"
        " ON CONFLICT (id) DO UPDATE SET version = excluded.version, state = excluded.state",
        (row, summary.organization, summary.state, summary.version),
    )
    connection.executemany(
        "INSERT INTO events (interview, seq, name, recorded_at, actor, content, salt, digest, hash)"
        " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
        [
            (row, *(getattr(one, name) for name in RECORD_OF_THE_FIRST_VERSION))
            for one in append.records
        ],
    )


def erasure(scale: int) -> Workload:
    """Interviews are set aside and erased while others go on; erased words have to be gone."""

    async def run(data: Path, witness: Witness) -> None:
        others = [Story() for _ in range(3)]
        async with small_log(25, 60), open_sqlite(data / "journal.db") as database:
            store, registry = database.store, database.registry
            for number, secret in enumerate(SECRETS * scale):
                words = f"{secret} {number}"
                story, damaged = Story(candidate=Candidate(name=words)), Story()
                await keep(store, story.open(said(words)), damaged.open(), story.say(words * 90))
                await registry.add_link(link(story.id, words))
                await talk_together(database, others, 4)
                witness.all_is_safe()
                await store.quarantine(damaged.id, "for a test")
                witness.all_is_safe()
                await store.erase(story.id, NOON + timedelta(days=1))
                witness.all_is_safe(words)
                await talk_together(database, others, 2)

    return run


# --- what is beside the journal ---


def registry(scale: int) -> Workload:
    """Organizations, looks, keys, links, sessions and guides come and go, one after the other."""

    async def run(data: Path, witness: Witness) -> None:
        async with small_log(15, 40), open_sqlite(data / "journal.db") as database:
            registry, story = database.registry, Story()
            owner = key(secret="the owner's")
            await registry.add_organization(organization(), owner)
            witness.all_is_safe()
            await registry.add_organization(organization(OTHER), key(OTHER, "another's"))
            witness.all_is_safe()
            await keep(database.store, story.open())
            for number in range(9 * scale):
                viewer = key(secret=f"viewer {number}", role=Role.VIEWER)
                session = Session(hash=viewer.hash, key=viewer.id, expires_at=FAR_AHEAD)
                version = guide("words: many\n" * 150 * (number % 5) + f"number: {number}")
                look = Look(organization=ACME, logo=b"%d" % number * 3000 * (number % 3))
                for change in (
                    registry.set_look(look),
                    registry.add_key(viewer),
                    registry.add_link(link(story.id, f"{number}", generation=number + 1)),
                    registry.add_session(session),
                    registry.add_guide(version),
                    registry.revoke_key(ACME, viewer.id, NOON),
                    registry.remove_session(session.hash),
                    registry.retire_guide(ACME, GuideId("hiring")),
                    registry.revoke_links(story.id, NOON),
                ):
                    await change
                    witness.all_is_safe()

    return run


# --- the whole program ---


def first_start(scale: int) -> Workload:
    """From an empty folder to open for business, and the first words of the first interviews."""

    async def run(data: Path, witness: Witness) -> None:
        async with Vivavoce.open(data) as vivavoce:
            witness.all_is_safe()
            for _ in range(scale):
                await interview(vivavoce, turns=2)

    return run


def conversations(scale: int) -> Workload:
    """Candidates answer the scripted interviewer, over a calm stop and a second start."""

    async def run(data: Path, witness: Witness) -> None:
        async with small_log(40, 90):
            for _ in range(2):
                async with Vivavoce.open(data, owner_key="the owner's key") as vivavoce:
                    witness.all_is_safe()
                    async with asyncio.TaskGroup() as group:
                        for _ in range(3 * scale):
                            group.create_task(interview(vivavoce, turns=5))

    return run


async def interview(vivavoce: Vivavoce, *, turns: int) -> LiveInterview:
    """Begin an interview and answer what is asked, so few turns that it does not end."""
    held = await vivavoce.open_interview("agent-hiring", candidate={"name": "Ada Lovelace"})
    for number in range(turns):
        await held.reply()
        await held.add_message(f"Somebody who keeps our data tidy, in {number + 2} ways.")
    await held.reply()
    return held
