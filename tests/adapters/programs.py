"""Programs with an agent of their own, to be killed: `python -m tests.adapters.programs NAME …`."""

import asyncio
import os
import signal
import sys
from itertools import count
from typing import Any

from tests.adapters.conversing import agent, assistant, user
from vivavoce import LiveInterview, Vivavoce
from vivavoce.adapters.openai_agents import InterviewSession


def tell(what: object) -> None:
    """Print a line that whoever started this reads."""
    sys.stdout.write(f"{what}\n")
    sys.stdout.flush()


def turn(n: int) -> list[Any]:
    """Return the items of a turn."""
    return [user(f"Question {n}?"), assistant(f"Answer {n}.")]


async def add(data: str, interview: str, first: str, dies: str) -> None:
    """Add turns from number `first` on, telling of each once it is kept.

    With `dies` "told-nobody" it dies when the first one is kept, before it could tell.
    """
    async with Vivavoce.open(data) as vv:
        kept = await vv.interview(interview)
        session = InterviewSession(_Mortal(kept) if dies == "told-nobody" else kept)
        for n in count(int(first)):
            await session.add_items(turn(n))
            tell(n)


async def run(data: str, interview: str, text: str, url: str) -> None:
    """Run an agent on one text, as a program does that begins anew after a crash."""
    from agents import Runner

    async with Vivavoce.open(data) as vv, agent(url) as clerk:
        session = InterviewSession(await vv.interview(interview))
        tell("started")
        result = await Runner.run(clerk, text, session=session)
        tell(result.final_output)


class _Mortal(LiveInterview):
    def __init__(self, of: LiveInterview) -> None:
        super().__init__(of._services, of._caller, of.id)

    async def keep_items(self, *arguments: Any, **named: Any) -> Any:
        await super().keep_items(*arguments, **named)
        os.kill(os.getpid(), signal.SIGKILL)


if __name__ == "__main__":
    name, *arguments = sys.argv[1:]
    asyncio.run({"add": add, "run": run}[name](*arguments))
