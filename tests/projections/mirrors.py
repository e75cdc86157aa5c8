"""Mirrors that do nothing by themselves, and what stands in their folders."""

import json
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

from vivavoce.domain.ids import InterviewId, OrganizationId
from vivavoce.journal.registry import Organization, Role
from vivavoce.projections.mirror import Mirror
from vivavoce.running import mirror_of
from vivavoce.service.access import new_key
from vivavoce.stores.sqlite import SqliteDatabase
from vivavoce.testing.clock import NOON
from vivavoce.testing.stories import ACME, Story, keep, said


async def add_organization(database: SqliteDatabase, name: OrganizationId) -> None:
    owner = new_key(name, f"key of {name}", name="first owner", role=Role.OWNER, at=NOON)
    organization = Organization(id=name, name=f"The {name}", created_at=NOON)
    assert await database.registry.add_organization(organization, owner)


@asynccontextmanager
async def mirroring(database: SqliteDatabase, target: Path) -> AsyncIterator[Mirror]:
    """A mirror that does nothing by itself."""
    mirror = mirror_of(database, target, is_considerate=False)
    try:
        yield mirror
    finally:
        await mirror.close()


async def brought_up(database: SqliteDatabase, target: Path) -> Mirror:
    """Bring the mirror up to date in one go, as `mirror --once` does."""
    async with mirroring(database, target) as mirror:
        await mirror.catch_up()
    return mirror


async def told(database: SqliteDatabase, *texts: str, organization: OrganizationId = ACME) -> Story:
    story = Story(organization=organization)
    await keep(database.store, story.open(*map(said, texts)))
    return story


def shown(target: Path, interview: InterviewId, organization: str = ACME) -> dict[str, Any]:
    path = target / "organizations" / organization / "interviews" / f"{interview}.json"
    found: dict[str, Any] = json.loads(path.read_bytes())
    return found


def texts(target: Path, story: Story) -> list[str]:
    return [entry["message"] for entry in shown(target, story.id)["transcript"]]


def files(target: Path) -> dict[str, bytes]:
    return {
        str(path.relative_to(target)): path.read_bytes()
        for path in target.rglob("*")
        if path.is_file()
    }


def names(target: Path) -> set[str]:
    return {path.stem for path in target.rglob("interviews/*")}
