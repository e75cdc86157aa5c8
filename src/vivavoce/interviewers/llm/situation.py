"""What a model is told in one turn: one JSON object, and how long it may become.

Messages are numbered by their place in the whole transcript, from 1, so that a number means
the same message in every turn of an interview.
"""

from collections.abc import Iterator, Sequence
from typing import Any

import msgspec

from vivavoce.domain.events import Speaker
from vivavoce.domain.guide import Guide, Information
from vivavoce.domain.ids import MessageId
from vivavoce.domain.interview import Interview
from vivavoce.domain.profile import FieldStatus, Profile
from vivavoce.domain.transcript import Message, Transcript
from vivavoce.interviewers.agenda import Place
from vivavoce.interviewers.listening import turns_taken
from vivavoce.interviewers.llm.plan import Plan

# Of one message: a few pages. Longer ones are shown with their middle left out.
MESSAGE_CHARS_MAX = 8_000
# Of a value that is known already and stands in the transcript as well …
KNOWN_CHARS_MAX = 300
# … and of one that stands nowhere else, in a review.
BY_HAND_CHARS_MAX = 4_000
REFUSED_CHARS_MAX = 2_000

LEFT_OUT = " […] "

# What a message corrects that is shown in short only, and so by no number.
EARLIER = "earlier"


class Context(msgspec.Struct, frozen=True, kw_only=True):
    """The part of an interview that a model is shown word for word, and the rest in short."""

    earlier: str | None
    messages: Sequence[tuple[int, Message]]  # each with its number in the transcript, from 1
    chars_max: int = MESSAGE_CHARS_MAX  # of one message


def numbered(transcript: Transcript, *, after: MessageId | None) -> list[tuple[int, Message]]:
    """Return the messages behind the one called `after` (all when None), with their numbers."""
    begin = 0
    if after is not None:
        places = (at for at, message in enumerate(transcript, 1) if message.id == after)
        begin = next(places, 0)
    return [(begin + at, message) for at, message in enumerate(transcript[begin:], 1)]


def of_reply(
    plan: Plan, context: Context, *, objections: Sequence[str] = (), refused: str | None = None
) -> str:
    """Return the situation in which a model is to reply, as JSON."""
    interview, heard = plan.course.interview, plan.course.heard
    waiting = {message.id for message in heard.turn}
    return _json(
        task="reply",
        language=interview.language,
        candidate=interview.candidate.name,
        at=plan.here.question.id if plan.here is not None else interview.state,
        questions=list(_questions(plan)),
        information=list(_information(plan)),
        earlier=context.earlier,
        transcript=_transcript(context),
        reply_to=[number for number, message in context.messages if message.id in waiting],
        turns_left=max(0, plan.course.guide.rules.max_turns - turns_taken(interview.transcript)),
        owner_asks=interview.owner_asks,
        **_refusal(objections, refused),
    )


def of_condensing(
    interview: Interview,
    context: Context,
    *,
    objections: Sequence[str] = (),
    refused: str | None = None,
) -> str:
    """Return what a model is told that is to put the earlier part of an interview in short."""
    return _json(
        task="condense",
        language=interview.language,
        earlier=context.earlier,
        transcript=_transcript(context),
        **_refusal(objections, refused),
    )


def of_review(
    interview: Interview,
    guide: Guide,
    context: Context,
    *,
    objections: Sequence[str] = (),
    refused: str | None = None,
) -> str:
    """Return what a model is told that is to read a finished interview."""
    review = guide.review
    assert review is not None, "nothing is to be drawn from this interview"
    language = interview.language
    return _json(
        task="review",
        language=language,
        information=[
            information_of(item, guide, language, interview.profile)
            for item in guide.information
            if item.id in review.collects
        ],
        instructions=guide.in_language(review.instructions, language)
        if review.instructions is not None
        else None,
        profile={
            name: _short(known.value, KNOWN_CHARS_MAX if known.sources else BY_HAND_CHARS_MAX)
            for name, known in interview.profile.items()
            if known.value is not None and name not in review.collects
        },
        earlier=context.earlier,
        transcript=_transcript(context),
        **_refusal(objections, refused),
    )


def information_of(
    item: Information, guide: Guide, language: str, profile: Profile
) -> dict[str, Any]:
    """Return an information item as a model is shown it: what it means and what is known."""
    known = profile.get(item.id)
    value = known.value if known is not None else None
    return {
        "id": item.id,
        "label": guide.in_language(item.label, language),
        "type": item.type,
        "required": item.required,
        "hint": guide.in_language(item.hint, language) if item.hint is not None else None,
        "options": [
            {"id": option.id, "label": option.shown(language, guide.language)}
            for option in item.options
        ],
        "unit": item.unit,
        "status": known.status if known is not None else FieldStatus.PENDING,
        # A list is shown whole: who adds to it gives all of it back.
        "value": _short(value, KNOWN_CHARS_MAX) if isinstance(value, str) else value,
    }


def _questions(plan: Plan) -> Iterator[dict[str, Any]]:
    """Give the question on the table, those to come, and in few words those left behind."""
    here = plan.here
    if here is not None:
        yield _question(plan, here, "open" if plan.is_moved else "current")
    for place in plan.open:
        yield _question(plan, place, "open")
    for place in plan.dealt_with:
        yield _question(plan, place, "done")


def _question(plan: Plan, place: Place, state: str) -> dict[str, Any]:
    course, question = plan.course, place.question
    is_current = state == "current"
    probes = plan.probes if is_current else []
    shown: dict[str, Any] = {
        "id": question.id,
        "section": place.section.id,
        "ask": plan.words(place),
        "wording": "verbatim" if plan.is_verbatim(place) else "adapt",
        "collects": question.collects,
        "state": state,
        "probes_left": plan.probes_left if is_current else 0,
        "probes": [
            {"kind": probe.kind, "when": probe.when}
            | ({"ask": words} if words is not None else {"generate": probe.generate})
            for probe, words in probes
        ],
    }
    if is_current and question.clarify is not None:
        shown["clarify"] = course.wording.text(question.clarify)
    return shown


def _information(plan: Plan) -> Iterator[dict[str, Any]]:
    """Give what the interview is to learn by asking; no item that only a review fills."""
    course = plan.course
    shown = [*([plan.here] if plan.here else []), *plan.open, *plan.dealt_with]
    collected = {name for place in shown for name in place.question.collects}
    for item in course.guide.information:
        if item.id in collected:
            profile = course.interview.profile
            yield information_of(item, course.guide, course.interview.language, profile)


def _refusal(objections: Sequence[str], refused: str | None) -> dict[str, Any]:
    """Return what is said of the answer before, when that may not be used."""
    shown = refused[:REFUSED_CHARS_MAX] if refused is not None else None
    return {"objections": list(objections), "refused": shown}


def _transcript(context: Context) -> list[dict[str, Any]]:
    numbers = {message.id: number for number, message in context.messages}
    return [
        _said(number, message, context.chars_max)
        | ({"corrects": numbers.get(message.corrects, EARLIER)} if message.corrects else {})
        for number, message in context.messages
    ]


def _said(number: int, message: Message, chars_max: int) -> dict[str, Any]:
    is_candidate = message.speaker is Speaker.CANDIDATE
    text = shortened(message.text, chars_max)
    shown = {"n": number, "who": "candidate" if is_candidate else "interviewer", "text": text}
    if message.question is not None:
        shown["question"] = message.question
    return shown


def shortened(text: str, chars_max: int) -> str:
    """Return `text`, its middle left out when it is longer than `chars_max`."""
    if len(text) <= chars_max:
        return text
    half = (chars_max - len(LEFT_OUT)) // 2
    return text[:half] + LEFT_OUT + text[-half:]


def _short(value: Any, chars_max: int) -> Any:
    """Return a value of a profile in about so many characters; of a list, its beginning."""
    if isinstance(value, str):
        return shortened(value, chars_max)
    if not isinstance(value, list):
        return value
    shown: list[str] = []
    for entry in map(str, value):
        if sum(map(len, shown)) + len(entry) > chars_max:
            return [*shown, shortened(entry, chars_max) if not shown else LEFT_OUT.strip()]
        shown.append(entry)
    return shown


def _json(**fields: Any) -> str:
    return msgspec.json.encode(fields).decode()
