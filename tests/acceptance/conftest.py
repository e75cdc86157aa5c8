"""A server of its own for each test."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.harness import ServerProcess


@pytest.fixture
def server(tmp_path: Path) -> Iterator[ServerProcess]:
    """A server on an empty folder, not started yet; ended after the test, however it went."""
    with ServerProcess(tmp_path) as server:
        yield server
