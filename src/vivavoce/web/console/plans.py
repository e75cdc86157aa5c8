"""A guide in the words of the pages: how long it is, what it asks, what changed in it."""

import difflib
from collections.abc import Sequence
from typing import Any

from vivavoce.authoring.reading import guide_hash
from vivavoce.domain.guide import Guide, Information, Probe, ProbeWhen, Question, Section

LANGUAGE_NAMES = {
    "ar": "العربية",
    "de": "Deutsch",
    "en": "English",
    "es": "Español",
    "et": "Eesti",
    "fr": "Français",
}

# Reading a question, thinking, and a few sentences typed on a phone. A guess, and called one.
MINUTES_EACH = 1.5

# More would take seconds to compare, and nobody reads it line by line.
COMPARED_LINES_MAX = 6_000

PROBED_WHEN = {
    ProbeWhen.SHORT: "after a short answer",
    ProbeWhen.VAGUE: "after a vague answer",
    ProbeWhen.NO_EXAMPLE: "when no example was given",
    ProbeWhen.CONTRADICTS: "when it contradicts what was said",
    ProbeWhen.UNCLEAR: "when no value could be read from the answer",
    ProbeWhen.ANY: "after any answer",
}


def language_name(code: str) -> str:
    """Return what a language calls itself, else its code."""
    return LANGUAGE_NAMES.get(code.split("-", maxsplit=1)[0], code)


def size(guide: Guide) -> dict[str, int]:
    """Return how many questions a guide has, and about how many minutes it takes."""
    questions = sum(len(section.questions) for section in guide.sections)
    budgets = [section.time_budget for section in guide.sections if section.time_budget]
    if len(budgets) == len(guide.sections):
        return {"questions": questions, "minutes": sum(budgets)}
    minutes = questions * MINUTES_EACH
    return {"questions": questions, "minutes": max(5, 5 * round(minutes / 5))}


def in_short(guide: Guide) -> dict[str, Any]:
    """Return `{id, title, version, languages: [{code, name}], questions, minutes}`."""
    return {
        "id": guide.id,
        "title": guide.in_language(guide.title, guide.language),
        "version": guide.version,
        "languages": [{"code": code, "name": language_name(code)} for code in guide.languages],
        **size(guide),
    }


def plan(guide: Guide, language: str) -> dict[str, Any]:
    """Return a guide for reading, its texts in `language`: what editing.html's neighbours show."""
    say = _Texts(guide, language)
    labels = {item.id: say(item.label) for item in guide.information}
    return {
        **in_short(guide),
        "language": language,
        "is_structured": guide.mode == "structured",
        "consent": say(guide.consent.ask) if guide.consent else None,
        "opening": say(guide.opening),
        "sections": [_section(section, say, labels) for section in guide.sections],
        "closing_ask": say(guide.closing.ask) if guide.closing.ask else None,
        "sums_up": guide.closing.summary_check,
        "closing": say(guide.closing.say),
        "information": [_information(item, guide, say) for item in guide.information],
    }


class _Texts:
    """A guide's texts in one language."""

    def __init__(self, guide: Guide, language: str) -> None:
        self.guide = guide
        self.language = language

    def __call__(self, text: str | dict[str, str] | None) -> str:
        return "" if text is None else self.guide.in_language(text, self.language)


def _section(section: Section, say: _Texts, labels: dict[str, str]) -> dict[str, Any]:
    return {
        "id": section.id,
        "title": say(section.title),
        "intent": say(section.intent),
        "transition": say(section.transition),
        "relevant": section.relevant,
        "minutes": section.time_budget,
        "questions": [_question(question, say, labels) for question in section.questions],
    }


def _question(question: Question, say: _Texts, labels: dict[str, str]) -> dict[str, Any]:
    return {
        "id": question.id,
        "ask": say(question.ask),
        "clarify": say(question.clarify),
        "relevant": question.relevant,
        "collects": [labels.get(name, name) for name in question.collects],
        "probes": [_probe(probe, say) for probe in question.probes if question.max_probes],
    }


def _probe(probe: Probe, say: _Texts) -> dict[str, Any]:
    return {
        "ask": say(probe.ask) if probe.ask is not None else None,
        "generate": probe.generate,
        "when": PROBED_WHEN[probe.when],
        "relevant": probe.relevant,
    }


def _information(item: Information, guide: Guide, say: _Texts) -> dict[str, Any]:
    return {
        "id": item.id,
        "label": say(item.label),
        "type": item.type.value,
        "unit": item.unit,
        "required": item.required,
        "hint": say(item.hint),
        "options": [option.shown(say.language, guide.language) for option in item.options],
        "by_review": item.id in guide.left_to_review,
    }


def changes(before: str, after: str) -> Sequence[dict[str, Any]] | None:
    """Return the lines in which two sources differ, with some around them.

    Returns:
        `{kind, line, text}` each: kind `same`, `added`, `removed`, or `gap` for lines left
        out; `line` counts in `after`, in `before` for what was removed. None when there is too
        much to compare.
    """
    if guide_hash(before) == guide_hash(after):
        return []
    old, new = before.splitlines(), after.splitlines()
    if len(old) + len(new) > COMPARED_LINES_MAX:
        return None
    lines: list[dict[str, Any]] = []
    matcher = difflib.SequenceMatcher(None, old, new)
    for number, group in enumerate(matcher.get_grouped_opcodes(3)):
        if number or group[0][3] > 0:
            lines.append({"kind": "gap", "line": 0, "text": ""})
        for tag, old_from, old_to, new_from, new_to in group:
            if tag == "equal":
                lines += _lines("same", new, new_from, new_to)
                continue
            lines += _lines("removed", old, old_from, old_to)
            lines += _lines("added", new, new_from, new_to)
    return lines


def _lines(kind: str, source: Sequence[str], begin: int, end: int) -> list[dict[str, Any]]:
    return [{"kind": kind, "line": at + 1, "text": source[at]} for at in range(begin, end)]
