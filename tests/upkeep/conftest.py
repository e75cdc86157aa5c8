"""One folder of interviews for all tests here; each damages a copy of its own."""

import asyncio
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.harness import ServerProcess
from tests.stores.files import quick_folder
from tests.upkeep.damage import copy_of, make_folder
from tests.upkeep.moving import rich_folder


@pytest.fixture(scope="session")
def whole() -> Iterator[Path]:
    """A folder of three interviews, in memory: nothing here asks what a power cut leaves."""
    with quick_folder() as folder:
        asyncio.run(make_folder(folder / "whole"))
        yield folder / "whole"


@pytest.fixture(scope="session")
def rich() -> Iterator[Path]:
    """A folder with something of everything, in memory."""
    with rich_folder() as folder:
        yield folder


@pytest.fixture
def data(whole: Path) -> Path:
    """A copy of the folder to be damaged."""
    return copy_of(whole, whole.with_name("damaged"))


@pytest.fixture
def server(tmp_path: Path) -> Iterator[ServerProcess]:
    """A server on an empty folder, not started yet; ended after the test, however it went."""
    with ServerProcess(tmp_path) as server:
        yield server
