"""What an owner does with an interview: lead it, pause it, review it, end it. Forms all of it."""

import re
from collections.abc import Awaitable, Callable, Mapping

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import BaseRoute, Route

from vivavoce.domain.commands import (
    AddMessage,
    AnyCommand,
    Cancel,
    Complete,
    Pause,
    Resume,
    UpdateProfile,
)
from vivavoce.domain.events import InterviewResumed, Speaker
from vivavoce.domain.ids import InterviewId, MessageId
from vivavoce.domain.interview import HUMAN, Interview, Status
from vivavoce.domain.text import check_message
from vivavoce.errors import Malformed, NotFound, Refused
from vivavoce.journal.codec import NAMES, decode
from vivavoce.service.callers import Caller
from vivavoce.service.ids import canonical_id, new_id
from vivavoce.web.console.desk import interview_id
from vivavoce.web.console.reviewing import ASK, edits
from vivavoce.web.console.watching import WatchingPages
from vivavoce.web.pages import calm, form, redirect

# A review's form has two fields for each item.
FIELDS_MAX = 500

RESUMED = NAMES[InterviewResumed]
VERSION = re.compile("[0-9]{1,15}")

COMMANDS: Mapping[str, AnyCommand] = {
    "pause": Pause(),
    "complete": Complete(),
}

Action = Callable[[Caller, InterviewId, dict[str, str]], Awaitable[object]]


class ActingPages(WatchingPages):
    """The forms of one interview's page. Each ends on that page again."""

    def routes(self) -> list[BaseRoute]:
        """Return the routes of these pages."""
        path = "/console/interviews/{id}"
        return [
            Route(f"{path}/say", self.say, methods=["POST"]),
            Route(f"{path}/review/{{verdict}}", self.judge, methods=["POST"]),
            Route(f"{path}/{{action}}", self.act, methods=["POST"]),
        ]

    @calm
    async def act(self, request: Request) -> Response:
        """Pause, resume, complete, cancel, hand over, or ask for a review."""
        caller = await self._member(request, to_write=True)
        data = await form(request)
        interview, action = interview_id(request), request.path_params["action"]
        reason = data.get("reason", "").strip() or None
        if action == "hand-over":
            await self._services.hand_over(caller, interview, data.get("to", ""))
            return redirect(request, f"/console/interviews/{interview}#lead")
        if action == "review":
            await self._services.request_review(caller, interview, reason=reason)
        elif action == "resume":
            await self._services.resume(caller, interview)
        elif action == "cancel":
            await self._carry_out(caller, interview, Cancel(reason=reason))
        elif action in COMMANDS:
            await self._carry_out(caller, interview, COMMANDS[action])
        else:
            raise NotFound("There is no such action.")
        return redirect(request, f"/console/interviews/{interview}")

    @calm
    async def say(self, request: Request) -> Response:
        """Say something as the interviewer. The form's id makes a double click harmless (I2)."""
        caller = await self._member(request, to_write=True)
        data = await form(request)
        interview = interview_id(request)
        text = data.get("text", "").replace("\r\n", "\n")
        try:
            await self._say(caller, interview, data.get("id", ""), text)
        except (Malformed, Refused) as error:
            status = 422 if isinstance(error, Malformed) else 409
            return await self._page(
                request, caller, interview, status=status, flash=str(error), draft=text
            )
        return redirect(request, f"/console/interviews/{interview}#lead")

    @calm
    async def judge(self, request: Request) -> Response:
        """Save what was edited in a review; then approve it, or send it back with a question."""
        caller = await self._member(request, to_write=True)
        data = await form(request, fields_max=FIELDS_MAX)
        interview, verdict = interview_id(request), request.path_params["verdict"]
        verdicts: dict[str, Action] = {
            "save": self._save,
            "approve": self._approve,
            "send-back": self._send_back,
        }
        if verdict not in verdicts:
            raise NotFound("There is no such action.")
        try:
            await verdicts[verdict](caller, interview, data)
        except (Malformed, Refused) as error:
            status = 422 if isinstance(error, Malformed) else 409
            return await self._page(
                request, caller, interview, status=status, flash=str(error), submitted=data
            )
        return redirect(request, f"/console/interviews/{interview}")

    async def _say(self, caller: Caller, interview: InterviewId, id_: str, text: str) -> None:
        message = MessageId(canonical_id(id_ or new_id(), field="id"))

        def words(now: Interview) -> AddMessage:
            said = now.transcript.find(message)
            if said is None and now.interviewer != HUMAN:
                raise Refused(
                    "Somebody else leads this interview by now, so nothing was said. Take over "
                    "first."
                )
            # Somebody went back and wrote something else into a form sent before.
            fresh = said is not None and said.text != text
            return AddMessage(
                id=MessageId(new_id()) if fresh else message,
                speaker=Speaker.INTERVIEWER,
                text=text,
                author=HUMAN,
            )

        await self._services.interviews.carry_out(caller, interview, words)

    async def _save(self, caller: Caller, interview: InterviewId, data: dict[str, str]) -> None:
        standing = await self._services.interviews.get(caller, interview)

        def change(now: Interview) -> UpdateProfile:
            asked = edits(data, standing.guide, now.profile)
            if not asked.is_empty:
                _must_be_in_review(now)
            asked.check()
            return UpdateProfile(changes=asked.changes)

        await self._services.interviews.carry_out(caller, interview, change)

    async def _approve(self, caller: Caller, interview: InterviewId, data: dict[str, str]) -> None:
        def approve(now: Interview) -> Complete:
            if now.status is not Status.COMPLETED:
                _must_be_in_review(now)
            return Complete()

        await self._save(caller, interview, data)
        await self._services.interviews.carry_out(caller, interview, approve)

    async def _send_back(
        self, caller: Caller, interview: InterviewId, data: dict[str, str]
    ) -> None:
        """Go on with a question of the owner's, put by whoever leads: a person puts it at once.

        It is kept with the interview before it is put, so that it is not lost in between.
        """
        ask = data.get(ASK, "").replace("\r\n", "\n").strip()
        if not ask:
            raise Malformed("Write the question that is to be put next.", field=ASK)
        check_message(ask, field="The question")
        message = MessageId(canonical_id(data.get("id", "") or new_id(), field="id"))

        def go_on(now: Interview) -> Resume:
            if now.owner_asks != ask:
                _must_be_in_review(now)
            return Resume(ask=ask)

        if not await self._is_sent_back(caller, interview, data, ask):
            try:
                await self._save(caller, interview, data)
                self._services.try_again(await self._services.interviews.get(caller, interview))
                await self._services.interviews.carry_out(caller, interview, go_on)
            except Refused:
                # A double click: the other one may have been quicker.
                if not await self._is_sent_back(caller, interview, data, ask):
                    raise
        now = (await self._services.interviews.get(caller, interview)).interview
        if now.interviewer == HUMAN and now.owner_asks == ask:
            await self._say(caller, interview, message, ask)

    async def _is_sent_back(
        self, caller: Caller, interview: InterviewId, data: dict[str, str], ask: str
    ) -> bool:
        """Whether it went on with this question since the page was made that holds the form."""
        version = data.get("version", "")
        if not VERSION.fullmatch(version):
            return False
        since = await self._services.interviews.events(caller, interview, after=int(version))
        return any(
            decode(record.name, record.content) == InterviewResumed(ask=ask)
            for record in since
            if record.name == RESUMED and record.content is not None
        )

    async def _carry_out(self, caller: Caller, interview: InterviewId, command: AnyCommand) -> None:
        await self._services.interviews.carry_out(caller, interview, command)


def _must_be_in_review(interview: Interview) -> None:
    """Accept a verdict only on what is in review: the page may have been open for long.

    Raises:
        Refused: it is not, or not any more.
    """
    if interview.status is not Status.PENDING_REVIEW:
        raise Refused(
            "This interview is not in review any more, so nothing was changed. Look at how it "
            "stands now."
        )
