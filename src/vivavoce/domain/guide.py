"""The interview guide: the plan an interviewer follows.

Plain data; reading it from YAML and explaining what is wrong with it is the
work of `authoring/`. Texts are either one text or one per language, and may hold
variables (`domain/variables.py`). The descriptions are published: they are the
JSON Schema that editors show (`vivavoce guide schema`). A field may be added only
with a default under which every guide kept so far means what it meant (I9).
"""

from enum import StrEnum
from typing import Annotated, Any

import msgspec
from msgspec import Meta

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
    EMAIL = "email"
    PHONE = "phone"
    URL = "url"


class ProbeKind(StrEnum):
    """What a follow-up is after."""

    ELABORATE = "elaborate"
    CLARIFY = "clarify"
    EXAMPLE = "example"
    CONTRAST = "contrast"


class ProbeWhen(StrEnum):
    """The rule by which a probe becomes due."""

    SHORT = "answer.short"  # little was said
    VAGUE = "vague"  # something was said that could mean anything: "the usual", "it depends"
    NO_EXAMPLE = "no_example"  # nothing in it tells of one case
    CONTRADICTS = "contradicts"  # it does not fit what was said before, or itself
    UNCLEAR = "answer.unclear"  # no value of the information's type could be read from it
    ANY = "answer.any"


class Mode(StrEnum):
    """How closely an interviewer keeps to the guide's words."""

    STRUCTURED = "structured"
    SEMI_STRUCTURED = "semi_structured"


class ReviewBy(StrEnum):
    """Who reads a finished interview first."""

    LLM = "llm"
    HUMAN = "human"


class Wording(StrEnum):
    """Whether an interviewer may put a question in other words."""

    VERBATIM = "verbatim"
    ADAPT = "adapt"


class Fallback(StrEnum):
    """Who carries on when a model cannot."""

    SCRIPTED = "scripted"
    PAUSE = "pause"


class Option(Part, frozen=True, kw_only=True):
    """One choice."""

    id: Annotated[str, Meta(description="What the profile stores when this is chosen.")]
    labels: Annotated[
        list[str] | dict[str, list[str]],
        Meta(
            description="What people call it, or that per language; any of them may be used, and "
            "the first is shown."
        ),
    ] = msgspec.field(default_factory=list)

    @property
    def names(self) -> list[str]:
        """Every label, in every language."""
        if isinstance(self.labels, list):
            return self.labels
        return [label for labels in self.labels.values() for label in labels]

    def shown(self, *languages: str) -> str:
        """Return the label that is shown: in the first of `languages` that has one, else any."""
        if isinstance(self.labels, dict):
            for language in languages:
                if self.labels.get(language):
                    return self.labels[language][0]
        return next(iter(self.names), self.id)


class Information(Part, frozen=True, kw_only=True):
    """Something the interview is to learn: a field of the profile."""

    id: Annotated[str, Meta(description="The field's name in the profile.")]
    label: Annotated[Text, Meta(description="What people call it; shown to owner and candidate.")]
    type: Annotated[ValueType, Meta(description="What kind of value an answer gives.")] = (
        ValueType.TEXT
    )
    required: Annotated[
        bool, Meta(description="Counts towards coverage; the summary names it when it is missing.")
    ] = False
    hint: Annotated[
        Text | None, Meta(description="What exactly is meant, for whoever reads or extracts it.")
    ] = None
    options: Annotated[list[Option], Meta(description="The choices, when the type is choice.")] = []
    unit: Annotated[
        str | None,
        Meta(description="The unit of a number, such as years or EUR; answers are converted."),
    ] = None


class Probe(Part, frozen=True, kw_only=True):
    """A follow-up: asked when its rule applies, never twice in the same words."""

    kind: Annotated[ProbeKind, Meta(description="What it is after.")]
    ask: Annotated[Text | None, Meta(description="What is said.")] = None
    generate: Annotated[
        str | None,
        Meta(description="Instead of `ask`: what a model is to ask about. A script passes it by."),
    ] = None
    when: Annotated[ProbeWhen, Meta(description="The rule by which it becomes due.")] = (
        ProbeWhen.SHORT
    )
    relevant: Annotated[str | None, Meta(description="A condition that has to hold as well.")] = (
        None
    )


class Question(Part, frozen=True, kw_only=True):
    """One question and the information items its answer fills."""

    id: Annotated[str, Meta(description="Unique in the guide; transcripts name it.")]
    ask: Annotated[Text, Meta(description="The question: open, neutral, one thing at a time.")]
    collects: Annotated[
        list[str],
        Meta(description="Information items the answer fills; when all are known it is skipped."),
    ] = []
    relevant: Annotated[
        str | None,
        Meta(description="A condition over the profile; asked only when it holds."),
    ] = None
    wording: Annotated[
        Wording, Meta(description="Whether an interviewer may put it in other words.")
    ] = Wording.ADAPT
    clarify: Annotated[Text | None, Meta(description='What is said to "what do you mean?".')] = None
    probes: Annotated[list[Probe], Meta(description="Follow-ups, tried in this order.")] = []
    max_probes: Annotated[int, Meta(description="At most so many follow-ups, 0 to 5.")] = 1


class Section(Part, frozen=True, kw_only=True):
    """A topic: questions that belong together, asked in order."""

    id: Annotated[str, Meta(description="Unique in the guide; the state is section.question.")]
    questions: Annotated[list[Question], Meta(description="Asked in this order.")]
    title: Annotated[
        Text | None,
        Meta(description="What the candidate sees this part called; without one, a number."),
    ] = None
    intent: Annotated[
        Text | None, Meta(description="What the topic is for; never shown to the candidate.")
    ] = None
    transition: Annotated[Text | None, Meta(description="Said on the way into this section.")] = (
        None
    )
    relevant: Annotated[
        str | None, Meta(description="A condition that holds for all its questions.")
    ] = None
    time_budget: Annotated[
        int | None,
        Meta(
            description="Minutes. Past it only required information is asked for, without probes."
        ),
    ] = None


class Consent(Part, frozen=True, kw_only=True):
    """What the candidate agrees to before anything is asked."""

    ask: Annotated[Text, Meta(description="What is agreed to, ending in a yes-or-no question.")]
    declined: Annotated[
        Text | None, Meta(description="Said to somebody who does not agree; then it ends.")
    ] = None


class Closing(Part, frozen=True, kw_only=True):
    """How the interview ends: a summary to confirm, a last open question, thanks."""

    say: Annotated[Text, Meta(description="The last words.")]
    ask: Annotated[Text | None, Meta(description="A last open question.")] = None
    summary_check: Annotated[
        bool, Meta(description="Sum up what was learned and let the candidate correct it.")
    ] = False


class Rules(Part, frozen=True, kw_only=True):
    """Limits of the whole interview."""

    max_turns: Annotated[
        int, Meta(description="Candidate messages; past it the interview closes politely.")
    ] = 200
    idle_pause_after_s: Annotated[
        int | None, Meta(description="Seconds of silence after which it is paused.")
    ] = None
    expires_after_s: Annotated[
        int | None, Meta(description="Seconds after which an unfinished one is cancelled.")
    ] = None
    off_topic: Annotated[
        Text | None, Meta(description="Said to what has nothing to do with the question.")
    ] = None
    refuse_ok: Annotated[
        bool,
        Meta(
            description="False: somebody who refuses required information is told once, kindly, "
            "that it is needed, and asked again."
        ),
    ] = True
    fallback: Annotated[
        Fallback, Meta(description="Who carries on when a model cannot: the script, or nobody.")
    ] = Fallback.SCRIPTED
    fallback_after_s: Annotated[
        int,
        Meta(
            description="Seconds for which a reply is tried again before the fallback takes over."
        ),
    ] = 120
    token_budget: Annotated[
        int | None,
        Meta(description="Tokens models may use on one interview; past it, it is paused."),
    ] = None


class Review(Part, frozen=True, kw_only=True):
    """What is drawn from the whole interview once it is over, and who looks at it."""

    collects: Annotated[
        list[str],
        Meta(
            description="Information items that only the whole shows: none of them is required, "
            "and no question collects one."
        ),
    ] = []
    by: Annotated[
        ReviewBy,
        Meta(
            description="llm: a model fills them, then a person decides; without a model the "
            "interview is completed at once. human: a person does all of it."
        ),
    ] = ReviewBy.LLM
    instructions: Annotated[
        Text | None, Meta(description="What whoever reviews it is to look for and to write.")
    ] = None


class Takeover(Part, frozen=True, kw_only=True):
    """What happens when a person takes over from a machine."""

    say: Annotated[Text | None, Meta(description="Said when a person takes over.")] = None


class Guide(Part, frozen=True, kw_only=True):
    """A whole guide."""

    id: Annotated[GuideId, Meta(description="The guide's name, the same in all its versions.")]
    version: Annotated[str, Meta(description="For people; the content's hash is what pins it.")]
    title: Annotated[Text, Meta(description="What people call the guide.")]
    languages: Annotated[
        list[str],
        Meta(description="Language tags, such as en or pt-BR; the first is the fallback."),
    ] = msgspec.field(default_factory=lambda: ["en"])
    mode: Annotated[
        Mode, Meta(description="structured: every question word for word as written.")
    ] = Mode.SEMI_STRUCTURED
    information: Annotated[
        list[Information], Meta(description="What is to be learned: the profile's fields.")
    ]
    consent: Annotated[
        Consent | None, Meta(description="Asked first; refused, the interview ends politely.")
    ] = None
    opening: Annotated[Text, Meta(description="The first words, before the first question.")]
    sections: Annotated[list[Section], Meta(description="Topics, in this order.")]
    closing: Annotated[Closing, Meta(description="How it ends.")]
    rules: Annotated[Rules, Meta(description="Limits of the whole interview.")] = Rules()
    takeover: Annotated[
        Takeover | None, Meta(description="What is said when a person takes over.")
    ] = None
    model: Annotated[
        str | None,
        Meta(description="The model that leads it, as provider:model; else the server's."),
    ] = None
    review: Annotated[
        Review | None,
        Meta(description="A look at the whole before it counts as completed."),
    ] = None
    metadata: Annotated[dict[str, Any], Meta(description="Yours; never interpreted.")] = {}

    @property
    def left_to_review(self) -> frozenset[str]:
        """The ids of the information items that nobody is asked for: the review fills them."""
        return frozenset(self.review.collects) if self.review is not None else frozenset()

    @property
    def asked_for(self) -> list[Information]:
        """The information items that the candidate may be asked for, in the guide's order."""
        left = self.left_to_review
        return [item for item in self.information if item.id not in left]

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
