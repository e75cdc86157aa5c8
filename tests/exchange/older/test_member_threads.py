"""Files are read at once, on threads: what they share must bear that."""

import subprocess
import sys

READ_AT_ONCE = """
import sys, threading, msgspec
from vivavoce.exchange.older.member import Member

def read():
    together.wait()
    for _ in range(200):
        msgspec.convert(told, Member)

entry = {"seq": 1, "event": "e", "recorded_at": "t", "actor": "a", "data": {}}
told = {"format": 1, "version": 1, "events": [entry]}
together = threading.Barrier(8)
sys.setswitchinterval(1e-6)
threads = [threading.Thread(target=read) for _ in range(8)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
"""


def test_members_read_by_several_threads_at_once_end_no_import() -> None:
    """It ended every second program with SIGSEGV, within the library that checks types."""
    for _ in range(6):
        done = subprocess.run([sys.executable, "-c", READ_AT_ONCE], check=False)
        assert done.returncode == 0
