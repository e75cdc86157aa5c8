"""Times are in the language of the page, and in the reader's zone and way of writing them."""

import pytest

from tests.harness import ServerProcess
from tests.web.people import People

pytestmark = [pytest.mark.browser, pytest.mark.asyncio(loop_scope="session")]

AFTERNOON = """async () => {
    const times = await import(document.querySelector('link[href$="/times.js"]').href);
    const at = new Date('2024-03-05T14:07:00Z');
    return [times.clockTime(at), times.dayName(at, new Date('2024-03-09T00:00:00Z'))];
}"""


@pytest.mark.parametrize(
    ("locale", "clock", "day"),
    [
        ("en-GB", "16:07", "Tuesday 5 March"),
        ("en-US", "4:07 PM", "Tuesday, March 5"),
        ("de-DE", "16:07", "Tuesday, March 5"),  # the page speaks English, the reader counts to 24
    ],
)
async def test_an_english_page_writes_times_as_its_reader_does(
    server: ServerProcess, people: People, locale: str, clock: str, day: str
) -> None:
    candidate = await people.candidate(
        server.open_interview(), locale=locale, timezone_id="Europe/Tallinn"
    )
    shown = await candidate.page.evaluate(AFTERNOON)
    assert [text.replace("\u202f", " ") for text in shown] == [clock, day]
