"""What the list of interviews says of each, and what its address asks for."""

from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from msgspec.structs import replace

from vivavoce.authoring.reading import built_in_guides, parse_guide
from vivavoce.domain.ids import GuideId
from vivavoce.domain.interview import IDLE, OVER_BUDGET, UNAVAILABLE
from vivavoce.projections.search_hits import FoundInterview, Hit
from vivavoce.running import running
from vivavoce.service.bootstrap import DEFAULT_ORGANIZATION
from vivavoce.service.callers import owner_of
from vivavoce.testing.clock import NOON
from vivavoce.testing.stories import Story
from vivavoce.web.console import searching
from vivavoce.web.console.filtering import Wanted, wanted
from vivavoce.web.console.list_rows import row
from vivavoce.web.console.searching import search

OWNER = owner_of(DEFAULT_ORGANIZATION)
HIRING = next(
    guide
    for name, source in built_in_guides().items()
    if (guide := parse_guide(source, name=name)).id == "agent-hiring"
)
GUIDES = {str(HIRING.id): HIRING}
SUMMARY = replace(
    Story().open().summary, guide=HIRING.id, guide_version=HIRING.version, owed_since=None
)


def told(**changes: Any) -> dict[str, Any]:
    return row(replace(SUMMARY, **changes), GUIDES, NOON)


@pytest.mark.parametrize(
    ("reason", "why"),
    [
        (UNAVAILABLE, "Whoever leads could not be reached"),
        (OVER_BUDGET, "The tokens a model may use are used up"),
        ("Back on Monday.", "Back on Monday."),
        (None, ""),
    ],
)
def test_a_row_says_why_an_interview_rests(reason: str | None, why: str) -> None:
    assert told(status="paused", reason=reason)["why"] == why
    assert told(status="active", reason=reason)["why"] == ""


@pytest.mark.parametrize(
    ("seconds", "lasting"),
    [
        (3 * 86_400, "3 days"),
        (86_400, "1 day"),
        (7_200, "2 hours"),
        (90, "2 minutes"),
        (45, "45 seconds"),
    ],
)
def test_how_long_nobody_wrote_is_what_the_guide_waits(seconds: int, lasting: str) -> None:
    patient = replace(HIRING, rules=replace(HIRING.rules, idle_pause_after_s=seconds))
    resting = replace(SUMMARY, status="paused", reason=IDLE)
    assert row(resting, {"agent-hiring": patient}, NOON)["why"] == f"Nobody wrote for {lasting}"
    other = replace(resting, guide_version="another")
    for guides in ({"agent-hiring": patient}, {}):
        assert row(other, guides, NOON)["why"] == "Nobody wrote for as long as the guide waits"


@pytest.mark.parametrize(
    ("share", "percent"), [(None, None), (0.0, 0), (0.333, 33), (0.57, 57), (0.999, 99), (1.0, 100)]
)
def test_only_all_of_it_is_a_hundred_per_cent(share: float | None, percent: int | None) -> None:
    assert told(progress=share)["percent"] == percent


def test_a_word_as_long_as_a_message_is_cut() -> None:
    hit = Hit(
        message="m", seq=2, speaker="candidate", excerpt=[("x" * 30_000, True), (" y", False)]
    )
    found = FoundInterview(interview=SUMMARY.id, hits=[hit], more=2)
    shown = row(SUMMARY, GUIDES, NOON, found)
    [[(word, is_found), rest]] = [one["parts"] for one in shown["hits"]]
    assert (len(word), word[-1], is_found, rest) == (240, "…", True, (" y", False))
    assert shown["more_hits"] == 2


def test_what_makes_no_sense_in_an_address_is_passed_over() -> None:
    nonsense = {"status": "asleep", "since": "soon", "until": "9999-12-31", "covered": "maybe"}
    assert wanted(nonsense) == Wanted()
    assert wanted({"q": " a\0b ", "guide": "x\0y", "since": "20261103"}) == Wanted(
        q="ab", guide="xy", since="2026-11-03"
    )


def test_an_address_asks_for_whole_days_of_utc_and_each_filter_comes_off_alone() -> None:
    asked = wanted({"q": "bridge", "since": "2026-11-03", "until": "2026-11-04", "covered": "some"})
    within = asked.narrowing
    assert within.opened_from == datetime(2026, 11, 3, tzinfo=UTC)
    assert within.opened_before == datetime(2026, 11, 3, tzinfo=UTC) + timedelta(days=2)
    assert (within.progress_min, within.progress_below) == (0.001, 1.0)
    chips = {chip.label: chip.query for chip in asked.chips({}, {})}
    assert chips["“bridge”"] == "since=2026-11-03&until=2026-11-04&covered=some"
    assert chips["Partly covered"] == "q=bridge&since=2026-11-03&until=2026-11-04"
    assert len(chips) == 4


async def test_where_filters_leave_much_out_a_page_looks_further_and_says_how_far_it_came(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(searching, "INTERVIEWS", 1)
    monkeypatch.setattr(searching, "LOOKS_MAX", 2)
    async with running(tmp_path / "data", owner_key="an owner's key") as system:
        services = system.services
        opened = []
        for _ in range(4):
            standing, _ = await services.open_interview(
                OWNER, GuideId("agent-hiring"), interviewer="human"
            )
            opened.append(standing.interview.id)
            await services.interviews.add_message(OWNER, opened[-1], "A bridge.")
        await services.interviews.complete(OWNER, opened[0])
        asked = Wanted(q="bridge", status="completed")
        first = await search(services, OWNER, asked, "")
        assert (first.found, first.is_cut_short) == ([], True)
        assert first.next is not None
        second = await search(services, OWNER, asked, first.next)
        assert [summary.id for summary, _ in second.found] == [opened[0]]
        assert (second.next, second.is_cut_short) == (None, False)
        for place in ("-1", "x", "9" * 30, "²"):
            nowhere = await search(services, OWNER, Wanted(q="bridge"), place)
            assert [summary.id for summary, _ in nowhere.found] == [opened[3]]
        unspaced = await search(services, OWNER, Wanted(q="桥"), "")
        assert "only the beginning" in unspaced.notes[0]
