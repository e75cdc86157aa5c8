"""The durability contract and the suite agree: each promise names tests, and they are there."""

import ast
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
PAGE = (ROOT / "docs" / "reference" / "durability.md").read_text("utf-8")
PROMISES = [f"I{number}" for number in range(1, 14)]

# `tests/faults/test_power_loss.py` `test_…`: a test as the page names it.
NAMED = re.compile(r"`(?P<name>test_\w+)` \(\[[\w/.]+\]\(\.\./\.\./(?P<file>tests/[\w/]+\.py)\)\)")


def section(promise: str) -> str:
    found = re.search(rf"^### {promise} .*?$\n(?P<body>.*?)(?=^##)", PAGE, re.MULTILINE | re.DOTALL)
    assert found is not None, f"the contract has no section on {promise}"
    return found["body"]


def named(promise: str) -> list[tuple[str, str]]:
    return [(match["file"], match["name"]) for match in NAMED.finditer(section(promise))]


@cache
def docstrings(file: str) -> dict[str, str]:
    """Return what the docstrings say of each test in a file, by name: its own and the file's."""
    tree = ast.parse((ROOT / file).read_text("utf-8"))
    of_file = ast.get_docstring(tree) or ""
    return {
        node.name: f"{of_file}\n{ast.get_docstring(node) or ''}"
        for node in ast.walk(tree)
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)
    }


def fault_files() -> Iterator[str]:
    """Return the files that are marked as killing servers, filling disks, cutting lines."""
    for path in sorted((ROOT / "tests").rglob("test_*.py")):
        if re.search(
            r"^(pytestmark =|@).*pytest\.mark\.faults", path.read_text("utf-8"), re.MULTILINE
        ):
            yield str(path.relative_to(ROOT))


@pytest.mark.parametrize("promise", PROMISES)
def test_every_promise_names_tests_that_are_there_and_cite_it(promise: str) -> None:
    tests = named(promise)
    assert tests, f"nothing is named that kills for {promise}"
    for file, name in tests:
        assert name in docstrings(file), f"{file} has no {name}"
        cited = re.findall(r"I\d+", " ".join(re.findall(r"\(I[\dI, ]+\)", docstrings(file)[name])))
        assert promise in cited, f"{name} does not say that it is there for {promise}"


@pytest.mark.parametrize("file", list(fault_files()))
def test_every_file_of_fault_tests_is_named_in_the_contract(file: str) -> None:
    assert f"(../../{file})" in PAGE


def test_the_page_promises_what_the_architecture_promises_and_nothing_else() -> None:
    assert re.findall(r"^### (I\d+) ", PAGE, re.MULTILINE) == PROMISES
