"""From a file somebody wrote to a guide an interview can run on.

Whatever is wrong with it is said in one sentence that names the file, the line
and the way out: the people who write guides are not the people who read tracebacks.
"""

import hashlib
import importlib.resources
import stat
from pathlib import Path

from vivavoce.authoring.checks import check
from vivavoce.authoring.shape import shape
from vivavoce.authoring.source import Mistake, Node, compose, quoted
from vivavoce.domain.guide import Guide
from vivavoce.errors import Malformed

SOURCE_BYTES_MAX = 1024 * 1024
BYTE_ORDER_MARK = "\ufeff"
SUFFIX = ".yaml"


def parse_guide(source: str, *, name: str) -> Guide:
    """Return the guide that `source`, the YAML text of the file called `name`, spells out.

    Raises:
        Malformed: it is no guide; the message names the file and, when one is to
            blame, the line. The first thing found is the one told.
    """
    return parse_with_lines(source, name=name)[0]


def parse_with_lines(source: str, *, name: str) -> tuple[Guide, Node]:
    """Return what `parse_guide` does, and the source's parts, which know their lines.

    Raises:
        Malformed: it is no guide; a `Mistake` when one line is to blame.
    """
    try:
        source_bytes = len(source.encode())
    except UnicodeEncodeError as error:
        line = source.count("\n", 0, error.start) + 1
        raise Mistake(
            name, line, "half of a surrogate pair, which is not Unicode text; remove it."
        ) from error
    if source_bytes > SOURCE_BYTES_MAX:
        raise Malformed(_too_large(name))
    root = _compose(source, name=name)
    guide = shape(root, name=name)
    check(guide, root, name=name)
    return guide, root


def kept_guide(source: str, *, name: str) -> Guide:
    """Return a guide that was accepted once, under the rules of that day (I9).

    Raises:
        Malformed: it has not even the shape of a guide any more.
    """
    return shape(_compose(source, name=name), name=name)


def _compose(source: str, *, name: str) -> Node:
    return compose(source.removeprefix(BYTE_ORDER_MARK), name=name)


def guide_hash(source: str) -> str:
    """Return the SHA-256 of the source's UTF-8, 64 lower-case hex digits, which pins a guide (I9).

    A source that `parse_guide` refuses has one, too.
    """
    return hashlib.sha256(source.encode(errors="surrogatepass")).hexdigest()


def read_guide(path: str | Path) -> str:
    """Return the text of the guide file at `path`, line ends as they are.

    Raises:
        Malformed: it cannot be read, is larger than `SOURCE_BYTES_MAX` or not UTF-8.
    """
    path = Path(path)
    try:
        # Anything else might never end (/dev/zero) or never begin (a pipe nobody writes to).
        if not stat.S_ISREG(path.stat().st_mode):
            raise Malformed(f"{path} is not a file; name the YAML file of a guide.")
        with path.open("rb") as file:
            content = file.read(SOURCE_BYTES_MAX + 1)
    except (OSError, ValueError) as error:  # ValueError: the path itself holds NUL
        reason = getattr(error, "strerror", None) or error
        raise Malformed(
            f"{quoted(path)} cannot be read: {reason}; check the name and its permissions."
        ) from error
    if len(content) > SOURCE_BYTES_MAX:
        raise Malformed(_too_large(str(path)))
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = content.count(b"\n", 0, error.start) + 1
        raise Mistake(
            str(path), line, "this is not UTF-8; save the file with that encoding."
        ) from error


def built_in_guides() -> dict[str, str]:
    """Return the guides that come with Vivavoce: file name to source, in order of name.

    The name is the guide's id and `SUFFIX`.
    """
    folder = importlib.resources.files("vivavoce.guides")
    files = [file for file in folder.iterdir() if file.name.endswith(SUFFIX)]
    return {
        file.name: file.read_text(encoding="utf-8")
        for file in sorted(files, key=lambda file: file.name)
    }


def _too_large(name: str) -> str:
    return f"{name} is larger than {SOURCE_BYTES_MAX:,} bytes; guides are smaller, shorten it."
