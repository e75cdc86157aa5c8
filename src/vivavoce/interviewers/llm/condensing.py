"""Long interviews within a model's context: what was said earlier is put in short, and kept.

The summary is recorded in the journal (`TranscriptCondensed`), so it is made once, whoever
makes the next reply. People only ever read the words themselves.
"""

import re
from collections.abc import Sequence

from vivavoce.domain.events import Speaker, TranscriptCondensed, Usage
from vivavoce.domain.ids import MessageId
from vivavoce.domain.interview import Interview
from vivavoce.domain.transcript import Message
from vivavoce.errors import ReplyUnfit
from vivavoce.interviewers.checks import Code
from vivavoce.interviewers.llm.answer import Summary, decoded
from vivavoce.interviewers.llm.asking import Asked, Asking, Unfit
from vivavoce.interviewers.llm.instructions import CONDENSING
from vivavoce.interviewers.llm.situation import (
    MESSAGE_CHARS_MAX,
    Context,
    numbered,
    of_condensing,
)

# What is shown word for word, in characters: some 12,000 tokens.
CONTEXT_CHARS_MAX = 48_000
# What stays word for word when it became too much.
KEPT_CHARS = 16_000
# What is put in short at once.
PIECE_CHARS_MAX = 32_000
SUMMARY_CHARS_MAX = 6_000

# As a summary names the messages that something rests on: [2], [2, 5], [2-14].
CITED = re.compile(r"\[(\d{1,6}(?:(?:, ?|[-–])\d{1,6})*)\]")


async def context_of(interview: Interview, asking: Asking, *, is_kept: bool = True) -> Context:
    """Return what a model is shown of `interview`; what is too much is put in short for it.

    Args:
        asking: asks for the summary, which becomes its `condensed`, and counts it.
        is_kept: whether a summary can be recorded; if not, its cost is the turn's own.

    Raises:
        InterviewerUnavailable, InterviewerUnusable: as `Asking.until_fit`; nothing is lost.
    """
    known = interview.condensed
    earlier = known.text if known is not None else None
    messages = numbered(interview.transcript, after=known.until if known is not None else None)
    if _chars(messages) <= CONTEXT_CHARS_MAX:
        return Context(earlier=earlier, messages=messages)
    until: MessageId | None = None
    older, latest = _split(messages)
    while older:
        piece, older = _piece(older)
        try:
            earlier = await _in_short(interview, Context(earlier=earlier, messages=piece), asking)
        except ReplyUnfit:
            # No summary came of it. Older words are then missing for the model alone; the next
            # turn tries again, and nobody waits for it.
            break
        until = piece[-1][1].id
    if until is not None and earlier is not None and is_kept:
        asking.condensed = TranscriptCondensed(
            until=until, text=earlier, author=asking.author, usage=asking.usage
        )
        asking.usage = Usage()  # the summary says itself what it cost
    return Context(earlier=earlier, messages=latest, chars_max=_share(latest))


async def _in_short(interview: Interview, part: Context, asking: Asking) -> str:
    """Return a part of the interview, and what was in short before it, in short."""
    asked = Asked(
        task="condense",
        instructions=CONDENSING,
        situation=lambda wrong, refused: of_condensing(
            interview, part, objections=wrong, refused=refused
        ),
    )
    return await asking.until_fit(asked, lambda text, is_first: _summary(text, part, is_first))


def _summary(text: str, part: Context, is_first: bool) -> str:
    """Return the summary in `text`, with the numbers of the messages it rests on.

    They can be named as sources later on, when only the summary is shown. Where the model named
    none, all it was shown are named. One that is not there is objected to once: it may be a
    number that somebody wrote in brackets.

    Raises:
        WrongShape, Unfit: there is none, or it names messages that are not there.
    """
    summary = decoded(text, Summary).summary.replace("\0", "").strip()
    if not summary:
        raise Unfit([Code.EMPTY], ["The summary is empty; write it."])
    cited = [int(number) for each in CITED.findall(summary) for number in re.findall(r"\d+", each)]
    last = part.messages[-1][0]
    unknown = sorted({number for number in cited if not 1 <= number <= last})
    if unknown and is_first:
        named = ", ".join(map(str, unknown[:10]))
        raise Unfit([Code.UNSUPPORTED], [f"There is no message {named}; name those that say it."])
    heard = [number for number, message in part.messages if message.speaker is Speaker.CANDIDATE]
    if not cited and heard:
        summary = f"[{heard[0]}-{heard[-1]}] {summary}"
    return summary[:SUMMARY_CHARS_MAX]


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
