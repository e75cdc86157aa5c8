"""The model interviewer over real HTTP: what is sent and shown, and what errors become."""

import asyncio
import itertools
from collections.abc import AsyncIterator
from typing import Any

import pytest

from tests.interviewers.conversation import Conversation
from tests.provider.control import Misbehaviour
from tests.provider.interviewing import ANSWERS, REPLY_CHARS_MAX, guide
from tests.provider.misbehaving import PROMISE, Kind
from tests.provider.process import KEY
from tests.provider.server import MODEL, Provider, serving
from vivavoce.errors import InterviewerUnavailable, InterviewerUnusable, VivavoceError
from vivavoce.interviewers.calls import Calls
from vivavoce.interviewers.interviewer import View
from vivavoce.interviewers.llm import LlmInterviewer, Models

ANSWER = next(iter(ANSWERS.values()))
LEAKED_CHARS_MAX = 100


@pytest.fixture
async def provider(monkeypatch: pytest.MonkeyPatch) -> AsyncIterator[Provider]:
    async with serving() as provider:
        monkeypatch.setenv("OPENAI_BASE_URL", provider.url)
        monkeypatch.setenv("OPENAI_API_KEY", KEY)
        monkeypatch.setenv("NO_PROXY", "127.0.0.1")
        yield provider


@pytest.fixture
async def models(provider: Provider) -> AsyncIterator[Models]:
    models = Models(f"openai:{MODEL}", timeout_s=5)
    yield models
    await models.close()


def interviewer(
    models: Models, *, at_once: int = 100, per_organization: int = 100
) -> LlmInterviewer:
    calls = Calls(at_once=at_once, per_organization=per_organization, per_minute=None, attempts=1)
    return LlmInterviewer(models, calls)


def asked(*answers: str, **options: Any) -> View:
    """Return an interview that was opened and in which this was answered."""
    talk = Conversation(guide()).say(*answers or (ANSWER,))
    return View(interview=talk.interview, guide=talk.guide, **options)


async def test_words_are_shown_as_they_come_and_grow_to_what_is_said(
    provider: Provider, models: Models
) -> None:
    provider.control.piece_s = 0.05
    shown: list[str] = []
    reply = await interviewer(models).reply(asked(tell=shown.append, is_watched=True))
    assert shown
    assert all(later.startswith(earlier) for earlier, later in itertools.pairwise(shown))
    assert reply.say.startswith(shown[-1])
    assert provider.control.seen[-1].body.stream


async def test_nothing_is_streamed_where_nobody_looks_on(
    provider: Provider, models: Models
) -> None:
    await interviewer(models).reply(asked())
    assert not provider.control.seen[-1].body.stream


@pytest.mark.parametrize("kind", [Kind.PROMISE, Kind.LEAK, Kind.ENORMOUS, Kind.RESET_MIDWAY])
async def test_words_that_will_not_be_said_do_not_stay_on_the_page(
    provider: Provider, models: Models, kind: Kind
) -> None:
    provider.control.misbehave(Misbehaviour(kind=kind))
    provider.control.piece_s = 0.005
    shown: list[str] = []
    view = asked(tell=shown.append, is_watched=True)
    leader = interviewer(models)
    try:
        reply = await leader.reply(view)
    except InterviewerUnavailable:  # made again by whoever takes the turn
        reply = await leader.reply(view)
    instructions = provider.control.seen[-1].body.instructions
    for words in [*shown, reply.say]:
        assert len(words) <= REPLY_CHARS_MAX
        assert instructions[:LEAKED_CHARS_MAX] not in words
        assert PROMISE not in words
    last = next((words for words in reversed(shown) if words), "")
    assert reply.say.startswith(last) or shown[-1] == ""


@pytest.mark.parametrize(
    ("kind", "error"),
    [
        (Kind.BROKEN, InterviewerUnavailable),
        (Kind.TOO_MANY, InterviewerUnavailable),
        (Kind.RESET, InterviewerUnavailable),
        (Kind.RESET_MIDWAY, InterviewerUnavailable),
        (Kind.CUT_MIDWAY, InterviewerUnavailable),
        (Kind.QUOTES_KEY, InterviewerUnavailable),
        (Kind.UNAUTHORIZED, InterviewerUnusable),
        (Kind.NO_SUCH_MODEL, InterviewerUnusable),
    ],
)
@pytest.mark.parametrize("is_watched", [False, True], ids=["whole", "streamed"])
async def test_what_goes_wrong_is_told_as_what_it_means_and_without_the_key(
    provider: Provider,
    models: Models,
    kind: Kind,
    error: type[VivavoceError],
    is_watched: bool,
) -> None:
    provider.control.misbehave(Misbehaviour(kind=kind, retry_after_s=17))
    with pytest.raises(error) as raised:
        await interviewer(models).reply(asked(is_watched=is_watched))
    told: BaseException | None = raised.value
    assert KEY not in str(told)
    if isinstance(told, InterviewerUnavailable):
        assert told.retry_after_s == (17 if kind is Kind.TOO_MANY else None)


async def test_a_provider_that_is_down_is_unavailable_and_missed_once_it_is_back(
    provider: Provider, models: Models
) -> None:
    leader = interviewer(models)
    await provider.down()
    with pytest.raises(InterviewerUnavailable, match="cannot be reached"):
        await leader.reply(asked())
    await provider.up()
    assert (await leader.reply(asked())).question == "skills"


@pytest.mark.parametrize("limit", ["at_once", "per_organization"])
async def test_no_more_calls_are_under_way_than_are_allowed(
    provider: Provider, models: Models, limit: str
) -> None:
    provider.control.think_s = 0.05
    leader = interviewer(models, **{limit: 3})
    await asyncio.gather(*(leader.reply(asked()) for _ in range(12)))
    assert provider.control.requests == 12
    assert provider.control.most_under_way == 3


async def test_a_reply_that_is_given_up_ends_its_call(provider: Provider, models: Models) -> None:
    provider.control.think_s = 60.0
    making = asyncio.create_task(interviewer(models).reply(asked()))
    while provider.control.under_way == 0:  # noqa: ASYNC110 - nobody tells us
        await asyncio.sleep(0.01)
    making.cancel()
    with pytest.raises(asyncio.CancelledError):
        await making
    while provider.control.under_way > 0:  # noqa: ASYNC110 - nobody tells us
        await asyncio.sleep(0.01)
    assert provider.control.abandoned == 1


async def test_a_long_interview_is_put_in_short_and_goes_on(
    provider: Provider, models: Models
) -> None:
    long = [f"Part {number}: " + "we wrote letters to everybody. " * 250 for number in range(8)]
    reply = await interviewer(models).reply(asked(*long, "And that was it, more or less."))
    tasks = [
        seen.body.prompt.partition('"task":"')[2].partition('"')[0]
        for seen in provider.control.seen
    ]
    assert tasks.count("condense") >= 1
    assert tasks[-1] == "reply"
    assert reply.condensed is not None
    assert reply.condensed.author == f"openai:{MODEL}"
    assert max(len(seen.body.prompt) for seen in provider.control.seen) < 80_000
