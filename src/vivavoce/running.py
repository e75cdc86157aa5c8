"""Putting the parts together, and taking them apart in the right order."""

from collections.abc import AsyncIterator, Callable
from contextlib import AsyncExitStack, asynccontextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import msgspec

from vivavoce import observability
from vivavoce.authoring.reading import read_guide
from vivavoce.domain.ids import OrganizationId
from vivavoce.errors import CannotStart, DamagedRecord, Malformed, StoreBroken, StoreUnavailable
from vivavoce.exchange.older.writing import interview_file, manifest_file
from vivavoce.interviewers.registry import Interviewers
from vivavoce.journal.database import Database, Kept
from vivavoce.journal.feed import Feed
from vivavoce.journal.group_commit import GroupCommit
from vivavoce.journal.news import News
from vivavoce.projections.mirror import Mirror
from vivavoce.projections.mirror_reading import Files
from vivavoce.projections.searching import open_search_of
from vivavoce.service.access import Access
from vivavoce.service.bootstrap import Opening, bootstrap
from vivavoce.service.clock import Clock, SystemClock
from vivavoce.service.freshness import Freshness
from vivavoce.service.hearing import Hearing
from vivavoce.service.interviews import Interviews
from vivavoce.service.library import Library
from vivavoce.service.live import LiveInterviews
from vivavoce.service.organizations import Organizations
from vivavoce.service.recent import Recent
from vivavoce.service.retention import Retention
from vivavoce.service.services import Services
from vivavoce.service.spending import Budgets
from vivavoce.service.turns import Turns
from vivavoce.service.unsaved import Unsaved
from vivavoce.service.vitals import Vitals
from vivavoce.stores.opening import open_database
from vivavoce.stores.sqlite.folder import LOCK_PATIENCE_S, claim

if TYPE_CHECKING:
    from vivavoce.service.importing import Target, Watcher
    from vivavoce.service.importing_report import ImportReport

# A calm stop waits this long for replies under way; what is late stays owed (I13).
TURN_PATIENCE_S = 5.0

# And this long for messages that were taken without waiting.
UNSAVED_PATIENCE_S = 10.0

# What other nodes erase, nobody tells a mirror of: it compares its files with the database so
# often.
MIRROR_SWEPT_EVERY_S = 60.0


class Running(msgspec.Struct, frozen=True):
    """A started system and what its start found."""

    services: Services
    opening: Opening


@asynccontextmanager
async def running(  # noqa: PLR0913 - what a start may vary in, each by its name
    data: Path,
    *,
    database_url: str | None = None,
    owner_key: str | None = None,
    interviewers: Interviewers | None = None,
    clock: Clock | None = None,
    on_broken: Callable[[StoreBroken], None] = lambda error: None,
    patience_s: float = LOCK_PATIENCE_S,
    warm: Callable[[], object] | None = None,
    mirror: Path | None = None,
    is_restart: bool = False,
    token_budget: int | None = None,
    has_turns: bool = True,
    finds_owed: bool = True,
) -> AsyncIterator[Running]:
    """Open the data folder and run Vivavoce on it until the block ends.

    Leaving the block finishes and commits what was accepted (I13).

    Args:
        data: the data folder, made if need be, locked meanwhile.
        database_url: of a PostgreSQL database, which other nodes may share; None: the file in
            the data folder.
        owner_key: the first owner's key; None to have one made.
        on_broken: called when the disk failed. Nothing is acknowledged from then on;
            a server should exit without closing anything (I12).
        patience_s: how long to wait for the folder while another process holds it.
        warm: what replies need first; called on a thread.
        mirror: a folder to keep current in the older system's layout, or None.
        token_budget: tokens that models may use for one organization in a calendar month.
        has_turns: make replies and reviews. False for a look or a change by hand: whoever
            leads may be set up elsewhere only, so what is owed stays owed, and deadlines wait.
        finds_owed: also make what was owed before, and meet deadlines. False: only what comes
            to be owed meanwhile.
        is_restart: it ran like this before: a mirror's folder that is another's by now is
            told in health and tried again, and stops nobody.

    Raises:
        CannotStart: the folder or the database in it cannot be used.
    """
    interviewers = interviewers or Interviewers()
    # What is entered last is left first: turns, then what they write to.
    async with AsyncExitStack() as stack:
        folder = claim(data, patience_s=patience_s)
        stack.callback(folder.release)
        vitals, feed = Vitals(clock or SystemClock()), Feed()
        database = await stack.enter_async_context(
            open_database(folder, database_url, on_broken=on_broken, on_folding=vitals.folding)
        )
        clock = clock or database.time or SystemClock()
        vitals.go_by(clock)
        mirrored = _mirror_beside(database, mirror)
        if mirrored is not None:
            stack.push_async_callback(mirrored.close)
        journal = GroupCommit(
            database.store,
            feed,
            vitals,
            on_broken=on_broken,
            is_remote=database_url is not None,
        )
        stack.push_async_callback(journal.close)
        search = open_search_of(database, folder.path / "search.db")
        stack.push_async_callback(search.close)
        library = Library(database.registry, clock)
        live = _live_interviews(database, library, vitals)
        interviews = Interviews(database.store, journal, live, clock)
        unsaved = Unsaved(interviews, vitals)
        stack.push_async_callback(unsaved.flush, patience_s=UNSAVED_PATIENCE_S)
        stack.push_async_callback(interviewers.close)
        budgets = Budgets(database.store, clock, tokens_a_month=token_budget)
        turns = Turns(
            interviews,
            interviewers,
            database.store,
            vitals,
            clock,
            feed=feed,
            budgets=budgets,
        )
        stack.push_async_callback(turns.close, patience_s=TURN_PATIENCE_S)
        if has_turns:
            interviews.on_owed = turns.schedule
        secret = await database.link_secret()
        organizations = Organizations(database.registry, clock)
        retention = Retention(database.store, organizations, clock, vitals)
        stack.push_async_callback(retention.close)
        recent = Recent(
            vitals=vitals,
            journal=journal,
            feed=feed,
            owed=turns.owed,
            folder=folder.path,
            clock=clock,
        )
        stack.push_async_callback(recent.close)
        services = Services(
            interviews=interviews,
            interviewers=interviewers,
            turns=turns,
            budgets=budgets,
            unsaved=unsaved,
            library=library,
            access=Access(database.registry, clock, link_secret=secret),
            organizations=organizations,
            retention=retention,
            search=search,
            mirror=mirrored,
            journal=journal,
            feed=feed,
            vitals=vitals,
            recent=recent,
            clock=clock,
        )
        try:
            async with database.alone():
                opening = await bootstrap(
                    store=database.store,
                    registry=database.registry,
                    clock=clock,
                    organizations=services.organizations,
                    library=library,
                    owner_key=owner_key,
                    guide_files=_guide_files(folder.path / "guides"),
                )
        except DamagedRecord as error:
            where = folder.journal if database_url is None else "the database"
            raise CannotStart(
                f"Organizations, keys or guides in {where} cannot be read. {error} "
                "Restore a backup, or move it away to start anew."
            ) from error
        vitals.recovered = opening.owed
        await _hear(stack, database.news, Hearing(feed, live, services.access), vitals)
        if has_turns and finds_owed:
            turns.start(warm=warm)
            retention.start(services.erase_interviews)
        recent.start()
        search.start()
        if mirrored is not None:
            await mirrored.start(may_refuse=not is_restart)
        yield Running(services, opening)


async def import_older(
    source: Path,
    data: Path,
    *,
    into: OrganizationId | None = None,
    owner_key: str | None = None,
    clock: Clock | None = None,
    database_url: str | None = None,
    watcher: "Watcher | None" = None,
    piece_bytes_max: int | None = None,
) -> "ImportReport":
    """Bring the older system's interviews in `source` into the data folder `data`.

    Running it again imports what is new and changes nothing else. What cannot be read
    is in the report, and the rest arrives.

    Args:
        source: the older system's data folder, its `organizations`, or one organization's.
        data: made if need be, locked meanwhile.
        database_url: of a PostgreSQL database to bring them into instead.
        into: put all interviews into this organization instead of their own.
        owner_key: of the default organization, if that is made; None to have one made.
        piece_bytes_max: an interview of more becomes several appends; None: 8 MiB.

    Raises:
        CannotStart: `source` is not that layout, or `data` is in use or cannot be used.
        StoreUnavailable: the disk is full or fails; what was imported is kept.
    """
    # Here, so that no server waits for it.
    from vivavoce.service.importing import Watcher, bring_older
    from vivavoce.service.importing_appends import PIECE_BYTES_MAX

    return await bring_older(
        source,
        _opened_for_import(data, database_url, clock),
        into=into,
        owner_key=owner_key,
        watcher=watcher or Watcher(),
        piece_bytes_max=piece_bytes_max or PIECE_BYTES_MAX,
    )


@asynccontextmanager
async def _opened_for_import(
    data: Path, database_url: str | None, clock: Clock | None
) -> AsyncIterator["Target"]:
    """Open the data folder without a server's turns: nothing is said while it is imported."""
    from vivavoce.service.importing import Target

    async with AsyncExitStack() as stack:
        folder = claim(data)
        stack.callback(folder.release)
        database = await stack.enter_async_context(open_database(folder, database_url))
        clock = clock or database.time or SystemClock()
        journal = GroupCommit(
            database.store, Feed(), Vitals(clock), is_remote=database_url is not None
        )
        stack.push_async_callback(journal.close)
        yield Target(database=database, journal=journal, clock=clock)


def mirror_of(
    database: Kept,
    path: Path,
    *,
    sweep_every_s: float | None = None,
    is_considerate: bool = True,
) -> Mirror:
    """Return the mirror of `database` in the folder `path`, not started yet."""
    return Mirror(
        database.store,
        database.registry,
        path,
        Files(interview=interview_file, manifest=manifest_file),
        sweep_every_s=sweep_every_s,
        is_considerate=is_considerate,
    )


def _mirror_beside(database: Database, path: Path | None) -> Mirror | None:
    """Return the mirror that a server keeps, if it is to keep one."""
    if path is None:
        return None
    is_shared = database.news is not None
    return mirror_of(database, path, sweep_every_s=MIRROR_SWEPT_EVERY_S if is_shared else None)


def _live_interviews(database: Database, library: Library, vitals: Vitals) -> LiveInterviews:
    """Return the cache in front of `database`; only where others write, it has to be asked."""
    news = database.news
    freshness = Freshness(database.store, news) if news is not None else None
    return LiveInterviews(database.store, library, vitals, freshness=freshness)


async def _hear(stack: AsyncExitStack, news: News | None, hearing: Hearing, vitals: Vitals) -> None:
    """Take notice of what other nodes do, and let them see the words of replies."""

    def looked(error: StoreUnavailable | None) -> None:
        if vitals.reached(error):
            hearing.turn_away(error is not None)

    if news is not None:
        await news.start(hearing, on_look=looked)
        stack.push_async_callback(news.close)
        hearing.tell_drafts(news.tell)


def _guide_files(folder: Path) -> dict[str, str]:
    """Return the owner's guide files, name to source; unreadable ones are reported."""
    sources = {}
    for path in sorted([*folder.glob("*.yaml"), *folder.glob("*.yml")]):
        try:
            sources[path.name] = read_guide(path)
        except Malformed as error:
            observability.error(
                "bootstrap:guide-damaged", "Guide left out", file=path.name, reason=str(error)
            )
    return sources
