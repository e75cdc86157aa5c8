"""When the store does not answer: 503 with `Retry-After`, shown in readiness and health."""

import asyncio
import uuid
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

import apsw
import httpx2
import msgspec
import pytest

from tests.api.conftest import Start
from tests.api.house import INTERVIEWS, OWNER_KEY, problem, token_of
from tests.api.live import serving
from vivavoce.api import exports
from vivavoce.edge.authentication import INTERVIEW_COOKIE
from vivavoce.errors import StoreBroken, StoreUnavailable
from vivavoce.journal import group_commit
from vivavoce.stores import opening
from vivavoce.stores.sqlite import open_sqlite

pytestmark = pytest.mark.asyncio(loop_scope="session")

CHANGES: list[tuple[str, str, Any]] = [
    ("POST", "/messages", {"text": "Is this thing on?"}),
    ("PUT", "/state", {"state": "preferences"}),
    ("PATCH", "/profile", {"role": "Queen"}),
    ("POST", "/complete", None),
    ("POST", "/cancel", None),
    ("POST", "/pause", None),
    ("POST", "/link", None),
    ("DELETE", "/link", None),
    ("DELETE", "", None),
]
LOOKS = ["", "/events", "/export"]


class Disk:
    """Stands between the system and the real store, and fails when it is told to."""

    def __init__(self) -> None:
        self.error: Exception | None = None
        self.only: str | None = None  # the one method that fails; None for all
        self.late = False  # fail after the work was done: the confirmation is lost
        self.gate = asyncio.Event()  # closed: appends wait
        self.gate.set()

    def around(self, store: Any) -> Any:
        return _Moody(self, store)


class _Moody:
    def __init__(self, disk: Disk, store: Any) -> None:
        self._disk = disk
        self._store = store

    def __getattr__(self, name: str) -> Callable[..., Awaitable[Any]]:
        async def call(*args: Any, **options: Any) -> Any:
            disk = self._disk
            if name == "append":
                await disk.gate.wait()
            fails = disk.error is not None and disk.only in {None, name}
            if fails and not disk.late:
                raise disk.error  # type: ignore[misc]
            result = await getattr(self._store, name)(*args, **options)
            if fails:
                raise disk.error  # type: ignore[misc]
            return result

        return call

    async def close(self) -> None:
        await self._store.close()


@pytest.fixture
def disk(monkeypatch: pytest.MonkeyPatch) -> Disk:
    """Let every system of this test stand on a store that can be told to fail."""
    disk = Disk()

    @asynccontextmanager
    async def opened(path: Path, **options: Any) -> AsyncIterator[Any]:
        async with open_sqlite(path, **options) as database:
            yield msgspec.structs.replace(
                database, store=disk.around(database.store), registry=disk.around(database.registry)
            )

    monkeypatch.setattr(opening, "open_sqlite", opened)
    return disk


def down(answer: httpx2.Response) -> tuple[int, str]:
    """Return status and code of an answer that says when to come again."""
    assert int(answer.headers["retry-after"]) >= 1
    return problem(answer)[:2]


@pytest.mark.parametrize(
    ("method", "path", "body"), CHANGES, ids=[f"{method} {path}" for method, path, _ in CHANGES]
)
async def test_a_change_that_is_not_confirmed_is_503_and_may_be_sent_again(
    start: Start, disk: Disk, method: str, path: str, body: Any
) -> None:
    """I12: a failed write is an error to its caller, and the server goes on when it can."""
    async with start() as house:
        interview = await house.owner.new(interviewer="human")
        before = await house.owner.now(interview)
        disk.error = StoreUnavailable("The disk is full; free some space.")
        for _ in range(2):
            answer = await house.owner.ask(method, interview + path, body)
            assert down(answer) == (503, "store-unavailable")
        disk.error = None
        assert await house.owner.now(interview) == before
        assert (await house.owner.ask(method, interview + path, body)).is_success


async def test_readiness_and_health_say_so_until_commits_succeed_again(
    start: Start, disk: Disk
) -> None:
    async with start() as house:
        interview = await house.owner.new(interviewer="human")
        disk.error, disk.only = StoreUnavailable("The disk is full; free some space."), "append"
        for _ in range(3):
            answer = await house.owner.post(f"{interview}/messages", {"text": "Hello?"})
            assert down(answer) == (503, "store-unavailable")
        assert down(await house.nobody.get("/readyz")) == (503, "store-unavailable")
        assert (await house.nobody.get("/healthz")).status_code == 200
        told = (await house.nobody.get("/api/v1/health")).json()
        assert (told["status"], told["errors_24h"]) == ("failing", 3)
        assert "full" in told["failing"]
        metrics = (await house.nobody.get("/metrics")).text
        assert "\nvivavoce_failing 1.0\n" in metrics
        assert "\nvivavoce_save_errors_total 3.0\n" in metrics
        assert (await house.owner.get(interview)).status_code == 200, "what is there can be read"
        disk.error = None
        assert (await house.owner.post(f"{interview}/messages", {"text": "Hi."})).status_code == 201
        assert (await house.nobody.get("/readyz")).status_code == 200
        told = (await house.nobody.get("/api/v1/health")).json()
        assert (told["status"], told["failing"], told["errors_24h"]) == ("ok", None, 3)


async def test_when_only_the_confirmation_was_lost_the_repeat_gets_the_receipt(
    start: Start, disk: Disk
) -> None:
    """I2: outcome unknown, so the same id is sent again, and it is stored once."""
    async with start() as house:
        interview = await house.owner.new(interviewer="human")
        body = {"id": str(uuid.uuid4()), "text": "Did you get that?"}
        disk.error, disk.only, disk.late = StoreUnavailable("The line broke."), "append", True
        assert down(await house.owner.post(f"{interview}/messages", body))[0] == 503
        disk.error = None
        answer = await house.owner.post(f"{interview}/messages", body)
        assert answer.status_code == 200
        [event, *_] = await house.owner.events(interview, after=answer.json()["seq"] - 1)
        assert event["hash"] == answer.json()["hash"]
        transcript = (await house.owner.now(interview))["transcript"]
        assert [message["id"] for message in transcript] == [body["id"]]


async def test_an_interview_whose_opening_was_not_confirmed_is_opened_by_the_repeat(
    start: Start, disk: Disk
) -> None:
    async with start() as house:
        for late in (False, True):
            body = {"guide": "agent-hiring", "id": str(uuid.uuid4())}
            disk.error, disk.only, disk.late = StoreUnavailable("Away."), "append", late
            assert down(await house.owner.post(INTERVIEWS, body))[0] == 503
            disk.error = None
            answer = await house.owner.post(INTERVIEWS, body)
            assert answer.status_code == (200 if late else 201)
            interview = f"{INTERVIEWS}/{body['id']}"
            await house.services.turns.sweep()
            assert len((await house.settled(interview))["transcript"]) == 1


async def test_a_device_is_left_though_the_store_does_not_answer(start: Start, disk: Disk) -> None:
    """Whoever uses it next is not let in; nothing has to be looked up for that."""
    async with start() as house:
        interview = await house.owner.new()
        token = token_of((await house.owner.now(interview))["link"])
    async with start() as house:
        disk.error = StoreUnavailable("The disk is elsewhere.")
        id_ = interview.rpartition("/")[2]
        name = f"{INTERVIEW_COOKIE}{id_}"
        answer = await house.nobody.post(
            f"/interviews/{id_}/leave", headers={"cookie": f"{name}={token}"}
        )
        assert answer.status_code == 303
        cookies = answer.headers.get_list("set-cookie")
        assert cookies
        assert all(cookie.startswith(f"{name}=; Max-Age=0") for cookie in cookies)


async def test_looking_needs_the_store_too(start: Start, disk: Disk) -> None:
    async with start() as house:
        interview = await house.owner.new()
    async with start() as house:  # nothing is in memory yet
        await house.owner.get("/api/v1/guides")
        disk.error = StoreUnavailable("The disk is elsewhere.")
        for path in [*(interview + look for look in LOOKS), INTERVIEWS, f"{INTERVIEWS}?q=word",
                     "/api/v1/export", "/api/v1/guides", "/api/v1/guides/agent-hiring",
                     "/api/v1/organizations", "/api/v1/keys"]:  # fmt: skip
            assert down(await house.owner.get(path)) == (503, "store-unavailable"), path
        # Whether a key is good is not known either, so it is not said to be bad.
        assert down(await house.caller("unknown").get(interview))[0] == 503
        assert down(await house.caller("vvc_unknown").get(interview))[0] == 503
        cookie = {"cookie": "vivavoce_session=unknown"}
        assert down(await house.nobody.get(interview, headers=cookie))[0] == 503
        for method, path, body in [
            ("POST", "/api/v1/keys", {"name": "k"}),
            ("DELETE", "/api/v1/keys/k", None),
            ("POST", "/api/v1/organizations", {"id": "o", "name": "O"}),
            ("POST", INTERVIEWS, {"guide": "agent-hiring"}),
        ]:
            assert down(await house.owner.ask(method, path, body))[0] == 503
        disk.error = None
        for look in LOOKS:
            assert (await house.owner.get(interview + look)).status_code == 200


async def test_a_store_that_fails_in_its_own_way_is_503_and_its_insides_stay_inside(
    start: Start, disk: Disk
) -> None:
    async with start() as house:
        interview = await house.owner.new(interviewer="human")
        disk.error, disk.only = RuntimeError("secret stack of the driver"), "append"
        answer = await house.owner.post(f"{interview}/messages", {"text": "Hello?"})
        assert down(answer)[0] == 503
        assert "secret" not in answer.text
        for path in ("/readyz", "/api/v1/health", "/metrics"):
            assert "secret" not in (await house.nobody.get(path)).text


async def test_after_an_io_error_nothing_is_acknowledged_any_more(start: Start, disk: Disk) -> None:
    async with start() as house:
        interview = await house.owner.new(interviewer="human")
        disk.error, disk.only = StoreBroken("The disk failed: EIO."), "append"
        answer = await house.owner.post(f"{interview}/messages", {"text": "Hello?"})
        assert down(answer) == (503, "store-broken")
        disk.error = None
        answer = await house.owner.post(f"{interview}/messages", {"text": "Hello again?"})
        assert down(answer) == (503, "store-broken")
        assert down(await house.nobody.get("/readyz"))[0] == 503


async def test_past_the_bound_of_the_queue_callers_are_asked_to_come_again(
    start: Start, disk: Disk, monkeypatch: pytest.MonkeyPatch
) -> None:
    """I12: queues are bounded."""
    async with start() as house:
        interviews = [await house.owner.new(interviewer="human") for _ in range(8)]
        monkeypatch.setattr(group_commit, "WAITING_MAX", 3)
        disk.gate.clear()
        tasks = [
            asyncio.create_task(house.owner.post(f"{one}/messages", {"text": "Next, please."}))
            for one in interviews
        ]
        done, waiting = await asyncio.wait(tasks, timeout=0.3)
        assert done
        for task in done:
            assert down(task.result()) == (503, "overloaded")
        assert (await house.nobody.get("/api/v1/health")).json()["queue_depth"] <= 3
        disk.gate.set()
        assert {(await task).status_code for task in waiting} == {201}
        assert len(done) + len(waiting) == 8


async def test_a_disk_that_is_really_full_is_said_to_be_and_recovers(start: Start) -> None:
    async with start() as house:
        interview = await house.owner.new(interviewer="human")

        def limit(pages: int) -> Callable[[apsw.Connection], Any]:
            return lambda connection: connection.pragma("max_page_count", pages)

        writer = house.services.interviews._store._writer  # type: ignore[attr-defined]
        await writer.run(limit(1))  # as many as there are
        body = {"text": "x" * 30_000}
        answers = [await house.owner.post(f"{interview}/messages", body) for _ in range(10)]
        for answer in answers[-5:]:
            assert down(answer) == (503, "store-unavailable")
            assert "full" in answer.json()["detail"]
        await writer.run(limit(1_000_000))
        assert await house.owner.say(interview, "x" * 30_000)
        assert (await house.nobody.get("/readyz")).status_code == 200
        transcript = (await house.owner.now(interview))["transcript"]
        assert len(transcript) == sum(answer.is_success for answer in answers) + 1


async def test_a_live_page_that_cannot_be_read_any_further_is_asked_to_come_again(
    start: Start, disk: Disk
) -> None:
    async with start() as house, serving(house) as server:
        interview = await house.owner.new(interviewer="human")
        disk.error, disk.only = StoreUnavailable("Away."), "read"
        async with server.stream(interview) as frames:
            assert [frame.get("event") for frame in await frames.rest()] == [None, "reconnect"]
        disk.error = None
        async with server.stream(interview) as frames:
            assert (await frames.event())["seq"] == 1


async def test_a_live_page_tells_also_what_was_stored_without_a_confirmation(
    start: Start, disk: Disk
) -> None:
    """I3: nobody was told that it was stored, so nobody tells the pages, and yet it is there."""
    async with start() as house, serving(house) as server:
        interview = await house.owner.new(interviewer="human")
        async with server.stream(interview) as frames:
            assert (await frames.event())["seq"] == 1
            for seq in (2, 3):
                disk.error, disk.only, disk.late = (
                    StoreUnavailable("The line broke."),
                    "append",
                    True,
                )
                answer = await house.owner.post(f"{interview}/messages", {"text": "Heard?"})
                assert down(answer)[0] == 503
                disk.error = None
                assert (await frames.event())["seq"] == seq
            await house.owner.say(interview, "Heard.")
            assert (await frames.event())["seq"] == 4


async def test_an_export_that_cannot_begin_is_503_and_one_that_breaks_off_does_not_look_whole(
    start: Start, disk: Disk, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(exports, "PAGE", 1)
    async with start() as house, serving(house) as server:
        for _ in range(3):
            await house.owner.new()
        disk.error, disk.only = StoreUnavailable("Away."), "find"
        assert down(await house.owner.get("/api/v1/export"))[0] == 503
        disk.only = "read"
        request = f"GET /api/v1/export HTTP/1.1\r\nhost: x\r\nauthorization: Bearer {OWNER_KEY}\r\n"
        answer = await server.raw(request.encode() + b"connection: close\r\n\r\n")
        assert answer.startswith(b"HTTP/1.1 200")
        assert b"transfer-encoding: chunked" in answer
        assert not answer.endswith(b"0\r\n\r\n"), "a break-off looks like an end"
