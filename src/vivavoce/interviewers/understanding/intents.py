"""What a message is as a whole: an answer, a refusal, "I don't know", a question back.

The clauses and their kinds come from `hearing.py`; here is decided which of them
prevails where the words themselves would be the answer.
"""

from vivavoce.interviewers.language import Language, load
from vivavoce.interviewers.understanding.clauses import CHARS_MAX
from vivavoce.interviewers.understanding.hearing import Heard, Intent, Kind, hear, led_in

__all__ = ["Intent", "declines", "intent_of", "is_beside_the_point", "whole_intent"]

# So many words beside a refusal or an "I don't know" are an answer after all.
WORDS_BESIDE_MAX = 15
# A "next question" after so many words says that they were the answer.
WORDS_BEFORE_MAX = 8
WORDS_BESIDE_QUESTION_MAX = 8
ABUSE_WORDS_MAX = 14


def intent_of(text: str, language: Language) -> Intent:
    """Return what `text` is. In doubt it is an answer: words are never thrown away."""
    return whole_intent(hear(text, language))


def is_beside_the_point(text: str, language: Language) -> bool:
    """Whether `text` is small talk, abuse or an advertisement, and asks nothing back."""
    kinds = {part.kind for part in hear(text, language).parts}
    return Kind.POINTLESS in kinds and not kinds & {Kind.UNCLEAR, Kind.CONTENT}


def declines(heard: Heard, language: Language) -> bool:
    """Whether a message without the asked contact says that it will not be given.

    "Nope, I had roofers calling for a year", "I'd prefer to keep it to email".
    """
    first = next((part for part in heard.parts if part.kind is not Kind.FILLER), None)
    if first is None:
        return False
    lexicon = load(language.code).lexicon
    refusing = frozenset(lexicon.prefer)
    said = first.clause.said.split()
    return first.kind is Kind.NOTHING or not refusing.isdisjoint(said[:4])


def whole_intent(heard: Heard) -> Intent:
    """Return the intent of a message whose words would be the answer themselves."""
    status = heard.status
    if status in {Intent.ANSWER, Intent.NOTHING}:
        return status
    content = [part for part in heard.parts if part.kind is Kind.CONTENT and part.weight]
    beside = sum(part.clause.said.count(" ") for part in content)
    if not content:
        return status
    if len(heard.text) > CHARS_MAX:
        return Intent.ANSWER
    match status:
        case Intent.REFUSAL:
            is_answer = _says_more(heard, Kind.REFUSAL) or beside > WORDS_BESIDE_MAX
        case Intent.UNKNOWN:
            is_answer = _says_more(heard, Kind.UNKNOWN) or beside > WORDS_BESIDE_MAX
        case Intent.UNCLEAR:
            is_rude = any(part.kind is Kind.POINTLESS for part in heard.parts)
            is_answer = beside > (ABUSE_WORDS_MAX if is_rude else WORDS_BESIDE_QUESTION_MAX)
        case _:
            is_answer = True
    return Intent.ANSWER if is_answer else status


def _says_more(heard: Heard, kind: Kind) -> bool:
    """Whether a refusal or an "I don't know" leaves an answer beside it."""
    at = next(index for index, part in enumerate(heard.parts) if part.kind is kind)
    content = [
        (index, part)
        for index, part in enumerate(heard.parts)
        if part.kind is Kind.CONTENT and part.weight
    ]
    after = led_in(heard.parts)
    for index, part in content:
        if index in after and (index > at or (kind is Kind.UNKNOWN and part.clause.is_guess)):
            following = sum(part.weight for later, part in content if later >= index)
            # "But it was a bank" says something, "but sorry" and "but later" do not.
            if following >= 2 or kind is Kind.UNKNOWN or part.clause.said.count(" ") >= 3:
                return True
    before = sum(part.clause.said.count(" ") for index, part in content if index < at)
    if kind is Kind.REFUSAL:
        return before >= WORDS_BEFORE_MAX and not heard.parts[at].is_firm
    # "Better pay, I don't know."
    return before >= 2 and heard.parts[at].is_weak and at == len(heard.parts) - 1
