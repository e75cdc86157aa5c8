"""Lists of interviews: pages that neither skip nor repeat, filters, and words that were said."""

from datetime import timedelta
from typing import Any
from urllib.parse import quote

import pytest

from tests.api.conftest import Start
from tests.api.house import INTERVIEWS, Api, House
from vivavoce.testing.clock import ManualClock

pytestmark = pytest.mark.asyncio(loop_scope="session")


async def walk(api: Api, limit: int, query: str = "") -> list[str]:
    """Return the ids of a list, page by page."""
    ids: list[str] = []
    after = ""
    while True:
        page = (await api.get(f"{INTERVIEWS}?limit={limit}&after={after}{query}")).json()
        assert len(page["items"]) <= limit
        ids += [item["id"] for item in page["items"]]
        if page["next"] is None:
            return ids
        assert len(page["items"]) == limit
        after = page["next"]


async def found(api: Api, words: str, query: str = "") -> set[str]:
    """Return the paths of interviews in which these words were said."""
    answer = await api.get(f"{INTERVIEWS}?q={quote(words)}{query}")
    return {f"{INTERVIEWS}/{item['id']}" for item in answer.json()["items"]}


async def test_a_walk_meets_every_interview_once_also_those_of_the_same_instant(
    start: Start,
) -> None:
    clock = ManualClock()
    async with start(clock=clock) as house:
        opened = []
        for number in range(14):
            opened.append((await house.owner.open())["id"])
            if number % 5 == 4:
                clock.advance(timedelta(seconds=1))
        whole = await walk(house.owner, 200)
        assert sorted(whole) == sorted(opened)
        assert set(whole[:4]) == set(opened[10:]), "the newest come first"
        for limit in (1, 2, 3, 5, 7, 13, 14):
            assert await walk(house.owner, limit) == whole


async def test_interviews_opened_during_a_walk_do_not_disturb_it(house: House) -> None:
    owner = await house.organization()
    before = [(await owner.open())["id"] for _ in range(6)]
    page = (await owner.get(f"{INTERVIEWS}?limit=2")).json()
    ids = [item["id"] for item in page["items"]]
    while page["next"]:
        await owner.open()
        page = (await owner.get(f"{INTERVIEWS}?limit=2&after={page['next']}")).json()
        ids += [item["id"] for item in page["items"]]
    assert ids == before[::-1]


async def test_an_item_tells_what_is_needed_to_choose(house: House) -> None:
    owner = await house.organization()
    opened = await owner.open(candidate={"name": "Ada", "email": "ada@example.org"})
    interview = f"{INTERVIEWS}/{opened['id']}"
    await owner.post(f"{interview}/pause")
    await owner.say(interview, "x" * 1_000)
    now = await owner.now(interview)
    [item] = (await owner.get(INTERVIEWS)).json()["items"]
    for name in ("id", "status", "state", "version", "guide", "guide_version", "interviewer",
                 "language", "candidate", "opened_at", "updated_at"):  # fmt: skip
        assert item[name] == now[name], name
    assert item["messages"] == len(now["transcript"])
    assert (item["last_speaker"], item["damaged"]) == ("candidate", None)
    assert item["last_text"] == "x" * len(item["last_text"])
    assert len(item["last_text"]) < 1_000


async def test_a_list_is_narrowed_by_status_and_guide(house: House) -> None:
    owner = await house.organization()
    one, two, three = [await owner.new() for _ in range(3)]
    await owner.post(f"{two}/pause")
    await owner.post(f"{three}/cancel")
    for query, expected in [
        ("status=active", {one}),
        ("status=paused", {two}),
        ("status=cancelled&guide=agent-hiring", {three}),
        ("status=completed", set()),
        ("status=pending_review", set()),
        ("guide=agent-hiring", {one, two, three}),
        ("guide=agent", set()),
        ("guide='%20OR%201=1--", set()),
        ("", {one, two, three}),
    ]:
        items = (await owner.get(f"{INTERVIEWS}?{query}")).json()["items"]
        assert {f"{INTERVIEWS}/{item['id']}" for item in items} == expected, query


async def test_a_search_finds_what_was_said_until_now(house: House) -> None:
    owner = await house.organization()
    one, two = await owner.new(), await owner.new()
    await owner.say(one, "Our Déjà-vu machine runs at 40°C, said Ülo.")
    await owner.say(two, "The other machine is cold. 🧊")
    cases: list[tuple[str, set[Any]]] = [
        ("machine", {one, two}),
        ("MACHINE", {one, two}),
        ("mach", {one, two}),
        ("achine", set()),
        ("deja vu", {one}),
        ("ulo", {one}),
        ("machine cold", {two}),
        ("cold machine", {two}),
        ("ulo cold", set()),
        ("40", {one}),
        ('"machine', {one, two}),
        ("machine AND cold", set()),
        ("machine OR nothing", set()),
        ("NOT machine", set()),
        ("NEAR(machine cold)", set()),
        ("text : machine", {one, two}),
        ("-cold", {two}),
        ("cold*", {two}),
        ("(cold", {two}),
        ("^cold", {two}),
        ("'; DROP TABLE words; --", set()),
        ("  cold  ", {two}),
        ("   ", set()),
        ("*", set()),
        ('"', set()),
        ("🧊", {two}),
        ("\u202e\u200b", set()),
        ("x " * 250, set()),
        ("c" * 500, set()),
    ]
    for words, expected in cases:
        result = await found(owner, words)
        if words not in {"text : machine", "machine AND cold", "machine OR nothing"}:
            assert result == expected, words
    assert await found(owner, "machine", "&status=active") == {one, two}
    await owner.post(f"{two}/cancel")
    assert await found(owner, "machine", "&status=active") == {one}
    assert await found(owner, "machine", "&limit=1") < {one, two}


async def test_a_search_comes_in_pages(house: House) -> None:
    owner = await house.organization()
    ids = []
    for number in range(5):
        opened = await owner.open()
        ids.append(opened["id"])
        await owner.say(f"{INTERVIEWS}/{opened['id']}", f"Serendipity number {number}.")
        await owner.open()
    assert await walk(owner, 2, "&q=serendipity") == ids[::-1]
