"""Who comes back is told where they were; who never left is not."""

from datetime import timedelta

import pytest

from tests.api.house import House
from tests.web.candidate.reading import Reader
from vivavoce.testing.clock import ManualClock
from vivavoce.web.candidate.recap import BREAK, PAUSE_TOLD_AFTER

pytestmark = pytest.mark.asyncio(loop_scope="session")


async def answered(house: House) -> Reader:
    """Return the reader of an interview with one answer."""
    reader = await Reader.of(house, await house.owner.open("tapped"))
    await reader.taps("Yes, I agree")
    await reader.taps("From home")
    return reader


async def test_after_a_break_one_is_told_what_was_said_and_what_was_asked(
    house: House, clock: ManualClock
) -> None:
    reader = await answered(house)
    wrote_at = clock.now()
    clock.advance(BREAK - timedelta(seconds=1))
    assert (await reader.goes()).part("recap") == ""
    clock.advance(timedelta(seconds=1))
    recap = (await reader.goes()).part("recap")
    assert recap.startswith("Welcome back.")
    assert f"{wrote_at:%H:%M} UTC" in recap
    assert "So far you have told about: Place." in recap
    assert "Do you work alone?" in recap
    asked = (await house.owner.now(f"/api/v1/interviews/{reader.id}"))["transcript"][-1]
    assert f'<a href="#m-{asked["id"]}"' in reader.source

    await reader.taps("Yes")
    assert reader.part("recap") == "", "they know where they are"


async def test_who_has_said_nothing_yet_was_nowhere(house: House, clock: ManualClock) -> None:
    reader = await Reader.of(house, await house.owner.open("tapped"))
    clock.advance(2 * BREAK)
    assert (await reader.goes()).part("recap") == ""


async def test_another_device_tells_where_one_was_once(house: House) -> None:
    first = await answered(house)
    second = await Reader.of(house, {"id": first.id, "link": first.link})
    assert second.part("recap").startswith("Welcome back.")
    assert (await second.goes()).part("recap") == ""
    # The link once more, on a device that knows it.
    assert (await second.goes(second.link)).part("recap") == ""


async def test_a_pause_is_a_break_when_one_went_away(house: House, clock: ManualClock) -> None:
    reader = await answered(house)
    await reader.sends("pause")
    assert "Paused." in reader.text
    assert reader.part("recap") == "", "whoever has just pressed Pause is still here"
    clock.advance(PAUSE_TOLD_AFTER)
    assert (await reader.goes()).part("recap").startswith("Welcome back.")


async def test_what_is_over_is_not_taken_up_again(house: House, clock: ManualClock) -> None:
    reader = await answered(house)
    await house.owner.post(f"/api/v1/interviews/{reader.id}/complete")
    clock.advance(2 * BREAK)
    assert (await reader.goes()).part("recap") == ""
