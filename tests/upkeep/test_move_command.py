"""`vivavoce move` and `vivavoce verify --database-url`, as people call them (I10, I12)."""

import json
import shutil
import subprocess
import sys
from pathlib import Path

import click
import psycopg
import pytest

from tests.upkeep.moving import everything_at, everything_in
from vivavoce.cli.move import command
from vivavoce.errors import CannotStart
from vivavoce.upkeep.move.down import move_down
from vivavoce.upkeep.move.up import move_up
from vivavoce.upkeep.stored_database import verify_database

SECRET = "hunter2"  # to be found nowhere


def vivavoce(*arguments: str, expected: int = 0) -> subprocess.CompletedProcess[str]:
    """Run a command; no password may be in what it prints."""
    done = subprocess.run(
        [sys.executable, "-m", "vivavoce.cli.main", *arguments],
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == expected, done.stdout + done.stderr
    assert SECRET not in done.stdout + done.stderr
    return done


def with_password(url: str) -> str:
    return url.replace("@", f":{SECRET}@", 1)


def test_a_move_there_and_back_says_what_stands_where(
    rich: Path, tmp_path: Path, database_url: str
) -> None:
    data, back, url = tmp_path / "data", tmp_path / "back", with_password(database_url)
    shutil.copytree(rich, data)
    before = everything_in(data)
    ahead = vivavoce("move", "--data", str(data), "--to", url, "--ahead")
    assert "follows when you run this without --ahead" in ahead.stdout
    done = vivavoce("move", "--data", str(data), "--to", url)
    assert f"{len(before['interviews'])} interviews (1 of them erased)" in done.stdout
    assert f"Verified, and open for business. Nobody serves {data} any more." in done.stdout
    assert everything_at(database_url) == before
    once_more = vivavoce("move", "--data", str(data), "--to", url)  # in a loop, this is the end
    assert "already; there is nothing left to do" in once_more.stderr
    back_again = vivavoce("move", "--from", url, "--data", str(back), "--json")
    told = json.loads(back_again.stdout)
    assert (told["is_open"], told["events"], told["target"]) == (
        True,
        len(before["events"]),
        str(back),
    )
    assert (back / "secret").stat().st_mode & 0o077 == 0
    assert everything_in(back) == before


def test_verify_names_what_was_altered_in_a_database(
    rich: Path, tmp_path: Path, database_url: str
) -> None:
    """(I10) Altered words, a lost event, a lost row, words that somebody took."""
    url = with_password(database_url)
    vivavoce("move", "--data", str(shutil.copytree(rich, tmp_path / "data")), "--to", url)
    whole = vivavoce("verify", "--database-url", url)
    assert "1 of them erased" in whole.stdout
    assert "was repaired: 1 of its events is lost" in whole.stdout
    assert "nothing missing, nothing altered." in whole.stdout
    with psycopg.connect(database_url, autocommit=True) as connection:
        rows = connection.execute(
            "SELECT id::text FROM interviews WHERE organization = 'acme' ORDER BY id"
        ).fetchall()
        altered, shortened, lost = (row[0] for row in rows)
        for sql, of in (
            ("UPDATE events SET content = 'x' WHERE interview = %s AND seq = 2", altered),
            ("DELETE FROM events WHERE interview = %s AND seq = 2", shortened),
            ("DELETE FROM interviews WHERE id = %s", lost),
        ):
            assert connection.execute(sql, (of,)).rowcount == 1
        connection.execute("UPDATE guides SET source = 'another' WHERE id = 'gone'")
    done = vivavoce("verify", "--database-url", url, expected=1)
    for told in (
        f"Event 2 of {altered} is not what was recorded.",
        f"Event 2 of {shortened} is missing.",
        f"{lost} has events, but no row of interviews.",
        "A version of guide gone 1 is not what was kept.",
    ):
        assert told in done.stdout
    assert "4 faults); restore a backup" in done.stderr


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        pytest.param((), "Say where: --to URL, or --from URL.", id="nowhere"),
        pytest.param(
            ("--to", "postgresql://a/b", "--from", "postgresql://a/b"),
            "Say where: --to URL, or --from URL.",
            id="both ways",
        ),
        pytest.param(
            ("--to", f"postgresql://a:{SECRET}@127.0.0.1:1/b"), "There is no ", id="no folder"
        ),
        pytest.param(("--to", "mysql://a/b"), "has to begin with postgresql://", id="no URL"),
        pytest.param(
            ("--from", f"postgresql://a:{SECRET}@127.0.0.1:1/b"),
            "The database at host 127.0.0.1, port 1, dbname b, user a cannot be used",
            id="no database",
        ),
    ],
)
def test_what_cannot_be_moved_is_told_in_one_sentence(
    tmp_path: Path, arguments: tuple[str, ...], sentence: str
) -> None:
    with pytest.raises((CannotStart, click.UsageError)) as told:
        command.main(["--data", str(tmp_path / "none"), *arguments], standalone_mode=False)
    assert sentence in str(told.value)
    assert SECRET not in str(told.value)
    assert not (tmp_path / "none").exists()


async def test_databases_that_are_not_ours_are_left_alone(
    rich: Path, tmp_path: Path, database_url: str
) -> None:
    data = shutil.copytree(rich, tmp_path / "data")
    with pytest.raises(CannotStart, match="is empty; the first node that starts makes its tables"):
        await move_down(database_url, tmp_path / "back")
    assert not (tmp_path / "back").exists()
    with psycopg.connect(database_url, autocommit=True) as connection:
        connection.execute("CREATE TABLE events (tickets integer)")
    with pytest.raises(CannotStart, match=r"holds another program's tables; choose an empty"):
        await move_up(data, database_url)
    with pytest.raises(CannotStart, match="holds another program's tables"):
        await verify_database(database_url)


async def test_a_database_of_a_newer_version_is_left_alone(
    rich: Path, tmp_path: Path, database_url: str
) -> None:
    data = shutil.copytree(rich, tmp_path / "data")
    await move_up(data, database_url, is_ahead=True)
    with psycopg.connect(database_url, autocommit=True) as connection:
        connection.execute("INSERT INTO schema_versions (number) VALUES (999)")
    for attempt in (
        move_up(data, database_url),
        move_down(database_url, tmp_path / "back"),
        verify_database(database_url),
    ):
        with pytest.raises(CannotStart, match=r"was written by a newer Vivavoce \(schema 999"):
            await attempt
    assert not (tmp_path / "back").exists()
