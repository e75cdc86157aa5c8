"""All rules, applied to a guide."""

from vivavoce.authoring.lint import (
    collecting,
    comparing,
    helping,
    length,
    names,
    reach,
    readability,
    translations,
    wording,
)
from vivavoce.authoring.lint.findings import Finding, Rule, Severity
from vivavoce.authoring.lint.subject import Subject
from vivavoce.authoring.reading import parse_with_lines
from vivavoce.authoring.shape import dotted
from vivavoce.authoring.source import Mistake, Node
from vivavoce.domain.guide import Guide
from vivavoce.errors import Malformed

RULES: tuple[Rule, ...] = (
    *names.RULES,
    *comparing.RULES,
    *reach.RULES,
    *collecting.RULES,
    *length.RULES,
    *wording.RULES,
    *readability.RULES,
    *translations.RULES,
    *helping.RULES,
)
NOT_A_GUIDE = "not-a-guide"  # the one finding of a source that is refused


def lint(guide: Guide, root: Node) -> list[Finding]:
    """Return what could be better about `guide`, whose source is `root`, by line."""
    subject = Subject(guide)
    found = [
        Finding(
            rule=rule.name,
            severity=rule.severity,
            line=root.find(found.path).line,
            path=dotted(found.path),
            message=found.message,
            advice=found.advice,
        )
        for rule in RULES
        for found in rule.finds(subject)
    ]
    return sorted(found, key=lambda finding: finding.line)


def lint_source(source: str, *, name: str) -> list[Finding]:
    """Return what is wrong with, or could be better about, the guide that `source` spells out.

    A source that is refused gets one finding, `not-a-guide`; `name` is what the file is called.
    """
    try:
        guide, root = parse_with_lines(source, name=name)
    except Malformed as error:
        return [refused(error)]
    return lint(guide, root)


def refused(error: Malformed) -> Finding:
    """Return the refusal of a guide, or of the file it was to be read from, as a finding."""
    told, line = (error.told, error.line) if isinstance(error, Mistake) else (str(error), 1)
    message, _, advice = told.rpartition("; ")
    if not message or not advice.endswith((".", "?")):
        message, advice = told.removesuffix("."), ""
    return Finding(
        rule=NOT_A_GUIDE,
        severity=Severity.ERROR,
        line=line,
        path=error.field or "",
        message=message,
        advice=advice[:1].upper() + advice[1:],
    )
