"""Lists and exports are narrowed alike: by day, by coverage, by words, by name."""

import json
from datetime import timedelta

import pytest

from tests.api.conftest import Start
from tests.api.house import INTERVIEWS, Api, House
from vivavoce.testing.clock import NOON, ManualClock

pytestmark = pytest.mark.asyncio(loop_scope="session")

EXPORT = "/api/v1/export"


async def listed(api: Api, query: str) -> set[str]:
    items = (await api.get(f"{INTERVIEWS}?{query}")).json()["items"]
    return {item["id"] for item in items}


async def exported(api: Api, query: str) -> set[str]:
    answer = await api.get(f"{EXPORT}?format=json&{query}")
    assert answer.status_code == 200, answer.text
    return {one["id"] for one in json.loads(answer.text)}


async def test_by_when_they_were_opened_and_by_how_far_they_are(start: Start) -> None:
    clock = ManualClock()
    async with start(clock=clock) as house:
        owner, opened = house.owner, []
        for _ in range(3):
            opened.append((await owner.open(interviewer="human"))["id"])
            clock.advance(timedelta(days=1))
        known = {"role": {"value": "Bookkeeping"}}
        answer = await owner.patch(f"{INTERVIEWS}/{opened[1]}/profile", known)
        assert answer.status_code == 200, answer.text
        noon = f"{NOON + timedelta(days=1):%Y-%m-%dT%H:%M:%SZ}"
        for query, expected in [
            (f"opened_from={noon}", set(opened[1:])),
            (f"opened_before={noon}", {opened[0]}),
            (f"opened_from={noon}&opened_before=2200-01-01T00:00:00%2B02:00", set(opened[1:])),
            ("progress_min=0.01", {opened[1]}),
            ("progress_below=0.01", {opened[0], opened[2]}),
            ("progress_min=1", set()),
            ("progress_min=0&progress_below=1", set(opened)),
            ("opened_from=&progress_min=&status=&guide=", set(opened)),
        ]:
            assert await listed(owner, query) == expected, query
            assert await exported(owner, query) == expected, query
        [item] = (await owner.get(f"{INTERVIEWS}?progress_min=0.01")).json()["items"]
        ledger = (await owner.now(f"{INTERVIEWS}/{opened[1]}"))["coverage"]
        assert item["progress"] == round(ledger["share"], 3)


@pytest.mark.parametrize(
    "query",
    [
        "opened_from=yesterday",
        "opened_from=2026-11-03",
        "opened_before=2026-11-03T10:00:00",
        "opened_before=0001-01-01T00:00:00%2B14:00",
        "progress_min=1.1",
        "progress_below=-0.1",
        "progress_below=nan",
        "progress_min=half",
    ],
)
async def test_what_makes_no_sense_is_refused_by_name(house: House, query: str) -> None:
    for path in (INTERVIEWS, EXPORT):
        answer = await house.owner.get(f"{path}?{query}")
        assert answer.status_code == 422
        assert answer.json()["field"] == query.partition("=")[0]


async def test_chosen_interviews_are_exported_and_nobody_elses(house: House) -> None:
    """(I11)"""
    owner, rival = await house.organization(), await house.rival()
    one, two, _ = [(await owner.open())["id"] for _ in range(3)]
    theirs = (await rival.open())["id"]
    assert await exported(owner, f"ids={one},{two}") == {one, two}
    assert await exported(owner, f"ids={one},{theirs}") == {one}
    assert await exported(owner, f"ids={one}&status=cancelled") == set()
    for ids in ("not-an-id", f"{one},", ",".join([one] * 201)):
        answer = await owner.get(f"{EXPORT}?ids={ids}")
        assert (answer.status_code, answer.json()["field"]) == (422, "ids")


async def test_an_export_holds_what_a_search_finds(house: House) -> None:
    owner = await house.organization()
    one, two = await owner.new(), await owner.new()
    await owner.say(one, "Our glockenspiel is out of tune.")
    await owner.say(two, "Nothing of that kind.")
    id_one, id_two = one.rpartition("/")[2], two.rpartition("/")[2]
    assert await exported(owner, "q=glocken") == {id_one}
    assert await exported(owner, f"q=glocken&ids={id_two}") == set()
    assert await exported(owner, "q=zither") == set()


async def test_an_item_says_why_an_interview_rests_and_that_its_candidate_withdrew(
    house: House,
) -> None:
    owner = await house.organization()
    ended, gone = await owner.new(), await owner.new()
    await owner.post(f"{ended}/cancel", {"reason": "Filled from inside."})
    await owner.post(f"{gone}/withdraw", {"erase": True})
    items = {item["id"]: item for item in (await owner.get(INTERVIEWS)).json()["items"]}
    told = items[ended.rpartition("/")[2]]
    assert (told["reason"], told["withdrawn"]) == ("Filled from inside.", None)
    assert items[gone.rpartition("/")[2]]["withdrawn"] == "erasure-asked"
