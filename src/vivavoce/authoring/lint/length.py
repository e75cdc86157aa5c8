"""Questions that never end, and interviews that end too early."""

from collections.abc import Iterable

from vivavoce.authoring.lint.findings import Found, Rule, Severity
from vivavoce.authoring.lint.subject import ASKING, Subject
from vivavoce.domain.guide import ProbeWhen

WORDS_MAX = 35  # what somebody who reads a question has in mind at its end


def _endless_probes(subject: Subject) -> Iterable[Found]:
    for asked in subject.questions:
        question = asked.question
        always = [probe for probe in question.probes if probe.when is ProbeWhen.ANY]
        # A model finds new words each time; what is written is asked once.
        many = len(always) > 1 or any(probe.generate is not None for probe in always)
        if many and question.max_probes > 1:
            yield Found(
                (*asked.path, "probes"),
                f"{question.id} is followed by several probes after any answer, however good",
                "Let them wait for a reason, such as when: answer.short, or set max_probes: 1.",
            )


def _no_way_out(subject: Subject) -> Iterable[Found]:
    if subject.guide.rules.refuse_ok:
        return
    for asked in subject.questions:
        question = asked.question
        required = [
            name
            for name in question.collects
            if name in subject.items and subject.items[name].required
        ]
        if required and question.clarify is None and not question.probes:
            yield Found(
                asked.path,
                f"{question.id} asks again for {required[0]}, which may not be refused, in the "
                "same words",
                "Add clarify or a probe that helps, or remove rules.refuse_ok: false.",
            )


def _too_few_turns(subject: Subject) -> Iterable[Found]:
    guide = subject.guide
    needed = sum(
        1 + min(asked.question.max_probes, len(asked.question.probes))
        for asked in subject.questions
    )
    needed += (guide.consent is not None) + (guide.closing.ask is not None)
    needed += guide.closing.summary_check
    if needed > guide.rules.max_turns:
        yield Found(
            ("rules", "max_turns"),
            f"the questions and their probes take up to {needed} answers, and the interview ends "
            f"after {guide.rules.max_turns}",
            "Raise rules.max_turns, or ask less.",
        )


def _long_question(subject: Subject) -> Iterable[Found]:
    for wording in subject.wordings:
        words_count = len(wording.words.split())
        if wording.spoken.role in ASKING and words_count > WORDS_MAX:
            yield Found(
                wording.path,
                f"the question has {words_count} words",
                f"Ask in at most {WORDS_MAX}; explain in clarify or in the transition.",
            )


RULES = (
    Rule("endless-probes", Severity.WARNING, _endless_probes),
    Rule("no-way-out", Severity.WARNING, _no_way_out),
    Rule("too-few-turns", Severity.WARNING, _too_few_turns),
    Rule("long-question", Severity.WARNING, _long_question),
)
