"""How the scripted interviewer puts things: in the interview's language, never twice alike."""

import re
from collections.abc import Iterable, Sequence
from typing import Any

from vivavoce.domain.guide import Guide, Information, Text, ValueType
from vivavoce.domain.interview import Interview
from vivavoce.domain.profile import FieldStatus, Profile
from vivavoce.domain.variables import fill
from vivavoce.interviewers.language import Language
from vivavoce.interviewers.listening import interviewer_texts

# What a value may take up in a sentence, and in a line of the summary.
INSERTED_CHARS_MAX = 80
INSERTED_WORDS_MAX = 8
SUMMED_UP_CHARS_MAX = 240
SUMMED_UP_ITEMS_MAX = 60

SENTENCE = re.compile(r"(?<=[.!?])\s+")


class Wording:
    """The words for one reply. `profile` is what is known once the reply is given."""

    def __init__(self, guide: Guide, interview: Interview, language: Language) -> None:
        self.guide = guide
        self.interview = interview
        self.language = language
        self.phrases = language.phrases
        self.profile: Profile = interview.profile
        self.items = {item.id: item for item in guide.information}
        self.said = interviewer_texts(interview.transcript)

    def text(self, text: Text) -> str:
        """Return one of the guide's texts, its variables filled in."""
        return fill(self.guide.in_language(text, self.interview.language), self._known)

    def label(self, item: Information) -> str:
        """Return what people call an information item."""
        label = self.guide.in_language(item.label, self.interview.language)
        return shortened(label, INSERTED_CHARS_MAX)

    def rotated(self, wordings: Sequence[str]) -> str:
        """Return one of `wordings`: they take turns, so none comes twice running."""
        return wordings[len(self.said) % len(wordings)] if wordings else ""

    def unused(self, wordings: Iterable[str]) -> str | None:
        """Return the first of `wordings` that was not said yet; None: all were."""
        return next((words for words in wordings if words and not self.was_said(words)), None)

    def was_said(self, words: str) -> bool:
        """Whether the interviewer has used these words in this interview."""
        return any(words in text for text in self.said)

    def unclear(self, item: Information) -> list[str]:
        """Return the ways to ask for a plainer value of `item`."""
        options = ", ".join(self._option(item, option.id) for option in item.options)
        return [
            wording.format(label=self.label(item), options=options)
            for wording in self.phrases.unclear.get(item.type, ())
        ]

    def value(self, value: Any, item: Information, *, chars_max: int) -> str:
        """Return a value as one says it: "5 to 6 years", "yes", "Go, Python and SQL"."""
        return shortened(self._whole(value, item), chars_max)

    def summary_lines(self) -> list[str]:
        """Return what was learned, a line for each item that has a value."""
        lines = []
        for item in self.guide.asked_for[:SUMMED_UP_ITEMS_MAX]:
            known = self.profile.get(item.id)
            if known is not None and known.value not in (None, "", []):
                value = self.value(known.value, item, chars_max=SUMMED_UP_CHARS_MAX)
                lines.append(f"- {self.label(item)}: {value}")
        return lines

    def missing_labels(self) -> list[str]:
        """Return the labels of required items nothing is known about."""
        return [
            self.label(item)
            for item in self.guide.asked_for
            if item.required and self._is_missing(item)
        ]

    def _is_missing(self, item: Information) -> bool:
        known = self.profile.get(item.id)
        return known is None or (
            known.value is None and known.status in {FieldStatus.PENDING, FieldStatus.PARTIAL}
        )

    def _known(self, name: str) -> str | None:
        if name == "candidate.name":
            given = self.interview.candidate.name
            return shortened(given, INSERTED_CHARS_MAX) if given else None
        known, item = self.profile.get(name), self.items.get(name)
        if known is None or item is None or known.value in (None, "", []):
            return None
        if item.type is ValueType.TEXT and len(str(known.value).split()) > INSERTED_WORDS_MAX:
            return None  # a sentence of theirs within one of ours reads like neither
        # It stands within a sentence that has an end of its own.
        value = self.value(known.value, item, chars_max=INSERTED_CHARS_MAX)
        return SENTENCE.split(value)[0].rstrip(".!")

    def _whole(self, value: Any, item: Information) -> str:
        match value:
            case bool():
                return self.phrases.yes if value else self.phrases.no
            case {"min": least, "max": most}:
                return self._with_unit(self._range(least, most), item)
            case int() | float():
                return self._with_unit(plain_number(value), item)
            case list():
                return self._enumerated([str(part) for part in value])
            case _ if item.type is ValueType.CHOICE:
                return as_sentences(self._option(item, str(value)))
            case _:
                return as_sentences(str(value))

    def _range(self, least: Any, most: Any) -> str:
        if most is None:
            return self.phrases.at_least.format(min=plain_number(least))
        if least is None:
            return self.phrases.at_most.format(max=plain_number(most))
        return self.phrases.from_to.format(min=plain_number(least), max=plain_number(most))

    def _with_unit(self, number: str, item: Information) -> str:
        return f"{number} {item.unit}" if item.unit else number

    def _option(self, item: Information, chosen: str) -> str:
        """Return what people call the option with this id, in the interview's language."""
        spoken = self.interview.language
        languages = (spoken, spoken.partition("-")[0], self.guide.language)
        named = (option.shown(*languages) for option in item.options if option.id == chosen)
        return next(named, chosen)

    def _enumerated(self, parts: list[str]) -> str:
        if len(parts) < 2:
            return "".join(parts)
        joint = self.phrases.and_
        link = ", " if joint == "," else f" {joint} "
        return ", ".join(parts[:-1]) + link + parts[-1]


def plain_number(number: Any) -> str:
    """Return a number without needless zeros, thousands set apart."""
    if isinstance(number, float) and number != int(number):
        return f"{number:,.2f}".rstrip("0").rstrip(".")
    # A year is written without a mark, and so is what looks like one.
    return f"{int(number):,}" if abs(number) >= 10_000 else str(int(number))


def as_sentences(text: str) -> str:
    """Return several messages as one paragraph; those without an end mark get a full stop."""
    lines = [" ".join(line.split()) for line in text.splitlines() if line.strip()]
    ended = [f"{line}." if line[-1].isalnum() else line for line in lines[:-1]]
    return " ".join([*ended, *lines[-1:]])


def shortened(text: str, chars_max: int) -> str:
    """Return `text`, cut between two words if it is longer than `chars_max`."""
    if len(text) <= chars_max:
        return text
    cut = text[: chars_max - 1]
    return (cut.rsplit(" ", 1)[0] if " " in cut else cut) + "…"


def paragraph(*sentences: str | None) -> str:
    """Return `sentences` as one paragraph, without the empty ones."""
    return " ".join(filter(None, sentences))


def paragraphs(*parts: str | None) -> str:
    """Return `parts` as paragraphs, without the empty ones."""
    return "\n\n".join(filter(None, parts))
