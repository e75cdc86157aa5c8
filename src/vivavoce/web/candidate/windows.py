"""How much of a conversation one page shows: a window of its messages.

A page has its first words early only if it is short, however long the conversation is.
"""

from bisect import bisect_left

import msgspec

from vivavoce.domain.transcript import Message, Transcript

MESSAGES_MAX = 100


class Window(msgspec.Struct, frozen=True, kw_only=True):
    """A part of a transcript.

    `earlier` and `later` are what `?before=` asks for the windows beside it, None where there
    are none. `is_last`: it ends with the latest message, and live updates go on from it.
    """

    messages: list[Message]
    count: int  # of all messages
    earlier: int | None
    later: int | None
    is_last: bool

    def address(self, message: Message) -> str:
        """Return where `message` is found, as a link from the page that shows this window."""
        place = f"#m-{message.id}"
        if self.messages and self.messages[0].seq <= message.seq <= self.messages[-1].seq:
            return place
        return f"?before={message.seq + 1}{place}"


def window(transcript: Transcript, before: int | None) -> Window:
    """Return the messages before the one with the seq `before`, None for the latest ones.

    Where nothing is before it, these are the first messages there are.
    """
    count = len(transcript)
    end = count
    if before is not None:
        end = bisect_left(transcript, before, key=lambda message: message.seq)
        end = end or min(count, MESSAGES_MAX)
    begin = max(0, end - MESSAGES_MAX)
    after = end + MESSAGES_MAX
    return Window(
        messages=transcript[begin:end],
        count=count,
        earlier=transcript[begin].seq if begin > 0 else None,
        later=transcript[after].seq if after < count else None,
        is_last=end == count,
    )


def before_in(query: str) -> int | None:
    """Return the seq that `?before=` asks for, None when it is no number."""
    return int(query) if query.isascii() and query.isdigit() and len(query) <= 18 else None
