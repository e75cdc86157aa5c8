"""The parts of the guide: which one is talked about, of those that come up."""

import pytest

from tests.api.house import House
from tests.web.candidate.reading import Reader

pytestmark = pytest.mark.asyncio(loop_scope="session")


async def says(reader: Reader, text: str) -> str:
    """Say something; return what the page tells of the parts then."""
    await reader.sends("messages", id="", text=text)
    return reader.part("topics")


async def test_a_part_that_does_not_come_up_is_none(house: House) -> None:
    reader = await Reader.of(house, await house.owner.open("parts"))
    # Whether they lead a team is not known yet.
    assert reader.part("topics") == ("Part 1 of 3: You You now Your team to come Leaving to come")
    assert await says(reader, "No") == "Part 2 of 2: Leaving You done Leaving now"

    manager = await Reader.of(house, await house.owner.open("parts"))
    assert await says(manager, "Yes") == (
        "Part 2 of 3: Your team You done Your team now Leaving to come"
    )
    assert await says(manager, "Well.") == (
        "Part 3 of 3: Leaving You done Your team done Leaving now"
    )
    await says(manager, "For something new, after all those years.")
    assert manager.part("topics") == "", "it is over"


async def test_before_the_first_part_it_is_said_how_many_there_are(house: House) -> None:
    reader = await Reader.of(house, await house.owner.open("tapped", language="de"))
    assert "Arbeit" in reader.part("topics")
    assert "2 Teile" in reader.part("topics")
    assert 'aria-current="step"' not in reader.source
    await reader.taps("Ja, ich stimme zu")
    assert 'aria-current="step"' in reader.source
    for words in ("Im Büro", "Ja", "Das möchte ich nicht sagen"):
        await reader.taps(words)
    assert "current" not in reader.source.partition('id="topics"')[2].partition("</details>")[0]


async def test_where_nobody_follows_the_guide_there_are_no_parts(house: House) -> None:
    reader = await Reader.of(house, await house.owner.open("parts", interviewer="human"))
    assert reader.part("topics") == ""


async def test_a_guide_of_one_part_tells_of_none(house: House) -> None:
    reader = await Reader.of(house, await house.owner.open("wide"))
    assert reader.part("topics") == ""


async def test_where_nothing_is_required_no_bar_is_full_from_the_beginning(house: House) -> None:
    bar = 'id="progress"'
    assert bar not in (await Reader.of(house, await house.owner.open("wide"))).source
    assert bar in (await Reader.of(house, await house.owner.open("parts"))).source


async def test_parts_without_names_are_counted(house: House) -> None:
    reader = await Reader.of(house, await house.owner.open("arabic"))
    assert reader.part("topics") == "Part 1 of 2"


async def test_the_parts_of_an_open_page_are_asked_for_alone(house: House) -> None:
    reader = await Reader.of(house, await house.owner.open("parts"))
    whole = {id_: reader.part(id_) for id_ in ("topics", "suggestions", "recap", "learned")}
    await reader.goes(f"{reader.path}/parts")
    assert {id_: reader.part(id_) for id_ in whole} == whole
    assert '<li class="message"' not in reader.source

    stranger = Reader(house, {"id": reader.id, "link": reader.link})
    assert (await stranger.goes(f"{reader.path}/parts")).status == 401
