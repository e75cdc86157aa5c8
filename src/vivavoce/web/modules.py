"""Which modules a script needs.

A page names them all, so that a browser asks for them at once, and not for each one when it has
read the one that imports it.
"""

import re
from functools import cache
from posixpath import dirname, normpath

from vivavoce.web.assets import STATIC

# Only imports that are made at once: what is imported on demand is not to be asked for before.
_IMPORT = re.compile(
    r"""^(?:import|export)\b(?:[^'"();]*?\bfrom)?\s*['"](\.\.?/[\w/-]+\.js)['"]""", re.MULTILINE
)


@cache
def modules(name: str) -> tuple[str, ...]:
    """Return the modules that the script `name` imports, and those that they do.

    All are named by their paths below static/.
    """
    found: set[str] = set()
    waiting = [name]
    while waiting:
        script = waiting.pop()
        source = (STATIC / script).read_text("utf-8")
        named = {
            normpath(f"{dirname(script)}/{path}".lstrip("/")) for path in _IMPORT.findall(source)
        }
        waiting += named - found
        found |= named
    return tuple(sorted(found - {name}))
