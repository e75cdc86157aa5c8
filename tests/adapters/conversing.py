"""Holding conversations through adapters, in this process and in others that are killed."""

import os
import signal
import subprocess
import sys
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

from agents import Agent, set_tracing_disabled
from agents.models.openai_chatcompletions import OpenAIChatCompletionsModel
from openai import AsyncOpenAI

from tests.provider.server import MODEL
from vivavoce import LiveInterview
from vivavoce.domain.ids import MessageId
from vivavoce.errors import StoreUnavailable

ROOT = Path(__file__).parents[2]
GUIDE = "agent-hiring"

Item = dict[str, Any]

# Traces would go to a server that cannot be reached from here.
set_tracing_disabled(True)


def user(text: str) -> Item:
    return {"role": "user", "content": text}


def assistant(text: str) -> Item:
    part = {"type": "output_text", "text": text, "annotations": []}
    return {
        "id": "msg_1",
        "type": "message",
        "role": "assistant",
        "status": "completed",
        "content": [part],
    }


async def said(interview: LiveInterview) -> list[tuple[str, str]]:
    """Return who said what, in order."""
    return [(each.speaker.value, each.text) for each in (await interview.now()).transcript]


async def message_ids(interview: LiveInterview) -> list[MessageId]:
    return [each.id for each in (await interview.now()).transcript]


class LosingAnswers(LiveInterview):
    """An interview whose store does its work and is away when it should say so, `losses` times."""

    losses = 1

    async def keep_items(self, *arguments: Any, **named: Any) -> Any:
        kept = await super().keep_items(*arguments, **named)
        if self.losses:
            self.losses -= 1
            raise StoreUnavailable("No confirmation came.")
        return kept


def losing_answers(interview: LiveInterview) -> LosingAnswers:
    return LosingAnswers(interview._services, interview._caller, interview.id)


@asynccontextmanager
async def agent(url: str) -> AsyncIterator[Agent[Any]]:
    """An agent of the OpenAI Agents SDK whose model is the provider at `url`."""
    async with AsyncOpenAI(base_url=url, api_key="a key", max_retries=0) as client:
        model = OpenAIChatCompletionsModel(MODEL, client)
        yield Agent(name="Clerk", instructions="You keep the books.", model=model)


class Program:
    """One of `tests.adapters.programs` in a process of its own, killed when the block ends."""

    def __init__(self, name: str, *arguments: str | Path) -> None:
        command = [sys.executable, "-m", "tests.adapters.programs", name, *map(str, arguments)]
        self._process = subprocess.Popen(
            command, cwd=ROOT, stdout=subprocess.PIPE, text=True, env={**os.environ}
        )

    def __enter__(self) -> "Program":
        return self

    def __exit__(self, *raised: object) -> None:
        self.kill()

    def told(self) -> str:
        """Return the next line it printed, empty when it has ended."""
        assert self._process.stdout is not None
        return self._process.stdout.readline().strip()

    def kill(self) -> list[str]:
        """Kill it with signal 9; return the lines it had printed and nobody has read."""
        assert self._process.stdout is not None
        if self._process.stdout.closed:
            return []
        self._process.kill()
        lines = self._process.stdout.read().split("\n")[:-1]
        self._process.wait()
        self._process.stdout.close()
        return lines

    def end(self) -> int:
        """Wait until it ended by itself; return its code, negative for a signal."""
        return self._process.wait(timeout=60)


KILLED = -signal.SIGKILL
