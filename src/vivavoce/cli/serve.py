"""`vivavoce serve`: a small supervisor, and the worker it keeps alive.

After an I/O error only a fresh process may go on (I12), so the worker exits and
the supervisor starts another. The supervisor owns the port: connections made in
between wait instead of being refused. Killing the supervisor kills the worker,
so `kill -9` leaves nothing behind that holds the port or the folder.
"""

import contextlib
import errno
import os
import signal
import socket
import sys
import time
from pathlib import Path
from types import FrameType

import click

from vivavoce.cli.lifeline import die_with_parent
from vivavoce.errors import CannotStart
from vivavoce.settings import LOG_LEVELS, Settings, from_environment

# A predecessor that was just killed holds its port for another moment.
BIND_PATIENCE_S = 2.0
BACKLOG = 2048

RESTART_DELAY_MIN_S = 0.1
RESTART_DELAY_MAX_S = 5.0
# A worker that lived this long had recovered; the next failure is a new one.
RECOVERED_AFTER_S = 60.0


@click.command()
@click.option("--data", type=click.Path(path_type=Path), help="Data folder.  [default: data]")
@click.option("--host", help="Address to listen on.  [default: 127.0.0.1]")
@click.option("--port", type=int, help="Port to listen on; 0: any free one.  [default: 8000]")
@click.option("--public-url", help="How people reach the server, for links.")
@click.option("--database-url", help="Not in this version: PostgreSQL instead of SQLite.")
@click.option("--log-level", type=click.Choice(LOG_LEVELS), help="[default: info]")
def command(
    data: Path | None,
    host: str | None,
    port: int | None,
    public_url: str | None,
    database_url: str | None,
    log_level: str | None,
) -> None:
    """Open for business: API, pages, interviews.

    Each option may also be given as a variable VIVAVOCE_<OPTION>, for example
    VIVAVOCE_PORT. VIVAVOCE_OWNER_KEY sets the first owner's key; without it one is
    made and shown once.
    """
    settings = from_environment(
        data=data,
        host=host,
        port=port,
        public_url=public_url,
        database_url=database_url,
        log_level=log_level,
    )
    listener = bind(settings)
    sys.exit(Supervisor(settings, listener).run())


def bind(settings: Settings) -> socket.socket:
    """Return a listening socket.

    Raises:
        CannotStart: the port is taken, or the address is not this machine's.
    """
    deadline = time.monotonic() + BIND_PATIENCE_S
    is_v6 = ":" in settings.host
    while True:
        try:
            return socket.create_server(
                (settings.host, settings.port),
                family=socket.AF_INET6 if is_v6 else socket.AF_INET,
                backlog=BACKLOG,
            )
        except (OSError, OverflowError) as error:
            if time.monotonic() > deadline or getattr(error, "errno", None) != errno.EADDRINUSE:
                raise CannotStart(
                    f"Cannot listen on {settings.host} port {settings.port}: "
                    f"{getattr(error, 'strerror', None) or error}. Choose another with --port."
                ) from error
            time.sleep(0.05)


class Supervisor:
    """Keeps one worker alive until told to stop."""

    def __init__(self, settings: Settings, listener: socket.socket) -> None:
        self._settings = settings
        self._listener = listener
        self._worker = 0
        self._stopping = False

    def run(self) -> int:
        """Return the exit code: the worker's, once it stopped for good."""
        for number in (signal.SIGTERM, signal.SIGINT):
            signal.signal(number, self._stop)
        delay_s = RESTART_DELAY_MIN_S
        restarts = 0
        while True:
            started = time.monotonic()
            was_ready, code = self._run_worker(restarts)
            if self._stopping or code == 0 or (not was_ready and restarts == 0):
                return code
            if time.monotonic() - started > RECOVERED_AFTER_S:
                delay_s = RESTART_DELAY_MIN_S
            time.sleep(delay_s)
            delay_s = min(RESTART_DELAY_MAX_S, delay_s * 2)
            restarts += 1

    def _run_worker(self, restarts: int) -> tuple[bool, int]:
        """Run one worker to its end; return whether it was ever ready, and its exit code."""
        ready, tell_ready = os.pipe()
        # No signal may fall between the fork and the moment we know whom to pass it to.
        mask = {signal.SIGTERM, signal.SIGINT}
        signal.pthread_sigmask(signal.SIG_BLOCK, mask)
        supervisor = os.getpid()
        self._worker = os.fork()
        if self._worker == 0:
            os.close(ready)
            self._be_worker(supervisor, tell_ready, restarts, mask)
        os.close(tell_ready)
        signal.pthread_sigmask(signal.SIG_UNBLOCK, mask)
        _, status = os.waitpid(self._worker, 0)
        self._worker = 0
        was_ready = os.read(ready, 1) == b"r"
        os.close(ready)
        code = os.waitstatus_to_exitcode(status)
        if self._stopping and -code in mask:
            code = 0  # it was asked to stop before it had begun to listen: nothing was accepted
        return was_ready, code if code >= 0 else 128 - code

    def _be_worker(
        self, supervisor: int, tell_ready: int, restarts: int, mask: set[signal.Signals]
    ) -> None:
        code = 1
        try:
            die_with_parent(supervisor)
            os.setpgid(0, 0)  # Ctrl-C reaches the supervisor, which passes it on once
            for number in mask:
                signal.signal(number, signal.SIG_DFL)
            signal.pthread_sigmask(signal.SIG_UNBLOCK, mask)
            from vivavoce.cli.worker import work

            code = work(self._settings, self._listener, tell_ready=tell_ready, restarts=restarts)
        except BaseException:
            import traceback

            traceback.print_exc()
        finally:
            for stream in (sys.stdout, sys.stderr):
                with contextlib.suppress(OSError):  # its reader is gone, its disk full
                    stream.flush()
            os._exit(code)

    def _stop(self, number: int, frame: FrameType | None) -> None:
        self._stopping = True
        # From the worker's last accept on, callers are refused at once instead of
        # waiting for nobody: a load balancer turns to the next server.
        self._listener.close()
        if not self._worker:
            sys.exit(0)
        with contextlib.suppress(ProcessLookupError):  # it ended by itself this moment
            os.kill(self._worker, number)
