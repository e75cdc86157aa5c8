"""What everybody is told while whoever leads cannot be reached, and what carries on then."""

import asyncio

import pytest

from tests.api.conftest import Start
from tests.api.house import GUIDE, House
from tests.api.test_health import metrics
from vivavoce import InterviewerUnavailable, InterviewerUnusable, Reply, ReplyUnfit, View
from vivavoce.domain.ids import InterviewId
from vivavoce.errors import VivavoceError

pytestmark = pytest.mark.asyncio(loop_scope="session")


class Moody:
    """Leads, unless it is told to fail; tried again as soon as it is well."""

    def __init__(self) -> None:
        self.error: VivavoceError | None = None

    async def reply(self, view: View) -> Reply:
        if self.error is not None:
            raise self.error
        return Reply(say=f"Go on. ({len(view.interview.transcript)})")


async def health(house: House) -> dict[str, object]:
    told: dict[str, object] = (await house.nobody.get("/api/v1/health")).json()
    return told


async def until(house: House, interview: str, event: str) -> dict[str, object]:
    """Return the interview once this has happened in it."""
    async with asyncio.timeout(20):
        with house.services.feed.subscribe(InterviewId(interview.rpartition("/")[2])) as news:
            while event not in {item["event"] for item in await house.owner.events(interview)}:
                await news.wait()
                news.take()
    return await house.owner.now(interview)


async def led_by(house: House, moody: Moody, *, rules: str = "") -> str:
    """Return the path of an interview that this one leads, on a guide with these rules."""
    house.services.interviewers.register("moody", moody)
    source = GUIDE + (f"rules: {{ {rules} }}\n" if rules else "")
    assert (await house.owner.post("/api/v1/guides", {"source": source})).status_code == 201
    return await house.owner.new("two-questions", interviewer="moody")


async def test_a_reply_that_is_late_is_said_to_be_late_to_everybody(start: Start) -> None:
    """I12: the answer is kept, and nothing is pretended."""
    moody = Moody()
    async with start() as house:
        interview = await led_by(house, moody)
        moody.error = InterviewerUnavailable("It is asleep.")
        receipt = await house.owner.say(interview, "Are you there?")
        await until(house, interview, "reply-delayed")
        for caller in (house.owner, await house.candidate(interview)):
            shown = await caller.now(interview)
            assert shown["status"] == "active"
            assert shown["transcript"][-1]["id"] == receipt["id"]
            assert shown["delayed_since"] >= shown["owed_since"]
            assert shown["delay_reason"] == "interviewer-unavailable"
        assert "asleep" not in (await house.owner.get(interview)).text
        assert (await health(house))["delayed_replies"] == 1
        assert (await metrics(house))["vivavoce_replies_delayed_total"] == 1
        moody.error = None
        await house.owner.say(interview, "Hello?")  # does not wait for the next attempt
        shown = await house.settled(interview)
        assert (shown["delayed_since"], shown["delay_reason"]) == (None, None)
        assert [message["text"] for message in shown["transcript"]] == [
            "Go on. (0)",
            "Are you there?",
            "Hello?",
            "Go on. (3)",
        ]


async def test_where_it_cannot_be_used_the_script_leads_on(start: Start) -> None:
    moody = Moody()
    async with start() as house:
        interview = await led_by(house, moody, rules="fallback_after_s: 0")
        moody.error = InterviewerUnusable("Its key is gone.")
        await house.owner.say(interview, "My name is Ada.")
        shown = await house.settled(interview)
        assert shown["interviewer"] == "scripted"
        assert shown["transcript"][-1]["author"] == "scripted"
        told = await health(house)
        assert (told["status"], told["fallbacks"], told["delayed_replies"]) == ("ok", 1, 1)
        assert (await metrics(house))["vivavoce_fallbacks_total"] == 1


async def test_where_the_guide_wants_a_pause_both_sides_are_told_why(start: Start) -> None:
    moody = Moody()
    async with start() as house:
        interview = await led_by(house, moody, rules="fallback: pause, fallback_after_s: 0")
        moody.error = InterviewerUnavailable("It is asleep.")
        await house.owner.say(interview, "Are you there?")
        await until(house, interview, "interview-paused")
        for caller in (house.owner, await house.candidate(interview)):
            shown = await caller.now(interview)
            assert (shown["status"], shown["reason"]) == ("paused", "interviewer-unavailable")
        # What the candidate says ends the pause, and everything has one answer.
        moody.error = None
        await house.owner.say(interview, "Hello?")
        shown = await house.settled(interview)
        assert [message["speaker"] for message in shown["transcript"]] == [
            "interviewer", "candidate", "candidate", "interviewer"]  # fmt: skip


async def test_a_reply_that_is_unfit_is_made_by_the_script_and_counted(start: Start) -> None:
    moody = Moody()
    async with start() as house:
        interview = await led_by(house, moody)
        moody.error = ReplyUnfit("It promised the moon.")
        await house.owner.say(interview, "My name is Ada.")
        shown = await house.settled(interview)
        assert (shown["interviewer"], shown["transcript"][-1]["author"]) == ("moody", "scripted")
        assert (await health(house))["unfit_replies"] == 1
        assert (await metrics(house))["vivavoce_replies_unfit_total"] == 1
