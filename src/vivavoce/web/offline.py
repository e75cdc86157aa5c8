"""The service worker's script, which keeps candidates' pages working without a server.

It is one line that imports the worker of this version. Browsers look at it on each visit, and
a new version has other bytes, so it takes over by itself.
"""

from starlette.requests import Request
from starlette.responses import Response

from vivavoce.web.assets import ASKED_ABOUT_EACH_TIME, asset
from vivavoce.web.pages import HEADERS


async def service_worker(request: Request) -> Response:
    """Return the script. It stands at the top because a worker sees only what is below it."""
    root = request.scope.get("root_path", "")
    return Response(
        f'import "{root}{asset("candidate/worker.js")}";\n',
        media_type="text/javascript",
        headers=HEADERS | {"cache-control": ASKED_ABOUT_EACH_TIME},
    )
