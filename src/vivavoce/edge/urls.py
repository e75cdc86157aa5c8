"""How people reach this server: what links begin with, and whether cookies need TLS."""

import re

from starlette.datastructures import Headers
from starlette.types import Scope

# A host as RFC 3986 spells it, with or without a port.
HOST = re.compile(r"(?:[A-Za-z0-9._-]+|\[[0-9A-Fa-f:.]+\])(?::[0-9]{1,5})?", re.ASCII)


def base_url(scope: Scope, headers: Headers, public_url: str | None) -> str:
    """Return how the caller reached us, without a slash at the end; `public_url` wins."""
    if public_url:
        return public_url.rstrip("/")
    host = headers.get("host", "")
    if not HOST.fullmatch(host):
        name, port = scope.get("server") or ("localhost", None)
        host = f"{name}:{port}" if port else name
    return f"{scope.get('scheme', 'http')}://{host}{scope.get('root_path', '')}"


def is_secure(scope: Scope, headers: Headers, public_url: str | None) -> bool:
    """Tell whether people reach us over TLS, so that cookies must not travel without it."""
    return base_url(scope, headers, public_url).startswith("https://")
