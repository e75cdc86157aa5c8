"""Bringing interviews of the older system into a data folder.

One file is one interview, and one interview one append: whole or not there. The same
file always gives the same events, so an import that was cut short is run again, finds
what it did, and goes on. No server runs meanwhile; replies that are owed are made by
the next one.
"""

import asyncio
from collections.abc import Iterator
from contextlib import AbstractAsyncContextManager
from pathlib import Path

import msgspec

from vivavoce.authoring.reading import SUFFIX, built_in_guides, guide_hash
from vivavoce.domain.events import InterviewOpened
from vivavoce.domain.guide import Guide
from vivavoce.domain.ids import GuideId, OrganizationId
from vivavoce.errors import DamagedRecord, Malformed, NotFound, StoreUnavailable
from vivavoce.exchange.older.ids import organization_id
from vivavoce.exchange.older.layout import OlderOrganization, find_organizations
from vivavoce.exchange.older.messages import label
from vivavoce.exchange.older.plain import storable_text
from vivavoce.exchange.older.reading import Context, Planned, read_interview
from vivavoce.journal.database import Database
from vivavoce.journal.group_commit import GroupCommit
from vivavoce.journal.registry import GuideVersion
from vivavoce.service.access import new_secret
from vivavoce.service.bootstrap import DEFAULT_ORGANIZATION, add_built_in_guides, bootstrap
from vivavoce.service.clock import Clock
from vivavoce.service.importing_appends import Imports, Prepared, prepare
from vivavoce.service.importing_files import Budget, Claims, File, claims_of, mistake, read_file
from vivavoce.service.importing_report import FoundOrganization, ImportReport, Outcome, Told
from vivavoce.service.library import Library, reference_to
from vivavoce.service.organizations import Organizations

# What the older system's interviews were about.
GUIDE = GuideId("agent-hiring")

# Files read and appended at the same time: enough to share each commit.
AT_ONCE = 32

# But no more than this of them: what a file becomes in memory may be thirty times as much.
BYTES_AT_ONCE = 16 * 1024 * 1024


class Watcher:
    """Somebody who looks on: overrides what it wants to know of."""

    def made_key(self, organization: OrganizationId, secret: str) -> None:
        """Told of a new organization's first owner's key, which nobody is told again."""

    def found(self, organizations: list[FoundOrganization], files: int) -> None:
        """Told what there is, before the first file is read."""

    def did_file(self) -> None:
        """Told after each file."""


class Target(msgspec.Struct, frozen=True, kw_only=True):
    """Where interviews are brought: an opened database, and the time it goes by."""

    database: Database
    journal: GroupCommit
    clock: Clock


async def bring_older(
    source: Path,
    target: AbstractAsyncContextManager[Target],
    *,
    into: OrganizationId | None,
    owner_key: str | None,
    watcher: Watcher,
    piece_bytes_max: int,
) -> ImportReport:
    """Bring the older system's interviews in `source` to `target`, as `running.import_older` says.

    Args:
        target: entered once it is known that there is something to bring.
    """
    organizations = await asyncio.to_thread(find_organizations, source)
    report = ImportReport(source=storable_text(str(source)))
    async with target as opened:
        store, registry, clock = opened.database.store, opened.database.registry, opened.clock
        library = Library(registry, clock)
        known = Organizations(registry, clock)
        imports = Imports(store, opened.journal, piece_bytes_max=piece_bytes_max)
        importing = _Importing(source, report, imports, library, clock, watcher, piece_bytes_max)
        await _begin(opened, known, library, watcher, owner_key)
        contexts = [
            await importing.prepare_organization(older, known, into) for older in organizations
        ]
        files = sum(len(older.interviews) for older in organizations)
        watcher.found(report.organizations, files)
        found = (
            (path, context)
            for older, context in zip(organizations, contexts, strict=True)
            for path in older.interviews
        )
        await importing.bring(await claims_of(found, shown=importing.shown))
    report.left_out.sort(key=lambda told: told.file)
    report.remarks.sort(key=lambda told: told.file)
    return report


async def _begin(
    opened: Target,
    known: Organizations,
    library: Library,
    watcher: Watcher,
    owner_key: str | None,
) -> None:
    """Make what the first start of a server makes, so that one finds the folder complete."""
    if owner_key is None and not await known.all():
        # Told before it is kept: a key that nobody was told would lock everybody out.
        owner_key = new_secret()
        watcher.made_key(DEFAULT_ORGANIZATION, owner_key)
    async with opened.database.alone():
        await bootstrap(
            store=opened.database.store,
            registry=opened.database.registry,
            clock=opened.clock,
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
        self._budget = Budget(BYTES_AT_ONCE)

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

    async def bring(self, claims: Claims) -> None:
        """Import every interview from its file, some of them at the same time.

        Raises:
            StoreUnavailable: it ended there.
        """
        for path, reason in claims.refused:
            self._leave_out(path, reason)
        files = iter(claims.holders.values())
        workers = [asyncio.create_task(self._work(files)) for _ in range(AT_ONCE)]
        try:
            await asyncio.gather(*workers)
        finally:
            for worker in workers:
                worker.cancel()
            await asyncio.gather(*workers, return_exceptions=True)

    async def _work(self, files: Iterator[File]) -> None:
        for file in files:
            try:
                async with self._budget.room_for(file.path):
                    outcome = await self._bring_one(file)
            except (Malformed, DamagedRecord) as error:
                self._leave_out(file.path, str(error))
            except StoreUnavailable:
                raise
            except Exception as error:
                # A mistake of ours in one file must not keep all others away (I7).
                self._leave_out(file.path, mistake(error))
            else:
                self._report.count(outcome)
                self._watcher.did_file()

    def _leave_out(self, path: Path, reason: str) -> None:
        self._tell(self._report.left_out, path, reason)
        self._report.count(Outcome.LEFT_OUT)
        self._watcher.did_file()

    async def _bring_one(self, file: File) -> Outcome:
        planned = await asyncio.to_thread(_read, file)
        prepared = await self._prepare(planned)
        outcome = await self._imports.append(prepared)
        if outcome in {Outcome.IMPORTED, Outcome.CONTINUED}:
            self._report.messages += prepared.messages
            for remark in planned.remarks:
                self._tell(self._report.remarks, file.path, f"{remark}.")
        for member in planned.left_out:
            self._tell(self._report.left_out, file.path, f"There is no room for {member}.")
        return outcome

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
        list_of.append(Told(file=self.shown(path), what=storable_text(what)))

    def shown(self, path: Path) -> str:
        """Return how a file is called in the report."""
        shown = path.relative_to(self._source) if path.is_relative_to(self._source) else path
        return storable_text(str(shown))


def _read(file: File) -> Planned:
    """Read one file, on a thread of its own."""
    document, interview = read_file(file.path, file.context)
    if interview != file.interview:
        raise Malformed("It was changed while it was imported; import again.")
    try:
        return read_interview(document, interview, file.context)
    except RecursionError as error:
        raise Malformed("It is nested too deep.") from error


async def _built_in(library: Library, organization: OrganizationId) -> GuideVersion:
    """Return the built-in guide, else the newest there is of it: an owner may have retired it."""
    source = built_in_guides()[f"{GUIDE}{SUFFIX}"]
    try:
        return await library.find(organization, GUIDE, guide_hash(source))
    except NotFound:
        return await library.find(organization, GUIDE)
