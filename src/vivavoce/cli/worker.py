"""The process that serves: Vivavoce behind uvicorn, from ready to a calm stop."""

import asyncio
import contextlib
import gc
import os
import signal
import socket
import sys
from collections.abc import Iterator

import click
import uvicorn

from vivavoce import observability
from vivavoce.app import asgi
from vivavoce.cli.address import Address, remove_address, write_address
from vivavoce.cli.main import CANNOT_START
from vivavoce.errors import CannotStart, StoreBroken, StoreUnavailable
from vivavoce.journal.registry import Role
from vivavoce.running import Running, running
from vivavoce.service.bootstrap import DEFAULT_ORGANIZATION
from vivavoce.service.callers import Caller
from vivavoce.settings import Settings

# sysexits.h: EX_IOERR. The supervisor starts a fresh process.
DISK_FAILED = 74

# Requests under way may take this long after SIGTERM; live pages leave at once.
GRACE_S = 10

# With a busy event loop the writer's thread waits a switch interval for every turn:
# at Python's default of 5 ms acknowledgements take seconds, at 50 µs milliseconds.
SWITCH_INTERVAL_S = 50e-6

# Thousands of pages and tasks live long; looking through them often finds nothing.
GC_THRESHOLDS = (50_000, 20, 50)


class Server(uvicorn.Server):
    """uvicorn's server, telling when it is ready and letting live pages go when it stops."""

    def __init__(self, config: uvicorn.Config, started: Running, settings: Settings) -> None:
        super().__init__(config)
        self._started = started
        self._settings = settings
        self.tell_ready = -1

    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        await super().startup(sockets)
        assert sockets, "the supervisor hands the worker its socket"
        port = sockets[0].getsockname()[1]
        host = f"[{self._settings.host}]" if ":" in self._settings.host else self._settings.host
        here = f"http://{'127.0.0.1' if host in {'0.0.0.0', '[::]'} else host}:{port}"  # noqa: S104 - compared, not bound
        access, opening = self._started.services.access, self._started.opening
        local = Caller(organization=DEFAULT_ORGANIZATION, actor="owner:local", role=Role.OWNER)
        address = Address(pid=os.getpid(), url=here, key=access.admit(local))
        try:
            write_address(self._settings.data, address)
        except OSError as error:
            observability.warning(
                "serve:address-unwritten", "Commands will not find the server", why=str(error)
            )
        public = (self._settings.public_url or here).rstrip("/")
        observability.info("serve:ready", "Open for business", url=here, pid=os.getpid())
        _announce(public, access.offer_sign_in(opening.owner), opening.new_secret)
        os.write(self.tell_ready, b"r")
        os.close(self.tell_ready)
        gc.collect()
        gc.freeze()
        gc.set_threshold(*GC_THRESHOLDS)

    async def shutdown(self, sockets: list[socket.socket] | None = None) -> None:
        observability.info("serve:stopping", "Finishing what was accepted")
        self._started.services.feed.close()
        await super().shutdown(sockets)

    @contextlib.contextmanager
    def capture_signals(self) -> Iterator[None]:
        """Stop calmly on SIGTERM and SIGINT, and exit 0 afterwards (I13)."""
        loop = asyncio.get_running_loop()
        for number in (signal.SIGTERM, signal.SIGINT):
            loop.add_signal_handler(number, self.handle_exit, number, None)
        yield


def work(settings: Settings, listener: socket.socket, *, tell_ready: int, restarts: int) -> int:
    """Serve until told to stop; return the exit code.

    Args:
        tell_ready: descriptor that gets one byte once the server is ready.
        restarts: how often the supervisor had to start a worker again.
    """
    sys.setswitchinterval(SWITCH_INTERVAL_S)
    observability.log_to(sys.stdout, level=settings.log_level)
    if restarts:
        observability.warning("serve:restarted", "A worker ended; this one goes on", n=restarts)
    try:
        with asyncio.Runner(loop_factory=_loop_factory()) as runner:
            runner.run(_serve(settings, listener, tell_ready))
    except (CannotStart, StoreUnavailable) as error:
        click.echo(f"vivavoce: {error}", err=True)
        return CANNOT_START
    observability.info("serve:stopped", "Stopped; everything accepted is stored")
    return 0


async def _serve(settings: Settings, listener: socket.socket, tell_ready: int) -> None:
    async with running(settings.data, owner_key=settings.owner_key, on_broken=_leave) as started:
        app = asgi(started.services, public_url=settings.public_url)
        config = uvicorn.Config(
            app,
            http="httptools",
            ws="none",
            lifespan="off",
            log_config=None,
            access_log=False,
            server_header=False,
            timeout_graceful_shutdown=GRACE_S,
            timeout_keep_alive=75,
        )
        server = Server(config, started, settings)
        server.tell_ready = tell_ready
        await server.serve(sockets=[listener])
        with contextlib.suppress(OSError):  # commands ask the server and notice that it is gone
            remove_address(settings.data)


def _leave(error: StoreBroken) -> None:
    """Exit at once, closing nothing: closing would write to a disk that just failed (I12)."""
    try:
        observability.error("serve:disk-failed", "Leaving; a fresh process goes on", why=str(error))
        click.echo(f"vivavoce: {error}", err=True)
        sys.stdout.flush()
    finally:
        os._exit(DISK_FAILED)  # also when the log lies on the disk that failed


def _announce(url: str, sign_in: str, new_secret: str | None) -> None:
    lines = ["", f"  Vivavoce is open for business at {url}", ""]
    lines += [f"  Owner's console:  {url}/login/{sign_in}", "  (signs you in once, within a day)"]
    if new_secret:
        lines += ["", f"  Owner's key:      {new_secret}", "  (shown this once: keep it)"]
    with contextlib.suppress(OSError):  # nobody reads it: a restarted worker serves all the same
        click.echo("\n".join([*lines, ""]), err=True)


def _loop_factory() -> type[asyncio.AbstractEventLoop] | None:
    try:
        import uvloop
    except ImportError:
        return None
    return uvloop.Loop
