"""What a good interviewer does not do: found in an interview once it is over.

The candidate's acts are known, not guessed from words, so each finding is either a
mistake of the interviewer or words of a character that no reader could take as meant.
"""

from collections.abc import Iterable, Iterator, Sequence
from enum import StrEnum
from itertools import pairwise
from typing import Any

import msgspec

from vivavoce.characters.view import (
    NO_ANSWER,
    OF_ITS_OWN,
    Act,
    Said,
)
from vivavoce.domain.guide import Guide, ValueType
from vivavoce.domain.ids import MessageId
from vivavoce.domain.interview import Interview, Status
from vivavoce.domain.transcript import Message
from vivavoce.interviewers.agenda import CONSENT, STOP

EXCERPT_CHARS = 300


class Kind(StrEnum):
    """The kinds of odd things, with the words the report uses."""

    SAME_WORDS = "said the same words twice"
    ASKED_TWICE = "asked twice without reason"
    NOTHING_ASKED = "went on without a question"
    PROBED_REFUSAL = "probed a refusal"
    NO_CONSENT = "asked on without consent"
    WENT_ON = "went on after being asked to stop"
    NO_ANSWER_KEPT = "kept words that are no answer"
    MISREAD = "misread a plain value"
    NO_REPLY = "did not reply"
    NO_END = "did not end"
    FAILED = "failed"


# These are faults of the system, not of conversation.
FAULTS = frozenset({Kind.NO_REPLY, Kind.NO_END, Kind.FAILED})


class Odd(msgspec.Struct, frozen=True, kw_only=True):
    """One odd thing: what was heard, and what the interviewer made of it (excerpts)."""

    kind: Kind
    question: str | None = None
    heard: str = ""
    told: str = ""


class Exchange(msgspec.Struct, frozen=True, kw_only=True):
    """A turn: what the candidate said (None at the opening) and the reply to it."""

    said: Said | None
    ids: tuple[MessageId, ...] = ()  # of the candidate's messages
    reply: Message


def odd_things(exchanges: Sequence[Exchange], interview: Interview, guide: Guide) -> list[Odd]:
    """Return everything odd in an interview as it stands at its end."""
    found: list[Odd] = []
    words: set[str] = set()
    put: set[str] = set()
    for before, now in pairwise([None, *exchanges]):
        assert now is not None
        found += [_odd(kind, now) for kind in _kinds(before, now, guide, words, put)]
        words.add(now.reply.text)
        if now.reply.question is not None:
            put.add(now.reply.question)
    left = exchanges if interview.status is Status.ACTIVE else exchanges[:-1]
    found += [_odd(Kind.NOTHING_ASKED, each) for each in left if each.reply.question is None]
    return [*found, *_kept(exchanges, interview), *_misread(exchanges, interview, guide)]


def excerpt(text: str) -> str:
    """Return the beginning of `text`, at most `EXCERPT_CHARS` characters."""
    return text if len(text) <= EXCERPT_CHARS else f"{text[: EXCERPT_CHARS - 1]}…"


def _kinds(
    before: Exchange | None, now: Exchange, guide: Guide, words: set[str], put: set[str]
) -> Iterator[Kind]:
    """Yield what is odd about one reply, given what was said and put before it."""
    if before is None or now.said is None:
        return
    act, asked, reply = now.said.act, before.reply.question, now.reply
    came_back = act in {Act.GOES_BACK, Act.STOPS} or asked == STOP
    if reply.text in words and not came_back:
        yield Kind.SAME_WORDS
    if reply.question in put and reply.probe is None and not _may_ask_again(act, asked, guide):
        yield Kind.ASKED_TWICE
    if reply.probe is not None and reply.question == asked and act in {Act.REFUSES, Act.STOPS}:
        yield Kind.PROBED_REFUSAL
    goes_on = reply.question is not None and reply.question not in OF_ITS_OWN
    if goes_on and asked == CONSENT and act is Act.REFUSES:
        yield Kind.NO_CONSENT
    if goes_on and act is Act.STOPS:
        yield Kind.WENT_ON


def _may_ask_again(act: Act, asked: str | None, guide: Guide) -> bool:
    """Whether what was just said is a reason to put a question that was put before."""
    if asked == STOP:
        return True
    if act in {Act.REFUSES, Act.UNKNOWN}:
        return not guide.rules.refuse_ok
    return act is not Act.ANSWERS


def _kept(exchanges: Iterable[Exchange], interview: Interview) -> Iterator[Odd]:
    """Yield the fields whose value rests on refusals, questions back and the like alone."""
    said_by = {id_: each for each in exchanges if each.said is not None for id_ in each.ids}
    for field in interview.profile.values():
        turns = [said_by[id_] for id_ in field.sources if id_ in said_by]
        acts = {turn.said.act for turn in turns if turn.said is not None}
        if field.value is not None and acts and acts <= NO_ANSWER:
            yield Odd(
                kind=Kind.NO_ANSWER_KEPT,
                question=turns[0].reply.question,
                heard=excerpt(turns[0].said.text if turns[0].said else ""),
                told=excerpt(f"kept as {field.status}: {field.value!r}"),
            )


def _misread(exchanges: Sequence[Exchange], interview: Interview, guide: Guide) -> Iterator[Odd]:
    """Yield the plain values that the profile holds differently or not at all."""
    collects = {
        question.id: question.collects
        for section in guide.sections
        for question in section.questions
    }
    meant: dict[str, tuple[Any, Exchange]] = {}
    for before, now in pairwise(exchanges):
        if now.said is None:
            continue
        if now.said.act not in NO_ANSWER:
            # Whatever else was said about it since, its value is in doubt again.
            for item_id in collects.get(before.reply.question or "", ()):
                meant.pop(item_id, None)
        meant |= {item_id: (value, now) for item_id, value in now.said.meant.items()}
    types = {item.id: item.type for item in guide.information}
    for item_id, (value, turn) in meant.items():
        field = interview.profile.get(item_id)
        taken = field.value if field is not None else None
        if not _same(value, taken, types[item_id]):
            yield Odd(
                kind=Kind.MISREAD,
                question=item_id,
                heard=excerpt(turn.said.text if turn.said else ""),
                told=excerpt(f"{item_id} is {taken!r}, meant was {value!r}"),
            )


def _same(meant: Any, taken: Any, kind: ValueType) -> bool:
    if kind is ValueType.NUMBER and isinstance(taken, int | float):
        return bool(abs(taken - meant) <= abs(meant) / 100)
    if kind is ValueType.EMAIL and isinstance(taken, str):
        return taken.casefold() == str(meant).casefold()
    return type(taken) is type(meant) and bool(taken == meant)


def _odd(kind: Kind, turn: Exchange) -> Odd:
    return Odd(
        kind=kind,
        question=turn.reply.question,
        heard=excerpt(turn.said.text if turn.said is not None else ""),
        told=excerpt(turn.reply.text),
    )
