"""What may be done with interviews. Every use case reads, decides, appends.

All of them are bound to a caller: another organization's interview is not found,
whatever id is guessed (I11).
"""

from collections.abc import Callable, Sequence

import msgspec

from vivavoce import observability
from vivavoce.domain.changes import with_room
from vivavoce.domain.commands import (
    AddMessage,
    AddNote,
    AnyCommand,
    Cancel,
    Complete,
    GiveReply,
    MeetDeadline,
    Move,
    OpenInterview,
    Pause,
    RequestReview,
    Resume,
    UpdateProfile,
)
from vivavoce.domain.decide import open_interview
from vivavoce.domain.events import AnyEvent, Paradata, Speaker
from vivavoce.domain.guide import Guide
from vivavoce.domain.ids import InterviewId, MessageId, NoteId
from vivavoce.domain.interview import Interview, Note
from vivavoce.domain.profile import ProfileValue
from vivavoce.errors import (
    DamagedRecord,
    IdTaken,
    NotFound,
    StaleVersion,
)
from vivavoce.interviewers.interviewer import Reply, View
from vivavoce.journal.group_commit import GroupCommit
from vivavoce.journal.store import Cursor, Record, Store, Summary
from vivavoce.service.callers import SYSTEM, Caller
from vivavoce.service.changes import Changes
from vivavoce.service.clock import Clock
from vivavoce.service.ids import new_id
from vivavoce.service.legible import Legible, legible
from vivavoce.service.live import LiveInterviews
from vivavoce.service.narrowing import Narrowing
from vivavoce.service.receipts import Receipt, receipt_of


class Standing(msgspec.Struct, frozen=True, kw_only=True):
    """An interview as it stands, with its guide (None when that version cannot be read)."""

    interview: Interview
    guide: Guide | None


class Interviews:
    """The use cases on interviews."""

    def __init__(
        self, store: Store, journal: GroupCommit, live: LiveInterviews, clock: Clock
    ) -> None:
        self._store = store
        self._live = live
        self._clock = clock
        self._changes = Changes(store, journal, live, clock)

    @property
    def on_owed(self) -> Callable[[InterviewId], None]:
        """What is called on the event loop when a machine owes a reply from now on."""
        return self._changes.on_owed

    @on_owed.setter
    def on_owed(self, call: Callable[[InterviewId], None]) -> None:
        self._changes.on_owed = call

    async def open(
        self, caller: Caller, command: OpenInterview, guide: Guide
    ) -> tuple[Standing, bool]:
        """Begin an interview on `guide`; tell whether it is new.

        Opening the same id again returns the interview as it stands.

        Raises:
            IdTaken: the id belongs to an interview this caller cannot reach.
            Malformed, StoreUnavailable: as for any command.
        """
        return await self.begin(caller, command.id, open_interview(command), guide)

    async def begin(
        self, caller: Caller, id: InterviewId, events: Sequence[AnyEvent], guide: Guide
    ) -> tuple[Standing, bool]:
        """Let there be an interview that begins with `events`; tell whether it is new.

        Of an id that is known the interview is returned as it stands.

        Raises:
            IdTaken: the id belongs to an interview this caller cannot reach.
            Malformed, StoreUnavailable: as for any command.
        """
        try:
            interview = await self._changes.begin(caller, id, events, guide)
        except StaleVersion:
            try:
                return await self.get(caller, id), False
            except NotFound as error:
                raise IdTaken(f"Interview id {id} is taken; choose another.") from error
        return Standing(interview=interview, guide=guide), True

    async def get(self, caller: Caller, interview: InterviewId, *, fresh: bool = True) -> Standing:
        """Return an interview as it stands.

        Args:
            fresh: with all that was acknowledged before, by any node. False for somebody who
                only needs what was published here.

        Raises:
            NotFound: no such interview, or out of the caller's reach.
            DamagedRecord: it is set aside.
        """
        held = await self._changes.reach(caller, interview, fresh=fresh)
        return Standing(interview=held.interview, guide=held.guide)

    async def add_message(
        self,
        caller: Caller,
        interview: InterviewId,
        text: str,
        *,
        id: MessageId | None = None,
        speaker: Speaker = Speaker.CANDIDATE,
        paradata: Paradata | None = None,
        corrects: MessageId | None = None,
        expected: int | None = None,
    ) -> Receipt:
        """Store what somebody said and return the receipt; the same id again returns it again.

        Raises:
            NotFound, InterviewClosed, Malformed, StaleVersion, StoreUnavailable.
        """
        command = AddMessage(
            id=id or MessageId(new_id()),
            speaker=speaker,
            text=text,
            author="human" if speaker is Speaker.INTERVIEWER else None,
            paradata=paradata,
            corrects=corrects,
        )
        standing, records = await self.carry_out(caller, interview, command, expected=expected)
        if records:
            return receipt_of(records[-1], command.id)
        # A repeat: the record is read back, so that even the hash is the first one.
        message = standing.transcript.find(command.id)
        assert message is not None, "adding a message decided nothing, yet it is not there"
        [record] = await self._store.read(interview, after=message.seq - 1, limit=1)
        return receipt_of(record, command.id, is_repeat=True)

    async def add_note(
        self,
        caller: Caller,
        interview: InterviewId,
        text: str,
        *,
        id: NoteId | None = None,
        expected: int | None = None,
    ) -> tuple[Note, bool]:
        """Keep a note of the organization's beside an interview; tell whether it is new.

        Its candidate is told of none. The same id again returns the first note.

        Raises:
            NotFound, Refused, Malformed, StaleVersion, StoreUnavailable.
        """
        command = AddNote(id=id or NoteId(new_id()), text=text)
        standing, records = await self.carry_out(caller, interview, command, expected=expected)
        return next(note for note in standing.notes if note.id == command.id), bool(records)

    async def set_state(
        self, caller: Caller, interview: InterviewId, state: str, *, expected: int | None = None
    ) -> None:
        """Move the interview to another place in its guide."""
        await self.carry_out(caller, interview, Move(state=state), expected=expected)

    async def update_profile(
        self,
        caller: Caller,
        interview: InterviewId,
        changes: dict[str, ProfileValue | None],
        *,
        expected: int | None = None,
    ) -> None:
        """Set fields of the profile; None takes a field back."""
        command = UpdateProfile(changes=changes)
        await self.carry_out(caller, interview, command, expected=expected)

    async def complete(self, caller: Caller, interview: InterviewId) -> None:
        """End the interview for good."""
        await self.carry_out(caller, interview, Complete())

    async def cancel(
        self, caller: Caller, interview: InterviewId, reason: str | None = None
    ) -> None:
        """Break the interview off."""
        await self.carry_out(caller, interview, Cancel(reason=reason))

    async def pause(self, caller: Caller, interview: InterviewId) -> None:
        """Let the interview rest; what is said meanwhile is kept."""
        await self.carry_out(caller, interview, Pause())

    async def resume(self, caller: Caller, interview: InterviewId) -> None:
        """Take the interview up again."""
        await self.carry_out(caller, interview, Resume())

    async def erase(
        self, caller: Caller, interview: InterviewId, *, expected: int | None = None
    ) -> bool:
        """Remove every word of an interview for ever; its hash chain still verifies (I10).

        Args:
            expected: leave it alone unless it is at this version.

        Returns:
            False when it is at another version, or somebody erased it at the same time.

        Raises:
            NotFound: no such interview, or out of the caller's reach.
        """
        await self.get_summary(caller, interview)
        try:
            return await self._store.erase(interview, self._clock.now(), expected=expected)
        finally:
            # Also when it was not confirmed: it may be erased all the same.
            self._live.forget(interview)

    async def get_summary(self, caller: Caller, interview: InterviewId) -> Summary:
        """Return the interview's row, also when the rest of it is damaged.

        Raises:
            NotFound: no such interview, or out of the caller's reach.
        """
        return await self._changes.get_summary(caller, interview)

    async def find(
        self,
        caller: Caller,
        *,
        status: str | None = None,
        guide: str | None = None,
        within: Narrowing | None = None,
        ids: Sequence[InterviewId] | None = None,
        after: Cursor | None = None,
        before: Cursor | None = None,
        limit: int = 50,
    ) -> list[Summary]:
        """Return the caller's interviews, newest first, damaged ones included.

        Args:
            status, guide: short for a `within` of these.
            after, before, limit: see `Store.find`.
        """
        narrowing = within or Narrowing(status=status, guide=guide)
        filters = narrowing.filters(caller.organization, ids)
        return await self._store.find(filters, after=after, before=before, limit=limit)

    async def events(
        self, caller: Caller, interview: InterviewId, *, after: int = 0, limit: int | None = None
    ) -> list[Record]:
        """Return an interview's records with seq > `after`, at most `limit`.

        Raises:
            NotFound: no such interview, or out of the caller's reach.
        """
        await self._changes.reach(caller, interview, fresh=True)
        return await self._store.read(interview, after=after, limit=limit)

    async def legible(
        self, caller: Caller, interview: InterviewId, error: DamagedRecord
    ) -> tuple[Legible, Guide | None]:
        """Return what can be read of an interview that is damaged, and its guide.

        Args:
            error: why it cannot be read as others.

        Raises:
            NotFound: no such interview, or out of the caller's reach.
            DamagedRecord: not even its row can be read.
        """
        summary = await self._changes.get_summary(caller, interview)
        found = await legible(self._store, summary, error)
        held = await self._live.prepare(found.interview, b"")
        return found, held.guide

    def stands_at(self, interview: InterviewId, version: int) -> None:
        """Take notice that `interview` is at `version`, or was a moment ago."""
        self._live.take_notice(interview, version)

    async def owed_view(self, interview: InterviewId, *, is_sure: bool = True) -> View | None:
        """Return what an interviewer needs to see, or None when no machine owes anything.

        Args:
            is_sure: None is the answer only if the store says so, too. False for somebody
                who follows up what was committed here: what other nodes commit, they follow up.

        Raises:
            NotFound: no such interview, or its guide cannot be read any more.
        """
        held = await self._live.get(interview)
        if held.interview.machine_owes_since is None:
            if not is_sure or await self._live.is_current(held):
                return None
            held = await self._live.get(interview)
            if held.interview.machine_owes_since is None:
                return None
        if held.guide is None:
            raise NotFound(f"The guide of interview {interview} cannot be read.")
        return View(interview=held.interview, guide=held.guide)

    async def give_reply(
        self, view: View, reply: Reply, *, review: RequestReview | None = None
    ) -> bool:
        """Store what an interviewer decided upon `view`, whole (I4).

        Args:
            review: what to ask for when the reply ends the interview, None to complete it.

        What it learned and a full profile has no room for is left out: the words are kept,
        and the reply must not stay owed for ever (I6).

        Returns:
            False when the reply came too late: somebody else spoke, or the interview
            ended meanwhile. It is then discarded.
        """
        name = view.interview.interviewer
        command = GiveReply(
            id=MessageId(new_id()),
            in_reply_to=view.interview.heard,
            interviewer=name,
            state=view.interview.state,
            guide=view.interview.guide.hash,
            version=view.interview.version,
            say=reply.say,
            author=reply.author or name,
            changes=_changes_with_room(view.interview, reply),
            move=reply.move,
            done=reply.done,
            disposition=reply.disposition,
            summary=reply.summary,
            question=reply.question,
            probe=reply.probe,
            usage=reply.usage,
            latency_ms=reply.latency_ms,
            condensed=reply.condensed,
            review=review,
        )
        caller = Caller(organization=view.interview.organization, actor=f"interviewer:{name}")
        _, records = await self.carry_out(caller, view.interview.id, command)
        return bool(records)

    async def meet_deadline(self, interview: InterviewId) -> bool:
        """Do what the guide's time limits ask for; tell whether anything was due."""
        held = await self._live.get(interview)
        pinned = held.interview.guide

        def meet(now: Interview) -> MeetDeadline:
            if now.guide != pinned:
                return MeetDeadline()  # other limits hold since; the next sweep goes by them
            return MeetDeadline(
                idle_pause_after=held.idle_pause_after, expires_after=held.expires_after
            )

        caller = Caller(organization=held.interview.organization, actor=SYSTEM)
        _, records = await self.carry_out(caller, interview, meet)
        return bool(records)

    async def carry_out(
        self,
        caller: Caller,
        interview: InterviewId,
        command: AnyCommand | Callable[[Interview], AnyCommand],
        *,
        expected: int | None = None,
    ) -> tuple[Interview, list[Record]]:
        """Decide `command` and append what follows: see `Changes.carry_out`."""
        return await self._changes.carry_out(caller, interview, command, expected=expected)


def _changes_with_room(interview: Interview, reply: Reply) -> dict[str, ProfileValue | None]:
    changes = with_room(interview.profile, reply.changes)
    left_out = len(reply.changes) - len(changes)
    if left_out:
        observability.warning(
            "turn:profile-full",
            "The profile is full; what was learned is left out, the words are kept",
            interviewId=interview.id,
            n=left_out,
        )
    return changes
