"""What reads other people's bytes: kept inputs, altered ones, and ones found by coverage.

    python -m tests.fuzz guide --runs 1000000

What a run finds belongs into `tests/fuzz/corpus/TARGET/`, under a name that says what it is.
"""

import logging
import os
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.fuzz.fuzzing import (
    TARGETS,
    Found,
    close,
    corpus,
    has_coverage,
    load,
    try_at_random,
    words,
)
from tests.fuzz.targets import chain

SEED = int(os.environ.get("VIVAVOCE_TEST_SEED", "20"))
CHECKOUT = Path(__file__).parents[2]

# Its work is done in C, where nothing is covered: altering at random finds as much there.
NOT_GUIDED = {"codec"}

# Each request goes through the whole app and what it asks for.
SLOW = {"http"}


@pytest.fixture(autouse=True)
def quiet(caplog: pytest.LogCaptureFixture) -> None:
    """Spare a target the lines it would log."""
    caplog.set_level(logging.CRITICAL, logger="vivavoce")


@pytest.fixture
def target(request: pytest.FixtureRequest) -> Iterator[str]:
    """A target's name; what it keeps open is let go of afterwards."""
    name: str = request.param
    yield name
    close(name)


@pytest.mark.parametrize("target", TARGETS, indirect=True)
def test_no_kept_input_finds_anything(target: str) -> None:
    """Most were made by hand; the others found something once, and do not any more."""
    run = load(target)
    for data in [b"", *corpus(target), *words(target)]:
        run(data)


@pytest.mark.parametrize("target", TARGETS, indirect=True)
@pytest.mark.parametrize(
    "runs",
    [
        pytest.param(8_000, id="altered"),
        pytest.param(150_000, id="soak", marks=pytest.mark.soak),  # a million and more in all
    ],
)
def test_no_altered_input_finds_anything(target: str, runs: int) -> None:
    """(I7, I10, I12)"""
    began = time.monotonic()
    runs = runs // 4 if target in SLOW else runs
    try_at_random(target, runs, SEED)
    took_s = time.monotonic() - began
    logging.getLogger(__name__).info(
        "%s: %d inputs in %.1f s (%.0f a second)", target, runs, took_s, runs / took_s
    )


@pytest.mark.parametrize(
    ("target", "runs"),
    [
        *((target, 3_000) for target in ("guide", "condition")),
        *(
            pytest.param(target, 200_000, id=f"{target}-soak", marks=pytest.mark.soak)
            for target in TARGETS
            if target not in NOT_GUIDED
        ),
    ],
)
def test_no_input_found_by_coverage_finds_anything(target: str, runs: int, tmp_path: Path) -> None:
    """In a process of its own: atheris instruments what it imports, and ends by itself."""
    if not has_coverage():
        pytest.skip("no inputs by coverage: atheris is not here; they are altered at random only")
    began = time.monotonic()
    done = subprocess.run(
        [sys.executable, "-m", "tests.fuzz", target, "--runs", str(runs), "--seed", str(SEED)],
        cwd=CHECKOUT,
        env={**os.environ, "TMPDIR": str(tmp_path)},
        capture_output=True,
        text=True,
        errors="replace",
        check=False,
        timeout=None if runs > 10_000 else 60,
    )
    assert done.returncode == 0, done.stderr[-4_000:] + done.stdout[-1_000:]
    took_s = time.monotonic() - began
    logging.getLogger(__name__).info("%s: %d inputs by coverage in %.1f s", target, runs, took_s)


def test_a_planted_mistake_is_found(monkeypatch: pytest.MonkeyPatch) -> None:
    """A search that finds nothing proves nothing."""
    monkeypatch.setattr(chain, "verify", lambda interview, records: None)
    with pytest.raises(Found):
        try_at_random("chain", 2_000, SEED)
