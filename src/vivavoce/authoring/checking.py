"""The kinds of checks there are: an id, a label, a text, a range, a condition, one each."""

import re
from collections.abc import Sequence
from typing import NoReturn

from vivavoce.authoring.shape import did_you_mean, dotted
from vivavoce.authoring.source import Node, Path, quoted, wrong
from vivavoce.domain.conditions.condition import parse_condition
from vivavoce.domain.guide import Guide, Text
from vivavoce.domain.text import check_name, check_text
from vivavoce.domain.variables import CANDIDATE_NAME, variables_in
from vivavoce.errors import Malformed

ID = re.compile(r"[a-z0-9][a-z0-9_.-]{0,63}")

SPOKEN_BYTES_MAX = 8 * 1024  # up to three spoken texts make one message
# Conditions are read at some 250,000 characters a second.
CONDITIONS_CHARS_MAX = 100_000


class Checker:
    """Refuses what is wrong with a part of a guide, by the line in which it stands."""

    def __init__(self, guide: Guide, root: Node, name: str) -> None:
        self.guide = guide
        self.root = root
        self.name = name
        self.items = {item.id: None for item in guide.information}
        self.variables = {CANDIDATE_NAME: None, **self.items}
        self.conditions_chars = 0

    def id(self, path: Path, text: str, *, reserved: Sequence[str] = ()) -> None:
        """Accept an id: 1 to 64 characters, none of `reserved`."""
        if not ID.fullmatch(text):
            self.fail(
                path,
                f"is {quoted(text)}; an id is 1 to 64 of a-z 0-9 _ . - and begins with a "
                "letter or digit.",
            )
        if text in reserved:
            self.fail(path, f'is "{text}", which every interview uses itself; choose another.')

    def label(self, path: Path, text: str, bytes_max: int | None = None) -> None:
        """Accept a name that is not blank, at most `bytes_max` bytes."""
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
            self.wording(path, text)
            return
        if not any(language in text for language in languages):
            self.fail(path, f"has no text in {' or '.join(languages)}; add one.")
        for language, wording in text.items():
            self.listed(path, language)
            self.wording((*path, language), wording)

    def listed(self, path: Path, language: str) -> None:
        """Accept the language of a text, if it is one of the guide's."""
        languages = self.guide.languages
        if language not in languages:
            self.fail(
                path,
                f"has a text in {quoted(language)}, which languages does not list"
                + (did_you_mean(language, languages) or "; add it there."),
                at=(*path, language),
            )

    def spoken(self, path: Path, text: Text | None) -> None:
        """Accept a text that is said to the candidate, so it may hold variables."""
        self.text(path, text)
        wordings = {} if text is None else {"": text} if isinstance(text, str) else text
        for language, wording in wordings.items():
            here = (*path, language) if language else path
            for variable in variables_in(wording):
                shown = f"{{{variable.name}}}"
                if variable.name not in self.variables:
                    way_out = did_you_mean(variable.name, self.variables) or (
                        "; write {{ and }} for braces that are meant to be seen."
                    )
                    self.fail(
                        here, f"names {shown}, which is neither information nor a name{way_out}"
                    )
                if variable.otherwise is None:
                    self.fail(
                        here,
                        f"has no words for when {shown} is not known; "
                        f"write them like this: {{{variable.name}|…}}.",
                    )

    def wording(self, path: Path, text: str) -> None:
        """Accept a text in one language."""
        if not text or text.isspace():
            self.fail(path, "is empty; write the text or remove the field.")
        try:
            check_text(text, field=dotted(path), bytes_max=SPOKEN_BYTES_MAX)
        except Malformed as error:
            wrong(self.name, self.root.find(path).line, str(error), field=dotted(path))

    def condition(self, path: Path, text: str | None) -> None:
        """Accept a condition over the guide's information; None is one that was left out."""
        if text is None:
            return
        self.conditions_chars += len(text)
        if self.conditions_chars > CONDITIONS_CHARS_MAX:
            self.fail(
                path,
                "is one condition too many: a guide's are at most "
                f"{CONDITIONS_CHARS_MAX:,} characters together; simplify them.",
            )
        try:
            condition = parse_condition(text)
        except Malformed as error:
            self.fail(path, f"is no condition: {error}")
        for name in sorted(condition.names - self.items.keys()):
            way_out = did_you_mean(name, self.items) or (
                "; add it there, or put it in quotes if it is a text."
            )
            self.fail(path, f"names {quoted(name)}, which is not in information{way_out}")

    def range(self, path: Path, number: int | None, least: int, most: int) -> None:
        """Accept a number from `least` to `most`; None is one that was left out."""
        if number is not None and not least <= number <= most:
            self.fail(path, f"is {number}; it has to be {least:,} to {most:,}.")

    def count(self, path: Path, parts: Sequence[object], most: int) -> None:
        """Accept a list of at most `most` parts."""
        if len(parts) > most:
            self.fail(path, f"has more than {most}; leave some out.")

    def unique(self, path: Path, ids: Sequence[str], *, part: Path = ("id",)) -> None:
        """Accept a list in which no id stands twice."""
        first: dict[str, str] = {}
        for at, text in enumerate(ids):
            self.taken((*path, at, *part), text, first)

    def taken(self, path: Path, text: str, first: dict[str, str]) -> None:
        """Note that `text` stands at `path`; nothing else may have stood under it before."""
        if text in first:
            self.fail(path, f"is {quoted(text)} like {first[text]}; give each its own.")
        first[text] = dotted(path)

    def fail(self, path: Path, message: str, *, at: Path | None = None) -> NoReturn:
        """Raise `Mistake` for the part at `path`, by the line of the one at `at`."""
        line = self.root.find(at or path).line
        wrong(self.name, line, f"{dotted(path)} {message}", field=dotted(path))
