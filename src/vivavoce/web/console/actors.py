"""Who did something, in words: the journal names actors by role and key."""

import re
from collections.abc import Mapping

from vivavoce.domain.ids import OrganizationId
from vivavoce.service.access import Access
from vivavoce.service.callers import CANDIDATE, SYSTEM
from vivavoce.web.console.leading import name_of

# What the roles of keys are called; whoever has none of these is named as recorded.
ROLES = {"owner": "Owner", "reviewer": "Reviewer", "viewer": "Viewer"}
_KEY = re.compile("[0-9a-f-]{36}")
OTHERS = {
    CANDIDATE: "Candidate",
    SYSTEM: "Vivavoce",
    "owner:local": "Owner, on the server’s machine",
    "import": "Import",
}


async def key_names(access: Access, organization: OrganizationId) -> dict[str, str]:
    """Return the names of an organization's keys by their ids, revoked ones included."""
    return {key.id: key.name for key in await access.keys(organization)}


def actor_in_words(actor: str, keys: Mapping[str, str]) -> str:
    """Return whom the journal's `actor` names: `Owner, key “laptop”`, `The script`.

    Args:
        keys: names of keys by their ids; a key that is not among them is not named.
    """
    if actor in OTHERS:
        return OTHERS[actor]
    kind, _, which = actor.partition(":")
    if kind == "interviewer" and which:
        return name_of(which)
    if kind in ROLES:
        if which in keys:
            return f"{ROLES[kind]}, key “{keys[which]}”"
        # A machine that reads a whole interview acts as `reviewer:<its name>`.
        is_machine = kind == "reviewer" and which and not _KEY.fullmatch(which)
        return f"Reviewer: {name_of(which)}" if is_machine else ROLES[kind]
    return actor
