"""Texts that some candidates will read in a language they did not choose, or nobody listens for."""

from collections.abc import Iterable, Iterator

from vivavoce.authoring.lint.findings import Found, Rule, Severity
from vivavoce.authoring.lint.subject import Subject
from vivavoce.authoring.source import Path
from vivavoce.domain.guide import Text
from vivavoce.interviewers.language import known


def _missing_translation(subject: Subject) -> Iterable[Found]:
    languages = subject.guide.languages
    if len(languages) < 2:
        return
    for path, text in _shown(subject):
        if isinstance(text, str):
            yield Found(
                path,
                f"there is one text for {len(languages)} languages",
                f"Write one for each: {{ {', '.join(f'{tag}: …' for tag in languages[:4])} }}.",
            )
            continue
        missing = [
            tag for tag in languages if tag not in text and tag.partition("-")[0] not in text
        ]
        if missing:
            yield Found(path, f"the text is missing in {', '.join(missing)}", "Add it.")
    for at, item in enumerate(subject.guide.information):
        if any(isinstance(option.labels, list) and option.labels for option in item.options):
            yield Found(
                ("information", at, "options"),
                f"the labels are the same in {len(languages)} languages, and the first is shown",
                f"Write them for each: {{ {languages[0]}: [ … ], {languages[1]}: [ … ] }}.",
            )


def _shown(subject: Subject) -> Iterator[tuple[Path, Text]]:
    """Yield what a candidate gets to see; intents and hints are for the authors."""
    yield ("title",), subject.guide.title
    for at, item in enumerate(subject.guide.information):
        yield ("information", at, "label"), item.label
    for spoken in subject.texts:
        yield spoken.path, spoken.text


def _unspoken_language(subject: Subject) -> Iterable[Found]:
    for at, tag in enumerate(subject.guide.languages):
        if tag.partition("-")[0] not in known():
            yield Found(
                ("languages", at),
                f"in {tag} the script says nothing but the guide's texts, and listens for English",
                "Leave summary_check out, or let a model lead.",
            )


RULES = (
    Rule("missing-translation", Severity.WARNING, _missing_translation),
    Rule("unspoken-language", Severity.HINT, _unspoken_language),
)
