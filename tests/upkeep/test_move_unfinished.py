"""What a move left half-full is not passed off as whole, whoever looks at it (I10, I12)."""

import json
import shutil
from pathlib import Path

import pytest

from tests.upkeep.damage import examined, repaired
from tests.upkeep.moving import everything_in
from tests.upkeep.test_move_command import vivavoce
from vivavoce.errors import CannotStart
from vivavoce.stores.postgres import moves
from vivavoce.stores.sqlite.moved import NAME, mark_of
from vivavoce.upkeep.backup import back_up
from vivavoce.upkeep.move import down
from vivavoce.upkeep.move.down import move_down
from vivavoce.upkeep.move.up import move_up
from vivavoce.upkeep.stored_database import verify_database
from vivavoce.upkeep.verify import Report, verify


class Killed(BaseException):
    """Ends a move where it is."""


@pytest.fixture
def data(rich: Path, tmp_path: Path) -> Path:
    return shutil.copytree(rich, tmp_path / "data")


def is_told_alone(report: Report, why: str) -> bool:
    """Tell whether a report is of a move that is not over, and of nothing else."""
    told = [damage.why for damage in report.damaged]
    return report.is_unfinished and report.damages == len(told) == 1 and why in told[0]


async def test_a_database_to_which_not_everything_came_is_not_called_whole(
    data: Path, database_url: str
) -> None:
    """Every chain in it may be: what has not come yet is missed by none."""
    await move_up(data, database_url, is_ahead=True)
    report = await verify_database(database_url)
    assert is_told_alone(report, "is not whole yet, interviews are being moved there; finish")
    await move_up(data, database_url)
    report = await verify_database(database_url)
    assert (report.is_unfinished, report.is_whole) == (False, True)


async def test_a_database_whose_move_died_before_the_very_end_is_not_called_whole(
    data: Path, database_url: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Its interviews are all there, and nobody may start on it."""

    async def die(*arguments: object) -> None:
        raise Killed

    with monkeypatch.context() as patch:
        patch.setattr(moves, "open_for_business", die)
        with pytest.raises(Killed):
            await move_up(data, database_url)
    assert mark_of(data) is not None
    assert is_told_alone(await verify_database(database_url), "finish with `vivavoce move --to`")
    await move_up(data, database_url)
    assert (await verify_database(database_url)).is_whole


async def test_a_folder_to_which_not_everything_came_is_not_called_whole(
    data: Path, tmp_path: Path, database_url: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    await move_up(data, database_url)
    back = tmp_path / "back"
    await move_down(database_url, back, is_ahead=True)
    assert is_told_alone(verify(back), "is not whole yet, its interviews come from the database")
    # Nor is what has not come yet repaired away, or taken for all there is.
    before = everything_in(back)
    for look in (
        lambda: back_up(back, tmp_path / "copy"),
        lambda: examined(back),
        lambda: repaired(back),
    ):
        with pytest.raises(CannotStart, match=r"is not whole yet, its interviews come from"):
            look()
    assert everything_in(back) == before
    assert not (tmp_path / "copy").exists()

    def die(*arguments: object) -> None:
        raise Killed

    with monkeypatch.context() as patch:
        patch.setattr(down, "put_arrival", die)
        with pytest.raises(Killed):
            await move_down(database_url, back)
    assert is_told_alone(verify(back), "finish with `vivavoce move --from`")
    await move_down(database_url, back)
    assert verify(back).is_whole
    # A file that says nothing is no reason not to look.
    (back / NAME).write_text("{")
    report = verify(back)
    assert (report.is_unfinished, report.damages) == (False, 1)
    assert "cannot be understood" in report.damaged[0].why
    assert report.events == len(everything_in(back)["events"])
    # What went elsewhere in the end was whole, and is.
    assert verify(data).is_whole
    assert (await verify_database(database_url)).is_whole


def test_verify_says_how_a_move_is_finished_and_fails(
    data: Path, tmp_path: Path, database_url: str
) -> None:
    url = database_url.replace("@", ":hunter2@", 1)
    vivavoce("move", "--data", str(data), "--to", url, "--ahead")
    done = vivavoce("verify", "--database-url", url, expected=1)
    assert "is not whole yet, interviews are being moved there" in done.stdout
    assert done.stdout.count("\n") == 1
    assert "is not whole yet; run `vivavoce move` again" in done.stderr
    assert "backup" not in done.stderr
    told = json.loads(vivavoce("verify", "--database-url", url, "--json", expected=1).stdout)
    assert (told["is_unfinished"], told["damages"]) == (True, 1)
    vivavoce("move", "--data", str(data), "--to", url)
    back = tmp_path / "back"
    vivavoce("move", "--data", str(back), "--from", url, "--ahead")
    done = vivavoce("verify", str(back), expected=1)
    assert "is not whole yet, its interviews come from the database" in done.stdout
    assert "run `vivavoce move` again" in done.stderr
