"""Ending links to many interviews at once."""

from collections.abc import Collection

from vivavoce.domain.interview import Status
from vivavoce.errors import DamagedRecord, NotFound
from vivavoce.journal.registry import Link
from vivavoce.service.access import Access
from vivavoce.service.callers import Caller
from vivavoce.service.interviews import Interviews

# Looked at together, and revoked in one commit.
BATCH = 500


async def revoke_links_of(
    access: Access, interviews: Interviews, caller: Caller, statuses: Collection[Status]
) -> list[Link]:
    """Revoke the links to all of the caller's interviews in one of `statuses`; return them.

    An interview that changes meanwhile is taken as it was when it was looked at.

    Raises:
        StoreUnavailable: those before are revoked; call again for the rest.
    """
    revoked: list[Link] = []
    after: Link | None = None
    while page := await access.open_links(caller.organization, after=after, limit=BATCH):
        after = page[-1]
        over = [link for link in page if await _is_in(interviews, caller, link, statuses)]
        if over:
            await access.revoke_these(caller.organization, over)
            revoked += over
    return revoked


async def _is_in(
    interviews: Interviews, caller: Caller, link: Link, statuses: Collection[Status]
) -> bool:
    try:
        return (await interviews.get_summary(caller, link.interview)).status in statuses
    except (NotFound, DamagedRecord):
        return False
