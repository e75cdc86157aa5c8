"""A model to measure with: the tests' provider in a process of its own, on the callers' core."""

import os
from collections.abc import Iterator
from contextlib import contextmanager

from benchmarks.servers import CLIENT_CORES
from tests.provider.process import ProviderProcess


@contextmanager
def model() -> Iterator[ProviderProcess]:
    """Run a provider, and be set up for it, until the block ends."""
    with ProviderProcess() as provider:
        os.sched_setaffinity(provider.pid, CLIENT_CORES)
        before = dict(os.environ)
        os.environ.update(provider.environment)
        try:
            yield provider
        finally:
            os.environ.clear()
            os.environ.update(before)
