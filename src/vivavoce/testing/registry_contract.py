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

from vivavoce.domain.ids import GuideId, InterviewId, OrganizationId
from vivavoce.journal.registry import (
    GuideVersion,
    KeptVersion,
    Key,
    Link,
    Organization,
    Registry,
    Role,
    Session,
    SignIn,
)
from vivavoce.testing.clock import NOON
from vivavoce.testing.looks_contract import LooksContract

ACME = OrganizationId("acme")
OTHER = OrganizationId("other")
HIRING = GuideId("hiring")
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


def guide(source: str, *, id: GuideId = HIRING, of: OrganizationId = ACME) -> GuideVersion:
    """Return a version of a guide with this source."""
    return GuideVersion(
        organization=of,
        id=id,
        version="1",
        hash=hashlib.sha256(source.encode()).hexdigest(),
        source=source,
        created_at=NOON,
    )


def told(*versions: GuideVersion) -> list[KeptVersion]:
    """Return these versions as a list of them tells of them, without their sources."""
    return [
        KeptVersion(id=one.id, version=one.version, hash=one.hash, created_at=one.created_at)
        for one in versions
    ]


def interview_id() -> InterviewId:
    """Return an interview's id."""
    return InterviewId(str(uuid.uuid4()))


class RegistryContract(LooksContract):
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

    # --- guides ---

    async def test_the_guide_added_last_is_the_newest(self, registry: Registry) -> None:
        await registry.add_organization(organization(), key())
        one, two = guide("one"), guide("two")
        assert await registry.add_guide(one) is True
        assert await registry.newest_guide(ACME, HIRING) == one
        assert await registry.add_guide(two) is True
        assert await registry.newest_guide(ACME, HIRING) == two

    async def test_every_version_of_a_guide_stays_found_by_its_hash(
        self, registry: Registry
    ) -> None:
        """(I9)."""
        await registry.add_organization(organization(), key())
        one, two = guide("one"), guide("two")
        await registry.add_guide(one)
        await registry.add_guide(two)
        assert await registry.guide_by_hash(ACME, one.hash) == one
        assert await registry.guide_by_hash(ACME, two.hash) == two
        assert await registry.guide_by_hash(ACME, "c0" * 32) is None

    async def test_adding_the_newest_version_again_changes_nothing(
        self, registry: Registry
    ) -> None:
        await registry.add_organization(organization(), key())
        await registry.add_guide(guide("one"))
        assert await registry.add_guide(guide("one")) is False
        await registry.add_guide(guide("sales", id=GuideId("sales")))
        assert await registry.add_guide(guide("one")) is False

    async def test_an_older_version_becomes_the_newest_again(self, registry: Registry) -> None:
        await registry.add_organization(organization(), key())
        one, two = guide("one"), guide("two")
        for version in (one, two):
            await registry.add_guide(version)
        assert await registry.add_guide(one) is True
        assert await registry.newest_guide(ACME, HIRING) == one
        assert await registry.add_guide(two) is True
        assert await registry.newest_guide(ACME, HIRING) == two

    async def test_the_newest_version_of_each_guide_is_listed_by_id(
        self, registry: Registry
    ) -> None:
        await registry.add_organization(organization(), key())
        hiring, sales = guide("hiring, new"), guide("sales", id=GuideId("sales"))
        for version in (sales, guide("hiring, old"), hiring):
            await registry.add_guide(version)
        assert await registry.newest_guides(ACME) == [hiring, sales]

    async def test_the_versions_of_a_guide_are_told_newest_first(self, registry: Registry) -> None:
        await registry.add_organization(organization(), key())
        one, two, three = guide("one"), guide("two"), guide("three")
        for version in (one, two, guide("sales", id=GuideId("sales")), three, one):
            await registry.add_guide(version)
        assert await registry.guide_versions(ACME, HIRING) == told(one, three, two)
        assert await registry.guide_versions(ACME, GuideId("nothing")) == []

    async def test_a_retired_guide_is_not_offered_and_every_version_stays_found(
        self, registry: Registry
    ) -> None:
        """(I9)."""
        await registry.add_organization(organization(), key())
        one, two, sales = guide("one"), guide("two"), guide("sales", id=GuideId("sales"))
        for version in (one, two, sales):
            await registry.add_guide(version)
        assert await registry.retire_guide(ACME, HIRING) is True
        assert await registry.newest_guide(ACME, HIRING) is None
        assert await registry.newest_guides(ACME) == [sales]
        assert await registry.guide_by_hash(ACME, one.hash) == one
        assert await registry.guide_by_hash(ACME, two.hash) == two
        assert await registry.guide_versions(ACME, HIRING) == told(two, one)

    async def test_retired_guides_are_listed_with_what_was_their_newest_version(
        self, registry: Registry
    ) -> None:
        await registry.add_organization(organization(), key())
        one, two, sales = guide("one"), guide("two"), guide("sales", id=GuideId("sales"))
        for version in (one, two, sales):
            await registry.add_guide(version)
        assert await registry.retired_guides(ACME) == []
        await registry.retire_guide(ACME, HIRING)
        assert await registry.retired_guides(ACME) == [two]
        await registry.retire_guide(ACME, sales.id)
        assert await registry.retired_guides(ACME) == [two, sales]
        assert await registry.retired_guides(OTHER) == []
        await registry.add_guide(one)
        assert await registry.retired_guides(ACME) == [sales]

    async def test_what_is_not_offered_cannot_be_retired(self, registry: Registry) -> None:
        await registry.add_organization(organization(), key())
        assert await registry.retire_guide(ACME, HIRING) is False
        await registry.add_guide(guide("one"))
        assert await registry.retire_guide(ACME, HIRING) is True
        assert await registry.retire_guide(ACME, HIRING) is False

    @pytest.mark.parametrize("source", ["one", "two", "three"])
    async def test_adding_any_version_brings_a_retired_guide_back_with_it(
        self, registry: Registry, source: str
    ) -> None:
        await registry.add_organization(organization(), key())
        for version in (guide("one"), guide("two")):
            await registry.add_guide(version)
        await registry.retire_guide(ACME, HIRING)
        back = guide(source)
        assert await registry.add_guide(back) is True
        assert await registry.newest_guide(ACME, HIRING) == back
        assert await registry.newest_guides(ACME) == [back]
        others = [other for other in (guide("two"), guide("one")) if other != back]
        assert await registry.guide_versions(ACME, HIRING) == told(back, *others)
        assert await registry.add_guide(back) is False
        # And it can go once more, all of it.
        assert await registry.retire_guide(ACME, HIRING) is True
        assert await registry.newest_guide(ACME, HIRING) is None
        assert await registry.guide_versions(ACME, HIRING) == told(back, *others)

    async def test_another_organizations_guide_is_not_retired(self, registry: Registry) -> None:
        """(I11)."""
        await registry.add_organization(organization(), key())
        await registry.add_organization(organization(OTHER), key(OTHER, "theirs"))
        mine, theirs = guide("same"), guide("same", of=OTHER)
        for version in (mine, theirs):
            await registry.add_guide(version)
        assert await registry.retire_guide(ACME, HIRING) is True
        assert await registry.newest_guide(OTHER, HIRING) == theirs
        assert await registry.guide_versions(OTHER, HIRING) == told(theirs)

    async def test_organizations_may_keep_the_same_guide_and_see_their_own_only(
        self, registry: Registry
    ) -> None:
        """(I11)."""
        await registry.add_organization(organization(), key())
        await registry.add_organization(organization(OTHER), key(OTHER, "theirs"))
        mine, theirs = guide("same"), guide("same", of=OTHER)
        assert await registry.add_guide(mine) is True
        assert await registry.newest_guide(OTHER, HIRING) is None
        assert await registry.guide_by_hash(OTHER, mine.hash) is None
        assert await registry.add_guide(theirs) is True
        assert await registry.newest_guides(ACME) == [mine]
        assert await registry.newest_guides(OTHER) == [theirs]
