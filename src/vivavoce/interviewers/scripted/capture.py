"""What an answer teaches: the changes to the profile, and whether to ask for more."""

from collections.abc import Iterable, Sequence
from datetime import date
from typing import Any

import msgspec

from vivavoce.domain.changes import VALUE_BYTES_MAX
from vivavoce.domain.guide import Information, ProbeKind, ProbeWhen, Question, ValueType
from vivavoce.domain.ids import MessageId
from vivavoce.domain.profile import SETTLED, FieldStatus, Profile, ProfileValue
from vivavoce.domain.transcript import Message
from vivavoce.interviewers.language import normal, words
from vivavoce.interviewers.listening import Heard
from vivavoce.interviewers.scripted.ear import REACHED, WORDED, Ear, Kind, kind_of
from vivavoce.interviewers.scripted.probing import rules_due
from vivavoce.interviewers.understanding.answer import AnswerStatus, Understood
from vivavoce.interviewers.understanding.asides import Aside
from vivavoce.interviewers.understanding.intents import Intent

# One fact is at most 1 MiB, so neither the words nor the sources of a field may
# grow with the number of messages somebody sends in a row.
ANSWER_CHARS_MAX = 64 * 1024
SOURCES_MAX = 200
# "Sure, one addition: …": the words that say so come first.
ADDED_WORDS_MAX = 8

STATUS_OF = {Intent.REFUSAL: FieldStatus.REFUSED, Intent.UNKNOWN: FieldStatus.UNKNOWN}


class Reading(msgspec.Struct, frozen=True, kw_only=True):
    """What the candidate's latest words amount to.

    `changes` holds only fields that change. `due` are the rules by which a probe
    may follow; none after a refusal, an "I don't know" or a "that is all".
    `unread` is the first item whose value could not be made out.
    """

    intent: Intent
    said: tuple[Message, ...] = ()  # those of the messages that answer the question
    aside: Aside | None = None
    is_foreign: bool = False
    changes: dict[str, ProfileValue | None] = {}
    due: frozenset[ProbeWhen] = frozenset()
    unread: Information | None = None


def read(question: Question, heard: Heard, ear: Ear) -> Reading:
    """Return what was learned from the answers to `question` so far.

    All messages since the question was asked are one answer; what only asks back
    is left out of it. A value the candidate gave is never replaced by a refusal.
    """
    items = _open_items(question, heard, ear)
    answers = [message for message in heard.answers if not _corrected_another(message, heard, ear)]
    kinds = [kind_of(message, question, items, ear) for message in answers]
    latest = kinds[-1] if kinds else Kind()
    said = [message for message, kind in zip(answers, kinds, strict=True) if kind.answers]
    intent = latest.intent
    if intent is Intent.NOTHING and not said:
        # A bare "no" is enough, unless words have to be known: then it is one of them.
        said = [answers[-1]]
        needs_words = any(item.required and item.type is ValueType.TEXT for item in items)
        intent = Intent.ANSWER if needs_words else Intent.NOTHING
    if not said:
        changes = _without_words(intent, items, answers, ear.profile)
        return Reading(intent=intent, aside=latest.aside, changes=changes)
    answer = _Answer(
        messages=said,
        latest=[message for message in said if message in heard.turn],
        enough=intent is Intent.NOTHING,
        bare=latest.intent is Intent.NOTHING and len(said) == 1 and said[0] is answers[-1],
    )
    changes, due, unread = _from_words(answer, question, items, ear)
    if intent is not Intent.ANSWER or latest.aside or _refused(kinds):
        due = frozenset()
    changes = {name: value for name, value in changes.items() if ear.profile.get(name) != value}
    return Reading(
        intent=intent,
        said=tuple(said),
        aside=latest.aside,
        is_foreign=latest.is_foreign,
        changes=changes,
        due=due,
        unread=unread,
    )


class _Answer(msgspec.Struct, frozen=True, kw_only=True):
    """Everything that was said in answer to one question."""

    messages: list[Message]
    latest: list[Message]  # those of them since the interviewer last spoke; may be none
    enough: bool  # the candidate has nothing to add
    bare: bool  # it is nothing but "no"

    @property
    def text(self) -> str:
        return text_of(self.messages)

    @property
    def on(self) -> date:
        """The day it was given (UTC)."""
        return self.messages[-1].recorded_at.date()


def _refused(kinds: Iterable[Kind]) -> bool:
    return any(kind.intent is Intent.REFUSAL for kind in kinds)


def _corrected_another(message: Message, heard: Heard, ear: Ear) -> bool:
    """Whether a message was taken as a correction of something asked before this question.

    It is then the latest source of a value whose first one is older than the question.
    """
    asked_at = heard.said[0].seq if heard.said else 0
    for value in ear.profile.values():
        if len(value.sources) > 1 and message.id in value.sources[1:]:
            first = ear.message(value.sources[0])
            if first is not None and first.seq < asked_at:
                return True
    return False


def _open_items(question: Question, heard: Heard, ear: Ear) -> list[Information]:
    """Return what the answer may fill: what is unsettled, or all when the question is repeated.

    The answer to a follow-up adds words; it does not change a number that is known.
    """
    items = [item for item in ear.guide.information if item.id in question.collects]
    pending = [
        item
        for item in items
        if item.id not in ear.profile or ear.profile[item.id].status not in SETTLED
    ]
    if not pending and heard.said and heard.said[-1].probe not in {None, ProbeKind.CLARIFY}:
        return [item for item in items if item.type in WORDED]
    return pending or items


def _without_words(
    intent: Intent, items: Sequence[Information], messages: Sequence[Message], profile: Profile
) -> dict[str, ProfileValue | None]:
    status = STATUS_OF.get(intent)
    if status is None:
        return {}
    return {
        item.id: ProfileValue(status=status, sources=sources_of(messages))
        for item in items
        if item.id not in profile or profile[item.id].value is None
    }


def _from_words(
    answer: _Answer, question: Question, items: Sequence[Information], ear: Ear
) -> tuple[dict[str, ProfileValue | None], frozenset[ProbeWhen], Information | None]:
    """Return the values `answer` holds, the probes it calls for and the first unread item."""
    changes: dict[str, ProfileValue | None] = {}
    due: set[ProbeWhen] = set()
    unread: Information | None = None
    text = answer.text
    for item in items:
        understood = _understood(answer, item, question, ear)
        if item.type in REACHED and answer.bare and answer.enough:
            changes[item.id] = ProfileValue(
                status=FieldStatus.NOT_APPLICABLE, sources=sources_of(answer.messages)
            )
            continue
        is_clear = understood.status is AnswerStatus.OBTAINED
        if not is_clear:
            due.add(ProbeWhen.UNCLEAR)
            unread = unread or item
        due |= rules_due(text, item, understood, ear.language)
        changes[item.id] = ProfileValue(
            value=fitting(understood.value if is_clear else text.strip()),
            status=_status(understood, answer, question),
            sources=_sources(item, answer, ear),
        )
    if not items:
        due |= rules_due(text, None, Understood(value=text), ear.language)
    return changes, frozenset(due), unread


def _understood(answer: _Answer, item: Information, question: Question, ear: Ear) -> Understood:
    """Return what `answer` says about `item`; of a typed value, its last word counts.

    "Five or six", and when asked for one number, "six".
    """
    if item.type is ValueType.LIST and answer.bare and answer.enough:
        return Understood(value=[])
    before = _added_to(item, answer, ear)
    if before is not None:
        return Understood(value=f"{before.value}\n{answer.text.strip()}")
    whole = ear.understand(answer.text, item, question, answer.on)
    if item.type is ValueType.TEXT:
        if whole.status is not AnswerStatus.OBTAINED and answer.text.strip():
            # Words are never thrown away; `kind_of` found that they are an answer.
            is_foreign = whole.status is AnswerStatus.OTHER_LANGUAGE
            return Understood(
                status=whole.status if is_foreign else AnswerStatus.OBTAINED,
                value=None if is_foreign else answer.text.strip(),
                thin=not is_foreign,
            )
        return whole
    if item.type is ValueType.LIST and whole.status is AnswerStatus.OBTAINED:
        return whole
    for message in reversed(answer.latest or answer.messages):
        single = ear.understand(message.text, item, question, answer.on)
        if single.status is AnswerStatus.OBTAINED:
            return single
    return whole


def _sources(item: Information, answer: _Answer, ear: Ear) -> tuple[MessageId, ...]:
    before = _added_to(item, answer, ear)
    earlier = before.sources if before is not None else ()
    return (*earlier, *sources_of(answer.messages))[-SOURCES_MAX:]


def _added_to(item: Information, answer: _Answer, ear: Ear) -> ProfileValue | None:
    """Return what free words come on top of: somebody went back to say more, and says so."""
    before = ear.profile.get(item.id)
    if item.type is not ValueType.TEXT or before is None or before.value is None:
        return None
    if {message.id for message in answer.messages} & set(before.sources):
        return None
    begin = f" {' '.join(words(answer.text[:200])[:ADDED_WORDS_MAX])} "
    adds = any(f" {normal(phrase)} " in begin for phrase in ear.language.asides.additions)
    return before if adds else None


def _status(understood: Understood, answer: _Answer, question: Question) -> FieldStatus:
    """Return whether the value may stand as it is.

    A thin one may when the candidate says that it is all, or when the guide has no
    way to ask for more.
    """
    if understood.status is not AnswerStatus.OBTAINED:
        return FieldStatus.PARTIAL
    if understood.thin and question.probes and not answer.enough:
        return FieldStatus.PARTIAL
    return FieldStatus.OBTAINED


def text_of(messages: Sequence[Message]) -> str:
    """Return what `messages` say, a line each."""
    return "\n".join(message.text for message in messages)[:ANSWER_CHARS_MAX]


def sources_of(messages: Sequence[Message]) -> tuple[MessageId, ...]:
    """Return the ids of `messages`, as many as a field keeps."""
    return tuple(message.id for message in messages[:SOURCES_MAX])


def fitting(value: Any) -> Any:
    """Return `value`, cut to what one field may hold; its sources hold it whole."""
    while (size_bytes := len(msgspec.json.encode(value))) > VALUE_BYTES_MAX:
        assert isinstance(value, str | list), "only words grow with what people write"
        value = value[: min(len(value) - 1, len(value) * VALUE_BYTES_MAX // size_bytes)]
    return value
