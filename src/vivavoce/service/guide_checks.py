"""What a guide has to make sense of beyond its form: names that exist, limits, texts."""

import re
from collections.abc import Sequence
from typing import NoReturn

from vivavoce.domain.changes import PROFILE_FIELDS_MAX
from vivavoce.domain.decide import METADATA_BYTES_MAX
from vivavoce.domain.guide import Guide, Information, Question, Section, Text, ValueType
from vivavoce.domain.interview import OPENING
from vivavoce.domain.text import check_name, check_text
from vivavoce.domain.values import check_plain
from vivavoce.errors import Malformed
from vivavoce.interviewers.agenda import CLOSING
from vivavoce.service.guide_shape import did_you_mean, dotted
from vivavoce.service.guide_source import Node, Path, quoted, wrong

ID = re.compile(r"[a-z0-9][a-z0-9_.-]{0,63}")
LANGUAGE_TAG = re.compile(r"[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8}){0,4}")
RESERVED = (OPENING, CLOSING)  # states of every interview

SPOKEN_BYTES_MAX = 8 * 1024  # up to three spoken texts make one message
OPTION_BYTES_MAX = 200
OPTIONS_MAX = 50
LABELS_MAX = 20
COLLECTS_MAX = 8  # each may hold 64 KiB, and one fact 1 MiB
PROBES_MAX = 20
MAX_PROBES_MAX = 5
MAX_TURNS_MAX = 1000
SECONDS_MAX = 10 * 365 * 24 * 3600


def check(guide: Guide, root: Node, *, name: str) -> None:
    """Accept `guide` as one that an interview can run on.

    Raises:
        Malformed: it is not; the message names the line in `root` and the way out.
    """
    _Check(guide, root, name).whole()


class _Check:
    def __init__(self, guide: Guide, root: Node, name: str) -> None:
        self.guide = guide
        self.root = root
        self.name = name

    def whole(self) -> None:
        guide = self.guide
        self.id(("id",), guide.id)
        self.label(("version",), guide.version)
        self.languages()
        self.text(("title",), guide.title)
        self.text(("opening",), guide.opening)
        self.information()
        self.sections()
        self.text(("closing", "say"), guide.closing.say)
        self.text(("closing", "ask"), guide.closing.ask)
        self.rules()
        try:
            check_plain(guide.metadata, field="metadata", bytes_max=METADATA_BYTES_MAX)
        except Malformed as error:
            self.fail(("metadata",), str(error))

    def languages(self) -> None:
        languages = self.guide.languages
        if not languages:
            self.fail(("languages",), "lists no language; name at least one, such as en.")
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
            self.id((*here, "id"), item.id)
            self.text((*here, "label"), item.label)
            self.text((*here, "hint"), item.hint)
            if item.unit is not None:
                self.label((*here, "unit"), item.unit)
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
            if len(option.labels) > LABELS_MAX:
                self.fail(
                    (*here, "options", at, "labels"), f"has more than {LABELS_MAX}; leave some out."
                )
            for number, label in enumerate(option.labels):
                self.label((*here, "options", at, "labels", number), label, OPTION_BYTES_MAX)
        self.unique((*here, "options"), [option.id for option in item.options])

    def sections(self) -> None:
        sections = self.guide.sections
        if not sections:
            self.fail(("sections",), "is empty; a guide asks at least one question.")
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
        self.text((*here, "intent"), section.intent)
        self.text((*here, "transition"), section.transition)
        if not section.questions:
            self.fail((*here, "questions"), "is empty; add a question or remove the section.")
        for at, question in enumerate(section.questions):
            self.question((*here, "questions", at), question)

    def question(self, here: Path, question: Question) -> None:
        self.id((*here, "id"), question.id, reserved=RESERVED)
        self.text((*here, "ask"), question.ask)
        self.text((*here, "clarify"), question.clarify)
        self.range((*here, "max_probes"), question.max_probes, 0, MAX_PROBES_MAX)
        if len(question.probes) > PROBES_MAX:
            self.fail((*here, "probes"), f"has more than {PROBES_MAX}; leave some out.")
        for at, probe in enumerate(question.probes):
            self.text((*here, "probes", at, "ask"), probe.ask)
        known = [item.id for item in self.guide.information]
        for at, wanted in enumerate(question.collects):
            if wanted not in known:
                way_out = did_you_mean(wanted, known) or "; add it there or remove it here."
                self.fail(
                    (*here, "collects"),
                    f"names {quoted(wanted)}, which is not in information{way_out}",
                    at=(*here, "collects", at),
                )
        if len(question.collects) > COLLECTS_MAX:
            self.fail(
                (*here, "collects"),
                f"names {len(question.collects)} items; one question fills at most {COLLECTS_MAX}.",
            )
        self.unique((*here, "collects"), question.collects, part=())

    def rules(self) -> None:
        rules = self.guide.rules
        self.range(("rules", "max_turns"), rules.max_turns, 1, MAX_TURNS_MAX)
        self.range(("rules", "idle_pause_after_s"), rules.idle_pause_after_s, 1, SECONDS_MAX)
        self.range(("rules", "expires_after_s"), rules.expires_after_s, 1, SECONDS_MAX)

    # One kind of check each, below.

    def id(self, path: Path, text: str, *, reserved: Sequence[str] = ()) -> None:
        if not ID.fullmatch(text):
            self.fail(
                path,
                f"is {quoted(text)}; an id is 1 to 64 of a-z 0-9 _ . - and begins with a "
                "letter or digit.",
            )
        if text in reserved:
            self.fail(path, f'is "{text}", which every interview uses itself; choose another.')

    def label(self, path: Path, text: str, bytes_max: int | None = None) -> None:
        try:
            check_name(text, field=dotted(path))
            if bytes_max is not None:
                check_text(text, field=dotted(path), bytes_max=bytes_max)
        except Malformed as error:
            wrong(self.name, self.root.find(path).line, str(error), field=dotted(path))

    def text(self, path: Path, text: Text | None) -> None:
        """Accept a text that may differ by language; None is one that was left out."""
        if text is None:
            return
        languages = self.guide.languages
        if isinstance(text, str):
            self.spoken(path, text)
            return
        if not any(language in text for language in languages):
            self.fail(path, f"has no text in {' or '.join(languages)}; add one.")
        for language, wording in text.items():
            if language not in languages:
                self.fail(
                    path,
                    f"has a text in {quoted(language)}, which languages does not list"
                    + (did_you_mean(language, languages) or "; add it there."),
                    at=(*path, language),
                )
            self.spoken((*path, language), wording)

    def spoken(self, path: Path, text: str) -> None:
        if not text or text.isspace():
            self.fail(path, "is empty; write the text or remove the field.")
        try:
            check_text(text, field=dotted(path), bytes_max=SPOKEN_BYTES_MAX)
        except Malformed as error:
            wrong(self.name, self.root.find(path).line, str(error), field=dotted(path))

    def range(self, path: Path, number: int | None, least: int, most: int) -> None:
        if number is not None and not least <= number <= most:
            self.fail(path, f"is {number}; it has to be {least:,} to {most:,}.")

    def unique(self, path: Path, ids: Sequence[str], *, part: Path = ("id",)) -> None:
        first: dict[str, str] = {}
        for at, text in enumerate(ids):
            self.taken((*path, at, *part), text, first)

    def taken(self, path: Path, text: str, first: dict[str, str]) -> None:
        """Note that `text` stands at `path`; nothing else may have stood under it before."""
        if text in first:
            self.fail(path, f"is {quoted(text)} like {first[text]}; give each its own.")
        first[text] = dotted(path)

    def fail(self, path: Path, message: str, *, at: Path | None = None) -> NoReturn:
        line = self.root.find(at or path).line
        wrong(self.name, line, f"{dotted(path)} {message}", field=dotted(path))
