"""A decent interviewer without a model: reads the situation, answers as a model should.

Deterministic, and plain: it acknowledges, learns in the candidate's own words, probes a short
answer once, asks the next question that is open, and stops when it is asked to.
"""

import re
from typing import Any

import msgspec

from tests.provider.phrases import INSTRUCTING, Phrases, phrases_of
from tests.provider.situation import Item, Probe, Question, Said, Situation

SHORT_WORDS = 5
VALUE_CHARS_MAX = 1_000
ENTRIES_MAX = 20

# How often one question is put before it is left: somebody who does not answer, will not.
TIMES_MAX = 3

NUMBER = re.compile(r"-?\d{1,3}(?:[, ]\d{3})+(?:\.\d+)?|-?\d+(?:[.,]\d+)?")
DATE = re.compile(r"\b\d{4}-\d{2}-\d{2}\b")
FORMATS = {
    "date": DATE,
    "email": re.compile(r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+"),
    "phone": re.compile(r"\+?\d[\d ()/-]{5,}\d"),
    "url": re.compile(r"(?:https?://)?(?:[\w-]+\.)+[a-z]{2,}(?:/\S*)?", re.IGNORECASE),
}


class Learned(msgspec.Struct, frozen=True, kw_only=True):
    """What was understood about one item."""

    item: str
    value: Any
    status: str
    messages: list[int]


class Answer(msgspec.Struct, frozen=True, kw_only=True):
    """What a model answers to the task `reply`, in the order in which it is to write it."""

    question: str | None = None
    probe: str | None = None
    done: bool = False
    stops: bool = False
    lead: str = ""
    ask: str = ""
    learned: list[Learned] = []


def think(situation: Situation) -> dict[str, Any]:
    """Return the answer to a situation, as plain data."""
    match situation.task:
        case "condense":
            return {"summary": condensed(situation)}
        case "review":
            return {"found": msgspec.to_builtins(found(situation))}
        case _:
            answer: dict[str, Any] = msgspec.to_builtins(reply(situation))
            return answer


def reply(situation: Situation) -> Answer:
    """Return what to say next."""
    phrases, words, current = phrases_of(situation.language), situation.words, situation.current
    if phrases.stop.search(words):
        return Answer(stops=True)
    if situation.owner_asks:
        return Answer(lead=_thanks(situation, phrases), ask=situation.owner_asks)
    if not situation.answered:
        return _go_on(situation, "", [])
    if phrases.refuse.search(words):
        return _go_on(situation, phrases.understood, _all_as(situation, "refused"))
    if phrases.unknown.search(words):
        return _go_on(situation, phrases.understood, _all_as(situation, "unknown"))
    if current is not None and _is_no_answer(words):
        is_asking = words.rstrip().endswith("?")
        meant = current.clarify or phrases.meant
        return _ask_again(situation, current, meant if is_asking else phrases.back)
    learned = learn(situation)
    lead = _thanks(situation, phrases)
    probe = _due(situation, current, words, learned)
    if current is not None and probe is not None:
        ask = probe.ask or phrases.probes[probe.kind]
        return Answer(lead=lead, ask=ask, question=current.id, probe=probe.kind, learned=learned)
    return _go_on(situation, lead, learned)


def learn(situation: Situation) -> list[Learned]:
    """Return what the candidate's words about the current question give, in those words."""
    current = situation.current
    if current is None:
        return []
    said = [one for one in _about(situation, current) if not _is_no_answer(one.text)]
    learned = []
    for item in situation.information:
        if item.id not in current.collects:
            continue
        value, messages = _value(item, said, phrases_of(situation.language))
        if value is not None:
            status = "obtained"
            learned.append(Learned(item=item.id, value=value, status=status, messages=messages))
    return learned


def condensed(situation: Situation) -> str:
    """Return what was said in short: the beginning of each message."""
    told = [situation.earlier] if situation.earlier else []
    told += [f"{said.who}: {said.text[:100]}" for said in situation.transcript]
    return "\n".join(told)[-4_000:]


def found(situation: Situation) -> list[Learned]:
    """Return what the whole shows: what was said, put together anew."""
    known = [_plain(entry) for entry in situation.profile.values()]
    known = [value for value in known if value]
    heard = [said.n for said in situation.transcript if said.who == "candidate"]
    gist = "; ".join(known)[:VALUE_CHARS_MAX] or "nothing in particular"
    values: dict[str, Any] = {
        "list": ["Ada", "Harbour", "Compass"],
        "text": f"You are an agent. What you are to know: {gist}.",
    }
    return [
        Learned(item=item.id, value=values[item.type], status="obtained", messages=heard)
        for item in situation.information
        if item.type in values
    ]


# Deciding.


def _go_on(situation: Situation, lead: str, learned: list[Learned]) -> Answer:
    for question in situation.questions:
        if question.state == "open":
            return Answer(lead=lead, ask=question.ask, question=question.id, learned=learned)
    return Answer(lead=lead, learned=learned, done=True)


def _ask_again(situation: Situation, current: Question, lead: str) -> Answer:
    asked = [said for said in situation.transcript if said.question == current.id]
    if len(asked) >= TIMES_MAX:
        return _go_on(situation, lead, _all_as(situation, "unknown"))
    return Answer(lead=lead, ask=current.ask, question=current.id)


def _due(
    situation: Situation, current: Question | None, words: str, learned: list[Learned]
) -> Probe | None:
    """Return the probe that is due: a short answer gets one, a full answer none."""
    if current is None or current.probes_left < 1:
        return None
    if len(words.split()) > SHORT_WORDS and (learned or not current.collects):
        return None
    asked = {said.text for said in situation.transcript if said.who == "interviewer"}
    for probe in current.probes:
        fits = probe.when in {"answer.short", "answer.any", "no_example", "answer.unclear"}
        if fits and not any(probe.ask and probe.ask in text for text in asked):
            return probe
    return None


def _all_as(situation: Situation, status: str) -> list[Learned]:
    current = situation.current
    messages = [said.n for said in situation.answered]
    return [
        Learned(item=item.id, value=None, status=status, messages=messages)
        for item in situation.information
        if current is not None and item.id in current.collects and item.status == "pending"
    ]


def _is_no_answer(words: str) -> bool:
    return bool(INSTRUCTING.search(words)) or words.rstrip().endswith("?")


def _thanks(situation: Situation, phrases: Phrases) -> str:
    if not situation.answered:
        return ""
    return phrases.thanks[len(situation.transcript) // 2 % len(phrases.thanks)]


# Understanding.


def _about(situation: Situation, question: Question) -> list[Said]:
    """Return what the candidate said since `question` was put, and its probes."""
    asked: str | None = None
    about = []
    for said in situation.transcript:
        if said.who == "interviewer":
            asked = said.question
        elif asked == question.id:
            about.append(said)
    return about or situation.answered


def _value(item: Item, said: list[Said], phrases: Phrases) -> tuple[Any, list[int]]:
    if item.type == "text":
        text = "\n".join(one.text.strip() for one in said)[:VALUE_CHARS_MAX]
        return text or None, [one.n for one in said]
    if item.type == "list":
        entries = [entry for one in said for entry in _entries(one.text, phrases)]
        return list(dict.fromkeys(entries))[:ENTRIES_MAX] or None, [one.n for one in said]
    for one in reversed(said):
        value = _parsed(item, one.text, phrases)
        if value is not None:
            return value, [one.n]
    return None, []


def _entries(text: str, phrases: Phrases) -> list[str]:
    return [entry for part in phrases.joined.split(text) if (entry := part.strip(" .!\t"))]


def _parsed(item: Item, text: str, phrases: Phrases) -> Any:
    match item.type:
        case "number":
            number = NUMBER.search(text)
            return None if number is None else _number(number.group())
        case "boolean":
            if phrases.no.search(text):
                return False
            return True if phrases.yes.search(text) else None
        case "choice":
            lowered = text.lower()
            for option in item.options or []:
                if option.label.lower() in lowered or option.id.lower() in lowered:
                    return option.id
            return None
        case kind:
            match_ = FORMATS[kind].search(text)
            return None if match_ is None else match_.group()


def _number(text: str) -> int | float:
    if re.fullmatch(r"-?\d{1,3}(?:[, ]\d{3})+(?:\.\d+)?", text):
        text = re.sub("[, ]", "", text)
    number = float(text.replace(",", "."))
    return int(number) if number.is_integer() else number


def _plain(entry: Any) -> str:
    value = entry.get("value") if isinstance(entry, dict) else entry
    if isinstance(value, list):
        return ", ".join(map(str, value))
    return "" if value is None else str(value)
