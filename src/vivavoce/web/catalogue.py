"""The interface's texts in other languages: gettext catalogues in `languages/`, one a language.

English is what stands in templates and scripts; it is also what a text falls back to that
has no translation. Which language a page speaks is decided by the guide.
"""

import gettext
from collections.abc import Mapping
from functools import cache, lru_cache
from pathlib import Path

from babel import Locale, UnknownLocaleError
from babel.messages.pofile import read_po

LANGUAGES = Path(__file__).parent / "languages"
SOURCE = "en"


class Catalogue(gettext.NullTranslations):
    """All texts of the interface in one language.

    Attributes:
        language: BCP 47, such as `de`: what the interface really speaks.
    """

    def __init__(
        self, language: str, texts: Mapping[str, str], in_scripts: Mapping[str, str]
    ) -> None:
        super().__init__()
        self.language = language
        self._texts = texts
        self._in_scripts = in_scripts

    def gettext(self, message: str) -> str:
        """Return `message`, which is English, in this language."""
        return self._texts.get(message) or message

    @property
    def in_scripts(self) -> Mapping[str, str]:
        """What `static/words.js` says, English to this language; nothing for English itself."""
        return self._in_scripts


def catalogue(language: str) -> Catalogue:
    """Return the interface's texts in the language nearest to `language` (BCP 47)."""
    return _read(nearest(language))


def nearest(language: str) -> str:
    """Return the interface language that comes nearest to `language`: it, its base, English."""
    base = language.replace("_", "-").split("-")[0].lower()
    return base if base in languages() else SOURCE


@cache
def languages() -> tuple[str, ...]:
    """Return the languages the interface speaks, by code."""
    return tuple(sorted({SOURCE, *(path.stem for path in LANGUAGES.glob("*.po"))}))


@lru_cache(maxsize=512)  # each page asks, and interviews may name any language
def direction(language: str) -> str:
    """Return `rtl` for a language written from right to left, `ltr` for any other."""
    try:
        return Locale.parse(language.replace("-", "_")).text_direction
    except (UnknownLocaleError, ValueError):
        return "ltr"


@cache
def _read(language: str) -> Catalogue:
    path = LANGUAGES / f"{language}.po"
    if not path.exists():
        return Catalogue(SOURCE, {}, {})
    with path.open("rb") as file:
        messages = [message for message in read_po(file) if message.id and message.string]
    texts = {str(message.id): str(message.string) for message in messages if not message.fuzzy}
    in_scripts = {
        str(message.id): str(message.string)
        for message in messages
        if not message.fuzzy and any(name.endswith(".js") for name, _ in message.locations)
    }
    return Catalogue(language, texts, in_scripts)
