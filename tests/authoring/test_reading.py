"""From the text of a guide to the guide, and what is said about texts that are none."""

import hashlib
import os
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.authoring.sources import SOURCE, complaint
from vivavoce.authoring.reading import (
    SOURCE_BYTES_MAX,
    built_in_guides,
    guide_hash,
    parse_guide,
    read_guide,
)
from vivavoce.domain.guide import Guide, ProbeWhen, ValueType
from vivavoce.errors import Malformed


def test_a_guide_is_read() -> None:
    guide = parse_guide(SOURCE, name="hiring.yaml")
    assert guide.title == {"en": "Hiring", "et": "Värbamine"}
    assert guide.information[1].type is ValueType.CHOICE
    assert [section.id for section in guide.sections] == ["work", "terms"]
    assert guide.sections[0].questions[0].probes[0].when is ProbeWhen.SHORT
    assert guide.rules.max_turns == 40


def test_the_built_in_guides_are_guides() -> None:
    sources = built_in_guides()
    assert "agent-hiring.yaml" in sources
    for name, source in sources.items():
        assert f"{parse_guide(source, name=name).id}.yaml" == name


def test_words_that_old_yaml_took_for_something_else_are_texts() -> None:
    norwegian = SOURCE.replace("en: Hiring, et: Värbamine", "no: Ansette, on: 12:30").replace(
        "[en, et]", "[no, on]"
    )
    guide = parse_guide(norwegian, name="hiring.yaml")
    assert guide.title == {"no": "Ansette", "on": "12:30"}


def test_the_mark_that_some_editors_put_first_does_no_harm() -> None:
    assert parse_guide("\ufeff" + SOURCE, name="hiring.yaml").id == "hiring"
    assert parse_guide(SOURCE.replace("\n", "\r\n"), name="hiring.yaml").id == "hiring"


def test_the_hash_is_that_of_the_text() -> None:
    assert guide_hash("Tere, Õnne") == hashlib.sha256("Tere, Õnne".encode()).hexdigest()
    assert guide_hash(SOURCE) != guide_hash(SOURCE + " ")
    assert len(guide_hash("\ud800")) == 64


# Each repeated until the file is as large as it may be.
HOSTILE = [
    *("[", "{", "- ", "? ", "a: ", "!", "&a ", "*a ", '"', "'", "|\n", "- a\n", "a\n", "# x\n"),
    *("\t", " ", "\n", "[],", "%", "--- \n", "...\n", "? a\n", ": ", "[? ", "!<", "-", "{a: "),
    *('"\\', '"\\x41', "\u2028", "\x85", "é", "👍", "\ufeff", "<<: ", "0", "1.", "~,"),
]


@pytest.mark.timeout(20)  # one that unfolds without end would never be refused
@pytest.mark.parametrize("piece", HOSTILE)
def test_a_hostile_file_is_refused(piece: str) -> None:
    complaint(piece * (SOURCE_BYTES_MAX // len(piece.encode())))


def test_a_file_that_would_unfold_into_gigabytes_is_refused() -> None:
    laughs = ["a0: &a0 [ha, ha]"]
    laughs += [f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 9)}]" for n in range(1, 12)]
    assert "anchors" in complaint("\n".join(laughs))


def told(source: str) -> str:
    """Return what is said about `source`; nothing when it is a guide."""
    try:
        assert isinstance(parse_guide(source, name="any.yaml"), Guide)
    except Malformed as error:
        return str(error)
    return ""


@given(st.text() | st.lists(st.sampled_from(SOURCE.split()), max_size=30).map("\n".join))
def test_any_text_is_malformed_by_name(source: str) -> None:
    assert told(source).startswith("any.yaml")


@given(st.data())
def test_a_damaged_guide_is_still_one_or_malformed_by_name(data: st.DataObject) -> None:
    lines = SOURCE.splitlines()
    at = data.draw(st.integers(0, len(lines) - 1))
    junk = st.sampled_from(["", "  - x", "x: [", "? ", "  id: 5", "    null: ~"]) | st.text(
        max_size=9
    )
    lines[at] = data.draw(junk | st.sampled_from(lines))
    said = told("\n".join(lines))
    assert not said or said.startswith("any.yaml")


class TestReadGuide:
    def test_a_file_is_read_as_it_is(self, tmp_path: Path) -> None:
        path = tmp_path / "guide.yaml"
        path.write_bytes("title: Värbamine\r\n".encode())
        assert read_guide(path) == read_guide(str(path)) == "title: Värbamine\r\n"

    def test_another_encoding_is_told_with_the_line(self, tmp_path: Path) -> None:
        path = tmp_path / "guide.yaml"
        path.write_bytes("id: a\ntitle: Värbamine\n".encode("latin-1"))
        with pytest.raises(Malformed, match=r"guide\.yaml, line 2: this is not UTF-8"):
            read_guide(path)

    def test_a_missing_file_is_told(self, tmp_path: Path) -> None:
        with pytest.raises(Malformed, match="No such file or directory; check the name"):
            read_guide(tmp_path / "none.yaml")
        with pytest.raises(Malformed, match="cannot be read"):
            read_guide("a\0b")

    def test_a_folder_is_no_file(self, tmp_path: Path) -> None:
        with pytest.raises(Malformed, match="is not a file"):
            read_guide(tmp_path)

    def test_a_file_that_is_too_large_is_not_read_to_its_end(self, tmp_path: Path) -> None:
        path = tmp_path / "guide.yaml"
        with path.open("wb") as file:
            file.truncate(2**40)
        with pytest.raises(Malformed, match="is larger than 1,048,576 bytes"):
            read_guide(path)

    @pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no pipes with names here")
    def test_a_pipe_nobody_writes_to_is_not_waited_for(self, tmp_path: Path) -> None:
        os.mkfifo(tmp_path / "pipe.yaml")
        with pytest.raises(Malformed, match="is not a file"):
            read_guide(tmp_path / "pipe.yaml")
