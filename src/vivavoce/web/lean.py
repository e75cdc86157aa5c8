"""Scripts and styles as they travel: without the comments, which are for whoever reads the source.

They are a third of it, also when compressed. Only comments that have lines to themselves go, so
that nothing else can be taken for one; a notice that somebody else wants kept (`/*!`) stays.
"""

import re
from functools import lru_cache
from pathlib import Path

SUFFIXES = frozenset({".css", ".js"})

_COMMENTS = re.compile(
    r"^[ \t]*(?:/\*(?!!)(?:(?!\*/).)*\*/|//[^\n]*)[ \t]*\n", re.DOTALL | re.MULTILINE
)


def without_comments(source: str) -> str:
    """Return a script or stylesheet without the comments that have lines to themselves.

    A line within a string of several lines that begins like a comment would go as well; ours
    have none.
    """
    return _COMMENTS.sub("", source)


@lru_cache(maxsize=256)
def lean(path: Path, changed_ns: int) -> bytes:
    """Return what travels of the file at `path`, which was last changed at `changed_ns`."""
    return without_comments(path.read_text("utf-8")).encode()
