"""What an agent's library keeps: messages, calls of tools, their results."""

import json
import uuid
from collections.abc import Callable, Iterable, Sequence
from typing import Any

import msgspec

from vivavoce.domain.commands import AddMessage
from vivavoce.domain.events import AgentItemsChanged, Speaker
from vivavoce.domain.ids import InterviewId, MessageId
from vivavoce.domain.text import MESSAGE_BYTES_MAX
from vivavoce.errors import Malformed
from vivavoce.journal.codec import NAMES, decode
from vivavoce.journal.store import Record

Item = dict[str, Any]

_CHANGED = NAMES[AgentItemsChanged]


class Words(msgspec.Struct, frozen=True, kw_only=True):
    """What is said in an item, for the transcript."""

    speaker: Speaker
    text: str
    author: str | None = None


WordsOf = Callable[[Item], Iterable[Words]]


class Items:
    """The list of items at a version of its interview."""

    def __init__(self) -> None:
        self.now: list[Item] = []
        self.version = 0
        self._clearings = 0  # how often it began anew

    def take_in(self, records: Iterable[Record]) -> None:
        """Bring the list to the version of the last of `records`, which follow it."""
        for record in records:
            self.version = record.seq
            if record.name == _CHANGED and record.content is not None:
                change = decode(record.name, record.content)
                assert isinstance(change, AgentItemsChanged), "a name stands for one class"
                self._clearings += change.removed is None
                removed = len(self.now) if change.removed is None else change.removed
                del self.now[max(len(self.now) - removed, 0) :]
                self.now += change.added

    def has(self, items: Sequence[Item], *, since: int) -> bool:
        """Tell whether `items` stand together somewhere from place `since` on."""
        number = len(items)
        places = range(since, len(self.now) - number + 1)
        return any(self.now[at : at + number] == items for at in places)

    def messages_of(
        self, added: Sequence[Item], *, of: InterviewId, words_of: WordsOf
    ) -> list[AddMessage]:
        """Return the words in items that are to stand at the end.

        A message's id follows from the item's place in the list and from its content (a UUID of
        version 5, RFC 9562): what is taken off the list and added again was said once.
        """
        return [
            AddMessage(
                id=self._id(of, f"{len(self.now) + at}:{number}:{_written(item)}"),
                speaker=words.speaker,
                text=text,
                author=words.author,
            )
            for at, item in enumerate(added)
            for number, (words, text) in enumerate(
                (words, text) for words in words_of(item) for text in _sayable(words.text)
            )
        ]

    def _id(self, of: InterviewId, place: str) -> MessageId:
        return MessageId(str(uuid.uuid5(uuid.UUID(of), f"{self._clearings}:{place}")))


def plain(item: Any) -> Item:
    """Return `item` as it comes back out of JSON.

    Raises:
        Malformed: it is no JSON object.
    """
    try:
        back = json.loads(json.dumps(item, allow_nan=False))
    except (TypeError, ValueError, RecursionError) as error:
        raise Malformed(f"An item is no plain JSON: {error}.", field="items") from error
    if not isinstance(back, dict):
        raise Malformed(f"An item is a {type(item).__name__}; send JSON objects.", field="items")
    return back


def _written(item: Item) -> str:
    return json.dumps(item, sort_keys=True, separators=(",", ":"))


def _sayable(text: str) -> list[str]:
    """Return `text` in parts that fit into messages; none when nothing is said."""
    size_bytes = len(text.encode(errors="surrogatepass"))
    # No character takes more than four bytes.
    length = len(text) if size_bytes <= MESSAGE_BYTES_MAX else MESSAGE_BYTES_MAX // 4
    parts = (text[at : at + length] for at in range(0, len(text), max(length, 1)))
    return [part for part in parts if part.strip()]
