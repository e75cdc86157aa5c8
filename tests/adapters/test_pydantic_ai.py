"""The message history of a pydantic-ai agent in an interview."""

from collections.abc import AsyncIterator
from pathlib import Path

import pytest
from pydantic_ai import Agent, BinaryContent
from pydantic_ai.messages import (
    ModelMessage,
    ModelRequest,
    ModelResponse,
    SystemPromptPart,
    TextPart,
    ToolCallPart,
    ToolReturnPart,
    UserPromptPart,
)
from pydantic_ai.models.function import AgentInfo, FunctionModel
from pydantic_ai.models.openai import OpenAIChatModel
from pydantic_ai.providers.openai import OpenAIProvider

from tests.adapters.conversing import GUIDE, losing_answers, said
from tests.provider.server import MODEL, serving
from vivavoce import LiveInterview, NotFound, Vivavoce
from vivavoce.adapters.pydantic_ai import MessageHistory
from vivavoce.errors import StoreUnavailable

ANSWER = "This model only speaks about interviews."


@pytest.fixture
async def vv(tmp_path: Path) -> AsyncIterator[Vivavoce]:
    async with Vivavoce.open(tmp_path / "data") as opened:
        yield opened


@pytest.fixture
async def interview(vv: Vivavoce) -> LiveInterview:
    return await vv.open_interview(GUIDE, interviewer="agent")


@pytest.fixture
def history(interview: LiveInterview) -> MessageHistory:
    return MessageHistory(interview)


def prompt(text: str) -> ModelRequest:
    return ModelRequest(parts=[UserPromptPart(content=text)])


def clerk() -> Agent[None, str]:
    """An agent that looks something up before it answers, and counts what it remembers."""

    def think(messages: list[ModelMessage], info: AgentInfo) -> ModelResponse:
        if any(isinstance(part, ToolReturnPart) for part in messages[-1].parts):
            return ModelResponse(parts=[TextPart(content=f"I remember {len(messages)}.")])
        return ModelResponse(parts=[ToolCallPart("look_up", {"who": "Ada 👩🏽‍🚀"})])

    agent = Agent(FunctionModel(think, model_name="clerk"), instructions="The books are secret.")

    @agent.tool_plain
    def look_up(who: str) -> dict[str, str]:
        return {"name": who, "since": "1843"}

    return agent


async def test_an_agent_that_runs_on_it_remembers_and_is_remembered(
    interview: LiveInterview, history: MessageHistory
) -> None:
    """(I1, I4)"""
    agent, told = clerk(), []
    for text in ("Who is Ada?", "And then?"):
        result = await agent.run(text, message_history=await history.load())
        await history.save(result.new_messages())
        told += result.new_messages()
    assert await history.load() == told, "verbatim, calls of tools and times included"
    assert await MessageHistory(interview).load() == told
    assert await said(interview) == [
        ("candidate", "Who is Ada?"),
        ("interviewer", "I remember 3."),
        ("candidate", "And then?"),
        ("interviewer", "I remember 7."),
    ]
    authors = {message.author for message in (await interview.now()).transcript}
    assert authors == {None, "clerk"}
    assert not (await interview.now()).owes_reply


async def test_a_real_provider_s_messages_are_kept_too(
    interview: LiveInterview, history: MessageHistory
) -> None:
    async with serving() as provider:
        model = OpenAIChatModel(
            MODEL, provider=OpenAIProvider(base_url=provider.url, api_key="a key")
        )
        await history.hear("Who are you?")
        async with Agent(model) as agent:
            result = await agent.run(message_history=await history.load())
        await history.save(result.new_messages())
    assert await said(interview) == [("candidate", "Who are you?"), ("interviewer", ANSWER)]
    assert [message.author for message in (await interview.now()).transcript][
        1
    ] == f"openai:{MODEL}"


async def test_a_prompt_that_is_heard_is_kept_before_the_model_is_asked_and_once(
    interview: LiveInterview, history: MessageHistory
) -> None:
    """(I1, I2, I6)"""
    await history.hear("Who is Ada?")
    # Here the program dies. What begins anew finds the prompt, and lets the agent answer it.
    again = MessageHistory(interview)
    [waiting] = await again.unanswered()
    assert [part.content for part in waiting.parts if isinstance(part, UserPromptPart)] == [
        "Who is Ada?"
    ]
    result = await clerk().run(message_history=await again.load())
    await again.save(result.new_messages())
    assert await again.unanswered() == []
    assert await said(interview) == [
        ("candidate", "Who is Ada?"),
        ("interviewer", "I remember 3."),
    ]


async def test_a_result_of_a_tool_that_no_answer_followed_is_no_input(
    history: MessageHistory,
) -> None:
    returned = ToolReturnPart(tool_name="look_up", content="1843", tool_call_id="c")
    call = ToolCallPart("look_up", {}, tool_call_id="c")
    await history.save(
        [prompt("Who?"), ModelResponse(parts=[call]), ModelRequest(parts=[returned])]
    )
    assert await history.unanswered() == []
    await history.hear("Well?")
    assert len(await history.unanswered()) == 1


async def test_messages_saved_again_are_kept_once(interview: LiveInterview) -> None:
    """(I2) Whether the outcome was unknown, or the program that saved them died."""
    messages: list[ModelMessage] = [
        prompt("Hello."),
        ModelResponse(parts=[TextPart("Yes?")], model_name="m"),
    ]
    history = MessageHistory(losing_answers(interview))
    with pytest.raises(StoreUnavailable):
        await history.save(messages)
    await history.save(messages)
    await MessageHistory(interview).save(messages)
    assert await history.load() == messages
    assert await said(interview) == [("candidate", "Hello."), ("interviewer", "Yes?")]


async def test_500_messages_and_every_kind_of_content_come_back(
    vv: Vivavoce, interview: LiveInterview, history: MessageHistory
) -> None:
    """(I3)"""
    paper = BinaryContent(data=b"%PDF\x00\xff", media_type="application/pdf")
    first: list[ModelMessage] = [
        ModelRequest(
            parts=[
                SystemPromptPart(content="The books are secret."),
                UserPromptPart(content=["Look: ", paper, "what is it? 👀"]),
            ]
        )
    ]
    rest: list[ModelMessage] = [
        message
        for n in range(250)
        for message in (ModelResponse(parts=[TextPart(f"Answer {n}.")]), prompt(f"Number {n}."))
    ]
    await history.save(first)
    await history.save(rest)
    assert await MessageHistory(interview).load() == first + rest
    words = await said(interview)
    assert words[0] == ("candidate", "Look: \nwhat is it? 👀")
    assert len(words) == 501
    assert {message.author for message in (await interview.now()).transcript} == {None, "agent"}


async def test_a_cleared_history_begins_anew_and_an_erased_one_is_gone(
    vv: Vivavoce, interview: LiveInterview, history: MessageHistory
) -> None:
    """(I10)"""
    await history.hear("Hello.")
    await history.clear()
    assert await history.load() == []
    assert await said(interview) == [("candidate", "Hello.")]
    await vv.services.interviews.erase(interview._caller, interview.id)
    with pytest.raises(NotFound):
        await history.load()
    with pytest.raises(NotFound):
        await history.hear("Hello again.")
