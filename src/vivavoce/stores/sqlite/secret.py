"""The secret that candidate links are derived from: a file in the data folder."""

import os
import secrets
from pathlib import Path

from vivavoce.errors import CannotStart
from vivavoce.stores.sqlite.folder import explain, sync_folder

SECRET = "secret"  # noqa: S105 - the name of the file that holds it

SECRET_BYTES = 32


def link_secret(path: Path) -> bytes:
    """Return the secret in the file `path`, making it on the first start.

    Raises:
        CannotStart: it can be neither read nor made.
    """
    try:
        secret = path.read_bytes() if path.exists() else b""
        return secret if len(secret) == SECRET_BYTES else _new_secret(path)
    except OSError as error:
        raise CannotStart(explain(path.parent, error)) from error


def _new_secret(path: Path) -> bytes:
    secret = secrets.token_bytes(SECRET_BYTES)
    unfinished = path.with_name(f"{path.name}.new")
    descriptor = os.open(unfinished, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
    with os.fdopen(descriptor, "wb") as file:
        file.write(secret)
        file.flush()
        os.fsync(file.fileno())
    unfinished.replace(path)
    sync_folder(path.parent)
    return secret
