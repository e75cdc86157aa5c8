"""Any sequence of decisions, checkpoints, erasures, starts and power cuts keeps what was promised.

Hypothesis looks for a sequence that does not. What the recordings cannot have is here:
cuts of what earlier cuts left, and of the first start on it.
"""

import random
import tempfile
from collections.abc import Callable, Collection
from pathlib import Path
from typing import ClassVar

import apsw
import pytest
from hypothesis import HealthCheck, Phase, settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    invariant,
    rule,
    run_state_machine_as_test,
)

from tests.faults.power.medium import MODES, Medium
from tests.faults.power.reading import DATA, JOURNAL, fault_in, leave, start, versions_in
from tests.faults.power.recorder import files_below, recording
from tests.faults.power.recordings import lay_out
from tests.faults.power.workloads import turn
from tests.stores.files import IN_MEMORY
from vivavoce.stores.sqlite.store import _append, _erase
from vivavoce.testing.clock import NOON
from vivavoce.testing.stories import Story

pytestmark = pytest.mark.faults

STORIES = 3

# When the power fails within a change, if it does: how much of the change the disk was told
# of, in hundredths, and what becomes of it.
CUTS = st.none() | st.tuples(st.integers(0, 99), st.sampled_from(MODES), st.integers(0, 2**32 - 1))
Cut = tuple[int, str, int]


class Journal(RuleBasedStateMachine):
    """A journal on a disk whose power may fail, and what its users were told."""

    synchronous: ClassVar[str] = "full"

    def __init__(self) -> None:
        super().__init__()
        place = IN_MEMORY if IN_MEMORY.is_dir() else None
        self._folder = tempfile.TemporaryDirectory(dir=place)
        self._root = Path(self._folder.name)
        (self._root / DATA).mkdir()
        self._recording = recording(self._root)
        self._recorder = self._recording.__enter__()
        self._medium = Medium()
        self._stories = [Story() for _ in range(STORIES)]
        self._sent: set[bytes] = set()
        self._ends: set[bytes] = set()
        self._told: dict[str, int] = {}  # versions that were acknowledged
        self._told_erased: set[str] = set()
        self._journal: apsw.Connection | None = None
        self._start()

    @rule(who=st.sets(st.integers(0, STORIES - 1), min_size=1), cut=CUTS)
    def commit(self, who: set[int], cut: Cut | None) -> None:
        """Store one decision of some interviews, in one group."""
        appends = [turn(self._stories[one], self._stories[one].version) for one in who]
        for append in appends:
            self._sent |= {record.hash for record in append.records}
            self._ends.add(append.records[-1].hash)
        # After a cut they are sent again, as clients do; those that are there are stale.
        self._change(lambda: _append(self._open, appends), cut)
        self._told |= {append.interview: append.summary.version for append in appends}

    @rule(
        cut=CUTS,
        mode=st.sampled_from(
            [apsw.SQLITE_CHECKPOINT_PASSIVE] * 2
            + [apsw.SQLITE_CHECKPOINT_RESTART, apsw.SQLITE_CHECKPOINT_TRUNCATE]
        ),
    )
    def fold_in(self, mode: int, cut: Cut | None) -> None:
        """Fold the log in."""
        self._change(lambda: self._open.wal_checkpoint(mode=mode), cut)

    @rule(who=st.integers(0, STORIES - 1), cut=CUTS)
    def erase(self, who: int, cut: Cut | None) -> None:
        """Erase an interview; somebody else begins another one."""
        story = self._stories[who]
        if story.version == 0:
            return

        def erase() -> None:
            _erase(self._open, story.id, NOON, lambda: None, None)
            self._open.wal_checkpoint(mode=apsw.SQLITE_CHECKPOINT_TRUNCATE)

        self._change(erase, cut)
        self._told_erased.add(story.id)
        self._stories[who] = Story()

    @rule(calmly=st.booleans(), cut=CUTS)
    def start_again(self, calmly: bool, cut: Cut | None) -> None:
        """End the program, calmly or killed, and start it anew."""

        def again() -> None:
            if self._journal is not None:
                self._journal.close() if calmly else leave(self._journal)
            self._start()

        self._change(again, cut)

    @rule(mode=st.sampled_from(MODES), seed=st.integers(0, 2**32 - 1), again=CUTS)
    def lose_power(self, mode: str, seed: int, again: Cut | None) -> None:
        """Let the power fail while nothing is going on, and perhaps during the start after it."""
        self._note(len(self._recorder.trace))
        self._cut(mode, seed)
        if again is not None:
            hundredths, mode, seed = again
            self._note(len(self._recorder.trace) * hundredths // 100)
            self._cut(mode, seed)

    @invariant()
    def everything_told_is_there(self) -> None:
        versions = versions_in(self._open)
        assert {id_: versions.get(id_, 0) for id_ in self._told} == self._told
        erased = self._open.execute("SELECT count(erased_at) FROM interviews").get
        assert erased == len(self._told_erased)

    def teardown(self) -> None:
        if self._journal is not None:
            leave(self._journal)
        self._recording.__exit__(None, None, None)
        self._folder.cleanup()

    @property
    def _open(self) -> apsw.Connection:
        assert self._journal is not None
        return self._journal

    def _start(self) -> None:
        self._journal = None
        self._journal = start(self._root / JOURNAL)
        self._journal.pragma("synchronous", self.synchronous)

    def _change(self, change: Callable[[], object], cut: Cut | None) -> None:
        """Make a change; with a cut, lose the power within it and make it once more."""
        self._note(len(self._recorder.trace))
        change()
        if cut is not None:
            hundredths, mode, seed = cut
            self._note(len(self._recorder.trace) * hundredths // 100)
            self._cut(mode, seed)
            change()

    def _note(self, count: int) -> None:
        """Let the medium have what the disk was told, up to so many operations."""
        for operation in self._recorder.trace[:count]:
            self._medium.apply(operation)
        del self._recorder.trace[:count]

    def _cut(self, mode: str, seed: int) -> None:
        if self._journal is not None:
            leave(self._journal)
        files = self._medium.files(self._medium.cut(mode, random.Random(seed)))
        lay_out(files, self._root)
        self._recorder.trace.clear()
        self._recorder.named = set(files_below(self._root))
        self._medium = Medium(files)
        self._start()
        fault = fault_in(self._open, self._sent, self._ends)
        assert fault is None, fault


class Careless(Journal):
    """Does not wait for the disk."""

    synchronous = "normal"


@pytest.mark.parametrize("examples", [60, pytest.param(20_000, marks=pytest.mark.soak)])
def test_no_sequence_of_changes_and_power_cuts_loses_what_was_told(examples: int) -> None:
    """(I1, I3, I4)"""
    run_state_machine_as_test(Journal, settings=searching(examples))


def test_not_waiting_for_the_disk_is_found() -> None:
    """Were it not, the test above would prove nothing."""
    with pytest.raises(AssertionError):
        # The shortest such sequence is no news, and finding it takes long.
        run_state_machine_as_test(Careless, settings=searching(60, phases=(Phase.generate,)))


def searching(examples: int, *, phases: Collection[Phase] = tuple(Phase)) -> settings:
    """Return settings that try so many sequences, the same ones each time."""
    return settings(
        phases=phases,
        max_examples=examples,
        stateful_step_count=20,
        derandomize=True,
        database=None,
        deadline=None,
        suppress_health_check=list(HealthCheck),
        print_blob=False,
    )
