"""A backup becomes a data folder again, whole or not at all.

Everything is checked before anything is written. What was erased since the backup was
made would come back with it, so the erasures that a newer folder knows are applied again
before the new folder appears.
"""

from collections.abc import Sequence
from pathlib import Path

from vivavoce.errors import CannotStart, DamagedRecord
from vivavoce.stores.sqlite.erased import Erasure, erase_again, erasures
from vivavoce.stores.sqlite.migrate import migrations
from vivavoce.stores.sqlite.scan import open_beside
from vivavoce.upkeep.manifest import (
    MANIFEST,
    Manifest,
    altered_files,
    copy_private,
    read_manifest,
)
from vivavoce.upkeep.new_folder import new_folder
from vivavoce.upkeep.verify import JOURNAL, Progress, nobody


def restore(
    backup: Path,
    data: Path,
    *,
    erased_in: Sequence[Path] = (),
    progress: Progress = nobody,
) -> Manifest:
    """Make the data folder `data` from a backup; return the backup's manifest.

    `data` appears whole and synced, or not at all; meanwhile it is called `<data>.part`.
    A server that starts on it goes on where the backup ends: with the same links, keys
    and owed replies.

    Args:
        erased_in: data folders or backups that are newer. What was erased there is erased
            here; only ids are taken from them.
        progress: called with how much is done and how much there is, in bytes.

    Raises:
        CannotStart: the backup is unfinished or of a newer version, or `data` is no new
            or empty folder; nothing was done.
        DamagedRecord: a file of the backup is not what was written, or its manifest names
            one that no backup holds; nothing was done.
        StoreUnavailable: the disk is full, or fails.
    """
    manifest = read_manifest(backup)
    newest = migrations()[-1][0]
    if manifest.schema > newest:
        raise CannotStart(
            f"{backup} was written by a newer Vivavoce (schema {manifest.schema}; this one "
            f"knows {newest}). Install that version."
        )
    if data.is_symlink() or (data.exists() and not (data.is_dir() and not any(data.iterdir()))):
        raise CannotStart(f"{data} is not empty; choose another folder, or move it away.")
    for name, why in altered_files(backup, manifest).items():
        raise DamagedRecord(f"{backup / name} {why}. Choose another backup.")
    known = [erasure for folder in erased_in for erasure in _erasures(folder)]
    total = sum(file.bytes for file in manifest.files.values())
    done = 0
    with new_folder(data) as unfinished:
        for name, file in manifest.files.items():
            copy_private(backup, name, unfinished / name, file)
            done += file.bytes
            progress(done, total)
        if known:
            erase_again(unfinished / JOURNAL, known)
    return manifest


def _erasures(folder: Path) -> list[Erasure]:
    journal = open_beside(folder / JOURNAL, is_still=(folder / MANIFEST).exists())
    try:
        return erasures(journal)
    finally:
        journal.close()
