"""Thousands of lives of a server, each a seed: safe under faults, and done once they stop.

The real group commit, change loop, cache, turns and live pages run on virtual time and
a disk that stalls, fills up, breaks and forgets to answer (`tests/deterministic/world.py`).
"""

import logging
import os
import re
import subprocess
import sys
import time
from collections import Counter
from pathlib import Path

import pytest

from tests.deterministic.planted import PLANTED
from tests.deterministic.world import play

# A failure says which seed to set to see it again, line by line.
SEED = os.environ.get("VIVAVOCE_TEST_SEED")

EVERYDAY_SEEDS = 800

# Each must be found long before the everyday seeds are through.
TEETH_SEEDS = 400

REPLAYED = (3, 17, 93, 1_234)
CHECKOUT = Path(__file__).parents[2]


@pytest.fixture(autouse=True)
def quiet(caplog: pytest.LogCaptureFixture) -> None:
    """Spare the simulation the lines it would log in its bad weather."""
    caplog.set_level(logging.CRITICAL, logger="vivavoce")


@pytest.mark.parametrize(
    "seeds",
    [
        # Where others want the processor, too, it takes longer.
        pytest.param(EVERYDAY_SEEDS, id=f"{EVERYDAY_SEEDS}-seeds", marks=pytest.mark.timeout(600)),
        pytest.param(1_000_000, id="soak", marks=pytest.mark.soak),
    ],
)
def test_no_seed_loses_doubles_or_reorders_anything_and_none_gets_stuck(seeds: int) -> None:
    """(I1, I2, I3, I4, I5, I6, I12, I13)"""
    log = logging.getLogger(__name__)
    if SEED is not None:
        told = play(int(SEED), is_kept=True)
        log.info("seed %s: %s\n%s", SEED, told.digest, "\n".join(told.lines))
        return
    began = time.monotonic()
    sums: Counter[str] = Counter()
    virtual_s = 0.0
    for seed in range(seeds):
        told = play(seed)
        virtual_s += told.virtual_s
        for name in ("acknowledged", "repeats", "commits", "faults", "kills"):
            sums[name] += getattr(told, name)
    took_s = time.monotonic() - began
    log.info(
        "%d seeds in %.1f s (%.0f a second), %.1f virtual hours: %s",
        seeds,
        took_s,
        seeds / took_s,
        virtual_s / 3600,
        dict(sums),
    )
    assert sums["acknowledged"] > seeds
    assert min(sums["repeats"], sums["faults"], sums["kills"]) > seeds / 2, "too fair a world"


def test_the_same_seed_is_the_same_run() -> None:
    for seed in REPLAYED:
        assert play(seed).digest == play(seed).digest
    assert len({play(seed).digest for seed in REPLAYED}) == len(REPLAYED)


def test_a_seed_is_the_same_run_in_another_process() -> None:
    script = (
        f"import sys; sys.path.insert(0, {str(CHECKOUT)!r})\n"
        "import logging; logging.disable(logging.CRITICAL)\n"
        "from tests.deterministic.world import play\n"
        f"print(*(play(seed).digest for seed in {REPLAYED}))"
    )
    done = subprocess.run(
        [sys.executable, "-c", script],
        cwd=CHECKOUT,
        # Sets and dicts of texts are in another order there.
        env={**os.environ, "PYTHONHASHSEED": "20"},
        capture_output=True,
        text=True,
        check=True,
        timeout=60,
    )
    assert done.stdout.split() == [play(seed).digest for seed in REPLAYED]


@pytest.mark.parametrize("mistake", PLANTED)
def test_a_planted_mistake_is_found(mistake: str) -> None:
    """A simulation that finds nothing proves nothing, nor does one that stumbles elsewhere."""
    planted, others = PLANTED[mistake], 0
    for seed in range(TEETH_SEEDS):
        try:
            play(seed, planted.parts)
        except AssertionError as error:
            if re.search(planted.complaint, str(error)):
                logging.getLogger(__name__).info(
                    "A journal that %s is found by seed %d, %d others stumbled elsewhere: %s",
                    mistake,
                    seed,
                    others,
                    error,
                )
                return
            others += 1
        except Exception:  # what the mistake led to broke something else
            others += 1
    pytest.fail(
        f"{TEETH_SEEDS} seeds did not find what {mistake}; {others} of them failed otherwise"
    )
