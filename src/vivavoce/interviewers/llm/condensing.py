"""Long interviews within a model's context: what was said earlier is put in short, and kept.

The summary is recorded in the journal (`TranscriptCondensed`), so it is made once, whoever
makes the next reply. People only ever read the words themselves.
"""

from collections.abc import Awaitable, Callable, Sequence

from vivavoce.domain.events import TranscriptCondensed, Usage
from vivavoce.domain.interview import Interview
from vivavoce.domain.transcript import Message
from vivavoce.errors import ReplyUnfit
from vivavoce.interviewers.llm.situation import MESSAGE_CHARS_MAX, Context, numbered

# What is shown word for word, in characters: some 12,000 tokens.
CONTEXT_CHARS_MAX = 48_000
# What stays word for word when it became too much.
KEPT_CHARS = 16_000
# What is put in short at once.
PIECE_CHARS_MAX = 32_000
SUMMARY_CHARS_MAX = 6_000

Condense = Callable[[Context], Awaitable[tuple[str, Usage]]]


async def within_bounds(
    interview: Interview, author: str, condense: Condense
) -> tuple[Context, TranscriptCondensed | None]:
    """Return what a model is shown of `interview`, and the summary that was made for it.

    Args:
        author: the model, `provider:model`.
        condense: puts a part of the interview, and what was in short before, in short.

    Raises:
        InterviewerUnavailable: the model cannot be reached; nothing is lost, it is tried again.
    """
    known = interview.condensed
    earlier = known.text if known is not None else None
    messages = numbered(interview.transcript, after=known.until if known is not None else None)
    if _chars(messages) <= CONTEXT_CHARS_MAX:
        return Context(earlier=earlier, messages=messages), None
    made: TranscriptCondensed | None = None
    usage = Usage()
    older, latest = _split(messages)
    while older:
        piece, older = _piece(older)
        try:
            earlier, spent = await condense(Context(earlier=earlier, messages=piece))
        except ReplyUnfit:
            # No summary came of it. Older words are then missing for the model alone; the next
            # turn tries again, and nobody waits for it.
            break
        usage += spent
        made = TranscriptCondensed(
            until=piece[-1][1].id, text=earlier[:SUMMARY_CHARS_MAX], author=author, usage=usage
        )
    return Context(earlier=earlier, messages=latest, chars_max=_share(latest)), made


def _split(
    messages: Sequence[tuple[int, Message]],
) -> tuple[list[tuple[int, Message]], list[tuple[int, Message]]]:
    """Return what is to be put in short, and what stays: the latest, beginning with a question."""
    kept, at = 0, len(messages)
    while at > 0:
        kept += _length(messages[at - 1][1])
        if kept > KEPT_CHARS and at < len(messages) and messages[at][1].question is not None:
            break
        if kept > CONTEXT_CHARS_MAX and at < len(messages):
            break  # somebody wrote all of that without being asked anything
        at -= 1
    return list(messages[:at]), list(messages[at:])


def _piece(
    messages: list[tuple[int, Message]],
) -> tuple[list[tuple[int, Message]], list[tuple[int, Message]]]:
    chars = 0
    for at, (_, message) in enumerate(messages):
        chars += _length(message)
        if chars > PIECE_CHARS_MAX and at > 0:
            return messages[:at], messages[at:]
    return messages, []


def _share(messages: Sequence[tuple[int, Message]]) -> int:
    """Return how many characters of each message can be shown."""
    if _chars(messages) <= CONTEXT_CHARS_MAX:
        return MESSAGE_CHARS_MAX
    return max(200, CONTEXT_CHARS_MAX // max(1, len(messages)))


def _chars(messages: Sequence[tuple[int, Message]]) -> int:
    return sum(_length(message) for _, message in messages)


def _length(message: Message) -> int:
    return min(len(message.text), MESSAGE_CHARS_MAX)
