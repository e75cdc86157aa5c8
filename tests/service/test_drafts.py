"""Words that are still being made are shown as such, and leave nothing behind."""

import asyncio

import pytest

from tests.service.conftest import OWNER, Start
from tests.service.programmed import NAME, opened, until
from vivavoce.domain.ids import InterviewId
from vivavoce.errors import InterviewerUnavailable
from vivavoce.interviewers.interviewer import Reply, View
from vivavoce.interviewers.registry import Interviewers
from vivavoce.journal.feed import Feed


class Telling:
    """An interviewer that tells its words one by one, each when the test lets it."""

    def __init__(self) -> None:
        self.words: asyncio.Queue[str | None] = asyncio.Queue()
        self.told = asyncio.Event()
        self.is_down = False
        self.views: list[View] = []

    async def reply(self, view: View) -> Reply:
        self.views.append(view)
        if not view.interview.transcript:
            return Reply(say="Hello?")
        text = ""
        while (word := await self.words.get()) is not None:
            text += word
            view.tell(text)
            self.told.set()
        if self.is_down:
            raise InterviewerUnavailable("It broke off.")
        return Reply(say=text)


@pytest.fixture
def telling() -> Telling:
    return Telling()


@pytest.fixture
def interviewers(telling: Telling) -> Interviewers:
    known = Interviewers()
    known.register(NAME, telling)
    return known


def shown(feed: Feed, interview: InterviewId) -> str | None:
    draft = feed.draft(interview)
    return draft.text if draft is not None else None


async def test_words_are_shown_while_they_come_and_give_way_to_the_message(
    start: Start, interviewers: Interviewers, telling: Telling
) -> None:
    async with start(interviewers) as system:
        services, feed = system.services, system.services.feed
        interview = await opened(services)
        with feed.subscribe(interview):
            await services.interviews.add_message(OWNER, interview, "Fine.")
            for word in ("What ", "next?"):
                telling.words.put_nowait(word)
                await telling.told.wait()
                telling.told.clear()
            assert shown(feed, interview) == "What next?"
            assert telling.views[-1].is_watched
            telling.words.put_nowait(None)
            await services.turns.settle(interview, patience_s=10)
            assert shown(feed, interview) is None


async def test_words_of_a_reply_that_failed_are_taken_back(
    start: Start, interviewers: Interviewers, telling: Telling
) -> None:
    async with start(interviewers) as system:
        services, feed = system.services, system.services.feed
        interview = await opened(services)
        telling.is_down = True
        await services.interviews.add_message(OWNER, interview, "Fine.")
        telling.words.put_nowait("What ")
        await until(lambda: shown(feed, interview) == "What ")
        telling.words.put_nowait(None)
        await services.turns.settle(interview, patience_s=10)
        assert shown(feed, interview) is None


async def test_words_to_somebody_who_said_more_meanwhile_are_taken_back(
    start: Start, interviewers: Interviewers, telling: Telling
) -> None:
    async with start(interviewers) as system:
        services, feed = system.services, system.services.feed
        interview = await opened(services)
        await services.interviews.add_message(OWNER, interview, "Fine.")
        telling.words.put_nowait("What ")
        await until(lambda: shown(feed, interview) == "What ")
        await services.interviews.add_message(OWNER, interview, "And you?")
        await until(lambda: shown(feed, interview) is None)
        await until(lambda: len(telling.views) == 3)
        telling.views[1].tell("Words that come late.")
        assert shown(feed, interview) is None, "what is given up has no voice any more"


async def test_nobody_watches_an_interview_without_a_page(
    start: Start, interviewers: Interviewers, telling: Telling
) -> None:
    async with start(interviewers) as system:
        services = system.services
        interview = await opened(services)
        await services.interviews.add_message(OWNER, interview, "Fine.")
        await until(lambda: len(telling.views) == 2)
        assert not telling.views[-1].is_watched
        assert services.feed.watchers == 0, "a turn that listens is no live page"
