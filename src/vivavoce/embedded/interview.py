"""One interview, as a program that embeds Vivavoce holds it."""

import asyncio
from collections.abc import Sequence
from typing import Any, Literal, overload

from vivavoce.domain.commands import AddMessage, KeepItems
from vivavoce.domain.events import Speaker
from vivavoce.domain.guide import Guide
from vivavoce.domain.ids import InterviewId, MessageId
from vivavoce.domain.interview import Interview
from vivavoce.domain.moving import GuideMove
from vivavoce.domain.profile import ProfileValue
from vivavoce.domain.transcript import Message
from vivavoce.journal.store import Record
from vivavoce.service.callers import Caller
from vivavoce.service.ids import canonical_id
from vivavoce.service.receipts import Receipt
from vivavoce.service.services import Services


class LiveInterview:
    """A hold on one interview of a running Vivavoce. Cheap to make; several may be held."""

    def __init__(self, services: Services, caller: Caller, interview: InterviewId) -> None:
        self.id = interview
        self._services = services
        self._caller = caller

    async def now(self) -> Interview:
        """Return the interview as it stands: status, state, version, profile, transcript.

        Raises:
            NotFound: it was erased.
            DamagedRecord: its bytes make no sense; it is set aside.
        """
        standing = await self._services.interviews.get(self._caller, self.id)
        return standing.interview

    async def guide(self) -> Guide | None:
        """Return the guide this interview is pinned to, None when it cannot be read any more."""
        standing = await self._services.interviews.get(self._caller, self.id)
        return standing.guide

    @overload
    async def add_message(
        self,
        text: str,
        *,
        id: str | None = None,
        speaker: Speaker = Speaker.CANDIDATE,
        wait: Literal[True] = True,
    ) -> Receipt: ...
    @overload
    async def add_message(
        self,
        text: str,
        *,
        id: str | None = None,
        speaker: Speaker = Speaker.CANDIDATE,
        wait: Literal[False],
    ) -> MessageId: ...
    async def add_message(
        self,
        text: str,
        *,
        id: str | None = None,
        speaker: Speaker = Speaker.CANDIDATE,
        wait: bool = True,
    ) -> Receipt | MessageId:
        """Store what somebody said; once this returns, it is on disk (I1).

        Args:
            text: 1 to 32,768 bytes of UTF-8, kept exactly.
            id: a UUID of yours that makes repeats harmless (I2); None to have one made.
            wait: False returns the id at once; the message is stored behind your back,
                retried until it is, and shown as unsaved in health until then. A crash
                may lose it.

        Raises:
            Malformed, InterviewClosed, StoreUnavailable.
        """
        message = MessageId(canonical_id(id, field="id")) if id is not None else None
        if not wait:
            return self._services.unsaved.add_message(
                self._caller, self.id, text, id=message, speaker=speaker
            )
        return await self._services.interviews.add_message(
            self._caller, self.id, text, id=message, speaker=speaker
        )

    async def reply(self, *, timeout_s: float = 60.0) -> Message | None:
        """Return the interviewer's latest words, once everything said has its reply.

        Returns:
            None when what was said last waits for somebody else (a person or an agent leads,
            the interview is paused), or nothing was said yet.

        Raises:
            TimeoutError: no reply came within `timeout_s`; it is still owed and will come.
        """
        with self._services.feed.subscribe(self.id, is_page=False) as subscription:
            async with asyncio.timeout(timeout_s):
                while (interview := await self.now()).owes_reply:
                    await subscription.wait()
                    subscription.take()
        last = interview.transcript.last
        return last if last is not None and last.speaker is Speaker.INTERVIEWER else None

    async def say(self, text: str, *, id: str | None = None) -> Receipt:
        """Say something as the interviewer, in a person's place; see `add_message`.

        A machine's reply that is under way loses. To lead on, `hand_over("human")` first.
        """
        return await self.add_message(text, id=id, speaker=Speaker.INTERVIEWER)

    async def hand_over(self, interviewer: str) -> Interview:
        """Let another interviewer lead; return the interview as it stands then.

        Args:
            interviewer: `human` for a person, who speaks with `say`, or the name of a machine.

        Raises:
            Malformed: nobody is called that.
            InterviewClosed, StoreUnavailable.
        """
        return await self._services.hand_over(self._caller, self.id, interviewer)

    async def request_review(self, reason: str | None = None) -> Interview:
        """Send the interview to review; return it as it stands then.

        `complete` approves it, `update_profile` edits it, `resume` sends it back for more.

        Raises:
            InterviewClosed, StoreUnavailable.
        """
        return await self._services.request_review(self._caller, self.id, reason=reason)

    async def update_profile(self, changes: dict[str, ProfileValue | None]) -> None:
        """Set fields of the profile; None takes a field back."""
        await self._services.interviews.update_profile(self._caller, self.id, changes)

    async def keep_items(
        self,
        added: Sequence[dict[str, Any]],
        *,
        removed: int | None = 0,
        messages: Sequence[AddMessage] = (),
        expected: int | None = None,
    ) -> Interview:
        """Keep items of an agent of yours, and what was said in them, all or nothing (I4).

        `vivavoce.adapters` does this for some libraries.

        Args:
            added: JSON objects, at most 512 KiB together.
            removed: how many of the latest kept items go before; None: all.
            expected: the version this was decided upon; another one now, and nothing is kept.

        Raises:
            StaleVersion: somebody wrote first; read `records`, decide again.
            Refused: another one than `agent` leads, and there are words of the agent.
            Malformed, InterviewClosed, StoreUnavailable.
        """
        command = KeepItems(removed=removed, added=tuple(added), messages=tuple(messages))
        interview, _ = await self._services.interviews.carry_out(
            self._caller, self.id, command, expected=expected
        )
        return interview

    async def records(self, *, after: int = 0) -> list[Record]:
        """Return what the journal has of this interview with seq > `after`, in order.

        Raises:
            NotFound: it was erased.
            DamagedRecord, StoreUnavailable.
        """
        return await self._services.interviews.events(self._caller, self.id, after=after)

    async def pause(self) -> None:
        """Let the interview rest; what is said meanwhile is kept."""
        await self._services.interviews.pause(self._caller, self.id)

    async def resume(self, *, ask: str | None = None) -> None:
        """Take the interview up again; resuming an active one changes nothing.

        A model that is left alone after failures is tried all the same, once.

        Args:
            ask: a question that is put to the candidate next, in these words.

        Raises:
            Refused: there is something to `ask`, and the interview is active already.
            InterviewClosed, StoreUnavailable.
        """
        await self._services.resume(self._caller, self.id, ask=ask)

    async def complete(self) -> None:
        """End the interview for good, or approve one that is in review."""
        await self._services.interviews.complete(self._caller, self.id)

    async def cancel(self, reason: str | None = None) -> None:
        """Break the interview off; it may be resumed."""
        await self._services.interviews.cancel(self._caller, self.id, reason)

    async def preview_guide(self, to: str | None = None) -> GuideMove:
        """Return what `change_guide` would mean; changes nothing.

        Args:
            to: a version's hash, 8 or more digits of it, or its label; None: the newest.

        Raises:
            NotFound: the guide has no such version.
        """
        return await self._services.preview_guide(self._caller, self.id, to)

    async def change_guide(self, to: str | None = None) -> Interview:
        """Move the interview to another version of its guide; return it as it stands then (I9).

        Args:
            to: a version's hash, 8 or more digits of it, or its label; None: the newest.

        Raises:
            NotFound: the guide has no such version.
            InterviewClosed, StoreUnavailable.
        """
        return await self._services.change_guide(self._caller, self.id, to)
