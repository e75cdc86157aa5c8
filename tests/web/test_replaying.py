"""An interview's past, on the owner's desk: what its first events say, and nothing else."""

import re
from collections.abc import AsyncIterator
from html import unescape
from pathlib import Path

import pytest
import pytest_asyncio

from tests.api.house import GUIDE, OWNER_KEY, House, housed
from tests.upkeep.damage import alter, blob, repaired
from vivavoce.domain.evolving import fold
from vivavoce.domain.ids import InterviewId
from vivavoce.domain.interview import Interview
from vivavoce.edge.authentication import SESSION_COOKIE
from vivavoce.journal.codec import decode
from vivavoce.journal.records import time_of
from vivavoce.service.bootstrap import DEFAULT_ORGANIZATION
from vivavoce.service.callers import owner_of
from vivavoce.web.console.replaying import past

OWNER = owner_of(DEFAULT_ORGANIZATION)
WORDS = ("Ada.", "What do you mean?", "Yes: <b>bold</b> letters.", "No.")


@pytest_asyncio.fixture
async def house(tmp_path: Path) -> AsyncIterator[House]:
    async with housed(tmp_path / "data") as house:
        assert (await house.owner.post("/api/v1/guides", {"source": GUIDE})).status_code == 201
        yield house


async def talked(house: House) -> InterviewId:
    """Return an interview that was led, paused, taken over, noted upon and moved elsewhere."""
    at = await house.owner.new(candidate={"name": "Ada"})
    for words in WORDS:
        await house.owner.say(at, words)
        await house.settled(at)
    for path, body in (
        ("pause", {}),
        ("resume", {}),
        ("handover", {"interviewer": "human"}),
        ("notes", {"text": "Ask again."}),
        ("messages", {"text": "A person here.", "speaker": "interviewer"}),
        ("handover", {"interviewer": "scripted"}),
        ("cancel", {"reason": "Enough."}),
    ):
        answer = await house.owner.post(f"{at}/{path}", body)
        assert answer.status_code in {200, 201}, answer.text
    return InterviewId(at.rpartition("/")[2])


async def folded(house: House, interview: InterviewId) -> list[Interview]:
    """Return the interview after each of its events, made from nothing but those."""
    records = await house.services.interviews.events(OWNER, interview)
    events = [(decode(each.name, each.content or b""), time_of(each)) for each in records]
    stood = [fold(interview, events[:count]) for count in range(1, len(events) + 1)]
    return [each for each in stood if each is not None]


async def test_every_moment_is_the_fold_of_the_events_up_to_it(house: House) -> None:
    interview = await talked(house)
    now = (await house.services.interviews.get(OWNER, interview)).interview
    moments = await folded(house, interview)
    assert moments[-1] == now
    for seq, then in enumerate(moments, start=1):
        found = await past(house.services.interviews, OWNER, now, seq)
        assert found.interview == then
        assert found.record.seq == seq
        assert (found.next_after_s is None) == (seq == now.version)
    # Beyond either end is that end.
    for seq, nearest in ((0, moments[0]), (10**12, moments[-1])):
        assert (await past(house.services.interviews, OWNER, now, seq)).interview == nearest


async def test_in_a_copy_words_keep_the_time_when_they_were_said(house: House) -> None:
    interview = await talked(house)
    copy = (await house.owner.post(f"/api/v1/interviews/{interview}/copy")).json()["id"]
    original = (await house.services.interviews.get(OWNER, interview)).interview
    now = (await house.services.interviews.get(OWNER, InterviewId(copy))).interview
    said = [message.recorded_at for message in original.transcript]
    assert [message.recorded_at for message in now.transcript[: len(said)]] == said
    for message in now.transcript[: len(said)]:
        found = await past(house.services.interviews, OWNER, now, message.seq)
        assert found.at == message.recorded_at < now.opened_at
    # What was taken over passes as fast as it was said, whatever was learned in between.
    first, last = now.transcript[0].seq, now.transcript[len(said) - 1].seq
    gaps = [
        (await past(house.services.interviews, OWNER, now, seq)).next_after_s or 0.0
        for seq in range(first, last)
    ]
    assert sum(gaps) == pytest.approx((said[-1] - said[0]).total_seconds(), abs=1e-6)


@pytest.mark.parametrize("lost", [1, 2, 4, 6])
async def test_the_past_of_an_interview_that_lost_something_can_be_looked_at(
    tmp_path: Path, lost: int
) -> None:
    """(I7, I12)"""
    async with housed(tmp_path) as house:
        at = await house.owner.new()
        await house.owner.say(at, "Somebody who answers letters.")
        await house.settled(at)
    interview = InterviewId(at.rpartition("/")[2])
    alter(tmp_path, f"DELETE FROM events WHERE interview = ? AND seq = {lost}", blob(interview))
    assert repaired(tmp_path).after.is_well
    async with housed(tmp_path) as house:
        signed_in = await session(house)
        version = (await house.owner.now(at))["version"]
        for path in ["/timeline", "/answers", *(f"?at={seq}" for seq in range(1, version + 1))]:
            page = f"/console/interviews/{interview}{path}"
            answer = await house.nobody.get(page, headers=signed_in, check=False)
            assert answer.status_code == 200, path


async def session(house: House) -> dict[str, str]:
    """Return the headers of a browser in which the owner is signed in."""
    return {"cookie": f"{SESSION_COOKIE}={await house.services.access.sign_in(OWNER_KEY)}"}


async def test_a_past_page_shows_what_was_said_by_then_and_lets_nobody_act(house: House) -> None:
    interview = await talked(house)
    signed_in = await session(house)
    moments = await folded(house, interview)
    for then in moments:
        path = f"/console/interviews/{interview}?at={then.version}"
        answer = await house.nobody.get(path, headers=signed_in, check=False)
        assert answer.status_code == 200
        shown = re.findall(r'class="message-text"[^>]* id="t-([^"]*)"', answer.text)
        assert shown == [message.id for message in then.transcript]
        for message in then.transcript:
            assert message.text.split(".")[0] in unescape(re.sub("<[^>]+>", "", answer.text))
        assert f"As it stood at event {then.version} of {len(moments)}" in answer.text
        assert f'data-status="{then.status}"' in answer.text
        # Signing out is all that can be done there.
        assert re.findall(r'method="post" action="([^"]*)"', answer.text) == ["/logout"]
    assert (await house.services.interviews.get(OWNER, interview)).interview == moments[-1]
