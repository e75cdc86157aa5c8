"""One seed, one run: clients, a server that dies and comes back, and a disk with bad days.

    told = play(seed)

First safety under faults, then liveness: the faults stop, and within virtual minutes
every client is done, every owed reply is made, and nobody waits for ever.
"""

import asyncio
import random
import uuid
from collections.abc import Sequence

import msgspec

from tests.deterministic.clients import Client, Page
from tests.deterministic.disk import Disk, Weather
from tests.deterministic.ledger import Ledger
from tests.deterministic.loop import SimulatedLoop, Trace
from tests.deterministic.process import Parts, Process
from tests.harness import plain_guide
from vivavoce.authoring.reading import parse_guide
from vivavoce.domain.events import Speaker
from vivavoce.domain.ids import InterviewId, MessageId

# By the second version an interview pauses when nobody speaks for some seconds.
GUIDES = tuple(
    parse_guide(plain_guide(2).replace("max_turns: 1000", rules), name="simulated")
    for rules in ("max_turns: 1000", "max_turns: 1000, idle_pause_after_s: 3")
)

# After the last fault: a turn that hangs takes a minute, three times, and then rests.
DONE_WITHIN_S = 600.0
RESTART_S = (0.01, 0.1, 1.0)


class Told(msgspec.Struct, frozen=True):
    """What came of one run that broke no promise."""

    digest: str  # of everything that happened, in order
    steps: int
    virtual_s: float
    acknowledged: int
    repeats: int
    commits: int
    faults: int
    kills: int
    lines: list[str]


class World:
    """Everything in one simulation."""

    def __init__(
        self, loop: SimulatedLoop, chance: random.Random, parts: Parts, trace: Trace
    ) -> None:
        self.chance = chance
        self.trace = trace
        self.parts = parts
        self.guides = GUIDES
        self.ledger = Ledger()
        self.disk = Disk(chance, trace)
        self.process: Process | None = None
        self.past: list[Process] = []
        self.speakers: dict[MessageId, Speaker] = {}
        self.kills = 0
        self._loop = loop

    async def run(self) -> None:
        """Let it happen; hold the disk against what was told.

        Raises:
            AssertionError: a promise was broken.
        """
        self._start()
        interviews = [self._new_interview() for _ in range(self.chance.randint(1, 4))]
        if self.chance.random() < 0.5:
            interviews.append(self.chance.choice(interviews))  # two tabs
        clients = [
            Client(self, n, interview, is_alone=interviews.count(interview) == 1)
            for n, interview in enumerate(interviews)
        ]
        pages = [Page(self, self.chance.choice(interviews))] if self.chance.random() < 0.5 else []
        watching = [asyncio.ensure_future(page.run()) for page in pages]
        talking = [asyncio.ensure_future(client.run()) for client in clients]
        try:
            # A calm stop that never ends would keep everybody waiting, too (I13).
            async with asyncio.timeout(DONE_WITHIN_S):
                await self._misfortunes()
            await self._come_to_rest(talking)
            await self._catch_up()
        finally:
            for task in [*watching, *talking]:
                task.cancel()
            await asyncio.gather(*watching, *talking, return_exceptions=True)
            await self._end()
        assert not self._loop.problems, self._loop.problems
        self.ledger.check(self.disk)
        self.ledger.check_unawaited(self.past[-1].unsaved_here, self.disk)
        for client in clients:
            self.ledger.check_order(client.in_order, self.disk)
        for interview, row in self.disk.rows.items():
            for record in row.records:
                self.trace.tell(interview, record.seq, record.name, record.recorded_at_us)

    # --- what goes wrong ---

    async def _misfortunes(self) -> None:
        """A few bad episodes, one after the other; then fair weather."""
        episodes = [self._kill, self._kill, self._stop, self._storm, self._fill_disk, self._stall]
        episodes += [self._break_disk, self._silence_machine, self._silence_machine]
        for _ in range(self.chance.randint(0, 4)):
            await asyncio.sleep(self.chance.choice((0.0, 0.003, 0.02, 0.2, 1.0)))
            await self.chance.choice(episodes)()
            self._set_fair()
        if self.process is None:
            self._start()

    def _set_fair(self) -> None:
        self.disk.weather = Weather()
        if self.process is not None:
            self.process.machine.failing = 0.0

    async def _kill(self) -> None:
        self._die()
        await asyncio.sleep(self.chance.choice(RESTART_S))
        self._start()

    async def _stop(self) -> None:
        if self.process is not None:
            stopping = self.process
            self.trace.tell("stopping")
            await stopping.stop()
            if self.process is stopping:
                self._bury(stopping)
        await asyncio.sleep(self.chance.choice(RESTART_S))
        self._start()

    async def _storm(self) -> None:
        likely = self.chance.choice((0.05, 0.3))
        self.disk.weather = Weather(unavailable=likely, unconfirmed=likely, unread=likely / 2)
        await asyncio.sleep(self.chance.choice((0.1, 1.0, 5.0)))
        if self.chance.random() < 0.5:
            await self._kill()

    async def _fill_disk(self) -> None:
        self.disk.weather = Weather(full=True)
        await asyncio.sleep(self.chance.choice((0.1, 1.0, 60.0)))

    async def _stall(self) -> None:
        self.disk.weather = Weather(stall=0.3)
        await asyncio.sleep(self.chance.choice((0.5, 5.0)))
        if self.chance.random() < 0.5:
            await self._kill()

    async def _break_disk(self) -> None:
        self.disk.weather = Weather(broken=0.1, unconfirmed=0.05)
        await asyncio.sleep(self.chance.choice((0.1, 1.0)))

    async def _silence_machine(self) -> None:
        if self.process is not None:
            self.process.machine.failing = self.chance.choice((0.3, 1.0, 1.0))
        await asyncio.sleep(self.chance.choice((0.1, 5.0, 20.0)))

    # --- processes ---

    def _start(self) -> None:
        if self.process is None:
            self.trace.tell("start")
            self.process = Process(self.disk, self.guides, self.parts, on_broken=self._broke)

    def _die(self) -> None:
        if self.process is not None:
            self.trace.tell("kill")
            self.kills += 1
            self.process.kill()
            self._bury(self.process)

    def _bury(self, process: Process) -> None:
        self.past.append(process)
        self.process = None

    def _broke(self, process: Process) -> None:
        """The disk failed: the process exits at once, its supervisor starts another (I12)."""
        if self.process is process:
            self.trace.tell("broken")
            self._die()
            self._loop.call_later(self.chance.choice(RESTART_S), self._start)

    # --- the end ---

    async def _come_to_rest(self, talking: Sequence[asyncio.Future[None]]) -> None:
        done, late = await asyncio.wait(talking, timeout=DONE_WITHIN_S)
        for task in talking:
            if task in done:
                task.result()
        assert not late, (
            f"{len(late)} clients are not done {DONE_WITHIN_S:g} s after the last fault"
        )

    async def _catch_up(self) -> None:
        """Wait for every owed reply, and for the pages to show it."""
        deadline_s = self._loop.time() + DONE_WITHIN_S
        while any(row.summary.owed_since is not None for row in self.disk.rows.values()):
            assert self._loop.time() < deadline_s, "STUCK: a reply is still owed"
            await asyncio.sleep(1.0)
        await asyncio.sleep(25.0)  # longer than a page takes to come back
        assert self.process is not None
        assert self.process.vitals.unsaved == 0, "a message taken without waiting still waits"

    async def _end(self) -> None:
        self._die()
        for process in self.past:
            await process.gone()

    def _new_interview(self) -> InterviewId:
        return InterviewId(str(uuid.UUID(int=self.chance.getrandbits(128), version=4)))


def play(seed: int, parts: Parts | None = None, *, is_kept: bool = False) -> Told:
    """Run the world of `seed` and return what came of it.

    Args:
        is_kept: whether to keep the trace as lines, to read what happened.

    Raises:
        AssertionError: a promise was broken; the message ends with how to see it again.
    """
    chance = random.Random(seed)
    before = random.getstate()
    random.seed(seed)  # the jitter of retries
    loop = SimulatedLoop(chance)
    trace = Trace(is_kept=is_kept)
    world = World(loop, chance, parts or Parts(), trace)
    try:
        loop.run_until_complete(world.run())
    except Exception as error:
        error.add_note(f"Seed {seed}: VIVAVOCE_TEST_SEED={seed} pytest tests/deterministic")
        error.add_note("\n".join(trace.lines[-200:]))
        raise
    finally:
        random.setstate(before)
        loop.close()
    return Told(
        digest=trace.digest,
        steps=trace.steps,
        virtual_s=loop.time(),
        acknowledged=world.ledger.acknowledged,
        repeats=world.ledger.repeats,
        commits=world.disk.commits,
        faults=world.disk.faults,
        kills=world.kills,
        lines=trace.lines,
    )
