"""How many questions a message puts, and whether it puts one at all."""

import functools
import re
from collections.abc import Iterator
from typing import NamedTuple

from vivavoce.interviewers.checks.guide_words import (
    ASKED,
    GuideWords,
    squeezed,
    without_quotations,
)
from vivavoce.interviewers.checks.objection import Code, Objection
from vivavoce.interviewers.interviewer import Reply, View
from vivavoce.interviewers.language import load
from vivavoce.interviewers.languages.asking import ASKING
from vivavoce.interviewers.listening import listen
from vivavoce.interviewers.understanding.asides import Aside, aside_of

# Latin, full-width, Arabic, Armenian and combined question marks; a Greek one looks like ";".
MARKS = re.compile(rf"[?？؟՞⁈⁉‽﹖⸮{ASKED}]+")
GREEK = "el"
ADDRESS = re.compile(r"\S*(?:://|www\.)\S*")
SENTENCE_END = re.compile(r"[.!…\n]+(?:\s|$)|[:–—]\s")
# A sentence with the mark at its end.
SENTENCES = re.compile(rf"[^.!…\n?？؟{ASKED}]+[.!…\n?？؟{ASKED}]*")
STRAIGHT = str.maketrans("’ʼ`´", "''''")
CHARS_MAX = 5_000
# What somebody who needs a moment is told puts no question.
WAITED_FOR = frozenset({Aside.WAIT, Aside.LATER})

TWO = Objection(
    code=Code.TWO_QUESTIONS,
    sentence="Ask one question only: keep the most useful one and leave the others for later.",
)
NONE = Objection(
    code=Code.NO_QUESTION,
    sentence="End with exactly one question, so that the candidate knows what to answer.",
)
ASKS_AT_THE_END = Objection(
    code=Code.TWO_QUESTIONS,
    sentence="The interview ends with this message and nobody can answer it, so ask nothing in it.",
)


def question_objections(
    view: View, reply: Reply, words: str | None, guide_words: GuideWords
) -> Iterator[Objection]:
    """Yield what is wrong with how many questions `reply` puts.

    `words` is the freely worded part of it; None: all of it may be.
    """
    judged = reply.say if words is None else words
    code = guide_words.language.code
    free = without_quotations(guide_words.freed(judged), view)
    asked = count(free, code)
    if words is not None:
        asked += _asks_beside(view, reply.say, words, guide_words)
    if reply.done:
        if asked and guide_words.freed(judged) != ASKED:
            yield ASKS_AT_THE_END
    elif asked > 1:
        yield TWO
    elif not asked and not _asks_without_mark(reply.say, guide_words) and not _waits(view, code):
        yield NONE


def _asks_beside(view: View, say: str, words: str, guide_words: GuideWords) -> bool:
    """Whether beside the free `words` the guide asks something, or the owner."""
    owner = squeezed(view.interview.owner_asks or "")
    if owner and owner in squeezed(say) and owner not in squeezed(words):
        return True
    return guide_words.has_asked(say) and not guide_words.has_asked(words)


def count(text: str, code: str) -> int:
    """Return how many questions `text` puts, as far as marks and the clearest words tell.

    What it asks in quotation marks counts; the candidate's own is taken out before.
    """
    plain = ADDRESS.sub(" ", text[:CHARS_MAX]).translate(STRAIGHT)
    plain = plain.casefold()
    if code == GREEK:
        plain = plain.replace(";", "?")
    found = 0
    begin = 0
    for mark in MARKS.finditer(plain):
        # "…?)" or "(?)" beside nothing else is a tone, not a question.
        sentence = SENTENCE_END.split(plain[begin : mark.start()])[-1]
        begin = mark.end()
        own = mark[0].count(ASKED)
        is_put = any(map(str.isalnum, sentence)) and mark[0].strip(ASKED) != ""
        found += own + (1 + _is_joined(sentence, code) if is_put else 0)
    return found + _demands(plain, code)


def last_put(text: str, code: str) -> str:
    """Return the last sentence of `text` that asks something; "" when none does."""
    plain = ADDRESS.sub(" ", text[:CHARS_MAX]).translate(STRAIGHT).casefold()
    patterns = _patterns(code)
    sentences: list[str] = SENTENCES.findall(plain)
    for sentence in reversed(sentences):
        if MARKS.search(sentence.replace(ASKED, "")) and any(map(str.isalnum, sentence)):
            return sentence
        if patterns is not None and patterns.demands.match(sentence):
            return sentence
    return ""


def _demands(plain: str, code: str) -> int:
    """Return how many sentences of `plain` ask something without a question mark."""
    patterns = _patterns(code)
    if patterns is None:
        return 0
    return sum(
        patterns.demands.match(sentence) is not None and MARKS.search(sentence) is None
        for sentence in SENTENCES.findall(plain)
    )


def _is_joined(sentence: str, code: str) -> bool:
    """Whether a sentence that ends in a question mark asks two things."""
    patterns = _patterns(code)
    if patterns is None:
        return False
    return bool(patterns.opens.search(sentence) and patterns.joined.search(sentence))


def _asks_without_mark(say: str, guide_words: GuideWords) -> bool:
    """Whether something is asked for; of a language without data nobody can say that it is not."""
    if MARKS.search(say) or guide_words.has_asked(say):
        return True
    patterns = _patterns(guide_words.language.code)
    if patterns is None or guide_words.language.code == GREEK:
        return True
    return patterns.requests.search(say.translate(STRAIGHT).casefold()) is not None


def _waits(view: View, code: str) -> bool:
    """Whether the candidate asked for a moment."""
    turn = listen(view.interview.transcript).turn
    return bool(turn) and aside_of(turn[-1].text, load(code)) in WAITED_FOR


class _Patterns(NamedTuple):
    joined: re.Pattern[str]
    opens: re.Pattern[str]
    requests: re.Pattern[str]
    demands: re.Pattern[str]


@functools.lru_cache(maxsize=64)
def _patterns(code: str) -> _Patterns | None:
    asking = ASKING.get(code)
    return _Patterns(*map(re.compile, asking)) if asking is not None else None
