"""What can be configured: by option, by `VIVAVOCE_*` variable, else by default."""

import os
from collections.abc import Mapping
from pathlib import Path
from urllib.parse import urlsplit

import msgspec

from vivavoce.errors import CannotStart

LOG_LEVELS = ("debug", "info", "warning", "error")


class Settings(msgspec.Struct, frozen=True, kw_only=True):
    """The settings of a server. Each has a variable `VIVAVOCE_<NAME>`."""

    data: Path = Path("data")  # the data folder
    host: str = "127.0.0.1"
    port: int = 8000
    owner_key: str | None = None  # the first owner's key; made and shown once when None
    public_url: str | None = None  # how people reach the server, for links; else as they did
    log_level: str = "info"
    mirror: Path | None = None  # a folder that the older layout is kept current in


def from_environment(
    environment: Mapping[str, str] = os.environ, **options: str | int | Path | None
) -> Settings:
    """Return the settings: `options` that are not None win over variables, these over defaults.

    Raises:
        CannotStart: a value makes no sense, or names a database this version cannot use.
    """
    database = options.pop("database_url", None) or environment.get("VIVAVOCE_DATABASE_URL")
    if database:
        raise CannotStart(
            "This version keeps interviews in SQLite in the data folder only; "
            "leave --database-url (VIVAVOCE_DATABASE_URL) out and choose the folder with --data."
        )
    values = {
        name: environment[f"VIVAVOCE_{name.upper()}"]
        for name in Settings.__struct_fields__
        if environment.get(f"VIVAVOCE_{name.upper()}")
    }
    chosen = values | {name: value for name, value in options.items() if value is not None}
    try:
        settings = msgspec.convert(
            {name: str(value) for name, value in chosen.items()},
            Settings,
            strict=False,
            dec_hook=lambda kind, value: kind(value),
        )
    except msgspec.ValidationError as error:
        raise CannotStart(f"A setting makes no sense: {error}.") from error
    if not 0 <= settings.port <= 65535:
        raise CannotStart(f"Port {settings.port} does not exist; choose 0 to 65535 (0: any free).")
    if settings.log_level not in LOG_LEVELS:
        raise CannotStart(f"Log level {settings.log_level!r} is none of {', '.join(LOG_LEVELS)}.")
    if settings.public_url is not None and not _is_address(settings.public_url):
        raise CannotStart(
            f"Public URL {settings.public_url!r} is no address; write it in full, "
            "like https://interviews.example.org."
        )
    return settings


def _is_address(url: str) -> bool:
    try:
        parts = urlsplit(url)
    except ValueError:
        return False
    return parts.scheme in {"http", "https"} and bool(parts.hostname) and not url.split()[1:]
