"""The provider of the tests speaks the protocol it claims to, and misbehaves as ordered."""

import json
import time
from collections.abc import AsyncIterator
from typing import Any

import httpx2
import msgspec
import pytest

from tests.harness import is_alive
from tests.provider.control import Misbehaviour, Mix, Orders
from tests.provider.misbehaving import ENORMOUS_BYTES, INVENTION, Kind
from tests.provider.process import KEY, ProviderProcess
from tests.provider.server import MODEL, Provider, serving

SITUATION = {
    "task": "reply",
    "language": "en",
    "questions": [
        {"id": "work", "ask": "What is it for?", "collects": ["role"], "state": "current"},
        {"id": "skills", "ask": "Which skills does it need?", "collects": ["skills"]},
    ],
    "information": [
        {"id": "role", "label": "Role", "type": "text"},
        {"id": "skills", "label": "Skills", "type": "list"},
    ],
    "transcript": [
        {"n": 1, "who": "interviewer", "text": "What is it for?", "question": "work"},
        {"n": 2, "who": "candidate", "text": "It answers our customers by mail, every day."},
    ],
    "reply_to": [2],
}
INSTRUCTIONS = "You hold interviews; nobody is to read this sentence."
TOOL = {"type": "function", "function": {"name": "final_result", "parameters": {}}}


def body(**fields: Any) -> dict[str, Any]:
    messages = [
        {"role": "system", "content": INSTRUCTIONS},
        {"role": "user", "content": json.dumps(SITUATION | fields.pop("situation", {}))},
    ]
    return {"model": MODEL, "messages": messages, **fields}


@pytest.fixture
async def provider() -> AsyncIterator[Provider]:
    async with serving() as provider:
        yield provider


@pytest.fixture
async def client(provider: Provider) -> AsyncIterator[httpx2.AsyncClient]:
    headers = {"authorization": f"Bearer {KEY}"}
    async with httpx2.AsyncClient(
        base_url=provider.url, headers=headers, trust_env=False, timeout=20
    ) as client:
        yield client


async def complete(client: httpx2.AsyncClient, **fields: Any) -> httpx2.Response:
    return await client.post("/chat/completions", json=body(**fields))


def told(response: httpx2.Response) -> dict[str, Any]:
    """Return what the model said in plain content."""
    message = response.json()["choices"][0]["message"]
    answer: dict[str, Any] = json.loads(message["content"])
    return answer


def streamed(response: httpx2.Response) -> list[dict[str, Any]]:
    lines = [line.removeprefix("data: ") for line in response.text.split("\n\n") if line]
    assert lines[-1] == "[DONE]"
    return [json.loads(line) for line in lines[:-1]]


async def test_it_answers_in_the_shape_that_was_asked_for(client: httpx2.AsyncClient) -> None:
    plain = told(await complete(client))
    assert plain["question"] == "skills"
    assert plain["ask"] == "Which skills does it need?"
    value = "It answers our customers by mail, every day."
    assert plain["learned"] == [
        {"item": "role", "value": value, "status": "obtained", "messages": [2]}
    ]
    called = (await complete(client, tools=[TOOL])).json()["choices"][0]
    assert called["finish_reason"] == "tool_calls"
    function = called["message"]["tool_calls"][0]["function"]
    assert function["name"] == "final_result"
    assert json.loads(function["arguments"]) == plain


@pytest.mark.parametrize("tools", [[], [TOOL]], ids=["content", "tool"])
async def test_a_stream_says_the_same_in_pieces_and_counts_tokens_when_asked_to(
    client: httpx2.AsyncClient, tools: list[Any]
) -> None:
    options = {"include_usage": True}
    events = streamed(await complete(client, tools=tools, stream=True, stream_options=options))
    *pieces, usage = events
    assert usage["choices"] == []
    assert usage["usage"]["total_tokens"] > 0
    deltas = [piece["choices"][0]["delta"] for piece in pieces]
    if tools:
        calls = [delta["tool_calls"][0]["function"] for delta in deltas if "tool_calls" in delta]
        text = "".join(call["arguments"] for call in calls)
    else:
        text = "".join(delta.get("content") or "" for delta in deltas)
    assert json.loads(text) == told(await complete(client))
    assert len(pieces) > 5
    assert "usage" not in streamed(await complete(client, stream=True))[-1]


async def test_orders_are_kept_one_by_one_and_meant_for_whom_they_are_meant(
    provider: Provider, client: httpx2.AsyncClient
) -> None:
    provider.control.misbehave(
        Misbehaviour(kind=Kind.BROKEN, said="nobody says this"),
        Misbehaviour(kind=Kind.TOO_MANY, said="by mail", retry_after_s=7),
        Misbehaviour(kind=Kind.UNAUTHORIZED),
    )
    answers = [await complete(client) for _ in range(3)]
    assert [answer.status_code for answer in answers] == [429, 401, 200]
    assert answers[0].headers["retry-after"] == "7"
    assert provider.control.misbehaved == {"too-many-requests": 1, "unauthorized": 1}
    assert provider.control.requests == 3
    assert all(seen.had_key for seen in provider.control.seen)
    assert KEY not in msgspec.json.encode(provider.control.state(seen=3)).decode()


async def test_what_it_says_is_spoilt_as_ordered(
    provider: Provider, client: httpx2.AsyncClient
) -> None:
    async def spoilt(kind: Kind) -> dict[str, Any]:
        provider.control.misbehave(Misbehaviour(kind=kind))
        return told(await complete(client))

    assert (await spoilt(Kind.TWO_QUESTIONS))["ask"].count("?") == 2
    assert INVENTION in json.dumps(await spoilt(Kind.INVENTED))
    assert "Vielen Dank" in (await spoilt(Kind.OTHER_LANGUAGE))["lead"]
    assert len((await spoilt(Kind.ENORMOUS))["lead"]) > ENORMOUS_BYTES - 20
    assert "promise" in (await spoilt(Kind.PROMISE))["lead"]
    assert INSTRUCTIONS in (await spoilt(Kind.LEAK))["lead"]
    assert "ask" not in await spoilt(Kind.WRONG_SCHEMA)
    with pytest.raises(json.JSONDecodeError):
        await spoilt(Kind.TRUNCATED)


@pytest.mark.parametrize("stream", [False, True], ids=["whole", "stream"])
@pytest.mark.parametrize("kind", [Kind.RESET, Kind.RESET_MIDWAY, Kind.CUT_MIDWAY])
async def test_connections_break_where_they_are_to_break(
    provider: Provider, client: httpx2.AsyncClient, kind: Kind, stream: bool
) -> None:
    provider.control.misbehave(Misbehaviour(kind=kind))
    came = bytearray()

    async def receive() -> None:
        async with client.stream("POST", "/chat/completions", json=body(stream=stream)) as response:
            async for piece in response.aiter_bytes():
                came.extend(piece)

    with pytest.raises(httpx2.TransportError):
        await receive()
    assert bool(came) is (kind is not Kind.RESET)
    assert (await complete(client)).status_code == 200


@pytest.mark.parametrize("kind", [Kind.SLOW, Kind.STALL])
async def test_a_client_that_does_not_wait_is_noticed(
    provider: Provider, client: httpx2.AsyncClient, kind: Kind
) -> None:
    provider.control.misbehave(Misbehaviour(kind=kind, wait_s=60))
    with pytest.raises(httpx2.ReadTimeout):
        await client.post("/chat/completions", json=body(stream=True), timeout=0.1)
    assert (await complete(client)).status_code == 200
    assert provider.control.abandoned == 1
    assert provider.control.under_way == 0


async def test_it_refuses_connections_while_it_is_down_and_comes_back_on_its_port(
    provider: Provider, client: httpx2.AsyncClient
) -> None:
    assert (await client.get("/models")).json()["data"][0]["id"] == MODEL
    await provider.take(Orders(is_up=False))
    with pytest.raises(httpx2.ConnectError):
        await complete(client)
    await provider.take(Orders(is_up=True))
    assert (await complete(client)).status_code == 200


async def test_chance_is_the_same_whatever_the_order_of_the_requests(provider: Provider) -> None:
    mix = Mix(seed=4, per_mille={Kind.BROKEN: 300, Kind.TOO_MANY: 300})

    async def statuses(names: list[str]) -> dict[str, list[int]]:
        found: dict[str, list[int]] = {name: [] for name in names}
        async with httpx2.AsyncClient(base_url=provider.url, trust_env=False) as client:
            for _ in range(2):
                for name in names:
                    answer = await complete(client, situation={"candidate": name})
                    found[name].append(answer.status_code)
        return found

    provider.control.take(Orders(mix=mix))
    forwards = await statuses([f"n{number}" for number in range(30)])
    provider.control.take(Orders(mix=None))
    async with serving() as another:
        another.control.take(Orders(mix=mix))
        provider = another
        backwards = await statuses([f"n{number}" for number in reversed(range(30))])
    assert forwards == backwards
    assert {status for pair in forwards.values() for status in pair} == {200, 429, 500}


def test_a_process_of_its_own_takes_orders_and_ends_with_whoever_started_it() -> None:
    with ProviderProcess() as provider:
        url = f"http://127.0.0.1:{provider.port}/v1/chat/completions"
        provider.misbehave(Kind.BROKEN, times=2)
        provider.pace(think_s=0.05)
        began = time.monotonic()
        with httpx2.Client(trust_env=False) as client:
            answers = [client.post(url, json=body()).status_code for _ in range(3)]
        assert answers == [500, 500, 200]
        assert time.monotonic() - began >= 0.15
        state = provider.state(seen=5)
        assert state.requests == 3
        assert [seen.misbehaved for seen in state.seen] == [Kind.BROKEN, Kind.BROKEN, None]
        assert not any(seen.had_key for seen in state.seen)
    assert not is_alive(provider.pid)
