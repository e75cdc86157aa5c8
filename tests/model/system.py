"""The real thing beside the model: the whole service on SQLite, crashed and started again.

A crash is what `kill -9` leaves: the files as they lie on the disk at one instant. The
next start runs on a copy of them; the system that was cut short never hears of it.
"""

import asyncio
import shutil
import uuid
from collections.abc import Coroutine, Iterable, Sequence
from contextlib import AbstractAsyncContextManager
from pathlib import Path
from typing import Any, Literal, TypeVar

from tests.harness import plain_guide
from tests.model.book import FAREWELL, MACHINE
from tests.stores.files import alter
from vivavoce.domain.ids import GuideId, InterviewId, OrganizationId
from vivavoce.domain.profile import FieldStatus, ProfileValue
from vivavoce.errors import StaleVersion, StoreUnavailable
from vivavoce.interviewers.interviewer import Reply, View
from vivavoce.interviewers.registry import Interviewers
from vivavoce.journal.store import Append, Appended
from vivavoce.running import Running, running
from vivavoce.service.bootstrap import DEFAULT_ORGANIZATION
from vivavoce.service.callers import Caller, owner_of
from vivavoce.service.services import Services
from vivavoce.testing.clock import ManualClock

T = TypeVar("T")

GUIDE = GuideId("plain")
OTHER = OrganizationId("other")
ORGANIZATIONS = (DEFAULT_ORGANIZATION, OTHER)
OWNERS: dict[str, Caller] = {name: owner_of(name) for name in ORGANIZATIONS}

# Two versions with the same places, so that following another one moves nobody.
SOURCES = {
    label: plain_guide(2).replace('version: "1"', f'version: "{label}"') for label in ("1", "2")
}
SETTLED_WITHIN_S = 10.0

Moment = Literal["before the commit", "after the commit"]


class Machine:
    """An interviewer that answers at once, or, while it is `silent`, not at all."""

    def __init__(self) -> None:
        self._may_answer = asyncio.Event()
        self._may_answer.set()

    @property
    def silent(self) -> bool:
        return not self._may_answer.is_set()

    @silent.setter
    def silent(self, is_silent: bool) -> None:
        if is_silent:
            self._may_answer.clear()
        else:
            self._may_answer.set()

    async def reply(self, view: View) -> Reply:
        await self._may_answer.wait()
        interview = view.interview
        heard = interview.transcript.find(interview.heard) if interview.heard else None
        turn = f"turn {len(interview.transcript)}"
        return Reply(
            say=f"{turn}: {heard.text if heard else 'welcome'}",
            changes={
                "turn": ProfileValue(
                    value=turn, status=FieldStatus.PARTIAL, sources=(heard.id,) if heard else ()
                )
            },
            done=heard is not None and heard.text == FAREWELL,
        )


class System:
    """A running Vivavoce that can be cut short. All methods are called from outside its loop."""

    def __init__(self, template: Path, folder: Path) -> None:
        self.crashes = 0
        self.machine = Machine()
        self.clock = ManualClock()
        self._folder = folder
        self._runner = asyncio.Runner()
        self._data = folder / "0"
        shutil.copytree(template, self._data)
        self._start()

    def run(self, work: Coroutine[Any, Any, T]) -> T:
        """Do `work` on the system's loop."""
        return self._runner.run(work)

    def _start(self) -> None:
        interviewers = Interviewers()
        interviewers.register(MACHINE, self.machine)
        self._context: AbstractAsyncContextManager[Running] = running(
            self._data, owner_key="an owner's key", interviewers=interviewers, clock=self.clock
        )
        self.services: Services = self.run(self._context.__aenter__()).services

    def restart(self) -> None:
        """Stop calmly, and start again on the same folder."""
        self.run(self._context.__aexit__(None, None, None))
        self._start()

    def close(self) -> None:
        self.run(self._context.__aexit__(None, None, None))
        self._runner.close()

    # --- crashes ---

    def crash(self) -> None:
        """Die at rest."""
        self._go_on_from(self._copied())

    def crash_and_rot(self, id: str, seq: int) -> None:
        """Die at rest; until the next start, the content of one event changes on the disk."""
        copy = self._copied()
        # A list, which no event is; `{}` may be what an event holds, and would change nothing.
        statement = "UPDATE events SET content = X'5b5d' WHERE interview = ? AND seq = ?"
        alter(copy / "journal.db", statement, uuid.UUID(id).bytes, seq)
        self._go_on_from(copy)

    def crash_during(self, work: Coroutine[Any, Any, Any], *, appends: int, moment: Moment) -> None:
        """Die while `work` and what follows from it are being stored.

        Args:
            appends: how many are stored before the one that is cut short.
        """
        held = Held(self.services, appends=appends, moment=moment)
        copy = self.run(self._during(work, held))
        held.let_go()
        self._go_on_from(copy)

    async def _during(self, work: Coroutine[Any, Any, Any], held: "Held") -> Path:
        task = asyncio.create_task(work)
        reached = asyncio.create_task(held.reached.wait())
        # Work that has nothing (more) to store never gets there: then it is cut short at its end.
        await asyncio.wait({task, reached}, return_when=asyncio.FIRST_COMPLETED)
        while not held.reached.is_set() and not self.machine.silent:
            if not await self.services.turns.owed():
                break
        copy = self._copied()
        for one in (task, reached):
            one.cancel()
        await asyncio.gather(task, reached, return_exceptions=True)
        return copy

    def take_without_waiting_and_crash(self, take: Any) -> None:
        """Die in the instant in which a message was taken, before anything could store it."""

        async def both() -> Path:
            take(self.services.unsaved)
            return self._copied()

        self._go_on_from(self.run(both()))

    def _copied(self) -> Path:
        """Copy the files as they are at one instant: until two copies in a row are the same."""
        self.crashes += 1
        target = self._folder / str(self.crashes)
        before: dict[str, bytes] = {}
        while (now := _contents(self._data)) != before:
            before = now
        target.mkdir()
        for name, content in now.items():
            (target / name).write_bytes(content)
        return target

    def _go_on_from(self, copy: Path) -> None:
        """Forget the present system, and start on what it left."""
        self.run(self._context.__aexit__(None, None, None))
        shutil.rmtree(self._data)
        self._data = copy
        self._start()

    # --- rest ---

    def settle(self, interviews: Iterable[str]) -> None:
        """Wait until everything that can be answered was answered, and all is saved."""
        self.run(self._settle([InterviewId(id) for id in interviews]))

    async def _settle(self, interviews: Sequence[InterviewId]) -> None:
        turns, vitals = self.services.turns, self.services.vitals
        try:
            async with asyncio.timeout(SETTLED_WITHIN_S):
                while vitals.unsaved:  # noqa: ASYNC110 - nobody tells when
                    await asyncio.sleep(0)
                while not self.machine.silent and await turns.owed():  # noqa: ASYNC110
                    await asyncio.sleep(0)
                if not self.machine.silent:
                    # The last commit may be on the disk already, and not yet known here.
                    for interview in interviews:
                        await turns.settle(interview, patience_s=SETTLED_WITHIN_S)
        except TimeoutError as error:
            what = "a message is unsaved" if vitals.unsaved else "a reply is still owed"
            raise AssertionError(f"STUCK: {what}") from error

    async def seen_by(self, organization: str, id: str) -> Any:
        return (await self.services.interviews.get(OWNERS[organization], InterviewId(id))).interview


class Held:
    """Cuts one append of a running system short, and everything after it."""

    def __init__(self, services: Services, *, appends: int, moment: Moment) -> None:
        self.reached = asyncio.Event()
        self._passes = appends
        self._moment = moment
        self._gone = asyncio.Event()
        store = services.journal._store
        self._append = store.append
        store.append = self._held  # type: ignore[method-assign]  # this process is about to die

    def let_go(self) -> None:
        """Let callers of a system nobody hears of any more come to their end."""
        self._gone.set()

    async def _held(self, appends: Sequence[Append]) -> list[Appended | StaleVersion]:
        if self._passes > 0:
            self._passes -= 1
            return await self._append(appends)
        if not self.reached.is_set() and self._moment == "after the commit":
            await self._append(appends)
        self.reached.set()
        await self._gone.wait()
        raise StoreUnavailable("The process was killed.")


def _contents(folder: Path) -> dict[str, bytes]:
    """Return all files of a data folder but SQLite's shared memory, which dies with its users."""
    return {
        path.name: path.read_bytes()
        for path in sorted(folder.iterdir())
        if path.is_file() and not path.name.endswith("-shm")
    }


async def prepare(folder: Path) -> None:
    """Make a data folder with two organizations and two versions of a guide in each."""
    async with running(folder, owner_key="an owner's key") as system:
        services = system.services
        await services.organizations.add(OTHER, name="Another one", owner_key="another key")
        for organization in ORGANIZATIONS:
            for label in ("2", "1"):
                await services.library.add(organization, SOURCES[label], name=label)
    async with running(folder):
        pass  # the second organization gets the built-in guides with this start
