"""Whatever is damaged in the database, start-up never fails for one interview (I7).

In process, because there are many places to damage; the real server is asked in
`test_damage.py`.
"""

import asyncio
import shutil
import sqlite3
from pathlib import Path

import pytest

from vivavoce.embedded import Vivavoce
from vivavoce.errors import CannotStart, DamagedRecord, VivavoceError
from vivavoce.stores.sqlite.rows import to_blob

pytestmark = pytest.mark.faults

HURT = 1  # which of the three interviews is damaged


@pytest.fixture
async def folder(tmp_path: Path) -> Path:
    """The data folder of three interviews; the first owes a reply, the others rest."""
    data = tmp_path / "data"
    async with Vivavoce.open(data) as vv:
        for words in ("Apples", "Marmalade", "Cherries"):
            interview = await vv.open_interview("agent-hiring", candidate={"name": words})
            await interview.add_message(f"{words} are what this agent should know about.")
            await interview.reply()
            await interview.pause()
            await interview.add_message(f"{words} again.")
        vv.services.interviews.on_owed = lambda interview: None
        [*_, first] = await vv.interviews()
        await (await vv.interview(first.id)).resume()
    return data


async def ids(vv: Vivavoce) -> list[str]:
    """Return the interviews, oldest first, as the list tells of them."""
    found = sorted(await vv.interviews(), key=lambda summary: str(summary.id))
    return [str(summary.id) for summary in found]


@pytest.mark.parametrize(
    ("column", "value"),
    [
        ("actor", "CAST(X'ff' AS TEXT)"),
        ("name", "CAST(X'ff' AS TEXT)"),
        ("name", "'never-heard-of'"),
        ("content", "X'ff'"),
        ("content", "NULL"),
        ("salt", "X''"),
        ("salt", "NULL"),
        ("digest", "X''"),
        ("hash", "X'00'"),
        ("seq", "99"),
        ("recorded_at", "9223372036854775807"),
    ],
)
async def test_whatever_is_damaged_in_an_event_concerns_its_interview_alone(
    folder: Path, column: str, value: str
) -> None:
    async with Vivavoce.open(folder) as vv:
        hurt = (await ids(vv))[HURT]
    alter(folder, f"UPDATE events SET {column} = {value} WHERE interview = ? AND seq = 4", hurt)
    await check_set_aside(folder, hurt)


@pytest.mark.parametrize(
    ("column", "value"),
    [
        ("state", "CAST(X'ff' AS TEXT)"),
        ("opened_at", "9223372036854775807"),
        ("owed_since", "-9223372036854775808"),
        ("due_at", "-9223372036854775808"),
        ("version", "99"),
    ],
)
async def test_whatever_is_damaged_in_an_interviews_row_concerns_that_interview_alone(
    folder: Path, column: str, value: str
) -> None:
    async with Vivavoce.open(folder) as vv:
        hurt = (await ids(vv))[HURT]
    alter(folder, f"UPDATE interviews SET {column} = {value} WHERE id = ?", hurt)
    await check_set_aside(folder, hurt)


@pytest.mark.parametrize("value", ["X'ff'", "X''", "CAST('[1, 2]' AS BLOB)"])
async def test_whatever_is_damaged_of_the_words_in_lists_concerns_that_interview_alone(
    folder: Path, value: str
) -> None:
    async with Vivavoce.open(folder) as vv:
        hurt = (await ids(vv))[HURT]
    last = "(SELECT version FROM interviews WHERE id = interview)"
    alter(folder, f"UPDATE events SET glimpse = {value} WHERE interview = ? AND seq = {last}", hurt)
    await check_set_aside(folder, hurt)


async def check_set_aside(folder: Path, hurt: str) -> None:
    async with Vivavoce.open(folder) as vv:
        opened = await ids(vv)
        assert len(opened) == 3
        with pytest.raises(DamagedRecord):
            await vv.interview(hurt)
        assert vv.services.vitals.damaged == 1
        damaged = {str(one.id) for one in await vv.interviews() if one.damaged}
        assert damaged == {hurt}
        for id_ in opened:
            if id_ != hurt:
                interview = await vv.interview(id_)
                await interview.resume()
                await interview.add_message("On we go.")
                await interview.reply()
        found = await vv.interviews(words="Cherries")
        assert [str(one.id) for one in found] == [opened[2]]
    async with Vivavoce.open(folder) as vv:  # it stays set aside, and is not reported again
        with pytest.raises(DamagedRecord):
            await vv.interview(hurt)
        assert vv.services.vitals.damaged == 0


async def test_a_page_of_rubbish_anywhere_stops_no_start_but_with_one_sentence(
    folder: Path, tmp_path: Path
) -> None:
    """Not one interview's bytes: a page holds many. What can be read still is."""
    whole = (folder / "journal.db").read_bytes()
    refused: list[str] = []
    read = 0
    for at in range(0, len(whole), 4096):
        copy = tmp_path / "copy"
        shutil.copytree(folder, copy)
        rubbish = b"\xa5" if at % 8192 else b"\0"
        damaged = whole[:at] + rubbish * 4096 + whole[at + 4096 :]
        (copy / "journal.db").write_bytes(damaged)
        try:
            async with Vivavoce.open(copy) as vv:
                read += await readable(vv)
        except CannotStart as error:
            refused.append(str(error))
        shutil.rmtree(copy)
    pages = len(whole) // 4096
    assert all(sentence.endswith(".") for sentence in refused)
    # The header, the schema, and the tables of organizations and keys; a guide is left out.
    assert len(refused) < pages / 2
    assert read > pages, f"of {3 * pages}"


async def test_what_cannot_be_written_to_a_damaged_page_fails_alone(tmp_path: Path) -> None:
    """Appends that arrive at the same moment share a commit, but not each other's damage."""
    data = tmp_path / "data"
    async with Vivavoce.open(data) as vv:
        opened = [
            (await vv.open_interview("agent-hiring", candidate={"name": f"Number {n:04}."})).id
            for n in range(120)
        ]
    content = bytearray((data / "journal.db").read_bytes())
    at = content.rindex(b"Number 0060.") // 4096 * 4096
    content[at : at + 4096] = b"\xa5" * 4096
    (data / "journal.db").write_bytes(content)
    async with Vivavoce.open(data) as vv:
        vv.services.interviews.on_owed = lambda interview: None

        async def can_be_written(id_: str, words: str) -> bool:
            try:
                await (await vv.interview(id_)).add_message(words)
            except DamagedRecord:
                return False
            return True

        assert len(await vv.interviews(limit=len(opened) + 1)) == len(opened)
        alone = [await can_be_written(id_, "One after the other.") for id_ in opened]
        together = await asyncio.gather(*(can_be_written(id_, "All at once.") for id_ in opened))
        assert together == alone
        assert len(opened) / 2 < sum(alone) < len(opened)
        assert vv.services.vitals.failing is None


async def readable(vv: Vivavoce) -> int:
    read = 0
    try:
        opened = await ids(vv)
    except VivavoceError:
        return 0
    for id_ in opened:
        try:
            interview = await vv.interview(id_)
            await interview.add_message("Is anybody there?")
        except VivavoceError:
            continue
        read += 1
    return read


def alter(folder: Path, sql: str, interview: str) -> None:
    """Change a row behind the program's back."""
    connection = sqlite3.connect(folder / "journal.db")
    try:
        changed = connection.execute(sql, (to_blob(interview),))
        assert changed.rowcount == 1
        connection.commit()
    finally:
        connection.close()
