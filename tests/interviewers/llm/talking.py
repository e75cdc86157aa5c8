"""Interviews led by a model that is a function of the test's, through the real interviewer.

    talk = Talk(SMALL, [said("Thanks.", "Which skills are needed?", question="skills")])
    await talk.hear("A support agent.")

Every message goes through `decide` and `evolve`, as in a server; the model is pydantic-ai's
`FunctionModel`, so all but the wire is real.
"""

from collections.abc import Callable, Sequence
from typing import Any, Self

import msgspec
from msgspec.structs import replace
from pydantic_ai.messages import (
    ModelMessage,
    ModelRequest,
    ModelResponse,
    ToolCallPart,
    UserPromptPart,
)
from pydantic_ai.models.function import AgentInfo, DeltaToolCall, FunctionModel
from pydantic_ai.usage import RequestUsage

from tests.interviewers.conversation import Conversation
from vivavoce.domain.commands import GiveReply
from vivavoce.domain.guide import Guide
from vivavoce.errors import ReplyUnfit
from vivavoce.interviewers.calls import Calls
from vivavoce.interviewers.interviewer import Reply, View
from vivavoce.interviewers.llm import LlmInterviewer, Models
from vivavoce.interviewers.llm.models import Chosen
from vivavoce.interviewers.llm.providers import parse
from vivavoce.interviewers.scripted import NAME as SCRIPTED
from vivavoce.interviewers.scripted import ScriptedInterviewer

NAME = "test:model"


class Broken(msgspec.Struct, frozen=True):
    """An answer whose connection breaks right before its end, where it is streamed."""

    answer: dict[str, Any]


Situation = dict[str, Any]
Says = Callable[[Situation], Any] | dict[str, Any] | str | Exception | Broken
"""One answer of the model: a value, a function of what it is told, or an error to raise."""


def said(
    lead: str = "",
    ask: str = "",
    *,
    question: str | None = None,
    probe: str | None = None,
    learned: Sequence[dict[str, Any]] = (),
    done: bool = False,
    stops: bool = False,
) -> dict[str, Any]:
    """Return an answer as a model gives it."""
    return {
        "question": question,
        "probe": probe,
        "done": done,
        "stops": stops,
        "lead": lead,
        "ask": ask,
        "learned": list(learned),
    }


def learned(item: str, value: Any, *messages: int, status: str = "obtained") -> dict[str, Any]:
    """Return one item as a model says it was learned."""
    return {"item": item, "value": value, "status": status, "messages": list(messages)}


class Scripted(Models):
    """Models of which there is one, and it says what a test wants it to say, in order."""

    def __init__(self, answers: Sequence[Says]) -> None:
        super().__init__(NAME)
        self.answers = list(answers)
        self.told_so_far: list[Situation] = []
        self.instructions: list[str] = []
        model = FunctionModel(self._whole, stream_function=self._streamed)
        self.chosen = Chosen(name=parse(NAME), model=model)
        self._kept[NAME] = self.chosen

    async def find(self, name: str) -> Chosen:
        assert name == NAME
        return self.chosen

    def _next(self, messages: list[ModelMessage], info: AgentInfo) -> tuple[str, str]:
        last = messages[-1]
        assert isinstance(last, ModelRequest)
        (prompt,) = [part.content for part in last.parts if isinstance(part, UserPromptPart)]
        assert isinstance(prompt, str)
        situation = msgspec.json.decode(prompt)
        self.told_so_far.append(situation)
        self.instructions.append(last.instructions or "")
        assert self.answers, f"asked once more, with {situation['objections']}"
        answer = self.answers.pop(0)
        if callable(answer):
            answer = answer(situation)
        if isinstance(answer, Exception):
            raise answer
        if isinstance(answer, Broken):
            answer = answer.answer
        tool = info.output_tools[0].name
        return tool, answer if isinstance(answer, str) else msgspec.json.encode(answer).decode()

    async def _whole(self, messages: list[ModelMessage], info: AgentInfo) -> ModelResponse:
        tool, text = self._next(messages, info)
        usage = RequestUsage(input_tokens=1_000, output_tokens=50)
        return ModelResponse(parts=[ToolCallPart(tool, text)], usage=usage)

    async def _streamed(self, messages: list[ModelMessage], info: AgentInfo) -> Any:
        breaks = bool(self.answers) and isinstance(self.answers[0], Broken)
        tool, text = self._next(messages, info)
        yield {0: DeltaToolCall(name=tool, json_args="", tool_call_id="call")}
        for at in range(0, len(text), 7):
            if breaks and at + 7 >= len(text):
                raise ConnectionResetError
            yield {0: DeltaToolCall(json_args=text[at : at + 7], tool_call_id="call")}


class Talk(Conversation):
    """A conversation whose interviewer asks a model; the opening words are the guide's."""

    def __init__(self, guide: Guide | str, answers: Sequence[Says] = (), **options: Any) -> None:
        super().__init__(guide, **options)
        self.models = Scripted(answers)
        self.calls = Calls(at_once=10, per_organization=10, per_minute=None, attempts=1)
        self.llm = LlmInterviewer(self.models, self.calls)
        self.fallbacks = 0
        self.falls_back = False
        self.shown: list[str] = []
        self.is_watched = False

    @property
    def situation(self) -> Situation:
        """What the model was told last."""
        return self.models.told_so_far[-1]

    def will_say(self, *answers: Says) -> Self:
        self.models.answers += answers
        return self

    def view(self) -> View:
        return View(
            interview=self.interview,
            guide=self.guide,
            tell=self.shown.append,
            is_watched=self.is_watched,
        )

    async def heard(self, *texts: str) -> Reply:
        """Say `texts`, one message each and in a row; return what the model replies."""
        self.say(*texts)
        return await self.led()

    async def led(self) -> Reply:
        """Let the model say what it owes."""
        assert self.interview.owes_reply, "nothing is owed"
        view = self.view()
        try:
            reply = await self.llm.reply(view)
        except ReplyUnfit:
            if not self.falls_back:
                raise
            # As the service does where the guide says so: the script makes this one reply.
            self.fallbacks += 1
            reply = replace(await ScriptedInterviewer().reply(view), author=SCRIPTED)
        self.take(view, reply)
        return reply

    def take(self, view: View, reply: Reply) -> None:
        """Store `reply`, as the service does."""
        self._do(
            GiveReply(
                id=self._id("q"),
                in_reply_to=view.interview.heard,
                say=reply.say,
                author=reply.author or "llm",
                changes=reply.changes,
                move=reply.move,
                done=reply.done,
                disposition=reply.disposition,
                question=reply.question,
                probe=reply.probe,
                usage=reply.usage,
                latency_ms=reply.latency_ms,
                condensed=reply.condensed,
            )
        )
        assert self.last.text == reply.say, "the reply was not stored"
