"""Where the server on a data folder is, for commands on the same machine."""

import hashlib
import os
from pathlib import Path

import msgspec

ADDRESS_FILE = "server.json"


class Address(msgspec.Struct, frozen=True, kw_only=True):
    """How commands reach the server that holds the folder.

    Kept in the data folder, which is private; the key ends with the process.
    """

    pid: int
    url: str
    key: str
    database: str = ""  # see `fingerprint`


def fingerprint(database_url: str | None) -> str:
    """Return by what commands see that a server runs on their database, without its password."""
    return "" if database_url is None else hashlib.sha256(database_url.encode()).hexdigest()


def write_address(folder: Path, address: Address) -> None:
    """Leave the server's address in its data folder, readable by its owner only."""
    unfinished = folder / f"{ADDRESS_FILE}.new"
    descriptor = os.open(unfinished, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
    with os.fdopen(descriptor, "wb") as file:
        file.write(msgspec.json.encode(address))
    unfinished.replace(folder / ADDRESS_FILE)


def read_address(folder: Path) -> Address | None:
    """Return the address a server left, which may have died since; None when there is none."""
    try:
        return msgspec.json.decode((folder / ADDRESS_FILE).read_bytes(), type=Address)
    except (OSError, msgspec.MsgspecError):
        return None


def remove_address(folder: Path) -> None:
    """Take the address away when the server stops."""
    (folder / ADDRESS_FILE).unlink(missing_ok=True)
