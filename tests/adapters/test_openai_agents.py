"""A session of the OpenAI Agents SDK in an interview: the SDK's protocol, and our promises."""

import asyncio
import subprocess
import sys
from collections.abc import AsyncIterator
from pathlib import Path
from typing import Any

import pytest
from agents import Runner
from agents.memory import Session, SessionSettings

from tests.adapters.conversing import (
    GUIDE,
    agent,
    assistant,
    losing_answers,
    message_ids,
    said,
    user,
)
from tests.provider.server import serving
from vivavoce import InterviewClosed, LiveInterview, Malformed, NotFound, Refused, Vivavoce
from vivavoce.adapters.openai_agents import InterviewSession
from vivavoce.domain.text import MESSAGE_BYTES_MAX
from vivavoce.errors import StoreUnavailable, TooLarge

ANSWER = "This model only speaks about interviews."
CALL = {"type": "function_call", "call_id": "c1", "name": "look_up", "arguments": '{"who":"Ada"}'}
RESULT = {"type": "function_call_output", "call_id": "c1", "output": "Ada, since 1843"}
SYSTEM = {"role": "system", "content": "The books are secret."}


@pytest.fixture
async def vv(tmp_path: Path) -> AsyncIterator[Vivavoce]:
    async with Vivavoce.open(tmp_path / "data") as opened:
        yield opened


@pytest.fixture
async def interview(vv: Vivavoce) -> LiveInterview:
    return await vv.open_interview(GUIDE, interviewer="agent")


@pytest.fixture
def session(interview: LiveInterview) -> InterviewSession:
    return InterviewSession(interview)


def plain(items: Any) -> list[Any]:
    return list(items)


# --- the SDK ---


async def test_an_agent_that_runs_on_it_remembers_and_is_remembered(
    interview: LiveInterview, session: InterviewSession
) -> None:
    """(I1, I4)"""
    async with serving() as provider, agent(provider.url) as clerk:
        for text in ("Who are you?", "And what do you keep?"):
            result = await Runner.run(clerk, text, session=session)
            assert result.final_output == ANSWER
        [_, second] = provider.control.seen
        roles = [message["role"] for message in second.body.messages]
        assert roles == ["system", "user", "assistant", "user"]
    assert await said(interview) == [
        ("candidate", "Who are you?"),
        ("interviewer", ANSWER),
        ("candidate", "And what do you keep?"),
        ("interviewer", ANSWER),
    ]
    now = await interview.now()
    assert not now.owes_reply, "nobody of ours answers"
    assert {message.author for message in now.transcript} == {None, "agent"}


async def test_an_agent_that_streams_is_kept_as_well(
    interview: LiveInterview, session: InterviewSession
) -> None:
    async with serving() as provider, agent(provider.url) as clerk:
        running = Runner.run_streamed(clerk, "Who are you?", session=session)
        assert [event async for event in running.stream_events()]
    assert await said(interview) == [("candidate", "Who are you?"), ("interviewer", ANSWER)]


def test_it_has_what_the_protocol_asks_for(session: InterviewSession) -> None:
    assert isinstance(session, Session)


def test_without_the_sdk_it_names_the_extra_to_install() -> None:
    code = "import sys; sys.modules['agents'] = None; import vivavoce.adapters.openai_agents"
    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=False, timeout=60
    )
    assert "pip install 'vivavoce[openai-agents]'" in done.stderr


async def test_an_agent_that_is_late_says_nothing_after_a_person_took_over(
    interview: LiveInterview, session: InterviewSession
) -> None:
    """(I1, I4, I5) It may have thought for a while; the candidate's words are kept all the same."""
    await session.add_items(plain([user("Who are you?")]))
    await interview.hand_over("human")
    takeover = [each for each in await said(interview) if each[0] == "interviewer"]
    for _ in range(2):  # a repeat, too
        with pytest.raises(Refused, match="human leads"):
            await session.add_items(plain([user("Hello?"), assistant("A clerk.")]))
    await session.add_items(plain([CALL, RESULT]))
    assert [each for each in await said(interview) if each[0] == "interviewer"] == takeover
    assert [text for who, text in await said(interview) if who == "candidate"] == [
        "Who are you?",
        "Hello?",
    ]
    await interview.hand_over("agent")
    await session.add_items(plain([assistant("A clerk, once more.")]))
    assert (await said(interview))[-1] == ("interviewer", "A clerk, once more.")


async def test_what_was_refused_may_be_said_once_the_agent_leads_again(
    interview: LiveInterview, session: InterviewSession
) -> None:
    """(I2)"""
    turn = plain([user("Who are you?"), assistant("A clerk.")])
    await interview.hand_over("human")
    with pytest.raises(Refused):
        await session.add_items(turn)
    with pytest.raises(Refused):
        await InterviewSession(interview).add_items(turn)
    await interview.hand_over("agent")
    await session.add_items(turn)
    assert await session.get_items() == turn
    assert [text for _, text in (await said(interview))[-1:]] == ["A clerk."]
    assert [text for who, text in await said(interview) if who == "candidate"] == ["Who are you?"]


# --- items ---


async def test_every_item_comes_back_verbatim_and_words_alone_are_said(
    interview: LiveInterview, session: InterviewSession
) -> None:
    refusing = {"role": "assistant", "content": [{"type": "refusal", "refusal": "I may not."}]}
    parts = [{"type": "input_text", "text": "Look"}, {"type": "input_image", "image_url": "data:,"}]
    looking = {"type": "message", "role": "user", "content": parts}
    asking = [SYSTEM, user("Who is Ada?"), CALL, RESULT, assistant("She keeps them."), refusing]
    items = plain([*asking, looking, user(" \n"), user("")])
    await session.add_items(items)
    assert await session.get_items() == items
    assert await said(interview) == [
        ("candidate", "Who is Ada?"),
        ("interviewer", "She keeps them."),
        ("interviewer", "I may not."),
        ("candidate", "Look"),
    ]


async def test_any_text_comes_back_exactly(
    interview: LiveInterview, session: InterviewSession
) -> None:
    text = 'e\u0301 ≠ \u00e9, 👩🏽‍🚀, שלום, "\\u0000", \x01\x7f\u2028\ufeff\U0010ffff\r\n'
    await session.add_items(plain([user(text)]))
    assert await session.get_items() == [user(text)]
    assert await said(interview) == [("candidate", text)]


async def test_what_is_longer_than_a_message_is_said_in_several(
    interview: LiveInterview, session: InterviewSession
) -> None:
    text = "".join(chr(0x1F300 + n % 500) for n in range(20_000))
    await session.add_items(plain([user(text)]))
    parts = [part for _, part in await said(interview)]
    assert "".join(parts) == text
    assert len(parts) == 3
    assert all(len(part.encode()) <= MESSAGE_BYTES_MAX for part in parts)


@pytest.mark.parametrize(
    "item",
    [
        user("NUL \0"),
        user("half \ud800"),
        {"role": "user", "content": b"bytes"},
        {"role": "user", "content": float("nan")},
        ["no", "object"],
    ],
    ids=["NUL", "half a pair", "bytes", "no number", "no object"],
)
async def test_what_cannot_be_kept_is_refused_with_all_that_came_along(
    interview: LiveInterview, session: InterviewSession, item: Any
) -> None:
    """(I4)"""
    with pytest.raises(Malformed, match="tem"):
        await session.add_items(plain([user("Fine."), item]))
    assert await session.get_items() == []
    assert await said(interview) == []


async def test_more_than_fits_into_one_addition_is_refused(session: InterviewSession) -> None:
    with pytest.raises(TooLarge, match="at most 524,288"):
        await session.add_items(plain([user("x" * 30_000)] * 20))
    assert await session.get_items() == []


async def test_nothing_added_is_nothing_written(
    interview: LiveInterview, session: InterviewSession
) -> None:
    await session.add_items([])
    await session.clear_session()
    assert await session.pop_item() is None
    assert (await interview.now()).version == 1


async def test_the_latest_items_can_be_asked_for(session: InterviewSession) -> None:
    items = plain([user(f"Number {n}.") for n in range(5)])
    await session.add_items(items)
    assert await session.get_items(2) == items[3:]
    assert await session.get_items(limit=99) == items
    assert await session.get_items(limit=0) == []
    session.session_settings = SessionSettings(limit=3)
    assert await session.get_items() == items[2:]
    assert await session.get_items(limit=4) == items[1:]


async def test_what_is_handed_out_may_be_changed_without_harm(session: InterviewSession) -> None:
    await session.add_items(plain([assistant("As I said.")]))
    [item] = plain(await session.get_items())
    item["content"][0]["text"] = "As you said."
    assert await session.get_items() == [assistant("As I said.")]


async def test_500_items_at_once_and_one_by_one_keep_their_order(
    tmp_path: Path, vv: Vivavoce, interview: LiveInterview, session: InterviewSession
) -> None:
    """(I3)"""
    items = plain([user(f"Number {n}.") for n in range(500)])
    await session.add_items(items)
    other = await vv.open_interview(GUIDE, interviewer="agent")
    one_by_one = InterviewSession(other)
    for item in items:
        await one_by_one.add_items([item])
    for kept in (interview, other):
        assert await InterviewSession(kept).get_items() == items
        assert [text for _, text in await said(kept)] == [item["content"] for item in items]


# --- taking back ---


async def test_a_popped_item_is_gone_from_the_list_and_its_words_stay_said(
    interview: LiveInterview, session: InterviewSession
) -> None:
    items = plain([user("Who?"), assistant("I.")])
    await session.add_items(items)
    assert await session.pop_item() == items[1]
    assert await session.get_items() == items[:1]
    assert await said(interview) == [("candidate", "Who?"), ("interviewer", "I.")]
    await session.add_items(items[1:])
    assert await session.get_items() == items
    assert len(await said(interview)) == 2, "taken back and added again, it was said once"
    assert [await session.pop_item() for _ in range(3)] == [items[1], items[0], None]


async def test_a_cleared_session_begins_anew_and_the_transcript_goes_on(
    interview: LiveInterview, session: InterviewSession
) -> None:
    await session.add_items(plain([user("Hello."), assistant("Yes?")]))
    await session.clear_session()
    assert await session.get_items() == []
    await session.add_items(plain([user("Hello.")]))
    assert await InterviewSession(interview).get_items() == [user("Hello.")]
    assert [text for _, text in await said(interview)] == ["Hello.", "Yes?", "Hello."]


async def test_an_erased_interview_has_no_items_and_leaves_no_words(
    tmp_path: Path, vv: Vivavoce, interview: LiveInterview, session: InterviewSession
) -> None:
    """(I10)"""
    await session.add_items(plain([user("My secret."), {**CALL, "arguments": "my other secret"}]))
    await vv.services.interviews.erase(interview._caller, interview.id)
    for call in (session.get_items, session.pop_item, session.clear_session):
        with pytest.raises(NotFound):
            await call()
    with pytest.raises(NotFound):
        await session.add_items(plain([user("One more.")]))
    for path in (tmp_path / "data").rglob("*"):
        if path.is_file():
            content = path.read_bytes()
            assert b"My secret" not in content, path
            assert b"my other secret" not in content, path


async def test_an_interview_that_ended_takes_no_items(
    interview: LiveInterview, session: InterviewSession
) -> None:
    items = plain([user("Hello.")])
    await session.add_items(items)
    await interview.complete()
    for call in (session.pop_item, session.clear_session):
        with pytest.raises(InterviewClosed):
            await call()
    with pytest.raises(InterviewClosed):
        await session.add_items(plain([assistant("Hello yourself.")]))
    assert await session.get_items() == items


# --- repeats and others ---


@pytest.mark.parametrize("has_looked", [False, True])
async def test_an_addition_that_was_not_confirmed_may_be_made_again(
    interview: LiveInterview, has_looked: bool
) -> None:
    """(I2) It was written, and nobody was told."""
    session = InterviewSession(losing_answers(interview))
    items = plain([user("Once."), assistant("Only once.")])
    if has_looked:
        assert await session.get_items() == []
    with pytest.raises(StoreUnavailable):
        await session.add_items(items)
    # Somebody else comes in between.
    other = InterviewSession(interview)
    await other.get_items()
    await other.add_items(plain([user("Me, too.")]))
    await session.add_items(items)
    assert await session.get_items() == [*items, user("Me, too.")]
    await session.add_items(items)
    assert await session.get_items() == [*items, user("Me, too."), *items], "said again, knowingly"


async def test_input_that_waits_for_its_answer_is_not_kept_twice_by_who_begins_anew(
    interview: LiveInterview,
) -> None:
    """(I2) A program that died asks its agent the same again."""
    await InterviewSession(interview).add_items(plain([user("Hello?"), user("Anybody?")]))
    again = InterviewSession(interview)
    assert await again.unanswered() == [user("Hello?"), user("Anybody?")]
    await again.add_items(plain([user("Anybody?")]))
    assert await again.get_items() == [user("Hello?"), user("Anybody?")]
    assert len(await said(interview)) == 2
    await again.add_items(plain([assistant("Yes."), user("Good.")]))
    assert await again.unanswered() == [user("Good.")]


async def test_what_was_answered_may_be_said_again(interview: LiveInterview) -> None:
    turn = plain([user("Yes."), assistant("Good.")])
    for _ in range(3):
        session = InterviewSession(interview)
        await session.get_items()
        await session.add_items(turn[:1])
        await session.add_items(turn[1:])
    assert await InterviewSession(interview).get_items() == turn * 3
    assert len(set(await message_ids(interview))) == 6


async def test_sessions_at_once_on_one_interview_lose_double_and_reorder_nothing(
    interview: LiveInterview,
) -> None:
    """(I2, I3, I5)"""
    sessions = [InterviewSession(interview) for _ in range(8)]

    async def talk(number: int, session: InterviewSession) -> None:
        for n in range(8):
            await session.add_items(plain([user(f"{number}-{n}?"), assistant(f"{number}-{n}.")]))

    await asyncio.gather(*(talk(number, session) for number, session in enumerate(sessions)))
    items = plain(await InterviewSession(interview).get_items())
    assert len(items) == 2 * 64
    texts = [text for _, text in await said(interview)]
    for number in range(8):
        mine = [text for text in texts if text.startswith(f"{number}-")]
        assert mine == [f"{number}-{n}{end}" for n in range(8) for end in "?."]
    for asked, answered in zip(items[::2], items[1::2], strict=True):
        assert asked["content"][:-1] == answered["content"][0]["text"][:-1], "turns are whole (I4)"


async def test_one_session_used_by_many_tasks_keeps_everything(session: InterviewSession) -> None:
    items = plain([user(f"Number {n}.") for n in range(30)])
    await asyncio.gather(*(session.add_items([item]) for item in items))
    assert await session.get_items() == items
    popped = await asyncio.gather(*(session.pop_item() for _ in range(31)))
    assert popped == [*reversed(items), None]
