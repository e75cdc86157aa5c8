"""Other people's servers that tests start for themselves: as whom they run, how they end.

PostgreSQL and PgBouncer refuse to run as root, and root's temporary folders are closed to
everybody else; so each has a folder of its own and, where we are root, a user of its own.
What is started here ends when the tests end, even if they are killed.
"""

import contextlib
import functools
import os
import pwd
import re
import shutil
import signal
import subprocess
import tempfile
import time
from collections.abc import Iterable, Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

GONE_WITHIN_S = 10.0

# 107 bytes are what Linux allows for the path of a socket, 103 what macOS does.
FOLDER_LETTERS_MAX = 80

# The system ends a server when the thread that started it ends; this one ends last of all.
_starter = ThreadPoolExecutor(1, thread_name_prefix="private-servers")


def start(
    command: Sequence[str | Path],
    *,
    folder: Path,
    log: Path,
    alone: bool = False,
    sees_itself: bool = False,
) -> subprocess.Popen[bytes]:
    """Start a server in its folder; what it says is added to `log`.

    Args:
        alone: in a process namespace of its own, where the system lets us. What is
            returned then only waits for the server, which is its one child.
        sees_itself: what is alone finds its own processes in /proc, not ours.
    """
    outer = [] if not alone or own_namespace() == () else [*_ends_with_us(), *own_namespace()]
    if outer and sees_itself:
        outer.append("--mount-proc")
    # A change of user forgets what was to happen at the parent's end: said on both sides of it.
    inner = [*(as_user() or _ends_with_us()[:1]), *_ends_with_us()[1:]]
    with log.open("ab") as said:
        give_to_user(log)  # nginx opens it once more
        return _starter.submit(
            subprocess.Popen[bytes],
            [*outer, *inner, *map(str, command)],
            stdin=subprocess.DEVNULL,
            stdout=said,
            stderr=said,
            cwd=folder,
            env=environment(),
            start_new_session=True,
        ).result()


def run(command: Sequence[str | Path], *, folder: Path) -> None:
    """Run a program to its good end, as the servers' user."""
    done = subprocess.run(
        [*as_user(), *map(str, command)],
        capture_output=True,
        text=True,
        check=False,
        cwd=folder,
        env=environment(),
    )
    assert done.returncode == 0, f"{command[0]} failed: {done.stderr[-2000:]}"


def _ends_with_us() -> list[str]:
    return ["setpriv", "--pdeathsig", "KILL"] if shutil.which("setpriv") else []


@functools.cache
def own_namespace() -> tuple[str, ...]:
    """Return the command that gives a process namespace of its own; empty where it is refused.

    Shared memory is of the namespace, too: what `kill -9` leaves of it goes with it.
    """
    way = ["unshare", "--pid", "--ipc", "--fork", "--kill-child=KILL"]
    if os.getuid() != 0:
        way[1:1] = ["--user", "--map-current-user"]
    if shutil.which("unshare") is None:
        return ()
    tried = subprocess.run([*way, "true"], check=False, capture_output=True)
    return tuple(way) if tried.returncode == 0 else ()


def environment() -> dict[str, str]:
    """Return our environment without what would lead a server or a client astray."""
    astray = ("PG", "VIVAVOCE_", "LC_")
    return {name: value for name, value in os.environ.items() if not name.startswith(astray)}


# The servers' user and folders.


@functools.cache
def user() -> pwd.struct_passwd | None:
    """Return the user that servers run as; None: as we are."""
    if os.getuid() != 0:
        return None
    for name in ("postgres", "nobody"):
        with contextlib.suppress(KeyError):
            return pwd.getpwnam(name)
    raise AssertionError("These servers refuse to run as root, and there is no user `nobody`.")


def as_user() -> list[str]:
    found = user()
    if found is None:
        return []
    return ["setpriv", f"--reuid={found.pw_uid}", f"--regid={found.pw_gid}", "--clear-groups"]


def usable_folder(wanted: Path | None) -> tuple[Path, bool]:
    """Return a folder that a server can use, and whether it was made for this one server.

    It is `wanted` where the servers' user can get there and the path is short enough for a
    socket in it; if not, `wanted` becomes a link to the folder.
    """
    if wanted is not None and len(str(wanted)) <= FOLDER_LETTERS_MAX and _is_open(wanted):
        wanted.mkdir(parents=True, exist_ok=True)
        give_to_user(wanted)
        return wanted, False
    _remove_left_over()
    made = Path(tempfile.mkdtemp(prefix=f"vivavoce-tests-{os.getpid()}-"))
    give_to_user(made)
    if wanted is not None:
        wanted.parent.mkdir(parents=True, exist_ok=True)
        wanted.symlink_to(made)
    return made, True


@functools.cache
def _remove_left_over() -> None:
    """Remove the folders of tests that were killed before they could."""
    for folder in Path(tempfile.gettempdir()).glob("vivavoce-tests-*-*"):
        owner = re.fullmatch(r"vivavoce-tests-(\d+)-.*", folder.name)
        if owner is not None and not is_there(int(owner[1])):
            shutil.rmtree(folder, ignore_errors=True)


def _is_open(folder: Path) -> bool:
    if user() is None:
        return True
    parents = [parent for parent in folder.absolute().parents if parent.exists()]
    return all(parent.stat().st_mode & 0o001 for parent in parents)


def give_to_user(path: Path) -> None:
    found = user()
    if found is not None:
        os.chown(path, found.pw_uid, found.pw_gid)


# Processes.


def children_of(process: int) -> list[int]:
    """Return the ids of the living children of a process, the oldest first."""
    if Path("/proc/self/stat").exists():
        try:
            listed = Path(f"/proc/{process}/task/{process}/children").read_text()
        except (FileNotFoundError, ProcessLookupError):
            return []
    else:
        found = subprocess.run(
            ["pgrep", "-P", str(process)], capture_output=True, text=True, check=False
        )
        listed = found.stdout
    return [int(child) for child in listed.split()]


def is_there(process: int) -> bool:
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    except PermissionError:
        return True
    return True


def wait_gone(processes: Iterable[int]) -> None:
    """Return once none of the processes is there any more."""
    left = list(processes)
    deadline = time.monotonic() + GONE_WITHIN_S
    while left := [process for process in left if is_there(process)]:
        assert time.monotonic() < deadline, f"processes {left} are still there"
        time.sleep(0.002)


def command_of(process: int) -> str:
    """Return the command line of a process as `ps` shows it; empty if it is gone."""
    if Path("/proc/self/stat").exists():
        with contextlib.suppress(FileNotFoundError, ProcessLookupError):
            return Path(f"/proc/{process}/cmdline").read_text().replace("\0", " ")
        return ""
    told = subprocess.run(
        ["ps", "-o", "command=", "-p", str(process)], capture_output=True, text=True, check=False
    )
    return told.stdout.strip()


def stand_still(processes: Sequence[int]) -> None:
    """Stop processes where they are; return once they stand still or are gone."""
    signal_all(processes, signal.SIGSTOP)
    deadline = time.monotonic() + GONE_WITHIN_S
    while not all(map(stands_still, processes)):
        assert time.monotonic() < deadline, f"processes {processes} go on"
        time.sleep(0.001)


def stands_still(process: int) -> bool:
    """Tell whether a process was stopped by SIGSTOP, or is gone."""
    if Path("/proc/self/stat").exists():
        try:
            state = Path(f"/proc/{process}/stat").read_text().rpartition(")")[2].split()[0]
        except (FileNotFoundError, ProcessLookupError):
            return True
    else:
        told = subprocess.run(
            ["ps", "-o", "state=", "-p", str(process)], capture_output=True, text=True, check=False
        )
        state = told.stdout[:1] or "X"
    return state in {"T", "X", "Z"}


def signal_all(processes: Iterable[int], number: signal.Signals) -> None:
    for process in processes:
        with contextlib.suppress(ProcessLookupError):
            os.kill(process, number)
