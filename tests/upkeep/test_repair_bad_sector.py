"""A page that the disk does not give costs what lies on it, and no more (I7, I12)."""

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from tests.faults.preloading import build
from tests.upkeep.damage import PAGE, examined, rows_of
from tests.upkeep.folders import pages_of
from vivavoce.stores.sqlite.salvage_copy import copy_legible
from vivavoce.upkeep.verify import verify

pytestmark = pytest.mark.faults

SOURCE = Path(__file__).with_name("bad_sector.c")


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The preloaded disk, compiled."""
    return build(SOURCE, tmp_path_factory.mktemp("bad-sector"))


def run(library: Path, data: Path, page: int, *options: str) -> tuple[int, dict[str, Any]]:
    """Run `vivavoce doctor` on a disk that does not give `page`; return its code and report."""
    environment = {
        "LD_PRELOAD": str(library),
        "BAD_INODE": str((data / "journal.db").stat().st_ino),
        "BAD_AT": str((page - 1) * PAGE),
    }
    done = subprocess.run(
        [sys.executable, "-m", "vivavoce.cli.main", "doctor", "--data", data, "--json", *options],
        capture_output=True,
        text=True,
        check=False,
        timeout=60,
        env=os.environ | environment,
    )
    assert "Traceback" not in done.stderr, done.stderr
    return done.returncode, json.loads(done.stdout) if done.stdout else {"error": done.stderr}


def test_a_page_the_disk_does_not_give_is_told_of_and_the_rest_examined(
    library: Path, data: Path
) -> None:
    page = pages_of(data / "journal.db", "events")[-1]
    code, told = run(library, data, page)
    assert code == 1
    assert any("The disk does not give 1 page of" in one["what"] for one in told["findings"]), told
    assert told["interviews"] == 3


@pytest.mark.parametrize("options", [(), ("--no-copy",)])
@pytest.mark.parametrize("table", ["the header", "events", "interviews"])
def test_what_lies_on_other_pages_comes_back_and_the_file_itself_is_kept(
    library: Path, whole: Path, data: Path, table: str, options: tuple[str, ...]
) -> None:
    before = rows_of(whole)
    inode = (data / "journal.db").stat().st_ino
    page = 1 if table == "the header" else pages_of(data / "journal.db", table)[-1]
    code, told = run(library, data, page, "--repair", *options)
    assert code in {0, 1}, told
    assert any("Pages that the disk did not give: 1." in one for one in told["done"]), told
    # A sector that is given one day is in the file that is kept.
    [kept] = data.glob("journal.db.damaged-*")
    assert kept.stat().st_ino == inode
    assert (data / "journal.db").stat().st_ino != inode
    after = rows_of(data)
    if table == "the header":
        assert not before.differing(after)
    assert before.differing(after) <= {one.get("interview") for one in told["before"]["findings"]}
    assert verify(data).is_whole
    assert not examined(data).concerned


def test_of_a_file_that_can_be_read_a_copy_is_the_same(tmp_path: Path) -> None:
    source = tmp_path / "source"
    for size in (0, 1, PAGE, 3 * PAGE + 7, 300 * PAGE):
        source.write_bytes(os.urandom(size))
        assert copy_legible(source, tmp_path / "copy") == 0
        assert (tmp_path / "copy").read_bytes() == source.read_bytes()
