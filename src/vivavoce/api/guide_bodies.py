"""What requests and answers about guides look like."""

from typing import Annotated

import msgspec
from msgspec import Meta

from vivavoce.api.bodies import Body, Label, Time


class NewGuide(Body, frozen=True, kw_only=True):
    """A guide as YAML text. It becomes the newest version of the id it names."""

    source: Annotated[str, Meta(extra_json_schema={"minLength": 1})]


class NewVersion(Body, frozen=True, kw_only=True):
    """Which version of its guide an interview is to follow; the newest when left out."""

    to: Annotated[
        Label | None, Meta(description="A version's hash, 8 or more digits of it, or its label.")
    ] = None


class GuideItem(msgspec.Struct, frozen=True, kw_only=True):
    """The newest version of a guide."""

    id: str
    version: str
    hash: str
    title: str
    languages: list[str]
    created_at: Time


class GuideBody(msgspec.Struct, frozen=True, kw_only=True):
    """A guide with its source text."""

    id: str
    version: str
    hash: str
    created_at: Time
    source: str


class VersionItem(msgspec.Struct, frozen=True, kw_only=True):
    """One version of a guide, without its source."""

    version: str
    hash: str
    created_at: Time


class VersionList(msgspec.Struct, frozen=True, kw_only=True):
    """All versions of a guide, newest first. A `retired` one is not offered for new interviews."""

    id: str
    retired: bool
    items: list[VersionItem]


class GuideList(msgspec.Struct, frozen=True, kw_only=True):
    """All guides that are offered, by id."""

    items: list[GuideItem]
