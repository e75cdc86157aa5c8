"""A move that is over says so when it is run again, and touches nothing; in either direction."""

import asyncio
import shutil
from pathlib import Path
from typing import Any

import psycopg
import pytest

from tests.postgres import FreshDatabases
from tests.upkeep.damage import make_folder
from tests.upkeep.moving import everything_at, everything_in
from tests.upkeep.test_move_command import vivavoce
from vivavoce.errors import CannotStart
from vivavoce.running import running
from vivavoce.stores.postgres import moves, receiving
from vivavoce.stores.postgres.address import Address
from vivavoce.stores.postgres.connecting import Line
from vivavoce.stores.sqlite.moved import AlreadyMoved, MovedTo, arrival_of, mark_of
from vivavoce.upkeep.move import down
from vivavoce.upkeep.move.down import move_down
from vivavoce.upkeep.move.up import move_up

DONE = "already; there is nothing left to do"


@pytest.fixture
def data(rich: Path, tmp_path: Path) -> Path:
    return shutil.copytree(rich, tmp_path / "data")


def files_in(folder: Path) -> dict[str, bytes]:
    """Return what the files of a folder hold, but for what SQLite keeps beside a database."""
    return {
        path.name: path.read_bytes()
        for path in folder.iterdir()
        if path.is_file() and not path.name.endswith(("-wal", "-shm"))
    }


def test_both_directions_say_when_and_where_to_and_that_nothing_is_left_to_do(
    data: Path, tmp_path: Path, database_url: str
) -> None:
    """In a loop, that is the end. Exit 0, and nothing is touched."""
    back = tmp_path / "back"
    there = ("move", "--data", str(data), "--to", database_url)
    home = ("move", "--data", str(back), "--from", database_url)
    told = []
    for arguments, folder in ((there, data), (home, back)):
        vivavoce(*arguments)
        before = files_in(data), files_in(folder), everything_at(database_url)
        again = vivavoce(*arguments)
        told.append(again.stderr)
        assert vivavoce(*arguments, "--ahead", "--json").stderr == again.stderr
        assert again.stdout == ""
        assert (files_in(data), files_in(folder), everything_at(database_url)) == before
    mark, arrival = mark_of(data), arrival_of(back)
    assert isinstance(mark, MovedTo)
    assert arrival is not None
    database = f"he {mark.database.removeprefix('the ')}"
    assert told == [
        f"{data} was moved to t{database} on {mark.at:%Y-%m-%d} {DONE}.\n",
        f"T{database} was moved to {back} on {arrival.at:%Y-%m-%d} {DONE}.\n",
    ]


async def test_whoever_serves_meanwhile_is_in_nobodys_way(
    data: Path, tmp_path: Path, database_url: str
) -> None:
    """A node may have the folder for what it keeps for itself, and a server the new one."""
    await move_up(data, database_url)
    async with running(data, database_url=database_url):
        with pytest.raises(AlreadyMoved, match=DONE):
            await move_up(data, database_url)
    await move_down(database_url, tmp_path / "back")
    async with running(tmp_path / "back"):
        with pytest.raises(AlreadyMoved, match=DONE):
            await move_down(database_url, tmp_path / "back")


async def test_another_target_stays_an_error(
    data: Path, tmp_path: Path, database_url: str, fresh_databases: FreshDatabases
) -> None:
    """(I1) And is left as it is."""
    await move_up(data, database_url)
    with fresh_databases.one() as other:
        with pytest.raises(CannotStart, match="it does not move twice") as told:
            await move_up(data, other)
        assert not isinstance(told.value, AlreadyMoved)
        with psycopg.connect(other) as connection:
            assert connection.execute("SELECT to_regclass('events')").fetchone() == (None,)
    back, again = tmp_path / "back", tmp_path / "again"
    await move_down(database_url, back)
    # What came from elsewhere is another folder as well, and so is one that is in use.
    await make_folder(tmp_path / "stranger")
    for folder in (again, data, tmp_path / "stranger"):
        with pytest.raises(CannotStart, match="were moved to another data folder") as told:
            await move_down(database_url, folder)
        assert not isinstance(told.value, AlreadyMoved)
    assert not again.exists()
    assert everything_in(back) == everything_in(data)


async def test_a_folder_that_moved_on_is_still_where_the_interviews_came_to(
    data: Path, tmp_path: Path, database_url: str, fresh_databases: FreshDatabases
) -> None:
    await move_up(data, database_url)
    await move_down(database_url, tmp_path / "back")
    with fresh_databases.one() as next_url:
        await move_up(tmp_path / "back", next_url)
        for attempt in (move_up(data, database_url), move_down(database_url, tmp_path / "back")):
            with pytest.raises(AlreadyMoved, match=DONE):
                await attempt


async def test_a_database_of_the_same_name_that_holds_others_is_not_where_it_was_moved_to(
    data: Path, tmp_path: Path, database_url: str
) -> None:
    """(I1) It was dropped and made anew, and a node began on it."""
    await move_up(data, database_url)
    with psycopg.connect(database_url, autocommit=True) as connection:
        connection.execute("DROP SCHEMA public CASCADE; CREATE SCHEMA public")
    async with running(tmp_path / "node", database_url=database_url):
        pass
    with pytest.raises(CannotStart, match="is in use, it has organizations") as told:
        await move_up(data, database_url)
    assert not isinstance(told.value, AlreadyMoved)


async def test_of_two_folders_that_are_filled_at_once_one_opens(
    data: Path, tmp_path: Path, database_url: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """(I1) The other waited for it to be gone, and finds that the interviews are, too."""
    await move_up(data, database_url)
    one, other = tmp_path / "one", tmp_path / "other"

    async def see_nobody(line: Line, address: Address) -> None:
        pass

    async def wait_for_the_other(line: Line, address: Address) -> None:
        monkeypatch.setattr(down, "_refuse_others", see_nobody)
        assert (await move_down(database_url, one)).is_open

    monkeypatch.setattr(down, "_refuse_others", wait_for_the_other)
    with pytest.raises(CannotStart, match="were moved to another data folder"):
        await move_down(database_url, other)
    assert mark_of(one) is None
    with pytest.raises(CannotStart, match="is not whole yet"):
        async with running(other):
            pass
    assert everything_in(one) == everything_in(data)


async def test_a_run_that_stood_still_takes_nothing_back_of_what_was_said_since(
    data: Path, database_url: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """(I1) It would put every row back to what the folder had; so there is one run at a time."""
    monkeypatch.setattr(moves, "OTHER_PATIENCE_S", 0.3)
    stands_still, goes_on = asyncio.Event(), asyncio.Event()
    really_take = receiving.take_interviews

    async def take(*arguments: Any, are_last: bool) -> list[bytes]:
        if not are_last and not goes_on.is_set():
            stands_still.set()
            await goes_on.wait()
        return await really_take(*arguments, are_last=are_last)

    monkeypatch.setattr(receiving, "take_interviews", take)
    ahead = asyncio.create_task(move_up(data, database_url, is_ahead=True))
    await stands_still.wait()
    with pytest.raises(CannotStart, match="Another `vivavoce move`"):
        await move_up(data, database_url)
    ahead.cancel()  # as a run ends that is killed
    await asyncio.gather(ahead, return_exceptions=True)
    goes_on.set()
    assert (await move_up(data, database_url)).is_open
    with pytest.raises(AlreadyMoved):
        await move_up(data, database_url, is_ahead=True)
