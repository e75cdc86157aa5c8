"""The socket that callers reach the server on."""

import os
import socket
import subprocess
import sys

import pytest

from vivavoce.cli.listener import bind, take_over, url_of
from vivavoce.errors import CannotStart
from vivavoce.settings import Settings


@pytest.mark.parametrize(
    ("host", "reached"),
    [
        ("127.0.0.1", "127.0.0.1"),
        ("localhost", "127.0.0.1"),
        ("0.0.0.0", "127.0.0.1"),
        ("::1", "[::1]"),
        ("::", "[::1]"),
    ],
)
def test_its_url_reaches_it_from_this_machine(host: str, reached: str) -> None:
    if ":" in host and not has_ipv6():
        pytest.skip("this machine has no IPv6")
    with bind(Settings(host=host, port=0)) as listener:
        port = listener.getsockname()[1]
        assert url_of(listener) == f"http://{reached}:{port}"
        socket.create_connection((reached.strip("[]"), port)).close()


def test_what_was_handed_over_to_another_process_is_not_taken() -> None:
    environment = {"LISTEN_PID": str(os.getpid() + 1), "LISTEN_FDS": "1", "LISTEN_FDNAMES": "x"}
    assert take_over(environment) is None
    assert environment == {}, "nor believed by a process of ours"


@pytest.mark.parametrize("count", ["0", "2", "many", ""])
def test_other_than_one_socket_is_refused(count: str) -> None:
    with pytest.raises(CannotStart, match="One listening TCP socket can be handed over"):
        take_over({"LISTEN_PID": str(os.getpid()), "LISTEN_FDS": count})


def test_a_taken_port_is_told_with_the_way_out() -> None:
    with bind(Settings(port=0)) as listener:
        port = listener.getsockname()[1]
        with pytest.raises(CannotStart, match=rf"port {port}: Address already in use.* Choose"):
            bind(Settings(port=port))


@pytest.mark.parametrize("there", ["nothing", "a stranger", "itself"])
def test_what_was_handed_over_can_be_taken_back(there: str) -> None:
    """In a process of its own: descriptor 3 is anybody's here."""
    check = (
        "import os, socket, sys\n"
        "from vivavoce.cli.listener import hand_over, take_over\n"
        "is_taken = sys.argv[1] == 'a stranger'\n"
        "if sys.argv[1] != 'itself': os.dup2(os.open(os.devnull, os.O_RDONLY), 3)\n"
        "with socket.create_server(('127.0.0.1', 0)) as listener:\n"
        "    if sys.argv[1] == 'nothing': os.close(3)\n"
        "    before = sorted(os.listdir('/dev/fd'))\n"
        "    environment = {}\n"
        "    take_back = hand_over(listener, environment)\n"
        "    assert os.path.sameopenfile(3, listener.fileno()) and os.get_inheritable(3)\n"
        "    take_back()\n"
        "    assert not os.get_inheritable(listener.fileno())\n"
        "    assert environment == {} and sorted(os.listdir('/dev/fd')) == before\n"
        "    assert not is_taken or os.path.sameopenfile(3, os.open(os.devnull, os.O_RDONLY))\n"
    )
    subprocess.run([sys.executable, "-c", check, there], check=True)


def has_ipv6() -> bool:
    try:
        socket.create_server(("::1", 0), family=socket.AF_INET6).close()
    except OSError:
        return False
    return True
