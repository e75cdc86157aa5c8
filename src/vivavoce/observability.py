"""Logs: one line per outcome, a constant name, facts as fields, ids instead of people's words.

The library logs through `logging`, so that a program that embeds it decides where
lines go. `serve` calls `log_to` and gets JSON lines, or readable text on a terminal.
"""

import logging
import sys
from typing import Any, TextIO

_logger = logging.getLogger("vivavoce")

# Libraries that tell of every connection or request on an ordinary day.
TALKATIVE = (
    "uvicorn",
    "httpx",
    "httpx2",
    "httpcore",
    "httpcore2",
    "openai",
    "anthropic",
    "google_genai",
    "mistralai",
)


def info(name: str, msg: str, **facts: Any) -> None:
    """Log an ordinary day. `name` is constant, like `bootstrap:load`; facts are camelCase."""
    _log(logging.INFO, name, msg, facts)


def warning(name: str, msg: str, **facts: Any) -> None:
    """Log something we coped with."""
    _log(logging.WARNING, name, msg, facts)


def error(name: str, msg: str, *, cause: BaseException | None = None, **facts: Any) -> None:
    """Log something a person should look at, with the traceback of `cause`."""
    _log(logging.ERROR, name, msg, facts, cause)


def log_to(stream: TextIO = sys.stdout, *, level: str = "info") -> None:
    """Send log lines to `stream`: JSON lines, or readable text when it is a terminal."""
    import structlog

    def add_facts(logger: Any, method: str, event: Any) -> Any:
        record: logging.LogRecord = event["_record"]
        facts = getattr(record, "facts", {})
        return {"name": getattr(record, "event_name", record.name), **facts, **event}

    def in_order(logger: Any, method: str, event: Any) -> Any:
        first = {name: event.pop(name) for name in ("level", "time", "name")}
        msg = event.pop("msg")
        return {**first, **event, "msg": msg}

    if stream.isatty():
        render: list[Any] = [
            structlog.processors.TimeStamper(fmt="%H:%M:%S", key="timestamp"),
            structlog.stdlib.ProcessorFormatter.remove_processors_meta,
            structlog.dev.ConsoleRenderer(),
        ]
    else:
        render = [
            structlog.processors.TimeStamper(fmt="iso", key="time", utc=True),
            structlog.processors.ExceptionRenderer(),
            structlog.processors.EventRenamer("msg"),
            structlog.stdlib.ProcessorFormatter.remove_processors_meta,
            in_order,
            structlog.processors.JSONRenderer(separators=(",", ":")),
        ]
    formatter = structlog.stdlib.ProcessorFormatter(
        foreign_pre_chain=[structlog.stdlib.add_log_level],
        processors=[add_facts, *render],
    )
    handler = logging.StreamHandler(stream)
    handler.setFormatter(formatter)
    root = logging.getLogger()
    root.handlers = [handler]
    root.setLevel(level.upper())
    for name in TALKATIVE:
        logging.getLogger(name).setLevel(logging.WARNING)


def _log(
    level: int, name: str, msg: str, facts: dict[str, Any], cause: BaseException | None = None
) -> None:
    if _logger.isEnabledFor(level):
        _logger.log(level, msg, exc_info=cause, extra={"event_name": name, "facts": facts})
