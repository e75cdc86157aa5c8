"""The older system's interviews, brought into a data folder: all of them, once."""

import json
import os
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from functools import partial
from pathlib import Path

import pytest

from tests.exchange.older.documents import (
    DOCUMENT,
    SECOND,
    SESSION,
    document,
    messages,
    write_organization,
)
from tests.service.imports import (
    ACME,
    INTERVIEW,
    SOON,
    bring,
    interview_in,
    records_of,
    soon,
    stored,
)
from vivavoce.domain.ids import GuideId, OrganizationId
from vivavoce.domain.interview import Status
from vivavoce.errors import CannotStart
from vivavoce.running import import_older, running
from vivavoce.service.bootstrap import DEFAULT_ORGANIZATION
from vivavoce.service.callers import owner_of
from vivavoce.service.importing import Watcher
from vivavoce.stores.sqlite import open_sqlite
from vivavoce.stores.sqlite.folder import claim
from vivavoce.testing.clock import ManualClock

HIRING = GuideId("agent-hiring")


def older_folder(folder: Path) -> Path:
    """Write two organizations with three interviews in all; return the data folder."""
    acme = write_organization(
        folder / "organizations" / "acme",
        DOCUMENT,
        document(id="session-2", status="completed", completedAt="2024-03-01T11:00:00Z"),
        manifest={"id": "acme", "name": "Acme & Söhne"},
    )
    for kind, record in (
        ("teams", {"id": "team-7", "name": "Data"}),
        ("agents", {"id": "agent-3", "name": "Irene", "systemPrompt": "You interview."}),
    ):
        (acme / kind).mkdir()
        (acme / kind / "1.json").write_text(json.dumps(record), "utf-8")
    write_organization(
        folder / "organizations" / "Other Org", document(id="session-2", status="paused")
    )
    return folder


class Keys(Watcher):
    def __init__(self) -> None:
        self.made: dict[str, str] = {}

    def made_key(self, organization: OrganizationId, secret: str) -> None:
        self.made[organization] = secret


# --- whole ---


async def test_every_interview_arrives_in_its_organization(tmp_path: Path) -> None:
    data = tmp_path / "data"
    report = await bring(older_folder(tmp_path / "older"), data)
    assert (report.files, report.imported, report.messages) == (3, 3, 6)
    assert (report.left_out, report.remarks) == ([], [])
    found = {each.older: each for each in report.organizations}
    assert found["acme"].name == "Acme & Söhne"
    assert (found["acme"].id, found["acme"].teams, found["acme"].agents) == ("acme", 1, 1)
    assert found["Other Org"].id.startswith("other-org-")
    assert len(await stored(data)) == 2
    [paused] = await stored(data, found["Other Org"].id)
    assert paused.status == Status.PAUSED


async def test_events_bear_their_own_times_and_a_chain_that_verifies(tmp_path: Path) -> None:
    data = tmp_path / "data"
    await bring(older_folder(tmp_path / "older"), data)
    interview = await interview_in(data)  # which checks the chain (I10)
    assert [message.recorded_at.isoformat() for message in interview.transcript] == [
        "2024-03-01T10:00:01.123000+00:00",
        "2024-03-01T10:00:31.456000+00:00",
    ]
    assert interview.metadata["older"]["interviewer"]["name"] == "Irene"
    assert {record.actor for record in await records_of(data)} == {"import"}


@pytest.mark.parametrize("level", ["", "organizations", "organizations/acme"])
async def test_any_level_of_the_layout_will_do(tmp_path: Path, level: str) -> None:
    folder = older_folder(tmp_path / "older") / level
    report = await bring(folder, tmp_path / "data")
    assert {each.older for each in report.organizations} >= {"acme"}
    assert report.imported == (2 if level.endswith("acme") else 3)


async def test_running_it_again_changes_nothing(tmp_path: Path) -> None:
    """(I2)"""
    data, folder = tmp_path / "data", older_folder(tmp_path / "older")
    await bring(folder, data)
    before = await records_of(data)
    keys = Keys()
    report = await bring(folder, data, watcher=keys)
    assert (report.imported, report.unchanged, report.left_out) == (0, 3, [])
    assert await records_of(data) == before
    assert keys.made == {}


async def test_all_may_be_put_into_one_organization(tmp_path: Path) -> None:
    data, keys = tmp_path / "data", Keys()
    report = await bring(
        older_folder(tmp_path / "older"), data, into=DEFAULT_ORGANIZATION, watcher=keys
    )
    assert report.imported == 3
    assert len(await stored(data, DEFAULT_ORGANIZATION)) == 3
    assert set(keys.made) == {"default"}


async def test_each_new_organization_can_be_entered_with_the_key_that_was_shown(
    tmp_path: Path,
) -> None:
    data, keys = tmp_path / "data", Keys()
    await bring(older_folder(tmp_path / "older"), data, watcher=keys)
    assert len(keys.made) == 3
    async with running(data) as started:
        assert started.opening.new_secret is None
        for organization, secret in keys.made.items():
            caller = await started.services.access.recognise(secret)
            assert caller.organization == organization


# --- going on ---


async def test_an_imported_interview_is_continued_by_the_scripted_interviewer(
    tmp_path: Path,
) -> None:
    """(I6)"""
    data = tmp_path / "data"
    await import_older(older_folder(tmp_path / "older"), data)  # today, long after it began
    async with running(data) as started:
        services, caller = started.services, owner_of(ACME)
        with services.feed.subscribe(INTERVIEW) as subscription:
            while (now := await services.interviews.get(caller, INTERVIEW)).interview.owes_reply:
                await subscription.wait()
                subscription.take()
        interview = now.interview
        assert interview.status is Status.ACTIVE
        assert interview.transcript[-1].author == "scripted"
        assert interview.transcript[-1].in_reply_to == SECOND
        # The answer that was waiting was read as one to the question on the table.
        assert interview.profile["expertise"].value == ["SQL", "Python"]
        assert interview.profile["expertise"].sources == (SECOND,)


async def test_an_old_unfinished_interview_is_granted_the_guides_full_time(
    tmp_path: Path,
) -> None:
    data, clock = tmp_path / "data", ManualClock()
    clock.advance(SOON + timedelta(days=400) - clock.now())
    folder = tmp_path / "older"
    write_organization(folder / "organizations" / "acme", DOCUMENT)
    for _ in range(2):
        await import_older(folder, data, clock=clock)
        clock.advance(timedelta(days=1))
    interview = await interview_in(data)
    assert interview.status is Status.ACTIVE
    assert interview.reopened_at == SOON + timedelta(days=400)
    [summary] = await stored(data)
    assert summary.due_at == SOON + timedelta(days=428)
    assert summary.owed_since == datetime(2024, 3, 1, 10, 0, 31, 456_000, tzinfo=UTC)


async def test_what_went_on_since_is_left_alone(tmp_path: Path) -> None:
    data, folder = tmp_path / "data", older_folder(tmp_path / "older")
    await bring(folder, data)
    async with running(data, clock=soon()) as started:
        await started.services.interviews.add_message(owner_of(ACME), INTERVIEW, "And Go")
    before = len(await records_of(data))
    report = await bring(folder, data)
    assert (report.unchanged, report.left_out) == (3, [])
    assert len(await records_of(data)) == before


async def test_an_erased_interview_stays_erased(tmp_path: Path) -> None:
    data, folder = tmp_path / "data", older_folder(tmp_path / "older")
    await bring(folder, data)
    async with open_sqlite(data / "journal.db") as database:
        await database.store.erase(INTERVIEW, SOON)
    report = await bring(folder, data)
    assert (report.unchanged, report.erased, report.left_out) == (2, 1, [])
    assert {record.content for record in await records_of(data)} == {None}


async def test_a_file_that_was_changed_since_is_left_out_and_told(tmp_path: Path) -> None:
    data, folder = tmp_path / "data", older_folder(tmp_path / "older")
    await bring(folder, data)
    before = await records_of(data)
    path = folder / "organizations/acme/interviews" / f"{SESSION}.json"
    path.write_text(json.dumps(document(transcript=messages({}, {}, {}))), "utf-8")
    report = await bring(folder, data)
    assert report.unchanged == 2
    [told] = report.left_out
    assert told.file == f"organizations/acme/interviews/{SESSION}.json"
    assert "is here already and differs" in told.what
    assert await records_of(data) == before


# --- what is broken ---


def _broken(path: Path) -> None:
    path.write_text('{"id": "half', "utf-8")


def _empty(path: Path) -> None:
    path.write_bytes(b"")


def _zeros(path: Path) -> None:
    path.write_bytes(bytes(4096))


def _list(path: Path) -> None:
    path.write_text("[]", "utf-8")


def _no_interview(path: Path) -> None:
    path.write_text('{"name": "x"}', "utf-8")


def _folder(path: Path) -> None:
    path.mkdir()


def _pipe(path: Path) -> None:
    os.mkfifo(path)


def _dangling(path: Path) -> None:
    path.symlink_to("nowhere")


def _deep(path: Path) -> None:
    path.write_text("[" * 100_000, "utf-8")


def _copy(path: Path) -> None:
    path.write_text(json.dumps(DOCUMENT), "utf-8")


@pytest.mark.parametrize(
    "spoil",
    [_broken, _empty, _zeros, _list, _no_interview, _folder, _pipe, _dangling, _deep, _copy],
)
async def test_a_broken_file_is_told_with_its_name_and_reason_and_the_rest_arrives(
    tmp_path: Path, spoil: Callable[[Path], None]
) -> None:
    """(I7)"""
    folder = older_folder(tmp_path / "older")
    spoil(folder / "organizations/acme/interviews/broken.json")
    report = await bring(folder, tmp_path / "data")
    assert (report.files, report.imported) == (4, 3)
    [told] = report.left_out
    assert told.file == "organizations/acme/interviews/broken.json"
    assert told.what.startswith("It ")


@pytest.mark.parametrize("name", ["manifest.json", "teams/1.json", "agents/1.json"])
async def test_a_broken_manifest_team_or_agent_stops_nothing(tmp_path: Path, name: str) -> None:
    folder = older_folder(tmp_path / "older")
    _broken(folder / "organizations/acme" / name)
    report = await bring(folder, tmp_path / "data")
    assert report.imported == 3
    assert [told.file for told in report.left_out] == [f"organizations/acme/{name}"]


async def test_an_interview_of_another_organization_is_not_taken_over(tmp_path: Path) -> None:
    """(I11)"""
    data, folder = tmp_path / "data", tmp_path / "older"
    write_organization(folder / "organizations" / "acme", DOCUMENT)
    await bring(folder, data)
    other = tmp_path / "again"
    write_organization(other / "organizations" / "other", DOCUMENT)
    report = await bring(other, data)
    assert "belongs to another organization" in report.left_out[0].what
    assert await stored(data, "other") == []


@pytest.mark.parametrize("name", ["nowhere", "file", "empty"])
async def test_what_is_no_such_folder_is_said_in_one_sentence(tmp_path: Path, name: str) -> None:
    (tmp_path / "file").write_text("x")
    (tmp_path / "empty").mkdir()
    with pytest.raises(CannotStart, match="older system"):
        await bring(tmp_path / name, tmp_path / "data")
    assert not (tmp_path / "data").exists()


async def test_a_folder_in_use_is_left_alone_and_said_so(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("vivavoce.running.claim", partial(claim, patience_s=0.1))
    data = tmp_path / "data"
    folder = claim(data)
    try:
        with pytest.raises(CannotStart, match="in use by another Vivavoce; stop it"):
            await bring(older_folder(tmp_path / "older"), data)
    finally:
        folder.release()


async def test_a_retired_guide_is_pinned_all_the_same(tmp_path: Path) -> None:
    """(I9)"""
    data, folder = tmp_path / "data", older_folder(tmp_path / "older")
    async with running(data) as started:
        library = started.services.library
        reference, _ = await library.newest(DEFAULT_ORGANIZATION, HIRING)
        await library.retire(DEFAULT_ORGANIZATION, HIRING)
    await bring(folder, data, into=DEFAULT_ORGANIZATION)
    assert (await interview_in(data)).guide == reference
