"""What is durable besides interviews: organizations, their looks, keys, links, sessions, guides.

Secrets never reach a registry: keys, candidate links, browser sessions and sign-in links
are kept as SHA-256 hashes of what their holders carry.
"""

from collections.abc import Sequence
from datetime import datetime
from enum import StrEnum
from typing import Protocol

import msgspec

from vivavoce.domain.ids import GuideId, InterviewId, OrganizationId


class Role(StrEnum):
    """What a key may do: everything, work on interviews, or only look."""

    OWNER = "owner"
    REVIEWER = "reviewer"
    VIEWER = "viewer"


class Organization(msgspec.Struct, frozen=True, kw_only=True):
    """A tenant: its interviews, keys and guides are nobody else's business (I11)."""

    id: OrganizationId
    name: str
    created_at: datetime


class Look(msgspec.Struct, frozen=True, kw_only=True):
    """How an organization shows itself to candidates, and for how long it keeps what they said.

    An organization that set nothing has one with nothing in it.
    """

    organization: OrganizationId
    name: str | None = None  # None: the organization's own
    colour: str | None = None  # "#rrggbb", lower case, as the owner chose it; None: ours
    logo: bytes | None = None
    logo_type: str | None = None  # the media type; None without a logo
    sites: tuple[str, ...] = ()  # origins whose pages may show a candidate's page in a frame
    retention_days: int | None = None  # None: interviews are kept until somebody erases them


class Key(msgspec.Struct, frozen=True, kw_only=True):
    """A key to an organization, without its secret."""

    id: str
    organization: OrganizationId
    name: str
    role: Role
    hash: bytes  # SHA-256 of the secret
    created_at: datetime
    revoked_at: datetime | None = None


class Link(msgspec.Struct, frozen=True, kw_only=True):
    """A candidate's link to one interview, without its token."""

    hash: bytes  # SHA-256 of the token
    interview: InterviewId
    organization: OrganizationId
    generation: int  # 1 for the first link of an interview; a new link counts on
    created_at: datetime
    revoked_at: datetime | None = None


class Session(msgspec.Struct, frozen=True, kw_only=True):
    """A browser signed in with a key."""

    hash: bytes  # SHA-256 of the cookie's value
    key: str  # the key's id; revoking the key ends the session
    expires_at: datetime


class SignIn(msgspec.Struct, frozen=True, kw_only=True):
    """A link that signs one browser in, once."""

    hash: bytes  # SHA-256 of the token in the link
    key: str  # the id of the key that it signs in with
    expires_at: datetime


class GuideVersion(msgspec.Struct, frozen=True, kw_only=True):
    """One version of a guide, source and all. Never changed, never removed (I9)."""

    organization: OrganizationId
    id: GuideId
    version: str
    hash: str  # SHA-256 of `source`, lower-case hex
    source: str
    created_at: datetime


class KeptVersion(msgspec.Struct, frozen=True, kw_only=True):
    """A version of a guide without its source, for lists."""

    id: GuideId
    version: str
    hash: str
    created_at: datetime


class Registry(Protocol):
    """Durable small things. Every write is synced before it returns.

    Raises from any method:
        StoreUnavailable: no confirmation came.
        StoreBroken: the disk failed; nothing more may be asked.
    """

    async def add_organization(self, organization: Organization, owner: Key) -> bool:
        """Keep a new organization and its first owner's key, both or neither.

        Returns:
            False when the id or the key is taken; nothing was kept then.
        """

    async def organizations(self) -> list[Organization]:
        """Return all organizations, oldest first."""

    async def look(self, organization: OrganizationId) -> Look:
        """Return an organization's look; one with nothing in it when none was kept."""

    async def set_look(self, look: Look) -> None:
        """Keep a look in place of the one before."""

    async def swap_look(self, before: Look, after: Look) -> bool:
        """Keep `after` in place of `before`; False when another one than that is kept."""

    async def add_key(self, key: Key) -> None:
        """Keep a key. A key with the same hash is kept as it was."""

    async def key_by_hash(self, secret_hash: bytes) -> Key | None:
        """Return the key with this hash, revoked or not."""

    async def key_by_id(self, key_id: str) -> Key | None:
        """Return the key with this id, revoked or not."""

    async def keys(self, organization: OrganizationId) -> list[Key]:
        """Return an organization's keys, oldest first, revoked ones included."""

    async def revoke_key(self, organization: OrganizationId, key_id: str, at: datetime) -> bool:
        """Revoke a key; False when the organization has no such key."""

    async def add_link(self, link: Link) -> None:
        """Keep a link. A link with the same hash is kept as it was."""

    async def link_by_hash(self, token_hash: bytes) -> Link | None:
        """Return the link with this hash, revoked or not."""

    async def links(self, interview: InterviewId) -> list[Link]:
        """Return an interview's links, first generation first, revoked ones included."""

    async def revoke_links(self, interview: InterviewId, at: datetime) -> None:
        """Revoke all links to an interview."""

    async def open_links(
        self, organization: OrganizationId, *, after: Link | None = None, limit: int
    ) -> list[Link]:
        """Return links that let somebody in, newest first, following `after`, at most `limit`."""

    async def revoke_these(
        self, organization: OrganizationId, hashes: Sequence[bytes], at: datetime
    ) -> None:
        """Revoke the organization's links with these hashes, all or none; others are left alone."""

    async def add_session(self, session: Session) -> None:
        """Keep a session, and forget those that expired before it was made."""

    async def session_by_hash(self, secret_hash: bytes) -> Session | None:
        """Return the session with this hash, expired or not."""

    async def remove_session(self, secret_hash: bytes) -> None:
        """Forget a session; one that is unknown is forgotten already."""

    async def add_sign_in(self, sign_in: SignIn) -> None:
        """Keep a one-time link, and forget those that expired before it was made."""

    async def take_sign_in(self, secret_hash: bytes) -> SignIn | None:
        """Return the one-time link with this hash, expired or not, and forget it.

        None when there is none: of several who come with the same one, one gets it.
        """

    async def add_guide(self, guide: GuideVersion) -> bool:
        """Keep a version of a guide and make it the newest; False when it is the newest already.

        An older version with the same hash becomes the newest again. A guide that was
        retired is offered again, with this version.
        """

    async def retire_guide(self, organization: OrganizationId, guide: GuideId) -> bool:
        """Offer a guide no longer; False when it is not offered.

        It has no newest version from then on. Every version stays found by its hash and
        in `guide_versions`, because interviews may run on it (I9).
        """

    async def guide_by_hash(
        self, organization: OrganizationId, source_hash: str
    ) -> GuideVersion | None:
        """Return the version with this hash, or None."""

    async def newest_guide(
        self, organization: OrganizationId, guide: GuideId
    ) -> GuideVersion | None:
        """Return the newest version of a guide; None when there is none, or it was retired."""

    async def newest_guides(self, organization: OrganizationId) -> list[GuideVersion]:
        """Return the newest version of every guide that is offered, by id."""

    async def retired_guides(self, organization: OrganizationId) -> list[GuideVersion]:
        """Return the version of every retired guide that was its newest, by id."""

    async def guide_versions(
        self, organization: OrganizationId, guide: GuideId
    ) -> list[KeptVersion]:
        """Return all versions of a guide, the newest first, also when it was retired.

        One that became the newest again comes before those it overtook.
        """
