"""An event loop without a clock and without sockets: time is virtual, order comes from a seed.

Waiting costs nothing: when nobody can go on, the clock jumps to the next timer. Timers
that are due at the same moment fire in an order the seed chooses; what is ready already
runs in the order asyncio promises, so that no run is one that could not happen.

Only public seams are used: a selector whose `select` lets time pass, and `loop.time`.
"""

import asyncio
import contextvars
import hashlib
import random
import selectors
from collections.abc import Callable, Mapping
from typing import Any, TypeVarTuple

Arguments = TypeVarTuple("Arguments")

# Far below any pause in a simulation, and above what a float of some days can tell apart:
# asyncio itself compares times to the nanosecond, so a simulation must not last for weeks.
SAME_MOMENT_S = 1e-9

RUNNING_IN: contextvars.ContextVar["TaskList | None"] = contextvars.ContextVar(
    "RUNNING_IN", default=None
)
"""The simulated process whose code is running; inherited by every task it starts."""

TaskList = list["asyncio.Task[Any]"]


class Stuck(AssertionError):
    """Nobody is ready and no timer is set, yet somebody waits: it would be for ever."""


class VirtualTime(selectors.BaseSelector):
    """What an event loop waits with: no file is ever ready, time passes at once."""

    def __init__(self) -> None:
        self.now_s = 0.0
        self._files: dict[int, selectors.SelectorKey] = {}

    def select(self, timeout: float | None = None) -> list[tuple[selectors.SelectorKey, int]]:
        if timeout is None:
            raise Stuck("everybody waits, and nothing is left that could wake anybody")
        self.now_s += max(timeout, 0.0)
        return []

    def register(self, fileobj: Any, events: int, data: Any = None) -> selectors.SelectorKey:
        key = selectors.SelectorKey(fileobj, fileobj, events, data)
        self._files[fileobj] = key
        return key

    def unregister(self, fileobj: Any) -> selectors.SelectorKey:
        return self._files.pop(fileobj)

    def get_map(self) -> Mapping[Any, selectors.SelectorKey]:
        return self._files


class SimulatedLoop(asyncio.SelectorEventLoop):
    """An event loop of virtual time whose tasks remember which process started them."""

    def __init__(self, chance: random.Random) -> None:
        self._virtual = VirtualTime()
        self._chance = chance
        super().__init__(self._virtual)
        self.problems: list[str] = []
        self.set_task_factory(_task_of_its_process)
        self.set_exception_handler(self._note)

    def time(self) -> float:
        return self._virtual.now_s

    def call_at(
        self,
        when: float,
        callback: Callable[[*Arguments], object],
        *args: *Arguments,
        context: contextvars.Context | None = None,
    ) -> asyncio.TimerHandle:
        shuffled = when + self._chance.random() * SAME_MOMENT_S
        return super().call_at(shuffled, callback, *args, context=context)

    def _note(self, loop: asyncio.AbstractEventLoop, context: dict[str, Any]) -> None:
        """Keep what nobody caught. That nobody looked at a dead process' error is no problem."""
        if context["message"].startswith("Exception in callback"):
            self.problems.append(f"{context['message']}: {context.get('exception')!r}")


def _task_of_its_process(
    loop: asyncio.AbstractEventLoop,
    coroutine: Any,
    *,
    context: contextvars.Context | None = None,
    **options: Any,
) -> "asyncio.Task[Any]":
    task: asyncio.Task[Any] = asyncio.Task(coroutine, loop=loop, context=context, **options)
    tasks = context.get(RUNNING_IN) if context is not None else RUNNING_IN.get()
    if tasks is not None:
        tasks.append(task)
    return task


class Trace:
    """What happened, in order, in one hash; kept as lines only when somebody wants to read it."""

    def __init__(self, *, is_kept: bool = False) -> None:
        self._hash = hashlib.sha256()
        self.lines: list[str] = []
        self.steps = 0
        self._is_kept = is_kept

    def tell(self, *facts: object) -> None:
        line = f"{asyncio.get_running_loop().time():.9f} {' '.join(map(str, facts))}"
        self._hash.update(line.encode() + b"\n")
        self.steps += 1
        if self._is_kept:
            self.lines.append(line)

    @property
    def digest(self) -> str:
        return self._hash.hexdigest()
