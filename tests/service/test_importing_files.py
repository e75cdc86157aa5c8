"""Which file an interview is read from, and what a broken one may cost."""

import asyncio
import json
from pathlib import Path
from typing import Any

import pytest

from tests.exchange.older.documents import SESSION, document, messages, write_organization
from tests.service.imports import bring, interview_in
from vivavoce.domain.ids import InterviewId
from vivavoce.exchange.older.remarks import REMARKS_MAX
from vivavoce.service.importing_files import Budget

OTHER = "4f8f8f8e-7b7a-4000-8000-000000000002"


def write(folder: Path, **files: Any) -> Path:
    """Write `files` as interviews of one organization, each a text or what is JSON."""
    interviews = write_organization(folder / "organizations" / "acme") / "interviews"
    for name, told in files.items():
        content = told if isinstance(told, str) else json.dumps(told)
        (interviews / f"{name}.json").write_text(content, "utf-8")
    return folder


def saying(words: str, **members: Any) -> dict[str, Any]:
    return document(transcript=messages({"message": words}), **members)


async def words_in(data: Path, interview: str = SESSION) -> list[str]:
    return [each.text for each in (await interview_in(data, InterviewId(interview))).transcript]


async def test_of_two_files_with_one_interview_the_one_that_bears_its_name_is_read(
    tmp_path: Path,
) -> None:
    files = {"a": saying("A copy."), SESSION: saying("The file."), "z": saying("Another.")}
    report = await bring(write(tmp_path / "older", **files), tmp_path / "data")
    assert await words_in(tmp_path / "data") == ["The file."]
    reason = f"It holds interview {SESSION}, as {named(SESSION)} does."
    assert [(told.file, told.what) for told in report.left_out] == [
        (named("a"), reason),
        (named("z"), reason),
    ]


def named(name: str) -> str:
    return f"organizations/acme/interviews/{name}.json"


async def test_the_name_counts_also_when_it_is_no_uuid(tmp_path: Path) -> None:
    files = {"a": saying("A copy.", id="session-9"), "session-9": saying("It.", id="session-9")}
    report = await bring(write(tmp_path / "older", **files), tmp_path / "data")
    assert report.imported == 1
    assert [told.file for told in report.left_out] == [named("a")]


async def test_of_two_copies_the_first_by_name_is_read_however_large_it_is(tmp_path: Path) -> None:
    """(I2)"""
    for attempt in range(3):
        files = {"copy-1": saying("Long. " * 5_000), "copy-2": saying("Short.")}
        report = await bring(
            write(tmp_path / f"older-{attempt}", **files), tmp_path / f"data-{attempt}"
        )
        assert [told.file for told in report.left_out] == [named("copy-2")]


@pytest.mark.parametrize("broken", ["", "[]", '{"transcript": {}}', '{"id": 1}'])
async def test_a_good_copy_is_read_when_the_file_of_that_name_is_broken(
    tmp_path: Path, broken: str
) -> None:
    """(I7)"""
    files = {SESSION: broken, "copy": saying("Saved.")}
    report = await bring(write(tmp_path / "older", **files), tmp_path / "data")
    assert report.imported == 1
    assert await words_in(tmp_path / "data") == ["Saved."]
    assert [told.file for told in report.left_out] == [named(SESSION)]


async def test_a_file_that_bears_anothers_name_is_not_in_its_way(tmp_path: Path) -> None:
    files = {SESSION: saying("Of the other.", id=OTHER), "copy": saying("Of this one.")}
    report = await bring(write(tmp_path / "older", **files), tmp_path / "data")
    assert (report.imported, report.left_out) == (2, [])
    assert await words_in(tmp_path / "data") == ["Of this one."]
    assert await words_in(tmp_path / "data", OTHER) == ["Of the other."]


async def test_remarks_about_one_file_have_an_end(tmp_path: Path) -> None:
    """(I12)"""
    entries = [{"x": n} for n in range(REMARKS_MAX + 50)]
    folder = write(tmp_path / "older", a=document(transcript=entries))
    report = await bring(folder, tmp_path / "data")
    assert len(report.remarks) == REMARKS_MAX + 1
    assert report.remarks[-1].what == "and 50 more of that kind."


async def test_files_wait_for_room_and_one_that_is_too_large_has_it_alone(tmp_path: Path) -> None:
    """(I12)"""
    sizes_bytes = {"small": 40, "large": 1_000, "missing": 0}
    (tmp_path / "small").write_bytes(bytes(40))
    (tmp_path / "large").write_bytes(bytes(1_000))
    budget = Budget(100)
    inside: list[str] = []
    together: set[tuple[str, ...]] = set()

    async def bring_one(name: str) -> None:
        async with budget.room_for(tmp_path / name):
            inside.append(name)
            together.add(tuple(sorted(name for name in inside if sizes_bytes[name])))
            await asyncio.sleep(0.01)
            inside.remove(name)

    await asyncio.gather(*map(bring_one, ["small", "large", "small", "small", "missing"]))
    assert together - {()} == {("small",), ("small", "small"), ("large",)}
