"""Proving a journal whole: a data folder, a backup or an exported file (I10).

Read only, and beside a running server. Every record's digest and hash is made again
and compared; what is wrong is named by interview and seq. Pages that cannot be read end
nothing: what stood there is missed in its interview's chain.
"""

from collections.abc import Callable
from pathlib import Path

import msgspec

from vivavoce.errors import CannotStart
from vivavoce.upkeep.manifest import MANIFEST, Damage, altered_files, read_manifest

JOURNAL = "journal.db"

# Past this many the list says no more than the count does.
DAMAGED_MAX = 1_000

Progress = Callable[[int, int], None]


class Repaired(msgspec.Struct, frozen=True, kw_only=True):
    """An interview that goes on although these of its events are lost; a repair says so."""

    interview: str
    lost: list[int]


class Report(msgspec.Struct, kw_only=True):
    """What a verification found."""

    kind: str  # `folder`, `backup`, `export` or `database`
    path: str
    is_unfinished: bool = False  # a move to here is not over: nothing more was looked at
    interviews: int = 0
    events: int = 0
    erased: int = 0
    damages: int = 0  # how many there are; `damaged` names the first thousand
    damaged: list[Damage] = msgspec.field(default_factory=list)
    repaired: list[Repaired] = msgspec.field(default_factory=list)

    @property
    def is_whole(self) -> bool:
        """Whether everything is as it was recorded, repairs aside."""
        return not self.damages

    def add(self, interview: str | None, seq: int | None, why: str) -> None:
        """Note that something is wrong."""
        self.damages += 1
        if len(self.damaged) < DAMAGED_MAX:
            self.damaged.append(Damage(interview=interview, seq=seq, why=why))

    def add_unfinished(self, why: str) -> None:
        """Note that not everything may have come here yet; `why` says how it is finished.

        What is missing cannot be told from what is damaged, and the move proves it all.
        """
        self.is_unfinished = True
        self.add(None, None, why)

    def include(self, other: "Report") -> None:
        """Add what was found in another share of the same journal."""
        self.interviews += other.interviews
        self.events += other.events
        self.erased += other.erased
        self.damages += other.damages
        self.damaged += other.damaged[: DAMAGED_MAX - len(self.damaged)]
        self.repaired += other.repaired


def nobody(done: int, total: int) -> None:
    """Tell nobody how far it is."""


def verify(path: Path, *, progress: Progress = nobody, processes: int = 1) -> Report:
    """Check a data folder, a backup, or a file of exported JSON lines; return what was found.

    Args:
        progress: called with how much is done and how much there is: events, or bytes of
            an exported file.
        processes: share a long journal out to so many. The caller's main module is imported
            again in each, as `multiprocessing` does.

    Raises:
        CannotStart: there is nothing at `path` that could be verified.
        DamagedRecord: the database or the manifest is damaged as a whole.
    """
    if path.is_dir() and (path / MANIFEST).exists():
        return verify_backup(path, progress=progress, processes=processes)
    if path.is_dir() and (path / JOURNAL).exists():
        return _verify_folder(path, progress, processes)
    if path.is_file():
        from vivavoce.upkeep.exported_lines import verify_export

        return verify_export(path, Report(kind="export", path=str(path)), progress=progress)
    raise CannotStart(
        f"There is nothing to verify at {path}; name a data folder, a backup or an exported "
        ".jsonl file."
    )


def _verify_folder(path: Path, progress: Progress, processes: int) -> Report:
    from vivavoce.stores.sqlite.moved import MovedFrom, mark_of, unfinished

    unreadable = None
    try:
        mark = mark_of(path)
    except CannotStart as error:
        mark, unreadable = None, str(error)
    if isinstance(mark, MovedFrom):
        report = Report(kind="folder", path=str(path))
        report.add_unfinished(unfinished(path, mark))
        return report
    report = verify_journal(path, progress=progress, processes=processes)
    if unreadable is not None:
        report.add(None, None, unreadable)
    return report


def verify_backup(path: Path, *, progress: Progress = nobody, processes: int = 1) -> Report:
    """Check a backup: every file by its checksum, and the journal in it.

    Raises:
        CannotStart: it is unfinished, or a newer version wrote it.
        DamagedRecord: its manifest was altered, or its database is damaged as a whole.
    """
    altered = altered_files(path, read_manifest(path))
    journal = path / JOURNAL
    if JOURNAL in altered and (journal.is_symlink() or not journal.is_file()):
        report = Report(kind="backup", path=str(path))
    else:
        report = verify_journal(path, kind="backup", progress=progress, processes=processes)
    for name, why in altered.items():
        report.add(None, None, f"{name} {why}.")
    return report


def verify_journal(
    folder: Path, *, kind: str = "folder", progress: Progress = nobody, processes: int = 1
) -> Report:
    """Check the journal in a folder, which nobody writes if it is a backup.

    Raises:
        CannotStart: there is none, it is not ours, or of a newer version.
        DamagedRecord: the database is damaged as a whole.
    """
    from vivavoce.upkeep.stored_journal import check_journal

    report = Report(kind=kind, path=str(folder))
    check_journal(
        folder / JOURNAL,
        report,
        is_still=kind == "backup",
        progress=progress,
        processes=processes,
    )
    return report
