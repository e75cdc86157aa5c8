"""The interview guide: the plan an interviewer follows.

Plain data; reading it from YAML and explaining what is wrong with it is the
work of `service/guides.py`. Texts are either one text or one per language.
"""

from enum import StrEnum
from typing import Any

import msgspec

from vivavoce.domain.ids import GuideId

Text = str | dict[str, str]
"""One text, or one per language: `{en: "Hello", et: "Tere"}`."""


class Part(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """The root of everything in a guide: misspelt fields are errors, not silence."""


class ValueType(StrEnum):
    """What kind of value an information item holds."""

    TEXT = "text"
    LIST = "list"
    NUMBER = "number"
    BOOLEAN = "boolean"
    CHOICE = "choice"
    DATE = "date"


class ProbeKind(StrEnum):
    """What a follow-up is after."""

    ELABORATE = "elaborate"
    CLARIFY = "clarify"
    EXAMPLE = "example"
    CONTRAST = "contrast"


class ProbeWhen(StrEnum):
    """The rule by which a probe becomes due."""

    SHORT = "answer.short"  # little was said
    UNCLEAR = "answer.unclear"  # no value of the information's type could be read from it
    ANY = "answer.any"


class Wording(StrEnum):
    """Whether an interviewer may put a question in other words."""

    VERBATIM = "verbatim"
    ADAPT = "adapt"


class Option(Part, frozen=True, kw_only=True):
    """One choice; the candidate may use any of its labels."""

    id: str
    labels: list[str] = []


class Information(Part, frozen=True, kw_only=True):
    """Something the interview is to learn: a field of the profile."""

    id: str
    label: Text
    type: ValueType = ValueType.TEXT
    required: bool = False
    hint: Text | None = None
    options: list[Option] = []
    unit: str | None = None


class Probe(Part, frozen=True, kw_only=True):
    """A follow-up for a thin answer. `when` names the rule; `ask` is what is said."""

    kind: ProbeKind
    ask: Text
    when: ProbeWhen = ProbeWhen.SHORT


class Question(Part, frozen=True, kw_only=True):
    """One question and the information items its answer fills."""

    id: str
    ask: Text
    collects: list[str] = []
    wording: Wording = Wording.ADAPT
    clarify: Text | None = None  # what to say to "what do you mean?"
    probes: list[Probe] = []
    max_probes: int = 1


class Section(Part, frozen=True, kw_only=True):
    """A topic: questions that belong together, asked in order."""

    id: str
    questions: list[Question]
    intent: Text | None = None
    transition: Text | None = None  # said on the way into this section


class Closing(Part, frozen=True, kw_only=True):
    """How the interview ends: a last open question, then thanks."""

    say: Text
    ask: Text | None = None


class Rules(Part, frozen=True, kw_only=True):
    """Limits of the whole interview."""

    max_turns: int = 200  # candidate messages; past it the interview closes politely
    idle_pause_after_s: int | None = None
    expires_after_s: int | None = None


class Guide(Part, frozen=True, kw_only=True):
    """A whole guide."""

    id: GuideId
    version: str
    title: Text
    languages: list[str] = msgspec.field(default_factory=lambda: ["en"])
    information: list[Information]
    sections: list[Section]
    opening: Text
    closing: Closing
    rules: Rules = Rules()
    metadata: dict[str, Any] = {}

    @property
    def language(self) -> str:
        """The language texts fall back to: the first one listed."""
        return self.languages[0]

    def in_language(self, text: Text, language: str) -> str:
        """Return `text` in `language`, else in its base language, else in the guide's own."""
        if isinstance(text, str):
            return text
        for choice in (language, language.split("-", maxsplit=1)[0], self.language):
            if choice in text:
                return text[choice]
        return next(iter(text.values()))
