"""The interface says everything in each of its languages, and says the same in all of them."""

import re
from importlib.machinery import SourceFileLoader
from importlib.util import module_from_spec, spec_from_loader
from pathlib import Path

import pytest
from babel.messages.catalog import Catalog
from babel.messages.pofile import read_po

from vivavoce.web.catalogue import LANGUAGES, catalogue, direction, languages, nearest

SPOKEN = ("de", "en", "es", "et", "fr")
TRANSLATED = [language for language in SPOKEN if language != "en"]
SCRIPT = Path(__file__).parents[2] / "scripts" / "translations"


def texts_in_pages() -> Catalog:
    """Return what `scripts/translations` finds in templates and scripts."""
    loader = SourceFileLoader("translations", str(SCRIPT))
    spec = spec_from_loader("translations", loader)
    assert spec is not None
    module = module_from_spec(spec)
    loader.exec_module(module)
    found: Catalog = module.texts()
    return found


def kept(language: str) -> Catalog:
    with (LANGUAGES / f"{language}.po").open("rb") as file:
        return read_po(file)


def ids(texts: Catalog) -> set[str]:
    return {str(message.id) for message in texts if message.id}


def test_the_interface_speaks_five_languages() -> None:
    assert languages() == SPOKEN


@pytest.mark.parametrize("language", TRANSLATED)
def test_every_text_is_translated_and_nothing_else(language: str) -> None:
    """`scripts/translations` brings the catalogues up to date."""
    assert ids(kept(language)) == ids(texts_in_pages())
    missing = [message.id for message in kept(language) if message.id and not message.string]
    assert not missing
    assert not [message.id for message in kept(language) if message.id and message.fuzzy]


@pytest.mark.parametrize("language", TRANSLATED)
def test_a_translation_names_the_same_values(language: str) -> None:
    for message in kept(language):
        named = [set(re.findall(r"\{\w+\}", str(each))) for each in (message.id, message.string)]
        assert not message.id or named[0] == named[1], message.id


@pytest.mark.parametrize("language", TRANSLATED)
def test_scripts_are_given_their_texts_and_no_others(language: str) -> None:
    in_scripts = catalogue(language).in_scripts
    assert "Saved" in in_scripts
    wanted = {
        str(message.id)
        for message in texts_in_pages()
        if any(path.endswith(".js") for path, _ in message.locations)
    }
    assert set(in_scripts) == wanted


def test_a_language_falls_back_to_its_base_and_to_english() -> None:
    assert [nearest(each) for each in ("de-AT", "fr_CA", "et", "ja", "", "../de")] == [
        "de",
        "fr",
        "et",
        "en",
        "en",
        "en",
    ]
    assert catalogue("de-AT").gettext("Saved") != "Saved"
    assert catalogue("ja").gettext("Saved") == "Saved"
    assert catalogue("de").gettext("no such text") == "no such text"


def test_a_language_has_its_direction() -> None:
    assert [direction(each) for each in ("ar", "he-IL", "de", "nonsense", "")] == [
        "rtl",
        "rtl",
        "ltr",
        "ltr",
        "ltr",
    ]
