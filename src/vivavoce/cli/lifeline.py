"""Whom a process depends on: a child on its parent, and both on a terminal."""

import ctypes
import os
import signal
import sys
import threading
import time

PR_SET_PDEATHSIG = 1  # prctl(2)
POLL_EVERY_S = 0.2


def die_with_parent(parent: int) -> None:
    """Have this process killed when `parent`, which started it, dies.

    The kernel does it on Linux; elsewhere a thread looks five times a second.
    """
    if sys.platform == "linux":
        ctypes.CDLL(None).prctl(PR_SET_PDEATHSIG, signal.SIGKILL)
    else:
        threading.Thread(target=_watch, args=(parent,), daemon=True).start()
    if os.getppid() != parent:
        os.kill(os.getpid(), signal.SIGKILL)


def has_terminal() -> bool:
    """Tell whether this process can reach a terminal that controls it."""
    try:
        os.close(os.open("/dev/tty", os.O_RDWR | os.O_NOCTTY))
    except OSError:  # ENXIO: there is none, or not any more
        return False
    return True


def _watch(parent: int) -> None:
    while os.getppid() == parent:
        time.sleep(POLL_EVERY_S)
    os.kill(os.getpid(), signal.SIGKILL)
