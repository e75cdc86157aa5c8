"""What the candidate put right: a transcript read as if it had been said so at once.

A message with `corrects` takes the place of the one that it corrects. One that corrects what
was said about the question on the table answers that question itself, where it stands.
"""

from collections.abc import Iterator, Sequence

from msgspec.structs import replace

from vivavoce.domain.events import Speaker
from vivavoce.domain.ids import MessageId
from vivavoce.domain.transcript import Message, Transcript


def first_said(message: Message, transcript: Transcript) -> Message | None:
    """Return what was said first of the words that `message` puts right; None: it puts none right.

    Corrections may be corrected in turn.
    """
    first = message
    while first.corrects is not None:
        corrected = transcript.find(first.corrects)
        if corrected is None or corrected.seq >= first.seq:
            break  # lost, or no rule of ours
        first = corrected
    return first if first is not message else None


def _firsts(transcript: Transcript) -> dict[MessageId, Message]:
    """Return what was said first, by the id of each message that puts it right.

    In one pass: somebody may correct corrections a thousand times.
    """
    firsts: dict[MessageId, Message] = {}
    for message in transcript:
        if message.corrects is None:
            continue
        corrected = transcript.find(message.corrects)
        if corrected is not None and corrected.seq < message.seq:
            firsts[message.id] = firsts.get(corrected.id, corrected)
    return firsts


def answered(message: Message, transcript: Transcript) -> Message | None:
    """Return what was asked before the candidate said `message`; of a correction, at first."""
    said = first_said(message, transcript) or message
    return transcript.find(said.in_reply_to) if said.in_reply_to is not None else None


def late_corrections(turn: tuple[Message, ...], transcript: Transcript) -> list[Message]:
    """Return those of the messages in `turn` that put right what another question was about."""
    if all(message.corrects is None for message in turn):
        return []
    firsts = _firsts(transcript)
    return [
        message
        for message in turn
        if (first := firsts.get(message.id)) is not None
        and not _is_about_the_same(message, first, transcript)
    ]


def replaced_by(corrections: Sequence[Message], transcript: Transcript) -> set[MessageId]:
    """Return the ids of what `corrections` stand for: all that was said of each before."""
    firsts = _firsts(transcript)
    until = {
        first.id: message.seq
        for message in corrections
        if (first := firsts.get(message.id)) is not None
    }
    return {
        each.id
        for each in transcript
        if each.seq < until.get(firsts[each.id].id if each.id in firsts else each.id, 0)
    }


def amended(transcript: Transcript) -> Transcript:
    """Return `transcript` with every correction in the place of what it puts right."""
    if all(message.corrects is None for message in transcript):
        return transcript
    return Transcript(list(_amended(transcript)))


def _amended(transcript: Transcript) -> Iterator[Message]:
    firsts = _firsts(transcript)
    latest: dict[MessageId, Message] = {}  # by what was said first
    places: dict[MessageId, Message] = {}  # where that is read
    for message in transcript:
        first = firsts.get(message.id) if message.speaker is Speaker.CANDIDATE else None
        if first is not None:
            latest[first.id] = message
            places.setdefault(first.id, first)
            if _is_about_the_same(message, first, transcript):
                places[first.id] = message
    for message in transcript:
        first = firsts.get(message.id, message)
        place = places.get(first.id)
        if place is None:
            yield message
        elif place.id == message.id:
            # What came right after it is still what it was said in answer to, and when.
            yield replace(latest[first.id], seq=place.seq, in_reply_to=place.in_reply_to)


def _is_about_the_same(message: Message, first: Message, transcript: Transcript) -> bool:
    """Whether two messages were said about the same question of the guide."""
    asked = [
        found.question if (found := transcript.find(each.in_reply_to)) is not None else None
        for each in (message, first)
        if each.in_reply_to is not None
    ]
    return len(asked) == 2 and asked[0] is not None and asked[0] == asked[1]
