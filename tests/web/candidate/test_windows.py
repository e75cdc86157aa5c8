"""Long conversations: a page shows a part, and links lead to all the others."""

import gzip
import re
from datetime import UTC, datetime, timedelta

import pytest

from tests.api.house import House
from tests.web.candidate.reading import Reader
from vivavoce.domain.events import Speaker
from vivavoce.domain.ids import MessageId
from vivavoce.domain.transcript import Message, Transcript
from vivavoce.service.ids import new_id
from vivavoce.web.candidate.windows import MESSAGES_MAX, before_in, window

BEGAN = datetime(2026, 11, 3, 14, tzinfo=UTC)
PAGE_BYTES_MAX = 15 * 1024

ANSWERS = (
    "We keep the records of some four hundred customers, mostly by hand.",
    "Every Monday somebody goes through the list and calls those who have not answered.",
    "It works as long as nobody is ill. Last spring it did not.",
)


def transcript(count: int) -> Transcript:
    """Return a conversation whose messages have the seqs 3, 5, 7 …"""
    speakers = (Speaker.INTERVIEWER, Speaker.CANDIDATE)
    return Transcript(
        [
            Message(
                id=MessageId(new_id()),
                seq=2 * number + 3,
                speaker=speakers[number % 2],
                text=f"Message {number}",
                recorded_at=BEGAN + timedelta(minutes=number),
            )
            for number in range(count)
        ]
    )


@pytest.mark.parametrize("count", [0, 1, 99, 100, 101, 250, 5_000])
def test_going_back_shows_every_message_once_and_going_on_the_same(count: int) -> None:
    whole = transcript(count)
    shown = window(whole, None)
    assert (shown.is_last, shown.later, shown.count) == (True, None, count)
    pages = [shown]
    while pages[0].earlier is not None:
        pages.insert(0, window(whole, pages[0].earlier))
    assert [message for page in pages for message in page.messages] == list(whole)
    assert all(len(page.messages) <= MESSAGES_MAX for page in pages)
    forth = pages[0]
    for page in pages[1:]:
        assert not forth.is_last
        forth = window(whole, forth.later)
        assert forth.messages[-1] == page.messages[-1]
    assert forth.is_last


@pytest.mark.parametrize("before", [0, 1, 3])
def test_before_the_first_message_are_the_first_messages(before: int) -> None:
    whole = transcript(250)
    assert window(whole, before).messages == whole[:MESSAGES_MAX]
    assert window(Transcript(), before).messages == []


def test_a_message_further_up_has_an_address_that_shows_it() -> None:
    whole = transcript(250)
    shown = window(whole, None)
    assert shown.address(whole[240]) == f"#m-{whole[240].id}"
    address = shown.address(whole[7])
    assert address == f"?before={whole[7].seq + 1}#m-{whole[7].id}"
    before = before_in(address.partition("=")[2].partition("#")[0])
    assert whole[7] in window(whole, before).messages


@pytest.mark.parametrize("query", ["abc", "", "-1", "1.5", "١٢", "9" * 40, "0x10", " 7"])
def test_what_is_no_seq_asks_for_nothing(query: str) -> None:
    assert before_in(query) is None


@pytest.mark.asyncio(loop_scope="session")
async def test_the_pages_of_a_long_conversation(house: House) -> None:
    interview = await house.owner.open("agent-hiring", interviewer="human")
    at = f"/api/v1/interviews/{interview['id']}"
    candidate = await house.candidate(at)
    for number in range(240):
        who = candidate if number % 2 else house.owner
        speaker = {} if number % 2 else {"speaker": "interviewer"}
        await who.say(at, f"{ANSWERS[number % 3]} ({number})", **speaker)
    stored = [message["seq"] for message in (await house.owner.now(at))["transcript"]]

    reader = await Reader.of(house, interview)
    assert reader.seqs == stored[-100:]
    assert 'data-count="240"' in reader.source
    assert "composer" in reader.source
    packed_bytes = len(gzip.compress(reader.source.encode(), 6))
    assert packed_bytes <= PAGE_BYTES_MAX

    seen = reader.seqs
    while link := re.search(r'id="earlier" href="(\?before=\d+)', reader.source):
        await reader.goes(link[1])
        assert "candidate.js" not in reader.source, "what is live is the end"
        assert 'id="composer"' not in reader.source
        seen = reader.seqs + seen
    assert seen == stored
    while link := re.search(r'id="later" href="(\?before=\d+)', reader.source):
        await reader.goes(link[1])
    assert reader.seqs[-1] < stored[-1]
    assert f'id="current" href="{reader.path}#end"' in reader.source

    for query in ("?before=abc", "?before=", f"?before={10**17}"):
        assert (await reader.goes(query)).seqs == stored[-100:]
    assert (await reader.goes("?before=1")).seqs == stored[:100]
