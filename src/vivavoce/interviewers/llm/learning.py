"""What a model says was learned, as changes to the profile.

Values arrive in the shapes models write them in; those of a type are read as the script reads a
candidate's words, so that both interviewers leave the same kinds of values behind. Whether a
value is supported is judged afterwards, by `interviewers/checks`.
"""

from collections.abc import Sequence
from datetime import UTC, datetime
from typing import Any

from vivavoce.domain.events import Speaker
from vivavoce.domain.guide import Guide, Information, ValueType
from vivavoce.domain.ids import MessageId
from vivavoce.domain.interview import Interview
from vivavoce.domain.profile import FieldStatus, ProfileValue
from vivavoce.interviewers.checks import Code, Objection
from vivavoce.interviewers.language import language_of
from vivavoce.interviewers.llm.answer import Learned
from vivavoce.interviewers.scripted.capture import SOURCES_MAX, fitting
from vivavoce.interviewers.understanding.answer import AnswerStatus, Asked
from vivavoce.interviewers.understanding.understand import understand

# Words, which may be added to; the other types have one value.
WORDED = frozenset({ValueType.TEXT, ValueType.LIST})
SAYS_NOTHING = frozenset({"refused", "unknown"})

Changes = dict[str, ProfileValue | None]


def changes_of(
    learned: Sequence[Learned], interview: Interview, guide: Guide
) -> tuple[Changes, list[Objection]]:
    """Return the changes that `learned` amounts to, and what is wrong with the way it was given.

    A value the candidate gave is never replaced by a refusal, and an item of which nothing was
    said is left as it is. An item that is not the guide's comes along, for the checks to find.
    """
    items = {item.id: item for item in guide.information}
    changes: Changes = {}
    wrong: list[Objection] = []
    for each in learned:
        known, item = interview.profile.get(each.item), items.get(each.item)
        sources, unknown = sources_of(each.messages, interview)
        if unknown:
            wrong.append(_no_message(each.item, unknown))
        if item is not None and item.type in WORDED and known is not None:
            # More words, or others: those said before still bear them out.
            sources = tuple(dict.fromkeys((*known.sources, *sources)))
        is_settled = each.status in SAYS_NOTHING
        value = None if is_settled else _value(each.value, item, sources, known, guide, interview)
        has_value = known is not None and known.value is not None
        if value is None and (not is_settled or has_value):
            continue
        changed = ProfileValue(
            value=value, status=FieldStatus(each.status), sources=sources[-SOURCES_MAX:]
        )
        if changed != known:
            changes[each.item] = changed
    return changes, wrong


def _value(
    value: Any,
    item: Information | None,
    sources: Sequence[MessageId],
    known: ProfileValue | None,
    guide: Guide,
    interview: Interview,
) -> Any:
    """Return the value that is kept, None when nothing was said.

    A text without a value is what its messages say, word for word: a model need not write out
    what stands there already, and can add nothing to it.
    """
    if item is None:
        return value
    if item.type is ValueType.TEXT and (value is None or value == ""):
        by_hand = known.value if known is not None and not known.sources else None
        messages = filter(None, map(interview.transcript.find, sources))
        said = sorted(messages, key=lambda message: message.seq)
        lines = [str(by_hand)] if by_hand is not None else []
        value = "\n".join([*lines, *(message.text.strip() for message in said)]) or None
    else:
        value = as_value(value, item, guide, interview)
    return fitting(value) if isinstance(value, str | list) else value


def sources_of(
    numbers: Sequence[int], interview: Interview
) -> tuple[tuple[MessageId, ...], list[int]]:
    """Return the ids of the messages with these numbers, and the numbers that name none.

    A number of something the interviewer said names no source.
    """
    transcript = interview.transcript
    found: list[MessageId] = []
    unknown: list[int] = []
    for number in dict.fromkeys(numbers):
        message = transcript[number - 1] if 1 <= number <= len(transcript) else None
        if message is None or message.speaker is not Speaker.CANDIDATE:
            unknown.append(number)
        else:
            found.append(message.id)
    return tuple(found), unknown


def as_value(value: Any, item: Information, guide: Guide, interview: Interview) -> Any:
    """Return `value` in the form in which a profile holds values of the item's type.

    One that cannot be made out stays as it is: the checks then say what is wrong with it.
    """
    if isinstance(value, str):
        value = value.replace("\0", "")
    match item.type, value:
        case ValueType.TEXT, list():
            return "; ".join(str(part) for part in value)
        case ValueType.TEXT, bool() | int() | float():
            return str(value)
        case ValueType.LIST, str():
            return [part.strip() for part in value.split("\n") if part.strip()]
        case ValueType.LIST, list():
            return [str(part).replace("\0", "") for part in value]
        case ValueType.CHOICE, str():
            return _option(value, item) or _read(value, item, guide, interview)
        case (ValueType.TEXT, _) | (_, bool() | int() | float() | list() | dict() | None):
            return value
        case _:
            return _read(value, item, guide, interview)


def _option(value: str, item: Information) -> str | None:
    wanted = value.strip().casefold()
    for option in item.options:
        if wanted in {option.id.casefold(), *(name.casefold() for name in option.names)}:
            return option.id
    return None


def _read(value: str, item: Information, guide: Guide, interview: Interview) -> Any:
    """Return what a reader of plain answers makes of `value`; else `value` itself."""
    last = interview.transcript.last
    asked = Asked(
        type=item.type,
        options=tuple(item.options),
        unit=item.unit,
        today=(last.recorded_at if last is not None else datetime.now(UTC)).date(),
    )
    understood = understand(value, asked, language_of(guide, interview.language))
    return understood.value if understood.status is AnswerStatus.OBTAINED else value


def _no_message(item: str, numbers: Sequence[int]) -> Objection:
    named = ", ".join(map(str, numbers))
    return Objection(
        code=Code.UNSUPPORTED,
        sentence=f'For "{item}", `messages` names {named}, which is no message of the candidate; '
        "name those that say it.",
    )
