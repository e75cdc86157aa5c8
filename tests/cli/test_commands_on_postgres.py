"""The commands on a database that nodes share: with a node beside them, or without one."""

import json
import os
import subprocess
import sys
from pathlib import Path

import psycopg
import pytest

from tests.exchange.older.documents import DOCUMENT, SESSION, document, write_organization
from tests.nodes import Node

TABLES = "SELECT count(*) FROM pg_tables WHERE schemaname = 'public'"


def vivavoce(
    *arguments: str, database_url: str | None, folder: Path
) -> subprocess.CompletedProcess[str]:
    """Run a command in `folder`, which is where it would make a data folder."""
    environment = {name: value for name, value in os.environ.items() if "VIVAVOCE" not in name}
    if database_url is not None:
        environment["VIVAVOCE_DATABASE_URL"] = database_url
    return subprocess.run(
        [sys.executable, "-m", "vivavoce.cli.main", *arguments],
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
        cwd=folder,
        env=environment,
    )


def test_commands_are_nodes_for_a_moment_and_leave_nothing_behind(
    database_url: str, tmp_path: Path
) -> None:
    empty = vivavoce("list", database_url=database_url, folder=tmp_path)
    assert empty.returncode == 2
    assert "There are no interviews in this database" in empty.stderr
    with psycopg.connect(database_url) as connection:
        assert connection.execute(TABLES).fetchone() == (0,)
    new = vivavoce("new", "--name", "Ada", database_url=database_url, folder=tmp_path)
    assert new.returncode == 0, new.stderr
    assert "This database is new. Its owner's key, shown this once: vvk_" in new.stderr
    # By option, too, which wins over the variable.
    listed = vivavoce(
        *("list", "--json", "--database-url", database_url),
        database_url="postgresql://nowhere.invalid/d",
        folder=tmp_path,
    )
    assert listed.returncode == 0, listed.stderr
    [shown] = map(json.loads, listed.stdout.splitlines())
    assert shown["candidate"] == {"name": "Ada"}
    assert list(tmp_path.iterdir()) == []


def test_commands_talk_to_the_node_on_the_data_folder_if_it_has_their_database(
    database_url: str, tmp_path: Path
) -> None:
    with Node(tmp_path, database_url) as node:
        node.start()
        interview = node.open_interview()["id"]
        for url in (None, f"{database_url}?application_name=another"):
            listed = vivavoce("list", "--json", database_url=url, folder=tmp_path)
            assert listed.returncode == 0, listed.stderr
            assert [json.loads(line)["id"] for line in listed.stdout.splitlines()] == [interview]
        # Another database is another one, whatever runs on the folder.
        other = vivavoce("list", database_url=f"{database_url}_", folder=tmp_path)
        assert other.returncode == 2
        assert "does not exist" in other.stderr


@pytest.mark.parametrize(
    ("arguments", "instead"),
    [
        (("backup", "copy"), "pg_basebackup"),
        (("restore", "copy"), "pg_restore"),
        (("doctor",), "vivavoce verify"),
        (("doctor", "--repair"), "pg_amcheck"),
        (("drill",), "not copied"),
    ],
    ids=lambda value: value if isinstance(value, str) else "-".join(value),
)
def test_commands_about_files_say_what_to_use_instead(
    arguments: tuple[str, ...], instead: str, tmp_path: Path
) -> None:
    url = "postgresql://u:swordfish@db.example.org/d"
    done = vivavoce(*arguments, database_url=url, folder=tmp_path)
    assert done.returncode == 2
    assert done.stderr.startswith("vivavoce: ")
    assert done.stderr.count("\n") == 1
    assert instead in done.stderr
    assert "swordfish" not in done.stderr
    assert list(tmp_path.iterdir()) == []


def test_the_older_system_s_interviews_come_into_the_database_and_go_out_as_a_mirror(
    database_url: str, tmp_path: Path
) -> None:
    """While a node runs; a second import brings nothing twice."""
    write_organization(tmp_path / "older", document())
    with Node(tmp_path, database_url) as node:
        node.start()
        for brought in ("1 interview imported", "0 interviews imported"):
            done = vivavoce("import", "older", database_url=database_url, folder=tmp_path)
            assert done.returncode == 0, done.stderr
            assert brought in done.stdout
        bring_up = ("mirror", "mirror", "--once")
        mirrored = vivavoce(*bring_up, database_url=database_url, folder=tmp_path)
        assert mirrored.returncode == 0, mirrored.stderr
        assert "mirror: 1 file is up to date." in mirrored.stdout
    [file] = (tmp_path / "mirror").glob(f"organizations/*/interviews/{SESSION}.json")
    # The node may have made the reply that it owed by then.
    told = [message["id"] for message in json.loads(file.read_text())["transcript"]]
    assert told[:2] == [message["id"] for message in DOCUMENT["transcript"]]
