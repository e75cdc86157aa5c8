"""What can be configured: by option, by `VIVAVOCE_*` variable, else by default."""

import base64
import binascii
import os
from collections.abc import Mapping
from pathlib import Path
from urllib.parse import urlsplit

import msgspec

from vivavoce.errors import CannotStart

LOG_LEVELS = ("debug", "info", "warning", "error")

# What a setting that is no text has to be.
COUNT = "a whole number, 1 or more"
NUMBERS = {
    "port": "a whole number from 0 to 65535 (0: any free port)",
    "model_calls": COUNT,
    "model_calls_per_organization": COUNT,
    "model_calls_per_minute": COUNT,
    "model_timeout_s": "a number of seconds, more than 0",
    "token_budget": COUNT,
}
PORTS = range(65536)

# Those that `vivavoce serve` takes as options, too.
OPTIONS = (
    "data",
    "database_url",
    "host",
    "port",
    "public_url",
    "log_level",
    "mirror",
    "model",
    "webhook_url",
)

# What the address of a database begins with; more of it shows when it is opened.
DATABASES = ("postgresql://", "postgres://")

# https://www.standardwebhooks.com: a secret is 24 to 64 random bytes.
SECRET_PREFIX = "whsec_"  # noqa: S105 - what every secret begins with
SECRET_BYTES = range(24, 65)
SECRET_RECIPE = "for example: echo whsec_$(openssl rand -base64 32)"  # noqa: S105 - how to make one


class Settings(msgspec.Struct, frozen=True, kw_only=True):
    """The settings of a server. Each has a variable `VIVAVOCE_<NAME>`."""

    data: Path = Path("data")  # the data folder
    database_url: str | None = None  # PostgreSQL that nodes share; None: a file in the data folder
    host: str = "127.0.0.1"
    port: int = 8000
    owner_key: str | None = None  # the first owner's key; made and shown once when None
    public_url: str | None = None  # how people reach the server, for links; else as they did
    log_level: str = "info"
    mirror: Path | None = None  # a folder that the older layout is kept current in
    model: str | None = None  # who leads as `llm`: provider:model; a guide may name its own
    model_calls: int = 1000  # under way at once, to one provider
    model_calls_per_organization: int = 1000  # of them, for one organization
    model_calls_per_minute: int | None = None  # begun in a minute, to one provider; None: any
    model_timeout_s: float = 60.0  # for one answer of a model or a webhook
    token_budget: int | None = None  # of one organization in a calendar month (UTC); None: any
    webhook_url: str | None = None  # the service that leads as `webhook`
    webhook_secret: str | None = None  # what its requests are signed with: whsec_ and base64


def from_environment(
    environment: Mapping[str, str] = os.environ, **options: str | float | Path | None
) -> Settings:
    """Return the settings: `options` that are not None win over variables, these over defaults.

    Raises:
        CannotStart: a value makes no sense.
    """
    values = {
        name: environment[f"VIVAVOCE_{name.upper()}"]
        for name in Settings.__struct_fields__
        if environment.get(f"VIVAVOCE_{name.upper()}")
    }
    chosen = values | {name: value for name, value in options.items() if value is not None}
    settings = msgspec.convert(
        {name: _read(name, str(value)) for name, value in chosen.items()},
        Settings,
        dec_hook=lambda kind, value: kind(value),
    )
    if settings.log_level not in LOG_LEVELS:
        raise _senseless("log_level", settings.log_level, f"one of {', '.join(LOG_LEVELS)}")
    if settings.public_url is not None and not _is_address(settings.public_url):
        address = "an address in full, like https://interviews.example.org"
        raise _senseless("public_url", settings.public_url, address)
    _check_outside(settings)
    if settings.database_url is not None and not settings.database_url.startswith(DATABASES):
        raise CannotStart(  # it may hold a password, so it is not quoted
            "VIVAVOCE_DATABASE_URL (--database-url) is no address of PostgreSQL; write it in full, "
            "like postgresql://vivavoce@db.example.org/vivavoce."
        )
    return settings


def _read(name: str, text: str) -> str | float:
    """Return the value of a setting that was given as `text`.

    Raises:
        CannotStart: it has to be a number, and is none, or too small or large.
    """
    if name not in NUMBERS:
        return text
    try:
        value: float = msgspec.convert(
            text, float if name == "model_timeout_s" else int, strict=False
        )
    except msgspec.ValidationError as error:
        raise _senseless(name, text, NUMBERS[name]) from error
    if not (value in PORTS if name == "port" else 0 < value < float("inf")):
        raise _senseless(name, text, NUMBERS[name])
    return value


def _senseless(name: str, value: str, expected: str) -> CannotStart:
    """Return the error of a setting that nobody can make sense of. No secret is given here."""
    option = f" (--{name.replace('_', '-')})" if name in OPTIONS else ""
    return CannotStart(f"VIVAVOCE_{name.upper()}{option} is {value!r}; it has to be {expected}.")


def _check_outside(settings: Settings) -> None:
    """Accept what is set about models and webhooks. Whether they can be used shows later.

    Raises:
        CannotStart: a value makes no sense. What may hold a secret is not quoted.
    """
    if settings.webhook_url is not None and not _is_address(settings.webhook_url):
        raise CannotStart(
            "VIVAVOCE_WEBHOOK_URL (--webhook-url) is no address; write it in full, "
            "like https://interviewer.example.org/next."
        )
    if settings.webhook_secret is not None and not _is_secret(settings.webhook_secret):
        raise CannotStart(
            "VIVAVOCE_WEBHOOK_SECRET is no secret of a webhook: that is whsec_ followed by 24 to "
            f"64 bytes in base64, {SECRET_RECIPE}."
        )


def _is_secret(text: str) -> bool:
    """Whether `text` is a secret of Standard Webhooks."""
    if not text.startswith(SECRET_PREFIX):
        return False
    try:
        secret = base64.b64decode(text.removeprefix(SECRET_PREFIX), validate=True)
    except binascii.Error:
        return False
    return len(secret) in SECRET_BYTES


def _is_address(url: str) -> bool:
    try:
        parts = urlsplit(url)
    except ValueError:
        return False
    return parts.scheme in {"http", "https"} and bool(parts.hostname) and not url.split()[1:]
