"""What travels of scripts and styles: everything but comments for whoever reads the source."""

import re
from pathlib import Path

import pytest

from vivavoce.web.assets import STATIC
from vivavoce.web.lean import without_comments

SOURCES = sorted(path for path in STATIC.rglob("*") if path.suffix in {".js", ".css"})


def test_comments_with_lines_of_their_own_go_and_nothing_else() -> None:
    source = """/**
 * What this is.
 */
import { a } from './a.js';

// Why.
const url = 'https://example.org//'; // stays beside its line
/** @type {number} */ (window).b = 1; /* so does this */
  /* gone */
/*! A licence stays. */
"""
    assert (
        without_comments(source)
        == """import { a } from './a.js';

const url = 'https://example.org//'; // stays beside its line
/** @type {number} */ (window).b = 1; /* so does this */
/*! A licence stays. */
"""
    )


@pytest.mark.parametrize("path", SOURCES, ids=lambda path: path.name)
def test_what_goes_of_our_own_files_is_comments(path: Path) -> None:
    source = path.read_text("utf-8")
    lean = without_comments(source)
    assert not re.search(r"^\s*(//|/\*\*?$|\* )", lean, re.MULTILINE)
    # Of each line that is left, every character was there, in the same order.
    lines = iter(source.splitlines())
    assert all(line in lines for line in lean.splitlines())
    assert source.count("`") - lean.count("`") == len(re.findall("`", comments(source)))


def comments(source: str) -> str:
    return "".join(re.findall(r"(?ms)^[ \t]*(?:/\*(?:(?!\*/).)*\*/|//[^\n]*)[ \t]*\n", source))
