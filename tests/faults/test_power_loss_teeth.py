"""Programs with a fault each: were one not found, finding nothing elsewhere would prove nothing."""

import os
from collections.abc import Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from contextlib import contextmanager
from pathlib import Path
from types import SimpleNamespace

import apsw
import pytest
from msgspec.structs import replace

from tests.faults.power.catalogue import WORKLOADS
from tests.faults.power.exploring import Findings, explore, explorers
from tests.faults.power.medium import MODES
from tests.faults.power.recordings import record
from vivavoce.errors import StaleVersion
from vivavoce.journal.store import Append, Appended
from vivavoce.stores import sqlite
from vivavoce.stores.sqlite import copying, store
from vivavoce.stores.sqlite.connection import open_writer

pytestmark = pytest.mark.faults

# Few moments are enough to find a fault that is there.
EVERY = 7


@pytest.fixture(scope="module")
def pool() -> Iterator[ProcessPoolExecutor]:
    """A process for each core."""
    with explorers() as pool:
        yield pool


@contextmanager
def opening_with(pragma: str, value: str) -> Iterator[None]:
    """Let the program open its database with another setting."""

    def open_carelessly(path: Path) -> apsw.Connection:
        connection = open_writer(path)
        connection.pragma(pragma, value)
        return connection

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(sqlite, "open_writer", open_carelessly)
        yield


def explored(
    pool: ProcessPoolExecutor, folder: Path, name: str, *, ack_early: bool = False
) -> Findings:
    recording = record(name, WORKLOADS[name](1), ack_early=ack_early)
    return explore(pool, recording, folder, every=EVERY)


@pytest.mark.parametrize("name", ["groups", "registry"])
def test_not_syncing_commits_is_found(pool: ProcessPoolExecutor, tmp_path: Path, name: str) -> None:
    """(I1) `synchronous = NORMAL`, which a misspelt value means, too."""
    with opening_with("synchronous", "normal"):
        found = explored(pool, tmp_path, name)
    assert found.wrong["lost"] > found.images / 4
    assert found.wrong.keys() == {"lost"}, "no commit is durable, but each is whole"


def test_not_syncing_at_all_is_found(pool: ProcessPoolExecutor, tmp_path: Path) -> None:
    """(I1) `synchronous = OFF`: the database itself comes apart."""
    with opening_with("synchronous", "off"):
        found = explored(pool, tmp_path, "checkpoints")
    assert found.wrong["lost"] > 20
    assert sum(found.wrong.values()) > found.wrong["lost"], "nothing was torn apart"


@pytest.mark.parametrize("name", ["groups", "checkpoints", "conversations"])
def test_acknowledging_before_the_commit_is_found(
    pool: ProcessPoolExecutor, tmp_path: Path, name: str
) -> None:
    """(I1)"""
    found = explored(pool, tmp_path, name, ack_early=True)
    assert found.wrong["lost"] > 20
    assert found.wrong.keys() == {"lost"}


def test_erased_words_that_stay_in_unused_space_are_found(
    pool: ProcessPoolExecutor, tmp_path: Path
) -> None:
    """(I10) `secure_delete = OFF`"""
    with opening_with("secure_delete", "off"):
        found = explored(pool, tmp_path, "erasure")
    assert found.wrong["not gone"] > 20


def test_a_backup_that_is_not_synced_is_found(
    pool: ProcessPoolExecutor, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    hasty = SimpleNamespace(**vars(os))
    hasty.fsync = hasty.fdatasync = lambda descriptor: None
    monkeypatch.setattr(copying, "os", hasty)
    found = explored(pool, tmp_path, "backup")
    assert found.wrong["half a backup"] > 20


def test_a_decision_in_two_commits_is_found(monkeypatch: pytest.MonkeyPatch) -> None:
    """(I4)"""
    really_append = store._append

    def append_by_halves(
        connection: apsw.Connection, appends: Sequence[Append]
    ) -> list[Appended | StaleVersion]:
        for half in (_first_event, _rest):
            halves = [half(append) for append in appends]
            really_append(connection, [one for one in halves if one.records])
        return [Appended(version=append.summary.version) for append in appends]

    monkeypatch.setattr(store, "_append", append_by_halves)
    with pytest.raises(AssertionError, match=r"in part: .* in the middle of a decision"):
        record("groups", WORKLOADS["groups"](1))


def _first_event(append: Append) -> Append:
    version = append.records[0].seq
    return replace(
        append, records=append.records[:1], summary=replace(append.summary, version=version)
    )


def _rest(append: Append) -> Append:
    return replace(append, records=append.records[1:], expected=append.records[0].seq)


def test_every_mode_contributes(pool: ProcessPoolExecutor, tmp_path: Path) -> None:
    """Each mode alone finds that nothing is synced, but the one in which nothing is lost."""
    with opening_with("synchronous", "off"):
        recording = record("checkpoints", WORKLOADS["checkpoints"](1))
    for mode in MODES:
        found = explore(pool, recording, tmp_path, every=EVERY, modes=(mode,))
        assert bool(found.wrong) is (mode != "all"), mode
