"""Bringing interviews of the older system into a data folder.

One file is one interview, and one interview one append: whole or not there. The same
file always gives the same events, so an import that was cut short is run again, finds
what it did, and goes on. No server runs meanwhile; replies that are owed are made by
the next one.
"""

import asyncio
from collections.abc import AsyncIterator, Iterator
from contextlib import AsyncExitStack, asynccontextmanager
from pathlib import Path

from vivavoce.authoring.reading import SUFFIX, built_in_guides, guide_hash
from vivavoce.domain.events import InterviewOpened
from vivavoce.domain.guide import Guide
from vivavoce.domain.ids import GuideId, InterviewId, OrganizationId
from vivavoce.errors import DamagedRecord, Malformed, NotFound
from vivavoce.exchange.older.ids import organization_id
from vivavoce.exchange.older.layout import OlderOrganization, find_organizations, read_json
from vivavoce.exchange.older.messages import label
from vivavoce.exchange.older.plain import storable_text
from vivavoce.exchange.older.reading import Context, Planned, identify, read_interview
from vivavoce.journal.feed import Feed
from vivavoce.journal.group_commit import GroupCommit
from vivavoce.journal.registry import GuideVersion
from vivavoce.service.access import new_secret
from vivavoce.service.bootstrap import DEFAULT_ORGANIZATION, add_built_in_guides, bootstrap
from vivavoce.service.clock import Clock, SystemClock
from vivavoce.service.importing_appends import PIECE_BYTES_MAX, Imports, Prepared, prepare
from vivavoce.service.importing_report import FoundOrganization, ImportReport, Outcome, Told
from vivavoce.service.library import Library, reference_to
from vivavoce.service.organizations import Organizations
from vivavoce.service.vitals import Vitals
from vivavoce.stores.sqlite import SqliteDatabase, open_sqlite
from vivavoce.stores.sqlite.folder import claim

# What the older system's interviews were about.
GUIDE = GuideId("agent-hiring")

# Files read and appended at the same time: enough to share each commit.
AT_ONCE = 32


class Watcher:
    """Somebody who looks on: overrides what it wants to know of."""

    def made_key(self, organization: OrganizationId, secret: str) -> None:
        """Told of a new organization's first owner's key, which nobody is told again."""

    def found(self, organizations: list[FoundOrganization], files: int) -> None:
        """Told what there is, before the first file is read."""

    def did_file(self) -> None:
        """Told after each file."""


async def import_older(
    source: Path,
    data: Path,
    *,
    into: OrganizationId | None = None,
    owner_key: str | None = None,
    clock: Clock | None = None,
    watcher: Watcher | None = None,
    piece_bytes_max: int = PIECE_BYTES_MAX,
) -> ImportReport:
    """Bring the older system's interviews in `source` into the data folder `data`.

    Running it again imports what is new and changes nothing else. What cannot be read
    is in the report, and the rest arrives.

    Args:
        source: the older system's data folder, its `organizations`, or one organization's.
        data: made if need be, locked meanwhile.
        into: put all interviews into this organization instead of their own.
        owner_key: of the default organization, if that is made; None to have one made.
        piece_bytes_max: an interview of more becomes several appends.

    Raises:
        CannotStart: `source` is not that layout, or `data` is in use or cannot be used.
        StoreUnavailable: the disk is full or fails; what was imported is kept.
    """
    organizations = await asyncio.to_thread(find_organizations, source)
    clock, watcher = clock or SystemClock(), watcher or Watcher()
    report = ImportReport(source=storable_text(str(source)))
    async with _opened(data, clock) as (database, journal):
        library = Library(database.registry, clock)
        known = Organizations(database.registry, clock)
        imports = Imports(database.store, journal, piece_bytes_max=piece_bytes_max)
        importing = _Importing(source, report, imports, library, clock, watcher, piece_bytes_max)
        await _begin(database, known, library, clock, watcher, owner_key)
        contexts = [
            await importing.prepare_organization(older, known, into) for older in organizations
        ]
        files = sum(len(older.interviews) for older in organizations)
        watcher.found(report.organizations, files)
        await importing.bring(
            (path, context)
            for older, context in zip(organizations, contexts, strict=True)
            for path in older.interviews
        )
    report.left_out.sort(key=lambda told: told.file)
    report.remarks.sort(key=lambda told: told.file)
    return report


@asynccontextmanager
async def _opened(data: Path, clock: Clock) -> AsyncIterator[tuple[SqliteDatabase, GroupCommit]]:
    """Open the data folder without a server's turns: nothing is said while it is imported."""
    async with AsyncExitStack() as stack:
        folder = claim(data)
        stack.callback(folder.release)
        database = await stack.enter_async_context(open_sqlite(folder.journal))
        journal = GroupCommit(database.store, Feed(), Vitals(clock))
        stack.push_async_callback(journal.close)
        yield database, journal


async def _begin(
    database: SqliteDatabase,
    known: Organizations,
    library: Library,
    clock: Clock,
    watcher: Watcher,
    owner_key: str | None,
) -> None:
    """Make what the first start of a server makes, so that one finds the folder complete."""
    if owner_key is None and not await known.all():
        # Told before it is kept: a key that nobody was told would lock everybody out.
        owner_key = new_secret()
        watcher.made_key(DEFAULT_ORGANIZATION, owner_key)
    await bootstrap(
        store=database.store,
        registry=database.registry,
        clock=clock,
        organizations=known,
        library=library,
        owner_key=owner_key,
        guide_files={},
    )


class _Importing:
    """One import under way."""

    def __init__(
        self,
        source: Path,
        report: ImportReport,
        imports: Imports,
        library: Library,
        clock: Clock,
        watcher: Watcher,
        piece_bytes_max: int,
    ) -> None:
        self._source = source
        self._report = report
        self._imports = imports
        self._library = library
        self._clock = clock
        self._watcher = watcher
        self._piece_bytes_max = piece_bytes_max
        self._holders: dict[InterviewId, Path] = {}  # which file held it

    async def prepare_organization(
        self, older: OlderOrganization, known: Organizations, into: OrganizationId | None
    ) -> Context:
        """Let the organization be there; return what its files do not say themselves."""
        here = into or organization_id(older.id)
        name = label(older.name) or label(older.id) or here
        is_new = here not in {organization.id for organization in await known.all()}
        if is_new:
            secret = new_secret()
            self._watcher.made_key(here, secret)
            await known.add(here, name=name, owner_key=secret)
        await add_built_in_guides(self._library, here)
        version = await _built_in(self._library, here)
        self._report.organizations.append(
            FoundOrganization(
                older=storable_text(older.id),
                id=here,
                name=name,
                is_new=is_new,
                interviews=len(older.interviews),
                teams=len(older.teams),
                agents=len(older.agents),
            )
        )
        for unread in older.unread:
            self._tell(self._report.left_out, Path(unread.file), unread.reason)
        return Context(
            organization=here,
            older=storable_text(older.id),
            guide=self._library.parsed(version),
            reference=reference_to(version),
            teams=older.teams,
            agents=older.agents,
        )

    async def bring(self, files: Iterator[tuple[Path, Context]]) -> None:
        """Import all `files`, some of them at the same time.

        Raises:
            StoreUnavailable: it ended there.
        """
        workers = [asyncio.create_task(self._work(files)) for _ in range(AT_ONCE)]
        try:
            await asyncio.gather(*workers)
        finally:
            for worker in workers:
                worker.cancel()
            await asyncio.gather(*workers, return_exceptions=True)

    async def _work(self, files: Iterator[tuple[Path, Context]]) -> None:
        for path, context in files:
            try:
                outcome = await self._bring_one(path, context)
            except (Malformed, DamagedRecord) as error:
                self._tell(self._report.left_out, path, str(error))
                outcome = Outcome.LEFT_OUT
            self._report.count(outcome)
            self._watcher.did_file()

    async def _bring_one(self, path: Path, context: Context) -> Outcome:
        planned = await asyncio.to_thread(self._read, path, context)
        prepared = await self._prepare(planned)
        outcome = await self._imports.append(prepared)
        if outcome in {Outcome.IMPORTED, Outcome.CONTINUED}:
            self._report.messages += prepared.messages
            for remark in planned.remarks:
                self._tell(self._report.remarks, path, f"{remark}.")
        for member in planned.left_out:
            self._tell(self._report.left_out, path, f"{member} has no room.")
        return outcome

    def _read(self, path: Path, context: Context) -> Planned:
        """Read one file, on a thread of its own."""
        try:
            document = read_json(path)
            interview = identify(document, name=path.stem, older=context.older)
            self._claim(interview, path)
            return read_interview(document, interview, context)
        except RecursionError as error:
            raise Malformed("It is nested too deep.") from error

    def _claim(self, interview: InterviewId, path: Path) -> None:
        """See to it that an interview that several files hold is read from one of them."""
        rightful = path.with_name(f"{interview}.json")
        if path != rightful and rightful.exists():
            raise Malformed(f"It holds interview {interview}, as {rightful.name} does.")
        holder = self._holders.setdefault(interview, path)
        if holder != path:
            raise Malformed(f"It holds interview {interview}, as {self._shown(holder)} does.")

    async def _prepare(self, planned: Planned) -> Prepared:
        opened = planned.events[0][0]
        assert isinstance(opened, InterviewOpened), "an interview begins with its opening"
        guide: Guide | None = None
        try:
            guide = await self._library.pinned(opened.organization, opened.guide)
        except (NotFound, Malformed):
            planned.remarks.append(
                f"its guide {opened.guide.id} {opened.guide.version} is not kept here; "
                "it can be read, and goes on once `vivavoce guide add` has brought it"
            )
        return await asyncio.to_thread(
            prepare,
            planned,
            guide,
            now=self._clock.now(),
            piece_bytes_max=self._piece_bytes_max,
        )

    def _tell(self, list_of: list[Told], path: Path, what: str) -> None:
        list_of.append(Told(file=self._shown(path), what=storable_text(what)))

    def _shown(self, path: Path) -> str:
        shown = path.relative_to(self._source) if path.is_relative_to(self._source) else path
        return storable_text(str(shown))


async def _built_in(library: Library, organization: OrganizationId) -> GuideVersion:
    """Return the built-in guide, else the newest there is of it: an owner may have retired it."""
    source = built_in_guides()[f"{GUIDE}{SUFFIX}"]
    try:
        return await library.find(organization, GUIDE, guide_hash(source))
    except NotFound:
        return await library.find(organization, GUIDE)
