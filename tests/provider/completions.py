"""OpenAI's chat completions: what a request asks for, and an answer in the shape it asks for.

Source: the API reference of OpenAI, "Create chat completion" and "The chat completion chunk
object". The answer's text is the arguments of a call when tools are offered, else the content.
"""

import json
from collections.abc import Iterator
from typing import Any

import msgspec

# A fixed date: nothing here depends on when it runs.
CREATED = 1_760_000_000
FINGERPRINT = "fp_provider_of_the_tests"

# A stream has about this many pieces at the most, however long its text is.
PIECES_MAX = 200
PIECE_CHARS = 16
CHARS_PER_TOKEN = 4


class Asked(msgspec.Struct, frozen=True, kw_only=True):
    """What of a request decides the shape of its answer."""

    model: str
    messages: list[dict[str, Any]]
    tools: list[dict[str, Any]] = []
    response_format: dict[str, Any] | None = None
    stream: bool = False
    stream_options: dict[str, Any] | None = None

    @property
    def tool(self) -> str | None:
        """The name of the tool that is to be called, None for plain content."""
        return str(self.tools[0]["function"]["name"]) if self.tools else None

    @property
    def instructions(self) -> str:
        """All system and developer messages."""
        roles = {"system", "developer"}
        return "\n".join(text_of(message) for message in self.messages if message["role"] in roles)

    @property
    def prompt(self) -> str:
        """The last message of the user."""
        for message in reversed(self.messages):
            if message["role"] == "user":
                return text_of(message)
        return ""

    def usage(self, text: str) -> dict[str, int]:
        """Return the tokens counted: about one for four characters."""
        characters = sum(len(text_of(message)) for message in self.messages)
        prompt, completion = characters // CHARS_PER_TOKEN, len(text) // CHARS_PER_TOKEN + 1
        return {
            "prompt_tokens": prompt,
            "completion_tokens": completion,
            "total_tokens": prompt + completion,
        }


def text_of(message: dict[str, Any]) -> str:
    """Return the text of a message, which may come in parts."""
    content = message.get("content") or ""
    if isinstance(content, str):
        return content
    return "".join(part.get("text", "") for part in content)


def whole(asked: Asked, text: str, number: int) -> dict[str, Any]:
    """Return the answer in one piece."""
    message: dict[str, Any] = {"role": "assistant", "content": text, "refusal": None}
    if asked.tool is not None:
        message["content"] = None
        message["tool_calls"] = [
            {
                "id": f"call_{number}",
                "type": "function",
                "function": {"name": asked.tool, "arguments": text},
            }
        ]
    choice = {
        "index": 0,
        "message": message,
        "logprobs": None,
        "finish_reason": _finish_reason(asked),
    }
    return _frame(asked, number, "chat.completion") | {
        "choices": [choice],
        "usage": asked.usage(text),
    }


def pieces(asked: Asked, text: str, number: int) -> Iterator[bytes]:
    """Return the answer as the data of the events of a stream, `[DONE]` left out."""
    frame = _frame(asked, number, "chat.completion.chunk")

    def data(delta: dict[str, Any], finish_reason: str | None = None) -> bytes:
        choice = {"index": 0, "delta": delta, "logprobs": None, "finish_reason": finish_reason}
        return json.dumps(frame | {"choices": [choice]}).encode()

    if asked.tool is None:
        yield data({"role": "assistant", "content": ""})
        for piece in _cut(text):
            yield data({"content": piece})
    else:
        function = {"name": asked.tool, "arguments": ""}
        call = {"index": 0, "id": f"call_{number}", "type": "function", "function": function}
        yield data({"role": "assistant", "content": None, "tool_calls": [call]})
        for piece in _cut(text):
            yield data({"tool_calls": [{"index": 0, "function": {"arguments": piece}}]})
    yield data({}, _finish_reason(asked))
    if (asked.stream_options or {}).get("include_usage"):
        yield json.dumps(frame | {"choices": [], "usage": asked.usage(text)}).encode()


def error(message: str, *, kind: str, code: str | None = None) -> dict[str, Any]:
    """Return the body of an answer that is none."""
    return {"error": {"message": message, "type": kind, "param": None, "code": code}}


def models(*names: str) -> dict[str, Any]:
    """Return the list of models."""
    data = [
        {"id": name, "object": "model", "created": CREATED, "owned_by": "tests"} for name in names
    ]
    return {"object": "list", "data": data}


def _frame(asked: Asked, number: int, kind: str) -> dict[str, Any]:
    return {
        "id": f"chatcmpl-{number}",
        "object": kind,
        "created": CREATED,
        "model": asked.model,
        "system_fingerprint": FINGERPRINT,
    }


def _finish_reason(asked: Asked) -> str:
    return "stop" if asked.tool is None else "tool_calls"


def _cut(text: str) -> Iterator[str]:
    size = max(PIECE_CHARS, len(text) // PIECES_MAX)
    for at in range(0, len(text), size):
        yield text[at : at + size]
