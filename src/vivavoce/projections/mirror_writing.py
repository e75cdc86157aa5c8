"""Writing a mirror's files: interviews as they stand, or their last good file where that fails."""

from collections.abc import Sequence
from functools import partial

from vivavoce import observability
from vivavoce.domain.ids import InterviewId, OrganizationId
from vivavoce.errors import DamagedRecord, ReadFailed, StoreUnavailable, VivavoceError
from vivavoce.journal.registry import Registry
from vivavoce.journal.store import Followed, Store
from vivavoce.projections.mirror_folder import MirrorFolder, interview_path, manifest_path
from vivavoce.projections.mirror_reading import Files, read_and_render
from vivavoce.projections.mirror_sweep import OnDisk


class MirrorWriter:
    """Writes files, and knows which are written and which could not be.

    Whoever calls holds the lock under which files are changed.
    """

    def __init__(
        self,
        store: Store,
        registry: Registry,
        folder: MirrorFolder,
        files: Files,
        on_disk: OnDisk,
    ) -> None:
        self.damaged: set[InterviewId] = set()  # these keep their last good file
        self._store = store
        self._registry = registry
        self._folder = folder
        self._files = files
        self._on_disk = on_disk
        self._written: dict[InterviewId, int] = {}  # versions, while the mirror catches up
        self._unread: dict[InterviewId, Followed] = {}  # to be tried again
        self._manifests: dict[OrganizationId, bytes] = {}

    @property
    def unread(self) -> list[Followed]:
        """Interviews that could not be read the last time, each with its latest record."""
        return list(self._unread.values())

    def has_written(self, changed: Followed) -> bool:
        """Tell whether an interview was written as it stood at this record, or later."""
        return self._written.get(changed.record.interview, 0) >= changed.record.seq

    def begin_anew(self) -> None:
        """Take nothing in the folder for written any more."""
        self._manifests.clear()
        self._written.clear()

    def caught_up(self) -> None:
        """Forget which versions were written: what comes next is newer than all of them."""
        self._written.clear()

    async def write(self, changed: Sequence[Followed]) -> None:
        """Write the files of these interviews as they stand now.

        Raises:
            OSError: the folder cannot be written.
            StoreUnavailable: the journal does not answer.
        """
        files: dict[str, bytes] = {}
        versions: dict[InterviewId, int] = {}
        for each in changed:
            interview = each.record.interview
            try:
                found = await read_and_render(self._store, interview, self._files)
            except (DamagedRecord, ReadFailed) as error:
                self._keep_last_good(each, error)
                continue
            except StoreUnavailable:
                raise  # nothing that is wrong with this one
            except Exception as error:  # whatever it is must not stop the others (I7)
                self._keep_last_good(each, error)
                continue
            self.damaged.discard(interview)
            self._unread.pop(interview, None)
            if found is None:
                await self._on_disk(partial(self._folder.remove, interview))
                continue
            told, content = found
            files[interview_path(told.organization, interview)] = content
            versions[interview] = told.version
        await self._on_disk(lambda: self._folder.write(files))
        self._written |= versions

    async def remove(self, interview: InterviewId) -> None:
        """Remove the file of an interview that was erased.

        Raises:
            OSError: it cannot be removed.
        """
        self._written.pop(interview, None)
        await self._on_disk(lambda: self._folder.remove(interview))

    async def write_manifests(self) -> None:
        """Write what is told of the organizations, where that is something else by now.

        Raises:
            OSError: the folder cannot be written.
            StoreUnavailable: the registry does not answer.
        """
        changed = {}
        for organization in await self._registry.organizations():
            content = self._files.manifest(organization)
            if self._manifests.get(organization.id) != content:
                changed[organization.id] = content
        if changed:
            files = {manifest_path(name): content for name, content in changed.items()}
            await self._on_disk(lambda: self._folder.write(files))
            self._manifests |= changed

    def _keep_last_good(self, changed: Followed, error: Exception) -> None:
        interview = changed.record.interview
        if isinstance(error, ReadFailed):
            self._unread[interview] = changed  # perhaps it can be read the next time
        if interview not in self.damaged:
            self.damaged.add(interview)
            observability.error(
                "mirror:damaged",
                "An interview cannot be mirrored; its last good file stays",
                interviewId=interview,
                reason=str(error),
                cause=None if isinstance(error, VivavoceError) else error,  # a defect of ours
            )
