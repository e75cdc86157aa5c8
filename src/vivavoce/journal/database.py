"""What a database gives the system that runs on it, whichever one it is.

`stores/opening.py` opens one; nobody else knows of a dialect.
"""

from contextlib import AbstractAsyncContextManager
from datetime import datetime
from typing import Protocol

from vivavoce.journal.news import News
from vivavoce.journal.registry import Registry
from vivavoce.journal.store import Store
from vivavoce.journal.words import Words


class Time(Protocol):
    """A source of the present moment."""

    def now(self) -> datetime:
        """Return the present moment (UTC, microseconds)."""


class Kept(Protocol):
    """What is durable: interviews, and everything else."""

    @property
    def store(self) -> Store:
        """Where interviews are."""

    @property
    def registry(self) -> Registry:
        """Where everything else is that is durable."""


class Database(Kept, Protocol):
    """An open database: what it keeps, and what nodes share."""

    @property
    def news(self) -> News | None:
        """What other nodes do; None when nobody else writes here."""

    @property
    def time(self) -> Time | None:
        """The time that all nodes go by; None: this machine's."""

    @property
    def words(self) -> Words | None:
        """What nodes share for search; None: each start keeps an index of its own."""

    async def link_secret(self) -> bytes:
        """Return the secret that candidate links are derived from, made by the first start.

        Raises:
            CannotStart: it can be neither read nor made.
        """

    def alone(self) -> AbstractAsyncContextManager[None]:
        """Let one node at a time be inside: two that start together make one organization."""
