"""From a folder, empty or not, to open for business.

What a start costs does not depend on how many interviews are stored: each
organization is counted through an index, and only owed replies are looked up (I8).
"""

from collections.abc import Mapping
from contextlib import suppress

import msgspec

from vivavoce import observability
from vivavoce.authoring.reading import SUFFIX, built_in_guides
from vivavoce.domain.ids import GuideId, OrganizationId
from vivavoce.errors import CannotStart, DamagedRecord, IdTaken, Malformed, NotFound
from vivavoce.journal.registry import Key, Registry, Role
from vivavoce.journal.store import Store
from vivavoce.service.access import new_key
from vivavoce.service.clock import Clock
from vivavoce.service.library import Library
from vivavoce.service.organizations import Organizations

DEFAULT_ORGANIZATION = OrganizationId("default")


class Opening(msgspec.Struct, frozen=True, kw_only=True):
    """What a start found or made."""

    owner: Key  # an owner's key of the default organization
    new_secret: str | None  # the owner's key itself, if it was made just now
    owed: int  # replies owed from an earlier run


async def bootstrap(
    *,
    store: Store,
    registry: Registry,
    clock: Clock,
    organizations: Organizations,
    library: Library,
    owner_key: str | None,
    guide_files: Mapping[str, str],
) -> Opening:
    """Make what a first start needs, then load every organization and log one line for each.

    A start that was cut short is completed by the next one; what another node makes in the
    same moment is made once.

    Args:
        owner_key: the first owner's key, or None to have one made. On a later start a
            key that is not known yet is added.
        guide_files: the owner's guide files, name to source. One that is damaged is
            reported and left out.

    Raises:
        StoreUnavailable: the store does not answer.
    """
    new_secret = None
    if not await organizations.all():
        with suppress(IdTaken):  # another node made it this moment
            _, secret = await organizations.add(
                DEFAULT_ORGANIZATION, name="Vivavoce", owner_key=owner_key
            )
            new_secret = None if owner_key else secret
    owner = await _owner(registry, clock, owner_key)
    owed = 0
    for organization in await organizations.all():
        await add_built_in_guides(library, organization.id)
        owed += await _load(store, organization.id)
    await _add_guides(library, DEFAULT_ORGANIZATION, guide_files)
    return Opening(owner=owner, new_secret=new_secret, owed=owed)


async def _load(store: Store, organization: OrganizationId) -> int:
    """Log what an organization has; return how many replies it owes.

    A damaged table or index is reported and stops nothing: most can still be read (I7).
    """
    try:
        owed = (await store.owed_counts()).get(organization, 0)
        count = await store.count(organization)
    except DamagedRecord as error:
        observability.error(
            "bootstrap:damaged", "Organization not counted", orgId=organization, reason=str(error)
        )
        return 0
    observability.info(
        "bootstrap:load",
        "Organization loaded",
        orgId=organization,
        interviewsCount=count,
        owedReplies=owed,
    )
    return owed


async def _owner(registry: Registry, clock: Clock, owner_key: str | None) -> Key:
    """Return an owner's key of the default organization, adding `owner_key` if it is new."""
    if owner_key is not None:
        key = new_key(
            DEFAULT_ORGANIZATION, owner_key, name="owner", role=Role.OWNER, at=clock.now()
        )
        await registry.add_key(key)
        known = await registry.key_by_hash(key.hash)
        assert known is not None, "a key that was just kept is not there"
        return known
    for known in await registry.keys(DEFAULT_ORGANIZATION):
        if known.role is Role.OWNER and known.revoked_at is None:
            return known
    raise CannotStart(
        "Every owner's key was revoked; start once with VIVAVOCE_OWNER_KEY set to a new one."
    )


async def add_built_in_guides(library: Library, organization: OrganizationId) -> None:
    """Give an organization the guides that come with Vivavoce, as far as it lacks them.

    One that the owner retired stays so, also when a newer Vivavoce brings another version.
    """
    for name, source in built_in_guides().items():
        if not await _is_retired(library, organization, name.removesuffix(SUFFIX)):
            await _add_guides(library, organization, {name: source})


async def _is_retired(library: Library, organization: OrganizationId, guide: str) -> bool:
    try:
        offered = await library.offers(organization, GuideId(guide))
        return not offered and bool(await library.versions(organization, GuideId(guide)))
    except (NotFound, DamagedRecord):
        return False  # a damaged one is told of when it is looked for


async def _add_guides(
    library: Library, organization: OrganizationId, sources: Mapping[str, str]
) -> None:
    for name, source in sources.items():
        try:
            # Known already: then the owner may have made another version the newest since.
            if not await library.knows(organization, source):
                await library.add(organization, source, name=name)
        except (Malformed, DamagedRecord) as error:
            observability.error(
                "bootstrap:guide-damaged", "Guide left out", file=name, reason=str(error)
            )
