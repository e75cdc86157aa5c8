"""The socket callers reach us on: our own, or one that was handed over.

Whoever starts us may have opened it already: systemd, or our own predecessor that makes
way for a new version. Both hand it over as sd_listen_fds(3) describes, so there is one
door for both. Callers who come in between wait in its queue and are never refused.
"""

import contextlib
import errno
import os
import socket
import time
from collections.abc import Callable, MutableMapping

from vivavoce.errors import CannotStart
from vivavoce.settings import Settings

# A predecessor that was just killed holds its port for another moment.
BIND_PATIENCE_S = 2.0
BACKLOG = 2048

# SD_LISTEN_FDS_START: where handed-over descriptors begin.
HANDED_OVER = 3

# Who listens on every address of the machine is reached at its own.
LOOPBACK = {"0.0.0.0": "127.0.0.1", "::": "::1"}  # noqa: S104 - compared, not bound


def open_listener(
    settings: Settings, environment: MutableMapping[str, str] = os.environ
) -> socket.socket:
    """Return a listening socket: the one handed over, else one bound as `settings` say.

    Raises:
        CannotStart: the port is taken, the address is not this machine's, or what was
            handed over is no single listening TCP socket.
    """
    return take_over(environment) or bind(settings)


def take_over(environment: MutableMapping[str, str] = os.environ) -> socket.socket | None:
    """Return the socket that was handed over to this process; None when none was.

    Takes what tells of it out of `environment`, so that no other process believes it.

    Raises:
        CannotStart: it is no single listening TCP socket.
    """
    told = {name: environment.pop(f"LISTEN_{name}", "") for name in ("PID", "FDS", "FDNAMES")}
    if told["PID"] != str(os.getpid()):
        return None
    try:
        if told["FDS"] != "1":
            raise OSError(errno.EINVAL, f"{told['FDS'] or 'no'} sockets")
        listener = socket.socket(fileno=HANDED_OVER)
        listener.set_inheritable(False)
        is_tcp = listener.family in {socket.AF_INET, socket.AF_INET6}
        if not is_tcp or not listener.getsockopt(socket.SOL_SOCKET, socket.SO_ACCEPTCONN):
            raise OSError(errno.EINVAL, f"a socket of another kind ({listener.family.name})")
    except OSError as error:
        raise CannotStart(
            f"One listening TCP socket can be handed over, and this was {error.strerror}; "
            "give the socket unit a single ListenStream= with address and port."
        ) from error
    return listener


def hand_over(
    listener: socket.socket, environment: MutableMapping[str, str] = os.environ
) -> Callable[[], None]:
    """Make ready for the program that replaces this one (execve) to take over `listener`.

    Returns what undoes it, in case that program does not begin.
    """
    is_there = listener.fileno() == HANDED_OVER
    stranger = -1  # whatever else has that number now
    if is_there:
        listener.set_inheritable(True)
    else:
        with contextlib.suppress(OSError):
            stranger = os.dup(HANDED_OVER)
        os.dup2(listener.fileno(), HANDED_OVER, inheritable=True)
    environment["LISTEN_PID"] = str(os.getpid())  # it stays the same process
    environment["LISTEN_FDS"] = "1"

    def take_back() -> None:
        del environment["LISTEN_PID"], environment["LISTEN_FDS"]
        if is_there:
            listener.set_inheritable(False)
        elif stranger < 0:
            os.close(HANDED_OVER)
        else:
            os.dup2(stranger, HANDED_OVER, inheritable=False)
            os.close(stranger)

    return take_back


def bind(settings: Settings) -> socket.socket:
    """Return a listening socket of our own.

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


def url_of(listener: socket.socket) -> str:
    """Return the URL that reaches `listener` from this machine."""
    host, port, *_ = listener.getsockname()
    reached = LOOPBACK.get(host, host)
    return f"http://[{reached}]:{port}" if ":" in reached else f"http://{reached}:{port}"
