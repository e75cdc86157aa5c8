"""The small process that keeps one worker alive, and can become a newer version of itself.

After an I/O error only a fresh process may go on (I12), so the worker exits and the
supervisor starts another. The supervisor owns the port: connections made in between
wait instead of being refused. Killing the supervisor kills the worker, so `kill -9`
leaves nothing behind that holds the port or the folder.

SIGHUP asks for a restart that nobody notices, onto a newer version if one was installed:

1. A rehearsal, the same command in a process of its own, imports all there is. If it
   fails, the old version goes on.
2. The supervisor executes itself anew. It stays the same process, so the worker and the
   socket stay its own; the worker serves on.
3. It forks the next worker, which gets warm, asks the old one to make way, and goes on
   the moment the data folder is free.
"""

import contextlib
import os
import signal
import socket
import sys
import time
from types import FrameType

from vivavoce import observability
from vivavoce.cli.lifeline import die_with_parent, has_terminal
from vivavoce.cli.listener import hand_over
from vivavoce.cli.stand_in import rest, stand_in
from vivavoce.settings import Settings

RESTART_DELAY_MIN_S = 0.1
RESTART_DELAY_MAX_S = 5.0
# A worker that lived this long had recovered; the next failure is a new one.
RECOVERED_AFTER_S = 60.0

STOPS = {signal.SIGTERM, signal.SIGINT}
SIGNALS = {*STOPS, signal.SIGHUP}

# The supervisor's signal to a worker: make way for the next one. Not SIGHUP, which
# `pkill -HUP -f vivavoce` would send to both.
MAKE_WAY = signal.SIGUSR1

# Something newer may be installed while a rehearsal is under way, so it is held again. Not
# for ever: somebody may ask for renewals faster than one can be rehearsed.
REHEARSALS_MAX = 3

# What a worker tells through its pipe.
WARM, READY = b"w", b"r"

# How a supervisor tells what it becomes by execve which worker it has, and its rehearsal
# whose it is. And that a renewal was asked for once more, too late for this one.
PREDECESSOR = "VIVAVOCE_PREDECESSOR"
ONCE_MORE = "VIVAVOCE_RENEWAL_WANTED"
REHEARSAL = "VIVAVOCE_REHEARSAL"


class Supervisor:
    """Keeps one worker alive until told to stop.

    Args:
        predecessor: a worker that the supervisor had before it executed itself anew; 0: none.
            It serves until the next one is warm.
        renewal_wanted: another renewal was asked for during that one.
    """

    def __init__(
        self,
        settings: Settings,
        listener: socket.socket,
        *,
        predecessor: int = 0,
        renewal_wanted: bool = False,
    ) -> None:
        self._settings = settings
        self._listener = listener
        self._worker = 0
        self._told = -1  # the read end of the worker's pipe
        self._predecessor = predecessor
        self._rehearsal = 0
        self._rehearsals = 0  # in a row, before anything came of them
        self._renewal_wanted = renewal_wanted
        self._stopping = False
        # One that the supervisor was started with `nohup` ignores.
        self._ignores_hang_up = signal.getsignal(signal.SIGHUP) is signal.SIG_IGN
        self._has_terminal = has_terminal()

    def run(self) -> int:
        """Return the exit code: the worker's, once it stopped for good."""
        # Whoever started us may have ignored it; then no worker's end would ever be told.
        signal.signal(signal.SIGCHLD, signal.SIG_DFL)
        for number in STOPS:
            signal.signal(number, self._stop)
        signal.signal(signal.SIGHUP, self._hang_up)
        # What became of us by execve had blocked them, so that none is lost in between.
        signal.pthread_sigmask(signal.SIG_UNBLOCK, SIGNALS)
        delay_s = RESTART_DELAY_MIN_S
        restarts = 0
        is_first_start = not self._predecessor
        while True:
            started = time.monotonic()
            self._start_worker(restarts)
            was_ready, code = self._watch()
            if self._stopping or code == 0 or (not was_ready and is_first_start):
                return code
            is_first_start = False
            if time.monotonic() - started > RECOVERED_AFTER_S:
                delay_s = RESTART_DELAY_MIN_S
            if was_ready:
                rest(delay_s)
            else:
                stand_in(self._listener, for_s=delay_s)
            delay_s = min(RESTART_DELAY_MAX_S, delay_s * 2)
            restarts += 1

    # The worker's life.

    def _start_worker(self, restarts: int) -> None:
        # No signal may fall between the fork and the moment we know whom to pass it to.
        signal.pthread_sigmask(signal.SIG_BLOCK, SIGNALS)
        if self._stopping:  # told so while becoming a newer version: only that one is left
            self._worker, self._predecessor = self._predecessor, 0
        else:
            self._told, tell = os.pipe()
            supervisor = os.getpid()
            self._worker = os.fork()
            if self._worker == 0:
                os.close(self._told)
                self._be_worker(supervisor, tell, restarts)
            os.close(tell)
        signal.pthread_sigmask(signal.SIG_UNBLOCK, SIGNALS)

    def _be_worker(self, supervisor: int, tell: int, restarts: int) -> None:
        code = 1
        try:
            die_with_parent(supervisor)
            os.setpgid(0, 0)  # Ctrl-C reaches the supervisor, which passes it on once
            for number in STOPS:
                signal.signal(number, signal.SIG_DFL)
            signal.signal(signal.SIGHUP, signal.SIG_IGN)
            signal.pthread_sigmask(signal.SIG_UNBLOCK, SIGNALS)
            from vivavoce.cli.worker import Shift, work

            shift = Shift(tell=tell, restarts=restarts, predecessor=self._predecessor)
            code = work(self._settings, self._listener, shift)
        except BaseException:
            import traceback

            traceback.print_exc()
        finally:
            for stream in (sys.stdout, sys.stderr):
                with contextlib.suppress(OSError):  # its reader is gone, its disk full
                    stream.flush()
            os._exit(code)

    def _watch(self) -> tuple[bool, int]:
        """Return once no worker is left: whether one was ever ready, and its exit code."""
        was_told_to_leave = False
        while True:
            pid, status = os.waitpid(-1, 0)  # as process 1 of a container, strangers too
            code = os.waitstatus_to_exitcode(status)
            if pid == self._worker:
                told = self._close_pipe()
                if not self._predecessor:
                    self._worker = 0
                    # It made way for one that failed: leaving was not its own idea.
                    code = code or int(was_told_to_leave and not self._stopping)
                    return READY in told, self._exit_code(code)
                was_told_to_leave = WARM in told
                self._fall_back(code, was_told_to_leave=was_told_to_leave)
            elif pid == self._predecessor:
                self._predecessor = 0
                self._rehearse()
            elif pid == self._rehearsal:
                self._rehearsal = 0
                self._rehearsed(code)

    def _exit_code(self, code: int) -> int:
        if self._stopping and -code in STOPS:
            return 0  # it was asked to stop before it had begun to listen: nothing was accepted
        return code if code >= 0 else 128 - code

    def _close_pipe(self) -> bytes:
        if self._told < 0:
            return READY  # it was a predecessor
        told = os.read(self._told, 16)
        os.close(self._told)
        self._told = -1
        return told

    def _fall_back(self, code: int, *, was_told_to_leave: bool) -> None:
        """Go on with the predecessor: the worker that should have followed it has ended."""
        self._worker, self._predecessor = self._predecessor, 0
        if self._stopping:
            return
        if was_told_to_leave:
            # It is leaving and may take its time, which nobody has now. What it has
            # acknowledged is safe, and what follows makes the replies that are owed.
            with contextlib.suppress(ProcessLookupError):
                os.kill(self._worker, signal.SIGKILL)
        self._open_log()
        observability.error(
            "serve:successor-failed", "The next worker ended before it was ready", code=code
        )
        self._rehearse()  # something newer may have been installed meanwhile

    # Becoming a newer version.

    def _rehearse(self) -> None:
        """Begin a renewal that was asked for, unless another one is under way."""
        if not self._renewal_wanted or self._rehearsal or self._predecessor or self._stopping:
            return
        self._renewal_wanted = False
        self._rehearsals += 1
        try:
            self._rehearsal = os.posix_spawn(
                sys.executable,
                _command(),
                os.environ | {REHEARSAL: str(os.getpid())},
                setsigmask=(),
                setsigdef=SIGNALS,
            )
        except OSError as error:
            self._refuse(why=str(error))

    def _rehearsed(self, code: int) -> None:
        if self._stopping:
            return
        if self._renewal_wanted and self._rehearsals < REHEARSALS_MAX:
            self._rehearse()  # something newer was installed meanwhile
        elif code == 0:
            self._execute_anew()
        else:
            self._refuse(why=f"its rehearsal ended with exit code {code}")

    def _execute_anew(self) -> None:
        """Become what is installed now: the same process, socket and worker."""
        signal.pthread_sigmask(signal.SIG_BLOCK, SIGNALS)
        if self._ignores_hang_up:
            signal.signal(signal.SIGHUP, signal.SIG_IGN)
        if not self._stopping:
            self._refuse(why=self._become_anew())
        signal.signal(signal.SIGHUP, self._hang_up)
        signal.pthread_sigmask(signal.SIG_UNBLOCK, SIGNALS)

    def _become_anew(self) -> str:
        """Return only if it cannot be done: why, and everything is as it was."""
        news = {PREDECESSOR: str(self._worker), ONCE_MORE: "1" if self._renewal_wanted else ""}
        take_back = None
        try:
            take_back = hand_over(self._listener)
            os.environ.update(news)
            os.execv(sys.executable, _command())  # noqa: S606 - our own command line
        except OSError as error:
            if take_back is not None:
                take_back()
            for name in news:
                os.environ.pop(name, None)
            return str(error)

    def _refuse(self, *, why: str) -> None:
        self._rehearsals = 0
        self._open_log()
        observability.error(
            "serve:renewal-refused",
            "The version installed now does not start; the one that runs goes on",
            why=why,
        )
        self._rehearse()  # if it was asked for once more

    def _open_log(self) -> None:
        """Log from here on, as workers do; as long as all is well there is nothing to say."""
        observability.log_to(sys.stdout, level=self._settings.log_level)

    # Signals.

    def _stop(self, number: int, frame: FrameType | None) -> None:
        self._stopping = True
        # From the worker's last accept on, callers are refused at once instead of
        # waiting for nobody: a load balancer turns to the next server.
        self._listener.close()
        self._send(self._rehearsal, signal.SIGKILL)
        if not self._worker and not self._predecessor:
            sys.exit(0)
        self._send(self._worker, number)
        self._send(self._predecessor, number)

    def _hang_up(self, number: int, frame: FrameType | None) -> None:
        """Renew, unless it came because the terminal was closed."""
        if self._has_terminal and not has_terminal():
            self._has_terminal = False
            if not self._ignores_hang_up:
                self._stop(signal.SIGTERM, frame)
            return
        self._renewal_wanted = True
        self._rehearse()

    def _send(self, pid: int, number: int) -> None:
        if pid:
            with contextlib.suppress(ProcessLookupError):  # it ended by itself this moment
                os.kill(pid, number)


def _command() -> list[str]:
    """Return the command line this process was started with, options and all."""
    return [sys.executable, *sys.orig_argv[1:]]
