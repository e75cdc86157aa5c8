"""How commands reach the interviews: over the HTTP contract, wherever the server is.

If a server runs on the data folder, commands talk to it; if none does, they start
the same system in their own process and talk to that: on the data folder, or as one more
node of a shared database, which leaves nothing behind. With a URL they talk to any server
there is. Either way it is one and the same API.
"""

from collections.abc import AsyncIterator, Callable
from contextlib import AsyncExitStack, asynccontextmanager
from enum import StrEnum
from functools import wraps
from pathlib import Path
from typing import Any, TypeVar

import click
import httpx2
import msgspec

from vivavoce.cli.files import node_folder
from vivavoce.errors import CannotStart, VivavoceError
from vivavoce.settings import from_environment

T = TypeVar("T")

TIMEOUT_S = 30.0


class Failed(VivavoceError):
    """The server answered with a problem; the message is its `detail`."""

    code = "failed"

    def __init__(self, message: str, *, status: int, problem: str) -> None:
        super().__init__(message)
        self.status = status
        self.problem = problem  # its stable code


class Unreachable(VivavoceError):
    """No answer came; the server may be restarting. The request may be repeated."""

    code = "unreachable"


class Desk:
    """The API, as commands use it. Bodies are as the contract shows them."""

    def __init__(self, client: httpx2.AsyncClient) -> None:
        self._client = client

    async def get(self, path: str, **query: Any) -> Any:
        """Return what GET `path` answers; query parameters that are None are left out."""
        return (await self._ask("GET", path, query=query)).json()

    async def text(self, path: str, **query: Any) -> str:
        """Return what GET `path` answers, as text."""
        return (await self._ask("GET", path, query=query)).text

    async def content(self, path: str, **query: Any) -> bytes:
        """Return what GET `path` answers, byte by byte."""
        return (await self._ask("GET", path, query=query)).content

    async def post(self, path: str, body: dict[str, Any] | None = None) -> Any:
        """Return what POST `path` answers to `body`."""
        return (await self._ask("POST", path, body=body)).json()

    async def delete(self, path: str) -> None:
        """DELETE `path`."""
        await self._ask("DELETE", path)

    async def _ask(
        self,
        method: str,
        path: str,
        *,
        query: dict[str, Any] | None = None,
        body: dict[str, Any] | None = None,
    ) -> httpx2.Response:
        """Send one request.

        Raises:
            Failed: the server answered with a problem.
            Unreachable: no answer came.
        """
        given = {name: value for name, value in (query or {}).items() if value is not None}
        content = msgspec.json.encode(body) if body is not None else None
        headers = {"content-type": "application/json"} if body is not None else None
        try:
            response = await self._client.request(
                method, f"/api/v1{path}", params=given, content=content, headers=headers
            )
        except httpx2.TransportError as error:
            raise Unreachable(
                f"The server at {self._client.base_url} does not answer: {error}."
            ) from error
        if response.is_success:
            return response
        try:
            problem = response.json()
        except ValueError:
            problem = {}
        raise Failed(
            problem.get("detail") or f"The server answered {response.status_code}.",
            status=response.status_code,
            problem=problem.get("code", ""),
        )


class Turns(StrEnum):
    """Whose replies are made while a command runs the system in its own process.

    A server may have other settings, and interviewers that only it knows. What they lead
    would be handed to the script for good if a look at a list were to find it.
    """

    NONE = "none"  # what is owed stays so until a server makes it
    NEW = "new"  # what the command itself brings about
    ALL = "all"  # as a server does


class Place(msgspec.Struct, frozen=True, kw_only=True):
    """Where the interviews are: a data folder, a shared database, or a server elsewhere."""

    data: Path
    database_url: str | None = None
    url: str | None = None
    key: str | None = None


def place_options(function: Callable[..., T]) -> Callable[..., T]:
    """Give a command the options that say where the interviews are, as `where`: a `Place`."""

    @wraps(function)
    def placed(
        *,
        data: Path | None,
        database_url: str | None,
        url: str | None,
        key: str | None,
        **others: Any,
    ) -> T:
        return function(where=place(data, database_url, url, key), **others)

    for option in (
        click.option("--key", envvar="VIVAVOCE_KEY", help="Your key to the server at --url."),
        click.option("--url", envvar="VIVAVOCE_URL", help="A server elsewhere, with --key."),
        click.option("--database-url", help="PostgreSQL that nodes share, instead of SQLite."),
        click.option(
            "--data", type=click.Path(path_type=Path), help="Data folder.  [default: data]"
        ),
    ):
        placed = option(placed)
    return placed


def place(data: Path | None, database_url: str | None, url: str | None, key: str | None) -> Place:
    """Return where the interviews are.

    Raises:
        CannotStart: a URL without a key, or a setting that makes no sense.
    """
    if url and not key:
        raise CannotStart("--url needs --key (VIVAVOCE_KEY): your key to that server.")
    settings = from_environment(data=data, database_url=database_url)
    return Place(data=settings.data, database_url=settings.database_url, url=url, key=key)


@asynccontextmanager
async def at_desk(
    where: Place, *, may_create: bool = False, turns: Turns = Turns.NONE
) -> AsyncIterator[Desk]:
    """Reach the interviews at `where` until the block ends.

    Args:
        may_create: make the data folder if there is none; else that is an error.
        turns: whose are taken here when no server runs, which takes all of them.

    Raises:
        CannotStart: there is nothing there, or it cannot be used.
    """
    if where.url and where.key:
        async with _client(where.url, where.key) as client:
            yield Desk(client)
        return
    server = await _running_server(where)
    if server is not None:
        async with _client(server.url, server.key) as client:
            yield Desk(client)
        return
    async with AsyncExitStack() as stack:
        folder = stack.enter_context(node_folder(where.data, where.database_url))
        if where.database_url is None:
            if folder.exists() and not folder.is_dir():
                raise CannotStart(f"{folder} is not a folder; choose another with --data.")
            if not may_create and not (folder / "journal.db").exists():
                raise CannotStart(
                    f"There are no interviews in {folder}; start some with `vivavoce serve` or "
                    "`vivavoce new`, or name another folder with --data."
                )
        elif not may_create:
            await _check_begun(where.database_url)
        yield Desk(await stack.enter_async_context(_own_server(where, folder, turns)))


def _client(url: str, key: str) -> httpx2.AsyncClient:
    return httpx2.AsyncClient(
        base_url=url.rstrip("/"), headers={"authorization": f"Bearer {key}"}, timeout=TIMEOUT_S
    )


async def _check_begun(database_url: str) -> None:
    from vivavoce.stores.opening import has_begun

    if not await has_begun(database_url):
        raise CannotStart(
            "There are no interviews in this database; start some with `vivavoce serve` or "
            "`vivavoce new`, or name another one with --database-url."
        )


async def _running_server(where: Place) -> "Any | None":
    from vivavoce.cli.address import fingerprint, read_address

    address = read_address(where.data)
    if address is None:
        return None
    if where.database_url is not None and address.database != fingerprint(where.database_url):
        return None  # it runs on another database
    async with _client(address.url, address.key) as client:
        try:
            answer = await client.get("/api/v1/keys")
        except httpx2.TransportError:
            return None
    # Another program may have taken the port since; only ours knows the key.
    return address if answer.is_success else None


@asynccontextmanager
async def _own_server(
    where: Place, folder: Path, turns: Turns
) -> AsyncIterator[httpx2.AsyncClient]:
    from vivavoce.app import asgi
    from vivavoce.interviewers.registry import Interviewers
    from vivavoce.interviewers.setting_up import set_up
    from vivavoce.running import running
    from vivavoce.service.bootstrap import DEFAULT_ORGANIZATION
    from vivavoce.service.callers import owner_of

    settings = from_environment(data=folder, database_url=where.database_url)
    outside = set_up(settings)
    async with running(
        folder,
        database_url=where.database_url,
        interviewers=Interviewers(outside),
        token_budget=settings.token_budget,
        has_turns=turns is not Turns.NONE,
        finds_owed=turns is Turns.ALL,
    ) as started:
        if started.opening.new_secret:
            kind = "folder" if where.database_url is None else "database"
            click.echo(
                f"This {kind} is new. Its owner's key, shown this once: "
                f"{started.opening.new_secret}\nKeep it: it opens the console of "
                "`vivavoce serve`.",
                err=True,
            )
        key = started.services.access.admit(owner_of(DEFAULT_ORGANIZATION))
        # Links lead to the server that `vivavoce serve` would open on this folder.
        base = settings.public_url or f"http://{settings.host}:{settings.port}"
        transport = httpx2.ASGITransport(app=asgi(started.services, public_url=base))
        async with httpx2.AsyncClient(
            transport=transport,
            base_url=base,
            headers={"authorization": f"Bearer {key}"},
            timeout=TIMEOUT_S,
        ) as client:
            yield client
