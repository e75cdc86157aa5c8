"""A drill from beginning to end: load, kills, the audit, and every interview run to its end."""

import asyncio
import random
import time
from collections.abc import Awaitable, Callable, Sequence
from pathlib import Path

import httpx2
import msgspec

from vivavoce.drill.audit import Findings, NotAudited, audit, check_receipts
from vivavoce.drill.clients import Client, guide_source
from vivavoce.drill.ledger import Ledger, NoReceipt
from vivavoce.drill.report import Report
from vivavoce.drill.scratch import Scratch, make_scratch
from vivavoce.drill.server import VIVAVOCE, Server, ServerLost

# Two kills in three strike in full swing, the others perhaps before the server is ready.
IN_FULL_SWING = 2 / 3
SWING_S = 0.6
EARLY_S = 0.4
SETTLE_S = 0.3
ACKNOWLEDGED_WITHIN_S = 60.0

AT_ONCE = 8

EXPORTED_WITHIN_S = 30.0
RETRY_AFTER_S = 0.2


class Plan(msgspec.Struct, frozen=True, kw_only=True):
    """What to do."""

    data: Path  # drilled on is a copy of it, or an empty folder beside it
    kills: int
    clients: int
    seed: int
    program: Sequence[str] = VIVAVOCE  # what stands before `serve`


class Drill:
    """One drill on one scratch folder.

    Args:
        on_kill: called after each kill.
    """

    def __init__(self, plan: Plan, scratch: Scratch, *, on_kill: Callable[[], None]) -> None:
        self._plan = plan
        self._scratch = scratch
        self._on_kill = on_kill
        self._random = random.Random(plan.seed)  # noqa: S311 - no secret
        self._ledger = Ledger()
        self._server = Server(scratch, program=plan.program)
        self._kills: list[tuple[float, bool]] = []  # when, and whether only the worker

    async def run(self) -> Report:
        """Hold the drill and return what it found. The server is ended in any case.

        Raises:
            ServerLost: it did not come back after a kill.
        """
        began = time.monotonic()
        try:
            self._server.start()
            await self._server.wait_ready()
            await self._add_guide()
            await self._kill_under_load()
            findings = Findings()
            stuck = await self._finish(findings)
            await self._audit(findings)
            check_receipts(self._ledger, findings)
        finally:
            self._server.kill()
        return self._report(findings, stuck, took_s=time.monotonic() - began)

    async def _add_guide(self) -> None:
        async with self._server.client as client:
            answer = await client.post("/api/v1/guides", json={"source": guide_source()})
        if answer.status_code not in {200, 201}:
            raise ServerLost(f"The drill's guide was answered with {answer.status_code}.")

    # Kills.

    async def _kill_under_load(self) -> None:
        clients = [self._client(number) for number in range(self._plan.clients)]
        async with asyncio.TaskGroup() as group:
            for client in clients:
                group.create_task(client.run())
            for _ in range(self._plan.kills):
                await self._kill_once()
                self._on_kill()
            await self._server.wait_ready()
            await self._next_acknowledgement()
            await asyncio.sleep(SETTLE_S)
            for client in clients:
                client.stopping = True

    async def _kill_once(self) -> None:
        if self._random.random() < IN_FULL_SWING:
            await self._next_acknowledgement()
            await asyncio.sleep(self._random.uniform(0, SWING_S))
        else:
            await asyncio.sleep(self._random.uniform(0, EARLY_S))
        at = time.monotonic()
        only_worker = self._random.random() < 0.5 and self._server.kill_worker()
        if not only_worker:
            self._server.kill()
            self._server.start()
        self._kills.append((at, only_worker))

    async def _next_acknowledgement(self) -> None:
        """Return once something is acknowledged that was sent from now on.

        Raises:
            ServerLost: nothing is, for a minute.
        """
        now = time.monotonic()
        while self._ledger.recovery_s(now) is None:
            if time.monotonic() - now > ACKNOWLEDGED_WITHIN_S:
                raise ServerLost(f"Nothing was acknowledged for {ACKNOWLEDGED_WITHIN_S:.0f} s.")
            await asyncio.sleep(0.01)

    def _client(self, number: int) -> Client:
        return Client(self._server, self._ledger, seed=self._plan.seed * 10_000 + number)

    # The audit.

    async def _audit(self, findings: Findings) -> None:
        for complaint in self._ledger.complaints:
            findings.tell("ANSWERED AMISS", complaint)
        async with self._server.client as client:

            async def audit_one(interview: str) -> None:
                try:
                    export = await _export(client, interview)
                    audit(interview, self._ledger.interviews[interview], export, findings)
                except NotAudited as error:
                    findings.tell("NOT AUDITED", str(error))

            await _for_each(list(self._ledger.interviews), audit_one)

    async def _finish(self, findings: Findings) -> int:
        """Run every interview to its end; return how many did not get there."""
        stuck = 0
        client = self._client(self._plan.clients)

        async def finish_one(interview: str) -> None:
            nonlocal stuck
            try:
                is_finished = await client.finish(interview)
            except NoReceipt as error:
                findings.tell("ANSWERED AMISS", str(error))
                is_finished = False
            if not is_finished:
                stuck += 1
                findings.tell("STUCK", f"interview {interview}")

        await _for_each(list(self._ledger.interviews), finish_one)
        await client.close()
        return stuck

    def _report(self, findings: Findings, stuck: int, *, took_s: float) -> Report:
        worker_kills = sum(only_worker for _, only_worker in self._kills)
        recoveries = [self._ledger.recovery_s(at) for at, _ in self._kills]
        return Report(
            acknowledged=len(self._ledger.acknowledged),
            lost=findings.lost,
            duplicated=findings.duplicated,
            out_of_order=findings.out_of_order,
            stuck=stuck,
            interviews=len(self._ledger.interviews),
            clients=self._plan.clients,
            worker_kills=worker_kills,
            server_kills=len(self._kills) - worker_kills,
            recoveries_s=[round(one, 3) for one in recoveries if one is not None],
            requests_broken=self._ledger.broken,
            repeats_recognised=self._ledger.repeats,
            took_s=round(took_s, 1),
            seed=self._plan.seed,
            is_copy=self._scratch.is_copy,
            scratch=str(self._scratch.folder),
            is_kept=True,
            findings=findings.told,
        )


def hold_drill(
    plan: Plan,
    *,
    on_copied: Callable[[int, int], None] = lambda done, total: None,
    on_kill: Callable[[], None] = lambda: None,
) -> Report:
    """Drill as `plan` says. The scratch folder is kept only when something does not hold.

    Raises:
        CannotStart, StoreUnavailable, DamagedRecord: no copy of the data folder could be made.
        ServerLost: the server did not come back; the scratch folder is kept.
    """
    scratch = make_scratch(plan.data, on_copied=on_copied)
    try:
        report = asyncio.run(Drill(plan, scratch, on_kill=on_kill).run())
    except ExceptionGroup as group:
        scratch.keep()
        raise _with_place(group.exceptions[0], scratch) from None
    except Exception as error:
        scratch.keep()
        raise _with_place(error, scratch) from error
    except BaseException:
        scratch.remove()
        raise
    if report.holds:
        scratch.remove()
        return msgspec.structs.replace(report, is_kept=False)
    scratch.keep()
    return report


def _with_place(error: Exception, scratch: Scratch) -> Exception:
    if isinstance(error, ServerLost):
        return ServerLost(f"{error}\nThe folder and the server's log are in {scratch.folder}.")
    error.add_note(f"The drill's folder was kept: {scratch.folder}")
    return error


async def _export(client: httpx2.AsyncClient, interview: str) -> bytes | None:
    """Return the journal of an interview; None when the server does not have it.

    Raises:
        NotAudited: the server does not say, for half a minute.
    """
    deadline = time.monotonic() + EXPORTED_WITHIN_S
    while True:
        try:
            answer = await client.get(
                f"/api/v1/interviews/{interview}/export?format=jsonl", timeout=EXPORTED_WITHIN_S
            )
        except httpx2.TransportError as error:
            why = str(error) or type(error).__name__
        else:
            if answer.status_code == 200:
                return answer.content
            if answer.status_code == 404:
                return None
            why = f"it was answered with {answer.status_code}"
        if time.monotonic() > deadline:
            raise NotAudited(f"interview {interview}, which could not be exported: {why}")
        await asyncio.sleep(RETRY_AFTER_S)


async def _for_each(interviews: Sequence[str], do: Callable[[str], Awaitable[None]]) -> None:
    """Do something with each, a few at a time."""
    places = asyncio.Semaphore(AT_ONCE)

    async def one(interview: str) -> None:
        async with places:
            await do(interview)

    await asyncio.gather(*(one(interview) for interview in interviews))
