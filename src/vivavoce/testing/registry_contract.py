"""What every registry promises: one test for each promise in `journal/registry.py`.

A registry proves itself by inheriting them and giving the fixture `registry`,
a new, empty one for each test; see `store_contract.py` for how.
"""

import asyncio
import hashlib
import uuid
from datetime import UTC, datetime, timedelta

import pytest
from msgspec.structs import replace

from vivavoce.domain.ids import InterviewId, OrganizationId
from vivavoce.journal.registry import (
    Key,
    Link,
    Organization,
    Registry,
    Role,
    Session,
    SignIn,
)
from vivavoce.testing.clock import NOON
from vivavoce.testing.guides_contract import GuidesContract
from vivavoce.testing.looks_contract import ACME, OTHER, LooksContract

HOUR = timedelta(hours=1)

# Registries may go by the machine's clock when they tidy up, so these are far from it.
LONG_AGO = datetime(2001, 1, 1, tzinfo=UTC)
FAR_AHEAD = datetime(2999, 1, 1, tzinfo=UTC)


def organization(name: OrganizationId = ACME, *, at: datetime = NOON) -> Organization:
    """Return an organization that calls itself like its id."""
    return Organization(id=name, name=f"The {name} company", created_at=at)


def key(
    of: OrganizationId = ACME,
    secret: str = "secret",  # noqa: S107 - only ever hashed
    *,
    role: Role = Role.OWNER,
    at: datetime = NOON,
) -> Key:
    """Return what is kept of a key with this secret."""
    hashed = hashlib.sha256(secret.encode()).digest()
    return Key(
        id=str(uuid.uuid4()), organization=of, name="Ada’s", role=role, hash=hashed, created_at=at
    )


def link(to: InterviewId, token: str, *, generation: int = 1) -> Link:
    """Return what is kept of a link with this token."""
    return Link(
        hash=hashlib.sha256(token.encode()).digest(),
        interview=to,
        organization=ACME,
        generation=generation,
        created_at=NOON,
    )


def interview_id() -> InterviewId:
    """Return an interview's id."""
    return InterviewId(str(uuid.uuid4()))


class RegistryContract(GuidesContract, LooksContract):
    """The promises of `Registry`. Inherit, and give the fixture `registry`."""

    @pytest.fixture
    def registry(self) -> Registry:
        """Give each test a new, empty registry."""
        pytest.fail("a registry's tests give the fixture `registry`")

    # --- organizations ---

    async def test_an_organization_is_kept_together_with_its_first_key(
        self, registry: Registry
    ) -> None:
        owner = key()
        assert await registry.add_organization(organization(), owner) is True
        assert await registry.organizations() == [organization()]
        assert await registry.keys(ACME) == [owner]

    async def test_a_taken_id_keeps_neither_organization_nor_key(self, registry: Registry) -> None:
        await registry.add_organization(organization(), key())
        late = key(ACME, "late")
        assert await registry.add_organization(organization(at=NOON + HOUR), late) is False
        assert await registry.organizations() == [organization()]
        assert await registry.key_by_hash(late.hash) is None

    async def test_an_organization_without_a_key_of_its_own_is_not_kept(
        self, registry: Registry
    ) -> None:
        await registry.add_organization(organization(), key())
        assert await registry.add_organization(organization(OTHER), key(OTHER)) is False
        assert await registry.organizations() == [organization()]
        assert await registry.keys(OTHER) == []

    async def test_organizations_are_listed_oldest_first(self, registry: Registry) -> None:
        newer, older = organization(ACME, at=NOON + HOUR), organization(OTHER, at=NOON)
        await registry.add_organization(newer, key())
        await registry.add_organization(older, key(OTHER, "another"))
        assert await registry.organizations() == [older, newer]

    # --- keys ---

    async def test_a_key_is_found_by_its_hash_and_by_its_id(self, registry: Registry) -> None:
        await registry.add_organization(organization(), key())
        viewer = key(ACME, "viewer", role=Role.VIEWER)
        await registry.add_key(viewer)
        assert await registry.key_by_hash(viewer.hash) == viewer
        assert await registry.key_by_id(viewer.id) == viewer
        assert await registry.key_by_hash(b"x" * 32) is None
        assert await registry.key_by_id("nobody's") is None

    async def test_a_key_with_the_same_hash_is_kept_as_it_was(self, registry: Registry) -> None:
        first = key()
        await registry.add_organization(organization(), first)
        await registry.add_key(key(role=Role.VIEWER))
        assert await registry.keys(ACME) == [first]

    async def test_an_organizations_keys_are_listed_oldest_first(self, registry: Registry) -> None:
        first, second = key(), key(ACME, "second", at=NOON + HOUR)
        await registry.add_organization(organization(), first)
        await registry.add_organization(organization(OTHER), key(OTHER, "theirs"))
        await registry.add_key(second)
        assert await registry.keys(ACME) == [first, second]

    async def test_a_revoked_key_stays_listed_with_the_time_it_was_first_revoked(
        self, registry: Registry
    ) -> None:
        owner = key()
        await registry.add_organization(organization(), owner)
        assert await registry.revoke_key(ACME, owner.id, NOON + HOUR) is True
        assert await registry.revoke_key(ACME, owner.id, NOON + 2 * HOUR) is True
        revoked = replace(owner, revoked_at=NOON + HOUR)
        assert await registry.keys(ACME) == [revoked]
        assert await registry.key_by_hash(owner.hash) == revoked

    async def test_nobody_revokes_another_organizations_key(self, registry: Registry) -> None:
        """(I11)."""
        owner = key()
        await registry.add_organization(organization(), owner)
        assert await registry.revoke_key(OTHER, owner.id, NOON) is False
        assert await registry.revoke_key(ACME, "nobody's", NOON) is False
        assert await registry.keys(ACME) == [owner]

    # --- links ---

    async def test_a_link_is_found_by_its_hash(self, registry: Registry) -> None:
        kept = link(interview_id(), "token")
        await registry.add_link(kept)
        assert await registry.link_by_hash(kept.hash) == kept
        assert await registry.link_by_hash(b"x" * 32) is None

    async def test_a_link_with_the_same_hash_is_kept_as_it_was(self, registry: Registry) -> None:
        kept = link(interview_id(), "token")
        await registry.add_link(kept)
        await registry.add_link(link(interview_id(), "token", generation=2))
        assert await registry.link_by_hash(kept.hash) == kept

    async def test_an_interviews_links_are_listed_first_generation_first(
        self, registry: Registry
    ) -> None:
        interview = interview_id()
        first, second = link(interview, "one"), link(interview, "two", generation=2)
        for one in (second, link(interview_id(), "elsewhere"), first):
            await registry.add_link(one)
        assert await registry.links(interview) == [first, second]
        assert await registry.links(interview_id()) == []

    async def test_revoking_links_ends_those_of_one_interview_and_keeps_earlier_times(
        self, registry: Registry
    ) -> None:
        interview, other = interview_id(), link(interview_id(), "elsewhere")
        first, second = link(interview, "one"), link(interview, "two", generation=2)
        await registry.add_link(first)
        await registry.add_link(other)
        await registry.revoke_links(interview, NOON)
        await registry.add_link(second)
        await registry.revoke_links(interview, NOON + HOUR)
        assert await registry.links(interview) == [
            replace(first, revoked_at=NOON),
            replace(second, revoked_at=NOON + HOUR),
        ]
        assert await registry.link_by_hash(other.hash) == other

    # --- sessions ---

    async def test_a_session_is_found_until_it_is_removed(self, registry: Registry) -> None:
        owner = key()
        await registry.add_organization(organization(), owner)
        session = Session(hash=b"s" * 32, key=owner.id, expires_at=FAR_AHEAD)
        await registry.add_session(session)
        assert await registry.session_by_hash(session.hash) == session
        await registry.remove_session(session.hash)
        assert await registry.session_by_hash(session.hash) is None
        await registry.remove_session(session.hash)

    async def test_an_expired_session_is_found_until_another_one_is_made(
        self, registry: Registry
    ) -> None:
        owner = key()
        await registry.add_organization(organization(), owner)
        expired = Session(hash=b"e" * 32, key=owner.id, expires_at=LONG_AGO)
        lasting = Session(hash=b"l" * 32, key=owner.id, expires_at=FAR_AHEAD)
        await registry.add_session(lasting)
        await registry.add_session(expired)
        assert await registry.session_by_hash(expired.hash) == expired
        await registry.add_session(Session(hash=b"n" * 32, key=owner.id, expires_at=FAR_AHEAD))
        assert await registry.session_by_hash(expired.hash) is None
        assert await registry.session_by_hash(lasting.hash) == lasting

    # --- sign-in links ---

    async def test_a_sign_in_link_is_taken_once_by_whoever_of_many_comes_first(
        self, registry: Registry
    ) -> None:
        owner = key()
        await registry.add_organization(organization(), owner)
        offered = SignIn(hash=b"o" * 32, key=owner.id, expires_at=FAR_AHEAD)
        other = SignIn(hash=b"t" * 32, key=owner.id, expires_at=FAR_AHEAD)
        for sign_in in (offered, other):
            await registry.add_sign_in(sign_in)
        taken = await asyncio.gather(*(registry.take_sign_in(offered.hash) for _ in range(5)))
        assert sorted(taken, key=bool) == [None, None, None, None, offered]
        assert await registry.take_sign_in(b"x" * 32) is None
        assert await registry.take_sign_in(other.hash) == other

    async def test_an_expired_sign_in_link_is_there_until_another_one_is_made(
        self, registry: Registry
    ) -> None:
        owner = key()
        await registry.add_organization(organization(), owner)
        expired = SignIn(hash=b"e" * 32, key=owner.id, expires_at=LONG_AGO)
        await registry.add_sign_in(expired)
        assert await registry.take_sign_in(expired.hash) == expired
        await registry.add_sign_in(expired)
        await registry.add_sign_in(SignIn(hash=b"n" * 32, key=owner.id, expires_at=FAR_AHEAD))
        assert await registry.take_sign_in(expired.hash) is None

    async def test_a_sign_in_link_is_no_session_and_a_session_is_no_sign_in_link(
        self, registry: Registry
    ) -> None:
        owner = key()
        await registry.add_organization(organization(), owner)
        await registry.add_sign_in(SignIn(hash=b"o" * 32, key=owner.id, expires_at=FAR_AHEAD))
        await registry.add_session(Session(hash=b"s" * 32, key=owner.id, expires_at=FAR_AHEAD))
        assert await registry.session_by_hash(b"o" * 32) is None
        assert await registry.take_sign_in(b"s" * 32) is None
