"""A server of its own for each test, and the means to break its disk."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.faults.preloading import build
from tests.faults.shim import SOURCE, Shim
from tests.harness import ServerProcess


@pytest.fixture
def server(tmp_path: Path) -> Iterator[ServerProcess]:
    """A server on an empty folder, not started yet; ended after the test, however it went."""
    with ServerProcess(tmp_path) as server:
        yield server


@pytest.fixture(scope="session")
def shim_library(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The compiled shim; skips where it cannot be compiled."""
    return build(SOURCE, tmp_path_factory.mktemp("iofault"))


@pytest.fixture
def shim(shim_library: Path, tmp_path: Path) -> Iterator[Shim]:
    """Faults of the journal; a server gets them with `server.environment |= shim.environment`."""
    shim = Shim(shim_library, tmp_path / "iofault.control", match="/journal.db")
    yield shim
    shim.close()
