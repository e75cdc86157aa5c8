"""Names and conditions that mean nothing.

A new guide is refused for them (`authoring/checks.py`); one that is kept may be older.
"""

from collections.abc import Iterable

from vivavoce.authoring.lint.findings import Found, Rule, Severity
from vivavoce.authoring.lint.subject import Subject
from vivavoce.domain.variables import CANDIDATE_NAME, variables_in


def _unknown_name(subject: Subject) -> Iterable[Found]:
    for conditioned in subject.conditions:
        names = conditioned.condition.names if conditioned.condition is not None else frozenset()
        for name in sorted(names - subject.items.keys()):
            yield Found(
                conditioned.path,
                f"the condition names {name}, which is not in information",
                "Add it there, or put it in quotes if it is a text.",
            )
    for asked in subject.questions:
        for at, name in enumerate(asked.question.collects):
            if name not in subject.items:
                yield Found(
                    (*asked.path, "collects", at),
                    f"{asked.question.id} collects {name}, which is not in information",
                    "Add it there or remove it here.",
                )
    for spoken in subject.texts:
        texts = {"": spoken.text} if isinstance(spoken.text, str) else spoken.text
        for language, text in texts.items():
            for variable in variables_in(text):
                if variable.name != CANDIDATE_NAME and variable.name not in subject.items:
                    yield Found(
                        (*spoken.path, language) if language else spoken.path,
                        f"the text names {{{variable.name}}}, which is not in information",
                        "Add it there, or write {{ and }} for braces that are meant to be seen.",
                    )


def _malformed_condition(subject: Subject) -> Iterable[Found]:
    for conditioned in subject.conditions:
        if conditioned.condition is None:
            yield Found(
                conditioned.path,
                f"this is no condition: {conditioned.complaint.removesuffix('.')}",
                "Until then it counts as one that does not hold.",
            )


RULES = (
    Rule("unknown-name", Severity.ERROR, _unknown_name),
    Rule("malformed-condition", Severity.ERROR, _malformed_condition),
)
