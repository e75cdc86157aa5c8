"""A session of the OpenAI Agents SDK that is kept in an interview.

    async with Vivavoce.open("data") as vv:
        session = InterviewSession(await vv.open_interview("agent-hiring", interviewer="agent"))
        result = await Runner.run(agent, "Hello.", session=session)

It follows the SDK's protocol `agents.memory.Session`. See
docs/how-to/keep-an-agents-conversation.md.
"""

from collections.abc import Iterable
from importlib.util import find_spec
from typing import TYPE_CHECKING, Any, cast

from vivavoce.adapters.items import Item, Words
from vivavoce.adapters.kept import KeptItems
from vivavoce.domain.events import Speaker
from vivavoce.embedded import LiveInterview

if TYPE_CHECKING:
    from agents import TResponseInputItem
    from agents.memory import SessionSettings

if find_spec("agents") is None:
    raise ImportError(
        "The OpenAI Agents SDK is missing; install it with `pip install 'vivavoce[openai-agents]'`."
    )

SPEAKERS = {"user": Speaker.CANDIDATE, "assistant": Speaker.INTERVIEWER}
INPUT_ROLES = frozenset({"user", "system", "developer"})


class InterviewSession:
    """The items of one conversation, verbatim; user's and assistant's words in the transcript, too.

    What was said stays in the transcript, also when its item is popped or the session is
    cleared: `pop_item` and `clear_session` are about what the agent goes on with.

    Args:
        interview: opened with the interviewer `agent`, so that no machine of ours answers.
        author: who the assistant's words are by, at most 1,024 bytes.

    Every method raises `NotFound` once the interview was erased, `InterviewClosed` when it
    takes no more words, and `StoreUnavailable` when no confirmation came: the same call
    with the same items may be made again, and adds nothing twice.
    """

    session_settings: "SessionSettings | None" = None

    def __init__(self, interview: LiveInterview, *, author: str = "agent") -> None:
        self.session_id: str = interview.id
        self._author = author
        self._kept = KeptItems(interview, words_of=self._words_of, is_input=_is_input)

    async def get_items(self, limit: int | None = None) -> "list[TResponseInputItem]":
        """Return the items in order, the latest `limit` of them if there is a limit."""
        if limit is None and self.session_settings is not None:
            limit = self.session_settings.limit
        items = await self._kept.all()
        latest = items if limit is None else items[max(len(items) - max(limit, 0), 0) :]
        return cast("list[TResponseInputItem]", latest)

    async def add_items(self, items: "list[TResponseInputItem]") -> None:
        """Add items at the end, all or none: on disk once this returns (I1, I4).

        Raises:
            Malformed: an item is no JSON object.
            TooLarge: more than 512 KiB of JSON at once.
            Refused: another one leads, and the agent would speak. Only the input that the
                items begin with is kept.
        """
        await self._kept.add(items)

    async def pop_item(self) -> "TResponseInputItem | None":
        """Take the latest item off and return it; None when there is none."""
        return cast("TResponseInputItem | None", await self._kept.pop())

    async def clear_session(self) -> None:
        """Let the agent begin with nothing."""
        await self._kept.clear()

    async def unanswered(self) -> "list[TResponseInputItem]":
        """Return the input at the end that the agent has not answered: after a crash, its turn."""
        return cast("list[TResponseInputItem]", await self._kept.unanswered())

    def _words_of(self, item: Item) -> Iterable[Words]:
        speaker = SPEAKERS.get(item.get("role", ""))
        if speaker is None or item.get("type", "message") != "message":
            return
        author = self._author if speaker is Speaker.INTERVIEWER else None
        yield Words(speaker=speaker, text=_text(item.get("content")), author=author)


def _is_input(item: Item) -> bool:
    return item.get("role") in INPUT_ROLES


def _text(content: Any) -> str:
    """Return the words in an item's content, which is a text or parts of several kinds."""
    if isinstance(content, str):
        return content
    parts = (
        [part for part in content if isinstance(part, dict)] if isinstance(content, list) else []
    )
    texts = [part.get("text") or part.get("refusal") for part in parts]
    return "\n".join(text for text in texts if isinstance(text, str))
