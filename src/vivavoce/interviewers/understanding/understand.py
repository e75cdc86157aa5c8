"""An answer, understood: its status, and the value of the asked type it holds."""

import functools
import re
from collections.abc import Callable

from vivavoce.domain.guide import ValueType
from vivavoce.interviewers.language import Language, load, normalised, words
from vivavoce.interviewers.understanding.answer import (
    UNCLEAR,
    AnswerStatus,
    Asked,
    Understood,
    obtained,
)
from vivavoce.interviewers.understanding.asides import Aside, aside_of
from vivavoce.interviewers.understanding.booleans import (
    declined,
    read_boolean,
    read_plain_boolean,
    settled,
    thumb,
)
from vivavoce.interviewers.understanding.choices import chosen_status, read_choice
from vivavoce.interviewers.understanding.contacts import read_email, read_phone, read_url
from vivavoce.interviewers.understanding.dates import read_date
from vivavoce.interviewers.understanding.hearing import (
    Heard,
    Intent,
    Kind,
    ears_of,
    hear,
    is_delegated,
)
from vivavoce.interviewers.understanding.intents import declines, whole_intent
from vivavoce.interviewers.understanding.lists import read_list
from vivavoce.interviewers.understanding.numbers import read_number
from vivavoce.interviewers.understanding.texts import read_text
from vivavoce.interviewers.understanding.tongue import is_gibberish, is_other_language

Reader = Callable[[str, Asked, Language], Understood]

READERS: dict[ValueType, Reader] = {
    ValueType.TEXT: read_text,
    ValueType.LIST: read_list,
    ValueType.NUMBER: read_number,
    ValueType.BOOLEAN: read_boolean,
    ValueType.CHOICE: read_choice,
    ValueType.DATE: read_date,
    ValueType.EMAIL: read_email,
    ValueType.PHONE: read_phone,
    ValueType.URL: read_url,
}

STATUS_OF = {
    Intent.REFUSAL: AnswerStatus.REFUSED,
    Intent.UNKNOWN: AnswerStatus.UNKNOWN,
    Intent.UNCLEAR: AnswerStatus.UNCLEAR,
    Intent.QUESTION: AnswerStatus.UNCLEAR,
}

WORDED = frozenset({ValueType.TEXT, ValueType.LIST})
MEASURED = frozenset({ValueType.NUMBER, ValueType.DATE})
ECHOED = WORDED | MEASURED
ECHO_WORDS_MAX = 3
QUESTION_CHARS_MAX = 400
TOLD_CHARS_MAX = 1_200
TOLD_WEIGHT_MIN = 1
# A clause of one's own: what it did to me, what I did then, what somebody of mine did.
TOLD = re.compile(
    r"\b(?:(?:that|it|this) (?:scared|hurt|annoyed|worried|bothered|upset|broke) (?:me|us)"
    r"|so i (?:left|quit|became|moved|went|had|started)|i (?:left|quit|burned out)"
    r"|my \w+ (?:got|did|was|shouts?|left|died|fell)|he shouts|she shouts"
    r"|the \w+ (?:was|were) (?:bad|terrible|awful|great|good|poor|low))\b"
)

EXACT = MEASURED | {ValueType.EMAIL, ValueType.PHONE, ValueType.URL, ValueType.CHOICE}

# Said about the interview, whatever was asked: "let me think", "go back", "how much longer?"
ABOUT_THE_INTERVIEW = frozenset(
    {Aside.WAIT, Aside.LATER, Aside.BACK, Aside.REPEAT, Aside.HOW_LONG, Aside.PROGRAM, Aside.WHY}
)
CONTACTS = frozenset({ValueType.EMAIL, ValueType.PHONE, ValueType.URL})


def understand(answer: str, asked: Asked, language: Language) -> Understood:
    """Return what `answer`, to what was `asked` in `language`, amounts to.

    Takes time in proportion to the length of the answer, whatever it holds.
    """
    if asked.type is ValueType.BOOLEAN and (meant := thumb(answer)) is not None:
        return obtained(meant)
    if asked.type in CONTACTS and (found := _read(answer, asked, language)).value is not None:
        return found
    if not any(map(str.isalnum, answer)):
        return UNCLEAR
    aside = aside_of(answer, language)
    if aside in ABOUT_THE_INTERVIEW and not _is_label(answer, asked):
        # "Let me think… 9" has been thought out.
        thought_out = aside is Aside.WAIT and asked.type in EXACT
        return _read(answer, asked, language) if thought_out else UNCLEAR
    if asked.type is not ValueType.CHOICE or not _is_label(answer, asked):
        if is_gibberish(answer, language.code):
            return UNCLEAR
        if is_other_language(answer, language):
            return Understood(status=AnswerStatus.OTHER_LANGUAGE)
    heard = hear(answer, language)
    if asked.type in ECHOED and _is_echo(heard, asked):
        return UNCLEAR
    if asked.type in WORDED:
        return _worded(heard, asked, language)
    return _valued(heard, asked, language)


def _read(answer: str, asked: Asked, language: Language) -> Understood:
    return READERS[asked.type](answer, asked, language)


def _is_echo(heard: Heard, asked: Asked) -> bool:
    """Whether a word of the question is asked back: "assets?"."""
    if len(heard.parts) != 1 or not heard.parts[0].clause.asks:
        return False
    said = heard.parts[0].clause.said.split()
    return len(said) <= ECHO_WORDS_MAX and set(said) <= set(words(asked.question))


def _is_label(answer: str, asked: Asked) -> bool:
    said = " ".join(words(answer[:200]))
    return any(
        said == " ".join(words(label))
        for option in asked.options
        for label in (option.id, *option.names)
    )


def _worded(heard: Heard, asked: Asked, language: Language) -> Understood:
    """Return the answer in free words; what only says why there is none is no answer."""
    status = STATUS_OF.get(whole_intent(heard))
    if status is not None and asked.type is ValueType.TEXT and _tells_all_the_same(heard, language):
        return _read(heard.text, asked, language)
    if status is not None and not _is_asked_about(heard, asked, language):
        return Understood(status=status)
    if asked.type is ValueType.LIST and heard.status is not whole_intent(heard):
        return _read(heard.said_after_all or heard.rest, asked, language)
    return _read(heard.text, asked, language)


def _tells_all_the_same(heard: Heard, language: Language) -> bool:
    """Whether words that sound like a refusal or an "I don't know" tell something here.

    By the words themselves ("I couldn't say no to the offer"), or because a clause beside
    them tells of something that happened: "I had no idea what to do, and nobody helped".
    """
    said = f" {' '.join(words(heard.text[:TOLD_CHARS_MAX]))} "
    if any(f" {phrase} " in said for phrase in _telling_phrases(language.code)):
        return True
    beside = [part for part in heard.parts if part.kind is Kind.CONTENT]
    return any(
        part.weight >= TOLD_WEIGHT_MIN and TOLD.search(part.clause.said) is not None
        for part in beside
    )


@functools.lru_cache(maxsize=64)
def _telling_phrases(code: str) -> tuple[str, ...]:
    return normalised(load(code).lexicon.told_all_the_same)


def _is_asked_about(heard: Heard, asked: Asked, language: Language) -> bool:
    """Whether what would be no answer elsewhere is one to this question.

    "The weather was dreadful", asked about the weather; "my boss does that", asked who does.
    """
    question = frozenset(words(asked.question[:QUESTION_CHARS_MAX]))
    kinds = {part.kind for part in heard.parts}
    if kinds <= {Kind.POINTLESS, Kind.CONTENT, Kind.FILLER}:
        ears = ears_of(language)
        rude = (part.clause.said.split() for part in heard.parts if part.kind is Kind.POINTLESS)
        spoken = {word for said in rude for word in said} - ears.fillers
        return any(word in other for word in spoken for other in question if len(word) > 2)
    if kinds <= {Kind.UNKNOWN, Kind.CONTENT, Kind.FILLER}:
        is_who = not question.isdisjoint(load(language.code).lexicon.person_words)
        return is_who and any(is_delegated(part, language) for part in heard.parts)
    return False


def _valued(heard: Heard, asked: Asked, language: Language) -> Understood:
    """Return the value; a refusal or an "I don't know" counts when there is none beside it."""
    if asked.type is ValueType.CHOICE:
        labelled = chosen_status(heard, asked, language)
        if labelled is not None:
            return obtained(labelled)
    if asked.type is ValueType.BOOLEAN and (meant := settled(heard.text, language)) is not None:
        return obtained(meant)
    status = STATUS_OF.get(heard.status)
    if status is None:
        found = _read(heard.text, asked, language)
        if found.value is None and asked.type in CONTACTS and declines(heard, language):
            return Understood(status=AnswerStatus.REFUSED)
        return found
    found = _beside(heard, asked, language)
    if found.value is not None:
        return found
    if asked.type is ValueType.BOOLEAN and heard.status is Intent.REFUSAL:
        meant = declined(heard, asked, language)
        if meant is not None:
            return obtained(meant)
    return Understood(status=status)


def _beside(heard: Heard, asked: Asked, language: Language) -> Understood:
    """Return the value that stands beside a refusal, an "I don't know" or a question back."""
    rest = heard.rest
    if asked.type is ValueType.BOOLEAN:
        return read_plain_boolean(rest, asked, language)
    if heard.status is Intent.REFUSAL:
        rest = heard.said_after_all or _after(heard, Kind.REFUSAL)
    found = _read(rest, asked, language) if rest else UNCLEAR
    if found.value is None and heard.status is Intent.REFUSAL:
        last = heard.parts[-1]
        if last.kind is Kind.REFUSAL and not last.is_firm and heard.rest:
            return _read(heard.rest, asked, language)  # "12 years. Next."
    if found.value is not None or asked.type not in MEASURED or heard.status is not Intent.UNKNOWN:
        return found
    # "Couldn't tell you exactly, 40ish", and "don't know exactly 40 or so".
    return _read(heard.text, asked, language) if any(map(str.isdecimal, heard.text)) else UNCLEAR


def _after(heard: Heard, kind: Kind) -> str:
    """Return what was said after the last clause of this kind."""
    at = max(index for index, part in enumerate(heard.parts) if part.kind is kind)
    return heard.text[heard.parts[at].clause.end :]
