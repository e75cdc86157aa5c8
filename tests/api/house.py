"""The real services on a real folder, behind the real app, spoken to without a socket."""

import json
import uuid
from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

import httpx2
from starlette.applications import Starlette

from tests.api.contract import Contract
from vivavoce.app import asgi
from vivavoce.interviewers.outside import Outside
from vivavoce.interviewers.registry import Interviewers
from vivavoce.interviewers.setting_up import set_up
from vivavoce.running import Running, running
from vivavoce.service.clock import Clock
from vivavoce.service.services import Services
from vivavoce.settings import Settings

OWNER_KEY = "the-owners-key-of-these-tests"
HOST = "vivavoce.test"
INTERVIEWS = "/api/v1/interviews"

CONTRACT = Contract()

# Two questions, so that an interview can be brought to its end in few words.
GUIDE = """
id: two-questions
version: "1"
title: Two questions
information:
  - { id: name, label: Name, required: true }
opening: Hello.
sections:
  - id: all
    questions:
      - { id: name, ask: What is your name?, collects: [name] }
      - { id: more, ask: Is there more to say? }
closing: { say: Goodbye. }
"""


class Api:
    """One caller's view of the API. Every answer is held against the document."""

    def __init__(self, app: Starlette, key: str | None = None) -> None:
        self.app = app
        self.key = key
        # `raise_app_exceptions`: whatever escapes the app fails the test.
        self.http = httpx2.AsyncClient(
            transport=httpx2.ASGITransport(app=app), base_url=f"http://{HOST}"
        )

    async def ask(
        self,
        method: str,
        path: str,
        body: Any = None,
        *,
        raw: bytes | AsyncIterator[bytes] | None = None,
        headers: Mapping[str, str] | None = None,
        check: bool = True,
    ) -> httpx2.Response:
        """Send one request: `body` as JSON, or `raw` as it is."""
        sent = {} if self.key is None else {"authorization": f"Bearer {self.key}"}
        sent |= headers or {}
        if body is not None:
            raw = json.dumps(body).encode()
            sent.setdefault("content-type", "application/json")
        answer = await self.http.request(method, path, content=raw, headers=sent)
        if check:
            CONTRACT.check(method, path.partition("?")[0], answer)
        return answer

    async def get(self, path: str, **options: Any) -> httpx2.Response:
        return await self.ask("GET", path, **options)

    async def post(self, path: str, body: Any = None, **options: Any) -> httpx2.Response:
        return await self.ask("POST", path, body, **options)

    async def patch(self, path: str, body: Any = None, **options: Any) -> httpx2.Response:
        return await self.ask("PATCH", path, body, **options)

    async def put(self, path: str, body: Any = None, **options: Any) -> httpx2.Response:
        return await self.ask("PUT", path, body, **options)

    async def delete(self, path: str, **options: Any) -> httpx2.Response:
        return await self.ask("DELETE", path, **options)

    async def open(self, guide: str = "agent-hiring", **fields: Any) -> dict[str, Any]:
        """Open an interview and return it."""
        answer = await self.post(INTERVIEWS, {"guide": guide, **fields})
        assert answer.status_code == 201, answer.text
        interview: dict[str, Any] = answer.json()
        return interview

    async def new(self, guide: str = "agent-hiring", **fields: Any) -> str:
        """Open an interview and return its path."""
        return f"{INTERVIEWS}/{(await self.open(guide, **fields))['id']}"

    async def say(self, interview: str, text: str, **fields: Any) -> dict[str, Any]:
        """Add a message to the interview at this path and return the receipt."""
        answer = await self.post(f"{interview}/messages", {"text": text, **fields})
        assert answer.status_code == 201, answer.text
        receipt: dict[str, Any] = answer.json()
        return receipt

    async def now(self, interview: str) -> dict[str, Any]:
        """Return the interview at this path as it stands."""
        answer = await self.get(interview)
        assert answer.status_code == 200, answer.text
        found: dict[str, Any] = answer.json()
        return found

    async def events(self, interview: str, after: int = 0) -> list[dict[str, Any]]:
        """Return the events of the interview at this path."""
        answer = await self.get(f"{interview}/events?after={after}")
        assert answer.status_code == 200, answer.text
        items: list[dict[str, Any]] = answer.json()["items"]
        return items


class House:
    """A running system with an owner, and other callers made as they are needed."""

    def __init__(self, started: Running, *, public_url: str | None = None) -> None:
        self.services: Services = started.services
        self.app = asgi(started.services, public_url=public_url)
        self.owner = self.caller(OWNER_KEY)
        self.nobody = self.caller(None)
        self._members: dict[str, Api] = {}

    def caller(self, key: str | None) -> Api:
        return Api(self.app, key)

    async def member(self, role: str) -> Api:
        """Return somebody with a key of this role, the same each time."""
        if role not in self._members:
            answer = await self.owner.post("/api/v1/keys", {"name": f"a {role}", "role": role})
            self._members[role] = self.caller(answer.json()["key"])
        return self._members[role]

    async def rival(self) -> Api:
        """Return the owner of another organization, the same each time."""
        if "rival" not in self._members:
            self._members["rival"] = await self.organization()
        return self._members["rival"]

    async def organization(self) -> Api:
        """Return the owner of a new organization."""
        body = {"id": f"org-{uuid.uuid4().hex[:12]}", "name": "Another one"}
        answer = await self.owner.post("/api/v1/organizations", body)
        assert answer.status_code == 201, answer.text
        return self.caller(answer.json()["key"])

    async def candidate(self, interview: str, *, owner: Api | None = None) -> Api:
        """Return the candidate of the interview at this path."""
        return self.caller(token_of((await (owner or self.owner).now(interview))["link"]))

    async def settled(self, interview: str) -> dict[str, Any]:
        """Return the interview at this path once every reply it owes was given."""
        id_ = interview.rpartition("/")[2]
        while (found := await self.owner.now(interview))["owed_since"] is not None:
            assert found["status"] == "active", "nobody will answer"
            await self.services.turns.settle(id_, patience_s=5)  # type: ignore[arg-type]
        return found


@asynccontextmanager
async def housed(
    data: Path,
    *,
    clock: Clock | None = None,
    public_url: str | None = None,
    owner_key: str = OWNER_KEY,
    settings: Settings | None = None,
    outside: Outside | None = None,
) -> AsyncIterator[House]:
    """Run a system on a data folder; again after it was stopped.

    Args:
        settings: those of models and webhooks; None: neither is set up.
        outside: stands in for what would be made of `settings`.
    """
    if settings is not None:
        outside = set_up(settings)
    interviewers = Interviewers(outside) if outside is not None else None
    async with running(
        data,
        owner_key=owner_key,
        clock=clock,
        interviewers=interviewers,
        token_budget=settings.token_budget if settings is not None else None,
    ) as started:
        yield House(started, public_url=public_url)


def token_of(link: str) -> str:
    """Return the candidate's token in a link."""
    token = link.rpartition("/i/")[2]
    assert token
    return token


def problem(answer: httpx2.Response) -> tuple[int, str, str | None]:
    """Return the status, code and field of a problem."""
    assert answer.headers["content-type"] == "application/problem+json", answer.text
    body = answer.json()
    return answer.status_code, body["code"], body.get("field")
