"""What an answer teaches: the changes to the profile, and whether to ask for more."""

from collections.abc import Sequence
from typing import Any

import msgspec

from vivavoce.domain.changes import VALUE_BYTES_MAX
from vivavoce.domain.guide import Guide, Information, ProbeWhen, Question, ValueType
from vivavoce.domain.ids import MessageId
from vivavoce.domain.profile import SETTLED, FieldStatus, Profile, ProfileValue
from vivavoce.domain.transcript import Message
from vivavoce.interviewers.language import Language
from vivavoce.interviewers.listening import Heard
from vivavoce.interviewers.understanding import (
    Intent,
    Understood,
    intent_of,
    is_thin,
    understand,
)

# One fact is at most 1 MiB, so neither the words nor the sources of a field may
# grow with the number of messages somebody sends in a row.
ANSWER_CHARS_MAX = 64 * 1024
SOURCES_MAX = 200

WORDED = frozenset({ValueType.TEXT, ValueType.LIST})
STATUS_OF = {Intent.REFUSAL: FieldStatus.REFUSED, Intent.UNKNOWN: FieldStatus.UNKNOWN}


class Reading(msgspec.Struct, frozen=True, kw_only=True):
    """What the candidate's latest words amount to.

    `changes` holds only fields that change. `due` are the rules by which a probe
    may follow; none after a refusal, an "I don't know" or a "that is all".
    `unread` is the first item whose value could not be made out.
    """

    intent: Intent
    changes: dict[str, ProfileValue | None] = {}
    due: frozenset[ProbeWhen] = frozenset()
    unread: Information | None = None


def read(
    question: Question, heard: Heard, *, guide: Guide, profile: Profile, language: Language
) -> Reading:
    """Return what was learned from the answers to `question` so far.

    All messages since the question was asked are one answer; what only asks back
    is left out of it. A value the candidate gave is never replaced by a refusal.
    """
    items = _open_items(question, guide, profile)
    worded = all(item.type in WORDED for item in items)
    intents = [_intent(message, language, worded=worded) for message in heard.answers]
    said = [
        message
        for message, intent in zip(heard.answers, intents, strict=True)
        if intent is Intent.ANSWER
    ]
    intent = intents[-1] if intents else Intent.ANSWER
    if intent is Intent.NOTHING and not said:
        # A bare "no": an answer like any other, and enough unless it has to be known.
        said = [heard.answers[-1]]
        intent = Intent.ANSWER if any(item.required for item in items) else Intent.NOTHING
    if not said:
        return Reading(intent=intent, changes=_without_words(intent, items, heard.answers, profile))
    answer = _Answer(
        messages=said,
        text=_text(said),
        latest=_text([message for message in said if message in heard.turn]),
        enough=intent is Intent.NOTHING,
        bare=intents[-1] is Intent.NOTHING and len(said) == 1 and said[0] is heard.answers[-1],
    )
    changes, due, unread = _from_words(answer, question, items, language)
    if intent is not Intent.ANSWER or Intent.REFUSAL in intents:
        due = frozenset()
    changes = {name: value for name, value in changes.items() if profile.get(name) != value}
    return Reading(intent=intent, changes=changes, due=due, unread=unread)


class _Answer(msgspec.Struct, frozen=True, kw_only=True):
    """Everything that was said in answer to one question."""

    messages: list[Message]
    text: str
    latest: str  # the part said since the interviewer last spoke; may be empty
    enough: bool  # the candidate has nothing to add
    bare: bool  # it is nothing but "no"


def _intent(message: Message, language: Language, *, worded: bool) -> Intent:
    intent = intent_of(message.text, language)
    # "No" ends an enumeration, but it answers a yes-or-no question or names a choice.
    return Intent.ANSWER if intent is Intent.NOTHING and not worded else intent


def _open_items(question: Question, guide: Guide, profile: Profile) -> list[Information]:
    """Return what the answer may fill: what is unsettled, or all when the question is repeated."""
    items = [item for item in guide.information if item.id in question.collects]
    pending = [
        item for item in items if item.id not in profile or profile[item.id].status not in SETTLED
    ]
    return pending or items


def _without_words(
    intent: Intent, items: Sequence[Information], messages: Sequence[Message], profile: Profile
) -> dict[str, ProfileValue | None]:
    status = STATUS_OF.get(intent)
    if status is None:
        return {}
    return {
        item.id: ProfileValue(status=status, sources=_sources(messages))
        for item in items
        if item.id not in profile or profile[item.id].value is None
    }


def _from_words(
    answer: _Answer, question: Question, items: Sequence[Information], language: Language
) -> tuple[dict[str, ProfileValue | None], frozenset[ProbeWhen], Information | None]:
    """Return the values `answer` holds, the probes it calls for and the first unread item."""
    changes: dict[str, ProfileValue | None] = {}
    due = {ProbeWhen.ANY}
    unread: Information | None = None
    for item in items:
        understood = _understand(answer, item, language)
        if not understood.clear:
            due.add(ProbeWhen.UNCLEAR)
            unread = unread or item
        elif understood.thin:
            due.add(ProbeWhen.SHORT)
        changes[item.id] = ProfileValue(
            value=_fitting(understood.value if understood.clear else answer.text.strip()),
            status=_status(understood, answer, question),
            sources=_sources(answer.messages),
        )
    if not items and is_thin(answer.text):
        due.add(ProbeWhen.SHORT)
    return changes, frozenset(due), unread


def _understand(answer: _Answer, item: Information, language: Language) -> Understood:
    if item.type is ValueType.LIST and answer.bare and answer.enough:
        return Understood(value=[])
    if item.type not in WORDED and answer.latest:
        # "five or six", and when asked for one number, "six": the last word counts.
        latest = understand(answer.latest, item, language)
        if latest.clear:
            return latest
    return understand(answer.text, item, language)


def _status(understood: Understood, answer: _Answer, question: Question) -> FieldStatus:
    """Return whether the value may stand as it is.

    A thin one may when the candidate says that it is all, or when the guide has no
    way to ask for more.
    """
    if not understood.clear:
        return FieldStatus.PARTIAL
    if understood.thin and question.probes and not answer.enough:
        return FieldStatus.PARTIAL
    return FieldStatus.OBTAINED


def _text(messages: Sequence[Message]) -> str:
    return "\n".join(message.text for message in messages)[:ANSWER_CHARS_MAX]


def _sources(messages: Sequence[Message]) -> tuple[MessageId, ...]:
    return tuple(message.id for message in messages[:SOURCES_MAX])


def _fitting(value: Any) -> Any:
    """Return `value`, cut to what one field may hold; its sources hold it whole."""
    while (size_bytes := len(msgspec.json.encode(value))) > VALUE_BYTES_MAX:
        assert isinstance(value, str | list), "only words grow with what people write"
        value = value[: min(len(value) - 1, len(value) * VALUE_BYTES_MAX // size_bytes)]
    return value
