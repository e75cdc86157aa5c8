"""What a guide has to make sense of beyond its form: names that exist, limits, texts."""

import re
from collections.abc import Sequence

from vivavoce.authoring.checking import Checker
from vivavoce.authoring.shape import did_you_mean
from vivavoce.authoring.source import Node, Path, quoted
from vivavoce.domain.changes import PROFILE_FIELDS_MAX
from vivavoce.domain.decide import METADATA_BYTES_MAX
from vivavoce.domain.guide import (
    Guide,
    Information,
    Option,
    Probe,
    Question,
    ReviewBy,
    Section,
    ValueType,
)
from vivavoce.domain.interview import OPENING
from vivavoce.domain.values import check_plain
from vivavoce.domain.variables import CANDIDATE_NAME
from vivavoce.errors import Malformed
from vivavoce.interviewers.agenda import CLOSING, CONSENT, SUMMARY

LANGUAGE_TAG = re.compile(r"[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8}){0,4}")
MODEL = re.compile(r"[a-z][a-z0-9_-]{0,31}:[!-~]{1,200}")
RESERVED = (OPENING, CONSENT, SUMMARY, CLOSING)  # states of every interview

LANGUAGES_MAX = 50
QUESTIONS_MAX = 1000
OPTION_BYTES_MAX = 200
OPTIONS_MAX = 50
LABELS_MAX = 20
COLLECTS_MAX = 8  # each may hold 64 KiB, and one fact 1 MiB
REVIEW_COLLECTS_MAX = 12  # for the same reason; nothing else stands in that fact
PROBES_MAX = 20
MAX_PROBES_MAX = 5
TIME_BUDGET_MAX = 600  # minutes
MAX_TURNS_MAX = 1000
FALLBACK_AFTER_S_MAX = 7 * 24 * 3600
TOKENS_MAX = 10**12
SECONDS_MAX = 10 * 365 * 24 * 3600


def check(guide: Guide, root: Node, *, name: str) -> None:
    """Accept `guide` as one that an interview can run on.

    Raises:
        Malformed: it is not; the message names the line in `root` and the way out.
    """
    _Check(guide, root, name).whole()


class _Check(Checker):
    """Goes through a guide from top to bottom."""

    def whole(self) -> None:
        guide = self.guide
        self.id(("id",), guide.id)
        self.label(("version",), guide.version)
        self.languages()
        self.text(("title",), guide.title)
        self.information()
        if guide.consent is not None:
            self.spoken(("consent", "ask"), guide.consent.ask)
            self.spoken(("consent", "declined"), guide.consent.declined)
        self.spoken(("opening",), guide.opening)
        self.sections()
        self.spoken(("closing", "say"), guide.closing.say)
        self.spoken(("closing", "ask"), guide.closing.ask)
        self.rules()
        if guide.takeover is not None:
            self.spoken(("takeover", "say"), guide.takeover.say)
        self.model()
        self.review()
        try:
            check_plain(guide.metadata, field="metadata", bytes_max=METADATA_BYTES_MAX)
        except Malformed as error:
            self.fail(("metadata",), str(error))

    def languages(self) -> None:
        languages = self.guide.languages
        if not languages:
            self.fail(("languages",), "lists no language; name at least one, such as en.")
        self.count(("languages",), languages, LANGUAGES_MAX)
        for at, tag in enumerate(languages):
            if not LANGUAGE_TAG.fullmatch(tag):
                self.fail(
                    ("languages", at),
                    f"is {quoted(tag)}, which is no language tag; write one such as en or pt-BR.",
                )
        self.unique(("languages",), languages, part=())

    def information(self) -> None:
        items = self.guide.information
        if len(items) > PROFILE_FIELDS_MAX:
            self.fail(
                ("information",),
                f"lists {len(items)} items; a profile has at most {PROFILE_FIELDS_MAX} fields.",
            )
        for at, item in enumerate(items):
            here = ("information", at)
            self.id((*here, "id"), item.id, reserved=(CANDIDATE_NAME,))
            self.text((*here, "label"), item.label)
            self.text((*here, "hint"), item.hint)
            if item.unit is not None:
                self.label((*here, "unit"), item.unit)
            if item.unit is not None and item.type is not ValueType.NUMBER:
                self.fail(
                    (*here, "unit"),
                    f"belongs to a number, and {item.id} is a {item.type}; remove it or write "
                    "type: number.",
                )
            self.options(here, item)
        self.unique(("information",), [item.id for item in items])

    def options(self, here: Path, item: Information) -> None:
        if item.type is not ValueType.CHOICE:
            if item.options:
                self.fail(
                    (*here, "options"), f"belongs to a choice, and {item.id} is a {item.type}."
                )
            return
        if not 1 <= len(item.options) <= OPTIONS_MAX:
            self.fail(
                (*here, "options"),
                f"has {len(item.options)} entries; a choice needs 1 to {OPTIONS_MAX}.",
            )
        for at, option in enumerate(item.options):
            self.id((*here, "options", at, "id"), option.id)
            self.labels((*here, "options", at, "labels"), option)
        self.unique((*here, "options"), [option.id for option in item.options])

    def labels(self, here: Path, option: Option) -> None:
        """Accept the labels of an option: one list, or one per language of the guide."""
        lists: dict[Path, list[str]]
        if isinstance(option.labels, list):
            lists = {here: option.labels}
        else:
            lists = {(*here, language): labels for language, labels in option.labels.items()}
            for language in option.labels:
                self.listed(here, language)
        for path, labels in lists.items():
            self.count(path, labels, LABELS_MAX)
            for number, label in enumerate(labels):
                self.label((*path, number), label, OPTION_BYTES_MAX)

    def sections(self) -> None:
        sections = self.guide.sections
        if not sections:
            self.fail(("sections",), "is empty; a guide asks at least one question.")
        questions_count = sum(len(section.questions) for section in sections)
        if questions_count > QUESTIONS_MAX:
            self.fail(
                ("sections",),
                f"hold {questions_count:,} questions; a guide has at most {QUESTIONS_MAX:,}.",
            )
        for at, section in enumerate(sections):
            self.section(("sections", at), section)
        self.unique(("sections",), [section.id for section in sections])
        questions: dict[str, str] = {}
        states: dict[str, str] = {}
        for at, section in enumerate(sections):
            for number, question in enumerate(section.questions):
                path = ("sections", at, "questions", number)
                self.taken((*path, "id"), question.id, questions)
                self.taken((*path, "id"), f"{section.id}.{question.id}", states)

    def section(self, here: Path, section: Section) -> None:
        self.id((*here, "id"), section.id, reserved=RESERVED)
        self.text((*here, "title"), section.title)
        self.text((*here, "intent"), section.intent)
        self.spoken((*here, "transition"), section.transition)
        self.condition((*here, "relevant"), section.relevant)
        self.range((*here, "time_budget"), section.time_budget, 1, TIME_BUDGET_MAX)
        if not section.questions:
            self.fail((*here, "questions"), "is empty; add a question or remove the section.")
        for at, question in enumerate(section.questions):
            self.question((*here, "questions", at), question)

    def question(self, here: Path, question: Question) -> None:
        self.id((*here, "id"), question.id, reserved=RESERVED)
        self.spoken((*here, "ask"), question.ask)
        self.spoken((*here, "clarify"), question.clarify)
        self.condition((*here, "relevant"), question.relevant)
        self.range((*here, "max_probes"), question.max_probes, 0, MAX_PROBES_MAX)
        self.count((*here, "probes"), question.probes, PROBES_MAX)
        for at, probe in enumerate(question.probes):
            self.probe((*here, "probes", at), probe)
        self.known((*here, "collects"), question.collects)
        if len(question.collects) > COLLECTS_MAX:
            self.fail(
                (*here, "collects"),
                f"names {len(question.collects)} items; one question fills at most {COLLECTS_MAX}.",
            )
        self.unique((*here, "collects"), question.collects, part=())

    def known(self, path: Path, wanted: Sequence[str]) -> None:
        """Accept the ids of information items."""
        for at, item in enumerate(wanted):
            if item not in self.items:
                way_out = did_you_mean(item, self.items) or "; add it there or remove it here."
                self.fail(
                    path,
                    f"names {quoted(item)}, which is not in information{way_out}",
                    at=(*path, at),
                )

    def probe(self, here: Path, probe: Probe) -> None:
        if probe.ask is None and probe.generate is None:
            self.fail(here, "says nothing; give it ask, or generate for a model.")
        if probe.ask is not None and probe.generate is not None:
            self.fail(
                (*here, "generate"), "stands beside ask; keep one of them, or make two probes."
            )
        self.spoken((*here, "ask"), probe.ask)
        self.text((*here, "generate"), probe.generate)
        self.condition((*here, "relevant"), probe.relevant)

    def model(self) -> None:
        model = self.guide.model
        if model is not None and not MODEL.fullmatch(model):
            self.fail(
                ("model",),
                f"is {quoted(model)}; name provider and model, such as openai:gpt-5-mini.",
            )

    def review(self) -> None:
        """Accept what a review is to fill: known items that nobody is asked for."""
        review, here = self.guide.review, ("review", "collects")
        if review is None:
            return
        self.text(("review", "instructions"), review.instructions)
        self.known(here, review.collects)
        self.unique(here, review.collects, part=())
        self.count(here, review.collects, REVIEW_COLLECTS_MAX)
        if review.by is ReviewBy.LLM and not review.collects:
            self.fail(
                ("review",),
                "collects nothing that a model could fill; name an item, or write by: human.",
            )
        asked_for = {
            item: question.id
            for section in self.guide.sections
            for question in section.questions
            for item in question.collects
        }
        for at, item in enumerate(review.collects):
            if item in asked_for:
                self.fail(
                    here,
                    f'names "{item}", which the question {asked_for[item]} collects; '
                    "remove it from one of them.",
                    at=(*here, at),
                )
        for at, information in enumerate(self.guide.information):
            if information.required and information.id in review.collects:
                self.fail(
                    ("information", at, "required"),
                    f"is true, but {information.id} is left to the review and never asked for; "
                    "remove required.",
                )

    def rules(self) -> None:
        rules = self.guide.rules
        self.range(("rules", "max_turns"), rules.max_turns, 1, MAX_TURNS_MAX)
        self.range(("rules", "idle_pause_after_s"), rules.idle_pause_after_s, 1, SECONDS_MAX)
        self.range(("rules", "expires_after_s"), rules.expires_after_s, 1, SECONDS_MAX)
        self.range(("rules", "fallback_after_s"), rules.fallback_after_s, 0, FALLBACK_AFTER_S_MAX)
        self.range(("rules", "token_budget"), rules.token_budget, 1, TOKENS_MAX)
        self.spoken(("rules", "off_topic"), rules.off_topic)
