"""Planting a bug: a copy of the program with one mistake in it, and tests run against that copy."""

import os
import shutil
import subprocess
import sys
import time
from pathlib import Path
from typing import NamedTuple

ROOT = Path(__file__).parents[3]
COPIED = ("src", "tests", "docs", "requirements", "pyproject.toml", "README.md")

# pytest's own exit code for "some tests failed", as against errors of usage or collection.
TESTS_FAILED = 1


class Edit(NamedTuple):
    """A change of one file below `src/vivavoce`: `before`, which is there once, becomes `after`."""

    file: str
    before: str
    after: str


class Bug(NamedTuple):
    """A mistake somebody could make, and the layer of tests that has to catch it."""

    name: str
    what: str  # one line for the table: what the mistaken program does
    edits: tuple[Edit, ...]
    layer: tuple[str, ...]  # arguments for pytest
    layer_name: str


class Trial(NamedTuple):
    """What came of running a bug's layer against it."""

    is_caught: bool
    took_s: float
    output: str


def planted(source: str, edit: Edit) -> str:
    """Return `source` with the mistake in it.

    Raises:
        AssertionError: the place is not there any more, or not the only one.
    """
    found = source.count(edit.before)
    assert found == 1, f"{edit.file} has {found} places that read: {edit.before!r}"
    return source.replace(edit.before, edit.after)


def plant(bug: Bug, folder: Path) -> Path:
    """Copy the project into `folder` with `bug` in it; return the copy's root."""
    root = folder / bug.name
    for name in COPIED:
        original = ROOT / name
        if original.is_dir():
            shutil.copytree(
                original, root / name, ignore=shutil.ignore_patterns("__pycache__", "*.pyc")
            )
        else:
            shutil.copy2(original, root / name)
    for edit in bug.edits:
        path = root / "src" / "vivavoce" / edit.file
        path.write_text(planted(path.read_text("utf-8"), edit), "utf-8")
    return root


def try_layer(bug: Bug, root: Path) -> Trial:
    """Run the bug's layer against the planted copy at `root`."""
    environment = {
        name: value for name, value in os.environ.items() if not name.startswith("PYTEST_")
    } | {"PYTHONPATH": f"{root / 'src'}:{root}", "PYTHONDONTWRITEBYTECODE": "1"}
    asked = [sys.executable, "-c", "import vivavoce; print(vivavoce.__file__)"]
    loaded = subprocess.run(
        asked, cwd=root, env=environment, capture_output=True, text=True, check=True
    ).stdout
    assert loaded.startswith(str(root)), f"the tests would run against {loaded}"
    command = [sys.executable, "-m", "pytest", "-x", "-q", "-p", "no:cacheprovider"]
    began = time.monotonic()
    done = subprocess.run(
        [*command, *bug.layer],
        cwd=root,
        env=environment,
        capture_output=True,
        text=True,
        check=False,
    )
    return Trial(
        is_caught=done.returncode == TESTS_FAILED,
        took_s=time.monotonic() - began,
        output=done.stdout + done.stderr,
    )
