"""Asking the service until its answer is fit to be said."""

import asyncio
import time
from typing import TYPE_CHECKING

from msgspec.structs import replace

from vivavoce.domain.guide import Guide
from vivavoce.errors import InterviewerUnusable, ReplyUnfit
from vivavoce.interviewers.calls import Calls
from vivavoce.interviewers.checks import Code, objections
from vivavoce.interviewers.framed import is_framed
from vivavoce.interviewers.interviewer import Reply, View
from vivavoce.interviewers.scripted import NAME as SCRIPTED
from vivavoce.interviewers.scripted import ScriptedInterviewer
from vivavoce.interviewers.scripted.course import Course
from vivavoce.interviewers.webhook.answer import Answer, WrongAnswer, composed, decoded
from vivavoce.interviewers.webhook.request import ObjectionBody, body_of, id_of
from vivavoce.interviewers.webhook.sending import new_client, reach, send, signed
from vivavoce.settings import SECRET_RECIPE

if TYPE_CHECKING:
    import httpx2

NAME = "webhook"

# Once, and twice more with what was wrong.
ATTEMPTS_MAX = 3

LOOK_TIMEOUT_S = 4.0

NO_SECRET = (
    "Requests to the webhook are signed, and nothing is set to sign them with; set "
    f"VIVAVOCE_WEBHOOK_SECRET, {SECRET_RECIPE}, and give it to the service, too."
)


class WebhookInterviewer:
    """Leads interviews by asking an HTTP service what comes next.

    The opening, consent, summary and closing of a guide are its own and said by the script:
    first words come at once, and consent is left to nobody. So is a question of the owner's,
    before which the script takes in what was said. The service decides what is between, under
    the same checks as a model.

    Args:
        url: the service's address.
        secret: `whsec_…`, which its requests are signed with; None: it cannot be used.
        calls: makes the calls.
        timeout_s: how long one answer may take.
    """

    def __init__(self, url: str, secret: str | None, calls: Calls, *, timeout_s: float) -> None:
        self._url = url
        self._secret = secret
        self._calls = calls
        self._timeout_s = timeout_s
        self._script = ScriptedInterviewer()
        self._client: httpx2.AsyncClient | None = None
        self._making = asyncio.Lock()

    async def reply(self, view: View) -> Reply:
        course = Course(view)
        if is_framed(course) or view.interview.owner_asks is not None:
            return replace(await self._script.reply(view), author=SCRIPTED)
        if self._secret is None:
            raise InterviewerUnusable(NO_SECRET)
        began = time.monotonic()
        reply = await self._fit_reply(course, view, self._secret)
        return replace(reply, author=NAME, latency_ms=round((time.monotonic() - began) * 1000))

    async def _fit_reply(self, course: Course, view: View, secret: str) -> Reply:
        """Ask, and ask again with what was wrong.

        Raises:
            ReplyUnfit: none of the answers was fit to be said. Says why by codes alone.
        """
        found: list[ObjectionBody] = []
        for attempt in range(ATTEMPTS_MAX):
            try:
                answer = decoded(await self._ask(course, found, attempt, secret))
                reply = composed(course, answer)
            except WrongAnswer as error:
                found = [ObjectionBody(code=Code.WRONG_ANSWER, sentence=str(error))]
                continue
            found = _objections(view, answer, reply)
            if not found:
                return reply
        codes = ", ".join(sorted({objection.code for objection in found}))
        raise ReplyUnfit(f"The webhook's answers were not fit to be said: {codes}.")

    async def _ask(
        self, course: Course, found: list[ObjectionBody], attempt: int, secret: str
    ) -> bytes:
        client = await self._connected()
        body, id_ = body_of(course, found), id_of(course.interview, attempt)

        async def once() -> bytes:
            return await send(client, self._url, body, signed(body, id=id_, secret=secret))

        try:
            return await self._calls.make(
                NAME, course.interview.organization, once, timeout_s=self._timeout_s
            )
        except InterviewerUnusable as error:
            self._calls.note(NAME, str(error))
            raise

    def is_set_up(self, guide: Guide | None) -> bool:
        return True

    def problem(self, guide: Guide | None) -> str | None:
        if self._secret is None:
            return NO_SECRET
        return self._calls.refusal(NAME) or self._calls.trouble(NAME)

    def try_again(self, guide: Guide | None) -> None:
        self._calls.try_again(NAME)

    async def look(self) -> None:
        is_there = await reach(await self._connected(), self._url, timeout_s=LOOK_TIMEOUT_S)
        if not is_there:
            trouble = "The webhook cannot be reached; look at VIVAVOCE_WEBHOOK_URL and the network."
            self._calls.note(NAME, trouble)

    async def close(self) -> None:
        if self._client is not None:
            await self._client.aclose()
            self._client = None

    async def _connected(self) -> "httpx2.AsyncClient":
        async with self._making:
            if self._client is None:
                self._client = await asyncio.to_thread(new_client, self._timeout_s)
            return self._client


def _objections(view: View, answer: Answer, reply: Reply) -> list[ObjectionBody]:
    """Return what is wrong with `reply`. The guide's own words in it are not judged.

    Who says it is done is held to that, also where the guide has something left to say.
    """
    found = objections(view, reply, words="" if answer.say is None else None)
    if answer.done and not reply.done:
        ended = replace(reply, done=True, disposition=answer.disposition)
        found += [each for each in objections(view, ended) if each.code == Code.DONE_TOO_EARLY]
    return [ObjectionBody(code=each.code, sentence=each.sentence) for each in found]
