"""Who speaks to a simulated server: people who do not give up, and pages that watch."""

import asyncio
import contextlib
import itertools
import uuid
from collections.abc import Callable, Coroutine
from typing import TYPE_CHECKING, Any, TypeVar

from tests.deterministic.ledger import Sent
from tests.deterministic.process import MACHINE, VERSIONS, NoAnswer, Process
from vivavoce.api.streams import EventStream
from vivavoce.domain.commands import (
    Cancel,
    ChangeGuide,
    Complete,
    HandOver,
    OpenInterview,
    Pause,
    RequestReview,
    Resume,
)
from vivavoce.domain.events import Candidate, Speaker
from vivavoce.domain.ids import InterviewId, MessageId
from vivavoce.domain.interview import HUMAN, Interview
from vivavoce.domain.profile import ProfileValue
from vivavoce.errors import NotFound, Refused, StaleVersion, StoreUnavailable
from vivavoce.service.bootstrap import DEFAULT_ORGANIZATION
from vivavoce.service.callers import Caller, owner_of

if TYPE_CHECKING:
    from tests.deterministic.world import World

T = TypeVar("T")

OWNER: Caller = owner_of(DEFAULT_ORGANIZATION)
Work = Callable[[Process], Coroutine[Any, Any, T]]


class Client:
    """Somebody who holds one interview, alone or in two tabs, and insists on every request."""

    def __init__(
        self, world: "World", number: int, interview: InterviewId, *, is_alone: bool
    ) -> None:
        self.world = world
        self.chance = world.chance
        self.number = number
        self.is_alone = is_alone  # nobody else speaks in this interview
        self.interview = interview
        self.in_order: list[MessageId] = []
        self._said = 0

    async def run(self) -> None:
        """Open the interview and speak for a while."""
        await self.insist(self._open)
        self.world.ledger.opened.add(self.interview)
        doings = [self.say] * 6 + [self.say_twice_at_once, self.repeat, self.say_without_waiting]
        doings += [self.look] * 2 + [self.correct, self.rest, self.take_over, self.move_guides]
        for _ in range(self.chance.randint(2, 7)):
            await asyncio.sleep(self.chance.choice((0.0, 0.001, 0.01, 0.1, 0.5)))
            await self.chance.choice(doings)()
        await self.look()
        if self.is_alone:
            await self.chance.choice(
                [self.leave, self.leave, self.leave, self.finish, self.erase]
            )()

    async def insist(self, work: Work[T]) -> T:
        """Ask until there is an answer; unknown outcomes are asked about again.

        Raises:
            NotFound, Refused, StaleVersion: the answer.
        """
        for attempt in itertools.count():
            process = self.world.process
            patience_s = self.chance.choice((0.003, 0.1, 1.0, 30.0))
            try:
                if process is None:
                    raise NoAnswer
                return await process.answer(
                    work(process), patience_s=patience_s, chance=self.chance
                )
            except (NoAnswer, StoreUnavailable):
                pause_s = self.chance.choice((0.0, 0.002, 0.02, 0.3))
                await asyncio.sleep(pause_s + min(attempt, 10) * 0.1)
        raise AssertionError("it is asked for ever")

    # --- what people do ---

    async def say(self) -> None:
        await self._send(self._new())

    async def say_twice_at_once(self) -> None:
        """A nervous finger, or a proxy that sends a request again."""
        sent = self._new()
        await asyncio.gather(self._send(sent), self._send(sent))

    async def repeat(self) -> None:
        """Send an old message again, with other words under its id: the first ones stay."""
        if self.in_order:
            sent = self.world.ledger.sent[self.chance.choice(self.in_order)]
            await self._send(sent, text=self.chance.choice((sent.text, "other words")))

    async def say_without_waiting(self) -> None:
        process = self.world.process
        if process is not None and not process.is_stopping:
            sent = self._new(is_awaited=False)
            process.unsaved_here.append(sent)

            async def take(process: Process) -> MessageId:
                return process.unsaved.add_message(OWNER, self.interview, sent.text, id=sent.id)

            try:
                await process.answer(take(process), patience_s=1.0, chance=self.chance)
            except NoAnswer:
                process.unsaved_here.remove(sent)

    async def look(self) -> None:
        at_least = self.world.ledger.versions[self.interview]

        async def get(process: Process) -> Interview:
            return (await process.interviews.get(OWNER, self.interview)).interview

        shown = await self.insist(get)
        self.world.trace.tell(self.number, "looked", shown.version, shown.status)
        self.world.ledger.show(shown, at_least=at_least)

    async def correct(self) -> None:
        """Set a field at the version that was seen; whoever is late reads again (I5)."""
        value = ProfileValue(value=f"{self.number} at {asyncio.get_running_loop().time()}")

        async def patch(process: Process) -> None:
            seen = (await process.interviews.get(OWNER, self.interview)).interview.version
            await process.interviews.update_profile(
                OWNER, self.interview, {"corrected": value}, expected=seen
            )

        while True:
            try:
                return await self.insist(patch)
            except Refused:
                return None
            except StaleVersion:
                await asyncio.sleep(0)

    async def rest(self) -> None:
        """Interrupt the interview in one of three ways, and take it up again."""
        command = self.chance.choice((Pause(), Cancel(reason="tired"), RequestReview()))
        if not isinstance(command, Pause):
            self.world.ledger.interrupted.add(self.interview)
        await self._command(command)
        if self.chance.random() < 0.5:
            await self.look()
        await self._command(Resume())

    async def take_over(self) -> None:
        """Lead for a moment, in person."""
        await self._command(HandOver(interviewer=HUMAN))
        if self.chance.random() < 0.5:
            await self._send(self._new(), speaker=Speaker.INTERVIEWER)
        await self._command(HandOver(interviewer=MACHINE))

    async def move_guides(self) -> None:
        await self._command(ChangeGuide(guide=self.chance.choice(VERSIONS), state=None))

    async def leave(self) -> None:
        """Come back another day."""

    async def finish(self) -> None:
        self.world.ledger.interrupted.add(self.interview)
        await self._command(Complete())

    async def erase(self) -> None:
        """Have every word removed, also those the machine is about to say."""

        async def remove(process: Process) -> None:
            await process.interviews.erase(OWNER, self.interview)

        with contextlib.suppress(NotFound):  # it was removed, and nobody was told
            await self.insist(remove)
        self.world.trace.tell(self.number, "erased")

    # --- requests ---

    async def _open(self, process: Process) -> Interview:
        command = OpenInterview(
            id=self.interview,
            organization=DEFAULT_ORGANIZATION,
            guide=VERSIONS[0],
            interviewer=MACHINE,
            language="en",
            candidate=Candidate(name=f"Client {self.number}"),
        )
        standing, _ = await process.interviews.open(OWNER, command, self.world.guides[0])
        return standing.interview

    async def _command(self, command: Any) -> None:
        async def carry_out(process: Process) -> Interview:
            after, _ = await process.interviews.carry_out(OWNER, self.interview, command)
            return after

        try:
            after = await self.insist(carry_out)
        except Refused as error:
            self.world.trace.tell(self.number, "refused", type(command).__name__, error.code)
        else:
            self.world.ledger.notice(self.interview, after.version)
            self.world.trace.tell(self.number, type(command).__name__, after.version)

    def _new(self, *, is_awaited: bool = True) -> Sent:
        self._said += 1
        id_ = MessageId(str(uuid.UUID(int=self.chance.getrandbits(128), version=4)))
        sent = Sent(self.interview, id_, f"{self.number}.{self._said}")
        self.world.ledger.sent[id_] = sent
        if is_awaited:
            self.in_order.append(id_)
        return sent

    async def _send(
        self, sent: Sent, *, text: str | None = None, speaker: Speaker | None = None
    ) -> None:
        """Send a message until it is acknowledged, over all interruptions of the interview."""

        async def add(process: Process) -> Any:
            return await process.interviews.add_message(
                OWNER,
                self.interview,
                text or sent.text,
                id=sent.id,
                speaker=speaker or self.world.speakers.setdefault(sent.id, Speaker.CANDIDATE),
            )

        if speaker is not None:
            self.world.speakers[sent.id] = speaker
        while True:
            try:
                receipt = await self.insist(add)
            except Refused:
                assert sent.receipt is None, f"{sent.text} was acknowledged, and now is refused"
                # Somebody's break, or a request to break off that was long under way.
                await asyncio.sleep(0.05)
                await self._command(Resume())
                continue
            self.world.ledger.acknowledge(sent, receipt)
            self.world.trace.tell(self.number, "acknowledged", sent.text, receipt.seq)
            return


class Page:
    """A live page in somebody's browser: follows one interview over all reconnects."""

    def __init__(self, world: "World", interview: InterviewId) -> None:
        self.world = world
        self.interview = interview
        self.seen: list[tuple[int, str]] = []
        world.ledger.streams.append((interview, self.seen))

    async def run(self) -> None:
        """Watch until cancelled."""
        while True:
            process = self.world.process
            if process is not None and self.interview in self.world.ledger.opened:
                with contextlib.suppress(NoAnswer):
                    await process.answer(
                        self._watch(process), patience_s=20.0, chance=self.world.chance
                    )
            await asyncio.sleep(0.05)

    async def _watch(self, process: Process) -> None:
        async def recognise() -> Caller:
            return OWNER

        async def receive() -> dict[str, Any]:
            await asyncio.sleep(19.0)
            return {"type": "http.disconnect"}

        async def send(message: Any) -> None:
            if not process.is_alive:
                return
            seq = 0
            for line in message.get("body", b"").split(b"\n"):
                if line.startswith(b"id: "):
                    seq = int(line.removeprefix(b"id: "))
                elif line.startswith(b"event: ") and b"reconnect" not in line:
                    self.seen.append((seq, line.removeprefix(b"event: ").decode()))
            await asyncio.sleep(self.world.chance.choice((0.0, 0.0, 0.01)))

        after = self.seen[-1][0] if self.seen else 0
        stream = EventStream(process.pages, OWNER, self.interview, after=after, recognise=recognise)
        await stream({"type": "http", "method": "GET"}, receive, send)
