"""Moving an interview to another version of its guide, because somebody asks for it (I9)."""

import msgspec

from vivavoce.domain.commands import ChangeGuide
from vivavoce.domain.events import GuideRef
from vivavoce.domain.guide import Guide
from vivavoce.domain.ids import InterviewId
from vivavoce.domain.interview import Interview
from vivavoce.domain.moving import GuideMove, preview, state_after
from vivavoce.domain.text import check_label
from vivavoce.service.callers import Caller
from vivavoce.service.interviews import Interviews, Standing
from vivavoce.service.library import Library, reference_to


class GuideMoves(msgspec.Struct, frozen=True, kw_only=True):
    """The use cases that need an interview and the versions of its guide."""

    interviews: Interviews
    library: Library

    async def preview_guide(
        self, caller: Caller, interview: InterviewId, to: str | None = None
    ) -> GuideMove:
        """Return what moving an interview to another version of its guide would mean.

        Args:
            to: which version, as for `Library.find`; None: the newest.

        Raises:
            NotFound: no such interview, out of the caller's reach, or no such version.
            Malformed: this program cannot read that version any more.
        """
        standing = await self.interviews.get(caller, interview)
        reference, plan = await self._version(standing, to)
        return preview(standing.interview, standing.guide, plan, to=reference)

    async def change_guide(
        self,
        caller: Caller,
        interview: InterviewId,
        to: str | None = None,
        *,
        expected: int | None = None,
    ) -> Interview:
        """Move an interview to another version of its guide; return it as it stands then (I9).

        Moving it to the version it is on changes nothing.

        Args:
            to: which version, as for `Library.find`; None: the newest.
            expected: refuse unless the interview is at this version.

        Raises:
            NotFound: no such interview, out of the caller's reach, or no such version.
            Malformed: `to` is no text that could name one, or this program cannot read
                that version any more.
            InterviewClosed, StaleVersion, StoreUnavailable: as for any command.
        """
        standing = await self.interviews.get(caller, interview)
        check_label(to, field="to")
        reference, plan = await self._version(standing, to)

        def change(now: Interview) -> ChangeGuide:
            return ChangeGuide(guide=reference, state=state_after(now, plan))

        after, _ = await self.interviews.carry_out(caller, interview, change, expected=expected)
        return after

    async def _version(self, standing: Standing, to: str | None) -> tuple[GuideRef, Guide]:
        """Return a version of an interview's guide, and the reference that pins it."""
        now = standing.interview
        reference = reference_to(await self.library.find(now.organization, now.guide.id, to))
        return reference, await self.library.pinned(now.organization, reference)
