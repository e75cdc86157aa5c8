"""What helps a candidate along: explanations, probes that are not worn out, plain options."""

from collections.abc import Iterable

from vivavoce.authoring.lint.findings import Found, Rule, Severity
from vivavoce.authoring.lint.subject import Role, Subject
from vivavoce.authoring.shape import dotted
from vivavoce.domain.guide import Option


def _missing_clarify(subject: Subject) -> Iterable[Found]:
    for asked in subject.questions:
        if asked.question.clarify is None:
            yield Found(
                asked.path,
                f'{asked.question.id} has nothing to say to "what do you mean?"',
                "Add clarify: the question in other words.",
            )


def _repeated_probe(subject: Subject) -> Iterable[Found]:
    first: dict[tuple[str, str], str] = {}
    for wording in subject.wordings:
        if wording.spoken.role is not Role.PROBE:
            continue
        words = (wording.language, " ".join(wording.words.casefold().split()))
        where = dotted(wording.path)
        if words in first:
            yield Found(
                wording.path,
                f"the probe has the words of {first[words]}, and nothing is said twice in an "
                "interview",
                "Put it in words of its own.",
            )
        first.setdefault(words, where)


def _ambiguous_option(subject: Subject) -> Iterable[Found]:
    for at, item in enumerate(subject.guide.information):
        first: dict[str, str] = {}
        for number, option in enumerate(item.options):
            for label in _names_of(option):
                if first.setdefault(label, option.id) != option.id:
                    yield Found(
                        ("information", at, "options", number),
                        f'"{label}" means the option {first[label]} and {option.id}',
                        "Leave it to one of them.",
                    )


def _names_of(option: Option) -> list[str]:
    return list(dict.fromkeys(" ".join(name.casefold().split()) for name in option.names))


RULES = (
    Rule("missing-clarify", Severity.HINT, _missing_clarify),
    Rule("repeated-probe", Severity.WARNING, _repeated_probe),
    Rule("ambiguous-option", Severity.WARNING, _ambiguous_option),
)
