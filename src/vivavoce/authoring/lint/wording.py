"""How questions are put: open, neutral, one at a time, and only where one can be answered.

After the rules of questionnaire design that N. Bradburn, S. Sudman and B. Wansink
give in "Asking Questions" (2004). Precision goes before recall: a rule that cries
wolf is switched off. Languages without a file in `phrases/` get the rules that need
no words.
"""

import re
from collections.abc import Iterable, Iterator, Sequence

from vivavoce.authoring.lint.findings import Found, Rule, Severity
from vivavoce.authoring.lint.phrasing import Phrases, pattern, phrases_of
from vivavoce.authoring.lint.subject import ASKING, Role, Subject, Wording
from vivavoce.domain.guide import ValueType

SENTENCE_END = re.compile(r"[.!?…;]+")
QUESTION_MARK = re.compile(r"[?？؟]+")
WORD = re.compile(r"[\w'/-]+")


def _asking(subject: Subject) -> Iterator[tuple[Wording, str, Phrases]]:
    """Yield what asks something: its words in lower case, and those of its language."""
    for wording in subject.wordings:
        if wording.spoken.role in ASKING:
            yield wording, wording.words.casefold(), phrases_of(wording.language) or Phrases()


def _leading(subject: Subject) -> Iterable[Found]:
    for wording, words, phrases in _asking(subject):
        found = pattern(phrases.leading).search(words) or pattern(
            phrases.leading_tags, end=True
        ).search(words)
        if found is not None:
            yield Found(
                wording.path,
                f'"{found[0].strip(" ,?")}" suggests an answer',
                "Ask so that every answer is as easy to give.",
            )


def _double_barrelled(subject: Subject) -> Iterable[Found]:
    for wording, words, phrases in _asking(subject):
        both = pattern(phrases.both).search(words)
        if len(QUESTION_MARK.findall(words)) > 1:
            seen = "two question marks"
        elif both is not None:
            seen = f'"{both[0]}"'
        else:
            seen = next(filter(None, (_second(part, phrases) for part in _sentences(words))), "")
        if seen:
            yield Found(
                wording.path,
                f"it asks two things at once ({seen}), and one of them will stay unanswered",
                "Make it two questions, or the second one a probe.",
            )


def _sentences(words: str) -> list[list[str]]:
    return [WORD.findall(part) for part in SENTENCE_END.split(words)]


def _second(words: Sequence[str], phrases: Phrases) -> str:
    """Return where a second question begins in a sentence: "and why"; "" when there is none.

    "What and who" is one idea, and so is "what to keep and what to change".
    """
    asks = [at for at, word in enumerate(words) if word in phrases.interrogatives]
    for at in asks:
        joined = at >= 2 and words[at - 1] in phrases.conjunctions
        before = any(earlier < at - 2 for earlier in asks)
        after = words[at + 1] if at + 1 < len(words) else ""
        if joined and before and at - 2 not in asks and after not in phrases.harmless_after:
            return f'"{words[at - 1]} {words[at]}"'
    return ""


def _closed(subject: Subject) -> Iterable[Found]:
    for wording, words, phrases in _asking(subject):
        question = wording.spoken.question
        if wording.spoken.role is not Role.QUESTION or question is None:
            continue
        types = {subject.items[name].type for name in question.collects if name in subject.items}
        found = pattern(phrases.closed_openers, begin=True).search(words)
        if found is not None and types and types <= {ValueType.TEXT, ValueType.LIST}:
            yield Found(
                wording.path,
                f'what begins with "{found[0]}" is answered by yes or no, and a text is wanted',
                "Begin with what, how or which, or collect a boolean.",
            )


def _loaded(subject: Subject) -> Iterable[Found]:
    for wording, words, phrases in _asking(subject):
        found = pattern(phrases.loaded).search(words)
        if found is not None:
            yield Found(
                wording.path,
                f'"{found[0]}" judges before the candidate does',
                "Use a neutral word.",
            )


def _question_in_statement(subject: Subject) -> Iterable[Found]:
    for wording in subject.wordings:
        if wording.spoken.role is Role.STATEMENT and QUESTION_MARK.search(wording.words):
            yield Found(
                wording.path,
                "there is a question here, but nobody listens to the answer",
                "Say it without asking, or make it a question of a section.",
            )


RULES = (
    Rule("leading", Severity.WARNING, _leading),
    Rule("double-barrelled", Severity.WARNING, _double_barrelled),
    Rule("closed", Severity.HINT, _closed),
    Rule("loaded", Severity.HINT, _loaded),
    Rule("question-in-statement", Severity.WARNING, _question_in_statement),
)
