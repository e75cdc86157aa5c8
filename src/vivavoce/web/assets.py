"""Static files: scripts, styles, the icon.

Their addresses hold a hash of all of them, so browsers may keep them for good, and modules
of two versions never meet: what a module imports is beside it, below the same hash.
"""

import hashlib
import re
from functools import cache
from pathlib import Path
from typing import Any

from starlette.responses import FileResponse, Response
from starlette.staticfiles import StaticFiles
from starlette.types import Scope

from vivavoce.web.lean import SUFFIXES, lean

STATIC = Path(__file__).parent / "static"

KEPT_FOR_GOOD = "public, max-age=31536000, immutable"
ASKED_ABOUT_EACH_TIME = "no-cache"

# Of the headers of a whole file; its length is another one when its comments stay here, and
# when it was changed is nothing that its tag does not tell.
_KEPT = ("content-type", "etag")

_VERSIONED = re.compile(r"v-[0-9a-f]{12}/")


@cache
def version() -> str:
    """Return the name that stands for the static files as they are: `v-` and 12 hex digits."""
    digest = hashlib.sha256()
    for path in sorted(STATIC.rglob("*")):
        if path.is_file():
            digest.update(path.relative_to(STATIC).as_posix().encode() + b"\0")
            digest.update(hashlib.sha256(path.read_bytes()).digest())
    return f"v-{digest.hexdigest()[:12]}"


def asset(name: str) -> str:
    """Return the address of a static file, below the path the application is mounted under."""
    return f"/static/{version()}/{name}"


class StaticPages(StaticFiles):
    """Static files, with or without a version in their address.

    A page made by another version of this program asks for files of that one; it gets ours,
    which is better than none, and is not to keep them.
    """

    def get_path(self, scope: Scope) -> str:
        """Return which file is asked for."""
        return _VERSIONED.sub("", super().get_path(scope), count=1)

    def file_response(
        self, full_path: Any, stat_result: Any, scope: Scope, status_code: int = 200
    ) -> Response:
        """Return a file, to be kept for good when its address names it as it is."""
        response = super().file_response(full_path, stat_result, scope, status_code)
        if isinstance(response, FileResponse) and Path(full_path).suffix in SUFFIXES:
            kept = {name: text for name, text in response.headers.items() if name in _KEPT}
            content = lean(Path(full_path), stat_result.st_mtime_ns)
            response = Response(content, status_code, headers=kept)
        is_ours = f"/{version()}/" in scope["path"]
        response.headers["cache-control"] = KEPT_FOR_GOOD if is_ours else ASKED_ABOUT_EACH_TIME
        return response
