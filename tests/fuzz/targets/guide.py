"""Guide files: any bytes are a guide or a mistake told in one sentence; a guide can be linted."""

from vivavoce.authoring.lint.linting import lint
from vivavoce.authoring.reading import guide_hash, kept_guide, parse_with_lines
from vivavoce.errors import Malformed

LINTED_BYTES_MAX = 2_000  # the linter is thorough, and has its own tests


def run(data: bytes) -> None:
    """Read a guide twice, and look for what could be better about it."""
    source = data.decode(errors="surrogateescape")
    guide_hash(source)
    try:
        guide, root = parse_with_lines(source, name="a guide")
    except Malformed as error:
        str(error).encode()  # it can be shown
        return
    assert kept_guide(source, name="a guide") == guide, "kept, it reads otherwise"
    if len(data) <= LINTED_BYTES_MAX:
        for finding in lint(guide, root):
            assert finding.message
            assert finding.line >= 1
