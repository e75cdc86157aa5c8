"""The message history of a pydantic-ai agent, kept in an interview.

    async with Vivavoce.open("data") as vv:
        history = MessageHistory(await vv.open_interview("agent-hiring", interviewer="agent"))
        await history.hear("Hello.")
        result = await agent.run(message_history=await history.load())
        await history.save(result.new_messages())

See docs/how-to/keep-an-agents-conversation.md.
"""

from collections.abc import Iterable, Sequence
from typing import Any

from pydantic_ai.messages import (
    ModelMessage,
    ModelMessagesTypeAdapter,
    ModelRequest,
    UserPromptPart,
)

from vivavoce.adapters.items import Item, Words
from vivavoce.adapters.kept import KeptItems
from vivavoce.domain.events import Speaker
from vivavoce.embedded import LiveInterview

# Parts of a request that carry no answer of a tool.
INPUT_PARTS = frozenset({"user-prompt", "system-prompt"})


class MessageHistory:
    """The messages of one conversation, verbatim; prompts and answers in the transcript, too.

    Args:
        interview: opened with the interviewer `agent`, so that no machine of ours answers.

    Every method raises `NotFound` once the interview was erased, `InterviewClosed` when it
    takes no more words, and `StoreUnavailable` when no confirmation came: the same call
    with the same messages may be made again, and adds nothing twice.
    """

    def __init__(self, interview: LiveInterview) -> None:
        self._kept = KeptItems(interview, words_of=_words_of, is_input=_is_input)

    async def load(self) -> list[ModelMessage]:
        """Return all messages in order: what `message_history` of a run takes."""
        return ModelMessagesTypeAdapter.validate_python(await self._kept.all())

    async def hear(self, prompt: str) -> None:
        """Keep what the user said, on disk before the model is asked (I1).

        Run the agent without a prompt then: it answers the end of its history. Should the
        program die before the answer is saved, `unanswered` has the prompt.
        """
        await self.save([ModelRequest(parts=[UserPromptPart(content=prompt)])])

    async def save(self, messages: Sequence[ModelMessage]) -> None:
        """Add messages at the end, all or none: on disk once this returns (I1, I4).

        Raises:
            TooLarge: more than 512 KiB of JSON at once.
            Refused: another one leads, and the agent would speak. Only the prompts that the
                messages begin with are kept.
        """
        await self._kept.add(ModelMessagesTypeAdapter.dump_python(list(messages), mode="json"))

    async def unanswered(self) -> list[ModelMessage]:
        """Return the prompts at the end that no answer follows: after a crash, the agent's turn."""
        return ModelMessagesTypeAdapter.validate_python(await self._kept.unanswered())

    async def clear(self) -> None:
        """Let the agent begin with nothing; what was said stays in the transcript."""
        await self._kept.clear()


def _words_of(item: Item) -> Iterable[Words]:
    if item["kind"] == "request":
        for part in item["parts"]:
            if part["part_kind"] == "user-prompt":
                yield Words(speaker=Speaker.CANDIDATE, text=_text(part["content"]))
        return
    said = [part["content"] for part in item["parts"] if part["part_kind"] == "text"]
    names = [item.get("provider_name"), item.get("model_name")]
    author = ":".join(name for name in names if name) or "agent"
    yield Words(speaker=Speaker.INTERVIEWER, text="\n".join(said), author=author)


def _is_input(item: Item) -> bool:
    return item["kind"] == "request" and all(
        part["part_kind"] in INPUT_PARTS for part in item["parts"]
    )


def _text(content: Any) -> str:
    """Return the words of a prompt, which is a text, or texts and media one after the other."""
    if isinstance(content, str):
        return content
    return "\n".join(part for part in content if isinstance(part, str))
