"""Files that only an older program could write: odd dates, a full profile, what nobody foresaw."""

from pathlib import Path
from typing import Any

import pytest

from tests.exchange.older.documents import DOCUMENT, document, messages, write_organization
from tests.service.imports import ACME, INTERVIEW, bring, interview_in, soon
from vivavoce.authoring.reading import kept_guide
from vivavoce.domain.changes import PROFILE_FIELDS_MAX
from vivavoce.domain.interview import Status
from vivavoce.exchange.older.reading import read_interview
from vivavoce.running import running
from vivavoce.service import importing
from vivavoce.service.callers import owner_of
from vivavoce.upkeep.doctor import examine

OWNER = owner_of(ACME)
MESSAGES_MAX = 120

# What programs write when they know no date, and what lies around it.
NO_DATES = [
    "0001-01-01T00:00:00Z",
    "0001-02-01T00:00:00Z",
    "0800-01-01T00:00:00Z",
    "3200-01-01T00:00:00Z",
    "9998-06-01T00:00:00Z",
    "9999-12-31T23:59:59.999Z",
]


def written(folder: Path, *interviews: dict[str, Any]) -> Path:
    write_organization(folder / "organizations" / "acme", *interviews)
    return folder


def findings(data: Path) -> list[str]:
    """Return what a doctor says about the interviews in `data`."""
    report = examine(data, read_guide=lambda source: kept_guide(source, name="a guide"))
    return [finding.what for finding in report.findings if not finding.is_harmless]


# --- dates ---


@pytest.mark.parametrize("date", NO_DATES)
async def test_a_date_that_means_none_is_kept_aside_and_the_doctor_is_content(
    tmp_path: Path, date: str
) -> None:
    """(I7) Nothing is repaired away, and importing again finds the interview unchanged."""
    told = document(
        transcript=messages({}, {"timestamp": date}, {}),
        createdAt=date,
        updatedAt=date,
        completedAt=date,
        status="completed",
        stateHistory=[{"to": "gather_role", "timestamp": date}],
    )
    folder, data = written(tmp_path / "older", told), tmp_path / "data"
    report = await bring(folder, data)
    assert (report.imported, report.left_out) == (1, [])
    assert any("message 2 has no date that makes sense" in each.what for each in report.remarks)
    interview = await interview_in(data)
    first, second, third = (message.recorded_at for message in interview.transcript)
    assert interview.opened_at == first == second < third
    older = interview.metadata["older"]
    assert (older["createdAt"], older["updatedAt"], older["completedAt"]) == (date, date, date)
    assert older["messages"][interview.transcript[1].id]["timestamp"] == date
    assert findings(data) == []
    assert (await bring(folder, data)).unchanged == 1


@pytest.mark.parametrize("year", ["1000", "1969", "2999"])
async def test_any_other_date_is_taken_as_it_is(tmp_path: Path, year: str) -> None:
    date = f"{year}-06-01T00:00:00Z"
    told = document(transcript=messages({"timestamp": date}), createdAt=date, updatedAt=date)
    data = tmp_path / "data"
    report = await bring(written(tmp_path / "older", told), data)
    assert (report.imported, report.remarks) == (1, [])
    interview = await interview_in(data)
    assert interview.opened_at == interview.transcript[0].recorded_at
    assert interview.opened_at.isoformat() == f"{year}-06-01T00:00:00+00:00"
    assert findings(data) == []


# --- whatever else ---


async def test_no_single_file_ends_an_import(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """(I7) Also not by a mistake of ours: the file is left out, and the others arrive."""
    real = read_interview

    def mistaken(told: dict[str, Any], *rest: Any) -> Any:
        if told["id"] == "session-2":
            raise OverflowError("date value out of range")
        return real(told, *rest)

    monkeypatch.setattr(importing, "read_interview", mistaken)
    folder = written(tmp_path / "older", DOCUMENT, document(id="session-2"))
    report = await bring(folder, tmp_path / "data")
    assert (report.files, report.imported) == (2, 1)
    [left_out] = report.left_out
    assert left_out.file == "organizations/acme/interviews/session-2.json"
    assert "mistake in Vivavoce (OverflowError: date value out of range)" in left_out.what


async def test_a_full_profile_leaves_room_for_what_the_guide_asks_for(tmp_path: Path) -> None:
    """(I6) What is beyond it is kept aside and told, and the interview goes on to its end."""
    profile = {f"field {n:03}": f"value {n}" for n in range(600)}
    told = document(candidateProfile=profile, createdAt="2024-03-01T10:00:00Z")
    data = tmp_path / "data"
    report = await bring(written(tmp_path / "older", told), data)
    assert report.imported == 1
    remarks = [each.what for each in report.remarks]
    interview = await interview_in(data)
    aside = interview.metadata["older"]["candidateProfile"]
    assert len(interview.profile) + len(aside) == 600
    assert len(interview.profile) < PROFILE_FIELDS_MAX
    assert {**aside, **{name: each.value for name, each in interview.profile.items()}} == profile
    assert any("of its profile has no room; kept in the metadata" in what for what in remarks)
    async with running(data, clock=soon()) as started:
        services = started.services
        while True:
            await services.turns.sweep()
            await services.turns.settle(INTERVIEW, patience_s=10)
            now = (await services.interviews.get(OWNER, INTERVIEW)).interview
            assert not now.owes_reply
            if now.status is not Status.ACTIVE or len(now.transcript) > MESSAGES_MAX:
                break
            await services.interviews.add_message(OWNER, INTERVIEW, "It sorts our mail.")
        assert now.status is Status.COMPLETED
        assert len(now.profile) <= PROFILE_FIELDS_MAX
