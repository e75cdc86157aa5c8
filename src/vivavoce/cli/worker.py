"""The process that serves: Vivavoce behind uvicorn, from ready to a calm stop."""

import asyncio
import contextlib
import gc
import os
import signal
import socket
import sys
import threading
from collections.abc import AsyncIterator, Iterator
from types import FrameType

import click
import msgspec
import uvicorn

from vivavoce import observability
from vivavoce.app import asgi
from vivavoce.cli.address import Address, fingerprint, remove_address, write_address
from vivavoce.cli.door import Door, connections_through, raise_limit
from vivavoce.cli.listener import url_of
from vivavoce.cli.main import CANNOT_START
from vivavoce.cli.pace import GC_THRESHOLDS, SWITCH_INTERVAL_S
from vivavoce.cli.supervisor import MAKE_WAY, READY, WARM
from vivavoce.cli.warming import warm_up
from vivavoce.errors import CannotStart, DamagedRecord, StoreBroken, StoreUnavailable
from vivavoce.interviewers.registry import Interviewers
from vivavoce.interviewers.setting_up import set_up, warm_model
from vivavoce.journal.registry import Key, Role
from vivavoce.running import Running, running
from vivavoce.service.access import Access
from vivavoce.service.bootstrap import DEFAULT_ORGANIZATION
from vivavoce.service.callers import Caller
from vivavoce.settings import Settings
from vivavoce.stores.sqlite.folder import LOCK_PATIENCE_S

# sysexits.h: EX_IOERR. The supervisor starts a fresh process.
DISK_FAILED = 74

# After the disk failed: time to answer those who wait that it did.
LAST_WORDS_S = 0.1

# Requests under way may take this long after SIGTERM; live pages leave at once.
GRACE_S = 10.0

# And this long when the next worker waits, and everybody who came in the meantime with it.
# Whoever is cut off sends the same again, and that is recognised.
MAKING_WAY_S = 2.0

# A request that had arrived when the stop came may still lie in the socket, unread.
UNREAD_S = 0.02

LOOK_EVERY_S = 0.002
DATE_EVERY_S = 1.0  # answers carry the date

# The worker before may need all its grace, and time to finish replies and close.
HANDOVER_PATIENCE_S = 60.0


class Shift(msgspec.Struct, frozen=True, kw_only=True):
    """What a worker has to know of its supervisor."""

    tell: int  # descriptor of the supervisor's pipe
    restarts: int  # how often the supervisor had to start a worker again
    predecessor: int = 0  # the worker that serves until this one is warm; 0: none

    @property
    def goes_on(self) -> bool:
        """Whether another worker served before this one, since the server was started."""
        return bool(self.restarts or self.predecessor)


class Server(uvicorn.Server):
    """uvicorn's server, telling when it is ready and letting live pages go when it stops."""

    def __init__(
        self, config: uvicorn.Config, started: Running, settings: Settings, shift: Shift
    ) -> None:
        super().__init__(config)
        self._started = started
        self._settings = settings
        self._shift = shift
        self._grace_s = GRACE_S
        self._leaving = asyncio.Event()

    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        access, opening = self._started.services.access, self._started.opening
        # A folder that was emptied meanwhile has a key that nobody knows yet.
        is_announced = not self._shift.goes_on or opening.new_secret is not None
        sign_in = await _sign_in(access, opening.owner) if is_announced else None
        # From here on nothing is waited for: whoever is answered finds everything said.
        await super().startup(sockets)
        assert sockets, "the supervisor hands the worker its socket"
        here = url_of(sockets[0])
        local = Caller(organization=DEFAULT_ORGANIZATION, actor="owner:local", role=Role.OWNER)
        address = Address(
            pid=os.getpid(),
            url=here,
            key=access.admit(local),
            database=fingerprint(self._settings.database_url),
        )
        try:
            write_address(self._settings.data, address)
        except OSError as error:
            observability.warning(
                "serve:address-unwritten", "Commands will not find the server", why=str(error)
            )
        public = (self._settings.public_url or here).rstrip("/")
        observability.info("serve:ready", "Open for business", url=here, pid=os.getpid())
        if is_announced:
            _announce(public, sign_in, opening.new_secret)
        _tell(self._shift, READY)
        os.close(self._shift.tell)
        gc.collect()
        gc.freeze()
        gc.set_threshold(*GC_THRESHOLDS)

    async def main_loop(self) -> None:
        """Serve until told to stop, and notice that at once: callers wait meanwhile."""
        while not await self.on_tick(0):
            with contextlib.suppress(TimeoutError):
                await asyncio.wait_for(self._leaving.wait(), DATE_EVERY_S)

    async def shutdown(self, sockets: list[socket.socket] | None = None) -> None:
        """Answer what has arrived, say farewell with each answer, and leave (I13)."""
        observability.info("serve:stopping", "Finishing what was accepted")
        for server in self.servers:
            server.close()
        for listener in sockets or []:
            listener.close()
        state = self.server_state
        state.default_headers = [*state.default_headers, (b"connection", b"close")]
        self._started.services.feed.close()
        for connection in list(state.connections):
            cycle = getattr(connection, "cycle", None)
            if cycle is not None and not cycle.response_complete:
                connection.shutdown()  # its answer is the last one
        await asyncio.sleep(UNREAD_S)
        for connection in list(state.connections):
            connection.shutdown()
        try:
            async with asyncio.timeout(self._grace_s):
                while (state.connections or state.tasks) and not self.force_exit:  # noqa: ASYNC110 - sets of uvicorn's
                    await asyncio.sleep(LOOK_EVERY_S)
        except TimeoutError:
            observability.warning(
                "serve:cut-off", "Requests took too long and were cut off", n=len(state.tasks)
            )
            for task in state.tasks:
                task.cancel()

    def handle_exit(self, sig: int, frame: FrameType | None) -> None:
        super().handle_exit(sig, frame)
        self._leaving.set()

    def make_way(self) -> None:
        """Stop as quickly as is polite: the next worker is warm and waits for the folder."""
        self._grace_s = MAKING_WAY_S
        self.handle_exit(MAKE_WAY, None)

    @contextlib.contextmanager
    def capture_signals(self) -> Iterator[None]:
        """Stop calmly on SIGTERM and SIGINT, and exit 0 afterwards (I13)."""
        loop = asyncio.get_running_loop()
        for number in (signal.SIGTERM, signal.SIGINT):
            loop.add_signal_handler(number, self.handle_exit, number, None)
        loop.add_signal_handler(MAKE_WAY, self.make_way)
        yield


def work(settings: Settings, listener: socket.socket, shift: Shift) -> int:
    """Serve until told to stop; return the exit code."""
    sys.setswitchinterval(SWITCH_INTERVAL_S)
    observability.log_to(sys.stdout, level=settings.log_level)
    if shift.restarts:
        observability.warning(
            "serve:restarted", "A worker ended; this one goes on", n=shift.restarts
        )
    if shift.predecessor:
        warm_up()
        warm_model(settings)
        # All of that stays. What a collection looks through later, while callers wait, is little.
        gc.collect()
        gc.freeze()
        observability.info("serve:taking-over", "Warm; the worker before makes way")
        _tell(shift, WARM)
        with contextlib.suppress(ProcessLookupError):  # it ended by itself
            os.kill(shift.predecessor, MAKE_WAY)
    try:
        with asyncio.Runner(loop_factory=_loop_factory()) as runner:
            runner.run(_serve(settings, listener, shift))
    except (CannotStart, StoreUnavailable) as error:
        click.echo(f"vivavoce: {error}", err=True)
        return CANNOT_START
    observability.info("serve:stopped", "Stopped; everything accepted is stored")
    return 0


async def _serve(settings: Settings, listener: socket.socket, shift: Shift) -> None:
    patience_s = HANDOVER_PATIENCE_S if shift.predecessor else LOCK_PATIENCE_S
    leaving = Leaving()
    raise_limit()
    interviewers = Interviewers(set_up(settings))
    async with (
        running(
            settings.data,
            database_url=settings.database_url,
            owner_key=settings.owner_key,
            interviewers=interviewers,
            token_budget=settings.token_budget,
            on_broken=leaving,
            patience_s=patience_s,
            warm=warm_up,
            mirror=settings.mirror,
            is_restart=shift.goes_on,
        ) as started,
        looking(interviewers),
    ):
        door = Door(started.services.vitals.crowd, listener)
        asyncio.get_running_loop().set_exception_handler(door.loop_failed)
        app = asgi(started.services, public_url=settings.public_url)
        config = uvicorn.Config(
            app,
            http=connections_through(door),
            ws="none",
            lifespan="off",
            log_config=None,
            access_log=False,
            server_header=False,
            timeout_keep_alive=75,
        )
        server = leaving.server = Server(config, started, settings, shift)
        await server.serve(sockets=[listener])
        with contextlib.suppress(OSError):  # commands ask the server and notice that it is gone
            remove_address(settings.data)


@contextlib.asynccontextmanager
async def looking(interviewers: Interviewers) -> AsyncIterator[None]:
    """See meanwhile whether those outside can be used; nobody waits for it."""
    look = asyncio.create_task(interviewers.look(), name="look-outside")
    try:
        yield
    finally:
        look.cancel()
        await asyncio.gather(look, return_exceptions=True)


def _tell(shift: Shift, news: bytes) -> None:
    with contextlib.suppress(BrokenPipeError):  # the supervisor has become a newer version
        os.write(shift.tell, news)


class Leaving:
    """Exits, closing nothing: closing would write to a disk that just failed (I12).

    Nothing can be stored or acknowledged any more. While it serves, those who wait are
    told so first; who comes now waits for the next worker.
    """

    def __init__(self) -> None:
        self.server: Server | None = None
        self._begun = False

    def __call__(self, error: StoreBroken) -> None:
        if self._begun:
            return
        self._begun = True
        is_serving = self.server is not None and not self.server.should_exit
        # Of all things not the event loop's business: it may hang on the disk that failed.
        end = threading.Timer(LAST_WORDS_S if is_serving else 0, os._exit, (DISK_FAILED,))
        end.start()
        observability.error("serve:disk-failed", "Leaving; a fresh process goes on", why=str(error))
        click.echo(f"vivavoce: {error}", err=True)
        sys.stdout.flush()
        if not is_serving:
            end.join()
        for listening in self.server.servers if self.server else []:
            listening.close()


async def _sign_in(access: Access, owner: Key) -> str | None:
    """Return the token of a one-time link; None when none can be stored just now."""
    try:
        return await access.offer_sign_in(owner)
    except (StoreUnavailable, DamagedRecord) as error:
        observability.warning("serve:no-sign-in", "Sign in with a key", why=str(error))
        return None


def _announce(url: str, sign_in: str | None, new_secret: str | None) -> None:
    lines = ["", f"  Vivavoce is open for business at {url}", ""]
    if sign_in is None:
        lines += [f"  Owner's console:  {url}/login  (with your key)"]
    else:
        lines += [f"  Owner's console:  {url}/login/{sign_in}"]
        lines += ["  (signs you in once, within a day)"]
    if new_secret:
        lines += ["", f"  Owner's key:      {new_secret}", "  (shown this once: keep it)"]
    with contextlib.suppress(OSError):  # nobody reads it: the worker serves all the same
        click.echo("\n".join([*lines, ""]), err=True)


def _loop_factory() -> type[asyncio.AbstractEventLoop] | None:
    try:
        import uvloop
    except ImportError:
        return None
    return uvloop.Loop
