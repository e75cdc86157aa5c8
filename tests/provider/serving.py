"""A server that is set up for the provider, for all tests of a file."""

import contextlib
from collections.abc import Iterator
from pathlib import Path

from tests.harness import ServerProcess
from tests.provider.interviewing import guide
from tests.provider.process import ProviderProcess

MODEL_TIMEOUT_S = 1.0

AT_ONCE_SCRIPTED = "at-once-scripted"
AT_ONCE_PAUSED = "at-once-paused"
SMALL_BUDGET = "small-budget"


@contextlib.contextmanager
def served(provider: ProviderProcess, folder: Path) -> Iterator[ServerProcess]:
    """Run a server until the block ends; every test has an interview of its own in it."""
    environment = provider.environment | {"VIVAVOCE_MODEL_TIMEOUT_S": str(MODEL_TIMEOUT_S)}
    with ServerProcess(folder, environment=environment) as server:
        server.start()
        server.add_guide(guide())
        server.add_guide(guide(AT_ONCE_SCRIPTED, fallback_after_s=0))
        server.add_guide(guide(AT_ONCE_PAUSED, fallback="pause", fallback_after_s=0))
        server.add_guide(guide(SMALL_BUDGET, token_budget=1_000))
        yield server
        assert server.terminate() == 0
