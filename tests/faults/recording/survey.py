"""Checking the journal in every image of a recording, on all processors."""

import multiprocessing
import os
import time
from collections import Counter
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path

import msgspec

from tests.faults.recording.cuts import Plan, boundaries, cuts, plan
from tests.faults.recording.journal import Inspector, Promised, Truth
from tests.faults.recording.recorder import Recording
from tests.stores.files import quick_folder

DEEP_EVERY = 50  # images
WORTH_A_PROCESS = 1_500  # images


class Survey(msgspec.Struct):
    """What came of the images of one recording."""

    images: int = 0
    distinct: int = 0
    boundaries: int = 0
    promises: int = 0
    seconds: float = 0.0
    complaints: dict[str, str] = {}  # by the name of the cut

    @property
    def kinds(self) -> Counter[str]:
        """How many complaints of each kind there are: lost, in part, altered …"""
        return Counter(text.partition(":")[0] for text in self.complaints.values())

    def __str__(self) -> str:
        return (
            f"{self.images:,} images ({self.distinct:,} distinct) at {self.boundaries:,} "
            f"boundaries with {self.promises:,} promises in {self.seconds:.1f} s: "
            f"{dict(self.kinds) or 'nothing to complain of'}"
        )


def is_journal(path: str) -> bool:
    """Want the journal, with its log, and the secret."""
    return Path(path).name.startswith(("journal.db", "secret"))


def survey(recording: Recording, *, images: int | None = None, seed: int = 1) -> Survey:
    """Check `images` images of the journal, one at each boundary unless said."""
    began = time.monotonic()
    places = boundaries(recording, is_journal)
    whole = plan(places, images)
    parts = min(os.cpu_count() or 1, 1 + (images or len(places)) // WORTH_A_PROCESS)
    shares = [dict(list(whole.items())[part::parts]) for part in range(parts)]
    if parts == 1:
        found = [_survey_part(recording, whole, seed)]
    else:
        # Not forked: SQLite must not be carried into another process.
        spawn = multiprocessing.get_context("spawn")
        with ProcessPoolExecutor(parts, mp_context=spawn) as pool:
            tasks = [pool.submit(_survey_part, recording, share, seed) for share in shares]
            found = [task.result() for task in tasks]
    return Survey(
        images=sum(part.images for part in found),
        distinct=sum(part.distinct for part in found),
        boundaries=len(whole),
        promises=max(part.promises for part in found),
        seconds=time.monotonic() - began,
        complaints={name: text for part in found for name, text in part.complaints.items()},
    )


def _survey_part(recording: Recording, share: Plan, seed: int) -> Survey:
    truth = Truth(recording.after / "data")
    promised = Promised(truth)
    found = Survey()
    with quick_folder() as scratch:
        inspector = Inspector(truth, scratch)
        for cut in cuts(recording, share, wanted=is_journal, seed=seed):
            for promise in cut.promises[promised.promises :]:
                promised.take(promise)
            found.images += 1
            deep = found.images % DEEP_EVERY == 0
            wrong = inspector.complaint(cut.image, promised, deep=deep)
            if wrong is not None:
                found.complaints[cut.name] = wrong
    found.distinct, found.promises = inspector.distinct, promised.promises
    return found
