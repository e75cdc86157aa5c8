"""Who is asking, and how far their arm reaches."""

import msgspec

from vivavoce.domain.ids import InterviewId, OrganizationId
from vivavoce.journal.registry import Role

CANDIDATE = "candidate"
SYSTEM = "system"


class Caller(msgspec.Struct, frozen=True, kw_only=True):
    """Somebody we recognised. Every use case is bound to its organization (I11).

    `role` is None for a candidate, who reaches `interview` and nothing else.
    """

    organization: OrganizationId
    actor: str  # as recorded with events: `owner:<key id>`, `candidate`
    role: Role | None = None
    key: str | None = None  # the key's id
    interview: InterviewId | None = None

    @property
    def is_candidate(self) -> bool:
        """Whether this is a candidate with a link, not a member of the organization."""
        return self.interview is not None

    def reaches(self, organization: OrganizationId, interview: InterviewId) -> bool:
        """Whether this caller may know that the interview exists."""
        return self.organization == organization and self.interview in {None, interview}


def owner_of(organization: OrganizationId) -> Caller:
    """Return the caller that an embedding program is: the organization's owner."""
    return Caller(organization=organization, actor="owner", role=Role.OWNER)
