"""Who said what, in order: a sequence that can be extended without being copied.

Interviews are immutable values, and each message makes a new one. Copying the
transcript every time would make the 512th message cost more than the 8th, so
all versions of one transcript share a single list, and each version knows how
much of it is its own. Only when an older version is extended a second time (an
append that failed and is decided again) is the shared part copied. Only one
thread may extend the versions of one transcript; any may read them.
"""

from collections.abc import Iterator, Sequence
from datetime import datetime
from itertools import islice
from typing import overload

import msgspec

from vivavoce.domain.events import Speaker
from vivavoce.domain.ids import MessageId


class Message(msgspec.Struct, frozen=True, kw_only=True):
    """One message as it stands in the transcript."""

    id: MessageId
    seq: int  # of the event that recorded it
    speaker: Speaker
    text: str
    recorded_at: datetime  # UTC; in a copy, when it was recorded where it was said
    author: str | None = None
    in_reply_to: MessageId | None = None
    question: str | None = None
    probe: str | None = None
    on_takeover: bool = False  # tells that a person takes over: no reply, and no question
    corrects: MessageId | None = None  # the candidate's earlier words that these put right


class Transcript(Sequence[Message]):
    """An immutable sequence of messages; `plus` is cheap, `find` is a look-up.

    Should an id occur twice, which no decision allows, the first one counts.
    """

    __slots__ = ("_index", "_length", "_shared")

    def __init__(self, messages: Sequence[Message] = ()) -> None:
        self._shared = list(messages)
        self._index: dict[MessageId, int] = {}
        for at, message in enumerate(self._shared):
            self._index.setdefault(message.id, at)
        self._length = len(self._shared)

    def plus(self, message: Message) -> "Transcript":
        """Return a transcript that ends with `message`; this one stays as it is."""
        base = self if len(self._shared) == self._length else Transcript(self[:])
        longer = Transcript.__new__(Transcript)
        longer._shared, longer._index = base._shared, base._index
        longer._length = base._length + 1
        longer._index.setdefault(message.id, base._length)
        longer._shared.append(message)
        return longer

    @property
    def last(self) -> Message | None:
        """The latest message, None before the first."""
        return self._shared[self._length - 1] if self._length else None

    def find(self, message_id: MessageId) -> Message | None:
        """Return the message with this id, or None."""
        at = self._index.get(message_id)
        if at is None or at >= self._length:
            return None
        return self._shared[at]

    def __len__(self) -> int:
        return self._length

    @overload
    def __getitem__(self, at: int) -> Message: ...
    @overload
    def __getitem__(self, at: slice) -> list[Message]: ...
    def __getitem__(self, at: int | slice) -> Message | list[Message]:
        if isinstance(at, slice):
            return self._shared[: self._length][at]
        if not -self._length <= at < self._length:
            raise IndexError(at)
        return self._shared[at if at >= 0 else at + self._length]

    def __iter__(self) -> Iterator[Message]:
        return islice(self._shared, self._length)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Transcript) and self[:] == other[:]

    def __hash__(self) -> int:
        return hash((self._length, self[-1].id if self._length else None))

    def __repr__(self) -> str:
        return f"Transcript({self[:]!r})"
