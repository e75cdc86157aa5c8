"""Which interviews somebody wants to see of those they may."""

from collections.abc import Sequence
from datetime import datetime

import msgspec

from vivavoce.domain.ids import GuideId, InterviewId, OrganizationId
from vivavoce.journal.store import Filters


class Narrowing(msgspec.Struct, frozen=True, kw_only=True):
    """What an interview has to be like; None: anything. As `Filters` have it."""

    status: str | None = None
    guide: str | None = None  # may name no guide there is
    opened_from: datetime | None = None  # UTC; from then on
    opened_before: datetime | None = None
    progress_min: float | None = None  # 0.0 to 1.0
    progress_below: float | None = None

    def filters(
        self, organization: OrganizationId, ids: Sequence[InterviewId] | None = None
    ) -> Filters:
        """Return the filters of a store for an organization's interviews, or of those `ids`."""
        return Filters(
            organization=organization,
            status=self.status,
            guide=None if self.guide is None else GuideId(self.guide),
            ids=ids,
            opened_from=self.opened_from,
            opened_before=self.opened_before,
            progress_min=self.progress_min,
            progress_below=self.progress_below,
        )
